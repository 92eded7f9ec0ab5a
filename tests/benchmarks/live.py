"""``make bench-live``: from a fact at the server to its row's forecast on the board, on a day of today.

Everything is real: the server process behind TLS, twenty phones in a process of their own, and the
window (drawn into memory) with its loops, the search for suggestions among them, and its database. A
lane is drawn whole, so a row that shows the fact shows the forecast that follows from it.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.domain.routes import RouteRecord
from tests.app.sample_day import SampleDay
from tests.benchmarks.harness import Figure, Outcome, is_full, percentile, region
from tests.benchmarks.running_city import planned_city
from tests.benchmarks.sync_load.crowd import POSITION_EVERY_S, Stretch
from tests.benchmarks.sync_load.on_the_desk import Seen, watch

PHONES, STOPS = 20, 400
RATES = (2.0, 10.0)
"""Facts a second: of twenty drivers on a day of theirs there is one in ten seconds."""
LOCAL_HOUR = 10
"""The clock on the depot's wall, whenever the benchmark is run: a time zone is chosen for it."""


def run() -> Outcome:
    """Half a minute each (``FULL=1``: a minute)."""
    seconds = 60.0 if is_full() else 40.0
    rows = [_row(rate, watch(_today(), Stretch(rate, seconds))) for rate in RATES]
    remarks = [
        f"{STOPS} stops on the built-in region; every phone says where it is every"
        f" {POSITION_EVERY_S:.0f} s; phones, server, search and window share the machine.",
        "Targets: 0.3 s at p99, and no more than 100 ms.",
    ]
    return Outcome("From a fact at the server to its forecast on the board, seconds", rows, remarks)


def _row(rate: float, seen: Seen) -> dict[str, Figure]:
    return {
        "phones": PHONES,
        "facts/s": rate,
        "facts": len(seen.shown),
        "p50": percentile(seen.shown, 0.5),
        "p99": percentile(seen.shown, 0.99),
        "slowest": max(seen.shown),
        "unseen": seen.unseen,
        "GUI stood ms": round(seen.stood_ms),
        "searches": seen.searches,
    }


def _today() -> SampleDay:
    """A day that is under way now, nothing of it reported yet."""
    now = datetime.now(UTC)
    ahead = LOCAL_HOUR - now.hour
    zone = f"Etc/GMT{-ahead:+d}" if ahead >= -12 else "Etc/GMT+12"
    day = now.astimezone(ZoneInfo(zone)).date()
    city = planned_city(region("demo"), STOPS, PHONES, random.Random(1), day, zone)
    routes = tuple(RouteRecord(day, key, 1, route) for key, route in city.routes.items())
    shifts = tuple(shift for shift in city.shifts if shift.shift_id in city.routes)
    return SampleDay(day, (*city.orders, *city.new), shifts, routes, ())
