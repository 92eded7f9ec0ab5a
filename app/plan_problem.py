"""A day's orders and shifts as a routing problem."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.domain.fleet import Depot, Shift
from app.domain.geo import LonLat
from app.domain.orders import Order, Task
from app.domain.promises import promises
from app.domain.routes import Route, Stop, first_attempts
from app.domain.routing import BreakSpec, Costs, Job, Problem, Reload, Shipment, VehicleSpec, Window
from app.domain.timing import instant

LEFT_OUT_PRICE = 20_000
"""Cents an order of middle priority (50) is worth to us at least; from half that to one and a half."""
SETUP_S = 60
"""Parking and finding the door, once per place."""
WARM_START_SHARE = 0.9
"""A draft that holds at least this share of the stops is a better beginning than none."""


@dataclass(frozen=True, slots=True)
class StatedDay:
    """The problem, the instant of its second 0, and the stops its job ids stand for."""

    zero: datetime
    problem: Problem
    stops: Mapping[str, Stop]


def state_day(
    day: date,
    orders: Iterable[Order],
    shifts: Iterable[Shift],
    depots: Iterable[Depot],
    drafts: Iterable[Route],
) -> StatedDay:
    """State located orders and free shifts (at least one) as a problem.

    Orders of a depot ride with that depot's shifts only; those of none, with any. Windows are read
    in the zone of the order's depot.
    """
    crew = tuple(shifts)
    zero = min(instant(day, 0, shift.depot.zone) for shift in crew)
    stated = _Statement(day, zero, crew, {depot.depot_id: depot for depot in depots})
    for order in orders:
        stated.add(order)
    return StatedDay(zero, stated.problem(drafts), stated.stops)


@dataclass(slots=True)
class _Statement:
    """A problem in the making."""

    day: date
    zero: datetime
    shifts: tuple[Shift, ...]
    depots: Mapping[str, Depot]
    places: dict[LonLat, int] = field(default_factory=dict)
    jobs: list[Job] = field(default_factory=list)
    shipments: list[Shipment] = field(default_factory=list)
    stops: dict[str, Stop] = field(default_factory=dict)
    dearest: int = 0

    def __post_init__(self) -> None:
        self.dearest = max(shift.vehicle.costs.fixed for shift in self.shifts)
        for shift in self.shifts:
            self._place(shift.depot.location)

    def add(self, order: Order) -> None:
        """One order's job, or its shipment."""
        jobs = [
            self._job(order, stop, task)
            for stop, task in zip(first_attempts(order), order.tasks, strict=True)
        ]
        if len(jobs) == 2:
            self.shipments.append(Shipment(*jobs))
        else:
            self.jobs.extend(jobs)

    def problem(self, drafts: Iterable[Route]) -> Problem:
        """All that was added."""
        vehicles = tuple(self._vehicle(shift) for shift in self.shifts)
        warm = {
            draft.shift_id: tuple(name for name in draft.stop_ids if name in self.stops)
            for draft in drafts
        }
        enough = sum(map(len, warm.values())) >= WARM_START_SHARE * len(self.stops)
        return Problem(
            locations=tuple(self.places),
            vehicles=vehicles,
            jobs=tuple(self.jobs),
            shipments=tuple(self.shipments),
            warm_start=warm if enough else {},
        )

    def _job(self, order: Order, stop: Stop, task: Task) -> Job:
        if task.place.location is None:
            raise ValueError(f"{order.order_id} has no place")
        self.stops[stop.stop_id] = stop
        theirs = {s.shift_id for s in self.shifts if s.depot.depot_id == order.depot_id}
        price = (LEFT_OUT_PRICE + self.dearest) * (50 + order.priority) // 100
        return Job(
            job_id=stop.stop_id,
            location=self._place(task.place.location),
            kind=stop.task,
            amounts=order.amounts,
            service=task.service_s,
            price=price // len(order.tasks),
            setup=SETUP_S,
            windows=tuple(
                Window(self._second(opens), self._second(closes))
                for opens, closes in promises(task, self.day, self._zone(order))
            ),
            skills=order.requirements,
            vehicles=frozenset(theirs) if order.depot_id else None,
        )

    def _vehicle(self, shift: Shift) -> VehicleSpec:
        home = self._place(shift.depot.location)
        zone = shift.depot.zone
        costs = shift.vehicle.costs
        loading = shift.depot.loading_s
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
            reload=Reload((home,), loading, shift.max_trips) if shift.max_trips > 1 else None,
            costs=Costs(costs.fixed, costs.per_hour, costs.per_km),
        )

    def _zone(self, order: Order) -> ZoneInfo:
        depot = self.depots.get(order.depot_id)
        return depot.zone if depot else self.shifts[0].depot.zone

    def _place(self, location: LonLat) -> int:
        return self.places.setdefault(location, len(self.places))

    def _wall(self, wall_s: int, zone: ZoneInfo) -> int:
        return self._second(instant(self.day, wall_s, zone))

    def _second(self, at: datetime) -> int:
        return round((at - self.zero).total_seconds())
