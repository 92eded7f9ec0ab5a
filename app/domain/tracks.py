"""Which positions of a driver's track cannot be right."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.events import Position, PositionDoubt
from app.domain.geo import LonLat, distance_m

FASTEST_M_S = 60.0
"""Nobody drives faster than this (216 km/h)."""
SLACK_M = 250.0
"""A step this short is never called a jump: two fixes of a standing phone differ as much in a town."""
BEFORE = 64
"""How many positions a judgement may look back over."""
_AGREEING = 2
"""So many doubtful ones in a row that lead to a position outvote the one before them."""


def doubt_of(position: Position, before: Sequence[Position]) -> PositionDoubt | None:
    """Whether a position is a jump from ``before``: the driver's earlier ones, newest first, as far as
    one that is not in doubt.

    A fix that nobody can drive to from the last sure one is a jump, unless the two before it, doubtful
    themselves, lead to it: then it was the sure one that was wrong. One wild fix so costs one fix, and
    never holds the vehicle at a wrong place.
    """
    sure = next((earlier for earlier in before if earlier.doubt is None), None)
    if sure is None or can_be_reached(sure, position):
        return None
    last = before[:_AGREEING]
    leads_here = len(last) == _AGREEING and all(earlier.doubt is not None for earlier in last)
    if leads_here and can_be_reached(last[1], last[0]) and can_be_reached(last[0], position):
        return None
    return PositionDoubt.JUMP


def can_be_reached(start: Position, end: Position) -> bool:
    """Whether somebody can have driven from one position to a later one, both as exact as they say."""
    seconds = (end.at - start.at).total_seconds()
    leg = distance_m(LonLat(start.lon, start.lat), LonLat(end.lon, end.lat))
    leg -= (start.accuracy or 0) + (end.accuracy or 0)
    return leg <= max(SLACK_M, seconds * FASTEST_M_S)
