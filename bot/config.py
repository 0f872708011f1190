"""The settings, from the environment or .env: read once, and a wrong one is named in one line with an example."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from dotenv import dotenv_values

from bot.shipped import languages

HOME = Path(__file__).parent.parent
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
ALIKE = 0.5  # from 0 to 1: what resembles a setting less than this may belong to another program


class SettingError(Exception):
    """One line for whoever starts the bot. It never repeats the value: that may be a token."""

    def __init__(self, name: str, reason: str, example: str) -> None:
        super().__init__(f"{name} {reason}. Example: {example}")
        self.name, self.reason, self.example = name, reason, example


@dataclass(frozen=True)
class Settings:
    token: str = field(repr=False)  # of the bot; empty: the sandbox
    api_url: str
    database: Path
    admin_chat_ids: tuple[int, ...]  # the first officers of the ministry
    sandbox_port: int
    default_locale: str
    seal_key_file: Path | None
    timezone: ZoneInfo
    log_level: str
    misspelt: tuple[str, ...] = ()  # a sentence for each name in .env that is no setting but nearly one

    @property
    def sandbox(self) -> bool:
        return not self.token


def read(environ: Mapping[str, str], env_file: Path) -> Settings:
    """The environment wins over .env, also where it says nothing: `TELEGRAM_BOT_TOKEN= make run` is the sandbox."""
    in_file = _env_file(env_file)
    given = {**in_file, **environ}
    fixed = {} if given.get("TELEGRAM_BOT_TOKEN", "").strip() else _files("sandbox")
    found = {each.attribute: each.read(given) for each in SETTINGS if each.attribute not in fixed}
    return Settings(**fixed, **found, misspelt=_misspelt(in_file, env_file))


def _env_file(path: Path) -> dict[str, str]:
    try:
        found = dotenv_values(path, interpolate=False, encoding="utf-8-sig")  # Windows' Notepad begins with a mark
    except (OSError, UnicodeDecodeError):
        raise SettingError(str(path), "can't be read by this user as text", f"chmod 600 {path}") from None
    return {name: value or "" for name, value in found.items()}


def _misspelt(names: Iterable[str], path: Path) -> tuple[str, ...]:
    """A name that resembles no setting is not told: it may be a token that stands there alone."""
    known = [setting.name for setting in SETTINGS]
    near = {name: get_close_matches(name.upper(), known, 1, ALIKE) for name in names if name not in known}
    return tuple(f"{name} in {path} is no setting. Did you mean {meant[0]}?" for name, meant in near.items() if meant)


# --- how each value is read: a ValueError says what it must be ---


def _token(value: str) -> str:
    if value and not re.fullmatch(r"\d+:[\w-]+", value, re.ASCII):
        raise ValueError("must be the token that @BotFather gave")
    return value


def _url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+[^\s?#]*", value):
        raise ValueError("must be a web address")
    return value.rstrip("/")


def _database(value: str) -> Path:
    scheme, _, path = value.partition(":///")
    if scheme != "sqlite" or not path:
        raise ValueError("must be the address of a SQLite file")
    return Path(path)


def _chat_ids(value: str) -> tuple[int, ...]:
    words = [word.strip() for word in value.split(",") if word.strip()]
    if not all(re.fullmatch(r"[1-9]\d*", word, re.ASCII) for word in words):
        raise ValueError("must be chat ids of people, with commas between them")
    return tuple(int(word) for word in words)


def _port(value: str) -> int:
    if not re.fullmatch(r"\d{1,5}", value, re.ASCII) or int(value) > 65535:
        raise ValueError("must be a port number")
    return int(value)


def _locale(value: str) -> str:
    known = languages(HOME)
    if value not in known:
        raise ValueError(f"must be one of {', '.join(known)}")
    return value


def _key_file(value: str) -> Path | None:
    return Path(value) if value else None


def _zone(value: str) -> ZoneInfo:
    try:
        return ZoneInfo(value)
    except (KeyError, OSError, ValueError):
        raise ValueError("must be a time zone") from None


def _level(value: str) -> str:
    if value.upper() not in LOG_LEVELS:
        raise ValueError(f"must be one of {', '.join(LOG_LEVELS)}")
    return value.upper()


@dataclass(frozen=True)
class Setting:
    name: str
    attribute: str
    default: str
    parse: Callable[[str], Any]
    example: str
    help: str

    def read(self, given: Mapping[str, str]) -> Any:
        try:
            return self.parse(given.get(self.name, "").strip() or self.default)
        except ValueError as error:
            raise SettingError(self.name, str(error), f"{self.name}={self.example}") from None


SETTINGS = (
    Setting(
        "TELEGRAM_BOT_TOKEN",
        "token",
        "",
        _token,
        "123456789:the-rest-of-it",
        "The token of the bot, from @BotFather. Without one the sandbox starts: phones on a web page, no Telegram.",
    ),
    Setting(
        "TELEGRAM_API_URL",
        "api_url",
        "https://api.telegram.org",
        _url,
        "https://api.telegram.org",
        "Where Telegram's Bot API answers. Only a Bot API server of one's own needs another address.",
    ),
    Setting(
        "DATABASE_URL",
        "database",
        "sqlite:///data/lentera.db",
        _database,
        "sqlite:///data/lentera.db",
        "Where everything is kept (three slashes: from this folder; four: from the root). The sandbox has its own.",
    ),
    Setting(
        "ADMIN_CHAT_IDS",
        "admin_chat_ids",
        "",
        _chat_ids,
        "111111111,222222222",
        "Chat ids of the first officers of the ministry, with commas between them. They invite everyone else.",
    ),
    Setting(
        "SANDBOX_PORT",
        "sandbox_port",
        "8080",
        _port,
        "8080",
        "The port of the sandbox's web page on this machine.",
    ),
    Setting(
        "DEFAULT_LOCALE",
        "default_locale",
        "id",
        _locale,
        "id",
        "The language for people of whom no other is known: a folder of locales/.",
    ),
    Setting(
        "SEAL_KEY_FILE",
        "seal_key_file",
        "",
        _key_file,
        "/etc/lentera/seal.key",
        "The key that seals names and stories: `python -m bot key new` makes it. Keep a copy, not beside the backups.\n"
        "Without it a bot with a token takes no reports and says where to report instead. The sandbox makes its own.",
    ),
    Setting(
        "TIMEZONE",
        "timezone",
        "Asia/Makassar",
        _zone,
        "Asia/Makassar",
        "The office's time zone: Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT).",
    ),
    Setting(
        "LOG_LEVEL",
        "log_level",
        "INFO",
        _level,
        "INFO",
        "How much the bot says about its work: DEBUG, INFO, WARNING or ERROR. Never names or texts.",
    ),
)


def for_sandbox(settings: Settings, name: str, port: int | None) -> Settings:
    """The same settings for a sandbox whose files bear this name, whatever token is set."""
    return replace(settings, token="", **_files(name), sandbox_port=settings.sandbox_port if port is None else port)


def _files(name: str) -> dict[str, Any]:
    return {"database": Path(f"data/{name}.db"), "seal_key_file": Path(f"data/{name}.key")}
