"""Bodies of planner children for tests: the real one, and some that misbehave."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain.errors import PlanningError
from app.domain.plan_job import PlanJob
from app.domain.routing import Problem, StopRule
from app.domain.solution import Progress, Solution
from app.planning.planner_child import run_plan_job
from app.processes import Found, Refused
from solver.judge.checker import check
from solver.solve import solve
from solver.standing import allowing
from storage.region.roads import StraightLineRoads, open_roads


def real(connection: Connection, job: PlanJob) -> None:
    """As the program composes it."""
    run_plan_job(connection, job, lambda folder: open_roads(Path(folder)), allowing, solve, check)


def real_over_straight_lines(connection: Connection, job: PlanJob) -> None:
    """As the program composes it where there is no region."""
    run_plan_job(connection, job, lambda _: StraightLineRoads(), allowing, solve, check)


def killed(connection: Connection, _: PlanJob) -> None:
    """Ended by the system in the middle of its work."""
    connection.send(Found(Progress("roads", 0.0)))
    os.kill(os.getpid(), signal.SIGKILL)


def leaves(_: Connection, __: PlanJob) -> None:
    """Ends without a word."""
    sys.exit(3)


def refuses(connection: Connection, _: PlanJob) -> None:
    """The world failed."""
    connection.send(Refused(PlanningError("There are no vehicles.")))


def breaks(connection: Connection, job: PlanJob) -> None:
    """A bug in the search."""

    def faulty(*_: object, **__: object) -> Solution:
        raise ZeroDivisionError

    run_plan_job(connection, job, lambda folder: open_roads(Path(folder)), allowing, faulty, check)


def breaks_late(connection: Connection, job: PlanJob) -> None:
    """A bug in the search after it has found a plan."""

    def faulty(
        problem: Problem,
        stop: StopRule,
        seed: int,
        on_progress: Callable[[Progress, Solution | None], None],
        cancelled: Callable[[], bool],
        *,
        threads: int,
    ) -> Solution:
        solve(problem, stop, seed, on_progress, cancelled, threads=threads)
        raise ZeroDivisionError

    run_plan_job(connection, job, lambda folder: open_roads(Path(folder)), allowing, faulty, check)


def tells_its_threads(connection: Connection, job: PlanJob) -> None:
    """Its search says how many threads it was given, in cents."""

    def search(*_: object, threads: int, **__: object) -> Solution:
        return Solution((), (), threads)

    run_plan_job(connection, job, lambda folder: open_roads(Path(folder)), allowing, search, check)


def deaf(connection: Connection, _: PlanJob) -> None:
    """Has a plan, and never listens again."""
    connection.send(Found(Progress("search", 1.0, 7), Solution((), (), 7)))
    time.sleep(600)


def dumb(_: Connection, __: PlanJob) -> None:
    """Never says anything."""
    time.sleep(600)


def deaf_and_tells_its_id(connection: Connection, _: PlanJob) -> None:
    """Its progress is its process id, in cents."""
    connection.send(Found(Progress("search", 1.0, os.getpid())))
    time.sleep(600)


def waiting(connection: Connection) -> None:
    """The real one, told of its job when it is there; says which process it is."""
    job: PlanJob = connection.recv()
    connection.send(Found(Progress(f"process {os.getpid()}", 0.0)))
    real(connection, job)
