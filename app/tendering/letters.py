"""An offer in words: its page on the server, its mail, and what a carrier's program is sent.

Nothing in mail or at the carrier's program says who is visited, before the carrier has the order: the
town is enough to decide, and what is forgotten here need not be sought elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from app.domain.carriers import price_text
from app.domain.fleet import Depot, depot_for
from app.domain.load import DEFAULT_DIMENSIONS
from app.domain.message_settings import MessageSettings
from app.domain.messages import Channel, CustomerMessage, Trigger
from app.domain.orders import Order, Place
from app.domain.routes import first_attempts, task_of
from app.domain.tenders import OfferedVisit, Tender, TenderPage, TenderState
from app.domain.timing import instant, rfc3339
from app.messages.texts import compose, stops_text
from app.ports.desk_reads import DeskReads

KEPT = timedelta(days=2)
"""After its day an offer's page is there for so long."""
_NEAR_DIGITS = 2
"""Of a place without a town: about a kilometre."""


def page_of(reads: DeskReads, tender: Tender, settings: MessageSettings) -> TenderPage:
    """What an offer's page shows now."""
    orders = {order.order_id: order for order in reads.orders(tender.day)}
    zone = _depot(reads, tender, orders).zone
    return TenderPage(
        tender_id=tender.tender_id,
        carrier_id=tender.carrier_id,
        carrier=tender.carrier,
        site=settings.site,
        phone=settings.phone,
        zone=str(zone),
        state=tender.state,
        deadline=tender.deadline,
        expires=instant(tender.day, 0, zone) + timedelta(days=1) + KEPT,
        visits=tuple(_visits(tender, orders, zone)),
    )


def _depot(reads: DeskReads, tender: Tender, orders: Mapping[str, Order]) -> Depot:
    depots = {depot.depot_id: depot for depot in reads.depots()}
    first = orders.get(tender.orders[0].order_id)
    return depot_for(first.depot_id if first is not None else "", depots, reads.shifts(tender.day))


def _visits(tender: Tender, orders: Mapping[str, Order], zone: ZoneInfo) -> Iterable[OfferedVisit]:
    is_theirs = tender.state is TenderState.ACCEPTED
    for each in tender.orders:
        order = orders.get(each.order_id)
        for stop in first_attempts(order) if order is not None else ():
            assert order is not None
            task = task_of(order, stop)
            yield OfferedVisit(
                stop_id=stop.stop_id,
                reference=order.reference,
                kind=task.kind,
                town=_town(task.place),
                windows=tuple(
                    (instant(tender.day, w.start, zone), instant(tender.day, w.end, zone))
                    for w in task.windows
                ),
                amounts=_amounts(order),
                price=each.prices[stop.stop_id],
                name=task.place.name if is_theirs else "",
                address=task.place.where if is_theirs else "",
                phone=task.contact.phone if is_theirs else "",
                notes=task.notes if is_theirs else "",
            )


def _town(place: Place) -> str:
    """About where it is."""
    if place.town or place.location is None:
        return place.town
    lon, lat = (round(degrees, _NEAR_DIGITS) for degrees in (place.location.lon, place.location.lat))
    return f"{lat}, {lon}"


def _amounts(order: Order) -> str:
    """``12.5 kg, 3 pcs``."""
    known = zip(order.amounts, DEFAULT_DIMENSIONS, strict=False)
    return ", ".join(f"{amount / d.scale:g} {d.unit}" for amount, d in known if amount)


def letters(tender: Tender, page: TenderPage, settings: MessageSettings) -> tuple[CustomerMessage, ...]:
    """What goes out of an offer: by each way one message, under the same id whenever it is made."""
    return tuple(_letter(tender, page, settings, channel, to) for channel, to in tender.to)


def letter_id(tender: Tender, channel: Channel) -> str:
    """The id of what goes out one way."""
    return str(uuid5(NAMESPACE_URL, f"roundsman/tender/{tender.tender_id}/{channel.value}"))


def _letter(
    tender: Tender, page: TenderPage, settings: MessageSettings, channel: Channel, to: str
) -> CustomerMessage:
    name = letter_id(tender, channel)
    mail = compose(settings, Trigger.TENDER, settings.language, _values(tender, page, settings))
    text = mail.text if channel is Channel.EMAIL else _document(name, tender, page)
    return CustomerMessage(
        message_id=name,
        day=tender.day,
        order_id=tender.order_ids[0] if len(tender.orders) == 1 else "",
        stop_id="",
        shift_id="",
        trigger=Trigger.TENDER,
        channel=channel,
        to=to,
        language=mail.language,
        subject=mail.subject,
        text=text,
        made_at=tender.made_at,
        not_before=tender.made_at,
        until=tender.deadline,
    )


def _values(tender: Tender, page: TenderPage, settings: MessageSettings) -> dict[str, str]:
    zone = ZoneInfo(page.zone)
    return {
        "name": tender.carrier,
        "count": stops_text(settings, len(page.visits)),
        "price": price_text(tender.total),
        "deadline": f"{tender.deadline.astimezone(zone):%d.%m.%Y %H:%M}",
        "offer": "\n".join(_line(visit, zone) for visit in page.visits),
        "page": tender.url,
    }


def _line(visit: OfferedVisit, zone: ZoneInfo) -> str:
    """A stop on one line: which, where, when, how much, for what."""
    windows = ", ".join(_span(window, zone) for window in visit.windows)
    parts = (visit.reference, visit.town, windows, visit.amounts, price_text(visit.price))
    return "- " + "; ".join(part for part in parts if part)


def _span(window: Sequence[datetime], zone: ZoneInfo) -> str:
    start, end = (at.astimezone(zone) for at in window)
    return f"{start:%d.%m.%Y %H:%M}-{end:%H:%M}"


def _document(key: str, tender: Tender, page: TenderPage) -> str:
    """What a carrier's program is sent; money in cents."""
    visits = [
        {
            "stop": visit.stop_id,
            "reference": visit.reference,
            "kind": visit.kind.value,
            "town": visit.town,
            "windows": [[rfc3339(start), rfc3339(end)] for start, end in visit.windows],
            "amounts": visit.amounts,
            "price": visit.price,
        }
        for visit in page.visits
    ]
    body = {
        "id": key,
        "tender": tender.tender_id,
        "carrier": tender.carrier_id,
        "site": page.site,
        "date": tender.day.isoformat(),
        "deadline": rfc3339(tender.deadline),
        "price": tender.total,
        "visits": visits,
        "answer": tender.url,
    }
    return json.dumps(body, ensure_ascii=False)
