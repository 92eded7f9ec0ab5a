"""The phones' door over TLS, as a real server process opens it."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.domain.errors import SyncError
from app.sync.address import ServerAddress
from app.sync.identity import OwnIdentity
from app.sync.options import ServerOptions, write_options
from app.sync.supervisor import ensure_server
from tests.app.sync.serving import Running, command, fact, route, running


@pytest.fixture(scope="module")
def private(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server with a certificate of its own authority, and a door for stock apps."""
    folder = tmp_path_factory.mktemp("tls") / "server"
    with running(folder, "--tls", "private", "--plain-port", "0") as started:
        yield started


def _authority(server: Running) -> str:
    return str(server.folder / "tls" / "authority.pem")


def test_a_phone_that_trusts_the_authority_works_as_without_tls(private: Running) -> None:
    url, trust = private.address.phones_url, _authority(private)
    assert url.startswith("https://127.0.0.1:")
    paired = requests.post(f"{url}/v1/pair", json={"code": private.code()}, verify=trust, timeout=20)
    headers = {"authorization": f"Bearer {paired.json()['token']}"}
    private.release(route())
    body = {"sent_at": fact(1)["at"], "events": [fact(1)]}
    sent = requests.post(f"{url}/v1/events", json=body, headers=headers, verify=trust, timeout=20)
    assert sent.json()["acked"] == 1
    assert len(private.events()) == 1, "the desk reads by its own door"


def test_who_does_not_trust_the_authority_gets_nowhere(private: Running) -> None:
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(f"{private.address.phones_url}/health", timeout=20)


def test_versions_of_tls_that_are_broken_are_refused(private: Running) -> None:
    context = ssl.create_default_context(cafile=_authority(private))
    assert context.maximum_version is not None
    for version, is_welcome in ((ssl.TLSVersion.TLSv1_2, True), (ssl.TLSVersion.TLSv1_3, True)):
        context.minimum_version = context.maximum_version = version
        assert _shakes_hands(private.address.port, context) is is_welcome
    server_context = OwnIdentity(*(private.folder / "tls" / "server.pem",) * 2).context
    assert server_context.minimum_version is ssl.TLSVersion.TLSv1_2


def _shakes_hands(port: int, context: ssl.SSLContext) -> bool:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        try:
            with context.wrap_socket(line, server_hostname="127.0.0.1"):
                return True
        except ssl.SSLError:
            return False


