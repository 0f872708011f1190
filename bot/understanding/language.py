"""Which of our two languages a message is in, if that can be told at all."""

import re
from pathlib import Path

import langdetect
from langdetect import LangDetectException
from langdetect.detector_factory import DetectorFactory

LANGUAGES = ("id", "en")  # as shipped, langdetect weighs 55, wrongly, and needs twenty times the memory
PROFILES = Path(langdetect.__file__).parent / "profiles"
SHORTEST = 12  # characters
FEWEST = 3  # words
SURE = 0.95
LONGEST = 150  # characters are plenty


class Languages:
    """Load it once, in the main thread: a cold langdetect in several threads answers wrongly, without an error."""

    def __init__(self) -> None:
        self._factory = DetectorFactory()
        self._factory.set_seed(0)  # the same answer every time
        self._factory.load_json_profile([(PROFILES / name).read_text("utf-8") for name in LANGUAGES])

    def of(self, text: str) -> str | None:
        """None for what is too short to tell or written in other letters."""
        words = re.findall(r"[^\W\d_]+", re.sub(r"\S*(?:://|@)\S*", " ", text[:LONGEST].lower()))
        plain = " ".join(words)
        if len(words) < FEWEST or len(plain) < SHORTEST or not _latin(plain):
            return None
        detector = self._factory.create()
        detector.append(plain)
        try:
            best = detector.get_probabilities()[0]
        except LangDetectException:  # letters that neither language uses
            return None
        return str(best.lang) if best.prob >= SURE else None


def _latin(plain: str) -> bool:
    """Mostly our letters; a name in Chinese in between does no harm."""
    letters = plain.replace(" ", "")
    return sum(letter <= "\u024f" for letter in letters) > len(letters) * 0.8
