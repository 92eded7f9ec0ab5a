"""A report's figures cut up: per driver, vehicle, customer, sender, zone, carrier and hour; lateness;
foresight; amounts; and which stops stand behind each.

Everything here follows from the rows of one day or several, so that a figure and the list of stops
behind it cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from app.domain.load import Amounts, add
from app.domain.report import (
    NO_EFFORT,
    Counts,
    DayReport,
    DriverFigures,
    Effort,
    StopRow,
    Timing,
    count_rows,
    stops_per_hour,
    total_effort,
)
from app.domain.report_parts import CarrierStop, Foreseen, TripLoad
from app.domain.stop_state import StopState

NOBODY = "(no driver)"


class Dimension(StrEnum):
    """By what stops are grouped; the value is the column's head."""

    DRIVER = "Driver"
    VEHICLE = "Vehicle"
    CUSTOMER = "Customer"
    SENDER = "Sender"
    ZONE = "Zone"
    HOUR = "Hour"


class Measure(StrEnum):
    """What is counted of stops; the value is its words."""

    STOPS = "Stops"
    DONE = "Done"
    PARTIAL = "Partial"
    FAILED = "Failed"
    NOT_ATTEMPTED = "Not attempted"
    CANCELLED = "Cancelled"
    OPEN = "Still open"
    ON_TIME = "On time"
    LATE = "Late"
    FIRST_SUCCESS = "First-attempt success"
    PROOF_OUTSTANDING = "Proof outstanding"
    CORRECTED = "Corrected"


_HOLDS: dict[Measure, Callable[[StopRow], bool]] = {
    Measure.STOPS: lambda _: True,
    Measure.DONE: lambda row: row.state is StopState.COMPLETED,
    Measure.PARTIAL: lambda row: row.state is StopState.PARTIAL,
    Measure.FAILED: lambda row: row.state is StopState.FAILED,
    Measure.NOT_ATTEMPTED: lambda row: row.state is StopState.NOT_ATTEMPTED,
    Measure.CANCELLED: lambda row: row.state is StopState.CANCELLED,
    Measure.OPEN: lambda row: row.is_open,
    Measure.ON_TIME: lambda row: row.timing is Timing.ON_TIME,
    Measure.LATE: lambda row: row.timing is Timing.LATE,
    Measure.FIRST_SUCCESS: lambda row: row.attempt == 1 and row.state is StopState.COMPLETED,
    Measure.PROOF_OUTSTANDING: lambda row: row.proof.is_outstanding,
    Measure.CORRECTED: lambda row: row.corrected,
}


def holds(measure: Measure, row: StopRow) -> bool:
    """Whether a stop is counted by a measure."""
    return _HOLDS[measure](row)


@dataclass(frozen=True, slots=True)
class Group:
    """Stops that have something in common. ``shifts`` are those behind it (drivers and vehicles only),
    ``routes`` how many of them were driven; ``load_share`` is the mean over their trips of how full the
    fullest dimension was."""

    key: str
    name: str
    rows: tuple[StopRow, ...]
    counts: Counts
    planned: Effort = NO_EFFORT
    actual: Effort = NO_EFFORT
    routes: int = 0
    stops_per_hour: float | None = None
    load_share: float | None = None

    @property
    def stops_per_route(self) -> float | None:
        """Attempts per route driven."""
        return self.counts.attempts / self.routes if self.routes else None


def groups(days: Sequence[DayReport], dimension: Dimension) -> tuple[Group, ...]:
    """The stops of one day or several by what they have in common, by name."""
    found: dict[tuple[str, str], list[StopRow]] = {}
    shifts = _shifts_by(days, dimension)
    for day in days:
        key_of = _key_of(day, dimension)
        for row in day.rows:
            found.setdefault(key_of(row), []).append(row)
    for key in shifts:
        found.setdefault(key, [])
    return tuple(
        _group(key, name, tuple(found[key, name]), shifts.get((key, name), []))
        for key, name in sorted(found, key=lambda pair: (pair[1] == NOBODY, pair[1], pair[0]))
    )


