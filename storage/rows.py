"""Rows of the desk database to frozen values and back.

Nested values are JSON made by msgspec from the domain's dataclasses: a value read is equal to the
value written, with its dates, enumerations and sets.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from types import MappingProxyType
from typing import Any

import msgspec

from app.domain.earlier import Earlier
from app.domain.errors import StoreError
from app.domain.events import (
    Actor,
    ActorKind,
    Event,
    EventType,
    Outcome,
    Position,
    PositionDoubt,
)
from app.domain.fleet import Depot, Driver, Shift, Vehicle
from app.domain.import_choices import ColumnUse
from app.domain.messages import CustomerMessage
from app.domain.orders import Order
from app.domain.personal import Words
from app.domain.register import Carrier, Customer, OtherDay, WeeklyShift
from app.domain.release import Release
from app.domain.routes import Route, RouteRecord, UnassignedOrder
from app.domain.said import Said
from app.domain.searches import Search
from app.domain.shop import ShopEntry, ShopKey
from app.domain.tenders import Tender
from app.domain.written_reports import ReportContents, ReportPost, WrittenReport

type Row = tuple[Any, ...]
"""A row as SQLite hands it over."""


def _plain(value: object) -> str:
    """A sentence is kept as its words."""
    if isinstance(value, Said):
        return str(value)
    raise TypeError(f"{type(value).__name__} is not kept.")


_ENCODER = msgspec.json.Encoder(order="deterministic", enc_hook=_plain)


class _Body[T]:
    """Reads one kind of value from its JSON."""

    def __init__(self, kind: type[T]) -> None:
        self._decoder = msgspec.json.Decoder(kind)
        self._name = kind.__name__.lower()

    def decode(self, text: str) -> T:
        """The value.

        Raises:
            StoreError: what is stored is not such a value.
        """
        try:
            return self._decoder.decode(text)
        except msgspec.MsgspecError as error:
            raise StoreError(
                f"A stored {self._name} is damaged ({error}): restore the last backup."
            ) from error


DEPOT = _Body(Depot)
DRIVER = _Body(Driver)
VEHICLE = _Body(Vehicle)
SHIFT = _Body(Shift)
ORDER = _Body(Order)
ROUTE = _Body(Route)
RELEASE = _Body(Release)
RECORDS = _Body(list[RouteRecord])
SEARCH = _Body(Search)
EARLIER = _Body(Earlier)
MESSAGE = _Body(CustomerMessage)
COLUMN_USES = _Body(list[ColumnUse])
WORDS = _Body(Words)
WRITTEN_REPORT = _Body(WrittenReport)
REPORT_CONTENTS = _Body(ReportContents)
REPORT_POST = _Body(ReportPost)
SHOP_KEY = _Body(ShopKey)
SHOP_ENTRY = _Body(ShopEntry)
TENDER = _Body(Tender)
REGISTER_TABLES: Mapping[type, str] = MappingProxyType(
    {
        Depot: "depots",
        Driver: "drivers",
        Vehicle: "vehicles",
        Customer: "customers",
        WeeklyShift: "weekly_shifts",
        OtherDay: "other_days",
        Carrier: "carriers",
    }
)
REGISTER: Mapping[type, _Body[Any]] = MappingProxyType(
    {kind: _Body(kind) for kind in (Customer, WeeklyShift, OtherDay, Carrier)}
    | {Depot: DEPOT, Driver: DRIVER, Vehicle: VEHICLE}
)
_DATA: msgspec.json.Decoder[dict[str, object]] = msgspec.json.Decoder(dict[str, object])


def body_of(value: object) -> str:
    """A domain value as JSON; the same value gives the same text."""
    return _ENCODER.encode(value).decode()


def packed(value: object) -> bytes:
    """A domain value as JSON, made small."""
    return zlib.compress(_ENCODER.encode(value))


def unpacked(body: bytes) -> str:
    """The JSON again.

    Raises:
        StoreError: it is damaged.
    """
    try:
        return zlib.decompress(body).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise StoreError(f"A stored value is damaged ({error}): restore the last backup.") from error


def instant_text(at: datetime) -> str:
    """An instant in UTC with microseconds; texts sort as the instants do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def order_row(order: Order) -> Row:
    """order_id, day, sender, reference, cancelled, body."""
    day = order.day.isoformat()
    return (order.order_id, day, order.sender, order.reference, order.cancelled, body_of(order))


