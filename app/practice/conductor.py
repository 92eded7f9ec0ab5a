"""Runs a practice day on its virtual clock.

Everything that happens is woken in order of virtual time, one thing at a time, and the clock moves on
only when that thing is finished: two runs of one seed are the same at any speed.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from threading import Event as Flag
from typing import Protocol

DESK_EVERY_S = 30.0
"""The desk looks at the server at least so often while something happens."""


class AdvancingClock(Protocol):
    """A clock that its one owner moves."""

    def now(self) -> datetime: ...

    def advance_to(self, at: datetime) -> None: ...


class Conductor:
    """Wakes drivers and the desk in order of virtual time.

    ``desk_step`` is called on a fixed grid after anything happened; ``speed`` is virtual seconds per
    real second, None for as fast as possible; ``stop`` ends the day early.
    """

    def __init__(
        self,
        clock: AdvancingClock,
        desk_step: Callable[[], None],
        speed: float | None,
        stop: Flag,
    ) -> None:
        self._clock = clock
        self._desk_step = desk_step
        self._speed = speed
        self._stop = stop

    def run(self, lives: list[Iterator[float]]) -> None:
        """Live all days to their end, then let the desk catch up."""
        waiting: list[tuple[float, int]] = []
        for number, life in enumerate(lives):
            self._wake(life, number, waiting)
        next_desk = self._now()
        while waiting and not self._stop.is_set():
            due, number = waiting[0]
            if next_desk <= due:
                self._advance(next_desk)
                self._desk_step()
                next_desk = max(next_desk + DESK_EVERY_S, due - due % DESK_EVERY_S)
                continue
            heapq.heappop(waiting)
            self._advance(due)
            self._wake(lives[number], number, waiting)
        self._advance(self._now() + DESK_EVERY_S)
        self._desk_step()

    def _wake(self, life: Iterator[float], number: int, waiting: list[tuple[float, int]]) -> None:
        due = next(life, None)
        if due is not None:
            heapq.heappush(waiting, (max(due, self._now()), number))

    def _advance(self, to: float) -> None:
        if self._speed is not None:
            self._stop.wait(max(0.0, to - self._now()) / self._speed)
        if to > self._now():
            self._clock.advance_to(datetime.fromtimestamp(to, UTC))

    def _now(self) -> float:
        return self._clock.now().timestamp()
