"""How people come and go, and how they take the bot along: chats, groups, blocks."""

from bot.sandbox import views
from bot.sandbox.deeds.impossible import Impossible
from bot.sandbox.network import Network
from bot.sandbox.things import Chat, Json, Person

FIRST_NEW_PERSON = 900_000_001


class Coming(Network):
    def person(
        self, user_id: int, first_name: str, language_code: str | None = "id", username: str | None = None
    ) -> Person:
        """Somebody with Telegram on the phone; whoever exists already stays as they are."""
        if user_id not in self.people:
            self.drawers.keep(Person(user_id, first_name, language_code, username))
            self.drawers.keep(Chat(user_id, "private"))
        return self.people[user_id]

    def new_person(self, first_name: str, language_code: str | None = "id") -> Person:
        return self.person(max([FIRST_NEW_PERSON - 1, *self.people]) + 1, first_name, language_code)

    def group(self, chat_id: int, title: str, added_by: int | None = None) -> Chat:
        """A group in which the bot sits, with privacy mode on; ids from -100… are supergroups."""
        if chat_id not in self.chats:
            chat = Chat(chat_id, "supergroup" if str(chat_id).startswith("-100") else "group", title, bot="left")
            if added_by is not None:
                chat.members[str(added_by)] = "creator"
            self.drawers.keep(chat)
            self._bot_becomes(chat, "member", added_by)
        return self.chats[chat_id]

    def blocks(self, user_id: int) -> None:
        self._bot_becomes(self.chats[user_id], "kicked", user_id)

    def unblocks(self, user_id: int) -> None:
        self._bot_becomes(self.chats[user_id], "member", user_id)

    def disappears(self, user_id: int) -> None:
        """The account is deleted; the bot is not told."""
        person = self.people[user_id]
        person.gone = True
        self.drawers.keep(person)

    def check_writes(self, user_id: int) -> None:
        """Whoever can't write to the bot just now, as their own phone shows it, raises Impossible."""
        self._chat_of(user_id, None)

    def joins(self, user_id: int, chat_id: int) -> None:
        """Comes into a group; all who are there read it, the bot too."""
        self._moves(user_id, self.chats[chat_id], "member", {"new_chat_members": [views.user(self.people[user_id])]})

    def leaves(self, user_id: int, chat_id: int) -> None:
        self._moves(user_id, self.chats[chat_id], "left", {"left_chat_member": views.user(self.people[user_id])})

    def kicks(self, chat_id: int, by: int) -> None:
        """Throws the bot out of a group."""
        self._bot_becomes(self.chats[chat_id], "kicked", by)

    def promotes(self, chat_id: int, by: int) -> None:
        """Makes the bot an administrator of a group: it hears everything there from now on, and may pin."""
        self._bot_becomes(self.chats[chat_id], "administrator", by)

    def upgrades(self, chat_id: int, new_id: int) -> Chat:
        """A group becomes a supergroup, with another chat id."""
        old = self.chats[chat_id]
        new = Chat(new_id, "supergroup", old.title, old.bot, dict(old.members))
        self.drawers.keep(new)
        old.upgraded_to = new_id
        self.drawers.keep(old)
        for chat, content in ((old, {"migrate_to_chat_id": new_id}), (new, {"migrate_from_chat_id": chat_id})):
            self.note(chat, self.bot.id, content)
        return new

    # How it is done

    def _chat_of(self, user_id: int, chat_id: int | None) -> Chat:
        chat = self.chats.get(chat_id or user_id)
        if chat is None or user_id not in self.people:
            raise Impossible("no such person or chat")
        if self.people[user_id].gone:
            raise Impossible("the account is deleted")
        if chat.type == "private" and chat.bot == "kicked":
            raise Impossible("has blocked the bot")
        return chat

    def _moves(self, user_id: int, chat: Chat, status: str, content: Json) -> None:
        if self.member_status(chat, user_id) == status:
            return
        self.note(chat, user_id, content)
        chat.members[str(user_id)] = status
        self.drawers.keep(chat)

    def _bot_becomes(self, chat: Chat, status: str, by: int | None) -> None:
        if chat.bot == status:
            return
        before, chat.bot = chat.bot, status
        self.drawers.keep(chat)
        self.tell(chat.id, "bot", {"status": status})
        if by is not None:
            self.updates.add("my_chat_member", self._membership(chat, before, by))

    def _membership(self, chat: Chat, before: str, by: int) -> Json:
        bot = views.bot_user(self.bot)
        return {
            "chat": self.show_chat(chat),
            "from": views.user(self.people[by]),
            "date": int(self.now()),
            "old_chat_member": views.member(bot, before),
            "new_chat_member": views.member(bot, chat.bot),
        }
