"""Stock phone apps' devices: what is set aside of them, and the regions they watch for us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.domain.events import Position
from app.domain.geo import LonLat


@dataclass(frozen=True, slots=True)
class Stray:
    """Something a stock app sent that cannot be kept as a position now.

    ``position`` is what it becomes once its phone is given to a driver (the driver's id still empty).
    """

    raw: str
    reason: str
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A region on a phone that stands for a stop. ``tst`` is the number the phone knows it by:
    OwnTracks' time of creation, in seconds, unique on the phone. ``entered_at``: since when the phone
    is in it without having arrived (None: it is not, as far as it said)."""

    tst: int
    shift_id: str
    stop_id: str
    words: str
    place: LonLat
    entered_at: datetime | None = None
