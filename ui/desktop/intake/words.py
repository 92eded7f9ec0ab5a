"""Small texts of the order form, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from app.domain.count_words import names_text
from app.domain.load import LoadDimension
from app.domain.orders import LocatedBy, Order
from app.domain.register import Customer
from app.domain.solution import RelaxationKind
from app.domain.timing import clock_text
from app.import_locating import Found
from app.order_entry import KeptOrder
from app.promising import Offer, WayIn
from app.typed_orders import pinned, window_text
from ui.desktop.words import clock, distance_text

_AT = {
    LocatedBy.HOUSE: "Found: the house is known.",
    LocatedBy.GIVEN: "The place is known.",
    LocatedBy.STREET: "Found: the street, not the house.",
    LocatedBy.TOWN: "Found: the middle of the town only.",
}


def place_words(found: Found) -> str:
    """``Found: the house is known.``: how sure the place of an address is."""
    place = found.place
    if place.location is None:
        reason = found.reason[:1].upper() + found.reason[1:]
        return f"{reason} It can be saved all the same, and is planned once its place is set."
    if place.located_by is LocatedBy.PIN:
        return f"Pinned at {pinned(place.location)}."
    return found.remark or _AT.get(place.located_by, "")


def double_words(doubles: Sequence[Order]) -> str:
    """``Perhaps a double: ...``, '' where there is none."""
    if not doubles:
        return ""
    task = doubles[0].tasks[-1]
    windows = "".join(f", {window_text(window)}" for window in task.windows)
    called = doubles[0].reference or doubles[0].order_id
    return f"Perhaps a double: order {called} has the same name and place{windows}."


def customer_aside(customer: Customer) -> str:
    """``Landstrasse 12, 9490 Vaduz, +423 232 10 10``."""
    return ", ".join(part for part in (customer.place.where, customer.contact.phone) if part)


def offer_words(offer: Offer, zone: ZoneInfo) -> str:
    """``Ben Frick at 10:12, 2.1 km more``."""
    more = f", {distance_text(offer.distance_m)} more" if offer.distance_m > 0 else ""
    return f"{offer.driver} at {clock(offer.begins, zone)}{more}"


def late_words(offer: Offer) -> str:
    """``makes Kita Rägaboga and 2 more late``, '' where nobody is."""
    if not offer.newly_late:
        return ""
    return f"makes {names_text(offer.newly_late, 1)} late"


def way_words(way: WayIn, dimensions: Sequence[LoadDimension]) -> str:
    """What would have to give way, in a few words."""
    give = way.relaxation
    minutes = -(-give.amount // 60)
    match give.kind:
        case RelaxationKind.WINDOW_LATER:
            return f"Until {clock_text(way.window.end)}" if way.window else f"{minutes} min later"
        case RelaxationKind.WINDOW_EARLIER:
            return f"From {clock_text(way.window.start)}" if way.window else f"{minutes} min earlier"
        case RelaxationKind.SKILL:
            return f"Without {give.subject}"
        case RelaxationKind.CAPACITY:
            dimension = dimensions[int(give.subject)]
            return f"Room for {give.amount / dimension.scale:g} {dimension.unit} more"
        case RelaxationKind.OVERTIME:
            return f"{minutes} min of overtime"
        case RelaxationKind.EARLY_START:
            return f"Starting {minutes} min earlier"
        case RelaxationKind.TASKS:
            return "One stop more than allowed" if give.amount == 1 else f"{give.amount} stops more"
        case RelaxationKind.DISTANCE:
            return f"{distance_text(give.amount)} more than allowed"
        case RelaxationKind.DRIVING:
            return f"{minutes} min more driving than allowed"
        case RelaxationKind.DURATION:
            return f"{minutes} min longer than allowed"
        case RelaxationKind.RELEASE:
            return f"Goods ready {minutes} min earlier"
        case RelaxationKind.VEHICLE:
            return "Allowed on this vehicle"
        case RelaxationKind.UNPIN:
            return "A pinned stop moves"
        case RelaxationKind.BREAK:
            return "A break is given up"


def kept_words(kept: KeptOrder) -> str:
    """What happened when an order was kept."""
    name = kept.order.tasks[-1].place.name
    if not kept.order.is_located:
        return f"Saved: {name}. Its address was not found; it is planned once its place is set."
    if kept.is_new:
        return f"Saved: {name} waits for a driver."
    if kept.left:
        return f"Saved: {name} is off the route of {kept.left} and waits for a driver."
    if kept.told:
        return f"Saved: {name} stays with {kept.driver}, whose phone is told."
    return f"Saved: {name}{f' stays with {kept.driver}' if kept.driver else ' waits for a driver'}."
