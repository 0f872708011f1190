"""How people answer without words: taps, votes, reactions."""

from urllib.parse import parse_qs, urlsplit

from bot.sandbox import views
from bot.sandbox.deeds.impossible import Impossible
from bot.sandbox.deeds.saying import Saying, check_readable
from bot.sandbox.things import Chat, Json, Message, Person, Poll, Press


class Answering(Saying):
    def presses(
        self, user_id: int, message_id: int, data_or_label: str, *, chat_id: int | None = None, late: bool = False
    ) -> str | None:
        """Taps an inline button, found by its data or its label, and returns the id of the callback query.

        A link is only opened (None), a link to the bot as `opens` does. `late` sends the data as it is: the phone
        still showed a keyboard or a message that is gone by now.
        """
        chat = self._chat_of(user_id, chat_id)
        message = self.drawers.of(Message).get((chat.id, message_id))
        if message is None:
            raise Impossible("no such message")
        button = {"callback_data": data_or_label} if late else _button(message, data_or_label)
        if "callback_data" in button:
            return self._ask(self.people[user_id], chat, message, button["callback_data"])
        if self.payload(button.get("url", "")) is not None:
            self.opens(user_id, button["url"])
        return None

    def opens(self, user_id: int, link: str) -> int:
        """Follows https://t.me/<bot>?start=… and taps "Start", which also lifts a block."""
        payload = self.payload(link)
        if payload is None:
            raise Impossible("not a link to this bot")
        check_readable(payload)
        self.unblocks(user_id)
        return self.says(user_id, f"/start {payload}".strip())

    def payload(self, link: str) -> str | None:
        """What stands behind ?start= in a link to this bot; None for any other link."""
        parts = urlsplit(link)
        if parts.netloc.lower() != "t.me" or parts.path.strip("/").lower() != self.bot.username.lower():
            return None
        return parse_qs(parts.query).get("start", [""])[0]

    def votes(self, user_id: int, message_id: int, options: list[int], *, chat_id: int | None = None) -> None:
        """Chooses options by their numbers; none takes the vote back."""
        chat = self._chat_of(user_id, chat_id)
        if not isinstance(options, list) or not all(type(number) is int for number in options):
            raise Impossible("no such option")
        poll = self.poll_in(self._shown(chat, message_id))
        if poll is None:
            raise Impossible("no poll")
        chosen, before = sorted(set(options)), poll.votes.get(str(user_id), [])
        self._check_vote(poll, chosen, before)
        if chosen == before:
            return
        if chosen:
            poll.votes[str(user_id)] = chosen
        else:
            del poll.votes[str(user_id)]
        self.poll_changed(poll)
        if not poll.asked["is_anonymous"]:
            self.updates.add("poll_answer", views.poll_answer(poll, self.people[user_id], chosen))

    def reacts(self, user_id: int, message_id: int, emoji: str, *, chat_id: int | None = None) -> None:
        """Puts one emoji below a message; "" takes it away. In a group the bot learns it as an administrator only."""
        chat = self._chat_of(user_id, chat_id)
        message = self._shown(chat, message_id)
        before = message.reactions.get(str(user_id), "")
        if emoji == before:
            return
        self.react(message, user_id, emoji)
        if chat.type == "private" or chat.bot == "administrator":
            reaction = {
                "chat": self.show_chat(chat),
                "message_id": message.id,
                "user": views.user(self.people[user_id]),
                "date": int(self.now()),
                "old_reaction": views.reaction(before),
                "new_reaction": views.reaction(emoji),
            }
            self.updates.add("message_reaction", reaction)

    # How it is done

    def _shown(self, chat: Chat, message_id: int) -> Message:
        message = self.message(chat.id, message_id)
        if message is None:
            raise Impossible("no such message")
        return message

    def _check_vote(self, poll: Poll, chosen: list[int], before: list[int]) -> None:
        options = range(len(poll.asked["options"]))
        for wrong, reason in (
            (poll.over(self.now()), "the poll is closed"),
            (not all(number in options for number in chosen), "no such option"),
            (len(chosen) > 1 and not poll.asked["allows_multiple_answers"], "one option only"),
            (bool(before) and chosen != before and not poll.asked["allows_revoting"], "has voted already"),
        ):
            if wrong:
                raise Impossible(reason)

    def _ask(self, person: Person, chat: Chat, message: Message, data: str) -> str:
        press = Press(str(self.drawers.next("press")), person.id, message.id, self.now())
        self.drawers.keep(press)
        shown = views.deleted_message(message, self.show_chat(chat)) if message.deleted else self.show(message)
        query = {
            "id": press.id,
            "from": views.user(person),
            "message": shown,
            "chat_instance": str(chat.id),
            "data": data,
        }
        self.updates.add("callback_query", query)
        return press.id


def _button(message: Message, data_or_label: str) -> Json:
    buttons = [button for row in message.inline_keyboard for button in row]
    for name in ("callback_data", "text"):
        for button in buttons:
            if button.get(name) == data_or_label:
                return button
    raise Impossible("no such button")
