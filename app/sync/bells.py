"""Waking long polls: a bell per topic, rung on the event loop after a commit."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

DESK = "desk"
"""Rung when facts were kept."""


def driver_topic(driver_id: str) -> str:
    """Rung when a driver's routes changed."""
    return f"driver/{driver_id}"


class Bells:
    """Who waits for what. Used on the event loop only."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._closed = False

    @contextmanager
    def listen(self, topic: str) -> Iterator[asyncio.Event]:
        """An event set by the next ring. Listen first and look then: no ring is missed."""
        heard = asyncio.Event()
        if self._closed:
            heard.set()
        self._waiting[topic].add(heard)
        try:
            yield heard
        finally:
            self._waiting[topic].discard(heard)
            if not self._waiting[topic]:
                del self._waiting[topic]

    def waiting(self, topic: str) -> int:
        """How many wait for it."""
        return len(self._waiting[topic]) if topic in self._waiting else 0

    def ring(self, topic: str) -> None:
        """Wake everyone who waits for it."""
        for heard in self._waiting.get(topic, ()):
            heard.set()

    def close(self) -> None:
        """Wake everyone for good: the server is ending."""
        self._closed = True
        for topic in self._waiting:
            self.ring(topic)


async def wait_for(heard: asyncio.Event, seconds: float) -> None:
    """Wait until the bell rings or the time is over (real time, also on a practice clock)."""
    try:
        await asyncio.wait_for(heard.wait(), seconds)
    except TimeoutError:
        return
