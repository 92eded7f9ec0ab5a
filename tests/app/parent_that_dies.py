"""Starts a planner child, prints its process id, and is killed: run by a test in its own process."""

from __future__ import annotations

import os
import signal
import sys

from app.domain.plan_job import PlanJob
from app.domain.routing import Problem, StopRule
from app.domain.solution import Progress
from app.processes import ProcessPlanner
from tests.app.planning.planner_children import deaf_and_tells_its_id


def _die(progress: Progress) -> None:
    sys.stdout.write(f"{progress.cost}\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    job = PlanJob(Problem((), (), ()), "", StopRule(seconds=1))
    ProcessPlanner(deaf_and_tells_its_id).solve(job, _die, lambda: False)
