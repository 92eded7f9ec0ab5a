"""Driving that differs by the hour: what of a drive's time is the road's own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from app.domain.routing import Pace


def road_seconds(paces: Sequence[Pace], arrival: int, driven_s: int) -> float:
    """What a drive of so many seconds that ends at ``arrival`` takes on the road as it usually is.

    The way back from a drive by ``paces`` (ordered by start; none: it is the same). Exact but for whole
    seconds where no break interrupts it.
    """
    road, left, moment = 0.0, float(driven_s), float(arrival)
    starts = [pace.start for pace in paces]
    while left > 0 and paces:
        piece = max(0, bisect_right(starts, moment - 1e-9) - 1)
        begins = moment - left if piece == 0 else max(starts[piece], moment - left)
        road += (moment - begins) / paces[piece].multiple
        left -= moment - begins
        moment = begins
    return road if paces else float(driven_s)
