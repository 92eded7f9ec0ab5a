"""Bodies of evaluator children for tests: some that misbehave."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

from app.domain.evaluator_job import Relax, Slots
from app.evaluator_child import run_evaluator
from solver.resident import ResidentPlan
from storage.region.roads import StraightLineRoads


class _Fragile(ResidentPlan):
    """Has a bug."""

    def relax(self, job_id: str) -> tuple[()]:
        raise ZeroDivisionError(job_id)


def faulty(connection: Connection) -> None:
    """Everything is right but ``relax``."""
    run_evaluator(connection, lambda _: StraightLineRoads(), _Fragile)


class _Listening:
    """A connection that something happens to when a kind of request comes."""

    def __init__(self, connection: Connection, kind: type, happens: Callable[[], None]) -> None:
        self._connection = connection
        self._kind = kind
        self._happens = happens

    def recv(self) -> object:
        request = self._connection.recv()
        if isinstance(request, self._kind):
            self._happens()
        return request

    def send(self, message: object) -> None:
        self._connection.send(message)


def killed_at_relax(connection: Connection) -> None:
    """Ended by the system when it is asked to relax."""
    _run(connection, Relax, lambda: os.kill(os.getpid(), signal.SIGKILL))


def silent_at_slots(connection: Connection) -> None:
    """Never answers when it is asked for slots."""
    _run(connection, Slots, lambda: time.sleep(600))


def _run(connection: Connection, kind: type, happens: Callable[[], None]) -> None:
    listening = _Listening(connection, kind, happens)
    run_evaluator(listening, lambda _: StraightLineRoads(), ResidentPlan)  # type: ignore[arg-type]
