"""Connections ("lines") to the server, and what they may cost: how many, and how long they dawdle."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from app.sync.limits import Bounds


class Door(StrEnum):
    """Which of the server's listeners a line came in by."""

    PHONES = "phones"
    """What phones are told; everything is served here."""
    PLAIN = "plain"
    """Without TLS: only stock phone apps and the certificate page."""
    DESK = "desk"
    """Loopback only, without TLS, for the desk on the same machine."""


def _nothing_to_end() -> None:
    return


@dataclass(eq=False, slots=True)
class Line:
    """One connection. ``end`` breaks it off, ``key`` is whose token it has shown ('': nobody's)."""

    door: Door
    bounds: Bounds
    end: Callable[[], object] = field(default=_nothing_to_end)
    key: str = ""


def line_of(scope: Mapping[str, Any]) -> Line:
    """The line a request came on; one of the phones' door where the application runs without ours."""
    line = scope.get("state", {}).get("line")
    return line if isinstance(line, Line) else Line(Door.PHONES, Bounds())


class Crowd:
    """Every line there is. Used on the event loop only.

    Lines that have shown no valid token make room, the oldest first, so no number of strangers keeps a
    paired phone or the desk out.
    """

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._strangers: dict[Line, None] = {}
        self._known: dict[str, dict[Line, None]] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def admit(self, line: Line) -> bool:
        """Let a new line in; False when there is no room and nobody to make any."""
        if self._count >= self._bounds.lines:
            if not self._strangers:
                return False
            self._put_out(next(iter(self._strangers)))
        self._strangers[line] = None
        self._count += 1
        return True

    def recognise(self, line: Line, key: str) -> None:
        """The line has shown a valid token; ``key`` says whose."""
        if line.key == key or line not in self._strangers:
            return
        del self._strangers[line]
        line.key = key
        theirs = self._known.setdefault(key, {})
        theirs[line] = None
        if len(theirs) > self._bounds.lines_per_phone:
            self._put_out(next(iter(theirs)))

    def leave(self, line: Line) -> None:
        """The line has ended; safe to say twice."""
        if line in self._strangers:
            del self._strangers[line]
        elif line in self._known.get(line.key, ()):
            del self._known[line.key][line]
            if not self._known[line.key]:
                del self._known[line.key]
        else:
            return
        self._count -= 1

    def _put_out(self, line: Line) -> None:
        self.leave(line)
        line.end()


class PatientProtocol(H11Protocol):
    """uvicorn's HTTP, with an end to its patience: for the head of a request, and for a line that
    does not take its answer. (Bodies are timed where they are read, see ``limits``.)"""

    def __init__(
        self,
        config: uvicorn.Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        line: Line,
        crowd: Crowd,
    ) -> None:
        super().__init__(config, server_state, {**app_state, "line": line})
        self._line = line
        self._crowd = crowd
        self._head_due: asyncio.TimerHandle | None = None
        self._drain_due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """See ``asyncio.Protocol``."""
        self._line.end = transport.abort
        super().connection_made(transport)
        self._head_due = self.loop.call_later(self._line.bounds.head_s, transport.abort)

    def data_received(self, data: bytes) -> None:
        """See ``asyncio.Protocol``."""
        super().data_received(data)
        self._time_the_head()

    def on_response_complete(self) -> None:
        """See ``H11Protocol``: what came meanwhile is looked at."""
        super().on_response_complete()
        self._time_the_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """See ``asyncio.Protocol``."""
        self._crowd.leave(self._line)
        for timer in (self._head_due, self._drain_due):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """See ``asyncio.Protocol``: the other side is slow to take its answer."""
        super().pause_writing()
        self._expect_progress()

    def _expect_progress(self, left_before: int | None = None) -> None:
        """Give up a line that has taken nothing since the last look."""
        left = self.transport.get_write_buffer_size()
        if left_before is not None and left >= left_before:
            self.transport.abort()
            return
        drain_s = self._line.bounds.drain_s
        self._drain_due = self.loop.call_later(drain_s, self._expect_progress, left)

    def resume_writing(self) -> None:
        """See ``asyncio.Protocol``."""
        super().resume_writing()
        if self._drain_due is not None:
            self._drain_due.cancel()
            self._drain_due = None

    def _time_the_head(self) -> None:
        """The timer runs from the first byte of a request's head to its end, however it trickles."""
        begun = self.conn.their_state is h11.IDLE and self.conn.trailing_data[0] != b""
        if begun and self._head_due is None:
            self._head_due = self.loop.call_later(self._line.bounds.head_s, self.transport.abort)
        elif not begun and self._head_due is not None:
            self._head_due.cancel()
            self._head_due = None
