"""Carriers and their price lists as text, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from app.domain.carriers import (
    ANSWER_MIN,
    MOST_ANSWER_MIN,
    CarrierContact,
    CarrierPriceList,
    CarrierZone,
)
from app.domain.errors import InputRefused
from app.domain.orders import OrderKind
from app.domain.register import Carrier
from app.importing.values import parse_amount, parse_list
from app.register.reading import FieldReader, Fields, Reading, number_text, skills_text

PRICES = ("per_stop", "per_kg", "per_km")
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
_ZONE = re.compile(r"(?P<postcodes>[^:]+):\s*(?P<price>\S+)")


def carrier_fields(carrier: Carrier) -> dict[str, str]:
    """As text; a zone on each line: ``94, 95: 1.2``."""
    prices, contact = carrier.prices, carrier.contact
    return {
        "name": prices.name,
        **{name: number_text(getattr(prices, name) or None) for name in PRICES},
        "max_kg": number_text(prices.max_kg),
        "skills": skills_text(prices.skills),
        "zones": "\n".join(
            f"{', '.join(zone.postcodes)}: {number_text(zone.price)}" for zone in prices.zones
        ),
        **{kind.value: "yes" if kind in prices.kinds else "" for kind in OrderKind},
        "email": contact.email,
        "webhook": contact.webhook,
        "secret": contact.secret,
        "answer_min": str(contact.answer_min) if contact else "",
    }


def new_carrier_fields() -> Mapping[str, str]:
    """What a new carrier begins with."""
    return {OrderKind.DELIVERY.value: "yes"}


def read_carrier(fields: Fields, carrier_id: str) -> Reading[Carrier]:
    """The carrier that was typed."""
    read = FieldReader(fields)
    kinds = frozenset(kind for kind in OrderKind if read.is_on(kind.value))
    if not kinds:
        read.refuse(OrderKind.DELIVERY.value, "A carrier takes one kind of order at least.")
    name = read.text("name", "A carrier has a name.")
    per_stop, per_kg, per_km = (read.between(price, 0, 0, 1e6) for price in PRICES)
    prices = CarrierPriceList(
        name,
        per_stop,
        per_kg,
        per_km,
        read.read("zones", lambda _: _zones(read.lines("zones")), ()),
        kinds,
        read.skills("skills"),
        read.read("max_kg", parse_amount, None),
    )
    return read.done(Carrier(carrier_id, prices, _contact(read)))


def _contact(read: FieldReader) -> CarrierContact:
    """Where it is asked. An address that mail or the web cannot have is refused here, not once an offer
    is to go out."""
    email, webhook = read.text("email"), read.text("webhook")
    if email and not _EMAIL.fullmatch(email):
        read.refuse("email", "This is no e-mail address.")
    parts = urlsplit(webhook)
    if webhook and (parts.scheme not in ("http", "https") or not parts.hostname):
        read.refuse("webhook", "A webhook is an http or https address.")
    minutes = read.count("answer_min", ANSWER_MIN, 1)
    return CarrierContact(email, webhook, read.text("secret"), min(minutes, MOST_ANSWER_MIN))


def _zones(text: str) -> tuple[CarrierZone, ...]:
    return tuple(_zone(line.strip()) for line in text.splitlines() if line.strip())


def _zone(line: str) -> CarrierZone:
    match = _ZONE.fullmatch(line)
    if match is None:
        raise InputRefused(f"'{line[:40]}' is no zone such as 94, 95: 1.20.")
    return CarrierZone(parse_list(match["postcodes"]), parse_amount(match["price"]))
