"""Vehicles and depots as text, and back."""

from __future__ import annotations

from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.fleet import Depot, Profile, Vehicle, VehicleCosts
from app.domain.geo import LonLat
from app.domain.load import DEFAULT_DIMENSIONS, amounts_from
from app.register.people import pin_text, read_pin
from app.register.reading import (
    FieldReader,
    Fields,
    Reading,
    money_text,
    number_text,
    skills_text,
)

COSTS = ("fixed", "per_hour", "per_km", "per_driving_hour", "per_task_hour")
CAPACITY = tuple(dimension.key for dimension in DEFAULT_DIMENSIONS)
_NOWHERE = LonLat(0, 0)


def vehicle_fields(vehicle: Vehicle) -> dict[str, str]:
    """As text."""
    costs = vehicle.costs
    prices = (costs.fixed, costs.per_hour, costs.per_km, costs.per_driving_hour, costs.per_task_hour)
    return {
        "name": vehicle.name,
        "profile": vehicle.profile.value,
        "type": vehicle.vehicle_type,
        "skills": skills_text(vehicle.skills),
        "speed": number_text(vehicle.speed_factor),
        **{
            dimension.key: number_text(amount / dimension.scale)
            for amount, dimension in zip(vehicle.capacity, DEFAULT_DIMENSIONS, strict=True)
        },
        **{name: money_text(price) for name, price in zip(COSTS, prices, strict=True)},
    }


def new_vehicle_fields() -> Mapping[str, str]:
    """What a new vehicle begins with."""
    return {"profile": Profile.VAN.value, "speed": "1", "per_hour": "30", "per_km": "0.45"}


def read_vehicle(fields: Fields, vehicle_id: str) -> Reading[Vehicle]:
    """The vehicle that was typed."""
    read = FieldReader(fields)
    amounts = []
    for name in CAPACITY:
        read.text(name, "How much fits in? 0 where it carries none.")
        amounts.append(read.between(name, 0, 0, 1e6))
    costs = VehicleCosts(*(read.money(name) for name in COSTS))
    return read.done(
        Vehicle(
            vehicle_id,
            read.text("name", "A vehicle has a name."),
            Profile(read.text("profile") or Profile.VAN),
            amounts_from(amounts, DEFAULT_DIMENSIONS),
            read.skills("skills"),
            costs,
            read.text("type"),
            read.between("speed", 1.0, 0.1, 10),
        )
    )


def depot_fields(depot: Depot) -> dict[str, str]:
    """As text."""
    return {
        "name": depot.name,
        "address": depot.address,
        "pin": pin_text(depot.location),
        "timezone": depot.timezone,
        "loading": number_text(depot.loading_s / 60),
    }


def new_depot_fields(zone: str) -> Mapping[str, str]:
    """What a new depot begins with."""
    return {"loading": "15", "timezone": zone}


def read_depot(fields: Fields, depot_id: str, found: LonLat | None) -> Reading[Depot]:
    """The depot that was typed; without a pin it is where its address was ``found``."""
    read = FieldReader(fields)
    pin = read.read("pin", lambda text: read_pin(text, None), None) or found
    if pin is None and not read.troubles:
        read.refuse("pin", "The address was not found; a pin such as 47.1660, 9.5100 says where it is.")
    zone = read.text("timezone", "A time zone such as Europe/Vaduz.")
    if zone and not _is_zone(zone):
        read.refuse("timezone", f"there is no time zone '{zone[:40]}'; one is Europe/Vaduz.")
    loading = read.between("loading", 15, 0, 600)
    return read.done(
        Depot(
            depot_id,
            read.text("name", "A depot has a name."),
            pin or _NOWHERE,
            read.text("address"),
            zone,
            round(loading * 60),
        )
    )


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
