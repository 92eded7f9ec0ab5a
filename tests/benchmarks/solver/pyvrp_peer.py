"""PyVRP as it comes: the better of two seeds, searched side by side."""

from __future__ import annotations

import warnings
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from time import monotonic

import pyvrp
from pyvrp.exceptions import PenaltyBoundWarning
from pyvrp.stop import MaxRuntime

from app.domain.solution import Itinerary
from tests.benchmarks.solver.instances import Loaded
from tests.benchmarks.solver.translation import itineraries_of

PROCESSES = 2


def cannot(data: pyvrp.ProblemData) -> str:
    """The instances are said in PyVRP's own words."""
    del data
    return ""


def run(loaded: Loaded, seconds: float, seed: int) -> list[Itinerary]:
    """The cheaper answer of the two, one that keeps every rule first."""
    search = partial(_search, loaded.data, monotonic() + seconds)
    seeds = [PROCESSES * seed + n for n in range(PROCESSES)]
    with ProcessPoolExecutor(PROCESSES, get_context("fork")) as pool:
        return min(pool.map(search, seeds), key=lambda answer: answer[0])[1]


def _search(data: pyvrp.ProblemData, until: float, seed: int) -> tuple[float, list[Itinerary]]:
    warnings.simplefilter("ignore", PenaltyBoundWarning)
    result = pyvrp.solve(data, MaxRuntime(until - monotonic()), seed=seed, display=False)
    return result.cost(), itineraries_of(data, result.best)
