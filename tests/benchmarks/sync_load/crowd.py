"""Many phones in one process: facts at an even rate whatever the answers do, positions, long polls.

Latency counts from when a fact was due, so that a server that stops for a second is charged with every
fact of that second and not with one.
"""

from __future__ import annotations

import asyncio
import re
import ssl
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from urllib.parse import urlsplit

import msgspec

POSITION_EVERY_S = 5.0
WAIT_S = 25
PATIENCE_S = 5.0
"""After a stretch's end; what is not answered by then counts as not acknowledged."""
_LENGTH = re.compile(rb"content-length: *([0-9]+)", re.IGNORECASE)
_PAIRED_AT_ONCE = 20


@dataclass(frozen=True)
class Server:
    """Where phones go, and the file of the authority that they trust ('': no TLS)."""

    url: str
    authority: str = ""


@dataclass(frozen=True)
class Member:
    """A phone to be: its one-time code, its shift and the stops it reports on."""

    code: str
    shift_id: str
    stop_ids: tuple[str, ...]


@dataclass(frozen=True)
class Stretch:
    """So many facts a second, all phones together, for so long; ``batch`` facts in one request."""

    rate: float
    seconds: float
    batch: int = 1


@dataclass(frozen=True)
class Told:
    """What came of a stretch: seconds from due to acknowledged, of each request that was."""

    asked: int
    took: tuple[float, ...]
    lasted: float
    positions: int
    """Requests of positions answered meanwhile."""


class _Line:
    """A connection that is kept, for one request at a time."""

    def __init__(self, server: Server, token: str = "") -> None:
        self._server = server
        self._token = token
        self._turn = asyncio.Lock()
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        """Status and content."""
        async with self._turn:
            if self._reader is None or self._writer is None:
                await self._open()
            assert self._reader is not None
            assert self._writer is not None
            head = (
                f"{method} {path} HTTP/1.1\r\nhost: {urlsplit(self._server.url).netloc}\r\n"
                f"authorization: Bearer {self._token}\r\ncontent-length: {len(body)}\r\n\r\n"
            )
            self._writer.write(head.encode() + body)
            answer = await self._reader.readuntil(b"\r\n\r\n")
            length = _LENGTH.search(answer)
            content = await self._reader.readexactly(int(length[1]) if length else 0)
            return int(answer[9:12]), content

    async def _open(self) -> None:
        url = urlsplit(self._server.url)
        context = None
        if self._server.authority:
            context = ssl.create_default_context(cafile=self._server.authority)
        self._reader, self._writer = await asyncio.open_connection(url.hostname, url.port, ssl=context)

    def close(self) -> None:
        """Let go of it."""
        if self._writer is not None:
            self._writer.close()


class _Phone:
    """One phone: a line for what it sends, another on which it waits for news."""

    def __init__(self, server: Server, member: Member, token: str) -> None:
        self._line, self._news = _Line(server, token), _Line(server, token)
        self._shift_id = member.shift_id
        self._happens = _facts(member.stop_ids)
        self._seq = 0
        self.positions = 0

    async def report(self, due: float, batch: int, took: list[float]) -> None:
        """Hand in facts that were due at an instant of the monotonic clock."""
        body = {"sent_at": _now(), "events": [self._next() for _ in range(batch)]}
        last = self._seq
        status, content = await self._line.ask("POST", "/v1/events", msgspec.json.encode(body))
        if status == 200 and msgspec.json.decode(content)["acked"] >= last:
            took.append(time.monotonic() - due)

    def _next(self) -> dict[str, object]:
        self._seq += 1
        made = {"seq": self._seq, "id": str(uuid.uuid4()), "shift_id": self._shift_id, "at": _now()}
        return {**made, **next(self._happens)}

    async def drive(self, begins: float) -> None:
        """Say where it is, every five seconds."""
        await asyncio.sleep(begins)
        while True:
            at = [{"at": _now(), "lon": 9.5, "lat": 47.1, "speed": 8.5, "accuracy": 6.0}]
            status, _ = await self._line.ask("POST", "/v1/positions", msgspec.json.encode(at))
            self.positions += status == 200
            await asyncio.sleep(POSITION_EVERY_S)

    async def listen(self, begins: float) -> None:
        """Wait for a new route, and wait again."""
        await asyncio.sleep(begins)
        cursor = ""
        while True:
            _, content = await self._news.ask("GET", f"/v1/route?cursor={cursor}&wait={WAIT_S}")
            cursor = str(msgspec.json.decode(content)["cursor"])

    def close(self) -> None:
        """Switch it off."""
        self._line.close()
        self._news.close()


def _facts(stop_ids: Sequence[str]) -> Iterator[dict[str, object]]:
    """Stop by stop, and then notes for as long as anybody asks."""
    for stop_id in stop_ids:
        yield {"type": "arrived", "stop_id": stop_id}
        yield {"type": "completed", "stop_id": stop_id, "outcome": "delivered_to_recipient"}
    while True:
        yield {"type": "note", "stop_id": stop_ids[0], "note": "left with the neighbour on the left"}


def _now() -> str:
    return datetime.now(UTC).isoformat()


def drive(pipe: Connection, server: Server, members: Sequence[Member]) -> None:
    """The process: pairs all, says so, and then drives each stretch that it is told (None: the end)."""
    asyncio.run(_drive(pipe, server, members))
    pipe.close()


async def _drive(pipe: Connection, server: Server, members: Sequence[Member]) -> None:
    loop = asyncio.get_running_loop()
    gate = asyncio.Semaphore(_PAIRED_AT_ONCE)
    phones = await asyncio.gather(*(_paired(server, member, gate) for member in members))
    spread = [POSITION_EVERY_S * place / len(phones) for place in range(len(phones))]
    always = [
        asyncio.create_task(work)
        for phone, begins in zip(phones, spread, strict=True)
        for work in (phone.drive(begins), phone.listen(begins))
    ]
    await asyncio.sleep(POSITION_EVERY_S)
    pipe.send(None)
    while (stretch := await loop.run_in_executor(None, pipe.recv)) is not None:
        pipe.send(await _stretch(phones, stretch))
    for task in always:
        task.cancel()
    await asyncio.gather(*always, return_exceptions=True)
    for phone in phones:
        phone.close()


async def _paired(server: Server, member: Member, gate: asyncio.Semaphore) -> _Phone:
    async with gate:
        line = _Line(server)
        body = msgspec.json.encode({"code": member.code})
        _, content = await line.ask("POST", "/v1/pair", body)
        line.close()
        return _Phone(server, member, str(msgspec.json.decode(content)["token"]))


async def _stretch(phones: Sequence[_Phone], stretch: Stretch) -> Told:
    asked = round(stretch.rate * stretch.seconds / stretch.batch)
    before = sum(phone.positions for phone in phones)
    took: list[float] = []
    begun = time.monotonic()
    reports = []
    for number in range(asked):
        due = begun + number * stretch.batch / stretch.rate
        await asyncio.sleep(due - time.monotonic())
        phone = phones[number % len(phones)]
        reports.append(asyncio.create_task(phone.report(due, stretch.batch, took)))
    _, late = await asyncio.wait(reports, timeout=PATIENCE_S)
    lasted = time.monotonic() - begun
    for report in late:
        report.cancel()
    await asyncio.gather(*reports, return_exceptions=True)
    driven = sum(phone.positions for phone in phones) - before
    return Told(asked, tuple(took), lasted, driven)
