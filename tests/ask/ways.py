"""What people ask in these tests, and a reader that understands what a test says."""

from collections.abc import Mapping
from dataclasses import replace

from bot.understanding import Reader, Understanding
from tests.conftest import Village

CHECK = "check-p3mi"
SURE = "Bagaimana cara memeriksa apakah P3MI memiliki izin resmi?"  # stands among its sample questions
GIBBERISH = "velmo karuti sandiro pekkala"
ENGLISH = "How can I check whether a placement company is licensed?"
OFFICER = "🙋 Tanya petugas"
ELSEWHERE = "🌏 Negara lain"


class Scripted(Reader):
    """Understands what the test says."""

    def __init__(self, meanings: Mapping[str, Understanding]) -> None:
        self._meanings = meanings

    def understand(self, text: str) -> Understanding:
        return self._meanings.get(text, Understanding(None, (), ((CHECK, 0.02),), None, None))

    def danger(self, text: str) -> str | None:
        return None


def understands(village: Village, **meanings: Understanding) -> None:
    village.rooms.router.house = replace(village.rooms.router.house, reader=Scripted(meanings))


def meaning(topic: str | None, *offered: str, language: str | None = None) -> Understanding:
    names = (topic, *offered) if topic else offered
    return Understanding(topic, offered, tuple((name, 0.9) for name in names), None, language)
