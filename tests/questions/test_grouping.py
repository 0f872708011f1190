"""Which questions ask alike, and what of their words is shown: pure."""

import itertools
import random

import pytest

from bot.masking import FEWEST, GAP, shown
from bot.questions import ENOUGH, NEVER_VILLAGE, Asked, grouped, overview, village_may_answer, words_of


def plain(text: str) -> str:
    return text.lower().replace("blm", "belum").replace("sy", "saya")


def usual(word: str) -> bool:
    return word.casefold() not in ("supardi", "rohan", "santoso")


def asked(*words: str, near: str = "unpaid-wages", answered: bool = False) -> list[Asked]:
    """Each by somebody else."""
    return [Asked(f"asker{number}", near, answered, each) for number, each in enumerate(words)]


def groups(some: list[Asked]) -> list[list[str]]:
    return sorted(sorted(each.words for each in group) for group in grouped(some, plain))


# Alike


@pytest.mark.parametrize(
    ("one", "other", "near", "other_near", "together"),
    [
        ("gaji saya belum dibayar", "gaji saya belum dibayar", "a", "b", True),
        ("gaji sy blm dibayar", "gaji saya belum dibayar", "a", "b", True),  # chat spelling
        ("gaji saya belum dibayar majikan", "gaji saya blm dibayarkan", "a", "b", True),
        ("gaji belum dibayar", "gaji saya belum dibayar tiga bulan", "a", "a", True),  # near the same topic
        ("gaji belum dibayar", "gaji saya belum dibayar tiga bulan lamanya", "a", "b", False),
        ("gaji belum dibayar", "gaji saya belum dibayar tiga bulan lamanya", "", "", False),  # no topic is no likeness
        ("gaji belum dibayar", "paspor saya hilang", "a", "a", False),
        ("a", "a", "", "", True),
        ("?", "!", "", "", False),
    ],
)
def test_two_questions_are_alike_or_not(one: str, other: str, near: str, other_near: str, together: bool) -> None:
    both = [Asked("x", near, False, one), Asked("y", other_near, False, other)]
    assert (len(grouped(both, plain)) == 1) is together


def test_a_chain_of_small_steps_is_not_one_group() -> None:
    words = ["aaa bbb ccc ddd", "bbb ccc ddd eee", "ccc ddd eee fff", "ddd eee fff ggg", "eee fff ggg hhh"]
    assert len(grouped(asked(*words, near=""), plain)) > 1


def test_the_order_of_questions_changes_nothing() -> None:
    some = asked(*("gaji belum dibayar", "gaji blm dibayar bos", "paspor ditahan", "paspor ditahan agen", "mau pulang"))
    assert all(groups(list(order)) == groups(some) for order in itertools.permutations(some))


def test_every_question_with_words_is_in_one_group() -> None:
    draw = random.Random(1)
    words = [" ".join(draw.choices(("gaji", "paspor", "pulang", "belum", "dibayar"), k=4)) for _ in range(300)]
    some = asked(*words, "", "")
    found = [each for group in grouped(some, plain) for each in group]
    assert sorted(each.asker for each in found) == sorted(each.asker for each in some if each.words)


def test_thousands_of_different_questions_are_compared_by_what_they_have_in_common() -> None:
    """Not each with each: that would be twelve million."""
    draw = random.Random(2)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(draw.choices(letters, k=40)) for _ in range(5_000)]
    calls = 0

    def counted(text: str) -> str:
        nonlocal calls
        calls += 1
        return text

    assert len(grouped(asked(*words), counted)) == 5_000
    assert calls == 5_000


# What is told


def test_fewer_than_enough_people_are_no_group_however_often_they_ask() -> None:
    some = [Asked(f"asker{number % (ENOUGH - 1)}", "passport", False, "paspor saya hilang") for number in range(20)]
    found = overview(some, plain)
    assert (found.groups, found.topics, found.few) == ((), (), 20)


def test_a_group_counts_people_and_questions_and_names_the_nearest_topic() -> None:
    some = asked(*["paspor hilang"] * 3, near="passport") + asked("paspor hilang", near="detained", answered=True)
    (group,) = overview(some, plain).groups
    assert (group.tally.near, group.tally.people) == ("passport", 3)
    assert (group.tally.unanswered, group.tally.unhelpful) == (3, 1)


def test_what_is_in_a_group_is_not_counted_again() -> None:
    some = asked(*["paspor hilang"] * 3, near="passport") + asked("", "", "", near="passport")
    found = overview(some, plain)
    assert len(found.groups) == 1
    assert [(each.near, each.unanswered) for each in found.topics] == [("passport", 3)]
    assert found.few == 0


def test_many_people_go_before_many_questions_of_few() -> None:
    often = [Asked(f"a{number % 3}", "passport", False, "paspor saya hilang") for number in range(30)]
    many = [Asked(f"b{number}", "unpaid-wages", False, "gaji belum dibayar") for number in range(4)]
    assert [group.tally.near for group in overview(often + many, plain).groups] == ["unpaid-wages", "passport"]


@pytest.mark.parametrize(
    ("near", "may"),
    [
        ({"passport"}, True),
        ({"passport", "visa"}, True),
        (set(), False),
        *(({"passport", heavy}, False) for heavy in sorted(NEVER_VILLAGE)),
    ],
)
def test_a_village_is_asked_about_nothing_heavy_and_nothing_unknown(near: set[str], may: bool) -> None:
    """Law 14."""
    assert village_may_answer(near, "berapa lama urusnya") is may


