"""Whether a driver who says nothing is parked or lost.

Phones' apps stop reporting while they stand, to spare the battery; a phone without battery or network
stops too. What it said last tells the two apart.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.board import VehicleMark
from app.domain.events import Position
from app.domain.geo import LonLat, distance_m

SILENT_AFTER = timedelta(minutes=5)
"""A moving phone reports far more often."""
PARKED_AT_MOST = timedelta(minutes=60)
"""A standing phone still says so now and then: one that has not for this long is lost, too."""
_STANDING_M_S = 1.0
_SAME_PLACE_M = 100.0


class Presence(StrEnum):
    """How a driver's phone is heard."""

    LIVE = "live"
    PARKED = "parked"
    LOST = "lost"


def presence(mark: VehicleMark, now: datetime) -> Presence:
    """How the driver behind a mark is heard at an instant."""
    silent = now - mark.heard_at
    if silent <= SILENT_AFTER:
        return Presence.LIVE
    if mark.stands_since is not None and silent <= PARKED_AT_MOST:
        return Presence.PARKED
    return Presence.LOST


def stands_since(position: Position, before: VehicleMark | None) -> datetime | None:
    """Since when the driver has stood where this position is; None when it is under way.

    A phone that says nothing of its movement is taken by its speed, and without that by its place.
    """
    near = before is not None and (
        distance_m(before.location, LonLat(position.lon, position.lat)) <= _SAME_PLACE_M
    )
    said = says_standing(position)
    stands = near if said is None else said
    if not stands:
        return None
    if before is not None and near:
        return before.stands_since or (position.at if position.is_moving is False else before.at)
    return position.at


def says_standing(position: Position) -> bool | None:
    """Whether a phone says, or its speed tells, that the driver stands; None where it says nothing."""
    if position.is_moving is not None:
        return not position.is_moving
    return None if position.speed is None else position.speed < _STANDING_M_S
