"""What a dispatcher types while a caller waits, turned into an order, or refused field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from app.domain.errors import InputRefused
from app.domain.geo import Extent, LonLat
from app.domain.load import Amounts, LoadDimension
from app.domain.orders import Contact, LocatedBy, Order, OrderKind, Place, Task, TaskKind
from app.domain.timing import DAY_S, TimeWindow, WindowEnd, clock_text
from app.importing.times import parse_windows
from app.importing.values import (
    KILOGRAMS,
    LITRES,
    PIECES,
    parse_amount,
    parse_coordinates,
    parse_count,
    parse_degrees,
    parse_minutes,
    parse_money,
)
from app.ports.addresses import AddressHit

USUAL_SERVICE_S = 180
"""A stay at the door where nobody says otherwise, in seconds."""

_UNITS: Mapping[str, Mapping[str, float]] = {
    "weight": KILOGRAMS,
    "volume": LITRES,
    "parcels": PIECES,
}
_UNTIL = r"until|till|til|by|before|bis|vor|spätestens|hasta|antes de|ennen|jusqu'à|fino a|<"
_AFTER = r"after|from|since|ab|nach|von|desde|después de|alkaen|klo|dès|dopo|>"
_OPEN_WINDOW = re.compile(
    rf"(?:(?P<until>{_UNTIL})|(?P<after>{_AFTER}))\s*(?:um\s+)?(?P<time>\d.*)|"
    r"(?:[-–—]\s*(?P<end>\d.*))|(?:(?P<start>\d.*?)\s*[-–—+])",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b\d{1,4}\s?[a-zA-Z]?\b")
_TOWN = re.compile(r"(?P<postcode>(?:[A-Z]{1,3}-)?\d{4,5})?\s*(?P<city>[^\d,]*)")
_LOCATED_BY = {"house": LocatedBy.HOUSE, "street": LocatedBy.STREET, "place": LocatedBy.TOWN}


class Field(StrEnum):
    """What there is to type. The dimensions of load have their own keys."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    WINDOW = "window"
    SERVICE = "service"
    CASH = "cash"
    FROM_NAME = "from_name"
    FROM_ADDRESS = "from_address"
    FROM_WINDOW = "from_window"


@dataclass(frozen=True, slots=True)
class TypedPickup:
    """Where a shipment begins, every field as typed; ``place`` is what was chosen for the address."""

    name: str = ""
    phone: str = ""
    address: str = ""
    place: Place | None = None
    window: str = ""


@dataclass(frozen=True, slots=True)
class TypedOrder:
    """An order as it stands in the form, every field as typed.

    ``place`` is what was chosen for the address, None while it is only text. ``amounts`` are by
    dimension of load; ``language`` and ``silent`` are as known of the customer. ``order_id`` names the
    order that is being changed, '' for a new one. Of a shipment all but ``pickup`` is about where it
    goes.
    """

    name: str = ""
    phone: str = ""
    address: str = ""
    place: Place | None = None
    kind: OrderKind = OrderKind.DELIVERY
    amounts: tuple[str, ...] = ("", "", "1")
    window: str = ""
    service: str = ""
    access_code: str = ""
    cash: str = ""
    notes: str = ""
    email: str = ""
    language: str = ""
    silent: bool = False
    order_id: str = ""
    pickup: TypedPickup = TypedPickup()


_ONE = {"place": "address"}
"""A chosen place is of the address that stands beside it."""
_NEVER_TYPED = frozenset({"order_id", "place"})


@dataclass(frozen=True, slots=True)
class Merged:
    """Two people's changes of one order: what only one of them changed is as that one wants it, and
    where both did (``both``) it is as it was typed here. ``theirs`` is what the other one changed."""

    typed: TypedOrder
    theirs: tuple[str, ...]
    both: tuple[str, ...]


def merged(mine: TypedOrder, was: TypedOrder, now: TypedOrder) -> Merged:
    """What is typed (``mine``) over an order that was one thing when opened and is another now."""

    def has_changed(each: TypedOrder, name: str) -> bool:
        return bool(getattr(each, name) != getattr(was, name))

    names = [each.name for each in fields(TypedOrder)]
    typed = {_ONE.get(name, name) for name in names if has_changed(mine, name)}
    theirs = {_ONE.get(name, name) for name in names if has_changed(now, name)}
    taken = {name: getattr(now, name) for name in names if _ONE.get(name, name) not in typed}
    both = {name for name in typed & theirs if getattr(mine, name) != getattr(now, name)}
    in_order = [name for name in names if name not in _NEVER_TYPED]
    return Merged(
        replace(mine, **taken),
        tuple(name for name in in_order if name in theirs),
        tuple(name for name in in_order if name in both),
    )


