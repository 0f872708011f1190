"""Chat spelling is read as plain words."""

import pytest

from bot.shipped import lines_of
from bot.texts import HOME
from bot.understanding import spelling

SPELLING = spelling.read(HOME)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("tlg sy gk blh kluarrr", "tolong saya tidak boleh keluar"),
        ("TLG SY", "tolong saya"),
        ("gmn cara daftar siskop2mi kak", "bagaimana cara daftar siskop 0 mi kakak"),
        ("gabisa", "tidak bisa"),  # one typed word, two plain ones
        ("tiba2 laki2", "tiba tiba laki laki"),
        ("can't wait", "cant wait"),
        ("08.00 s/d 17.00", "0 s d 0"),
        ("sa tra tau", "saya tidak tahu"),
        ("tolooooong", "tolong"),
        ("saat maaf", "saat maaf"),  # two of a letter may be right
        ("👍", ""),
    ],
)
def test_words(typed: str, plain: str) -> None:
    assert SPELLING.words(typed) == plain.split()


def test_a_sentence_ends_at_its_mark_and_a_question_keeps_it() -> None:
    assert SPELLING.sentences("Halo kakak! gaji Rp1.000.000, kapan?\nterima kasih") == [
        ["halo", "kakak"],
        ["gaji", "rp", "0", "kapan", "?"],
        ["terima", "kasih"],
    ]


@pytest.mark.parametrize("joint", [" - ", ", ", " tapi ", " padahal ", " sambil "])
def test_a_clause_ends_at_what_joins_it_to_the_next(joint: str) -> None:
    assert SPELLING.clauses(f"gaji telat{joint}saya disekap") == [["gaji", "telat"], ["saya", "disekap"]]


def test_a_word_with_a_stroke_is_one() -> None:
    assert SPELLING.clauses("cara bikin e-pmi") == [["cara", "bikin", "e", "pmi"]]


@pytest.mark.parametrize("reason", [", soalnya", " ,krn", ",karena"])
def test_a_reason_after_a_comma_is_a_sentence_of_its_own(reason: str) -> None:
    assert SPELLING.sentences(f"biaya paspor 1,5 juta{reason} mahal") == [
        ["biaya", "paspor", "0", "juta"],
        ["karena", "mahal"],
    ]
    assert SPELLING.sentences("mahal karena jauh, kak") == [["mahal", "karena", "jauh", "kakak"]]


def test_clauses_end_at_pauses_turns_reasons_and_laughter() -> None:
    said = "majikan pukul saya wkwk tapi (katanya) bercanda, hahaha gimana ini? ??? cara lapor gimana soalnya sy takut"
    assert SPELLING.clauses(said) == [
        ["majikan", "pukul", "saya"],
        ["katanya"],
        ["bercanda"],
        ["bagaimana", "ini", "?"],
        ["cara", "lapor", "bagaimana"],
        ["saya", "takut"],
    ]


def test_more_than_a_message_can_hold_is_not_read() -> None:
    assert len(SPELLING.words("gaji " * 5000)) <= spelling.LONGEST / 5 + 1


def test_no_word_is_typed_for_two_plain_ones() -> None:
    for path in HOME.glob("locales/*/spelling.txt"):
        typings = [word for line in lines_of(path).values() for word in line.partition("=")[2].split()]
        assert not {word for word in typings if typings.count(word) > 1}, path


def test_no_plain_word_is_itself_rewritten() -> None:
    lines = [line for path in HOME.glob("locales/*/spelling.txt") for line in lines_of(path).values()]
    plain = {word for line in lines for word in line.partition("=")[0].split()}
    typed = {word for line in lines for word in line.partition("=")[2].split()}
    assert not plain & typed
