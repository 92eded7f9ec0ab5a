"""A fleet out of a JSON file: the depot and a day's shifts with their drivers and vehicles.

::

    {"depot": {"id": "schaan", "name": "...", "address": "...", "lon": 9.5, "lat": 47.2,
               "timezone": "Europe/Vaduz", "loading_min": 15},
     "shifts": [{"driver": {"id": "aino", "name": "Aino", "phone": "", "skills": []},
                 "vehicle": {"id": "van-1", "name": "Van 1", "profile": "van", "skills": [],
                             "capacity": {"weight_kg": 800, "volume_l": 6000, "parcels": 60},
                             "costs": {"fixed": 60, "per_hour": 30, "per_km": 0.45}},
                 "starts": "07:30", "ends": "16:30", "max_trips": 1,
                 "breaks": [{"earliest": "11:30", "latest": "13:00", "minutes": 30}]}]}

Money is in whole units (francs, euros), as people write it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from app.domain.errors import InputRefused
from app.domain.fleet import Break, Depot, Driver, Profile, Shift, Vehicle, VehicleCosts
from app.domain.geo import LonLat
from app.domain.load import DEFAULT_DIMENSIONS, amounts_from
from app.import_values import parse_time


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


class _VehicleRow(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    profile: Profile
    capacity: _CapacityRow
    skills: list[str] = []
    costs: _CostsRow = _CostsRow()


class _BreakRow(msgspec.Struct, forbid_unknown_fields=True):
    earliest: str
    latest: str
    minutes: float


class _ShiftRow(msgspec.Struct, forbid_unknown_fields=True):
    driver: _DriverRow
    vehicle: _VehicleRow
    starts: str
    ends: str
    breaks: list[_BreakRow] = []
    max_trips: int = 1


class _FleetFile(msgspec.Struct, forbid_unknown_fields=True):
    depot: _DepotRow
    shifts: list[_ShiftRow]


def load_fleet(path: Path, day: date) -> tuple[Depot, tuple[Shift, ...]]:
    """The depot and the shifts of ``day``; a shift's id is the day and its driver's id.

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
    shifts = tuple(_shift(row, day, depot, path.name) for row in fleet.shifts)
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
            f"{name}: the depot's lon {row.lon:g}, lat {row.lat:g} is no place on earth."
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


def _shift(row: _ShiftRow, day: date, depot: Depot, name: str) -> Shift:
    who = f"{name}, shift of {row.driver.name or row.driver.id}"
    try:
        starts, ends = parse_time(row.starts, day), parse_time(row.ends, day)
        breaks = tuple(_break(one, day) for one in row.breaks)
        vehicle = _vehicle(row.vehicle)
    except InputRefused as error:
        raise InputRefused(f"{who}: {error}") from error
    if ends <= starts:
        raise InputRefused(f"{who}: it ends before it starts ({row.starts}-{row.ends}).")
    if row.max_trips < 1:
        raise InputRefused(f"{who}: max_trips counts loadings and is at least 1.")
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
        depot=depot,
        starts=starts,
        ends=ends,
        breaks=breaks,
        max_trips=row.max_trips,
    )


def _vehicle(row: _VehicleRow) -> Vehicle:
    capacity = (row.capacity.weight_kg, row.capacity.volume_l, row.capacity.parcels)
    costs = row.costs
    if min(costs.fixed, costs.per_hour, costs.per_km) < 0:
        raise InputRefused("costs are not negative.")
    return Vehicle(
        vehicle_id=row.id,
        name=row.name,
        profile=row.profile,
        capacity=amounts_from(capacity, DEFAULT_DIMENSIONS),
        skills=frozenset(skill.casefold() for skill in row.skills),
        costs=VehicleCosts(
            round(costs.fixed * 100), round(costs.per_hour * 100), round(costs.per_km * 100)
        ),
    )


def _break(row: _BreakRow, day: date) -> Break:
    earliest, latest = parse_time(row.earliest, day), parse_time(row.latest, day)
    if latest < earliest:
        raise InputRefused(f"the break {row.earliest}-{row.latest} ends before it starts.")
    if not 0 < row.minutes <= 24 * 60:
        raise InputRefused(f"a break of {row.minutes:g} minutes is none.")
    return Break(earliest, latest, round(row.minutes * 60))
