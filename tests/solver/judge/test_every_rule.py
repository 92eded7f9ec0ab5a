"""Each rule about times, limits and who may: kept at its limit it is accepted, a unit beyond not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.matrix import UNREACHABLE, Matrix, TimeSlice
from app.domain.routing import (
    BreakSpec,
    Limits,
    Overtime,
    Pace,
    Problem,
    Reload,
    Window,
)
from solver.judge.checker import check
from tests.solver.instances import at, pickup, problem, rest
from tests.solver.judge.by_hand import ByHand, plan
from tests.solver.judge.claims import Case, Claim, holds_just_so, stated, stop, there_and_back, wagon


def window_until(latest: int) -> Case:
    return there_and_back(stop(windows=(Window(0, 60), Window(at(8), latest))), wagon=wagon())


def window_from(start: int) -> Case:
    return there_and_back(
        stop(windows=(Window(start, at(9)), Window(at(9, 30), at(10)))), wagon=wagon()
    )


def shift_from(earliest: int) -> Case:
    return there_and_back(stop(), wagon=wagon(earliest=earliest))


def overtime_of(seconds: int) -> Case:
    shift = wagon(latest=at(8, 5), overtime=Overtime(seconds))
    return there_and_back(stop(), wagon=shift)


def open_end(latest: int) -> Case:
    said = stated(stop(), wagon=wagon(end=None, latest=latest))
    return said, plan(ByHand(said).stop("one").open())


def begins_at_its_first_stop(setup_spent: int) -> Case:
    said = stated(stop(setup=60), wagon=wagon(start=None))
    hand = ByHand(said, place=1).stop("one", begin=at(8) - setup_spent)
    return said, plan(hand.home())


def begins_elsewhere(place: int) -> Case:
    said = stated(stop(), wagon=wagon(start=None))
    return said, plan(ByHand(said, place=place).stop("one").home())


def setup_before(begin: int) -> Case:
    slow = stop(setup=10, setup_by_type={"bike": 90})
    return there_and_back(slow, wagon=wagon(vehicle_type="bike"), begin=begin)


def setup_once(setup: int) -> Case:
    """Two stops at one place, the second begun as soon as the first is done."""
    jobs = (stop(setup=30), stop("two", 1 if setup == 0 else 2, setup=60))
    said = stated(*jobs, wagon=wagon())
    hand = ByHand(said).stop("one", begin=at(8, 1) + 30).stop("two")
    return said, plan(hand.home())


def service_of(seconds: int) -> Case:
    quick = stop(service_by_type={"bike": 40})
    return there_and_back(quick, wagon=wagon(vehicle_type="bike"), work=seconds)


def loading_of(seconds: int) -> Case:
    said = stated(stop(), wagon=wagon(loading=60))
    return said, plan(ByHand(said, loading=seconds).stop("one").home())


def on_the_road_already(loading: int) -> Case:
    said = stated(pickup("one", 1, amounts=(0,)), wagon=wagon(loading=60, loads_at_start=False))
    return said, plan(ByHand(said, loading=loading).stop("one").home())


def loading_again_of(seconds: int) -> Case:
    said = stated(stop(), stop("two", 2), wagon=wagon(reload=Reload((0,), 60, 2)))
    return said, plan(ByHand(said).stop("one").again(work=seconds).stop("two").home())


def start_with(**told: int) -> Case:
    """A start that is reached in some way."""
    said, solution = there_and_back(stop(), wagon=wagon())
    route = solution.routes[0]
    steps = (replace(route.steps[0], **told), *route.steps[1:])  # type: ignore[arg-type]
    return said, plan(replace(route, steps=steps))


def end_with_work(seconds: int) -> Case:
    said = stated(stop(), wagon=wagon())
    return said, plan(ByHand(said).stop("one").home(work=seconds))


def waiting_at_the_end(seconds: int) -> Case:
    said = stated(stop(), wagon=wagon())
    return said, plan(ByHand(said).stop("one").home(begin=at(8, 7) + seconds))


def drive_of(seconds: int) -> Case:
    return there_and_back(stop(), wagon=wagon(), leg_s=seconds)


def arrival_after(seconds: int) -> Case:
    return there_and_back(stop(), wagon=wagon(), arrival=at(8) + seconds, begin=at(9))


def metres_of(metres: int) -> Case:
    return there_and_back(stop(), wagon=wagon(), leg_m=metres)


def drive_at_speed(seconds: int) -> Case:
    """60 / 1.6 = 37.5 s."""
    said = stated(stop(), wagon=wagon(speed_factor=1.6))
    return said, plan(ByHand(said).stop("one", leg_s=seconds).home(leg_s=38))


def sliced(*slices: tuple[int, int], **van_changes: object) -> Problem:
    """From each second on, whoever goes from a place to its neighbour takes so many seconds."""
    pieces = []
    for start, pace in slices:
        rows = [[pace if abs(a - b) == 1 else pace * abs(a - b) for b in range(3)] for a in range(3)]
        rows = [[min(s, UNREACHABLE) for s in row] for row in rows]
        pieces.append(TimeSlice(start, Matrix.of(rows, [[0] * 3] * 3)))
    said = problem(stop(), vehicles=(wagon(end=None, **van_changes),), places=3)
    return replace(said, slices={"car": tuple(pieces)})


def drive_into_a_slower_hour(seconds: int) -> Case:
    """20 s of 60 at the first pace, two thirds of 100 s at the next: 86.67 s."""
    said = sliced((0, 60), (at(8) + 20, 100))
    return said, plan(ByHand(said).stop("one", leg_s=seconds).open())


def drive_before_the_first_hour(seconds: int) -> Case:
    said = sliced((at(9), 77), (at(10), 60))
    return said, plan(ByHand(said).stop("one", leg_s=seconds).open())


def drive_at_the_stroke(seconds: int) -> Case:
    said = sliced((0, 60), (at(8), 90))
    return said, plan(ByHand(said).stop("one", leg_s=seconds).open())


def rest_within_a_changing_drive(seconds: int) -> Case:
    """A sixth is driven before the rest, five sixths of 120 s after it."""
    said = sliced((0, 60), (at(8) + 30, 120), breaks=(rest(at(8), at(9), 40),))
    hand = ByHand(said).rest(at(8) + 10, 40)
    return said, plan(hand.stop("one", leg_s=seconds).open())


def slices_at_speed(seconds: int) -> Case:
    """Each number is divided and rounded first: 75 / 2 is 38 s."""
    said = sliced((0, 75), speed_factor=2.0)
    return said, plan(ByHand(said).stop("one", leg_s=seconds).open())


def pace_at_speed(seconds: int) -> Case:
    """A number is slowed down and divided at once: 60 * 1.25 / 2 = 37.5 s."""
    said = replace(stated(stop(), wagon=wagon(end=None, speed_factor=2.0)), paces=(Pace(0, 1.25),))
    return said, plan(ByHand(said).stop("one", leg_s=seconds).open())


def drive_into_a_slower_pace(seconds: int) -> Case:
    """20 s of 60 at the first pace, two thirds of 90 s at the next: 80 s."""
    paces = (Pace(0, 1.0), Pace(at(8) + 20, 1.5))
    said = replace(stated(stop(), wagon=wagon(end=None)), paces=paces)
    return said, plan(ByHand(said).stop("one", leg_s=seconds).open())


def closed_from(second: int) -> Case:
    """The road closes; 60 s before that are enough, 59 are not."""
    said = sliced((0, 60), (at(8) + second, UNREACHABLE))
    return said, plan(ByHand(said).stop("one", leg_s=60).open())


def closed_while_resting(share_left: int) -> Case:
    """The drive lasts until 8:01, when a rest begins; the road closes meanwhile."""
    said = sliced((0, 60 + share_left), (at(8, 2), UNREACHABLE), breaks=(rest(at(8), at(9), 300),))
    hand = ByHand(said).rest(at(8, 1), 300)
    return said, plan(hand.stop("one", leg_s=60 + share_left, arrival=at(8, 6) + share_left).open())


def no_road_after(place: int, speed_factor: float = 1.0) -> Case:
    said = stated(stop("one", place), wagon=wagon(end=None, speed_factor=speed_factor))
    street = said.matrices["car"]
    rows = [[street.duration(a, b) for b in range(12)] for a in range(12)]
    rows[0][5] = UNREACHABLE
    metres = [[street.distance(a, b) for b in range(12)] for a in range(12)]
    said = replace(said, matrices={"car": Matrix.of(rows, metres)})
    return said, plan(ByHand(said).stop("one", leg_s=round(60 * place / speed_factor)).open())


TIMES: list[Claim] = [
    ("service starts a second after the window", "window", window_until, at(8, 1), at(8, 1) - 1),
    ("service starts a second before the window", "window", window_from, at(8, 1), at(8, 1) + 1),
    ("starts a second before the shift", "shift", shift_from, at(8), at(8) + 1),
    ("ends a second after overtime", "shift", overtime_of, 120, 119),
    ("an open route's work ends a second after the shift", "shift", open_end, at(8, 6), at(8, 6) - 1),
    ("a route without a start begins a second before", "begin", begins_at_its_first_stop, 0, 1),
    ("a route without a start begins elsewhere", "form", begins_elsewhere, 1, 0),
    ("setup by type is a second short", "begin", setup_before, at(8, 2) + 30, at(8, 2) + 29),
    ("setup is due again at another place", "begin", setup_once, 0, 1),
    ("service by type is a second short", "work", service_of, 40, 39),
    ("service by type is a second long", "work", service_of, 40, 41),
    ("loading is a second short", "work", loading_of, 60, 59),
    ("a van on the road takes time to load", "work", on_the_road_already, 0, 60),
    ("loading again is a second short", "work", loading_again_of, 60, 59),
    ("starts after a wait", "leg", lambda s: start_with(arrival=at(8) - s), 0, 1),
    ("starts after a second's drive", "leg", lambda s: start_with(leg_s=s), 0, 1),
    ("starts after a metre's drive", "leg", lambda m: start_with(leg_m=m), 0, 1),
    ("works a second at the end", "work", end_with_work, 0, 1),
    ("waits a second at the end", "begin", waiting_at_the_end, 0, 1),
    ("a drive is a second short", "leg", drive_of, 60, 59),
    ("arrives a second early", "arrival", arrival_after, 60, 59),
    ("arrives a second late", "arrival", arrival_after, 60, 61),
    ("a drive is a metre short", "leg", metres_of, 500, 499),
    ("a fast vehicle is a second too fast", "leg", drive_at_speed, 38, 37),
    ("a drive into a slower hour is a second short", "leg", drive_into_a_slower_hour, 87, 86),
    ("the first hour's pace is not that before it", "leg", drive_before_the_first_hour, 77, 60),
    ("the new pace holds at the stroke", "leg", drive_at_the_stroke, 90, 60),
    ("the share left waits during a rest", "arrival", rest_within_a_changing_drive, 110, 109),
    ("slices are not driven faster", "leg", slices_at_speed, 38, 37),
    ("a pace is not driven faster", "leg", pace_at_speed, 38, 37),
    ("nor a pace that changes on the way", "leg", drive_into_a_slower_pace, 80, 79),
    ("a drive is under way when its road closes", "unreachable", closed_from, 60, 59),
    ("drives on when its road has closed", "unreachable", closed_while_resting, 0, 1),
    ("drives where no road leads", "unreachable", no_road_after, 4, 5),
    ("drives fast where no road leads", "unreachable", lambda n: no_road_after(n, 2.0), 4, 5),
]


TWO = (stop(), stop("two", 3))
LUNCH = (BreakSpec((Window(at(8), at(8)), Window(at(8, 6), at(8, 10))), 300),)


def limited(**limits: int) -> Case:
    return there_and_back(*TWO, wagon=wagon(limits=Limits(**limits)))


def stops_at_most(limit: int) -> Case:
    return there_and_back(*TWO, stop("three", 3), wagon=wagon(limits=Limits(limit)))


def driving_without_rest(limit: int) -> Case:
    """A minute, 40 s, a rest on the way, 80 s and three minutes."""
    said = stated(*TWO, wagon=wagon(breaks=LUNCH, limits=Limits(driving_without_rest_s=limit)))
    hand = ByHand(said).stop("one").rest(at(8, 6) + 40, 300).stop("two")
    return said, plan(hand.home())


def driving_before_rest(limit: int) -> Case:
    """Eight minutes, a rest, then less."""
    said = stated(
        stop("one", 8),
        wagon=wagon(end=7, breaks=LUNCH, limits=Limits(driving_without_rest_s=limit)),
    )
    hand = ByHand(said).rest(at(8, 8), 300).stop("one", arrival=at(8, 8))
    return said, plan(hand.home(7))


def skilled(has: int) -> Case:
    skills = frozenset({"cold", "crane"}) if has else frozenset({"cold"})
    return there_and_back(stop(skills=frozenset({"cold", "crane"})), wagon=wagon(skills=skills))


def allowed(is_named: int) -> Case:
    names = frozenset({"van", "other"}) if is_named else frozenset({"other"})
    return there_and_back(stop(vehicles=names), wagon=wagon())


LIMITS: list[Claim] = [
    ("one stop too many", "max_tasks", stops_at_most, 3, 2),
    ("a second too much driving", "max_driving", lambda n: limited(driving_s=n), 360, 359),
    ("a metre too far", "max_distance", lambda n: limited(distance_m=n), 3000, 2999),
    ("a second too long", "max_duration", lambda n: limited(duration_s=n), 960, 959),
    ("a second too much after a rest", "driving_without_rest", driving_without_rest, 260, 259),
    ("a second too much before a rest", "driving_without_rest", driving_before_rest, 480, 479),
    ("a skill is lacking", "skills", skilled, 1, 0),
    ("a vehicle is not among those allowed", "allowed", allowed, 1, 0),
]


CLAIMS = [*TIMES, *LIMITS]


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim[0] for claim in CLAIMS])
def test_a_rule_holds_at_its_limit_and_not_beyond(claim: Claim) -> None:
    holds_just_so(*claim[1:])


MEASURED = (
    window_until,
    window_from,
    shift_from,
    overtime_of,
    setup_before,
    service_of,
    drive_of,
    metres_of,
    arrival_after,
    waiting_at_the_end,
    driving_without_rest,
)


@pytest.mark.parametrize("made", MEASURED, ids=lambda made: made.__name__)
def test_the_amount_says_by_how_much(made: Callable[[int], Case]) -> None:
    rule, kept, broken = next((c[1], c[3], c[4]) for c in CLAIMS if c[2] is made)
    beyond = kept + 17 * (broken - kept)
    assert [v.amount for v in check(*made(beyond)) if v.rule == rule] == [17]


def test_the_amount_of_a_limit_says_how_much_more() -> None:
    found = check(*limited(tasks=0, driving_s=300, distance_m=2500, duration_s=930))
    assert {v.rule: v.amount for v in found} == {
        "max_tasks": 2,
        "max_driving": 60,
        "max_distance": 500,
        "max_duration": 30,
    }
