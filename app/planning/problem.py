"""A day's orders and shifts as a routing problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from app.domain.expected_times import AS_STATED, ExpectedTimes
from app.domain.fleet import Depot, Shift, VehicleCosts, depot_for
from app.domain.geo import LonLat
from app.domain.orders import Order, OrderKind, Task, TaskKind
from app.domain.promises import promises
from app.domain.routes import Route, Stop, first_attempts
from app.domain.routing import (
    Balance,
    BreakSpec,
    CarrierSpec,
    Costs,
    Job,
    Keeping,
    Lateness,
    Limits,
    Overtime,
    Pace,
    Problem,
    Reload,
    Shipment,
    VehicleSpec,
    Window,
)
from app.domain.settings import Settings
from app.domain.timing import instant

SETUP_S = 60
"""Parking and finding the door, once per place, unless the vehicle's type says otherwise."""
WARM_START_SHARE = 0.9
"""A draft that holds at least this share of the stops is a better beginning than none, and worth
keeping where a change gains little."""


@dataclass(frozen=True, slots=True)
class StatedDay:
    """The problem, the instant of its second 0, the stops its job ids stand for, which depot each place
    is at which vehicles load, and what is expected of stops and drivers beside what is stated."""

    zero: datetime
    problem: Problem
    stops: Mapping[str, Stop]
    depots: Mapping[int, str]
    expected: ExpectedTimes = AS_STATED


def state_day(
    day: date,
    orders: Iterable[Order],
    shifts: Iterable[Shift],
    depots: Iterable[Depot],
    drafts: Iterable[Route],
    settings: Settings,
    expected: ExpectedTimes = AS_STATED,
    locked: Mapping[str, str] = MappingProxyType({}),
    goods: Mapping[str, datetime] = MappingProxyType({}),
) -> StatedDay:
    """State located orders and free shifts (at least one) as a problem.

    Orders of a depot are loaded there, and ride only with shifts that load there; those of none, with
    any. Windows are read in the zone of the order's depot. Stops that are ``locked`` ride with the
    shift named, where that is among these. ``goods`` are at the depot at an instant, by load.
    """
    crew = tuple(shifts)
    zero = min(instant(day, 0, shift.depot.zone) for shift in crew)
    stated = _Statement(
        day, zero, crew, {depot.depot_id: depot for depot in depots}, settings, expected, locked, goods
    )
    for order in orders:
        stated.add(order)
    return StatedDay(zero, stated.problem(drafts), stated.stops, stated.loaded_at, expected)


class Places:
    """Numbers for places, in the order in which they are asked for."""

    def __init__(self) -> None:
        self._numbers: dict[LonLat, int] = {}

    def at(self, location: LonLat) -> int:
        """The number of a place."""
        return self._numbers.setdefault(location, len(self._numbers))

    def loading(self, order: Order, depots: Mapping[str, Depot]) -> frozenset[int] | None:
        """Where a delivery's goods are; None where they are wherever vehicles load."""
        depot = depots.get(order.depot_id)
        if depot is None or depot.location not in self._numbers or order.task(TaskKind.PICKUP):
            return None
        return frozenset({self._numbers[depot.location]})

    @property
    def all(self) -> tuple[LonLat, ...]:
        """Every place by its number."""
        return tuple(self._numbers)


