"""The only door to cryptography: names, stories and drafts are sealed with a key that lives apart from the database."""

import base64
import hmac
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Self, TextIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12  # bytes, as AES-GCM wants it
KEY = 32
LINE = re.compile(r"(k[1-9]\d*) (\d{4}-\d\d-\d\d) ([A-Za-z0-9+/]{43}=)")
PLAIN = "plain"  # where a sealed value names its key


class SealError(Exception):
    """The key file can't be used; the message says what to do."""


class OtherKey(SealError):
    """The database was sealed with a key that this file doesn't hold."""


class SealBroken(Exception):
    """A sealed value was changed, belongs elsewhere or needs a key we don't have. Says nothing of what is in it."""


class Seal:
    """Closes and opens texts. Has every key there ever was: the last one closes, each opens what it closed."""

    ready: bool = True

    def __init__(self, keys: dict[str, bytes]) -> None:
        self._keys = keys

    @classmethod
    def load(cls, path: Path) -> Self:
        return cls(_keys(path, _lines(path)))

    @classmethod
    def create(cls, path: Path, today: date) -> Self:
        """A new file with a first key. Never touches a file that is there: whatever it sealed would be lost."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with _new_file(path) as file:
                file.write(_new_line("k1", today) + "\n")
        except FileExistsError:
            raise SealError(f"{path} is already there; a further key is added to it, never put in its place.") from None
        _settle(path.parent)
        return cls.load(path)

    @classmethod
    def add_key(cls, path: Path, today: date) -> Self:
        """A further key at the end of the file, for all that is sealed from now on; earlier keys stay."""
        ahead = path.with_name(path.name + ".new")
        cls.load(path)  # says what is wrong with it before anything is written
        try:
            with _new_file(ahead) as file:
                lines = _lines(path)  # only now: a key that was added in between must stay
                newest = max(int(key_id[1:]) for key_id in _keys(path, lines))
                file.write("".join(f"{line}\n" for line in [*lines, _new_line(f"k{newest + 1}", today)]))
        except FileExistsError:
            raise SealError(f"{ahead} is in the way: another key is being added. If not, remove that file.") from None
        ahead.replace(path)
        _settle(path.parent)
        return cls.load(path)

    @property
    def current(self) -> str:
        """The id of the key that closes."""
        return list(self._keys)[-1]

    def close(self, text: str, purpose: str) -> str:
        """`purpose` says where the value lives ("complaint.story:17"): it opens nowhere else."""
        nonce = secrets.token_bytes(NONCE)
        secret = AESGCM(self._keys[self.current]).encrypt(nonce, text.encode(), purpose.encode())
        return f"{self.current}.{base64.urlsafe_b64encode(nonce + secret).decode()}"

    def open(self, sealed: str, purpose: str) -> str:
        key_id, _, value = sealed.partition(".")
        if key_id == PLAIN:  # a message that was waiting when the bot was given its first key
            return value
        try:
            secret = base64.b64decode(value, altchars=b"-_", validate=True)
            return AESGCM(self._keys[key_id]).decrypt(secret[:NONCE], secret[NONCE:], purpose.encode()).decode()
        except (KeyError, ValueError, InvalidTag):
            raise SealBroken("a sealed value does not open") from None

    def fingerprint(self, value: str) -> str:
        """The same value gives the same fingerprint, also after keys were added: to find what may not be read."""
        first = next(iter(self._keys.values()))
        return hmac.new(hmac.digest(first, b"fingerprint", "sha256"), value.encode(), "sha256").hexdigest()


class Unsealed(Seal):
    """The seal of a bot without a key. Messages still go out; whoever keeps names or stories asks `ready` first."""

    ready = False

    def __init__(self) -> None:
        super().__init__({})

    @property
    def current(self) -> str:
        return PLAIN

    def close(self, text: str, purpose: str) -> str:
        return f"{PLAIN}.{text}"

    def fingerprint(self, value: str) -> str:
        raise SealError("Without a key there are no fingerprints.")


def _lines(path: Path) -> list[str]:
    try:
        if path.stat().st_mode & 0o077:
            raise SealError(f"{path} can be read by others on this machine. Run: chmod 600 {path}")
        return path.read_text("ascii").splitlines()
    except FileNotFoundError:
        raise SealError(f"There is no key file {path}. Run: python -m bot key new") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SealError(f"{path} can't be read ({type(error).__name__}).") from None


def _keys(path: Path, lines: list[str]) -> dict[str, bytes]:
    keys: dict[str, bytes] = {}
    for number, line in enumerate(lines, 1):
        found = LINE.fullmatch(line)
        if not found or found[1] in keys:
            raise SealError(f"{path}, line {number}, is not a key of its own. Take the file back from its safe copy.")
        keys[found[1]] = base64.b64decode(found[3])
    if not keys:
        raise SealError(f"{path} holds no key. Take it back from its safe copy, or remove it if there never was one.")
    return keys


def _new_line(key_id: str, today: date) -> str:
    return f"{key_id} {today.isoformat()} {base64.b64encode(secrets.token_bytes(KEY)).decode()}"


@contextmanager
def _new_file(path: Path) -> Iterator[TextIO]:
    """Never readable by others, not even for a moment; on disk when it is closed, and gone if writing it failed."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            yield file
            file.flush()
            os.fsync(descriptor)
    except BaseException:
        path.unlink()
        raise


def _settle(folder: Path) -> None:
    """The file's name is on disk too before anything is sealed with its key: a power cut must not take it back."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
