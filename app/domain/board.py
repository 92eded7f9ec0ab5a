"""What the dispatcher sees: one frozen picture of the day, made anew where facts changed it.

Lanes and stops that did not change are the same objects as in the picture before, so a view can tell
by identity what to draw again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.domain.closures import StandingClosure
from app.domain.disruption import ChangeKind, Dial
from app.domain.events import Outcome
from app.domain.fleet import Depot, Shift
from app.domain.geo import LonLat
from app.domain.loads import Load
from app.domain.orders import Order, TaskKind
from app.domain.proofs import NO_PROOF, StopProof
from app.domain.routes import PlannedBreak, UnassignedOrder
from app.domain.stop_state import StopState
from app.domain.tenders import Tender


@dataclass(frozen=True, slots=True)
class Outlook:
    """How sure the time of an open stop is: service starts between ``early`` and ``late`` with a chance
    of 80 %, and after the promised window with ``late_chance`` (0 to 1).

    ``visits`` were learned from, at the ``level`` named ('' and 0: the plan's times, give or take).
    """

    early: datetime
    late: datetime
    late_chance: float
    visits: int
    level: str


@dataclass(frozen=True, slots=True)
class BoardStop:
    """A stop on a lane, with all that a view needs of it.

    ``eta`` is the forecast start of service (its median) for an open stop, the actual one for a
    finished one;
    ``late_s`` is how far ``eta`` (or the actual start) is beyond the window, 0 when it is not.
    ``window`` is the promised window it is measured against, as instants. ``seen_at`` is set where
    ``eta`` follows from where the driver was then, on the way there. ``locked``: it stays with its
    driver. Of the times ``offered`` to the customer, the customer ``wants`` one.
    ``tendered``: a carrier is to answer whether it takes it.
    """

    stop_id: str
    order_id: str
    number: int
    task: TaskKind
    name: str
    address: str
    location: LonLat
    state: StopState
    planned_arrival: datetime
    planned_start: datetime
    planned_departure: datetime
    eta: datetime
    late_s: int
    window: tuple[datetime, datetime] | None
    trip: int
    shape: str
    outcome: Outcome | None = None
    finished_at: datetime | None = None
    note: str = ""
    disputed: bool = False
    proof: StopProof = NO_PROOF
    outlook: Outlook | None = None
    seen_at: datetime | None = None
    locked: bool = False
    offered: tuple[tuple[datetime, datetime], ...] = ()
    wants: tuple[datetime, datetime] | None = None
    tendered: bool = False


@dataclass(frozen=True, slots=True)
class VehicleMark:
    """Where a driver was last seen (``at``), and when anything of the driver was last heard.

    ``stands_since`` is set while the driver stands; ``battery`` is what the phone has left (0 to 1).
    """

    driver_id: str
    shift_id: str
    initials: str
    location: LonLat
    bearing: float | None
    at: datetime
    heard_at: datetime
    stands_since: datetime | None = None
    battery: float | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A shift's route as it stands.

    ``hue`` is the index (0..23) of its colour: stable by driver for the day. ``draft`` and ``revision``
    count desk changes and releases; ``unsent`` when phones have something else; ``ended`` when the
    driver has ended the shift, ``out`` when the desk took the driver out of the day;
    ``overtime_chance`` (0 to 1) that it lasts longer than it should.
    """

    shift: Shift
    hue: int
    stops: tuple[BoardStop, ...]
    breaks: tuple[PlannedBreak, ...]
    return_shapes: tuple[str, ...]
    starts: datetime
    ends: datetime
    distance_m: int
    draft: int
    revision: int
    unsent: bool
    started: bool = False
    ended: bool = False
    out: bool = False
    overtime_chance: float = 0.0

    @property
    def done(self) -> int:
        """Stops in a final state."""
        return sum(1 for stop in self.stops if stop.state.is_final)

    def stop(self, stop_id: str) -> BoardStop | None:
        """A stop of this route."""
        return next((stop for stop in self.stops if stop.stop_id == stop_id), None)


@dataclass(frozen=True, slots=True)
class DayFigures:
    """The figures at the top of the window, and of what phones do not have: ``unsent`` routes, and the
    ``moved`` stops of those that phones have in another form. ``on_time`` is None before the first
    finished stop."""

    on_time: float | None
    open: int
    will_be_late: int
    unassigned: int
    done: int
    failed: int
    unsent: int
    moved: int = 0


@dataclass(frozen=True, slots=True)
class MoveInWords:
    """One move of a suggestion."""

    stop_id: str
    from_shift: str
    to_shift: str
    words: str


@dataclass(frozen=True, slots=True)
class SuggestionCard:
    """A reasoned proposal: what it saves in seconds late, working seconds and cost (cents), and the
    metres it adds.

    ``later`` are open stops with a promise that come a minute or more later than before, ``newly_late``
    those of them that would miss it.
    """

    suggestion_id: str
    title: str
    reason: str
    moves: tuple[MoveInWords, ...]
    late_s_saved: int
    extra_m: int
    cost_saved: int
    kind: ChangeKind = ChangeKind.CHEAPER
    seconds_saved: int = 0
    later: tuple[str, ...] = ()
    newly_late: tuple[str, ...] = ()

    @property
    def reassignments(self) -> int:
        """Stops that are taken from one driver and given to another."""
        return sum(1 for move in self.moves if move.from_shift and move.from_shift != move.to_shift)

    @property
    def has_parts(self) -> bool:
        """Whether some of its moves can be done and others not; a second try stands for itself."""
        return len(self.moves) > 1 and self.kind is not ChangeKind.RETRY


@dataclass(frozen=True, slots=True)
class DoneSuggestion:
    """A proposal that was done at an instant and can still be taken back; ``by_itself`` when a policy
    did it and no person."""

    card: SuggestionCard
    at: datetime
    by_itself: bool


@dataclass(frozen=True, slots=True)
class DayIssue:
    """Something that needs a person: ranked, with its cause and who is affected.

    ``weight`` is what it costs if nobody acts (see ``issue_weights``); ``actions`` are the few things
    that a person can do, in words, the likeliest first.
    """

    issue_id: str
    kind: str
    title: str
    detail: str
    shift_id: str = ""
    stop_id: str = ""
    weight: int = 0
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """The whole picture of a day at an instant."""

    day: date
    now: datetime
    depots: tuple[Depot, ...]
    lanes: tuple[Lane, ...]
    unassigned: tuple[UnassignedOrder, ...]
    orders: Mapping[str, Order]
    vehicles: tuple[VehicleMark, ...]
    figures: DayFigures
    issues: tuple[DayIssue, ...] = ()
    suggestions: tuple[SuggestionCard, ...] = ()
    done: tuple[DoneSuggestion, ...] = ()
    dial: Dial = Dial.NORMAL
    closures: tuple[StandingClosure, ...] = ()
    loads: Mapping[str, Load] = field(default_factory=dict)
    tenders: tuple[Tender, ...] = ()

    def lane(self, shift_id: str) -> Lane | None:
        """The lane of a driver's shift."""
        return next((lane for lane in self.lanes if lane.shift.shift_id == shift_id), None)

    def lane_of(self, stop_id: str) -> Lane | None:
        """The lane that has a stop."""
        return next((lane for lane in self.lanes if lane.stop(stop_id) is not None), None)

    def stop(self, stop_id: str) -> BoardStop | None:
        """A stop that a driver has."""
        lane = self.lane_of(stop_id)
        return lane.stop(stop_id) if lane is not None else None

    def left_out(self, stop_id: str) -> UnassignedOrder | None:
        """A stop that no driver has."""
        return next((item for item in self.unassigned if item.stop_id == stop_id), None)


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """How the link to the sync server stands, for the status bar.

    ``phones`` counts the day's drivers who have one that works, out of ``drivers``.
    """

    reachable: bool
    words: str
    phones: int = 0
    drivers: int = 0
    last_heard: datetime | None = None
