"""Small texts of the order form, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from app.domain.count_words import names_text
from app.domain.load import LoadDimension
from app.domain.orders import LocatedBy, Order
from app.domain.register import Customer
from app.domain.solution import RelaxationKind
from app.importing.locating import Found
from app.order_entry import KeptOrder
from app.promising import Offer, WayIn
from app.typed_orders import Merged, pinned, window_text
from ui.desktop.distances import near_distance
from ui.desktop.formats import clock, wall_clock
from ui.desktop.language import marked, translate
from ui.desktop.vocabulary import said

_AT = {
    LocatedBy.HOUSE: marked("Intake", "Found: the house is known."),
    LocatedBy.GIVEN: marked("Intake", "The place is known."),
    LocatedBy.STREET: marked("Intake", "Found: the street, not the house."),
    LocatedBy.TOWN: marked("Intake", "Found: the middle of the town only."),
}


_FIELDS = {
    "name": marked("Intake", "Name"),
    "phone": marked("Intake", "Phone"),
    "address": marked("Intake", "Address"),
    "kind": marked("Intake", "Kind"),
    "amounts": marked("Intake", "Load"),
    "window": marked("Intake", "When"),
    "service": marked("Intake", "Minutes at the door"),
    "access_code": marked("Intake", "Access code"),
    "cash": marked("Intake", "Cash to collect"),
    "notes": marked("Intake", "Notes"),
    "email": marked("Intake", "E-mail"),
    "language": marked("Intake", "Language"),
    "silent": marked("Intake", "Messages"),
    "pickup": marked("Intake", "Picked up at"),
}


def changed_words(found: Merged) -> str:
    """What somebody else changed meanwhile, and where that and what was typed are at odds."""
    if not found.both:
        words = translate(
            "Intake", "Somebody else changed it meanwhile: {theirs}. Save again to keep both."
        )
        return words.format(theirs=_field_names(found.theirs))
    words = translate(
        "Intake",
        "Somebody else changed it meanwhile: {theirs}. Yours stands in {both}: save again to keep it,"
        " or discard.",
    )
    return words.format(theirs=_field_names(found.theirs), both=_field_names(found.both))


def _field_names(names: Sequence[str]) -> str:
    return ", ".join(translate("Intake", _FIELDS[name]) for name in names)


def place_words(found: Found) -> str:
    """``Found: the house is known.``: how sure the place of an address is."""
    place = found.place
    if place.location is None:
        reason = found.reason[:1].upper() + found.reason[1:]
        return translate(
            "Intake", "{reason} It can be saved all the same, and is planned once its place is set."
        ).format(reason=reason)
    if place.located_by is LocatedBy.PIN:
        return translate("Intake", "Pinned at {pinned}.").format(pinned=pinned(place.location))
    return found.remark or translate("Intake", _AT.get(place.located_by, ""))


def double_words(doubles: Sequence[Order]) -> str:
    """``Perhaps a double: ...``, '' where there is none."""
    if not doubles:
        return ""
    task = doubles[0].tasks[-1]
    windows = "".join(f", {window_text(window)}" for window in task.windows)
    called = doubles[0].reference or doubles[0].order_id
    return translate(
        "Intake", "Perhaps a double: order {called} has the same name and place{windows}."
    ).format(called=called, windows=windows)


def customer_aside(customer: Customer) -> str:
    """``Landstrasse 12, 9490 Vaduz, +423 232 10 10``."""
    return ", ".join(part for part in (customer.place.where, customer.contact.phone) if part)


def offer_words(offer: Offer, zone: ZoneInfo) -> str:
    """``Ben Frick at 10:12, 2.1 km more``."""
    words = (
        translate("Intake", "{driver} at {time}, {distance} more")
        if offer.distance_m > 0
        else translate("Intake", "{driver} at {time}")
    )
    return words.format(
        driver=offer.driver,
        time=clock(offer.begins, zone),
        distance=near_distance(offer.distance_m),
    )


def late_words(offer: Offer) -> str:
    """``makes Kita Rägaboga and 2 more late``, '' where nobody is."""
    if not offer.newly_late:
        return ""
    return translate("Intake", "makes {names} late").format(names=names_text(offer.newly_late, 1))


def way_words(way: WayIn, dimensions: Sequence[LoadDimension]) -> str:
    """What would have to give way, in a few words."""
    give = way.relaxation
    minutes = -(-give.amount // 60)
    match give.kind:
        case RelaxationKind.WINDOW_LATER:
            return (
                translate("Intake", "Until {time}").format(time=wall_clock(way.window.end))
                if way.window
                else translate("Intake", "{minutes} min later").format(minutes=minutes)
            )
        case RelaxationKind.WINDOW_EARLIER:
            return (
                translate("Intake", "From {time}").format(time=wall_clock(way.window.start))
                if way.window
                else translate("Intake", "{minutes} min earlier").format(minutes=minutes)
            )
        case RelaxationKind.SKILL:
            return translate("Intake", "Without {subject}").format(subject=give.subject)
        case RelaxationKind.CAPACITY:
            dimension = dimensions[int(give.subject)]
            return translate("Intake", "Room for {amount} {unit} more").format(
                amount=f"{give.amount / dimension.scale:g}", unit=said(dimension.unit)
            )
        case RelaxationKind.OVERTIME:
            return translate("Intake", "{minutes} min of overtime").format(minutes=minutes)
        case RelaxationKind.EARLY_START:
            return translate("Intake", "Starting {minutes} min earlier").format(minutes=minutes)
        case RelaxationKind.TASKS:
            return translate("Intake", "%n stops more", "", give.amount)
        case RelaxationKind.DISTANCE:
            return translate("Intake", "{distance} more than allowed").format(
                distance=near_distance(give.amount)
            )
        case RelaxationKind.DRIVING:
            return translate("Intake", "{minutes} min more driving than allowed").format(
                minutes=minutes
            )
        case RelaxationKind.DURATION:
            return translate("Intake", "{minutes} min longer than allowed").format(minutes=minutes)
        case RelaxationKind.RELEASE:
            return translate("Intake", "Goods ready {minutes} min earlier").format(minutes=minutes)
        case RelaxationKind.VEHICLE:
            return translate("Intake", "Allowed on this vehicle")
        case RelaxationKind.UNPIN:
            return translate("Intake", "A pinned stop moves")
        case RelaxationKind.BREAK:
            return translate("Intake", "A break is given up")


def kept_words(kept: KeptOrder) -> str:
    """What happened when an order was kept."""
    name = kept.order.tasks[-1].place.name
    if not kept.order.is_located:
        return translate(
            "Intake", "Saved: {name}. Its address was not found; it is planned once its place is set."
        ).format(name=name)
    if kept.is_new:
        return translate("Intake", "Saved: {name} waits for a driver.").format(name=name)
    if kept.left:
        return translate(
            "Intake", "Saved: {name} is off the route of {left} and waits for a driver."
        ).format(name=name, left=kept.left)
    if kept.told:
        return translate("Intake", "Saved: {name} stays with {driver}, whose phone is told.").format(
            name=name, driver=kept.driver
        )
    if kept.driver:
        return translate("Intake", "Saved: {name} stays with {driver}.").format(
            name=name, driver=kept.driver
        )
    return translate("Intake", "Saved: {name} waits for a driver.").format(name=name)
