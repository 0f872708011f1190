"""The numbers that somebody in danger gets."""

import re
from pathlib import Path

import pytest

from bot.dialog.countries import ZONES
from bot.emergency import CONFIDENCES, KINDS, MOST, Contact, Reach, numbers, of_kind, read
from bot.shipped import Faulty
from bot.texts import HOME, Texts

CONTACTS = read(HOME / "locales" / "directory" / "contacts.toml")
COUNTRIES = sorted({contact.country for contact in CONTACTS if contact.country} | {"ID", "KH", "BN", "DE", "ZZ"})
FIRST = ("host_emergency", "mission")
TEXTS = Texts()


def ids(country: str | None) -> list[str]:
    return [contact.id for contact in numbers(CONTACTS, country)]


@pytest.mark.parametrize("country", [None, *COUNTRIES])
def test_everybody_gets_three_numbers_wherever_they_are(country: str | None) -> None:
    assert len(numbers(CONTACTS, country)) == MOST


def test_at_home_the_free_line_comes_first() -> None:
    assert ids("ID") == ["kemenp2mi", "kemenp2mi-whatsapp", "sapa129"]


def test_unknown_where_gets_the_lines_for_home_and_for_abroad() -> None:
    assert ids(None) == ["kemenp2mi", "kemenp2mi-abroad", "kemenp2mi-whatsapp"]


@pytest.mark.parametrize("country", [each for each in COUNTRIES if each != "ID"])
def test_abroad_nobody_gets_a_number_that_only_indonesia_can_call(country: str) -> None:
    assert not [contact for contact in numbers(CONTACTS, country) if contact.callable_from == "ID"]


@pytest.mark.parametrize("country", COUNTRIES)
def test_nobody_gets_the_numbers_of_another_country(country: str) -> None:
    assert {contact.country for contact in numbers(CONTACTS, country)} <= {"", country}


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("kind", ["host_emergency", "mission"])
def test_the_police_and_the_mission_are_never_withheld_however_old(country: str, kind: str) -> None:
    there = [contact for contact in CONTACTS if contact.country == country and contact.kind == kind]
    given = [contact for contact in numbers(CONTACTS, country) if contact.kind == kind]
    assert len(given) >= min(1, len(there))


@pytest.mark.parametrize("country", [None, *ZONES])
def test_the_police_comes_first_then_the_mission_then_the_surest_of_the_others(country: str | None) -> None:
    kinds = [contact.kind for contact in numbers(CONTACTS, country)]
    nearby = [kind for kind in FIRST if of_kind(kind, CONTACTS, country)]
    assert kinds[: len(nearby)] == nearby
    others = [contact for contact in numbers(CONTACTS, country) if contact.kind not in FIRST]
    doubts = [CONFIDENCES.index(contact.confidence) for contact in others]
    assert doubts == sorted(doubts)


def test_where_all_three_are_known_the_labour_office_comes_last() -> None:
    assert ids("TW") == ["emergency-tw", "kdei-taipei", "labour-tw"]
    assert ids("MY") == ["emergency-my", "kbri-kuala-lumpur", "kemenp2mi-abroad"]


def test_at_home_too_the_police_comes_first_once_its_number_is_known() -> None:
    police = Contact("police", "Polisi", "Police", "1", "host_emergency", "ID", "sedang", "papan", country="ID")
    assert [each.id for each in numbers([*CONTACTS, police], "ID")] == ["police", "kemenp2mi", "kemenp2mi-whatsapp"]


def test_a_line_that_only_answers_questions_is_no_help_in_danger() -> None:
    assert not [each for country in (None, *COUNTRIES) for each in numbers(CONTACTS, country) if each.kind == "service"]
    assert [contact.id for contact in of_kind("service", CONTACTS, "ID")] == ["kemnaker"]


def test_all_of_a_kind_are_those_that_can_be_called_from_there_the_surest_first() -> None:
    assert [contact.id for contact in of_kind("mission", CONTACTS, "MY")] == ["kbri-kuala-lumpur", "kjri-johor-bahru"]
    assert of_kind("mission", CONTACTS, "ID") == of_kind("service", CONTACTS, "MY") == []


def test_a_mission_for_the_whole_country_comes_before_one_for_a_part() -> None:
    assert "kbri-kuala-lumpur" in ids("MY")
    assert "kjri-johor-bahru" not in ids("MY")


@pytest.mark.parametrize(
    ("seen", "confidence", "old"),
    [
        ("2025-12", "tinggi", False),
        ("2024-01", "sedang", False),
        ("2023-12", "tinggi", True),
        ("2015", "tinggi", True),
        ("2026-01", "rendah", True),
        ("", "tinggi", False),
    ],
)
def test_a_number_long_unseen_or_doubtful_is_old(seen: str, confidence: str, old: bool) -> None:
    contact = Contact("a", "A", "A", "1", "central", "anywhere", confidence, "source", seen=seen)
    assert contact.old is old


# --- what people read ---


@pytest.mark.parametrize("page", ["emergency.numbers", "emergency.suicide"])
@pytest.mark.parametrize("locale", ["id", "en"])
@pytest.mark.parametrize("country", [None, *COUNTRIES])
def test_every_number_is_told_with_its_date(locale: str, country: str | None, page: str) -> None:
    told = numbers(CONTACTS, country)
    text = TEXTS.render(locale, page, reaches=[Reach(country, told)], own=country)
    for contact in told:
        number, date = _block(text, getattr(contact, f"name_{locale}"))
        assert contact.number == number
        assert re.search(r"\b20\d\d\b", date)
        assert ("belum dicek lagi" in date or "not checked again" in date) is contact.old
    assert len(text) < 1500


