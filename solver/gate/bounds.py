"""How large the numbers of a problem may be, and what is said of those that may not.

The engines reckon in 64-bit whole numbers that wrap around in silence. The bounds leave each sum over
10,000 stops, times the largest penalty that an engine puts on a unit (10**5), below 2**63.
"""

from __future__ import annotations

from collections.abc import Iterator

MOST_AMOUNT = 10**9
"""Base units of load at one stop: a thousand tons in grams."""
MOST_CAPACITY = 10**15
"""Base units that a vehicle carries: only ever compared, so there is room for "no limit"."""
MOST_TIME = 10**10
"""A moment in seconds: clock readings since 1970 fit."""
MOST_DURATION = 10**7
"""Seconds of one piece of work: four months."""
MOST_PRICE = 10**12
"""Cents for one stop or vehicle."""
MOST_RATE = 10**9
"""Cents per hour, kilometre, minute or stop."""
MOST_COUNT = 2**31 - 1
"""Stops, trips, metres or seconds driven: as in a matrix."""
SLOWEST, FASTEST = 0.01, 100.0
"""Speed factors: the longest drive of a matrix at the slowest is still far below 2**63."""


def number(what: str, value: object, most: int, least: int = 0) -> Iterator[str]:
    """What is wrong with a number, as the end of a sentence that begins with whose it is."""
    if type(value) is not int:
        yield f" has the {what} {value!r}, which is not a whole number."
    elif value < least:
        yield f" has a negative {what}: {value}." if least == 0 else f" has the {what} {value}."
    elif value > most:
        yield f" has the {what} {value}, which is more than {most} and cannot be reckoned with."


def numbers(what: str, values: object, length: int, most: int) -> Iterator[str]:
    """What is wrong with a load in ``length`` dimensions."""
    if not isinstance(values, tuple) or len(values) != length:
        count = len(values) if isinstance(values, tuple) else 0
        yield f" has its {what} in {count} dimensions where the problem has {length}."
        return
    for value in values:
        yield from number(what, value, most)
