"""A proposal, what it rests on, and how its routes are put in place and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from app.domain.board import SuggestionCard
from app.domain.events import Actor, Event, EventType
from app.domain.routes import Route, RouteRecord
from app.domain.stop_state import StopState
from app.gains import Gain
from app.ports import DeskUnit, Store
from app.tracking import DayTracker


@dataclass(frozen=True, slots=True)
class Base:
    """What a proposal takes a shift to be: its route, the count of desk changes, and how often its
    driver has loaded and whether the driver is on the road at all."""

    shift_id: str
    route: Route
    draft: int
    loadings: int
    is_over: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposal with what it would change and what it rests on.

    ``base`` is what it takes the touched shifts to be, ``states`` what the touched stops: when one of
    them moves on, the proposal has expired. It takes so many stops from drivers who could have made
    them as it ``disturbs``.
    """

    card: SuggestionCard
    routes: tuple[Route, ...]
    base: tuple[Base, ...]
    states: tuple[tuple[str, StopState], ...]
    gain: Gain
    disturbs: int

    def still_stands(self, tracker: DayTracker) -> bool:
        """Whether nothing it rests on has changed."""
        return all(base_of(tracker, base.shift_id) == base for base in self.base) and all(
            tracker.facts(stop).state is state for stop, state in self.states
        )

    @property
    def signature(self) -> frozenset[tuple[str, str]]:
        """What it is about: which stops go to whom."""
        return frozenset((move.stop_id, move.to_shift) for move in self.card.moves)


def base_of(tracker: DayTracker, shift_id: str) -> Base:
    """A shift as it stands."""
    record = tracker.data.routes.get(shift_id)
    known = tracker.shift_facts(shift_id)
    return Base(
        shift_id=shift_id,
        route=record.route if record is not None else Route(shift_id, ()),
        draft=record.draft if record is not None else 0,
        loadings=known.loadings,
        is_over=known.is_over,
    )


def apply(store: Store, day: date, suggestion: Suggestion) -> bool:
    """Make its routes the drafts, where they still rest on the same drafts; False when not."""
    drafts = {base.shift_id: base.draft for base in suggestion.base}
    return _replace(store, day, drafts, suggestion.routes)


def take_back(store: Store, tracker: DayTracker, suggestion: Suggestion) -> bool:
    """Make the routes from before it the drafts again; False where something it touched has changed
    since."""
    unchanged = all(
        tracker.facts(stop).state in (state, StopState.RELEASED) for stop, state in suggestion.states
    )
    after = {route.shift_id: route for route in suggestion.routes}
    records = tracker.data.routes
    stands = all(
        shift_id in records and records[shift_id].route == route for shift_id, route in after.items()
    )
    loadings = all(
        tracker.shift_facts(base.shift_id).loadings == base.loadings for base in suggestion.base
    )
    if not unchanged or not stands or not loadings:
        return False
    drafts = {shift_id: records[shift_id].draft for shift_id in after}
    return _replace(store, tracker.data.day, drafts, [base.route for base in suggestion.base])


def _replace(store: Store, day: date, drafts: Mapping[str, int], routes: Iterable[Route]) -> bool:
    """Put routes in the place of drafts, if these are still at their count; what they take or leave
    comes off or onto the list of what nobody has."""
    new = {route.shift_id: route for route in routes}
    with store.write() as unit:
        records = {record.shift_id: record for record in unit.routes(day)}
        if any(
            (records[shift_id].draft if shift_id in records else 0) != draft
            for shift_id, draft in drafts.items()
        ):
            return False
        changed = [
            replace(records[shift_id], draft=draft + 1, route=new[shift_id])
            if shift_id in records
            else RouteRecord(day, shift_id, 1, new[shift_id])
            for shift_id, draft in drafts.items()
        ]
        unit.put_routes(changed)
        _settle_unassigned(unit, day, changed)
        unit.commit()
    return True


def _settle_unassigned(unit: DeskUnit, day: date, changed: Iterable[RouteRecord]) -> None:
    """What a route takes is not left out any more."""
    taken = {stop_id for record in changed for stop_id in record.route.stop_ids}
    left = unit.unassigned(day)
    if any(item.stop_id in taken for item in left):
        unit.put_unassigned(day, [item for item in left if item.stop_id not in taken])


def told(kind: EventType, suggestion: Suggestion, decision: str, now: datetime, actor: Actor) -> Event:
    """The fact that a proposal was made or decided, for the ledger."""
    card = suggestion.card
    return Event(
        event_id=str(uuid5(NAMESPACE_URL, f"{kind}/{card.suggestion_id}/{decision}/{now.isoformat()}")),
        type=kind,
        at=now,
        received_at=now,
        actor=actor,
        note=card.title,
        data={
            "suggestion_id": card.suggestion_id,
            "decision": decision,
            "kind": card.kind.value,
            "reason": card.reason,
            "late_s_saved": card.late_s_saved,
            "seconds_saved": card.seconds_saved,
            "extra_m": card.extra_m,
            "cost_saved": card.cost_saved,
            "reassignments": card.reassignments,
            "disturbs": suggestion.disturbs,
            "moves": [[move.stop_id, move.from_shift, move.to_shift] for move in card.moves],
        },
    )
