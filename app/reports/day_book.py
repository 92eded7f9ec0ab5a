"""A day's plan and its facts side by side: one row per stop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.day_log import DayLog
from app.domain.events import Event, EventType
from app.domain.fleet import Shift
from app.domain.orders import Order, Task, TaskKind
from app.domain.promises import Promise, earliest_start, late_seconds, promises
from app.domain.proofs import NOTHING_BROUGHT, Brought, bring, shown_proof
from app.domain.report import LeftOut, StopRow, Timing
from app.domain.routes import PlannedStop, Route, RouteRecord, Stop, first_attempts, task_of
from app.domain.stop_state import StopFacts, StopState
from app.domain.timing import WindowEnd, clock_text

NO_DRIVER = "(no driver)"
_TAKES_MONEY = frozenset({EventType.COMPLETED, EventType.PARTIAL})
_HANDED_OVER = frozenset({StopState.COMPLETED, StopState.PARTIAL})


@dataclass(frozen=True, slots=True)
class Pictures:
    """What the desk has of a day's proofs: the names of those that came, and by a fact's number its
    metres from the stop."""

    here: frozenset[str] = frozenset()
    distances: Mapping[int, int] = field(default_factory=dict)


NO_PICTURES = Pictures()


class DayBook:
    """A day's plan and its folded facts, side by side."""

    def __init__(
        self,
        day: date,
        orders: Iterable[Order],
        shifts: Iterable[Shift],
        routes: Iterable[RouteRecord],
        log: Iterable[Event],
        pictures: Pictures = NO_PICTURES,
    ) -> None:
        records, facts = tuple(routes), tuple(log)
        crew = sorted(shifts, key=lambda shift: (shift.driver.name, shift.shift_id))
        self.day = day
        self.zone = crew[0].depot.zone if crew else ZoneInfo("UTC")
        self.shifts = {shift.shift_id: shift for shift in crew}
        self.orders = {order.order_id: order for order in orders}
        self.drafts = {record.shift_id: record.route for record in records}
        self.released = {
            record.shift_id: record.released for record in records if record.released is not None
        }
        self.given: dict[str, Route] = self.drafts | self.released
        self.log = DayLog(self.given, facts)
        self._pictures = pictures
        self._brought: dict[str, Brought] = {}
        self._collected: dict[str, int] = {}
        for event in facts:
            if event.stop_id:
                amount = event.data.get("amount_collected")
                if event.type in _TAKES_MONEY and isinstance(amount, int):
                    self._collected[event.stop_id] = amount
                known = self._brought.get(event.stop_id, NOTHING_BROUGHT)
                self._brought[event.stop_id] = bring(known, event)
        self._home: dict[str, str] = {}
        self._planned: dict[str, PlannedStop] = {}
        for by_shift in (self.drafts, self.given):  # what the phones were given wins
            for shift_id, route in by_shift.items():
                self._home |= dict.fromkeys(route.stop_ids, shift_id)
                self._planned |= {planned.stop.stop_id: planned for planned in route.stops}
        self._places = _places(self.given)
        self._stops = {stop.stop_id: stop for o in self.orders.values() for stop in first_attempts(o)}
        self._stops |= {stop_id: planned.stop for stop_id, planned in self._planned.items()}

    def rows(self) -> tuple[StopRow, ...]:
        """Every stop on a route and every other that something happened to, by driver and number."""
        rows = [
            self._row(self._stops[i]) for i in set(self._home) | (self._touched() & set(self._stops))
        ]
        crew = {shift_id: place for place, shift_id in enumerate(self.shifts)}
        rows.sort(key=lambda r: (crew.get(r.shift_id, len(crew)), r.number == 0, r.number, r.stop_id))
        return tuple(rows)

    def strangers(self) -> int:
        """How many stops have facts but are on no route and in no order."""
        return len(self._touched() - set(self._stops))

    def left_out(self, rows: Iterable[StopRow]) -> tuple[LeftOut, ...]:
        """Visits of orders that are neither cancelled nor in the rows."""
        taken = {(row.order_id, row.task) for row in rows}
        return tuple(
            LeftOut(stop.stop_id, order.reference, task.place.name, task.place.where)
            for order in sorted(self.orders.values(), key=lambda o: o.order_id)
            if not order.cancelled
            for stop, task in zip(first_attempts(order), order.tasks, strict=True)
            if (stop.order_id, stop.task) not in taken
        )

    def _touched(self) -> set[str]:
        return {i for i, facts in self.log.stops.items() if facts.state is not StopState.PLANNED}

    def _row(self, stop: Stop) -> StopRow:
        facts = self.log.stop(stop.stop_id)
        shift = self.shifts.get(self._belongs_to(stop.stop_id, facts))
        shift_id = shift.shift_id if shift else ""
        zone = shift.depot.zone if shift else self.zone
        order = self.orders.get(stop.order_id)
        task = task_of(order, stop) if order else None
        windows = promises(task, self.day, zone) if task else ()
        planned = self._planned.get(stop.stop_id)
        started, timing = _timing(facts, windows)
        number, trip = self._places.get((shift_id, stop.stop_id), (0, 0))
        return StopRow(
            stop_id=stop.stop_id,
            order_id=stop.order_id,
            reference=order.reference if order else "",
            shift_id=shift_id,
            driver=shift.driver.name if shift else NO_DRIVER,
            number=number,
            trip=trip,
            task=stop.task,
            attempt=stop.attempt,
            name=task.place.name if task else "",
            address=task.place.where if task else "",
            windows=tuple((a.astimezone(zone), b.astimezone(zone)) for a, b in windows),
            promised=promised_words(task) if task else "",
            planned_start=local_time(planned.service_start if planned else None, zone),
            arrived_at=local_time(facts.arrived_at, zone),
            started_at=local_time(started, zone),
            finished_at=local_time(facts.finished_at, zone),
            timing=timing,
            late_s=late_seconds(started, windows) if started and timing is Timing.LATE else 0,
            state=facts.state,
            outcome=facts.outcome,
            note=facts.note,
            disputed=facts.disputed,
            corrected=facts.corrected,
            proof=shown_proof(
                self._brought.get(stop.stop_id, NOTHING_BROUGHT),
                facts,
                order.proof_at(task) if order and task else (),
                self._pictures.here,
                self._pictures.distances,
            ),
            sender=order.sender if order else "",
            zone=task.place.town if task else "",
            location=task.place.location if task else None,
            due=order.due_at(task) if order and task and stop.task is money_task(order) else 0,
            collected=self._collected.get(stop.stop_id) if facts.state in _HANDED_OVER else None,
        )

    def _belongs_to(self, stop_id: str, facts: StopFacts) -> str:
        """Whose fact finished it; else whose route it is on; else nobody."""
        if facts.state.is_done and facts.final_event_id and facts.shift_id in self.shifts:
            return facts.shift_id
        return self._home.get(stop_id, "")


