"""The day's report, computed from the facts alone: events, routes that were given out, orders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.day_book import NO_DRIVER, NO_PICTURES, DayBook, Pictures, local_time
from app.day_log import ShiftLog, digest, in_order
from app.domain.count_words import count_text, names_text
from app.domain.events import Event
from app.domain.fleet import Shift
from app.domain.orders import Order
from app.domain.promises import late_seconds, promises
from app.domain.report import (
    Cost,
    Counts,
    DayReport,
    DriverFigures,
    Effort,
    OutcomeCount,
    Prices,
    StopRow,
    Timing,
    total_effort,
)
from app.domain.routes import Route, RouteRecord, UnassignedOrder, task_of
from app.domain.stop_state import StopState
from app.domain.timing import instant
from app.interventions import interventions
from app.ports import Store


def gather(store: Store, day: date, prices: Prices | None = None, region: str = "") -> DayReport:
    """A day's report from what the store holds.

    Raises:
        StoreError: the database cannot be read.
    """
    return make_report(
        day,
        store.orders(day),
        store.shifts(day),
        store.routes(day),
        store.events(day),
        given=[item for item in store.unassigned(day) if item.carrier_id],
        pictures=Pictures(store.proofs.here(day), store.proofs.distances(day)),
        prices=prices,
        region=region,
    )


def make_report(
    day: date,
    orders: Iterable[Order],
    shifts: Iterable[Shift],
    routes: Iterable[RouteRecord],
    events: Iterable[Event],
    *,
    given: Iterable[UnassignedOrder] = (),
    pictures: Pictures = NO_PICTURES,
    prices: Prices | None = None,
    region: str = "",
) -> DayReport:
    """A day's report; the same facts and pictures give an equal one, whenever and wherever it is made.

    ``events`` may come in any order (the desk's sequence decides); a doubled id counts once.
    ``given`` are the stops that carriers have; ``prices`` adds what falling short costs, ``region`` is
    the name shown.
    """
    log = in_order(events)
    book = DayBook(day, orders, shifts, routes, log, pictures)
    rows = book.rows()
    figures = _Figures(book, rows, prices or Prices())
    drivers = figures.drivers()
    unmade = {item.stop_id: item for item in book.left_out(rows)}
    carried = [item for item in given if item.stop_id in unmade]
    taken = {item.stop_id for item in carried}
    left_out = tuple(item for item in unmade.values() if item.stop_id not in taken)
    # Orders that no route took belong to no driver: their price is in the totals alone.
    outside = Cost(
        missed=figures.prices.missed * len(left_out), carriers=sum(item.price for item in carried)
    )
    extra = (Effort(cost=outside),) if outside.total else ()
    timed = [driver for driver in drivers if driver.actual.work_s]
    hours = sum(driver.actual.work_s or 0 for driver in timed) / 3600
    decided, wanted = interventions(log), len(book.orders)
    remarks = (*_remarks(drivers, rows, book.strangers()), *_decision_remarks(decided, wanted))
    return DayReport(
        day=day,
        region=region,
        timezone=book.zone.key,
        drivers=drivers,
        counts=sum((driver.counts for driver in drivers), Counts()),
        outcomes=_outcomes(rows),
        planned=total_effort((*(driver.planned for driver in drivers), *extra)),
        actual=total_effort((*(driver.actual for driver in drivers), *extra)),
        stops_per_hour=sum(driver.counts.attempts for driver in timed) / hours if hours else None,
        rows=rows,
        left_out=left_out,
        remarks=(*remarks, *_carrier_remarks(carried)),
        events=len(log),
        last_sequence=max((event.sequence for event in log), default=0),
        last_fact_at=max((event.at for event in log), default=None),
        digest=digest(log),
        interventions=decided,
        interventions_per_100=round(100 * decided / wanted, 1) if wanted else None,
    )


def _decision_remarks(decided: int, orders: int) -> tuple[str, ...]:
    """How often somebody had to step in; nothing where nobody had."""
    if not decided or not orders:
        return ()
    count = count_text(decided, "One decision", "decisions")
    return (f"{count} by dispatchers while the day ran: {100 * decided / orders:.1f} per 100 orders.",)


class _Figures:
    """Counts and costs per driver."""

    def __init__(self, book: DayBook, rows: Sequence[StopRow], prices: Prices) -> None:
        self.prices = prices
        self._book = book
        self._rows = rows

    def drivers(self) -> tuple[DriverFigures, ...]:
        """Shifts that had anything to do that day, by name; last what belongs to nobody."""
        figures = [self._driver(shift) for shift in self._book.shifts.values()]
        nobody = [row for row in self._rows if not row.shift_id]
        if nobody:
            counts = _counts(nobody, 0, 0)
            figures.append(
                DriverFigures("", NO_DRIVER, "", counts, _outcomes(nobody), Effort(), Effort())
            )
        idle = Counts()
        return tuple(f for f in figures if f.counts != idle or f.started_at is not None)

    def _driver(self, shift: Shift) -> DriverFigures:
        log = self._book.log.shift(shift.shift_id)
        rows = [row for row in self._rows if row.shift_id == shift.shift_id]
        draft = self._book.drafts.get(shift.shift_id)
        released = self._book.released.get(shift.shift_id)
        return DriverFigures(
            shift_id=shift.shift_id,
            driver=shift.driver.name,
            vehicle=shift.vehicle.name,
            counts=_counts(
                rows, len(draft.stops) if draft else 0, len(released.stops) if released else 0
            ),
            outcomes=_outcomes(rows),
            planned=self._planned(shift),
            actual=self._actual(shift, log, rows),
            started_at=local_time(log.started_at, shift.depot.zone),
            ended_at=local_time(log.ended_at, shift.depot.zone),
        )

    def _planned(self, shift: Shift) -> Effort:
        route = self._book.given.get(shift.shift_id)
        if route is None or not route.stops:
            return Effort(0, 0, 0, Cost())
        rests = sum((r.end - r.start).total_seconds() for trip in route.trips for r in trip.breaks)
        late_s = 0
        for planned in route.stops:
            order = self._book.orders.get(planned.stop.order_id)
            if order is not None:
                task = task_of(order, planned.stop)
                windows = promises(task, self._book.day, shift.depot.zone)
                late_s += late_seconds(planned.service_start, windows)
        over_s = _beyond(shift, route.trips[-1].returns)
        spent = _Spent(
            route.distance_m, route.duration_s, route.driving_s, _service_s(route), over_s, late_s, 0
        )
        cost = self._cost(shift, spent)
        return Effort(route.distance_m, route.driving_s, route.duration_s - round(rests), cost)

    def _actual(self, shift: Shift, log: ShiftLog, rows: Iterable[StopRow]) -> Effort:
        if log.started_at is None and not any(row.state.is_done for row in rows):
            return Effort(0, 0, 0, Cost()) if log.driven is None else Effort(*log.driven)
        metres, seconds = log.driven or (None, None)
        span = log.span_s
        if span is None or log.ended_at is None:
            return Effort(metres, seconds)
        late_s = sum(row.late_s for row in rows)
        missed = sum(1 for row in rows if row.state is StopState.NOT_ATTEMPTED)
        cost = None
        if metres is not None:
            over_s = _beyond(shift, log.ended_at)
            service = sum(_seconds_at_door(row) for row in rows)
            spent = _Spent(metres, span, seconds or 0, service, over_s, late_s, missed)
            cost = self._cost(shift, spent)
        return Effort(metres, seconds, span - log.rest_s, cost)

    def _cost(self, shift: Shift, spent: _Spent) -> Cost:
        costs = shift.vehicle.costs
        time = costs.per_hour * spent.span_s + costs.per_driving_hour * spent.driving_s
        overtime = shift.overtime.per_hour or self.prices.overtime_per_hour
        return Cost(
            distance=_rounded(costs.per_km * spent.metres, 1000),
            time=_rounded(time + costs.per_task_hour * spent.service_s, 3600),
            fixed=costs.fixed,
            overtime=_rounded(overtime * spent.over_s, 3600),
            lateness=_rounded(self.prices.late_per_hour * spent.late_s, 3600),
            missed=self.prices.missed * spent.missed,
        )


@dataclass(frozen=True, slots=True)
class _Spent:
    """What a shift's cost is made of: metres, seconds, and stops not made."""

    metres: int
    span_s: int
    driving_s: int
    service_s: int
    over_s: int
    late_s: int
    missed: int


def _service_s(route: Route) -> int:
    """Seconds at customers, from the start of service to its end."""
    return round(sum((s.departure - s.service_start).total_seconds() for s in route.stops))


def _seconds_at_door(row: StopRow) -> int:
    if row.started_at is None or row.finished_at is None:
        return 0
    return round((row.finished_at - row.started_at).total_seconds())


def _counts(rows: Sequence[StopRow], planned: int, released: int) -> Counts:
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


def _outcomes(rows: Iterable[StopRow]) -> tuple[OutcomeCount, ...]:
    """Attempts by state and outcome, in the vocabulary's order."""
    counted = Counter((row.state, row.outcome) for row in rows if row.state.is_done)
    keys = sorted(counted, key=lambda key: (key[0].value, key[1].value if key[1] else ""))
    return tuple(OutcomeCount(state, outcome, counted[state, outcome]) for state, outcome in keys)


def _remarks(
    drivers: Iterable[DriverFigures], rows: Sequence[StopRow], strangers: int
) -> tuple[str, ...]:
    """What a reader must know before trusting the totals, one sentence each."""
    remarks = []
    for driver in drivers:
        if driver.shift_id and driver.actual.work_s is None:
            half = "end" if driver.started_at else "start"
            remarks.append(
                f"{driver.driver}: the {half} of the shift was not reported; "
                "hours and cost are not in the totals."
            )
        elif driver.shift_id and driver.actual.distance_m is None:
            remarks.append(
                f"{driver.driver}: the kilometres driven are not known; "
                "they and the cost are not in the totals."
            )
    disputed = [row for row in rows if row.disputed]
    if disputed:
        remarks.append(
            f"Two drivers reported different outcomes; the first counts here: {_named(disputed)}."
        )
    outstanding = [row for row in rows if row.proof.is_outstanding]
    if outstanding:
        remarks.append(f"Proof is outstanding: {_named(outstanding)}.")
    if strangers:
        remarks.append(f"Stops that are in no order and on no route, but were reported: {strangers}.")
    return tuple(remarks)


def _named(rows: Sequence[StopRow]) -> str:
    """The first five by name."""
    return names_text([row.name or row.stop_id for row in rows], 5)


def _carrier_remarks(carried: Sequence[UnassignedOrder]) -> tuple[str, ...]:
    if not carried:
        return ()
    stops = Counter(item.carrier_id for item in carried)
    names = ", ".join(f"{count} to {name}" for name, count in sorted(stops.items()))
    cost = sum(item.price for item in carried) / 100
    return (
        f"Stops given to carriers: {names}. They cost {cost:,.2f}, which is in the total cost; "
        "no other figure counts them.",
    )


def _beyond(shift: Shift, end: datetime) -> int:
    """Seconds of overtime."""
    return max(0, round((end - instant(shift.day, shift.ends, shift.depot.zone)).total_seconds()))


def _rounded(value: int, divisor: int) -> int:
    """Nearest whole cent, half up."""
    return (2 * value + divisor) // (2 * divisor)
