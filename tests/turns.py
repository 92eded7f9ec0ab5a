"""Tests run side by side, except those that measure time: each of these has the machine to itself.

The workers are processes, so they take turns by two locks on files.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def turn(folder: Path, *, alone: bool) -> Iterator[None]:
    """Wait for a turn, and have it for as long as the block lasts; ``folder`` is common to all."""
    import fcntl  # Windows has none, and needs none where tests run one after the other

    with (folder / "door").open("w") as door, (folder / "room").open("w") as room:
        fcntl.flock(door, fcntl.LOCK_EX)  # nobody enters while somebody waits for the room to be empty
        fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        fcntl.flock(door, fcntl.LOCK_UN)
        try:
            yield
        finally:  # said in words: a process that was forked meanwhile holds the file open, too
            fcntl.flock(room, fcntl.LOCK_UN)
