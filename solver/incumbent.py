"""The best plan so far: every proposal is made exact, mended, compared and, if better, told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic

from app.domain.routing import Problem
from app.domain.solution import Progress, Solution, Unassigned, UnassignedReason
from solver.exact.costs import outsourced
from solver.exact.routes import Routes
from solver.exact.schedule import Item
from solver.mending import Mender, Plan
from solver.reasons import no_room
from solver.sorting_out import Candidates

TELL_S = 0.2
"""Progress is told no more often than this; the first plan is told at once."""

type OnProgress = Callable[[Progress, Solution | None], None]


class Incumbent:
    """Keeps the best solution of one problem. Not for several threads at once."""

    def __init__(
        self,
        problem: Problem,
        routes: Routes,
        candidates: Candidates,
        impossible: Sequence[Unassigned],
        on_progress: OnProgress,
    ) -> None:
        self._problem = problem
        self._routes = routes
        self._candidates = candidates
        self._impossible = impossible
        self._on_progress = on_progress
        self._mender = Mender(problem, routes, (task for task, _ in candidates))
        self._started = monotonic()
        self._told_at = -TELL_S
        self._is_told = True
        self.plan: Plan = [[] for _ in problem.vehicles]
        """Stops and returns for more, per vehicle of the problem."""
        self._best = self._priced(self.plan)

    @property
    def solution(self) -> Solution:
        """The best plan, with the reasons why stops are left out."""
        left = {item.job_id: item for item in self._best.unassigned}
        for task, vehicles in self._candidates:
            if task.jobs[0].job_id in left:
                reasons = no_room(self._problem, task, vehicles, self._best.routes)
                left.update((item.job_id, item) for item in reasons)
        return replace(self._best, unassigned=tuple(left[name] for name in sorted(left)))

    @property
    def lacking(self) -> int:
        """How many stops are left out that somebody could serve alone."""
        return len(self._best.unassigned) - len(self._impossible)

    def offer(self, plan: Sequence[Sequence[Item]], *, again: bool = False) -> None:
        """Take this plan, mended, if it is the best; ``again`` as for ``Mender.mended``."""
        mended = self._mender.mended(plan, again=again)
        priced = self._priced(mended)
        if priced.cost < self._best.cost:
            self.plan, self._best = mended, priced
            self._is_told = False
            self.tell(TELL_S)

    def tell(self, at_least: float = 0.0) -> None:
        """Tell of the best plan if nobody knows it yet, ``at_least`` so many seconds after the last."""
        now = monotonic()
        if self._is_told or now - self._told_at < at_least:
            return
        self._is_told, self._told_at = True, now
        best = self.solution
        elapsed, left = now - self._started, len(best.unassigned)
        self._on_progress(Progress("search", elapsed, best.cost, len(best.routes), left), best)

    def _priced(self, plan: Plan) -> Solution:
        """Exact times, loads and cost of a plan that keeps the rules; no reasons yet."""
        made = [
            self._routes.route(vehicle, items) if items else None
            for vehicle, items in zip(self._problem.vehicles, plan, strict=True)
        ]
        solved = [route for route in made if route is not None]
        served = {job_id for route in solved for job_id in route.job_ids}
        left = list(self._impossible)
        for task, _ in self._candidates:
            if task.jobs[0].job_id not in served:
                left.extend(Unassigned(job.job_id, UnassignedReason.NO_ROOM) for job in task.jobs)
        return self._routes.solution(solved, *outsourced(self._problem, left))
