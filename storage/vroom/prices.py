"""What leaving a task out costs, so that VROOM's order of wishes is kept: the most priority first,
then the most tasks, then the least cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.matrix import UNREACHABLE, Matrix
from app.domain.routing import VehicleSpec

LONGEST_LEG_S = 4 * 3600
"""Taken for the longest drive where the roads are not known yet."""
LONGEST_LEG_M = 400_000
MOST_IN_ALL = 2**50
"""All prices together stay below this: exact in double precision, far from an int64's end."""


def prices(priorities: Sequence[int], one_more: int, fixed: int) -> list[int]:
    """A price per task. ``one_more`` is the most that serving one of them can cost, ``fixed`` what all
    vehicles cost once.

    A point of priority outweighs every task, and a task all routes, as long as that stays below
    ``MOST_IN_ALL``; in huge problems a task outweighs at least what serving it costs.
    """
    count = len(priorities)
    if not count:
        return []
    most = max(priorities)
    task = count * one_more + fixed + 1
    point = task * (count + 1) if most else 0
    room = MOST_IN_ALL // count
    if task + most * point > room:
        task = max(2 * one_more + 1, room // (1 + most * (count + 1)))
        point = max(task, (room - task) // max(1, most))
    return [task + priority * point for priority in priorities]


def dearest_stop(
    vehicles: Iterable[VehicleSpec], matrices: dict[str, Matrix], longest_service: int
) -> int:
    """The most that one stop more can cost: a drive there and on, its work, and, where hours cost from
    start to end, a whole shift with overtime. (Lateness is not counted: who prices it may price
    leaving out as well.)"""
    most = 0
    for vehicle in vehicles:
        seconds, metres = longest_leg(matrices.get(vehicle.profile))
        seconds = round(seconds / vehicle.speed_factor)
        costs = vehicle.costs
        over = vehicle.overtime
        shift = vehicle.latest + over.seconds - vehicle.earliest
        hours = 2 * seconds * costs.per_driving_hour + longest_service * costs.per_task_hour
        hours += shift * costs.per_hour + over.seconds * over.per_hour
        most = max(most, hours // 3600 + 2 * metres * costs.per_km // 1000 + 2)
    return most


def longest_leg(matrix: Matrix | None) -> tuple[int, int]:
    """The longest drive there is, in seconds and metres."""
    if matrix is None:
        return LONGEST_LEG_S, LONGEST_LEG_M
    return _longest(matrix.durations), _longest(matrix.distances)


def _longest(block: bytes) -> int:
    numbers = memoryview(block).cast("i")
    return max((x for x in numbers if x < UNREACHABLE), default=0)
