"""The last stretch of a driver's sound positions: what watching looks back on.

A trail is a tuple of positions by time. One that is too close to the one before is left out and none
is ever replaced, so what a trail says of an instant does not change afterwards.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from app.domain.events import Position
from app.domain.geo import LonLat, distance_m

type Trail = tuple[Position, ...]

SPACING = timedelta(seconds=10)
"""Between two positions of a trail; more while a driver hardly moves, to look back longer."""
SPACING_STANDING = timedelta(seconds=60)
STANDS_WITHIN_M = 50.0
KEPT = 96
"""A quarter of an hour of a phone under way that reports all the time, an hour and a half of one that
stands."""
WIDEST_M = 200.0
"""A fix less exact than this says little of where on a road somebody is."""


def followed(trail: Trail, position: Position) -> Trail:
    """The trail with a newer position, if it says something."""
    if position.doubt is not None or (position.accuracy or 0.0) > WIDEST_M:
        return trail
    if trail:
        last, since = trail[-1], position.at - trail[-1].at
        moved = distance_m(place_of(last), place_of(position)) > STANDS_WITHIN_M
        if since < (SPACING if moved else SPACING_STANDING):
            return trail
    return (*trail[-KEPT + 1 :], position)


def place_of(position: Position) -> LonLat:
    """Where it was taken."""
    return LonLat(position.lon, position.lat)


def up_to(trail: Trail, instant: datetime) -> Trail:
    """The positions taken at an instant or before."""
    for back, position in enumerate(reversed(trail)):
        if position.at <= instant:
            return trail[: len(trail) - back]
    return ()


def last_near(trail: Trail, place: LonLat, within_m: float) -> Trail:
    """The positions at its end that are near a place, in a row."""
    for back, position in enumerate(reversed(trail)):
        if distance_m(place_of(position), place) > within_m:
            return trail[len(trail) - back :]
    return trail


def last_far(trail: Trail, place: LonLat, beyond_m: float) -> Trail:
    """The positions at its end that are far from a place, in a row."""
    for back, position in enumerate(reversed(trail)):
        if distance_m(place_of(position), place) <= beyond_m:
            return trail[len(trail) - back :]
    return trail


def since(trail: Trail, instant: datetime) -> Trail:
    """The positions taken at an instant or later."""
    return tuple(position for position in trail if position.at >= instant)
