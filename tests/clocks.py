"""Clocks for claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class StillClock:
    """A clock that stands at one instant."""

    at: datetime

    def now(self) -> datetime:
        return self.at
