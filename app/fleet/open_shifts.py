"""Which drivers may still report: what keeps the sync server up when the desk closes."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.events import EventType
from app.domain.fleet import Shift
from app.domain.timing import instant
from app.ports.desk_reads import DeskReads

GIVEN_UP_AFTER = timedelta(hours=12)
"""A driver who has not said that the shift ended is not waited for longer than this after its end."""


def open_shifts(store: DeskReads, now: datetime) -> tuple[Shift, ...]:
    """Shifts whose routes were given out and that have not ended, today's and later ones."""
    oldest = (now - GIVEN_UP_AFTER - timedelta(days=1)).date()
    found: list[Shift] = []
    for day in store.days():
        if day < oldest:
            continue
        given = {record.shift_id for record in store.routes(day) if record.revision}
        if not given:
            continue
        ended = {e.shift_id for e in store.events(day) if e.type is EventType.SHIFT_ENDED}
        found.extend(
            shift
            for shift in store.shifts(day)
            if shift.shift_id in given - ended
            and instant(day, shift.ends, shift.depot.zone) + GIVEN_UP_AFTER > now
        )
    return tuple(found)