@dataclass(slots=True)
class _Statement:
    """A problem in the making."""

    day: date
    zero: datetime
    shifts: tuple[Shift, ...]
    depots: Mapping[str, Depot]
    settings: Settings
    expected: ExpectedTimes
    locked: Mapping[str, str]
    goods: Mapping[str, datetime]
    places: Places = field(default_factory=Places)
    loaded_at: dict[int, str] = field(default_factory=dict)
    jobs: list[Job] = field(default_factory=list)
    shipments: list[Shipment] = field(default_factory=list)
    stops: dict[str, Stop] = field(default_factory=dict)
    prices: dict[str, dict[str, int]] = field(default_factory=dict)
    vehicles: list[VehicleSpec] = field(default_factory=list)
    dearest: int = 0

    def __post_init__(self) -> None:
        self.dearest = max(shift.vehicle.costs.fixed for shift in self.shifts)
        for shift in self.shifts:
            for depot in loads_at(shift):
                self.loaded_at.setdefault(self.places.at(depot.location), depot.depot_id)
        self.vehicles.extend(self._vehicle(shift) for shift in self.shifts)

    def add(self, order: Order) -> None:
        """One order's job, or its shipment, and what carriers ask for it."""
        tasks = list(zip(first_attempts(order), order.tasks, strict=True))
        jobs = [self._job(order, stop, task) for stop, task in tasks]
        if len(jobs) == 2:
            self.shipments.append(Shipment(*jobs))
        else:
            self.jobs.extend(jobs)
        depot = depot_for(order.depot_id, self.depots, self.shifts).location
        for carrier_id, price_list in self.settings.carriers.items():
            asked = {stop.stop_id: price_list.price(order, task, depot) for stop, task in tasks}
            prices = {stop_id: price for stop_id, price in asked.items() if price is not None}
            if len(prices) == len(asked):
                self.prices.setdefault(carrier_id, {}).update(prices)

    def problem(self, drafts: Iterable[Route]) -> Problem:
        """All that was added."""
        prices = self.settings.prices
        before = {
            draft.shift_id: tuple(name for name in draft.stop_ids if name in self.stops)
            for draft in drafts
        }
        enough = sum(map(len, before.values())) >= WARM_START_SHARE * len(self.stops)
        changes = (_cents(prices.changed_driver), _cents(prices.changed_order))
        return Problem(
            locations=self.places.all,
            vehicles=tuple(self.vehicles),
            jobs=tuple(self.jobs),
            shipments=tuple(self.shipments),
            warm_start=before if enough else {},
            keeping=Keeping(before, *changes) if before and enough and any(changes) else None,
            carriers=tuple(CarrierSpec(name, asked) for name, asked in self.prices.items()),
            balance=Balance(_cents(prices.spread_per_hour), _cents(prices.spread_per_stop)),
            paces=paces_of(self.expected.hours, self.shifts[0], self.zero),
        )

    def _job(self, order: Order, stop: Stop, task: Task) -> Job:
        if task.place.location is None:
            raise ValueError(f"{order.order_id} has no place")
        self.stops[stop.stop_id] = stop
        price = price_of(order, self.settings, self.dearest)
        windows, lateness = self._windows(order, task)
        types = self.settings.vehicle_types
        stretch = self.expected.stretches.get(stop.stop_id, 1.0)
        return Job(
            job_id=stop.stop_id,
            location=self.places.at(task.place.location),
            kind=stop.task,
            amounts=order.amounts,
            service=round(task.service_s * stretch),
            price=price // len(order.tasks),
            setup=round(SETUP_S * stretch),
            windows=windows,
            skills=order.requirements,
            vehicles=self._vehicles(order, stop),
            lateness=lateness,
            depots=self.places.loading(order, self.depots),
            release=self._release(order),
            service_by_type={
                name: round(times.service_factor * task.service_s * stretch)
                for name, times in types.items()
            },
            setup_by_type={
                name: round(times.setup_min * 60 * stretch)
                for name, times in types.items()
                if times.setup_min is not None
            },
        )

    def _release(self, order: Order) -> int:
        """When the goods are at the depot, where a load brings them there."""
        ready = self.goods.get(order.load) if order.kind is OrderKind.DELIVERY else None
        return max(0, self._second(ready)) if ready is not None else 0

    def _vehicles(self, order: Order, stop: Stop) -> frozenset[str] | None:
        """The only shifts that may take a stop; None: all of them."""
        locked_to = self.locked.get(stop.stop_id)
        if locked_to is not None and any(shift.shift_id == locked_to for shift in self.shifts):
            return frozenset({locked_to})
        return shifts_for(order, self.shifts)

    def _windows(self, order: Order, task: Task) -> tuple[tuple[Window, ...], Lateness | None]:
        """When service may start; where lateness has a price, the last promise gives way for it."""
        zone = depot_for(order.depot_id, self.depots, self.shifts).zone
        windows = tuple(
            Window(self._second(opens), self._second(closes))
            for opens, closes in promises(task, self.day, zone)
        )
        per_minute = _cents(self.settings.prices.late_per_minute)
        if not windows or not per_minute:
            return windows, None
        *others, last = windows
        end = max(vehicle.latest + vehicle.overtime.seconds for vehicle in self.vehicles)
        longer = Window(last.start, max(last.latest_start, end))
        return (*others, longer), Lateness(last.latest_start, per_minute)

    def _vehicle(self, shift: Shift) -> VehicleSpec:
        home = self.places.at(shift.depot.location)
        zone = shift.depot.zone
        limits = shift.limits
        loading = shift.depot.loading_s
        reloads = tuple(self.places.at(depot.location) for depot in loads_at(shift))
        return VehicleSpec(
            vehicle_id=shift.shift_id,
            profile=shift.vehicle.profile.value,
            start=home,
            end=home,
            capacity=shift.vehicle.capacity,
            earliest=self._wall(shift.starts, zone),
            latest=self._wall(shift.ends, zone),
            loading=loading,
            skills=shift.skills,
            breaks=tuple(
                BreakSpec(
                    (Window(self._wall(b.earliest, zone), self._wall(b.latest, zone)),), b.duration_s
                )
                for b in shift.breaks
            ),
            reload=Reload(reloads, loading, shift.max_trips) if shift.max_trips > 1 else None,
            costs=costs_of(shift.vehicle.costs),
            vehicle_type=shift.vehicle.vehicle_type,
            speed_factor=shift.vehicle.speed_factor / self.expected.pace(shift.driver.driver_id),
            limits=Limits(
                tasks=limits.stops,
                driving_s=limits.driving_s,
                distance_m=limits.distance_m,
                driving_without_rest_s=limits.driving_without_rest_s,
                duration_s=limits.duration_s,
            ),
            overtime=Overtime(shift.overtime.seconds, shift.overtime.per_hour),
        )

    def _wall(self, wall_s: int, zone: ZoneInfo) -> int:
        return self._second(instant(self.day, wall_s, zone))

    def _second(self, at: datetime) -> int:
        return round((at - self.zero).total_seconds())


