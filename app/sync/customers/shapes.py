"""Tracked orders between the wire's shapes and the domain's values."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.timing import rfc3339
from app.domain.tracked_orders import TrackedOrder
from app.sync.facts import read_time
from app.sync.wire.tracking import LONGEST_NAME, PlaceShown, TrackingRequest

type _Span = tuple[datetime, datetime]


def tracking_sent(order: TrackedOrder) -> TrackingRequest:
    """A tracked order as the desk sends it; what somebody wrote far too long is cut."""
    return TrackingRequest(
        reference=order.reference[:LONGEST_NAME],
        site=order.site[:LONGEST_NAME],
        state=order.state,
        zone=order.zone,
        as_of=rfc3339(order.as_of),
        expires=rfc3339(order.expires),
        stop_id=order.stop_id,
        shift_id=order.shift_id,
        driver=order.driver[:LONGEST_NAME],
        language=order.language,
        is_pickup=order.is_pickup,
        window=span_shown(order.window),
        expected=span_shown(order.expected),
        stops_before=order.stops_before,
        van=place_shown(order.van),
        van_at=time_shown(order.van_at),
        finished_at=time_shown(order.finished_at),
        outcome=order.outcome[:LONGEST_NAME],
        received_by=order.received_by[:LONGEST_NAME],
        pictures=order.pictures,
        phone=order.phone[:LONGEST_NAME],
        wishes=tuple(sorted(order.wishes)),
        slots=tuple((rfc3339(start), rfc3339(end)) for start, end in order.slots),
    )


def tracking_read(sent: TrackingRequest) -> TrackedOrder:
    """The tracked order again, at the server.

    Raises:
        InputRefused: it contradicts itself, a time is none, or there is no such time zone.
    """
    if (sent.van is None) != (sent.van_at is None):
        raise InputRefused("A van's place needs the time at which it was there.")
    return TrackedOrder(
        reference=sent.reference,
        site=sent.site,
        state=sent.state,
        zone=zone_read(sent.zone),
        as_of=time_read(sent.as_of),
        expires=time_read(sent.expires),
        stop_id=sent.stop_id,
        shift_id=sent.shift_id,
        driver=sent.driver,
        language=sent.language,
        is_pickup=sent.is_pickup,
        window=_span(sent.window),
        expected=_span(sent.expected),
        stops_before=sent.stops_before,
        van=LonLat(sent.van.lon, sent.van.lat) if sent.van is not None else None,
        van_at=time_read(sent.van_at) if sent.van_at is not None else None,
        finished_at=time_read(sent.finished_at) if sent.finished_at is not None else None,
        outcome=sent.outcome,
        received_by=sent.received_by,
        pictures=sent.pictures,
        phone=sent.phone,
        wishes=frozenset(sent.wishes),
        slots=tuple(between_read(start, end) for start, end in sent.slots),
    )


def time_shown(at: datetime | None) -> str | None:
    """An instant that may be missing."""
    return rfc3339(at) if at is not None else None


def span_shown(span: _Span | None) -> tuple[str, str] | None:
    """Two instants that may be missing."""
    return (rfc3339(span[0]), rfc3339(span[1])) if span is not None else None


def place_shown(place: LonLat | None) -> PlaceShown | None:
    """A place that may be missing."""
    return PlaceShown(lon=place.lon, lat=place.lat) if place is not None else None


def time_read(text: str) -> datetime:
    """An instant, on the calendar of every time zone.

    Raises:
        InputRefused
    """
    at = read_time(text)
    if not 1 < at.year < 9999:  # the calendar's first and last days are not on it in every time zone
        raise InputRefused(f"'{text[:40]}' is outside the calendar.")
    return at


def _span(texts: tuple[str, str] | None) -> _Span | None:
    return None if texts is None else between_read(*texts)


def between_read(begins: str, ends: str) -> _Span:
    """Two instants, in order.

    Raises:
        InputRefused
    """
    start, end = time_read(begins), time_read(ends)
    if end < start:
        raise InputRefused(f"The time from {begins[:40]} to {ends[:40]} ends before it starts.")
    return start, end


def zone_read(name: str) -> str:
    """A time zone that there is.

    Raises:
        InputRefused
    """
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:  # unknown, a folder's name, a path elsewhere
        raise InputRefused(f"'{name[:40]}' is no time zone.") from error
    return name