def test_what_is_no_tls_at_all_does_no_harm(private: Running) -> None:
    for words in (b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\xff\xff", bytes(300)):
        with socket.create_connection(("127.0.0.1", private.address.port), timeout=20) as line:
            line.sendall(words)
            line.shutdown(socket.SHUT_WR)
            assert b"200" not in line.recv(1000)
    health = requests.get(
        f"{private.address.phones_url}/health", verify=_authority(private), timeout=20
    )
    assert health.json()["status"] == "ok"
    assert (private.folder / "server.log").read_text() == ""


def test_the_qr_leads_to_the_certificate_first_with_code_and_fingerprint(private: Running) -> None:
    reply = private.desk("POST", "/drivers/aino/code").json()
    where, _, fragment = reply["url"].partition("#")
    assert where == f"{private.address.plain_url}/certificate"
    assert fragment == (
        f"code={reply['code']}&ca={private.address.fingerprint.replace(':', '').lower()}"
    )
    assert requests.get(where, timeout=20).status_code == 200


def test_a_restarted_server_keeps_its_doors_and_its_authority(tmp_path: Path) -> None:
    with running(tmp_path, "--tls", "private") as server:
        before = server.address
        server.kill()
        server.start_again()
        after = server.address
    assert _lasting(before) == _lasting(after)
    assert before.instance != after.instance


def _lasting(address: ServerAddress) -> tuple[str, ...]:
    return address.url, address.phones_url, address.fingerprint, address.certificate_ends


def test_what_the_desktop_chose_holds_and_the_command_line_goes_before(tmp_path: Path) -> None:
    write_options(tmp_path, ServerOptions(tls="private", public_url="https://10.0.0.9:1"))
    with running(tmp_path) as server:
        assert server.address.phones_url == "https://10.0.0.9:1"
        assert server.address.fingerprint
    with running(tmp_path, "--tls", "off", "--public-url", "http://10.0.0.9:2") as server:
        assert server.address.phones_url == "http://10.0.0.9:2"
        assert not server.address.fingerprint


def own_files(folder: Path, name: str = "dispatch.example", password: bytes = b"") -> tuple[Path, Path]:
    """Certificate files as a site would have them."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=90))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=True)
        .sign(key, hashes.SHA256())
    )
    lock: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if password:
        lock = serialization.BestAvailableEncryption(password)
    pem = serialization.Encoding.PEM
    certificate_file, key_file = folder / f"{name}.pem", folder / f"{name}.key"
    certificate_file.write_bytes(made.public_bytes(pem))
    key_file.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, lock))
    return certificate_file, key_file


def test_the_sites_own_certificate_needs_no_guiding(tmp_path: Path) -> None:
    certificate, key = own_files(tmp_path, "*.dispatch.example")
    more = ("--tls-cert", str(certificate), "--tls-key", str(key))
    with running(tmp_path / "server", *more, "--public-url", "https://dispatch.example") as server:
        assert (server.address.fingerprint, server.address.phones_url) == (
            "",
            "https://dispatch.example",
        )
        assert (
            server.desk("POST", "/drivers/aino/code")
            .json()["url"]
            .startswith("https://dispatch.example/driver#code=")
        )
        by_name = requests.get(
            f"{server.url}/health", headers={"host": "yard.dispatch.example"}, timeout=20
        )
        assert by_name.status_code == 200, "a name that the certificate is for"
        assert requests.get(f"{server.url}/certificate", timeout=20).status_code == 404


def test_certificate_files_that_cannot_be_used_are_one_clear_sentence(tmp_path: Path) -> None:
    certificate, key = own_files(tmp_path)
    _, other_key = own_files(tmp_path, "other.example")
    _, locked = own_files(tmp_path, "locked.example", b"secret")
    rubbish = tmp_path / "rubbish"
    rubbish.write_text("no certificate")
    refused = {
        (certificate, other_key): "must be a certificate and its own key",
        (tmp_path / "locked.example.pem", locked): "the key without a password",
        (rubbish, key): "holds no certificate that can be read",
        (tmp_path / "nowhere", key): r"cannot be read \(No such file",
    }
    for (one, two), words in refused.items():
        with pytest.raises(SyncError, match=words):
            OwnIdentity(one, two)
    more = ("--tls-cert", str(certificate), "--tls-key", str(other_key))
    with pytest.raises(SyncError, match="must be a certificate and its own key"):
        ensure_server(tmp_path / "server", command(tmp_path / "server", *more))


def test_renewed_certificate_files_are_taken_up_and_half_written_ones_are_not(tmp_path: Path) -> None:
    certificate, key = own_files(tmp_path)
    identity = OwnIdentity(certificate, key)
    assert not identity.refresh()
    new_certificate, new_key = own_files(tmp_path, "renewed.example")
    certificate.write_bytes(new_certificate.read_bytes())
    assert not identity.refresh(), "its key is not there yet"
    assert identity.names == {"dispatch.example"}
    key.write_bytes(new_key.read_bytes())
    assert identity.refresh()
    assert identity.names == {"renewed.example"}
    certificate.unlink()
    assert not identity.refresh()


def test_an_authority_is_not_stretched_to_a_name_it_was_not_made_for(tmp_path: Path) -> None:
    with running(tmp_path, "--tls", "private") as server:
        fingerprint = server.address.fingerprint
    more = ("--tls", "private", "--public-url", "https://public.example")
    with pytest.raises(SyncError, match=r"was not made for public\.example: use certificate files"):
        ensure_server(tmp_path, command(tmp_path, *more))
    with running(tmp_path, "--tls", "private", "--public-url", "https://192.168.3.4:5") as server:
        assert server.address.fingerprint == fingerprint
