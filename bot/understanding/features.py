"""What of a text is weighed: words, neighbouring words, and pieces of words, since chats are full of misspellings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from math import log

LETTERS = (2, 3, 4, 5)  # of a piece; the edges of a word belong to it
MOST_WORDS = 600  # a text is about what it is about long before that

Counts = dict[str, float]


def blocks(words: Sequence[str]) -> tuple[Counts, Counts]:
    """Pieces and words apart, since each side weighs as much as the other. Often said is not often meant: 1 + log n."""
    few = words[:MOST_WORDS]
    return _damped(chain.from_iterable(map(pieces, few))), _damped(together(few))


def pieces(word: str) -> Iterator[str]:
    edged = f" {word} "
    for size in LETTERS:
        if size >= len(edged):
            yield edged
            break
        yield from (edged[at : at + size] for at in range(len(edged) - size + 1))


def together(words: Sequence[str]) -> Iterator[str]:
    """Each word, and each two neighbours."""
    yield from (f"={word}" for word in words)
    yield from (f"={one}={other}" for one, other in pairwise(words))


def is_word(name: str) -> bool:
    """Whether this is a word of its own: not a piece of one, nor two together."""
    return name.startswith("=") and name.count("=") == 1


def _damped(names: Iterable[str]) -> Counts:
    return {name: 1 + log(times) for name, times in Counter(names).items()}
