"""The words of a question: kept for a day, and longer only if who asked has said yes."""

import pytest

from bot.seal import Seal, Unsealed
from tests.conftest import Person, Village
from tests.questions.ways import (
    ALLOW,
    ASKS,
    DAY,
    OFFICER,
    PASSPORT,
    REFUSE,
    SURE,
    TAX,
    UNHELPFUL,
    UNKNOWN,
    WAGES,
    asked,
    erases,
    lets_keep,
    restarted,
    takes_data,
    told,
    words,
)

# Asked once, where the first words could be kept


@pytest.mark.parametrize("question", [PASSPORT, UNKNOWN])
async def test_where_the_bot_was_not_sure_it_asks_once_whether_words_may_be_kept(siti: Person, question: str) -> None:
    """Law 17."""
    await siti.says(question)
    assert ASKS in siti.sees()[-1]
    assert siti.buttons() == [ALLOW, REFUSE]
    await siti.says(question)
    assert told(siti, ASKS) == 1


async def test_after_thumbs_down_it_is_asked_too(siti: Person) -> None:
    await siti.says(SURE)
    assert told(siti, ASKS) == 0
    await siti.taps(UNHELPFUL)
    assert OFFICER in [key["text"] for row in siti.messages()[-2]["buttons"] for key in row]
    assert ASKS in siti.sees()[-1]


@pytest.mark.parametrize("label", [ALLOW, REFUSE])
async def test_whoever_has_answered_is_not_asked_again(siti: Person, label: str) -> None:
    await siti.says(UNKNOWN)
    await siti.taps(label)
    await siti.says(PASSPORT)
    await siti.says(SURE)
    await siti.taps(UNHELPFUL)
    assert told(siti, ASKS) == 0  # the answer took its place


@pytest.mark.parametrize("question", [TAX, "halo", "🙏"])
async def test_what_is_no_question_for_us_asks_for_no_consent(siti: Person, question: str) -> None:
    await siti.says(question)
    assert told(siti, ASKS) == 0


async def test_an_answer_that_was_tapped_to_has_no_words_to_ask_about(siti: Person) -> None:
    await siti.presses("ask.topic:passport")
    await siti.taps(UNHELPFUL)
    assert told(siti, ASKS) == 0


# Without consent they go after a day


@pytest.mark.parametrize("answer", [None, REFUSE])
async def test_without_consent_no_words_are_left_after_a_day(
    village: Village, siti: Person, answer: str | None
) -> None:
    """Law 6: silence is no consent."""
    await siti.says(UNKNOWN)
    if answer:
        await siti.taps(answer)
    await siti.says(SURE)
    await siti.taps(UNHELPFUL)
    assert await words(siti) == [SURE, UNKNOWN]
    await village.tick(2 * DAY)
    assert await words(siti) == ["", ""]


async def test_with_consent_unsure_and_unhelpful_words_are_kept_for_ninety_days(village: Village, siti: Person) -> None:
    await siti.says(UNKNOWN)
    await siti.taps(ALLOW)
    await siti.says(PASSPORT)
    await siti.says(SURE)
    await siti.taps(UNHELPFUL)
    await village.tick(80 * DAY)
    assert await words(siti) == [SURE, PASSPORT, UNKNOWN]
    await village.tick(11 * DAY)
    assert await words(siti) == ["", "", ""]


async def test_with_consent_an_answer_that_helped_or_was_not_rated_keeps_no_words(
    village: Village, siti: Person
) -> None:
    await lets_keep(siti)
    await siti.says(SURE)
    await siti.says(SURE)
    await siti.taps("👍 Membantu")
    await siti.says(TAX)
    await village.tick(2 * DAY)
    assert await words(siti) == ["", "", ""]


async def test_thumbs_down_after_the_words_are_gone_keeps_nothing(village: Village, siti: Person) -> None:
    await lets_keep(siti)
    await siti.says(SURE)
    await village.tick(2 * DAY)
    await siti.taps(UNHELPFUL)
    await village.tick(2 * DAY)
    assert [(row["helped"], row["kept_at"]) for row in await asked(village)] == [(0, None)]


