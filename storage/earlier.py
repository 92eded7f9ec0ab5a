"""Keeps what a change of a day's plan takes the place of.

Only of days on which something was reported or given out already: how a plan came to be before that
is of no interest later, and importing and planning a fresh day costs nothing for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from app.domain.earlier import Earlier, PlanHistory
from app.domain.orders import Order
from app.domain.routes import RouteRecord, UnassignedOrder
from storage import rows
from storage.sqlite_library import Database


def note_orders(database: Database, orders: Iterable[Order], at: datetime) -> None:
    """Before orders are put in the place of others."""
    for day, sequence, given in _lived(database, orders):
        old = {order.order_id: _order(database, day, order.order_id) for order in given}
        replaced, added = _compared(old, {order.order_id: order for order in given})
        _keep(database, day, Earlier(at, sequence, orders=replaced, new_orders=added))


def note_routes(database: Database, records: Iterable[RouteRecord], at: datetime) -> None:
    """Before routes are put in the place of others."""
    for day, sequence, given in _lived(database, records):
        old = {record.shift_id: _route(database, day, record.shift_id) for record in given}
        replaced, added = _compared(old, {record.shift_id: record for record in given})
        _keep(database, day, Earlier(at, sequence, routes=replaced, new_routes=added))


def _lived[Given: (Order, RouteRecord)](
    database: Database, given: Iterable[Given]
) -> Iterator[tuple[date, int, list[Given]]]:
    """What is given, by day, of days of which something was reported, with their newest fact."""
    by_day: dict[date, list[Given]] = {}
    for each in given:
        by_day.setdefault(each.day, []).append(each)
    for day, mine in by_day.items():
        sequence = _newest(database, day)
        if sequence is not None:
            yield day, sequence, mine


def note_unassigned(
    database: Database,
    day: date,
    old: tuple[UnassignedOrder, ...],
    new: tuple[UnassignedOrder, ...],
    at: datetime,
) -> None:
    """Before the list of what no plan took is replaced."""
    sequence = _newest(database, day)
    if sequence is not None and old != new:
        _keep(database, day, Earlier(at, sequence, unassigned=old))


def history_of(database: Database, day: date) -> PlanHistory:
    """Everything that was kept of a day."""
    bodies = database.execute(
        "SELECT body FROM earlier WHERE day = ? ORDER BY number", (day.isoformat(),)
    ).fetchall()
    since = database.execute(
        "SELECT sequence FROM earlier_from WHERE day = ?", (day.isoformat(),)
    ).fetchone()
    changes = tuple(rows.EARLIER.decode(rows.unpacked(row[0])) for row in bodies)
    return PlanHistory(int(since[0]) if since else None, changes)


def drop_history(database: Database, before: date) -> None:
    """Let go of what was kept of days before one."""
    for table in ("earlier", "earlier_from"):
        database.execute(f"DELETE FROM {table} WHERE day < ?", (before.isoformat(),))


def drop_history_of(database: Database, day: date) -> None:
    """Let go of what was kept of a day so far."""
    for table in ("earlier", "earlier_from"):
        database.execute(f"DELETE FROM {table} WHERE day = ?", (day.isoformat(),))


def _newest(database: Database, day: date) -> int | None:
    """The newest fact of the log, None while there is none of this day. From here on the day's changes
    are kept."""
    [(newest,)] = database.execute("SELECT coalesce(max(sequence), 0) FROM events").fetchall()
    database.execute("INSERT OR IGNORE INTO earlier_from VALUES (?, ?)", (day.isoformat(), newest))
    begun = database.execute("SELECT 1 FROM events WHERE day = ? LIMIT 1", (day.isoformat(),))
    return int(newest) if begun.fetchone() else None


def _keep(database: Database, day: date, earlier: Earlier) -> None:
    if not earlier.is_nothing:
        row = (day.isoformat(), rows.packed(earlier))
        database.execute("INSERT INTO earlier (day, body) VALUES (?, ?)", row)


def _compared[T](
    old: Mapping[str, T | None], new: Mapping[str, T]
) -> tuple[tuple[T, ...], tuple[str, ...]]:
    """What is replaced by something else, and the names of what was not there."""
    replaced = tuple(was for key, was in old.items() if was is not None and was != new[key])
    return replaced, tuple(key for key, was in old.items() if was is None)


def _order(database: Database, day: date, order_id: str) -> Order | None:
    """An order of a day; one that comes from another day was not there."""
    found = database.execute(
        "SELECT body FROM orders WHERE order_id = ? AND day = ?", (order_id, day.isoformat())
    ).fetchone()
    return rows.ORDER.decode(found[0]) if found else None


def _route(database: Database, day: date, shift_id: str) -> RouteRecord | None:
    found = database.execute(
        "SELECT day, shift_id, draft, revision, body, released FROM routes"
        " WHERE day = ? AND shift_id = ?",
        (day.isoformat(), shift_id),
    ).fetchone()
    return rows.route_from(found) if found else None