def _key_of(day: DayReport, dimension: Dimension) -> Callable[[StopRow], tuple[str, str]]:
    crew = {driver.shift_id: driver for driver in day.drivers}

    def of_driver(row: StopRow) -> tuple[str, str]:
        figures = crew.get(row.shift_id)
        return (figures.driver_id, figures.driver) if figures and row.shift_id else ("", NOBODY)

    def of_vehicle(row: StopRow) -> tuple[str, str]:
        figures = crew.get(row.shift_id)
        return (figures.vehicle_id, figures.vehicle) if figures and row.shift_id else ("", NOBODY)

    def of_hour(row: StopRow) -> tuple[str, str]:
        at = row.started_at or row.finished_at
        return (f"{at:%H}", f"{at:%H}:00") if at else ("", "not begun")

    def of_text(text: str) -> tuple[str, str]:
        return text, text or "(none)"

    return {
        Dimension.DRIVER: of_driver,
        Dimension.VEHICLE: of_vehicle,
        Dimension.CUSTOMER: lambda row: of_text(row.name),
        Dimension.SENDER: lambda row: of_text(row.sender),
        Dimension.ZONE: lambda row: of_text(row.zone),
        Dimension.HOUR: of_hour,
    }[dimension]


def _shifts_by(
    days: Iterable[DayReport], dimension: Dimension
) -> dict[tuple[str, str], list[DriverFigures]]:
    found: dict[tuple[str, str], list[DriverFigures]] = {}
    for day in days:
        for figures in day.drivers:
            if not figures.shift_id:
                continue
            if dimension is Dimension.DRIVER:
                found.setdefault((figures.driver_id, figures.driver), []).append(figures)
            elif dimension is Dimension.VEHICLE:
                found.setdefault((figures.vehicle_id, figures.vehicle), []).append(figures)
    return found


def _group(key: str, name: str, rows: tuple[StopRow, ...], shifts: Sequence[DriverFigures]) -> Group:
    planned = sum(figures.counts.planned for figures in shifts)
    released = sum(figures.counts.released for figures in shifts)
    return Group(
        key=key,
        name=name,
        rows=rows,
        counts=count_rows(rows, planned, released),
        planned=total_effort(figures.planned for figures in shifts),
        actual=total_effort(figures.actual for figures in shifts),
        routes=sum(1 for figures in shifts if figures.was_driven),
        stops_per_hour=stops_per_hour(shifts),
        load_share=mean_load(load for figures in shifts for load in figures.loads),
    )


def mean_load(loads: Iterable[TripLoad]) -> float | None:
    """How full trips were in the mean, 0 to 1; None where nothing was measured."""
    shares = [share for load in loads if (share := load.share) is not None]
    return sum(shares) / len(shares) if shares else None


# --- lateness ------------------------------------------------------------------------------------

BANDS_MIN = (0, 5, 10, 15, 30, 60)
"""Upper ends of the bands of lateness in minutes; what is later is in a last one."""


@dataclass(frozen=True, slots=True)
class LateBand:
    """Attempts with a promise, by how late they were: over ``above`` up to ``upto`` minutes (None: any
    more). The first is on time."""

    above: int | None
    upto: int | None
    rows: tuple[StopRow, ...]

    @property
    def words(self) -> str:
        """``up to 5 min``."""
        if self.above is None:
            return "on time"
        return f"over {self.above} min" if self.upto is None else f"{self.above} to {self.upto} min"


def lateness(rows: Iterable[StopRow]) -> tuple[LateBand, ...]:
    """How late attempts with a promise were, in bands."""
    timed = [row for row in rows if row.timing in (Timing.ON_TIME, Timing.LATE)]
    edges: list[tuple[int | None, int | None]] = [(None, 0)]
    edges += [(low, high) for low, high in zip(BANDS_MIN, (*BANDS_MIN[1:], None), strict=True)]
    return tuple(
        LateBand(low, high, tuple(row for row in timed if _within(row.late_s, low, high)))
        for low, high in edges
    )


def _within(late_s: int, above: int | None, upto: int | None) -> bool:
    return (above is None or late_s > above * 60) and (upto is None or late_s <= upto * 60)


# --- foresight -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Foresight:
    """How good one kind of foreseen times was. Seconds; ``bias_s`` is the middle of the signed errors
    (positive: later than said), ``error_s`` and ``worst_s`` the middle and the ninth decile of their
    sizes; ``inside_share`` of the times given out as a range."""

    what: str
    count: int
    bias_s: int
    error_s: int
    worst_s: int
    ahead_s: int
    inside_share: float | None


