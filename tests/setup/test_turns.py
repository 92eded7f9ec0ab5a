"""Tests that run side by side wait for the one that must be alone, and it for them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.turns import turn

fcntl = pytest.importorskip("fcntl")


@dataclass
class Worker:
    """Takes one turn, and keeps it until it is told to end."""

    inside: threading.Event = field(default_factory=threading.Event)
    may_end: threading.Event = field(default_factory=threading.Event)

    def take(self, folder: Path, alone: bool) -> None:
        with turn(folder, alone=alone):
            self.inside.set()
            self.may_end.wait(60)


@contextmanager
def worker(folder: Path, *, alone: bool = False) -> Iterator[Worker]:
    made = Worker()
    thread = threading.Thread(target=made.take, args=(folder, alone))
    thread.start()
    try:
        yield made
    finally:
        made.may_end.set()
        thread.join()


def _is_shut(door: Path) -> bool:
    """Whether somebody keeps those behind from their turn."""
    with door.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def test_some_run_together_and_one_that_is_alone_has_its_turn_before_those_behind_it(
    tmp_path: Path,
) -> None:
    with ExitStack() as stack:
        first, second = (stack.enter_context(worker(tmp_path)) for _ in range(2))
        assert first.inside.wait(60)
        assert second.inside.wait(60)
        alone = stack.enter_context(worker(tmp_path, alone=True))
        while not _is_shut(tmp_path / "door"):
            time.sleep(0.01)
        late = stack.enter_context(worker(tmp_path))
        first.may_end.set()
        assert not alone.inside.wait(0.3)
        assert not late.inside.is_set(), "else tests without end could keep it waiting"
        second.may_end.set()
        assert alone.inside.wait(60)
        assert not late.inside.wait(0.3)
        alone.may_end.set()
        assert late.inside.wait(60)
