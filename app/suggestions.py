"""What becomes of a proposal: accepted, dismissed or expired, each time a fact in the log."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from app.domain.board import SuggestionCard
from app.domain.events import Actor, Event, EventType
from app.domain.routes import Route
from app.domain.stop_state import StopState
from app.ports import Store
from app.tracking import DayTracker


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposal with what it would change and what it rests on.

    ``base`` holds the draft counter of each touched route, ``states`` the state of each moved stop:
    when one of them moves on, the proposal has expired.
    """

    card: SuggestionCard
    routes: tuple[Route, ...]
    base: tuple[tuple[str, int], ...]
    states: tuple[tuple[str, StopState], ...]

    def still_stands(self, tracker: DayTracker) -> bool:
        """Whether nothing it rests on has changed."""
        records = tracker.data.routes
        return all(
            shift in records and records[shift].draft == draft for shift, draft in self.base
        ) and all(tracker.facts(stop).state is state for stop, state in self.states)


def accept(store: Store, day: date, suggestion: Suggestion) -> bool:
    """Make its routes the drafts, where they still rest on the same drafts; False when not."""
    base = dict(suggestion.base)
    routes = {route.shift_id: route for route in suggestion.routes}
    with store.write() as unit:
        records = [record for record in unit.routes(day) if record.shift_id in routes]
        if any(record.draft != base[record.shift_id] for record in records):
            return False
        unit.put_routes(
            replace(record, draft=record.draft + 1, route=routes[record.shift_id]) for record in records
        )
        unit.commit()
    return True


def decided(
    kind: EventType, suggestion: Suggestion, decision: str, now: datetime, actor: Actor
) -> Event:
    """The fact that a proposal was made or decided, for the ledger."""
    card = suggestion.card
    return Event(
        event_id=str(uuid5(NAMESPACE_URL, f"{kind}/{card.suggestion_id}/{decision}")),
        type=kind,
        at=now,
        received_at=now,
        actor=actor,
        note=card.title,
        data={
            "suggestion_id": card.suggestion_id,
            "decision": decision,
            "late_s_saved": card.late_s_saved,
            "extra_m": card.extra_m,
            "cost_saved": card.cost_saved,
            "moves": len(card.moves),
        },
    )
