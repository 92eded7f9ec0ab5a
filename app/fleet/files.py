"""A fleet out of and into a JSON file: depots and a day's shifts with their drivers and vehicles.

::

    {"depot": {"id": "schaan", "name": "...", "address": "...", "lon": 9.5, "lat": 47.2,
               "timezone": "Europe/Vaduz", "loading_min": 15},
     "other_depots": [{"id": "vaduz", "name": "...", "lon": 9.52, "lat": 47.14}],
     "shifts": [{"driver": {"id": "aino", "name": "Aino", "phone": "", "skills": []},
                 "vehicle": {"id": "van-1", "name": "Van 1", "profile": "van", "skills": [],
                             "type": "", "speed_factor": 1.0,
                             "capacity": {"weight_kg": 800, "volume_l": 6000, "parcels": 60},
                             "costs": {"fixed": 60, "per_hour": 30, "per_km": 0.45,
                                       "per_driving_hour": 0, "per_task_hour": 0}},
                 "depot": "schaan", "starts": "07:30", "ends": "16:30",
                 "max_trips": 1, "reload_at": ["vaduz"],
                 "breaks": [{"earliest": "11:30", "latest": "13:00", "minutes": 30}],
                 "limits": {"stops": 80, "km": 200, "hours": 8.5, "driving_hours": 6,
                            "driving_hours_without_rest": 4.5},
                 "overtime": {"minutes": 30, "per_hour": 45}}]}

Money is in whole units (francs, euros), as people write it. Needed are the depot's id, name, lon and
lat, the driver's id and name, the vehicle's id, name, profile and capacity, ``starts`` and ``ends``;
a limit that is left out does not bind, and everything else is as shown or empty when left out.

``depot`` is where the shift starts and ends (left out: the file's first). ``max_trips`` counts
loadings; a shift with several may load at its own depot and at those of ``reload_at``. ``type`` is a
word of the site's own, for the setting ``vehicle_types``; ``speed_factor`` 1.1 drives a tenth faster
than usual. ``overtime``: so many minutes the planner may add to the shift, at a price on top.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from app.domain.errors import InputRefused
from app.domain.fleet import (
    Break,
    Depot,
    Driver,
    Shift,
    ShiftLimits,
    ShiftOvertime,
    Vehicle,
    VehicleCosts,
)
from app.domain.geo import LonLat
from app.domain.load import DEFAULT_DIMENSIONS, amounts_from
from app.domain.timing import clock_text
from app.fleet.coming_shifts import shift_id_of
from app.fleet.rows import (
    BreakRow,
    CapacityRow,
    CostsRow,
    DepotRow,
    DriverRow,
    FleetFile,
    LimitsRow,
    OvertimeRow,
    ShiftRow,
    VehicleRow,
)
from app.importing.times import parse_time


def load_fleet(path: Path, day: date) -> tuple[Depot, tuple[Shift, ...]]:
    """The first depot and the shifts of ``day``; a shift's id is the day and its driver's id.

    Raises:
        InputRefused: not readable, not JSON, a field missing or wrong, an impossible shift.
    """
    try:
        fleet = msgspec.json.decode(path.read_bytes(), type=FleetFile)
    except OSError as error:
        raise InputRefused(f"{path.name} cannot be read: {error.strerror or error}.") from error
    except msgspec.MsgspecError as error:
        raise InputRefused(f"{path.name} is no fleet file: {error}.") from error
    depot = _depot(fleet.depot, path.name)
    depots = {depot.depot_id: depot}
    for other in fleet.other_depots:
        if other.id in depots:
            raise InputRefused(f"{path.name} names the depot '{other.id}' twice.")
        depots[other.id] = _depot(other, path.name)
    shifts = tuple(_shift(row, day, depots, path.name) for row in fleet.shifts)
    if not shifts:
        raise InputRefused(f"{path.name} names no shift.")
    for what, ids in (
        ("driver", [shift.driver.driver_id for shift in shifts]),
        ("vehicle", [shift.vehicle.vehicle_id for shift in shifts]),
    ):
        twice = sorted({one for one in ids if ids.count(one) > 1})
        if twice:
            raise InputRefused(f"{path.name} names the {what} '{twice[0]}' on two shifts of one day.")
    return depot, shifts


def _depot(row: DepotRow, name: str) -> Depot:
    location = LonLat(row.lon, row.lat)
    if not location.is_valid:
        raise InputRefused(
            f"{name}: the depot {row.id}'s lon {row.lon:g}, lat {row.lat:g} is no place on earth."
        )
    try:
        ZoneInfo(row.timezone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InputRefused(f"{name}: there is no time zone '{row.timezone}'.") from error
    return Depot(
        depot_id=row.id,
        name=row.name,
        location=location,
        address=row.address,
        timezone=row.timezone,
        loading_s=round(row.loading_min * 60),
    )


def _shift(row: ShiftRow, day: date, depots: Mapping[str, Depot], name: str) -> Shift:
    who = f"{name}, shift of {row.driver.name or row.driver.id}"
    try:
        starts, ends = parse_time(row.starts, day), parse_time(row.ends, day)
        breaks = tuple(_break(one, day) for one in row.breaks)
        vehicle = _vehicle(row.vehicle)
        limits, overtime = _limits(row.limits), _overtime(row.overtime)
    except InputRefused as error:
        raise InputRefused(f"{who}: {error}") from error
    if ends <= starts:
        raise InputRefused(f"{who}: it ends before it starts ({row.starts}-{row.ends}).")
    if row.max_trips < 1:
        raise InputRefused(f"{who}: max_trips counts loadings and is at least 1.")
    unknown = [one for one in (row.depot, *row.reload_at) if one and one not in depots]
    if unknown:
        raise InputRefused(f"{who}: the file has no depot '{unknown[0]}'.")
    own = depots[row.depot or next(iter(depots))]
    return Shift(
        shift_id=shift_id_of(day, row.driver.id),
        day=day,
        driver=Driver(
            row.driver.id,
            row.driver.name,
            row.driver.phone,
            frozenset(skill.casefold() for skill in row.driver.skills),
        ),
        vehicle=vehicle,
        depot=own,
        starts=starts,
        ends=ends,
        breaks=breaks,
        max_trips=row.max_trips,
        limits=limits,
        overtime=overtime,
        reload_depots=tuple(depots[one] for one in dict.fromkeys(row.reload_at) if one != own.depot_id),
    )


def _vehicle(row: VehicleRow) -> Vehicle:
    capacity = (row.capacity.weight_kg, row.capacity.volume_l, row.capacity.parcels)
    prices = msgspec.structs.astuple(row.costs)
    if not all(0 <= price < 1e9 for price in prices):
        raise InputRefused("costs are not negative.")
    if not 0.1 <= row.speed_factor <= 10:
        raise InputRefused("speed_factor must be between 0.1 and 10.")
    return Vehicle(
        vehicle_id=row.id,
        name=row.name,
        profile=row.profile,
        capacity=amounts_from(capacity, DEFAULT_DIMENSIONS),
        skills=frozenset(skill.casefold() for skill in row.skills),
        costs=VehicleCosts(*(round(price * 100) for price in prices)),
        vehicle_type=row.type,
        speed_factor=row.speed_factor,
    )


def _limits(row: LimitsRow) -> ShiftLimits:
    if any(limit is not None and not 0 < limit < 1e6 for limit in msgspec.structs.astuple(row)):
        raise InputRefused("a limit is more than 0; leave it out where there is none.")
    return ShiftLimits(
        stops=row.stops,
        driving_s=_times(row.driving_hours, 3600),
        distance_m=_times(row.km, 1000),
        driving_without_rest_s=_times(row.driving_hours_without_rest, 3600),
        duration_s=_times(row.hours, 3600),
    )


def _overtime(row: OvertimeRow) -> ShiftOvertime:
    if not 0 <= row.minutes <= 24 * 60 or not 0 <= row.per_hour < 1e9:
        raise InputRefused("overtime is 0 to 1440 minutes, at a price that is not negative.")
    return ShiftOvertime(round(row.minutes * 60), round(row.per_hour * 100))


def _times(value: float | None, factor: int) -> int | None:
    return None if value is None else round(value * factor)


def _break(row: BreakRow, day: date) -> Break:
    earliest, latest = parse_time(row.earliest, day), parse_time(row.latest, day)
    if latest < earliest:
        raise InputRefused(f"the break {row.earliest}-{row.latest} ends before it starts.")
    if not 0 < row.minutes <= 24 * 60:
        raise InputRefused(f"a break of {row.minutes:g} minutes is none.")
    return Break(earliest, latest, round(row.minutes * 60))


def fleet_document(shifts: Sequence[Shift]) -> bytes:
    """The file that ``load_fleet`` reads as these shifts of one day.

    Raises:
        InputRefused: there is no shift.
    """
    if not shifts:
        raise InputRefused("Nobody works on this day, so there is no fleet to write.")
    depots = {depot.depot_id: depot for shift in shifts for depot in shift.depots}
    first, *others = (_depot_row(depot) for depot in depots.values())
    fleet = FleetFile(first, [_shift_row(shift) for shift in shifts], others)
    return msgspec.json.format(msgspec.json.encode(fleet), indent=1) + b"\n"


def _depot_row(depot: Depot) -> DepotRow:
    where, minutes = depot.location, depot.loading_s / 60
    return DepotRow(
        depot.depot_id, depot.name, where.lon, where.lat, depot.address, depot.timezone, minutes
    )


def _shift_row(shift: Shift) -> ShiftRow:
    driver, limits, overtime = shift.driver, shift.limits, shift.overtime
    return ShiftRow(
        driver=DriverRow(driver.driver_id, driver.name, driver.phone, sorted(driver.skills)),
        vehicle=_vehicle_row(shift.vehicle),
        starts=clock_text(shift.starts),
        ends=clock_text(shift.ends),
        breaks=[
            BreakRow(clock_text(one.earliest), clock_text(one.latest), one.duration_s / 60)
            for one in shift.breaks
        ],
        max_trips=shift.max_trips,
        depot=shift.depot.depot_id,
        reload_at=[depot.depot_id for depot in shift.reload_depots],
        limits=LimitsRow(
            stops=limits.stops,
            km=_parts(limits.distance_m, 1000),
            driving_hours=_parts(limits.driving_s, 3600),
            driving_hours_without_rest=_parts(limits.driving_without_rest_s, 3600),
            hours=_parts(limits.duration_s, 3600),
        ),
        overtime=OvertimeRow(overtime.seconds / 60, overtime.per_hour / 100),
    )


def _vehicle_row(vehicle: Vehicle) -> VehicleRow:
    weight, volume, parcels = (
        amount / dimension.scale
        for amount, dimension in zip(vehicle.capacity, DEFAULT_DIMENSIONS, strict=True)
    )
    costs = vehicle.costs
    prices = (costs.fixed, costs.per_hour, costs.per_km, costs.per_driving_hour, costs.per_task_hour)
    return VehicleRow(
        id=vehicle.vehicle_id,
        name=vehicle.name,
        profile=vehicle.profile,
        capacity=CapacityRow(weight, volume, round(parcels)),
        skills=sorted(vehicle.skills),
        costs=CostsRow(*(price / 100 for price in prices)),
        type=vehicle.vehicle_type,
        speed_factor=vehicle.speed_factor,
    )


def _parts(value: int | None, factor: int) -> float | None:
    return None if value is None else value / factor
