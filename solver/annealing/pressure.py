"""The same problem with other money: what it costs to use a vehicle at all is raised for a while."""

from __future__ import annotations

from statistics import median

import pyvrp
from pyvrp import Activity


def travel_cost_per_stop(plan: pyvrp.Solution, data: pyvrp.ProblemData) -> float:
    """What getting from one stop to the next costs on the usual route: the search's unit of money.

    The median over routes: a way as good as forbidden by its length, on one of them, must not count."""
    kinds = data.vehicle_types()
    per_stop = []
    for route in plan.routes():
        kind = kinds[route.vehicle_type()]
        moving = route.travel_duration() + route.wait_duration()
        cost = kind.unit_distance_cost * route.distance() + kind.unit_duration_cost * moving
        per_stop.append(cost / max(1, route.num_clients() + 2 * route.num_shipments()))
    return max(1.0, median(per_stop)) if per_stop else 1.0


def pressure_of(data: pyvrp.ProblemData, plan: pyvrp.Solution, pressure: float) -> int:
    """What every route costs more under ``pressure``: so many times the travel cost of an average one.

    Where vehicles differ in what they carry or cost, few large or many small ones is the very question,
    and there is none."""
    if plan.num_routes() < 2 or len({(*k.capacity, k.fixed_cost) for k in data.vehicle_types()}) > 1:
        return 0
    tasks = plan.num_clients() + 2 * plan.num_shipments()
    return round(pressure * travel_cost_per_stop(plan, data) * tasks / plan.num_routes())


def pressed(data: pyvrp.ProblemData, plan: pyvrp.Solution, pressure: float) -> pyvrp.ProblemData:
    """The problem with every route dearer by ``pressure_of`` it."""
    extra = pressure_of(data, plan, pressure)
    if not extra:
        return data
    return data.replace(
        vehicle_types=[k.replace(fixed_cost=k.fixed_cost + extra) for k in data.vehicle_types()]
    )


def on_other_money(plan: pyvrp.Solution, data: pyvrp.ProblemData) -> pyvrp.Solution:
    """A plan of the problem with other fixed costs, as a plan of this one."""
    return pyvrp.Solution(
        data,
        [
            pyvrp.Route(data, [Activity(a.type, a.idx) for a in list(r)[1:-1]], r.vehicle_type())
            for r in plan.routes()
        ],
    )
