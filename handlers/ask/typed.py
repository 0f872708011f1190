"""What a citizen types outside any form: a topic, several to choose from, or none. Never a guess (law 8)."""

from bot import asking, greeting, old_names
from bot.dialog import countries
from bot.message import Kind, Say
from bot.understanding import Understanding
from handlers import profile
from handlers.ask import answer
from handlers.ask.buttons import all_known, further, known, topics
from handlers.turn import Turn

LONG = 3000  # characters: that is a story, and no question
AT_ONCE = 10  # seconds in which the pieces of one long text arrive
SMALL_TALK = ("hello", "thanks")


def is_question(turn: Turn, words: str) -> bool:
    """Whether what was typed where a place is asked for reads like a question, a story or small talk."""
    if turn.incoming.kind is not Kind.TEXT:
        return False
    return bool(_small_talk(turn)) or asking.asks(words, turn.house.reader.understand(words), _data(turn, "asking"))


async def question(turn: Turn) -> None:
    words = turn.incoming.text
    talk = _small_talk(turn)
    if talk:
        return await turn.say(Say(f"ask.{talk}", menu=True))
    if greeting.is_wordless(words):
        return await turn.say(Say("menu.choose", menu=True))
    understood = turn.house.reader.understand(words)
    await _reply(turn, words, understood)
    return await profile.notice_language(turn, understood.language)


async def _reply(turn: Turn, words: str, understood: Understanding) -> None:
    """Where the bot is not sure it says so and keeps the question for an officer."""
    confidence = understood.ranked[0][1] if understood.ranked else 0.0
    found = known(turn, understood.topic) if len(words) <= LONG else None
    there = countries.abroad(words)
    if found:
        number = await turn.tx.add_question(turn.chat_id, found.id, (), confidence, "", turn.now)
        return await answer.tell(turn, found, number, lead=_new_name(words), there=there)
    whole = await _whole(turn, words)
    number = await turn.tx.add_question(turn.chat_id, None, understood.near, confidence, whole, turn.now)
    key = "ask.long" if len(words) > LONG else "ask.which" if understood.offered else "ask.unsure"
    near = topics(all_known(turn, understood.near), number, there)
    return await turn.say(Say(key, {"near": near}, (*near, *further(number))))


async def _whole(turn: Turn, words: str) -> str:
    """The phone cuts a text over 4,096 characters: what follows a long piece at once belongs to it."""
    before = await turn.tx.last_words(turn.chat_id, turn.now - AT_ONCE)
    return f"{before}\n{words}" if len(before) > LONG else words


def _new_name(words: str) -> Say | None:
    """A name that is no longer used is understood, and gently replaced."""
    old = old_names.first_in(words)
    return Say(f"old_name.{old}") if old else None


def _small_talk(turn: Turn) -> str | None:
    return next((kind for kind in SMALL_TALK if _is_only(turn, kind)), None)


def _is_only(turn: Turn, kind: str) -> bool:
    return greeting.only(turn.incoming.text, _data(turn, kind), _data(turn, "besides"))


def _data(turn: Turn, kind: str) -> str:
    """The words of every language: people greet in either."""
    return " ".join(turn.words(locale, f"greeting.{kind}") for locale in turn.house.texts.locales)
