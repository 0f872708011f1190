"""Every text in every language, and how one is found."""

import ast
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from bot.dialog import money
from bot.shipped import Faulty
from bot.texts import HOME, MissingText, Texts, plain
from tests.rehearsal import Rehearsal, faults

NOON = int(datetime(2027, 3, 12, 6, 30, tzinfo=UTC).timestamp())  # 14.30 in Makassar
TEXTS, REHEARSAL = Texts(), Rehearsal()
EVERY_TEXT = [(locale, key) for locale in TEXTS.locales for key in sorted(TEXTS.keys(locale))]
INDONESIAN = """
outer = "Kabar: {{ text('complaint.received', number=number) }}"
[complaint]
received = "Laporan <b>{{ number }}</b> tercatat."
[menu]
ask = "Tanya"
[country]
HK = "Hong Kong"
[currency]
MYR = "RM"
"""
ENGLISH = """
outer = "News: {{ text('complaint.received', number=number) }}"
[complaint]
received = "Report <b>{{ number }}</b> is recorded."
[menu]
ask = "Ask &amp; learn"
[country]
HK = "Hong Kong"
[currency]
MYR = "RM"
"""
SUMMARY = """
Laporan {{ number }}  \n

{% if false %}
Lampiran
{% endif %}

Kami kabari.

"""


# --- every text that stands in the tree ---


def test_indonesian_and_english_are_there_and_indonesian_is_first() -> None:
    assert TEXTS.locales[:2] == ("id", "en")


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        (
            "locales/en/texts.toml",
            ENGLISH.replace("ask =", "asked ="),
            r"^locales/id/texts\.toml: menu\.asked is missing; it is in locales/en/texts\.toml, line 6$",
        ),
        ("templates/en/menu.more.html", "More", r"^templates/id/menu\.more\.html: is missing$"),
        ("templates/id/menu.more.html", "Lagi", r"^templates/en/menu\.more\.html: is missing$"),
    ],
)
def test_every_locale_has_the_same_texts(office: Path, path: str, text: str, said: str) -> None:
    _write(office / path, text)
    with pytest.raises(Faulty, match=said):
        Texts(office)


def test_a_text_is_a_line_or_a_page_never_both(office: Path) -> None:
    for locale in ("id", "en"):
        _write(office / f"templates/{locale}/menu.ask.html", "Tanya")
    with pytest.raises(Faulty, match=r"^templates/en/menu\.ask\.html: stands in locales/en/texts\.toml already$"):
        Texts(office)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ask = 3", "menu.ask must be a text"),
        ('ask = " "', "menu.ask must be a text"),
        ('ask = "{{ number"', "menu.ask: unexpected end of template"),
        ('ask = "{{ number | colour }}"', "menu.ask: No filter named 'colour'"),
    ],
)
def test_a_line_that_says_nothing_is_named(office: Path, line: str, said: str) -> None:
    path = office / "locales/en/texts.toml"
    path.write_text(path.read_text().replace('ask = "Ask &amp; learn"', line))
    with pytest.raises(Faulty, match=rf"^locales/en/texts\.toml, line 6: {said}"):
        Texts(office)


@pytest.mark.parametrize(("locale", "key"), EVERY_TEXT)
def test_every_text_is_a_message_that_telegram_takes(locale: str, key: str) -> None:
    assert REHEARSAL.said(locale, key), f'"{key}" in {locale} says nothing'
    for full in (True, False):
        text = REHEARSAL.said(locale, key, full)
        found = list(faults(text))
        assert not found, f'"{key}" in {locale}: {", ".join(found)}\n{text}'


@pytest.mark.parametrize("locale", TEXTS.locales)
def test_every_text_the_code_names_is_written(locale: str) -> None:
    missing = [f"{place} says {key}" for place, key in _named_in_code() if not _written(locale, key)]
    assert not missing, f"not written in {locale}:\n" + "\n".join(missing)


@pytest.mark.parametrize("locale", TEXTS.locales)
def test_every_button_label_fits_on_a_button(locale: str) -> None:
    labels = {key: plain(REHEARSAL.said(locale, key)) for _, key in _named_in_code("Button") if TEXTS.has(locale, key)}
    assert not [(key, label) for key, label in labels.items() if len(label) > 64 or "\n" in label]


