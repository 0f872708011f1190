"""Words of a list are known again as people type them, and usual words are left alone."""

import re
from collections.abc import Iterable

import pytest

from bot.texts import HOME
from bot.understanding.misspelt import Misspelt
from bot.understanding.patterns import read_patterns
from bot.understanding.wordforms import active, passive

MISSPELT = Misspelt(["dipukul*", "diperkosa", "terjepit", "majikan", "kamar", "mati"], usual=["dipikul", "kamera"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dpkl", {"dipukul"}),  # vowels left out
        ("mjkn", {"majikan"}),
        ("dipulul", {"dipukul"}),  # one letter wrong
        ("dipukkul", {"dipukul"}),  # one too many
        ("dipukl", {"dipukul"}),  # one missing
        ("dipuklu", {"dipukul"}),  # two in turn
        ("mjaikannya", {"majikan"}),  # with an ending
        ("tepukul", {"dipukul"}),  # Sasak
        ("napukul", {"dipukul"}),  # Makassar
        ("tajepit", {"terjepit"}),  # Palu
        ("dipukul", set()),  # the word itself
        ("dipikul", set()),  # a usual word
        ("kamera", set()),
        ("kamr", {"kamar"}),
        ("kmar", {"kamar"}),
        ("kumur", set()),  # two letters wrong
        ("mt", set()),  # too short to tell
        ("makan", set()),
        ("xipukul", set()),  # the first letter is right
    ],
)
def test_what_somebody_meant(typed: str, meant: set[str]) -> None:
    assert MISSPELT.meant({typed}) == meant


def test_a_di_apart_is_put_together_only_for_words_without_vowels() -> None:
    assert MISSPELT.meant({"pkl"}, {"dipkl"}) == {"dipukul"}
    assert MISSPELT.meant({"pikal"}, {"dipikal"}) == set()


@pytest.mark.parametrize(
    ("root", "forms"),
    [
        ("pukul", "memukul mukul ngepukul bapukul"),
        ("tampar", "menampar nampar ngetampar batampar"),
        ("siksa", "menyiksa nyiksa ngesiksa basiksa"),
        ("kurung", "mengurung ngurung ngekurung bakurung"),
        ("bacok", "membacok mbacok ngebacok babacok"),
        ("cubit", "mencubit nyubit ncubit ngecubit bacubit"),
        ("hajar", "menghajar nghajar ngehajar bahajar"),
        ("injak", "menginjak nginjak ngeinjak bainjak"),
        ("nodai", "menodai ngenodai banodai"),
        ("rogol", "merogol ngrogol ngerogol barogol"),
    ],
)
def test_a_root_has_its_active_forms(root: str, forms: str) -> None:
    assert set(active(root)) == {f"{form}*" for form in forms.split()}


def test_a_root_has_its_passive_forms() -> None:
    assert set(passive("pukul")) == {"dipukul*", "kena_pukul", "kenak_pukul", "dapa_pukul"}


def test_words_of_our_own_answers_are_hardly_ever_read_as_others() -> None:
    """Otherwise add them to locales/*/usual.txt."""
    misspelt = read_patterns(HOME).readings.misspelt
    words = set(_words(path.read_text("utf-8").partition("\n+++\n")[2] for path in HOME.glob("locales/*/faq/*.md")))
    read_as_others = sorted(word for word in words if misspelt.meant({word}))
    assert len(read_as_others) <= 0.01 * len(words), read_as_others


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in re.findall(r"[a-z]{4,}", text.lower())]
