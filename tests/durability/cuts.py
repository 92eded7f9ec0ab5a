"""Power cuts, as often as wanted, from one recording of the real server at work.

The server runs under strace while phones push; its calls are replayed into a disk that forgets what was
not forced, up to any moment, and a server's own code opens what is left.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from random import Random
from threading import Event

from app.sync.address import ServerAddress, is_running, read_address
from tests.app.sync.serving import Running, command
from tests.durability.line import Line
from tests.durability.phone import SimulatedPhone, route_of
from tests.durability.power import Change, Forcing, ForgetfulDisk
from tests.durability.promises import Book, Findings, Told, examine
from tests.durability.steps import Kind, Step, steps, traced

_PATIENCE_S = 60.0
"""A traced server is slow, and a phone that gave up would not hear what it was told."""
_MEMORY_DRIVE = Path("/dev/shm")


@dataclass(frozen=True)
class Recording:
    """A server's steps, what its phones made, and which phone was behind which port."""

    steps: Sequence[Step]
    root: PurePosixPath
    book: Book
    ports: dict[int, str]
    desk_token: str


@dataclass(frozen=True)
class Cuts:
    """What a number of power cuts came to: after ``bad`` of them a promise was broken.

    ``acknowledged`` and ``proofs`` were told by the end; ``forced`` counts what was forced to the disk.
    """

    cuts: int
    bad: int
    acknowledged: int
    proofs: int
    forced: int
    findings: Findings


@contextmanager
def traced_server(folder: Path, store: str) -> Iterator[Running]:
    """A server under strace, killed at the end; the log is ``calls`` in the folder."""
    home = folder / "server"
    home.mkdir()
    with (folder / "stderr").open("wb") as errors:
        strace = subprocess.Popen(
            traced(command(home, "--store", store), folder / "calls"),
            stdout=subprocess.DEVNULL,
            stderr=errors,
            start_new_session=True,
        )
    try:
        give_up = time.monotonic() + _PATIENCE_S
        while not (read_address(home) and is_running(home)):
            if strace.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError(
                    f"The traced server did not start: {(folder / 'stderr').read_text()}"
                )
            time.sleep(0.05)
        yield Running(home)  # adopts it
    finally:
        _kill(strace, read_address(home))


def _kill(strace: subprocess.Popen[bytes], address: ServerAddress | None) -> None:
    """The server first, so that strace writes everything down; then whatever is left of both."""
    if address is not None and strace.poll() is None:
        os.kill(address.pid, signal.SIGKILL)
        with suppress(subprocess.TimeoutExpired):
            strace.wait(10)
    with suppress(ProcessLookupError):
        os.killpg(strace.pid, signal.SIGKILL)
    strace.wait()


def record(
    folder: Path, seed: int, *, store: str = "real", phones: int = 6, deeds: int = 60
) -> Recording:
    """Let a traced server work for some phones, each doing so many things."""
    book = Book()
    with traced_server(folder, store) as server:
        ports = asyncio.run(_work(server, book, Random(seed), phones, deeds))
        token = server.token
    root = PurePosixPath(folder / "server")
    return Recording(tuple(steps(folder / "calls", root)), root, book, ports, token)


async def _work(server: Running, book: Book, draw: Random, phones: int, deeds: int) -> dict[int, str]:
    drivers = [f"driver{number:02}" for number in range(phones)]
    await asyncio.to_thread(_release, server, drivers, 0)
    over = Event()
    desk = asyncio.create_task(asyncio.to_thread(_desk, server, drivers, over))
    try:
        ports = await asyncio.gather(
            *(_one(server, driver, book, Random(draw.random()), deeds) for driver in drivers)
        )
    finally:
        over.set()
        await desk
    return {port: device_id for device_id, theirs in ports for port in theirs}


async def _one(
    server: Running, driver: str, book: Book, draw: Random, deeds: int
) -> tuple[str, list[int]]:
    """A phone's work over connections that nothing disturbs; its id and its ports."""
    ports: list[int] = []
    left = iter(range(deeds))

    async def code(of: str) -> str:
        return await asyncio.to_thread(server.code, of)

    def line() -> Line:
        return Line(server.address.port, _PATIENCE_S, ports.append)

    phone = SimulatedPhone(driver, line, code, book, draw)
    try:
        await phone.live(lambda: next(left, None) is not None, may_change_phone=False)
        await phone.settle()
    finally:
        phone.hang_up()
    return phone.device_id, ports


def _desk(server: Running, drivers: list[str], over: Event) -> None:
    """Read along, and give routes out anew from time to time."""
    cursor, base = 0, 1
    while not over.wait(0.2):
        cursor = server.desk("GET", f"/events?after={cursor}").json()["next"]
        _release(server, drivers[:2], base)
        base += 1


def _release(server: Running, drivers: list[str], base: int) -> None:
    answer = server.release(*(route_of(driver, base) for driver in drivers))
    assert answer.status_code == 200, answer.text


# --- cutting ------------------------------------------------------------------------------------


