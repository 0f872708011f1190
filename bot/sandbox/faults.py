"""Trouble on order: what Telegram and the network do to a bot on a bad day."""

import asyncio
from dataclasses import dataclass, replace

from bot.sandbox.checks import Refused


@dataclass(frozen=True)
class Fault:
    """Strikes a method, a chat, or both. Without a method: everything that is said to a chat.

    `times` is how often, None until cleared. What happens: `refusal` is answered; `hang` never answers;
    `slow` answers after so many seconds; `lost` does the deed and drops the connection instead of answering.
    """

    method: str = ""
    chat_id: int | None = None
    times: int | None = 1
    refusal: Refused | None = None
    hang: bool = False
    slow: float = 0.0
    lost: bool = False

    def strikes(self, method: str, chat_id: int | None) -> bool:
        if self.chat_id is not None and self.chat_id != chat_id:
            return False
        return self.method.lower() == method.lower() if self.method else chat_id is not None


class Faults:
    """One fault strikes at a time, in the order in which they were ordered."""

    def __init__(self) -> None:
        self.struck = asyncio.Event()  # since the latest order
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
        self._ordered.append(fault)

    def clear(self) -> None:
        self._ordered.clear()

    @property
    def ordered(self) -> tuple[Fault, ...]:
        return tuple(self._ordered)

    def next(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that strikes this call, if any; it is used up by that."""
        for index, fault in enumerate(self._ordered):
            if fault.strikes(method, chat_id):
                left = None if fault.times is None else fault.times - 1
                self._ordered[index : index + 1] = [] if left == 0 else [replace(fault, times=left)]
                self.struck.set()
                return fault
        return None


BROKEN = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout"}


def too_many_requests(retry_after: int) -> Refused:
    return Refused(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)
