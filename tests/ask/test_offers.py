"""/cek: an offer of work is held against the signs of a false one."""

from bot import faq
from handlers.check import TOPICS
from tests.answers import DAY, until_review
from tests.conftest import Person, Village


async def test_an_offer_can_be_checked_with_the_signs_the_address_and_an_office(siti: Person) -> None:
    await siti.says("/cek")
    told = siti.sees()[-1]
    assert "sponsor" in told
    assert "siskop2mi.bp2mi.go.id" in told
    assert "0800-1000" in told
    assert "Dicek 24 November 2026" in told


async def test_checking_an_offer_is_in_no_menu_yet(siti: Person) -> None:
    await siti.says("/bantuan")
    assert "/tanya" in siti.sees()[-1]
    assert "/cek" not in siti.sees()[-1]


async def test_the_signs_are_withheld_once_an_answer_they_sum_up_is_stale(
    village: Village, siti: Person, answers: faq.Faq
) -> None:
    """Law 7."""
    village.clock.ahead += min(until_review(answers.topic("id", name)) for name in TOPICS) + DAY
    await siti.says("/cek")
    assert "siskop2mi" not in siti.sees()[-1]
    assert "0800-1000" in siti.sees()[-1]
