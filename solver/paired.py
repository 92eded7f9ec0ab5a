"""A search for plans in which certain stops are made in one visit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.routing import Problem, StopRule
from app.domain.solution import Progress, Solution
from solver.exact.exchanges import Pair, side_by_side
from solver.solve import solve


def solve_paired(
    pairs: Sequence[Pair],
    problem: Problem,
    stop: StopRule,
    seed: int,
    on_progress: Callable[[Progress, Solution | None], None],
    cancelled: Callable[[], bool],
    *,
    threads: int,
) -> Solution:
    """As ``solve``; each pair of stops stands side by side where both are on one route."""

    def tell(progress: Progress, best: Solution | None) -> None:
        on_progress(progress, best and side_by_side(problem, best, pairs))

    found = solve(problem, stop, seed, tell, cancelled, threads=threads)
    return side_by_side(problem, found, pairs)
