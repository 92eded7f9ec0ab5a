"""A plan that somebody made is told its times, its cost and all that it breaks, whatever it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from app.domain.matrix import UNREACHABLE, Matrix, TimeSlice
from app.domain.routing import (
    CarrierSpec,
    Costs,
    Group,
    GroupKind,
    Job,
    Limits,
    Overtime,
    Pin,
    Problem,
    Reload,
    VehicleSpec,
)
from app.domain.solution import Evaluation, Itinerary, StepKind
from solver.exact.evaluate import Evaluator, evaluate, evaluate_route
from solver.exact.routes import Routes
from solver.exact.schedule import Item, Loading
from tests.solver.exact.any_order import orders
from tests.solver.instances import (
    HOUR,
    MINUTE,
    at,
    between,
    delivery,
    pickup,
    problem,
    rest,
    shipment,
    van,
)


def route_of(name: str, *trips: str, **changes: object) -> Itinerary:
    """Trips written as words."""
    plain = Itinerary(name, tuple(tuple(trip.split()) for trip in trips))
    return replace(plain, **changes)  # type: ignore[arg-type]


def itinerary_of(vehicle: VehicleSpec, items: list[Item]) -> Itinerary:
    trips: list[list[str]] = [[]]
    reloads = []
    for item in items:
        if isinstance(item, Loading):
            trips.append([])
            reloads.append(item.location)
        else:
            trips[-1].append(item.job_id)
    return Itinerary(vehicle.vehicle_id, tuple(map(tuple, trips)), tuple(reloads))


def broken(evaluation: Evaluation) -> list[tuple[str, str, int]]:
    assert all(violation.words.endswith(".") for violation in evaluation.violations)
    return [(v.rule, v.job_id, v.amount) for v in evaluation.violations]


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(orders())
def test_an_order_breaks_nothing_exactly_when_it_is_a_route(
    drawn: tuple[Problem, VehicleSpec, list[Item]],
) -> None:
    stated, vehicle, items = drawn
    route = Routes(stated).route(vehicle, items)
    evaluation = evaluate_route(stated, itinerary_of(vehicle, items))
    if route is None:
        assert evaluation.violations
    else:
        assert (evaluation.violations, evaluation.routes, evaluation.cost) == ((), (route,), route.cost)


@settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(orders())
def test_breaks_put_where_they_fit_best_change_nothing(
    drawn: tuple[Problem, VehicleSpec, list[Item]],
) -> None:
    """Where a route rests once at most on each way, putting its breaks there gives the same route."""
    stated, vehicle, items = drawn
    route = Routes(stated).route(vehicle, items)
    if route is None or len(vehicle.breaks) != 1:
        return
    placed, stops = [], 0
    for step in route.steps:
        if step.kind is StepKind.BREAK:
            placed.append((0, stops))
        stops += step.kind is StepKind.JOB
    wanted = replace(itinerary_of(vehicle, items), breaks=tuple(placed))
    evaluation = evaluate_route(stated, wanted)
    if len(wanted.trips) == 1 or not placed:
        assert (evaluation.violations, evaluation.routes) == ((), (route,))


ONE = delivery("one", 3)
TWO = delivery("two", 5)


def alone(
    *jobs: Job, itinerary: Itinerary | None = None, **changes: object
) -> list[tuple[str, str, int]]:
    """What one van breaks that makes these stops in order."""
    stated = problem(*jobs, vehicles=(van(**changes),))
    names = " ".join(job.job_id for job in jobs)
    return broken(evaluate(stated, [itinerary or route_of("van", names)]))


def test_a_stop_after_its_window_is_late_by_so_many_seconds() -> None:
    late = replace(ONE, windows=between((8, 0), (8, 10)))
    assert alone(late) == [("delay", "one", 3 * MINUTE)]


def test_it_is_the_late_stops_that_are_as_little_late_as_may_be() -> None:
    """Waiting for the second window of the first stop would make the last one later."""
    first = replace(ONE, windows=(*between((8, 0), (8, 12)), *between((9, 0), (9, 30))))
    second = replace(TWO, windows=between((8, 0), (8, 30)))
    assert alone(first, second) == [("delay", "one", 1 * MINUTE)]


def test_what_does_not_fit_is_told_by_how_much() -> None:
    assert alone(replace(ONE, amounts=(7,)), replace(TWO, amounts=(6,))) == [("load", "", 3)]


def test_too_many_stops_too_far_and_too_long_are_told() -> None:
    assert alone(ONE, TWO, limits=Limits(tasks=1)) == [("max_tasks", "", 1)]
    assert alone(ONE, TWO, limits=Limits(distance_m=4_999)) == [("max_distance", "", 1)]
    assert alone(ONE, TWO, limits=Limits(driving_s=590)) == [("max_travel_time", "", 10)]
    assert alone(ONE, TWO, limits=Limits(driving_without_rest_s=590)) == [
        ("driving_without_rest", "", 10)
    ]
    assert alone(ONE, limits=Limits(duration_s=20 * MINUTE)) == [("max_duration", "", 60)]


def test_an_end_after_the_shift_or_its_overtime_is_told() -> None:
    assert alone(ONE, latest=at(8, 20)) == [("shift", "", 60)]
    assert alone(ONE, latest=at(8, 20), overtime=Overtime(30, 0)) == [("overtime", "", 30)]
    assert alone(ONE, latest=at(8, 20), overtime=Overtime(60, 0)) == []


def test_skills_allowed_vehicles_and_goods_on_another_one_are_told() -> None:
    assert alone(replace(ONE, skills=frozenset({"cold", "crane"}))) == [("skills", "one", 2)]
    assert alone(replace(ONE, vehicles=frozenset({"other"}))) == [("not_allowed", "one", 1)]
    assert alone(replace(ONE, on_board="other")) == [("not_allowed", "one", 1)]


def test_trips_and_depots_that_cannot_be_are_told() -> None:
    twice = route_of("van", "one", "two")
    assert alone(ONE, TWO, itinerary=twice) == [("trips", "", 1)]
    reload = Reload((0,), 0, 2)
    assert alone(ONE, TWO, itinerary=twice, reload=reload) == []
    assert alone(ONE, TWO, itinerary=replace(twice, reloads=(4,)), reload=reload) == [("depot", "", 1)]
    elsewhere = replace(TWO, depots=frozenset({4}))
    assert alone(ONE, elsewhere) == [("depot", "two", 1)]
    assert alone(ONE, loads_at_start=False) == [("depot", "one", 1)]
    assert alone(replace(ONE, on_board="van"), loads_at_start=False) == []


def test_shipments_in_the_wrong_order_or_torn_apart_are_told() -> None:
    stated = problem(shipments=(shipment("s", 2, 4),), vehicles=(van("a"), van("b")))
    assert broken(evaluate(stated, [route_of("a", "s-p s-d")])) == []
    assert broken(evaluate(stated, [route_of("a", "s-d s-p")])) == [("precedence", "s-d", 1)]
    torn = [route_of("a", "s-p"), route_of("b", "s-d")]
    assert broken(evaluate(stated, torn)) == [("missing_job", "s-p", 1), ("missing_job", "s-d", 1)]


LUNCH = rest(at(8, 30), at(8, 40), 10 * MINUTE)


def test_a_break_that_fits_nowhere_is_late_or_missing_whatever_is_less() -> None:
    long_stop = replace(ONE, service=HOUR, windows=between((8, 13), (8, 13)))
    assert alone(long_stop, breaks=(replace(LUNCH, duration=HOUR),)) == [("delay", "", 33 * MINUTE)]
    assert alone(long_stop, breaks=(LUNCH,)) == [("missing_break", "", 10 * MINUTE)]


def test_a_break_stands_where_it_was_put() -> None:
    stated = problem(
        ONE, replace(TWO, windows=between((9, 0), (9, 30))), vehicles=(van(breaks=(LUNCH,)),)
    )
    for stops, rules in ((0, []), (1, []), (2, [("delay", "", 25 * MINUTE)])):
        evaluation = evaluate(stated, [route_of("van", "one two", breaks=((0, stops),))])
        kinds = [step.kind for step in evaluation.routes[0].steps]
        assert kinds.index(StepKind.BREAK) == stops + 1
        assert broken(evaluation) == rules


def test_a_break_put_where_too_much_is_on_board_is_told() -> None:
    light = replace(LUNCH, max_load=(1,))
    stated = problem(
        ONE, replace(TWO, windows=between((9, 0), (9, 30))), vehicles=(van(breaks=(light,)),)
    )
    put = evaluate(stated, [route_of("van", "one two", breaks=((0, 0),))])
    assert broken(put) == [("max_load", "", 1)]
    assert broken(evaluate(stated, [route_of("van", "one two")])) == []


def test_pins_and_frozen_stops_that_moved_are_told() -> None:
    base = problem(ONE, TWO, vehicles=(van("a"), van("b")))
    pinned = replace(base, pins=(Pin("one", "b"),))
    assert broken(evaluate(pinned, [route_of("a", "one two")])) == [("pin", "one", 1)]
    place = replace(base, pins=(Pin("one", "a", 1),))
    assert broken(evaluate(place, [route_of("a", "one two")])) == [("pin", "one", 1)]
    time = replace(base, pins=(Pin("one", "a", None, at(8, 12)),))
    assert broken(evaluate(time, [route_of("a", "one two")])) == [("pin", "one", 60)]
    frozen = replace(base, frozen={"a": ("two",)})
    assert broken(evaluate(frozen, [route_of("a", "one two")])) == [("frozen", "two", 1)]
    assert broken(evaluate(frozen, [route_of("b", "two")])) == [("frozen", "two", 1)]


def test_a_pinned_time_before_or_after_its_window_is_told() -> None:
    windows = between((9, 0), (10, 0))
    base = problem(replace(ONE, windows=windows))
    for moment, rule, amount in (
        (at(8, 50), "lead_time", 600),
        (at(10, 1), "delay", 60),
        (at(9, 30), "", 0),
    ):
        stated = replace(base, pins=(Pin("one", "van", None, moment),))
        evaluation = evaluate(stated, [route_of("van", "one")])
        assert broken(evaluation) == ([(rule, "one", amount)] if rule else [])
        assert evaluation.routes[0].steps[1].begin == moment


def test_groups_torn_or_squeezed_together_are_told() -> None:
    base = problem(ONE, TWO, vehicles=(van("a"), van("b")))
    apart = replace(base, groups=(Group(GroupKind.APART, ("one", "two")),))
    assert broken(evaluate(apart, [route_of("a", "one two")])) == [("group", "two", 1)]
    together = replace(base, groups=(Group(GroupKind.TOGETHER, ("one", "two")),))
    assert broken(evaluate(together, [route_of("a", "one"), route_of("b", "two")])) == [
        ("group", "one", 1)
    ]
    assert broken(evaluate(together, [route_of("a", "one two")])) == []
    assert broken(evaluate(together, [])) == []


def test_where_no_road_leads_the_drive_is_nothing_and_told() -> None:
    none = UNREACHABLE
    rows = [[0, none], [60, 0]]
    stated = replace(problem(delivery("d", 1), places=2), matrices={"car": Matrix.of(rows, rows)})
    evaluation = evaluate(stated, [route_of("van", "d")])
    assert broken(evaluation) == [("unreachable", "d", 1)]
    assert [step.leg_s for step in evaluation.routes[0].steps] == [0, 0, 60]
    open_road, closed = Matrix.of([[0, 60], [60, 0]], [[0, 9], [9, 0]]), Matrix.of(rows, rows)
    by_hour = {"car": (TimeSlice(0, closed), TimeSlice(at(11), open_road))}
    barred = replace(stated, matrices={"car": open_road}, slices=by_hour)
    assert broken(evaluate(barred, [route_of("van", "d")])) == [("unreachable", "d", 1)]
    later = replace(barred, vehicles=(van(earliest=at(11)),))
    assert broken(evaluate(later, [route_of("van", "d")])) == []


def test_what_is_not_there_or_stands_twice_is_told_and_never_raised() -> None:
    stated = problem(ONE, TWO, vehicles=(van("a"), van("b")))
    plan = [
        route_of("a", "one gone one"),
        route_of("b", "one"),
        route_of("c", "two"),
        route_of("a", ""),
    ]
    evaluation = evaluate(stated, plan)
    assert [rule for rule, _, _ in broken(evaluation)] == [
        "unknown", "repeated", "repeated", "vehicle", "vehicle",
    ]  # fmt: skip
    assert [route.job_ids for route in evaluation.routes] == [("one",)]
    assert evaluation.cost == evaluation.routes[0].cost + TWO.price
    strange = route_of("a", "one", breaks=((3, 1),))
    assert broken(evaluate(stated, [strange])) == [("unknown", "", 1)]


def test_stops_on_no_route_cost_their_price_or_less_with_a_carrier() -> None:
    post = CarrierSpec("post", {"one": 500, "two": 30_000})
    stated = replace(problem(ONE, TWO), carriers=(post,))
    assert evaluate(stated, []) == Evaluation((), (), 500 + TWO.price)


def test_an_evaluator_asked_again_answers_the_same() -> None:
    stated = problem(ONE, TWO, vehicles=(van(breaks=(LUNCH,), costs=Costs(100, 3600, 10)),))
    evaluator = Evaluator(stated)
    plans = [route_of("van", "one two"), route_of("van", "two one")]
    first = [evaluator.plan([plan]) for plan in plans]
    assert first == [evaluate(stated, [plan]) for plan in plans]
    assert [evaluator.plan([plan]) for plan in plans] == first


@pytest.mark.parametrize("reload", [None, Reload((0,), 5, 3)])
def test_an_itinerary_without_stops_is_no_route(reload: Reload | None) -> None:
    stated = problem(ONE, vehicles=(van(reload=reload),))
    assert evaluate(stated, [route_of("van", "", "")]) == Evaluation((), (), ONE.price)
    assert broken(evaluate(problem(pickup("p", 1)), [route_of("van", "p")])) == []
