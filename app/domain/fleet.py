"""Who drives what, from where, when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    """Money in minor units (cents): fixed per day used, per hour on the road, per kilometre; and on
    top per hour driven and per hour at customers."""

    fixed: int = 0
    per_hour: int = 3000
    per_km: int = 45
    per_driving_hour: int = 0
    per_task_hour: int = 0


@dataclass(frozen=True, slots=True)
class Vehicle:
    """What carries the goods. ``capacity`` in base units per load dimension.

    ``vehicle_type`` is a word of the site's own (see ``Settings.vehicle_types``); ``speed_factor``
    divides the driving times of its profile: 1.1 is a tenth faster.
    """

    vehicle_id: str
    name: str
    profile: Profile
    capacity: Amounts
    skills: frozenset[str] = frozenset()
    costs: VehicleCosts = VehicleCosts()
    vehicle_type: str = ""
    speed_factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Break:
    """A rest of ``duration_s`` seconds that starts between two wall-clock seconds of the day."""

    earliest: int
    latest: int
    duration_s: int


@dataclass(frozen=True, slots=True)
class ShiftLimits:
    """The most a shift may have: stops, seconds driven, metres, seconds driven since its start or the
    last break, and seconds from its start to its end. None: no limit."""

    stops: int | None = None
    driving_s: int | None = None
    distance_m: int | None = None
    driving_without_rest_s: int | None = None
    duration_s: int | None = None


@dataclass(frozen=True, slots=True)
class ShiftOvertime:
    """How many seconds longer a shift may be planned, at cents per hour on top of its other costs."""

    seconds: int = 0
    per_hour: int = 0


@dataclass(frozen=True, slots=True)
class Shift:
    """A driver with a vehicle on a day. ``starts`` and ``ends`` are wall-clock seconds.

    ``max_trips`` counts loadings: 1 means no return for more. It starts and ends at ``depot``, and may
    load again there and at the ``reload_depots``.
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
    limits: ShiftLimits = ShiftLimits()
    overtime: ShiftOvertime = ShiftOvertime()
    reload_depots: tuple[Depot, ...] = ()

    @property
    def depots(self) -> tuple[Depot, ...]:
        """Where it may load, its own depot first."""
        return (self.depot, *self.reload_depots)

    @property
    def skills(self) -> frozenset[str]:
        """What driver and vehicle can do together."""
        return self.driver.skills | self.vehicle.skills

    @property
    def unplanned_overtime_per_hour(self) -> int:
        """Cents per hour after the shift, beyond its other costs: as agreed, else half an hour's."""
        return self.overtime.per_hour or self.vehicle.costs.per_hour // 2


def depot_for(depot_id: str, depots: Mapping[str, Depot], shifts: Sequence[Shift]) -> Depot:
    """An order's depot by its id; that of the day's first shift where it has none."""
    return depots.get(depot_id) or shifts[0].depot
