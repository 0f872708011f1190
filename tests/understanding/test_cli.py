"""`python -m bot understand`: a JSON line out for each line in."""

import io
import json
import subprocess
import sys
from typing import Any

import pytest

from bot.texts import HOME
from bot.understanding import Reader
from bot.understanding.cli import run


def answers(reader: Reader, *lines: str) -> list[Any]:
    out = io.StringIO()
    run((line + "\n" for line in lines), out, reader)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_text_gets_topic_offers_ranking_danger_and_language(reader: Reader) -> None:
    (answer,) = answers(reader, '{"text": "gaji saya tidak dibayar 3 bulan"}')
    assert answer == {
        "topic": "unpaid-wages",
        "offered": [],
        "ranked": answer["ranked"],
        "danger": False,
        "language": "id",
    }
    assert [len(each) for each in answer["ranked"]] == [2] * 5
    assert answer["ranked"][0][0] == "unpaid-wages"


def test_danger_is_true_or_false(reader: Reader) -> None:
    said = answers(reader, '{"text": "saya dipukul majikan"}', '{"text": "halo"}')
    assert [answer["danger"] for answer in said] == [True, False]
    assert [answer["language"] for answer in said] == ["id", None]


@pytest.mark.parametrize(
    "line",
    ["", "x", "{", "[]", '"text"', "null", "5", "{}", '{"text": 5}', '{"text": null}', '{"Text": "a"}', "[" * 100_000],
)
def test_a_bad_line_costs_only_itself(reader: Reader, line: str) -> None:
    bad, good = answers(reader, line, '{"text": "halo"}')
    assert list(bad) == ["error"]
    assert good["danger"] is False


@pytest.mark.parametrize("text", ["", " ", "\n", "\ud800", "\0", "🆘", "a" * 100_000, "\u202egaji"])
def test_any_text_gets_an_answer(reader: Reader, text: str) -> None:
    (answer,) = answers(reader, json.dumps({"text": text, "more": 1}))
    assert "error" not in answer


def test_every_line_is_written_at_once(reader: Reader) -> None:
    out = Out()

    def lines() -> Any:
        for number in range(3):
            assert out.flushed == number
            yield '{"text": "halo"}\n'

    run(lines(), out, reader)
    assert out.flushed == 3


class Out(io.StringIO):
    def __init__(self) -> None:
        super().__init__()
        self.flushed = 0

    def flush(self) -> None:
        self.flushed += 1


@pytest.mark.parametrize("closed", ["<&-", "<&- >&-", "<&- >&- 2>&-"])
def test_closed_streams_are_nothing_to_read_and_nobody_who_reads(closed: str) -> None:
    command = f'exec "{sys.executable}" -m bot understand {closed}'
    done = subprocess.run(["sh", "-c", command], cwd=HOME, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
