"""The whole search on one screen: a problem, a stop rule and a seed in; one solution out.

First a plan in seconds, then PyVRP's local search annealed over all threads, then, where the problem
has rules that it does not know, OR-Tools with all of them. Each only proposes orders of stops; whatever
breaks a rule is mended before it counts.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import pyvrp

from app.domain.routing import Problem, StopRule
from app.domain.solution import Progress, Solution
from solver.annealing.first import first_plan
from solver.annealing.search import HOT, Stop, anneal
from solver.annealing.translation import Translation
from solver.annealing.unsaid import ROUGHLY
from solver.constraint.engine import improve
from solver.exact.routes import Routes
from solver.gate.validate import validate
from solver.greedy import begin_from
from solver.incumbent import Incumbent, OnProgress
from solver.sorting_out import Candidates, sorted_out

ASK_S = 0.05
SECONDS_AT_LEAST = 1.0
SECONDS_PER_TASK = 0.25
"""A handful of stops needs no long search."""
BLIND_SHARE, ROUGH_SHARE = 0.4, 0.15
"""How much of the time goes to OR-Tools where PyVRP does not know a rule, and where it knows it roughly
or a few stops have found no place."""
ROUGH_AT_LEAST_S = 1.0
"""Less time than that is not worth OR-Tools' tables where PyVRP has a fair picture; nor is a count of
steps where a plan was given, as each of them takes a hundred times longer than an annealing's."""
WARM_STEPS = 10
"""From a plan that was given OR-Tools takes one step for so many that were asked for."""
FEW = 20
MOST_TASKS = 1000
"""From there on OR-Tools' tables alone take longer than they are worth (10 s and 2 GB for 5,000 stops,
measured), and mending has to do."""
LESS_SHARE = 0.2
"""How much goes first to finding out what has to be left out, where not everything fits at once."""
MOVES_PER_STEP = 10
"""Annealing counts in moves, of which there are thousands a second; OR-Tools in plans."""
WARM = 0.2
"""How far the annealing may go from a plan that was given to begin with (1: as far as from none)."""
WORTH = 0.001
"""A gain that small is not made exact before the annealing ends."""


def ignore_progress(progress: Progress, best: Solution | None) -> None:
    """For callers who do not want to know."""


def solve(
    problem: Problem,
    stop: StopRule,
    seed: int = 1,
    on_progress: OnProgress = ignore_progress,
    cancelled: Callable[[], bool] = lambda: False,
    threads: int = 1,
) -> Solution:
    """Search for a plan until the stop rule, or until ``cancelled`` turns true.

    The answer never breaks a rule: what cannot be served is left out, with its reason, or given to a
    carrier. With ``stop.steps`` alone and one thread it is the same for the same problem and seed on
    any machine. ``on_progress`` and ``cancelled`` may be called from any of the threads, never from
    two at once.

    Raises:
        PlanningError: the problem makes no sense as stated.
    """
    started = monotonic()
    validate(problem)
    problem, candidates, impossible = sorted_out(problem)
    random.Random(seed).shuffle(candidates)
    routes = Routes(problem)
    incumbent = Incumbent(problem, routes, candidates, impossible, on_progress)
    if candidates:
        watch = _Watch(stop, started, len(candidates), cancelled, bool(problem.warm_start))
        _search(problem, candidates, routes, incumbent, watch, seed, threads)
        incumbent.tell()
    return incumbent.solution


