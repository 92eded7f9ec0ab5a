"""Telling customers about the running day: their pages are kept, what is due goes out."""

from __future__ import annotations

from contextlib import suppress

from app.customer_pages import CustomerPages
from app.desk import Desk
from app.domain.board import Board
from app.domain.errors import ServerUnreachable
from app.domain.message_settings import MessageSettings
from app.notifying import Notices
from app.ports import Store
from app.sending import Outbox


class Telling:
    """One desk's customers. Used by one thread at a time."""

    def __init__(self, desk: Desk, store: Store, settings: MessageSettings, outbox: Outbox) -> None:
        self._desk = desk
        self._store = store
        self._notices = Notices(settings)
        self._outbox = outbox
        self._pages = CustomerPages(store, settings)

    def begin(self) -> None:
        """Once, before the first round: what was being sent when the program ended is in doubt."""
        self._outbox.recover()

    def round(self) -> int:
        """Look at the day once and send what is due; returns for how many that was tried.

        Raises:
            StoreError, SyncError: the next round may fare better; nobody is told twice.
        """
        self.note()
        return self._outbox.send_due()

    def _show_pages(self, board: Board) -> None:
        """A server that is away keeps nobody from being told; the pages follow."""
        link = self._desk.link
        if link is not None:
            with suppress(ServerUnreachable):
                self._pages.show(board, link)

    def note(self) -> int:
        """Put what is due into the outbox; returns how many messages that is."""
        board = self._desk.board()
        self._show_pages(board)
        due = self._notices.due(board, self._store.messages(board.day), self._pages.url)
        if not due:
            return 0
        with self._store.write() as unit:
            added = unit.add_messages(due)
            unit.commit()
        return added
