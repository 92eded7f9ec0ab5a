"""How the server proves to phones who it is: a TLS context that is renewed while the server runs."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.domain.errors import SyncError
from app.ports.clock import Clock
from app.sync.certificates import (
    Authority,
    ends_at,
    foreign_name,
    names_in,
    open_authority,
    server_certificate,
)

log = logging.getLogger("roundsman.sync")


class Identity(Protocol):
    """What the phones' door shows."""

    @property
    def context(self) -> ssl.SSLContext:
        """For new connections."""
        ...

    @property
    def names(self) -> frozenset[str]:
        """What the certificate is for."""
        ...

    @property
    def authority(self) -> bytes:
        """What phones must be guided to trust, in DER; empty where they do trust it already."""
        ...

    @property
    def ends(self) -> datetime:
        """When the certificate ends."""
        ...

    def refresh(self) -> bool:
        """Take up what has changed; whether anything had. What fails is logged and tried again."""
        ...


class PrivateIdentity:
    """A certificate of our own authority: for ``host``, and for those of ``more`` names that the
    authority may vouch for.

    Raises:
        SyncError: the authority cannot be used or made, or may not vouch for the host.
    """

    def __init__(self, folder: Path, host: str, more: Collection[str], clock: Clock) -> None:
        self._folder = folder
        self._clock = clock
        self._authority: Authority = open_authority(folder, {host, *more}, clock.now())
        if not self._authority.may_vouch(host):
            raise foreign_name(folder, host)
        self._names = [host, *sorted(name for name in set(more) - {host} if self._may_vouch(name))]
        self.context = new_context()
        self._loaded = b""
        self.ends = clock.now()
        self._load()

    @property
    def names(self) -> frozenset[str]:
        """See ``Identity``."""
        return frozenset(self._names)

    @property
    def authority(self) -> bytes:
        """See ``Identity``."""
        return self._authority.der

    def refresh(self) -> bool:
        """A new certificate, once the old one soon ends."""
        try:
            return self._load()
        except (SyncError, OSError) as error:
            log.error("The server's certificate could not be renewed: %s", error)
            return False

    def _may_vouch(self, name: str) -> bool:
        return self._authority.may_vouch(name)

    def _load(self) -> bool:
        path = server_certificate(self._folder, self._authority, self._names, self._clock.now())
        content = path.read_bytes()
        if content == self._loaded:
            return False
        self.context.load_cert_chain(path)
        self._loaded, self.ends = content, ends_at(path)
        return True


class OwnIdentity:
    """The site's certificate files; taken up again when they change, as renewals do.

    Raises:
        SyncError: they cannot be read or used.
    """

    def __init__(self, certificate: Path, key: Path) -> None:
        self._certificate = certificate
        self._key = key
        self.context = new_context()
        self._stamp = self._stamps()
        self._load()

    @property
    def authority(self) -> bytes:
        """See ``Identity``: whoever signed these files is trusted by phones already."""
        return b""

    def refresh(self) -> bool:
        """Load the files again where they changed; the old certificate stays while they do not fit."""
        try:
            stamp = self._stamps()
            if stamp == self._stamp:
                return False
            _load(new_context(), self._certificate, self._key)  # not half of it into the one in use
            self._load()
        except SyncError as error:
            log.error("%s The certificate of before stays in use.", error)
            return False
        self._stamp = stamp
        return True

    def _load(self) -> None:
        _load(self.context, self._certificate, self._key)
        self.names, self.ends = names_in(self._certificate), ends_at(self._certificate)

    def _stamps(self) -> tuple[tuple[int, int], ...]:
        try:
            found = [path.stat() for path in (self._certificate, self._key)]
        except OSError as error:
            raise SyncError(f"'{error.filename}' cannot be read ({error.strerror}).") from error
        return tuple((stat.st_mtime_ns, stat.st_size) for stat in found)


def new_context() -> ssl.SSLContext:
    """A server's context: TLS 1.2 or later, HTTP/1.1."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    return context


def _load(context: ssl.SSLContext, certificate: Path, key: Path) -> None:
    for path in (certificate, key):
        try:
            path.open("rb").close()
        except OSError as error:
            raise SyncError(f"'{path}' cannot be read ({error.strerror}).") from error
    ends_at(certificate)
    try:
        context.load_cert_chain(certificate, key, password=_no_password)
    except (ssl.SSLError, ValueError) as error:
        raise SyncError(
            f"'{certificate}' and '{key}' cannot be used: they must be a certificate and its own key,"
            " both as PEM, the key without a password."
        ) from error


def _no_password() -> str:
    """Nobody is there to be asked for a key's password; without this, OpenSSL asks the terminal."""
    raise ValueError("the key has a password")
