"""What of a text is weighed: words, neighbouring words, and pieces of words, since chats are full of misspellings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt

LETTERS = (2, 3, 4, 5)  # of a piece; the edges of a word belong to it
MOST_WORDS = 600  # a text is about what it is about long before that
REMEMBERED = 4_096  # words; most words are met again and again

Counts = Counter[str]


def blocks(words: Sequence[str]) -> tuple[Counts, Counts]:
    """How often each feature stands in a text: pieces and words apart, since each side weighs as much as the other."""
    few = words[:MOST_WORDS]
    return Counter(chain.from_iterable(map(_remembered, few))), Counter(together(few))


def damped(times: npt.ArrayLike) -> npt.NDArray[np.float32]:
    """Often said is not often meant."""
    return np.asarray(1 + np.log(times), np.float32)


def pieces(word: str) -> tuple[str, ...]:
    edged = f" {word} "
    sizes = [size for size in LETTERS if size < len(edged)]
    whole = (edged,) if len(sizes) < len(LETTERS) else ()
    return (*(edged[at : at + size] for size in sizes for at in range(len(edged) - size + 1)), *whole)


_remembered = cache(pieces)  # for training, which meets each word in many texts


def together(words: Sequence[str]) -> Iterator[str]:
    """Each word, and each two neighbours."""
    yield from (f"={word}" for word in words)
    yield from (f"={one}={other}" for one, other in pairwise(words))


def is_word(name: str) -> bool:
    """Whether this is a word of its own: not a piece of one, nor two together."""
    return name.startswith("=") and name.count("=") == 1
