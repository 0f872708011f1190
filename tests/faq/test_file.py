"""A file becomes an answer; one that can't be told is named with the line, and spoils no other."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.faq import Source, Topic, load, read
from bot.shipped import Faulty
from tests.faq.sample import ANSWER, FACTS, FIRST_LINE, NOW, topic, write


def told(home: Path, facts: str = FACTS, answer: str = ANSWER) -> Topic:
    write(home, facts, answer)
    return read(home).topic("id", "passport-withheld")


# --- one file ---


def test_a_file_becomes_a_topic(tmp_path: Path) -> None:
    found = told(tmp_path)
    assert (found.id, found.locale, found.short) == ("passport-withheld", "id", "Paspor ditahan")
    assert found.sample == ("paspor sy dipegang bos", "Majikan menahan paspor")
    assert found.sources == (Source("UU 18/2017", 2017, "https://example.org/uu"), Source("KBRI", 2026))
    assert (found.checked_on, found.review_by) == (date(2026, 11, 20), date(2027, 5, 20))
    assert found.html == found.whole == "Paspor <b>milik Anda</b>."
    assert (found.details, found.country) == ("", "")
    assert not any((found.emergency, found.asked_calmly, found.numbers, found.voice))


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ('country = "TW"', "country", "TW"),
        ("emergency = true", "emergency", True),
        ("asked_calmly = true", "asked_calmly", True),
        ("numbers = true", "numbers", True),
        ("voice = true", "voice", True),
    ],
)
def test_what_may_be_left_out_may_be_said(tmp_path: Path, line: str, name: str, value: object) -> None:
    assert getattr(told(tmp_path, f"{FACTS}{line}\n"), name) == value


def test_a_file_from_windows_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, answer="Satu.\n\n---\n\nDua.\n")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read(tmp_path).topic("id", "passport-withheld").whole == "Satu.\n\nDua."


def test_a_short_title_fills_a_button_and_no_more(tmp_path: Path) -> None:
    old = 'short = "Paspor ditahan"'
    assert told(tmp_path, FACTS.replace(old, f'short = "{"a" * 26}"')).short == "a" * 26
    with pytest.raises(Faulty, match=r", line 3: short has 27 characters, a button shows 26"):
        told(tmp_path, FACTS.replace(old, f'short = "{"a" * 27}"'))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('title = "Paspor ditahan majikan"\n', "", r"1: title is missing"),
        ('title = "', 'title = "" #', r"2: title must be a text"),
        ('"Paspor ditahan"', "7", r"3: short must be a text"),
        ("sample = [", "sample = [7, ", r"4: sample must be a text"),
        ("sample = [", "sample = 7 #", r"4: sample must be a list"),
        ("year = 2017", 'year = "2017"', r"5: sources must look like"),
        ("year = 2026", "tahun = 2026", r"5: sources must look like"),
        ("https://example.org/uu", "example.org", r"5: sources must have a web address"),
        ("sources = [", "sources = [] # ", r"5: sources must name at least one"),
        ("2026-11-20", '"20 November 2026"', r"6: checked_on must be a day"),
        ("2026-11-20", "2026-11-20T08:00:00", r"6: checked_on must be a day"),
        ("2027-05-20", "2027-15-20", r"7: review_by must be a day, as in"),
        ("2027-05-20", "2027-02-30", r"7: review_by must be a day, as in"),
        ("2027-05-20", "20-05-2027", r"7: review_by must be a day, as in"),
        ("2026-11-20", "November 2026", r"6: checked_on must be a day, as in"),
        ('"high"', "high", r"8: behind = must stand a text"),
        ('"high"', '"sure"', r"8: confidence must be one of high, medium, low"),
        ("related = []", 'related = "wages"', r"9: related must be a list"),
        ("related = []", 'related = []\ncolour = "red"', r"10: colour is none of title, short"),
        ("related = []", 'related = []\ndoor = "abroad"', r"10: door is none of"),
        ("related = []", 'related = []\ncountry = "Taiwan"', r"10: country must be the two letters"),
        ("related = []", 'related = []\ncountry = "tw"', r"10: country must be the two letters"),
        ("related = []", 'related = []\ncountry = "ZZ"', r"10: country must be the two letters"),
        ("related = []", "related = []\ncountry = 886", r"10: country must be a text"),
        ("related = []", "related = []\nemergency = false", r"10: emergency must be true, or left out"),
        ("related = []", 'related = []\nnumbers = "yes"', r"10: numbers must be true, or left out"),
        ("related = []", "related = []\nvoice = 1", r"10: voice must be true, or left out"),
    ],
)
def test_a_wrong_fact_is_named_with_file_and_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in FACTS
    with pytest.raises(Faulty, match=rf"id/faq/passport-withheld\.md, line {said}"):
        told(tmp_path, FACTS.replace(old, new))


@pytest.mark.parametrize("text", [ANSWER, f"+++\n{FACTS}", f"---\n{FACTS}---\n{ANSWER}"])
def test_a_file_without_its_facts_is_refused(tmp_path: Path, text: str) -> None:
    write(tmp_path).write_text(text)
    with pytest.raises(Faulty, match=r"passport-withheld\.md, line 1: must begin with"):
        read(tmp_path)


# --- the line --- ---


@pytest.mark.parametrize(
    ("answer", "first", "details"),
    [
        ("Satu.\n\n---\n\nDua.\n", "Satu.", "Dua."),
        ("Satu.\n\nDua.\n\n---\n\n- tiga\n- empat\n", "Satu.\n\nDua.", "• tiga\n• empat"),
        ("Satu.\n---\nDua.\n", "Satu.", "Dua."),
        ("Satu --- dua.\n", "Satu --- dua.", ""),
    ],
)
def test_above_the_line_is_told_first_and_below_it_stand_the_details(
    tmp_path: Path, answer: str, first: str, details: str
) -> None:
    found = told(tmp_path, answer=answer)
    assert (found.html, found.details) == (first, details)


@pytest.mark.parametrize(
    ("answer", "line", "what"),
    [
        ("\n\n", FIRST_LINE - 1, "the answer is missing"),
        ("\n---\n\nDua.\n", FIRST_LINE - 1, "the answer is missing"),
        ("Satu.\n\n---\n\n", FIRST_LINE + 2, "the answer is missing"),
        ("Satu.\n\n---\n\nDua.\n\n---\n\nTiga.\n", FIRST_LINE + 6, "hr"),
        ("Satu.\n\n---\n\nDua.\n\n# Tiga\n", FIRST_LINE + 6, "heading"),
        ("Satu.\n\n---\n\n`dua`\n", FIRST_LINE + 4, "code inline"),
        ("Satu.\n\n---", FIRST_LINE + 2, "hr"),  # a last line without its end is no line
    ],
)
def test_a_fault_on_either_side_of_the_line_is_named_with_its_own(
    tmp_path: Path, answer: str, line: int, what: str
) -> None:
    with pytest.raises(Faulty, match=rf"passport-withheld\.md, line {line}: {what}"):
        told(tmp_path, answer=answer)


# --- Markdown ---


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Satu.\n\nDua.", "Satu.\n\nDua."),
        ("Satu\nbaris.", "Satu baris."),
        ("Satu.\\\nDua.", "Satu.\nDua."),
        ("**tebal** dan *miring*", "<b>tebal</b> dan <i>miring</i>"),
        ("***dua-duanya***", "<i><b>dua-duanya</b></i>"),
        ("Bawa:\n\n- KTP\n- **paspor**", "Bawa:\n\n• KTP\n• <b>paspor</b>"),
        ("- KTP\n\n- paspor", "• KTP\n• paspor"),
        ("1. Telepon.\n2. Tunggu.", "1. Telepon.\n2. Tunggu."),
        ("3. Datang.\n4. Lapor.", "3. Datang.\n4. Lapor."),
        ("[situs](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">situs</a>'),
        ("Rp5 < Rp6 & AT&amp;T", "Rp5 &lt; Rp6 &amp; AT&amp;T"),
        ("ketik /lapor, snake_case_word", "ketik /lapor, snake_case_word"),
    ],
)
def test_a_little_markdown_becomes_what_telegram_shows(tmp_path: Path, markdown: str, html: str) -> None:
    assert told(tmp_path, answer=markdown).html == html


@pytest.mark.parametrize(
    ("markdown", "what"),
    [
        ("# Judul", "heading"),
        ("Judul\n===", "heading"),
        ("![foto](https://example.org/a.jpg)", "image"),
        ("<b>tebal</b>", "html inline"),
        ("<div>\nisi\n</div>", "html block"),
        ("`kode`", "code inline"),
        ("    kode", "code block"),
        ("> kutipan", "blockquote"),
        ("***", "hr"),
        ("- a\n  - b", "a list in a list"),
        ("[telepon](tel:0800)", "link"),
    ],
)
def test_what_a_message_cannot_show_is_refused_with_its_line(tmp_path: Path, markdown: str, what: str) -> None:
    line = FIRST_LINE + 2 + (what == "a list in a list")
    with pytest.raises(Faulty, match=rf"passport-withheld\.md, line {line}: {what}"):
        told(tmp_path, answer=f"Satu.\n\n{markdown}\n")


# --- all files ---


def test_without_a_file_there_is_no_topic(tmp_path: Path) -> None:
    write(tmp_path)
    faq = read(tmp_path)
    assert faq.has("id", "passport-withheld")
    assert not faq.has("en", "passport-withheld")
    with pytest.raises(KeyError):
        faq.topic("en", "passport-withheld")


def test_every_broken_file_is_found_at_once_and_the_sound_ones_are_read(tmp_path: Path) -> None:
    broken = {
        write(tmp_path, answer="# Judul\n", name="en/faq/wages"): FIRST_LINE,
        write(tmp_path, FACTS.replace('"high"', '"sure"'), name="id/faq/a"): 8,
        write(tmp_path, answer="", name="id/faq/z"): FIRST_LINE - 1,
    }
    write(tmp_path)
    faq, errors = load(tmp_path)
    assert faq.ids == ("passport-withheld",)
    assert [error.path for error in errors] == list(broken)
    assert [str(error).partition(": ")[0] for error in errors] == [
        f"{path.relative_to(tmp_path)}, line {line}" for path, line in broken.items()
    ]


def test_to_tell_them_the_first_broken_file_is_reason_enough_to_stop(tmp_path: Path) -> None:
    write(tmp_path)
    assert load(tmp_path)[1] == ()
    assert read(tmp_path).ids == ("passport-withheld",)
    write(tmp_path, answer="", name="id/faq/z")
    with pytest.raises(Faulty, match=r"z\.md"):
        read(tmp_path)


def test_a_shelf_has_its_own_order_and_only_what_there_is_in_that_language(tmp_path: Path) -> None:
    for name in ("id/faq/a", "id/faq/b", "en/faq/a"):
        write(tmp_path, name=name)
    (tmp_path / "locales/doors.toml").write_text('[doors]\nfar = ["one"]\n[shelves]\none = ["b", "gone", "a"]\n')
    faq = read(tmp_path)
    assert faq.doors.doors == {"far": ("one",)}
    assert faq.doors.topics == {"a", "b", "gone"}
    assert [each.id for each in faq.on("id", "one")] == ["b", "a"]
    assert [each.id for each in faq.on("en", "one")] == ["a"]
    assert faq.on("id", "nowhere") == ()


def test_a_file_that_may_not_be_opened_is_named(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "locales/id/faq/z.md").mkdir()
    with pytest.raises(Faulty, match=r"id/faq/z\.md: can't be opened: Is a directory"):
        read(tmp_path)


# --- the noun ---


@pytest.mark.parametrize(
    ("sources", "may"),
    [
        ('[{name = "Lentera", year = 2026}]', True),
        ('[{name = "Lentera", year = 2026}, {name = "UU 27/2022", year = 2022}]', False),
        ('[{name = "Lentera", year = 2026, url = "https://example.org"}]', False),
        ('[{name = "UU 27/2022", year = 2022}]', False),
    ],
)
def test_only_what_tells_of_lentera_itself_may_be_without_a_review_day(tmp_path: Path, sources: str, may: bool) -> None:
    """Law 7: all others would be told for ever."""
    kept = [line for line in FACTS.splitlines(keepends=True) if not line.startswith(("review_by", "sources"))]
    facts = "".join((*kept, f"sources = {sources}\n"))
    if may:
        assert not told(tmp_path, facts).stale(date(9998, 1, 1))
    else:
        with pytest.raises(Faulty, match=r"passport-withheld\.md, line 1: review_by is missing"):
            told(tmp_path, facts)


@pytest.mark.parametrize("locale", ["id", "en"])
def test_what_one_can_do_now_is_all_that_stands_below_its_heading(locale: str) -> None:
    now = f"{NOW[locale]}\n\n1. Lapor."
    assert topic(locale, html=f"Satu.\n\nDua.\n\n{now}", details="Tiga.").now == now
    assert topic(locale, html="Satu.", details=now).now == ""


def test_an_answer_is_withheld_after_its_review_day_and_not_on_it() -> None:
    assert not topic(review_by=date(2027, 5, 20)).stale(date(2027, 5, 20))
    assert topic(review_by=date(2027, 5, 20)).stale(date(2027, 5, 21))


def test_the_point_is_the_first_paragraph_as_it_is_seen_and_the_length_is_of_all() -> None:
    tried = topic(html="<b>Gaji</b> &amp; upah.\n\n• satu", details="<i>Dua</i>")
    assert tried.point == "Gaji & upah."
    assert tried.length == len("Gaji & upah.\n\n• satu\n\nDua")
    assert topic(html="Satu.", details="").point == "Satu."


@pytest.mark.parametrize(
    ("change", "another"),
    [
        ({"title": "Judul lain"}, True),
        ({"html": "Lain."}, True),
        ({"details": "Lain."}, True),
        ({"details": ""}, True),
        ({"sample": ("lain",)}, False),
        ({"checked_on": date(2026, 11, 24)}, False),
    ],
)
def test_a_text_has_another_print_once_it_is_changed_and_only_then(change: dict[str, Any], another: bool) -> None:
    assert (topic(**change).print != topic().print) is another


def test_a_file_in_another_encoding_is_one_line_with_its_name(tmp_path: Path) -> None:
    write(tmp_path).write_bytes(b'+++\ntitle = "Caf\xe9"\n+++\n')
    with pytest.raises(Faulty, match=r"passport-withheld\.md, line 2: is not written in UTF-8"):
        read(tmp_path)


def test_further_questions_that_one_language_has_the_others_have_too(tmp_path: Path) -> None:
    beside = [write(tmp_path, name=f"{locale}/faq/passport-withheld").with_suffix(".txt") for locale in ("id", "en")]
    for path in beside:
        path.write_text("# a comment\npaspor saya mana\n", "utf-8")
    assert read(tmp_path).topic("en", "passport-withheld").sample[-1] == "paspor saya mana"
    beside[1].unlink()
    with pytest.raises(Faulty, match=r"^locales/en/faq/passport-withheld\.txt: is missing$"):
        read(tmp_path)
