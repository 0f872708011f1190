"""The way to an answer: whoever breaks it hears of it before anybody taps in vain."""

from pathlib import Path
from typing import Any

import pytest

from bot.faq import Doors, Fault, load, read
from bot.faq.rules import doors as rules
from bot.faq.rules import holes
from bot.shipped import Faulty
from tests.faq.sample import DOORS, NAMES, Labels, topic, whole, write

DOORS_FILE = "locales/doors.toml"


def found(*changed: Any, doors: Doors = DOORS, words: Labels | None = None) -> list[Fault]:
    return list(rules.faults(whole(*changed, doors=doors), words or Labels()))


def eight_and(more: int) -> tuple[str, ...]:
    return tuple(f"shelf-{number}" for number in range(8 + more))


@pytest.mark.parametrize(
    ("doors", "said"),
    [
        (Doors({"abroad": ("work",), "family": ("work",)}, {"work": NAMES}), []),  # behind two doors
        (Doors({"abroad": ("work", "stay")}, {"work": NAMES, "stay": ("wages",)}), []),  # on two shelves
        (Doors({"abroad": ("work",)}, {"work": ("wages",)}), ["passport-withheld stands on no shelf"]),
        (Doors({"abroad": ("work",)}, {"work": (*NAMES, "gone")}), ["there is no answer gone"]),
        (Doors({"abroad": ("work", "stay")}, {"work": NAMES}), ["there is no shelf stay"]),
        (Doors({"abroad": ("work",)}, {"work": NAMES, "stay": NAMES}), ["shelf stay is behind no door"]),
        (Doors({"abroad": ("work", "work")}, {"work": NAMES}), ["abroad names work twice"]),
        (Doors({"abroad": eight_and(0)}, dict.fromkeys(eight_and(0), NAMES)), []),
        (Doors({"abroad": eight_and(1)}, dict.fromkeys(eight_and(1), NAMES)), ["abroad has 9 buttons, 8 fit"]),
    ],
)
def test_every_topic_is_behind_a_door_and_every_page_fits_on_a_phone(doors: Doors, said: list[str]) -> None:
    assert found(doors=doors) == [Fault(DOORS_FILE, each) for each in said]


@pytest.mark.parametrize("more", [0, 1])
def test_a_shelf_holds_eight_topics(more: int) -> None:
    names = (*NAMES, *eight_and(more)[2:])
    beside = [topic(locale, name, related=()) for locale in ("id", "en") for name in names[2:]]
    assert (
        found(*beside, doors=Doors({"abroad": ("work",)}, {"work": names}))
        == [Fault(DOORS_FILE, "work has 9 buttons, 8 fit")] * more
    )


def test_on_the_red_shelf_every_answer_keeps_its_numbers_and_steps_whatever_grows_old() -> None:
    doors = Doors({"abroad": ("danger",)}, {"danger": NAMES})
    quiet = [f"{name} stands on shelf danger, but not emergency = true" for name in NAMES for _ in ("id", "en")]
    assert sorted(found(doors=doors), key=lambda fault: fault.text) == [
        Fault(DOORS_FILE, text) for text in sorted(quiet)
    ]
    loud = [topic(locale, name, emergency=True) for locale in ("id", "en") for name in NAMES]
    assert found(*loud, doors=doors) == []


def test_a_page_without_a_button_is_found() -> None:
    assert found(doors=Doors({"abroad": ("work",), "far": ()}, {"work": NAMES})) == [
        Fault(DOORS_FILE, "far leads nowhere")
    ]


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        (("en", "ask.shelf.work"), ["ask.shelf.work has no text in locales/en/texts.toml"]),
        (("id", "ask.door.abroad"), ["ask.door.abroad has no text in locales/id/texts.toml"]),
        (("id", "ask.door.far"), []),  # nobody needs it
    ],
)
def test_a_door_or_shelf_without_its_name_in_a_language_is_found(missing: tuple[str, str], said: list[str]) -> None:
    assert found(words=Labels(missing)) == [Fault(DOORS_FILE, each) for each in said]


# --- at the start ---


def two_languages(home: Path) -> Path:
    for locale in ("id", "en"):
        write(home, name=f"{locale}/faq/passport-withheld")
    return home


def test_answers_with_a_way_to_each_are_read(tmp_path: Path) -> None:
    assert read(two_languages(tmp_path), Labels()).ids == ("passport-withheld",)


@pytest.mark.parametrize(
    ("doors", "said"),
    [
        (
            '[doors]\nabroad = ["wrok"]\n[shelves]\nwork = ["passport-withheld"]',
            r", line 4: shelf work is behind no",
        ),
        ('[doors]\nabroad = ["work"]\n[shelves]\nwork = ["gone"]', r": passport-withheld stands on no shelf"),
        ('[doors]\nfar = ["work"]\n[shelves]\nwork = ["passport-withheld"]', r", line 2: ask.door.far has no text in"),
    ],
)
def test_with_a_way_that_leads_nowhere_no_bot_starts(tmp_path: Path, doors: str, said: str) -> None:
    (two_languages(tmp_path) / DOORS_FILE).write_text(doors)
    with pytest.raises(Faulty, match=rf"^locales/doors\.toml{said}"):
        read(tmp_path, Labels(("id", "ask.door.far")))


def test_nor_with_an_answer_that_is_missing_in_a_language(tmp_path: Path) -> None:
    write(tmp_path)
    with pytest.raises(Faulty, match=r"^locales/en/faq/passport-withheld\.md: is missing, and is there in id$"):
        read(tmp_path, Labels())


def test_nor_without_the_file_of_doors(tmp_path: Path) -> None:
    (two_languages(tmp_path) / DOORS_FILE).unlink()
    with pytest.raises(Faulty, match=r"^locales/doors\.toml: is missing$"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("doors", "said"),
    [
        (b"[doors\n", ", line 1: Expected ']' at the end of a table declaration"),
        (b"\n[shelves]\n", ": [doors] is missing, or nothing stands below it"),
        (b"doors = 3\nshelves = 4\n", ", line 1: [doors] is missing, or nothing stands below it"),
        (b'[doors]\na = ["b"]\n[shelves]\n', ", line 3: [shelves] is missing, or nothing stands below it"),
        (b'[doors]\n\na = "b"\n[shelves]\n', ', line 3: a must be a list of names: ["…", "…"]'),
        (b'[doors]\na = ["b"]\n[shelves]\nb = [1]\n', ', line 4: b must be a list of names: ["…", "…"]'),
        (b"[doors]\n# caf\xe9\n", ", line 2: is not written in UTF-8; save it as UTF-8"),
        (b"[doors]\na = []\na = []\n", ", line 3: this name stands above already"),
    ],
)
def test_broken_doors_are_one_line_with_their_name_and_line(tmp_path: Path, doors: bytes, said: str) -> None:
    (two_languages(tmp_path) / DOORS_FILE).write_bytes(doors)
    faq, broken = load(tmp_path)
    assert [str(error) for error in broken] == [f"{DOORS_FILE}{said}"]
    assert holes(faq, Labels()) == ()


def test_a_topic_that_can_not_be_read_is_told_once_and_missed_nowhere(tmp_path: Path) -> None:
    two_languages(tmp_path)
    for locales in (("en",), ("id", "en")):
        for locale in locales:
            (tmp_path / f"locales/{locale}/faq/passport-withheld.md").write_bytes(b"+++ \xe9")
        faq, broken = load(tmp_path)
        assert len(broken) == len(locales)
        assert holes(faq, Labels()) == ()
