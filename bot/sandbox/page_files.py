"""The files of the page itself: everything in the folder beside this module that a browser may ask for."""

from pathlib import Path

from aiohttp import web

PAGE = Path(__file__).parent / "page"
ENDINGS = (".html", ".css", ".js", ".svg")
PAGE_FILES = {path.name: path for path in PAGE.iterdir() if path.suffix in ENDINGS}
PAGE_RULES = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


def routes() -> list[web.RouteDef]:
    return [web.get("/", page), web.get("/page/{name}", page)]


async def page(request: web.Request) -> web.FileResponse:
    path = PAGE_FILES.get(request.match_info.get("name", "index.html"))
    if path is None:
        raise web.HTTPNotFound
    response = web.FileResponse(path, headers=PAGE_RULES)
    if "If-None-Match" not in request.headers:  # a 304 must have no body, and compression gives it the end of one
        response.enable_compression()
    return response