def named(typed: TypedOrder) -> TypedOrder:
    """With names in any case, so that the rest can be read before they are typed."""
    pickup = replace(typed.pickup, name=typed.pickup.name.strip() or "?")
    return replace(typed, name=typed.name.strip() or "?", pickup=pickup)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of the text: the order, or None and by field what is wrong with it."""

    order: Order | None
    troubles: Mapping[str, str]


def read_typed(
    typed: TypedOrder,
    day: date,
    dimensions: Sequence[LoadDimension],
    extent: Extent | None = None,
    before: Order | None = None,
) -> Reading:
    """The order that was typed; all that it does not speak of is as in ``before``.

    ``extent`` is the region's box, in which a place typed as coordinates has to lie. A new order has
    no id yet.
    """
    troubles: dict[str, str] = {}

    def read[T](field: str, parse: Callable[[], T], usual: T) -> T:
        try:
            return parse()
        except InputRefused as refused:
            troubles[field] = _sentence(refused)
            return usual

    name = " ".join(typed.name.split())
    if not name:
        troubles[Field.NAME] = "Who is it for?"
    where = "Where to? An address, or a place such as 47.1660, 9.5100."
    place = read(
        Field.ADDRESS, lambda: _place(typed.address, typed.place, name, extent, where), Place(name, "")
    )
    last = before.tasks[-1] if before is not None else None
    pickup = _read_pickup(typed, day, extent, before, troubles)
    task = Task(
        kind=TaskKind.PICKUP if typed.kind is OrderKind.PICKUP else TaskKind.DELIVERY,
        place=place,
        windows=read(Field.WINDOW, lambda: _windows(typed.window, day, last), ()),
        service_s=read(Field.SERVICE, lambda: _service(typed.service), USUAL_SERVICE_S),
        contact=_contact(typed),
        notes=typed.notes.strip(),
        access_code=typed.access_code.strip(),
    )
    amounts = tuple(
        read(dimension.key, _amount_reader(text, dimension), 0)
        for text, dimension in zip(typed.amounts, dimensions, strict=True)
    )
    cash = read(Field.CASH, lambda: parse_money(typed.cash) if typed.cash.strip() else 0, 0)
    if troubles:
        return Reading(None, troubles)
    return Reading(_order(day, pickup, task, amounts, cash, before), {})


def _read_pickup(
    typed: TypedOrder,
    day: date,
    extent: Extent | None,
    before: Order | None,
    troubles: dict[str, str],
) -> Task | None:
    """Where a shipment begins, None for other kinds; what is not spoken of is as before."""
    if typed.kind is not OrderKind.SHIPMENT:
        return None
    start = typed.pickup
    old = before.pickup if before is not None else None
    name = " ".join(start.name.split())
    place = Place(name, "")
    windows: tuple[TimeWindow, ...] = ()
    if not name:
        troubles[Field.FROM_NAME] = "Who gives it?"
    try:
        place = _place(start.address, start.place, name, extent, "Where from? An address or a place.")
    except InputRefused as refused:
        troubles[Field.FROM_ADDRESS] = _sentence(refused)
    try:
        windows = _windows(start.window, day, old)
    except InputRefused as refused:
        troubles[Field.FROM_WINDOW] = _sentence(refused)
    begun = old or Task(TaskKind.PICKUP, place, service_s=USUAL_SERVICE_S)
    contact = replace(begun.contact, phone=" ".join(start.phone.split()))
    return replace(begun, place=place, windows=windows, contact=contact)


def _sentence(refused: InputRefused) -> str:
    words = str(refused)
    return words[:1].upper() + words[1:]


def _contact(typed: TypedOrder) -> Contact:
    phone = " ".join(typed.phone.split())
    return Contact(phone, typed.email.strip(), typed.language, typed.silent)


def typed_from(order: Order, dimensions: Sequence[LoadDimension]) -> TypedOrder:
    """The form's text for an order that exists."""
    task = order.tasks[-1]
    return TypedOrder(
        name=task.place.name,
        phone=task.contact.phone,
        address=task.place.where,
        place=task.place,
        kind=order.kind,
        amounts=tuple(
            f"{amount / dimension.scale:g}" if amount else ""
            for amount, dimension in zip(order.amounts, dimensions, strict=True)
        ),
        window=_windows_text(task.windows),
        service=f"{task.service_s / 60:g}",
        access_code=task.access_code,
        cash=f"{order.amount_due / 100:.2f}" if order.amount_due else "",
        notes=task.notes,
        email=task.contact.email,
        language=task.contact.language,
        silent=task.contact.silent,
        order_id=order.order_id,
        pickup=_typed_pickup(order),
    )


def _typed_pickup(order: Order) -> TypedPickup:
    task = order.pickup
    if task is None or order.kind is not OrderKind.SHIPMENT:
        return TypedPickup()
    place = task.place
    return TypedPickup(place.name, task.contact.phone, place.where, place, _windows_text(task.windows))


