"""Times of a given order of stops: exact under every rule, judged and compared with all other ways."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings

from app.domain.matrix import Matrix, TimeSlice
from app.domain.routing import (
    BreakSpec,
    Job,
    Lateness,
    Limits,
    Overtime,
    Pin,
    Problem,
    Reload,
    VehicleSpec,
    Window,
)
from app.domain.solution import SolvedRoute, StepKind
from solver.exact.driving import SlicedLeg
from solver.exact.resting import best_of
from solver.exact.routes import Routes
from solver.exact.schedule import Item, Loading, nodes_of, timetable
from solver.exact.underway import Rests
from tests.solver.any_problem import Mixture
from tests.solver.exact.any_order import complaints, orders, timed_by_hand
from tests.solver.instances import HOUR, MINUTE, at, between, delivery, pickup, problem, rest, van

MANY = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
type Drawn = tuple[Problem, VehicleSpec, list[Item]]


@settings(MANY, max_examples=120)
@given(orders())
def test_the_judge_accepts_every_route(drawn: Drawn) -> None:
    stated, vehicle, items = drawn
    route = Routes(stated).route(vehicle, items)
    if route is not None:
        assert complaints(stated, route) == []
        assert Routes(stated).cost(vehicle, items) == route.cost


SMALL = Mixture(jobs=3, shipments=1, slices=False, several_windows=False)


@settings(MANY, max_examples=60)
@given(orders(SMALL, 3))
def test_what_can_be_timed_at_all_is_timed(drawn: Drawn) -> None:
    """Lateness apart: a later start would make the route shorter, and its stops later."""
    stated, vehicle, items = drawn
    free = [replace(job, lateness=None) for job in stated.jobs]
    stated = replace(stated, jobs=tuple(free))
    assume(not stated.shipments)
    jobs = {job.job_id: job for job in free}
    items = [item if isinstance(item, Loading) else jobs[item.job_id] for item in items]
    routes = Routes(stated)
    if routes.loads.fitting(vehicle, items) is not None and routes.route(vehicle, items) is None:
        assert timed_by_hand(stated, vehicle, items) is None


@settings(MANY, max_examples=80)
@given(orders(replace(Mixture(), breaks=False, slices=False)))
def test_both_ways_to_make_times_agree_where_there_are_no_breaks(drawn: Drawn) -> None:
    stated, vehicle, items = drawn
    nodes = Routes(stated).nodes(vehicle, items)
    if nodes is not None:
        found = best_of(vehicle, nodes, Rests(()), worst=0)
        assert timetable(vehicle, nodes) == (None if found is None else found.timed)


def made(*items: Item, pins: tuple[Pin, ...] = (), **changes: object) -> SolvedRoute | None:
    """The van's route along these items, accepted by the judge."""
    jobs = tuple(item for item in items if isinstance(item, Job))
    stated = replace(problem(*jobs, vehicles=(van(**changes),)), pins=pins)
    route = Routes(stated).route(stated.vehicles[0], items)
    assert route is None or complaints(stated, route) == []
    return route


def begins(route: SolvedRoute | None) -> list[int]:
    assert route is not None
    return [step.begin for step in route.steps]


ONE = delivery("one", 3)


def test_no_start_is_so_late_that_a_stop_becomes_late() -> None:
    due = replace(ONE, lateness=Lateness(at(8, 30), 60))
    last = delivery("last", 4, windows=between((10, 0), (11, 0)))
    assert begins(made(due, last))[:2] == [at(8, 17), at(8, 30)]
    overdue = replace(ONE, lateness=Lateness(at(8, 5), 60))
    route = made(overdue, last)
    assert begins(route)[:2] == [at(8), at(8, 13)]
    assert route is not None
    # 2 h 9 min at 36 an hour, 4 km at 1, 8 min late at 0.60
    assert route.cost == 129 * 60 + 400 + 8 * 60


def test_overtime_is_paid_on_top_and_has_an_end() -> None:
    late = replace(ONE, windows=between((12, 0), (12, 0)))
    assert made(late, overtime=Overtime(8 * MINUTE - 1, 7200)) is None
    route = made(late, overtime=Overtime(8 * MINUTE, 7200))
    assert route is not None
    assert route.cost == (13 + 8) * 60 + 300 + 8 * 60 * 2


