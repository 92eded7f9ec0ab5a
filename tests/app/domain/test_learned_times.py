"""Durations are learned from what past visits took, and thin history says little."""

from __future__ import annotations

from datetime import UTC, datetime
from math import exp, log, sqrt
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.learned_times import (
    DRIVING,
    NORMAL,
    SERVICE,
    Duration,
    Shape,
    TimesModel,
    learn,
)
from app.domain.spread import Courses, range_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

DRIVERS = {"aino": 0.25, "ben": -0.25, "cleo": 0.0, "dara": 0.1, "emil": -0.1}
NOISE = 0.3


def visit(multiple: float, driver: str = "aino", place: str = "p0", hour: str = "9") -> Duration:
    return Duration(300.0, 300.0 * multiple, ("delivery", hour, driver, place, place))


def simulated(seed: int, visits: int, general: float = 1.3) -> tuple[list[Duration], dict[str, float]]:
    """Past visits of five drivers at forty places whose effects are known."""
    draw = Random(seed)
    places = {f"p{n}": draw.gauss(0, 0.2) for n in range(40)}
    history = []
    for _ in range(visits):
        driver, place = draw.choice(list(DRIVERS)), draw.choice(list(places))
        logarithm = log(general) + DRIVERS[driver] + places[place] + draw.gauss(0, NOISE)
        history.append(visit(exp(logarithm), driver, place))
    return history, places


def log_of(model: TimesModel, driver: str = "", place: str = "") -> float:
    return model.estimate(("delivery", "9", driver, place, place)).log_mean


@pytest.mark.parametrize("seed", range(5))
def test_known_effects_are_recovered_from_much_history(seed: int) -> None:
    history, places = simulated(seed, 4000)
    model = learn(history, SERVICE)
    spread = log_of(model, "aino") - log_of(model, "ben")
    assert spread == pytest.approx(0.5, abs=0.05)
    centre = sum(places.values()) / len(places)
    for place, effect in places.items():
        learned = log_of(model, "cleo", place) - log_of(model, "cleo")
        assert learned == pytest.approx(effect - centre, abs=0.15), place
    assert model.noise == pytest.approx(NOISE, abs=0.02)


@pytest.mark.parametrize("seed", range(5))
def test_learned_times_miss_by_less_than_the_plan_and_nearly_as_little_as_knowing_all(
    seed: int,
) -> None:
    history, places = simulated(seed, 2000)
    later, _ = simulated(seed + 100, 500)
    model = learn(history, SERVICE)
    draw = Random(seed)
    learned = known = planned = 0.0
    for past in later:
        driver, place = past.members[2], past.members[4]
        true = log(1.3) + DRIVERS[driver] + places[place]
        seen = true + draw.gauss(0, NOISE)
        learned += (seen - model.estimate(past.members).log_mean) ** 2
        known += (seen - true) ** 2
        planned += seen**2
    assert learned < known * 1.06
    assert learned < planned / 2


def test_thin_data_stays_near_the_general_figure() -> None:
    history, _ = simulated(1, 1000, general=1.0)
    once = learn([*history, visit(3.0, "cleo", "new")], SERVICE)
    moved = log_of(once, "cleo", "new") - log_of(once, "cleo", "never seen")
    assert 0 < moved < log(3.0) / 2
    often = learn([*history, *(visit(3.0, "cleo", "new") for _ in range(40))], SERVICE)
    assert log_of(often, "cleo", "new") == pytest.approx(log(3.0), abs=0.15)


def test_a_place_seen_often_has_a_narrower_range_than_one_never_seen() -> None:
    history, _ = simulated(2, 3000)
    model = learn(history, SERVICE)
    known = model.estimate(("delivery", "9", "aino", "p1", "p1"))
    new = model.estimate(("delivery", "9", "aino", "elsewhere", "elsewhere"))
    assert known.own_sd < new.own_sd
    assert (known.level, new.level) == ("place", "driver")
    assert known.visits == sum(1 for past in history if past.members[4] == "p1")


def test_without_history_the_plan_is_right_on_average_and_the_range_is_wide() -> None:
    estimate = learn((), SERVICE).estimate(("delivery", "9", "aino", "p", "p"))
    assert estimate.mean == pytest.approx(1.0)
    assert (estimate.visits, estimate.level) == (0, "")
    whole = sqrt(estimate.own_sd**2 + estimate.shared_sd**2)
    assert 0.4 < whole < 0.6
    leg = learn((), DRIVING).estimate(("9", "aino", "p"))
    assert leg.mean == pytest.approx(1.0)
    assert 0.15 < sqrt(leg.own_sd**2 + leg.shared_sd**2) < 0.3


@pytest.mark.parametrize(
    "nonsense",
    [
        Duration(300, 0, ("delivery", "9", "aino", "p1", "p1")),  # tapped twice in the van
        Duration(300, -3600, ("delivery", "9", "aino", "p1", "p1")),  # the clock went back
        Duration(300, 40_000, ("delivery", "9", "aino", "p1", "p1")),  # forgotten until the evening
        Duration(0, 300, ("delivery", "9", "aino", "p1", "p1")),  # nothing was planned
    ],
)
def test_nonsense_is_ignored(nonsense: Duration) -> None:
    history, _ = simulated(3, 500)
    assert learn([*history, *([nonsense] * 200)], SERVICE) == learn(history, SERVICE)


