"""Which row of the model stands for which feature."""

from collections.abc import Iterable, Sequence
from io import StringIO

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]


class Vocabulary:
    """Looks up hashes of 64 bits: a hundred thousand names as a dict would be a tenth of the whole bot's memory."""

    def __init__(self, written: bytes) -> None:
        """`written`: the names in UTF-8, each with a line end, in the order of their rows."""
        self.written = written
        lines = StringIO(written.decode(), newline="\n")
        hashes = np.fromiter((hash(line.removesuffix("\n")) for line in lines), np.int64)
        self._rows = np.argsort(hashes)
        self._hashes = hashes[self._rows]

    @classmethod
    def of(cls, names: Sequence[str]) -> "Vocabulary":
        return cls("".join(f"{name}\n" for name in names).encode())

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self, names: Iterable[str]) -> Rows:
        """Of those that are known, in their order."""
        hashes = np.fromiter(map(hash, names), np.int64)
        places = np.searchsorted(self._hashes, hashes)
        found = self._hashes.take(places, mode="clip") == hashes
        return np.asarray(self._rows[places[found]], np.int64)
