"""Each fault of the wire is what it says: what the server heard, and what the client saw."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from random import Random

import pytest

from tests.durability.faulty_wire import Fate, Fault, FaultyWire

REQUEST, REPLY = b"r" * 1000, b"a" * 1000


class _Server:
    """Takes in a request, answers it, and remembers what it heard and how it ended."""

    def __init__(self) -> None:
        self.heard = bytearray()
        self.ended = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while chunk := await reader.read(65_536):
                self.heard += chunk
                if len(self.heard) == len(REQUEST):
                    writer.write(REPLY)
                    await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()
            self.ended.set()


type Look = Callable[[_Server, bytes, str], Awaitable[None]]


async def _through(fate: Fate, look: Look, patience_s: float = 20) -> None:
    """One request over a wire with a fate; ``look`` gets the reply so far and how it ended."""
    server = _Server()
    async with (
        await asyncio.start_server(server.serve, "127.0.0.1", 0) as listening,
        FaultyWire(lambda: ("127.0.0.1", listening.sockets[0].getsockname()[1]), Random(1)) as wire,
    ):
        wire.fate = lambda: fate  # type: ignore[method-assign]
        reader, writer = await asyncio.open_connection("127.0.0.1", wire.port)
        got, how = bytearray(), "waits for ever"
        try:
            writer.write(REQUEST)
            async with asyncio.timeout(patience_s):
                while len(got) < len(REPLY):
                    chunk = await reader.read(65_536)
                    if not chunk:
                        raise ConnectionError
                    got += chunk
            how = "whole"
        except ConnectionError:
            how = "broke off"
        except TimeoutError:
            pass
        await look(server, bytes(got), how)
        writer.transport.abort()


@pytest.mark.parametrize(
    ("fate", "heard", "got", "how"),
    [
        (Fate(Fault.NONE), 1000, 1000, "whole"),
        (Fate(Fault.LATE, 0, 0.01), 1000, 1000, "whole"),
        (Fate(Fault.TRICKLE, 0, 0.01), 1000, 1000, "whole"),
        (Fate(Fault.RESET_REQUEST, 0), 0, 0, "broke off"),
        (Fate(Fault.RESET_REQUEST, 400), 400, 0, "broke off"),
        (Fate(Fault.RESET_REPLY, 0), 1000, 0, "broke off"),
        (Fate(Fault.REPLY_LOST, 0), 1000, 0, "waits for ever"),
        (Fate(Fault.REPLY_LOST, 400), 1000, 400, "waits for ever"),
        (Fate(Fault.CLIENT_GONE, 1000), 1000, 0, "broke off"),
        (Fate(Fault.BLACK_HOLE), 0, 0, "waits for ever"),
    ],
    ids=lambda value: f"{value.fault} {value.after}" if isinstance(value, Fate) else None,
)
def test_a_fault_strikes_at_its_byte(fate: Fate, heard: int, got: int, how: str) -> None:
    async def look(server: _Server, reply: bytes, ended: str) -> None:
        assert (ended, len(reply)) == (how, got)
        if fate.fault is Fault.RESET_REQUEST:  # it may overtake bytes that were on their way
            assert len(server.heard) <= heard
        else:
            assert len(server.heard) == heard

    asyncio.run(_through(fate, look, 0.5 if how == "waits for ever" else 20))


def test_a_server_does_not_notice_at_once_that_its_client_is_gone() -> None:
    async def look(server: _Server, _: bytes, __: str) -> None:
        assert not server.ended.is_set()

    asyncio.run(_through(Fate(Fault.CLIENT_GONE, 1000), look))
