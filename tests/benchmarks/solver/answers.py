"""Orders of stops made into plans with exact times and cost, and judged."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.routing import Job, Problem, VehicleSpec
from app.domain.solution import Itinerary, Solution, Unassigned, UnassignedReason
from solver.exact.routes import Routes
from solver.exact.schedule import Item, Loading
from solver.judge.checker import check


class Broken(Exception):
    """An order of stops that no timetable or load allows, or that the checker refuses."""


def plan_of(problem: Problem, itineraries: Iterable[Itinerary]) -> Solution:
    """The plan that orders of stops come to, found right by the checker; stops not named are left out.

    Raises:
        Broken: it breaks a rule; says which.
    """
    jobs = {job.job_id: job for job in problem.all_jobs}
    vehicles = {vehicle.vehicle_id: vehicle for vehicle in problem.vehicles}
    routes = Routes(problem)
    made = []
    left = dict(jobs)
    for itinerary in itineraries:
        vehicle = vehicles[itinerary.vehicle_id]
        route = routes.route(vehicle, _items(vehicle, itinerary, jobs))
        if route is None:
            raise Broken(f"vehicle {vehicle.vehicle_id} cannot make its route")
        made.append(route)
        for job_id in itinerary.job_ids:
            left.pop(job_id, None)
    nobody = [Unassigned(job_id, UnassignedReason.NO_ROOM) for job_id in left]
    plan = routes.solution(made, nobody)
    judge(problem, plan)
    return plan


def judge(problem: Problem, plan: Solution) -> None:
    """Have the checker look at a plan.

    Raises:
        Broken: it breaks a rule; says which.
    """
    violations = check(problem, plan)
    if violations:
        raise Broken(violations[0].words)


def _items(vehicle: VehicleSpec, itinerary: Itinerary, jobs: dict[str, Job]) -> list[Item]:
    items: list[Item] = []
    for trip in itinerary.trips:
        if items and vehicle.reload is not None:
            items.append(Loading(vehicle.reload.locations[0], vehicle.reload.loading))
        items.extend(jobs[job_id] for job_id in trip)
    return items