async def test_kept_words_are_sealed_and_say_of_who_asked_only_the_office(village: Village, siti: Person) -> None:
    """Law 18."""
    await lets_keep(siti)
    await siti.says(PASSPORT)
    (row,) = await asked(village)
    assert "paspor" not in row["words_sealed"]
    assert str(siti.chat_id) not in row["asker"]
    assert row["office"] == "desa-contoh"


# Clumsy and hostile taps


async def test_a_second_tap_changes_nothing(village: Village, siti: Person) -> None:
    await siti.says(UNKNOWN)
    data = siti.data(ALLOW)
    await siti.taps(ALLOW)
    await siti.presses(data)
    await siti.presses(data)
    assert [row["kept_at"] is not None for row in await asked(village)] == [True]


async def test_a_forged_tap_keeps_nothing_of_somebody_else(village: Village, siti: Person, joko: Person) -> None:
    await siti.says(UNKNOWN)
    await joko.presses(siti.data(ALLOW))
    assert [row["kept_at"] for row in await asked(village)] == [None]


@pytest.mark.parametrize("data", ["words.allow:x", "words.allow", "words.refuse:-1", "words.refuse"])
async def test_an_odd_tap_gets_a_sentence(siti: Person, data: str) -> None:
    """Law 13."""
    await siti.presses(data)
    assert "/data kapan saja" in siti.sees()[-1]


async def test_the_question_stands_after_a_restart(village: Village, siti: Person) -> None:
    await siti.says(UNKNOWN)
    async with restarted(village):
        await siti.taps(ALLOW)
        await siti.says(PASSPORT)
        await village.tick(2 * DAY)
    assert await words(siti) == [PASSPORT, UNKNOWN]


@pytest.mark.parametrize("seal", [Unsealed()])
async def test_without_a_key_nothing_is_kept_and_nothing_asked(village: Village, siti: Person, seal: Seal) -> None:
    """Law 18."""
    await siti.says(UNKNOWN)
    assert told(siti, ASKS) == 0
    assert [row["words_sealed"] for row in await asked(village)] == [""]


# /data


async def test_data_shows_what_is_kept_and_changes_it(village: Village, siti: Person) -> None:
    await siti.says(UNKNOWN)
    await siti.taps(ALLOW)
    await siti.says("/data")
    assert "kata-katanya boleh disimpan, sekarang 1 tersimpan" in siti.sees()[-1]
    await village.tick(2 * DAY)
    await siti.taps("🚫 Jangan simpan pertanyaan")
    assert await words(siti) == [""]
    await siti.says(PASSPORT)
    await village.tick(2 * DAY)
    assert await words(siti) == ["", ""]
    await siti.says("/data")
    await siti.taps("💬 Boleh simpan pertanyaan")
    await siti.says(WAGES)
    await village.tick(2 * DAY)
    assert await words(siti) == [WAGES, "", ""]


async def test_whoever_says_no_later_still_has_the_day_for_an_officer(siti: Person) -> None:
    await lets_keep(siti)
    await siti.says(PASSPORT)
    await siti.presses("words.refuse")
    await siti.taps(OFFICER)
    assert PASSPORT in siti.sees()[-1]


async def test_an_export_shows_kept_words_and_the_choice(siti: Person) -> None:
    await siti.says(UNKNOWN)
    assert "Kata-katanya boleh disimpan: tidak" in await takes_data(siti)
    await siti.taps(ALLOW)
    text = await takes_data(siti)
    assert "Kata-katanya boleh disimpan: ya" in text
    assert f"{UNKNOWN} (disimpan untuk memperbaiki jawaban)" in text


async def test_erasing_takes_words_and_consent(village: Village, siti: Person) -> None:
    await siti.says(UNKNOWN)
    await siti.taps(ALLOW)
    await erases(siti)
    assert await asked(village) == []
    await siti.says(UNKNOWN)
    assert ASKS in siti.sees()[-1]
