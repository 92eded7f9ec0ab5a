"""The way back: what a search made of the rest of the day, as whole routes of its shifts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.plan_job import PlanAnswer
from app.domain.routes import PlannedBreak, Route, Trip
from app.domain.solution import SolvedRoute, Step, StepKind
from app.moved_stops import without_stops
from app.orchestration.remainder import FreeShift, Remainder
from app.orchestration.rest_problem import StatedRest
from app.planning.routes import TripMaker


def new_routes(
    remainder: Remainder, stated: StatedRest, answer: PlanAnswer, routes: dict[str, Route]
) -> tuple[Route, ...]:
    """Every route of the day (``routes`` by shift, as they stand) whose order of stops the answer
    changes; see ``routes_of``."""
    made = routes_of(remainder, stated, answer, routes)
    before = {shift_id: route.stop_ids for shift_id, route in routes.items()}
    return tuple(route for route in made if route.stop_ids != before.get(route.shift_id, ()))


def routes_of(
    remainder: Remainder, stated: StatedRest, answer: PlanAnswer, routes: dict[str, Route]
) -> tuple[Route, ...]:
    """The routes of the remainder's shifts, as answered.

    What is finished and what was kept stays as it was, with its times; a driver who cannot go on loses
    the stops that another takes.
    """
    solved = {route.vehicle_id: route for route in answer.solution.routes}
    made = [
        _new_route(part, solved.get(part.shift.shift_id), stated, answer) for part in remainder.shifts
    ]
    return (*made, *_relieved(remainder, solved, routes))


def _relieved(
    remainder: Remainder, solved: dict[str, SolvedRoute], routes: dict[str, Route]
) -> Iterator[Route]:
    """Routes of drivers who cannot go on, less what others take."""
    taken = {job_id for route in solved.values() for job_id in route.job_ids}
    less: dict[str, list[str]] = {}
    for orphan in remainder.orphans:
        if orphan.shift_id and orphan.stop.stop_id in taken:
            less.setdefault(orphan.shift_id, []).append(orphan.stop.stop_id)
    yield from (without_stops(routes[shift_id], stop_ids) for shift_id, stop_ids in less.items())


def _new_route(
    part: FreeShift, solved: SolvedRoute | None, stated: StatedRest, answer: PlanAnswer
) -> Route:
    done = part.route.trips[: part.over]
    if solved is None:
        return replace(part.route, trips=done)
    shapes = answer.shapes.get(solved.vehicle_id, ())
    trips = list(_trips(solved, stated, shapes))
    if part.under_way:
        trips[0] = _continued(part, trips[0])
    return replace(part.route, trips=(*done, *trips))


def _trips(solved: SolvedRoute, stated: StatedRest, shapes: tuple[str, ...]) -> Iterator[Trip]:
    """The trips of a route as solved; anchors are no stops."""
    pace, paces = stated.paces[solved.vehicle_id], stated.problem.paces
    home = solved.steps[-1].location
    legs = iter(shapes)
    first = solved.steps[0]
    making = TripMaker(first, stated.zero, _depot(first, home, stated), pace, paces)
    for step in solved.steps[1:]:
        shape = next(legs, "") if step.kind is not StepKind.BREAK else ""
        if step.kind is StepKind.JOB and step.job_id not in stated.anchors:
            stop = stated.stops[step.job_id]
            making.add_stop(step, stop, shape, stated.stretches[step.job_id])
        elif step.kind is StepKind.BREAK:
            making.add_break(step)
        elif step.kind in (StepKind.RELOAD, StepKind.END):
            yield making.closed(step.arrival, step.leg_s, step.leg_m, shape)
            making = TripMaker(step, stated.zero, _depot(step, home, stated), pace, paces)


def _depot(step: Step, home: int, stated: StatedRest) -> str:
    """The depot that a trip is loaded at, '' for the shift's own."""
    return stated.depots.get(step.location, "") if step.location != home else ""


def _continued(part: FreeShift, rest: Trip) -> Trip:
    """The trip under way: what was kept of it, and the rest as solved."""
    old, count = part.route.trips[part.over], len(part.kept)
    earlier = sum(len(trip.breaks) for trip in part.route.trips[: part.over])
    taken = tuple(PlannedBreak(*rest, 0) for rest in part.known.rests[earlier:])
    return replace(
        rest,
        loading_start=old.loading_start,
        departure=old.departure,
        stops=(*part.kept, *rest.stops),
        breaks=(
            *taken,
            *(replace(pause, after_stops=pause.after_stops + count) for pause in rest.breaks),
        ),
        depot_id=old.depot_id,
    )
