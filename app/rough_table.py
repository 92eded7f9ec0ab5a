"""A table of roads for a place that was just named, before all of its ways are looked up.

Looking up the ways between a new place and 1,000 others takes OSRM a tenth of a second, most of it to
find the others on the map; those to the nearest few hundred a fraction of that. The ways to the rest
are taken to be as short as they could be: no shorter than by way of the new place's nearest neighbour,
less ``SLACK`` for turning round. An answer that uses looked-up ways only is therefore the exact one.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence
from math import cos, radians

from app.domain.geo import LonLat
from app.domain.matrix import UNREACHABLE, Matrix

SLACK_S, SLACK_M = 60, 500
"""What a turn on the spot at the new place may save: the table of roads lets a driver turn at a stop,
but not on the way past it."""


def nearest(places: Sequence[LonLat], new: Iterable[LonLat], count: int) -> set[int]:
    """The numbers of the ``count`` places nearest to each of the new ones, as the crow flies."""
    found: set[int] = set()
    for place in new:
        shrink = cos(radians(place.lat))
        far = sorted(
            ((other.lon - place.lon) * shrink) ** 2 + (other.lat - place.lat) ** 2 for other in places
        )
        limit = far[min(count, len(far)) - 1]
        found.update(
            number
            for number, other in enumerate(places)
            if ((other.lon - place.lon) * shrink) ** 2 + (other.lat - place.lat) ** 2 <= limit
        )
    return found


def with_rough_ways(matrix: Matrix, known: int, asked: Collection[int]) -> Matrix:
    """The table with the ways filled in between the places from ``known`` on, whose ways to and from
    the ``asked`` ones it has, and all others. A place that no asked one leads to and from stays as it
    is."""
    size = matrix.size
    times, metres = array("i", matrix.durations), array("i", matrix.distances)
    others = [place for place in range(known) if place not in asked]
    for new in range(known, size):
        round_trip = {
            place: times[new * size + place] + times[place * size + new]
            for place in asked
            if times[new * size + place] < UNREACHABLE and times[place * size + new] < UNREACHABLE
        }
        if not round_trip:
            continue
        near = min(round_trip, key=lambda place: (round_trip[place], place))
        for table, slack in ((times, SLACK_S), (metres, SLACK_M)):
            to_near, from_near = table[new * size + near], table[near * size + new]
            for place in others:
                into = times[place * size + near]
                out = times[near * size + place]
                if into < UNREACHABLE:
                    way = table[place * size + near] - to_near - slack
                    table[place * size + new] = max(0, way)
                if out < UNREACHABLE:
                    way = table[near * size + place] - from_near - slack
                    table[new * size + place] = max(0, way)
    return Matrix(size, times.tobytes(), metres.tobytes())
