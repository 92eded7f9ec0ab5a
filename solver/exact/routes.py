"""From an order of stops to a solved route with exact times, loads and cost."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from app.domain.load import Amounts
from app.domain.routing import Problem, VehicleSpec
from app.domain.solution import Outsourced, Solution, SolvedRoute, Step, StepKind, Unassigned
from solver.exact.costs import plan_cost, route_cost
from solver.exact.loads import Loads
from solver.exact.rules import OrderRules
from solver.exact.schedule import Item, Loading, Node, Timed, timetable
from solver.exact.visits import Visits

MOST_STOPS_REMEMBERED = 100_000
"""Some 80 MB of times and steps; then those routes are forgotten that were asked for longest ago."""

type Key = tuple[str, tuple[str | int, ...]]


class _Made:
    """A route's times and loads; its steps once somebody wants them (they take most of the time)."""

    __slots__ = ("_route", "cost", "loads", "timed", "vehicle_id")

    def __init__(
        self, vehicle_id: str, timed: Sequence[Timed], loads: Sequence[Amounts], cost: int
    ) -> None:
        self.vehicle_id = vehicle_id
        self.timed = timed
        self.loads = loads
        self.cost = cost
        self._route: SolvedRoute | None = None

    def route(self) -> SolvedRoute:
        """In full."""
        if self._route is None:
            self._route = SolvedRoute(self.vehicle_id, with_loads(self.timed, self.loads), self.cost)
        return self._route


class Routes:
    """Makes routes of one problem; remembers those made, since most do not change between answers.

    Items are the problem's own stops, and returns for more to any place.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self.loads = Loads(problem)
        self.rules = OrderRules(problem, self.loads)
        self.visits = Visits(problem)
        self._made: OrderedDict[Key, _Made | None] = OrderedDict()
        self._remembered = 0

    def route(self, vehicle: VehicleSpec, items: Sequence[Item]) -> SolvedRoute | None:
        """The route, or None where it would break any rule that is a single route's.

        (Stops that must ride together are the plan's: a route may have some of them.)
        """
        made = self._known(vehicle, items)
        return None if made is None else made.route()

    def cost(self, vehicle: VehicleSpec, items: Sequence[Item]) -> int | None:
        """What ``route`` would cost, in half its time; None where it would be None."""
        made = self._known(vehicle, items)
        return None if made is None else made.cost

    def _known(self, vehicle: VehicleSpec, items: Sequence[Item]) -> _Made | None:
        items = without_empty_trips(vehicle, items)
        key = _key(vehicle, items)
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        made = self._made[key] = self._make(vehicle, items)
        self._remembered += len(key[1]) + 1
        while self._remembered > MOST_STOPS_REMEMBERED:
            (_, forgotten), _ = self._made.popitem(last=False)
            self._remembered -= len(forgotten) + 1
        return made

    def nodes(self, vehicle: VehicleSpec, items: Sequence[Item]) -> list[Node] | None:
        """The places with work along an order of stops, as this problem asks for them (frozen, pinned,
        by the hour); None where no road leads along them."""
        nodes, unreachable = self.visits.nodes(vehicle, items)
        return None if unreachable else nodes

    def _make(self, vehicle: VehicleSpec, items: Sequence[Item]) -> _Made | None:
        if not items or not self.rules.allow(vehicle, items):
            return None
        loads = self.loads.fitting(vehicle, items)
        nodes = self.nodes(vehicle, items) if loads is not None else None
        if loads is None or nodes is None:
            return None
        furthest = vehicle.limits.distance_m
        if furthest is not None and sum([node.leg_m for node in nodes]) > furthest:
            return None
        timed = timetable(vehicle, nodes, barred_breaks(vehicle, loads))
        if timed is None:
            return None
        cost = route_cost(vehicle, nodes, timed)
        return _Made(vehicle.vehicle_id, timed, loads, cost)

    def solution(
        self,
        routes: Iterable[SolvedRoute],
        left_out: Iterable[Unassigned],
        outsourced: Iterable[Outsourced] = (),
    ) -> Solution:
        """Routes and what they leave out or carriers take, with the whole cost."""
        kept = tuple(sorted(routes, key=lambda route: route.vehicle_id))
        unassigned = tuple(sorted(left_out, key=lambda left: left.job_id))
        away = tuple(sorted(outsourced, key=lambda taken: taken.job_id))
        cost = plan_cost(self._problem, kept, [left.job_id for left in unassigned], away)
        return Solution(kept, unassigned, cost, away)


def _key(vehicle: VehicleSpec, items: Sequence[Item]) -> Key:
    """A route by its stops' names and the places of its returns."""
    names = tuple([i.location if isinstance(i, Loading) else i.job_id for i in items])
    return vehicle.vehicle_id, names


def without_empty_trips(vehicle: VehicleSpec, items: Sequence[Item]) -> list[Item]:
    """Leave out every return for more that brings nothing: with nothing after it before the next, or
    at the very beginning when the vehicle has loaded at its start (unless it carries something to be
    rid of, or the first goods are elsewhere)."""
    kept: list[Item] = []
    for item in items:
        if kept and isinstance(kept[-1], Loading) and isinstance(item, Loading):
            kept.pop()
        kept.append(item)
    if kept and isinstance(kept[-1], Loading):
        kept.pop()
    if kept and isinstance(kept[0], Loading) and _has_loaded(vehicle, kept):
        del kept[0]
    return kept


def _has_loaded(vehicle: VehicleSpec, items: Sequence[Item]) -> bool:
    """Whether the goods of the first trip after a return are already loaded at the start."""
    if not vehicle.loads_at_start or vehicle.carrying:
        return False
    for item in items[1:]:
        if isinstance(item, Loading):
            break
        if item.depots is not None and vehicle.start not in item.depots:
            return False
    return True


def barred_breaks(vehicle: VehicleSpec, loads: Sequence[Amounts]) -> list[frozenset[int]]:
    """Per node, the breaks that cannot be had on the way to it for what is on board then; empty where
    every break may be had with any load."""
    if not any(rest.max_load for rest in vehicle.breaks):
        return []
    on_the_way = [loads[0], *loads]
    return [
        frozenset(
            n
            for n, rest in enumerate(vehicle.breaks)
            if any(a > most for a, most in zip(load, rest.max_load, strict=False))
        )
        for load in on_the_way
    ]


def with_loads(timed: Sequence[Timed], loads: Sequence[Amounts]) -> tuple[Step, ...]:
    """Steps with what is on board after each; a break and the end change nothing."""
    if len(timed) == len(loads):
        return tuple([Step(*t, load) for t, load in zip(timed, loads, strict=True)])
    steps = []
    at = -1
    for t in timed:
        if t.kind not in (StepKind.BREAK, StepKind.END):
            at += 1
        steps.append(Step(*t, loads[at]))
    return tuple(steps)
