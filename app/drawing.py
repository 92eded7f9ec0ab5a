"""A lane as the board shows it: drawn from a route, its facts and its forecast, and counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from app.domain.board import BoardStop, DayFigures, DayIssue, Lane, Outlook
from app.domain.fleet import Shift
from app.domain.geo import LonLat
from app.domain.learned_times import Estimate
from app.domain.orders import Order
from app.domain.promises import Promise, late_seconds, shown_window
from app.domain.proofs import StopProof
from app.domain.routes import PlannedBreak, PlannedStop, Route, RouteRecord, task_of
from app.domain.shift_state import ShiftFacts
from app.domain.stop_state import StopFacts, StopState
from app.domain.timing import instant
from app.domain.underway import Seen
from app.forecasting import Forecast, RouteRange, StopRange

LOOK_AGAIN = timedelta(seconds=30)
"""A lane nobody reports on is forecast anew so often: finer than the minutes that a board shows."""
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def looked_until(now: datetime, place: int, lanes: int) -> datetime:
    """The end of the time in which a lane's forecast of ``now`` stands.

    It depends on nothing but the time and the lane's place, and each lane has its own moment: hundreds
    never change all at once.
    """
    offset = LOOK_AGAIN * place / lanes
    return now + (_BEGINNING + offset - now) % LOOK_AGAIN


@dataclass(frozen=True, slots=True)
class LanePlan:
    """What a lane shows of its shift and its route, whatever happens."""

    shift: Shift
    hue: int
    route: Route
    draft: int
    revision: int
    unsent: bool
    distance_m: int
    return_shapes: tuple[str, ...]
    starts: datetime
    ends: datetime


def plan_of(shift: Shift, hue: int, record: RouteRecord | None) -> LanePlan:
    """The plan's part of a lane; a shift without a route has an empty one."""
    route = record.route if record else Route(shift.shift_id, ())
    return LanePlan(
        shift=shift,
        hue=hue,
        route=route,
        draft=record.draft if record else 0,
        revision=record.revision if record else 0,
        unsent=record.has_unsent_changes if record else False,
        distance_m=route.distance_m,
        return_shapes=tuple(trip.return_shape for trip in route.trips),
        starts=instant(shift.day, shift.starts, shift.depot.zone),
        ends=instant(shift.day, shift.ends, shift.depot.zone),
    )


def draw_lane(
    plan: LanePlan,
    known: ShiftFacts,
    forecasts: Mapping[str, Forecast],
    stops: Iterable[BoardStop],
    before: Lane | None,
    overtime_chance: float = 0.0,
) -> Lane:
    """The lane. What is as it was ``before`` is the same object as before."""
    old = {stop.stop_id: stop for stop in before.stops} if before else {}
    drawn = Lane(
        shift=plan.shift,
        hue=plan.hue,
        stops=tuple(_same(old.get(stop.stop_id), stop) for stop in stops),
        breaks=_breaks(plan.route, known, forecasts),
        return_shapes=plan.return_shapes,
        starts=plan.starts,
        ends=plan.ends,
        distance_m=plan.distance_m,
        draft=plan.draft,
        revision=plan.revision,
        unsent=plan.unsent,
        started=known.started_at is not None,
        ended=known.ended_at is not None,
        out=known.out_at is not None,
        overtime_chance=0.0 if known.ended_at is not None else round(overtime_chance * 20) / 20,
    )
    return _same(before, drawn)


def _same[T](before: T | None, now: T) -> T:
    return before if before is not None and before == now else now


def draw_stop(
    planned: PlannedStop,
    number: int,
    trip: int,
    order: Order,
    facts: StopFacts,
    forecast: Forecast,
    windows: tuple[Promise, ...],
    proof: StopProof,
    outlook: Outlook | None = None,
    seen_at: datetime | None = None,
) -> BoardStop:
    """A stop of a lane; ``number`` counts from 1 within the route, ``trip`` from 0."""
    task = task_of(order, planned.stop)
    skipped = facts.state in (StopState.CANCELLED, StopState.NOT_ATTEMPTED)
    return BoardStop(
        stop_id=planned.stop.stop_id,
        order_id=planned.stop.order_id,
        number=number,
        task=planned.stop.task,
        name=task.place.name,
        address=", ".join(part for part in (task.place.address, task.place.city) if part),
        location=task.place.location or LonLat(0, 0),
        state=facts.state,
        planned_arrival=planned.arrival,
        planned_start=planned.service_start,
        planned_departure=planned.departure,
        eta=planned.service_start if skipped else forecast.start,
        late_s=0 if skipped else late_seconds(forecast.start, windows),
        window=shown_window(forecast.start, windows),
        trip=trip,
        shape=planned.shape,
        outcome=facts.outcome,
        finished_at=facts.finished_at,
        note=facts.note,
        disputed=facts.disputed,
        proof=proof,
        outlook=outlook,
        seen_at=seen_at,
        locked=bool(facts.locked_to),
        tendered=bool(facts.tendered_to),
        offered=facts.offered,
        wants=facts.wants,
    )


