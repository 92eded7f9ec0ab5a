"""Before any search: which tasks can be served by whom, and why others cannot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.routing import Problem
from app.domain.solution import Unassigned
from solver.reasons import Eligibility, Task, tasks_of

type Candidates = list[tuple[Task, list[int]]]
"""Tasks that somebody could serve, with the numbers of the vehicles that may."""


def sorted_out(problem: Problem) -> tuple[Problem, Candidates, list[Unassigned]]:
    """The problem without vehicles that can serve nothing (one whose loading alone is longer than its
    shift would make an engine's whole model impossible), its candidates, and the other stops with the
    reasons why nobody can serve them."""
    kinds = alike(problem)
    examples = replace(problem, vehicles=tuple(problem.vehicles[kind[0]] for kind in kinds))
    eligibility = Eligibility(examples)
    useful: set[int] = set()
    possible: list[tuple[Task, tuple[int, ...]]] = []
    impossible: list[Unassigned] = []
    for task in tasks_of(problem):
        able = tuple(eligibility.vehicles(task))
        if not eligibility.is_possible(task, sorted(able, key=lambda n: n not in useful)):
            reason, nearest = eligibility.why_not(task)
            impossible.extend(Unassigned(job.job_id, reason, nearest) for job in task.jobs)
            continue
        possible.append((task, able))
        useful.update(n for n in able if n not in useful and eligibility.is_possible(task, [n]))
    kept = [n for kind in sorted(useful) for n in kinds[kind]]
    number = {old: new for new, old in enumerate(sorted(kept))}
    lists: dict[tuple[int, ...], list[int]] = {}
    for _, able in possible:
        if able not in lists:
            lists[able] = sorted(number[n] for kind in able if kind in useful for n in kinds[kind])
    smaller = replace(problem, vehicles=tuple(problem.vehicles[n] for n in sorted(kept)))
    return smaller, [(task, lists[able]) for task, able in possible], impossible


def alike(problem: Problem) -> list[tuple[int, ...]]:
    """Numbers of vehicles that no rule about who may serve what tells apart, kind by kind."""
    named = _named(problem)
    sets = list({job.vehicles for job in problem.all_jobs if job.vehicles is not None})
    found: dict[object, list[int]] = {}
    for n, vehicle in enumerate(problem.vehicles):
        listed = tuple(vehicle.vehicle_id in ids for ids in sets)
        own = vehicle.vehicle_id if vehicle.vehicle_id in named else ""
        found.setdefault((replace(vehicle, vehicle_id=own), listed), []).append(n)
    return [tuple(numbers) for numbers in found.values()]


def _named(problem: Problem) -> set[str]:
    """Vehicles that a pin, a frozen stop or goods on board speak of."""
    pinned: Iterable[str] = (pin.vehicle_id for pin in problem.pins)
    return {*pinned, *problem.frozen, *(job.on_board for job in problem.all_jobs if job.on_board)}
