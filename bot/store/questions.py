"""Questions that were asked, and emergencies that were noticed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from sqlite3 import Row

from bot.store.rows import Rows

ASKED = "asked"  # the kind of an emergency that began with /darurat, not with words
MOST_WORDS = 4_000
DAY = 86_400
TOGETHER = 3 * 3600  # seconds in which words of danger belong together
WORDS_WAIT = DAY  # for [Tanya petugas] and 👎; then they go …
WORDS_KEPT = 90 * DAY  # … unless the asker lets them be kept


@dataclass(frozen=True)
class Question:
    """`topic`: what was answered or chosen. `helped`: what who asked says of it. `words`: while they are there.

    `kept_at`: since when they are kept to improve the answers, because the asker lets them be.
    """

    at: int
    topic: str | None
    helped: bool | None
    words: str
    kept_at: int | None = None


@dataclass(frozen=True)
class Emergency:
    """Of one chat, until the citizen says that there is none. `matches`: how often words of danger came.

    `country`: where the person in danger is, as said last or else supposed; None: nobody has told.
    `given`: on which page the numbers of which country were given within the hour.
    """

    id: int
    chat_id: int
    kind: str
    matches: int
    number: str
    words: str
    at: int
    country: str | None = None
    given: tuple[tuple[str, str | None], ...] = ()


class QuestionRows(Rows):
    async def add_question(
        self, chat_id: int, topic: str | None, offered: Sequence[str], confidence: float, words: str, now: int
    ) -> int:
        """The words are sealed, and gone after a day unless kept. Of who asks stay a fingerprint and the office."""
        keep = self._seal.ready
        return int(
            await self._value(
                "INSERT INTO question (asker, topic, offered, confidence, words_sealed, office, at) "
                "VALUES (:asker, :topic, :offered, :confidence, :words, "
                "coalesce((SELECT office FROM citizen WHERE chat_id = :chat_id), ''), :now) RETURNING id",
                asker=self._seal.fingerprint(str(chat_id)) if keep else "",
                chat_id=chat_id,
                topic=topic,
                offered=json.dumps(list(offered)),
                confidence=round(confidence * 100),
                words=self._seal.close(words, "question") if keep and words else "",
                now=now,
            )
        )

    async def question_words(self, chat_id: int, question: int) -> str | None:
        """None if they are gone, or belong to somebody else."""
        if not self._seal.ready:
            return None
        sealed = await self._value(
            "SELECT words_sealed FROM question WHERE id = :id AND asker = :asker AND words_sealed <> ''",
            id=question,
            asker=self._seal.fingerprint(str(chat_id)),
        )
        return self._seal.open(sealed, "question") if sealed else None

    async def question_near(self, chat_id: int, question: int) -> tuple[str, ...]:
        """The topic that was told, or those it may have meant; none if it belongs to somebody else."""
        if not self._seal.ready:
            return ()
        row = await self._one(
            "SELECT topic, offered FROM question WHERE id = :id AND asker = :asker",
            id=question,
            asker=self._seal.fingerprint(str(chat_id)),
        )
        return tuple(filter(None, (row["topic"], *json.loads(row["offered"])))) if row else ()

    async def keep_words(self, chat_id: int, question: int, now: int) -> bool:
        """Of a question of their own, if they have allowed it and the words are still there."""
        if not self._seal.ready:
            return False
        return await self._changed(
            "UPDATE question SET kept_at = :now WHERE id = :id AND asker = :asker AND words_sealed <> '' "
            "AND EXISTS (SELECT 1 FROM citizen WHERE chat_id = :chat_id AND words_allowed_at IS NOT NULL)",
            id=question,
            asker=self._seal.fingerprint(str(chat_id)),
            chat_id=chat_id,
            now=now,
        )

    async def let_go_of_words(self, chat_id: int, now: int) -> None:
        """They are allowed no more: what has waited its day goes at once, the rest with it."""
        if self._seal.ready:
            await self._run(
                "UPDATE question SET kept_at = NULL, "
                "words_sealed = CASE WHEN at < :before THEN '' ELSE words_sealed END "
                "WHERE asker = :asker AND kept_at IS NOT NULL",
                asker=self._seal.fingerprint(str(chat_id)),
                before=now - WORDS_WAIT,
            )

    async def last_words(self, chat_id: int, since: int) -> str:
        """Of the newest question, if it came after `since` and was kept."""
        if not self._seal.ready:
            return ""
        sealed = await self._value(
            "SELECT words_sealed FROM question WHERE asker = :asker AND at >= :since ORDER BY id DESC LIMIT 1",
            asker=self._seal.fingerprint(str(chat_id)),
            since=since,
        )
        return self._seal.open(sealed, "question") if sealed else ""

    async def last_topic(self, chat_id: int, since: int) -> str | None:
        """What this person was told last, if that was after `since`."""
        if not self._seal.ready:
            return None
        topic = await self._value(
            "SELECT topic FROM question WHERE asker = :asker AND at >= :since AND topic IS NOT NULL "
            "ORDER BY id DESC LIMIT 1",
            asker=self._seal.fingerprint(str(chat_id)),
            since=since,
        )
        return str(topic) if topic else None

    async def choose_topic(self, chat_id: int, question: int, topic: str) -> bool:
        """Who asked has picked one of the topics that were offered."""
        if not self._seal.ready:
            return False
        return await self._changed(
            "UPDATE question SET topic = :topic WHERE id = :id AND asker = :asker AND topic IS NULL",
            id=question,
            asker=self._seal.fingerprint(str(chat_id)),
            topic=topic,
        )

    async def rate_question(self, chat_id: int, question: int, helped: bool) -> bool:
        """Only by who asked; silence stays no rating (law 6)."""
        if not self._seal.ready:
            return False
        return await self._changed(
            "UPDATE question SET helped = :helped, kept_at = CASE WHEN :helped = 1 THEN NULL ELSE kept_at END "
            "WHERE id = :id AND asker = :asker",
            id=question,
            asker=self._seal.fingerprint(str(chat_id)),
            helped=int(helped),
        )

    async def own_questions(self, chat_id: int) -> list[Question]:
        """The newest first."""
        if not self._seal.ready:
            return []
        rows = await self._all(
            "SELECT * FROM question WHERE asker = :asker ORDER BY id DESC", asker=self._seal.fingerprint(str(chat_id))
        )
        return [self._question(row) for row in rows]

    async def forget_words(self, now: int) -> None:
        await self._run(
            "UPDATE question SET words_sealed = '', kept_at = NULL WHERE words_sealed <> '' "
            "AND (at < :kept OR (at < :waited AND kept_at IS NULL))",
            kept=now - WORDS_KEPT,
            waited=now - WORDS_WAIT,
        )

    def _question(self, row: Row) -> Question:
        words = self._seal.open(row["words_sealed"], "question") if row["words_sealed"] else ""
        helped = None if row["helped"] is None else bool(row["helped"])
        return Question(row["at"], row["topic"], helped, words, row["kept_at"])

    # Emergencies

    async def emergency(self, chat_id: int) -> Emergency | None:
        """The one that is not over."""
        row = await self._one("SELECT * FROM emergency WHERE chat_id = :chat_id AND ended_at IS NULL", chat_id=chat_id)
        return self._emergency(row) if row else None

    async def own_emergencies(self, chat_id: int) -> list[tuple[int, Emergency]]:
        """When words of danger came, and what is kept of it."""
        rows = await self._all("SELECT * FROM emergency WHERE chat_id = :id ORDER BY id", id=chat_id)
        return [(row["at"], self._emergency(row)) for row in rows]

    async def notice_emergency(self, chat_id: int, kind: str, words: str, now: int) -> Emergency:
        """Begins one, or adds a match to the one that is not over; the words wait until they are in a report.

        What was said hours ago and never sent is no part of what is sent now.
        """
        begun = await self.emergency(chat_id)
        together = begun is not None and (begun.number != "" or now - begun.at < TOGETHER)
        words = "\n".join(filter(None, (begun.words if begun and together else "", words)))[-MOST_WORDS:]
        sealed = self._seal.close(words, "emergency") if self._seal.ready and words else ""
        if begun is None:
            await self._run(
                "INSERT INTO emergency (chat_id, kind, matches, number, words_sealed, at) "
                "VALUES (:chat_id, :kind, 1, '', :words, :now)",
                chat_id=chat_id,
                kind=kind,
                words=sealed,
                now=now,
            )
        else:
            await self._run(
                "UPDATE emergency SET matches = matches + 1, kind = :kind, words_sealed = :words, at = :at "
                "WHERE id = :id",
                id=begun.id,
                at=begun.at if together else now,
                kind=begun.kind if kind == ASKED else kind,
                words=sealed,
            )
        noticed = await self.emergency(chat_id)
        assert noticed
        return noticed

    async def place_emergency(self, chat_id: int, country: str | None) -> None:
        await self._run(
            "UPDATE emergency SET country = :country WHERE chat_id = :chat_id AND ended_at IS NULL",
            chat_id=chat_id,
            country=country,
        )

    async def numbers_given(self, emergency: int, given: Sequence[tuple[str, str | None]]) -> None:
        await self._run("UPDATE emergency SET given = :given WHERE id = :id", id=emergency, given=json.dumps(given))

    async def emergency_rung(self, emergency: int, number: str) -> None:
        """The words are in the report of that number now."""
        await self._run(
            "UPDATE emergency SET number = :number, words_sealed = '' WHERE id = :id", id=emergency, number=number
        )

    async def end_emergency(self, chat_id: int, now: int) -> bool:
        return await self._changed(
            "UPDATE emergency SET ended_at = :now, words_sealed = '', kind = '' "
            "WHERE chat_id = :chat_id AND ended_at IS NULL",
            chat_id=chat_id,
            now=now,
        )

    def _emergency(self, row: Row) -> Emergency:
        words = self._seal.open(row["words_sealed"], "emergency") if row["words_sealed"] else ""
        given = tuple((page, country) for page, country in json.loads(row["given"]))
        return Emergency(
            row["id"],
            row["chat_id"],
            row["kind"],
            row["matches"],
            row["number"],
            words,
            row["at"],
            row["country"],
            given,
        )
