"""The answer to a routing problem (``app.domain.routing``), and what else a plan can be asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.load import Amounts


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
    """A vehicle's steps from START to END (END is missing for an open route; START stands at the first
    stop's place, without a drive, where the vehicle has no start)."""

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
    LIMIT = "limit"  # there and back is more driving than anybody may do
    NOT_ALLOWED = "not_allowed"  # locked to a vehicle, or loaded at a depot, that is not there
    GROUP = "group"  # the stops it must ride with cannot all ride
    NO_ROOM = "no_room"  # possible alone, but not beside what is planned


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A job left out, with the vehicle that came nearest ('' where none did)."""

    job_id: str
    reason: UnassignedReason
    nearest_vehicle: str = ""


@dataclass(frozen=True, slots=True)
class Outsourced:
    """A job that a carrier takes, for ``price`` cents."""

    job_id: str
    carrier_id: str
    price: int


@dataclass(frozen=True, slots=True)
class Solution:
    """Routes of used vehicles, what was left out or given to carriers, and the whole cost in cents:
    routes, prices of what was left out, carriers, changes from the plan to be kept, and balance."""

    routes: tuple[SolvedRoute, ...]
    unassigned: tuple[Unassigned, ...]
    cost: int
    outsourced: tuple[Outsourced, ...] = ()


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a plan breaks, in words, with who broke it and by how much: seconds, metres, base
    units of load or a count, as the rule goes; 0 where there is nothing to measure."""

    rule: str
    vehicle_id: str
    job_id: str
    words: str
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How a search stands. ``phase`` is one of: roads, search, check. ``bound`` is a cost that no plan
    can be below, where one is known."""

    phase: str
    elapsed_s: float
    cost: int = 0
    routes: int = 0
    unassigned: int = 0
    bound: int | None = None


@dataclass(frozen=True, slots=True)
class Itinerary:
    """A vehicle's stops in order, trip by trip, without times: what a person drags together.

    ``reloads`` are the places of the loadings between trips (empty: the vehicle's first). ``breaks``
    puts the vehicle's breaks (by number) after so many stops; None: wherever they fit best.
    """

    vehicle_id: str
    trips: tuple[tuple[str, ...], ...]
    reloads: tuple[int, ...] = ()
    breaks: tuple[tuple[int, int], ...] | None = None

    @property
    def job_ids(self) -> tuple[str, ...]:
        """Jobs in order."""
        return tuple(job_id for trip in self.trips for job_id in trip)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a plan that somebody made comes to: its routes with times, whatever rules they break, and
    the cost as in ``Solution``."""

    routes: tuple[SolvedRoute, ...]
    violations: tuple[Violation, ...]
    cost: int


@dataclass(frozen=True, slots=True)
class Insertion:
    """One way to take an order into a plan: the vehicle's new itinerary, when service would begin at
    each of the order's stops, and what it adds: cents, seconds of the route, seconds driven, metres,
    and the stops that would newly be late (past their last window or their ``due``)."""

    itinerary: Itinerary
    begins: tuple[int, ...]
    cost: int
    duration_s: int
    driving_s: int
    distance_m: int
    newly_late: tuple[str, ...] = ()


class RelaxationKind(StrEnum):
    """A rule that would have to give way."""

    WINDOW_LATER = "window_later"  # seconds after the last window's end; ``subject`` is the stop
    WINDOW_EARLIER = "window_earlier"  # seconds before the first window's start; likewise
    SKILL = "skill"  # ``subject`` names it
    CAPACITY = "capacity"  # base units of load; ``subject`` is the number of the dimension
    OVERTIME = "overtime"  # seconds after the shift (and the overtime allowed)
    EARLY_START = "early_start"  # seconds before the shift
    TASKS = "tasks"  # stops
    DRIVING = "driving"  # seconds driven
    DISTANCE = "distance"  # metres
    DURATION = "duration"  # seconds from start to end
    RELEASE = "release"  # seconds that the goods would have to be ready earlier; likewise
    VEHICLE = "vehicle"  # the stop is allowed on a vehicle that it is kept from
    UNPIN = "unpin"  # ``subject`` is the pinned stop that would have to move
    BREAK = "break"  # a break is given up; ``subject`` is its number


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The smallest give in a single rule that would let an order ride: by how much, on which vehicle,
    and what the plan would then cost more than now (the price of leaving it out not counted)."""

    kind: RelaxationKind
    amount: int
    vehicle_id: str
    cost: int
    subject: str = ""