@pytest.mark.parametrize(
    "words",
    [
        "kades minta setoran 2 juta buat surat izin keluarga",
        "surat izin suami kok diminta uang rokok sama pak kadus",
        "sekdes pegang buku nikah saya gak dikembalikan katanya tebus dulu",
        "surat keterangan desa saya dibuatkan umur palsu 25 tahun",
        "bagaimana urus surat nikah karena saya hamil oleh pak kadus",
        "can the village head ask for a bribe",
    ],
)
def test_a_village_does_not_read_what_may_accuse_it(words: str) -> None:
    """Law 14."""
    assert not village_may_answer({"village-services"}, words)


# Without names


def told(*words: str) -> str:
    return shown([(f"asker{number}", each) for number, each in enumerate(words)], plain, usual)


@pytest.mark.parametrize(
    ("words", "hidden"),
    [
        ("gaji saya belum dibayar, hubungi 0812 3456 7890", "7890"),
        ("gaji saya belum dibayar, hubungi 0812-3456-7890", "0812"),
        ("gaji saya belum dibayar, hubungi +6281234567890", "6281"),
        ("gaji saya belum dibayar, hubungi ０８１２３４５６７８", "0812"),
        ("gaji saya belum dibayar https://contoh.invalid/a?b=c", "contoh"),
        ("gaji saya belum dibayar www.contoh.com", "contoh"),
        ("gaji saya belum dibayar t.me/contoh", "contoh"),
        ("gaji saya belum dibayar @contoh_agen", "contoh"),
        ("gaji saya belum dibayar pak budi", "budi"),
        ("gaji saya belum dibayar kata Bu Ratna", "Ratna"),
        ("nama saya Siti gaji belum dibayar", "Siti"),
        ("gaji saya belum dibayar agen Sinta", "Sinta"),
        ("gaji saya belum dibayar PT Maju Jaya", "Maju"),
        ("gaji saya belum dibayar rekening 1234567890", "1234567890"),
    ],
)
def test_names_numbers_and_links_are_hidden_even_if_all_wrote_them(words: str, hidden: str) -> None:
    seen = told(*[words] * 4)
    assert hidden not in seen
    assert "gaji" in seen


@pytest.mark.parametrize(
    "words",
    [
        "gaji saya belum dibayar 3 bulan",
        "pak saya mau tanya soal paspor",
        "ibu saya sakit di Malaysia",
        "berapa gaji di Arab Saudi? Apakah ada lembur",
        "GAJI BELUM DIBAYAR",
        "apakah KTP harus asli",
    ],
)
def test_plain_words_are_shown_as_they_were_written(words: str) -> None:
    assert told(words, words) == words


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("suami saya supardi belum pulang", f"suami saya {GAP} belum pulang"),
        ("suami saya SUPARDI belum pulang", f"suami saya {GAP} belum pulang"),
        ("amaq rohan main di kantor desa", f"amaq {GAP} main di kantor desa"),
    ],
)
def test_a_word_that_is_not_usual_is_hidden_though_three_phones_wrote_it(words: str, shown: str) -> None:
    assert told(*[words] * 3) == shown


def test_what_one_person_alone_wrote_becomes_a_gap() -> None:
    seen = told("gaji joko belum dibayar", "gaji siti belum dibayar", "gaji tono belum dibayar")
    assert seen == f"gaji {GAP} belum dibayar"


def test_the_question_that_says_most_is_shown_and_the_commonest_of_equals() -> None:
    assert told("gaji blm dibayar", "gaji blm dibayar", "gaji belum dibayar") == "gaji blm dibayar"
    assert (
        told("gaji belum dibayar", "gaji belum dibayar bulan ini", "gaji bulan ini") == "gaji belum dibayar bulan ini"
    )


@pytest.mark.parametrize(
    "words",
    [("0812 3456 7890",) * 3, ("a", "b", "c"), ("",) * 3, ("nol delapan satu dua tiga empat lima enam tujuh",) * 3],
)
def test_if_too_little_is_left_nothing_is_shown(words: tuple[str, ...]) -> None:
    assert told(*words) == ""


def test_a_long_story_is_cut_at_a_word() -> None:
    words = "gaji belum dibayar majikan " * 30
    seen = told(*[words] * 3)
    assert seen.endswith(f" {GAP}")
    assert words.startswith(seen.removesuffix(GAP))
    assert len(seen) < 170


def test_every_word_shown_was_written_by_two_people() -> None:
    draw = random.Random(3)
    vocabulary = ["gaji", "belum", "dibayar", "majikan", "siti", "joko", "paspor"]
    for _ in range(100):
        some = [(f"asker{who}", " ".join(draw.choices(vocabulary, k=5))) for who in range(4)]
        for word in shown(some, plain, usual).replace(GAP, "").split():
            assert sum(word in text.split() for _, text in some) >= FEWEST


def test_the_words_of_a_group_are_those_of_its_questions() -> None:
    (group,) = overview(asked(*["gaji sy blm dibayar"] * 3), plain).groups
    assert words_of(group, plain, usual) == "gaji sy blm dibayar"
