"""The classifier: what is weighed, what is learned, and what is done with a score. Never a guess (law 8)."""

import errno
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.understanding import parts
from bot.understanding.decide import FEWEST, MOST, RANKED, Decision, decide
from bot.understanding.examples import Examples
from bot.understanding.features import MOST_WORDS, blocks, damped
from bot.understanding.model import Model, StaleModel
from bot.understanding.spelling import Spelling
from bot.understanding.train import cross_check, train

SPELLING = Spelling({"gk": "tidak", "dibyr": "dibayar"})
EXAMPLES = {
    "unpaid-wages": (
        "gaji saya tidak dibayar",
        "majikan belum bayar upah tiga bulan",
        "my salary is not paid",
        "upah bulan ini ditahan bos",
        "gajiku belum turun dari majikan",
        "sudah lama tidak terima gaji",
    ),
    "passport": (
        "cara membuat paspor baru",
        "berapa lama mengurus paspor di imigrasi",
        "how do I get a passport",
        "syarat bikin paspor di kantor imigrasi",
        "paspor habis masa berlaku urus di mana",
        "biaya paspor berapa",
    ),
    "passport-withheld": (
        "paspor saya ditahan majikan",
        "agen mengambil paspor saya",
        "my boss keeps my passport",
        "pasporku dipegang bos tidak dikasih",
        "majikan sita paspor dan dokumen",
        "minta paspor kembali tapi agen menolak",
    ),
    "outside:cooking": (
        "resep rendang daging sapi",
        "cara memasak nasi goreng",
        "bumbu soto ayam apa saja",
        "how to cook noodles",
        "kue lapis berapa lama dikukus",
        "sambal terasi yang enak",
    ),
}

ACTS = ("dipukul", "dikurung", "disekap", "diancam", "berdarah", "dikejar", "diperkosa")
CRIES = tuple(f"tolong saya {act} sekarang" for act in ACTS)
CALM = (
    *(f"apa hukuman bagi yang {act}" for act in ("memukul", "mengurung", "menyekap", "lalai", "kabur", "curang")),
    "terima kasih banyak",
    "saya di rumah",
)


@pytest.fixture(scope="module")
def examples() -> Examples:
    pairs = [(text, name) for name, texts in EXAMPLES.items() for text in texts]
    return Examples(tuple(text for text, _ in pairs), tuple(name for _, name in pairs), CRIES, CALM)


@pytest.fixture(scope="module")
def model(examples: Examples) -> Model:
    trained = train(examples, SPELLING)
    return replace(trained, thresholds=replace(trained.thresholds, answer=0.6, ours=-0.3))


def ask(model: Model, text: str) -> Decision:
    words = SPELLING.words(text)
    return decide(model, words, model.scores(words))


# --- what is weighed ---


def test_words_pairs_and_pieces_are_weighed_and_edges_belong_to_a_word() -> None:
    pieces, words = blocks(["gaji", "di"])
    assert set(words) == {"=gaji", "=di", "=gaji=di"}
    assert {" g", "ji ", " gaji", "gaji ", " di "} <= set(pieces)
    assert not any(" " in piece.strip() for piece in pieces)


def test_what_is_said_often_counts_more_but_not_as_often() -> None:
    pieces, words = blocks(["gaji", "gaji", "gaji"])
    assert words["=gaji"] == pieces[" gaj"] == 3
    assert 1 == damped([1])[0] < damped([3])[0] < 3


def test_the_bot_weighs_what_the_training_counts(model: Model) -> None:
    words = SPELLING.words("gaji saya belum dibayar, gaji kami ditahan, tolong")
    expected = model.bias.astype(np.float64)
    for block in blocks(words):
        known = {row: times for name, times in block.items() for row in model.vocabulary.rows([name])}
        places = np.array([*known])
        values = damped([*known.values()]) * model.rarity[places]
        values /= np.linalg.norm(values)
        asked = places < len(model.weights)
        expected[:-1] += values[asked] @ model.weights[places[asked]]
        expected[-1] += values @ model.danger[places]
    assert model.scores(words) == pytest.approx(expected, abs=1e-5)
    assert len(model.weights) < len(model.vocabulary) == len(model.danger)  # only cries have them


def test_a_text_without_end_is_read_up_to_a_limit() -> None:
    _, words = blocks([f"kata{number}" for number in range(MOST_WORDS + 50)])
    assert f"=kata{MOST_WORDS - 1}" in words
    assert f"=kata{MOST_WORDS}" not in words


