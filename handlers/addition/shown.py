"""What stands under an answer for a resident: the notes of the offices above, and ▶️ where somebody reads it aloud."""

from dataclasses import dataclass

from bot.addition import NOTE, RECORDING, Addition
from bot.faq import Topic
from bot.message import Button, File, Kind, Rows, Say
from handlers.addition.text import print_of
from handlers.turn import Turn


@dataclass(frozen=True)
class Shown:
    """`name` is the office's: what it says is signed."""

    addition: Addition
    name: str


async def under(turn: Turn, topic: Topic) -> list[Shown]:
    """Nearest office first. Whoever belongs to none hears the ministry, an officer the office they work for."""
    office = turn.citizen.office or await _own(turn) or await _ministry(turn)
    found = await turn.tx.additions_under(topic.id, office) if office else []
    print_now = print_of(turn.house, topic.id)
    return [Shown(addition, name) for addition, name in found if not addition.outdated(print_now, turn.now)]


def notes(shown: list[Shown]) -> list[Shown]:
    return [each for each in shown if each.addition.kind == NOTE]


def recordings(shown: list[Shown]) -> Rows:
    """One for each language: that of the nearest office."""
    found = {each.addition.language: each.addition for each in reversed(shown) if each.addition.kind == RECORDING}
    return tuple(
        Button("recording.play", "recording.play", str(found[language].id), {"language": language})
        for language in sorted(found, key=lambda language: (language != "id", language))
    )


async def play(turn: Turn) -> None:
    """[▶️ Dengarkan]; not played: a recording of another office, of an older text, or of an answer that is withheld."""
    addition = await turn.tx.addition(turn.incoming.number)
    topic = turn.house.faq.topics.get((turn.locale, addition.topic)) if addition else None
    if addition is None or topic is None:
        return await turn.say(Say("recording.gone", menu=True))
    heard = [each for each in await under(turn, topic) if each.addition.id == addition.id]
    if not heard or addition.kind != RECORDING:
        return await turn.say(Say("recording.gone", menu=True))
    if topic.stale(turn.today):
        return await turn.say(Say("recording.withheld", menu=True))
    values = {"topic": topic, "office": heard[0].name, "at": addition.shown_at, "language": addition.language}
    return await turn.say(Say("recording.played", values, file=File(Kind(addition.file_kind), addition.file_id)))


async def _own(turn: Turn) -> str | None:
    """An officer came by an invitation and perhaps joined no village."""
    offices = await turn.tx.offices_of(turn.chat_id)
    return offices[-1].code if offices else None


async def _ministry(turn: Turn) -> str | None:
    ministry = await turn.tx.ministry()
    return ministry.code if ministry else None
