"""Planning a day: a snapshot to the planner, the judged answer into drafts, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.carriers import with_carriers
from app.domain import stop_state
from app.domain.errors import PlannerCrashed, PlannerDied, PlanningError
from app.domain.events import ActorKind, Event
from app.domain.fleet import Shift
from app.domain.loads import loads_of
from app.domain.orders import Order
from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.routes import (
    GIVEN_AWAY,
    Route,
    RouteRecord,
    Stop,
    UnassignedOrder,
    first_attempts,
)
from app.domain.routing import StopRule
from app.domain.said import Said
from app.domain.settings import Settings
from app.domain.solution import Progress, UnassignedReason
from app.domain.stop_state import StopFacts
from app.learning import expected_times
from app.left_out import ALL_OUT, NO_ADDRESS, given_words, planners_words
from app.planning.problem import StatedDay, state_day
from app.planning.routes import route_from
from app.planning.saving import PlannedFrom, carried_of, save_plan
from app.ports.desk_reads import DeskReads
from app.ports.planner import Planner
from app.ports.store import Store

NOT_LOCATED = "not_located"
"""The reason of an order whose address was not found; the planner never sees it."""

_KEPT = "The best plan it had found by then is the draft now; plan again to improve it."


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """What a plan made: drafts written, orders left out or given to carriers, what was kept as it was.

    ``cost`` in cents, left-out prices included; ``kept_shifts`` have a released or running route
    that was not touched; ``matrix_s`` and ``search_s`` are seconds spent, apart. ``ended_early`` is
    what ended the search before its time; the drafts are then the best it had found. ``changed`` are
    the names of orders that somebody changed meanwhile: they are left out.
    """

    day: date
    records: tuple[RouteRecord, ...]
    unassigned: tuple[UnassignedOrder, ...]
    kept_shifts: tuple[str, ...]
    cost: int
    matrix_s: float
    search_s: float
    ended_early: PlannerDied | PlannerCrashed | None = None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """The day as it stood when planning began; of what carriers had (``carried``), ``given`` stays with
    them, and ``locked`` with the shift named; ``goods`` are when loads are at their depots."""

    orders: tuple[Order, ...]
    records: Mapping[str, RouteRecord]
    free: tuple[Shift, ...]
    kept: Mapping[str, RouteRecord]
    to_plan: tuple[Order, ...]
    unlocated: tuple[Order, ...]
    carried: frozenset[UnassignedOrder]
    given: tuple[UnassignedOrder, ...]
    locked: Mapping[str, str]
    goods: Mapping[str, datetime]


def make_plan(
    store: Store,
    planner: Planner,
    day: date,
    *,
    roads_folder: str = "",
    stop: StopRule,
    seed: int = 1,
    fresh: bool = False,
    threads: int | None = None,
    settings: Settings | None = None,
    on_progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> PlanOutcome:
    """Plan a day's open orders onto its free shifts and keep the result as drafts.

    A released route is kept with its orders unless ``fresh``, and so is what carriers take once any
    route was released, or where a person gave it to them; a stop that is locked, or that a person gave
    to a driver, keeps that one. A route that a driver has begun is kept in any case, and so is what is
    finished. Drafts that were
    never released may be replaced; unless ``fresh``, changing them has the price that ``settings``
    name. When the planner dies or crashes, the last plan that it told of and that its judge accepted is
    kept, and the outcome says so.

    Raises:
        PlanningError: nothing to plan with, or the plan breaks a rule, or routes have changed
            meanwhile; nothing was saved.
        PlannerDied, PlannerCrashed, PlanCancelled, RoadsError, StoreError: as their words say; nothing
            was saved.
    """
    settings = with_carriers(settings or Settings(), store)
    snapshot = _take_snapshot(store, day, fresh)
    stated, answer, ended_early = None, None, None
    if snapshot.to_plan and snapshot.free:
        drafts = [] if fresh else [r.route for r in snapshot.records.values()]
        free = {shift.shift_id for shift in snapshot.free}
        stated = state_day(
            day,
            snapshot.to_plan,
            snapshot.free,
            store.depots(),
            (draft for draft in drafts if draft.shift_id in free),
            settings,
            locked=snapshot.locked,
            goods=snapshot.goods,
            expected=expected_times(
                store,
                day,
                snapshot.to_plan,
                snapshot.free,
                settings.learn_after_visits,
                cancelled,
            ),
        )
        job = PlanJob(stated.problem, roads_folder, stop, seed, threads=threads)
        answer, ended_early = _answer(planner, job, on_progress, cancelled)
        _refuse_breaches(answer)
    records = _drafts(day, snapshot, stated, answer)
    unassigned = _left_out(snapshot, stated, answer, settings)
    base = PlannedFrom(
        {order.order_id: order for order in snapshot.orders}, snapshot.records, snapshot.carried
    )
    saved = save_plan(store, day, base, records, unassigned)
    return PlanOutcome(
        day=day,
        records=saved.records,
        unassigned=saved.unassigned,
        kept_shifts=tuple(snapshot.kept),
        cost=answer.solution.cost if answer else 0,
        matrix_s=answer.matrix_s if answer else 0.0,
        search_s=answer.search_s if answer else 0.0,
        ended_early=ended_early,
        changed=saved.changed,
    )


def _answer(
    planner: Planner,
    job: PlanJob,
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> tuple[PlanAnswer, PlannerDied | PlannerCrashed | None]:
    """The planner's answer; or its last sound plan, with what ended it."""
    try:
        return planner.solve(job, on_progress, cancelled), None
    except (PlannerDied, PlannerCrashed) as error:
        best = error.best
        if best is None or best.violations:
            raise
        if isinstance(error, PlannerDied):
            return best, PlannerDied(error.why, _KEPT)
        return best, error


