"""Small talk: greetings, thanks, who are you, insults. They get a short reply of their own, and no answer."""

from bot import greeting
from bot.message import Say
from bot.understanding import Understanding
from handlers import emergency
from handlers.ask.buttons import known
from handlers.turn import Turn

RELIEF = "relief"  # the danger is over, or there was none
KINDS = frozenset(("hello", "thanks", "bye", "who", "okay", "laugh", "insult", "praise", "sorry", "nonsense", RELIEF))
LONGEST = 8  # words: more of them are no small talk, whatever they resemble
CLEAR = 0.6  # a topic this likely is what was asked for


def only(turn: Turn) -> str | None:
    """Which kind, if every word greets or thanks."""
    words, besides = turn.incoming.text, turn.in_every_language("besides")
    return next(
        (kind for kind in ("hello", "thanks") if greeting.only(words, turn.in_every_language(kind), besides)), None
    )


def resembles(turn: Turn, understood: Understanding, words: str) -> bool:
    """What may as well be a question about a topic is none; what a topic tells of ourselves, small talk asks too."""
    if understood.outside == RELIEF and not _relieved(turn, words):
        return False
    best, chance = understood.ranked[0]
    topic = known(turn, best) if chance >= CLEAR else None
    return understood.outside in KINDS and len(words.split()) <= LONGEST and (topic is None or topic.own)


def asks(turn: Turn, words: str) -> bool:
    """Whether it has a word or the sign of a question."""
    asking = set(turn.in_every_language("asking").split())
    return "?" in words or not asking.isdisjoint(turn.house.reader.plain(words).split())


def _relieved(turn: Turn, words: str) -> bool:
    """ "Not safe", "safe?" and "safe, but" are no relief, whatever they resemble."""
    said = set(turn.house.reader.plain(words).split())
    safe, doubt, still = (set(turn.in_every_language(kind).split()) for kind in ("safe", "doubt", "still"))
    return "?" not in words and said.isdisjoint(still) and (said.isdisjoint(safe) or said.isdisjoint(doubt))


async def reply(turn: Turn, kind: str) -> None:
    if kind == RELIEF and await emergency.relief(turn):
        return
    await turn.say(Say(f"outside.{kind}", menu=True, lead=warm(turn.incoming.text)))


def warm(words: str) -> Say | None:
    """Whoever greets in the language of home is greeted back in it."""
    said = greeting.first_of(words, greeting.WARM)
    return Say(f"warm.{said}") if said else None


def left_out(turn: Turn, words: str) -> str:
    """A question without the greeting or thanks before it, which would weigh as much as a few words."""
    return greeting.without(words, turn.in_every_language("hello", "thanks", "besides"))
