"""How long a vehicle's drives take: at any time of the day, and with breaks on the way.

A drive is a share of its way that is left, driven at the pace of the slice of the day it is in (see
``app.domain.matrix.TimeSlice``). Where times are the same all day the share is simply seconds left;
where they differ it is an exact fraction of the way. The share waits during a break. An arrival is
rounded up to a whole second.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from app.domain.matrix import UNREACHABLE, Matrix, TimeSlice
from app.domain.routing import VehicleSpec

type Share = int | Fraction
"""What is left of a way: seconds of a ``Leg``, a fraction of a ``SlicedLeg``."""


class Leg:
    """A way that takes so many seconds at any time."""

    __slots__ = ("whole",)

    def __init__(self, seconds: int) -> None:
        self.whole: Share = seconds

    def end(self, now: int, left: Share) -> int | None:
        """When whoever has so much left now arrives; None where no road leads then."""
        return now + int(left)

    def left_at(self, now: int, left: Share, until: int) -> Share:
        """What is left after driving until then, where that is before the end."""
        return left - (until - now)

    def left_before(self, since: int, then: int, left: Share) -> Share:
        """Backwards: what must have been driven by ``since`` for so much to be driven by ``then``."""
        return max(0, left - (then - since))

    def start(self, then: int, left: Share) -> int:
        """Backwards: the latest moment at which to set out with so much left and arrive by then."""
        return then - int(left)


class SlicedLeg(Leg):
    """A way that takes ``paces[n]`` seconds in the slice that begins at ``starts[n]``."""

    __slots__ = ("paces", "starts")

    def __init__(self, starts: Sequence[int], paces: Sequence[int]) -> None:
        super().__init__(1)
        self.starts = starts
        self.paces = paces

    def end(self, now: int, left: Share) -> int | None:
        moment, piece = Fraction(now), max(0, bisect_right(self.starts, now) - 1)
        while left > 0:
            pace = self.paces[piece]
            if pace >= UNREACHABLE:
                return None
            done = moment + left * pace
            piece += 1
            if piece == len(self.starts) or done <= self.starts[piece]:
                return ceil(done)
            left -= (self.starts[piece] - moment) / pace
            moment = Fraction(self.starts[piece])
        return ceil(moment)

    def left_at(self, now: int, left: Share, until: int) -> Share:
        return left - self._driven(now, until)

    def left_before(self, since: int, then: int, left: Share) -> Share:
        return max(Fraction(0), left - self._driven(since, then))

    def start(self, then: int, left: Share) -> int:
        moment, piece = Fraction(then), max(0, bisect_right(self.starts, then) - 1)
        while left > 0:
            pace = self.paces[piece]
            since = moment - left * pace
            if piece == 0 or since >= self.starts[piece]:
                return floor(since)
            if pace:
                left -= (moment - self.starts[piece]) / pace
            moment = Fraction(self.starts[piece])
            piece -= 1
        return floor(moment)

    def _driven(self, since: int, until: int) -> Fraction:
        """The share of the way driven between two moments; all of it where it takes no time."""
        driven, moment = Fraction(0), since
        piece = max(0, bisect_right(self.starts, since) - 1)
        while moment < until:
            piece += 1
            stop = min(until, self.starts[piece]) if piece < len(self.starts) else until
            pace = self.paces[piece - 1]
            if not pace:
                return Fraction(1)
            driven += Fraction(stop - moment, pace)
            moment = stop
        return driven


MOST_KNOWN = 200_000
"""Ways by the hour that are remembered; some 60 MB."""


class Drives:
    """Times and distances of one vehicle: its profile's at its speed, by slice where there are any."""

    __slots__ = (
        "_factor",
        "_known",
        "_metres",
        "_multiples",
        "_paces",
        "_seconds",
        "_starts",
        "is_plain",
        "size",
    )

    def __init__(self, vehicle: VehicleSpec, matrix: Matrix, slices: Sequence[TimeSlice] = ()) -> None:
        self._factor = vehicle.speed_factor
        self._starts = [piece.start for piece in slices]
        self._paces = [memoryview(piece.matrix.durations).cast("i") for piece in slices]
        self._multiples = [piece.multiple for piece in slices]
        self._known: dict[int, tuple[int, int, SlicedLeg | None]] = {}
        self._seconds = memoryview(matrix.durations).cast("i")
        self._metres = memoryview(matrix.distances).cast("i")
        self.size = matrix.size
        self.is_plain = not slices and vehicle.speed_factor == 1.0

    @property
    def table(self) -> tuple[memoryview[int], memoryview[int], int]:
        """Seconds and metres as flat rows, and the length of a row; for when ``is_plain``."""
        return self._seconds, self._metres, self.size

    def leg(self, origin: int, destination: int) -> tuple[int, int, SlicedLeg | None]:
        """Seconds (``UNREACHABLE`` where no road leads), metres, and the way by the hour where times
        differ: then the seconds are those of the first slice."""
        at = origin * self.size + destination
        if not self._starts:
            return self._paced(self._seconds[at], 1.0), self._metres[at], None
        leg = self._known.get(at)
        if leg is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            leg = self._known[at] = self._by_hour(at)
        return leg

    def _by_hour(self, at: int) -> tuple[int, int, SlicedLeg | None]:
        paces = [
            self._paced(seconds[at], multiple)
            for seconds, multiple in zip(self._paces, self._multiples, strict=True)
        ]
        if min(paces) == max(paces):
            return paces[0], self._metres[at], None
        return paces[0], self._metres[at], SlicedLeg(self._starts, paces)

    def _paced(self, seconds: int, multiple: float) -> int:
        if (self._factor == 1.0 and multiple == 1.0) or seconds >= UNREACHABLE:
            return seconds
        return floor(seconds * multiple / self._factor + 0.5)
