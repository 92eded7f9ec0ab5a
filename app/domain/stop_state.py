"""The life of a stop, folded from facts that may be late, doubled or out of order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.domain.events import FINAL_TYPES, Event, EventType, Outcome
from app.domain.tenders import Answer, Answered, TenderState


class StopState(StrEnum):
    """Where a stop stands."""

    PLANNED = "planned"  # on a draft
    RELEASED = "released"  # given to a driver
    EN_ROUTE = "en_route"
    ARRIVED = "arrived"
    COMPLETED = "completed"
    PARTIAL = "partial"
    FAILED = "failed"
    CANCELLED = "cancelled"
    NOT_ATTEMPTED = "not_attempted"

    @property
    def is_final(self) -> bool:
        """Whether nothing more is expected of it."""
        return self in FINAL_STATES

    @property
    def is_lived(self) -> bool:
        """Whether a driver was there, or is there or on the way."""
        return self.is_done or self in (StopState.EN_ROUTE, StopState.ARRIVED)

    @property
    def is_done(self) -> bool:
        """Whether an attempt was made and ended."""
        return self in (StopState.COMPLETED, StopState.PARTIAL, StopState.FAILED)


FINAL_STATES = frozenset(
    {
        StopState.COMPLETED,
        StopState.PARTIAL,
        StopState.FAILED,
        StopState.CANCELLED,
        StopState.NOT_ATTEMPTED,
    }
)

_FINAL_STATE_OF = {
    EventType.COMPLETED: StopState.COMPLETED,
    EventType.PARTIAL: StopState.PARTIAL,
    EventType.FAILED: StopState.FAILED,
}


type Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class StopFacts:
    """What is known of a stop.

    ``final_event_id`` names the fact that stands; ``disputed`` is set when a second driver's final
    fact has another outcome and a dispatcher has to decide; ``repeats`` counts doubled final facts.
    ``locked_to`` names the shift that a dispatcher has locked the stop to, '' for none, ``placed_in``
    the one that a person gave it to by hand; ``told`` is the time that its customer was given last;
    of the times ``offered`` the customer ``wants`` one; ``given_to`` is the carrier whom a person gave
    it to, '' for none; ``taken_back`` is set while it is one that a person took back from a carrier;
    ``tendered_to`` is the carrier that is to answer an offer, ``not_taken_by`` are those that declined
    one or let its deadline pass; ``answered`` is the first answer to the last offer.
    """

    state: StopState = StopState.PLANNED
    en_route_at: datetime | None = None
    arrived_at: datetime | None = None
    finished_at: datetime | None = None
    outcome: Outcome | None = None
    note: str = ""
    final_event_id: str = ""
    shift_id: str = ""
    repeats: int = 0
    disputed: bool = False
    corrected: bool = False
    locked_to: str = ""
    told: tuple[datetime, datetime] | None = None
    placed_in: str = ""
    offered: tuple[Span, ...] = ()
    wants: Span | None = None
    given_to: str = ""
    taken_back: bool = False
    tendered_to: str = ""
    not_taken_by: tuple[str, ...] = ()
    answered: Answered | None = None


def apply(facts: StopFacts, event: Event) -> StopFacts:
    """The facts after one more event about this stop, in the server's order.

    Rules: the first final fact in server order stands; a later one is counted, and marked as
    disputed where its outcome differs. A late ``arrived`` or ``en_route`` fills in its time and never
    moves a finished stop back. *Not attempted* and *cancelled* give way to a driver's final fact:
    what was done was done. Only the desk undoes or corrects.
    """
    kind = event.type
    if kind is EventType.RELEASED:
        if facts.state is StopState.PLANNED:
            return replace(facts, state=StopState.RELEASED)
        return facts
    if kind is EventType.EN_ROUTE:
        return _progress(replace(facts, en_route_at=event.at), StopState.EN_ROUTE, event)
    if kind is EventType.ARRIVED:
        return _progress(replace(facts, arrived_at=event.at), StopState.ARRIVED, event)
    if kind in FINAL_TYPES:
        return _finish(facts, event)
    if kind is EventType.CANCELLED:
        return facts if facts.state.is_done else replace(facts, state=StopState.CANCELLED)
    if kind is EventType.SHIFT_ENDED:
        return facts if facts.state.is_final else replace(facts, state=StopState.NOT_ATTEMPTED)
    if kind is EventType.UNDONE:
        return _undo(facts)
    if kind is EventType.CORRECTED:
        return _correct(facts, event)
    if kind in (EventType.LOCKED, EventType.UNLOCKED):
        if kind is EventType.LOCKED:
            return replace(facts, locked_to=event.shift_id)
        return replace(facts, locked_to="", placed_in="")  # what is unlocked is free for good
    if kind is EventType.PLACED:
        return replace(facts, placed_in=event.shift_id)
    if kind in (EventType.GIVEN_AWAY, EventType.TAKEN_BACK):
        carrier, is_back = str(event.data.get("carrier", "")), kind is EventType.TAKEN_BACK
        return replace(facts, given_to=carrier, taken_back=is_back)
    if kind in (EventType.TENDERED, EventType.TENDER_CLOSED):
        return _tendered(facts, event)
    if kind is EventType.TENDER_ANSWERED:
        return _answered(facts, event)
    if kind is EventType.TOLD:
        return replace(facts, told=_window(event.data.get("window")) or facts.told)
    if kind is EventType.SLOTS_OFFERED:
        return replace(facts, offered=_offered(event.data.get("slots")), wants=None)
    if kind is EventType.CUSTOMER_SLOT:
        slot = _window(str(event.data.get("slot", "")).split("/"))
        return replace(facts, wants=slot) if slot in facts.offered else facts
    return facts


def _tendered(facts: StopFacts, event: Event) -> StopFacts:
    """An offer to a carrier, or its end."""
    carrier = str(event.data.get("carrier", ""))
    if event.type is EventType.TENDERED:
        return replace(facts, tendered_to=carrier)
    refused = event.data.get("state") in (TenderState.DECLINED, TenderState.LAPSED)
    others = tuple(name for name in facts.not_taken_by if name != carrier)
    not_taken = (*others, carrier) if refused else facts.not_taken_by
    return replace(facts, tendered_to="", not_taken_by=not_taken)


def _answered(facts: StopFacts, event: Event) -> StopFacts:
    """What a carrier said to an offer; of several answers to one the first stands."""
    tender_id, answer = str(event.data.get("tender", "")), event.data.get("answer")
    is_known = facts.answered is not None and facts.answered.tender_id == tender_id
    if is_known or answer not in tuple(Answer):
        return facts
    return replace(facts, answered=Answered(tender_id, Answer(str(answer)), event.at, event.actor))


def _offered(value: object) -> tuple[Span, ...]:
    each = map(_window, value) if isinstance(value, list | tuple) else ()
    return tuple(slot for slot in each if slot is not None)


def _window(value: object) -> Span | None:
    """Two instants as a fact holds them; None where it holds none."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        return None
    try:
        return datetime.fromisoformat(str(value[0])), datetime.fromisoformat(str(value[1]))
    except ValueError:
        return None