# --- finding and writing one ---


def test_a_line_and_a_page_are_found_by_the_same_call(office: Path) -> None:
    texts = Texts(office)
    assert texts.render("id", "complaint.received", number="PMI-7") == "Laporan <b>PMI-7</b> tercatat."
    assert texts.render("id", "complaint.summary", number="PMI-7") == "Laporan PMI-7\n\nKami kabari."


def test_what_people_typed_is_escaped_and_a_text_inside_a_text_is_not(office: Path) -> None:
    texts = Texts(office)
    assert texts.render("id", "complaint.received", number="<b>&") == "Laporan <b>&lt;b&gt;&amp;</b> tercatat."
    assert texts.render("id", "outer", number="<i>") == "Kabar: Laporan <b>&lt;i&gt;</b> tercatat."


def test_a_label_has_no_html(office: Path) -> None:
    assert Texts(office).label("en", "menu.ask") == "Ask & learn"


def test_a_menu_label_is_known_in_every_language(office: Path) -> None:
    assert Texts(office).labels("menu.ask") == {"Tanya": "id", "Ask & learn": "en"}


def test_a_missing_text_is_named_with_its_locale(office: Path) -> None:
    with pytest.raises(MissingText, match=r'"menu\.nothing" in locales/en'):
        Texts(office).render("en", "menu.nothing")
    assert not Texts(office).has("en", "menu.nothing")
    assert not Texts(office).has("xx", "menu.ask")


def test_a_missing_value_is_an_error_and_not_a_blank(office: Path) -> None:
    with pytest.raises(UndefinedError, match="number"):
        Texts(office).render("id", "complaint.received")


def test_a_broken_file_is_named_with_the_line(office: Path) -> None:
    (office / "locales/id/texts.toml").write_text('[menu]\nask = "Tanya\n')
    with pytest.raises(Faulty, match=r"id/texts\.toml, line 2: the text has no \" at its end"):
        Texts(office)


@pytest.mark.parametrize(
    ("own", "stored", "app", "locale"),
    [
        ("en", "id", "id", "en"),
        (None, "en", "id", "en"),
        (None, None, "en-US", "en"),
        (None, None, "id", "id"),
        (None, None, "ms-MY", "id"),
        (None, None, "in_ID", "id"),  # old Android phones
        (None, None, "zh-hans", "id"),
        ("fr", "", "", "id"),
        (None, None, None, "id"),
    ],
)
def test_a_person_reads_their_own_choice_then_what_we_know(
    own: str | None, stored: str | None, app: str | None, locale: str
) -> None:
    assert TEXTS.choose(own, stored, app, "id") == locale


def test_the_default_language_answers_when_nothing_is_known() -> None:
    assert TEXTS.choose(None, None, "zh", "en") == "en"


@pytest.mark.parametrize(
    ("source", "indonesian", "english"),
    [
        ("{{ '2027-03-12'|date }}", "12 Maret 2027", "12 March 2027"),
        ("{{ day|date }}", "12 Maret 2027", "12 March 2027"),
        ("{{ noon|date }}", "12 Maret 2027", "12 March 2027"),
        ("{{ (noon + 36000)|date }}", "13 Maret 2027", "13 March 2027"),  # past midnight in the office's zone
        ("{{ (noon + 36000)|date('UTC') }}", "12 Maret 2027", "12 March 2027"),
        ("{{ day|day }}", "Jumat, 12 Maret 2027", "Friday, 12 March 2027"),
        ("{{ '2027-03'|month }}", "Maret 2027", "March 2027"),
        ("{{ '2027'|month }}", "2027", "2027"),
        ("{{ noon|time('Asia/Makassar') }}", "14.30 WITA", "14:30 WITA"),
        ("{{ noon|time('Asia/Jakarta') }}", "13.30 WIB", "13:30 WIB"),
        ("{{ noon|time('Asia/Jayapura') }}", "15.30 WIT", "15:30 WIT"),
        ("{{ noon|time('Asia/Taipei') }}", "14.30 (Taipei)", "14:30 (Taipei)"),
        ("{{ noon|moment('Asia/Makassar') }}", "12 Maret 2027, 14.30 WITA", "12 March 2027, 14:30 WITA"),
        ("{{ noon|moment(None) }}", "12 Maret 2027, 14.30 WITA", "12 March 2027, 14:30 WITA"),
        ("{{ 12500|number }}", "12.500", "12,500"),
        ("{{ 4.5|number }}", "4,5", "4.5"),
        ("{{ {'amount': '2500000', 'currency': 'IDR'}|money }}", "Rp2.500.000", "IDR\xa02,500,000"),
        ("{{ {'amount': '20000.5', 'currency': 'TWD'}|money }}", "NT$20.000,50", "NT$20,000.50"),
        ("{{ {'amount': '1700', 'currency': 'MYR'}|money }}", "RM\xa01.700", "RM\xa01,700"),  # a line of ours
        ("{{ {'amount': '90', 'currency': 'SAR'}|money }}", "SAR\xa090", "SAR\xa090"),
        ("{{ 'SA'|country }}", "Arab Saudi", "Saudi Arabia"),
        ("{{ 'HK'|country }}", "Hong Kong", "Hong Kong"),  # a line of ours before Babel's "Hong Kong SAR China"
        ("{{ 'ZZZ'|country }}", "ZZZ", "ZZZ"),
    ],
)
def test_days_hours_money_and_countries_are_written_as_the_language_does(
    office: Path, source: str, indonesian: str, english: str
) -> None:
    for locale in ("id", "en"):
        (office / "templates" / locale / "tried.html").write_text(source)
    for locale, expected in (("id", indonesian), ("en", english)):
        assert Texts(office).render(locale, "tried", noon=NOON, day=date(2027, 3, 12)) == expected