def test_a_break_may_have_several_windows() -> None:
    """The first is over before the stop is; the second is waited for."""
    windows = (*between((8, 5), (8, 9)), *between((8, 40), (8, 45)))
    stop = replace(ONE, service=20 * MINUTE, windows=between((8, 13), (8, 13)))
    last = delivery("last", 4, windows=between((9, 30), (9, 30)))
    route = made(stop, last, breaks=(BreakSpec(windows, 600),))
    assert [step.begin for step in route.steps if step.kind is StepKind.BREAK] == [at(8, 40)]  # type: ignore[union-attr]


def test_a_break_waits_until_little_enough_is_on_board() -> None:
    last = delivery("last", 6, windows=between((9, 0), (9, 0)))
    noon = BreakSpec(between((8, 10), (8, 45)), 600, (1,))
    stop = replace(ONE, windows=between((8, 13), (8, 13)))
    kinds = [step.kind for step in made(stop, last, breaks=(noon,)).steps]  # type: ignore[union-attr]
    assert kinds.index(StepKind.BREAK) == 2
    assert made(stop, last, breaks=(replace(noon, max_load=(0,)),)) is None


def test_nobody_waits_at_the_end_for_a_break_that_may_come_after_it() -> None:
    """Waiting would allow the second window of the first stop, and a shorter route."""
    first = replace(ONE, windows=(*between((8, 13), (8, 20)), *between((9, 0), (9, 5))))
    last = delivery("last", 4, windows=between((8, 59), (9, 30)))
    lunch = BreakSpec(between((9, 30), (10, 0)), 600, (0,))
    for end in (0, None):
        route = made(first, last, breaks=(lunch,), end=end)
        assert begins(route)[:3] == [at(8, 7), at(8, 20), at(8, 59)]
        assert StepKind.BREAK not in [step.kind for step in route.steps]  # type: ignore[union-attr]


def test_a_break_that_may_come_before_the_start_holds_no_start_up() -> None:
    stop = replace(ONE, windows=between((11, 0), (11, 10)))
    last = delivery("last", 4, windows=between((11, 6), (11, 40)))
    early = rest(at(8, 1), at(8, 15), MINUTE)
    assert begins(made(stop, last, breaks=(early,))) == [at(10, 47), at(11), at(11, 6), at(11, 15)]


def test_a_break_before_the_start_takes_no_time_from_the_route() -> None:
    """Had between the stops instead, it would end the route no later, but start it at 8:11."""
    stop = replace(ONE, windows=between((8, 0), (8, 40)))
    last = delivery("last", 4, service=HOUR, windows=between((8, 40), (9, 0)))
    early = rest(at(8, 5), at(8, 50), 10 * MINUTE)
    assert begins(made(stop, last, breaks=(early,))) == [at(8, 21), at(8, 34), at(8, 40), at(9, 44)]


@pytest.mark.parametrize(
    ("windows", "coffee", "start"),
    [
        # before the stop: 8:37
        (between((8, 45), (9, 0)), rest(at(8, 40), at(9, 20), 10 * MINUTE), at(8, 47)),
        # after the stop: 8:12
        (between((8, 0), (8, 37)), rest(at(8, 15), at(8, 30), 10 * MINUTE), at(8, 14)),
    ],
)
def test_of_two_places_for_a_break_that_is_taken_which_lets_the_route_start_later(
    windows: tuple[Window, ...], coffee: BreakSpec, start: int
) -> None:
    """The end is the same, for the last stop waits either way."""
    stop = replace(ONE, windows=windows)
    last = delivery("last", 4, windows=between((9, 50), (10, 0)))
    route = made(stop, last, breaks=(coffee,))
    assert (begins(route)[0], begins(route)[-1]) == (start, at(9, 59))


