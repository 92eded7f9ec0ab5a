"""What the rest of the day would come to if something were otherwise: nothing is changed by asking."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from app.day_data import DayData
from app.detours import Detours, Leg, cut_off, driven_round, look_at_all
from app.domain.closures import ClosedRoads, ClosedShape
from app.domain.errors import InputRefused
from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.fleet import Driver, Shift
from app.domain.orders import Order
from app.domain.routes import UnassignedOrder, first_attempt
from app.domain.settings import Settings
from app.domain.timing import TimeWindow, wall_seconds
from app.handing_over import offered
from app.moved_stops import without_stops
from app.orchestration.gains import DayCost, Gain, Weighing
from app.orchestration.reoptimiser import Leeway, Reoptimiser
from app.ports.roads import RoadWorks
from app.tracking import DayTracker

_ASKING = Actor(ActorKind.DISPATCHER, "what if")
CUT_OFF = "cut_off"
"""The reason of a stop that no road leads to."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What would be otherwise: driving takes ``slower`` times as long, these shifts cannot go on, these
    roads are ``closed``, there is another van like that of each shift in ``vans`` (from now on, for as
    long), and orders have other ``windows``.

    Raises:
        InputRefused: driving is out of reach.
    """

    slower: float = 1.0
    without: frozenset[str] = frozenset()
    closed: tuple[ClosedShape, ...] = ()
    vans: tuple[str, ...] = ()
    windows: tuple[tuple[str, TimeWindow], ...] = ()

    def __post_init__(self) -> None:
        if not 0.5 <= self.slower <= 5:
            raise InputRefused("Driving may be from half as slow to five times as slow.")


@dataclass(frozen=True, slots=True)
class LateStop:
    """A stop that will be late, and who makes it."""

    stop_id: str
    name: str
    driver: str
    late_s: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The rest of the day as it is, as it would be, and what suggestions would save of that (None
    where none was looked for).

    ``late_now`` and ``late_then`` are the stops late, the latest first; ``closed`` is what would be
    closed, and ``cut_off`` are the names of stops that no road would lead to.
    """

    as_it_is: DayCost
    otherwise: DayCost
    saved: tuple[Gain, ...] | None = None
    late_now: tuple[LateStop, ...] = ()
    late_then: tuple[LateStop, ...] = ()
    closed: ClosedRoads | None = None
    cut_off: tuple[str, ...] = ()

    @property
    def at_best(self) -> DayCost | None:
        """As it would be with all suggestions done; None where none was looked for."""
        return None if self.saved is None else self.otherwise.less(self.saved)


@dataclass(frozen=True, slots=True)
class Means:
    """What a question is answered with. ``roads_folder`` has the roads as they are now, ``standing``
    what is closed on them; ``works`` closes more, ``reoptimiser`` makes one that searches on the roads
    in a folder (None: nothing is searched for)."""

    settings: Settings
    roads_folder: str = ""
    works: RoadWorks | None = None
    standing: tuple[ClosedShape, ...] = ()
    reoptimiser: Callable[[str], Reoptimiser] | None = None
    leeway: Leeway | None = None


def what_if(tracker: DayTracker, now: datetime, change: Otherwise, means: Means) -> WhatIf:
    """Compare the day with the same day under a change. Takes as long as a search where one is wanted,
    and a moment where roads are closed.

    Raises:
        InputRefused, RegionError: a road cannot be closed, in words.
        WorldError: as the planner's.
    """
    same, twin = tracker.copy(), tracker.copy()
    same.slow_down(1.0)  # what is not learned yet counts as unsure on both sides
    sent = {key: replace(r, released=r.route) for key, r in tracker.data.routes.items()}
    data = replace(tracker.data, routes=sent)  # a draft is asked about as if it were sent
    data = _with_windows(_with_vans(data, change.vans, now), change.windows)
    closed, lost, folder = None, frozenset[str](), means.roads_folder
    if change.closed and means.works is not None:
        closed = means.works.with_closed((*means.standing, *change.closed))
        usual, roads = means.works.roads_in(folder), means.works.roads_in(closed.folder)
        data, lost = _closed(data, tracker, Detours(usual, roads, closed.lines))
        folder = closed.folder
    twin.set_data(data)
    twin.slow_down(change.slower)
    for shift_id in sorted(change.without):
        orders = {order.order_id: order for order in offered(twin, shift_id, now)}
        twin.set_data(replace(twin.data, orders={**twin.data.orders, **orders}))
        twin.apply([Event(f"what-if/{shift_id}", EventType.SHIFT_OUT, now, now, _ASKING, shift_id)])
    saved = None
    if means.reoptimiser is not None:
        found = means.reoptimiser(folder).propose(twin, now, means.leeway) or ()
        saved = tuple(suggestion.gain for suggestion in found)
    before, after = Weighing(same, means.settings, now), Weighing(twin, means.settings, now)
    return WhatIf(
        as_it_is=before.whole_day(),
        otherwise=after.whole_day(),
        saved=saved,
        late_now=_late(same, before),
        late_then=_late(twin, after),
        closed=closed,
        cut_off=tuple(sorted(_name(tracker.data, stop_id) for stop_id in lost)),
    )


