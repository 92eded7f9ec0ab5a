"""What keeps its order: the longest rising part of a sequence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence


def longest_rising(numbers: Iterable[int]) -> list[int]:
    """The longest strictly rising subsequence of different numbers (patience sorting: Fredman, Discrete
    Mathematics 11, 1975)."""
    tails: list[int] = []
    before: dict[int, int] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        if at:
            before[number] = tails[at - 1]
        tails[at : at + 1] = [number]
    chain = tails[-1:]
    while chain and chain[-1] in before:
        chain.append(before[chain[-1]])
    return chain[::-1]


def kept_in_order(before: Sequence[str], after: Iterable[str]) -> frozenset[str]:
    """The names that stand in one order before and after, as many as can."""
    place = {name: number for number, name in enumerate(before)}
    return frozenset(
        before[number] for number in longest_rising(place[name] for name in after if name in place)
    )
