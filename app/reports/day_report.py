"""The day's report, computed from the facts alone: events, routes that were given out, orders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from app.day_log import ShiftLog, digest, in_order
from app.domain.closures import closed_words
from app.domain.count_words import names_text
from app.domain.events import Event, EventType
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
    Terms,
    count_rows,
    stops_per_hour,
    total_effort,
)
from app.domain.report_basis import DayBasis
from app.domain.report_parts import NO_WORTH, CarrierStop, Worth
from app.domain.routes import Route, RouteRecord, UnassignedOrder, task_of
from app.domain.stop_state import StopState
from app.domain.timing import instant
from app.orchestration.ledger import ledger
from app.ports.store import Store
from app.reports.day_book import NO_DRIVER, NO_PICTURES, DayBook, Pictures, local_time
from app.reports.figures import carrier_stops, course_of, foreseen, interventions, trip_loads, worth_of


def gather(store: Store, day: date, terms: Terms | None = None) -> DayReport:
    """A day's report from what the store holds.

    Raises:
        StoreError: the database cannot be read.
    """
    return report_on(basis_of(store, day), store.events(day), store.chain_at, terms or Terms())


def basis_of(store: Store, day: date) -> DayBasis:
    """What a day's report rests on beside the facts.

    Raises:
        StoreError: the database cannot be read.
    """
    return DayBasis(
        day=day,
        orders=store.orders(day),
        shifts=store.shifts(day),
        routes=store.routes(day),
        unassigned=store.unassigned(day),
        pictures=tuple(sorted(store.proofs.here(day))),
        distances=tuple(sorted(store.proofs.distances(day).items())),
        worth=worth_of(ledger(store, day)),
    )


def report_on(
    basis: DayBasis, events: Iterable[Event], chain_at: Callable[[int], str], terms: Terms
) -> DayReport:
    """The report of a day that is like that; ``chain_at`` gives the seal at a fact's number."""
    log = tuple(events)
    return make_report(
        basis.day,
        basis.orders,
        basis.shifts,
        basis.routes,
        log,
        given=basis.unassigned,
        pictures=Pictures(frozenset(basis.pictures), dict(basis.distances)),
        prices=terms.prices,
        region=terms.region,
        carriers=terms.carriers,
        worth=basis.worth,
        head=chain_at(max((event.sequence for event in log), default=0)),
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
    carriers: Mapping[str, str] = MappingProxyType({}),
    worth: Worth = NO_WORTH,
    head: str = "",
) -> DayReport:
    """A day's report; the same facts and pictures give an equal one, whenever and wherever it is made.

    ``events`` may come in any order (the desk's sequence decides); a doubled id counts once.
    ``given`` are the stops that no route takes, those of carriers among them; ``prices`` adds what
    falling short costs, ``region`` and ``carriers`` are the names shown.
    """
    log = in_order(events)
    book = DayBook(day, orders, shifts, routes, log, pictures)
    rows = book.rows()
    figures = _Figures(book, rows, prices or Prices())
    drivers = figures.drivers()
    unmade = {item.stop_id: item for item in book.left_out(rows)}
    outside = [item for item in given if item.stop_id in unmade]
    carried = carrier_stops([item for item in outside if item.carrier_id], book, carriers)
    taken = {item.stop_id for item in carried}
    why = {item.stop_id: item.words for item in outside}
    left_out = tuple(
        replace(item, why=why.get(item.stop_id, ""))
        for item in unmade.values()
        if item.stop_id not in taken
    )
    # Orders that no route took belong to no driver: their price is in the totals alone.
    elsewhere = Cost(
        missed=figures.prices.missed * len(left_out), carriers=sum(item.price for item in carried)
    )
    extra = (Effort(cost=elsewhere),) if elsewhere.total else ()
    return DayReport(
        day=day,
        region=region,
        timezone=book.zone.key,
        drivers=drivers,
        counts=sum((driver.counts for driver in drivers), Counts()),
        outcomes=_outcomes(rows),
        planned=total_effort((*(driver.planned for driver in drivers), *extra)),
        actual=total_effort((*(driver.actual for driver in drivers), *extra)),
        stops_per_hour=stops_per_hour(drivers),
        rows=rows,
        left_out=left_out,
        remarks=(
            *_removal_remarks(log, book.zone),
            *_remarks(drivers, rows, book.strangers()),
            *_carrier_remarks(carried),
            *closed_words(log, book.zone),
        ),
        events=len(log),
        last_sequence=max((event.sequence for event in log), default=0),
        last_fact_at=max((event.at for event in log), default=None),
        digest=digest(log),
        head=head,
        orders=sum(1 for order in book.orders.values() if not order.cancelled),
        interventions=interventions(log),
        carried=carried,
        foreseen=foreseen(rows, log),
        worth=worth,
        courses=tuple(
            course_of(book.given[shift_id], shift, book.orders)
            for shift_id, shift in book.shifts.items()
            if shift_id in book.given and book.given[shift_id].stops
        ),
    )


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
            counts = count_rows(nobody, 0, 0)
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
            counts=count_rows(
                rows, len(draft.stops) if draft else 0, len(released.stops) if released else 0
            ),
            outcomes=_outcomes(rows),
            planned=self._planned(shift),
            actual=self._actual(shift, log, rows),
            started_at=local_time(log.started_at, shift.depot.zone),
            ended_at=local_time(log.ended_at, shift.depot.zone),
            driver_id=shift.driver.driver_id,
            vehicle_id=shift.vehicle.vehicle_id,
            starts=local_time(instant(shift.day, shift.starts, shift.depot.zone), shift.depot.zone),
            ends=local_time(instant(shift.day, shift.ends, shift.depot.zone), shift.depot.zone),
            rest_s=log.rest_s if log.span_s is not None else None,
            overtime_s=_beyond(shift, log.ended_at) if log.ended_at is not None else None,
            loads=trip_loads(self._book.given.get(shift.shift_id), shift, self._book.orders),
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


def _removal_remarks(log: Iterable[Event], zone: ZoneInfo) -> Iterator[str]:
    """That this is another version than what was written before customers' data were removed."""
    removals = [event for event in log if event.type is EventType.FORGOTTEN]
    if removals:
        last = removals[-1].at.astimezone(zone)
        yield (
            f"Version {len(removals) + 1}: data of customers were removed at their wish, last on "
            f"{last:%Y-%m-%d at %H:%M}. The figures are those of the version before."
        )


def _carrier_remarks(carried: Sequence[CarrierStop]) -> tuple[str, ...]:
    if not carried:
        return ()
    stops = Counter(item.carrier for item in carried)
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
