"""How soon the first whole plan is there, once the matrix is: ``make bench-first-plan``."""

from __future__ import annotations

from statistics import median

from tests.benchmarks.harness import Figure, Outcome
from tests.benchmarks.solver.watched import CITY, search

SIZES = {200: 10, 1_000: 50}
"""Stops, and vans for them."""
TIMES = 3
PATIENCE_S = 30.0


def run() -> Outcome:
    """Three times each, in a new process."""
    rows: list[dict[str, Figure]] = []
    for stops, vehicles in SIZES.items():
        seen = [search(stops, vehicles, PATIENCE_S, only_first=True) for _ in range(TIMES)]
        whole = [one.whole_s for one in seen if one.whole_s is not None]
        rows.append(
            {
                "stops": stops,
                "vans": vehicles,
                "first plan": median(one.first_s for one in seen if one.first_s is not None),
                "whole plan": median(whole) if whole else None,
                "slowest": max(whole) if whole else None,
                "left out": max(one.left_out for one in seen),
            }
        )
    return Outcome(
        f"First plan on the streets of {CITY}, seconds, matrix given, 2 threads",
        rows,
        ["The median of three new processes; whole: every stop is on it."],
    )
