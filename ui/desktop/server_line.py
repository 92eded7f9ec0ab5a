"""The desk's line to the sync server: started, found again, ended."""

from __future__ import annotations

from threading import Lock

from app.desk import Desk
from app.domain.errors import SyncError
from app.fleet.open_shifts import open_shifts
from app.ports.desk_link import PhonesLink
from app.shop.keys import keys_in_force
from app.sync.options import ServerOptions
from app.tendering.desk import open_tenders
from ui.desktop.language import translate
from ui.workplace import ServerHandle, Workplace


class ServerLine:
    """At most one server for the open data folder. May be used from several threads."""

    def __init__(self) -> None:
        self._server: ServerHandle | None = None
        self._turn = Lock()

    def join(self, place: Workplace, desk: Desk) -> PhonesLink:
        """Link a desk with the server, which is started or adopted where needed.

        Raises:
            ServerUnreachable, SyncError: there is none for now; the words say why.
        """
        with self._turn:
            if self._server is None:
                self._server = place.sync_server()
            desk.link = self._server.link
            return self._server.link

    def relisten(self, place: Workplace, desk: Desk, options: ServerOptions) -> None:
        """Start the server again with other options; the next ``join`` finds it.

        Raises:
            SyncError: it cannot be started so, or is another machine's; it listens as before.
        """
        with self._turn:
            if self._server is not None:
                self._server.close()
            self._server, desk.link = None, None
            place.listening.change(options)

    def lost(self, desk: Desk) -> None:
        """It does not answer: the next ``join`` finds or starts it anew."""
        with self._turn:
            if self._server is not None:
                self._server.close()
            self._server, desk.link = None, None

    def leave(self, place: Workplace) -> str:
        """The desk closes: end the server, unless drivers may still report to it.

        Returns:
            What a person should know, or nothing.
        """
        with self._turn:
            server, self._server = self._server, None
            if server is None:
                return ""
            waiting = len(open_shifts(place.store, place.clock.now()))
            if waiting:
                server.close()
                return translate(
                    "ServerLine",
                    "The sync server stays up for the phones of %n open shifts.",
                    "",
                    waiting,
                )
            try:
                server.stop()
            except SyncError as error:
                return str(error)
            return ""


def is_wanted(place: Workplace, desk: Desk) -> bool:
    """Whether phones or shops have something to report or to fetch, so that a server must run.

    Once phones are let in they may: what one has kept since days ago comes when it finds us.
    """
    if place.listening.lets_phones_in():
        return True
    if any(record.revision for record in desk.tracker.data.routes.values()):
        return True
    store = place.store
    if keys_in_force(store) or open_tenders(store, place.clock.now()):
        return True
    return bool(store.releases_to_send() or open_shifts(store, place.clock.now()))
