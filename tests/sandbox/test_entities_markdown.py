"""MarkdownV2 and the first Markdown as Telegram reads them: which signs mean what, and where the server stops."""

from typing import Any

import pytest

from bot.sandbox.entities import CannotParse, from_markdown, from_old_markdown
from tests.sandbox.test_entities import short


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        (
            "*a* _b_ __c__ ~d~",
            "a b c d",
            [("bold", 0, 1), ("italic", 2, 1), ("underline", 4, 1), ("strikethrough", 6, 1)],
        ),
        ("||a||", "a", [("spoiler", 0, 1)]),
        ("*a _b_ c*", "a b c", [("bold", 0, 5), ("italic", 2, 1)]),
        ("__*_a_*__", "a", [("bold", 0, 1), ("italic", 0, 1), ("underline", 0, 1)]),  # bold is told first of the three
        ("___a_\r__", "a", [("italic", 0, 1), ("underline", 0, 1)]),  # a carriage return parts signs and goes
        ("😀 *a*", "😀 a", [("bold", 3, 1)]),  # offsets count UTF-16 units
        (r"\*a\* 1\.000 \\ \!", "*a* 1.000 \\ !", []),
        ("C:\\é", "C:\\é", []),  # only ASCII is escaped
        ("[a](https://a.id/x?y=1)", "a", [("text_link", 0, 1, "https://a.id/x?y=1")]),
        (r"[a\]](https://a.id/\))", "a]", [("text_link", 0, 2, "https://a.id/)")]),
        ("[a.id](b)".replace(".", r"\."), "a.id", [("url", 0, 4)]),  # no link: only found as the text that it is
        (r"[a\.id]", "a.id", [("text_link", 0, 4, "http://a.id/")]),  # without an address the text is it
        ("*[a](a.id)*", "a", [("text_link", 0, 1, "http://a.id/"), ("bold", 0, 1)]),
        ("![😀](tg://emoji?id=5)", "😀", [("custom_emoji", 0, 2, "5")]),
        ("`a*b_c`", "a*b_c", [("code", 0, 5)]),
        (r"`a\`b`", "a`b", [("code", 0, 3)]),
        ("```\na\nb```", "a\nb", [("pre", 0, 3)]),
        ("```python\na = 1```", "a = 1", [("pre", 0, 5, "python")]),
        ("```a```", "a", [("pre", 0, 1)]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", 0, 4)]),
        (">a", "a", [("blockquote", 0, 1)]),
        (">a\n>b||\nc", "a\nb\nc", [("expandable_blockquote", 0, 4)]),
        ("**>a||", "a", [("expandable_blockquote", 0, 1)]),
        (">a\n**>b||", "a\nb", [("blockquote", 0, 2), ("expandable_blockquote", 2, 1)]),  # ** parts two quotes
        (">*a*\n>_b_", "a\nb", [("blockquote", 0, 3), ("bold", 0, 1), ("italic", 2, 1)]),
        ("**a", "a", []),  # nothing stands between the two signs
        ("", "", []),
    ],
)
def test_what_telegram_makes_of_markdown(source: str, text: str, entities: list[tuple[Any, ...]]) -> None:
    formatted = from_markdown(source)
    assert (formatted.text, short(formatted.entities)) == (text, entities)


@pytest.mark.parametrize("sign", "]()>#+-=|{}.!")
def test_reserved_signs_must_be_escaped(sign: str) -> None:
    with pytest.raises(CannotParse) as caught:
        from_markdown(f"a{sign}")
    assert str(caught.value) == f"Character '{sign}' is reserved and must be escaped with the preceding '\\'"
    assert from_markdown(f"a\\{sign}b").text == f"a{sign}b"


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("*a", "Can't find end of Bold entity at byte offset 0"),
        ("é_a", "Can't find end of Italic entity at byte offset 2"),  # bytes, not characters
        ("*a __b", "Can't find end of Underline entity at byte offset 3"),
        ("~a", "Can't find end of Strikethrough entity at byte offset 0"),
        ("||a", "Can't find end of Spoiler entity at byte offset 0"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("```a", "Can't find end of Pre entity at byte offset 0"),
        ("```python\na", "Can't find end of PreCode entity at byte offset 0"),
        ("[a", "Can't find end of TextUrl entity at byte offset 0"),
        ("[a](b", "Can't find end of a URL at byte offset 4"),
        ("![a]", "Custom emoji entity must contain a tg://emoji URL"),
        ("![a](tg://emoji", "Can't find end of a custom emoji URL at byte offset 5"),
        ("![a](https://emoji?id=5)", "Custom emoji URL must have scheme tg"),
        ("![a](tg://emoji?id=x)", "Invalid custom emoji identifier specified"),
        (">*a\nb*", "Can't find end of Bold entity at byte offset 1"),  # a quote ends with its line
        (">*a||\nb*", "Can't find end of Bold entity at byte offset 1"),
        ("a >b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("*a_b*", "Can't find end of Bold entity at byte offset 4"),
    ],
)
def test_what_telegram_cannot_parse_in_markdown(source: str, complaint: str) -> None:
    with pytest.raises(CannotParse) as caught:
        from_markdown(source)
    assert str(caught.value) == complaint


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a* _b_ `c*`", "a b c*", [("bold", 0, 1), ("italic", 2, 1), ("code", 4, 2)]),
        ("[a](https://a.id) 1.000!", "a 1.000!", [("text_link", 0, 1, "https://a.id/")]),
        ("```python\na```", "a", [("pre", 0, 1, "python")]),
        (r"a\_b \- c", r"a_b \- c", []),  # four signs can be escaped, no others
        ("*a _b*", "a _b", [("bold", 0, 4)]),  # nothing is read inside
        ("😀 *é*", "😀 é", [("bold", 3, 1)]),
    ],
)
def test_what_telegram_makes_of_the_first_markdown(source: str, text: str, entities: list[tuple[Any, ...]]) -> None:
    formatted = from_old_markdown(source)
    assert (formatted.text, short(formatted.entities)) == (text, entities)


@pytest.mark.parametrize(("source", "offset"), [("a_b", 1), ("é *a", 3), ("[a", 0), ("```a``", 0)])
def test_what_telegram_cannot_parse_in_the_first_markdown(source: str, offset: int) -> None:
    with pytest.raises(CannotParse) as caught:
        from_old_markdown(source)
    assert str(caught.value) == f"Can't find end of the entity starting at byte offset {offset}"
