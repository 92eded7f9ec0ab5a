"""Which sync server the desk works with: one on another machine, or its own."""

from __future__ import annotations

from pathlib import Path

from app.domain.errors import DeskReplaced
from app.ports.clock import Clock
from app.ports.store import Store
from app.settling import claim
from app.sync.remote import Invitation, RemoteServer, connect


def choose_remote(
    store: Store, clock: Clock, folder: Path, invitation: Invitation, *, take_over: bool
) -> RemoteServer:
    """Work with a server on another machine from now on; ``take_over`` where another desk has it.

    Raises:
        DeskReplaced: another desk has it; nothing was changed.
        ServerUnreachable, SyncError: it does not answer; nothing was changed.
    """
    try:
        return connect(folder, invitation, store.generation())
    except DeskReplaced as replaced:
        if not take_over:
            raise
        claim(store, clock.now(), above=replaced.generation)
        return connect(folder, invitation, store.generation())
