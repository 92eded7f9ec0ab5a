"""Shops' orders between the wire's shapes and the domain's values."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import msgspec

from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.orders import Contact, Line
from app.domain.shop import (
    OrderedThing,
    Reply,
    ShopAsk,
    ShopAttempt,
    ShopChange,
    ShopOrder,
    ShopState,
    ShopStatus,
    ShopWish,
)
from app.domain.timing import rfc3339
from app.sync.facts import read_time
from app.sync.wire.shop import (
    AnswerShown,
    AttemptShown,
    NamedOrderSent,
    OrderShown,
    ShopChangeShown,
    ShopOrderSent,
    ShopStatusSent,
    StatusFields,
)

LONGEST_WINDOW = timedelta(hours=24)

LATE = timedelta(days=1)
"""So long after a day it may still be named: it may not be over yet where the desk is."""

type _Span = tuple[datetime, datetime]


def wish_of(reference: str, sent: ShopOrderSent, now: datetime) -> ShopWish:
    """An order as it is kept: the same order gives the same text.

    Raises:
        InputRefused: it contradicts itself, a day or time is none, or the day is past.
    """
    day = day_of(sent.date)
    if day < (now - LATE).date():
        raise InputRefused(f"date: {day} is past: name a day to come.")
    if not _one_line(sent.name):
        raise InputRefused("name: it is empty.")
    if (sent.lon is None) != (sent.lat is None):
        raise InputRefused("lon, lat: one coordinate is given and the other is missing.")
    if sent.lon is None and not _one_line(sent.address):
        raise InputRefused("address: neither an address nor coordinates.")
    _check_window(sent.window, day)
    plain = sent
    if isinstance(sent, NamedOrderSent):
        fields = {name: getattr(sent, name) for name in ShopOrderSent.__struct_fields__}
        plain = ShopOrderSent(**fields)
    return ShopWish(reference, day, msgspec.json.encode(plain).decode())


def day_of(text: str) -> date:
    """Raises InputRefused where no calendar has the day."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputRefused(f"date: '{text}' is in no calendar.") from error


def _one_line(text: str) -> str:
    """A text of a label or a form's field. What breaks a line, steers a device or turns round what
    stands beside it is a blank there."""
    return " ".join(_NOT_THERE.sub(" ", text).split())


_NOT_THERE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def _check_window(window: tuple[str, str] | None, day: date) -> None:
    if window is None:
        return
    try:
        start, end = (read_time(text) for text in window)
    except InputRefused as error:
        raise InputRefused(f"window: {error}") from error
    if not timedelta(0) < end - start <= LONGEST_WINDOW:
        raise InputRefused("window: it ends before it starts, or a day later.")
    if datetime.fromisoformat(window[0]).date() != day:
        raise InputRefused(f"window: it begins on another day than {day}.")


def order_shown(order: ShopOrder) -> OrderShown:
    """An order as its shop is told of it."""
    if order.pending or not order.status:
        return OrderShown(
            reference=order.reference,
            state=order.shown,
            pending=order.pending,
            received_at=rfc3339(order.received_at),
        )
    said = msgspec.json.decode(order.status, type=StatusFields)
    return OrderShown(
        reference=order.reference,
        state=order.shown,
        pending=False,
        received_at=rfc3339(order.received_at),
        date=said.date,
        as_of=rfc3339(order.as_of) if order.as_of is not None else None,
        reason=said.reason,
        window=said.window,
        expected=said.expected,
        tracking=said.tracking,
        attempts=said.attempts,
        proofs=said.proofs,
        seal=said.seal,
    )


def answer_shown(reply: Reply) -> AnswerShown:
    """What became of one order of several."""
    return AnswerShown(reference=reply.reference, taken=reply.taken, reason=reply.reason)


def change_shown(change: ShopChange) -> ShopChangeShown:
    """What a shop asked for, for the desk."""
    body = change.body
    return ShopChangeShown(
        sender=change.sender,
        reference=change.reference,
        number=change.number,
        received_at=rfc3339(change.received_at),
        order=msgspec.json.decode(body, type=ShopOrderSent) if body else None,
    )


def ask_read(shown: ShopChangeShown) -> ShopAsk:
    """The same at the desk.

    Raises:
        InputRefused: a time or day is none.
    """
    thing = None if shown.order is None else _thing(shown.order)
    at = read_time(shown.received_at)
    return ShopAsk(shown.sender, shown.reference, shown.number, at, thing)


def _thing(sent: ShopOrderSent) -> OrderedThing:
    return OrderedThing(
        day=day_of(sent.date),
        name=_one_line(sent.name),
        address=_one_line(sent.address),
        postcode=_one_line(sent.postcode),
        city=_one_line(sent.city),
        location=None if sent.lon is None or sent.lat is None else LonLat(sent.lon, sent.lat),
        is_pickup=sent.kind == "pickup",
        window=_span_read(sent.window),
        service_s=None if sent.service_min is None else round(sent.service_min * 60),
        weight_kg=sent.weight_kg,
        volume_l=sent.volume_l,
        parcels=sent.parcels,
        lines=tuple(
            Line(_one_line(item.text), item.quantity, _one_line(item.code)) for item in sent.items
        ),
        priority=sent.priority,
        skills=frozenset(_one_line(skill) for skill in sent.skills) - {""},
        proof=sent.proof,
        amount_due=sent.amount_due,
        contact=Contact(_one_line(sent.phone), _one_line(sent.email), sent.language),
        notes=sent.notes.strip(),
        access_code=_one_line(sent.access_code),
        depot=_one_line(sent.depot),
    )


def status_sent(status: ShopStatus) -> ShopStatusSent:
    """How an order stands, as the desk sends it."""
    return ShopStatusSent(
        sender=status.sender,
        reference=status.reference,
        seen=status.seen,
        state=status.state,
        stop_ids=status.stop_ids,
        date=status.day.isoformat(),
        as_of=rfc3339(status.as_of),
        reason=status.reason[:200],
        window=_span_shown(status.window),
        expected=_span_shown(status.expected),
        tracking=status.tracking,
        attempts=tuple(
            AttemptShown(at=rfc3339(each.at), outcome=each.outcome) for each in status.attempts
        ),
        proofs=status.proofs,
        seal=status.seal,
    )


def status_read(sent: ShopStatusSent) -> tuple[ShopStatus, str]:
    """The same at the server, and the text it is kept in.

    Raises:
        InputRefused: a day or time is none.
    """
    fields = {name: getattr(sent, name) for name in StatusFields.__struct_fields__}
    status = ShopStatus(
        sender=sent.sender,
        reference=sent.reference,
        seen=sent.seen,
        state=ShopState(sent.state),
        day=day_of(sent.date),
        as_of=read_time(sent.as_of),
        reason=sent.reason,
        window=_span_read(sent.window),
        expected=_span_read(sent.expected),
        tracking=sent.tracking,
        attempts=tuple(ShopAttempt(read_time(each.at), each.outcome) for each in sent.attempts),
        proofs=sent.proofs,
        seal=sent.seal,
        stop_ids=sent.stop_ids,
    )
    return status, msgspec.json.encode(StatusFields(**fields)).decode()


def _span_shown(span: _Span | None) -> tuple[str, str] | None:
    return None if span is None else (rfc3339(span[0]), rfc3339(span[1]))


def _span_read(texts: tuple[str, str] | None) -> _Span | None:
    return None if texts is None else (read_time(texts[0]), read_time(texts[1]))
