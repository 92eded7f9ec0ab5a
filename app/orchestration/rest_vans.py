"""Vans where they are, with what is in them, as vehicles of a routing problem."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.load import Amounts, add, subtract
from app.domain.orders import Order, TaskKind
from app.domain.routes import PlannedStop
from app.domain.routing import (
    BreakSpec,
    Job,
    Limits,
    Overtime,
    Reload,
    VehicleSpec,
    Window,
)
from app.domain.stop_state import StopState
from app.domain.timing import instant
from app.orchestration.remainder import FreeShift
from app.planning.problem import Places, costs_of, loads_at
from app.tracking import DayTracker

MUST = 10_000_000
"""Cents: what a driver was given is never left out for the sake of anything else."""
REST_WITHIN_S = 3600
"""A rest that is overdue may start so long after the next stop."""
_PASSED_ON = (StopState.FAILED, StopState.CANCELLED, StopState.NOT_ATTEMPTED)


class Vans:
    """States the vans of a day that goes on from an instant, second 0 of the problem."""

    def __init__(self, tracker: DayTracker, places: Places, zero: datetime) -> None:
        self._tracker = tracker
        self._places = places
        self._zero = zero

    def pace(self, part: FreeShift) -> float:
        """The learned multiple of a driver's driving times."""
        return self._tracker.times(part.route).other.leg.mean

    def anchor(self, part: FreeShift) -> Job:
        """Where a van goes on from: it makes every van come home, whatever becomes of its stops."""
        (name,) = anchors_of(part)
        return Job(
            job_id=name,
            location=self._places.at(part.here),
            kind=TaskKind.PICKUP,
            amounts=tuple(0 for _ in part.shift.vehicle.capacity),
            service=0,
            price=MUST,
            vehicles=frozenset({part.shift.shift_id}),
        )

    def vehicle(self, part: FreeShift) -> VehicleSpec:
        shift = part.shift
        costs, leaves = costs_of(shift.vehicle.costs), max(0, self._second(part.leaves))
        latest = self._second(instant(shift.day, shift.ends, shift.depot.zone))
        begun = part.under_way
        loading = shift.depot.loading_s
        left = shift.max_trips - part.over - begun
        reloads = tuple(self._places.at(depot.location) for depot in loads_at(shift))
        return VehicleSpec(
            vehicle_id=shift.shift_id,
            profile=shift.vehicle.profile.value,
            start=self._places.at(part.here),
            end=self._places.at(shift.depot.location),
            capacity=shift.vehicle.capacity,
            earliest=leaves,
            latest=max(latest, leaves),
            loading=0 if begun else loading,
            skills=shift.skills,
            breaks=self._breaks(part, leaves),
            reload=Reload(reloads, loading, left) if left > (not begun) else None,
            costs=replace(costs, fixed=0) if part.route.trips else costs,
            vehicle_type=shift.vehicle.vehicle_type,
            speed_factor=shift.vehicle.speed_factor / self.pace(part),
            limits=_limits(part),
            overtime=Overtime(shift.overtime.seconds, shift.unplanned_overtime_per_hour),
            loads_at_start=not begun,
            carrying=self._carrying(part),
        )

    def _breaks(self, part: FreeShift, leaves: int) -> tuple[BreakSpec, ...]:
        """Rests not taken yet."""
        known, shift = part.known, part.shift
        taken = len(known.rests) + (known.resting_since is not None)
        specs = []
        for rest in shift.breaks[taken:]:
            first = self._second(instant(shift.day, rest.earliest, shift.depot.zone))
            last = self._second(instant(shift.day, rest.latest, shift.depot.zone))
            window = Window(max(first, 0), max(last, leaves + REST_WITHIN_S))
            specs.append(BreakSpec((window,), rest.duration_s))
        return tuple(specs)

    def _carrying(self, part: FreeShift) -> Amounts:
        """What is in the van for none of its open stops: pickups made or about to be, and what was
        not to be delivered."""
        aboard: Amounts = ()
        for planned in part.kept:
            state, order = self._tracker.facts(planned.stop.stop_id).state, self._order(planned)
            is_pickup = planned.stop.task is TaskKind.PICKUP
            if is_pickup != (state in _PASSED_ON) and not self._is_brought(order, part):
                aboard = add(aboard, order.amounts) if aboard else order.amounts
        room = part.shift.vehicle.capacity
        for planned in part.on_trip:
            if planned.stop.task is TaskKind.DELIVERY:
                room = subtract(room, self._order(planned).amounts)
        return tuple(max(0, min(pair)) for pair in zip(aboard, room, strict=True)) if aboard else ()

    def _is_brought(self, order: Order, part: FreeShift) -> bool:
        """Whether this van brings, or has brought, an order's goods on the same trip."""
        return len(order.tasks) > 1 and any(
            p.stop.order_id == order.order_id and p.stop.task is TaskKind.DELIVERY
            for p in (*part.kept, *part.on_trip)
        )

    def _order(self, planned: PlannedStop) -> Order:
        return self._tracker.data.orders[planned.stop.order_id]

    def _second(self, at: datetime) -> int:
        return round((at - self._zero).total_seconds())


def anchors_of(part: FreeShift) -> tuple[str, ...]:
    """The name of the job that says where a van under way is."""
    return (f"anchor/{part.shift.shift_id}",) if part.under_way else ()


def _limits(part: FreeShift) -> Limits:
    """What is left of a shift's limits."""
    given = part.shift.limits
    earlier = (p for trip in part.route.trips[: part.over] for p in trip.stops)
    passed = [(p.leg_s, p.leg_m) for p in (*earlier, *part.kept)]
    began = part.known.started_at or part.leaves
    return Limits(
        tasks=_left(given.stops, len(passed), len(anchors_of(part))),
        driving_s=_left(given.driving_s, sum(s for s, _ in passed)),
        distance_m=_left(given.distance_m, sum(m for _, m in passed)),
        driving_without_rest_s=given.driving_without_rest_s,
        duration_s=_left(given.duration_s, round((part.leaves - began).total_seconds())),
    )


def _left(limit: int | None, used: int, extra: int = 0) -> int | None:
    return None if limit is None else max(limit - used, 0) + extra
