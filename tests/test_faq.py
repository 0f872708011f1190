"""Every answer in the tree can be told, and a file that can't be is named with the line."""

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from bot.faq import Faq, FaqError, Source, faults, read

TODAY = date(2026, 11, 24)


# --- the answers that stand in the tree ---


def test_every_answer_can_be_told() -> None:
    assert faults(read(), TODAY) == []


def test_there_are_answers_in_indonesian_and_english() -> None:
    faq = read()
    assert faq.locales == ("en", "id")
    assert {topic.id for topic in faq.of("id")} == {topic.id for topic in faq.of("en")} == set(faq.ids) != set()


# --- reading a file ---

FACTS = """title = "Paspor ditahan majikan"
short = "Paspor ditahan"
door = "abroad"
sample = ["paspor sy dipegang bos", "Majikan menahan paspor"]
sources = [{name = "UU 18/2017", year = 2017, url = "https://example.org/uu"}, {name = "KBRI", year = 2026}]
checked_on = 2026-11-20
review_by = 2027-05-20
confidence = "high"
related = []
"""
ANSWER = "Paspor **milik Anda**.\n"
BODY_STARTS = FACTS.count("\n") + 3


def test_a_file_becomes_a_topic(office: Path) -> None:
    topic = _read(office, FACTS, ANSWER).topic("id", "passport-withheld")
    assert (topic.id, topic.locale, topic.door, topic.short) == ("passport-withheld", "id", "abroad", "Paspor ditahan")
    assert topic.sample == ("paspor sy dipegang bos", "Majikan menahan paspor")
    assert topic.sources == (Source("UU 18/2017", 2017, "https://example.org/uu"), Source("KBRI", 2026))
    assert (topic.checked_on, topic.review_by) == (date(2026, 11, 20), date(2027, 5, 20))
    assert topic.html == "Paspor <b>milik Anda</b>."
    assert topic.length == len("Paspor milik Anda.")
    assert topic.voice == ""


def test_an_answer_is_withheld_after_its_review_day_and_not_on_it(office: Path) -> None:
    topic = _read(office, FACTS, ANSWER).topic("id", "passport-withheld")
    assert not topic.stale(date(2027, 5, 20))
    assert topic.stale(date(2027, 5, 21))


def test_a_file_from_windows_is_read(office: Path) -> None:
    path = _write(office, FACTS, ANSWER)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read(office).topic("id", "passport-withheld").html == "Paspor <b>milik Anda</b>."


def test_without_a_file_there_is_no_topic(office: Path) -> None:
    faq = _read(office, FACTS, ANSWER)
    assert faq.has("id", "passport-withheld")
    assert not faq.has("en", "passport-withheld")
    with pytest.raises(KeyError):
        faq.topic("en", "passport-withheld")


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
def test_a_little_markdown_becomes_what_telegram_shows(office: Path, markdown: str, html: str) -> None:
    assert _read(office, FACTS, markdown).topic("id", "passport-withheld").html == html


@pytest.mark.parametrize(
    ("markdown", "what"),
    [
        ("# Judul", "heading"),
        ("Judul\n---", "heading"),
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
def test_what_a_message_cannot_show_is_refused_with_its_line(office: Path, markdown: str, what: str) -> None:
    line = BODY_STARTS + 2 + (what == "a list in a list")
    with pytest.raises(FaqError, match=rf"passport-withheld\.md:{line}: {what}"):
        _read(office, FACTS, f"Satu.\n\n{markdown}\n")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('title = "Paspor ditahan majikan"\n', "", r"1: title is missing"),
        ('title = "', 'title = "" #', r"2: title must be a text"),
        ('Paspor ditahan"\ndoor', 'Paspor ditahan oleh majikan di sana"\ndoor', r"3: short has 35 char.* 30"),
        ('"abroad"', '"home"', r"4: door must be one of before, abroad, family, returned"),
        ("sample = [", "sample = [7, ", r"5: sample must be a text"),
        ("sample = [", "sample = 7 #", r"5: sample must be a list"),
        ("year = 2017", 'year = "2017"', r"6: sources must look like"),
        ("year = 2026", "tahun = 2026", r"6: sources must look like"),
        ("https://example.org/uu", "example.org", r"6: sources must have a web address"),
        ("sources = [", "sources = [] # ", r"6: sources must name at least one"),
        ("2026-11-20", '"20 November 2026"', r"7: checked_on must be a day"),
        ("2026-11-20", "2026-11-20T08:00:00", r"7: checked_on must be a day"),
        ("2027-05-20", "2027-15-20", r"8: .*line 8"),
        ('"high"', '"sure"', r"9: confidence must be one of high, medium, low"),
        ("related = []", 'related = []\ncolour = "red"', r"11: colour is none of title, short"),
    ],
)
def test_a_wrong_fact_is_named_with_file_and_line(office: Path, old: str, new: str, told: str) -> None:
    assert old in FACTS
    with pytest.raises(FaqError, match=rf"id/faq/passport-withheld\.md:{told}"):
        _read(office, FACTS.replace(old, new), ANSWER)


