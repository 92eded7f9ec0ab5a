"""What can be read of the desk's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from app.domain.driver_sync import (
    DeviceState,
    Generation,
)
from app.domain.earlier import PlanHistory
from app.domain.events import Event, Position
from app.domain.fleet import Depot, Shift
from app.domain.geo import LonLat
from app.domain.import_choices import ColumnUse
from app.domain.messages import CustomerMessage, Delivery
from app.domain.orders import Order
from app.domain.register import Entry, Record
from app.domain.release import Release
from app.domain.routes import RouteRecord, UnassignedOrder
from app.domain.searches import Search
from app.domain.shop import ShopCursor, ShopEntry, ShopKey
from app.domain.tenders import Tender
from app.domain.tracked_orders import TrackingPage
from app.domain.written_reports import ReportContents, ReportPost, WrittenReport


@dataclass(frozen=True, slots=True)
class LinkState:
    """How far the desk has read from the sync server."""

    epoch: str = ""
    events_cursor: int = 0
    positions_cursor: int = 0
    settled: str = ""
    """The epoch of the server whose routes and phones were last brought in line with the desk's."""
    set_aside_seen: int = 0
    """The highest number in the server's quarantine that a dispatcher has looked at."""


class DeskReads(Protocol):
    """What can be read of the desk's data, inside a unit of work or outside."""

    def days(self) -> tuple[date, ...]:
        """Days with orders or with shifts that somebody set, oldest first: what weekly shifts make of a
        day is not yet news of it."""
        ...

    def orders(self, day: date) -> tuple[Order, ...]:
        """A day's orders by id, cancelled ones included."""
        ...

    def depots(self) -> tuple[Depot, ...]:
        """Every depot that ever was, archived ones last."""
        ...

    def register[T: Record](self, kind: type[T]) -> tuple[Entry[T], ...]:
        """Every entry of a kind, archived ones too, by id."""
        ...

    def made_shifts(self, day: date) -> frozenset[str]:
        """Ids of the day's shifts that are as the weekly shifts made them."""
        ...

    def shifts(self, day: date) -> tuple[Shift, ...]:
        """A day's shifts by id."""
        ...

    def shift(self, shift_id: str) -> Shift | None:
        """A shift of any day."""
        ...

    def ended_shifts(self, day: date) -> tuple[Shift, ...]:
        """A day's shifts whose drivers have reported their end, by shift id."""
        ...

    def routes(self, day: date) -> tuple[RouteRecord, ...]:
        """A day's routes by shift id."""
        ...

    def shifts_with(self, stop_id: str) -> tuple[str, ...]:
        """Ids of the shifts on whose route, as drafted or as released, a stop stands."""
        ...

    def unassigned(self, day: date) -> tuple[UnassignedOrder, ...]:
        """What the last plan of the day left out."""
        ...

    def events(self, day: date, after: int = 0) -> tuple[Event, ...]:
        """A day's facts in the desk's order, those with a sequence above ``after``."""
        ...

    def chain_at(self, sequence: int) -> str:
        """The seal of the chain of facts up to one of the desk's log; '' where there is none."""
        ...

    def searches(self, day: date) -> tuple[Search, ...]:
        """Searches for a better rest of a day, in the order they were made."""
        ...

    def last_search(self, day: date, at: datetime) -> Search | None:
        """The last search of a day that was made at an instant or before."""
        ...

    def plan_history(self, day: date) -> PlanHistory:
        """What stood on a day before each of its changes, once something was known of the day."""
        ...

    def last_positions(self, day: date) -> tuple[Position, ...]:
        """The newest position of each driver with a shift that day."""
        ...

    def positions(self, driver_id: str, start: datetime, end: datetime) -> tuple[Position, ...]:
        """A driver's positions between two instants, by time."""
        ...

    def shift_events(self, shift_id: str) -> tuple[Event, ...]:
        """The starts and ends that were reported of a shift, in the desk's order."""
        ...

    def is_finished(self, stop_id: str) -> bool:
        """Whether any driver ever reported an end of the stop."""
        ...

    def messages(self, day: date) -> tuple[CustomerMessage, ...]:
        """A day's messages to customers, in the order they were made."""
        ...

    def messages_in(self, state: Delivery) -> tuple[CustomerMessage, ...]:
        """Messages of any day in a state, in the order they were made."""
        ...

    def written_reports(self) -> tuple[WrittenReport, ...]:
        """Every report that was written, in that order."""
        ...

    def report_contents(self, number: int) -> ReportContents:
        """What one of them was computed from, and its figures.

        Raises:
            StoreError: it is damaged, or not there.
        """
        ...

    def report_posts(self) -> tuple[ReportPost, ...]:
        """Reports that went out by themselves or are to, by day."""
        ...

    def bears_seal(self, beginning: str) -> bool:
        """Whether any event's seal begins with these digits."""
        ...

    def tracking_pages(self, day: date) -> tuple[TrackingPage, ...]:
        """The day's orders that have a page for their customers."""
        ...

    def tenders(self, since: date) -> tuple[Tender, ...]:
        """Offers to carriers of the days from one on, in the order they were made."""
        ...

    def tender(self, tender_id: str) -> Tender | None:
        """An offer of any day."""
        ...

    def link(self) -> LinkState: ...

    def generation(self) -> Generation:
        """By which the server tells this desk from others."""
        ...

    def ended_phones(self) -> Mapping[str, DeviceState]:
        """Phones that a dispatcher retired or revoked, by device id."""
        ...

    def column_uses(self, sender: str, headers: str) -> tuple[ColumnUse, ...]:
        """What somebody said the columns of a sender's files with these headers are; empty where nobody
        ever did."""
        ...

    def senders_of(self, headers: str) -> tuple[str, ...]:
        """Whose files with these headers somebody has said something of."""
        ...

    def settled_places(self) -> Mapping[str, LonLat]:
        """Where addresses are that somebody settled, by their keys."""
        ...

    def shop_keys(self) -> tuple[ShopKey, ...]:
        """Keys of shops' programs, revoked ones too, in the order they were made."""
        ...

    def shop_entries(self, since: date) -> tuple[ShopEntry, ...]:
        """Orders of shops for a day from ``since`` on, by sender and reference."""
        ...

    def shop_entry(self, sender: str, reference: str) -> ShopEntry | None:
        """A shop's order of any day."""
        ...

    def shop_cursor(self) -> ShopCursor:
        """How far the desk has read what shops ask for."""
        ...

    def releases_to_send(self) -> tuple[Release, ...]:
        """Releases the server has not confirmed, oldest first."""
        ...

    def replaced_by(self, release_id: str) -> tuple[RouteRecord, ...]:
        """The records of a release in the outbox as they were before it was made."""
        ...