def _block(text: str, name: str) -> list[str]:
    """The two lines under a name: the number, and what is known of it."""
    lines = text.splitlines()
    place = next(place for place, line in enumerate(lines) if name in line)
    return lines[place + 1 : place + 3]


@pytest.mark.parametrize("locale", ["id", "en"])
def test_what_is_said_to_somebody_who_is_watched_names_nothing(locale: str) -> None:
    said = TEXTS.render(locale, "emergency.not_safe_reply").lower()
    assert not [word for word in ("darurat", "emergency", "bahaya", "danger", "lapor", "report") if word in said]


# --- the data ---


@pytest.mark.parametrize("contact", CONTACTS, ids=lambda contact: contact.id)
def test_a_contact_is_complete(contact: Contact) -> None:
    assert contact.kind in KINDS
    assert contact.confidence in CONFIDENCES
    assert contact.callable_from in ("ID", "abroad", "country", "anywhere")
    assert contact.cost in ("free", "paid", "unknown")
    assert re.fullmatch("([A-Z]{2})?", contact.country)
    assert re.fullmatch(r"(20\d\d(-\d\d)?)?", contact.seen)
    assert contact.source
    assert all(re.fullmatch(r"\+?\d[\d -]+", number) for number in contact.number.split(" / "))


@pytest.mark.parametrize("contact", CONTACTS, ids=lambda contact: contact.id)
def test_a_number_for_abroad_is_dialled_with_the_country(contact: Contact) -> None:
    dialled = [number.startswith("+") for number in contact.number.split(" / ")]
    assert any(dialled) or contact.callable_from in ("ID", "country")


@pytest.mark.parametrize("contact", CONTACTS, ids=lambda contact: contact.id)
def test_of_a_line_for_calls_from_abroad_it_is_known_whether_it_is_free(contact: Contact) -> None:
    assert contact.callable_from != "abroad" or contact.cost in ("free", "paid")


def test_no_number_stands_twice() -> None:
    dialled = [(contact.country, contact.number) for contact in CONTACTS]
    assert len(dialled) == len(set(dialled))


def test_a_contact_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "contacts.toml"
    path.write_text(
        '[here]\nname_id = "Sini"\nname_en = "Here"\nnumber = "999"\nkind = "central"\ncallable_from = "anywhere"\n'
        'confidence = "tinggi"\nsource = "papan"\nlanguages = ["id"]\n'
        '[there]\nname_id = "Sana"\nnumber = "998"\nrefused = "nomor lama"\nsource = "papan"\n'  # is not read
    )
    assert read(path) == (
        Contact("here", "Sini", "Here", "999", "central", "anywhere", "tinggi", "papan", languages=("id",)),
    )


ENTRY = {
    "name_id": '"Sini"',
    "name_en": '"Here"',
    "number": '"999"',
    "kind": '"central"',
    "callable_from": '"anywhere"',
    "confidence": '"tinggi"',
    "source": '"papan"',
}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"number": None}, "number is missing"),
        ({"source": '" "'}, "source must be a text"),
        ({"number": "999"}, "number must be a text"),
        ({"number": '"tanya satpam"'}, 'number "tanya satpam" must be digits as they are dialled'),
        ({"kind": '"polisi"'}, 'kind "polisi" is none of host_emergency, '),
        ({"callable_from": '"TW"'}, 'callable_from "TW" is none of ID, abroad, country, anywhere'),
        ({"confidence": '"yakin"'}, 'confidence "yakin" is none of tinggi, sedang, rendah'),
        ({"country": '"TWN"'}, 'country "TWN" is no code like ID, MY or TW'),
        ({"cost": '"murah"'}, 'cost "murah" is none of free, paid, unknown'),
        ({"seen": '"2025-13"'}, 'seen "2025-13" must be like 2025-12, or 2025, or left out'),
        ({"languages": '"id"'}, "languages must be a list of texts"),
        ({"phone": '"999"'}, "has no fact named phone; known are name_id, "),
    ],
)
def test_a_broken_contact_is_one_line_with_its_file_and_its_entry(
    tmp_path: Path, change: dict[str, str | None], fault: str
) -> None:
    path = tmp_path / "contacts.toml"
    lines = [f"{name} = {told}" for name, told in {**ENTRY, **change}.items() if told]
    path.write_text("\n".join(["[here]", *lines]), "utf-8")
    with pytest.raises(Faulty) as faulty:
        read(path)
    (line,) = str(faulty.value).splitlines()
    assert re.match(rf"{re.escape(str(path))}, line \d+: \[here\] {re.escape(fault)}", line)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (b"[here\n", ", line 1: Expected ']' at the end of a table declaration"),
        (b"\n# caf\xe9\n", ", line 2: is not written in UTF-8"),
        (b"here = 3\n", ", line 1: [here] must have its facts in lines below it"),
        (b"[here]\n[here]\n", ", line 2: this name stands above already"),
        (b"# no number\n", ": holds no number; somebody in danger would get none"),
    ],
)
def test_a_broken_file_of_contacts_is_one_line_with_its_name(tmp_path: Path, written: bytes, fault: str) -> None:
    path = tmp_path / "contacts.toml"
    path.write_bytes(written)
    with pytest.raises(Faulty) as faulty:
        read(path)
    (line,) = str(faulty.value).splitlines()
    assert line.startswith(f"{path}{fault}")
