"""Killing the server with -9 while twenty phones push through a faulty network."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random, SystemRandom

import requests

from app.domain.events import Event
from storage.sync_store import open_sync_store
from tests.app.sync.serving import Running, command
from tests.durability.desk_copy import DeskCopy, differences
from tests.durability.faulty_wire import DESK_FAULTS, Fault, FaultyWire
from tests.durability.line import Line
from tests.durability.phone import SimulatedPhone, route_of
from tests.durability.promises import Book, Findings, examine, finding

PHONES = 20
_PATIENCE_S = 1.5
_SETTLE_S = 120.0
_LIFE_S = 20.0
_SERVER_FILES = ("sync.db", "sync.db-wal", "desk_token")


@dataclass(frozen=True)
class KillRound:
    """What a number of kills came to. ``acknowledged`` and ``facts`` count at the end."""

    kills: int
    acknowledged: int
    facts: int
    proofs: int
    requests: int
    faults: int
    broken_pulls: int
    findings: Findings


def kill_round(seed: int, kills: int, *, store: str = "real", phones: int = PHONES) -> KillRound:
    """Phones push, the server dies ``kills`` times, all settle; everything promised is looked for.

    Its data is examined as each death left it, and at the end together with the desk's copy.
    """
    with scratch() as folder:
        return asyncio.run(_Round(folder, seed, store, phones).run(kills))


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="roundsman-durability-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Round:
    def __init__(self, folder: Path, seed: int, store: str, phones: int) -> None:
        self._folder = folder
        self._draw = Random(seed)
        self._options = ("--store", store, "--port", str(_own_port()))
        self._drivers = tuple(f"driver{number:02}" for number in range(phones))
        self._book = Book()
        self._going = True
        self._server: Running | None = None
        self._kills = 0

    @property
    def _running(self) -> Running:
        assert self._server is not None
        return self._server

    async def run(self, kills: int) -> KillRound:
        self._server = await asyncio.to_thread(Running, self._folder / "server", self._options)
        try:
            await self._release(self._drivers)
            upstream = lambda: ("127.0.0.1", self._running.address.port)  # noqa: E731
            wire = FaultyWire(upstream, self._draw)
            desk_wire = FaultyWire(upstream, self._draw, DESK_FAULTS)
            async with wire, desk_wire:
                return await self._between(wire, desk_wire, kills)
        finally:
            self._going = False
            await asyncio.to_thread(self._running.supervisor.stop)

    async def _between(self, wire: FaultyWire, desk_wire: FaultyWire, kills: int) -> KillRound:
        url = f"http://127.0.0.1:{desk_wire.port}"
        desk = DeskCopy(self._folder / "desk.db", url, self._running.token)
        following = asyncio.create_task(asyncio.to_thread(desk.follow))
        phones = [self._phone(driver, wire) for driver in self._drivers]
        busy = [asyncio.create_task(phone.live(lambda: self._going)) for phone in phones]
        busy.append(asyncio.create_task(self._release_again()))
        try:
            found = await self._kill_again_and_again(kills)
            self._going = False
            wire.honest = desk_wire.honest = True
            for phone in phones:
                phone.hang_up()
            await asyncio.gather(*busy)
            if found.is_clean:  # phones that were lied to would never come to an end
                found += await self._settle(phones)
        finally:
            self._going = False
            desk.finish()
            for task in busy:
                task.cancel()
            await asyncio.gather(*busy, return_exceptions=True)
            copied = await following
            for phone in phones:
                phone.hang_up()
        await asyncio.to_thread(self._running.supervisor.stop)
        events = await asyncio.to_thread(_events_of, self._folder / "server")
        found += examine(self._folder / "server", self._book, self._book.told())
        found += differences(events, copied)
        for words, count in self._book.odd_answers.items():
            found += finding("odd", words, count)
        struck: Counter[Fault] = wire.struck + desk_wire.struck
        return KillRound(
            kills=self._kills,
            acknowledged=self._book.acknowledged,
            facts=len(events),
            proofs=len(self._book.proofs),
            requests=self._book.requests,
            faults=sum(count for fault, count in struck.items() if fault is not Fault.NONE),
            broken_pulls=desk.broken_pulls,
            findings=found,
        )

    def _phone(self, driver: str, wire: FaultyWire) -> SimulatedPhone:
        draw = Random(self._draw.random())
        return SimulatedPhone(
            driver, lambda: Line(wire.port, _PATIENCE_S), self._code, self._book, draw
        )

    async def _settle(self, phones: list[SimulatedPhone]) -> Findings:
        try:
            async with asyncio.timeout(_SETTLE_S):
                await asyncio.gather(*(phone.settle() for phone in phones))
        except TimeoutError:
            waiting = sum(phone.waiting for phone in phones)
            return finding("odd", f"{waiting} facts were not acknowledged in the end", waiting)
        return Findings()

    # --- killing ------------------------------------------------------------------------------

    async def _kill_again_and_again(self, kills: int) -> Findings:
        found = Findings()
        while self._kills < kills:
            if self._draw.random() < 0.1:
                await self._until_more(lambda: len(self._book.proofs), 1)
            else:
                await self._until_more(lambda: self._book.acknowledged, self._draw.randrange(1, 80))
            await asyncio.sleep(self._draw.uniform(0, 0.05))
            self._running.kill()
            self._kills += 1
            found += await asyncio.to_thread(self._examine_copy)
            if self._kills < kills and self._draw.random() < 0.15:
                await asyncio.to_thread(self._kill_while_it_starts, self._draw.uniform(0.1, 1.0))
                self._kills += 1
            await asyncio.to_thread(self._running.start_again)
        return found

    async def _until_more(self, count: Callable[[], int], more: int) -> None:
        """Let the server live until so much more was promised; it need not manage."""
        enough = count() + more
        with suppress(TimeoutError):
            async with asyncio.timeout(_LIFE_S):
                while count() < enough:
                    await asyncio.sleep(0.005)

    def _examine_copy(self) -> Findings:
        """Look at what the dead server left, without touching it: the next one has to recover it."""
        told = self._book.told()
        with scratch() as copy:
            for name in _SERVER_FILES:
                file = self._running.folder / name
                if file.exists():
                    shutil.copyfile(file, copy / name)
            (copy / "proofs").symlink_to(self._running.folder / "proofs")
            return examine(copy, self._book, told)

    def _kill_while_it_starts(self, after_s: float) -> None:
        with subprocess.Popen(
            command(self._running.folder, *self._options),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as unlucky:
            time.sleep(after_s)
            unlucky.kill()

    # --- the desk -----------------------------------------------------------------------------

    async def _code(self, driver: str) -> str:
        while True:
            try:
                return await asyncio.to_thread(self._running.code, driver)
            except (requests.RequestException, KeyError):  # it is dead just now, or busy
                await asyncio.sleep(0.05)

    async def _release_again(self) -> None:
        """Give a few drivers their next revision, all the time."""
        while self._going:
            await self._release(tuple(self._draw.sample(self._drivers, 3)))
            await asyncio.sleep(0.2)

    async def _release(self, drivers: tuple[str, ...]) -> None:
        """Routes at their next revision: the same release again and again until it is answered."""
        revisions = self._book.revisions
        routes = [route_of(driver, revisions.get(f"shift-{driver}", 0)) for driver in drivers]
        give = partial(self._running.release, *routes, name=str(uuid.uuid4()))
        status = 0
        while status in (0, 429, 503):
            try:
                status = (await asyncio.to_thread(give)).status_code
            except requests.RequestException:
                await asyncio.sleep(0.05)
        if status != 200:
            self._book.odd_answers[f"a release answered {status}"] += 1
            return
        for route in routes:
            revisions[str(route["shift_id"])] = int(route["revision"])


def _own_port() -> int:
    """A port that is given to nobody who asks for any: while a killed server is away, no other server
    on this machine may answer in its place."""
    draw = SystemRandom()
    while True:
        port = draw.randrange(20_000, 30_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _events_of(folder: Path) -> tuple[Event, ...]:
    with closing(open_sync_store(folder)) as store:
        return store.events(0, 10_000_000)
