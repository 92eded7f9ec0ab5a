"""A rough day comes from seeds and names: the same whatever is planned, with something to learn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from statistics import median

from app.domain.fleet import Profile
from app.domain.geo import LonLat
from app.practice.closed_road import ClosedRoad
from app.practice.quick_day import MemoryClock
from app.practice.rough_world import HOME, ROUGH, Roughness, RoughWorld
from app.practice.world import World, WorldSettings
from storage.region.roads import StraightLineRoads

EXPECTED_SERVICE, EXPECTED_DRIVING = 142.380624, 0.79491072
"""Drawn by the program before there were rough days."""
NAMES = [f"stop{number}" for number in range(3000)]


def world(seed: int = 1, roughness: Roughness | None = None) -> RoughWorld:
    return RoughWorld(replace(ROUGH, seed=seed), roughness or Roughness())


def test_what_a_place_a_driver_and_an_hour_add_is_the_same_every_day() -> None:
    monday, tuesday = world(1), world(2)
    assert monday.known_service("Bahnweg 3", "d1", 9) == tuesday.known_service("Bahnweg 3", "d1", 9)
    assert monday.known_driving("d1", 8) == tuesday.known_driving("d1", 8)
    assert monday.known_driving("d1", 8) > monday.known_driving("d1", 10)  # the rush hour
    assert monday.service_chance("stop") != tuesday.service_chance("stop")
    assert monday.service_chance("stop") == world(1).service_chance("stop")


def test_a_drive_is_as_slow_whoever_drives_but_for_the_way_home() -> None:
    day = world()
    assert day.leg_chance("d1", "stop") == day.leg_chance("d2", "stop")
    assert day.leg_chance("d1", HOME) != day.leg_chance("d2", HOME)


def test_few_durations_are_multiples_and_most_are_ordinary() -> None:
    rare = [world().service_chance(name) for name in NAMES]
    none = [world(roughness=Roughness(rare_service=0)).service_chance(name) for name in NAMES]
    multiplied = [a / b for a, b in zip(rare, none, strict=True) if a != b]
    assert 0.02 < len(multiplied) / len(NAMES) < 0.04
    assert min(multiplied) >= 2.0
    assert max(multiplied) <= 5.0
    assert 0.95 < median(none) < 1.05


def test_one_van_breaks_down_in_the_middle_of_its_work() -> None:
    at_work = {"a": (1000.0, 2000.0), "b": (5000.0, 9000.0)}
    found = [world(seed).breakdown(at_work) for seed in range(40)]
    assert {name for each in found for name in each} == {"a", "b"}
    for each in found:
        ((name, at),) = each.items()
        begins, ends = at_work[name]
        assert begins + 0.35 * (ends - begins) <= at <= begins + 0.65 * (ends - begins)


def test_so_many_orders_are_cancelled_whatever_order_they_are_named_in() -> None:
    gone = world().cancelled(NAMES)
    assert len(gone) == len(NAMES) * 0.05
    assert gone == world().cancelled(reversed(NAMES))


def test_the_day_that_was_practised_before_is_as_it_was() -> None:
    before = World(WorldSettings(seed=1))
    assert round(before.service_s(180, "stop", "place", "d1", 9), 6) == EXPECTED_SERVICE
    assert round(before.driving_factor("d1", "stop", 9), 9) == EXPECTED_DRIVING


def test_a_road_is_closed_only_between_two_times() -> None:
    class Slow(StraightLineRoads):
        """The way round is twice as long."""

        def path(self, profile, places):  # type: ignore[no-untyped-def]
            found = super().path(profile, places)
            return replace(found, duration_s=2 * found.duration_s)

    clock = MemoryClock(datetime.fromtimestamp(0, UTC))
    roads = ClosedRoad(StraightLineRoads(), Slow(), (100.0, 200.0), clock)
    places = (LonLat(9.5, 47.1), LonLat(9.52, 47.12))
    usual = roads.path(Profile.VAN, places).duration_s
    clock.advance_to(datetime.fromtimestamp(100, UTC))
    assert roads.path(Profile.VAN, places).duration_s == 2 * usual
    clock.advance_to(datetime.fromtimestamp(200, UTC))
    assert roads.path(Profile.VAN, places).duration_s == usual
