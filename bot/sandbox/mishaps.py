"""What goes wrong in the sandbox itself: a log line with type and place, and a plain 500."""

import logging
import traceback
from collections.abc import Awaitable, Callable

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
log = logging.getLogger(__name__)


@web.middleware
async def calmly(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except ConnectionError:  # the other side is gone and reads nothing any more
        return web.Response(status=500)
    except Exception as error:
        note(error)
        return web.Response(status=500, text="Internal Server Error")


def note(error: Exception) -> None:
    """The text of an exception stays out: it may quote what somebody wrote."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    log.error("%s at %s:%s", type(error).__name__, last.filename, last.lineno)
