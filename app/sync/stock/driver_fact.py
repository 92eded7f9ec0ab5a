"""Facts out of what stock apps report, as if the driver had reported them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from app.domain.driver_sync import Device, Submission
from app.domain.events import Actor, ActorKind, Event, EventType
from app.sync.facts import is_sensible


def driver_fact(
    kind: EventType,
    name: str,
    at: datetime,
    device: Device,
    now: datetime,
    shift_id: str,
    stop_id: str = "",
    note: str = "",
    data: Mapping[str, object] | None = None,
) -> Event:
    """A fact of the driver's. The same name, made of what the report says, makes the same id."""
    return Event(
        event_id=str(uuid5(NAMESPACE_URL, name)),
        type=kind,
        at=at if is_sensible(at, now) else now,
        received_at=now,
        actor=Actor(ActorKind.DRIVER, device.driver_id),
        shift_id=shift_id,
        stop_id=stop_id,
        note=note,
        data={"device_id": device.device_id, **(data or {})},
    )


def submission(raw: str, event: Event) -> Submission:
    """A fact for judging. Stock apps count nothing, so its number comes from what it says: the same
    again is the same number, and is known."""
    content = hashlib.sha256(event.event_id.encode())
    seq = int.from_bytes(content.digest()[:6]) + 1
    return Submission(seq, content.hexdigest(), raw, event)
