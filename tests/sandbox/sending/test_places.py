"""Places, contacts and the sign of typing."""

from typing import Any

import pytest
import telegram

from bot.sandbox import Sandbox
from tests.sandbox.conftest import SITI, Http


async def test_places_and_contacts_arrive(sandbox: Sandbox, bot: telegram.Bot) -> None:
    place = await bot.send_location(SITI, -8.65, 116.32, horizontal_accuracy=30)
    assert place.location
    assert (place.location.latitude, place.location.longitude) == (-8.65, 116.32)
    contact = await bot.send_contact(SITI, "+628000", "Pak Budi", "Santoso")
    assert contact.contact
    assert (contact.contact.phone_number, contact.contact.last_name) == ("+628000", "Santoso")
    first, second = sandbox.world.messages(SITI)[-2:]
    assert (first["location"]["latitude"], second["contact"]["first_name"]) == (-8.65, "Pak Budi")


@pytest.mark.parametrize(
    ("method", "given", "complaint"),
    [
        ("sendLocation", {"longitude": 1}, "latitude is empty"),
        ("sendLocation", {"latitude": 1, "longitude": " "}, "longitude is empty"),
        ("sendLocation", {"latitude": 91, "longitude": 1}, "wrong location specified"),
        ("sendLocation", {"latitude": "nan", "longitude": 1}, "wrong location specified"),
        ("sendLocation", {"latitude": 1, "longitude": 1, "live_period": 5}, "wrong live location period specified"),
        *(
            (
                "sendLocation",
                {"latitude": 1, "longitude": 1, "horizontal_accuracy": accuracy},
                "wrong horizontal accuracy specified",
            )
            for accuracy in (-1, 1501, "nan", "inf")
        ),
        (
            "sendContact",
            {"phone_number": "1", "first_name": "Budi", "last_name": "\ud800"},
            "strings must be encoded in UTF-8",
        ),
        ("sendContact", {"first_name": "Budi"}, 'parameter "phone_number" is required'),
        ("sendContact", {"phone_number": "1"}, 'parameter "first_name" is required'),
    ],
)
async def test_places_and_contacts_are_refused_in_the_words_of_the_server(
    http: Http, method: str, given: dict[str, Any], complaint: str
) -> None:
    assert (await http(method, chat_id=SITI, **given)).error == f"Bad Request: {complaint}"


async def test_typing_is_shown_and_unknown_actions_are_refused(sandbox: Sandbox, bot: telegram.Bot, http: Http) -> None:
    seen: list[tuple[int, str, Any]] = []
    sandbox.world.watchers.add(lambda *news: seen.append(news))
    await bot.send_chat_action(SITI, "typing")
    assert seen == [(SITI, "action", {"action": "typing"})]
    answer = await http("sendChatAction", chat_id=SITI, action="dancing")
    assert answer.error == "Bad Request: wrong parameter action in request"
