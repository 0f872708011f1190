"""aiohttp under python-telegram-bot; the only place that sees the address with the token, and it never passes it on."""

import json
from typing import Any

import aiohttp
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

CONNECT, READ = 5.0, 20.0
KEEP_ALIVE = 30.0  # below the server's (nginx: 75 s): what is sent while it closes the connection is in doubt
UNDERSTOOD = frozenset({200, 400, 401, 403, 404, 409, 429})  # what PTB tells apart by itself
UNSURE = frozenset({504})  # a gateway that didn't wait for the end: what was asked may have been done


class NotSent(NetworkError):
    """The request never reached Telegram."""


class MaybeSent(NetworkError):
    """The request may have reached Telegram; no answer came back."""


class Refused(NetworkError):
    """Telegram answered with a status that PTB doesn't tell apart: 413, a 429 without a time, any 5xx."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


class AiohttpRequest(BaseRequest):
    """One pool of connections. Errors carry the type of what went wrong and nothing else."""

    def __init__(self, connect_timeout: float = CONNECT, read_timeout: float = READ) -> None:
        self._connect_timeout, self._read_timeout = connect_timeout, read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None:
            # No limit: the outbox decides how much is under way.
            connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=KEEP_ALIVE)
            self._session = aiohttp.ClientSession(connector=connector, headers={"User-Agent": self.USER_AGENT})

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        # No total limit: a long poll and a slow upload are as long as they are, while something moves.
        timeout = aiohttp.ClientTimeout(
            total=None,
            connect=_chosen(connect_timeout, self._connect_timeout),
            sock_read=_chosen(read_timeout, self._read_timeout),
        )
        try:
            status, payload = await self._exchange(url, method, request_data, timeout)
        except (aiohttp.ClientError, OSError) as error:
            failure = _failure(error)
        else:
            _refuse(status, payload)
            return status, payload
        raise failure  # out here, so that neither cause nor context leads to the original: its text holds the address

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """PTB's own logs what it can't read, and that may be somebody's message."""
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise MaybeSent("Unreadable answer")
        return answer

    async def _exchange(
        self, url: str, method: str, request_data: RequestData | None, timeout: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotSent("Not initialized")
        # Redirects would show the token to someone else.
        async with self._session.request(
            method, url, data=_form(request_data), timeout=timeout, allow_redirects=False
        ) as response:
            return response.status, await response.read()


def _chosen(seconds: Any, otherwise: float) -> float | None:
    return otherwise if seconds is BaseRequest.DEFAULT_NONE else seconds


def _form(request_data: RequestData | None) -> aiohttp.FormData | None:
    if request_data is None:
        return None
    form = aiohttp.FormData(request_data.json_parameters)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _failure(error: Exception) -> NotSent | MaybeSent:
    match error:
        case aiohttp.ClientConnectorError() | aiohttp.ConnectionTimeoutError() | aiohttp.InvalidURL():
            return NotSent(type(error).__name__)
        case _:
            return MaybeSent(type(error).__name__)


def _refuse(status: int, payload: bytes) -> None:
    if status in UNSURE:
        raise MaybeSent(f"HTTP {status}")
    if status not in UNDERSTOOD or (status == 429 and b'"retry_after"' not in payload):
        raise Refused(status)
