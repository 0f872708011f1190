"""Whether the words of a question may be kept to improve the answers: asked once, where the first could be (law 17)."""

from bot.message import Button, Say
from handlers.turn import Turn


async def keep_words(turn: Turn, question: int, *, may_ask: bool = True) -> None:
    """Of a question that was not answered well. Silence is no consent: then they go like all others (law 6).

    While a choice of topics waits for a tap nobody is asked anything else (not `may_ask`).
    """
    if turn.citizen.words_allowed_at is not None:
        await turn.tx.keep_words(turn.chat_id, question, turn.now)
        return
    if not may_ask or turn.citizen.words_asked_at is not None or turn.flooded:
        return
    if await turn.tx.question_words(turn.chat_id, question):
        await turn.change(words_asked_at=turn.now)
        number = str(question)
        buttons = Button("words.allow", "words.allow", number), Button("words.refuse", "words.refuse", number)
        await turn.say(Say("words.ask", buttons=(buttons,)))


async def allow_words(turn: Turn) -> None:
    """[Boleh], under the question it was asked for or under /data."""
    citizen = turn.citizen
    await turn.change(
        words_asked_at=citizen.words_asked_at or turn.now, words_allowed_at=citizen.words_allowed_at or turn.now
    )
    await turn.tx.keep_words(turn.chat_id, turn.incoming.number, turn.now)
    await turn.say(_answer(turn, "words.allowed"))


async def refuse_words(turn: Turn) -> None:
    """[Tidak]: what is kept goes too."""
    await turn.change(words_asked_at=turn.citizen.words_asked_at or turn.now, words_allowed_at=None)
    await turn.tx.let_go_of_words(turn.chat_id, turn.now)
    await turn.say(_answer(turn, "words.refused"))


def _answer(turn: Turn, key: str) -> Say:
    """It takes the place of the question; what /data says stays."""
    return Say(key, edits=turn.tapped) if turn.incoming.number else Say(key, menu=True)
