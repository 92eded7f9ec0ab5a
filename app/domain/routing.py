"""A routing problem: what crosses from the desk to the planner.

All times are whole seconds on one axis chosen by whoever states the problem (the desk counts from
the local midnight of the day); distances are metres; money is in minor units (cents). Places are
indices into the problem's ``locations`` and matrices. See ``app.domain.solution`` for the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.geo import LonLat
from app.domain.load import Amounts
from app.domain.matrix import Matrix, TimeSlice
from app.domain.orders import TaskKind


@dataclass(frozen=True, slots=True)
class Window:
    """Service (or a rest) may start between these two seconds, both included."""

    start: int
    latest_start: int


@dataclass(frozen=True, slots=True)
class Lateness:
    """A soft end: every minute (by the second) that service starts after ``due`` costs these cents."""

    due: int
    per_minute: int


@dataclass(frozen=True, slots=True)
class BreakSpec:
    """A rest of ``duration`` seconds that starts within one of the windows (at least one), on the road
    or between stops; with no more than ``max_load`` on board (empty: any load). One that can be had
    before the route starts or after it ends needs no place on it, whatever is on board then."""

    windows: tuple[Window, ...]
    duration: int
    max_load: Amounts = ()

    @property
    def earliest(self) -> int:
        """The first second it may start."""
        return min(window.start for window in self.windows)

    @property
    def latest(self) -> int:
        """The last second it may start."""
        return max(window.latest_start for window in self.windows)


@dataclass(frozen=True, slots=True)
class Reload:
    """Returning to a depot for more: at most ``max_trips`` loadings in all, the one at the start (where
    there is one) included, each of ``loading`` s at any of the ``locations``."""

    locations: tuple[int, ...]
    loading: int
    max_trips: int


@dataclass(frozen=True, slots=True)
class Costs:
    """Cents: once when used, per hour from start to end, per hour driven, per hour of setup and
    service, and per kilometre. A route's cost, overtime and lateness with it, is the exact sum rounded
    half up once."""

    fixed: int = 0
    per_hour: int = 3600
    per_km: int = 0
    per_driving_hour: int = 0
    per_task_hour: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """The most a route may have: stops, seconds driven, metres, seconds driven since the start or the
    last break, and seconds from its start to its end (all included: a shift of eight hours that may
    begin at any time of a longer day). None: no limit."""

    tasks: int | None = None
    driving_s: int | None = None
    distance_m: int | None = None
    driving_without_rest_s: int | None = None
    duration_s: int | None = None


@dataclass(frozen=True, slots=True)
class Overtime:
    """A route may end so many seconds after the shift's ``latest``, at cents per hour beyond it, on top
    of the other costs."""

    seconds: int = 0
    per_hour: int = 0


@dataclass(frozen=True, slots=True)
class VehicleSpec:
    """A shift as the planner sees it.

    It starts loading at ``start`` no earlier than ``earliest`` for ``loading`` seconds, and is at
    ``end`` no later than ``latest`` (and overtime). ``start`` None: it begins at its first stop;
    ``end`` None: it ends at its last stop; one of the two is given. Without a start its goods are in it
    when it begins, from no place known (no stop with ``depots`` on the first trip), and its first stop
    needs no setup. ``speed_factor`` divides all its driving times, those of slices too, each number of
    a matrix at once: ``floor(duration * multiple / speed_factor + 0.5)`` in double precision, with the
    multiple of its slice. ``vehicle_type``
    chooses the stops' times by type.

    A van that is on the road already has ``loads_at_start`` False: ``start`` is where it is now, what
    it brings are the jobs ``on_board`` it, and goods from a depot need a reload first; ``loading`` then
    takes no time. ``carrying`` is what else is in it (failed deliveries, pickups made) from the start
    until its first reload; empty: none.
    """

    vehicle_id: str
    profile: str
    start: int | None
    end: int | None
    capacity: Amounts
    earliest: int
    latest: int
    loading: int = 0
    skills: frozenset[str] = frozenset()
    breaks: tuple[BreakSpec, ...] = ()
    reload: Reload | None = None
    costs: Costs = Costs()
    vehicle_type: str = ""
    speed_factor: float = 1.0
    limits: Limits = Limits()
    overtime: Overtime = Overtime()
    loads_at_start: bool = True
    carrying: Amounts = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One stop to be made: goods brought from a depot (delivery) or taken to it (pickup).

    ``setup`` seconds are spent only on arriving from another place; ``setup_by_type`` and
    ``service_by_type`` replace setup and service for vehicles of a type. ``price`` is what leaving it
    out costs. ``release`` is the second at which its goods are ready at the depot; ``depots`` are the
    places where they can be loaded (None: wherever the vehicle loads). ``vehicles`` names the only
    ones allowed (None: all). Service starts in one of ``windows`` (none: any time). ``on_board``
    names the vehicle that has a delivery's goods in it already: it alone can bring them (no carrier),
    on any trip; they take room from the start until then (not if the stop is left out), and release
    and depots do not bind.
    """

    job_id: str
    location: int
    kind: TaskKind
    amounts: Amounts
    service: int
    price: int
    setup: int = 0
    windows: tuple[Window, ...] = ()
    skills: frozenset[str] = frozenset()
    release: int = 0
    vehicles: frozenset[str] | None = None
    lateness: Lateness | None = None
    depots: frozenset[int] | None = None
    on_board: str = ""
    service_by_type: Mapping[str, int] = field(default_factory=dict)
    setup_by_type: Mapping[str, int] = field(default_factory=dict)

    def service_by(self, vehicle: VehicleSpec) -> int:
        """Seconds of service when this vehicle comes."""
        return self.service_by_type.get(vehicle.vehicle_type, self.service)

    def setup_by(self, vehicle: VehicleSpec) -> int:
        """Seconds of setup when this vehicle comes."""
        return self.setup_by_type.get(vehicle.vehicle_type, self.setup)


