"""What a citizen says of an answer; without a tap there is no rating (law 6)."""

from bot.message import Say
from handlers import complaint
from handlers.ask.buttons import further
from handlers.ask.consent import keep_words
from handlers.turn import Turn


async def helped(turn: Turn) -> None:
    """[👍 Membantu]"""
    await turn.tx.rate_question(turn.chat_id, turn.incoming.number, True)
    await turn.say(Say("ask.rated_helped", menu=True))


async def not_helped(turn: Turn) -> None:
    question = turn.incoming.number
    await turn.tx.rate_question(turn.chat_id, question, False)
    await turn.say(Say("ask.rated_not_helped", buttons=further(question)))
    await keep_words(turn, question)


async def officer(turn: Turn) -> None:
    """[Tanya petugas]"""
    words = await turn.tx.question_words(turn.chat_id, turn.incoming.number)
    await complaint.ask_officer(turn, words or "")
