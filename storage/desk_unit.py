"""Writing the desk's data: one unit of work over one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date, datetime

from app.domain.driver_sync import DeviceState
from app.domain.events import Actor, Event, Position
from app.domain.fleet import Depot, Shift
from app.domain.forgetting import Forgotten, Trace
from app.domain.geo import LonLat
from app.domain.import_choices import ColumnUse
from app.domain.messages import CustomerMessage, Delivery
from app.domain.orders import Order
from app.domain.register import ID_FIELDS, Entry, Record, id_of
from app.domain.release import Release
from app.domain.routes import RouteRecord, UnassignedOrder
from app.domain.searches import Search
from app.domain.shop import ShopCursor, ShopEntry, ShopKey
from app.domain.tenders import Tender
from app.domain.tracked_orders import TrackingPage
from app.domain.written_reports import ReportContents, ReportPost, WrittenReport
from app.ports.desk_reads import LinkState
from app.ports.desk_unit import DeskUnit
from storage import rows
from storage.database import Transaction
from storage.desk_proofs import note_proofs
from storage.desk_reads import EVENT_COLUMNS, POSITION_COLUMNS, DeskReading
from storage.earlier import drop_history, note_orders, note_routes, note_unassigned
from storage.event_chain import keep_words, last_link, last_report, sealed_row
from storage.forgetting import SpokenOf, forget_rows
from storage.sqlite_library import Database


def _put(table: str, columns: str, keys: int = 1) -> str:
    """An upsert: inserts a row, or replaces the one with the same first ``keys`` columns.

    Not ``INSERT OR REPLACE``, which would delete the row that others refer to.
    """
    names = columns.split(", ")
    values = ", ".join("?" * len(names))
    changes = ", ".join(f"{name} = excluded.{name}" for name in names[keys:])
    return (
        f"INSERT INTO {table} ({columns}) VALUES ({values})"
        f" ON CONFLICT ({', '.join(names[:keys])}) DO UPDATE SET {changes}"
    )


_PUT_DEPOT = _put("depots", "depot_id, body")
_PUT_DRIVER = _put("drivers", "driver_id, body")
_PUT_VEHICLE = _put("vehicles", "vehicle_id, body")
_PUT_SHIFT = _put("shifts", "shift_id, day, driver_id, vehicle_id, depot_id, body")
_PUT_MADE = "INSERT INTO made_shifts VALUES (?) ON CONFLICT DO NOTHING"
_PUT_ORDER = _put("orders", "order_id, day, sender, reference, cancelled, body")
_PUT_ROUTE = _put("routes", "day, shift_id, draft, revision, body, released", keys=2)
_PUT_RELEASE = _put("releases", "release_id, body, replaced")
_PUT_LINK = _put("link", "one, epoch, events_cursor, positions_cursor, settled, set_aside_seen")
_ADD_MESSAGE = (
    "INSERT INTO messages (message_id, day, state, body) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (message_id) DO NOTHING"
)
_PUT_MESSAGE = "UPDATE messages SET state = ?, body = ? WHERE message_id = ?"
_PUT_PAGE = _put("tracking_pages", "stop_id, day, token, url")
_PUT_POST = _put("report_posts", "day, way, body", keys=2)
_PUT_ENDED = _put("ended_phones", "device_id, state")
_PUT_USES = _put("column_uses", "sender, headers, body", keys=2)
_PUT_SHOP_KEY = _put("shop_keys", "key_id, body")
_PUT_SHOP_ENTRY = _put("shop_entries", "sender, reference, day, body", keys=2)
_PUT_SHOP_CURSOR = _put("shop_cursor", "one, epoch, number")
_PUT_TENDER = _put("tenders", "tender_id, day, body")
_PUT_SETTLED = _put("settled_places", "address, lon, lat")
_ADD_EVENT = (
    f"INSERT INTO events (sequence, {EVENT_COLUMNS}, personal, chain)"
    f" VALUES ({', '.join('?' * 15)})"
    " ON CONFLICT (event_id, CASE actor_kind WHEN 'driver' THEN actor_name ELSE '' END) DO NOTHING"
)
_ADD_POSITION = (
    f"INSERT INTO positions ({POSITION_COLUMNS}) VALUES ({', '.join('?' * 10)})"
    " ON CONFLICT (driver_id, at) DO NOTHING"
)
# A phone that catches up sends old positions after new ones: the newest that is not in doubt stays.
_DROP_DOUBTFUL = "DELETE FROM positions WHERE driver_id = ? AND at = ? AND doubt IS NOT NULL"
_MOVE_DRIVER = _put("last_positions", POSITION_COLUMNS) + " WHERE excluded.at > last_positions.at"


class DeskUnitOfWork(DeskReading, DeskUnit):
    """``app.ports.desk_unit.DeskUnit``: reads see its own writes; nothing is kept unless ``commit`` is
    called."""

    def __init__(self, transaction: Transaction, now: Callable[[], datetime]) -> None:
        self._transaction = transaction
        self._now = now

    def _connection(self) -> AbstractContextManager[Database]:
        return nullcontext(self._transaction.db)

    def _write(self, sql: str, values: Iterable[rows.Row]) -> None:
        self._transaction.db.conn.executemany(sql, values)

    def put_depot(self, depot: Depot) -> None:
        """Insert or replace by id."""
        self._write(_PUT_DEPOT, [(depot.depot_id, rows.body_of(depot))])

    def put_shifts(self, shifts: Iterable[Shift]) -> None:
        """Insert or replace by id, with their drivers, vehicles and depots."""
        given = list(shifts)
        depots = {depot.depot_id: depot for shift in given for depot in shift.depots}
        drivers = {shift.driver.driver_id: shift.driver for shift in given}
        vehicles = {shift.vehicle.vehicle_id: shift.vehicle for shift in given}
        self._write(_PUT_DEPOT, ((key, rows.body_of(depot)) for key, depot in depots.items()))
        self._write(_PUT_DRIVER, ((key, rows.body_of(driver)) for key, driver in drivers.items()))
        self._write(_PUT_VEHICLE, ((key, rows.body_of(vehicle)) for key, vehicle in vehicles.items()))
        self._write(_PUT_SHIFT, map(rows.shift_row, given))
        self._write("DELETE FROM made_shifts WHERE shift_id = ?", ((s.shift_id,) for s in given))

    def put_made_shifts(self, shifts: Iterable[Shift]) -> None:
        """Insert or replace by id what the weekly shifts make."""
        given = list(shifts)
        self.replace_in_shifts(given)
        self._write(_PUT_MADE, ((shift.shift_id,) for shift in given))

    def replace_in_shifts(self, shifts: Iterable[Shift]) -> None:
        """Replace by id; the register and whose making they are stay."""
        self._write(_PUT_SHIFT, map(rows.shift_row, shifts))

    def drop_shift(self, shift_id: str) -> None:
        """Take a shift off its day, with its draft."""
        for table in ("route_stops", "routes", "made_shifts", "shifts"):
            self._write(f"DELETE FROM {table} WHERE shift_id = ?", [(shift_id,)])

    def put_entries(self, entries: Iterable[Entry[Record]]) -> None:
        """Insert or replace by id."""
        for entry in entries:
            kind = type(entry.record)
            put = _put(rows.REGISTER_TABLES[kind], f"{ID_FIELDS[kind]}, body, archived")
            self._write(put, [(id_of(entry.record), rows.body_of(entry.record), entry.archived)])

    def next_customer_number(self) -> int:
        """A number no customer has had, counting from 1."""
        return self._next("customers")

    def next_order_number(self) -> int:
        """A number no order has had, counting from 1."""
        return self._next("orders")

    def _next(self, counter: str) -> int:
        self._write("UPDATE counters SET value = value + 1 WHERE name = ?", [(counter,)])
        return int(self._rows("SELECT value FROM counters WHERE name = ?", (counter,))[0][0])

    def put_orders(self, orders: Iterable[Order]) -> None:
        """Insert or replace by id."""
        given = tuple(orders)
        note_orders(self._transaction.db, given, self._now())
        self._write(_PUT_ORDER, map(rows.order_row, given))

    def put_routes(self, records: Iterable[RouteRecord]) -> None:
        """Insert or replace by day and shift."""
        given = tuple(records)
        note_routes(self._transaction.db, given, self._now())
        self._write(_PUT_ROUTE, map(rows.route_row, given))
        self._write("DELETE FROM route_stops WHERE shift_id = ?", ((r.shift_id,) for r in given))
        self._write(
            "INSERT INTO route_stops (stop_id, shift_id) VALUES (?, ?)",
            ((stop_id, record.shift_id) for record in given for stop_id in record.stop_ids),
        )

    def put_unassigned(self, day: date, unassigned: Iterable[UnassignedOrder]) -> None:
        """Replace the day's list."""
        given = tuple(unassigned)
        note_unassigned(self._transaction.db, day, self.unassigned(day), given, self._now())
        left_out = [rows.unassigned_row(day, place, it) for place, it in enumerate(given)]
        self._write("DELETE FROM unassigned WHERE day = ?", [(day.isoformat(),)])
        self._write(
            "INSERT INTO unassigned (day, place, stop_id, order_id, reason, words, carrier_id, price)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            left_out,
        )

    def add_events(self, day: date, events: Iterable[Event]) -> tuple[Event, ...]:
        """Append those whose id is new; returns them with their sequence.

        The sequence counts 1, 2, 3 ... over all days, without gaps.
        """
        database = self._transaction.db
        last, chain = last_link(database)
        kept = []
        for event in events:
            row, words = sealed_row(day, event)
            link = rows.chain_link(chain, last + 1, row)
            if database.conn.execute(_ADD_EVENT, (last + 1, *row, link)).rowcount == 1:
                last, chain = last + 1, link
                keep_words(database, last, words)
                kept.append(replace(event, sequence=last))
                note_proofs(database, day, kept[-1])
        return tuple(kept)

    def add_positions(self, positions: Iterable[Position]) -> None:
        """Keep them; of two at one instant of one driver the first that is not in doubt stays."""
        given = list(positions)
        sure = [rows.position_row(position) for position in given if position.doubt is None]
        doubtful = [rows.position_row(position) for position in given if position.doubt is not None]
        self._write(_DROP_DOUBTFUL, (row[:2] for row in sure))
        self._write(_ADD_POSITION, (*sure, *doubtful))
        self._write(_MOVE_DRIVER, sure)

    def drop_positions(self, before: datetime, after: datetime) -> None:
        """Let go of older and of later ones of every driver (by driver, as they are indexed)."""
        of_drivers = "DELETE FROM positions WHERE driver_id IN (SELECT driver_id FROM drivers) AND at"
        self._write(f"{of_drivers} < ?", [(rows.instant_text(before),)])
        self._write(f"{of_drivers} > ?", [(rows.instant_text(after),)])

    def add_search(self, day: date, search: Search, keep_from: datetime) -> None:
        """Keep a search, and let go of searches and histories of plans from before an instant."""
        row = (day.isoformat(), rows.instant_text(search.at), rows.packed(search))
        self._write("INSERT INTO searches (day, at, body) VALUES (?, ?, ?)", [row])
        self._write("DELETE FROM searches WHERE at < ?", [(rows.instant_text(keep_from),)])
        drop_history(self._transaction.db, keep_from.date())

    def put_link(self, link: LinkState) -> None:
        """Remember how far the desk has read."""
        cursors = (link.events_cursor, link.positions_cursor)
        self._write(_PUT_LINK, [(1, link.epoch, *cursors, link.settled, link.set_aside_seen)])

    def add_messages(self, messages: Iterable[CustomerMessage]) -> int:
        """Put those into the outbox whose id is new; returns how many."""
        rows_of_them = [
            (each.message_id, each.day.isoformat(), each.state.value, rows.body_of(each))
            for each in messages
        ]
        return int(self._transaction.db.conn.executemany(_ADD_MESSAGE, rows_of_them).rowcount)

    def take_message(self, message: CustomerMessage) -> bool:
        """Keep a waiting message as it is now; False where it does not wait any more."""
        row = (message.state.value, rows.body_of(message), message.message_id)
        sql = f"{_PUT_MESSAGE} AND state = '{Delivery.WAITING.value}'"
        return self._transaction.db.conn.execute(sql, row).rowcount == 1

    def put_message(self, message: CustomerMessage) -> None:
        """Replace by id."""
        row = (message.state.value, rows.body_of(message), message.message_id)
        self._write(_PUT_MESSAGE, [row])

    def add_written_report(self, report: WrittenReport, contents: ReportContents) -> None:
        """Append one that was written, sealed to those before it."""
        last, seal = last_report(self._transaction.db)
        body, kept = rows.body_of(report), rows.packed(contents)
        link = rows.report_seal(seal, last + 1, body, kept)
        self._write("INSERT INTO reports VALUES (?, ?, ?, ?)", [(last + 1, body, kept, link)])

    def put_report_post(self, post: ReportPost) -> None:
        """Insert or replace by day and way."""
        self._write(_PUT_POST, [(post.day.isoformat(), post.way, rows.body_of(post))])

    def put_tracking_pages(self, day: date, pages: Iterable[TrackingPage]) -> None:
        """Insert or replace by stop."""
        self._write(
            _PUT_PAGE, ((each.stop_id, day.isoformat(), each.token, each.url) for each in pages)
        )

    def put_tenders(self, tenders: Iterable[Tender]) -> None:
        """Insert or replace by id."""
        kept = ((each.tender_id, each.day.isoformat(), rows.body_of(each)) for each in tenders)
        self._write(_PUT_TENDER, kept)

    def put_generation(self, number: int) -> None:
        """Begin another generation of the desk's data."""
        self._write("UPDATE counters SET value = ? WHERE name = 'generation'", [(number,)])

    def put_ended_phone(self, device_id: str, state: DeviceState) -> None:
        """Remember that a phone is not to be heard any more; revoked stays revoked."""
        if self.ended_phones().get(device_id) is not DeviceState.REVOKED:
            self._write(_PUT_ENDED, [(device_id, state.value)])

    def put_column_uses(self, sender: str, headers: str, uses: Iterable[ColumnUse]) -> None:
        """Remember what the columns of a sender's files with these headers are."""
        self._write(_PUT_USES, [(sender, headers, rows.body_of(list(uses)))])

    def put_settled_places(self, places: Iterable[tuple[str, LonLat]]) -> None:
        """Remember where addresses are, by their keys."""
        self._write(_PUT_SETTLED, ((address, at.lon, at.lat) for address, at in places))

    def forget(self, trace: Trace, now: datetime, actor: Actor) -> Forgotten:
        """Remove what is known of a customer, and note as facts whose words went."""
        database = self._transaction.db
        facts = SpokenOf(database, trace)
        for day, notice in facts.notices(now, actor):
            self.add_events(day, (notice,))
        facts.remove()
        self.put_orders(trace.orders)
        self.put_routes(trace.routes)
        return forget_rows(database, trace, facts.pictures, len(facts))

    def put_shop_key(self, key: ShopKey) -> None:
        """Insert or replace by id."""
        self._write(_PUT_SHOP_KEY, [(key.key_id, rows.body_of(key))])

    def put_shop_entries(self, entries: Iterable[ShopEntry]) -> None:
        """Insert or replace by sender and reference."""
        self._write(
            _PUT_SHOP_ENTRY,
            ((e.sender, e.reference, e.day.isoformat(), rows.body_of(e)) for e in entries),
        )

    def put_shop_cursor(self, cursor: ShopCursor) -> None:
        """Remember how far the desk has read."""
        self._write(_PUT_SHOP_CURSOR, [(1, cursor.epoch, cursor.number)])

    def put_release(self, release: Release, replaced: Iterable[RouteRecord] = ()) -> None:
        """Put into the outbox, behind what waits there."""
        before = rows.body_of(list(replaced))
        self._write(_PUT_RELEASE, [(release.release_id, rows.body_of(release), before)])

    def drop_release(self, release_id: str) -> None:
        """Take out of the outbox, once the server has it."""
        self._write("DELETE FROM releases WHERE release_id = ?", [(release_id,)])

    def commit(self) -> None:
        """Keep everything, on the disk, and end the unit."""
        self._transaction.commit()
