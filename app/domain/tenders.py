"""Tenders: orders offered to a carrier at a price, to be accepted or declined by a deadline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.events import Actor
from app.domain.messages import Channel
from app.domain.orders import TaskKind


class TenderState(StrEnum):
    """What became of an offer. All but the first are for good."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"  # the deadline passed without an answer
    WITHDRAWN = "withdrawn"  # by a person, or because an order of it is to be had no more


class WhyWithdrawn(StrEnum):
    """Why an offer ended that nobody answered."""

    BY_HAND = "by_hand"
    GONE = "gone"  # an order of it is on another route, on its way, over, or called off


class Answer(StrEnum):
    """What a carrier may say."""

    ACCEPT = "accept"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Answered:
    """What a carrier said to an offer, and who says so: the carrier, or a dispatcher who was on the
    telephone."""

    tender_id: str
    answer: Answer
    at: datetime
    by: Actor


@dataclass(frozen=True, slots=True)
class TenderedOrder:
    """An order of an offer with its price by stop (cents); ``had_route``: a driver had it meanwhile."""

    order_id: str
    prices: Mapping[str, int]
    had_route: bool = False


@dataclass(frozen=True, slots=True)
class Tender:
    """One offer to one carrier, all of it or nothing.

    Who holds the ``token`` may answer, at ``url`` ('' before the server has the page),
    which goes ``to`` these addresses.
    """

    tender_id: str
    day: date
    carrier_id: str
    carrier: str
    orders: tuple[TenderedOrder, ...]
    made_at: datetime
    deadline: datetime
    token: str
    to: tuple[tuple[Channel, str], ...]
    url: str = ""
    state: TenderState = TenderState.OPEN
    settled_at: datetime | None = None
    why: WhyWithdrawn | None = None

    @property
    def is_open(self) -> bool:
        """Whether an answer would count."""
        return self.state is TenderState.OPEN

    @property
    def total(self) -> int:
        """Cents for all of it."""
        return sum(self.prices.values())

    @property
    def prices(self) -> Mapping[str, int]:
        """Cents by stop."""
        return {name: price for order in self.orders for name, price in order.prices.items()}

    @property
    def stop_id(self) -> str:
        """The first of its stops, under which the answer is kept."""
        return next(iter(self.prices))

    @property
    def order_ids(self) -> tuple[str, ...]:
        """Its orders."""
        return tuple(order.order_id for order in self.orders)


@dataclass(frozen=True, slots=True)
class OfferedVisit:
    """A stop of an offer as its carrier sees it: ``town`` is about where, ``amounts`` how much in
    words, ``price`` in cents.

    Who is visited (``name`` to ``notes``) is told only to who has accepted.
    """

    stop_id: str
    reference: str
    kind: TaskKind
    town: str
    windows: tuple[tuple[datetime, datetime], ...]
    amounts: str
    price: int
    name: str = ""
    address: str = ""
    phone: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class TenderPage:
    """An offer's page: what a carrier sees of it and when that ends (``expires``). ``zone`` is the
    depot's time zone, an IANA name."""

    tender_id: str
    carrier_id: str
    carrier: str
    site: str
    phone: str
    zone: str
    state: TenderState
    deadline: datetime
    expires: datetime
    visits: tuple[OfferedVisit, ...]

    @property
    def total(self) -> int:
        """Cents for all of it."""
        return sum(visit.price for visit in self.visits)


@dataclass(frozen=True, slots=True)
class KeptTender:
    """An offer's page as the server keeps it; ``body`` is its content as the desk sent it, ``answer``
    the first that came ('': none), which the desk may not have read yet."""

    tender_id: str
    state: TenderState
    deadline: datetime
    expires: datetime
    stop_ids: tuple[str, ...]
    body: str
    answer: str = ""

    def takes_answers(self, at: datetime) -> bool:
        """Whether an answer at an instant would count: the first one, before the deadline."""
        return self.state is TenderState.OPEN and not self.answer and at < self.deadline
