"""A routing problem and its answer: what crosses from the desk to the planner and back.

All times are whole seconds on one axis chosen by whoever states the problem (the desk counts from
the local midnight of the day); distances are metres; money is in minor units (cents). Places are
indices into the problem's ``locations`` and matrices.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.load import Amounts
from app.domain.orders import TaskKind

UNREACHABLE = 2**31 - 1
"""Stands in a matrix where no road leads."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Driving times (s) and distances (m) between all pairs of ``size`` places.

    Both are row-major int32 in native byte order (row = from, column = to), which numpy and
    ``memoryview.cast('i')`` read without copying.

    Raises:
        InputRefused: the lengths do not match the size, or a number is negative.
    """

    size: int
    durations: bytes
    distances: bytes

    def __post_init__(self) -> None:
        for name, block in (("durations", self.durations), ("distances", self.distances)):
            if len(block) != 4 * self.size * self.size:
                raise InputRefused(
                    f"The {name} matrix holds {len(block) // 4} numbers, not {self.size} x {self.size}."
                )

    def duration(self, origin: int, destination: int) -> int:
        """Seconds from one place to another."""
        return memoryview(self.durations).cast("i")[origin * self.size + destination]

    def distance(self, origin: int, destination: int) -> int:
        """Metres from one place to another."""
        return memoryview(self.distances).cast("i")[origin * self.size + destination]

    @classmethod
    def of(cls, durations: list[list[int]], distances: list[list[int]]) -> Matrix:
        """From rows of numbers; for small problems and tests."""
        flat = [array("i", [x for row in rows for x in row]) for rows in (durations, distances)]
        return cls(len(durations), flat[0].tobytes(), flat[1].tobytes())


@dataclass(frozen=True, slots=True)
class Window:
    """Service may start between these two seconds, both included."""

    start: int
    latest_start: int


@dataclass(frozen=True, slots=True)
class BreakSpec:
    """A rest of ``duration`` seconds that starts within the window, while driving or between stops."""

    earliest: int
    latest: int
    duration: int


@dataclass(frozen=True, slots=True)
class Reload:
    """Returning to a depot for more: at most ``max_trips`` loadings in all, each of ``loading`` s."""

    location: int
    loading: int
    max_trips: int


@dataclass(frozen=True, slots=True)
class Costs:
    """Cents: once when used, per hour from start to end, per kilometre."""

    fixed: int = 0
    per_hour: int = 3600
    per_km: int = 0


@dataclass(frozen=True, slots=True)
class VehicleSpec:
    """A shift as the planner sees it.

    It starts loading at ``start`` no earlier than ``earliest`` for ``loading`` seconds, and is at
    ``end`` no later than ``latest``. ``end`` None leaves the route open at its last stop.
    """

    vehicle_id: str
    profile: str
    start: int
    end: int | None
    capacity: Amounts
    earliest: int
    latest: int
    loading: int = 0
    skills: frozenset[str] = frozenset()
    breaks: tuple[BreakSpec, ...] = ()
    reload: Reload | None = None
    costs: Costs = Costs()


@dataclass(frozen=True, slots=True)
class Job:
    """One stop to be made: goods brought from the depot (delivery) or taken to it (pickup).

    ``setup`` seconds are spent only on arriving from another place; ``price`` is what leaving it out
    costs; ``release`` is the second at which its goods are ready at the depot; ``vehicles`` names
    the only ones allowed (None: all). Service starts in one of ``windows`` (none: any time).
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


@dataclass(frozen=True, slots=True)
class Shipment:
    """Goods taken at one stop and brought to a later one of the same vehicle and trip.

    The amounts are the pickup's; leaving it out costs both prices.
    """

    pickup: Job
    delivery: Job


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be solved. ``warm_start``: job ids per vehicle of a plan to begin from."""

    locations: tuple[LonLat, ...]
    vehicles: tuple[VehicleSpec, ...]
    jobs: tuple[Job, ...]
    shipments: tuple[Shipment, ...] = ()
    matrices: Mapping[str, Matrix] = field(default_factory=dict)
    warm_start: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

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


class StepKind(StrEnum):
    """What happens at a step of a solved route."""

    START = "start"
    JOB = "job"
    BREAK = "break"
    RELOAD = "reload"
    END = "end"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``arrival`` there, ``begin`` of service (or loading, rest), ``end`` of it.

    ``leg_s`` and ``leg_m`` are the drive that led here; ``load`` is what is on board afterwards.
    A break has no place of its own: it stands between the stops it separates (``location`` is the
    place before it), and any driving is counted on the next step.
    """

    kind: StepKind
    job_id: str
    location: int
    arrival: int
    begin: int
    end: int
    leg_s: int
    leg_m: int
    load: Amounts


@dataclass(frozen=True, slots=True)
class SolvedRoute:
    """A vehicle's steps from START to END (END is missing for an open route)."""

    vehicle_id: str
    steps: tuple[Step, ...]
    cost: int

    @property
    def job_ids(self) -> tuple[str, ...]:
        """Jobs in order."""
        return tuple(step.job_id for step in self.steps if step.kind is StepKind.JOB)


class UnassignedReason(StrEnum):
    """Why no route takes a job."""

    TOO_LARGE = "too_large"  # more than any allowed vehicle carries
    SKILLS = "skills"  # no vehicle has them all
    UNREACHABLE = "unreachable"  # no road leads there and back
    WINDOW = "window"  # nobody can be there in time, even with nothing else to do
    SHIFT = "shift"  # there and back is longer than any shift
    NOT_ALLOWED = "not_allowed"  # locked to a vehicle that is not there
    NO_ROOM = "no_room"  # possible alone, but not beside what is planned


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A job left out, with the vehicle that came nearest ('' where none did)."""

    job_id: str
    reason: UnassignedReason
    nearest_vehicle: str = ""


@dataclass(frozen=True, slots=True)
class Solution:
    """Routes of used vehicles, what was left out, and the whole cost in cents."""

    routes: tuple[SolvedRoute, ...]
    unassigned: tuple[Unassigned, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a solution breaks, in words, with who broke it."""

    rule: str
    vehicle_id: str
    job_id: str
    words: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How a search stands. ``phase`` is one of: roads, search, check."""

    phase: str
    elapsed_s: float
    cost: int = 0
    routes: int = 0
    unassigned: int = 0


@dataclass(frozen=True, slots=True)
class PlanJob:
    """What the planner process is told: the problem without matrices, and where the roads are.

    ``roads_folder`` is the prepared region's folder of road graphs, '' for straight lines.
    """

    problem: Problem
    roads_folder: str
    stop: StopRule
    seed: int = 1
    with_shapes: bool = True


@dataclass(frozen=True, slots=True)
class PlanAnswer:
    """What it tells back.

    ``shapes`` holds, per vehicle, one polyline (five decimals) per driven leg in step order (START
    and BREAK have none); ``violations`` is the independent checker's verdict; ``matrix_s`` and
    ``search_s`` are timed apart.
    """

    solution: Solution
    violations: tuple[Violation, ...]
    shapes: Mapping[str, tuple[str, ...]]
    matrix_s: float
    search_s: float