def paces_of(hours: Iterable[tuple[int, float]], shift: Shift, zero: datetime) -> tuple[Pace, ...]:
    """Multiples of driving times from local hours of a shift's depot on, as seconds of a problem. An
    hour that a clock change leaves out is the next one."""
    zone, day = shift.depot.zone, shift.day
    multiples = {
        round((instant(day, hour * 3600, zone) - zero).total_seconds()): multiple
        for hour, multiple in hours
    }
    return tuple(Pace(start, multiple) for start, multiple in sorted(multiples.items()))


def loads_at(shift: Shift) -> tuple[Depot, ...]:
    """The depots a shift comes to: the others only when it may load more than once."""
    return shift.depots if shift.max_trips > 1 else (shift.depot,)


def shifts_for(order: Order, shifts: Iterable[Shift]) -> frozenset[str] | None:
    """The shifts that load at an order's depot; None where it has none, for all."""
    if not order.depot_id:
        return None
    return frozenset(
        shift.shift_id
        for shift in shifts
        if any(depot.depot_id == order.depot_id for depot in loads_at(shift))
    )


def costs_of(costs: VehicleCosts) -> Costs:
    """A vehicle's costs in the planner's words."""
    return Costs(
        fixed=costs.fixed,
        per_hour=costs.per_hour,
        per_km=costs.per_km,
        per_driving_hour=costs.per_driving_hour,
        per_task_hour=costs.per_task_hour,
    )


def price_of(order: Order, settings: Settings, dearest: int = 0) -> int:
    """Cents that leaving an order out costs, where starting the dearest van costs ``dearest``: from
    half of the site's price to half as much again, by priority."""
    return (_cents(settings.prices.missed) + dearest) * (50 + order.priority) // 100


def _cents(money: float) -> int:
    return round(money * 100)
