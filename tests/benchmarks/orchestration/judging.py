"""What a lived day came to, from the facts at the instants at which they really happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from app.domain.events import FINAL_TYPES, Event, EventType
from app.domain.fleet import Shift
from app.domain.orders import Order
from app.domain.promises import earliest_start, late_seconds, promises
from app.domain.routes import first_attempts
from app.domain.timing import clock_text, instant
from app.practice.driver import SimulatedDriver
from app.practice.memory_server import GivenOut
from tests.benchmarks.orchestration.scenario import LATE_PER_MINUTE, MISSED, Scenario

TOLD_AFTER = timedelta(minutes=15)
"""A customer is told when the arrival given out has moved by more than this since the last word."""


@dataclass(frozen=True)
class Orders:
    """Orders counted; one that was cancelled before anybody came is none."""

    due: int = 0
    done: int = 0
    missed: int = 0
    late: int = 0
    with_window: int = 0
    late_s: int = 0

    @property
    def late_or_missed(self) -> int:
        """What fell short."""
        return self.late + self.missed


@dataclass(frozen=True)
class DayResult:
    """A day under a policy. Money in cents; ``aboard`` are orders lost on the van that broke down,
    ``rescued`` those of the ``reassigned`` that were taken from it."""

    seed: int
    policy: str
    everything: Orders
    known: Orders
    km: float
    hours: float
    cost: Mapping[str, int]
    aboard: int
    reassigned: int
    drivers: int
    messages: int
    interventions: int
    cpu_s: float = 0.0
    rescued: int = 0
    shortfalls: Sequence[str] = ()
    log: Sequence[str] = ()

    @property
    def total(self) -> int:
        """Cents in all."""
        return sum(self.cost.values())

    def as_json(self) -> dict[str, object]:
        """For a file."""
        return asdict(self)


def result_from(document: Mapping[str, object]) -> DayResult:
    """A result as it was written."""
    fields = dict(document)
    for name in ("everything", "known"):
        counts = fields[name]
        assert isinstance(counts, dict)
        fields[name] = Orders(**counts)
    return DayResult(**fields)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Visit:
    """What became of an order's stop."""

    order: Order
    shift_id: str = ""
    arrived: datetime | None = None
    started: datetime | None = None
    finished: datetime | None = None
    late_s: int = 0