@dataclass(frozen=True, slots=True)
class Shipment:
    """Goods taken at one stop and brought to a later one of the same vehicle and trip.

    The amounts are the pickup's; leaving it out costs both prices.
    """

    pickup: Job
    delivery: Job


class GroupKind(StrEnum):
    """How the stops of a group ride."""

    TOGETHER = "together"  # all on one vehicle, all with one carrier, or all left out
    APART = "apart"  # no two on one vehicle


@dataclass(frozen=True, slots=True)
class Group:
    """Stops that must ride together or apart."""

    kind: GroupKind
    job_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pin:
    """A stop that stays where a person put it: on a vehicle, at a position among its stops (counted
    from 0, frozen ones included; None: any), with service starting at an exact second (None: any). It
    may still be left out at its price, never be on another vehicle or with a carrier."""

    job_id: str
    vehicle_id: str
    position: int | None = None
    begin: int | None = None


@dataclass(frozen=True, slots=True)
class Keeping:
    """A given plan (stops in order per vehicle) and the price of changing it: per stop that rides on
    another vehicle, and per stop that stays but out of the given order (those that stay, less the
    longest subsequence of them that keeps its order). Stops left out or with carriers cost neither."""

    plan: Mapping[str, tuple[str, ...]]
    per_reassignment: int = 0
    per_resequence: int = 0


@dataclass(frozen=True, slots=True)
class CarrierSpec:
    """Somebody else who would take stops, at a price each. A shipment needs a price for both ends."""

    carrier_id: str
    prices: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Balance:
    """A price on the spread between the used vehicles (those with a route) with most and with least:
    per hour from start to end (by the second, rounded half up), and per stop."""

    per_hour: int = 0
    per_stop: int = 0


@dataclass(frozen=True, slots=True)
class Pace:
    """From second ``start`` on, until the next pace starts, every drive takes ``multiple`` times what
    the matrices say."""

    start: int
    multiple: float


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be solved.

    ``matrices`` and ``slices`` (ordered by start; none: times are the same all day) go by profile.
    Where all roads are slower at some hours, ``paces`` (ordered by start) say so in place of slices,
    whatever the profile, and take no room.
    ``frozen`` are the stops that each vehicle makes first, in this order: their windows do not bind
    any more. One of them may still be left out at its price, never ride elsewhere. ``warm_start``: job
    ids per vehicle of a plan to begin from; what it names and is not there is passed over.
    """

    locations: tuple[LonLat, ...]
    vehicles: tuple[VehicleSpec, ...]
    jobs: tuple[Job, ...]
    shipments: tuple[Shipment, ...] = ()
    matrices: Mapping[str, Matrix] = field(default_factory=dict)
    warm_start: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    slices: Mapping[str, tuple[TimeSlice, ...]] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    pins: tuple[Pin, ...] = ()
    frozen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    keeping: Keeping | None = None
    carriers: tuple[CarrierSpec, ...] = ()
    balance: Balance = Balance()
    paces: tuple[Pace, ...] = ()

    def times_by_hour(self, profile: str) -> tuple[TimeSlice, ...]:
        """The driving times of a profile from slice to slice; none: they are the same all day."""
        matrix = self.matrices[profile]
        return self.slices.get(profile, ()) or tuple(
            TimeSlice(pace.start, matrix, pace.multiple) for pace in self.paces
        )

    @property
    def all_jobs(self) -> tuple[Job, ...]:
        """Jobs and both ends of every shipment."""
        ends = tuple(job for s in self.shipments for job in (s.pickup, s.delivery))
        return self.jobs + ends


@dataclass(frozen=True, slots=True)
class StopRule:
    """When to stop searching: after so many seconds, or after so many improvement steps.

    With ``steps`` alone the answer is the same for the same seed on any machine.
    """

    seconds: float | None = None
    steps: int | None = None
