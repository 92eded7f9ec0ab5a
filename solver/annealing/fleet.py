"""The vehicles as the engine sees them: kinds of interchangeable ones, each with a profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from app.domain.routing import Job, Problem, VehicleSpec
from app.domain.solution import SolvedRoute
from solver.annealing.edges import Profile, Roads, Tariff, tariff_of
from solver.annealing.money import Money
from solver.reasons import Task

MATRIX_BYTES = 1_500_000_000
MOST_PROFILES = 64
MOST_CLASSES = 8
"""Where there is no room for a profile per set of allowed stops, sets of allowed vehicles are said as
loads that only they can carry, but each makes every step of the search slower."""

type Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Kind:
    """Vehicles that differ in nothing but their names: their numbers in the problem, one of them as an
    example, the prefix it has to drive first, and its profile with what it pays."""

    vehicles: tuple[int, ...]
    example: VehicleSpec
    prefix: SolvedRoute | None
    profile: Profile
    tariff: Tariff
    carries: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Fleet:
    """Kinds, what of the rules about who may serve what could not be said, and per stop the classes of
    allowed vehicles it belongs to (by number, -1 for none) where those are said as loads."""

    kinds: tuple[Kind, ...]
    classes: tuple[int, ...]
    count: int
    dropped: frozenset[str]


def fleet_of(
    problem: Problem,
    candidates: Sequence[tuple[Task, list[int]]],
    jobs: Sequence[Job],
    prefixes: Mapping[int, SolvedRoute],
    money: Money,
    places: int,
) -> Fleet:
    """Kinds of vehicles for these stops. ``places`` is how many the engine will have."""
    room = max(1, min(MOST_PROFILES, MATRIX_BYTES // (16 * places * places)))
    barred = barred_stops(len(problem.vehicles), candidates, jobs)
    extra = _moving_away(problem, jobs, money)
    options = [(True, True)] if extra is not None else []
    for per_stop, per_plan in (*options, (True, False), (False, False)):
        fleet = _kinds(
            problem, jobs, prefixes, money, barred if per_stop else None, extra if per_plan else None
        )
        if len({kind.profile for kind in fleet}) <= room:
            break
    dropped = {"keeping"} if extra is not None and not per_plan else set()
    if per_stop:
        return Fleet(fleet, (), 0, frozenset(dropped))
    classes, count = _classes(barred)
    if count > MOST_CLASSES:
        return Fleet(fleet, (), 0, frozenset(dropped | {"vehicles"}))
    fleet = _kinds(problem, jobs, prefixes, money, None, None, _carried(barred, classes, count))
    return Fleet(fleet, classes, count, frozenset(dropped))


def barred_stops(
    vehicles: int, candidates: Sequence[tuple[Task, list[int]]], jobs: Sequence[Job]
) -> Mask:
    """Per vehicle (row) and stop (column) whether it may not serve it."""
    column = {job.job_id: n for n, job in enumerate(jobs)}
    barred = np.ones((vehicles, len(jobs)), dtype=np.bool_)
    for task, able in candidates:
        for job in task.jobs:
            if job.job_id in column:
                barred[able, column[job.job_id]] = False
    return barred


def _moving_away(problem: Problem, jobs: Sequence[Job], money: Money) -> NDArray[np.int64] | None:
    """Per vehicle and stop the price of riding on it and not as planned; None: no such price."""
    keeping = problem.keeping
    if keeping is None or not keeping.per_reassignment:
        return None
    planned = {job_id: vehicle for vehicle, ids in keeping.plan.items() for job_id in ids}
    price = money.once(keeping.per_reassignment)
    rows = [
        [price if planned.get(job.job_id, v.vehicle_id) != v.vehicle_id else 0 for job in jobs]
        for v in problem.vehicles
    ]
    return np.array(rows, dtype=np.int64).reshape(len(problem.vehicles), len(jobs))


def _kinds(
    problem: Problem,
    jobs: Sequence[Job],
    prefixes: Mapping[int, SolvedRoute],
    money: Money,
    barred: Mask | None,
    extra: NDArray[np.int64] | None,
    carries: Mask | None = None,
) -> tuple[Kind, ...]:
    by_type = any(job.setup_by_type or job.service_by_type for job in jobs)
    found: dict[object, list[int]] = {}
    parts: dict[object, tuple[Profile, Tariff, tuple[bool, ...]]] = {}
    for n, vehicle in enumerate(problem.vehicles):
        without = barred[n].tobytes() if barred is not None and barred[n].any() else b""
        paid = extra[n].tobytes() if extra is not None and extra[n].any() else b""
        tariff = tariff_of(vehicle, money, bool(paid))
        roads = Roads(vehicle.profile, vehicle.speed_factor, vehicle.vehicle_type if by_type else "")
        profile = Profile(roads, tariff.metre, tariff.driving, tariff.task, without, paid)
        held = tuple(bool(x) for x in carries[n]) if carries is not None else ()
        plain = replace(vehicle, vehicle_id="", profile="", skills=frozenset())
        key = (plain, profile, held, n if n in prefixes else -1)
        found.setdefault(key, []).append(n)
        parts[key] = (profile, tariff, held)
    return tuple(
        Kind(tuple(numbers), problem.vehicles[numbers[0]], prefixes.get(numbers[0]), *parts[key])
        for key, numbers in found.items()
    )


def _classes(barred: Mask) -> tuple[tuple[int, ...], int]:
    """Per stop the number of its set of allowed vehicles; -1 where nobody is kept away."""
    numbers: dict[bytes, int] = {}
    classes = [
        numbers.setdefault(column.tobytes(), len(numbers)) if column.any() else -1
        for column in np.ascontiguousarray(barred.T)
    ]
    return tuple(classes), len(numbers)


def _carried(barred: Mask, classes: Sequence[int], count: int) -> Mask:
    """Per vehicle and class whether it may serve its stops."""
    first = [classes.index(number) for number in range(count)]
    return ~barred[:, first]
