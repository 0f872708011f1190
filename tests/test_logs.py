"""The log tells what happened and where, and nothing of anybody (law 11)."""

import asyncio
import logging
import sys
import threading
from collections.abc import Iterator

import pytest

from bot.config import SETTINGS, SettingError
from bot.logs import set_up_logging, where

SECRET = "Siti 081200000000 paspor"
TOKEN = "123456789:" + "AAF" * 11 + "xy"
LIBRARIES = ("aiosqlite", "httpx", "httpcore", "telegram", "telegram.ext.Application", "aiohttp.access", "asyncio")


@pytest.fixture(autouse=True)
def _given_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(logging, "raiseExceptions", True)
    root, levels = logging.getLogger(), {name: logging.getLogger(name).level for name in ("", "bot", "handlers")}
    handlers = root.handlers[:]
    root.handlers.clear()
    yield
    root.handlers[:] = handlers
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def test_a_record_is_one_line_with_time_level_logger_and_message(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("INFO")
    logging.getLogger("bot.receive").info("update %d\nof chat %d", 4711, 7)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("INFO bot.receive update 4711 of chat 7")


@pytest.mark.parametrize(("level", "shown"), [("DEBUG", True), ("INFO", False), ("WARNING", False)])
def test_log_level_is_for_our_own_loggers(level: str, shown: bool, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging(level)
    logging.getLogger("handlers.complaint").debug("complaint 17")
    assert ("complaint 17" in capsys.readouterr().err) is shown


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_stays_silent_at_any_level_of_ours(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("DEBUG")
    logging.getLogger(library).debug(SECRET)
    logging.getLogger(library).info(SECRET)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("library", LIBRARIES)
def test_of_a_library_s_warning_only_the_place_is_told(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("DEBUG")
    logging.getLogger(library).warning("update of %s at %s", SECRET, TOKEN)
    said = capsys.readouterr().err
    assert f"WARNING {library} at test_logs.py:" in said
    assert SECRET not in said
    assert TOKEN not in said


def test_of_an_exception_only_type_and_place_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("DEBUG")
    try:
        _fails()
    except ValueError as error:
        logging.getLogger("bot.receive").exception("update %d parked", 4711)
        logging.getLogger("bot.receive").error("update %d: %s", 4711, error)
        logging.getLogger("bot.receive").error(error)
    said = capsys.readouterr().err
    assert said.count("ValueError at test_logs.py:") == 3
    assert len(said.splitlines()) == 3
    _nothing_of_anybody(said)


def test_the_place_is_our_innermost_line_not_the_library_s() -> None:
    with pytest.raises(SettingError) as refused:
        SETTINGS[0].read({"TELEGRAM_BOT_TOKEN": SECRET})
    assert where(refused.value).startswith("bot.config.SettingError at bot/config.py:")
    assert where(KeyError(SECRET)) == "KeyError"  # never raised: there is no place


def test_a_token_in_a_message_of_ours_is_blotted_out(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("INFO")
    logging.getLogger("bot.app").info("asks https://api.telegram.org/bot%s/getMe", TOKEN)
    assert capsys.readouterr().err.endswith("asks https://api.telegram.org/bot(token)/getMe\n")


def test_a_record_with_the_wrong_values_prints_none_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("INFO")
    logging.getLogger("bot").info("complaint %d", SECRET)
    _nothing_of_anybody(capsys.readouterr().err)


def test_an_error_nobody_caught_tells_type_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("INFO")
    try:
        _fails()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    said = capsys.readouterr().err
    assert "CRITICAL bot died (ValueError at test_logs.py:" in said
    _nothing_of_anybody(said)


def test_an_error_in_a_thread_tells_type_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("INFO")
    thread = threading.Thread(target=_fails)
    thread.start()
    thread.join()
    said = capsys.readouterr().err
    assert "bot died (ValueError at test_logs.py:" in said
    _nothing_of_anybody(said)


def test_a_task_nobody_waited_for_tells_type_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("INFO")

    async def nobody_waits() -> None:
        asyncio.get_running_loop().call_soon(_fails)
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(nobody_waits())
    said = capsys.readouterr().err
    assert "ERROR asyncio at base_events.py:" in said
    assert "(ValueError at test_logs.py:" in said
    _nothing_of_anybody(said)


def _fails() -> None:
    raise ValueError(f"{SECRET} {TOKEN}")


def _nothing_of_anybody(said: str) -> None:
    assert SECRET not in said
    assert TOKEN not in said
    assert "Traceback" not in said
