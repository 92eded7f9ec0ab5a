"""A simulated phone that behaves as phones on a bad network do: repeats, gaps, no patience."""

from __future__ import annotations

import asyncio
import hashlib
import json
import struct
import zlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from itertools import count
from random import Random
from typing import Any
from uuid import UUID

from tests.durability.line import Answer, Broken, Line
from tests.durability.promises import HAPPENED_AT, Book, DeviceBook, Fact, make_fact

STOPS = 8
_MOST_WAITING = 60
_CARRIED_ON = 12
"""How many facts, already acknowledged, a driver's next phone sends once more."""
_TRY_LATER = (429, 503)


def stops_of(driver: str) -> tuple[str, ...]:
    """The stops on a simulated driver's route."""
    return tuple(f"{driver}-{number}" for number in range(STOPS))


class SimulatedPhone:
    """One driver. ``code`` asks the desk for a one-time code, ``line`` makes a new connection.

    What it makes and what it is told goes into the book.
    """

    def __init__(
        self,
        driver: str,
        line: Callable[[], Line],
        code: Callable[[str], Awaitable[str]],
        book: Book,
        draw: Random,
    ) -> None:
        self._driver = driver
        self._new_line = line
        self._code = code
        self._book = book
        self._draw = draw
        self._lines = (line(), line())
        self._made = 0
        self._device: DeviceBook | None = None
        self._proofs: list[str] = []
        self.device_id = ""

    async def live(self, may_go_on: Callable[[], bool], *, may_change_phone: bool = True) -> None:
        """Do one thing after the other for as long as it may."""
        if self._device is None:
            await self.pair()
        deeds: list[tuple[Callable[[], Awaitable[None]], int]] = [
            (self._hand_in, 60),
            (self._hand_in_twice_at_once, 12),
            (self._hang_up, 10),
            (self._look, 8),
            (self._tell_place, 6),
            (self._show_proof, 5),
            (self._change_phone, 1 if may_change_phone else 0),
        ]
        names, shares = zip(*deeds, strict=True)
        while may_go_on():
            await self._draw.choices(names, shares)[0]()

    async def settle(self) -> None:
        """Send until everything is acknowledged, on a network that works again."""
        while self.waiting:
            before = self._known.acked
            await self._send(self._lines[0], range(before + 1, before + 101))
            if self._known.acked == before:
                await asyncio.sleep(0.1)

    @property
    def waiting(self) -> int:
        """Facts not acknowledged yet."""
        return len(self._known.facts) - self._known.acked

    def hang_up(self) -> None:
        """Let go of every connection."""
        for line in self._lines:
            line.drop()

    @property
    def _known(self) -> DeviceBook:
        assert self._device is not None, "a phone is paired first"
        return self._device

    # --- pairing ------------------------------------------------------------------------------

    async def pair(self) -> None:
        """Become the driver's phone; a lost reply is asked for again with the same code and nonce."""
        code, nonce = await self._code(self._driver), str(UUID(int=self._draw.getrandbits(128)))
        for attempt in count():
            body = json.dumps({"code": code, "nonce": nonce, "attempt": attempt}).encode()
            answer = await self._ask(self._lines[0], "POST", "/v1/pair", body, token="")
            if answer is not None and answer.status == 200:
                break
            if answer is not None and answer.status not in _TRY_LATER:
                self._book.odd_answers[f"pairing answered {answer.status}"] += 1
                code = await self._code(self._driver)
            await asyncio.sleep(0.05)
        paired = answer.json()
        self.device_id = str(paired["device_id"])
        self._device = self._book.pair(self.device_id, self._driver, str(paired["token"]))

    async def _change_phone(self) -> None:
        """The driver's next phone: it has the outbox and some of what was sent, numbered anew."""
        before = self._known
        await self.pair()
        first = max(1, before.acked + 1 - _CARRIED_ON)
        for seq in range(first, len(before.facts) + 1):
            self._add(before.facts[seq])

    # --- facts --------------------------------------------------------------------------------

    def _add(self, fact: Fact) -> None:
        self._book.facts[fact.note] = fact
        self._known.facts[len(self._known.facts) + 1] = fact

    def _make(self) -> None:
        self._made += 1
        kind = self._draw.choices(
            ("note", "arrived", "en_route", "completed", "nonsense"), (50, 25, 20, 4, 2)
        )[0]
        proofs = [self._draw.choice(self._proofs)] if self._proofs and kind == "completed" else []
        stop = self._draw.choice(stops_of(self._driver))
        self._add(make_fact(self._driver, self._made, kind, stop, proofs=proofs))

    def _some(self) -> list[int]:
        """Numbers to send: often with earlier ones, out of order, with gaps, or one twice."""
        if self.waiting < _MOST_WAITING:
            for _ in range(self._draw.randrange(6)):
                self._make()
        first = max(1, self._known.acked + 1 - self._draw.randrange(4))
        last = min(len(self._known.facts), first + self._draw.randrange(10))
        chosen = [seq for seq in range(first, last + 1) if self._draw.random() > 0.1]
        if chosen and self._draw.random() < 0.2:
            chosen.append(self._draw.choice(chosen))
        self._draw.shuffle(chosen)
        return chosen

    async def _hand_in(self) -> None:
        await self._send(self._lines[0], self._some())

    async def _hand_in_twice_at_once(self) -> None:
        """An impatient phone: the same over two connections, whichever is first."""
        chosen = self._some()
        await asyncio.gather(*(self._send(line, chosen) for line in self._lines))

    async def _hang_up(self) -> None:
        """Send and go away without waiting to hear."""
        if body := self._batch(self._some()):
            await self._lines[1].shout("POST", "/v1/events", self._known.token, body)
            self._book.requests += 1

    async def _send(self, line: Line, chosen: range | list[int]) -> None:
        body = self._batch(chosen)
        if not body:
            return
        answer = await self._ask(line, "POST", "/v1/events", body)
        if answer is not None:
            self._hear(answer)

    def _batch(self, chosen: range | list[int]) -> bytes:
        facts = self._known.facts
        events = [{"seq": seq, **facts[seq].body} for seq in chosen if seq in facts]
        if not events:
            return b""
        return json.dumps({"sent_at": datetime.now(UTC).isoformat(), "events": events}).encode()

    def _hear(self, answer: Answer) -> None:
        """Take note of an acknowledgement, which must never be lower than one before the request."""
        if answer.status == 200:
            self._known.acked = max(self._known.acked, int(answer.json()["acked"]))

    async def _look(self) -> None:
        """Fetch the route; its reply acknowledges too."""
        answer = await self._ask(self._lines[0], "GET", "/v1/route")
        if answer is not None:
            self._hear(answer)

    async def _tell_place(self) -> None:
        place = {"at": HAPPENED_AT, "lon": 9.5 + self._draw.random() / 100, "lat": 47.1}
        await self._ask(self._lines[0], "POST", "/v1/positions", json.dumps([place]).encode())

    async def _show_proof(self) -> None:
        image = small_image(self._draw)
        sha256 = hashlib.sha256(image).hexdigest()
        answer = await self._ask(self._lines[0], "PUT", f"/v1/proofs/{sha256}", image)
        if answer is not None and answer.status == 200:
            self._book.proofs.add(sha256)
            self._proofs.append(sha256)

    # --- asking -------------------------------------------------------------------------------

    async def _ask(
        self, line: Line, method: str, path: str, body: bytes = b"", token: str | None = None
    ) -> Answer | None:
        """An answer worth reading, or None: none came, or the server cannot just now."""
        self._book.requests += 1
        known, acked = self._device, self._device.acked if self._device else 0
        if token is None:
            token = self._known.token
        try:
            # A picture is decoded by a process that may have to be started first.
            patience = 6.0 if method == "PUT" else 1.0
            answer = await line.ask(method, path, token, body, patience)
        except Broken:
            await asyncio.sleep(self._draw.uniform(0, 0.1))
            return None
        if answer.status in _TRY_LATER:
            await asyncio.sleep(self._draw.uniform(0.1, 0.3))
            return None
        if path != "/v1/pair" and answer.status != 200:
            self._book.odd_answers[f"{method} {path.split('?')[0][:12]} answered {answer.status}"] += 1
            return None
        told = _acked(answer)
        if known is self._device and told is not None and told < acked:
            self._book.odd_answers["an acknowledgement was taken back"] += 1
        return answer


def _acked(answer: Answer) -> int | None:
    acked = answer.json().get("acked")
    return acked if isinstance(acked, int) else None


def small_image(draw: Random, side: int = 24) -> bytes:
    """A real PNG of noise, unlike any other."""
    rows = b"".join(b"\0" + draw.randbytes(3 * side) for _ in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )


def route_of(driver: str, base: int) -> dict[str, Any]:
    """A simulated driver's route as the desk releases it, at the revision after ``base``."""
    return {
        "shift_id": f"shift-{driver}",
        "if_revision": base,
        "revision": base + 1,
        "driver": driver,
        "vehicle": f"Van {base + 1}",
        "starts_at": "2026-11-22T07:00:00.000Z",
        "ends_at": "2099-11-22T17:00:00.000Z",
        "stops": [{"stop_id": stop, "lon": 9.52, "lat": 47.16} for stop in stops_of(driver)],
    }
