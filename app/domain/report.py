"""A day's report: figures per driver and in all, and the rows they are counted from.

What the words count:

* *planned* and *released* are stops on a route as it stands and as the phone was given it; every other
  count is of the report's rows, where a stop belongs to the driver who finished it.
* *on time*: service started no later than the end of the last promised window. Early is not late, and
  a failed attempt within the window is on time. Stops without a window are counted apart
  (``no_window``) and neither help nor harm the share; so are stops that the desk closed without any
  fact from a driver (``not_timed``), whose time nobody knows.
* *first-attempt success*: of the first attempts that were made, those completed in full. A failed or a
  partial one is none.
* times: *work* runs from the start to the end of the shift without its breaks; *driving* is the time in
  motion. Planned figures are those of the route the phone was given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum

from app.domain.events import Outcome
from app.domain.geo import LonLat
from app.domain.orders import TaskKind
from app.domain.promises import Promise
from app.domain.proofs import NO_PROOF, StopProof
from app.domain.report_parts import NO_WORTH, CarrierStop, Course, Foreseen, TripLoad, Worth
from app.domain.stop_state import StopState


class ReportFormat(StrEnum):
    """How a report can be written; the value is the file's extension."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    HTML = "html"
    JSON = "json"


class PaperSize(StrEnum):
    """What a PDF is made for."""

    A4 = "a4"
    LETTER = "letter"


class Timing(StrEnum):
    """How an attempt stands to its promise."""

    ON_TIME = "on_time"
    LATE = "late"
    NO_WINDOW = "no_window"
    NOT_TIMED = "not_timed"


