"""A table of roads for places that were just named, before all of their ways are looked up.

Looking up the ways between a new place and 1,000 others takes OSRM a tenth of a second, most of it to
find the others on the map; those to the nearest hundred a tenth of that. The ways to the rest are taken
to be as short as they could be: no shorter than by way of any of the new place's nearest neighbours,
less ``SLACK`` for turning round. An answer that uses looked-up ways only is therefore the exact one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.domain.geo import LonLat
from app.domain.matrix import UNREACHABLE, Matrix

SLACK = (60, 500)
"""Seconds and metres that a turn on the spot at the new place may save: the table of roads lets a
driver turn at a stop, but not on the way past it."""
GUIDES = 12
"""So many nearest neighbours tell how far the rest must be at least."""

type Table = NDArray[np.int32]


def nearest(places: Sequence[LonLat], new: Sequence[LonLat], count: int) -> set[int]:
    """The numbers of the ``count`` places nearest to each of the new ones, as the crow flies."""
    at = np.array([(place.lon, place.lat) for place in places])
    found: set[int] = set()
    for place in new:
        shrink = np.cos(np.radians(place.lat))
        far = ((at[:, 0] - place.lon) * shrink) ** 2 + (at[:, 1] - place.lat) ** 2
        found.update(np.argsort(far, kind="stable")[:count].tolist())
    return found


class RoughTable:
    """The table of known places, growing by ``new`` ones at its end."""

    def __init__(self, known: Matrix, new: int) -> None:
        self._known = known.size
        self._size = known.size + new
        self._looked_up = np.zeros(known.size, np.bool_)
        self._tables = [self._grown(block) for block in (known.durations, known.distances)]

    def _grown(self, block: bytes) -> Table:
        table = np.full((self._size, self._size), UNREACHABLE, np.int32)
        old = np.frombuffer(block, np.int32).reshape(self._known, self._known)
        table[: self._known, : self._known] = old
        return table

    def part(self, places: Sequence[int]) -> Matrix:
        """The table of some known places."""
        blocks = [table[np.ix_(places, places)].tobytes() for table in self._tables]
        return Matrix(len(places), *blocks)

    def learn(self, places: Sequence[int], part: Matrix) -> None:
        """``part`` is the table of these known places and the new ones after them."""
        everyone = [*places, *range(self._known, self._size)]
        for table, block in zip(self._tables, (part.durations, part.distances), strict=True):
            table[np.ix_(everyone, everyone)] = np.frombuffer(block, np.int32).reshape(
                part.size, part.size
            )
        self._looked_up[list(places)] = True

    def matrix(self) -> Matrix:
        """All ways; those not looked up as short as they could be. A place that no way looked up leads
        to and from is unreachable from the rest."""
        asked, others = np.flatnonzero(self._looked_up), np.flatnonzero(~self._looked_up)
        times = self._tables[0]
        for new in range(self._known, self._size):
            there, back = times[new, asked], times[asked, new]
            usable = (there < UNREACHABLE) & (back < UNREACHABLE)
            trip = there[usable].astype(np.int64) + back[usable]
            guides = asked[usable][np.argsort(trip, kind="stable")[:GUIDES]]
            for table, slack in zip(self._tables, SLACK, strict=True):
                if len(guides):
                    _fill(table, new, others, guides, slack)
        return Matrix(self._size, *(table.tobytes() for table in self._tables))


def _fill(
    table: Table, new: int, others: NDArray[np.intp], guides: NDArray[np.intp], slack: int
) -> None:
    """The ways between a new place and others, from what the guides know."""
    into = table[np.ix_(others, guides)].astype(np.int64) - table[new, guides] - slack
    out = table[np.ix_(guides, others)].astype(np.int64) - table[guides, new][:, None] - slack
    reaches = (table[np.ix_(others, guides)] < UNREACHABLE).all(axis=1)
    reached = (table[np.ix_(guides, others)] < UNREACHABLE).all(axis=0)
    table[others, new] = np.where(reaches, np.maximum(into.max(axis=1), 0), UNREACHABLE)
    table[new, others] = np.where(reached, np.maximum(out.max(axis=0), 0), UNREACHABLE)
