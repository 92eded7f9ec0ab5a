"""A fleet out of a JSON file: depots and a day's shifts with their drivers and vehicles.

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

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from app.domain.errors import InputRefused
from app.domain.fleet import (
    Break,
    Depot,
    Driver,
    Profile,
    Shift,
    ShiftLimits,
    ShiftOvertime,
    Vehicle,
    VehicleCosts,
)
from app.domain.geo import LonLat
from app.domain.load import DEFAULT_DIMENSIONS, amounts_from
from app.import_times import parse_time


class _DepotRow(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    lon: float
    lat: float
    address: str = ""
    timezone: str = "Europe/Vaduz"
    loading_min: float = 15


class _DriverRow(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    phone: str = ""
    skills: list[str] = []


class _CapacityRow(msgspec.Struct, forbid_unknown_fields=True):
    weight_kg: float
    volume_l: float
    parcels: int


class _CostsRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    fixed: float = 0
    per_hour: float = 30
    per_km: float = 0.45
    per_driving_hour: float = 0
    per_task_hour: float = 0


class _VehicleRow(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    profile: Profile
    capacity: _CapacityRow
    skills: list[str] = []
    costs: _CostsRow = _CostsRow()
    type: str = ""
    speed_factor: float = 1.0


class _BreakRow(msgspec.Struct, forbid_unknown_fields=True):
    earliest: str
    latest: str
    minutes: float


class _LimitsRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    stops: int | None = None
    km: float | None = None
    driving_hours: float | None = None
    driving_hours_without_rest: float | None = None
    hours: float | None = None


class _OvertimeRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    minutes: float = 0
    per_hour: float = 0


class _ShiftRow(msgspec.Struct, forbid_unknown_fields=True):
    driver: _DriverRow
    vehicle: _VehicleRow
    starts: str
    ends: str
    breaks: list[_BreakRow] = []
    max_trips: int = 1
    depot: str = ""
    reload_at: list[str] = []
    limits: _LimitsRow = _LimitsRow()
    overtime: _OvertimeRow = _OvertimeRow()


class _FleetFile(msgspec.Struct, forbid_unknown_fields=True):
    depot: _DepotRow
    shifts: list[_ShiftRow]
    other_depots: list[_DepotRow] = []


def load_fleet(path: Path, day: date) -> tuple[Depot, tuple[Shift, ...]]:
    """The first depot and the shifts of ``day``; a shift's id is the day and its driver's id.

    Raises:
        InputRefused: not readable, not JSON, a field missing or wrong, an impossible shift.
    """
    try:
        fleet = msgspec.json.decode(path.read_bytes(), type=_FleetFile)
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


def _depot(row: _DepotRow, name: str) -> Depot:
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


def _shift(row: _ShiftRow, day: date, depots: Mapping[str, Depot], name: str) -> Shift:
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
        shift_id=f"{day.isoformat()}-{row.driver.id}",
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


def _vehicle(row: _VehicleRow) -> Vehicle:
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


def _limits(row: _LimitsRow) -> ShiftLimits:
    if any(limit is not None and not 0 < limit < 1e6 for limit in msgspec.structs.astuple(row)):
        raise InputRefused("a limit is more than 0; leave it out where there is none.")
    return ShiftLimits(
        stops=row.stops,
        driving_s=_times(row.driving_hours, 3600),
        distance_m=_times(row.km, 1000),
        driving_without_rest_s=_times(row.driving_hours_without_rest, 3600),
        duration_s=_times(row.hours, 3600),
    )


def _overtime(row: _OvertimeRow) -> ShiftOvertime:
    if not 0 <= row.minutes <= 24 * 60 or not 0 <= row.per_hour < 1e9:
        raise InputRefused("overtime is 0 to 1440 minutes, at a price that is not negative.")
    return ShiftOvertime(round(row.minutes * 60), round(row.per_hour * 100))


def _times(value: float | None, factor: int) -> int | None:
    return None if value is None else round(value * factor)


def _break(row: _BreakRow, day: date) -> Break:
    earliest, latest = parse_time(row.earliest, day), parse_time(row.latest, day)
    if latest < earliest:
        raise InputRefused(f"the break {row.earliest}-{row.latest} ends before it starts.")
    if not 0 < row.minutes <= 24 * 60:
        raise InputRefused(f"a break of {row.minutes:g} minutes is none.")
    return Break(earliest, latest, round(row.minutes * 60))
