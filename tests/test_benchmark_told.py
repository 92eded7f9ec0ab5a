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


def test_everybody_is_warned_once_and_what_is_said_too_late_is_no_warning() -> None:
    found = alarms(STOPS, OURS, 0.7)
    assert (found.told, found.false, found.in_time, found.missed) == (1, 0, 1, 3)
    assert alarms(STOPS, OURS, 0.5).false == 1
    late = (*STOPS, *(stop(f"just in time {n}", (LATE, 0.9), missed=False) for n in range(9)))
    assert alarms(late, OURS, 0.7) == found, "nor is it a false one"


def test_a_warning_half_an_hour_before_the_end_is_one_and_a_second_later_is_none() -> None:
    on_time, too_late = (stop("x", (left, 0.9), missed=True) for left in (1800.0, 1799.0))
    assert alarms([on_time], OURS, 0.9).share == 1.0
    assert alarms([too_late], OURS, 0.9).share == 0.0


def test_the_chance_is_the_one_that_tells_most_with_few_false_alarms() -> None:
    assert best_alarms(STOPS, OURS).chance == 0.7
    many = STOPS + tuple(stop(f"late {n}", (HOUR, 0.5), missed=True) for n in range(12))
    best = best_alarms(many, OURS)
    assert (best.chance, best.false, best.in_time) == (0.1, 1, 15)
    nobody = best_alarms(STOPS[3:], OURS)
    assert (nobody.told, nobody.share) == (0, 1.0)
