"""``make bench-told``: the share of customers whose window is missed and who can be told in time.

On days left alone, whoever is held to be late with at least a certain chance is told once, at the first
look that says so. That chance is chosen so that of all who are told a tenth is served in time after
all; the same for an oracle that knows what everything is drawn from.

Counted is a warning: to be told at least half an hour before the window ends, while something can still
be made of it. What is said later warns nobody, however right or wrong it is, and is neither a hit nor a
false alarm. Counted among the false ones, what is said of customers in whose window the van has all but
come would decide by itself: that it may come a minute late is an even chance which no knowledge
lessens, and even who knew all that can be known would be allowed to tell nobody.

- *told*: warned; *false*: warned, and served in time; *in time*: warned, and missed.
- *missed*: every window that was missed, also where nothing pointed to it half an hour before. What is
  shared out is thus of all who were let down, not of those whom it was easy to warn.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.benchmarks.harness import Figure, Outcome, is_full
from tests.benchmarks.orchestration.bench import SIDE_BY_SIDE, live_apart
from tests.benchmarks.orchestration.one_day import ground
from tests.benchmarks.orchestration.results import WATCHED, history, watched
from tests.benchmarks.orchestration.scenario import scenario
from tests.benchmarks.orchestration.warned import Watched

SHORT_DAYS, FULL_DAYS = 3, 20
FALSE_ALARMS = 0.10
IN_TIME_S = 1800.0
WANTED = 90
OURS, ORACLE = 1, 2
"""Places of the chances in a look."""


@dataclass(frozen=True)
class Alarms:
    """What comes of warning everybody who is late with at least a chance."""

    chance: float
    told: int
    false: int
    in_time: int
    missed: int

    @property
    def false_share(self) -> float:
        """Of those who were warned, who was served in time."""
        return self.false / self.told if self.told else 0.0

    @property
    def share(self) -> float:
        """Of the missed windows, those warned of."""
        return self.in_time / self.missed if self.missed else 1.0


def run() -> Outcome:
    """Live the days that were not lived yet, and count."""
    days = int(os.environ.get("DAYS") or (FULL_DAYS if is_full() else SHORT_DAYS))
    country = ground()
    history(country)
    seeds = range(1, days + 1)
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        list(pool.map(lambda seed: live_apart(seed, [WATCHED]), seeds))
    stops = [s for seed in seeds for s in watched(scenario(seed, country.roads)) or []]
    best = {name: best_alarms(stops, place) for name, place in (("ours", OURS), ("oracle", ORACLE))}
    rows = [_row(name, alarms) for name, alarms in best.items()]
    title = f"Told in time of missed windows, {days} practice days left alone"
    return Outcome(title, rows, [_compared(best["ours"], best["oracle"])])


def _compared(ours: Alarms, oracle: Alarms) -> str:
    """What is said of both; nothing is reached where nobody may be told."""
    if not oracle.in_time:
        return "Even the oracle's surest chance has more false alarms than a tenth: nothing to compare."
    reached = 100 * ours.share / oracle.share
    return f"Ours reaches {reached:.0f} % of what the oracle reaches; {WANTED} wanted."


def best_alarms(stops: Sequence[Watched], place: int) -> Alarms:
    """The most that can be told in time with no more false alarms than are allowed."""
    looks = (look for stop in stops for look in stop.looks if look[0] >= IN_TIME_S)
    chances = sorted({look[place] for look in looks if look[place] > 0})
    found = [alarms(stops, place, chance) for chance in chances]
    allowed = [each for each in found if each.false_share <= FALSE_ALARMS]
    return max(allowed, key=lambda a: a.in_time, default=Alarms(1.0, 0, 0, 0, _missed(stops)))


def alarms(stops: Sequence[Watched], place: int, chance: float) -> Alarms:
    """Warn whoever is late with this chance at a look that leaves time for it."""
    told = false = 0
    for stop in stops:
        if any(look[place] >= chance for look in stop.looks if look[0] >= IN_TIME_S):
            told += 1
            false += not stop.missed
    return Alarms(chance, told, false, told - false, _missed(stops))


def _missed(stops: Sequence[Watched]) -> int:
    return sum(stop.missed for stop in stops)


def _row(name: str, found: Alarms) -> dict[str, Figure]:
    return {
        "forecast": name,
        "told from": round(found.chance, 3),
        "told": found.told,
        "false %": round(100 * found.false_share, 1),
        "missed": found.missed,
        "told in time": found.in_time,
        "told in time %": round(100 * found.share, 1),
    }