# --- what is learned ---


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("gaji saya belum dibayar", "unpaid-wages"),
        ("gaji gk dibyr 2 bulan", "unpaid-wages"),
        ("paspornya ditahan sama majikan", "passport-withheld"),  # endings and prefixes differ from the examples
        ("membuat paspor baru di imigrasi", "passport"),
        ("my salary was not paid", "unpaid-wages"),
    ],
)
def test_a_question_near_the_examples_is_answered(model: Model, text: str, topic: str) -> None:
    decision = ask(model, text)
    assert (decision.topic, decision.offered, decision.outside) == (topic, (), None)


def test_between_two_topics_both_are_offered(model: Model) -> None:
    unsure = replace(model, thresholds=replace(model.thresholds, answer=0.99))
    decision = ask(unsure, "paspor majikan")
    assert decision.topic is None
    assert decision.offered[:2] == ("passport-withheld", "passport")
    assert FEWEST <= len(decision.offered) <= MOST


def test_what_is_no_question_of_ours_is_named_and_neither_answered_nor_offered(model: Model) -> None:
    strict = replace(model, thresholds=replace(model.thresholds, ours=0.3))
    decision = ask(strict, "resep sambal goreng")
    assert (decision.topic, decision.offered, decision.outside) == (None, (), "cooking")


@pytest.mark.parametrize("text", ["", "🙂", "xyzzy qwrtp", "嗨嗨你好吗"])
def test_words_never_seen_are_answered_with_nothing(model: Model, text: str) -> None:
    decision = ask(model, text)
    assert (decision.topic, decision.offered) == (None, ())


def test_chances_are_ranked_and_those_outside_are_not_among_them(model: Model) -> None:
    ranked = ask(model, "paspor").ranked
    assert [chance for _, chance in ranked] == sorted((chance for _, chance in ranked), reverse=True)
    assert {name for name, _ in ranked} == {"unpaid-wages", "passport", "passport-withheld"}
    assert sum(chance for _, chance in ranked) == pytest.approx(1, abs=1e-3)
    assert len(ranked) <= RANKED


def test_learning_twice_gives_the_same(examples: Examples, model: Model) -> None:
    again = train(examples, SPELLING)
    assert np.array_equal(again.weights, model.weights)
    assert again.sharpness == model.sharpness
    assert cross_check(examples, SPELLING) == cross_check(examples, SPELLING) <= 1


def test_editors_see_which_pieces_decided(model: Model) -> None:
    telling = dict(model.telling(SPELLING.words("paspor ditahan bos"), "passport-withheld"))
    assert "=ditahan" in telling
    assert all(weight > 0 for weight in telling.values())


# --- the file ---


def test_a_model_that_is_saved_and_loaded_decides_the_same(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "data" / "model.npz"
    model.save(path)
    loaded = Model.load(path, model.print)
    for texts in EXAMPLES.values():
        for text in texts:
            assert ask(loaded, text) == ask(model, text)


def test_a_model_of_other_examples_is_stale(model: Model, examples: Examples, tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    model.save(path)
    other = replace(examples, calm=(*examples.calm, "satu lagi"))
    assert other.print != examples.print == model.print
    with pytest.raises(StaleModel):
        Model.load(path, other.print)


def test_a_model_that_could_not_be_written_leaves_the_old_one_and_nothing_else(
    model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "model.npz"
    model.save(path)
    before = path.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(np, "savez", full)
    with pytest.raises(OSError, match="No space"):
        model.save(path)
    assert [each.name for each in tmp_path.iterdir()] == ["model.npz"]
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [None, b"", b"no archive", b"PK\x03\x04broken"])
def test_a_model_that_is_missing_or_broken_is_stale(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StaleModel):
        Model.load(path, "any")


# --- two questions in one message ---


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("gaji saya belum dibayar, gimana? cara bikin paspor berapa lama?", 2),
        ("Berapa biaya paspor?\nPaspor saya ditahan bos, harus bagaimana?", 2),
        ("apa syarat paspor sekalian berapa gaji di sana", 2),
        ("cara bikin paspor gimana, gaji di sana berapa", 2),
        ("mau tanya cara bikin paspor, sama cara tagih gaji", 2),
        ("paspor baru 1,5 juta, berapa lama jadinya", 0),
        ("gaji saya belum dibayar", 0),
        ("Saya di sini sudah lama. Bos baik. Berapa biaya paspor?", 0),
        ("gimana? gimana?", 0),
    ],
)
def test_the_questions_in_a_message_are_found(text: str, count: int) -> None:
    assert len(parts.questions(text, SPELLING)) == count