@pytest.mark.parametrize("text", ["", ANSWER, f"+++\n{FACTS}", f"---\n{FACTS}---\n{ANSWER}"])
def test_a_file_without_its_facts_is_refused(office: Path, text: str) -> None:
    _write(office, FACTS, ANSWER).write_text(text)
    with pytest.raises(FaqError, match=r"passport-withheld\.md:1: must begin with"):
        read(office)


def test_a_file_without_an_answer_is_refused(office: Path) -> None:
    with pytest.raises(FaqError, match="the answer is missing"):
        _read(office, FACTS, "\n\n")


# --- rules between the files ---


def test_good_files_have_no_faults(good: Faq) -> None:
    assert faults(good, TODAY) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"sample": ("satu", "dua")}, "2 sample questions, 8 are needed"),
        ({"html": "<b>" + "&amp;" * 3601 + "</b>"}, "3601 characters, 3600 fit in a message with its sources"),
        ({"review_by": date(2026, 11, 23)}, "was to be reviewed by 2026-11-23"),
        ({"checked_on": date(2027, 5, 21)}, "is to be reviewed on 2027-05-20, before it was checked"),
        ({"related": ("nothing",)}, "related topic nothing does not exist"),
        ({"sample": (*"abcdefgh", "A?")}, '"A?" stands there twice'),
    ],
)
def test_a_fault_of_one_file_is_named(good: Faq, change: dict[str, object], fault: str) -> None:
    changed = dataclasses.replace(good.topic("id", "passport-withheld"), **change)  # type: ignore[arg-type]
    faq = Faq({**good.topics, ("id", "passport-withheld"): changed})
    assert faults(faq, TODAY) == [f"locales/id/faq/passport-withheld.md: {fault}"]


def test_an_answer_missing_in_another_language_is_a_fault(good: Faq) -> None:
    only = {name: topic for name, topic in good.topics.items() if name != ("en", "wages")}
    assert faults(Faq(only), TODAY) == ["locales/id/faq/wages.md: is missing in en"]


def test_two_topics_do_not_share_a_question_however_it_is_written(good: Faq) -> None:
    wages = good.topic("id", "wages")
    shared = dataclasses.replace(wages, sample=(*wages.sample, "ID passport-withheld  0?!"))
    assert faults(Faq({**good.topics, ("id", "wages"): shared}), TODAY) == [
        'locales/id/faq/passport-withheld.md: "id passport-withheld 0" is also a sample question of wages',
        'locales/id/faq/wages.md: "ID passport-withheld  0?!" is also a sample question of passport-withheld',
    ]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def good(office: Path) -> Faq:
    topic = _read(office, FACTS, ANSWER).topic("id", "passport-withheld")
    return Faq(
        {
            (locale, name): dataclasses.replace(
                topic, locale=locale, id=name, sample=tuple(f"{locale} {name} {number}" for number in range(8))
            )
            for locale in ("id", "en")
            for name in ("passport-withheld", "wages")
        }
    )


def _read(office: Path, facts: str, answer: str) -> Faq:
    _write(office, facts, answer)
    return read(office)


def _write(office: Path, facts: str, answer: str) -> Path:
    path = office / "locales/id/faq/passport-withheld.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"+++\n{facts}+++\n{answer}", "utf-8")
    return path
