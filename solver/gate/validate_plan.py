"""Refusing wishes about the plan that contradict each other or name what is not there; a part of
``solver.gate.validate``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from app.domain.routing import Group, GroupKind, Pin, Problem
from solver.gate.bounds import MOST_COUNT, MOST_PRICE, MOST_RATE, MOST_TIME, number


def plan_complaints(problem: Problem) -> Iterator[str]:
    """What is wrong with groups, pins, frozen stops, the plan to keep, carriers and balance."""
    jobs = {job.job_id for job in problem.all_jobs}
    vehicles = {vehicle.vehicle_id for vehicle in problem.vehicles}
    yield from _stops_by_vehicle("The frozen stops name", problem.frozen, jobs, vehicles)
    for pin in problem.pins:
        yield from _pin(pin, jobs, vehicles)
    yield from _pins_agree(problem)
    bound = bound_to(problem)
    for group in problem.groups:
        yield from _group(group, jobs, bound)
    for shipment in problem.shipments:
        ends = (shipment.pickup.job_id, shipment.delivery.job_id)
        if len({bound[end] for end in ends if end in bound}) > 1:
            yield f"The two ends of shipment '{ends[0]}' are bound to different vehicles."
    if problem.keeping is not None:
        yield from _stops_by_vehicle("The plan to keep names", problem.keeping.plan, jobs, vehicles)
        for price in (problem.keeping.per_reassignment, problem.keeping.per_resequence):
            yield from (f"The plan to keep{fault}" for fault in number("price", price, MOST_PRICE))
    for carrier in problem.carriers:
        name = f"Carrier '{carrier.carrier_id}'"
        yield from _unknown(f"{name} has a price for", carrier.prices, jobs, "stop")
        for price in carrier.prices.values():
            yield from (f"{name}{fault}" for fault in number("price", price, MOST_PRICE))
    for price in (problem.balance.per_hour, problem.balance.per_stop):
        yield from (f"The balance{fault}" for fault in number("price", price, MOST_RATE))


def bound_to(problem: Problem) -> dict[str, str]:
    """The vehicle that a stop is frozen on or pinned to."""
    frozen = {job_id: v for v, stops in problem.frozen.items() for job_id in stops}
    return {**frozen, **{pin.job_id: pin.vehicle_id for pin in problem.pins}}


def _unknown(words: str, names: Iterable[str], known: set[str], what: str) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield f"{words} '{name}', but there is no such {what}."


def _stops_by_vehicle(
    words: str, plan: Mapping[str, tuple[str, ...]], jobs: set[str], vehicles: set[str]
) -> Iterator[str]:
    """Known stops on known vehicles, each once."""
    yield from _unknown(words, plan, vehicles, "vehicle")
    stops = [job_id for order in plan.values() for job_id in order]
    yield from _unknown(words, stops, jobs, "stop")
    for job_id, count in Counter(stops).items():
        if count > 1:
            yield f"{words} '{job_id}' {count} times."


def _pin(pin: Pin, jobs: set[str], vehicles: set[str]) -> Iterator[str]:
    yield from _unknown("A pin names", [pin.job_id], jobs, "stop")
    yield from _unknown("A pin names", [pin.vehicle_id], vehicles, "vehicle")
    if pin.position is not None:
        for fault in number("position", pin.position, MOST_COUNT):
            yield f"The pin of '{pin.job_id}'{fault}"
    if pin.begin is not None:
        for fault in number("time", pin.begin, MOST_TIME):
            yield f"The pin of '{pin.job_id}'{fault}"


def _pins_agree(problem: Problem) -> Iterator[str]:
    """One pin per stop, one stop per position, and none against the frozen stops."""
    for job_id, count in Counter(pin.job_id for pin in problem.pins).items():
        if count > 1:
            yield f"Stop '{job_id}' is pinned {count} times."
    frozen = {
        job_id: (vehicle_id, n)
        for vehicle_id, stops in problem.frozen.items()
        for n, job_id in enumerate(stops)
    }
    held = {place: job_id for job_id, place in frozen.items()}
    for pin in problem.pins:
        place = frozen.get(pin.job_id)
        if place is not None and place != (
            pin.vehicle_id,
            place[1] if pin.position is None else pin.position,
        ):
            yield f"Stop '{pin.job_id}' is frozen at one place and pinned to another."
        elif pin.position is not None:
            other = held.setdefault((pin.vehicle_id, pin.position), pin.job_id)
            if other != pin.job_id:
                yield (
                    f"Stops '{other}' and '{pin.job_id}' are both bound to position {pin.position} "
                    f"of vehicle '{pin.vehicle_id}'."
                )


def _group(group: Group, jobs: set[str], bound: Mapping[str, str]) -> Iterator[str]:
    yield from _unknown("A group names", group.job_ids, jobs, "stop")
    for job_id, count in Counter(group.job_ids).items():
        if count > 1:
            yield f"A group names '{job_id}' {count} times."
    vehicles = Counter(bound[job_id] for job_id in group.job_ids if job_id in bound)
    names = ", ".join(f"'{job_id}'" for job_id in group.job_ids)
    if group.kind is GroupKind.TOGETHER and len(vehicles) > 1:
        yield f"{names} must ride together, but are bound to {len(vehicles)} vehicles."
    if group.kind is GroupKind.APART and any(count > 1 for count in vehicles.values()):
        yield f"{names} must ride apart, but some are bound to one vehicle."
