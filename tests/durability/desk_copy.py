"""The desk, reading along through it all into a real database of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from app.domain.errors import WorldError
from app.domain.events import ActorKind, Event
from app.hearing import pull_events
from app.sync.client import HttpDeskLink
from storage.store import DeskStore
from tests.durability.promises import HAPPENED_AT, Findings, finding

_WAIT_S = 0.5
_PATIENCE_S = 60.0


class DeskCopy:
    """Pulls facts as the desktop does; ``follow`` runs in a thread until ``finish`` is called."""

    def __init__(self, database: Path, url: str, token: str) -> None:
        self._database = database
        self._url = url
        self._token = token
        self._finishing = threading.Event()
        self.broken_pulls = 0

    def follow(self) -> tuple[Event, ...]:
        """Read along; once told to finish, read to the end and return the drivers' facts."""
        with closing(DeskStore.open(self._database)) as store:
            link = HttpDeskLink(self._url, self._token)
            give_up = float("inf")
            try:
                while True:
                    finishing = self._finishing.is_set()
                    if finishing and give_up == float("inf"):
                        give_up = time.monotonic() + _PATIENCE_S
                    try:
                        new = pull_events(store, link, 0 if finishing else _WAIT_S)
                    except WorldError:
                        self.broken_pulls += 1
                        if time.monotonic() > give_up:
                            raise
                        time.sleep(0.02)
                        continue
                    if finishing and not new:
                        break
            finally:
                link.close()
            day = datetime.fromisoformat(HAPPENED_AT).date()
            kept = sorted(store.events(day), key=lambda event: event.sequence)
            return tuple(event for event in kept if event.actor.kind is ActorKind.DRIVER)

    def finish(self) -> None:
        """Have it come to an end."""
        self._finishing.set()


def differences(servers: Iterable[Event], desks: Iterable[Event]) -> Findings:
    """Where the desk's copy is not the server's, fact by fact and in order."""
    here, there = [_content(event) for event in servers], [_content(event) for event in desks]
    if here == there:
        return Findings()
    unlike = len(set(here) ^ set(there)) or 1
    return finding("odd", f"the desk has {len(there)} facts, the server {len(here)}", unlike)


def _content(event: Event) -> tuple[str, ...]:
    return (
        event.event_id,
        event.type,
        event.at.isoformat(),
        event.received_at.isoformat(),
        event.actor.name,
        event.shift_id,
        event.stop_id,
        event.outcome or "",
        event.note,
        repr(sorted(event.data.items(), key=lambda item: item[0])),
    )
