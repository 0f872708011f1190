"""What bots ask of the sandbox, held against aiogram's models of the Bot API: names, types and required fields."""

import json
import types
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from bot.sandbox.parameters import Upload

ON_PURPOSE = {  # tests that ask for what Telegram puts right or passes over
    "test_a_phone_shows_the_whole_chat",  # a button may be its mere text, which the models don't know
    "test_the_limit_is_1_to_100",
    "test_what_is_no_list_of_kinds_changes_nothing",
}


def complaints(method: str, given: Mapping[str, Any]) -> Iterator[str]:
    """Nothing, if Telegram would understand the request. Lengths and what must fit together are no part of it."""
    from pydantic import ValidationError  # takes a second with the models below: only who calls a sandbox pays it

    model = _models()[method.lower()]
    known = {name: field.annotation for name, field in model.model_fields.items()}
    values = {name: _read(value, known.get(name)) for name, value in given.items() if _is_named(name, value, known)}
    try:
        yield from (f"{method}: unknown {name}" for name in _unknown(model.model_validate(values)))
    except ValidationError as error:
        yield f"{method}: {error}"


@cache
def _models() -> Mapping[str, Any]:
    from aiogram import methods

    classes = [getattr(methods, name) for name in methods.__all__]
    named = {getattr(each, "__api_method__", None): each for each in classes}
    return {name.lower(): model for name, model in named.items() if isinstance(name, str)}


def _is_named(name: str, value: Any, known: Mapping[str, Any]) -> bool:
    """What is attached may come under any name."""
    return name in known or not isinstance(value, Upload)


def _read(value: Any, annotation: Any) -> Any:
    """A form brings everything as text; where no text is wanted, it is JSON."""
    from aiogram.types import BufferedInputFile

    if isinstance(value, Upload):
        return BufferedInputFile(value.content, value.name)
    if not isinstance(value, str) or str in _kinds(annotation):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _kinds(annotation: Any) -> tuple[Any, ...]:
    union = typing.get_origin(annotation) in (types.UnionType, typing.Union)
    return typing.get_args(annotation) if union else (annotation,)


def _unknown(value: Any) -> Iterator[str]:
    """The models let pass what they don't know, also deep inside."""
    if isinstance(value, list):
        for each in value:
            yield from _unknown(each)
    elif hasattr(value, "model_extra"):
        yield from value.model_extra or ()
        for name in value.model_fields_set - set(value.model_extra or ()):
            yield from _unknown(getattr(value, name))
