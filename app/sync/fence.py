"""One desk at a time: a desk restored from a backup shuts out the one it was made from.

Every request of a desk names the generation of its data (``app.ports.DeskReads.generation``); the
highest one ever seen is kept, and lower ones are refused. Without the header, as scripts ask, nothing
is checked.
"""

from __future__ import annotations

from starlette.exceptions import HTTPException

from app.domain.errors import DeskReplaced

GENERATION_HEADER = "x-desk-generation"
_DIGITS = 16


class Fence:
    """The highest generation a server has seen."""

    def __init__(self, known: int) -> None:
        self._known = known

    def admit(self, header: str) -> int | None:
        """A generation that is news, to be kept; None otherwise.

        Raises:
            DeskReplaced: a newer one was here before.
            HTTPException: 400, the header is no number.
        """
        if not header:
            return None
        if not (header.isascii() and header.isdigit() and len(header) <= _DIGITS):
            raise HTTPException(400, f"{GENERATION_HEADER} must be a whole number from 0 up.")
        generation = int(header)
        if generation < self._known:
            raise DeskReplaced(self._known)
        if generation == self._known:
            return None
        self._known = generation
        return generation
