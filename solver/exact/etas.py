"""Times for steps that are kept as given, whatever windows they break: VROOM's plan mode (``-c``).

The least seconds outside the windows in all; of those times the ones with the shortest route from its
first step to its last; of those the earliest.

All of that is a sum of piecewise linear functions of the times, and the steps follow each other. So in
a best answer every run of steps without a wait between them hangs on the end of a window or on a hard
bound of one of them, which leaves few times for each step to try: dynamic programming over those is
exact, also with several windows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.domain.routing import Window

OUTSIDE, LENGTH = 2**100, 2**50
"""Weights that put a second outside a window before any length of route, and that before any sum of
times."""


class KeptStep(Protocol):
    """A step: when it should begin (no windows: any time) and when it must, what it takes, whether it
    is a rest on the way (the drive may be done before or after it), and the drive from the place
    before."""

    @property
    def windows(self) -> tuple[Window, ...]: ...

    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...

    @property
    def work(self) -> int: ...

    @property
    def is_rest(self) -> bool: ...

    @property
    def leg_s(self) -> int: ...


@dataclass(frozen=True, slots=True)
class _Label:
    """The cost of beginning a step at ``at`` with so much left to drive before the next place."""

    cost: int
    at: int
    left: int
    before: _Label | None


def choose_times(steps: Sequence[KeptStep]) -> list[int] | None:
    """When each step begins, or None where the hard bounds cannot be kept."""
    drives = _drives(steps)
    labels = [_Label(0, -(2**62), 0, None)]
    for n, (step, times) in enumerate(zip(steps, _tries(steps, drives), strict=True)):
        before = steps[n - 1] if n else None
        weight = 1 + LENGTH * ((n == len(steps) - 1) - (n == 0))
        labels = [
            replace(label, cost=label.cost + OUTSIDE * _outside(step, label.at) + weight * label.at)
            for label in _reached(labels, before, step, drives[n], times)
        ]
    best: _Label | None = min(labels, key=lambda label: label.cost, default=None)
    chosen: list[int] = []
    while best is not None and len(chosen) < len(steps):
        chosen.append(best.at)
        best = best.before
    return chosen[::-1] or None


def _drives(steps: Sequence[KeptStep]) -> list[int]:
    """Per step the drive to the next place that is still to be made when it is reached from the step
    before; rests on the way share the drive of the place after them."""
    drives = [0] * len(steps)
    ahead = 0
    for n in range(len(steps) - 1, 0, -1):
        if not steps[n].is_rest:
            ahead = steps[n].leg_s
        drives[n] = ahead
    return drives


def _tries(steps: Sequence[KeptStep], drives: Sequence[int]) -> list[list[int]]:
    """Per step the times worth trying: the ends of its own windows and bounds, and those that hang on
    another step's, with nothing but work and driving between."""
    own = [
        {step.first, step.last, *(x for w in step.windows for x in (w.start, w.latest_start))}
        for step in steps
    ]
    forward = [set(times) for times in own]
    backward = [set(times) for times in own]
    for n in range(1, len(steps)):
        for gap in _gaps(steps[n - 1], steps[n], drives[n]):
            forward[n] |= {at + gap for at in forward[n - 1]}
    for n in range(len(steps) - 1, 0, -1):
        for gap in _gaps(steps[n - 1], steps[n], drives[n]):
            backward[n - 1] |= {at - gap for at in backward[n]}
    return [
        sorted(at for at in ahead | behind if step.first <= at <= step.last)
        for step, ahead, behind in zip(steps, forward, backward, strict=True)
    ]


def _gaps(before: KeptStep, step: KeptStep, drive: int) -> set[int]:
    """How far apart two steps can be without a wait: beside a rest, with the drive or without."""
    if before.is_rest or step.is_rest:
        return {before.work, before.work + drive}
    return {before.work + drive}


def _reached(
    labels: Sequence[_Label],
    before: KeptStep | None,
    step: KeptStep,
    drive: int,
    times: Sequence[int],
) -> Iterator[_Label]:
    """The best ways to begin the step at each of these times. A place wants the whole drive done; at a
    rest each way matters that has less left to drive than every cheaper one."""
    if before is None:
        yield from (_Label(0, at, 0, None) for at in times)
        return
    waiting = sorted(
        ((label.at + before.work, label.left if before.is_rest else drive, label) for label in labels),
        key=lambda way: way[0] + (0 if step.is_rest else way[1]),
    )
    if step.is_rest:
        for at in times:
            ways = [
                _Label(label.cost, at, max(0, left - (at - free)), label)
                for free, left, label in waiting
                if free <= at
            ]
            yield from _undominated(ways)
        return
    best: _Label | None = None
    n = 0
    for at in times:
        while n < len(waiting) and waiting[n][0] + waiting[n][1] <= at:
            if best is None or waiting[n][2].cost < best.cost:
                best = waiting[n][2]
            n += 1
        if best is not None:
            yield _Label(best.cost, at, 0, best)


def _undominated(ways: Sequence[_Label]) -> Iterator[_Label]:
    least: int | None = None
    for way in sorted(ways, key=lambda way: (way.cost, way.left)):
        if least is None or way.left < least:
            least = way.left
            yield way


def _outside(step: KeptStep, at: int) -> int:
    """The seconds between a begin and the nearest window."""
    return min((max(w.start - at, at - w.latest_start, 0) for w in step.windows), default=0)
