"""Bodies of evaluator children for tests: some that misbehave, and one without a process around it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Thread

from app.domain.evaluator_job import Relax, Slots
from app.planning.evaluator_child import run_evaluator
from app.planning.evaluator_process import ProcessEvaluator
from app.processes import Child
from solver.resident import ResidentPlan
from storage.region.roads import StraightLineRoads


class EvaluatorHere(ProcessEvaluator):
    """The evaluator on a thread of this process: the same requests through the same pipe."""

    def __init__(self) -> None:
        super().__init__(faulty)

    def _running(self) -> Child:
        if self._child is None:
            self._child = _ChildHere()
        return self._child


class _ChildHere(Child):
    """Runs the child's body on a thread."""

    def __init__(self) -> None:
        self.connection, there = Pipe()
        self._thread = Thread(target=faulty, args=(there,))
        self._thread.start()

    def close(self) -> None:
        self.connection.close()
        self._thread.join()


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
