"""Pieces of routes, many at a time, and the drives between them.

A piece knows its shortest duration and when it may start; two pieces and the leg between them make a
third in constant time (Vidal, Crainic, Gendreau and Prins, Computers & Operations Research 40, 2013).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.domain.matrix import UNREACHABLE, TimeSlice
from app.domain.routing import Problem, VehicleSpec

type Ints = NDArray[np.int64]

NEVER = 2**40
"""Later than any second; longer than any drive."""


class Segment(NamedTuple):
    """Pieces of a route: their shortest duration, by how much they break windows, and the earliest and
    latest start that has this duration."""

    length: Ints
    warp: Ints
    early: Ints
    late: Ints

    def at(self, index: Ints | slice | int) -> Segment:
        """Some of the pieces."""
        return Segment(self.length[index], self.warp[index], self.early[index], self.late[index])

    def put(self, index: int, piece: Segment) -> None:
        """Write one of them."""
        for mine, its in zip(self, piece, strict=True):
            mine[index] = its

    def then(self, leg: Ints, after: Segment) -> Segment:
        """These pieces, a leg after each, and another piece."""
        way = self.length - self.warp + leg
        wait = np.maximum(after.early - way - self.late, 0)
        return Segment(
            self.length + after.length + leg + wait,
            self.warp + after.warp + np.maximum(self.early + way - after.late, 0),
            np.maximum(after.early - way, self.early) - wait,
            np.minimum(after.late - way, self.late) + np.maximum(self.early + way - after.late, 0),
        )

    @property
    def end(self) -> Ints:
        """The earliest end."""
        return self.early + self.length - self.warp

    @staticmethod
    def blank(count: int) -> Segment:
        """Room for so many pieces."""
        return Segment(*(np.zeros(count, np.int64) for _ in range(4)))


class Network:
    """Drives between many places at a time, with time slices the shortest of the day."""

    def __init__(self, problem: Problem) -> None:
        self._times: dict[str, list[tuple[NDArray[np.int32], float]]] = {}
        self._metres: dict[str, NDArray[np.int32]] = {}
        self.restate(problem)

    def restate(self, problem: Problem) -> None:
        """Other matrices: of more places."""
        for name, matrix in problem.matrices.items():
            square = (matrix.size, matrix.size)
            fastest: dict[int, tuple[TimeSlice, float]] = {}
            for piece in problem.times_by_hour(name) or (TimeSlice(0, matrix),):
                known = fastest.get(id(piece.matrix))
                if known is None or piece.multiple < known[1]:
                    fastest[id(piece.matrix)] = piece, piece.multiple
            self._times[name] = [
                (np.frombuffer(piece.matrix.durations, np.int32).reshape(square), multiple)
                for piece, multiple in fastest.values()
            ]
            self._metres[name] = np.frombuffer(matrix.distances, np.int32).reshape(square)

    def drives(self, vehicle: VehicleSpec, origins: Ints, destinations: Ints) -> tuple[Ints, Ints]:
        """Seconds and metres; none from or to a place -1, NEVER where no road leads."""
        seconds = np.full(np.broadcast(origins, destinations).shape, NEVER)
        for table, multiple in self._times[vehicle.profile]:
            raw = table[origins, destinations]
            paced = raw.astype(np.int64)
            if (multiple, vehicle.speed_factor) != (1.0, 1.0):
                paced = np.floor(raw * multiple / vehicle.speed_factor + 0.5).astype(np.int64)
            paced[raw == UNREACHABLE] = NEVER
            seconds = np.minimum(seconds, paced)
        metres = self._metres[vehicle.profile][origins, destinations].astype(np.int64)
        nowhere = (origins < 0) | (destinations < 0)
        seconds[nowhere] = 0
        metres[nowhere] = 0
        return seconds, metres
