"""The search keeps every rule and finds the obvious."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.matrix import UNREACHABLE, Matrix
from app.domain.routing import (
    BreakSpec,
    CarrierSpec,
    Costs,
    Group,
    GroupKind,
    Lateness,
    Problem,
    Reload,
    StopRule,
    Window,
)
from app.domain.solution import Progress, Solution, StepKind, UnassignedReason
from solver.judge.checker import check
from solver.solve import solve
from tests.solver.instances import (
    HOUR,
    MINUTE,
    at,
    between,
    delivery,
    pickup,
    problem,
    shipment,
    street,
    van,
)

STEPS = StopRule(steps=40)


def solved(stated: Problem, stop: StopRule = STEPS) -> Solution:
    """The answer, judged."""
    solution = solve(stated, stop)
    assert check(stated, solution) == ()
    return solution


def reasons(solution: Solution) -> dict[str, tuple[UnassignedReason, str]]:
    return {left.job_id: (left.reason, left.nearest_vehicle) for left in solution.unassigned}


def test_one_van_drives_down_the_street_and_back() -> None:
    solution = solved(problem(*(delivery(f"d{n}", n) for n in (4, 2, 5, 1, 3))))
    # 10 min loading + 10 min driving + 25 min service at 36 an hour, 5 km at 1
    assert solution.cost == 45 * 60 * 3600 // 3600 + 500
    assert solution.unassigned == ()


def test_no_jobs_make_an_empty_plan() -> None:
    assert solved(problem()) == Solution((), (), 0)
    assert solve(Problem((), (), ()), STEPS) == Solution((), (), 0)


def test_two_runs_with_a_limit_in_steps_are_equal_and_tell_the_same() -> None:
    jobs = [delivery(f"d{n}", n % 11 + 1, amounts=(2,)) for n in range(14)]
    stated = problem(*jobs, vehicles=(van("a"), van("b"), van("c", reload=Reload((0,), 300, 3))))
    first, second = solve(stated, StopRule(steps=150), 7), solve(stated, StopRule(steps=150), 7)
    assert first == second
    assert check(stated, first) == ()


def test_waiting_is_spent_at_home_and_not_on_the_clock() -> None:
    solution = solved(problem(delivery("d3", 3, windows=between((10, 0), (11, 0)))))
    start, stop, end = solution.routes[0].steps
    assert (start.begin, start.end) == (at(9, 47), at(9, 57))
    assert (stop.arrival, stop.begin, stop.end) == (at(10), at(10), at(10, 5))
    assert end.end == at(10, 8)


def test_a_stop_with_two_windows_is_served_in_the_one_that_fits() -> None:
    windows = (*between((7, 0), (8, 5)), *between((11, 0), (11, 30)))
    solution = solved(problem(delivery("late", 5, windows=windows)))
    assert solution.routes[0].steps[1].begin == at(11)


def test_setup_is_paid_once_for_stops_at_one_place() -> None:
    stated = problem(*(delivery(f"d{n}", 3, setup=120) for n in range(3)))
    steps = solved(stated).routes[0].steps
    assert [step.begin - step.arrival for step in steps[1:4]] == [120, 0, 0]


def test_what_is_too_much_for_one_trip_is_brought_in_a_second_one() -> None:
    jobs = [delivery(f"d{n}", n, amounts=(4,)) for n in range(1, 6)]
    once = problem(*jobs, vehicles=(van(capacity=(8,)),))
    assert len(solved(once).unassigned) == 3
    twice = problem(*jobs, vehicles=(van(capacity=(12,), reload=Reload((0,), 900, 2)),))
    solution = solved(twice)
    assert solution.unassigned == ()
    reloads = [step for step in solution.routes[0].steps if step.kind is StepKind.RELOAD]
    assert len(reloads) == 1
    assert reloads[0].end - reloads[0].begin == 900


def test_the_number_of_trips_is_kept() -> None:
    jobs = [delivery(f"d{n}", n, amounts=(4,)) for n in range(1, 8)]
    stated = problem(*jobs, vehicles=(van(capacity=(4,), reload=Reload((0,), 60, 3)),))
    assert len(solved(stated).unassigned) == 4


def test_goods_are_loaded_when_they_are_ready() -> None:
    jobs = (delivery("early", 1, windows=between((8, 0), (8, 30))), delivery("late", 2, release=at(10)))
    stated = problem(*jobs, vehicles=(van(reload=Reload((0,), 600, 2)),))
    solution = solved(stated)
    assert solution.unassigned == ()
    begun = [s.begin for s in solution.routes[0].steps if s.kind in (StepKind.START, StepKind.RELOAD)]
    assert begun[1] == at(10)


def test_deliveries_and_pickups_share_the_room_on_board() -> None:
    jobs = (
        delivery("bring", 5, amounts=(10,)),
        pickup("take-before", 2, amounts=(6,), windows=between((8, 0), (8, 20))),
        pickup("take-after", 6, amounts=(10,)),
    )
    solution = solved(problem(*jobs))
    assert [left.job_id for left in solution.unassigned] == ["take-before"]


def test_a_shipment_rides_on_one_van_in_order() -> None:
    stated = problem(
        delivery("far", 9),
        vehicles=(van("a"), van("b")),
        shipments=(shipment("s", 7, 2, 8),),
    )
    solution = solved(stated)
    assert solution.unassigned == ()
    order = next(r.job_ids for r in solution.routes if "s-p" in r.job_ids)
    assert order.index("s-p") < order.index("s-d")


def test_a_break_interrupts_the_drive_and_stays_in_its_window() -> None:
    long_way = [[0, 4 * HOUR], [4 * HOUR, 0]]
    matrix = Matrix.of(long_way, long_way)
    lunch = BreakSpec((Window(at(10), at(10, 30)),), 30 * MINUTE)
    driver = van(latest=at(18), breaks=(lunch,))
    stated = replace(
        problem(delivery("d", 1, price=10**6), vehicles=(driver,), places=2), matrices={"car": matrix}
    )
    steps = solved(stated).routes[0].steps
    rest = next(step for step in steps if step.kind is StepKind.BREAK)
    assert at(10) <= rest.begin <= at(10, 30)
    stop = next(step for step in steps if step.kind is StepKind.JOB)
    assert stop.arrival - steps[0].end == 4 * HOUR + 30 * MINUTE


def test_the_search_itself_knows_about_breaks() -> None:
    """Were they only put in afterwards, the last stop would give way, and it is the dear one."""
    jobs = (
        delivery("cheap", 11, windows=between((9, 25), (9, 25)), price=6_000),
        delivery("dear", 1, windows=between((10, 0), (10, 0)), price=60_000),
    )
    rest = BreakSpec((Window(at(9, 30), at(9, 30)),), 25 * MINUTE)
    solution = solved(problem(*jobs, vehicles=(van(breaks=(rest,)),)))
    assert [left.job_id for left in solution.unassigned] == ["cheap"]


def test_a_break_that_fits_after_the_route_needs_no_place_on_it() -> None:
    driver = van(breaks=(BreakSpec((Window(at(11), at(12)),), 30 * MINUTE),))
    steps = solved(problem(delivery("d", 1), vehicles=(driver,))).routes[0].steps
    assert all(step.kind is not StepKind.BREAK for step in steps)


def test_an_open_route_ends_at_its_last_stop() -> None:
    route = solved(problem(delivery("d", 9), vehicles=(van(end=None),))).routes[0]
    assert route.steps[-1].kind is StepKind.JOB
    assert sum(step.leg_m for step in route.steps) == 4500


def test_the_cheaper_vehicle_goes_and_profiles_have_their_own_roads() -> None:
    locations, car = street(4)
    bike = Matrix.of(
        [[3 * MINUTE * abs(a - b) for b in range(4)] for a in range(4)],
        [[400 * abs(a - b) for b in range(4)] for a in range(4)],
    )
    vehicles = (van("van", costs=Costs(5000, 3600, 100)), van("bike", profile="bicycle"))
    stated = Problem(locations, vehicles, (delivery("d", 3),), (), {"car": car, "bicycle": bike})
    route = solved(stated).routes[0]
    assert route.vehicle_id == "bike"
    assert route.steps[1].leg_s == 9 * MINUTE


def test_a_plan_to_begin_from_is_kept_when_there_is_no_time_to_better_it() -> None:
    jobs = [delivery(f"d{n}", n) for n in range(1, 7)]
    stated = problem(*jobs, vehicles=(van("a"), van("b")))
    order = {"b": ("d6", "gone", "d5", "d4", "d3", "d2", "d1")}
    warm = replace(stated, warm_start=order)
    seen: list[Solution] = []

    def watch(_: Progress, best: Solution | None) -> None:
        if best is not None:
            seen.append(best)

    solve(warm, StopRule(steps=1), 1, watch)
    assert [(r.vehicle_id, r.job_ids) for r in seen[0].routes] == [
        ("b", ("d6", "d5", "d4", "d3", "d2", "d1"))
    ]


def test_cancelling_keeps_the_best_so_far() -> None:
    jobs = [delivery(f"d{n}", n % 11 + 1) for n in range(30)]
    stated = problem(*jobs, vehicles=(van("a"), van("b"), van("c")))
    told: list[Progress] = []
    solution = solve(
        stated, StopRule(seconds=60), 1, lambda progress, _: told.append(progress), lambda: bool(told)
    )
    assert check(stated, solution) == ()
    assert solution.cost <= told[0].cost
    assert solution.routes


def test_a_failing_listener_ends_the_search_with_its_own_error() -> None:
    def gone(_: Progress, __: Solution | None) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        solve(problem(delivery("d", 1)), StopRule(seconds=5), 1, gone)


# --- why a stop is left out ----------------------------------------------------------------------


def test_each_stop_left_out_has_its_reason() -> None:
    vehicles = (van("near", skills=frozenset({"cold"})), van("far", start=11, end=11))
    jobs = (
        delivery("big", 1, amounts=(11,)),
        delivery("skilled", 1, skills=frozenset({"crane"})),
        delivery("nobody", 1, vehicles=frozenset({"gone"})),
        delivery("early", 10, windows=between((8, 0), (8, 10))),
        delivery("long", 11, service=4 * HOUR),
        delivery("fine", 2),
    )
    assert reasons(solved(problem(*jobs, vehicles=vehicles))) == {
        "big": (UnassignedReason.TOO_LARGE, "near"),
        "skilled": (UnassignedReason.SKILLS, "near"),
        "nobody": (UnassignedReason.NOT_ALLOWED, ""),
        "early": (UnassignedReason.WINDOW, "far"),
        "long": (UnassignedReason.SHIFT, "far"),
    }


def test_a_place_without_a_road_is_left_out_and_the_rest_is_planned() -> None:
    locations, _ = street(3)
    none = UNREACHABLE
    rows = [[0, 60, none], [60, 0, none], [60, 60, 0]]  # one can leave the island, not reach it
    stated = Problem(
        locations, (van(),), (delivery("d", 1), delivery("isle", 2)), (), {"car": Matrix.of(rows, rows)}
    )
    solution = solved(stated)
    assert reasons(solution) == {"isle": (UnassignedReason.UNREACHABLE, "")}
    assert solution.routes[0].job_ids == ("d",)


def test_what_fits_alone_but_not_beside_the_others_says_so() -> None:
    jobs = [delivery(f"d{n}", n, amounts=(6,), price=10_000 * n) for n in range(1, 4)]
    solution = solved(problem(*jobs, vehicles=(van("a"),)))
    assert set(reasons(solution).values()) == {(UnassignedReason.NO_ROOM, "a")}
    assert [r.job_ids for r in solution.routes] == [("d3",)]


def test_a_vehicle_that_cannot_even_load_does_not_spoil_the_plan() -> None:
    stated = problem(delivery("d", 1), vehicles=(van("short", latest=at(8, 5)), van("long")))
    assert [route.vehicle_id for route in solved(stated).routes] == ["long"]


def test_a_window_beyond_the_shift_counts_as_one_nobody_can_keep() -> None:
    stated = problem(delivery("d", 1, windows=(Window(at(13), at(14)),)))
    assert reasons(solved(stated)) == {"d": (UnassignedReason.WINDOW, "van")}


def test_two_threads_keep_the_rules_too() -> None:
    jobs = [
        delivery(f"d{n}", n % 11 + 1, amounts=(2,), windows=between((8, 30), (11, 0)))
        for n in range(20)
    ]
    stated = problem(*jobs, vehicles=(van("a"), van("b"), van("c"), van("d")))
    solution = solve(stated, StopRule(steps=20), threads=2)
    assert check(stated, solution) == ()
    assert solution.unassigned == ()


def test_steps_give_the_same_answer_twice_with_rules_that_only_one_engine_knows() -> None:
    rest = BreakSpec((Window(at(9), at(10)),), 20 * MINUTE)
    vans = tuple(van(name, breaks=(rest,), latest=at(14)) for name in "abc")
    jobs = [delivery(f"d{n}", n % 11 + 1, lateness=Lateness(at(9), 40)) for n in range(16)]
    stated = replace(problem(*jobs, vehicles=vans), groups=(Group(GroupKind.TOGETHER, ("d0", "d7")),))
    first, second = solve(stated, StopRule(steps=40), 3), solve(stated, StopRule(steps=40), 3)
    assert first == second
    assert check(stated, first) == ()
    assert any({"d0", "d7"} <= set(route.job_ids) for route in first.routes)


def test_a_carrier_takes_what_it_takes_for_less() -> None:
    stated = replace(
        problem(delivery("near", 1), delivery("far", 11)), carriers=(CarrierSpec("post", {"far": 900}),)
    )
    solution = solved(stated)
    assert [(away.job_id, away.price) for away in solution.outsourced] == [("far", 900)]
    assert [route.job_ids for route in solution.routes] == [("near",)]
