"""Driving times and distances between places, as one block of memory."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from app.domain.errors import InputRefused

UNREACHABLE = 2**31 - 1
"""Stands in a matrix where no road leads."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Driving times (s) and distances (m) between all pairs of ``size`` places.

    Both are row-major int32 in native byte order (row = from, column = to), which numpy and
    ``memoryview.cast('i')`` read without copying.

    Raises:
        InputRefused: the lengths do not match the size, or a number is negative.
    """

    size: int
    durations: bytes
    distances: bytes

    def __post_init__(self) -> None:
        for name, block in (("durations", self.durations), ("distances", self.distances)):
            if len(block) != 4 * self.size * self.size:
                raise InputRefused(
                    f"The {name} matrix holds {len(block) // 4} numbers, not {self.size} x {self.size}."
                )

    def duration(self, origin: int, destination: int) -> int:
        """Seconds from one place to another."""
        return memoryview(self.durations).cast("i")[origin * self.size + destination]

    def distance(self, origin: int, destination: int) -> int:
        """Metres from one place to another."""
        return memoryview(self.distances).cast("i")[origin * self.size + destination]

    @classmethod
    def of(cls, durations: list[list[int]], distances: list[list[int]]) -> Matrix:
        """From rows of numbers; for small problems and tests."""
        flat = [array("i", [x for row in rows for x in row]) for rows in (durations, distances)]
        return cls(len(durations), flat[0].tobytes(), flat[1].tobytes())


@dataclass(frozen=True, slots=True)
class TimeSlice:
    """Driving times from second ``start`` on, until the next slice starts.

    ``multiple`` times those of ``matrix``, which takes the place of the profile's for times; distances
    stay those of the profile's. A
    drive that passes into the next slice goes on at that slice's pace with the share that is left
    (Ichoua, Gendreau and Potvin, European Journal of Operational Research 144, 2003), so whoever
    leaves later never arrives earlier; the share is exact and waits during a break, and the arrival is
    rounded up to a whole second. The first slice also stands for the time before it. No drive can be
    under way (or pass in no time) in a slice that has no road for it.
    """

    start: int
    matrix: Matrix
    multiple: float = 1.0
