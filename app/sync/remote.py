"""A sync server on another machine: where it is, how the desk is known to it, and whom to trust for it.

Kept beside the local server's files, ``remote.json`` and ``remote.pem``; without them, the desk runs a
server of its own.
"""

from __future__ import annotations

import hashlib
import http.client
import ssl
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from app.domain.driver_sync import Generation
from app.domain.errors import ServerUnreachable, SyncError
from app.sync.address import write_private
from app.sync.client import HttpDeskLink
from app.sync.hosts import address_in, host_of, is_loopback

_FILE_NAME = "remote.json"
_AUTHORITY_NAME = "remote.pem"
_ANSWER_S = 10.0
_MOST_BYTES = 64 * 1024


class RemoteServer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``is_pinned``: its certificate comes from the one authority in ``remote.pem``, not from those
    that the system trusts."""

    url: str
    token: str
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class Invitation:
    """How to reach a server: its address, its desk token, and the fingerprint of its own certificate
    authority ('': it has a certificate that everybody trusts), as it prints them when it starts."""

    url: str
    token: str
    fingerprint: str = ""


def read_remote(folder: Path) -> RemoteServer | None:
    """The server on another machine that was chosen; None: the desk runs its own.

    Raises:
        SyncError: the file cannot be read.
    """
    path = folder / _FILE_NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=RemoteServer)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        raise SyncError(f"'{path}' cannot be read ({error}): connect to the server again.") from error


def connect(folder: Path, invitation: Invitation, desk: Generation) -> RemoteServer:
    """Try a server on another machine, and choose it where it answers to the token and to this desk.

    Raises:
        DeskReplaced: another desk has it; nothing was changed.
        ServerUnreachable, SyncError: it does not; nothing was changed.
    """
    url = _checked(invitation.url)
    authority = fetch_authority(url, invitation.fingerprint) if invitation.fingerprint else ""
    trial = folder / f".trial.{_AUTHORITY_NAME}"
    if authority:
        write_private(trial, authority.encode())
    try:
        link = HttpDeskLink(url, invitation.token.strip(), trial if authority else None)
        try:
            link.present(desk)
            link.devices()
        finally:
            link.close()
        if authority:
            trial.replace(folder / _AUTHORITY_NAME)
    finally:
        trial.unlink(missing_ok=True)
    chosen = RemoteServer(url=url, token=invitation.token.strip(), is_pinned=bool(authority))
    write_private(folder / _FILE_NAME, msgspec.json.encode(chosen))
    return chosen


def disconnect(folder: Path) -> bool:
    """Choose the desk's own server again; whether another one had been chosen.

    Raises:
        SyncError: the file cannot be removed.
    """
    try:
        (folder / _FILE_NAME).unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise SyncError(f"'{folder / _FILE_NAME}' cannot be removed ({error.strerror}).") from error
    (folder / _AUTHORITY_NAME).unlink(missing_ok=True)
    return True


class RemoteHandle:
    """The desk's link to a server on another machine, which it can neither start nor end."""

    def __init__(self, folder: Path, server: RemoteServer) -> None:
        self.url = server.url
        self.link = HttpDeskLink(
            server.url, server.token, folder / _AUTHORITY_NAME if server.is_pinned else None
        )

    def revive(self) -> None:
        """Look whether it answers again.

        Raises:
            ServerUnreachable, SyncError: it does not.
        """
        self.link.devices()

    def stop(self) -> None:
        """End only the link: phones go on with the server."""
        self.close()

    def close(self) -> None:
        """End the link."""
        self.link.close()


def fetch_authority(url: str, fingerprint: str) -> str:
    """The certificate of a server's own authority as PEM, if it has this fingerprint (SHA-256).

    It is fetched from a server that is not trusted yet; the fingerprint is what makes it the right one.

    Raises:
        ServerUnreachable: no answer.
        SyncError: it has no such certificate.
    """
    wanted = fingerprint.replace(":", "").replace(" ", "").lower()
    parts = urlsplit(url)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    line = http.client.HTTPSConnection(
        parts.hostname or "", parts.port or 443, timeout=_ANSWER_S, context=context
    )
    try:
        line.request("GET", "/certificate/roundsman.pem")
        answer = line.getresponse()
        text = answer.read(_MOST_BYTES).decode("ascii") if answer.status == 200 else ""
        found = hashlib.sha256(ssl.PEM_cert_to_DER_cert(text)).hexdigest() if text else ""
    except OSError as error:
        raise ServerUnreachable(f"The sync server at {url} does not answer ({error}).") from error
    except (http.client.HTTPException, ValueError) as error:
        raise SyncError(f"What answers at {url} is no sync server with TLS: {error}.") from error
    finally:
        line.close()
    if not found or found != wanted:
        raise SyncError(
            f"The server at {url} does not have the certificate with this fingerprint: compare it with"
            " what the server printed when it started. If they should be the same, somebody may be"
            " listening in."
        )
    return text


def _checked(url: str) -> str:
    """An address that a token may be sent to: encrypted, or in a private network."""
    url = url.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        host = host_of(url) if parts.netloc else ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in ("http", "https") or not host or parts.path or parts.query:
        raise SyncError(f"'{url}' is no server's address: write it like https://dispatch.example:8443.")
    address = address_in(host)
    is_private = is_loopback(host) or (address is not None and address.is_private)
    if parts.scheme == "http" and not is_private:
        raise SyncError(
            f"'{url}' is not encrypted: everybody on the way could read the desk's token and all"
            " customers' addresses. Use https, or an address inside a VPN."
        )
    return url