@dataclass(frozen=True, slots=True)
class Prices:
    """What falling short costs, in cents: per hour of overtime, per hour late, per stop not made.

    Nothing by default: a site that has not priced them sees what was driven and paid for alone.
    """

    overtime_per_hour: int = 0
    late_per_hour: int = 0
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Cost:
    """Money in cents, by what it is for. Time is paid from the start to the end, breaks included, with
    what a vehicle costs on top per hour driven and per hour of service."""

    distance: int = 0
    time: int = 0
    fixed: int = 0
    overtime: int = 0
    lateness: int = 0
    missed: int = 0
    carriers: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return sum(getattr(self, f.name) for f in fields(self))

    def __add__(self, other: Cost) -> Cost:
        return Cost(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many attempts ended in a state with an outcome (None: the fact named none)."""

    state: StopState
    outcome: Outcome | None
    count: int

    @property
    def words(self) -> str:
        """The outcome for a person."""
        return self.outcome.words if self.outcome else "no reason given"


@dataclass(frozen=True, slots=True)
class Counts:
    """Stops counted; see the module for the words."""

    planned: int = 0
    released: int = 0
    stops: int = 0
    done: int = 0
    partial: int = 0
    failed: int = 0
    not_attempted: int = 0
    cancelled: int = 0
    open: int = 0
    on_time: int = 0
    late: int = 0
    no_window: int = 0
    not_timed: int = 0
    first_attempts: int = 0
    first_successes: int = 0
    proof_outstanding: int = 0

    @property
    def attempts(self) -> int:
        """Stops where somebody was and ended it."""
        return self.done + self.partial + self.failed

    @property
    def on_time_share(self) -> float | None:
        """Of the attempts with a promised window, 0 to 1; None before the first."""
        return _share(self.on_time, self.on_time + self.late)

    @property
    def first_success_share(self) -> float | None:
        """Of the first attempts, 0 to 1; None before the first."""
        return _share(self.first_successes, self.first_attempts)

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Effort:
    """Metres, seconds and cents; None where a fact is still missing."""

    distance_m: int | None = None
    driving_s: int | None = None
    work_s: int | None = None
    cost: Cost | None = None


NO_EFFORT = Effort()
"""Nothing is known."""


@dataclass(frozen=True, slots=True)
class DriverFigures:
    """One shift's figures. ``shift_id`` is '' for stops that belong to no driver.

    ``started_at`` and ``ended_at`` are in the depot's zone, None until reported; ``starts`` and
    ``ends`` are those of the shift as it was agreed. ``rest_s`` and ``overtime_s`` are None until the
    shift has ended. ``loads`` are those of the trips that the phone was given.
    """

    shift_id: str
    driver: str
    vehicle: str
    counts: Counts
    outcomes: tuple[OutcomeCount, ...]
    planned: Effort
    actual: Effort
    started_at: datetime | None = None
    ended_at: datetime | None = None
    driver_id: str = ""
    vehicle_id: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    rest_s: int | None = None
    overtime_s: int | None = None
    loads: tuple[TripLoad, ...] = ()

    @property
    def was_driven(self) -> bool:
        """Whether anybody was on the road for it."""
        return self.started_at is not None or self.counts.attempts > 0

    @property
    def stops_per_hour(self) -> float | None:
        """Attempts per hour of work; None while the hours are not known."""
        return _per_hour(self.counts.attempts, self.actual.work_s)


@dataclass(frozen=True, slots=True)
class StopRow:
    """One stop as it ended. Instants are in the depot's zone.

    ``number`` is the place on the route the phone was given, 0 for a stop that is not on it.
    ``windows`` are earliest and latest starts of service, ``promised`` the same as the customer was
    told. ``late_s`` is how long after the last window service started. ``started_at`` is the start of
    service: the arrival, or the opening of the window where the driver had to wait. ``sender`` is whose
    order it is, ``zone`` its postcode and town. ``due`` are cents to be collected there, ``collected``
    what the driver said to have collected, None where nothing was said.
    """

    stop_id: str
    order_id: str
    reference: str
    shift_id: str
    driver: str
    number: int
    trip: int
    task: TaskKind
    attempt: int
    name: str
    address: str
    windows: tuple[Promise, ...]
    promised: str
    planned_start: datetime | None
    arrived_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    timing: Timing | None
    late_s: int
    state: StopState
    outcome: Outcome | None
    note: str = ""
    disputed: bool = False
    corrected: bool = False
    proof: StopProof = NO_PROOF
    sender: str = ""
    zone: str = ""
    location: LonLat | None = None
    due: int = 0
    collected: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is still expected of it."""
        return not self.state.is_final


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A visit that no route takes and nobody has touched, with the planner's words for why."""

    stop_id: str
    reference: str
    name: str
    address: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A report of the same days that was written when fewer facts were known: how many, the number of
    the last, and the chain's seal there."""

    events: int
    sequence: int
    head: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What a report is made with beside the facts: what falling short costs, the region's name, and
    what carriers are called, by id."""

    prices: Prices = Prices()
    region: str = ""
    carriers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DayReport:
    """The whole report.

    ``head`` is the seal of the desk's chain of events at the day's last fact ('' where the facts came
    from nowhere): it stands on every report, so that a log written anew does not go unnoticed.
    ``earlier`` is the last report of the day that was written before newer facts came.
    ``interventions`` counts the moments at which a dispatcher changed the running day.

    ``events``, ``last_sequence`` and ``digest`` say what it was computed from: how many facts, the
    last one's place in the desk's log, and a SHA-256 chained over them in order; ``pictures_here`` of
    ``pictures`` that facts name had come by then. ``last_fact_at`` is when the newest fact happened; no
    other time of writing is known, so that the same facts and pictures make the same bytes.
    """

    day: date
    region: str
    timezone: str
    drivers: tuple[DriverFigures, ...]
    counts: Counts
    outcomes: tuple[OutcomeCount, ...]
    planned: Effort
    actual: Effort
    stops_per_hour: float | None
    rows: tuple[StopRow, ...]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...]
    events: int
    last_sequence: int
    last_fact_at: datetime | None
    digest: str
    head: str = ""
    orders: int = 0
    interventions: int = 0
    carried: tuple[CarrierStop, ...] = ()
    foreseen: tuple[Foreseen, ...] = ()
    worth: Worth = NO_WORTH
    courses: tuple[Course, ...] = ()
    earlier: Earlier | None = None

    @property
    def pictures(self) -> int:
        """How many photos and signatures facts name."""
        return sum(len(row.proof.pictures) for row in self.rows)

    @property
    def pictures_here(self) -> int:
        """How many of them the desk has (or had, and let go after their time)."""
        return sum(picture.is_here for row in self.rows for picture in row.proof.pictures)

    @property
    def failures(self) -> tuple[OutcomeCount, ...]:
        """Failed attempts by outcome, most frequent first."""
        failed = (count for count in self.outcomes if count.state is StopState.FAILED)
        return tuple(sorted(failed, key=lambda c: (-c.count, c.words)))

    @property
    def late(self) -> tuple[StopRow, ...]:
        """Attempts that started after their last window, latest first."""
        rows = (row for row in self.rows if row.timing is Timing.LATE)
        return tuple(sorted(rows, key=lambda row: (-row.late_s, row.stop_id)))

    @property
    def open(self) -> tuple[StopRow, ...]:
        """Stops that are in no final state."""
        return tuple(row for row in self.rows if row.is_open)

    def rows_of(self, shift_id: str) -> tuple[StopRow, ...]:
        """A driver's rows, in order."""
        return tuple(row for row in self.rows if row.shift_id == shift_id)


def count_rows(rows: Sequence[StopRow], planned: int = 0, released: int = 0) -> Counts:
    """Stops counted; see the module for the words."""
    states = Counter(row.state for row in rows)
    timings = Counter(row.timing for row in rows)
    firsts = [row for row in rows if row.attempt == 1 and row.state.is_done]
    return Counts(
        planned=planned,
        released=released,
        stops=len(rows),
        done=states[StopState.COMPLETED],
        partial=states[StopState.PARTIAL],
        failed=states[StopState.FAILED],
        not_attempted=states[StopState.NOT_ATTEMPTED],
        cancelled=states[StopState.CANCELLED],
        open=sum(1 for row in rows if row.is_open),
        on_time=timings[Timing.ON_TIME],
        late=timings[Timing.LATE],
        no_window=timings[Timing.NO_WINDOW],
        not_timed=timings[Timing.NOT_TIMED],
        first_attempts=len(firsts),
        first_successes=sum(1 for row in firsts if row.state is StopState.COMPLETED),
        proof_outstanding=sum(1 for row in rows if row.proof.is_outstanding),
    )


def total_effort(efforts: Iterable[Effort]) -> Effort:
    """Sum of what is known; None where nothing is."""
    known = tuple(efforts)
    costs = [effort.cost for effort in known if effort.cost is not None]
    return Effort(
        distance_m=_total(effort.distance_m for effort in known),
        driving_s=_total(effort.driving_s for effort in known),
        work_s=_total(effort.work_s for effort in known),
        cost=sum(costs, Cost()) if costs else None,
    )


def stops_per_hour(drivers: Iterable[DriverFigures]) -> float | None:
    """Attempts per hour of work, of those shifts whose hours are known."""
    timed = [driver for driver in drivers if driver.actual.work_s]
    worked = sum(driver.actual.work_s or 0 for driver in timed)
    return _per_hour(sum(driver.counts.attempts for driver in timed), worked)


def _total(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _per_hour(count: int, seconds: int | None) -> float | None:
    return count * 3600 / seconds if seconds else None
