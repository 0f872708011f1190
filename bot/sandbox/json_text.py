"""JSON as the sandbox reads and writes it: without figures that JSON does not know, and nested as deep as Telegram."""

import json
import math
from typing import Any

DEEPEST = 100  # Telegram's own limit


def read(text: str | bytes) -> Any:
    """What cannot be read raises ValueError; what is no JSON at all, json.JSONDecodeError, which is one."""
    try:
        value = json.loads(text, parse_float=_finite, parse_int=_whole, parse_constant=_finite)
    except RecursionError:
        raise ValueError("nested too deep") from None
    _check_depth(value)
    return value


def write(value: Any) -> str:
    return json.dumps(value, allow_nan=False)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("not a number")
    return number


def _whole(text: str) -> int:
    _finite(text)
    return int(text)


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return
    raise ValueError("nested too deep")


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
