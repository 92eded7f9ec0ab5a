"""VROOM's vehicles as shifts.

VROOM's cost per hour is one of driving, and a cost is given in whole units of which one hour costs
3600 unless told otherwise. A break must be had within working hours, as with VROOM; one before the
first or after the last stop is written down as a step of its own.
"""

from __future__ import annotations

from math import floor, isfinite

from app.domain.errors import InputRefused
from app.domain.routing import BreakSpec, Costs, Limits, Overtime, Reload, VehicleSpec, Window
from storage.vroom.input import Rest, Vehicle, VroomInput
from storage.vroom.places import Places
from storage.vroom.tasks import amounts_of, named_seconds, window_of, windows_of

FASTEST = 5.0
"""VROOM's own bound of a speed factor."""


def zero_of(source: VroomInput) -> int:
    """The file's second at which our axis begins: a midnight (UTC, where the file has timestamps)
    before anything can happen, or 0 where a vehicle may always work."""
    starts = [vehicle.time_window[0] for vehicle in source.vehicles if vehicle.time_window]
    if len(starts) < len(source.vehicles):
        return 0
    return min(*starts, *named_seconds(source)) // 86_400 * 86_400


def vehicles_of(
    source: VroomInput, places: Places, dimensions: int, zero: int
) -> tuple[VehicleSpec, ...]:
    """All shifts; one without a time window may end any time (``latest`` is set by the caller).

    Raises:
        InputRefused: one makes no sense, or cannot be honoured.
    """
    seen = set()
    for vehicle in source.vehicles:
        if vehicle.id in seen:
            raise InputRefused(f"The id of vehicle {vehicle.id} is there twice.")
        if not 0 <= vehicle.id < 2**64:
            raise InputRefused(f"The vehicle {vehicle.id} has an id that is not between 0 and 2^64.")
        seen.add(vehicle.id)
    return tuple(_vehicle(vehicle, places, dimensions, zero) for vehicle in source.vehicles)


def duration_factor(speed_factor: float) -> float:
    """What VROOM multiplies driving times by: two digits after the point."""
    return floor(100 / speed_factor + 0.5) / 100


def _vehicle(vehicle: Vehicle, places: Places, dimensions: int, zero: int) -> VehicleSpec:
    who = f"The vehicle {vehicle.id}"
    extras = vehicle.roundsman
    start = _end(vehicle.start_index, vehicle.start, places, f"{who}, start")
    end = _end(vehicle.end_index, vehicle.end, places, f"{who}, end")
    if start is None and end is None:
        raise InputRefused(f"{who} has neither a start nor an end.")
    if not (isfinite(vehicle.speed_factor) and 0 < vehicle.speed_factor <= FASTEST):
        raise InputRefused(f"{who} has a speed_factor that is not above 0 and at most 5.")
    if duration_factor(vehicle.speed_factor) > 100:
        raise InputRefused(f"{who} is slower than a hundredth of the matrix, which is no vehicle.")
    hours = window_of(vehicle.time_window, who) if vehicle.time_window is not None else None
    overtime = extras.overtime
    return VehicleSpec(
        vehicle_id=str(vehicle.id),
        profile=vehicle.profile or "car",
        start=start,
        end=end,
        capacity=amounts_of(vehicle.capacity, dimensions, who),
        earliest=0 if hours is None else hours.start - zero,
        latest=NEVER if hours is None else hours.latest_start - zero,
        loading=extras.loading,
        skills=frozenset(map(str, vehicle.skills)),
        breaks=tuple(_break(rest, dimensions, hours, zero, who) for rest in _in_order(vehicle, who)),
        reload=_reload(vehicle, places, who),
        costs=_costs(vehicle, places, who),
        vehicle_type=vehicle.type,
        speed_factor=1 / duration_factor(vehicle.speed_factor) if vehicle.speed_factor != 1 else 1.0,
        limits=Limits(
            vehicle.max_tasks,
            vehicle.max_travel_time,
            _max_distance(vehicle, places, who),
            extras.driving_without_rest,
            extras.max_duration,
        ),
        overtime=Overtime(overtime.seconds, overtime.per_hour) if overtime else Overtime(),
        loads_at_start=extras.loads_at_start,
        carrying=amounts_of(extras.carrying, dimensions, f"{who}, carrying") if extras.carrying else (),
    )


NEVER = 2**40
"""Stands for the end of a shift that has none until the caller knows the longest possible day."""


def _end(index: int | None, point: list[float] | None, places: Places, who: str) -> int | None:
    return None if index is None and point is None else places.number(index, point, who)


def _costs(vehicle: Vehicle, places: Places, who: str) -> Costs:
    """VROOM's costs; a matrix of costs stands in the place of metres, a unit for each."""
    given, per_hour = vehicle.costs, vehicle.roundsman.per_hour
    if not places.has_costs(vehicle.profile or "car"):
        return Costs(given.fixed, per_hour, given.per_km, given.per_hour, given.per_task_hour)
    if given.per_hour != 3600 or given.per_km:
        raise InputRefused(f"{who} has costs per hour or km besides a matrix of costs.")
    return Costs(given.fixed, per_hour, 1000, 0, given.per_task_hour)


def _max_distance(vehicle: Vehicle, places: Places, who: str) -> int | None:
    if vehicle.max_distance is not None and places.has_costs(vehicle.profile or "car"):
        raise InputRefused(f"{who} has a max_distance besides a matrix of costs; only one can be kept.")
    return vehicle.max_distance


def _reload(vehicle: Vehicle, places: Places, who: str) -> Reload | None:
    given = vehicle.roundsman.reload
    if given is None:
        return None
    if not given.locations:
        raise InputRefused(f"{who} may reload, but no place for it is given.")
    where = tuple(places.of(place, f"{who}, reload") for place in given.locations)
    return Reload(where, given.loading, given.max_trips)


def _in_order(vehicle: Vehicle, who: str) -> list[Rest]:
    """Breaks as VROOM takes them: by their first window."""
    ids = [rest.id for rest in vehicle.breaks]
    if len(set(ids)) < len(ids):
        raise InputRefused(f"{who} has two breaks with the same id.")
    return sorted(vehicle.breaks, key=lambda rest: min(rest.time_windows or [[0]]))


def _break(rest: Rest, dimensions: int, hours: Window | None, zero: int, who: str) -> BreakSpec:
    """A break within working hours."""
    name = f"{who}, break {rest.id}"
    windows = windows_of(rest.time_windows, name) or (Window(0, NEVER),)
    if hours is not None:
        first, last = hours.start, hours.latest_start - rest.service
        windows = tuple(
            Window(max(w.start, first), min(w.latest_start, last))
            for w in windows
            if max(w.start, first) <= min(w.latest_start, last)
        )
    if not windows:
        raise InputRefused(f"{name} cannot be had within working hours.")
    return BreakSpec(
        tuple(Window(max(0, w.start - zero), w.latest_start - zero) for w in windows),
        rest.service,
        () if rest.max_load is None else amounts_of(rest.max_load, dimensions, f"{name}, max_load"),
    )
