"""How often somebody may ask: a token bucket each, in real time whatever the program's clock says."""

from __future__ import annotations

import time
from collections.abc import Callable

_MOST_BUCKETS = 20_000


class Rates:
    """At most ``per_second`` requests of one key in the long run, ``burst`` at once.

    ``monotonic`` gives seconds that never jump.
    """

    def __init__(
        self, per_second: float, burst: int, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._per_second = per_second
        self._burst = burst
        self._monotonic = monotonic
        self._buckets: dict[str, tuple[float, float]] = {}

    def take(self, key: str) -> float:
        """Take one request; 0 when it is granted, else the seconds to wait."""
        now = self._monotonic()
        left, since = self._buckets.get(key, (float(self._burst), now))
        left = min(self._burst, left + (now - since) * self._per_second)
        if left < 1:
            self._buckets[key] = left, now
            return (1 - left) / self._per_second
        if key not in self._buckets and len(self._buckets) >= _MOST_BUCKETS:
            self._forget_full(now)
        self._buckets[key] = left - 1, now
        return 0.0

    def _forget_full(self, now: float) -> None:
        """Who has not asked for a while is as good as new; a flood of new keys drops the oldest."""
        full_again = self._burst / self._per_second
        rested = [key for key, (_, since) in self._buckets.items() if now - since >= full_again]
        for key in rested or list(self._buckets)[: _MOST_BUCKETS // 10]:
            del self._buckets[key]
