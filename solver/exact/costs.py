"""What routes and whole plans cost, in cents (``app.domain.routing``: Costs, Keeping, Balance)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.domain.rising import longest_rising
from app.domain.routing import Balance, GroupKind, Keeping, Problem, VehicleSpec
from app.domain.solution import Outsourced, SolvedRoute, StepKind, Unassigned
from solver.exact.visits import Node, Timed

CENT = 3_600_000
"""Parts of a cent in which hours, metres and minutes late are whole numbers."""


def route_cost(vehicle: VehicleSpec, nodes: Sequence[Node], timed: Sequence[Timed]) -> int:
    """The exact sum of fixed, hours from start to end, driven, at work and beyond the shift, kilometres
    and lateness; rounded half up once."""
    costs = vehicle.costs
    end = timed[-1].end
    hourly = costs.per_hour * (end - timed[0].begin)
    if costs.per_driving_hour:
        hourly += costs.per_driving_hour * sum([step.leg_s for step in timed])
    if costs.per_task_hour:
        work = [node.setup + node.work for node in nodes if node.kind is StepKind.JOB]
        hourly += costs.per_task_hour * sum(work)
    if end > vehicle.latest:
        hourly += vehicle.overtime.per_hour * (end - vehicle.latest)
    parts = hourly * 1000 + late_price(nodes, timed) * 60_000
    if costs.per_km:
        parts += costs.per_km * sum([node.leg_m for node in nodes]) * 3600
    return costs.fixed + (2 * parts + CENT) // (2 * CENT)


def late_price(nodes: Sequence[Node], timed: Sequence[Timed]) -> int:
    """Sixtieths of cents for service that starts after it is due."""
    dues = {node.job_id: node for node in nodes if node.rate}
    if not dues:
        return 0
    stops = ((dues[step.job_id], step.begin) for step in timed if step.job_id in dues)
    return sum(node.rate * max(0, begin - node.due) for node, begin in stops)


def plan_cost(
    problem: Problem,
    routes: Sequence[SolvedRoute],
    left_out: Iterable[str],
    outsourced: Iterable[Outsourced],
) -> int:
    """The whole cost of a plan: routes, prices of the stops left out and of carriers, changes from the
    plan to be kept, and balance."""
    return other_costs(problem, routes, left_out, outsourced) + sum(route.cost for route in routes)


def other_costs(
    problem: Problem,
    routes: Sequence[SolvedRoute],
    left_out: Iterable[str],
    outsourced: Iterable[Outsourced],
) -> int:
    """The cost of a plan without that of its routes."""
    out = set(left_out)
    cost = sum(job.price for job in problem.all_jobs if job.job_id in out) if out else 0
    cost += sum(away.price for away in outsourced)
    if problem.keeping is not None:
        cost += keeping_cost(problem.keeping, {r.vehicle_id: r.job_ids for r in routes})
    return cost + balance_cost(problem.balance, routes)


def keeping_cost(keeping: Keeping, now: Mapping[str, Sequence[str]]) -> int:
    """The price of the stops that ride elsewhere than in the given plan, or in another order.

    ``now`` has the job ids in order per vehicle.
    """
    rides_on = {job_id: vehicle_id for vehicle_id, stops in now.items() for job_id in stops}
    reassigned = resequenced = 0
    for vehicle_id, given in keeping.plan.items():
        reassigned += sum(rides_on.get(job_id, vehicle_id) != vehicle_id for job_id in given)
        at = {job_id: n for n, job_id in enumerate(given)}
        staying = [at[job_id] for job_id in now.get(vehicle_id, ()) if job_id in at]
        resequenced += len(staying) - len(longest_rising(staying))
    return keeping.per_reassignment * reassigned + keeping.per_resequence * resequenced


def balance_cost(balance: Balance, routes: Sequence[SolvedRoute]) -> int:
    """The price of the spread between the used vehicles, in hours (by the second, rounded half up) and
    in stops."""
    if len(routes) < 2 or not (balance.per_hour or balance.per_stop):
        return 0
    seconds = [route.steps[-1].end - route.steps[0].begin for route in routes]
    stops = [len(route.job_ids) for route in routes]
    hours = balance.per_hour * (max(seconds) - min(seconds))
    return (2 * hours + 3600) // 7200 + balance.per_stop * (max(stops) - min(stops))


def cheapest_carriers(problem: Problem) -> dict[str, tuple[str, int]]:
    """Per stop that a carrier may take: who takes it for least (the first of equals), and for how much.

    Stops on board a vehicle, pinned or frozen stay with the fleet. Both ends of a shipment, and all
    stops that ride together, go to one carrier: the one that takes them all for least.
    """
    found: dict[str, tuple[str, int]] = {}
    if not problem.carriers:
        return found
    staying = {job.job_id for job in problem.all_jobs if job.on_board}
    staying |= {pin.job_id for pin in problem.pins}
    staying.update(*problem.frozen.values())
    for bundle in bundles(problem):
        offers = [
            (sum(carrier.prices[job_id] for job_id in bundle), n)
            for n, carrier in enumerate(problem.carriers)
            if all(job_id in carrier.prices for job_id in bundle)
        ]
        if offers and staying.isdisjoint(bundle):
            carrier = problem.carriers[min(offers)[1]]
            for job_id in bundle:
                found[job_id] = (carrier.carrier_id, carrier.prices[job_id])
    return found


def bundles(problem: Problem) -> list[tuple[str, ...]]:
    """All stops of a problem, each with those that are always in the same hands: the other end of a
    shipment, and those it must ride together with."""
    head = {job.job_id: job.job_id for job in problem.all_jobs}

    def top(job_id: str) -> str:
        while head[job_id] != job_id:
            job_id = head[job_id] = head[head[job_id]]
        return job_id

    ties: list[tuple[str, ...]] = [(s.pickup.job_id, s.delivery.job_id) for s in problem.shipments]
    ties += [group.job_ids for group in problem.groups if group.kind is GroupKind.TOGETHER]
    for tie in ties:
        for other in tie[1:]:
            head[top(other)] = top(tie[0])
    members: dict[str, list[str]] = {}
    for job_id in head:
        members.setdefault(top(job_id), []).append(job_id)
    return [tuple(bundle) for bundle in members.values()]


def outsourced(
    problem: Problem, left_out: Iterable[Unassigned]
) -> tuple[list[Unassigned], list[Outsourced]]:
    """Of the stops left out, those that stay so, and those that a carrier takes for no more than
    leaving them out costs. What must be in the same hands goes only if all of it is left out."""
    left = {item.job_id: item for item in left_out}
    carriers = cheapest_carriers(problem) if left else {}
    if not carriers:
        return list(left.values()), []
    price = {job.job_id: job.price for job in problem.all_jobs if job.job_id in left}
    away: list[Outsourced] = []
    for bundle in bundles(problem):
        if not all(job_id in left and job_id in carriers for job_id in bundle):
            continue
        if sum(carriers[job_id][1] for job_id in bundle) <= sum(price[job_id] for job_id in bundle):
            away.extend(Outsourced(job_id, *carriers[job_id]) for job_id in bundle)
            for job_id in bundle:
                del left[job_id]
    return list(left.values()), away
