"""Over TLS: a certificate of the bot's own making is trusted when it was sent along."""

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.sandbox import Sandbox
from bot.sandbox.methods import webhook
from tests.sandbox.conftest import SITI, Http, Sleep
from tests.sandbox.webhooks.receiver import Receiver, delivered, info, serving


async def test_a_certificate_of_the_bots_own_making_is_trusted_when_it_was_sent_along(
    sandbox: Sandbox, http: Http, sleep: Sleep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "PORTS", range(65_536))
    certificate, tls = _self_signed(tmp_path)
    receiver = Receiver()
    async with serving(receiver, tls) as url:
        await http("setWebhook", url=url)
        sandbox.world.says(SITI, "halo")
        await sleep.wake()
        await sleep.until(2)
        assert (await info(http))["last_error_message"].startswith("SSL error")
        form = aiohttp.FormData({"url": url})
        form.add_field("certificate", certificate, filename="bot.pem")
        async with http.session.post(f"{sandbox.url}/bot{sandbox.token}/setWebhook", data=form) as response:
            assert response.status == 200
        await delivered(sandbox)
        assert (await info(http))["has_custom_certificate"] is True
    assert receiver.texts == ["halo"]


async def test_a_certificate_that_is_none_is_refused(sandbox: Sandbox, http: Http) -> None:
    form = aiohttp.FormData({"url": "https://127.0.0.1/"})
    form.add_field("certificate", b"no certificate", filename="bot.pem")
    async with http.session.post(f"{sandbox.url}/bot{sandbox.token}/setWebhook", data=form) as response:
        assert (await response.json())["description"].startswith("Bad Request: bad webhook")


def _self_signed(folder: Path) -> tuple[bytes, ssl.SSLContext]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
        .public_bytes(serialization.Encoding.PEM)
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "bot.pem").write_bytes(certificate + private)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(folder / "bot.pem")
    return certificate, tls
