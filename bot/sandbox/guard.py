"""Who may talk to the sandbox: programs and pages on this machine, and no other site that a browser has open."""

from aiohttp import web

from bot.sandbox.mishaps import Handler

OUR_NAMES = ("localhost", "127.0.0.1", "[::1]")
OUR_PAGES = ("same-origin", "none")  # "none": typed into the address bar


class Guard:
    def __init__(self, host: str) -> None:
        self._names = {*OUR_NAMES, f"[{host}]" if ":" in host else host}
        self._hosts: set[str] = set()

    def watch(self, port: int) -> None:
        """Called when the port is known. A browser leaves out port 80."""
        self._hosts = {f"{name}:{port}" for name in self._names} | (self._names if port == 80 else set())

    @web.middleware
    async def middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not self._allows(request):
            raise web.HTTPForbidden(text="Only from this machine, and from the sandbox's own page.\n")
        return await handler(request)

    def _allows(self, request: web.Request) -> bool:
        """The Host stops other sites that let their name point here, the Origin those that send requests here.

        A browser sends no Origin with a picture or a link, but tells then which site asked. A link to the page itself
        may stand anywhere.
        """
        host = request.headers.get("Host", "").lower()
        origin = request.headers.get("Origin")
        site = request.headers.get("Sec-Fetch-Site", "none")
        link = request.path == "/" and request.headers.get("Sec-Fetch-Mode") == "navigate"
        return host in self._hosts and origin in (None, f"http://{host}") and (link or site in OUR_PAGES)
