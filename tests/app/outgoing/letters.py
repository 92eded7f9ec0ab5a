"""Messages to customers that wait in an outbox."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from app.domain.messages import Channel, CustomerMessage, Trigger

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def letter(number: int = 1, channel: Channel = Channel.EMAIL, **more: object) -> CustomerMessage:
    """One of many, all different."""
    fields: dict[str, object] = {
        "message_id": f"00000000-0000-0000-0000-{number:012}",
        "day": date(2026, 11, 23),
        "order_id": f"o{number}",
        "stop_id": f"o{number}-d1",
        "shift_id": "A",
        "trigger": Trigger.LATE,
        "channel": channel,
        "to": f"c{number}@example.org" if channel is Channel.EMAIL else f"+4232{number:06}",
        "language": "de",
        "subject": "Ihre Sendung kommt später",
        "text": "Guten Tag Frau Öhri,\n.Punkt am Anfang\nbis später",
        "made_at": NOON,
        "not_before": NOON,
        "until": NOON + timedelta(days=1),
    }
    return CustomerMessage(**{**fields, **more})  # type: ignore[arg-type]
