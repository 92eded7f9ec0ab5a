"""Bodies of planner children for tests: the real one, and some that misbehave."""

from __future__ import annotations

import os
import signal
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain.errors import PlanningError
from app.domain.plan_job import PlanJob
from app.domain.solution import Progress, Solution
from app.planner_child import run_plan_job
from app.processes import Found, Refused
from solver.checker import check
from solver.solve import solve
from storage.region.roads import open_roads


def real(connection: Connection, job: PlanJob) -> None:
    """As the program composes it."""
    run_plan_job(connection, job, lambda folder: open_roads(Path(folder)), solve, check)


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

    def faulty(*_: object) -> Solution:
        raise ZeroDivisionError

    run_plan_job(connection, job, lambda folder: open_roads(Path(folder)), faulty, check)


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
