"""What a caller can be promised: which slots an order could have, what each costs, and why not.

The order is put beside the day as it stands, drafts included, and asked of the evaluator; nothing of
the day is changed by asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.domain.disruption import DisruptionBudget
from app.domain.evaluator_job import EvaluatedDay
from app.domain.fleet import Depot, depot_for
from app.domain.orders import Order, OrderKind
from app.domain.promises import promises
from app.domain.routes import UnassignedOrder, first_attempts, task_of
from app.domain.routing import Job, Problem, VehicleSpec, Window
from app.domain.settings import Settings
from app.domain.solution import Insertion, Relaxation, RelaxationKind, Violation
from app.domain.timing import TimeWindow, instant, wall_seconds
from app.moved_stops import without_stops
from app.on_the_road import on_board
from app.orchestration.remainder import Remainder, find_remainder
from app.orchestration.rest_problem import StatedRest, state_rest
from app.ports.evaluator import Evaluator
from app.tracking import DayTracker

SLOT_S = 7200
"""Slots are of two hours, and begin at even ones."""
LEAST_LEFT_S = 1800
"""A slot that is over sooner is not offered any more."""
STANDING_LATER_S = 12 * 3600
"""A driver who is late takes another stop all the same: who is late for it is told, at its price."""
_NAMELESS = "new"
_PAST = Window(-1, -1)
"""What nobody can keep any more."""
_OVER = "That time is over."
_ALL_OUT = (
    "Its goods are at the depot, and no van of this day loads there again. It can be saved, and waits "
    "for a driver."
)


@dataclass(frozen=True, slots=True)
class Offer:
    """The cheapest way to keep a window: who makes it, when service begins, what it adds in cents,
    seconds driven and metres, and the names of customers who would newly be late for it."""

    shift_id: str
    driver: str
    begins: datetime
    cost: int
    driving_s: int
    distance_m: int
    newly_late: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A window that could be promised, and how; ``offer`` is None where nobody can."""

    window: TimeWindow
    offer: Offer | None


@dataclass(frozen=True, slots=True)
class WayIn:
    """A single rule that would have to give way for the order to fit, and with which driver."""

    relaxation: Relaxation
    driver: str
    window: TimeWindow | None = None
    """The window that could be promised instead, where it is the window that gives way."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be said to the caller. ``asked`` is the order as typed, None where it does not fit; then
    ``ways`` would make it fit. ``words`` say why there is no more to be told, '' else."""

    asked: Offer | None = None
    slots: tuple[Slot, ...] = ()
    ways: tuple[WayIn, ...] = ()
    words: str = ""


def offers(
    tracker: DayTracker,
    now: datetime,
    settings: Settings,
    budget: DisruptionBudget,
    evaluator: Evaluator,
    roads_folder: str,
    order: Order,
) -> Offers:
    """What could be promised for an order (one of the day being changed, or a new one without an id).

    ``tracker`` is a copy of the day, and is used up.

    Raises:
        EvaluatorDied, PlanningError, RoadsError: nothing could be worked out, in words.
    """
    if not order.is_located:
        return Offers(words="Times and costs are shown once the address is found.")
    if not tracker.data.shifts:
        return Offers(words="Nobody works on this day yet.")
    order = order if order.order_id else replace(order, order_id=_NAMELESS)
    aboard = _put_beside(tracker, order, now)
    remainder = find_remainder(tracker, now, budget.kept_stops)
    if not remainder.shifts:
        return Offers(words="Nobody is on duty any more on this day.")
    budget = replace(budget, later_s=max(budget.later_s, STANDING_LATER_S))
    stated = state_rest(tracker, remainder, settings, budget, (), 0)
    asked = _Asked(tracker, remainder, stated, order)
    day = EvaluatedDay(asked.problem(aboard), stated.standing, roads_folder)
    evaluator.set_day(day)
    over = evaluator.evaluate_plan().violations
    if over:
        evaluator.set_day(replace(day, problem=_as_it_stands(day.problem, over)))
    return asked.answers(evaluator, can_load=bool(aboard) or _can_load(day.problem))


