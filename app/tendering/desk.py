"""What a desk does about offers to carriers: those of all days, as answers come for any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from app.day_data import read_day
from app.domain.errors import InputRefused
from app.domain.events import Actor
from app.domain.message_settings import MessageSettings
from app.domain.register import Carrier
from app.domain.tenders import Answer, Tender
from app.learning import NO_HISTORY
from app.ports.desk_link import DeskLink
from app.ports.desk_reads import DeskReads
from app.ports.store import Store
from app.tendering.offering import askable, next_offer, tender, tender_offers
from app.tendering.pages import LOOKS_BACK, TenderPages
from app.tendering.settling import answer_by_hand, settle, withdraw
from app.tracking import DayTracker


def open_tenders(reads: DeskReads, now: datetime) -> tuple[Tender, ...]:
    """Offers of all days that wait for an answer."""
    return tuple(each for each in reads.tenders((now - LOOKS_BACK).date()) if each.is_open)


class TenderDesk:
    """Used by one thread at a time."""

    def __init__(self, store: Store, actor: Actor) -> None:
        self._store = store
        self._actor = actor
        self._pages = TenderPages(store)

    def tender_to(
        self,
        tracker: DayTracker,
        order_ids: Sequence[str],
        carrier_id: str,
        minutes: int,
        carriers: Mapping[str, Carrier],
        settings: MessageSettings,
        now: datetime,
    ) -> Tender:
        """Offer orders to a carrier, the cheapest that was not asked before where none is named.

        Raises:
            InputRefused: as ``Desk.tender`` says.
        """
        ways = askable(carriers, settings)
        known = {name: carriers[name] for name in ways}
        named = {name: each for name, each in carriers.items() if name == carrier_id}
        if carrier_id and carrier_id not in ways:
            raise InputRefused(_cannot_be_asked(carrier_id, named))
        found = next(iter(tender_offers(tracker, order_ids, named)), ()) if carrier_id else ()
        offers = found or (() if carrier_id else next_offer(tracker, order_ids, known))
        if not offers:
            raise InputRefused(_nobody(tracker, order_ids))
        by_order = dict(zip(order_ids, offers, strict=True))
        asked = offers[0].carrier_id
        within = minutes or carriers[asked].contact.answer_min
        return tender(self._store, tracker, by_order, ways[asked], within, now, self._actor)

    def settle(
        self, tracker: DayTracker, heard_until: datetime, now: datetime
    ) -> Mapping[date, frozenset[str]]:
        """End the offers that something ended; by day the shifts whose routes changed."""
        ended: dict[date, frozenset[str]] = {}
        for each in open_tenders(self._store, now):
            is_ours = each.day == tracker.data.day and each.day not in ended
            its_day = tracker if is_ours else self._tracker(each.day)
            changed = settle(self._store, its_day, each, heard_until, now)
            if changed is not None:
                ended[each.day] = ended.get(each.day, frozenset()) | changed
        return ended

    def show(self, link: DeskLink, settings: MessageSettings, now: datetime) -> None:
        """Tell the server and the outbox what is new; see ``TenderPages.show``."""
        self._pages.show(link, settings, now)

    def answer(self, tender_id: str, answer: Answer, now: datetime) -> None:
        """Keep what a carrier said on the telephone."""
        answer_by_hand(self._store, self.find(tender_id), answer, now, self._actor)

    def withdraw(self, tender_id: str, now: datetime) -> None:
        """Take an offer back."""
        withdraw(self._store, self.find(tender_id), now, self._actor)

    def find(self, tender_id: str) -> Tender:
        """One of the offers.

        Raises:
            InputRefused: there is none.
        """
        found = self._store.tender(tender_id)
        if found is None:
            raise InputRefused(f"There is no offer {tender_id}.")
        return found

    def _tracker(self, day: date) -> DayTracker:
        """A day as it stands now."""
        made = DayTracker(read_day(self._store, day), NO_HISTORY)
        made.apply(self._store.events(day))
        return made


def _cannot_be_asked(carrier_id: str, named: Mapping[str, Carrier]) -> str:
    if carrier_id not in named:
        return f"There is no carrier '{carrier_id}'."
    if named[carrier_id].contact.email:
        return f"'{carrier_id}' is asked by mail, and no mail server is set up: see messages.mail."
    return f"'{carrier_id}' has no e-mail address or webhook: give it one under Carriers."


def _nobody(tracker: DayTracker, order_ids: Sequence[str]) -> str:
    name = tracker.data.orders[order_ids[0]].tasks[-1].place.name
    what = name if len(order_ids) == 1 else f"{name} and {len(order_ids) - 1} more together"
    return (
        f"No carrier that can be asked takes {what}, or each was asked before: see their price lists,"
        " addresses and zones under Carriers."
    )
