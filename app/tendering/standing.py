"""How a day's offers stand, and which of them need a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from app.domain.board import Board, DayIssue
from app.domain.carriers import price_text
from app.domain.events import EventType
from app.domain.fleet import depot_for
from app.domain.issue_weights import ASK, MISSED
from app.domain.messages import CustomerMessage, Delivery, Trigger
from app.domain.orders import Order
from app.domain.register import Carrier
from app.domain.routes import UnassignedOrder, first_attempts
from app.domain.said import Said
from app.domain.tenders import Tender, TenderState, WhyWithdrawn
from app.ports.desk_reads import DeskReads
from app.tendering.letters import letter_id
from app.tendering.offering import next_offer
from app.tracking import DayTracker

TENDER_TYPES = frozenset(
    {EventType.TENDERED, EventType.TENDER_ANSWERED, EventType.TENDER_CLOSED, EventType.GIVEN_AWAY}
)
"""Facts that change how offers stand."""
TOLD_FOR = timedelta(minutes=30)
"""That nothing came of an offer is news for so long, while the order has a route all the same."""
_NOT_SENT = frozenset({Delivery.FAILED, Delivery.IN_DOUBT})


class DayTenders:
    """The offers of one day as they were read last."""

    def __init__(self) -> None:
        self.all: tuple[Tender, ...] = ()
        self._letters: Mapping[str, CustomerMessage] = {}

    def read(self, reads: DeskReads, tracker: DayTracker) -> None:
        """Read them again."""
        day = tracker.data.day
        self.all = tuple(tender for tender in reads.tenders(day) if tender.day == day)
        letters = reads.messages(day) if self.all else ()
        self._letters = {m.message_id: m for m in letters if m.trigger is Trigger.TENDER}

    @property
    def is_any_refused(self) -> bool:
        """Whether any ended without its carrier taking it, so that another may be asked."""
        return any(not each.is_open and each.state is not TenderState.ACCEPTED for each in self.all)

    @property
    def open(self) -> tuple[Tender, ...]:
        """Those that wait for an answer."""
        return tuple(tender for tender in self.all if tender.is_open)

    def trouble(self, tender: Tender) -> str:
        """Why an offer has not gone out; '' where it has, or is on its way."""
        found = [self._letters.get(letter_id(tender, channel)) for channel, _ in tender.to]
        sent = [each for each in found if each is not None]
        if any(each.state is Delivery.SENT for each in sent):
            return ""
        return next((each.trouble for each in sent if each.trouble), "")

    def is_stuck(self, tender: Tender) -> bool:
        """Whether no letter of an offer goes out any more without a person."""
        found = [self._letters.get(letter_id(tender, channel)) for channel, _ in tender.to]
        return bool(found) and all(m is not None and m.state in _NOT_SENT for m in found)

    def in_words(self, board: Board) -> tuple[UnassignedOrder, ...]:
        """What no route takes, with the offers that stand about it."""
        offered = {order_id: tender for tender in self.open for order_id in tender.order_ids}
        if not offered:
            return board.unassigned
        return tuple(
            replace(item, words=_offered(offered[item.order_id], board))
            if item.order_id in offered and not item.carrier_id
            else item
            for item in board.unassigned
        )

    def issues(
        self, board: Board, tracker: DayTracker, carriers: Mapping[str, Carrier]
    ) -> Iterable[DayIssue]:
        """What a person is to know or to decide; ``carriers`` are those that can be asked."""
        last = {order_id: tender for tender in self.all for order_id in tender.order_ids}
        for tender in self.all:
            if tender.is_open and self.is_stuck(tender):
                yield self._not_sent(tender, board)
            elif not tender.is_open and tender.state is not TenderState.ACCEPTED:
                mine = [key for key in tender.order_ids if last[key] is tender]
                yield from _not_taken(tender, mine, board, tracker, carriers)

    def _not_sent(self, tender: Tender, board: Board) -> DayIssue:
        return DayIssue(
            issue_id=f"tender-{tender.tender_id}",
            kind="tender",
            title=Said("Issues", "The offer to {carrier} was not sent").format(carrier=tender.carrier),
            detail=self.trouble(tender),
            stop_id=tender.stop_id if board.orders else "",
            weight=round(MISSED),
            actions=(
                Said("Issues", "Call {driver}").format(driver=tender.carrier),
                Said("Issues", "Withdraw the offer"),
            ),
        )


def _offered(tender: Tender, board: Board) -> str:
    return Said("Issues", "Offered to {carrier} for {price}, to be answered by {time}").format(
        carrier=tender.carrier, price=price_text(tender.total), time=clock_of(tender, board)
    )


def clock_of(tender: Tender, board: Board) -> str:
    """The deadline as the depot's clocks have it."""
    shifts = tuple(lane.shift for lane in board.lanes)
    order = board.orders.get(tender.order_ids[0])
    depots = {shift.depot.depot_id: shift.depot for shift in shifts}
    if not shifts:
        return f"{tender.deadline:%H:%M}"
    zone = depot_for(order.depot_id if order is not None else "", depots, shifts).zone
    return f"{tender.deadline.astimezone(zone):%H:%M}"


def _not_taken(
    tender: Tender,
    order_ids: Iterable[str],
    board: Board,
    tracker: DayTracker,
    carriers: Mapping[str, Carrier],
) -> Iterable[DayIssue]:
    """What is to be done with orders that a carrier did not take: one for each that still waits."""
    if tender.why is WhyWithdrawn.BY_HAND or tender.settled_at is None:
        return
    is_news = board.now - tender.settled_at < TOLD_FOR
    waiting = {item.order_id for item in board.unassigned if not item.carrier_id}
    for order_id in order_ids:
        order = tracker.data.orders.get(order_id)
        held = {item.order_id for item in board.unassigned if item.carrier_id}
        if order is None or order.cancelled or order_id in held or _is_over(tracker, tender, order_id):
            continue
        if order_id in waiting or is_news:
            yield _issue(tender, order, tracker, carriers)


def _is_over(tracker: DayTracker, tender: Tender, order_id: str) -> bool:
    each = next(each for each in tender.orders if each.order_id == order_id)
    return all(tracker.facts(stop_id).state.is_final for stop_id in each.prices)


def _issue(
    tender: Tender, order: Order, tracker: DayTracker, carriers: Mapping[str, Carrier]
) -> DayIssue:
    following = next(iter(next_offer(tracker, (order.order_id,), carriers)), None)
    next_one = (
        Said("Issues", "{carrier} takes it for {price}").format(
            carrier=following.name, price=price_text(following.total)
        )
        if following is not None
        else Said("Issues", "No other carrier that can be asked takes it")
    )
    keep = Said("Issues", "Keep it on the own routes")
    offer = Said("Issues", "Offer it to the next carrier")
    return DayIssue(
        issue_id=f"tender-{tender.tender_id}-{order.order_id}",
        kind="tender",
        title=_TITLES[tender.state].format(carrier=tender.carrier, stop=order.tasks[-1].place.name),
        detail=next_one,
        stop_id=first_attempts(order)[-1].stop_id,
        weight=round(ASK),
        actions=(offer, keep) if following is not None else (keep,),
    )


_TITLES = {
    TenderState.DECLINED: Said("Issues", "{carrier} does not take {stop}"),
    TenderState.LAPSED: Said("Issues", "{carrier} did not answer in time about {stop}"),
    TenderState.WITHDRAWN: Said(
        "Issues",
        "The offer of {stop} to {carrier} was withdrawn: it is on a route, on its way or over",
    ),
}
