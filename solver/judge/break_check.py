"""Judges the breaks of one route of a plan; a part of ``solver.judge.checker``.

Each break taken is one of the shift's; each of the shift's is taken, unless it can be had before the
route starts or after it ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.routing import BreakSpec, VehicleSpec
from app.domain.solution import SolvedRoute, Step, StepKind, Violation
from solver.judge.route_check import clock


def breaks_broken(vehicle: VehicleSpec, route: SolvedRoute) -> Iterator[Violation]:
    """Breaks that are none of the shift's, begun with too much on board, or missing."""
    rests = [step for step in route.steps if step.kind is StepKind.BREAK]
    start, end = route.steps[0].begin, route.steps[-1].end
    owed = [
        spec
        for spec in vehicle.breaks
        if not (spec.earliest + spec.duration <= start or end <= spec.latest)
    ]
    fitting = [
        [
            n
            for n, spec in enumerate(vehicle.breaks)
            if _is_break(rest, spec) and not _excess(rest, spec)
        ]
        for rest in rests
    ]
    for n in _left_over(fitting):
        yield _stray(vehicle, rests[n])
    takers = [
        [n for n, rest in enumerate(rests) if _is_break(rest, spec) and not _excess(rest, spec)]
        for spec in owed
    ]
    for n in _left_over(takers):
        spans = " or ".join(f"{clock(w.start)}-{clock(w.latest_start)}" for w in owed[n].windows)
        words = f"The break of {owed[n].duration // 60} min that starts within {spans} is missing."
        yield Violation("break", vehicle.vehicle_id, "", words, owed[n].duration)


def _stray(vehicle: VehicleSpec, rest: Step) -> Violation:
    """Why a break taken counts as none of the shift's: its time, or else what is on board."""
    excesses = [_excess(rest, spec) for spec in vehicle.breaks if _is_break(rest, spec)]
    if excesses and min(excesses) > 0:
        words = f"The break at {clock(rest.begin)} is taken with {min(excesses)} too much on board."
        return Violation("break_load", vehicle.vehicle_id, "", words, min(excesses))
    words = f"The break from {clock(rest.begin)} to {clock(rest.end)} is none of the shift's."
    return Violation("break", vehicle.vehicle_id, "", words)


def _is_break(rest: Step, spec: BreakSpec) -> bool:
    """Whether a step is this break: in its window, as long, at no drive's end."""
    return (
        any(window.start <= rest.begin <= window.latest_start for window in spec.windows)
        and rest.end - rest.begin == spec.duration
        and rest.arrival == rest.begin
        and not (rest.leg_s or rest.leg_m)
    )


def _excess(rest: Step, spec: BreakSpec) -> int:
    """Base units on board beyond what the break allows, in the worst dimension."""
    if not spec.max_load:
        return 0
    return max(0, *(a - b for a, b in zip(rest.load, spec.max_load, strict=True)))


def _left_over(choices: Sequence[Sequence[int]]) -> list[int]:
    """The numbers of those that get nothing in a largest pairing of each with one of its choices
    (augmenting paths: Kuhn, Naval Research Logistics Quarterly 2, 1955)."""
    holder: dict[int, int] = {}

    def finds(seeker: int, asked: set[int]) -> bool:
        for choice in choices[seeker]:
            if choice not in asked:
                asked.add(choice)
                if choice not in holder or finds(holder[choice], asked):
                    holder[choice] = seeker
                    return True
        return False

    return [seeker for seeker in range(len(choices)) if not finds(seeker, set())]
