"""What in the running day needs a person: found in the picture, ranked by weight."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.board import DayIssue, Lane


def issues_of(lanes: Iterable[Lane]) -> tuple[DayIssue, ...]:
    """The issues of the day, heaviest first; weight counts seconds of lateness."""
    found = [issue for lane in lanes for issue in (*_late(lane), *_disputed(lane))]
    return tuple(sorted(found, key=lambda issue: (-issue.weight, issue.issue_id)))


def _late(lane: Lane) -> Iterable[DayIssue]:
    """One issue for a driver whose remaining stops will be late."""
    late = [stop for stop in lane.stops if stop.late_s > 0 and not stop.state.is_final]
    if not late:
        return
    worst = max(stop.late_s for stop in late)
    first = late[0]
    local = first.eta.astimezone(lane.shift.depot.zone)
    count = f"{len(late)} stops" if len(late) > 1 else "one stop"
    yield DayIssue(
        issue_id=f"late/{lane.shift.shift_id}",
        kind="late",
        title=f"{lane.shift.driver.name} +{max(1, round(worst / 60))} min",
        detail=f"{count} will be late; the next is {first.name}, now expected at {local:%H:%M}",
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
