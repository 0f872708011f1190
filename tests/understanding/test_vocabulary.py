"""Which features have which rows."""

import pytest

from bot.understanding.vocabulary import Vocabulary

NAMES = ("=gaji", " g", "=gaji=belum", "=bos's", "=日本", "ak ")


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        (NAMES, [0, 1, 2, 3, 4, 5]),
        (["ak ", "=gaji", "ak "], [5, 0, 5]),
        (["=paspor", "=gaji", "ak", ""], [0]),  # what nobody has learned has no row
        ([], []),
    ],
)
def test_a_feature_has_the_row_of_its_place(asked: list[str], rows: list[int]) -> None:
    vocabulary = Vocabulary.of(NAMES)
    assert vocabulary.rows(asked).tolist() == rows
    assert Vocabulary(vocabulary.written).rows(asked).tolist() == rows
    assert len(vocabulary) == len(NAMES)
