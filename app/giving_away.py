"""An order of the day given to a carrier at the price of its list, and taken back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from app.domain.board import Board, DayIssue
from app.domain.carriers import CarrierPriceList, price_text
from app.domain.errors import InputRefused
from app.domain.events import Actor, Event, EventType
from app.domain.fleet import depot_for
from app.domain.issue_weights import ASK
from app.domain.orders import Order
from app.domain.routes import GIVEN_AWAY, UnassignedOrder, first_attempts
from app.domain.said import Said
from app.left_out import NO_PLACE, accepted_words, as_made, given_words
from app.moved_stops import take_off_drafts
from app.on_the_road import on_board
from app.ports.desk_unit import DeskUnit
from app.ports.store import Store
from app.tracking import DayTracker


@dataclass(frozen=True, slots=True)
class CarrierOffer:
    """What a carrier asks for an order by its price list: cents by stop."""

    carrier_id: str
    name: str
    prices: Mapping[str, int]

    @property
    def total(self) -> int:
        """Cents for all of it."""
        return sum(self.prices.values())


def carrier_offers(
    tracker: DayTracker, order_id: str, carriers: Mapping[str, CarrierPriceList]
) -> tuple[CarrierOffer, ...]:
    """Every carrier that takes an order of the day, the cheapest first."""
    data = tracker.data
    order, depots = data.orders[order_id], {depot.depot_id: depot for depot in data.depots}
    if not data.shifts:
        return ()
    depot = depot_for(order.depot_id, depots, data.shifts).location
    found = []
    for carrier_id, prices in carriers.items():
        stops = zip(first_attempts(order), order.tasks, strict=True)
        asked = {stop.stop_id: prices.price(order, task, depot) for stop, task in stops}
        taken = {stop_id: price for stop_id, price in asked.items() if price is not None}
        if len(taken) == len(asked):
            found.append(CarrierOffer(carrier_id, prices.name, taken))
    return tuple(sorted(found, key=lambda offer: (offer.total, offer.carrier_id)))


def give_away(
    store: Store, tracker: DayTracker, order_id: str, offer: CarrierOffer, now: datetime, actor: Actor
) -> frozenset[str]:
    """Have a carrier take an order: it leaves its route and counts at the carrier's price. Returns the
    shifts whose routes changed.

    Raises:
        InputRefused: it cannot be given away (any more); nothing was changed.
    """
    refuse_to_give(tracker, tracker.data.orders[order_id], now)
    refuse_while_tendered(tracker, order_id)
    with store.write() as unit:
        changed = put_with_carrier(unit, tracker, order_id, offer, now, actor)
        unit.commit()
    return changed


def put_with_carrier(
    unit: DeskUnit,
    tracker: DayTracker,
    order_id: str,
    offer: CarrierOffer,
    now: datetime,
    actor: Actor,
    tender_id: str = "",
) -> frozenset[str]:
    """The order is with the carrier from now on, because of a tender where one is named. Returns the
    shifts whose routes changed."""
    day, asked = tracker.data.day, offer.prices
    words = (accepted_words if tender_id else given_words)(offer.name, offer.total)
    names = [stop.stop_id for stop in first_attempts(tracker.data.orders[order_id])]
    given = [
        UnassignedOrder(name, order_id, GIVEN_AWAY, words, offer.carrier_id, asked[name])
        for name in names
    ]
    because = {"tender": tender_id} if tender_id else {}
    facts = [
        _fact(EventType.GIVEN_AWAY, name, now, actor, carrier=offer.carrier_id, price=price, **because)
        for name, price in asked.items()
    ]
    changed = take_off_drafts(unit, day, names)
    left = (item for item in unit.unassigned(day) if item.order_id != order_id)
    unit.put_unassigned(day, (*left, *given))
    unit.add_events(day, facts)
    return frozenset(record.shift_id for record in changed)


def reclaim(store: Store, tracker: DayTracker, order_id: str, now: datetime, actor: Actor) -> None:
    """Take an order back from its carrier: it waits for a route.

    Raises:
        InputRefused: no carrier has it.
    """
    day, order = tracker.data.day, tracker.data.orders[order_id]
    with store.write() as unit:
        left = unit.unassigned(day)
        if not any(item.order_id == order_id and item.carrier_id for item in left):
            raise InputRefused(
                Said("Refusals", "No carrier has {name}.").format(name=order.tasks[-1].place.name)
            )
        unit.put_unassigned(day, [item for item in left if item.order_id != order_id])
        names = (stop.stop_id for stop in first_attempts(order))
        unit.add_events(day, [_fact(EventType.TAKEN_BACK, name, now, actor) for name in names])
        unit.commit()


def refuse_to_give(tracker: DayTracker, order: Order, now: datetime) -> None:
    """Say why an order cannot be given away, where it cannot.

    Raises:
        InputRefused
    """
    name = order.tasks[-1].place.name
    stops = {stop.stop_id for stop in first_attempts(order)}
    states = [tracker.facts(stop_id).state for stop_id in stops]
    if order.cancelled or any(state.is_final for state in states):
        words = Said("Refusals", "{name} is over or called off; nothing was given away.")
        raise InputRefused(words.format(name=name))
    if not order.is_located:
        raise InputRefused(NO_PLACE.format(name=name))
    held = next((u for u in tracker.data.unassigned if u.stop_id in stops and u.carrier_id), None)
    if held is not None:
        words = Said("Refusals", "{name} is with a carrier already. {what}")
        raise InputRefused(words.format(name=name, what=as_made(held.words)))
    if any(state.is_lived for state in states):
        words = Said("Refusals", "A driver is on the way to {name} or there; nothing was given away.")
        raise InputRefused(words.format(name=name))
    for shift_id in tracker.data.routes:
        if not stops.isdisjoint(p.stop.stop_id for p in on_board(tracker, shift_id, now)):
            words = Said(
                "Refusals", "The goods for {name} are in a van already; nothing was given away."
            )
            raise InputRefused(words.format(name=name))


def refuse_while_tendered(tracker: DayTracker, order_id: str) -> None:
    """What a carrier was offered is offered and given to nobody else before that ends.

    Raises:
        InputRefused
    """
    order = tracker.data.orders[order_id]
    if is_tendered(tracker, order):
        name = order.tasks[-1].place.name
        words = Said("Refusals", "A carrier is to answer about {name}; withdraw that offer first.")
        raise InputRefused(words.format(name=name))


def is_tendered(tracker: DayTracker, order: Order) -> bool:
    """Whether a carrier is to answer about an order."""
    return any(tracker.facts(stop.stop_id).tendered_to for stop in first_attempts(order))


def asked_before(tracker: DayTracker, order_id: str) -> frozenset[str]:
    """The carriers that did not take an order when it was offered to them."""
    stops = first_attempts(tracker.data.orders[order_id])
    return frozenset(name for s in stops for name in tracker.facts(s.stop_id).not_taken_by)


def _fact(kind: EventType, stop_id: str, now: datetime, actor: Actor, **data: object) -> Event:
    return Event(str(uuid4()), kind, now, now, actor, stop_id=stop_id, data=data)


# --- what no route has a place for --------------------------------------------------------------


def takers_of(
    tracker: DayTracker,
    now: datetime,
    without_place: Collection[str],
    carriers: Mapping[str, CarrierPriceList],
    worth: int,
) -> dict[str, CarrierOffer]:
    """By order the cheapest carrier that takes what is on no route and was found ``without_place`` on
    any, may be given away, and costs no more than an order is ``worth`` (cents)."""
    found = {}
    for item in tracker.data.unassigned:
        order = tracker.data.orders.get(item.order_id)
        if order is None or item.stop_id not in without_place or not _may_go(tracker, order, now):
            continue
        others = asked_before(tracker, item.order_id)
        left = {name: prices for name, prices in carriers.items() if name not in others}
        offer = next(iter(carrier_offers(tracker, item.order_id, left)), None)
        if offer is not None and offer.total <= worth:
            found[item.order_id] = offer
    return found


def is_taken_back(tracker: DayTracker, order_id: str) -> bool:
    """Whether a person took an order from a carrier: the program does not give it to one again."""
    stops = first_attempts(tracker.data.orders[order_id])
    return any(tracker.facts(stop.stop_id).taken_back for stop in stops)


def _may_go(tracker: DayTracker, order: Order, now: datetime) -> bool:
    try:
        refuse_to_give(tracker, order, now)
        refuse_while_tendered(tracker, order.order_id)
    except InputRefused:
        return False
    return True


class CarrierTakers:
    """Who would take what no route had a place for when it was looked for last."""

    def __init__(self) -> None:
        self._offers: Mapping[str, CarrierOffer] = {}

    def keep(self, offers: Mapping[str, CarrierOffer]) -> None:
        """These, and no others."""
        self._offers = offers

    def issues(self, board: Board) -> tuple[DayIssue, ...]:
        """One for each order that is still on no route."""
        if not self._offers:
            return ()
        left = {item.order_id: item for item in board.unassigned if not item.carrier_id}
        return tuple(
            DayIssue(
                issue_id=f"carrier-{order_id}",
                kind="carrier",
                title=Said("Issues", "{carrier} takes {name} for {price}").format(
                    carrier=offer.name,
                    name=board.orders[order_id].tasks[-1].place.name,
                    price=price_text(offer.total),
                ),
                detail=Said("Issues", "No route has a place for it"),
                stop_id=left[order_id].stop_id,
                weight=round(ASK),
                actions=(
                    Said("Issues", "Give it to the carrier"),
                    Said("Issues", "Put it on a route"),
                ),
            )
            for order_id, offer in self._offers.items()
            if order_id in left and order_id in board.orders
        )
