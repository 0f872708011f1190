"""Which words of a list somebody may have meant who typed in a hurry: dpkl, dipulul and tepukul for dipukul."""

from collections.abc import Iterable, Iterator, Set

SHORTEST = 6  # letters of a word that is recognised with one letter wrong
FEWEST = 3  # consonants that tell a word whose vowels were left out
PLAINLY = 4  # letters typed: three consonants and one vowel tell a word too
VOWELS = "aiueo"
ENDINGS = ("kan", "keun", "eun", "nya", "ne", "na", "ku", "mu", "in", "an", "ka", "ki", "i", "e")
PASSIVE = ("te", "ta", "na", "ke", "ka", "ni", "ti", "d")  # Sasak, Palu, Makassar, Java, Sunda … for di- and ter-


class Misspelt:
    """Made once from the words of the list; `usual` words are never taken for another one."""

    def __init__(self, words: Iterable[str], usual: Iterable[str] = ()) -> None:
        self.usual = frozenset(usual)
        self._known = frozenset(plain for word in words if (plain := word.removesuffix("*")).isalpha())
        self._sure = self.usual | self._known
        long = [word for word in sorted(self._known) if len(word) >= SHORTEST]
        self._less = _by((less, word) for word in long for less in (word, *_less(word)))
        self._bare = _by((_bare(word), word) for word in sorted(self._known) if len(_bare(word)) >= FEWEST)

    def meant(self, typed: Set[str], joined: Set[str] = frozenset()) -> set[str]:
        """The words of the list that `typed` may stand for, besides itself; `joined` was "di" and a word apart."""
        if not self._sure.isdisjoint(typed):
            return set()
        stems = {stem for word in typed for stem in (word, *stems_of(word)) if stem not in self._sure}
        whole = {stem for word in joined for stem in (word, *stems_of(word))}
        return {
            *(word for stem in stems for like in (self._passive, self._wrong) for word in like(stem)),
            *(word for stem in stems for word in self._shortened(stem)),
            *(word for stem in whole if len(_bare(stem)) > FEWEST for word in self._shortened(stem)),
        }

    def _passive(self, stem: str) -> Iterator[str]:
        """tepukul -> dipukul, tajepit -> terjepit"""
        roots = [stem.removeprefix(each) for each in PASSIVE if stem.startswith(each) and len(stem) > PLAINLY]
        return (form for root in roots for form in ("di" + root, "ter" + root) if form in self._known)

    def _shortened(self, stem: str) -> Iterator[str]:
        """dpkl -> dipukul"""
        bare = _bare(stem)
        told = len(bare) > FEWEST or (len(bare) == FEWEST and len(stem) == PLAINLY)
        return (word for word in self._bare.get(bare, ()) if told and _shortens(stem, word))

    def _wrong(self, stem: str) -> Iterator[str]:
        """dipulul -> dipukul"""
        near = {word for less in (stem, *_less(stem)) for word in self._less.get(less, ())}
        return (word for word in near if _one_off(stem, word))


def _by(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, word in pairs:
        found.setdefault(key, []).append(word)
    return found


def stems_of(typed: str) -> Iterator[str]:
    """dipukulnya -> dipukul"""
    return (typed.removesuffix(each) for each in ENDINGS if typed.endswith(each) and len(typed) - len(each) > FEWEST)


def _bare(word: str) -> str:
    return "".join(letter for letter in word if letter not in VOWELS)


def _less(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _shortens(typed: str, word: str) -> bool:
    """Only vowels were left out, and not the last letter: dpukl for dipukul, but not dipukulan for dipukuli."""
    letters = iter(word)
    return len(typed) < len(word) and typed[-1] == word[-1] and all(letter in letters for letter in typed)


def _one_off(typed: str, word: str) -> bool:
    """One letter more, less or another one, or two of them in turn; the first letter is right."""
    if typed[0] != word[0]:
        return False
    if len(typed) != len(word):
        longer, shorter = sorted((typed, word), key=len, reverse=True)
        return shorter in _less(longer)
    wrong = [at for at in range(len(word)) if typed[at] != word[at]]
    return len(wrong) == 1 or (len(wrong) == 2 and _turned(typed, word, *wrong))


def _turned(typed: str, word: str, one: int, other: int) -> bool:
    return other == one + 1 and typed[one] + typed[other] == word[other] + word[one]
