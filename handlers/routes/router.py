"""The way in: PTB's handlers open a Turn and hand it to the feature that the tables name."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.citizen import Citizen
from bot.clock import Clock
from bot.message import Incoming, Kind, Say
from bot.store import Transaction
from handlers import door, emergency, form, labels, sent, talk
from handlers.routes.incoming import read
from handlers.routes.tables import BUTTONS, COMMANDS, INTERRUPTING, MENU_LABELS, TYPED
from handlers.turn import House, Turn

Handler = Callable[[Turn], Awaitable[None]]
MOST_WAITING = 20  # answers on their way to one chat; beyond that it is a flood (law 13)
FLOOD_PAUSE = 60
OPEN, ACT, CLOSE = -1, 0, 1  # PTB's groups run in this order


@dataclass
class Work:
    """One update's transaction on its way through PTB, and what went wrong: `process_update` swallows exceptions."""

    tx: Transaction
    cause: str
    turn: Turn | None = None
    error: Exception | None = None


class Context(CallbackContext[Any, Any, Any, Any]):
    """PTB makes one for each update; `Router.handle` leaves the work of the moment in bot_data."""

    @property
    def work(self) -> Work:
        work: Work = self.application.bot_data["work"]
        return work

    @property
    def turn(self) -> Turn:
        turn = self.work.turn
        assert turn
        return turn


CONTEXT = ContextTypes(context=Context)
PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
EDITED = filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE
GROUP = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE


class Router:
    """PTB's Application as a router: one update after another, each inside the transaction that `receive` opened."""

    def __init__(
        self, application: "Application[Any, Context, Any, Any, Any, Any]", house: House, clock: Clock
    ) -> None:
        self.application, self.house, self.clock = application, house, clock
        self._labels = self._menu_labels()
        self._bare_labels = {labels.bare(label): key for label, key in self._labels.items()}
        self._register()

    async def handle(self, raw: Mapping[str, Any], tx: Transaction, cause: str) -> None:
        """Raises what the handler raised."""
        update = Update.de_json(dict(raw), self.application.bot)
        work = self.application.bot_data["work"] = Work(tx, cause)
        await self.application.process_update(update)
        if work.error:
            raise work.error

    async def apologise(self, tx: Transaction, chat_id: int, key: str) -> None:
        """In a turn that failed; the citizen may be new, then the failed turn's row is gone with it."""
        citizen = await tx.citizen(chat_id)
        if citizen is None:
            citizen = Citizen(chat_id, "", self.house.default_locale, self.house.zone)
            await tx.add_citizen(citizen, self.clock.now())
        await door.apologise(tx, self.house, citizen, key, self.clock.now())

    def _register(self) -> None:
        add = self.application.add_handler
        add(TypeHandler(Update, self._open), OPEN)
        for name, handler in COMMANDS.items():
            add(CommandHandler(name, _run(_interrupting(handler, name)), PRIVATE), ACT)
        add(MessageHandler(PRIVATE & filters.Text(list(self._labels)), _run(self._menu)), ACT)
        add(MessageHandler(PRIVATE & (filters.TEXT | ~filters.StatusUpdate.ALL), _run(self._listen)), ACT)
        add(MessageHandler(EDITED, _run(form.edited)), ACT)
        add(CallbackQueryHandler(_run(press)), ACT)
        add(MessageHandler(GROUP, self._greet_group), ACT)
        add(ChatMemberHandler(self._member, ChatMemberHandler.MY_CHAT_MEMBER), ACT)
        add(TypeHandler(Update, self._close), CLOSE)
        self.application.add_error_handler(_remember)

    async def _open(self, update: Update, context: Context) -> None:
        """Everything of a private chat gets a Turn; words of danger come before all other answers (law 9)."""
        incoming = read(update)
        if incoming is None:
            return
        turn = context.work.turn = await self._turn(incoming, context.work)
        await sent.keep(turn)
        if incoming.text not in self._labels and await emergency.comes_first(turn):
            raise ApplicationHandlerStop

    async def _turn(self, incoming: Incoming, work: Work) -> Turn:
        tx, now = work.tx, self.clock.now()
        citizen = await door.known(tx, self.house, incoming, now)
        turn = Turn(tx, self.house, now, work.cause, incoming=incoming, citizen=citizen)
        turn.flooded = await tx.waiting_replies(incoming.chat_id) >= MOST_WAITING
        if incoming.kind is not Kind.PRESS and not incoming.edited:
            turn.further = bool(incoming.album) and await tx.album_heard(incoming.chat_id, incoming.album)
            await tx.heard(incoming.chat_id, incoming.message_id, incoming.album, now)
        return turn

    async def _menu(self, turn: Turn) -> None:
        key = self._labels[turn.incoming.text]
        await form.interrupt(turn)
        await MENU_LABELS[key](turn)

    async def _listen(self, turn: Turn) -> None:
        """Outside a form "lapor" is as good as the button, and "status" as the command."""
        said = labels.bare(turn.incoming.text) if turn.incoming.kind is Kind.TEXT else ""
        key = self._bare_labels.get(said)
        if (key or said in TYPED) and await turn.tx.active_draft(turn.chat_id) is None:
            return await (MENU_LABELS[key] if key else COMMANDS[said])(turn)
        return await talk.listen(turn)

    async def _close(self, update: Update, context: Context) -> None:
        turn = context.work.turn
        if turn is None:
            return
        if turn.interrupted:
            await form.offer_to_go_on(turn)
        if turn.flooded and turn.answered and turn.now - (turn.citizen.flooded_at or 0) >= FLOOD_PAUSE:
            await turn.change(flooded_at=turn.now)
            await turn.say(Say("flood"), always=True)

    async def _greet_group(self, update: Update, context: Context) -> None:
        chat = update.effective_chat
        assert chat
        await door.greet_group(context.work.tx, self.house, chat.id, self.clock.now())

    async def _member(self, update: Update, context: Context) -> None:
        change = update.my_chat_member
        assert change
        if change.chat.type == "private":
            gone = change.new_chat_member.status == "kicked"
            await door.reachable(context.work.tx, change.chat.id, not gone, self.clock.now())

    def _menu_labels(self) -> dict[str, str]:
        """What the buttons of the main keyboard say, in every locale -> their key."""
        return {label: key for key in MENU_LABELS for label in self.house.texts.labels(key)}


async def press(turn: Turn) -> None:
    """A tap: the table knows its action, or it is one of an earlier version."""
    handler = BUTTONS.get(turn.incoming.action)
    if handler is None:
        return await turn.say(Say("old_button", menu=True))
    return await handler(turn)


def _run(handler: Handler) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    async def run(update: Update, context: Context) -> None:
        if context.work.turn is not None:
            await handler(context.work.turn)

    return run


def _interrupting(handler: Handler, name: str) -> Handler:
    async def run(turn: Turn) -> None:
        if name in INTERRUPTING:
            await form.interrupt(turn)
        await handler(turn)

    return run


async def _remember(update: object, context: Context) -> None:
    """Without the stop PTB goes on with the next group, in a turn that failed and perhaps without a transaction."""
    context.work.error = context.error
    raise ApplicationHandlerStop
