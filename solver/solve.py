"""The whole search on one screen: a problem, a stop rule and a seed in; one solution out."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic

from app.domain.routing import Problem, StopRule
from app.domain.solution import Progress, Solution, SolvedRoute, Unassigned
from solver.constraint.engine import improve
from solver.greedy import append_all, begin_from
from solver.reasons import Eligibility, Task, no_room, partners, tasks_of
from solver.routes import Routes, repaired
from solver.schedule import Item
from solver.validate import validate

ASK_S = 0.05
TELL_S = 0.2
"""Progress is told no more often than this; the first plan is told at once."""
SECONDS_AT_LEAST = 1.0
SECONDS_PER_TASK = 0.25

type OnProgress = Callable[[Progress, Solution | None], None]
type Candidates = list[tuple[Task, list[int]]]


def ignore_progress(progress: Progress, best: Solution | None) -> None:
    """For callers who do not want to know."""


def solve(
    problem: Problem,
    stop: StopRule,
    seed: int = 1,
    on_progress: OnProgress = ignore_progress,
    cancelled: Callable[[], bool] = lambda: False,
) -> Solution:
    """Search for a plan until the stop rule, or until ``cancelled`` turns true.

    The answer never breaks a rule: what cannot be served is left out, with its reason. With
    ``stop.steps`` alone it is the same for the same problem and seed on any machine.

    Raises:
        PlanningError: the problem makes no sense as stated.
    """
    validate(problem)
    started = monotonic()
    eligibility = Eligibility(problem)
    candidates, impossible = _sort_out(problem, eligibility)
    problem, candidates = _without_idle_vehicles(problem, eligibility, candidates)
    random.Random(seed).shuffle(candidates)
    search = _Search(problem, candidates, impossible, stop, started, on_progress, cancelled)
    if candidates:
        search.run(seed)
    return search.best_solution()


def _sort_out(problem: Problem, eligibility: Eligibility) -> tuple[Candidates, list[Unassigned]]:
    """Tasks that somebody could serve, with the vehicles that may; and the others, with reasons."""
    candidates: Candidates = []
    impossible: list[Unassigned] = []
    for task in tasks_of(problem):
        vehicles = eligibility.vehicles(task)
        if eligibility.is_possible(task, vehicles):
            candidates.append((task, vehicles))
        else:
            reason, nearest = eligibility.why_not(task)
            impossible.extend(Unassigned(job.job_id, reason, nearest) for job in task.jobs)
    return candidates, impossible


def _without_idle_vehicles(
    problem: Problem, eligibility: Eligibility, candidates: Candidates
) -> tuple[Problem, Candidates]:
    """Leave out vehicles that can serve nothing: one whose loading alone is longer than its shift
    would make the engine's whole model impossible."""
    useful = [
        n
        for n in range(len(problem.vehicles))
        if any(n in able and eligibility.is_possible(task, [n]) for task, able in candidates)
    ]
    number = {n: new for new, n in enumerate(useful)}
    kept = replace(problem, vehicles=tuple(problem.vehicles[n] for n in useful))
    return kept, [(task, [number[n] for n in able if n in number]) for task, able in candidates]


class _Search:
    """One run of the engine, and the best plan it has shown."""

    def __init__(
        self,
        problem: Problem,
        candidates: Candidates,
        impossible: list[Unassigned],
        stop: StopRule,
        started: float,
        on_progress: OnProgress,
        cancelled: Callable[[], bool],
    ) -> None:
        self._problem = problem
        self._candidates = candidates
        self._impossible = impossible
        self._stop = stop
        self._started = started
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._routes = Routes(problem)
        self._partner = partners(problem.shipments)
        self._best: Solution | None = None
        self._asked = 0.0
        self._told = 0.0
        self._ended = False

    def best_solution(self) -> Solution:
        """The best plan seen, or nothing planned at all."""
        if self._best is not None:
            return self._best
        return self._solution([[] for _ in self._problem.vehicles])

    def run(self, seed: int) -> None:
        """Search from the plan given, or from scratch where there is none or the engine refuses it."""
        begun = None
        if self._problem.warm_start:
            wanted = self._problem.warm_start
            begun = begin_from(self._problem, self._routes, self._candidates, wanted)
            self._keep(self._solution(begun))
        if begun is None or not self._search(seed, begun):
            self._search(seed, None)
        if self._best is None:
            self._keep(self._solution(append_all(self._problem, self._routes, self._candidates)))

    def _search(self, seed: int, begun: list[list[Item]] | None) -> bool:
        return improve(
            self._problem,
            self._candidates,
            begun,
            seed,
            self._seconds_left(),
            self._stop.steps,
            lambda plan, _: self._keep(self._solution(plan)),
            self._is_over,
        )

    def _is_over(self) -> bool:
        """Whether the person has had enough; asked at most every ``ASK_S`` seconds."""
        now = monotonic()
        if now - self._asked >= ASK_S:
            self._asked = now
            self._ended = self._ended or self._cancelled()
        return self._ended

    def _seconds_left(self) -> float | None:
        """What the stop rule leaves for the search; a handful of stops needs no long one."""
        if self._stop.seconds is None:
            return None
        enough = SECONDS_AT_LEAST + SECONDS_PER_TASK * len(self._candidates)
        return max(0.01, min(self._stop.seconds, enough) - (monotonic() - self._started))

    def _solution(self, plan: Sequence[Sequence[Item]]) -> Solution:
        """Exact times, loads and cost of an order of stops; what it leaves out, with reasons."""
        solved: list[SolvedRoute] = []
        served: set[str] = set()
        for vehicle, items in zip(self._problem.vehicles, plan, strict=True):
            route, _ = repaired(self._routes, vehicle, items, self._partner)
            if route is not None:
                solved.append(route)
                served.update(route.job_ids)
        left_out = list(self._impossible)
        for task, vehicles in self._candidates:
            if task.jobs[0].job_id not in served:
                left_out.extend(no_room(self._problem, task, vehicles, solved))
        return self._routes.solution(solved, left_out)

    def _keep(self, solution: Solution) -> None:
        """Remember a better plan and tell of it, though not at every small gain."""
        if self._best is not None and solution.cost >= self._best.cost:
            return
        first = self._best is None
        self._best = solution
        now = monotonic()
        if not first and now - self._told < TELL_S:
            return
        self._told = now
        self._on_progress(
            Progress(
                "search",
                now - self._started,
                solution.cost,
                len(solution.routes),
                len(solution.unassigned),
            ),
            solution,
        )