def outlook_of(given: StopRange, service: Estimate) -> Outlook:
    """How sure a stop's time is; the chance to about one in twenty, as more is not known."""
    chance = round(given.late * 20) / 20
    return Outlook(given.start.p10, given.start.p90, chance, service.visits, service.level)


def median_of(forecast: Forecast, given: StopRange) -> Forecast:
    """The forecast with the median as its arrival and start."""
    return replace(forecast, arrival=given.arrival.p50, start=given.start.p50)


def _breaks(
    route: Route, known: ShiftFacts, forecasts: Mapping[str, Forecast]
) -> tuple[PlannedBreak, ...]:
    """Breaks as taken, and those still to come where the forecast puts them."""
    taken = tuple(PlannedBreak(start, end, 0) for start, end in known.rests)
    planned = [(trip, rest) for trip in route.trips for rest in trip.breaks]
    coming = []
    for trip, rest in planned[len(taken) :]:
        start = known.resting_since or rest.start
        if rest.after_stops and known.resting_since is None:
            before = trip.stops[min(rest.after_stops, len(trip.stops)) - 1]
            start = max(rest.start, forecasts[before.stop.stop_id].departure)
        coming.append(PlannedBreak(start, start + (rest.end - rest.start), rest.after_stops))
    return taken + tuple(coming)


@dataclass(frozen=True, slots=True)
class LaneCounts:
    """What the day's figures count of a lane."""

    done: int
    failed: int
    promised: int
    in_time: int
    open: int
    will_be_late: int


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A lane with all that follows from it: ``counts`` for the day's figures, and its issues.

    It stands ``until`` an instant, unless something is reported.
    """

    lane: Lane
    forecasts: Mapping[str, Forecast]
    until: datetime
    counts: LaneCounts
    issues: tuple[DayIssue, ...]
    ranges: RouteRange | None = None
    seen: Seen | None = None


def kept(before: tuple[DayIssue, ...], now: tuple[DayIssue, ...]) -> tuple[DayIssue, ...]:
    """The issues of now; those that are as they were are the same objects as before."""
    if before == now:
        return before
    old = {issue.issue_id: issue for issue in before}
    return tuple(_same(old.get(issue.issue_id), issue) for issue in now)


def count(lane: Lane) -> LaneCounts:
    """Count a lane's stops."""
    done = [stop for stop in lane.stops if stop.state.is_done]
    promised = [stop for stop in done if stop.window is not None]
    still_open = [stop for stop in lane.stops if not stop.state.is_final]
    return LaneCounts(
        done=len(done),
        failed=sum(1 for stop in done if stop.state is StopState.FAILED),
        promised=len(promised),
        in_time=sum(1 for stop in promised if stop.late_s == 0),
        open=len(still_open),
        will_be_late=sum(1 for stop in still_open if stop.late_s > 0),
    )


def figures_of(drawn: Iterable[DrawnLane], unassigned: int, moved: int) -> DayFigures:
    """The figures of the day."""
    lanes = tuple(drawn)
    promised = sum(each.counts.promised for each in lanes)
    in_time = sum(each.counts.in_time for each in lanes)
    return DayFigures(
        on_time=in_time / promised if promised else None,
        open=sum(each.counts.open for each in lanes),
        will_be_late=sum(each.counts.will_be_late for each in lanes),
        unassigned=unassigned,
        done=sum(each.counts.done for each in lanes),
        failed=sum(each.counts.failed for each in lanes),
        unsent=sum(1 for each in lanes if each.lane.unsent),
        moved=moved,
    )
