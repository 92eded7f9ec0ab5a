"""The time the program lives by."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The time the program lives by: the system's, or a practice day's."""

    def now(self) -> datetime:
        """The current instant, UTC."""
        ...
