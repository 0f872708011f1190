"""Places and people that the bot names in a message: locations and contacts."""

from bot.sandbox.checks.refused import bad_request, required, unicode
from bot.sandbox.parameters import Parameters
from bot.sandbox.things import Json
from bot.sandbox.world import Impossible, place

LIVE_FOR = range(60, 86_401)  # seconds
WIDEST = 1500  # metres
LIVE_FOR_EVER = 0x7FFFFFFF


def location(given: Parameters) -> Json:
    for name in ("latitude", "longitude"):
        if not given.text(name).strip():
            raise bad_request(f"{name} is empty")
    try:
        found = place(_number(given, "latitude"), _number(given, "longitude"))
    except Impossible:
        raise bad_request("wrong location specified") from None
    live = given.integer("live_period")
    if live and live not in LIVE_FOR and live != LIVE_FOR_EVER:
        raise bad_request("wrong live location period specified")
    accuracy = _number(given, "horizontal_accuracy")
    if not 0 <= accuracy <= WIDEST:  # also what is no number
        raise bad_request("wrong horizontal accuracy specified")
    extra = {
        "horizontal_accuracy": accuracy,
        "live_period": live,
        "heading": given.integer("heading"),
        "proximity_alert_radius": given.integer("proximity_alert_radius"),
    }
    return found | {name: value for name, value in extra.items() if value}


def contact(given: Parameters) -> Json:
    who = {name: required(given, name) for name in ("phone_number", "first_name")}
    return who | {name: unicode(given.text(name)) for name in ("last_name", "vcard") if given.text(name)}


def _number(given: Parameters, name: str) -> float:
    try:
        return float(given.text(name) or 0)
    except ValueError:
        return 0.0
