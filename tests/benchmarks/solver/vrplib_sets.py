"""The sets in VRPLIB's format, which ``pyvrp.read`` understands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import pyvrp

from app.domain.routing import Costs, Problem
from app.domain.solution import Itinerary
from tests.benchmarks.solver.instances import FORBIDDEN, Instance, Loaded, files
from tests.benchmarks.solver.translation import itineraries_of, problem_of, with_fleet_in_reach


@dataclass(frozen=True)
class _Set:
    """``scale``: units of cost per published unit, where values are published with decimals."""

    folder: str
    rounding: str
    scale: int
    objective: str
    limitless_fleet: bool = False
    pattern: str = "*.vrp"


_SETS = {
    "ortec": _Set(
        "real/ortec-euro-neurips-2022-CC-BY-NC", "none", 1, "seconds driven", pattern="*.txt"
    ),
    "cvrp-x": _Set("vrp/pyvrp/CVRP-X", "round", 1, "distance, rounded", limitless_fleet=True),
    "cvrp-xxl": _Set("vrp/pyvrp/CVRP-XXL", "round", 1, "distance, rounded", limitless_fleet=True),
    "vrpb": _Set("vrp/pyvrp/VRPB-sample", "round", 1, "distance, rounded", limitless_fleet=True),
    "homberger-1000": _Set("vrp/pyvrp/VRPTW-GH1000-sample", "dimacs", 10, "distance x 10, truncated"),
    "mdvrptw": _Set("vrp/pyvrp/MDVRPTW", "exact", 1, "distance x 1000, rounded"),
    "sdvrptw": _Set("vrp/pyvrp/SDVRPTW-sample", "exact", 1, "distance x 1000, rounded"),
    "mtvrptwr": _Set("vrp/pyvrp/MTVRPTWR-sample", "dimacs", 1, "distance x 10, truncated"),
    "pcvrptw": _Set("vrp/pyvrp/PCVRPTW-sample", "dimacs", 1, "distance less prizes x 10, truncated"),
    "hfvrp": _Set(
        "vrp/pyvrp/HFVRP-sample",
        "exact",
        100_000,
        "fixed and distance costs x 100,000",
        limitless_fleet=True,
    ),
}


def families() -> dict[str, Callable[[], list[Instance]]]:
    """What can be read here, by name."""
    return {name: partial(_instances, name) for name in _SETS}


def _instances(family: str) -> list[Instance]:
    own = _SETS[family]
    return [
        Instance(family, file.stem, file, partial(_load, family, file), file.with_suffix(".sol"))
        for file in files(own.folder, own.pattern)
    ]


def _load(family: str, file: Path) -> Loaded:
    own = _SETS[family]
    data = pyvrp.read(file, own.rounding)
    if own.limitless_fleet:
        data = with_fleet_in_reach(data)
    if family == "vrpb":
        data = _with_dear_ways(data)
    problem = problem_of(data)
    if family == "ortec":
        problem = _paid_by_time(problem)
    figure = _cost(file.with_suffix(".sol"))
    best = round(float(figure) * own.scale) if "." in figure else int(figure)
    tolerance = 0
    if own.rounding == "exact" and "." in figure:
        dearest = max(kind.unit_distance_cost for kind in data.vehicle_types())
        # Two decimals published, and every leg of ours off by half a unit at most.
        tolerance = own.scale // 200 + data.num_clients * dearest
    return Loaded(problem, data, best, f"{own.objective}; published solution", tolerance)


def _cost(file: Path) -> str:
    for line in file.read_text().splitlines():
        if line.lower().startswith("cost"):
            return line.split()[-1]
    raise ValueError(f"{file.name} gives no cost.")


def published(instance: Instance) -> list[Itinerary]:
    """The published solution of an instance that has one."""
    assert instance.solution is not None
    data = pyvrp.read(instance.file, _SETS[instance.family].rounding)
    return itineraries_of(data, pyvrp.read_solution(instance.solution, data))


def _with_dear_ways(data: pyvrp.ProblemData) -> pyvrp.ProblemData:
    """Bringing after taking, or taking alone, is as good as forbidden by the length of the way there.

    ``pyvrp.read`` lets no road lead there at all; whoever first asks whether a vehicle can serve a stop
    and nothing else would give such stops up.
    """
    table = np.minimum(data.distance_matrix(0), FORBIDDEN)
    return data.replace(distance_matrices=[table], duration_matrices=[table])


def _paid_by_time(problem: Problem) -> Problem:
    """The matrix is of seconds: pay those, one unit of cost each."""
    costs = Costs(per_hour=0, per_driving_hour=3600)
    return replace(problem, vehicles=tuple(replace(v, costs=costs) for v in problem.vehicles))
