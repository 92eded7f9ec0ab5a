"""What the commands and the desktop need to be given. ``main.py`` makes it of the real parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Protocol
from zoneinfo import ZoneInfo

from app.carriers import webhook_secrets
from app.desk import Desk
from app.domain.errors import InputRefused
from app.domain.events import Actor, ActorKind
from app.domain.messages import Channel
from app.domain.region import RegionInfo
from app.domain.report import PaperSize, ReportFormat
from app.domain.route_formats import RouteFormat
from app.domain.settings import Settings
from app.importing.locating import Locator
from app.messages.sending import Outbox
from app.outgoing.hand_over import Way
from app.outgoing.ways import carrier_way
from app.ports.addresses import Addresses
from app.ports.clock import Clock
from app.ports.desk_link import PhonesLink
from app.ports.evaluator import Evaluator
from app.ports.planner import Planner
from app.ports.reports import ReportWriter
from app.ports.roads import Roads, RoadWorks
from app.ports.store import Store
from app.ports.tables import TableReader
from app.practice.prepare import DemoFiles
from app.reports.posting import ReportMail, ReportPosting
from app.reports.written import keep, make
from app.shop.counter import ShopCounter
from app.shop.intake import ShopIntake
from app.shop.orders import ShopRules
from app.sync.listening import Listening
from app.telling import Telling


class Regions(RoadWorks, Protocol):
    """The map regions prepared on this machine."""

    def active(self) -> RegionInfo:
        """The region in use; the built-in one is prepared at first need.

        Raises:
            RegionError: it cannot be prepared.
        """
        ...

    def add(
        self, source: str, name: str | None, on_progress: Callable[[str, float], None]
    ) -> RegionInfo: ...

    def update(self, name: str, on_progress: Callable[[str, float], None]) -> RegionInfo:
        """Prepare a region again from where it came from; which one is active stays."""
        ...

    def all(self) -> tuple[RegionInfo, ...]: ...

    def use(self, name: str) -> RegionInfo: ...

    def remove(self, name: str) -> None: ...

    def addresses(self) -> Addresses:
        """The active region's address index."""
        ...

    def roads(self) -> Roads:
        """The active region's road network, or labelled straight lines."""
        ...


@dataclass(frozen=True, slots=True)
class Workplace:
    """One data folder with everything that works on it; ``evaluator`` makes one, which is
    closed with the workplace at the latest."""

    folder: Path
    store: Store
    clock: Clock
    planner: Planner
    background_planner: Planner
    evaluator: Callable[[], Evaluator]
    regions: Regions
    reader: TableReader
    reports: ReportWriter
    settings: Settings
    ways: Mapping[Channel, Way]
    report_mail: ReportMail | None
    demo: DemoFiles
    sync_server: Callable[[], ServerHandle]
    listening: Listening
    version: str


class OwnEvaluator:
    """One evaluator of one's own for all days of the open workplace. Any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: tuple[Workplace, Evaluator] | None = None

    def of(self, place: Workplace) -> Evaluator:
        """This workplace's; another workplace's is closed."""
        with self._lock:
            if self._made is None or self._made[0] is not place:
                self._forget()
                self._made = place, place.evaluator()
            return self._made[1]

    def close(self) -> None:
        """End its process."""
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        if self._made is not None:
            self._made[1].close()
            self._made = None


class ServerHandle(Protocol):
    """The sync server as the desk reached or started it."""

    @property
    def url(self) -> str: ...

    @property
    def link(self) -> PhonesLink: ...

    def revive(self) -> None:
        """Start the server again where it ended, and wait until it answers."""
        ...

    def stop(self) -> None:
        """End the server."""
        ...

    def close(self) -> None:
        """End only the desk's connections."""
        ...


def write_sheets(place: Workplace, day: date, path: Path) -> None:
    """Write the route sheets and loading lists of a day's drivers.

    Raises:
        InputRefused: no route has a stop, or the path cannot be written.
    """
    shifts = {shift.shift_id: shift for shift in place.store.shifts(day)}
    routes = [(shifts[record.shift_id], record) for record in place.store.routes(day)]
    orders = {order.order_id: order for order in place.store.orders(day)}
    place.reports.write_route_sheets(routes, orders, path)


def write_routes(place: Workplace, day: date, path: Path, form: RouteFormat, driver: str = "") -> None:
    """Write a day's routes for other programs; of one driver, where one is named by id or name.

    Raises:
        InputRefused: no driver is called so, no route has a stop, or the path cannot be written.
    """
    shifts = {
        shift.shift_id: shift
        for shift in place.store.shifts(day)
        if driver in ("", shift.driver.driver_id, shift.driver.name)
    }
    if driver and not shifts:
        raise InputRefused(f"No driver of the day is called '{driver}'.")
    routes = [(shifts[r.shift_id], r) for r in place.store.routes(day) if r.shift_id in shifts]
    orders = {order.order_id: order for order in place.store.orders(day)}
    place.reports.write_routes(routes, orders, path, form)


def write_report(
    place: Workplace, days: tuple[date, date], form: ReportFormat, path: Path, paper: PaperSize
) -> None:
    """Write a report of the days from the first to the last, and keep what makes it worth trusting.

    Raises:
        InputRefused: nothing is known of these days, or the path cannot be written.
        StoreError: it cannot be kept.
    """
    terms = place.settings.report_terms
    made = make(
        place.store, place.reports, place.clock, days, form, terms, version=place.version, paper=paper
    )
    place.reports.write(made.content, path)
    keep(place.store, made)


def posting_of(place: Workplace) -> ReportPosting:
    """Who sends reports out by themselves."""
    return ReportPosting(
        place.store, place.reports, place.clock, place.settings, place.version, place.report_mail
    )


def zone_of(place: Workplace, day: date) -> ZoneInfo:
    """The time zone that a day is lived in."""
    shifts, depots = place.store.shifts(day), place.store.depots()
    if shifts:
        return shifts[0].depot.zone
    return depots[0].zone if depots else ZoneInfo("UTC")


def counter_of(place: Workplace) -> ShopCounter:
    """Where shops' orders come in."""

    def locator() -> Locator:
        depots = place.store.depots()
        return Locator(place.regions.addresses(), depots[0].location if depots else None)

    def rules() -> ShopRules:
        return ShopRules(place.store.depots(), place.regions.addresses().extent)

    intake = ShopIntake(place.store, place.clock, locator, rules)
    return ShopCounter(place.store, place.clock, intake)


def orders_url(place: Workplace) -> str:
    """By which address shops reach the server, '' where it never ran.

    Raises:
        SyncError: what was chosen of the server cannot be read.
    """
    listening = place.listening
    address = listening.address()
    chosen = listening.elsewhere() or listening.options().public_url
    return chosen or (address.url if address is not None else "")


def telling_of(place: Workplace, desk: Desk) -> Telling:
    """Who tells the customers of an open day."""
    actor = Actor(ActorKind.AUTOMATION, "messages")
    ways = {**place.ways, **carrier_way(lambda: webhook_secrets(place.store))}
    outbox = Outbox(place.store, ways, place.clock, actor)
    return Telling(desk, place.store, place.settings.messages, outbox)