def _places(given: Mapping[str, Route]) -> dict[tuple[str, str], tuple[int, int]]:
    """Number and trip of each stop on the routes that were given out, both from 1."""
    places = {}
    for shift_id, route in given.items():
        stops = ((trip, planned) for trip, t in enumerate(route.trips, 1) for planned in t.stops)
        for number, (trip, planned) in enumerate(stops, 1):
            places[shift_id, planned.stop.stop_id] = (number, trip)
    return places


def _timing(facts: StopFacts, windows: tuple[Promise, ...]) -> tuple[datetime | None, Timing | None]:
    """When service started, and how that stands to the promise; both None without an attempt.

    An attempt whose arrival was never reported started, as far as anyone knows, when it ended.
    """
    if not facts.state.is_done or facts.finished_at is None:
        return None, None
    if facts.arrived_at is None and not facts.final_event_id:
        return None, Timing.NOT_TIMED if windows else Timing.NO_WINDOW
    arrived = facts.arrived_at or facts.finished_at
    opening = earliest_start(arrived, windows)
    # Done before the window opened: nobody waited for it.
    started = opening if opening <= facts.finished_at else min(arrived, facts.finished_at)
    if not windows:
        return started, Timing.NO_WINDOW
    return started, Timing.LATE if late_seconds(started, windows) else Timing.ON_TIME


def money_task(order: Order) -> TaskKind:
    """At which of its visits an order's amount is collected: where the goods are handed over."""
    return TaskKind.DELIVERY if order.delivery is not None else TaskKind.PICKUP


def local_time(at: datetime | None, zone: ZoneInfo) -> datetime | None:
    """An instant, if it is known, in a depot's zone."""
    return at.astimezone(zone) if at else None


def promised_words(task: Task) -> str:
    """The windows as given: ``08:00–10:00, 14:00–16:00``; one for the end of service says so."""
    return ", ".join(
        f"{clock_text(window.start)}–{clock_text(window.end)}"
        + (" (done by)" if window.end_means is WindowEnd.END_OF_SERVICE else "")
        for window in sorted(task.windows, key=lambda w: (w.start, w.end))
    )
