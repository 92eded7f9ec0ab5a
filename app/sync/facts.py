"""Reading what phones send: every fact and every position is looked at alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import isfinite
from uuid import UUID

import msgspec
from msgspec import Raw

from app.domain.driver_sync import POSITIONS_KEPT, Device, Submission
from app.domain.errors import InputRefused
from app.domain.events import (
    FINAL_TYPES,
    Actor,
    ActorKind,
    Event,
    EventType,
    Position,
    PositionDoubt,
)
from app.domain.timing import from_rfc3339
from app.sync.wire.phone import DriverFact, PositionSent

CLOCK_TOLERANCE = timedelta(seconds=60)
"""A phone's clock that is further off than this is corrected by what was seen at sending."""
POSITION_AHEAD = timedelta(hours=24)
"""A position whose time lies further ahead is nonsense."""
OLDEST_REPORT = timedelta(days=366)
"""No phone holds a report back for longer: what claims to be older is from a clock that was lost, and
years like the first of the calendar are on no local clock at all."""
_HIGHEST_SEQ = 2**53 - 1  # the largest whole number every JSON reader holds exactly


class BadEnvelope(Exception):
    """A request as a whole cannot be read; the text says why."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a batch came: the phone's device, when, and how far its clock is behind ours."""

    device: Device
    received_at: datetime
    offset: timedelta


def read_time(text: str) -> datetime:
    """An instant from RFC 3339 text.

    Raises:
        InputRefused: it is no time, names no offset, or lies outside the years 1 to 9999.
    """
    try:
        return from_rfc3339(text)
    except OverflowError as error:
        raise InputRefused(f"'{text[:40]}' is not a time.") from error


def arrival(device: Device, sent_at: str, received_at: datetime) -> Arrival:
    """What is known of a batch's clock.

    Raises:
        BadEnvelope: ``sent_at`` is no time.
    """
    try:
        sent = read_time(sent_at)
    except InputRefused as error:
        raise BadEnvelope(f"sent_at: {error}") from error
    return Arrival(device, received_at, received_at - sent)


def submissions(batch: Sequence[Raw], how: Arrival) -> tuple[Submission, ...]:
    """A batch's facts, each read alone, in the order in which the phone numbered them.

    Raises:
        BadEnvelope: one of them has no positive whole ``seq``, so it could never be acknowledged.
    """
    return tuple(sorted((_submission(raw, how) for raw in batch), key=lambda fact: fact.seq))


class _Numbered(msgspec.Struct):
    """As much of a fact as must be readable for it to be acknowledged."""

    seq: object = None


_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


def _submission(raw: Raw, how: Arrival) -> Submission:
    text = bytes(raw).decode(errors="replace")
    try:
        seq = msgspec.json.decode(raw, type=_Numbered).seq
    except _UNREADABLE:
        seq = None
    if isinstance(seq, float) and seq.is_integer():
        seq = int(seq)  # JSON knows one kind of number: some clients write 7.0 for 7
    if type(seq) is not int or not 1 <= seq <= _HIGHEST_SEQ:
        raise BadEnvelope("events: every event needs a seq, a whole number from 1 up.")
    content_hash = hashlib.sha256(raw).hexdigest()
    try:
        sent = msgspec.json.decode(raw)
        content = {name: value for name, value in sent.items() if name != "seq"}
        content_hash = hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()
        fact = msgspec.convert({**content, "seq": seq}, DriverFact)
        event = _event(fact, how)
    except (*_UNREADABLE, InputRefused) as error:
        return Submission(seq, content_hash, text, refusal=str(error) or "It cannot be read.")
    return Submission(seq, content_hash, text, event, proofs=fact.proofs)


_ALSO_KEPT = ("name", "signature", "pin", "age_checked", "amount_collected", "lon", "lat", "accuracy")


def _event(fact: DriverFact, how: Arrival) -> Event:
    """The fact as an event, its time corrected for the phone's clock.

    Raises:
        InputRefused: it contradicts itself or lacks what its type needs.
    """
    kind = EventType(fact.type)
    _check(fact, kind)
    data: dict[str, object] = {"device_id": how.device.device_id}
    at = _corrected(fact, how, data)
    for name in _ALSO_KEPT:
        value = getattr(fact, name)
        if value is not None:
            data[name] = value
    if fact.scans:
        data["scans"] = list(fact.scans)
    if fact.proofs:
        data["proofs"] = list(fact.proofs)
    if fact.lines:
        data["lines"] = msgspec.to_builtins(fact.lines)
    return Event(
        event_id=_uuid(fact.id),
        type=kind,
        at=at,
        received_at=how.received_at,
        actor=Actor(ActorKind.DRIVER, how.device.driver_id),
        shift_id=fact.shift_id,
        stop_id=fact.stop_id or "",
        outcome=fact.outcome,
        note=fact.note or "",
        data=data,
    )


