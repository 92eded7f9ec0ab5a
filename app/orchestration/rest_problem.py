"""The free part of a running day as a routing problem: vans where they are, with what is in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from app.domain.disruption import DisruptionBudget
from app.domain.fleet import Depot, depot_for
from app.domain.orders import Order, OrderKind, TaskKind
from app.domain.promises import Promise, promises
from app.domain.routes import Stop, task_of
from app.domain.routing import (
    Job,
    Keeping,
    Lateness,
    Problem,
    Shipment,
    Window,
)
from app.domain.settings import Settings
from app.domain.solution import Itinerary
from app.domain.timing import instant
from app.orchestration.remainder import RETRY_SHARE, FreeShift, Orphan, Remainder, Retry
from app.orchestration.rest_vans import MUST, Vans, anchors_of
from app.planning.problem import SETUP_S, Places, loads_at, paces_of, price_of, shifts_for
from app.tracking import DayTracker

ON_THE_DOT = 0.4
"""A stop that is expected for the last second of its promise is late by so many standard deviations of
its time on average (the mean of the positive half of a normal distribution)."""
RESCUED_WITHIN_S = 7200
"""A stop without a driver may still be made so long after its promise: better late than never."""


@dataclass(frozen=True, slots=True)
class StatedRest:
    """The problem, the instant of its second 0, and what its names stand for.

    ``stops`` by job id; ``anchors`` are jobs that only say where a van is; ``depots`` by place;
    ``stretches`` are the multiples by which service times are longer than planned or stated, ``paces``
    those of driving times, by vehicle; ``standing`` is what is free of the routes as they stand.
    """

    zero: datetime
    problem: Problem
    stops: Mapping[str, Stop]
    anchors: frozenset[str]
    depots: Mapping[int, str]
    stretches: Mapping[str, float]
    paces: Mapping[str, float]
    standing: tuple[Itinerary, ...]


def state_rest(
    tracker: DayTracker,
    remainder: Remainder,
    settings: Settings,
    budget: DisruptionBudget,
    staying: Collection[str],
    reassignments_left: int,
) -> StatedRest:
    """State what is free.

    Stops named in ``staying`` keep their driver, and all of them do once no reassignment is left; stops
    without a driver are free to go to anybody. Promises may be broken at a price, but by no more than
    the budget lets them.
    """
    stated = _Statement(tracker, remainder, settings, budget, frozenset(staying), reassignments_left)
    return stated.stated()


@dataclass(slots=True)
class _Statement:
    """A problem in the making."""

    tracker: DayTracker
    remainder: Remainder
    settings: Settings
    budget: DisruptionBudget
    staying: frozenset[str]
    reassignments_left: int
    zero: datetime = field(init=False)
    known_depots: Mapping[str, Depot] = field(init=False)
    places: Places = field(default_factory=Places)
    depots: dict[int, str] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    stops: dict[str, Stop] = field(default_factory=dict)
    stretches: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.zero = self.remainder.now.replace(microsecond=0)
        self.known_depots = {depot.depot_id: depot for depot in self.tracker.data.depots}

    def stated(self) -> StatedRest:
        """All of it."""
        shifts = self.remainder.shifts
        for part in shifts:
            for depot in loads_at(part.shift):
                self.depots.setdefault(self.places.at(depot.location), depot.depot_id)
        vans = Vans(self.tracker, self.places, self.zero)
        vehicles = tuple(vans.vehicle(part) for part in shifts)
        anchors = [vans.anchor(part) for part in shifts if part.under_way]
        for part in shifts:
            self._add_given(part)
        for orphan in self.remainder.orphans:
            self._add_orphan(orphan)
        for retry in self.remainder.retries:
            self._add_retry(retry)
        jobs, shipments = self._paired()
        given = {part.shift.shift_id: tuple(p.stop.stop_id for p in part.free) for part in shifts}
        problem = Problem(
            locations=self.places.all,
            vehicles=vehicles,
            jobs=(*anchors, *jobs),
            shipments=shipments,
            warm_start={
                part.shift.shift_id: (*anchors_of(part), *given[part.shift.shift_id]) for part in shifts
            },
            frozen={part.shift.shift_id: names for part in shifts if (names := anchors_of(part))},
            keeping=Keeping(
                given, self.budget.per_reassignment, MUST if self.budget.keeps_order else 0
            ),
            paces=paces_of(self.tracker.hours(), shifts[0].shift, self.zero) if shifts else (),
        )
        return StatedRest(
            self.zero,
            problem,
            self.stops,
            frozenset(job.job_id for job in anchors),
            self.depots,
            self.stretches,
            {part.shift.shift_id: vans.pace(part) for part in shifts},
            tuple(self._standing(part) for part in shifts),
        )

    def _standing(self, part: FreeShift) -> Itinerary:
        """What is free of a shift's route, as it stands."""
        free = {planned.stop.stop_id for planned in part.free}
        depots = {depot.depot_id: depot.location for depot in loads_at(part.shift)}
        trips: list[tuple[str, ...]] = [anchors_of(part)] if part.under_way else []
        reloads = []
        for number, trip in enumerate(part.route.trips[part.over :]):
            names = tuple(p.stop.stop_id for p in trip.stops if p.stop.stop_id in free)
            if number == 0 and part.under_way:
                trips[0] = (*trips[0], *names)
            elif names:
                if trips:
                    reloads.append(self.places.at(depots.get(trip.depot_id, part.shift.depot.location)))
                trips.append(names)
        return Itinerary(part.shift.shift_id, tuple(trips), tuple(reloads))

    # --- stops --------------------------------------------------------------------------------

    def _add_given(self, part: FreeShift) -> None:
        """The stops of a shift that may change."""
        shift_id = part.shift.shift_id
        times = self.tracker.times(part.route)
        waiting = {p.stop.order_id for p in part.on_trip if p.stop.task is TaskKind.PICKUP}
        for planned in part.free:
            stop, order = planned.stop, self._order(planned.stop)
            stretch = times.of(stop.stop_id).service.mean
            is_loaded = planned in part.on_trip and stop.task is TaskKind.DELIVERY
            is_aboard = is_loaded and stop.order_id not in waiting
            may_go = self.reassignments_left > 0 or stop.stop_id in self.remainder.out_of_reach
            stays = is_aboard or not may_go or stop.stop_id in self.staying
            seconds = (planned.departure - planned.service_start).total_seconds()
            self._add(
                stop,
                service=round(seconds * stretch),
                price=MUST,
                windows=self._windows(stop, self.budget.later_s, goes_home=times.goes_home),
                vehicles=frozenset({shift_id}) if stays else self._shifts_for(order),
                on_board=shift_id if is_aboard else "",
                stretch=planned.stretch * stretch,
            )

    def _add_orphan(self, orphan: Orphan) -> None:
        """A stop that needs a driver."""
        order = self._order(orphan.stop)
        self._add(
            orphan.stop,
            service=task_of(order, orphan.stop).service_s,
            setup=SETUP_S,
            price=price_of(order, self.settings) // len(order.tasks),
            windows=self._windows(orphan.stop, RESCUED_WITHIN_S, self.remainder.now, self._last_home()),
            vehicles=self._shifts_for(order),
        )

    def _add_retry(self, retry: Retry) -> None:
        """A failed attempt to be made again by the driver who has the goods."""
        order = self._order(retry.stop)
        self._add(
            retry.stop,
            service=task_of(order, retry.stop).service_s,
            setup=SETUP_S,
            price=price_of(order, self.settings) // RETRY_SHARE,
            windows=((Window(self._second(retry.earliest), self._last()),), None),
            vehicles=frozenset({retry.shift_id}),
            on_board=retry.shift_id if retry.stop.task is TaskKind.DELIVERY else "",
        )

    def _add(
        self,
        stop: Stop,
        *,
        service: int,
        price: int,
        setup: int = 0,
        windows: tuple[tuple[Window, ...], Lateness | None],
        vehicles: frozenset[str] | None,
        on_board: str = "",
        stretch: float = 1.0,
    ) -> None:
        order = self._order(stop)
        place = task_of(order, stop).place.location
        if place is None:
            raise KeyError(stop.stop_id)
        self.stops[stop.stop_id] = stop
        self.stretches[stop.stop_id] = stretch
        self.jobs[stop.stop_id] = Job(
            job_id=stop.stop_id,
            location=self.places.at(place),
            kind=stop.task,
            amounts=order.amounts,
            service=service,
            price=price,
            setup=setup,
            windows=windows[0],
            skills=order.requirements,
            vehicles=vehicles,
            lateness=windows[1],
            depots=self.places.loading(order, self.known_depots) if not on_board else None,
            on_board=on_board,
            release=0 if on_board else self._release(order),
        )

    def _release(self, order: Order) -> int:
        """When the goods are at the depot, where a load brings them there."""
        load = self.tracker.loads.get(order.load) if order.kind is OrderKind.DELIVERY else None
        return max(0, self._second(load.ready(self.remainder.now))) if load is not None else 0

    def _windows(
        self,
        stop: Stop,
        later_s: int,
        earliest: datetime | None = None,
        goes_home: datetime | None = None,
    ) -> tuple[tuple[Window, ...], Lateness | None]:
        """When service may start, and what coming after the promise costs.

        The last promise gives way by as much as the budget has it; what stands already, by more. As
        nobody knows how long things will take, lateness is counted from a little before its end: so
        much that a stop on the dot costs what it will be late by on average. Beyond when the driver
        ``goes_home`` every stop is late.
        """
        per_minute = round(self.settings.late_cents_per_minute)
        order = self._order(stop)
        depot = depot_for(order.depot_id, self.known_depots, self.tracker.data.shifts)
        given = promises(task_of(order, stop), self.tracker.data.day, depot.zone)
        begin = self._second(earliest) if earliest is not None else 0
        if not given:
            late = Lateness(self._second(goes_home), per_minute) if goes_home is not None else None
            return ((Window(begin, self._last()),) if begin else ()), late
        due = self._second(given[-1][1])
        end = max(due, 0) + later_s
        open_ones = [w for w in given[:-1] if self._second(w[1]) > begin]
        windows = [self._window(w, begin) for w in open_ones]
        first = max(self._second(given[-1][0]), begin)
        windows.append(Window(min(first, end), end))
        safe = due - round(ON_THE_DOT * self.remainder.unrest * max(due, 0) ** 0.5)
        safe = min(safe, self._second(goes_home)) if goes_home is not None else safe
        return tuple(windows), Lateness(safe, per_minute) if end > safe else None

    def _window(self, promise: Promise, begin: int) -> Window:
        return Window(max(self._second(promise[0]), begin), self._second(promise[1]))

    def _paired(self) -> tuple[tuple[Job, ...], tuple[Shipment, ...]]:
        """Jobs by themselves, and the two ends of what is taken and brought on one trip."""
        pickups = {
            self.stops[name].order_id: job
            for name, job in self.jobs.items()
            if job.kind is TaskKind.PICKUP
        }
        shipments, alone = [], dict(self.jobs)
        for name, job in self.jobs.items():
            pickup = pickups.get(self.stops[name].order_id)
            if job.kind is TaskKind.DELIVERY and not job.on_board and pickup is not None:
                shipments.append(Shipment(pickup, replace(job, depots=None)))
                del alone[name], alone[pickup.job_id]
        return tuple(alone.values()), tuple(shipments)

    # --- small --------------------------------------------------------------------------------

    def _shifts_for(self, order: Order) -> frozenset[str] | None:
        return shifts_for(order, (part.shift for part in self.remainder.shifts))

    def _order(self, stop: Stop) -> Order:
        return self.tracker.data.orders[stop.order_id]

    def _second(self, at: datetime) -> int:
        return round((at - self.zero).total_seconds())

    def _last_home(self) -> datetime | None:
        """When the last driver goes home; None where that is not known of all."""
        known = [self.tracker.times(part.route).goes_home for part in self.remainder.shifts]
        return max((at for at in known if at is not None), default=None) if all(known) else None

    def _last(self) -> int:
        """Beyond the end of every shift."""
        ends = (instant(p.shift.day, p.shift.ends, p.shift.depot.zone) for p in self.remainder.shifts)
        return self._second(max(ends) + timedelta(hours=12))
