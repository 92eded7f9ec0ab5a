"""What can be written of the desk's data, in one unit of work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol

from app.domain.driver_sync import (
    DeviceState,
)
from app.domain.events import Actor, Event, Position
from app.domain.fleet import Depot, Shift
from app.domain.forgetting import Forgotten, Trace
from app.domain.geo import LonLat
from app.domain.import_choices import ColumnUse
from app.domain.messages import CustomerMessage
from app.domain.orders import Order
from app.domain.register import Entry, Record
from app.domain.release import Release
from app.domain.routes import RouteRecord, UnassignedOrder
from app.domain.searches import Search
from app.domain.shop import ShopCursor, ShopEntry, ShopKey
from app.domain.tenders import Tender
from app.domain.tracked_orders import TrackingPage
from app.domain.written_reports import ReportContents, ReportPost, WrittenReport
from app.ports.desk_reads import DeskReads, LinkState


class DeskUnit(DeskReads, Protocol):
    """One unit of work: nothing is kept unless ``commit`` is called."""

    def put_depot(self, depot: Depot) -> None: ...

    def put_shifts(self, shifts: Iterable[Shift]) -> None:
        """Insert or replace by id, with their drivers and vehicles; set by hand from now on."""
        ...

    def put_made_shifts(self, shifts: Iterable[Shift]) -> None:
        """Insert or replace by id what the weekly shifts make; the register stays as it is."""
        ...

    def replace_in_shifts(self, shifts: Iterable[Shift]) -> None:
        """Replace by id what shifts hold of the register; whose making they are stays."""
        ...

    def drop_shift(self, shift_id: str) -> None:
        """Take a shift off its day, with its draft; its stops are on no route then."""
        ...

    def put_entries(self, entries: Iterable[Entry[Record]]) -> None:
        """Insert or replace by id."""
        ...

    def next_customer_number(self) -> int:
        """A number no customer has had."""
        ...

    def next_order_number(self) -> int:
        """A number no order has had, counting from 1."""
        ...

    def put_orders(self, orders: Iterable[Order]) -> None:
        """Insert or replace by id."""
        ...

    def put_routes(self, records: Iterable[RouteRecord]) -> None:
        """Insert or replace by day and shift."""
        ...

    def put_unassigned(self, day: date, unassigned: Iterable[UnassignedOrder]) -> None:
        """Replace the day's list."""
        ...

    def add_events(self, day: date, events: Iterable[Event]) -> tuple[Event, ...]:
        """Append those whose id is new; returns them with their sequence."""
        ...

    def add_positions(self, positions: Iterable[Position]) -> None: ...

    def drop_positions(self, before: datetime, after: datetime) -> None:
        """Let go of older ones, and of those from beyond any time that makes sense."""
        ...

    def add_search(self, day: date, search: Search, keep_from: datetime) -> None:
        """Keep a search, and let go of searches and histories of plans from before an instant."""
        ...

    def add_messages(self, messages: Iterable[CustomerMessage]) -> int:
        """Put those into the outbox whose id is new; returns how many."""
        ...

    def take_message(self, message: CustomerMessage) -> bool:
        """Keep a waiting message as it is now; False where it does not wait any more, as another
        program has taken it."""
        ...

    def put_message(self, message: CustomerMessage) -> None:
        """Replace by id."""
        ...

    def add_written_report(self, report: WrittenReport, contents: ReportContents) -> None:
        """Append one that was written, sealed to those before it; it is never changed."""
        ...

    def put_report_post(self, post: ReportPost) -> None:
        """Insert or replace by day and way."""
        ...

    def put_tracking_pages(self, day: date, pages: Iterable[TrackingPage]) -> None:
        """Insert or replace by stop."""
        ...

    def put_tenders(self, tenders: Iterable[Tender]) -> None:
        """Insert or replace by id."""
        ...

    def put_link(self, link: LinkState) -> None: ...

    def put_generation(self, number: int) -> None:
        """Begin another generation of the data, the same desk's."""
        ...

    def put_ended_phone(self, device_id: str, state: DeviceState) -> None:
        """Remember that a phone is not to be heard any more, also by a server that was restored."""
        ...

    def put_column_uses(self, sender: str, headers: str, uses: Iterable[ColumnUse]) -> None:
        """Remember what the columns of a sender's files with these headers are."""
        ...

    def put_settled_places(self, places: Iterable[tuple[str, LonLat]]) -> None:
        """Remember where addresses are, by their keys."""
        ...

    def put_shop_key(self, key: ShopKey) -> None:
        """Insert or replace by id."""
        ...

    def put_shop_entries(self, entries: Iterable[ShopEntry]) -> None:
        """Insert or replace by sender and reference."""
        ...

    def put_shop_cursor(self, cursor: ShopCursor) -> None:
        """Remember how far the desk has read."""
        ...

    def forget(self, trace: Trace, now: datetime, actor: Actor) -> Forgotten:
        """Remove what is known of a customer, and note as facts whose words went; returns what went."""
        ...

    def put_release(self, release: Release, replaced: Iterable[RouteRecord] = ()) -> None:
        """Put into the outbox, with the records as they were before, should it be refused."""
        ...

    def drop_release(self, release_id: str) -> None:
        """Take out of the outbox, once the server has it."""
        ...

    def commit(self) -> None: ...
