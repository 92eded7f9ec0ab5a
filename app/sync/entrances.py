"""Letting connections in: nothing is spent on a line before it says something, and little before it is
known."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import ssl
import sys
from asyncio.sslproto import SSLProtocol
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from app.domain.errors import PortInUse, SyncError
from app.sync.limits import Bounds
from app.sync.lines import Crowd, Door, Line

type MakeProtocol = Callable[[Line], asyncio.Protocol]

_SPARE_FILES = 128
"""For the database, proofs, the log and what the system needs."""
_PAUSE_S = 0.5
_TLS_PIECE = 32 * 1024
"""What a line with TLS reads at once. asyncio's own 256 KB are taken for every line as it comes, so
that a thousand idle ones would cost half a gigabyte (measured)."""


@dataclass(frozen=True, slots=True)
class Listener:
    """A bound and listening socket, the door it is, and how it proves who we are (None: no TLS)."""

    door: Door
    socket: socket.socket
    tls: ssl.SSLContext | None = None

    @property
    def port(self) -> int:
        """The port it was given."""
        return int(self.socket.getsockname()[1])


def bind(host: str, port: int) -> socket.socket:
    """A bound and listening socket.

    Raises:
        PortInUse: another program has it.
        SyncError: the address is not this machine's, or may not be listened on.
    """
    where = f"port {port} on {host or 'this machine'}"
    listener: socket.socket | None = None
    try:
        family, kind, proto, _, address = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, proto)
        if os.name == "posix":  # elsewhere this would let two servers share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
        listener.setblocking(False)
    except (OSError, OverflowError) as error:
        if listener is not None:
            listener.close()
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise PortInUse(
                f"The sync server cannot listen: {where} is used by another program. End that program,"
                " or choose another port (0 takes a free one)."
            ) from error
        raise SyncError(f"The sync server cannot listen on {where}: {error}.") from error
    return listener


def keep_lines_small() -> None:
    """Have every line with TLS, in this process, take little memory."""
    SSLProtocol.max_size = _TLS_PIECE


def allow_files(bounds: Bounds) -> None:
    """Have the system allow as many open files as lines may come, as far as it lets us."""
    if sys.platform == "win32":
        return
    import resource  # there is none on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = bounds.lines + _SPARE_FILES
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class Entrance:
    """Accepts the lines of one listener until it is closed."""

    def __init__(
        self, listener: Listener, bounds: Bounds, crowd: Crowd, make_protocol: MakeProtocol
    ) -> None:
        self._listener = listener
        self._bounds = bounds
        self._crowd = crowd
        self._make_protocol = make_protocol
        self._coming: set[asyncio.Task[None]] = set()
        self._accepting = asyncio.create_task(self._accept())

    def close(self) -> None:
        """Let nobody in any more; lines that are open go on."""
        self._accepting.cancel()
        for task in self._coming:
            task.cancel()
        self._listener.socket.close()

    async def _accept(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                connection, _ = await loop.sock_accept(self._listener.socket)
            except ConnectionError:  # gone before we looked
                continue
            except OSError:  # the system has no more files or memory for now
                await asyncio.sleep(_PAUSE_S)
                continue
            line = Line(self._listener.door, self._bounds)
            if not self._crowd.admit(line):
                connection.close()
                continue
            task = asyncio.create_task(self._open(connection, line))
            line.end = task.cancel
            self._coming.add(task)
            task.add_done_callback(partial(self._opened, connection, line))
            await asyncio.sleep(0)  # accepting never waits while more come: others want their turn

    def _opened(self, connection: socket.socket, line: Line, task: asyncio.Task[None]) -> None:
        """The line has its protocol, or came to nothing (also: before its task took its first step)."""
        self._coming.discard(task)
        if task.cancelled() or task.exception() is not None:
            self._crowd.leave(line)
            connection.close()

    async def _open(self, connection: socket.socket, line: Line) -> None:
        """Wait for the line's first words, then hand it to its protocol.

        Raises:
            OSError: it said nothing for too long, or its handshake came to nothing.
        """
        tls = self._listener.tls
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        async with asyncio.timeout(self._bounds.head_s):
            await _speaks(connection)
        await asyncio.get_running_loop().connect_accepted_socket(
            lambda: self._make_protocol(line),
            connection,
            ssl=tls,
            ssl_handshake_timeout=self._bounds.head_s if tls else None,
        )


async def _speaks(connection: socket.socket) -> None:
    """Wait until there is something to read; at once where the event loop cannot tell (Windows)."""
    loop = asyncio.get_running_loop()
    heard = asyncio.Event()
    try:
        loop.add_reader(connection, heard.set)
    except NotImplementedError:
        return
    try:
        await heard.wait()
    finally:
        loop.remove_reader(connection)
