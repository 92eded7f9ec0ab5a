"""What the desk offers to a carrier, and what the carrier gets and answers."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from app.domain.orders import TaskKind
from app.domain.tenders import Answer, TenderState
from app.sync.wire.base import Envelope, Id, Reply
from app.sync.wire.tracking import Name

MOST_VISITS = 500
MOST_WINDOWS = 24
MOST_CHARACTERS = 2000

type Cents = Annotated[int, Meta(ge=0, le=2**53 - 1)]


class VisitOffered(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A stop of an offer; the meaning is that of ``OfferedVisit``. ``name`` to ``notes`` are there only
    once the offer was accepted."""

    stop_id: Id
    reference: Name
    kind: TaskKind
    town: Name
    windows: Annotated[tuple[tuple[str, str], ...], Meta(max_length=MOST_WINDOWS)] = ()
    amounts: Name = ""
    price: Cents
    name: Name = ""
    address: Name = ""
    phone: Name = ""
    notes: Annotated[str, Meta(max_length=MOST_CHARACTERS)] = ""


class TenderRequest(Envelope, frozen=True, kw_only=True, omit_defaults=True):
    """What an offer's page shows; the meaning is that of ``TenderPage``."""

    tender_id: Id
    carrier_id: Id
    carrier: Name
    site: Name
    phone: Name = ""
    zone: Annotated[str, Meta(min_length=1, max_length=80)]
    state: TenderState
    deadline: str
    expires: str
    visits: Annotated[tuple[VisitOffered, ...], Meta(min_length=1, max_length=MOST_VISITS)]


class TenderReply(Reply, frozen=True, kw_only=True):
    """The offer is there, at this address, until it expires."""

    url: str
    expires: str


class AnswerRequest(Envelope, frozen=True, kw_only=True):
    """A carrier's answer; the first one counts, and the same one again changes nothing."""

    answer: Answer


class OfferReply(Reply, frozen=True, kw_only=True):
    """An offer, for who holds its token. ``answer`` is what was answered ('' nothing yet): an
    ``accept`` is agreed once ``state`` is ``accepted``, and ``visits`` say then who is visited."""

    tender: str
    state: TenderState
    answer: str
    deadline: str
    price: Cents
    visits: tuple[VisitOffered, ...]
