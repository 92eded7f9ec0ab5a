"""Telling customers about the running day: their pages are kept, what is due goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import timedelta

from app.desk import Desk
from app.domain.board import Board
from app.domain.errors import ServerUnreachable
from app.domain.message_settings import MessageSettings
from app.domain.messages import AHEAD, CustomerMessage, Delivery
from app.messages.customer_pages import CustomerPages
from app.messages.notifying import Notices
from app.messages.reachable import reachable_stops
from app.messages.sending import Outbox
from app.messages.statuses import statuses_due
from app.ports.store import Store

FRESH = timedelta(minutes=2)
"""What is to come is told only where drivers' reports were read so lately."""
BROKEN_OFF_AFTER = timedelta(minutes=5)
"""No hand-over takes so long."""


class Telling:
    """One desk's customers. Used by one thread at a time."""

    def __init__(self, desk: Desk, store: Store, settings: MessageSettings, outbox: Outbox) -> None:
        self._desk = desk
        self._store = store
        self._desk_name = store.generation().desk
        self._tells_status = settings.status is not None
        self._notices = Notices(settings, self._desk_name)
        self._outbox = outbox
        self._pages = CustomerPages(store, settings)

    def round(self, is_over: Callable[[], bool] = lambda: False) -> int:
        """Look at the day once and send what is due; returns for how many that was tried.

        Raises:
            StoreError, SyncError: the next round may fare better; nobody is told twice.
        """
        self.note()
        return self.send(is_over)

    def send(self, is_over: Callable[[], bool] = lambda: False) -> int:
        """Send what is due in the outbox; what was being sent long ago, by a program that ended, is in
        doubt."""
        self._outbox.recover(BROKEN_OFF_AFTER)
        return self._outbox.send_due(is_over)

    def _show_pages(self, board: Board) -> None:
        """A server that is away keeps nobody from being told; the pages follow."""
        link = self._desk.link
        if link is not None:
            with suppress(ServerUnreachable):
                self._pages.show(board, link)

    def _drop_what_is_not_so(self, board: Board, told: Iterable[CustomerMessage]) -> None:
        """Of a stop that is over, or that no driver has any more, nothing lies ahead."""
        ahead = {r.stop.stop_id for r in reachable_stops(board) if not r.stop.state.is_final}
        for message in told:
            is_waiting = message.state is Delivery.WAITING and message.trigger in AHEAD
            if is_waiting and message.stop_id not in ahead:
                self._outbox.drop(message)

    def note(self) -> int:
        """Put what is due into the outbox; returns how many messages that is."""
        board = self._desk.board()
        self._pages.load(board.day)
        self._show_pages(board)
        told = self._store.messages(board.day)
        self._drop_what_is_not_so(board, told)
        fresh = self._desk.is_up_to_date(FRESH)
        due = self._notices.due(board, told, self._pages.url, is_fresh=fresh)
        if self._tells_status:
            known = {message.message_id for message in told}
            due += tuple(statuses_due(board, self._desk_name, known))
        if not due:
            return 0
        with self._store.write() as unit:
            added = unit.add_messages(due)
            unit.commit()
        return added
