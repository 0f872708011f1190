"""What a form says is in every locale, and the examples it gives are understood."""

import re
from pathlib import Path

import pytest

from bot.dialog import PREVIEW, Draft, Form, ask, keys
from bot.dialog.money import read
from bot.texts import HOME, Texts
from tests.dialog.sample import REPORT, siti_at_the_preview

GENERIC = sorted(key for key in keys(REPORT) if key.startswith("form."))


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    """The real texts, and words for the sample form."""
    for locale in ("id", "en"):
        pages = tmp_path / "templates" / locale
        lines = tmp_path / "locales" / locale / "texts.toml"
        for path in (pages / "form.preview.html", pages / "form.line.html", lines):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text((HOME / path.relative_to(tmp_path)).read_text("utf-8"), "utf-8")
        own = "".join(f'"{key}" = "{key}"\n' for key in sorted(keys(REPORT) - set(GENERIC)))
        lines.write_text(own + lines.read_text("utf-8"), "utf-8")
    return Texts(tmp_path)


@pytest.mark.parametrize("locale", Texts().locales)
def test_every_text_of_a_form_exists(locale: str) -> None:
    assert [key for key in GENERIC if not Texts().has(locale, key)] == []


@pytest.mark.parametrize("locale", ["id", "en"])
def test_the_preview_reads_well(texts: Texts, locale: str) -> None:
    say = siti_at_the_preview().read
    told = texts.render(locale, say.key, **say.values)
    assert "<b>report.since.label</b>\n" in told
    assert "Majikan tidak membayar gaji saya." in told
    assert {"id": "Minggu, 1 Maret 2026", "en": "Sunday, 1 March 2026"}[locale] in told
    assert {"id": "<i>tidak diisi</i>", "en": "<i>not answered</i>"}[locale] in told
    assert "\n\n\n" not in told


@pytest.mark.parametrize("locale", ["id", "en"])
def test_the_preview_escapes_what_people_typed(texts: Texts, locale: str) -> None:
    answers = siti_at_the_preview().draft.answers | {"category": "other", "what": "<b>1 < 2 & 3"}
    say = ask(REPORT, Draft(7, "report", asking=PREVIEW, answers=answers))
    assert "&lt;b&gt;1 &lt; 2 &amp; 3" in texts.render(locale, say.key, **say.values)


@pytest.mark.parametrize("locale", ["id", "en"])
def test_a_change_button_names_its_answer(texts: Texts, locale: str) -> None:
    assert texts.label(locale, "form.change", label="report.owed.label").endswith(": report.owed.label")


@pytest.mark.parametrize("locale", ["id", "en"])
@pytest.mark.parametrize("reason", ["not_money", "which_currency"])
def test_the_examples_we_give_for_money_are_understood(locale: str, reason: str) -> None:
    told = Texts().render(locale, f"form.refused.{reason}")
    examples = re.split(r", (?:atau|or) ", told.rstrip(".").rpartition(": ")[2])
    assert len(examples) == 3
    assert [example for example in examples if not isinstance(read(example, "IDR"), dict)] == []


def test_a_form_without_words_is_noticed() -> None:
    assert "idea.title" in keys(Form("idea", ())) - Texts().keys("id")
