"""Who may talk to the sandbox: the bot and pages on this machine, and no other site that a browser has open."""

import ipaddress

from aiohttp import web

from bot.sandbox.mishaps import Handler

OUR_NAMES = ("localhost", "127.0.0.1", "[::1]")
OUR_PAGES = ("same-origin", "none")  # "none": typed into the address bar
BOT_API = ("/bot", "/file/bot")  # how its paths begin
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  a host that means every address -> one of them


class Guard:
    """A browser can be brought to call the sandbox under another name: whoever owns the name lets it point here, and
    the browser takes both for one site. So the name in a request must be one of ours. With an address in its place
    that trick does not work, as an address points nowhere else; a sandbox for the whole network, which can't know by
    which of its addresses it is called, therefore takes any.

    To such an address a browser does not say which site asks, and the token is no secret: so the Bot API is there for
    this machine alone, where the bot runs, and under a name that always means this machine."""

    def __init__(self, host: str) -> None:
        self._any_address = host in EVERYWHERE
        own = () if self._any_address else (f"[{host}]" if ":" in host else host.lower(),)
        self._names = {*OUR_NAMES, *own}
        self._port = 0

    def watch(self, port: int) -> None:
        """Called when the port is known."""
        self._port = port

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
        name, is_bot_api = self._name(host), request.path.startswith(BOT_API)
        if not (self._is_the_bots(request, name) if is_bot_api else self._is_ours(name)):
            return False
        link = request.path == "/" and request.headers.get("Sec-Fetch-Mode") == "navigate"
        return origin in (None, f"http://{host}") and (link or site in OUR_PAGES)

    def _name(self, host: str) -> str:
        name = host.removesuffix(f":{self._port}")
        return "" if name == host and self._port != 80 else name  # a browser leaves out port 80 alone

    def _is_ours(self, name: str) -> bool:
        return name in self._names or (self._any_address and _is_address(name))

    def _is_the_bots(self, request: web.Request, name: str) -> bool:
        """A call from this machine comes from the very address to which it goes."""
        called = request.get_extra_info("sockname") or ("",)
        return name in self._names and request.remote == called[0]


def _is_address(name: str) -> bool:
    """Four numbers, or an IPv6 address in its brackets; not the one that stands for all."""
    text = name[1:-1] if name.startswith("[") and name.endswith("]") else name
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return (address.version == 6) == (text != name) and not address.is_unspecified