class _Watch:
    """What is left of the time and of the person's patience."""

    def __init__(
        self,
        stop: StopRule,
        started: float,
        tasks: int,
        cancelled: Callable[[], bool],
        is_warm: bool,
    ) -> None:
        self.steps = stop.steps
        self.dear_steps = max(1, stop.steps // WARM_STEPS) if is_warm and stop.steps else stop.steps
        self.is_patient = (
            not is_warm if stop.seconds is None else stop.seconds * ROUGH_SHARE >= ROUGH_AT_LEAST_S
        )
        enough = SECONDS_AT_LEAST + SECONDS_PER_TASK * tasks
        self._until = started + min(stop.seconds, enough) if stop.seconds is not None else None
        self._cancelled = cancelled
        self._asked = 0.0
        self._ended = False

    def is_over(self) -> bool:
        """Whether the time is up or the person has had enough (asked at most every ``ASK_S`` s)."""
        now = monotonic()
        if self._until is not None and now >= self._until:
            return True
        if not self._ended and now - self._asked >= ASK_S:
            self._asked = now
            self._ended = self._cancelled()
        return self._ended

    def seconds_left(self) -> float | None:
        """None: as long as the steps take."""
        return None if self._until is None else max(0.01, self._until - monotonic())


def _search(
    problem: Problem,
    candidates: Candidates,
    routes: Routes,
    incumbent: Incumbent,
    watch: _Watch,
    seed: int,
    threads: int,
) -> None:
    """Phase by phase."""
    if problem.warm_start:
        incumbent.offer(begin_from(problem, routes, candidates, problem.warm_start), again=True)
    translation = Translation(problem, candidates, routes)
    given = translation.solution(incumbent.solution.routes)
    first = first_plan(translation.data, given if given.num_routes() else None)
    incumbent.offer(translation.plan(first), again=True)
    heat = WARM if problem.warm_start else HOT
    annealing = _Annealing(translation, incumbent, watch, seed, threads, heat)
    annealing.run(first)
    if _constraint_share(translation, incumbent, watch) and not watch.is_over():
        _constrain(problem, candidates, incumbent, watch, seed)


@dataclass(frozen=True)
class _Annealing:
    """PyVRP over all threads."""

    translation: Translation
    incumbent: Incumbent
    watch: _Watch
    seed: int
    threads: int
    heat: float

    def run(self, first: pyvrp.Solution) -> None:
        """The long search, and the dearest stops that it leaves out tried again."""
        begun = first if first.is_feasible() else self._with_less(first)
        share = _constraint_share(self.translation, self.incumbent, self.watch)
        best = self._annealed(begun, 1 - share)
        self.incumbent.offer(self.translation.plan(best), again=True)

    def _with_less(self, first: pyvrp.Solution) -> pyvrp.Solution:
        """Not everything fits at once: search for a while with stops that may be left out, and go on
        with all of them only if a place was found for each."""
        self.translation.demand(False)
        begun = first_plan(self.translation.data, self.translation.again(first))
        best = self._annealed(begun, LESS_SHARE)
        if best.is_feasible() and not best.unplanned():
            self.translation.demand(True)
        return self.translation.again(best)

    def _annealed(self, begun: pyvrp.Solution, share: float) -> pyvrp.Solution:
        """The best after a share of what is left; what is found is made exact when it is worth it."""
        data = self.translation.data
        seconds, steps = self.watch.seconds_left(), self.watch.steps
        cost_of = pyvrp.CostEvaluator([0.0] * data.num_load_dimensions, 0.0, 0.0).cost
        known = [cost_of(begun)]

        def look(better: pyvrp.Solution) -> None:
            cost = cost_of(better)
            if cost < known[0] * (1 - WORTH):
                known[0] = cost
                self.incumbent.offer(self.translation.plan(better))

        stop = Stop(
            seconds * share if seconds is not None else None,
            max(1, round(steps * MOVES_PER_STEP * share)) if steps is not None else None,
            self.watch.is_over,
        )
        return anneal(data, self.seed, self.threads, stop, begun, look, self.heat)


def _constraint_share(translation: Translation, incumbent: Incumbent, watch: _Watch) -> float:
    """How much of the time goes to OR-Tools."""
    if translation.data.num_clients + translation.data.num_shipments > MOST_TASKS:
        return 0.0
    if translation.dropped - ROUGHLY:
        return BLIND_SHARE
    if not translation.dropped and not 0 < incumbent.lacking <= FEW:
        return 0.0
    return ROUGH_SHARE if watch.is_patient else 0.0


def _constrain(
    problem: Problem, candidates: Candidates, incumbent: Incumbent, watch: _Watch, seed: int
) -> None:
    """OR-Tools with every rule, from the best plan or, where it refuses that, from none."""
    for begun in (incumbent.plan, None):
        if improve(
            problem,
            candidates,
            begun,
            seed,
            watch.seconds_left(),
            watch.dear_steps,
            lambda plan, _: incumbent.offer(plan),
            watch.is_over,
        ):
            return
