"""The answer: withheld when it is stale, doubtful where it is; what stands under it, and how it is rated."""

from dataclasses import replace

import pytest

from bot import faq
from bot.texts import Texts
from tests.answers import DAY, until_review
from tests.ask.ways import CHECK, ELSEWHERE, OFFICER, SURE
from tests.conftest import OFFICES, Person, Village
from tests.questions.ways import asked

# --- the answer ---


async def test_an_answer_is_told_on_its_review_day_and_withheld_after_it(
    village: Village, siti: Person, answers: faq.Faq
) -> None:
    """Law 7: the stale text is nowhere, and there is somebody to ask instead."""
    topic = answers.topic("id", CHECK)
    village.clock.ahead += until_review(topic)
    await siti.says(SURE)
    assert "SIP3MI" in siti.sees()[-1]
    village.clock.ahead += DAY
    await siti.says(SURE)
    told = siti.sees()[-1]
    assert topic.title in told
    assert "sedang diperbarui" in told
    assert "0800-1000" in told
    assert "+62 811-8080-141" in told
    assert "SIP3MI" not in told
    assert siti.buttons() == ["🏢 Kantor terdekat", ELSEWHERE, OFFICER, "📣 Lapor", "☰ Menu"]


async def test_instead_of_a_stale_answer_the_office_at_home_is_named_and_abroad_the_ministry(
    village: Village, siti: Person, answers: faq.Faq
) -> None:
    async with village.store.transaction() as tx:
        await tx.add_office(replace(OFFICES[2], contacts="Jl. Contoh 1 | (0451) 000"))
    village.clock.ahead += until_review(answers.topic("id", CHECK)) + DAY
    await siti.says(SURE)
    assert "P4MI Contoh\nJl. Contoh 1\n(0451) 000" in siti.sees()[-1]
    async with village.store.transaction() as tx:
        await tx.change_citizen(siti.chat_id, country="MY")
    await siti.says(SURE)
    assert "Jl. Contoh" not in siti.sees()[-1]
    assert "+62 21 2924 4800" in siti.sees()[-1]
    assert "0800-1000" not in siti.sees()[-1]  # a call from Indonesia only


@pytest.mark.parametrize(("confidence", "said"), [("high", ""), ("medium", "Sebagian"), ("low", "belum pasti")])
def test_an_answer_that_is_not_sure_says_so(answers: faq.Faq, confidence: str, said: str) -> None:
    topic = replace(answers.topic("id", CHECK), confidence=confidence)
    told = Texts().render("id", "ask.answer", topic=topic, reaches=[], notes=[])
    assert said in told
    assert ("⚠️" in told) == bool(said)


async def test_under_an_answer_stand_the_details_related_topics_a_rating_and_ways_on(
    siti: Person, answers: faq.Faq
) -> None:
    await siti.says(SURE)
    related = [answers.topic("id", name).short for name in answers.topic("id", CHECK).related]
    ways_on = ["👍 Membantu", "👎 Belum", "📣 Lapor", "🏢 Kantor terdekat", ELSEWHERE, "☰ Menu"]
    assert siti.buttons() == ["📖 Selengkapnya", *related[:4], *ways_on]
    await siti.taps(related[0])
    assert answers.topic("id", answers.topic("id", CHECK).related[0]).title in siti.sees()[-1]


# --- ratings ---


async def test_silence_is_no_rating(village: Village, siti: Person) -> None:
    """Law 6."""
    await siti.says(SURE)
    await village.tick(30 * DAY)
    assert [row["helped"] for row in await asked(village)] == [None]


@pytest.mark.parametrize(("label", "helped"), [("👍 Membantu", 1), ("👎 Belum", 0)])
async def test_a_tap_is_a_rating_also_when_it_comes_twice(
    village: Village, siti: Person, label: str, helped: int
) -> None:
    """Law 6."""
    await siti.says(SURE)
    data = siti.data(label)
    await siti.taps(label)
    await siti.presses(data)
    assert [row["helped"] for row in await asked(village)] == [helped]


async def test_nobody_rates_the_answer_of_somebody_else(village: Village, siti: Person, joko: Person) -> None:
    """Law 6."""
    await siti.says(SURE)
    await joko.presses(siti.data("👍 Membantu"))
    assert [row["helped"] for row in await asked(village)] == [None]


async def test_whoever_was_not_helped_may_ask_an_officer(siti: Person) -> None:
    await siti.says(SURE)
    await siti.taps("👎 Belum")
    assert siti.buttons() == [OFFICER, "📣 Lapor", "☰ Menu"]
