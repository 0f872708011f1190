"""What one would use instead of a classifier, with the same sample questions: searching for the nearest one."""

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence

import bm25s
import numpy as np
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.understanding.examples import OUTSIDE, Examples
from bot.understanding.spelling import Spelling
from tests.evaluation.measures import Ranking

NEAREST = 60  # sample questions looked at


def rivals(examples: Examples, spelling: Spelling) -> Mapping[str, Ranking]:
    """Each reads the text in plain words, as ours does."""
    ours = [
        (text, name)
        for text, name in zip(examples.texts, examples.classes, strict=True)
        if not name.startswith(OUTSIDE)
    ]
    plain = [" ".join(spelling.words(text)) for text, _ in ours]
    names = [name for _, name in ours]

    def reading(find: Callable[[str], Sequence[int]]) -> Ranking:
        return lambda text: list(dict.fromkeys(names[at] for at in find(" ".join(spelling.words(text)))))

    finders = {"BM25 (bm25s)": _bm25(plain), "SQLite FTS5": _fts5(plain), "TF-IDF cosine": _cosine(plain)}
    return {name: reading(find) for name, find in (finders | {"rapidfuzz": _fuzzy(plain)}).items()}


def _bm25(texts: Sequence[str]) -> Callable[[str], Sequence[int]]:
    index = bm25s.BM25()
    index.index([text.split() for text in texts], show_progress=False)

    def find(text: str) -> Sequence[int]:
        words = text.split()
        found, _ = index.retrieve([words or [""]], k=NEAREST, show_progress=False)
        return [int(at) for at in found[0]]

    return find


def _fts5(texts: Sequence[str]) -> Callable[[str], Sequence[int]]:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE sample USING fts5 (text)")
    base.executemany("INSERT INTO sample (rowid, text) VALUES (?, ?)", enumerate(texts))

    def find(text: str) -> Sequence[int]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        rows = base.execute("SELECT rowid FROM sample WHERE sample MATCH ? ORDER BY rank LIMIT ?", (words, NEAREST))
        return [int(at) for (at,) in rows] if words else []

    return find


def _cosine(texts: Sequence[str]) -> Callable[[str], Sequence[int]]:
    vectorizer = TfidfVectorizer(token_pattern=r"\S+", sublinear_tf=True)
    matrix = vectorizer.fit_transform(texts)
    return lambda text: [int(at) for at in np.argsort(-(matrix @ vectorizer.transform([text]).T).toarray().ravel())]


def _fuzzy(texts: Sequence[str]) -> Callable[[str], Sequence[int]]:
    def find(text: str) -> Sequence[int]:
        return [at for _, _, at in process.extract(text, texts, scorer=fuzz.token_set_ratio, limit=NEAREST)]

    return find