def foresight(days: Iterable[DayReport]) -> tuple[Foresight, ...]:
    """Per kind, in the order of first use."""
    kinds: dict[str, list[Foreseen]] = {}
    for day in days:
        for each in day.foreseen:
            kinds.setdefault(each.what, []).append(each)
    return tuple(_foresight(what, found) for what, found in sorted(kinds.items()))


def _foresight(what: str, found: Sequence[Foreseen]) -> Foresight:
    sizes = sorted(abs(each.error_s) for each in found)
    ranged = [each.inside for each in found if each.inside is not None]
    return Foresight(
        what=what,
        count=len(found),
        bias_s=round(median(each.error_s for each in found)),
        error_s=round(median(sizes)),
        worst_s=sizes[min(len(sizes) - 1, 9 * len(sizes) // 10)],
        ahead_s=round(median(each.ahead_s for each in found)),
        inside_share=sum(ranged) / len(ranged) if ranged else None,
    )


# --- money ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CarrierBill:
    """What a carrier's stops come to by its price list, in cents."""

    carrier_id: str
    carrier: str
    stops: int
    amounts: Amounts
    due: int
    price: int


def carrier_bills(days: Iterable[DayReport]) -> tuple[CarrierBill, ...]:
    """One per carrier, by id."""
    found: dict[str, list[CarrierStop]] = {}
    for day in days:
        for line in day.carried:
            found.setdefault(line.carrier_id, []).append(line)
    return tuple(_bill(lines) for _, lines in sorted(found.items()))


def _bill(lines: Sequence[CarrierStop]) -> CarrierBill:
    amounts = lines[0].amounts
    for line in lines[1:]:
        amounts = add(amounts, line.amounts)
    return CarrierBill(
        lines[0].carrier_id,
        lines[0].carrier,
        len(lines),
        amounts,
        sum(line.due for line in lines),
        sum(line.price for line in lines),
    )


@dataclass(frozen=True, slots=True)
class Takings:
    """Money that one driver had to collect, in cents: ``due`` at all stops, ``due_done`` at those
    handed over, ``collected`` as reported, ``unsaid`` handed over without a word about the money."""

    driver: str
    stops: int
    due: int
    due_done: int
    collected: int
    unsaid: int

    @property
    def missing(self) -> int:
        """Due where goods were handed over, and not reported as collected."""
        return self.due_done - self.collected


def takings(days: Sequence[DayReport]) -> tuple[Takings, ...]:
    """Per driver with anything to collect, by name."""
    found = []
    for group in groups(days, Dimension.DRIVER):
        rows = [row for row in group.rows if row.due or row.collected]
        done = [row for row in rows if row.state in (StopState.COMPLETED, StopState.PARTIAL)]
        if rows:
            found.append(
                Takings(
                    group.name,
                    len(rows),
                    sum(row.due for row in rows),
                    sum(row.due for row in done),
                    sum(row.collected or 0 for row in done),
                    sum(row.due for row in done if row.collected is None),
                )
            )
    return tuple(found)


# --- why -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Missed:
    """Stops that were not made, for one reason."""

    what: str
    why: str
    stops: int


def missed(days: Iterable[DayReport]) -> tuple[Missed, ...]:
    """Failed, partly done, not attempted and left out, most frequent first."""
    counted: Counter[tuple[str, str]] = Counter()
    for day in days:
        for row in day.rows:
            words = row.outcome.words if row.outcome else "no reason given"
            if row.state in (StopState.FAILED, StopState.PARTIAL):
                counted[row.state.value, words] += 1
            elif row.state is StopState.NOT_ATTEMPTED:
                counted["not attempted", "the shift ended before"] += 1
        for left in day.left_out:
            counted["on no route", left.why or "not planned"] += 1
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Missed(what, why, stops) for (what, why), stops in ranked)


def per_hundred(interventions: int, orders: int) -> float | None:
    """Interventions per 100 orders; None without any order."""
    return 100 * interventions / orders if orders else None


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of a day's week (ISO 8601)."""
    monday = date.fromordinal(day.toordinal() - day.weekday())
    return monday, date.fromordinal(monday.toordinal() + 6)
