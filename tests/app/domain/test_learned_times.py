"""Durations are learned from what past visits took, and thin history says little."""

from __future__ import annotations

from math import exp, log, sqrt
from random import Random

import pytest

from app.domain.learned_times import DRIVING, SERVICE, Duration, TimesModel, learn

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