def test_driving_without_rest_is_broken_by_a_break_on_the_way() -> None:
    """Three hours of driving in one leg: rested neither too early nor too late."""
    far = [[0, 3 * HOUR], [3 * HOUR, 0]]
    rests = (rest(at(8), at(11), 600), rest(at(11, 30), at(18), 600))
    driver = van(latest=at(20), breaks=rests, limits=Limits(driving_without_rest_s=2 * HOUR))
    stated = replace(
        problem(delivery("d", 1), vehicles=(driver,), places=2), matrices={"car": Matrix.of(far, far)}
    )
    route = Routes(stated).route(driver, stated.jobs)
    assert route is not None
    assert complaints(stated, route) == []
    strict = replace(driver, limits=Limits(driving_without_rest_s=2 * HOUR - 1))
    assert Routes(replace(stated, vehicles=(strict,))).route(strict, stated.jobs) is None


def test_a_route_may_be_limited_from_start_to_end() -> None:
    assert made(ONE, limits=Limits(duration_s=21 * MINUTE)) is not None
    assert made(ONE, limits=Limits(duration_s=21 * MINUTE - 1)) is None


def test_a_faster_van_rounds_each_drive_half_up() -> None:
    steps = made(ONE, speed_factor=1.6).steps  # type: ignore[union-attr]
    assert [step.leg_s for step in steps] == [0, 113, 113]  # 180 / 1.6 = 112.5


def test_a_vehicle_type_has_its_own_setup_and_service() -> None:
    stop = replace(ONE, setup=60, service_by_type={"big": 500}, setup_by_type={"big": 7})
    step = made(stop, vehicle_type="big").steps[1]  # type: ignore[union-attr]
    assert (step.begin - step.arrival, step.end - step.begin) == (7, 500)


def test_a_pinned_time_is_kept_to_the_second() -> None:
    assert begins(made(ONE, pins=(Pin("one", "van", None, at(9)),)))[1] == at(9)
    assert made(ONE, pins=(Pin("one", "van", None, at(8, 12)),)) is None
    outside = replace(ONE, windows=between((9, 30), (10, 0)))
    assert made(outside, pins=(Pin("one", "van", None, at(9)),)) is None


def test_windows_of_frozen_stops_do_not_bind() -> None:
    missed = replace(ONE, windows=between((8, 0), (8, 1)))
    stated = problem(missed)
    assert Routes(stated).route(stated.vehicles[0], [missed]) is None
    frozen = replace(stated, frozen={"van": ("one",)})
    assert Routes(frozen).route(frozen.vehicles[0], [missed]) is not None


# --- drives that differ by the hour -------------------------------------------------------------


def test_a_drive_goes_on_at_the_pace_of_the_next_slice_with_the_share_that_is_left() -> None:
    leg = SlicedLeg([0, 1000], [300, 200])
    assert leg.end(900, 1) == 1134  # a third is done by 1000; two thirds of 200 s are 133.3
    assert leg.start(1134, 1) == 901  # 33 % by 1000, and 134 s for the rest
    assert leg.start(1133, 1) == 899
    assert leg.end(0, 1) == 300
    assert leg.end(-50, 1) == 250


def test_whoever_leaves_later_never_arrives_earlier() -> None:
    leg = SlicedLeg([0, 500, 1000], [700, 0, 90])
    ends = [leg.end(now, 1) for now in range(1200)]
    assert ends == sorted(ends, key=lambda end: end or 0)
    for now, end in enumerate(ends):
        assert end is not None
        assert now <= leg.start(end, 1)
        assert leg.end(leg.start(end, 1), 1) == end


def sliced(vehicle: VehicleSpec, *jobs: Job, then: int) -> Problem:
    """The street until 9:00; from then on each of its drives takes so many times as long."""
    plain = problem(*jobs, vehicles=(vehicle,))
    car = plain.matrices["car"]
    places = range(car.size)
    rows = [[car.duration(a, b) * then for b in places] for a in places]
    slow = TimeSlice(at(9), Matrix.of(rows, rows))
    return replace(plain, slices={"car": (TimeSlice(0, car), slow)})


def test_a_route_starts_as_late_as_the_hours_allow() -> None:
    stated = sliced(van(loading=0), delivery("d", 10, windows=between((9, 10), (9, 10))), then=2)
    route = Routes(stated).route(stated.vehicles[0], stated.jobs)
    assert route is not None
    assert complaints(stated, route) == []
    assert [step.begin for step in route.steps] == [at(8, 55), at(9, 10), at(9, 35)]
    assert [step.leg_s for step in route.steps] == [0, 15 * MINUTE, 20 * MINUTE]


