"""Our planner as a contender."""

from __future__ import annotations

from app.domain.routing import StopRule
from app.domain.solution import Solution
from solver.solve import solve
from tests.benchmarks.solver.instances import Loaded

THREADS = 2


def run(loaded: Loaded, seconds: float, seed: int) -> Solution:
    """One search on both cores."""
    return solve(loaded.problem, StopRule(seconds=seconds), seed)
