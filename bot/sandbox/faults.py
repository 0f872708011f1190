"""Trouble on order: what Telegram and the network do to a bot on a bad day."""

import asyncio
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.sandbox.checks import Refused


@dataclass(frozen=True)
class Fault:
    """Strikes a method, a chat, or both. Without a method: everything that is said to a chat.

    `times` is how often, None until cleared. What happens: `refusal` is answered; `hang` never answers;
    `slow` answers after so many seconds; `lost` does the deed and drops the connection instead of answering.
    `name` and `seconds` are what the trainer's list says of it.
    """

    method: str = ""
    chat_id: int | None = None
    times: int | None = 1
    refusal: Refused | None = None
    hang: bool = False
    slow: float = 0.0
    lost: bool = False
    name: str = ""
    seconds: float = 0.0

    def strikes(self, method: str, chat_id: int | None) -> bool:
        if self.chat_id is not None and self.chat_id != chat_id:
            return False
        return self.method.lower() == method.lower() if self.method else chat_id is not None


class Faults:
    """One fault strikes at a time, in the order in which they were ordered."""

    def __init__(self) -> None:
        self.struck = asyncio.Event()  # since the latest order
        self.calmed = asyncio.Event()  # since then too: whoever hangs may go on
        self._ordered: list[Fault] = []

    def too_many(
        self, retry_after: int, *, method: str = "", chat_id: int | None = None, times: int | None = 1
    ) -> None:
        refusal = too_many_requests(retry_after)
        self.order(Fault(method, chat_id, times, refusal))

    def forbidden(
        self,
        text: str = "bot was blocked by the user",
        *,
        method: str = "",
        chat_id: int | None = None,
        times: int | None = 1,
    ) -> None:
        self.order(Fault(method, chat_id, times, Refused(403, f"Forbidden: {text}")))

    def broken(self, code: int = 502, *, method: str = "", chat_id: int | None = None, times: int | None = 1) -> None:
        self.order(Fault(method, chat_id, times, Refused(code, BROKEN.get(code, "Internal Server Error"))))

    def hang(self, *, method: str = "", chat_id: int | None = None, times: int | None = 1) -> None:
        self.order(Fault(method, chat_id, times, hang=True))

    def slow(self, seconds: float, *, method: str = "", chat_id: int | None = None, times: int | None = 1) -> None:
        self.order(Fault(method, chat_id, times, slow=seconds))

    def lose_answer(self, *, method: str = "", chat_id: int | None = None, times: int | None = 1) -> None:
        self.order(Fault(method, chat_id, times, lost=True))

    def order(self, fault: Fault) -> None:
        self.struck.clear()
        self.calmed.clear()
        self._ordered.append(fault)

    def drop(self, fault: Fault) -> None:
        self._ordered.remove(fault)
        self.calmed.set()

    def clear(self) -> None:
        self._ordered.clear()
        self.calmed.set()

    @property
    def ordered(self) -> tuple[Fault, ...]:
        return tuple(self._ordered)

    def next(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that strikes this call, if any; it is used up by that."""
        for index, fault in enumerate(self._ordered):
            if fault.strikes(method, chat_id):
                left = None if fault.times is None else fault.times - 1
                self._ordered[index : index + 1] = [replace(fault, times=left)] if left is None or left > 0 else []
                self.struck.set()
                return fault
        return None


def ordered(name: str, *, chat_id: int | None, seconds: float, times: int | None) -> Fault:
    """A trouble of the trainer's list. `seconds` is how long the bot has to wait, where that plays a part."""
    return replace(ORDERS[name](seconds), name=name, chat_id=chat_id, seconds=seconds, times=times)


def too_many_requests(retry_after: int) -> Refused:
    return Refused(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


BROKEN = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout"}
ORDERS: Mapping[str, Callable[[float], Fault]] = {
    "too_many": lambda seconds: Fault(refusal=too_many_requests(max(1, math.ceil(seconds)))),
    "forbidden": lambda seconds: Fault(refusal=Refused(403, "Forbidden: bot was blocked by the user")),
    "broken": lambda seconds: Fault(refusal=Refused(502, BROKEN[502])),
    "hang": lambda seconds: Fault(hang=True),
    "slow": lambda seconds: Fault(slow=seconds),
    "lost": lambda seconds: Fault(lost=True),
}
