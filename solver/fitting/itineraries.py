"""A vehicle's stops as a person drags them, and as the planner's parts pass them on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.domain.errors import PlanningError
from app.domain.routing import Job, Problem, VehicleSpec
from app.domain.solution import Itinerary, SolvedRoute, StepKind
from solver.exact.schedule import Item, Loading


def items_of(problem: Problem, plan: Iterable[Itinerary]) -> list[list[Item]]:
    """Per vehicle of the problem its items.

    Raises:
        PlanningError: a vehicle or a stop is not there, or stands twice.
    """
    numbers = {vehicle.vehicle_id: n for n, vehicle in enumerate(problem.vehicles)}
    jobs = {job.job_id: job for job in problem.all_jobs}
    items: list[list[Item]] = [[] for _ in problem.vehicles]
    seen: set[str] = set()
    for itinerary in plan:
        number = numbers.get(itinerary.vehicle_id)
        if number is None or items[number]:
            what = "does not exist" if number is None else "has two routes"
            raise PlanningError(f"The vehicle '{itinerary.vehicle_id}' of the plan {what}.")
        items[number] = _items(problem.vehicles[number], itinerary, jobs)
        for job_id in itinerary.job_ids:
            if job_id in seen:
                raise PlanningError(f"The stop '{job_id}' stands twice in the plan.")
            seen.add(job_id)
    return items


def _items(vehicle: VehicleSpec, itinerary: Itinerary, jobs: dict[str, Job]) -> list[Item]:
    items: list[Item] = []
    for number, trip in enumerate(itinerary.trips):
        if number:
            items.append(_return(vehicle, itinerary.reloads[number - 1 : number]))
        for job_id in trip:
            if job_id not in jobs:
                raise PlanningError(f"The stop '{job_id}' of the plan does not exist.")
            items.append(jobs[job_id])
    return items


def _return(vehicle: VehicleSpec, chosen: Sequence[int]) -> Loading:
    """A return for more to the place chosen, else the vehicle's first (or one that no rule allows)."""
    if vehicle.reload is not None:
        return Loading((*chosen, *vehicle.reload.locations)[0], vehicle.reload.loading)
    return Loading(next((p for p in (*chosen, vehicle.start, vehicle.end) if p is not None), 0), 0)


def itinerary_of(vehicle_id: str, items: Sequence[Item]) -> Itinerary:
    """The same items trip by trip."""
    trips: list[list[str]] = [[]]
    reloads = []
    for item in items:
        if isinstance(item, Job):
            trips[-1].append(item.job_id)
        else:
            trips.append([])
            reloads.append(item.location)
    return Itinerary(vehicle_id, tuple(map(tuple, trips)), tuple(reloads))


def itinerary_from(route: SolvedRoute) -> Itinerary:
    """A solved route without its times; its breaks wherever they fit best."""
    trips: list[list[str]] = [[]]
    reloads = []
    for step in route.steps:
        if step.kind is StepKind.JOB:
            trips[-1].append(step.job_id)
        elif step.kind is StepKind.RELOAD:
            trips.append([])
            reloads.append(step.location)
    return Itinerary(route.vehicle_id, tuple(map(tuple, trips)), tuple(reloads))