@pytest.mark.parametrize("locale", TEXTS.locales)
def test_money_is_written_as_people_write_it_and_we_read_it(locale: str) -> None:
    keys = [key for key in TEXTS.keys(locale) if key.startswith("currency.")]
    ours = {key.removeprefix("currency."): TEXTS.label(locale, key) for key in keys}
    assert ours.keys() >= {"MYR", "TWD", "HKD", "SGD", "BND"}
    for code, sign in ours.items():
        assert money.read(f"{sign} 5.000", None) == {"amount": "5000", "currency": code}


@pytest.mark.parametrize("locale", TEXTS.locales)
def test_a_report_that_nobody_has_sorted_says_so_and_a_sorted_one_its_category(locale: str) -> None:
    unsorted = TEXTS.label(locale, "complaint.unsorted")
    assert TEXTS.label(locale, "complaint.problem", category="unknown") == unsorted
    assert TEXTS.label(locale, "complaint.problem", category="wages") == TEXTS.label(locale, "complaint.category.wages")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    _write(tmp_path / "locales/id/texts.toml", INDONESIAN)
    _write(tmp_path / "locales/en/texts.toml", ENGLISH)
    _write(tmp_path / "templates/id/complaint.summary.html", SUMMARY)
    _write(tmp_path / "templates/en/complaint.summary.html", "Report {{ number }}")
    return tmp_path


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize(
    "text",
    ["<p>a</p>", "<b>a", "a</b>", "<b><i>a</b></i>", "<a>a</a>", "a<br>", "a" * 4097, "<b>a</b", "a < b", "a & b"],
)
def test_a_message_that_telegram_refuses_is_found(text: str) -> None:
    assert list(faults(text))


# --- what the code says ---


def _named_in_code(*nouns: str) -> list[tuple[str, str]]:
    """(file:line, key) of every Say("…") and Button("…"); a key with a value in it is `complaint.{}`."""
    files = [*(HOME / "bot").rglob("*.py"), *(HOME / "handlers").rglob("*.py")]
    nodes = ((path, node) for path in files for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    calls = [(path, node) for path, node in nodes if isinstance(node, ast.Call)]
    return [
        (f"{path.name}:{call.lineno}", key)
        for path, call in calls
        if isinstance(call.func, ast.Name) and call.func.id in (nouns or ("Say", "Button")) and (key := _key(call))
    ]


def _key(call: ast.Call) -> str:
    named = [keyword.value for keyword in call.keywords if keyword.arg in ("key", "label")]
    return next((_literal(value) for value in (*call.args[:1], *named)), "")


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""


def _written(locale: str, key: str) -> bool:
    family = re.compile(re.escape(key).replace(r"\{\}", r".+"))
    return any(family.fullmatch(each) for each in TEXTS.keys(locale))
