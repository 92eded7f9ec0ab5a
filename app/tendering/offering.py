"""Offering orders to a carrier: who can be asked, and what is kept of it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from app.domain.carriers import MOST_ANSWER_MIN, CarrierContact
from app.domain.errors import InputRefused
from app.domain.events import Actor, Event, EventType
from app.domain.message_settings import MessageSettings
from app.domain.messages import Channel
from app.domain.register import Carrier
from app.domain.routes import first_attempts
from app.domain.tenders import Tender, TenderedOrder
from app.domain.timing import rfc3339
from app.giving_away import (
    CarrierOffer,
    asked_before,
    carrier_offers,
    refuse_to_give,
    refuse_while_tendered,
)
from app.ports.store import Store
from app.tracking import DayTracker


def ways_to(contact: CarrierContact, settings: MessageSettings) -> tuple[tuple[Channel, str], ...]:
    """How a carrier can be asked: by mail where the site has a mail server, and by its own webhook."""
    mail = ((Channel.EMAIL, contact.email),) if contact.email and settings.mail is not None else ()
    program = ((Channel.CARRIER, contact.webhook),) if contact.webhook else ()
    return (*mail, *program)


def askable(
    carriers: Mapping[str, Carrier], settings: MessageSettings
) -> Mapping[str, tuple[tuple[Channel, str], ...]]:
    """By carrier how it can be asked, of those that can be."""
    ways = {name: ways_to(carrier.contact, settings) for name, carrier in carriers.items()}
    return {name: found for name, found in ways.items() if found}


def tender_offers(
    tracker: DayTracker, order_ids: Sequence[str], carriers: Mapping[str, Carrier]
) -> tuple[tuple[CarrierOffer, ...], ...]:
    """What each carrier asks that takes all of some orders, by order; the cheapest in all first."""
    prices = {name: carrier.prices for name, carrier in carriers.items()}
    by_carrier: dict[str, list[CarrierOffer]] = {}
    for order_id in order_ids:
        for offer in carrier_offers(tracker, order_id, prices):
            by_carrier.setdefault(offer.carrier_id, []).append(offer)
    whole = [tuple(offers) for offers in by_carrier.values() if len(offers) == len(order_ids)]
    return tuple(sorted(whole, key=lambda offers: (sum(o.total for o in offers), offers[0].carrier_id)))


def next_offer(
    tracker: DayTracker, order_ids: Sequence[str], carriers: Mapping[str, Carrier]
) -> tuple[CarrierOffer, ...]:
    """What the cheapest asks of those that were not asked for any of the orders before; nothing where
    there is none."""
    before = frozenset[str]().union(*(asked_before(tracker, order_id) for order_id in order_ids))
    left = {name: carrier for name, carrier in carriers.items() if name not in before}
    return next(iter(tender_offers(tracker, order_ids, left)), ())


def tender(
    store: Store,
    tracker: DayTracker,
    offers: Mapping[str, CarrierOffer],
    to: tuple[tuple[Channel, str], ...],
    minutes: int,
    now: datetime,
    actor: Actor,
) -> Tender:
    """Offer orders to a carrier at its prices (``offers`` by order, all of one carrier), to be answered
    within some minutes. The offer is on its way once the server has its page.

    Raises:
        InputRefused: one of them cannot be given away, or is offered already; nothing was changed.
    """
    if not 1 <= minutes <= MOST_ANSWER_MIN:
        raise InputRefused(f"A carrier has between 1 and {MOST_ANSWER_MIN} minutes to answer.")
    for order_id in offers:
        refuse_to_give(tracker, tracker.data.orders[order_id], now)
        refuse_while_tendered(tracker, order_id)
    first = next(iter(offers.values()))
    made = Tender(
        tender_id=str(uuid4()),
        day=tracker.data.day,
        carrier_id=first.carrier_id,
        carrier=first.name,
        orders=tuple(
            TenderedOrder(order_id, dict(offer.prices), is_on_a_route(tracker, order_id))
            for order_id, offer in offers.items()
        ),
        made_at=now,
        deadline=now + timedelta(minutes=minutes),
        token=secrets.token_urlsafe(32),
        to=to,
    )
    with store.write() as unit:
        unit.put_tenders((made,))
        unit.add_events(made.day, [_tendered(made, name, now, actor) for name in made.prices])
        unit.commit()
    return made


def is_on_a_route(tracker: DayTracker, order_id: str) -> bool:
    """Whether a driver has a stop of the order, on the draft."""
    stops = {stop.stop_id for stop in first_attempts(tracker.data.orders[order_id])}
    routes = tracker.data.routes.values()
    return any(not stops.isdisjoint(record.route.stop_ids) for record in routes)


def _tendered(made: Tender, stop_id: str, now: datetime, actor: Actor) -> Event:
    data = {
        "tender": made.tender_id,
        "carrier": made.carrier_id,
        "price": made.prices[stop_id],
        "deadline": rfc3339(made.deadline),
    }
    return Event(str(uuid4()), EventType.TENDERED, now, now, actor, stop_id=stop_id, data=data)
