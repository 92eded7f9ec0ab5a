"""Starts, watches and cancels child processes whose target it is given.

The search holds Python's global lock and the road table does too, so both run in a process of their
own. Parent and child talk over a Pipe with synchronous sends (a queue's feeder thread would starve).
A child dies with its parent: where the system can promise that (Linux) it is asked to, elsewhere the
child ends when it finds the pipe closed.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic

from app.domain.errors import Bug, PlanCancelled, PlannerCrashed, PlannerDied, WorldError
from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.solution import Progress, Solution, Violation

POLL_S = 0.05
GRACE_S = 5.0
"""A child that was asked to stop has this long to hand in its best before it is ended."""
_PR_SET_PDEATHSIG = 1  # prctl(2)


@dataclass(frozen=True, slots=True)
class Found:
    """From the child: how the search stands, with the best plan so far when it is a new one."""

    progress: Progress
    best: Solution | None = None
    violations: tuple[Violation, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """From the child: the answer, its last word."""

    answer: PlanAnswer


@dataclass(frozen=True, slots=True)
class Refused:
    """From the child: the world failed, in words; its last word."""

    error: WorldError


@dataclass(frozen=True, slots=True)
class Crashed:
    """From the child: a bug, with the traceback's text; its last word."""

    traceback: str


@dataclass(frozen=True, slots=True)
class StopAsked:
    """To the child: hand in the best so far."""


type PlannerTarget = Callable[[Connection, PlanJob], None]
"""A top-level function that a spawned interpreter can import: the planner child's body."""


def cores() -> int:
    """Processors that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Child:
    """A spawned process with a pipe to it; ends with the ``with`` block, whatever happened."""

    def __init__(
        self, target: Callable[..., None], arguments: tuple[object, ...], nice: int = 0
    ) -> None:
        """Start it. ``target`` is called in the child as ``target(connection, *arguments)``."""
        context = get_context("spawn")
        self.connection, theirs = context.Pipe(duplex=True)
        self._process = context.Process(
            target=_child_main, args=(target, theirs, arguments, os.getpid(), nice), daemon=True
        )
        try:
            with _ctrl_c_held_back():
                self._process.start()
        finally:
            theirs.close()

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended."""
        return self._process.is_alive()

    def exit_code(self) -> int | None:
        """Its exit status once it has ended (minus the signal that ended it); None while it runs."""
        self._process.join(2)
        return self._process.exitcode

    def exit_words(self) -> str:
        """How it ended, for a person: ``it was killed by the system (SIGKILL)``."""
        code = self.exit_code()
        if code is None:
            return "it stopped answering"
        if code < 0:
            return f"it was ended from outside ({signal.Signals(-code).name})"
        return f"it ended with status {code}"

    def close(self) -> None:
        """End it now if it still runs, and take its remains away. Safe to repeat."""
        self.connection.close()
        self._process.join(0.2)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join(1)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class ProcessPlanner:
    """The planner in a process of its own; one process per plan.

    ``target`` is the child's body (see ``app.planning.planner_child``); ``nice`` lowers its priority,
    for plans made in the background.
    """

    def __init__(self, target: PlannerTarget, nice: int = 0, grace_s: float = GRACE_S) -> None:
        self._target = target
        self._nice = nice
        self._grace_s = grace_s

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> PlanAnswer:
        """See ``app.ports.planner.Planner``: blocks the calling thread until the answer is there."""
        with Child(self._target, (job,), self._nice) as child:
            return Conversation(child, on_progress, cancelled, self._grace_s).run()


class Conversation:
    """One plan's talk with a child that knows its job."""

    def __init__(
        self,
        child: Child,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        grace_s: float,
    ) -> None:
        self._child = child
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._grace_s = grace_s
        self._best: Found | None = None
        self._asked_at: float | None = None

    def run(self) -> PlanAnswer:
        connection = self._child.connection
        while True:
            try:
                if connection.poll(POLL_S):
                    answer = self._hear(connection.recv())
                    if answer is not None:
                        return answer
                elif self._patience_is_over():
                    return self._best_or_cancelled()
            except (EOFError, ConnectionError) as error:
                if self._asked_at is not None and self._best is not None:
                    return self._best_or_cancelled()
                raise self._died() from error

    def _hear(self, message: object) -> PlanAnswer | None:
        """The answer if this message is it."""
        if isinstance(message, Answered):
            return message.answer
        if isinstance(message, Refused):
            raise message.error
        if isinstance(message, Crashed):
            raise PlannerCrashed(f"The planner failed:\n{message.traceback}", self._best_so_far())
        if not isinstance(message, Found):
            raise Bug(f"The planner sent {type(message).__name__}.")
        if message.best is not None:
            self._best = message
        self._on_progress(message.progress)
        self._patience_is_over()
        return None

    def _patience_is_over(self) -> bool:
        """Ask the child to stop once the person has cancelled; true when it took too long over it.

        Nothing is lost by ending a child that has no plan yet, so that is done at once.
        """
        if self._asked_at is None:
            if not self._cancelled():
                return False
            self._asked_at = monotonic()
            with suppress(BrokenPipeError):  # it may just have ended; its last word is still read
                self._child.connection.send(StopAsked())
        return self._best is None or monotonic() - self._asked_at > self._grace_s

    def _best_so_far(self) -> PlanAnswer | None:
        if self._best is None or self._best.best is None:
            return None
        elapsed = self._best.progress.elapsed_s
        return PlanAnswer(self._best.best, self._best.violations, {}, 0.0, elapsed)

    def _best_or_cancelled(self) -> PlanAnswer:
        best = self._best_so_far()
        if best is None:
            raise PlanCancelled("Planning was cancelled before a plan was found; nothing was changed.")
        return best

    def _died(self) -> PlannerDied:
        return PlannerDied(
            f"The planner stopped before its plan was ready: {self._child.exit_words()}.",
            "Nothing was changed; plan again, and close other programs if memory is short.",
            self._best_so_far(),
        )


@contextmanager
def _ctrl_c_held_back() -> Iterator[None]:
    """While a child is started: it inherits this and so never sees Ctrl+C, and is not left half told
    who it is by a parent that does."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _child_main(
    target: Callable[..., None],
    connection: Connection,
    arguments: tuple[object, ...],
    parent: int,
    nice: int,
) -> None:
    """The first thing that runs in every child."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's to handle
    _die_with_parent(parent)
    if nice and hasattr(os, "nice"):
        os.nice(nice)
    with connection:
        target(connection, *arguments)


def _die_with_parent(parent: int) -> None:
    """Linux: have the kernel end this process when the parent's thread that started it ends."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before the line above
        os._exit(1)
