"""What can be read of the desk's data: each answer by one query, inside a unit of work or outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime

from app.domain.driver_sync import DeviceState, Generation
from app.domain.earlier import PlanHistory
from app.domain.errors import StoreError
from app.domain.events import Event, Position
from app.domain.fleet import Depot, Shift
from app.domain.geo import LonLat
from app.domain.import_choices import ColumnUse
from app.domain.messages import CustomerMessage, Delivery
from app.domain.orders import Order
from app.domain.register import ID_FIELDS, Entry, Record
from app.domain.release import Release
from app.domain.routes import RouteRecord, UnassignedOrder
from app.domain.searches import Search
from app.domain.shop import ShopCursor, ShopEntry, ShopKey
from app.domain.tenders import Tender
from app.domain.tracked_orders import TrackingPage
from app.domain.written_reports import ReportContents, ReportPost, WrittenReport
from app.ports.desk_reads import DeskReads, LinkState
from storage import rows
from storage.earlier import history_of
from storage.sqlite_library import Database

EVENT_COLUMNS = (
    "event_id, day, type, at, received_at, actor_kind, actor_name,"
    " shift_id, stop_id, outcome, note, data"
)
_WHOLE_EVENTS = (
    f"SELECT events.sequence, {EVENT_COLUMNS}, body FROM events LEFT JOIN event_words USING (sequence)"
)
POSITION_COLUMNS = "driver_id, at, lon, lat, speed, bearing, accuracy, battery, is_moving, doubt"


class DeskReading(DeskReads):
    """``app.ports.desk_reads.DeskReads`` over whatever connection ``_connection`` gives."""

    def _connection(self) -> AbstractContextManager[Database]:
        raise NotImplementedError

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[rows.Row]:
        with self._connection() as database:
            return database.execute(sql, values).fetchall()

    def days(self) -> tuple[date, ...]:
        """Days with orders or with shifts that somebody set, oldest first."""
        found = self._rows(
            "SELECT day FROM orders UNION SELECT day FROM shifts"
            " WHERE shift_id NOT IN (SELECT shift_id FROM made_shifts) ORDER BY day"
        )
        return tuple(date.fromisoformat(row[0]) for row in found)

    def orders(self, day: date) -> tuple[Order, ...]:
        """A day's orders by id, cancelled ones included."""
        found = self._rows(
            "SELECT body FROM orders WHERE day = ? ORDER BY order_id", (day.isoformat(),)
        )
        return tuple(rows.ORDER.decode(row[0]) for row in found)

    def depots(self) -> tuple[Depot, ...]:
        """Every depot that ever was, archived ones last, by id."""
        found = self._rows("SELECT body FROM depots ORDER BY archived, depot_id")
        return tuple(rows.DEPOT.decode(row[0]) for row in found)

    def register[T: Record](self, kind: type[T]) -> tuple[Entry[T], ...]:
        """Every entry of a kind, archived ones too, by id."""
        table, key = rows.REGISTER_TABLES[kind], ID_FIELDS[kind]
        found = self._rows(f"SELECT body, archived FROM {table} ORDER BY {key}")
        body = rows.REGISTER[kind]
        return tuple(Entry(body.decode(text), bool(archived)) for text, archived in found)

    def made_shifts(self, day: date) -> frozenset[str]:
        """Ids of the day's shifts that are as the weekly shifts made them."""
        found = self._rows(
            "SELECT shift_id FROM shifts JOIN made_shifts USING (shift_id) WHERE day = ?",
            (day.isoformat(),),
        )
        return frozenset(row[0] for row in found)

    def shifts(self, day: date) -> tuple[Shift, ...]:
        """A day's shifts by id, with driver, vehicle and depot as they were put with the shift."""
        found = self._rows(
            "SELECT body FROM shifts WHERE day = ? ORDER BY shift_id", (day.isoformat(),)
        )
        return tuple(rows.SHIFT.decode(row[0]) for row in found)

    def shift(self, shift_id: str) -> Shift | None:
        """A shift of any day."""
        found = self._rows("SELECT body FROM shifts WHERE shift_id = ?", (shift_id,))
        return rows.SHIFT.decode(found[0][0]) if found else None

    def ended_shifts(self, day: date) -> tuple[Shift, ...]:
        """A day's shifts whose drivers have reported their end, by shift id."""
        found = self._rows(
            "SELECT body FROM shifts WHERE day = ? AND EXISTS (SELECT 1 FROM events"
            " WHERE events.shift_id = shifts.shift_id AND events.shift_id <> ''"
            " AND type = 'shift_ended') ORDER BY shift_id",
            (day.isoformat(),),
        )
        return tuple(rows.SHIFT.decode(row[0]) for row in found)

    def routes(self, day: date) -> tuple[RouteRecord, ...]:
        """A day's routes by shift id."""
        found = self._rows(
            "SELECT day, shift_id, draft, revision, body, released FROM routes"
            " WHERE day = ? ORDER BY shift_id",
            (day.isoformat(),),
        )
        return tuple(rows.route_from(row) for row in found)

    def shifts_with(self, stop_id: str) -> tuple[str, ...]:
        """Ids of the shifts on whose route, as drafted or as released, a stop stands."""
        found = self._rows(
            "SELECT shift_id FROM route_stops WHERE stop_id = ? ORDER BY shift_id", (stop_id,)
        )
        return tuple(row[0] for row in found)

    def unassigned(self, day: date) -> tuple[UnassignedOrder, ...]:
        """What the last plan of the day left out, in the order it was put."""
        found = self._rows(
            "SELECT stop_id, order_id, reason, words, carrier_id, price FROM unassigned"
            " WHERE day = ? ORDER BY place",
            (day.isoformat(),),
        )
        return tuple(UnassignedOrder(*row) for row in found)

    def events(self, day: date, after: int = 0) -> tuple[Event, ...]:
        """A day's facts in the desk's order, those with a sequence above ``after``."""
        found = self._rows(
            f"{_WHOLE_EVENTS} WHERE day = ? AND sequence > ? ORDER BY sequence",
            (day.isoformat(), after),
        )
        return tuple(rows.event_from(row) for row in found)

    def chain_at(self, sequence: int) -> str:
        """The seal of the chain of facts up to one; '' where there is none."""
        found = self._rows("SELECT chain FROM events WHERE sequence = ?", (sequence,))
        return str(found[0][0]) if found else ""

    def searches(self, day: date) -> tuple[Search, ...]:
        """Searches for a better rest of a day, in the order they were made."""
        found = self._rows(
            "SELECT body FROM searches WHERE day = ? ORDER BY number", (day.isoformat(),)
        )
        return tuple(rows.SEARCH.decode(rows.unpacked(row[0])) for row in found)

    def last_search(self, day: date, at: datetime) -> Search | None:
        """The last search of a day that was made at an instant or before, None before the first."""
        found = self._rows(
            "SELECT body FROM searches WHERE day = ? AND at <= ? ORDER BY number DESC LIMIT 1",
            (day.isoformat(), rows.instant_text(at)),
        )
        return rows.SEARCH.decode(rows.unpacked(found[0][0])) if found else None

    def plan_history(self, day: date) -> PlanHistory:
        """What stood on a day before each of its changes."""
        with self._connection() as database:
            return history_of(database, day)

    def messages(self, day: date) -> tuple[CustomerMessage, ...]:
        """A day's messages to customers, in the order they were made."""
        found = self._rows(
            "SELECT body FROM messages WHERE day = ? ORDER BY number", (day.isoformat(),)
        )
        return tuple(rows.MESSAGE.decode(row[0]) for row in found)

    def messages_in(self, state: Delivery) -> tuple[CustomerMessage, ...]:
        """Messages of any day in a state, in the order they were made."""
        found = self._rows("SELECT body FROM messages WHERE state = ? ORDER BY number", (state.value,))
        return tuple(rows.MESSAGE.decode(row[0]) for row in found)

    def written_reports(self) -> tuple[WrittenReport, ...]:
        """Every report that was written, in that order."""
        found = self._rows("SELECT number, body FROM reports ORDER BY number")
        return tuple(replace(rows.WRITTEN_REPORT.decode(body), number=number) for number, body in found)

    def report_contents(self, number: int) -> ReportContents:
        """What one of them was computed from, and its figures."""
        found = self._rows("SELECT contents FROM reports WHERE number = ?", (number,))
        if not found:
            raise StoreError(f"There is no report {number}.")
        return rows.REPORT_CONTENTS.decode(rows.unpacked(found[0][0]))

    def report_posts(self) -> tuple[ReportPost, ...]:
        """Reports that went out by themselves or are to, by day."""
        found = self._rows("SELECT body FROM report_posts ORDER BY day, way")
        return tuple(rows.REPORT_POST.decode(row[0]) for row in found)

    def bears_seal(self, beginning: str) -> bool:
        """Whether any event's seal begins with these digits."""
        found = self._rows(
            "SELECT 1 FROM events WHERE substr(chain, 1, ?) = ? LIMIT 1", (len(beginning), beginning)
        )
        return bool(found)

    def tracking_pages(self, day: date) -> tuple[TrackingPage, ...]:
        """The day's orders that have a page for their customers, by stop."""
        found = self._rows(
            "SELECT stop_id, token, url FROM tracking_pages WHERE day = ? ORDER BY stop_id",
            (day.isoformat(),),
        )
        return tuple(TrackingPage(*row) for row in found)

    def tenders(self, since: date) -> tuple[Tender, ...]:
        """Offers to carriers of the days from one on, in the order they were made."""
        found = self._rows(
            "SELECT body FROM tenders WHERE day >= ? ORDER BY rowid", (since.isoformat(),)
        )
        return tuple(rows.TENDER.decode(row[0]) for row in found)

    def tender(self, tender_id: str) -> Tender | None:
        """An offer of any day."""
        found = self._rows("SELECT body FROM tenders WHERE tender_id = ?", (tender_id,))
        return rows.TENDER.decode(found[0][0]) if found else None

    def last_positions(self, day: date) -> tuple[Position, ...]:
        """The newest position of each driver with a shift that day, by driver."""
        found = self._rows(
            f"SELECT {POSITION_COLUMNS} FROM last_positions"
            " WHERE driver_id IN (SELECT driver_id FROM shifts WHERE day = ?) ORDER BY driver_id",
            (day.isoformat(),),
        )
        return tuple(rows.position_from(row) for row in found)

    def positions(self, driver_id: str, start: datetime, end: datetime) -> tuple[Position, ...]:
        """A driver's positions between two instants, both included, by time."""
        found = self._rows(
            f"SELECT {POSITION_COLUMNS} FROM positions"
            " WHERE driver_id = ? AND at BETWEEN ? AND ? ORDER BY at",
            (driver_id, rows.instant_text(start), rows.instant_text(end)),
        )
        return tuple(rows.position_from(row) for row in found)

    def shift_events(self, shift_id: str) -> tuple[Event, ...]:
        """The starts and ends that were reported of a shift, in the desk's order."""
        found = self._rows(
            f"{_WHOLE_EVENTS} WHERE shift_id = ? AND shift_id <> ''"
            " AND type IN ('shift_started', 'shift_ended') ORDER BY sequence",
            (shift_id,),
        )
        return tuple(rows.event_from(row) for row in found)

    def is_finished(self, stop_id: str) -> bool:
        """Whether any driver ever reported an end of the stop."""
        found = self._rows(
            "SELECT 1 FROM events WHERE stop_id = ? AND stop_id <> ''"
            " AND type IN ('completed', 'partial', 'failed') LIMIT 1",
            (stop_id,),
        )
        return bool(found)

    def link(self) -> LinkState:
        """How far the desk has read from the server; the beginning where it never has."""
        found = self._rows(
            "SELECT epoch, events_cursor, positions_cursor, settled, set_aside_seen FROM link"
        )
        return LinkState(*found[0]) if found else LinkState()

    def generation(self) -> Generation:
        """By which the server tells this desk from others."""
        [(number,)] = self._rows("SELECT value FROM counters WHERE name = 'generation'")
        [(desk,)] = self._rows("SELECT name FROM desk")
        return Generation(int(number), str(desk))

    def ended_phones(self) -> Mapping[str, DeviceState]:
        """Phones that a dispatcher retired or revoked, by device id."""
        found = self._rows("SELECT device_id, state FROM ended_phones ORDER BY device_id")
        return {device_id: DeviceState(state) for device_id, state in found}

    def column_uses(self, sender: str, headers: str) -> tuple[ColumnUse, ...]:
        """What somebody said the columns of a sender's files with these headers are."""
        found = self._rows(
            "SELECT body FROM column_uses WHERE sender = ? AND headers = ?", (sender, headers)
        )
        return tuple(rows.COLUMN_USES.decode(found[0][0])) if found else ()

    def senders_of(self, headers: str) -> tuple[str, ...]:
        """Whose files with these headers somebody has said something of."""
        found = self._rows(
            "SELECT sender FROM column_uses WHERE headers = ? ORDER BY sender", (headers,)
        )
        return tuple(row[0] for row in found)

    def settled_places(self) -> Mapping[str, LonLat]:
        """Where addresses are that somebody settled, by their keys."""
        found = self._rows("SELECT address, lon, lat FROM settled_places")
        return {address: LonLat(lon, lat) for address, lon, lat in found}

    def shop_keys(self) -> tuple[ShopKey, ...]:
        """Keys of shops' programs, revoked ones too, in the order they were made."""
        keys = (rows.SHOP_KEY.decode(row[0]) for row in self._rows("SELECT body FROM shop_keys"))
        return tuple(sorted(keys, key=lambda key: (key.made_at, key.key_id)))

    def shop_entries(self, since: date) -> tuple[ShopEntry, ...]:
        """Orders of shops for a day from ``since`` on, by sender and reference."""
        found = self._rows(
            "SELECT body FROM shop_entries WHERE day >= ? ORDER BY sender, reference",
            (since.isoformat(),),
        )
        return tuple(rows.SHOP_ENTRY.decode(row[0]) for row in found)

    def shop_entry(self, sender: str, reference: str) -> ShopEntry | None:
        """A shop's order of any day."""
        found = self._rows(
            "SELECT body FROM shop_entries WHERE sender = ? AND reference = ?", (sender, reference)
        )
        return rows.SHOP_ENTRY.decode(found[0][0]) if found else None

    def shop_cursor(self) -> ShopCursor:
        """How far the desk has read what shops ask for."""
        found = self._rows("SELECT epoch, number FROM shop_cursor")
        return ShopCursor(*found[0]) if found else ShopCursor()

    def releases_to_send(self) -> tuple[Release, ...]:
        """Releases the server has not confirmed, oldest first."""
        found = self._rows("SELECT body FROM releases ORDER BY place")
        return tuple(rows.RELEASE.decode(row[0]) for row in found)

    def replaced_by(self, release_id: str) -> tuple[RouteRecord, ...]:
        """The records of a release in the outbox as they were before it was made."""
        found = self._rows("SELECT replaced FROM releases WHERE release_id = ?", (release_id,))
        return tuple(rows.RECORDS.decode(found[0][0])) if found else ()
