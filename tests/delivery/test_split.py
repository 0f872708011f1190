"""Long texts: what a part may measure, where it is cut, and that nothing is lost."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery.split import CAPTION, plain, split, visible_length

TAG = re.compile(r"<(/?)([a-z-]+)[^<>]*>")


def squeezed(html: str) -> str:
    return re.sub(r"\s+", "", plain(html))


def is_well_formed(html: str) -> bool:
    opened: list[str] = []
    for closes, tag in TAG.findall(html):
        if not closes:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            return False
    return not opened


CASES = [
    # what is seen            length
    ("", 0),
    ("halo", 4),
    ("  halo\n", 4),
    ("<b>halo</b>", 4),
    ('<a href="https://kp2mi.go.id/a?b=1&amp;c=2">halo</a>', 4),
    ("&lt;b&gt; &amp; &quot;", 7),
    ("&#128512;&#x1F600;😀", 3),
    ("&nbsp;", 6),  # Telegram doesn't know it and shows it as it stands
    ("a < b", 5),
    ("👩🏽‍🌾", 4),  # one picture, four code points
]


@pytest.mark.parametrize(("html", "length"), CASES)
def test_length_is_counted_in_code_points_after_parsing(html: str, length: int) -> None:
    assert visible_length(html) == length


def test_a_short_text_comes_back_unchanged() -> None:
    for html in ("", "\n halo \n", "<b>" + "a" * 4096 + "</b>", "&amp;" * 4096, "a" * 4096 + "\n" * 50):
        assert split(html) == [html]


def test_one_character_too_many_makes_two_parts() -> None:
    assert split("a" * 4097) == ["a" * 4096, "a"]
    assert split("a" * 1025, CAPTION) == ["a" * 1024, "a"]


PAUSES = [
    # text                              limit  parts
    ("satu\n\ndua\ntiga empat", 14, ["satu", "dua\ntiga empat"]),
    ("satu\n\ndua\n\ntiga", 11, ["satu\n\ndua", "tiga"]),
    ("satu\n\ndua", 4, ["satu", "dua"]),  # the pause may begin where the room ends
    ("satu dua\ntiga. empat", 15, ["satu dua", "tiga. empat"]),
    ("Satu dua. Tiga empat", 15, ["Satu dua.", "Tiga empat"]),
    ("satu dua tiga", 10, ["satu dua", "tiga"]),
    ("satuduatiga", 4, ["satu", "duat", "iga"]),
    ("satu\n \n dua", 8, ["satu", "dua"]),
    ("<b>satu dua</b> tiga", 5, ["<b>satu</b>", "<b>dua</b>", "tiga"]),
    ("satu <b>dua tiga</b>", 8, ["satu <b>dua</b>", "<b>tiga</b>"]),
    ("satu<b> dua</b>", 5, ["satu", "<b>dua</b>"]),
    ("<b>satu</b>\n\n<i>dua</i>", 6, ["<b>satu</b>", "<i>dua</i>"]),
    ('<b><a href="x">satu dua</a></b>', 4, ['<b><a href="x">satu</a></b>', '<b><a href="x">dua</a></b>']),
    (
        "<blockquote expandable>satu dua</blockquote>",
        4,
        [f"<blockquote expandable>{n}</blockquote>" for n in ("satu", "dua")],
    ),
    ("a&amp;b&lt;c", 2, ["a&amp;", "b&lt;", "c"]),
    ("satu\n\n<b> </b>\n", 4, ["satu"]),  # no message of white space only
]


@pytest.mark.parametrize(("html", "limit", "parts"), PAUSES)
def test_a_text_is_cut_where_a_reader_pauses(html: str, limit: int, parts: list[str]) -> None:
    assert split(html, limit) == parts


def test_a_text_with_too_many_bytes_is_cut_though_its_characters_would_fit() -> None:
    parts = split("&#128512;" * 4000)
    assert len(parts) == 2
    assert all(len(part.encode()) <= 32_768 for part in parts)


def test_a_text_with_too_many_bytes_in_its_links_is_cut_too() -> None:
    parts = split(f'<a href="https://example.org/{"x" * 500}">kantor</a>\n' * 90)
    assert [part.count("</a>") for part in parts] == [60, 30]
    assert all(len(part.encode()) <= 32_768 for part in parts)


def test_a_text_with_too_many_entities_is_cut_between_them() -> None:
    parts = split("<b>a</b> " * 250)
    assert [part.count("<b>") for part in parts] == [100, 100, 50]


def test_a_long_list_of_links_keeps_every_link_whole() -> None:
    link = '<a href="https://example.org/?a=1&amp;b=2">kantor > desa</a>\n'
    parts = split(link * 400)
    assert "\n".join(parts).count(link.strip()) == 400


words = st.text(st.sampled_from("ab .\n😀é"), max_size=12)
pieces = st.recursive(
    st.one_of(words, st.sampled_from(["&amp;", "&lt;", "&#128512;", "\n\n", ". "])),
    lambda inner: st.builds(
        lambda tag, inside: f"<{tag}>{''.join(inside)}</{tag.split()[0]}>",
        st.sampled_from(["b", "i", "code", 'a href="https://x.id/?a&amp;b"', "tg-spoiler"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@given(st.lists(pieces, max_size=12), st.integers(1, 40))
@settings(derandomize=True, deadline=None, database=None, max_examples=400)
def test_whatever_is_cut_stays_whole_short_and_well_formed(written: Sequence[str], limit: int) -> None:
    html = "".join(written)
    parts = split(html, limit)
    assert squeezed("".join(parts)) == squeezed(html)
    assert all(visible_length(part) <= limit for part in parts)
    assert all(map(is_well_formed, parts))
    if len(parts) > 1:
        assert all(visible_length(part) for part in parts)  # Telegram refuses an empty message


@given(st.text(st.sampled_from("ab <>&;/\"'"), max_size=60), st.integers(1, 20))
@settings(derandomize=True, deadline=None, database=None, max_examples=300)
def test_even_broken_markup_is_cut_without_an_error(html: str, limit: int) -> None:
    assert all(visible_length(part) <= limit for part in split(html, limit))
