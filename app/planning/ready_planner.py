"""A planner whose process has started before it is asked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Lock

from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.solution import Progress
from app.processes import GRACE_S, Child, Conversation

type WaitingTarget = Callable[[Connection], None]
"""The child's body: gets ready, reads one ``PlanJob`` from the connection, and makes its plan."""


class ReadyPlanner:
    """The planner in a process of its own, one per plan; after a plan the next process is started and
    waits, for starting it takes as long as a small search (measured: 0.8 s).

    Of what is asked for at once each has its own process. A process that waits ends with the thread
    that asked for the plan before (see ``app.processes``); then the next is started when it is needed.
    """

    def __init__(self, target: WaitingTarget, nice: int = 0) -> None:
        self._target = target
        self._nice = nice
        self._lock = Lock()
        self._waiting: Child | None = None
        self._is_closed = False

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> PlanAnswer:
        """See ``app.ports.planner.Planner``: blocks the calling thread until the answer is there."""
        with self._child() as child:
            with suppress(BrokenPipeError):  # it has just ended; how, its last word says
                child.connection.send(job)
            answer = Conversation(child, on_progress, cancelled, GRACE_S).run()
        self._make_ready()
        return answer

    def close(self) -> None:
        """End the process that waits; none is started any more."""
        with self._lock:
            self._is_closed = True
            if self._waiting is not None:
                self._waiting.close()
                self._waiting = None

    def _child(self) -> Child:
        with self._lock:
            child, self._waiting = self._waiting, None
        if child is not None and child.is_alive:
            return child
        if child is not None:
            child.close()
        return Child(self._target, (), self._nice)

    def _make_ready(self) -> None:
        with self._lock:
            if self._waiting is None and not self._is_closed:
                self._waiting = Child(self._target, (), self._nice)
