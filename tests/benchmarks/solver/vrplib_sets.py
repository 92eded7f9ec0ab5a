"""The sets in VRPLIB's format, which ``pyvrp.read`` understands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pyvrp

from app.domain.routing import Costs, Problem
from app.domain.solution import Itinerary
from tests.benchmarks.solver.instances import Instance, Loaded, files
from tests.benchmarks.solver.translation import itineraries_of, problem_of, with_fleet_in_reach


@dataclass(frozen=True)
class _Set:
    """``scale``: units of cost per published unit; ``decimals``: of the published value."""

    folder: str
    rounding: str
    scale: int
    objective: str
    decimals: int | None = None
    limitless_fleet: bool = False
    pattern: str = "*.vrp"


_SETS = {
    "ortec": _Set(
        "real/ortec-euro-neurips-2022-CC-BY-NC", "none", 1, "seconds driven", pattern="*.txt"
    ),
    "cvrp-x": _Set("vrp/pyvrp/CVRP-X", "round", 1, "distance, rounded", limitless_fleet=True),
    "cvrp-xxl": _Set("vrp/pyvrp/CVRP-XXL", "round", 1, "distance, rounded", limitless_fleet=True),
    "gvrp": _Set("vrp/pyvrp/GVRP", "round", 1, "distance, rounded"),
    "vrpb": _Set("vrp/pyvrp/VRPB-sample", "round", 1, "distance, rounded", limitless_fleet=True),
    "homberger-1000": _Set(
        "vrp/pyvrp/VRPTW-GH1000-sample", "dimacs", 10, "distance x 10, truncated", decimals=1
    ),
    "mdvrptw": _Set("vrp/pyvrp/MDVRPTW", "exact", 1, "distance x 1000, rounded"),
    "sdvrptw": _Set("vrp/pyvrp/SDVRPTW-sample", "exact", 1, "distance x 1000, rounded"),
    "mtvrptwr": _Set("vrp/pyvrp/MTVRPTWR-sample", "dimacs", 1, "distance x 10, truncated"),
    "pcvrptw": _Set("vrp/pyvrp/PCVRPTW-sample", "dimacs", 1, "distance less prizes x 10, truncated"),
    "hfvrp": _Set(
        "vrp/pyvrp/HFVRP-sample",
        "exact",
        100_000,
        "fixed and distance costs x 100,000",
        decimals=2,
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
    problem = problem_of(data)
    if family == "ortec":
        problem = _paid_by_time(problem)
    published = _published(file.with_suffix(".sol"))
    is_rounded = own.decimals is not None and "." in published
    return Loaded(
        problem,
        data,
        round(float(published) * (own.scale if is_rounded or own.decimals is None else 1)),
        f"{own.objective}; published solution",
        own.scale // 10 ** (own.decimals or 0) // 2 + 1 if is_rounded and own.scale > 10 else 0,
    )


def _published(file: Path) -> str:
    for line in file.read_text().splitlines():
        if line.lower().startswith("cost"):
            return line.split()[-1]
    raise ValueError(f"{file.name} gives no cost.")


def published(instance: Instance) -> list[Itinerary]:
    """The published solution of an instance that has one."""
    assert instance.solution is not None
    data = pyvrp.read(instance.file, _SETS[instance.family].rounding)
    return itineraries_of(data, pyvrp.read_solution(instance.solution, data))


def _paid_by_time(problem: Problem) -> Problem:
    """The matrix is of seconds: pay those, one unit of cost each."""
    costs = Costs(per_hour=0, per_driving_hour=3600)
    return replace(problem, vehicles=tuple(replace(v, costs=costs) for v in problem.vehicles))
