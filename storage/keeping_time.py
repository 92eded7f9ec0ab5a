"""How far time has come for whoever throws away what is old, by a clock that may be wrong.

A workstation whose battery is empty wakes up in another year, and is put right minutes later. Keeping
times are counted back from an instant that no wrong clock carries far.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

STRIDE = timedelta(days=2)
"""So far time goes on from one look to the next at most: a weekend switched off is made up for within a
day, and a clock that is years ahead is noticed before 90 days are over."""
NO_EARLIER = datetime(2026, 1, 1, tzinfo=UTC)
"""A clock that shows this is wrong: this program did not exist."""


def goes_on(last: datetime | None, now: datetime) -> datetime:
    """How far time has come, at most one stride after the ``last`` look (None: there was none)."""
    return now if last is None else max(last, min(now, last + STRIDE))
