"""A TCP proxy that treats connections as a mobile network does: late, broken anywhere, half gone."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from types import TracebackType

_CHUNK = 65_536
_TRICKLE_BYTES = 64
_HELD_S = 2.0
"""How long the server's side of a connection stays open after its client vanished."""


class Fault(StrEnum):
    """What becomes of one connection."""

    NONE = "none"
    LATE = "late"  # every piece is held up
    TRICKLE = "trickle"  # a few bytes at a time
    RESET_REQUEST = "reset in the request"  # both sides, after so many bytes to the server
    RESET_REPLY = "reset in the reply"  # both sides, after so many bytes to the client
    REPLY_LOST = "half open, reply lost"  # the server is done with it, the client waits for ever
    CLIENT_GONE = "half open, client gone"  # the client knows, the server waits for ever
    BLACK_HOLE = "black hole"  # the server never hears of it


PHONE_FAULTS: Mapping[Fault, int] = {
    Fault.NONE: 30,
    Fault.LATE: 12,
    Fault.TRICKLE: 6,
    Fault.RESET_REQUEST: 16,
    Fault.RESET_REPLY: 20,
    Fault.REPLY_LOST: 6,
    Fault.CLIENT_GONE: 6,
    Fault.BLACK_HOLE: 4,
}
"""How often each, in shares: the way from a phone."""

DESK_FAULTS: Mapping[Fault, int] = {
    Fault.NONE: 50,
    Fault.LATE: 10,
    Fault.TRICKLE: 10,
    Fault.RESET_REQUEST: 15,
    Fault.RESET_REPLY: 15,
}
"""The way from the desk; nothing that only its long timeout would end."""


@dataclass(frozen=True)
class Fate:
    """A connection's fault, after how many bytes it strikes, and how long each piece is held up."""

    fault: Fault
    after: int = 0
    delay_s: float = 0.0


class FaultyWire:
    """Listens on a free port of 127.0.0.1 and passes connections on to ``upstream()``.

    Every connection's fate is drawn when it is made; with ``honest`` set, new ones are left alone.
    ``struck`` counts the faults that were drawn.
    """

    def __init__(
        self,
        upstream: Callable[[], tuple[str, int]],
        draw: Random,
        faults: Mapping[Fault, int] = PHONE_FAULTS,
    ) -> None:
        self._upstream = upstream
        self._draw = draw
        self._faults = faults
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()
        self.honest = False
        self.struck: Counter[Fault] = Counter()
        self.port = 0

    async def __aenter__(self) -> FaultyWire:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        await self._server.wait_closed()

    def fate(self) -> Fate:
        """What becomes of the next connection."""
        if self.honest:
            return Fate(Fault.NONE)
        fault = self._draw.choices(list(self._faults), list(self._faults.values()))[0]
        # As likely before the first byte, in the first head, in a body, or many requests later.
        after = self._draw.choice((0, 1, self._draw.randrange(300), self._draw.randrange(4000)))
        return Fate(fault, after, self._draw.uniform(0.01, 0.15))

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        fate = self.fate()
        self.struck[fate.fault] += 1
        try:
            await _carry(_Side(reader, writer), self._upstream(), fate)
        except asyncio.CancelledError:
            writer.transport.abort()
        finally:
            self._open.discard(task)


class _Struck(Exception):
    """The fault's byte has come."""


class _Side:
    """One end of a connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    def reset(self) -> None:
        """End it at once, with a reset rather than a farewell."""
        sock = self.writer.get_extra_info("socket")
        if sock is not None:
            with suppress(OSError):
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    async def until_gone(self) -> None:
        """Take in whatever comes until the other end leaves."""
        with suppress(OSError):
            while await self.reader.read(_CHUNK):
                pass


async def _carry(client: _Side, upstream: tuple[str, int], fate: Fate) -> None:
    if fate.fault is Fault.BLACK_HOLE:
        await client.until_gone()
        client.reset()
        return
    try:
        server = _Side(*await asyncio.open_connection(*upstream))
    except OSError:
        client.reset()
        return
    to_server = fate.after if fate.fault in (Fault.RESET_REQUEST, Fault.CLIENT_GONE) else None
    to_client = fate.after if fate.fault in (Fault.RESET_REPLY, Fault.REPLY_LOST) else None
    ways = (
        asyncio.create_task(_pass_on(client, server, fate, to_server)),
        asyncio.create_task(_pass_on(server, client, fate, to_client)),
    )
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        if _Struck in map(type, await asyncio.gather(*ways, return_exceptions=True)):
            await _strike(client, server, fate.fault)
    finally:
        for way in ways:  # we ourselves may have been told to end
            way.cancel()
        client.reset()
        server.reset()


async def _pass_on(source: _Side, target: _Side, fate: Fate, limit: int | None) -> None:
    """Pass bytes on until their source ends, or the limit is reached.

    Raises:
        _Struck: it is reached; a limit of 0 lets none of the first bytes through.
    """
    left = limit
    size = _TRICKLE_BYTES if fate.fault is Fault.TRICKLE else _CHUNK
    with suppress(OSError):
        while chunk := await source.reader.read(size):
            if fate.fault in (Fault.LATE, Fault.TRICKLE):
                await asyncio.sleep(fate.delay_s if fate.fault is Fault.LATE else fate.delay_s / 20)
            target.writer.write(chunk if left is None else chunk[:left])
            await target.writer.drain()
            if left is not None:
                left -= len(chunk)
                if left <= 0:
                    raise _Struck


async def _strike(client: _Side, server: _Side, fault: Fault) -> None:
    if fault is Fault.REPLY_LOST:
        server.reset()
        await client.until_gone()
    elif fault is Fault.CLIENT_GONE:
        client.reset()
        await asyncio.sleep(_HELD_S)