def _with_vans(data: DayData, like: Iterable[str], now: datetime) -> DayData:
    """The day with other vans, empty at their depots."""
    shifts = {shift.shift_id: shift for shift in data.shifts}
    added = tuple(_another(shifts[name], number, now) for number, name in enumerate(like, 1))
    return replace(data, shifts=(*data.shifts, *added))


def _another(shift: Shift, number: int, now: datetime) -> Shift:
    name = f"what-if/{number}"
    starts = max(shift.starts, wall_seconds(now, shift.day, shift.depot.zone))
    return replace(
        shift,
        shift_id=name,
        driver=Driver(name, "One more driver", skills=shift.driver.skills),
        vehicle=replace(shift.vehicle, vehicle_id=name),
        starts=min(starts, shift.ends),
    )


def _with_windows(data: DayData, windows: Iterable[tuple[str, TimeWindow]]) -> DayData:
    """The day with other promises for the last visits of orders."""
    orders = dict(data.orders)
    for order_id, window in windows:
        orders[order_id] = _promised(orders[order_id], window)
    return replace(data, orders=orders)


def _promised(order: Order, window: TimeWindow) -> Order:
    if order.delivery is not None:
        return replace(order, delivery=replace(order.delivery, windows=(window,)))
    if order.pickup is not None:
        return replace(order, pickup=replace(order.pickup, windows=(window,)))
    return order


def _closed(data: DayData, tracker: DayTracker, detours: Detours) -> tuple[DayData, frozenset[str]]:
    """The day on other roads: what is still to be driven goes round; stops that cannot be reached any
    more are nobody's."""

    def counts(leg: Leg) -> bool:
        return not leg.stop_id or not tracker.facts(leg.stop_id).state.is_final

    look_at_all(data, detours, counts)
    lost = cut_off(data, detours, counts)
    if lost:
        data = _without(data, lost)
        look_at_all(data, detours, counts)
    return driven_round(data, detours, counts), lost


def _without(data: DayData, stops: frozenset[str]) -> DayData:
    routes = {}
    for key, record in data.routes.items():
        route = without_stops(record.route, sorted(stops & set(record.route.stop_ids)))
        routes[key] = replace(record, route=route, released=route)
    left = [
        UnassignedOrder(planned.stop.stop_id, planned.stop.order_id, CUT_OFF, "no road leads there")
        for record in data.routes.values()
        for planned in record.route.stops
        if planned.stop.stop_id in stops
        and first_attempt(data.orders[planned.stop.order_id], planned.stop.stop_id) is not None
    ]
    return replace(data, routes=routes, unassigned=(*data.unassigned, *left))


def _late(tracker: DayTracker, weighing: Weighing) -> tuple[LateStop, ...]:
    shifts = {shift.shift_id: shift.driver.name for shift in tracker.data.shifts}
    homes = {name: shifts[key] for key, r in tracker.data.routes.items() for name in r.route.stop_ids}
    late = [
        LateStop(stop_id, _name(tracker.data, stop_id), homes[stop_id], late_s)
        for stop_id, late_s in weighing.late().items()
    ]
    return tuple(sorted(late, key=lambda stop: (-stop.late_s, stop.stop_id)))


def _name(data: DayData, stop_id: str) -> str:
    for record in data.routes.values():
        for planned in record.route.stops:
            if planned.stop.stop_id == stop_id:
                order = data.orders[planned.stop.order_id]
                task = order.task(planned.stop.task)
                return task.place.name or task.place.where if task is not None else order.reference
    return stop_id
