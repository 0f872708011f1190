"""Methods about the webhook: where updates go by themselves, and how that is going."""

import ipaddress
import re
import ssl

from bot.sandbox.answers import Described
from bot.sandbox.checks import bad_request
from bot.sandbox.parameters import Parameters, Upload
from bot.sandbox.things import Json, Webhook
from bot.sandbox.webhooks import current
from bot.sandbox.world import World

URL = re.compile(r"(?:(https?)://)?([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?(?:[/?#][!-~]*)?", re.IGNORECASE)
PORTS = (443, 80, 88, 8443)
USUAL_PORT = {"http": 80, "https": 443}
HIGHEST_PORT = 65_535
LONGEST_SECRET = 256
CONNECTIONS = 40
MOST_CONNECTIONS = 100
ELSEWHERE = "bad webhook: the sandbox delivers only to this machine"


def set_webhook(world: World, given: Parameters) -> Described:
    """An empty address deletes the webhook."""
    if not given.text("url"):
        return delete_webhook(world, given)
    before, wanted = current(world), Webhook(_url(given), _secret(given), _connections(given), _certificate(given))
    _drop_pending(world, given)
    world.updates.want(given)
    if before and _settings(before) == _settings(wanted):
        return Described(True, "Webhook is already set")
    world.drawers.keep(wanted)
    return Described(True, "Webhook was set")


def delete_webhook(world: World, given: Parameters) -> Described:
    _drop_pending(world, given)
    hook = current(world)
    if hook is None:
        return Described(True, "Webhook is already deleted")
    world.drawers.drop(hook)
    return Described(True, "Webhook was deleted")


def get_webhook_info(world: World, given: Parameters) -> Json:
    hook = current(world)
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": bool(hook and hook.certificate),
        "pending_update_count": len(world.updates.waiting()),
    }
    if hook:
        info |= {"ip_address": _address(hook.url), "max_connections": hook.max_connections}
    if hook and hook.last_error_date:
        info |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error_message}
    if world.bot.allowed_updates:
        info["allowed_updates"] = world.bot.allowed_updates
    return info


def is_here(host: str) -> bool:
    """Whether a name or an address is this machine, whatever the network around it looks like."""
    try:
        return host.lower() == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _url(given: Parameters) -> str:
    """Telegram wants HTTPS. A bot on the same machine needs no certificate, as nobody else hears what is said.

    The sandbox posts to this machine alone: it must not become a way to call others.
    """
    url = given.text("url")
    parts = URL.fullmatch(url)
    if parts is None:
        raise bad_request("invalid webhook URL specified")
    scheme, host = (parts[1] or "https").lower(), parts[2]
    port = int(parts[3] or USUAL_PORT[scheme])
    pinned = given.text("ip_address") or host
    for refused, complaint in (
        (not 0 < port <= HIGHEST_PORT, "invalid webhook URL specified"),
        (scheme == "http" and not is_here(host), "bad webhook: An HTTPS URL must be provided for webhook"),
        (not is_here(host) or not is_here(pinned), ELSEWHERE),
        (
            scheme == "https" and port not in PORTS,
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
    ):
        if refused:
            raise bad_request(complaint)
    return url if parts[1] else f"https://{url}"


def _secret(given: Parameters) -> str:
    secret = given.text("secret_token")
    if len(secret) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


def _connections(given: Parameters) -> int:
    return min(max(given.integer("max_connections", CONNECTIONS), 1), MOST_CONNECTIONS)


def _certificate(given: Parameters) -> str:
    file = given.file("certificate")
    if not isinstance(file, Upload):  # as text it means nothing
        return ""
    try:
        ssl.create_default_context(cadata=(text := file.content.decode("ascii")))
    except (ValueError, ssl.SSLError):
        raise bad_request("bad webhook: Can't create an SSL context") from None
    return text


def _settings(hook: Webhook) -> tuple[str, str, int, str]:
    return hook.url, hook.secret_token, hook.max_connections, hook.certificate


def _drop_pending(world: World, given: Parameters) -> None:
    if given.flag("drop_pending_updates"):
        world.updates.forget_all()


def _address(url: str) -> str:
    parts = URL.fullmatch(url)
    host = parts[2].strip("[]") if parts else ""
    return "127.0.0.1" if host.lower() == "localhost" else host