def test_a_few_wild_values_move_a_driver_little() -> None:
    history, _ = simulated(4, 1000)
    before = log_of(learn(history, SERVICE), "ben")
    after = log_of(learn([*history, *(visit(9.5, "ben") for _ in range(8))], SERVICE), "ben")
    assert abs(after - before) < 0.07


def test_ranges_hold_what_they_promise_on_days_to_come() -> None:
    """Four of five later visits fall within p10 to p90, also at new places."""
    inside = count = 0
    for seed in range(10):
        history, places = simulated(seed, 600)
        model = learn(history, SERVICE)
        draw = Random(-seed - 1)
        for _ in range(300):
            driver, place = draw.choice(list(DRIVERS)), draw.choice([*places, "new"])
            effect = places[place] if place in places else draw.gauss(0, 0.2)
            seen = log(1.3) + DRIVERS[driver] + effect + draw.gauss(0, NOISE)
            estimate = model.estimate(("delivery", "9", driver, place, place))
            reach = 1.2816 * sqrt(estimate.own_sd**2 + estimate.shared_sd**2)
            inside += abs(seen - estimate.log_mean) <= reach
            count += 1
    assert 0.77 < inside / count < 0.87


def test_the_same_history_gives_the_same_model() -> None:
    assert learn(simulated(6, 300)[0], SERVICE) == learn(simulated(6, 300)[0], SERVICE)


# --- the shape of what no effect explains ---------------------------------------------------------


def with_rare(seed: int, count: int = 3000, rare: float = 0.03) -> list[Duration]:
    """Visits of which a few in a hundred take three and a half times as long."""
    draw = Random(seed)
    return [
        visit(exp(draw.gauss(0, 0.35)) * (3.5 if draw.random() < rare else 1.0), place=f"p{n % 40}")
        for n in range(count)
    ]


def test_rare_long_visits_are_in_the_range_of_a_sum_and_in_its_mean() -> None:
    model = learn(with_rare(1), SERVICE)
    expected = model.estimate(visit(1.0).members)
    draw, route = Random(2), 20
    sums = sorted(
        sum(each.actual_s for each in with_rare(draw.randrange(10**6), route)) for _ in range(600)
    )
    planned = visit(1.0).planned_s
    steps = [Courses().durations(planned, expected, 0.0, step) for step in range(route)]
    found = range_of([sum(course) for course in zip(*steps, strict=True)], NOW)
    for share, at in ((0.1, found.p10), (0.5, found.p50), (0.9, found.p90)):
        came = sums[int(share * len(sums))]
        assert (at - NOW).total_seconds() == pytest.approx(came, rel=0.07), share
    mean = fmean(sums) / route / planned
    assert expected.mean == pytest.approx(mean, rel=0.05)


def seldom_visited(seed: int, count: int) -> list[Duration]:
    """Places of their own pace that are visited twice each, now and then for very long."""
    draw, history = Random(seed), []
    for number in range(count // 2):
        lasting = exp(draw.gauss(0, 0.3))
        for _ in range(2):
            rare = 3.5 if draw.random() < 0.03 else 1.0
            multiple = lasting * exp(draw.gauss(0, 0.35)) * rare
            history.append(visit(multiple, place=f"p{number}"))
    return history


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_places_seen_twice_do_not_explain_away_how_widely_visits_are_spread(seed: int) -> None:
    expected = learn(seldom_visited(seed, 1500), SERVICE).estimate(visit(1.0, place="new").members)
    came = sorted(each.actual_s / each.planned_s for each in seldom_visited(99, 20_000))
    for share in (0.1, 0.5, 0.9, 0.97):
        told = exp(expected.log_mean + expected.own_sd * expected.shape.score(share))
        assert told == pytest.approx(came[int(share * len(came))], rel=0.08), share


def test_without_much_history_the_shape_is_nearly_normal() -> None:
    few = learn(with_rare(3, 5), SERVICE).shape.scores
    assert max(abs(a - b) for a, b in zip(few, NORMAL.scores, strict=True)) < 0.2
    assert learn((), SERVICE).shape == NORMAL


@given(st.lists(st.floats(-6, 6), min_size=2, max_size=60), st.floats(0.0001, 0.9999))
def test_shares_and_scores_of_a_shape_belong_together(scores: list[float], share: float) -> None:
    shape = Shape(tuple(sorted(scores)))
    score = shape.score(share)
    steps = len(shape.scores)
    assert shape.share(score) == pytest.approx(share, abs=1.01 / steps) or len(set(scores)) < steps
    assert shape.score(min(share + 0.0001, 0.9999)) >= score


def test_what_has_lasted_longer_than_nearly_all_is_expected_to_last_on() -> None:
    expected = learn(with_rare(4), SERVICE).estimate(visit(1.0).members)
    planned = visit(1.0).planned_s
    lasts = Courses().durations(planned, expected, 6 * planned, 0)
    assert min(lasts) >= 6 * planned
    assert max(lasts) < 30 * planned
    assert len(set(lasts)) > 10
