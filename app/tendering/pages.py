"""Offers on their way: their pages are put on the server, then their letters into the outbox."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.errors import DeskReplaced, ServerUnreachable, SyncError
from app.domain.message_settings import MessageSettings
from app.domain.messages import Delivery
from app.domain.tenders import Tender
from app.ports.desk_link import DeskLink
from app.ports.store import Store
from app.tendering.letters import letter_id, letters, page_of

LOOKS_BACK = timedelta(days=7)
"""Offers of older days concern nobody."""


class TenderPages:
    """The offers of all days. Used by one thread at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._shown: dict[str, Tender] = {}
        self._epoch = ""

    def show(self, link: DeskLink, settings: MessageSettings, now: datetime) -> None:
        """Tell the server and the outbox what is new of offers.

        Raises:
            ServerUnreachable, DeskReplaced: what was told is told; the next round goes on.
        """
        epoch = self._store.link().epoch
        if epoch != self._epoch:  # a restored server may have lost pages
            self._epoch = epoch
            self._shown.clear()
        for tender in self._store.tenders((now - LOOKS_BACK).date()):
            if self._shown.get(tender.tender_id) != tender:
                self._tell(link, tender, settings, now)

    def _tell(self, link: DeskLink, tender: Tender, settings: MessageSettings, now: datetime) -> None:
        page = page_of(self._store, tender, settings)
        told = tender
        if page.visits and now < page.expires:
            try:
                told = replace(tender, url=link.put_tender(tender.token, page))
            except (ServerUnreachable, DeskReplaced):
                raise
            except SyncError as error:
                logging.getLogger(__name__).warning("An offer's page was refused: %s", error)
        with self._store.write() as unit:
            if told != tender and unit.tender(tender.tender_id) == tender:
                unit.put_tenders((told,))
            if told.is_open and told.url:
                unit.add_messages(letters(told, page, settings))
            unit.commit()
        if not told.is_open:
            self._drop_letters(told, now)
        self._shown[tender.tender_id] = told

    def _drop_letters(self, tender: Tender, now: datetime) -> None:
        """What was not sent of an offer that is over is of no use."""
        mine = {letter_id(tender, channel) for channel, _ in tender.to}
        waiting = [m for m in self._store.messages_in(Delivery.WAITING) if m.message_id in mine]
        for message in waiting:
            with self._store.write() as unit:
                dropped = replace(
                    message, state=Delivery.DROPPED, settled_at=now, trouble="The offer is over."
                )
                if unit.take_message(dropped):
                    unit.commit()
