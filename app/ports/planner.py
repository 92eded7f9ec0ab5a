"""The search for a plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.solution import Progress


class Planner(Protocol):
    """Turns a problem into a plan, in a process of its own."""

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> PlanAnswer:
        """Blocks the calling thread until the answer is there.

        When ``cancelled`` turns true, the best plan so far is the answer.

        Raises:
            PlanCancelled: cancelled before any plan was found.
            PlannerDied: the process ended without an answer.
            PlanningError, RoadsError: the problem cannot be solved as stated, in words.
        """
        ...
