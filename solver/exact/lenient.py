"""One route whose order of stops a person chose: times, loads and cost, and the rules it breaks.

The times are those that break least (``solver.exact.resting`` says how seconds of different rules
count); orders, loads and limits are taken as they come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.load import Amounts
from app.domain.matrix import UNREACHABLE
from app.domain.routing import Problem, VehicleSpec
from app.domain.solution import SolvedRoute, Step, StepKind, Violation
from solver.exact.costs import route_cost
from solver.exact.resting import Schedule, best_of
from solver.exact.routes import Routes, barred_breaks, with_loads
from solver.exact.underway import PlacedRests, Rests
from solver.exact.visits import FAR, Item, Loading, Node


class Lenient:
    """Makes a route of any order of stops of one problem."""

    def __init__(self, problem: Problem, routes: Routes) -> None:
        self._routes = routes
        self._pinned = {pin.job_id: pin.begin for pin in problem.pins if pin.begin is not None}

    def route(
        self,
        vehicle: VehicleSpec,
        items: Sequence[Item],
        breaks: Sequence[tuple[int, int]] | None = None,
    ) -> tuple[SolvedRoute, tuple[Violation, ...]]:
        """The route of at least one stop, and all it breaks; ``breaks`` as in ``Itinerary``."""
        if breaks is None:
            good = self._routes.route(vehicle, items)
            if good is not None:
                return good, ()
        loads = self._routes.loads.on_board(vehicle, items)
        nodes, unreachable = self._routes.visits.nodes(vehicle, items)
        placed, found = placed_on(vehicle, items, len(nodes), breaks or ())
        rests = (
            Rests(vehicle.breaks, barred_breaks(vehicle, loads))
            if breaks is None
            else PlacedRests(vehicle.breaks, placed)
        )
        schedule = best_of(vehicle, nodes, rests, worst=FAR)
        if schedule is None:
            nodes, closed = _opened(nodes)
            unreachable = sorted({*unreachable, *closed})
            schedule = best_of(vehicle, nodes, rests, worst=FAR)
        if schedule is None:
            raise AssertionError("a route without closed roads has no times")
        cost = route_cost(vehicle, nodes, schedule.timed)
        route = SolvedRoute(vehicle.vehicle_id, with_loads(schedule.timed, loads), cost)
        found.extend(self._routes.rules.broken(vehicle, items))
        found.extend(_overloads(vehicle, route))
        found.extend(_no_road(vehicle, nodes, unreachable))
        found.extend(self._times(vehicle, nodes, schedule, route))
        found.extend(_limits(vehicle, route))
        return route, tuple(found)

    def _times(
        self, vehicle: VehicleSpec, nodes: Sequence[Node], schedule: Schedule, route: SolvedRoute
    ) -> Iterator[Violation]:
        """Windows and pinned times missed, breaks late, laden or missing, and the shift's end."""
        name = vehicle.vehicle_id
        breaks, stops = iter(schedule.rested), iter(nodes)
        for step in route.steps:
            if step.kind is StepKind.BREAK:
                yield from _break(vehicle, next(breaks), step)
                continue
            node = next(stops)
            misses = [max(w.start - step.begin, step.begin - w.latest_start, 0) for w in node.windows]
            if step.kind is not StepKind.JOB or not misses or not min(misses):
                continue
            if step.job_id in self._pinned:
                words = f"Service at '{step.job_id}' begins {min(misses)} s after its pinned time."
                yield Violation("pin", name, step.job_id, words, min(misses))
            else:
                words = f"Service at '{step.job_id}' begins {min(misses)} s after its window."
                yield Violation("delay", name, step.job_id, words, min(misses))
        for number in schedule.missing:
            minutes = -(-vehicle.breaks[number].duration // 60)
            words = f"Break {number + 1}, of {minutes} min, is missing."
            yield Violation("missing_break", name, "", words, vehicle.breaks[number].duration)
        over = route.steps[-1].end - vehicle.latest - vehicle.overtime.seconds
        if over > 0:
            rule, what = (
                ("overtime", "the overtime") if vehicle.overtime.seconds else ("shift", "the shift")
            )
            yield Violation(rule, name, "", f"The route ends {over} s after {what}.", over)


def placed_on(
    vehicle: VehicleSpec, items: Sequence[Item], count: int, breaks: Sequence[tuple[int, int]]
) -> tuple[list[list[int]], list[Violation]]:
    """Per node of a route the breaks on the way to it, and what is wrong with where they were put.

    After the last stop of an open route there is no way left: such a break is not on the route.
    """
    placed: list[list[int]] = [[] for _ in range(count)]
    found = []
    after = [1, *(n + 2 for n, item in enumerate(items) if not isinstance(item, Loading))]
    taken: set[int] = set()
    for number, stops in breaks:
        if not 0 <= number < len(vehicle.breaks) or number in taken:
            words = f"Break {number + 1} is not one of the vehicle's, or stands twice."
            found.append(Violation("unknown", vehicle.vehicle_id, "", words, 1))
            continue
        taken.add(number)
        node = after[min(max(stops, 0), len(after) - 1)]
        if node < count:
            placed[node].append(number)
    return placed, found


def _opened(nodes: Sequence[Node]) -> tuple[list[Node], list[int]]:
    """The ways that are closed at some hour taken as nothing, and the numbers of their nodes."""
    opened, closed = [], []
    for n, node in enumerate(nodes):
        if node.sliced is not None and max(node.sliced.paces) >= UNREACHABLE:
            closed.append(n)
            opened.append(node._replace(sliced=None, leg_s=0, leg_m=0))
        else:
            opened.append(node)
    return opened, closed


def _no_road(
    vehicle: VehicleSpec, nodes: Sequence[Node], unreachable: Sequence[int]
) -> Iterator[Violation]:
    for n in unreachable:
        words = f"No road leads from place {nodes[n - 1].place} to place {nodes[n].place}."
        yield Violation("unreachable", vehicle.vehicle_id, nodes[n].job_id, words, 1)


def _overloads(vehicle: VehicleSpec, route: SolvedRoute) -> Iterator[Violation]:
    """Per load dimension, where most is on board."""
    for d, capacity in enumerate(vehicle.capacity):
        step = max(route.steps, key=lambda step: step.load[d])
        excess = step.load[d] - capacity
        if excess > 0:
            words = f"Carries {step.load[d]} in load dimension {d + 1}; no more than {capacity} fit."
            yield Violation("load", vehicle.vehicle_id, step.job_id, words, excess)


def _break(vehicle: VehicleSpec, number: int, step: Step) -> Iterator[Violation]:
    """A break begun after its windows, or with too much on board."""
    rest = vehicle.breaks[number]
    late = min(max(w.start - step.begin, step.begin - w.latest_start, 0) for w in rest.windows)
    if late:
        words = f"Break {number + 1} begins {late} s after its window."
        yield Violation("delay", vehicle.vehicle_id, "", words, late)
    excess = _excess(step.load, rest.max_load)
    if excess:
        words = f"Break {number + 1} begins with {excess} too much on board."
        yield Violation("max_load", vehicle.vehicle_id, "", words, excess)


def _excess(load: Amounts, most: Amounts) -> int:
    return max([0, *(a - b for a, b in zip(load, most, strict=False))])


def _limits(vehicle: VehicleSpec, route: SolvedRoute) -> Iterator[Violation]:
    """What is too much in the whole route, or driven without rest."""
    limits, steps = vehicle.limits, route.steps
    driving = sum(step.leg_s for step in steps)
    for rule, what, amount, most in (
        ("max_travel_time", "s of driving", driving, limits.driving_s),
        ("max_distance", "m", sum(step.leg_m for step in steps), limits.distance_m),
        ("max_duration", "s from start to end", steps[-1].end - steps[0].begin, limits.duration_s),
        (
            "driving_without_rest",
            "s of driving without rest",
            longest_drive(steps),
            limits.driving_without_rest_s,
        ),
    ):
        if most is not None and amount > most:
            words = f"The route has {amount} {what}; no more than {most} are allowed."
            yield Violation(rule, vehicle.vehicle_id, "", words, amount - most)


def longest_drive(steps: Sequence[Step]) -> int:
    """The most seconds driven between the start, breaks and the end."""
    longest = driven = 0
    rests: list[Step] = []
    leaves = steps[0].end
    for step in steps[1:]:
        if step.kind is StepKind.BREAK:
            rests.append(step)
            continue
        left = step.leg_s
        for rest in rests:
            before = min(left, rest.begin - leaves)
            longest = max(longest, driven + before)
            left, driven, leaves = left - before, 0, rest.end
        driven += left
        longest = max(longest, driven)
        leaves, rests = step.end, []
    return longest
