"""``make bench-forecast-quality``: how good forecasts are one and two hours ahead, on days left alone.

What was learned comes from earlier days only. Scored are arrivals at stops that nobody is on the way to
yet and that are due in one or two hours (give or take half of one) by planned times shifted by the
driver's delay, which is also what the field shows its customers.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import fmean

from tests.benchmarks.harness import Figure, Outcome, is_full
from tests.benchmarks.orchestration.bench import SIDE_BY_SIDE, live_apart
from tests.benchmarks.orchestration.foreseen import AHEAD_H, Noted
from tests.benchmarks.orchestration.one_day import ground
from tests.benchmarks.orchestration.results import FORESEEN, foreseen, history
from tests.benchmarks.orchestration.scenario import scenario

SHORT_DAYS, FULL_DAYS = 6, 20
RESAMPLES = 1000
SHARES = (0.1, 0.5, 0.9)

type Days = Sequence[Sequence[Noted]]


def run() -> Outcome:
    """Live the days that were not lived yet, and score what was foreseen."""
    days = int(os.environ.get("DAYS") or (FULL_DAYS if is_full() else SHORT_DAYS))
    country = ground()
    history(country)
    seeds = range(1, days + 1)
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        list(pool.map(lambda seed: live_apart(seed, [FORESEEN]), seeds))
    noted = [foreseen(scenario(seed, country.roads)) or [] for seed in seeds]
    rows = [row for ahead in AHEAD_H for row in _rows(ahead, noted)]
    remarks = [line for ahead in AHEAD_H for line in _targets(ahead, noted)]
    title = f"Forecasts of arrivals on {days} practice days in Liechtenstein"
    return Outcome(title, rows, [*remarks, *_reliability(noted)])


def _rows(ahead: int, days: Days) -> list[dict[str, Figure]]:
    mine = [[n for n in day if n.ahead_h == ahead] for day in days]
    every = [n for day in mine for n in day]
    promised = [n for n in every if n.has_window]
    rate = fmean(n.is_late for n in promised)
    rows: list[dict[str, Figure]] = []
    for name, quantiles, late in FORECASTERS:
        rows.append(
            {
                "hours ahead": ahead,
                "forecast": name,
                "n": len(every),
                "error, min": round(_error(every, quantiles) / 60, 2),
                "p10-p90 %": _interval(mine, lambda d, q=quantiles: 100 * _coverage(d, q)),  # type: ignore[misc]
                "pinball, s": round(_pinball(every, quantiles), 1),
                "Brier": round(fmean((late(n) - n.is_late) ** 2 for n in promised), 4),
                "Brier of the rate": round(rate * (1 - rate), 4),
            }
        )
    return rows


def _targets(ahead: int, days: Days) -> list[str]:
    every = [n for day in days for n in day if n.ahead_h == ahead]
    ours, oracle, shifted = (_error(every, quantiles) for _, quantiles, _ in FORECASTERS)
    cut = 100 * (shifted - ours) / (shifted - oracle) if shifted > oracle else 100.0
    pinball = _pinball(every, _ours) / _pinball(every, _oracle)
    return [
        f"{ahead} h: p50's error is cut by {cut:.0f} % of what the oracle cuts it by; 80 wanted. "
        f"Pinball loss {100 * (pinball - 1):.0f} % above the oracle's; 10 at most wanted. "
        "80 wanted inside the interval of p10-p90.",
    ]


def _reliability(days: Days) -> list[str]:
    """Chances told, and how often it came so."""
    promised = [n for day in days for n in day if n.has_window]
    lines = []
    for low in range(0, 100, 10):
        told = [n for n in promised if low <= 100 * n.ours_late < low + 10 + (low == 90)]
        if told:
            mean = 100 * fmean(n.ours_late for n in told)
            came = 100 * fmean(n.is_late for n in told)
            lines.append(
                f"late with {low}-{low + 10} %: told {len(told)} times, on average {mean:.0f} %;"
                f" came {came:.0f} %"
            )
    return lines


type Quantiles = Callable[[Noted], tuple[float, float, float]]


def _ours(noted: Noted) -> tuple[float, float, float]:
    return noted.ours


def _oracle(noted: Noted) -> tuple[float, float, float]:
    return noted.oracle


def _shifted(noted: Noted) -> tuple[float, float, float]:
    return (noted.shifted,) * 3


FORECASTERS: tuple[tuple[str, Quantiles, Callable[[Noted], float]], ...] = (
    ("ours", _ours, lambda n: n.ours_late),
    ("oracle", _oracle, lambda n: n.oracle_late),
    ("shifted by the delay", _shifted, lambda n: n.shifted_late),
)


def _error(noted: Sequence[Noted], quantiles: Quantiles) -> float:
    """Mean of the median's distance from what came, in seconds."""
    return fmean(abs(quantiles(n)[1] - n.arrived) for n in noted)


def _coverage(noted: Sequence[Noted], quantiles: Quantiles) -> float:
    return fmean(quantiles(n)[0] <= n.arrived <= quantiles(n)[2] for n in noted)


def _pinball(noted: Sequence[Noted], quantiles: Quantiles) -> float:
    """Mean loss over the three quantiles, in seconds (Koenker and Bassett, 1978)."""
    return fmean(
        max(share * (n.arrived - q), (share - 1) * (n.arrived - q))
        for n in noted
        for share, q in zip(SHARES, quantiles(n), strict=True)
    )


def _interval(days: Days, of: Callable[[Sequence[Noted]], float]) -> str:
    """A figure of all days, and 90 % of it by resampling days."""
    draw = random.Random(1)
    drawn = sorted(
        of([n for day in draw.choices(days, k=len(days)) for n in day]) for _ in range(RESAMPLES)
    )
    low, high = drawn[RESAMPLES // 20], drawn[-RESAMPLES // 20 - 1]
    return f"{of([n for day in days for n in day]):.1f} [{low:.1f}, {high:.1f}]"
