"""Reads a text the way the office would: is somebody in danger, what is asked, in which language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.faq import Faq
from bot.understanding import parts, spelling
from bot.understanding.danger import HELP, Patterns, Words, gravest, is_final, read_patterns, told
from bot.understanding.decide import MOST, Decision, decide
from bot.understanding.examples import gather
from bot.understanding.language import Languages
from bot.understanding.model import FEW, FEWEST, Model, Scores
from bot.understanding.spelling import Spelling, words_of

MODEL = Path("data/understanding.npz")
Names = Mapping[str, frozenset[str]]  # the words that name a topic
NEAREST = 3  # topics shown where none is offered
TORN = -0.15  # from this score on a clause torn from its sentence tells of danger, whatever stands beside it
IF = frozenset(("kalau", "jika", "bila", "apabila", "misalnya", "seandainya", "apakah", "if", "what", "whether"))
LONGEST = 25  # words of a sentence: in more of them those of danger are drowned by the others
ABOUT = 0.3  # what the whole message is about is offered beside its questions from this probability on
CLEAR = 0.7  # a question among others is about a topic from this probability on
NEAR = 0.15  # a topic less likely than this resembles by chance


@dataclass(frozen=True)
class Understanding:
    """`topic` is what would be answered, `offered` what would be asked back; neither: nobody knows, and we don't guess.

    `ranked`: the five likeliest topics, whatever the thresholds. `danger`: one of danger.KINDS, or None.
    `outside`: what it is if it is no question for us (a file of locales/*/outside/), or None.
    """

    topic: str | None
    offered: tuple[str, ...]
    ranked: tuple[tuple[str, float], ...]
    danger: str | None
    language: str | None
    outside: str | None = None

    @property
    def near(self) -> tuple[str, ...]:
        """What is shown beside "I am not sure": `offered`, else the nearest few, but none that resembles by chance."""
        return self.offered or tuple(topic for topic, chance in self.ranked[:NEAREST] if chance >= NEAR)


class Reader:
    """Made once, at start, in the main thread."""

    def __init__(
        self, patterns: Patterns, model: Model, spelling: Spelling, languages: Languages, names: Names
    ) -> None:
        self._patterns, self._model, self._spelling, self._languages = patterns, model, spelling, languages
        self._names = names

    @classmethod
    def read(cls, home: Path, faq: Faq) -> "Reader":
        """Raises StaleModel if the model was trained from other files than those that are here."""
        plain, patterns = spelling.read(home), read_patterns(home)  # a broken list is no stale model
        model = Model.load(home / MODEL, gather(home, faq).print)
        return cls(patterns, model, plain, Languages(), _names(faq, plain))

    def understand(self, text: str) -> Understanding:
        sentences = self._spelling.sentences(text)
        words = words_of(sentences)
        scores = self._model.scores(words)
        decision = self._decide(text, words, scores)
        return Understanding(
            decision.topic,
            decision.offered,
            decision.ranked,
            self._danger(text, sentences, scores),
            self._language(text, words),
            decision.outside,
        )

    def danger(self, text: str) -> str | None:
        sentences = self._spelling.sentences(text)
        return self._danger(text, sentences, self._model.scores(words_of(sentences)))

    def language(self, text: str) -> str | None:
        return self._language(text, self._spelling.words(text))

    def plain(self, text: str) -> str:
        """Chat spelling as plain words: "gaji sy blm dibyr" is "gaji saya belum dibayar"."""
        return " ".join(self._spelling.words(text))

    def is_usual(self, word: str) -> bool:
        """Whether many questions have it, in chat spelling or plain: a name has not."""
        return self._model.usual.issuperset(self._spelling.plain(word.casefold()))

    def telling(self, text: str, topic: str) -> list[tuple[str, float]]:
        """The pieces of a text that speak most for a topic: for editors."""
        return self._model.telling(self._spelling.words(text), topic)

    def _decide(self, text: str, words: Words, scores: Scores) -> Decision:
        """Two questions in one message are both offered, with what all of it is about; else the whole of it decides.

        One word alone asks for a topic only if it names it: nobody knows what "suka" means by itself.
        """
        whole = decide(self._model, words, scores)
        if whole.topic and len(words) == 1 and words[0] not in self._names[whole.topic]:
            return Decision(None, (), None, whole.ranked)
        each = (decide(self._model, some, self._model.scores(some)) for some in parts.questions(text, self._spelling))
        topics = dict.fromkeys(one.ranked[0][0] for one in each if _is_clear(one))
        if len(topics) < 2:
            return whole
        best, chance = whole.ranked[0]
        beside = [best] if chance >= ABOUT else []
        return Decision(None, tuple(dict.fromkeys((*topics, *beside)))[:MOST], None, whole.ranked)

    def _danger(self, text: str, sentences: Sequence[Words], scores: Scores) -> str | None:
        """What the reviewed list says, unless the sentence is like no example of danger ("dying for a holiday"); where
        the list is silent, whether the text is much like them. `scores`: of all their words.
        """
        found = told(sentences, self._patterns)
        kinds = [kind for kind, said in found if is_final(kind, said) or not self._is_calm(words_of([said]))]
        kinds = kinds or self._torn(text, sentences)
        if kinds:
            return gravest(kinds)
        thresholds, many = self._model.thresholds, len(words_of(sentences))
        like = scores[-1] >= (thresholds.short if many < FEW else thresholds.danger)
        return HELP if like and many >= FEWEST else None

    def _torn(self, text: str, sentences: Sequence[Words]) -> list[str]:
        """What single clauses tell of: "majikan pukul saya" is no question, though one follows after a comma. A mere
        "tolong" beside a question is polite.
        """
        clauses = self._spelling.clauses(text)
        torn = [clause for clause in clauses if clause not in sentences and IF.isdisjoint(clause)]
        found = told(torn, self._patterns)
        return [
            kind
            for kind, said in found
            if is_final(kind, said) or (kind != HELP and self._is_like_danger(words_of([said])))
        ]

    def _is_like_danger(self, words: Words) -> bool:
        return len(words) <= LONGEST and bool(self._model.scores(words)[-1] >= TORN)

    def _is_calm(self, words: Words) -> bool:
        return FEW <= len(words) <= LONGEST and bool(self._model.scores(words)[-1] < self._model.thresholds.calm)

    def _language(self, text: str, words: Words) -> str | None:
        """Only of words we know, and English only if their plain words say so too: "byr g" looks English."""
        if self._model.known(words) < self._model.thresholds.known:
            return None
        typed = self._languages.of(text)
        return typed if typed != "en" or self._languages.of(" ".join(words)) == "en" else None


def _names(faq: Faq, plain: Spelling) -> Names:
    """The words of its titles, in every language."""
    names: dict[str, frozenset[str]] = {}
    for topic in faq.topics.values():
        names[topic.id] = names.get(topic.id, frozenset()).union(plain.words(f"{topic.short} {topic.title}"))
    return names


def _is_clear(one: Decision) -> bool:
    return one.outside is None and one.ranked[0][1] >= CLEAR
