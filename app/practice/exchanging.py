"""What a dispatcher does about a release that the server refuses."""

from __future__ import annotations

from app.desk import Desk
from app.domain.errors import ReleaseConflict


def exchange_as_dispatcher(desk: Desk) -> None:
    """Send and read: what the server refuses because of newer facts is given out again with these in
    sight.

    Raises:
        ServerUnreachable, SyncError: nothing is lost.
    """
    try:
        desk.exchange()
    except ReleaseConflict:
        desk.release()
        desk.exchange()
