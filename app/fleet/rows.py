"""The rows of a fleet file, as ``app.fleet.files`` describes them."""

from __future__ import annotations

import msgspec

from app.domain.fleet import Profile


class DepotRow(msgspec.Struct, forbid_unknown_fields=True):
    """A depot."""

    id: str
    name: str
    lon: float
    lat: float
    address: str = ""
    timezone: str = "Europe/Vaduz"
    loading_min: float = 15


class DriverRow(msgspec.Struct, forbid_unknown_fields=True):
    """A driver."""

    id: str
    name: str
    phone: str = ""
    skills: list[str] = []


class CapacityRow(msgspec.Struct, forbid_unknown_fields=True):
    """What a vehicle carries, in the units people write."""

    weight_kg: float
    volume_l: float
    parcels: int


class CostsRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What a vehicle costs, in whole money."""

    fixed: float = 0
    per_hour: float = 30
    per_km: float = 0.45
    per_driving_hour: float = 0
    per_task_hour: float = 0


class VehicleRow(msgspec.Struct, forbid_unknown_fields=True):
    """A vehicle."""

    id: str
    name: str
    profile: Profile
    capacity: CapacityRow
    skills: list[str] = []
    costs: CostsRow = CostsRow()
    type: str = ""
    speed_factor: float = 1.0


class BreakRow(msgspec.Struct, forbid_unknown_fields=True):
    """A rest that starts between two times."""

    earliest: str
    latest: str
    minutes: float


class LimitsRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The most a shift may have; None: no limit."""

    stops: int | None = None
    km: float | None = None
    driving_hours: float | None = None
    driving_hours_without_rest: float | None = None
    hours: float | None = None


class OvertimeRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How much longer a shift may be planned, and at what price."""

    minutes: float = 0
    per_hour: float = 0


class ShiftRow(msgspec.Struct, forbid_unknown_fields=True):
    """Who drives what, from when to when."""

    driver: DriverRow
    vehicle: VehicleRow
    starts: str
    ends: str
    breaks: list[BreakRow] = []
    max_trips: int = 1
    depot: str = ""
    reload_at: list[str] = []
    limits: LimitsRow = LimitsRow()
    overtime: OvertimeRow = OvertimeRow()


class FleetFile(msgspec.Struct, forbid_unknown_fields=True):
    """The whole file."""

    depot: DepotRow
    shifts: list[ShiftRow]
    other_depots: list[DepotRow] = []
