"""What the classifier learns from: the sample questions of every topic, and what people write that is none for us."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot import regions
from bot.faq import Faq, Topic
from bot.shipped import lines_of, of_each_language

PLAINLY = {  # how a topic is asked for by its name alone
    "id": ("{}", "cara {}", "bagaimana {}", "mau tanya {}", "{} gimana min", "info {}"),
    "en": ("{}", "about {}", "how about {}"),
}
REGIONS = Path("locales/directory/regencies.csv")
OUTSIDE = "outside:"  # before the name of a class that is no topic
VERSION = "10"  # of the way texts become numbers: with another one an old model is stale


@dataclass(frozen=True)
class Examples:
    """`texts` and `classes` belong together, one by one: a class is a topic or `outside:<name>`.

    `cries` and `calm`: messages of people in danger, and messages that only sound like it.
    """

    texts: tuple[str, ...]
    classes: tuple[str, ...]
    cries: tuple[str, ...] = ()
    calm: tuple[str, ...] = ()
    typings: tuple[str, ...] = ()  # of spelling.txt, by which they are all read

    @property
    def print(self) -> str:
        """Changes when the model has to be trained anew."""
        pairs = (*zip(self.classes, self.texts, strict=True), *(("cry", text) for text in self.cries))
        told = "\n".join((VERSION, *(f"{name}\t{text}" for name, text in pairs), *self.calm, *self.typings))
        return hashlib.sha256(told.encode()).hexdigest()


def gather(home: Path, faq: Faq) -> Examples:
    """Of all languages together: people mix them. In the order of the files, so that training is repeatable.

    Raises Faulty.
    """
    pairs = [
        (topic.id, text)
        for _, topic in sorted(faq.topics.items())
        for text in dict.fromkeys((topic.title, *_plainly(topic), *topic.sample))
    ]
    pairs += [(OUTSIDE + name, text) for name, texts in outside(home).items() for text in texts]
    elsewhere = (text for texts in outside(home).values() for text in texts)
    peaceful = (text for topic in faq.topics.values() if _is_calm(topic) for text in topic.sample)
    return Examples(
        texts=tuple(text for _, text in pairs),
        classes=tuple(name for name, _ in pairs),
        cries=_lines(home, "danger/danger.txt"),
        calm=tuple(dict.fromkeys((*_lines(home, "danger/calm.txt"), *peaceful, *elsewhere, *_places(home)))),
        typings=_lines(home, "spelling.txt"),
    )


def _is_calm(topic: Topic) -> bool:
    return topic.asked_calmly or not topic.emergency


def _lines(home: Path, name: str) -> tuple[str, ...]:
    paths = of_each_language(home, f"locales/*/{name}")
    return tuple(line for path in paths for line in lines_of(path).values())


def _places(home: Path) -> Iterator[str]:
    """Who is asked where they live answers with a name, and names of far places look like nothing else."""
    for region in regions.load(home / REGIONS):
        yield from (region.name or region.province, region.label, *(f"{kind} {region.name}" for kind in region.kinds))


def _plainly(topic: Topic) -> Iterator[str]:
    yield from (words.format(topic.short) for words in PLAINLY.get(topic.locale, ("{}",)))


def outside(home: Path) -> Mapping[str, tuple[str, ...]]:
    """locales/*/outside/<name>.txt: one text a line, explained in docs/understanding.md."""
    found: dict[str, tuple[str, ...]] = {}
    for path in of_each_language(home, "locales/*/outside/*.txt"):
        found[path.stem] = (*found.get(path.stem, ()), *lines_of(path).values())
    return found
