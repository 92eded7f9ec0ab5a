"""What is raised on a small day, minute by minute."""

from __future__ import annotations

from app.domain.board import DayIssue
from app.domain.geo import LonLat
from tests.app.small_day import SmallDay


def issues(day: SmallDay, minute: float) -> dict[str, DayIssue]:
    """The issues of a moment by kind; one of a kind each."""
    found = day.board(minute).issues
    assert len({issue.kind for issue in found}) == len(found)
    for issue in found:
        assert issue.title
        assert issue.detail
        assert issue.actions
        assert issue.weight > 0
    return {issue.kind: issue for issue in found}


def kinds(day: SmallDay, minute: float) -> set[str]:
    return set(issues(day, minute))


def stands(day: SmallDay, place: LonLat, first: float, last: float) -> None:
    """The driver's phone says once a minute that it stands."""
    minute = first
    while minute <= last:
        day.seen(place, minute, is_moving=False)
        minute += 1
