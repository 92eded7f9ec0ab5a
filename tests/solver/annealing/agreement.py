"""Does PyVRP's engine, as told by the translation, agree with the exact timetable on every order?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations

import pyvrp
from pyvrp import Activity, ActivityType

from app.domain.routing import Problem
from solver.annealing.statement import Statement, statement_of
from solver.exact.routes import Routes
from solver.exact.schedule import Item, Loading
from solver.reasons import Eligibility, tasks_of
from solver.sorting_out import Candidates


def candidates_of(stated: Problem) -> Candidates:
    eligibility = Eligibility(stated)
    return [(task, eligibility.vehicles(task)) for task in tasks_of(stated)]


def said(stated: Problem) -> Statement:
    return statement_of(stated, candidates_of(stated), {})


def orders(stated: Problem, loadings: Sequence[Loading] = ()) -> Iterator[tuple[Item, ...]]:
    """Every order of every choice of stops (shipments whole), with loadings anywhere between them."""
    items: tuple[Item, ...] = (*stated.all_jobs, *loadings)
    pairs = [(s.pickup, s.delivery) for s in stated.shipments]
    for count in range(1, len(items) + 1):
        for order in permutations(items, count):
            ends = {n for n in (0, count - 1) if isinstance(order[n], Loading)}
            whole = all((a in order) == (b in order) for a, b in pairs)
            sequence = whole and all(order.index(a) < order.index(b) for a, b in pairs if a in order)
            doubled = any(isinstance(a, Loading) and isinstance(b, Loading) for a, b in pairwise(order))
            if sequence and not ends and not doubled:
                yield order


def in_engine(stated: Statement, number: int, items: Sequence[Item]) -> list[pyvrp.Route]:
    """This order on vehicle ``number``, once per choice of the stops' windows; nothing where the engine
    refuses so many trips."""
    kind = next(k for k, kind in enumerate(stated.kinds) if number in kind.vehicles)
    trips = 1 + sum(isinstance(item, Loading) for item in items)
    if trips > stated.data.vehicle_type(kind).max_trips:
        return []
    choices: list[list[Activity]] = [[]]
    for item in items:
        options = []
        if isinstance(item, Loading):
            depot = stated.depots.index((item.location, item.loading))
            options = [Activity(ActivityType.DEPOT, depot)]
        else:
            for n, visit in enumerate(stated.visits):
                if visit.job.job_id == item.job_id:
                    options.append(Activity(ActivityType.CLIENT, n))
            for n, task in enumerate(stated.shipments):
                if item.job_id == task.jobs[0].job_id:
                    options.append(Activity(ActivityType.PICKUP, n))
                elif item.job_id == task.jobs[1].job_id:
                    options.append(Activity(ActivityType.DELIVERY, n))
        choices = [[*made, option] for made in choices for option in options]
    return [pyvrp.Route(stated.data, made, kind) for made in choices]


def assert_agrees(stated: Problem, loadings: Sequence[Loading] = ()) -> tuple[int, int]:
    """Every order on every vehicle is possible for both or for neither, at the same cost.

    Returns how many orders are possible and how many are not.
    """
    statement, routes = said(stated), Routes(stated)
    money = cents(stated, statement)
    possible = refused = 0
    for order in orders(stated, loadings):
        for number, vehicle in enumerate(stated.vehicles):
            exact = routes.route(vehicle, order)
            seen = in_engine(statement, number, order)
            good = [route for route in seen if route.is_feasible() and not is_barred(route)]
            names = (vehicle.vehicle_id, [getattr(item, "job_id", "reload") for item in order])
            assert (exact is not None) == bool(good), names
            if exact is not None:
                cost = min(route_cost(route) for route in good)
                assert abs(cost * money - exact.cost) <= 0.51, names
                possible += 1
            else:
                refused += 1
    return possible, refused


def cents(stated: Problem, statement: Statement) -> float:
    """Cents per unit of the engine's money, from the price of a stop."""
    prizes = [client.prize for client in statement.open_clients]
    prizes += [shipment.prize for shipment in statement.open_shipments]
    task = tasks_of(stated)[0]
    return sum(job.price for job in task.jobs) / prizes[0]


def route_cost(route: pyvrp.Route) -> int:
    return route.distance_cost() + route.duration_cost() + route.fixed_vehicle_cost()


def is_barred(route: pyvrp.Route) -> bool:
    """Whether a prohibitive edge was driven."""
    return route.distance() >= 2**31
