"""An answer that is an error, and how the values of a request are read or refused."""

import json
from typing import Any

from bot.sandbox.parameters import Parameters


class Refused(Exception):
    """An answer that is an error: code, description, and for some of them parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


def bad_request(text: str, **parameters: int) -> Refused:
    return Refused(400, f"Bad Request: {text}", **parameters)


def forbidden(text: str) -> Refused:
    return Refused(403, f"Forbidden: {text}")


def not_served(what: str) -> Refused:
    return Refused(501, f"Not Implemented: the sandbox does not serve {what}")


def required(given: Parameters, name: str) -> str:
    value = unicode(given.text(name))
    if not value:
        raise bad_request(f'parameter "{name}" is required')
    return value


def at_most(given: Parameters, name: str, longest: int, complaint: str) -> str:
    value = unicode(given.text(name)).strip()
    if len(value) > longest:
        raise bad_request(complaint)
    return value


def parsed(given: Parameters, name: str, complaint: str) -> Any:
    try:
        value = given.parsed(name)
    except ValueError:
        raise bad_request(complaint) from None
    unicode(json.dumps(value, ensure_ascii=False))
    return value


def listed(given: Parameters, name: str, complaint: str, of: str) -> list[Any]:
    """A JSON array; a missing one is empty."""
    values = parsed(given, name, complaint)
    if values is None:
        return []
    if not isinstance(values, list):
        raise bad_request(f"expected an Array of {of}")
    return values


def unicode(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, smuggled in by a JSON escape
        raise bad_request("strings must be encoded in UTF-8") from None
    return text
