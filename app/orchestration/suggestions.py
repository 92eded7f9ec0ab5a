"""A proposal: routes to be put in place of others, with its card and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from app.domain.board import SuggestionCard
from app.domain.events import Actor, Event, EventType
from app.orchestration.gains import Gain
from app.orchestration.replacing import Replacement


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion(Replacement):
    """A replacement that nobody asked for; once what it rests on has moved on, it has expired.

    It takes so many stops from drivers who could have made them as it ``disturbs``.
    """

    card: SuggestionCard
    gain: Gain
    disturbs: int

    @property
    def signature(self) -> frozenset[tuple[str, str]]:
        """What it is about: which stops go to whom."""
        return frozenset((move.stop_id, move.to_shift) for move in self.card.moves)


def told(kind: EventType, suggestion: Suggestion, decision: str, now: datetime, actor: Actor) -> Event:
    """The fact that a proposal was made or decided, for the ledger."""
    card = suggestion.card
    return Event(
        event_id=str(uuid5(NAMESPACE_URL, f"{kind}/{card.suggestion_id}/{decision}/{now.isoformat()}")),
        type=kind,
        at=now,
        received_at=now,
        actor=actor,
        note=str(card.title),
        data={
            "suggestion_id": card.suggestion_id,
            "decision": decision,
            "kind": card.kind.value,
            "reason": str(card.reason),
            "late_s_saved": card.late_s_saved,
            "seconds_saved": card.seconds_saved,
            "extra_m": card.extra_m,
            "cost_saved": card.cost_saved,
            "reassignments": card.reassignments,
            "disturbs": suggestion.disturbs,
            "moves": [[move.stop_id, move.from_shift, move.to_shift] for move in card.moves],
        },
    )
