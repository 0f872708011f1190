"""What hangs on what was told before: "terus?" opens its details, "kalau ke Taiwan?" asks the same of a country."""

from dataclasses import replace

from bot import greeting
from bot.dialog import countries
from bot.faq import Topic
from bot.message import Say
from bot.understanding import Understanding
from handlers import emergency
from handlers.ask import answer, small_talk
from handlers.ask.buttons import all_known, further, known, topics
from handlers.turn import Turn

RECENT = 1800  # seconds: later than this nobody speaks of the answer before
FEW = 4  # words; more say what they mean by themselves
PLACED = 8  # words that may stand around a country: "dia di malaysia, saya di palu"
CLEAR = 0.9  # from this probability on a few words after an answer ask for that topic


async def follow_up(turn: Turn, words: str) -> bool:
    """True: it was one, and is answered."""
    before = await _before(turn)
    if before and greeting.only(words, turn.in_every_language("further"), turn.in_every_language("besides")):
        await _further(turn, before)
        return True
    country = countries.find(words) or countries.abroad(words)
    if country and await emergency.is_recent(turn) and _says_where(turn, words):
        await emergency.helped_in(turn, country)
        return True
    if country and greeting.only(words, _without(words, turn), ""):
        return await _country(turn, country, before)
    return False


async def in_context(turn: Turn, words: str, understood: Understanding) -> Understanding | None:
    """A few words that say too little alone belong to the answer before: they ask for the topic they clearly name, or
    for its details. None: these are told.
    """
    if understood.topic or understood.offered or len(words.split()) > FEW or understood.outside in small_talk.KINDS:
        return understood
    before = await _before(turn)
    if before is None:
        return understood
    best, chance = understood.ranked[0]
    if chance >= CLEAR and not understood.outside:
        return replace(understood, topic=best)
    if not _asks_of_it(turn, words) or not before.details or before.stale(turn.today):
        return understood
    await _details(turn, before, understood)
    return None


def _asks_of_it(turn: Turn, words: str) -> bool:
    """A question, of words that many questions have: whoever names something new speaks of something else."""
    said = turn.house.reader.plain(words).split()
    return small_talk.asks(turn, words) and all(map(turn.house.reader.is_usual, said))


async def _details(turn: Turn, before: Topic, understood: Understanding) -> None:
    """Perhaps they say it; who asked may say that they don't."""
    number = await turn.tx.add_question(
        turn.chat_id, before.id, understood.near, understood.ranked[0][1], turn.incoming.text, turn.now
    )
    near = [topic for topic in all_known(turn, understood.near) if topic.id != before.id]
    rows = (*topics(near, number), *further(number))
    await turn.say(Say("ask.details", {"topic": before}, rows, lead=Say("ask.perhaps")))


async def _further(turn: Turn, before: Topic) -> None:
    if before.details and not before.stale(turn.today):
        return await answer.open_details(turn, before)
    number = await turn.tx.add_question(turn.chat_id, before.id, (), 1.0, turn.incoming.text, turn.now)
    return await answer.tell(turn, before, number)


async def _country(turn: Turn, country: str, before: Topic | None) -> bool:
    """The answer about that country; where there is none, it is said, and the general one is offered again."""
    about = _about(turn, country)
    if about is None and before is None:
        return False
    number = await turn.tx.add_question(
        turn.chat_id, about.id if about else None, (), 1.0, turn.incoming.text, turn.now
    )
    if about:
        await answer.tell(turn, about, number)
    else:
        general = [before] if before and not before.country else []
        rows = (*topics(general), *further(number))
        await turn.say(Say("ask.no_country", {"country": country, "general": general}, rows))
    return True


def _about(turn: Turn, country: str) -> Topic | None:
    """The answer about this country, else one that tells of it among others."""
    every = turn.house.faq.of(turn.locale)
    own = (topic for topic in every if topic.country == country)
    return next(own, next((topic for topic in every if country in topic.countries), None))


async def _before(turn: Turn) -> Topic | None:
    return known(turn, await turn.tx.last_topic(turn.chat_id, turn.now - RECENT))


def _says_where(turn: Turn, words: str) -> bool:
    """Right after the numbers a few words with a country say where somebody is, unless they ask something."""
    few = len(words.split()) <= PLACED and not small_talk.asks(turn, words)
    return few or greeting.only(words, _whereabouts(words, turn), "")


def _whereabouts(words: str, turn: Turn) -> str:
    """The words that say where somebody is and nothing else: "dia di Brunei"."""
    return f"{turn.in_every_language('somebody')} {_without(words, turn)}"


def _without(words: str, turn: Turn) -> str:
    """The words that may stand beside a country and ask no more than "and there?"."""
    return f"{turn.in_every_language('there', 'besides')} {countries.named(words)}"
