"""Drivers and customers as text, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.errors import InputRefused
from app.domain.fleet import Driver
from app.domain.geo import Extent, LonLat
from app.domain.orders import Contact, LocatedBy, Place
from app.domain.register import Customer
from app.importing.values import parse_coordinates, parse_degrees, parse_minutes
from app.register.reading import FieldReader, Fields, Reading, skills_text

_TICK = "yes"


def driver_fields(driver: Driver) -> dict[str, str]:
    """As text."""
    return {"name": driver.name, "phone": driver.phone, "skills": skills_text(driver.skills)}


def read_driver(fields: Fields, driver_id: str) -> Reading[Driver]:
    """The driver that was typed."""
    read = FieldReader(fields)
    name = read.text("name", "A driver has a name.")
    return read.done(Driver(driver_id, name, read.text("phone"), read.skills("skills")))


def customer_fields(customer: Customer) -> dict[str, str]:
    """As text; the pin only where somebody set it."""
    place, contact = customer.place, customer.contact
    seconds = customer.service_s
    by_hand = place.located_by in (LocatedBy.PIN, LocatedBy.GIVEN)
    return {
        "name": place.name,
        "address": place.address,
        "postcode": place.postcode,
        "city": place.city,
        "pin": pin_text(place.location) if by_hand and place.location else "",
        "phone": contact.phone,
        "email": contact.email,
        "language": contact.language,
        "messages": "" if contact.silent else _TICK,
        "service": f"{seconds / 60:g}" if seconds is not None else "",
        "access_code": customer.access_code,
        "notes": customer.notes,
    }


def read_customer(
    fields: Fields, customer_id: str, before: Customer | None, extent: Extent | None
) -> Reading[Customer]:
    """The customer that was typed; a place whose address did not change stays where it was found."""
    read = FieldReader(fields)
    place = Place(
        read.text("name", "A customer has a name."),
        read.text("address"),
        read.text("postcode"),
        read.text("city"),
    )
    pin = read.read("pin", lambda text: read_pin(text, extent), None)
    if pin is not None:
        place = replace(place, location=pin, located_by=LocatedBy.PIN)
    elif not (place.address or place.city):
        read.refuse("address", "An address, or a pin such as 47.1660, 9.5100.")
    elif before is not None and _found_again(place, before.place):
        place = replace(place, location=before.place.location, located_by=before.place.located_by)
    contact = Contact(
        read.text("phone"), read.text("email"), read.text("language"), not read.is_on("messages")
    )
    if contact.email and "@" not in contact.email:
        read.refuse("email", f"'{contact.email[:40]}' is no mail address.")
    service = read.read("service", parse_minutes, None)
    return read.done(
        Customer(
            customer_id,
            place,
            contact,
            read.lines("notes"),
            read.text("access_code"),
            service,
            before.last if before is not None else None,
            by_hand=True,
        )
    )


def read_pin(text: str, extent: Extent | None) -> LonLat:
    """A place written as latitude and longitude.

    Raises:
        InputRefused: it is none, or lies outside the region's box.
    """
    lat, lon = (parse_degrees(part) for part in parse_coordinates(text))
    place = LonLat(lon, lat)
    if not place.is_valid:
        raise InputRefused(f"{lat:g}, {lon:g} is no place on earth.")
    if extent is not None and not extent.contains(place):
        raise InputRefused(f"{pin_text(place)} is outside the region in use; latitude comes first.")
    return place


def pin_text(place: LonLat) -> str:
    """``47.16600, 9.51000``"""
    return f"{place.lat:.5f}, {place.lon:.5f}"


def new_customer_fields() -> Mapping[str, str]:
    """What a new customer begins with."""
    return {"messages": _TICK}


def _found_again(place: Place, before: Place) -> bool:
    same = (place.address, place.postcode, place.city)
    return before.located_by is not LocatedBy.PIN and same == (
        before.address,
        before.postcode,
        before.city,
    )
