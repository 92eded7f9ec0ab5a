"""The day's proposals, one by one: what they promised, what was decided, and what came of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import log
from statistics import median

from app.day_data import read_day
from app.domain.events import Event, EventType
from app.domain.learned_times import Estimate
from app.domain.promises import late_seconds
from app.domain.routes import PlannedStop, Route
from app.domain.searches import Search
from app.forecasting import RouteTimes, StopTimes, forecast_route
from app.orchestration.decisions import ACTED, APPLIED, EXPIRED, IN_PART, UNDONE, moves_in, whole
from app.ports.store import Store
from app.tracking import DayTracker


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One proposal.

    ``promised_late_s`` and ``promised_cost`` (cents) are what it was to save; ``realised_late_s`` is
    what it saved: the lateness that the routes as they were would have had, driven at the day's own
    times, less the lateness that there was. None where it was not applied, or that cannot be told.
    """

    suggestion_id: str
    at: datetime
    kind: str
    title: str
    reason: str
    decision: str
    by: str
    reassignments: int
    promised_late_s: int
    promised_cost: int
    realised_late_s: int | None = None


@dataclass(frozen=True, slots=True)
class LedgerSums:
    """The lines together. ``hits`` are applied ones that saved lateness as promised, or at least half;
    ``judged`` those of which that can be told. ``passed_up`` is the cost (cents) that those which were
    dismissed promised to save."""

    proposed: int
    applied: int
    by_itself: int
    judged: int
    hits: int
    passed_up: int


def ledger(store: Store, day: date) -> tuple[LedgerLine, ...]:
    """Every proposal of a day in the order they were made."""
    events = store.events(day)
    if not any(event.type is EventType.SUGGESTED for event in events):
        return ()
    searches = {name: search for search in store.searches(day) for name in search.proposed}
    judge = _Judge(store, day, events)
    lines: dict[str, LedgerLine] = {}
    for event in events:
        name = str(event.data.get("suggestion_id", ""))
        if event.type is EventType.SUGGESTED:
            lines[name] = _line(event, name)
        elif event.type is EventType.DECIDED and name in lines:
            decision = str(event.data.get("decision", ""))
            realised = None
            if decision in APPLIED and name in searches:
                realised = judge.realised(searches[name], event)
            made = _line(event, name) if decision == IN_PART else lines[name]
            lines[name] = replace(
                made,
                at=lines[name].at,
                decision=decision,
                by=event.actor.name or event.actor.kind.value,
                realised_late_s=realised,
            )
    return tuple(lines.values())


def sums(lines: Iterable[LedgerLine]) -> LedgerSums:
    """What the lines come to."""
    all_lines = tuple(lines)
    applied = [line for line in all_lines if line.decision in APPLIED]
    judged = [line for line in applied if line.realised_late_s is not None and line.promised_late_s > 0]
    hits = sum(1 for line in judged if 2 * (line.realised_late_s or 0) >= line.promised_late_s)
    passed = [line for line in all_lines if line.decision not in (*APPLIED, UNDONE)]
    return LedgerSums(
        proposed=len(all_lines),
        applied=len(applied),
        by_itself=sum(1 for line in applied if line.decision == ACTED),
        judged=len(judged),
        hits=hits,
        passed_up=sum(max(0, line.promised_cost) for line in passed if line.decision != EXPIRED),
    )


def _line(event: Event, name: str) -> LedgerLine:
    data = event.data
    return LedgerLine(
        suggestion_id=name,
        at=event.at,
        kind=str(data.get("kind", "")),
        title=event.note,
        reason=str(data.get("reason", "")),
        decision="",
        by="",
        reassignments=whole(data.get("reassignments")),
        promised_late_s=whole(data.get("late_s_saved")),
        promised_cost=whole(data.get("cost_saved")),
    )


class _Judge:
    """Drives routes as they were before a proposal, at the times that the day really took."""

    def __init__(self, store: Store, day: date, events: tuple[Event, ...]) -> None:
        self._events = events
        self._tracker = DayTracker(read_day(store, day))
        self._tracker.apply(events)
        self._paces = {shift_id: self._pace(shift_id) for shift_id in self._tracker.data.routes}

    def realised(self, search: Search, decided: Event) -> int | None:
        """Seconds of lateness that an applied proposal saved; None while a stop it touched is open."""
        moves = moves_in(decided)
        touched = {shift_id for _, *shifts in moves for shift_id in shifts}
        before = [record.route for record in search.routes if record.shift_id in touched]
        stops = {stop_id for route in before for stop_id in route.stop_ids}
        stops.update(stop_id for stop_id, *_ in moves)
        if any(not self._tracker.facts(stop).state.is_final for stop in stops):
            return None
        known = DayTracker(self._tracker.data)
        known.apply(event for event in self._events if event.sequence <= search.sequence)
        without = sum(self._late_without(known, route, search.at) for route in before)
        return without - sum(self._late(stop_id) for stop_id in stops)

    def _late(self, stop_id: str) -> int:
        """How late a stop was; one that was never made counts nothing here."""
        facts = self._tracker.facts(stop_id)
        start = facts.arrived_at or facts.finished_at
        if start is None or not facts.state.is_done:
            return 0
        return late_seconds(start, self._tracker.windows(stop_id))

    def _late_without(self, known: DayTracker, route: Route, at: datetime) -> int:
        """How late a route would have been, from an instant on."""
        facts = {name: known.facts(name) for name in route.stop_ids}
        windows = {name: known.windows(name) for name in route.stop_ids}
        times = self._times(route)
        shift = known.shift_facts(route.shift_id)
        forecast = forecast_route(route, facts, windows, shift, at, times)
        return sum(late_seconds(forecast[name].start, windows[name]) for name in route.stop_ids)

    def _times(self, route: Route) -> RouteTimes:
        """The multiples of planned times that the day showed, as if they had been known."""
        pace = _certain(self._paces.get(route.shift_id, 1.0))
        stops = {
            planned.stop.stop_id: StopTimes(pace, _certain(self._service(planned)))
            for planned in route.stops
        }
        return RouteTimes(StopTimes(pace), stops)

    def _service(self, planned: PlannedStop) -> float:
        """The multiple of its planned time that a stop took; 1 where nobody was there."""
        facts = self._tracker.facts(planned.stop.stop_id)
        lasts = (planned.departure - planned.service_start).total_seconds()
        if facts.arrived_at is None or facts.finished_at is None or lasts <= 0:
            return 1.0
        windows = self._tracker.windows(planned.stop.stop_id)
        began = max([facts.arrived_at, *(opens for opens, _ in windows[:1])])
        return max(0.05, (facts.finished_at - began).total_seconds() / lasts)

    def _pace(self, shift_id: str) -> float:
        """The middle multiple of planned driving times of a driver's legs."""
        legs = []
        for planned in self._tracker.data.routes[shift_id].route.stops:
            facts = self._tracker.facts(planned.stop.stop_id)
            if facts.en_route_at is not None and facts.arrived_at is not None and planned.leg_s > 0:
                legs.append((facts.arrived_at - facts.en_route_at).total_seconds() / planned.leg_s)
        return median(legs) if legs else 1.0


def _certain(multiple: float) -> Estimate:
    return Estimate(log(max(multiple, 0.05)), 0.0, 0.0)
