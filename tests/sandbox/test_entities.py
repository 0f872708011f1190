"""HTML as Telegram reads it: which tags it takes, what it finds by itself, and where it stops."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from bot.sandbox.entities import (
    CannotParse,
    Formatted,
    checked_link,
    found,
    from_html,
    from_markdown,
    from_old_markdown,
)
from tests.growth import LENGTHS, grows_evenly


def short(entities: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    extra = ("url", "language", "custom_emoji_id", "user")
    return [(e["type"], e["offset"], e["length"], *(e[name] for name in extra if name in e)) for e in entities]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>a</b>", "a", [("bold", 0, 1)]),
        ("<strong>a</strong> <i>b</i> <em>c</em>", "a b c", [("bold", 0, 1), ("italic", 2, 1), ("italic", 4, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        ("<s>a</s>", "a", [("strikethrough", 0, 1)]),
        ("<B>a</b>", "a", [("bold", 0, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("😀 <b>a</b>", "😀 a", [("bold", 3, 1)]),  # offsets count UTF-16 units
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ('<a href="https://a.id/x?a=1&amp;b=2">x</a>', "x", [("text_link", 0, 1, "https://a.id/x?a=1&b=2")]),
        ("<a href='https://a.id'>x</a>", "x", [("text_link", 0, 1, "https://a.id/")]),
        ('<a href="tel:112">112</a>', "112", []),  # no link for Telegram, dropped without a word
        ("<code>a b</code>", "a b", [("code", 0, 3)]),
        ("<pre>/lapor</pre>", "/lapor", [("pre", 0, 6)]),  # nothing is found inside
        ('<pre><code class="language-python">a</code></pre>', "a", [("pre", 0, 1, "python")]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ('<tg-emoji emoji-id="5">😀</tg-emoji>', "😀", [("custom_emoji", 0, 2, "5")]),
        ("a &lt;b&gt; &amp; &quot;c&quot; &#33; &#x21;", 'a <b> & "c" ! !', []),
        ("&nbsp; &hellip; & &#0;", "&nbsp; &hellip; & &#0;", []),  # unknown ones stay
        ("  <b> a </b>\n ", "a", [("bold", 0, 1)]),  # trimmed
        ("<code>a<b>b</b></code><i>c</i>", "abc", [("code", 0, 2), ("italic", 2, 1)]),  # code holds nothing else
        ("<pre>a<code>b</code></pre>", "ab", [("pre", 0, 2)]),
        ("<b>a<code>b</code></b>", "ab", [("bold", 0, 2), ("code", 1, 1)]),
        ("<blockquote>a<blockquote><b>b</b></blockquote></blockquote>", "ab", [("blockquote", 0, 2), ("bold", 1, 1)]),
        ('<a href="tg://user?id=7">Siti</a>', "Siti", [("text_mention", 0, 4, {"id": 7})]),
        ("<b></b>a", "a", []),
        ("a > b", "a > b", []),
    ],
)
def test_what_telegram_makes_of_html(source: str, text: str, entities: list[tuple[Any, ...]]) -> None:
    formatted = from_html(source)
    assert (formatted.text, short(formatted.entities)) == (text, entities)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),  # bytes, not characters
        ("a < b > c", 'Unsupported start tag "" at byte offset 2'),
        ("1 <2", "Unclosed start tag at byte offset 2"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=https://a.id>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a =x>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
    ],
)
def test_what_telegram_cannot_parse(source: str, complaint: str) -> None:
    with pytest.raises(CannotParse) as caught:
        from_html(source)
    assert str(caught.value) == complaint


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("/start lapor", [("bot_command", 0, 6)]),
        ("😀 /status", [("bot_command", 3, 7)]),
        ("/status@LenteraLatihanBot", [("bot_command", 0, 25)]),
        ("dan/atau", []),
        ("lihat https://bp3mi.go.id/x.", [("url", 6, 21)]),
        ("www.bp3mi.go.id", [("url", 0, 15)]),
        ("tulis ke a.b@c.go.id", [("email", 9, 11)]),
        ("@siti #gaji #1", [("mention", 0, 5), ("hashtag", 6, 5)]),
        ("Rp 1.500.000, pukul 10.30", []),
    ],
)
def test_what_telegram_finds_by_itself(text: str, entities: list[tuple[Any, ...]]) -> None:
    assert short(found(text).entities) == entities


def test_no_more_than_a_hundred_entities_are_used() -> None:
    assert len(from_html("<b>a</b> " * 150).entities) == 100


@pytest.mark.parametrize(
    ("url", "checked"),
    [
        ("https://t.me/x?start=a", "https://t.me/x?start=a"),
        ("kemenp2mi.go.id", "http://kemenp2mi.go.id/"),
        ("tg://user?id=1", "tg://user?id=1"),
        ("http://127.0.0.1:80/x", "http://127.0.0.1:80/x"),
        ("http://localhost/x", ""),
        ("tel:112", ""),
        ("javascript:alert(1)", ""),
        ("two words.id", ""),
        ("tg://x\njavascript:alert(1)", ""),
    ],
)
def test_what_telegram_takes_for_a_link(url: str, checked: str) -> None:
    assert checked_link(url) == checked


LONGEST = 32_000  # characters
PIECES = (
    *("/a ", "-", "\r", "a.com ", "#1", "a@", "a.", "😀/a ", "<b>x</b>", "<b>", "<code>a</code>"),
    *("*a*", "_a_ ", "_1", "||a||", "```a", "[", "[a](b)", ">a\n"),
)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("read", [found, from_html, from_markdown, from_old_markdown])
def test_the_longest_text_of_any_kind_stops_nobody(read: Callable[[str], Formatted], piece: str) -> None:
    """It took up to fourteen seconds when each find looked back."""

    def tried(text: str) -> None:
        with suppress(CannotParse):
            read(text)

    many = LONGEST // len(piece)
    assert grows_evenly(lambda: tried(piece * many), lambda: tried(piece * (many // LENGTHS)))