def cut_again_and_again(recording: Recording, seed: int, cuts: int) -> Cuts:
    """Cut the power at so many moments, half of them just after something was told."""
    draw = Random(seed)
    told_at = [i for i, step in enumerate(recording.steps) if step.kind is Kind.TELL]
    moments = Counter(
        draw.choice(told_at) if draw.random() < 0.5 else draw.randrange(len(recording.steps))
        for _ in range(cuts)
    )
    player = _Player(recording)
    found, bad = Findings(), 0
    for number, step in enumerate(recording.steps):
        player.take(step)
        for _ in range(moments[number]):
            one = _after_a_cut(player, recording.book, draw)
            bad += not one.is_clean
            found += one
    return Cuts(
        cuts=cuts,
        bad=bad,
        acknowledged=sum(player.told().devices.values()),
        proofs=len(player.told().proofs),
        forced=sum(step.kind is Kind.FORCE and step.is_end for step in recording.steps),
        findings=found,
    )


def _after_a_cut(player: _Player, book: Book, draw: Random) -> Findings:
    drive = _MEMORY_DRIVE if _MEMORY_DRIVE.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="roundsman-cut-", dir=drive) as folder:
        for path, content in player.disk.after_the_cut(draw):
            file = Path(folder) / path.relative_to(player.root)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return examine(Path(folder), book, player.told())


class _Player:
    """Replays a recording: what the disk has, and what clients have been told."""

    def __init__(self, recording: Recording) -> None:
        self.root = recording.root
        self.disk = ForgetfulDisk(recording.root)
        self._hearing = _Hearing(recording)
        self._changes: dict[int, Change | None] = {}
        self._forcings: dict[int, Forcing] = {}

    def take(self, step: Step) -> None:
        """The next step."""
        if step.kind is Kind.TELL:
            self._hearing.hear(step)
        elif step.is_end:
            self._end(step)
        elif step.kind is Kind.WRITE:
            self._changes[step.number] = self.disk.begin_write(step.path, step.offset, step.content)
        elif step.kind is Kind.RESIZE:
            self._changes[step.number] = self.disk.begin_resize(step.path, step.offset)
        elif step.kind is Kind.FORCE:
            self._forcings[step.number] = self.disk.begin_force(step.path)

    def _end(self, step: Step) -> None:
        match step.kind:
            case Kind.WRITE | Kind.RESIZE:
                self.disk.end(self._changes.pop(step.number))
            case Kind.FORCE:
                self.disk.end_force(self._forcings.pop(step.number))
            case Kind.CREATE:
                self.disk.create(step.path)
            case Kind.MAKE_FOLDER:
                self.disk.create(step.path, is_folder=True)
            case Kind.RENAME:
                self.disk.rename(step.path, step.target)
            case Kind.UNLINK:
                self.disk.unlink(step.path)

    def told(self) -> Told:
        """All that was promised by now."""
        return self._hearing.told()


_ACKED = re.compile(rb'"acked":(\d+)')
_PAIRED = re.compile(rb'"device_id":"([^"]+)","token":')
_PROOF = re.compile(rb'"sha256":"([0-9a-f]{64})"')
_GIVEN = re.compile(rb'"shift_id":"([^"]+)","revision":(\d+)')
_SHOWN = re.compile(rb'"sequence":(\d+),"id":"([^"]+)"')


class _Hearing:
    """What clients were told, read from the bytes that left the server."""

    def __init__(self, recording: Recording) -> None:
        self._ports = recording.ports
        self._desk_token = recording.desk_token
        self._begun: dict[int, bytes] = {}
        self._devices: dict[str, int] = {}
        self._proofs: set[str] = set()
        self._revisions: dict[str, int] = {}
        self._shown: dict[int, str] = {}
        self._anything = False

    def hear(self, step: Step) -> None:
        """More bytes for a client; a reply may come in several pieces."""
        self._anything = True
        head_before = step.content.startswith(b"HTTP/1.1 ")
        text = step.content if head_before else self._begun.get(step.port, b"") + step.content
        self._begun[step.port] = text
        device_id = self._ports.get(step.port)
        if device_id is None:
            self._hear_desk(text)
        else:
            self._hear_phone(device_id, text)

    def _hear_phone(self, device_id: str, text: bytes) -> None:
        for match in _PAIRED.finditer(text):
            self._devices.setdefault(match[1].decode(), 0)
        for match in _ACKED.finditer(text):
            self._devices[device_id] = max(self._devices.get(device_id, 0), int(match[1]))
        self._proofs |= {match[1].decode() for match in _PROOF.finditer(text)}

    def _hear_desk(self, text: bytes) -> None:
        for match in _GIVEN.finditer(text):
            shift_id, revision = match[1].decode(), int(match[2])
            self._revisions[shift_id] = max(self._revisions.get(shift_id, 0), revision)
        self._shown |= {int(match[1]): match[2].decode() for match in _SHOWN.finditer(text)}

    def told(self) -> Told:
        """All of it."""
        return Told(
            dict(self._devices),
            frozenset(self._proofs),
            dict(self._revisions),
            dict(self._shown),
            self._desk_token if self._anything else "",
        )
