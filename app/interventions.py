"""How often a person had to decide something about the running day, from its log alone."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.events import ActorKind, Event, EventType

BY_HAND = frozenset(
    {
        EventType.CANCELLED,
        EventType.SHIFT_OUT,
        EventType.SHIFT_BACK,
        EventType.LOCKED,
        EventType.UNLOCKED,
        EventType.PLACED,
        EventType.CORRECTED,
        EventType.UNDONE,
    }
)
"""What a dispatcher changes of the day; giving routes out is the end of that and counts no more."""
ANSWERS = frozenset({"accepted", "in_part", "dismissed", "not_today", "undone"})
"""What a dispatcher says of a suggestion; that it expires is nobody's decision."""


def interventions(log: Iterable[Event]) -> int:
    """How many decisions dispatchers took once routes were given out.

    Facts of one command bear one instant and count once: ten stops moved together are one decision.
    """
    decided: set[tuple[object, str]] = set()
    is_out = False
    for event in log:
        is_out |= event.type is EventType.RELEASED
        if not is_out or event.actor.kind is not ActorKind.DISPATCHER:
            continue
        answers = event.type is EventType.DECIDED and event.data.get("decision") in ANSWERS
        if event.type in BY_HAND or answers:
            decided.add((event.at, event.actor.name))
    return len(decided)