def test_the_share_of_a_way_waits_during_a_break() -> None:
    lunch = BreakSpec((Window(at(8, 57), at(8, 57)),), 10 * MINUTE)
    driver = van(loading=0, earliest=at(8, 50), breaks=(lunch,))
    stated = sliced(driver, delivery("d", 11, service=0), then=3)
    route = Routes(stated).route(driver, stated.jobs)
    assert route is not None
    assert complaints(stated, route) == []
    stop = route.steps[2]
    assert (stop.arrival, stop.leg_s) == (
        at(9, 19),
        19 * MINUTE,
    )  # 7 min, and 4 of 11 three times as long


# --- trips ---------------------------------------------------------------------------------------


def test_a_van_on_the_road_brings_what_is_on_board_and_loads_the_rest() -> None:
    inside = delivery("inside", 2, on_board="van", amounts=(4,))
    more = delivery("more", 4, amounts=(5,))
    back = Loading(0, 0)
    reload = Reload((0,), 0, 1)
    road: dict[str, object] = {"loads_at_start": False, "start": 3, "reload": reload}
    assert made(inside, more, **road) is None
    steps = made(inside, back, more, carrying=(2,), **road).steps  # type: ignore[union-attr]
    assert [step.load for step in steps] == [(6,), (2,), (5,), (0,), (0,)]
    later = made(back, more, inside, carrying=(6,), **road)
    assert [step.load for step in later.steps] == [(10,), (9,), (4,), (0,), (0,)]  # type: ignore[union-attr]
    assert made(back, more, inside, carrying=(7,), **road) is None


def test_goods_are_loaded_only_where_they_are() -> None:
    north = delivery("north", 5, depots=frozenset({7}))
    reload = Reload((0, 7), 0, 2)
    assert made(north, reload=reload) is None
    assert made(ONE, Loading(0, 0), north, reload=reload) is None
    assert made(ONE, Loading(7, 0), north, reload=reload) is not None
    assert made(Loading(7, 0), north, reload=reload) is not None


def test_routes_with_returns_to_different_places_are_remembered_apart() -> None:
    stated = problem(ONE, delivery("two", 6), vehicles=(van(reload=Reload((0, 9), 0, 2)),))
    routes = Routes(stated)
    there = [
        routes.route(stated.vehicles[0], [stated.jobs[0], Loading(place, 0), stated.jobs[1]])
        for place in (0, 9)
    ]
    assert [[step.location for step in route.steps] for route in there if route] == [
        [0, 3, 0, 6, 0],
        [0, 3, 9, 6, 0],
    ]


def test_a_van_without_a_start_begins_at_its_first_stop() -> None:
    route = made(replace(ONE, setup=60), pickup("back", 5), start=None, loading=0)
    assert route is not None
    assert [(s.location, s.begin) for s in route.steps][:2] == [(3, at(8)), (3, at(8))]


@pytest.mark.parametrize("order", ["three two", "two three"])
def test_windows_that_overlap_count_as_one(order: str) -> None:
    first, second = Window(at(8), at(8, 30)), Window(at(8, 10), at(8, 15))
    windows = (first, second) if order == "two three" else (second, first)
    last = delivery("last", 4, windows=between((9, 0), (9, 0)))
    assert begins(made(replace(ONE, windows=windows), last))[1] == at(8, 30)


def test_nodes_of_stops_alone_know_nothing_of_pins() -> None:
    stated = problem(ONE)
    nodes = nodes_of(stated.vehicles[0], stated.matrices["car"], [ONE])
    assert nodes is not None
    assert [node.leg_s for node in nodes] == [0, 180, 180]


def test_only_so_many_routes_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solver.exact.routes.MOST_STOPS_REMEMBERED", 4)
    stops = [delivery(f"d{n}", n) for n in range(1, 5)]
    stated = problem(*stops)
    routes = Routes(stated)
    first = routes.route(stated.vehicles[0], stops[:1])
    assert routes.route(stated.vehicles[0], stops[:1]) is first
    assert all(routes.route(stated.vehicles[0], [stop]) for stop in stops)
    again = routes.route(stated.vehicles[0], stops[:1])
    assert again == first
    assert again is not first
