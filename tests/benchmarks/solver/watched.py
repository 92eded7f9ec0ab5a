"""A search in a process of its own: when its first whole plan came, and what the process took."""

from __future__ import annotations

import multiprocessing
import resource
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from time import monotonic

from app.domain.routing import Problem, StopRule
from app.domain.solution import Progress, Solution
from solver.solve import solve
from tests.benchmarks.harness import region
from tests.benchmarks.solver.answers import judge
from tests.benchmarks.solver.streets import day

THREADS = 2
CITY = "porto"


@dataclass(frozen=True)
class Watched:
    """Seconds of the matrix, until the first plan, and until the first with every stop on it (None:
    there was none); cost and stops left out at the end; most memory in MB, of the process and of the
    largest that helped it."""

    stops: int
    matrix_s: float
    first_s: float | None
    whole_s: float | None
    search_s: float
    cost: int
    left_out: int
    peak_mb: int
    helper_mb: int


def search(stops: int, vehicles: int, seconds: float, only_first: bool = False) -> Watched:
    """A day on the city's streets planned for so long (or until every stop is on the plan).

    Raises:
        Unavailable: the city's extract is not here.
    """
    region(CITY)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_search, args=(theirs, stops, vehicles, seconds, only_first))
    child.start()
    theirs.close()
    watched: Watched = ours.recv()
    child.join()
    return watched


@dataclass
class _Watch:
    started: float = field(default_factory=monotonic)
    first_s: float | None = None
    whole_s: float | None = None

    def see(self, progress: Progress, best: Solution | None) -> None:
        if best is None:
            return
        now = monotonic() - self.started
        self.first_s = now if self.first_s is None else self.first_s
        if progress.unassigned == 0 and self.whole_s is None:
            self.whole_s = now


def _search(answer: Connection, stops: int, vehicles: int, seconds: float, only_first: bool) -> None:
    made = day(region(CITY), stops, vehicles)
    problem: Problem = made.problem
    watch = _Watch()

    def is_enough() -> bool:
        return only_first and watch.whole_s is not None

    plan = solve(problem, StopRule(seconds=seconds), 1, watch.see, is_enough, threads=THREADS)
    took = monotonic() - watch.started
    peaks = [
        resource.getrusage(who).ru_maxrss // 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    judge(problem, plan)
    left_out = len(plan.unassigned)
    figures = (watch.first_s, watch.whole_s, took, plan.cost, left_out)
    answer.send(Watched(len(problem.jobs), made.matrix_s, *figures, *peaks))
    answer.close()