def _check(fact: DriverFact, kind: EventType) -> None:
    if kind in FINAL_TYPES:
        if not fact.stop_id:
            raise InputRefused(f"A fact of type {kind.value} needs a stop_id.")
        if fact.outcome is None:
            raise InputRefused(f"A fact of type {kind.value} needs an outcome.")
        failed = fact.outcome.value.startswith("failed_")
        if kind is not EventType.PARTIAL and failed != (kind is EventType.FAILED):
            raise InputRefused(f"The outcome {fact.outcome.value} does not fit {kind.value}.")
    elif fact.outcome is not None:
        raise InputRefused(f"A fact of type {kind.value} has no outcome.")
    if kind is EventType.PIN_CORRECTED and (
        fact.stop_id is None or fact.lon is None or fact.lat is None
    ):
        raise InputRefused("A corrected pin needs a stop_id, lon and lat.")


def _uuid(text: str) -> str:
    """The id in its one canonical form, so that no other spelling counts as another fact."""
    try:
        return str(UUID(text))
    except ValueError as error:
        raise InputRefused("The id is not a UUID.") from error


def _corrected(fact: DriverFact, how: Arrival, data: dict[str, object]) -> datetime:
    """When it happened by the server's clock; what was changed is noted in ``data``."""
    reported = read_time(fact.at)
    at = reported
    if abs(how.offset) > CLOCK_TOLERANCE:
        data["clock_offset_s"] = round(how.offset.total_seconds(), 3)
        try:
            at = reported + how.offset
        except OverflowError:
            at = how.received_at
    if not is_sensible(at, how.received_at):
        data["clamped"] = True
        at = how.received_at
    if at != reported:
        data["reported_at"] = fact.at
    return at


def is_sensible(at: datetime, now: datetime) -> bool:
    """Whether something may have been reported of that instant, as far as clocks go."""
    return timedelta(0) <= now - at <= OLDEST_REPORT


def positions(
    batch: Sequence[Raw], device: Device, now: datetime
) -> tuple[list[Position], list[tuple[int, str]]]:
    """Positions of a batch, and by their place in it (from 1) those that are none, with the reason."""
    good: list[Position] = []
    bad: list[tuple[int, str]] = []
    for number, raw in enumerate(batch, start=1):
        try:
            sent = msgspec.json.decode(raw, type=PositionSent)
            at = read_time(sent.at).astimezone(UTC)
        except (*_UNREADABLE, InputRefused) as error:
            bad.append((number, str(error)))
            continue
        good.append(
            Position(
                driver_id=device.driver_id,
                at=at,
                lon=sent.lon,
                lat=sent.lat,
                speed=_known(sent.speed),
                bearing=_known(sent.bearing),
                accuracy=_known(sent.accuracy),
                battery=sent.battery,
                is_moving=sent.is_moving,
            )
        )
    return in_our_time(good, now), bad


def in_our_time(sent: Sequence[Position], now: datetime) -> list[Position]:
    """Positions of one batch with times that make sense here, whatever phone they come from.

    A clock that is less than a day ahead is taken as it is: its newest position counts as now. What
    else lies ahead, and what is older than anything that is kept, is in doubt: it stays as it was sent
    and moves nothing.
    """
    newest = max((p.at for p in sent if timedelta(0) < p.at - now <= POSITION_AHEAD), default=now)
    placed = []
    for position in sent:
        ahead = position.at > now
        if (ahead and position.at != newest) or now - position.at > POSITIONS_KEPT:
            placed.append(replace(position, doubt=PositionDoubt.CLOCK))
        else:
            placed.append(replace(position, at=now) if ahead else position)
    return placed


def _known(value: float | None) -> float | None:
    """A measurement, or None for the negative numbers by which phones say "unknown"."""
    return value if value is not None and isfinite(value) and value >= 0 else None
