"""The register: who and what is there from day to day, each entry in use or archived.

Nothing in it is ever deleted. What a past day had is with that day's shifts and orders, which hold
their own copies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from app.domain.carriers import CarrierContact, CarrierPriceList
from app.domain.fleet import Break, Depot, Driver, ShiftLimits, ShiftOvertime, Vehicle
from app.domain.orders import Contact, Place


@dataclass(frozen=True, slots=True)
class Customer:
    """Somebody who is delivered to. ``service_s``: seconds at the door (None: as usual).

    ``last`` is the day of the latest order. Until somebody has looked at the entry (``by_hand``) it is
    as the latest order has it; from then on orders change nothing but what it does not say.
    """

    customer_id: str
    place: Place
    contact: Contact = field(default_factory=Contact)
    notes: str = ""
    access_code: str = ""
    service_s: int | None = None
    last: date | None = None
    by_hand: bool = False

    @property
    def name(self) -> str:
        """The customer's name."""
        return self.place.name


@dataclass(frozen=True, slots=True)
class WeeklyShift:
    """Who drives what from where, week by week. ``weekdays``: 0 is Monday; ``starts`` and ``ends`` are
    wall-clock seconds; ``since`` and ``until`` are the first and the last day (None: open)."""

    weekly_id: str
    driver_id: str
    vehicle_id: str
    depot_id: str
    weekdays: frozenset[int]
    starts: int
    ends: int
    breaks: tuple[Break, ...] = ()
    max_trips: int = 1
    limits: ShiftLimits = field(default_factory=ShiftLimits)
    overtime: ShiftOvertime = field(default_factory=ShiftOvertime)
    reload_depot_ids: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def is_on(self, day: date) -> bool:
        """Whether the pattern names that day."""
        return (
            day.weekday() in self.weekdays
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
        )


@dataclass(frozen=True, slots=True)
class OtherDay:
    """A day on which a weekly shift differs, or all of them (``weekly_id`` ''). Where nobody ``works``,
    the day is off; else driver, vehicle and hours are the weekly shift's unless named here."""

    other_id: str
    day: date
    weekly_id: str = ""
    works: bool = False
    driver_id: str = ""
    vehicle_id: str = ""
    starts: int | None = None
    ends: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Carrier:
    """Somebody else who takes orders, for what, and where it is asked."""

    carrier_id: str
    prices: CarrierPriceList
    contact: CarrierContact = field(default_factory=CarrierContact)


type Record = Customer | Driver | Vehicle | WeeklyShift | OtherDay | Depot | Carrier

ID_FIELDS: Mapping[type, str] = MappingProxyType(
    {
        Customer: "customer_id",
        Driver: "driver_id",
        Vehicle: "vehicle_id",
        WeeklyShift: "weekly_id",
        OtherDay: "other_id",
        Depot: "depot_id",
        Carrier: "carrier_id",
    }
)


def id_of(record: Record) -> str:
    """The record's own id, unique among those of its kind."""
    return str(getattr(record, ID_FIELDS[type(record)]))


@dataclass(frozen=True, slots=True)
class Entry[T: Record]:
    """A record, and whether it is archived: out of sight, and used for nothing new."""

    record: T
    archived: bool = False
