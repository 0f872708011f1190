"""Settings: where they come from, what they are without a word, and how a wrong one is told."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import HOME, SETTINGS, SettingError, Settings, read

TOKEN = "1:TEST"
NO_FILE = Path("no-such-folder/.env")


def test_without_a_word_it_is_the_sandbox() -> None:
    assert read({}, NO_FILE) == Settings(
        token="",
        api_url="https://api.telegram.org",
        database=Path("data/sandbox.db"),
        admin_chat_ids=(),
        sandbox_port=8080,
        default_locale="id",
        seal_key_file=Path("data/sandbox.key"),
        timezone=ZoneInfo("Asia/Makassar"),
        log_level="INFO",
    )


def test_with_a_token_it_is_telegram() -> None:
    settings = read({"TELEGRAM_BOT_TOKEN": TOKEN}, NO_FILE)
    assert not settings.sandbox
    assert settings.database == Path("data/lentera.db")
    assert settings.seal_key_file is None


def test_the_sandbox_keeps_away_from_the_real_database_and_key() -> None:
    settings = read({"DATABASE_URL": "postgresql://nothing:of/it", "SEAL_KEY_FILE": "/etc/lentera/seal.key"}, NO_FILE)
    assert settings.sandbox
    assert settings.database == Path("data/sandbox.db")
    assert settings.seal_key_file == Path("data/sandbox.key")


@pytest.mark.parametrize(
    ("name", "text", "attribute", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", " 1:TEST\n", "token", "1:TEST"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081/", "api_url", "http://127.0.0.1:8081"),
        ("DATABASE_URL", "sqlite:///other.db", "database", Path("other.db")),
        ("DATABASE_URL", "sqlite:////var/lib/lentera.db", "database", Path("/var/lib/lentera.db")),
        ("ADMIN_CHAT_IDS", "7, 8,", "admin_chat_ids", (7, 8)),
        ("SANDBOX_PORT", "0", "sandbox_port", 0),  # any free one
        ("DEFAULT_LOCALE", "en", "default_locale", "en"),
        ("SEAL_KEY_FILE", "/etc/lentera/seal.key", "seal_key_file", Path("/etc/lentera/seal.key")),
        ("TIMEZONE", "Asia/Jakarta", "timezone", ZoneInfo("Asia/Jakarta")),
        ("LOG_LEVEL", "debug", "log_level", "DEBUG"),
        ("SANDBOX_PORT", "", "sandbox_port", 8080),  # empty is as good as not there
    ],
)
def test_each_setting_is_read(name: str, text: str, attribute: str, value: object) -> None:
    assert getattr(read({"TELEGRAM_BOT_TOKEN": TOKEN, name: text}, NO_FILE), attribute) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("TELEGRAM_BOT_TOKEN", "my token"),
        ("TELEGRAM_BOT_TOKEN", "1:TEST/../2:TEST"),
        ("TELEGRAM_BOT_TOKEN", "١:TEST"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("TELEGRAM_API_URL", "ftp://api.telegram.org"),
        ("TELEGRAM_API_URL", "https://"),
        ("DATABASE_URL", "postgresql://lentera:no@db/lentera"),
        ("DATABASE_URL", "sqlite://lentera.db"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "data/lentera.db"),
        ("ADMIN_CHAT_IDS", "7;8"),
        ("ADMIN_CHAT_IDS", "-100123"),  # a group
        ("ADMIN_CHAT_IDS", "@pakbudi"),
        ("SANDBOX_PORT", "65536"),
        ("SANDBOX_PORT", "http"),
        ("SANDBOX_PORT", "²"),
        ("DEFAULT_LOCALE", "xx"),
        ("DEFAULT_LOCALE", ".."),
        ("TIMEZONE", "Bali"),
        ("TIMEZONE", "../../etc/passwd"),
        ("TIMEZONE", "/etc/localtime"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_wrong_value_is_one_line_with_its_name_and_an_example(name: str, text: str) -> None:
    with pytest.raises(SettingError) as refused:
        read({"TELEGRAM_BOT_TOKEN": TOKEN, name: text}, NO_FILE)
    said = str(refused.value)
    assert said.startswith(f"{name} must be")
    assert f"Example: {name}=" in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("name", "text"),
    [("TELEGRAM_BOT_TOKEN", "4711:SECRET!"), ("DATABASE_URL", "postgresql://lentera:SECRET@db/lentera")],
)
def test_a_wrong_value_is_not_repeated(name: str, text: str) -> None:
    with pytest.raises(SettingError) as refused:
        read({"TELEGRAM_BOT_TOKEN": TOKEN, name: text}, NO_FILE)
    assert "SECRET" not in f"{refused.value!r} {refused.value}"


def test_every_example_is_a_good_value() -> None:
    for setting in SETTINGS:
        setting.parse(setting.example)
        setting.parse(setting.default)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = _env_file(tmp_path, "SANDBOX_PORT=8081\nLOG_LEVEL=DEBUG\n")
    settings = read({"SANDBOX_PORT": "8082"}, file)
    assert (settings.sandbox_port, settings.log_level) == (8082, "DEBUG")


def test_an_empty_token_in_the_environment_is_the_sandbox_whatever_the_file_says(tmp_path: Path) -> None:
    file = _env_file(tmp_path, f"TELEGRAM_BOT_TOKEN={TOKEN}\n")
    assert not read({}, file).sandbox
    assert read({"TELEGRAM_BOT_TOKEN": ""}, file).sandbox


def test_a_file_from_windows_is_read_and_nothing_in_it_is_expanded(tmp_path: Path) -> None:
    file = _env_file(tmp_path, "\ufeffTELEGRAM_BOT_TOKEN='1:TEST'\r\nSEAL_KEY_FILE=/etc/${USER}/key\r\n")
    settings = read({}, file)
    assert settings.token == TOKEN
    assert settings.seal_key_file == Path("/etc/${USER}/key")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"LOG_LEVEL=\xff\xfe")
    with pytest.raises(SettingError, match=str(file)):
        read({}, file)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("TELEGRAM_TOKEN", "TELEGRAM_BOT_TOKEN"),
        ("BOT_TOKEN", "TELEGRAM_BOT_TOKEN"),
        ("telegram_bot_token", "TELEGRAM_BOT_TOKEN"),
        ("SANDBOX_PROT", "SANDBOX_PORT"),
        ("PORT", "SANDBOX_PORT"),
        ("DB_URL", "DATABASE_URL"),
        ("LOGLEVEL", "LOG_LEVEL"),
        ("ADMIN_CHAT_ID", "ADMIN_CHAT_IDS"),
    ],
)
def test_a_name_in_the_file_that_is_nearly_a_setting_is_told(tmp_path: Path, name: str, meant: str) -> None:
    file = _env_file(tmp_path, f"{name}=SECRET\n")
    assert read({}, file).misspelt == (f"{name} in {file} is no setting. Did you mean {meant}?",)


@pytest.mark.parametrize("line", ["COMPOSE_PROJECT_NAME=lentera", "PATH=/usr/bin", "4711:" + "AAF" * 11, "AAF" * 11])
def test_of_another_program_s_name_or_a_token_alone_nothing_is_told(tmp_path: Path, line: str) -> None:
    assert read({}, _env_file(tmp_path, line + "\n")).misspelt == ()


def test_of_the_environment_no_name_is_told() -> None:
    assert read({"TELEGRAM_TOKEN": TOKEN, "SANDBOX_PROT": "8081"}, NO_FILE).misspelt == ()


def test_reading_changes_nothing_in_the_environment(tmp_path: Path) -> None:
    before = dict(os.environ)
    read({}, _env_file(tmp_path, "SANDBOX_PORT=8081\n"))
    assert dict(os.environ) == before


def test_the_token_does_not_show_when_settings_are_printed() -> None:
    settings = read({"TELEGRAM_BOT_TOKEN": "4711:SECRET"}, NO_FILE)
    assert settings.token == "4711:SECRET"
    assert "SECRET" not in f"{settings} {settings!r}"


def test_env_example_names_every_setting_with_its_default_and_what_it_is_for() -> None:
    blocks = (HOME / ".env.example").read_text("utf-8").strip().split("\n\n")[1:]
    assert blocks == [
        "\n".join(
            [f"# {line}" for line in setting.help.split("\n")]
            + [f"# Example: {setting.name}={setting.example}"] * (setting.example != setting.default)
            + [f"{setting.name}={setting.default}"]
        )
        for setting in SETTINGS
    ]


def test_env_example_copied_as_it_is_changes_nothing() -> None:
    assert read({}, HOME / ".env.example") == read({}, NO_FILE)


def _env_file(folder: Path, text: str) -> Path:
    file = folder / ".env"
    file.write_text(text, "utf-8", newline="")
    return file
