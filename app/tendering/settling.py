"""How an offer ends: answered, past its deadline, or withdrawn. It ends once, and for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from app.domain.errors import InputRefused
from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.tenders import Answer, Answered, Tender, TenderState, WhyWithdrawn
from app.giving_away import CarrierOffer, put_with_carrier, refuse_to_give
from app.ports.store import Store
from app.tendering.offering import is_on_a_route
from app.tracking import DayTracker

ROBOT = Actor(ActorKind.AUTOMATION, "tenders")


def settle(
    store: Store, tracker: DayTracker, tender: Tender, heard_until: datetime, now: datetime
) -> frozenset[str] | None:
    """End an open offer where something ends it: its first answer, an order of it that is to be had no
    more, or its deadline once the server was asked after it (``heard_until``). Returns the shifts whose
    routes changed, None where it stays open."""
    said = _said_in_time(tracker, tender)
    if said is not None and said.answer is Answer.DECLINE:
        return _close(store, tender, TenderState.DECLINED, now, said.by)
    if is_gone(tracker, tender, now):
        return _close(store, tender, TenderState.WITHDRAWN, now, ROBOT, WhyWithdrawn.GONE)
    if said is not None:
        return _accept(store, tracker, tender, now, said.by)
    if heard_until >= tender.deadline:
        return _close(store, tender, TenderState.LAPSED, now, ROBOT)
    return None


def withdraw(store: Store, tender: Tender, now: datetime, actor: Actor) -> None:
    """Take an offer back; an answer that comes later changes nothing.

    Raises:
        InputRefused: it is over.
    """
    _refuse_what_is_over(tender)
    _close(store, tender, TenderState.WITHDRAWN, now, actor, WhyWithdrawn.BY_HAND)


def answer_by_hand(store: Store, tender: Tender, answer: Answer, now: datetime, actor: Actor) -> None:
    """Keep what a carrier said on the telephone; ``settle`` does what follows.

    Raises:
        InputRefused: it is over, or its deadline has passed.
    """
    _refuse_what_is_over(tender)
    if now >= tender.deadline:
        raise InputRefused(
            f"The deadline of the offer to {tender.carrier} has passed: give the order to it by hand."
        )
    data = {"tender": tender.tender_id, "carrier": tender.carrier_id, "answer": answer.value}
    fact = Event(
        str(uuid4()), EventType.TENDER_ANSWERED, now, now, actor, stop_id=tender.stop_id, data=data
    )
    with store.write() as unit:
        unit.add_events(tender.day, (fact,))
        unit.commit()


def is_gone(tracker: DayTracker, tender: Tender, now: datetime) -> bool:
    """Whether an order of an offer cannot be given away any more, or was put on a route since."""
    for each in tender.orders:
        order = tracker.data.orders.get(each.order_id)
        if order is None or (not each.had_route and is_on_a_route(tracker, each.order_id)):
            return True
        try:
            refuse_to_give(tracker, order, now)
        except InputRefused:
            return True
    return False


def _said_in_time(tracker: DayTracker, tender: Tender) -> Answered | None:
    """The first answer to an offer, before its deadline."""
    said = tracker.facts(tender.stop_id).answered
    if said is None or said.tender_id != tender.tender_id or said.at >= tender.deadline:
        return None
    return said


def _refuse_what_is_over(tender: Tender) -> None:
    if not tender.is_open:
        raise InputRefused(f"The offer to {tender.carrier} is over: it is {tender.state.value}.")


def _accept(
    store: Store, tracker: DayTracker, tender: Tender, now: datetime, actor: Actor
) -> frozenset[str]:
    changed: frozenset[str] = frozenset()
    with store.write() as unit:
        if _is_over(unit.tender(tender.tender_id)):
            return changed
        unit.add_events(tender.day, _closed(tender, TenderState.ACCEPTED, now, actor))
        for each in tender.orders:
            offer = CarrierOffer(tender.carrier_id, tender.carrier, each.prices)
            changed |= put_with_carrier(
                unit, tracker, each.order_id, offer, now, actor, tender.tender_id
            )
        unit.put_tenders((replace(tender, state=TenderState.ACCEPTED, settled_at=now),))
        unit.commit()
    return changed


def _close(
    store: Store,
    tender: Tender,
    state: TenderState,
    now: datetime,
    actor: Actor,
    why: WhyWithdrawn | None = None,
) -> frozenset[str]:
    with store.write() as unit:
        if not _is_over(unit.tender(tender.tender_id)):
            unit.put_tenders((replace(tender, state=state, settled_at=now, why=why),))
            unit.add_events(tender.day, _closed(tender, state, now, actor, why))
            unit.commit()
    return frozenset()


def _is_over(kept: Tender | None) -> bool:
    """Whether another program ended it meanwhile."""
    return kept is None or not kept.is_open


def _closed(
    tender: Tender,
    state: TenderState,
    now: datetime,
    actor: Actor,
    why: WhyWithdrawn | None = None,
) -> list[Event]:
    data = {"tender": tender.tender_id, "carrier": tender.carrier_id, "state": state.value}
    if why is not None:
        data["why"] = why.value
    return [
        Event(str(uuid4()), EventType.TENDER_CLOSED, now, now, actor, stop_id=name, data=data)
        for name in tender.prices
    ]