def parse_spoken_windows(
    text: str, day: date, means: WindowEnd = WindowEnd.START_OF_SERVICE
) -> tuple[TimeWindow, ...]:
    """Windows as people say them: ``9-12``, ``9:30-11``, ``bis 12``, ``after 14``; none in ``''``.

    Raises:
        InputRefused: in words that fit below the field.
    """
    plain = " ".join(text.split())
    if not plain:
        return ()
    said = _OPEN_WINDOW.fullmatch(plain)
    if said is None and re.fullmatch(r"\d{1,2}(?:[:.h]\d{2})?\s*(?:h|uhr|am|pm)?", plain, re.I):
        raise InputRefused(
            f"'{plain}' is one time: write 'until {plain}', 'after {plain}' or a window."
        )
    if said is not None:
        end, start = said["end"] or (said["until"] and said["time"]), said["start"]
        span = f"0:00 - {end}" if end else f"{start or said['time']} - 24:00"
        wrong = f"'{plain[:40]}' is not a time such as until 12 or after 14."
        try:
            windows = parse_windows(span, day, means)
        except InputRefused as refused:
            raise InputRefused(wrong) from refused
        if any(window.end > DAY_S for window in windows):  # until 25: a slip, not one at night
            raise InputRefused(wrong)
        return windows
    return parse_windows(plain, day, means)


def window_text(window: TimeWindow) -> str:
    """``09:00-12:00``, ``until 12:00``, ``after 14:00``: what is understood again when typed."""
    start, end = clock_text(window.start), clock_text(window.end)
    if window.end == DAY_S:
        end = "24:00"
    if window.end == DAY_S and window.start:
        return f"after {start}"
    if not window.start:
        return f"until {end}"
    return f"{start}-{end}"


def _windows_text(windows: Sequence[TimeWindow]) -> str:
    return "; ".join(map(window_text, windows))


def place_of_hit(hit: AddressHit, typed: str) -> Place:
    """A place that the region's index knows; a house number that it does not know stays as typed."""
    number = hit.number or unknown_number(hit, typed)
    street = f"{hit.street} {number}".strip() if hit.street else hit.label.split(",")[0]
    where = LonLat(hit.lon, hit.lat)
    return Place("", street, hit.postcode, hit.city, where, _LOCATED_BY[hit.kind])


def unknown_number(hit: AddressHit, typed: str) -> str:
    """The house number that was typed and that the index does not know on the street, '' for none."""
    if hit.kind != "street":
        return ""
    known = {hit.postcode, *hit.street.split()}
    numbers = [number for number in _NUMBER.findall(typed) if number not in known]
    return numbers[0] if numbers else ""


def pinned_place(where: LonLat, typed: str) -> Place:
    """A place set by hand, called what was typed; without that it is its coordinates."""
    text = " ".join(typed.split())
    called = _parted(text) if text and _pin(text) is None else Place("", pinned(where))
    return replace(called, location=where, located_by=LocatedBy.PIN)


def pinned(place: LonLat) -> str:
    """``47.16600, 9.51000``: a place as the address field understands it."""
    return f"{place.lat:.5f}, {place.lon:.5f}"


def _place(address: str, chosen: Place | None, name: str, extent: Extent | None, missing: str) -> Place:
    """What was chosen, else what was typed; where that is nothing, the words that are ``missing``."""
    if chosen is not None:
        return replace(chosen, name=name)
    text = " ".join(address.split())
    if not text:
        raise InputRefused(missing)
    pin = _pin(text)
    if pin is not None:
        if extent is not None and not extent.contains(pin):
            raise InputRefused(f"{pinned(pin)} is outside the region in use.")
        return Place(name, text, location=pin, located_by=LocatedBy.PIN)
    return replace(_parted(text), name=name)


def _parted(text: str) -> Place:
    """Street and town of an address on one line."""
    street, _, rest = text.rpartition(",")
    town = _TOWN.fullmatch(rest.strip()) if street else None
    if town is None:
        return Place("", text)
    return Place("", street.strip(), town["postcode"] or "", town["city"].strip())


def _pin(text: str) -> LonLat | None:
    """The place where the text is one, latitude first."""
    if re.search(r"[^\d\s.,;+°|()-]", text):
        return None
    try:
        lat, lon = (parse_degrees(part) for part in parse_coordinates(text))
    except InputRefused:
        return None
    place = LonLat(lon, lat)
    return place if place.is_valid else None


def _windows(text: str, day: date, before: Task | None) -> tuple[TimeWindow, ...]:
    """The windows as typed; those nobody touched, and what the end of one means, are as before."""
    old = before.windows if before is not None else ()
    if text.strip() == _windows_text(old):
        return old
    means = old[0].end_means if old else WindowEnd.START_OF_SERVICE
    return parse_spoken_windows(text, day, means)


def _service(text: str) -> int:
    return parse_minutes(text) if text.strip() else USUAL_SERVICE_S


def _amount_reader(text: str, dimension: LoadDimension) -> Callable[[], int]:
    """Reads an amount in the dimension's own unit, as base units."""

    def read() -> int:
        if not text.strip():
            return 0
        if dimension.scale == 1:
            return parse_count(text)
        units = {**_UNITS.get(dimension.key, {}), dimension.unit.casefold(): 1.0}
        return round(parse_amount(text, units) * dimension.scale)

    return read


def _order(
    day: date, pickup: Task | None, task: Task, amounts: Amounts, cash: int, before: Order | None
) -> Order:
    is_pickup = task.kind is TaskKind.PICKUP
    return replace(
        before or Order("", "", "", day, None, None),
        pickup=task if is_pickup else pickup,
        delivery=None if is_pickup else task,
        amounts=amounts,
        amount_due=cash,
    )
