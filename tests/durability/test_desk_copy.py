"""The desk takes a line that breaks off for one that is down, wherever it breaks, and tries again."""

from __future__ import annotations

import asyncio
from pathlib import Path
from random import Random

import pytest

from app.domain.errors import ServerUnreachable
from app.sync.client import HttpDeskLink
from tests.app.sync.serving import Running, fact, route, running
from tests.durability.faulty_wire import Fate, Fault, FaultyWire


def test_an_answer_that_breaks_off_means_that_the_server_does_not_answer(tmp_path: Path) -> None:
    with running(tmp_path / "server") as server:
        server.release(route())
        server.pair().send(*[fact(seq) for seq in range(1, 9)])
        for after in (0, 1, 100, 900):
            with pytest.raises(ServerUnreachable, match="does not answer"):
                asyncio.run(_read_through(server, Fate(Fault.RESET_REPLY, after)))


async def _read_through(server: Running, fate: Fate) -> None:
    async with FaultyWire(lambda: ("127.0.0.1", server.address.port), Random(1)) as wire:
        wire.fate = lambda: fate  # type: ignore[method-assign]
        link = HttpDeskLink(f"http://127.0.0.1:{wire.port}", server.token)
        try:
            await asyncio.to_thread(link.events, 0)
        finally:
            link.close()
