"""What the desk and the planner's process tell each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.routing import Problem, StopRule
from app.domain.solution import Itinerary, Solution, Violation


@dataclass(frozen=True, slots=True)
class PlanJob:
    """What the planner process is told: the problem without matrices, and where the roads are.

    ``roads_folder`` is the prepared region's folder of road graphs, '' for straight lines.
    ``threads`` to search with; None: all of the machine's but one, for the person who works at it, or
    one where ``stop`` counts steps alone, for the same answer on any machine. ``standing`` is a plan
    that may be kept whatever rules of time it breaks, with each of its stops up to ``later_s`` seconds
    later than in it (see ``solver.standing``).
    """

    problem: Problem
    roads_folder: str
    stop: StopRule
    seed: int = 1
    with_shapes: bool = True
    threads: int | None = None
    standing: tuple[Itinerary, ...] = ()
    later_s: int = 0


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """What it tells back.

    ``shapes`` holds, per vehicle whose order of stops is not that of the standing plan, one polyline
    (five decimals) per driven leg in step order (START and BREAK have none); ``violations`` is the
    independent checker's verdict; ``matrix_s`` and ``search_s`` are timed apart.
    """

    solution: Solution
    violations: tuple[Violation, ...]
    shapes: Mapping[str, tuple[str, ...]]
    matrix_s: float
    search_s: float
