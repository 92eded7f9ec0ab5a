"""Telling customers about the running day: what is due goes into the outbox, and from there out."""

from __future__ import annotations

from app.desk import Desk
from app.domain.message_settings import MessageSettings
from app.notifying import LinkOf, Notices
from app.ports import Store
from app.sending import Outbox


class Telling:
    """One desk's customers. Used by one thread at a time."""

    def __init__(
        self, desk: Desk, store: Store, settings: MessageSettings, outbox: Outbox, link_of: LinkOf
    ) -> None:
        self._desk = desk
        self._store = store
        self._notices = Notices(settings)
        self._outbox = outbox
        self._link_of = link_of

    def begin(self) -> None:
        """Once, before the first round: what was being sent when the program ended is in doubt."""
        self._outbox.recover()

    def round(self) -> int:
        """Look at the day once and send what is due; returns for how many that was tried.

        Raises:
            StoreError: the next round may fare better; nobody is told twice.
        """
        self.note()
        return self._outbox.send_due()

    def note(self) -> int:
        """Put what is due into the outbox; returns how many messages that is."""
        board = self._desk.board()
        due = self._notices.due(board, self._store.messages(board.day), self._link_of)
        if not due:
            return 0
        with self._store.write() as unit:
            added = unit.add_messages(due)
            unit.commit()
        return added
