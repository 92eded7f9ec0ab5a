"""Refusing driving times that do not belong to the problem; a part of ``solver.gate.validate``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from app.domain.matrix import Matrix
from app.domain.routing import Problem
from solver.gate.bounds import FASTEST, MOST_TIME, SLOWEST, number


def road_complaints(problem: Problem) -> Iterator[str]:
    """Matrices that are missing, of another size or with negative numbers; slices out of order."""
    for profile in sorted({vehicle.profile for vehicle in problem.vehicles}):
        matrix = problem.matrices.get(profile)
        if matrix is None:
            yield f"There are no driving times for the profile '{profile}'."
        else:
            yield from _matrix(problem, matrix, f"The driving times for '{profile}'")
    for profile, slices in problem.slices.items():
        if profile not in problem.matrices:
            yield f"There are driving times by the hour for '{profile}', but no such profile."
        for piece in slices:
            name = f"The driving times for '{profile}' from {piece.start} s on"
            for fault in number("start", piece.start, MOST_TIME, -MOST_TIME):
                yield f"{name}{fault}"
            yield from _matrix(problem, piece.matrix, name)
        if any(b.start <= a.start for a, b in pairwise(slices)):
            yield f"The slices of driving times for '{profile}' are not in the order of their starts."
    yield from _paces(problem)


def _paces(problem: Problem) -> Iterator[str]:
    if problem.paces and any(problem.slices.values()):
        yield "Driving times differ by the hour twice: by slices and by paces."
    if any(b.start <= a.start for a, b in pairwise(problem.paces)):
        yield "The paces are not in the order of their starts."
    for pace in problem.paces:
        if not 1 / FASTEST <= pace.multiple <= 1 / SLOWEST:
            yield f"The pace from {pace.start} s on is {pace.multiple}, which no traffic is."
        for fault in number("start", pace.start, MOST_TIME, -MOST_TIME):
            yield f"A pace{fault}"


def _matrix(problem: Problem, matrix: Matrix, name: str) -> Iterator[str]:
    if matrix.size != len(problem.locations):
        yield f"{name} cover {matrix.size} places, but the problem has {len(problem.locations)}."
    elif matrix.size and any(
        np.frombuffer(block, dtype=np.int32).min() < 0 for block in (matrix.durations, matrix.distances)
    ):
        yield f"{name} or its distances hold a negative number."
