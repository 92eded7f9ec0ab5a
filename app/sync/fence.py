"""One desk at a time: who has the server shuts out every other desk, until a newer generation comes.

Every request of a desk names its data and the generation of it (``app.domain.driver_sync.Generation``).
The first desk ever heard has the server; a desk that was restored, or told to take over, is newer and
has it from then on. Without the headers, as scripts ask, nothing is checked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from starlette.exceptions import HTTPException

from app.domain.driver_sync import Generation
from app.domain.errors import DeskReplaced

GENERATION_HEADER = "x-desk-generation"
DESK_HEADER = "x-desk"

_NUMBER = re.compile("[0-9]{1,16}")
_DESK = re.compile("[0-9a-f]{0,64}")


class Fence:
    """Who has a server. ``kept`` is what the disk knows of it."""

    def __init__(self, kept: Generation) -> None:
        self._known = self._kept = kept

    def admit(self, headers: Mapping[str, str]) -> Generation | None:
        """Who is to be kept before the request is answered; None where that was done.

        Raises:
            DeskReplaced: another desk has the server.
            HTTPException: 400, the headers are none of a desk's.
        """
        number, desk = headers.get(GENERATION_HEADER, ""), headers.get(DESK_HEADER, "")
        if not number:
            return None
        if not _NUMBER.fullmatch(number) or not _DESK.fullmatch(desk):
            raise HTTPException(400, f"{GENERATION_HEADER} or {DESK_HEADER} cannot be read.")
        asking = Generation(int(number), desk)
        if not self._known.gives_way_to(asking):
            raise DeskReplaced(self._known.number)
        self._known = asking
        return None if asking == self._kept else asking

    def keep(self, kept: Generation) -> None:
        """The disk knows it now."""
        self._kept = kept