def _progress(facts: StopFacts, state: StopState, event: Event) -> StopFacts:
    """Move forward to en route or arrived, never back."""
    if facts.state.is_final or (facts.state is StopState.ARRIVED and state is StopState.EN_ROUTE):
        return facts
    return replace(facts, state=state, shift_id=event.shift_id)


def _finish(facts: StopFacts, event: Event) -> StopFacts:
    if facts.state.is_done:
        differs = event.outcome != facts.outcome
        return replace(facts, repeats=facts.repeats + 1, disputed=facts.disputed or differs)
    return replace(
        facts,
        state=_FINAL_STATE_OF[event.type],
        finished_at=event.at,
        outcome=event.outcome,
        note=event.note,
        final_event_id=event.event_id,
        shift_id=event.shift_id,
    )


def _undo(facts: StopFacts) -> StopFacts:
    """Back to the furthest state before the end; what was called off has no driver any more."""
    if not facts.state.is_final:
        return facts
    if facts.state is StopState.CANCELLED:
        return replace(facts, state=StopState.PLANNED, en_route_at=None, arrived_at=None)
    state = StopState.RELEASED
    if facts.en_route_at is not None:
        state = StopState.EN_ROUTE
    if facts.arrived_at is not None:
        state = StopState.ARRIVED
    return replace(
        facts,
        state=state,
        finished_at=None,
        outcome=None,
        final_event_id="",
        disputed=False,
        corrected=True,
    )


def _correct(facts: StopFacts, event: Event) -> StopFacts:
    """The desk's word on how it ended: ``data`` names the state, ``outcome`` the outcome."""
    state = StopState(str(event.data.get("state", facts.state.value)))
    return replace(
        facts,
        state=state,
        outcome=event.outcome if event.outcome is not None else facts.outcome,
        finished_at=facts.finished_at or event.at,
        note=event.note or facts.note,
        disputed=False,
        corrected=True,
    )
