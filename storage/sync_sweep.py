"""What the sync server keeps for how long, by a clock that may be wrong.

No wrong clock may cost a fact that was acknowledged: keeping times are counted back from an instant
that none carries far (``storage.keeping_time``), and what came after something that is kept is kept
too, whatever its own stamp.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.driver_sync import POSITIONS_KEPT
from app.domain.timing import from_rfc3339, rfc3339
from storage import (
    sync_messages,
    sync_routes,
    sync_shop,
    sync_tenders,
    sync_trackers,
    sync_tracking,
)
from storage.keeping_time import NO_EARLIER, goes_on
from storage.sqlite_library import Database

EVENTS_KEPT = timedelta(days=90)
_KEY = "keeping_time"
_HIGHEST = 2**63 - 1

_IN_ORDER = (("position", "number"), ("event", "sequence"), ("quarantine", "number"))
"""Tables whose rows are numbered as they came."""


def keeping_time(db: Database, now: datetime) -> datetime:
    """The instant from which keeping times are counted back: at most one stride after the last."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", [_KEY]).fetchone()
    reached = goes_on(from_rfc3339(row[0]) if row else None, now)
    if now > NO_EARLIER:
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [_KEY, rfc3339(reached)])
    return min(now, reached)


def sweep(db: Database, now: datetime) -> None:
    """Drop positions, facts, codes and wrong tries older than their keeping time."""
    events_before = now - EVENTS_KEPT
    for table, number in _IN_ORDER:
        before = rfc3339(now - POSITIONS_KEPT if table == "position" else events_before)
        first_kept = f"SELECT min({number}) FROM {table} WHERE received_at BETWEEN ? AND ?"
        db.execute(
            f"DELETE FROM {table} WHERE received_at < ?"
            f" AND {number} < coalesce(({first_kept}), {_HIGHEST})",
            [before, before, rfc3339(now)],
        )
    db.execute("DELETE FROM committed WHERE received_at < ?", [rfc3339(events_before)])
    sync_trackers.sweep(db, now)
    sync_routes.sweep(db, events_before)
    sync_messages.sweep(db, events_before)
    sync_tracking.sweep(db, now)
    sync_shop.sweep(db, now)
    sync_tenders.sweep(db, now)
    db.execute("DELETE FROM pairing_code WHERE expires < ?", [rfc3339(now)])
    db.execute("DELETE FROM wrong_code WHERE at < ?", [rfc3339(now - timedelta(days=1))])
