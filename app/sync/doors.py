"""What the server listens on: the phones' door, one without TLS for stock apps, one for the desk."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import PortInUse
from app.domain.timing import rfc3339
from app.ports.clock import Clock
from app.sync.address import ServerAddress
from app.sync.entrances import Listener, bind
from app.sync.hosts import (
    EVERYWHERE,
    LOOPBACK_NAMES,
    host_of,
    is_loopback,
    lan_address,
    machine_names,
    plain,
    url_of,
)
from app.sync.identity import Identity, OwnIdentity, PrivateIdentity
from app.sync.lines import Door
from app.sync.options import ServerOptions


@dataclass(frozen=True, slots=True)
class Doors:
    """The open listeners, the phones' first, and how they are reached.

    ``phones_url`` is what phones are told, ``url_here`` the same door as this machine reaches it,
    ``desk_url`` the desk's way, ``plain_url`` the one without TLS ('': none). ``names`` are what
    requests may call this server.
    """

    listeners: tuple[Listener, ...]
    identity: Identity | None
    phones_url: str
    url_here: str
    desk_url: str
    plain_url: str
    names: frozenset[str]

    def port(self, door: Door) -> int:
        """Of a door; 0 where there is none."""
        return next((one.port for one in self.listeners if one.door is door), 0)

    @property
    def certificate_ends(self) -> str:
        """RFC 3339; '' without TLS."""
        return rfc3339(self.identity.ends) if self.identity is not None else ""


@contextmanager
def open_doors(
    folder: Path, options: ServerOptions, clock: Clock, last: ServerAddress | None
) -> Iterator[Doors]:
    """Listen as told, for as long as the block lasts; ``last`` is where the server did before.

    Raises:
        PortInUse, SyncError: that is impossible; nothing stays open.
    """
    scheme = "http" if options.tls == "off" else "https"
    everywhere = options.host in EVERYWHERE
    with ExitStack() as stack:

        def opened(host: str, port: int) -> socket.socket:
            return stack.enter_context(closing(bind(host, port)))

        def opened_again(host: str, port: int) -> socket.socket:
            """The port of last time, or a free one where that is taken."""
            try:
                return opened(host, port)
            except PortInUse:
                return opened(host, 0)

        if options.port is None:
            phones = opened_again(options.host, last.port if last else 0)
        else:
            phones = opened(options.host, options.port)
        port = int(phones.getsockname()[1])
        host = lan_address() if everywhere else options.host
        phones_url = options.public_url.rstrip("/") or url_of(scheme, host, port)
        identity = _identity(folder, options, host_of(phones_url), clock)
        listeners = [Listener(Door.PHONES, phones, identity.context if identity else None)]
        url_here = desk_url = url_of(scheme, "127.0.0.1" if everywhere else options.host, port)
        plain_url = ""
        if options.plain_port is not None:
            stock = Listener(Door.PLAIN, opened(options.host, options.plain_port))
            listeners.append(stock)
            plain_url = url_of("http", host_of(phones_url), stock.port)
        if identity is not None or not _reaches_loopback(options.host):
            desk = Listener(Door.DESK, opened_again("127.0.0.1", last.desk_port if last else 0))
            listeners.append(desk)
            desk_url = url_of("http", "127.0.0.1", desk.port)
        names = machine_names() | {plain(options.host)} | (identity.names if identity else frozenset())
        yield Doors(tuple(listeners), identity, phones_url, url_here, desk_url, plain_url, names - {""})


def _reaches_loopback(host: str) -> bool:
    return is_loopback(host) or host in ("", "0.0.0.0")


def _identity(folder: Path, options: ServerOptions, host: str, clock: Clock) -> Identity | None:
    if options.tls == "own":
        return OwnIdentity(Path(options.certificate), Path(options.key))
    if options.tls == "private":
        more = LOOPBACK_NAMES | (machine_names() if options.host in EVERYWHERE else {options.host})
        return PrivateIdentity(folder, host, more, clock)
    return None
