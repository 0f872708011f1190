"""What a citizen types outside any form: a topic, several to choose from, or none. Never a guess (law 8)."""

from dataclasses import replace

from bot import asking, greeting, old_names
from bot.dialog import countries
from bot.faq import Topic
from bot.message import Button, Kind, Say
from bot.understanding import Understanding
from handlers import emergency, profile
from handlers.ask import answer, consent, follow, small_talk
from handlers.ask.buttons import all_known, further, known, topics
from handlers.turn import Turn

LONG = 3000  # characters: that is a story, and no question
OUTSIDE = "outside:"  # before what was told instead of a topic
LIKELY, BESIDE = 0.4, 2  # from this probability on, and at most so many topics stand under a pointer elsewhere
FEW = 4  # words; more say what they mean, also right after an alarm
AT_ONCE = 10  # seconds in which the pieces of one long text arrive


def is_question(turn: Turn, words: str) -> bool:
    """Whether what was typed where a place is asked for reads like a question, a story or small talk."""
    if turn.incoming.kind is not Kind.TEXT:
        return False
    if small_talk.only(turn):
        return True
    return asking.asks(words, turn.house.reader.understand(words), turn.in_every_language("asking"))


async def question(turn: Turn) -> None:
    words = turn.incoming.text
    talk = small_talk.only(turn)
    if talk:
        return await small_talk.reply(turn, talk)
    if greeting.is_wordless(words):
        return await turn.say(Say("menu.choose", menu=True))
    understood = turn.house.reader.understand(small_talk.left_out(turn, words))
    own = turn.citizen.locale
    turn.speak(understood.language)
    if not await follow.follow_up(turn, words):
        alone = await follow.in_context(turn, words, understood)
        if alone:
            await _reply(turn, words, alone)
    turn.speak(own)
    return await profile.notice_language(turn, understood.language)


async def caption(turn: Turn) -> None:
    """Under a photo or a file: a question that is understood is answered, whatever the file shows."""
    words = turn.incoming.text
    understood = turn.house.reader.understand(small_talk.left_out(turn, words))
    if understood.topic or understood.offered:
        await _reply(turn, words, understood)


async def _reply(turn: Turn, words: str, understood: Understanding) -> None:
    """Where the bot is not sure it says so and keeps the question for an officer."""
    confidence = understood.ranked[0][1] if understood.ranked else 0.0
    short = len(words) <= LONG
    found = known(turn, understood.topic) if short else None
    there = countries.abroad(words)
    if await _belongs_to_danger(turn, words, understood, found):
        return None
    if found:
        number = await turn.tx.add_question(turn.chat_id, found.id, (), confidence, words, turn.now)
        return await answer.tell(turn, found, number, lead=_lead(small_talk.warm(words), _new_name(words)), there=there)
    if understood.outside and small_talk.resembles(turn, understood, words):
        return await small_talk.reply(turn, understood.outside)
    whole = await _whole(turn, words)
    outside = understood.outside if short and understood.outside not in small_talk.KINDS else None
    number = await turn.tx.add_question(
        turn.chat_id, outside and OUTSIDE + outside, understood.near, confidence, whole, turn.now
    )
    if outside:
        return await _point_elsewhere(turn, outside, understood, number)
    key = "ask.which" if short and understood.offered else "ask.unsure" if short else "ask.long"
    near = topics(all_known(turn, understood.near), number, there)
    rows = (*near, *further(number))
    await turn.say(Say(key, {"near": near}, rows, lead=small_talk.warm(words)))
    return await consent.keep_words(turn, number, may_ask=not understood.offered)


async def _belongs_to_danger(turn: Turn, words: str, understood: Understanding, found: Topic | None) -> bool:
    """Right after the numbers "dia ada di sini" is no question. A question is answered, and relief is heard."""
    relieved = understood.outside == small_talk.RELIEF and small_talk.resembles(turn, understood, words)
    if relieved or (found and (len(words.split()) > FEW or small_talk.asks(turn, words))):
        return False
    near = dict.fromkeys((*([found.id] if found else ()), *understood.near))
    return await emergency.goes_on(turn, topics(all_known(turn, near)))


async def _point_elsewhere(turn: Turn, outside: str, understood: Understanding, number: int) -> None:
    """It may be ours after all: then its topic stands under the pointer."""
    near = all_known(turn, [topic for topic, chance in understood.ranked[:BESIDE] if chance >= LIKELY])
    rows = (*topics(near, number), Button("ask.something_else", "ask.doors"), *further(number))
    await turn.say(Say(f"outside.{outside}", buttons=rows, foot=Say("ask.or") if near else None))


async def _whole(turn: Turn, words: str) -> str:
    """The phone cuts a text over 4,096 characters: what follows a long piece at once belongs to it."""
    before = await turn.tx.last_words(turn.chat_id, turn.now - AT_ONCE)
    return f"{before}\n{words}" if len(before) > LONG else words


def _new_name(words: str) -> Say | None:
    """A name that is no longer used is understood, and gently replaced."""
    old = old_names.first_in(words)
    return Say(f"old_name.{old}") if old else None


def _lead(*says: Say | None) -> Say | None:
    """One before the other."""
    lead: Say | None = None
    for say in filter(None, says):
        lead = replace(say, lead=lead)
    return lead
