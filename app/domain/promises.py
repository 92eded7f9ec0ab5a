"""What was promised, as instants: windows of a task on a day, and how late a start is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.domain.orders import Task
from app.domain.timing import instant

type Promise = tuple[datetime, datetime]
"""Earliest and latest start of service."""


def promises(task: Task, day: date, zone: ZoneInfo) -> tuple[Promise, ...]:
    """A task's windows as earliest and latest start of service, in order."""
    return tuple(
        (
            instant(day, window.start, zone),
            instant(day, window.latest_start(task.service_s), zone),
        )
        for window in sorted(task.windows, key=lambda w: (w.start, w.end))
    )


def earliest_start(arrival: datetime, windows: tuple[Promise, ...]) -> datetime:
    """When service can start for an arrival: at once, or when the next window opens.

    After the last window it starts at once, late.
    """
    for opens, closes in windows:
        if arrival <= closes:
            return max(arrival, opens)
    return arrival


def late_seconds(start: datetime, windows: tuple[Promise, ...]) -> int:
    """How long after the last window service starts (0 in time, early, or without windows).

    On time means: service started no later than the end of the last promised window.
    """
    if not windows:
        return 0
    return max(0, round((start - windows[-1][1]) / timedelta(seconds=1)))


def shown_window(start: datetime, windows: tuple[Promise, ...]) -> Promise | None:
    """The window a start belongs to: the first that is not over by then, else the last."""
    for window in windows:
        if start <= window[1]:
            return window
    return windows[-1] if windows else None
