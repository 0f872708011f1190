"""SQL is spoken in the store only; words for people are in templates/ and locales/ (law 12)."""

import ast
import re

from tests.house.tree import File, files, house, none, within

SQL = re.compile(
    r"\b(SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|CREATE TABLE|ALTER TABLE|PRAGMA)\b", re.DOTALL
)
SQL_ROOMS = ("bot/store/", "bot/sandbox/world_store.py")
INDONESIAN = re.compile(
    r"\b(anda|kami|saya|yang|tidak|belum|sudah|untuk|dengan|dari|pada|akan|bisa|silakan|tolong|mohon|maaf|terima|kasih"
    r"|laporan|petugas|kantor|desa|tekan|ketik|tulis|kirim|nomor|lowongan|pengumuman|bahaya)\b",
    re.IGNORECASE,
)
# Words that people write, not words for people.
DATA = ("bot/dialog/", "bot/understanding/", "bot/faq/rules/", "bot/faq/topic.py")


def test_sql_is_spoken_in_the_store_only() -> None:
    none(
        f"{file.path}:{line} {text[:60]!r}"
        for file in house()
        if not within(file.path, SQL_ROOMS)
        for line, text in file.literals()
        if SQL.search(text)
    )


def test_no_indonesian_is_written_in_code() -> None:
    """Law 12: what people read is in templates/ and locales/."""
    none(
        f"{file.path}:{line} {text[:60]!r}"
        for file in house()
        if not within(file.path, DATA)
        for line, text in file.literals()
        if len(text.split()) >= 3 and INDONESIAN.search(text) and "|" not in text  # that is a pattern
    )


def test_handlers_write_no_sentence_at_all() -> None:
    """Law 12: not in English either; what goes into the log or an exception is for us."""
    none(
        f"{file.path}:{line} {text[:60]!r}"
        for file in files("handlers")
        for line, text in file.literals([*file.calls("debug", "info", "warning", "error"), *_raises(file)])
        if len(re.findall(r"[A-Za-z]{2,}", text)) >= 3 and " " in text.strip() and "[" not in text  # that is a type
    )


def _raises(file: File) -> list[ast.AST]:
    return [node for node in ast.walk(file.tree) if isinstance(node, ast.Raise | ast.Assert)]