def _can_load(problem: Problem) -> bool:
    """Whether any van may still load at a depot."""
    return any(v.loads_at_start or v.reload is not None for v in problem.vehicles)


def _as_it_stands(problem: Problem, over: Iterable[Violation]) -> Problem:
    """The problem in which no driver's day is too long already, nor a rest too late: nobody can be
    asked to undo that, and what is added to it is told at its price."""
    longer: dict[str, int] = {}
    rests: dict[str, int] = {}
    for each in over:
        if each.rule == "shift":
            longer[each.vehicle_id] = each.amount
        elif each.rule == "delay" and not each.job_id:
            rests[each.vehicle_id] = max(rests.get(each.vehicle_id, 0), each.amount)

    def given(vehicle: VehicleSpec) -> VehicleSpec:
        seconds = longer.get(vehicle.vehicle_id, 0)
        overtime = replace(vehicle.overtime, seconds=vehicle.overtime.seconds + seconds)
        late = rests.get(vehicle.vehicle_id, 0)
        breaks = tuple(
            replace(rest, windows=tuple(Window(w.start, w.latest_start + late) for w in rest.windows))
            for rest in vehicle.breaks
        )
        return replace(vehicle, overtime=overtime, breaks=breaks if late else vehicle.breaks)

    return replace(problem, vehicles=tuple(map(given, problem.vehicles)))


def _put_beside(tracker: DayTracker, order: Order, now: datetime) -> str:
    """Take the order off its route, and count drafts as given out; returns the shift that has its
    goods on board, '' for none."""
    stops = [stop.stop_id for stop in first_attempts(order)]
    data, aboard = tracker.data, ""
    routes = {}
    for shift_id, record in data.routes.items():
        if any(p.stop.stop_id in stops for p in on_board(tracker, shift_id, now)):
            aboard = shift_id
        route = without_stops(record.route, stops)
        routes[shift_id] = replace(record, route=route, released=route)
    others = tuple(item for item in data.unassigned if item.order_id != order.order_id)
    left = tuple(UnassignedOrder(stop_id, order.order_id, "", "") for stop_id in stops)
    tracker.set_data(
        replace(
            data,
            orders={**data.orders, order.order_id: order},
            routes=routes,
            unassigned=(*others, *left),
        )
    )
    return aboard


