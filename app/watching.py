"""What in the running day needs a person: found lane by lane, and ranked by weight."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.domain.board import DayIssue, Lane, VehicleMark
from app.domain.presence import Presence, presence

MISSED_AFTER = timedelta(minutes=30)
"""A driver on the road of whom nothing was heard for so long is worth a call."""

LOW_BATTERY = 0.1

FAR_M = 500
"""A fact made this far from its stop is worth a question; closer, it may be the pin or the signal."""


def ranked(issues: Iterable[DayIssue]) -> tuple[DayIssue, ...]:
    """The heaviest first; weight counts seconds of lateness."""
    return tuple(sorted(issues, key=lambda issue: (-issue.weight, issue.issue_id)))


def issues_of(lane: Lane) -> tuple[DayIssue, ...]:
    """What a lane by itself shows to be amiss."""
    return (*_late(lane), *_disputed(lane), *_unproven(lane))


def lost_drivers(
    lanes: Iterable[Lane], vehicles: Iterable[VehicleMark], now: datetime
) -> Iterable[DayIssue]:
    """One issue for each driver with stops to do whose phone has fallen silent."""
    silent = {mark.shift_id: mark for mark in vehicles if now - mark.heard_at > MISSED_AFTER}
    for lane in lanes if silent else ():
        mark = silent.get(lane.shift.shift_id)
        if mark is not None:
            yield from _lost(lane, mark, now)


def _late(lane: Lane) -> Iterable[DayIssue]:
    """One issue for a driver whose remaining stops will be late: each rather than not."""
    late = [stop for stop in lane.stops if stop.late_s > 0 and not stop.state.is_final]
    if not late:
        return
    worst = max(stop.late_s for stop in late)
    first = late[0]
    local = first.eta.astimezone(lane.shift.depot.zone)
    chance = f"{round(first.outlook.late_chance * 100)} %" if first.outlook else ""
    count = f"{len(late)} stops" if len(late) > 1 else "one stop"
    yield DayIssue(
        issue_id=f"late/{lane.shift.shift_id}",
        kind="late",
        title=f"{lane.shift.driver.name} +{max(1, round(worst / 60))} min",
        detail=f"{count} will be late; the next is {first.name}, now expected at {local:%H:%M}"
        + (f" and late with a chance of {chance}" if chance else ""),
        shift_id=lane.shift.shift_id,
        stop_id=first.stop_id,
        weight=sum(stop.late_s for stop in late),
    )


def _disputed(lane: Lane) -> Iterable[DayIssue]:
    """Two drivers tell different ends of one stop."""
    for stop in lane.stops:
        if stop.disputed:
            yield DayIssue(
                issue_id=f"disputed/{stop.stop_id}",
                kind="disputed",
                title=f"{stop.name}: two different outcomes",
                detail="Two phones report different ends of this stop; ask, and correct it",
                shift_id=lane.shift.shift_id,
                stop_id=stop.stop_id,
                weight=3600,
            )


def _lost(lane: Lane, mark: VehicleMark, now: datetime) -> Iterable[DayIssue]:
    if not lane.started or lane.ended or lane.done == len(lane.stops):
        return
    if presence(mark, now) is not Presence.LOST:
        return
    silent = now - mark.heard_at
    local = mark.heard_at.astimezone(lane.shift.depot.zone)
    empty = mark.battery is not None and mark.battery <= LOW_BATTERY
    why = ", with its battery almost empty" if empty else ""
    yield DayIssue(
        issue_id=f"lost/{lane.shift.shift_id}",
        kind="lost",
        title=f"{lane.shift.driver.name}: nothing heard since {local:%H:%M}",
        detail=f"The phone fell silent under way{why}; reports may be waiting on it. A call helps",
        shift_id=lane.shift.shift_id,
        weight=round(silent.total_seconds() / 4),
    )


def _unproven(lane: Lane) -> Iterable[DayIssue]:
    """What was asked for was not brought, or it was done somewhere else."""
    for stop in lane.stops:
        missing, far = stop.proof.missing, stop.proof.distance_m
        if missing:
            words = " and ".join(kind.value.replace("_", " ") for kind in missing)
            yield DayIssue(
                issue_id=f"unproven/{stop.stop_id}",
                kind="unproven",
                title=f"{stop.name}: {words} missing",
                detail=f"{lane.shift.driver.name} finished this stop without it",
                shift_id=lane.shift.shift_id,
                stop_id=stop.stop_id,
                weight=600,
            )
        if far is not None and far >= FAR_M:
            yield DayIssue(
                issue_id=f"far/{stop.stop_id}",
                kind="far",
                title=f"{stop.name}: reported {far / 1000:.1f} km away",
                detail=f"{lane.shift.driver.name} was there, or the stop's pin is wrong",
                shift_id=lane.shift.shift_id,
                stop_id=stop.stop_id,
                weight=min(far, 3000),
            )
