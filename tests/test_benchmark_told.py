"""How alarms are counted by ``make bench-told``."""

from __future__ import annotations

from tests.benchmarks.orchestration.told import OURS, alarms, best_alarms
from tests.benchmarks.orchestration.warned import Watched

HOUR, LATE = 3600.0, 600.0


def stop(name: str, *looks: tuple[float, float], missed: bool) -> Watched:
    return Watched(1, name, missed, tuple((left, chance, 0.0) for left, chance in looks))


STOPS = (
    stop("in time to be told", (2 * HOUR, 0.2), (HOUR, 0.7), (LATE, 0.9), missed=True),
    stop("told too late", (2 * HOUR, 0.1), (LATE, 0.9), missed=True),
    stop("never told", (2 * HOUR, 0.1), (LATE, 0.2), missed=True),
    stop("served in time", (HOUR, 0.5), (LATE, 0.0), missed=False),
)


def test_everybody_is_told_once_at_the_first_look_that_says_so() -> None:
    found = alarms(STOPS, OURS, 0.7)
    assert (found.told, found.false, found.in_time, found.missed) == (2, 0, 1, 3)
    assert alarms(STOPS, OURS, 0.5).false == 1


def test_the_chance_is_the_one_that_tells_most_with_few_false_alarms() -> None:
    assert best_alarms(STOPS, OURS).chance == 0.7
    many = STOPS + tuple(stop(f"late {n}", (HOUR, 0.5), missed=True) for n in range(12))
    best = best_alarms(many, OURS)
    assert (best.chance, best.false, best.in_time) == (0.1, 1, 15)
    nobody = best_alarms(STOPS[3:], OURS)
    assert (nobody.told, nobody.share) == (0, 1.0)
