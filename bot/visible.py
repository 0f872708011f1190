"""What a reader sees of a text: without the signs that leave no ink. Pure."""

import unicodedata

INKLESS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and a sign that only look like a space
HIDDEN = frozenset({"Cf", "Me", "Mn"})


def visible(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) not in HIDDEN and sign not in INKLESS)
