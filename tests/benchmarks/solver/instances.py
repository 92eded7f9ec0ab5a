"""Published instances, family by family, each as our problem and as PyVRP's.

``instances(family)`` lists them; nothing is read before ``Instance.load``. Every family has one unit:
one unit of cost is the instance's own unit of distance times the family's scale, all vehicles that the
instance names may be used, and none costs anything just for being used (but in the mixed fleets, where
the instance prices it). Best-known values are given only where they are for this very objective.

==================  =======================================================================
family              objective and best-known value
==================  =======================================================================
ortec               seconds driven, explicit asymmetric matrix; .sol of the same objective
solomon,            distance, one decimal truncated, x 10 (the DIMACS rule). No best-known: the
homberger-*         published lists put the number of vehicles first and round nothing. But the
                    thousand-stop ones: .sol of the same objective
lilim-*             the same, with pickup-delivery pairs; no best-known, as above
cvrp-x, cvrp-xxl,   distance, rounded to whole units; .sol
vrpb
mdvrptw, sdvrptw    distance x 1000, rounded; .sol
mtvrptwr, pcvrptw   distance (less prizes collected) x 10, truncated; .sol
hfvrp               fixed and distance costs, in 1/100,000 of the published unit; .sol (two decimals)
cordeau, hvrp       distance (and fixed costs) x 1000, rounded; listed values, two decimals
==================  =======================================================================

Left out: GVRP, whose groups ask for exactly one of their stops, which no dispatcher's problem says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyvrp

from app.domain.routing import Problem
from tests.benchmarks.harness import ROOT, Unavailable

FORBIDDEN = 1_000_000
"""A way that a backhaul instance forbids is so long: more than any whole plan of the set."""

DATA = ROOT.parent / "shared" / "data"


@dataclass(frozen=True)
class Loaded:
    """An instance in memory: for us, for PyVRP, and the best cost known (None: not for this objective).

    ``best_known`` is in the problem's own unit of cost; ``tolerance`` is how far below it a cost may be
    for the rounding of published figures alone.
    """

    problem: Problem
    data: pyvrp.ProblemData
    best_known: int | None
    note: str
    tolerance: int = 0


@dataclass(frozen=True)
class Instance:
    """A published instance; ``solution`` is the file of its published solution, where there is one."""

    family: str
    name: str
    file: Path
    load: Callable[[], Loaded]
    solution: Path | None = None


def files(folder: str, pattern: str) -> list[Path]:
    """The files of a set, by name.

    Raises:
        Unavailable: the set is not here.
    """
    found = sorted((DATA / folder).glob(pattern))
    if not found:
        raise Unavailable(f"the instances of {folder} are not here")
    return found