class Judge:
    """Reads the facts of one day."""

    def __init__(
        self,
        day: Scenario,
        facts: Sequence[Event],
        releases: Sequence[GivenOut],
        breakdowns: Mapping[str, float],
    ) -> None:
        self._day = day
        self._zone = day.shifts[0].depot.zone
        self._breakdowns = breakdowns
        self._facts = facts
        self._releases = releases
        self._orders = [*day.orders, *(each.order for each in day.new)]
        self.visits = {visit.order.order_id: visit for visit in self._visits()}

    def _visits(self) -> Iterable[Visit]:
        arrived = {e.stop_id: e.at for e in self._facts if e.type is EventType.ARRIVED}
        ends: dict[str, Event] = {}
        for event in self._facts:
            if event.type in FINAL_TYPES:
                ends.setdefault(event.stop_id, event)
        for order in self._orders:
            (stop,) = first_attempts(order)
            end = ends.get(stop.stop_id)
            if end is None:
                yield Visit(order)
                continue
            windows = promises(order.tasks[0], self._day.day, self._zone)
            came = arrived.get(stop.stop_id, end.at)
            started = min(earliest_start(came, windows), end.at)
            late = late_seconds(started, windows)
            yield Visit(order, end.shift_id, came, started, end.at, late)

    def orders(self, wanted: Iterable[Order]) -> Orders:
        """Some orders counted."""
        cancelled = {each.order_id for each in self._day.cancelled}
        visits = [self.visits[order.order_id] for order in wanted]
        due = [v for v in visits if v.finished is not None or v.order.order_id not in cancelled]
        done = [v for v in due if v.finished is not None]
        late = [v for v in done if v.late_s > 0]
        return Orders(
            due=len(due),
            done=len(done),
            missed=len(due) - len(done),
            late=len(late),
            with_window=sum(1 for v in done if v.order.tasks[0].windows),
            late_s=sum(v.late_s for v in late),
        )

    def counted(self) -> tuple[Orders, Orders]:
        """All orders, and those known at the release."""
        return self.orders(self._orders), self.orders(self._day.orders)

    def cost(
        self, drivers: Iterable[SimulatedDriver], shifts: Sequence[Shift], missed: int
    ) -> dict[str, int]:
        """Cents by what they are for (the one cost: distance, time, fixed, overtime, lateness, missed);
        carriers are not asked here."""
        cost = dict.fromkeys(("distance", "time", "fixed", "overtime", "lateness", "missed"), 0)
        used = self.used_shifts()
        for shift, driver in zip(shifts, drivers, strict=True):
            if shift.shift_id not in used:
                continue
            start, end = self.span(shift)
            costs = shift.vehicle.costs
            over = max(0.0, (end - instant(shift.day, shift.ends, shift.depot.zone)).total_seconds())
            cost["fixed"] += costs.fixed
            cost["distance"] += round(driver.driven_m * costs.per_km / 1000)
            cost["time"] += round((end - start).total_seconds() * costs.per_hour / 3600)
            cost["overtime"] += round(over * shift.overtime.per_hour / 3600)
        late_s = sum(visit.late_s for visit in self.visits.values())
        cost["lateness"] = round(late_s * LATE_PER_MINUTE / 60)
        cost["missed"] = missed * MISSED
        return cost

    def used_shifts(self) -> frozenset[str]:
        """Shifts that were ever given a stop."""
        today = {shift.shift_id for shift in self._day.shifts}
        return frozenset(
            route.shift_id
            for each in self._releases
            for route in each.release.routes
            if route.stops and route.shift_id in today
        )

    def span(self, shift: Shift) -> tuple[datetime, datetime]:
        """When a shift really began and ended."""
        mine = [event for event in self._facts if event.shift_id == shift.shift_id]
        start = next(event.at for event in mine if event.type is EventType.SHIFT_STARTED)
        end = next(event.at for event in mine if event.type is EventType.SHIFT_ENDED)
        return start, end

    def hours(self, shifts: Sequence[Shift]) -> float:
        """Hours paid."""
        used = self.used_shifts()
        spans = [self.span(shift) for shift in shifts if shift.shift_id in used]
        return sum((end - start).total_seconds() for start, end in spans) / 3600

    def aboard(self) -> int:
        """Orders known at the release that were on the van that broke down, and were missed: what it
        had loaded and not brought."""
        lost = 0
        for shift_id, at in self._breakdowns.items():
            loadings = [
                e.at
                for e in self._facts
                if e.type is EventType.LOADED and e.shift_id == shift_id and e.at.timestamp() <= at
            ]
            if not loadings:
                continue
            route = self._given(shift_id, at)
            names = [name for trip in route[: len(loadings)] for name in trip]
            orders = {first_attempts(o)[0].stop_id: o for o in self._orders if o.delivery}
            lost += sum(
                1 for n in names if n in orders and self.visits[orders[n].order_id].finished is None
            )
        return lost

    def _given(self, shift_id: str, at: float) -> tuple[tuple[str, ...], ...]:
        """The trips a shift had on its phone at a unix time."""
        trips: tuple[tuple[str, ...], ...] = ()
        for each in self._releases:
            if each.at.timestamp() <= at:
                for route in each.release.routes:
                    trips = route.trips if route.shift_id == shift_id else trips
        return trips

    def reassigned(self) -> tuple[int, int]:
        """How many times a stop that one driver had been given went to another, and how many of these
        had been with a van that broke down by then."""
        home: dict[str, str] = {}
        moves, rescued = 0, 0
        for each in self._releases:
            for route in each.release.routes:
                for stop in route.stops:
                    before = home.get(stop.stop_id, route.shift_id)
                    moves += before != route.shift_id
                    broken_at = self._breakdowns.get(before, float("inf"))
                    rescued += before != route.shift_id and each.at.timestamp() >= broken_at
                    home[stop.stop_id] = route.shift_id
        return moves, rescued

    def shortfalls(self) -> list[str]:
        """Every order missed or late, for a person who looks at one day: order, kind, window, the last
        shift it was given to and for when, and by how many minutes it was late."""
        given: dict[str, str] = {}
        for each in self._releases:
            for route in each.release.routes:
                for stop in route.stops:
                    given[stop.stop_id] = (
                        f"{route.shift_id} for {stop.eta.astimezone(self._zone):%H:%M}"
                    )
        lines = []
        for visit in self.visits.values():
            order, (stop,) = visit.order, first_attempts(visit.order)
            if visit.finished is not None and not visit.late_s:
                continue
            window = "".join(
                f" {clock_text(w.start)}-{clock_text(w.end)}" for w in order.tasks[0].windows
            )
            what = f"late {visit.late_s / 60:.0f}" if visit.finished is not None else "missed"
            lines.append(f"{what} {order.kind}{window} {given.get(stop.stop_id, 'given to nobody')}")
        return sorted(lines)

    def messages(self) -> int:
        """How many times a customer had to be told of another time, and that nobody comes."""
        told: dict[str, datetime] = {}
        count = 0
        for each in self._releases:
            for route in each.release.routes:
                for stop in route.stops:
                    last = told.setdefault(stop.stop_id, stop.eta)
                    if abs(stop.eta - last) > TOLD_AFTER:
                        told[stop.stop_id] = stop.eta
                        count += 1
        return count
