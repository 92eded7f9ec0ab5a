"""The last stretch of a driver's sound positions: what watching looks back on.

A trail is a tuple of positions by time. One that is too close to the one before is left out and none
is ever replaced, so what a trail says of an instant does not change afterwards.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.events import Position

type Trail = tuple[Position, ...]

SPACING = timedelta(seconds=10)
KEPT = 96
"""A quarter of an hour of a phone that reports all the time, more of one that does not."""
WIDEST_M = 200.0
"""A fix less exact than this says little of where on a road somebody is."""


def followed(trail: Trail, position: Position) -> Trail:
    """The trail with a newer position, if it says something."""
    if position.doubt is not None or (position.accuracy or 0.0) > WIDEST_M:
        return trail
    if trail and position.at - trail[-1].at < SPACING:
        return trail
    return (*trail[-KEPT + 1 :], position)


def newest(trail: Trail, by: datetime) -> Position | None:
    """The newest position that was taken at an instant or before."""
    for position in reversed(trail):
        if position.at <= by:
            return position
    return None
