"""Offers between the wire's shapes and the domain's values."""

from __future__ import annotations

from app.domain.tenders import KeptTender, OfferedVisit, TenderPage
from app.domain.timing import rfc3339
from app.sync.customers.shapes import between_read, time_read, zone_read
from app.sync.wire.tenders import MOST_CHARACTERS, MOST_WINDOWS, OfferReply, TenderRequest, VisitOffered
from app.sync.wire.tracking import LONGEST_NAME


def tender_sent(page: TenderPage) -> TenderRequest:
    """An offer as the desk sends it; what somebody wrote far too long is cut."""
    return TenderRequest(
        tender_id=page.tender_id,
        carrier_id=page.carrier_id,
        carrier=page.carrier[:LONGEST_NAME],
        site=page.site[:LONGEST_NAME],
        phone=page.phone[:LONGEST_NAME],
        zone=page.zone,
        state=page.state,
        deadline=rfc3339(page.deadline),
        expires=rfc3339(page.expires),
        visits=tuple(map(_visit_sent, page.visits)),
    )


def _visit_sent(visit: OfferedVisit) -> VisitOffered:
    return VisitOffered(
        stop_id=visit.stop_id,
        reference=visit.reference[:LONGEST_NAME],
        kind=visit.kind,
        town=visit.town[:LONGEST_NAME],
        windows=tuple((rfc3339(start), rfc3339(end)) for start, end in visit.windows[:MOST_WINDOWS]),
        amounts=visit.amounts[:LONGEST_NAME],
        price=visit.price,
        name=visit.name[:LONGEST_NAME],
        address=visit.address[:LONGEST_NAME],
        phone=visit.phone[:LONGEST_NAME],
        notes=visit.notes[:MOST_CHARACTERS],
    )


def tender_read(sent: TenderRequest) -> TenderPage:
    """The offer again, at the server.

    Raises:
        InputRefused: a time is none, or there is no such time zone.
    """
    return TenderPage(
        tender_id=sent.tender_id,
        carrier_id=sent.carrier_id,
        carrier=sent.carrier,
        site=sent.site,
        phone=sent.phone,
        zone=zone_read(sent.zone),
        state=sent.state,
        deadline=time_read(sent.deadline),
        expires=time_read(sent.expires),
        visits=tuple(map(_visit_read, sent.visits)),
    )


def _visit_read(sent: VisitOffered) -> OfferedVisit:
    return OfferedVisit(
        stop_id=sent.stop_id,
        reference=sent.reference,
        kind=sent.kind,
        town=sent.town,
        windows=tuple(between_read(start, end) for start, end in sent.windows),
        amounts=sent.amounts,
        price=sent.price,
        name=sent.name,
        address=sent.address,
        phone=sent.phone,
        notes=sent.notes,
    )


def offer_shown(epoch: str, kept: KeptTender, sent: TenderRequest) -> OfferReply:
    """An offer as a carrier's program reads it."""
    return OfferReply(
        epoch=epoch,
        tender=kept.tender_id,
        state=kept.state,
        answer=kept.answer,
        deadline=sent.deadline,
        price=sum(visit.price for visit in sent.visits),
        visits=sent.visits,
    )
