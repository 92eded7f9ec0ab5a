"""What a driver says is wrong.

The driver's page writes the kind first, in English whatever its own language, then the driver's words:
``Vehicle: flat tyre``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.events import Event


class ProblemKind(StrEnum):
    """What it is about. The values are the page's English words, in small letters."""

    VEHICLE = "vehicle"
    ACCIDENT = "accident"
    DELAY = "delay"
    PARCEL = "parcel"
    ADDRESS = "address"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Problem:
    """A report of a problem; ``words`` are the driver's own, ``stop_id`` '' where it is about none."""

    event_id: str
    kind: ProblemKind
    at: datetime
    stop_id: str
    words: str


def problem_of(event: Event) -> Problem:
    """What a ``problem`` fact says. A note that begins with no known kind is about something else."""
    head, _, rest = event.note.partition(":")
    kind, words = ProblemKind.OTHER, event.note.strip()
    for known in ProblemKind:
        if head.strip().lower() == known.value:
            kind, words = known, rest.strip()
    return Problem(event.event_id, kind, event.at, event.stop_id, words)