@dataclass(frozen=True, slots=True)
class _Asked:
    """An order beside a stated day."""

    tracker: DayTracker
    remainder: Remainder
    stated: StatedRest
    order: Order

    def problem(self, aboard: str) -> Problem:
        """The stated day, in which the order's windows are kept to the second or not at all."""
        names = set(self._stops)

        def strict(job: Job) -> Job:
            if job.job_id not in names:
                return job
            job = replace(job, windows=self._promised(job.job_id), lateness=None)
            if not aboard:
                return job
            return replace(job, vehicles=frozenset({aboard}), on_board=aboard, depots=None)

        stated = self.stated.problem
        shipments = (
            replace(s, pickup=strict(s.pickup), delivery=strict(s.delivery)) for s in stated.shipments
        )
        return replace(
            stated, jobs=tuple(map(strict, stated.jobs)), shipments=tuple(shipments), keeping=None
        )

    def answers(self, evaluator: Evaluator, *, can_load: bool) -> Offers:
        """The order as typed, every slot, and where it does not fit what would make it."""
        if not self._stops:
            return Offers(words="There is nothing left to do for it on this day.")
        if not can_load and self.order.kind is OrderKind.DELIVERY:
            return Offers(words=_ALL_OUT)
        slots = self._slots()
        found = evaluator.slots(self._stops, [self._window(slot) for slot in slots])
        ways = evaluator.insert(self._stops, 1)
        asked = self._offer(ways[0]) if ways else None
        is_over = asked is None and self._is_over
        gives = () if asked is not None or is_over else evaluator.relax(self._stops[-1])
        return Offers(
            asked,
            tuple(
                Slot(slot, self._offer(way) if way else None)
                for slot, way in zip(slots, found, strict=True)
            ),
            tuple(map(self._way_in, gives)),
            _OVER if is_over else "",
        )

    @property
    def _stops(self) -> tuple[str, ...]:
        """The order's stops, those that are still to be made."""
        known = {job.job_id for job in self.stated.problem.all_jobs}
        return tuple(s.stop_id for s in first_attempts(self.order) if s.stop_id in known)

    @property
    def _depot(self) -> Depot:
        depots = {depot.depot_id: depot for depot in self.tracker.data.depots}
        return depot_for(self.order.depot_id, depots, self.tracker.data.shifts)

    def _promised(self, stop_id: str) -> tuple[Window, ...]:
        """The order's own windows from now on; one that is over can be kept by nobody."""
        stop = next(s for s in first_attempts(self.order) if s.stop_id == stop_id)
        given = promises(task_of(self.order, stop), self.tracker.data.day, self._depot.zone)
        windows = [(self._second(opens), self._second(closes)) for opens, closes in given]
        still = [Window(max(0, opens), closes) for opens, closes in windows if closes >= 0]
        return tuple(still) if still or not windows else (_PAST,)

    @property
    def _is_over(self) -> bool:
        """Whether all that was asked for lies in the past."""
        return self._promised(self._stops[-1]) == (_PAST,)

    def _slots(self) -> tuple[TimeWindow, ...]:
        """From the even hour in which somebody may be on the road to the end of the last shift."""
        day, zone = self.tracker.data.day, self._depot.zone
        working = [part.shift for part in self.remainder.shifts]
        now = wall_seconds(self.stated.zero, day, zone)
        first = max(min(shift.starts for shift in working), now)
        last = max(shift.ends for shift in working)
        starts = range(first // SLOT_S * SLOT_S, last, SLOT_S)
        slots = (TimeWindow(start, min(start + SLOT_S, last)) for start in starts)
        return tuple(slot for slot in slots if slot.end - now >= LEAST_LEFT_S)

    def _window(self, slot: TimeWindow) -> Window:
        day, zone = self.tracker.data.day, self._depot.zone
        opens, closes = (self._second(instant(day, end, zone)) for end in (slot.start, slot.end))
        return Window(max(0, opens), closes)

    def _offer(self, way: Insertion) -> Offer:
        shift_id = way.itinerary.vehicle_id
        return Offer(
            shift_id=shift_id,
            driver=self._driver(shift_id),
            begins=self.stated.zero + timedelta(seconds=way.begins[-1]),
            cost=way.cost,
            driving_s=way.driving_s,
            distance_m=way.distance_m,
            newly_late=tuple(self._names(way.newly_late)),
        )

    def _names(self, stop_ids: Iterable[str]) -> Iterable[str]:
        for stop_id in stop_ids:
            stop = self.stated.stops[stop_id]
            yield task_of(self.tracker.data.orders[stop.order_id], stop).place.name

    def _way_in(self, give: Relaxation) -> WayIn:
        window = self._instead(give, self._last_windows())
        return WayIn(give, self._driver(give.vehicle_id), window)

    def _last_windows(self) -> Sequence[TimeWindow]:
        stop = next(s for s in first_attempts(self.order) if s.stop_id == self._stops[-1])
        return sorted(task_of(self.order, stop).windows, key=lambda w: (w.start, w.end))

    def _instead(self, give: Relaxation, windows: Sequence[TimeWindow]) -> TimeWindow | None:
        """The window wide enough for what gives way, to the next five minutes."""
        if not windows or give.subject not in ("", self._stops[-1]):
            return None
        if give.kind is RelaxationKind.WINDOW_LATER:
            return replace(windows[-1], end=-(-(windows[-1].end + give.amount) // 300) * 300)
        if give.kind is RelaxationKind.WINDOW_EARLIER:
            return replace(windows[0], start=max(0, (windows[0].start - give.amount) // 300 * 300))
        return None

    def _driver(self, shift_id: str) -> str:
        shifts = self.tracker.data.shifts
        return next((s.driver.name for s in shifts if s.shift_id == shift_id), shift_id)

    def _second(self, at: datetime) -> int:
        return round((at - self.stated.zero).total_seconds())
