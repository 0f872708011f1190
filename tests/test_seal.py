"""A stolen backup names nobody; a lost, loose or broken key is noticed before anything is sealed."""

import base64
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.seal import Seal, SealBroken, SealError, Unsealed

TODAY = date(2026, 11, 24)
LATER = date(2027, 11, 24)
STORY = "Majikan menahan paspor saya"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "seal.key"


@pytest.fixture
def seal(path: Path) -> Seal:
    return Seal.create(path, TODAY)


@given(text=st.text(), purpose=st.text())
def test_what_is_closed_opens_again(text: str, purpose: str) -> None:
    seal = Seal({"k1": bytes(32)})
    assert seal.open(seal.close(text, purpose), purpose) == text


def test_nothing_of_a_story_is_seen_and_no_two_sealed_values_are_alike(seal: Seal) -> None:
    first, second = seal.close(STORY, "story"), seal.close(STORY, "story")
    assert first.startswith("k1.")
    assert first != second
    assert STORY.encode() not in base64.urlsafe_b64decode(first[3:])


@given(where=st.integers(min_value=0), flip=st.integers(1, 255))
def test_one_changed_byte_and_it_does_not_open(where: int, flip: int) -> None:
    seal = Seal({"k1": bytes(32)})
    secret = bytearray(base64.urlsafe_b64decode(seal.close(STORY, "story")[3:]))
    secret[where % len(secret)] ^= flip
    with pytest.raises(SealBroken):
        seal.open(f"k1.{base64.urlsafe_b64encode(secret).decode()}", "story")


@pytest.mark.parametrize("sealed", ["", "k1", "k1.", "k1.AAAA", "k1.é", "k1.not base64!", "k9.AAAA", STORY])
def test_what_was_never_sealed_does_not_open_and_is_not_quoted(seal: Seal, sealed: str) -> None:
    with pytest.raises(SealBroken) as broken:
        seal.open(sealed, "story")
    assert str(broken.value) == "a sealed value does not open"


def test_a_value_opens_only_where_it_belongs(seal: Seal) -> None:
    sealed = seal.close(STORY, "complaint.story:17")
    assert seal.open(sealed, "complaint.story:17") == STORY
    with pytest.raises(SealBroken):
        seal.open(sealed, "complaint.story:18")


def test_another_key_does_not_open_it(seal: Seal) -> None:
    with pytest.raises(SealBroken):
        Seal({"k1": bytes(32)}).open(seal.close(STORY, "story"), "story")


def test_a_further_key_closes_and_the_earlier_one_still_opens(path: Path, seal: Seal) -> None:
    before = seal.close(STORY, "story")
    rotated = Seal.add_key(path, LATER)
    assert rotated.current == "k2"
    assert rotated.close(STORY, "story").startswith("k2.")
    assert Seal.load(path).open(before, "story") == STORY
    assert path.read_text().splitlines()[1].startswith("k2 2027-11-24 ")
    assert Seal.add_key(path, LATER).current == "k3"


def test_a_fingerprint_finds_the_same_person_after_a_further_key(path: Path, seal: Seal) -> None:
    found = seal.fingerprint("A1234567")
    assert found == Seal.add_key(path, LATER).fingerprint("A1234567")
    assert found != seal.fingerprint("A1234568")
    assert found != Seal({"k1": bytes(32)}).fingerprint("A1234567")
    assert len(found) == 64


def test_a_key_file_is_readable_by_the_bot_alone(path: Path, seal: Seal) -> None:
    assert path.stat().st_mode & 0o777 == 0o600
    Seal.add_key(path, LATER)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_file_that_others_can_read_is_refused(path: Path, seal: Seal, mode: int) -> None:
    path.chmod(mode)
    with pytest.raises(SealError, match=f"chmod 600 {path}"):
        Seal.load(path)


def test_a_key_file_is_never_written_over(path: Path, seal: Seal) -> None:
    before = path.read_text()
    with pytest.raises(SealError, match="already there"):
        Seal.create(path, LATER)
    assert path.read_text() == before


def test_two_keys_are_not_added_at_once(path: Path, seal: Seal) -> None:
    path.with_name("seal.key.new").touch()
    with pytest.raises(SealError, match="in the way"):
        Seal.add_key(path, LATER)
    assert Seal.load(path).current == "k1"


def test_a_key_file_that_breaks_while_a_key_is_added_stays_as_it_is(
    path: Path, seal: Seal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(descriptor: int) -> None:
        raise OSError("No space left on device")

    before = path.read_text()
    monkeypatch.setattr("bot.seal.os.fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        Seal.add_key(path, LATER)
    assert path.read_text() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_missing_key_file_says_how_to_make_one(path: Path) -> None:
    for use in (Seal.load, lambda path: Seal.add_key(path, TODAY)):
        with pytest.raises(SealError, match="python -m bot key new"):
            use(path)


GOOD = f"k1 2026-11-24 {base64.b64encode(bytes(32)).decode()}\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "nonsense\n",
        GOOD + "k2 2026-11-24 AAAA\n",  # too short
        GOOD + GOOD,  # twice the same id
        GOOD + GOOD.replace("k1", "plain"),
        GOOD + "k2 2026-11-24",  # the machine died while somebody edited it
        GOOD.replace("k1", "k\xe9"),
    ],
)
def test_a_broken_key_file_is_refused_and_not_quoted(tmp_path: Path, text: str) -> None:
    path = tmp_path / "seal.key"
    path.touch(0o600)
    path.write_text(text, "utf-8")
    with pytest.raises(SealError, match=str(path)) as refused:
        Seal.load(path)
    assert "AAAA" not in str(refused.value)


def test_no_key_shows_when_a_seal_is_printed() -> None:
    seal = Seal({"k1": b"A" * 32})
    assert "AAAA" not in f"{seal!r} {seal}"


def test_a_bot_without_a_key_sends_messages_but_is_not_ready(seal: Seal) -> None:
    unsealed = Unsealed()
    assert seal.ready
    assert not unsealed.ready
    assert unsealed.open(unsealed.close("Halo.", "outbox"), "outbox") == "Halo."
    assert seal.open(unsealed.close("Halo.", "outbox"), "outbox") == "Halo."


def test_a_bot_without_a_key_opens_nothing_and_finds_nobody(seal: Seal) -> None:
    with pytest.raises(SealBroken):
        Unsealed().open(seal.close(STORY, "story"), "story")
    with pytest.raises(SealError):
        Unsealed().fingerprint("A1234567")
