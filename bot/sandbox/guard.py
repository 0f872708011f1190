"""Who may talk to the sandbox: programs and pages on this machine, and no other site that a browser has open."""

import ipaddress

from aiohttp import web

from bot.sandbox.mishaps import Handler

OUR_NAMES = ("localhost", "127.0.0.1", "[::1]")
OUR_PAGES = ("same-origin", "none")  # "none": typed into the address bar
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  a host that means every address -> one of them


class Guard:
    """A browser can be brought to call the sandbox under another name: whoever owns the name lets it point here, and
    the browser takes both for one site. So the name in a request must be one of ours. With an address in its place
    that trick does not work, as an address points nowhere else; a sandbox for the whole network, which can't know by
    which of its addresses it is called, therefore takes any."""

    def __init__(self, host: str) -> None:
        self._names = {*OUR_NAMES, f"[{host}]" if ":" in host else host.lower()}
        self._any_address = host in EVERYWHERE
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
        link = request.path == "/" and request.headers.get("Sec-Fetch-Mode") == "navigate"
        return self._is_ours(host) and origin in (None, f"http://{host}") and (link or site in OUR_PAGES)

    def _is_ours(self, host: str) -> bool:
        name = host.removesuffix(f":{self._port}")
        if name == host and self._port != 80:  # a browser leaves out port 80 alone
            return False
        return name in self._names or (self._any_address and _is_address(name))


def _is_address(name: str) -> bool:
    """Four numbers, or an IPv6 address in its brackets."""
    address = name[1:-1] if name.startswith("[") and name.endswith("]") else name
    try:
        return (ipaddress.ip_address(address).version == 6) == (address != name)
    except ValueError:
        return False