def _kept_by_hand(
    facts: Mapping[str, StopFacts], records: Iterable[RouteRecord], free: Iterable[Shift]
) -> dict[str, str]:
    """By stop the shift that a person wants it on: locked to, or given by hand and still there."""
    homes = {stop_id: record.shift_id for record in records for stop_id in record.route.stop_ids}
    at_work = {shift.shift_id for shift in free}
    wanted: dict[str, str] = {}
    for name, known in facts.items():
        is_there = homes.get(name) == known.placed_in and known.placed_in in at_work
        shift_id = known.locked_to or (known.placed_in if is_there else "")
        if shift_id:
            wanted[name] = shift_id
    return wanted


def _take_snapshot(store: DeskReads, day: date, fresh: bool) -> _Snapshot:
    orders, shifts = store.orders(day), store.shifts(day)
    if not orders:
        raise PlanningError(
            Said("Refusals", "There are no orders on {day}; import some first.").format(day=day)
        )
    if not shifts:
        words = Said("Refusals", "There are no shifts on {day}; add drivers and vehicles first.")
        raise PlanningError(words.format(day=day))
    records = {record.shift_id: record for record in store.routes(day)}
    events = store.events(day)
    begun = {event.shift_id for event in events if event.actor.kind is ActorKind.DRIVER}
    kept = {
        shift_id: record
        for shift_id, record in records.items()
        if shift_id in begun or (record.released is not None and not fresh)
    }
    facts = _facts(events)
    taken = {name for record in kept.values() for name in record.route.stop_ids}
    taken |= {stop_id for stop_id, known in facts.items() if known.state.is_final}
    orders_of_today = {order.order_id for order in orders if not order.cancelled}
    carried = carried_of(store.unassigned(day))
    given = tuple(
        item
        for item in carried
        if not fresh and item.order_id in orders_of_today
        if kept or (item.stop_id in facts and facts[item.stop_id].given_to)
    )
    taken |= {item.stop_id for item in given}
    open_orders = [
        order
        for order in orders
        if not order.cancelled and not any(stop.stop_id in taken for stop in first_attempts(order))
    ]
    free = tuple(s for s in shifts if s.shift_id not in kept and s.shift_id not in begun)
    return _Snapshot(
        orders=orders,
        records=records,
        free=free,
        kept=kept,
        to_plan=tuple(order for order in open_orders if order.is_located),
        unlocated=tuple(order for order in open_orders if not order.is_located),
        carried=carried,
        given=given,
        goods={load.name: load.arrived or load.expected for load in loads_of(events).values()},
        locked={} if fresh else _kept_by_hand(facts, records.values(), free),
    )