def shift_row(shift: Shift) -> Row:
    """shift_id, day, driver_id, vehicle_id, depot_id, body."""
    parts = (shift.driver.driver_id, shift.vehicle.vehicle_id, shift.depot.depot_id)
    return (shift.shift_id, shift.day.isoformat(), *parts, body_of(shift))


def route_row(record: RouteRecord) -> Row:
    """day, shift_id, draft, revision, body, released."""
    released = None if record.released is None else body_of(record.released)
    key = (record.day.isoformat(), record.shift_id)
    return (*key, record.draft, record.revision, body_of(record.route), released)


def route_from(row: Row) -> RouteRecord:
    """From the columns of ``route_row``."""
    day, shift_id, draft, revision, body, released = row
    given = None if released is None else ROUTE.decode(released)
    return RouteRecord(date.fromisoformat(day), shift_id, draft, ROUTE.decode(body), revision, given)


def unassigned_row(day: date, place: int, left_out: UnassignedOrder) -> Row:
    """day, place, stop_id, order_id, reason, words, carrier_id, price."""
    what = (left_out.stop_id, left_out.order_id, left_out.reason, left_out.words)
    return (day.isoformat(), place, *what, left_out.carrier_id, left_out.price)


def event_row(day: date, event: Event) -> Row:
    """The columns of an event but its sequence and chain, in the table's order."""
    return (
        event.event_id,
        day.isoformat(),
        event.type.value,
        instant_text(event.at),
        instant_text(event.received_at),
        event.actor.kind.value,
        event.actor.name,
        event.shift_id,
        event.stop_id,
        None if event.outcome is None else event.outcome.value,
        event.note,
        body_of(event.data),
    )


def chain_link(before: str, sequence: int, row: Row) -> str:
    """The event's seal: SHA-256 over the seal before it, its sequence and every column (``event_row``,
    and for what was kept since words stand apart, their hash).

    Whoever changes, drops or inserts an event behind the program's back has to forge every later
    seal as well.
    """
    return sha256(_ENCODER.encode((before, sequence, *row))).hexdigest()


def report_seal(before: str, number: int, body: str, contents: bytes) -> str:
    """The seal of a report that was written: SHA-256 over the seal before it and all that is kept."""
    kept = (before, number, body, sha256(contents).hexdigest())
    return sha256(_ENCODER.encode(kept)).hexdigest()


def event_from(row: Row) -> Event:
    """From sequence, then the columns of ``event_row`` (the day is not part of the value), then the
    body of the event's words, None where it has none.

    Raises:
        StoreError: the row is damaged.
    """
    sequence, event_id, _, kind, at, received_at, actor, name, shift_id, stop_id, *rest = row
    outcome, note, data, body = rest
    words = Words() if body is None else WORDS.decode(body)
    try:
        return Event(
            event_id=event_id,
            type=EventType(kind),
            at=datetime.fromisoformat(at),
            received_at=datetime.fromisoformat(received_at),
            actor=Actor(ActorKind(actor), name),
            shift_id=shift_id,
            stop_id=stop_id,
            outcome=None if outcome is None else Outcome(outcome),
            note=note or words.note,
            data={**_data_from(data), **words.data},
            sequence=sequence,
        )
    except (ValueError, msgspec.MsgspecError) as error:
        raise StoreError(
            f"The stored event {sequence} is damaged ({error}): restore the last backup."
        ) from error


def _data_from(text: str) -> dict[str, object]:
    return _DATA.decode(text)


def position_row(position: Position) -> Row:
    """driver_id, at, lon, lat, speed, bearing, accuracy, battery, is_moving, doubt."""
    measured = (position.speed, position.bearing, position.accuracy, position.battery)
    doubt = None if position.doubt is None else position.doubt.value
    at = instant_text(position.at)
    place = (position.lon, position.lat)
    return (position.driver_id, at, *place, *measured, position.is_moving, doubt)


def position_from(row: Row) -> Position:
    """From the columns of ``position_row``."""
    driver_id, at, lon, lat, speed, bearing, accuracy, battery, is_moving, doubt = row
    return Position(
        driver_id=driver_id,
        at=datetime.fromisoformat(at),
        lon=lon,
        lat=lat,
        speed=speed,
        bearing=bearing,
        accuracy=accuracy,
        battery=battery,
        is_moving=None if is_moving is None else bool(is_moving),
        doubt=None if doubt is None else PositionDoubt(doubt),
    )
