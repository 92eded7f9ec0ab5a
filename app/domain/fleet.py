"""Who drives what, from where, when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.geo import LonLat
from app.domain.load import Amounts


class Profile(StrEnum):
    """How a vehicle uses the road network."""

    CAR = "car"
    VAN = "van"
    BICYCLE = "bicycle"


@dataclass(frozen=True, slots=True)
class Depot:
    """Where goods wait and routes start and end. ``loading_s``: seconds to load a vehicle there."""

    depot_id: str
    name: str
    location: LonLat
    address: str = ""
    timezone: str = "Europe/Vaduz"
    loading_s: int = 900

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of its windows and shifts."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True)
class Driver:
    """A person who drives. ``driver_id`` is opaque to the sync server."""

    driver_id: str
    name: str
    phone: str = ""
    skills: frozenset[str] = frozenset()

    @property
    def initials(self) -> str:
        """Two letters for a marker on the map."""
        words = self.name.split()
        if not words:
            return "?"
        return (words[0][0] + (words[-1][0] if len(words) > 1 else words[0][1:2])).upper()


@dataclass(frozen=True, slots=True)
class VehicleCosts:
    """Money in minor units (cents): fixed per day used, per hour on the road, per kilometre."""

    fixed: int = 0
    per_hour: int = 3000
    per_km: int = 45


@dataclass(frozen=True, slots=True)
class Vehicle:
    """What carries the goods. ``capacity`` in base units per load dimension."""

    vehicle_id: str
    name: str
    profile: Profile
    capacity: Amounts
    skills: frozenset[str] = frozenset()
    costs: VehicleCosts = VehicleCosts()


@dataclass(frozen=True, slots=True)
class Break:
    """A rest of ``duration_s`` seconds that starts between two wall-clock seconds of the day."""

    earliest: int
    latest: int
    duration_s: int


@dataclass(frozen=True, slots=True)
class Shift:
    """A driver with a vehicle on a day. ``starts`` and ``ends`` are wall-clock seconds.

    ``max_trips`` counts loadings at the depot: 1 means no return for more.
    """

    shift_id: str
    day: date
    driver: Driver
    vehicle: Vehicle
    depot: Depot
    starts: int
    ends: int
    breaks: tuple[Break, ...] = ()
    max_trips: int = 1

    @property
    def skills(self) -> frozenset[str]:
        """What driver and vehicle can do together."""
        return self.driver.skills | self.vehicle.skills