def _facts(events: Iterable[Event]) -> dict[str, StopFacts]:
    """What is known of each stop."""
    facts: dict[str, StopFacts] = {}
    for event in events:
        if event.stop_id:
            facts[event.stop_id] = stop_state.apply(facts.get(event.stop_id, StopFacts()), event)
    return facts


def _refuse_breaches(answer: PlanAnswer) -> None:
    """A plan that breaks a rule is never saved.

    Raises:
        PlanningError: with the first breach in words.
    """
    if answer.violations:
        first = answer.violations[0]
        who = f" ({first.vehicle_id})" if first.vehicle_id else ""
        raise PlanningError(
            f"The plan was refused because it breaks {len(answer.violations)} rules, the first: "
            f"{first.words}{who} Nothing was changed; plan again, and report this if it comes back."
        )


def _drafts(
    day: date, snapshot: _Snapshot, stated: StatedDay | None, answer: PlanAnswer | None
) -> tuple[RouteRecord, ...]:
    """A new draft for every free shift that has stops now or had a route before."""
    routes: dict[str, Route] = {}
    if stated is not None and answer is not None:
        drivers = {shift.shift_id: shift.driver.driver_id for shift in snapshot.free}
        for solved in answer.solution.routes:
            routes[solved.vehicle_id] = route_from(
                solved,
                stated.stops,
                stated.zero,
                answer.shapes.get(solved.vehicle_id, ()),
                stated.depots,
                stated.expected.stretches,
                stated.expected.pace(drivers[solved.vehicle_id]),
                stated.problem.paces,
            )
    records = []
    for shift in snapshot.free:
        before = snapshot.records.get(shift.shift_id)
        route = routes.get(shift.shift_id, Route(shift.shift_id, ()))
        if before is not None:
            records.append(replace(before, draft=before.draft + 1, route=route))
        elif route.trips:
            records.append(RouteRecord(day, shift.shift_id, 1, route))
    return tuple(records)


def _left_out(
    snapshot: _Snapshot, stated: StatedDay | None, answer: PlanAnswer | None, settings: Settings
) -> tuple[UnassignedOrder, ...]:
    """Every open stop that no route has, with words for a person."""
    left = [_with_words(stop, NOT_LOCATED, NO_ADDRESS) for stop in _stops(snapshot.unlocated)]
    left.extend(snapshot.given)
    if stated is None or answer is None:
        reason = UnassignedReason.NOT_ALLOWED
        left.extend(_with_words(stop, reason.value, ALL_OUT) for stop in _stops(snapshot.to_plan))
    else:
        drivers = {shift.shift_id: shift.driver.name for shift in snapshot.free}
        left.extend(
            _with_words(
                stated.stops[item.job_id],
                item.reason.value,
                planners_words(item, drivers.get(item.nearest_vehicle, "")),
            )
            for item in answer.solution.unassigned
        )
        left.extend(
            _given(stated.stops[item.job_id], item.carrier_id, item.price, settings)
            for item in answer.solution.outsourced
        )
    return tuple(sorted(left, key=lambda item: item.stop_id))


def _stops(orders: Iterable[Order]) -> Iterable[Stop]:
    return (stop for order in orders for stop in first_attempts(order))


def _with_words(stop: Stop, reason: str, words: str) -> UnassignedOrder:
    return UnassignedOrder(stop.stop_id, stop.order_id, reason, words)


def _given(stop: Stop, carrier_id: str, price: int, settings: Settings) -> UnassignedOrder:
    words = given_words(settings.carriers[carrier_id].name, price)
    return UnassignedOrder(stop.stop_id, stop.order_id, GIVEN_AWAY, words, carrier_id, price)
