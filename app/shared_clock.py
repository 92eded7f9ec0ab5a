"""Clocks: the system's, and a practice day's that several processes share.

The shared one is a file of eight bytes, mapped into memory by everyone: a float64 of Unix seconds. One
process moves it; the others look. One aligned eight-byte store, so nobody ever reads half a time.
"""

from __future__ import annotations

import mmap
import struct
from datetime import UTC, datetime
from pathlib import Path

from app.domain.errors import InputRefused

_SIZE = 8


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The current instant, UTC."""
        return datetime.now(UTC)


class SharedClock:
    """A practice clock in a file; it stands still until ``advance_to``."""

    def __init__(self, path: Path) -> None:
        """Look at a clock that ``create`` made.

        Raises:
            InputRefused: there is no such clock.
        """
        try:
            with path.open("r+b") as file:
                self._map = mmap.mmap(file.fileno(), _SIZE)
        except (OSError, ValueError) as error:
            raise InputRefused(f"'{path}' is no practice clock.") from error
        self._seconds = memoryview(self._map).cast("d")

    @classmethod
    def create(cls, path: Path, start: datetime) -> SharedClock:
        """Make a clock that stands at ``start``."""
        path.write_bytes(struct.pack("=d", start.timestamp()))
        return cls(path)

    def now(self) -> datetime:
        """The practice day's instant, UTC."""
        return datetime.fromtimestamp(self._seconds[0], UTC)

    def advance_to(self, at: datetime) -> None:
        """Move the clock forward; an earlier time leaves it where it is. Only one process may."""
        self._seconds[0] = max(self._seconds[0], at.timestamp())

    def close(self) -> None:
        """Let go of the file."""
        self._seconds.release()
        self._map.close()
