"""What is said to PyVRP's engine means what the exact timetable means: order by order, cent by cent."""

from __future__ import annotations

from dataclasses import replace

import pytest
import pyvrp
from pyvrp import Activity, ActivityType

from app.domain.matrix import UNREACHABLE, Matrix
from app.domain.routing import (
    Balance,
    CarrierSpec,
    Costs,
    Group,
    GroupKind,
    Job,
    Keeping,
    Lateness,
    Limits,
    Overtime,
    Pin,
    Problem,
    Reload,
    Window,
)
from solver.annealing import fleet
from solver.annealing.clock import clock_for
from solver.annealing.first import first_plan
from solver.annealing.translation import Translation
from solver.exact.routes import Routes
from solver.exact.schedule import Item, Loading
from solver.reasons import tasks_of
from solver.sorting_out import Candidates
from tests.solver.annealing.agreement import (
    assert_agrees,
    candidates_of,
    cents,
    in_engine,
    orders,
    route_cost,
    said,
)
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

PRICEY = Costs(fixed=1234, per_hour=2500, per_km=37, per_driving_hour=711, per_task_hour=500)


def jobs(**changes: object) -> tuple[Job, ...]:
    return tuple(delivery(f"d{n}", place, **changes) for n, place in enumerate((3, 7, 1)))


def test_money_is_exact_to_the_cent_whatever_is_paid_for() -> None:
    possible, _ = assert_agrees(problem(*jobs(setup=90), vehicles=(van(costs=PRICEY),)))
    assert possible == 15


def test_windows_and_the_shift_are_the_same_seconds() -> None:
    stops = (
        delivery("early", 4, windows=between((8, 0), (8, 20))),
        delivery("late", 2, windows=between((9, 0), (9, 1))),
        delivery("long", 9, service=2 * HOUR),
    )
    possible, refused = assert_agrees(problem(*stops, vehicles=(van(latest=at(10, 53)),)))
    assert possible > 0
    assert refused > 0


def test_a_stop_with_several_windows_may_be_served_in_any() -> None:
    windows = (*between((8, 0), (8, 15)), *between((9, 30), (9, 40)))
    stops = (delivery("twice", 3, windows=windows), *jobs(service=30 * MINUTE)[1:])
    possible, refused = assert_agrees(problem(*stops, vehicles=(van(latest=at(9, 55)),)))
    assert possible > 0
    assert refused > 0


def test_setup_is_paid_on_arriving_from_another_place_only() -> None:
    stops = (
        delivery("a", 3, setup=600),
        delivery("b", 3, setup=300),
        delivery("c", 5, setup=60, windows=between((8, 0), (8, 40))),
        delivery("home", 0, setup=900),
    )
    possible, refused = assert_agrees(problem(*stops))
    assert possible > 0
    assert refused > 0


def test_each_type_of_vehicle_has_its_own_times_at_a_stop() -> None:
    stops = (
        delivery("a", 3, service_by_type={"bike": 60}, setup_by_type={"bike": 0}, setup=600),
        delivery("b", 5, windows=between((8, 0), (8, 25)), service_by_type={"bike": 1200}),
        delivery("c", 2),
    )
    vehicles = (van("van", costs=PRICEY), van("bike", vehicle_type="bike", speed_factor=0.7))
    possible, refused = assert_agrees(problem(*stops, vehicles=vehicles))
    assert possible > 0
    assert refused > 0


def test_only_who_may_serve_a_stop_comes_at_a_bearable_price() -> None:
    stops = (
        delivery("cold", 3, skills=frozenset({"cold"})),
        delivery("mine", 5, vehicles=frozenset({"b"})),
        delivery("large", 2, amounts=(9,)),
    )
    vehicles = (van("a", skills=frozenset({"cold"})), van("b", capacity=(8,)), van("c"))
    possible, refused = assert_agrees(problem(*stops, vehicles=vehicles))
    assert possible > 0
    assert refused > 0


def test_without_room_for_profiles_who_may_serve_a_stop_is_a_load(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fleet, "MOST_PROFILES", 1)
    test_only_who_may_serve_a_stop_comes_at_a_bearable_price()
    monkeypatch.setattr(fleet, "MOST_CLASSES", 1)
    stops = tuple(delivery(f"d{n}", n + 1, vehicles=frozenset({f"v{n}"})) for n in range(3))
    stated = problem(*stops, vehicles=tuple(van(f"v{n}") for n in range(3)))
    assert said(stated).dropped == {"vehicles"}


def test_loads_go_up_and_down_in_all_dimensions() -> None:
    stops = (
        delivery("d", 3, amounts=(6, 1)),
        pickup("p", 5, amounts=(5, 2)),
        delivery("e", 2, amounts=(4, 0)),
    )
    vehicles = (van(capacity=(10, 3)), van("half", capacity=(10, 3), carrying=(2, 1)))
    goods = (shipment("s", 4, 8),)
    goods = tuple(
        replace(
            s, pickup=replace(s.pickup, amounts=(4, 1)), delivery=replace(s.delivery, amounts=(4, 1))
        )
        for s in goods
    )
    possible, refused = assert_agrees(problem(*stops, vehicles=vehicles, shipments=goods))
    assert possible > 0
    assert refused > 0


def test_returns_for_more_at_several_places_and_goods_that_come_later() -> None:
    stops = (
        delivery("a", 3, amounts=(6,)),
        delivery("b", 7, amounts=(6,), release=at(9)),
        pickup("c", 5, amounts=(9,), windows=between((8, 0), (9, 30))),
    )
    vehicles = (van(reload=Reload((0, 6), 15 * MINUTE, 2), latest=at(10), loading=5 * MINUTE),)
    loadings = (Loading(0, 15 * MINUTE), Loading(6, 15 * MINUTE))
    possible, refused = assert_agrees(problem(*stops, vehicles=vehicles), loadings)
    assert possible > 0
    assert refused > 0


def test_routes_may_begin_and_end_anywhere() -> None:
    vehicles = (van("no end", end=None), van("no start", start=None), van("between", start=2, end=9))
    assert_agrees(problem(*jobs(setup=60), vehicles=vehicles))


def test_every_vehicle_loads_as_long_as_it_takes() -> None:
    vehicles = (van("quick", loading=0), van("slow", loading=50 * MINUTE, latest=at(9, 20)))
    possible, refused = assert_agrees(problem(*jobs(), vehicles=vehicles))
    assert possible > 0
    assert refused > 0


@pytest.mark.parametrize(
    ("limits", "costs"),
    [
        (Limits(tasks=2), PRICEY),
        (Limits(distance_m=6999), Costs(100, 3600, 37)),
        (Limits(distance_m=7000), Costs(0, 3600, 0)),
        (Limits(driving_s=13 * MINUTE), Costs(100, 3600, 0, 711)),
        (Limits(driving_s=14 * MINUTE), Costs(0, 3600, 0)),
        (Limits(duration_s=30 * MINUTE), PRICEY),
    ],
)
def test_limits_are_kept_to_the_unit(limits: Limits, costs: Costs) -> None:
    stated = problem(*jobs(), vehicles=(van(limits=limits, costs=costs),))
    possible, refused = assert_agrees(stated)
    assert possible > 0
    assert refused > 0
    assert said(stated).dropped == frozenset()


def test_overtime_is_allowed_to_its_last_second_and_paid() -> None:
    van_late = van(earliest=at(8), latest=at(8, 50), overtime=Overtime(10 * MINUTE, 900))
    stops = jobs(windows=between((8, 25), (12, 0)))
    stated = problem(*stops, vehicles=(van_late,))
    statement, routes = said(stated), Routes(stated)
    for order in orders(stated):
        exact = routes.route(van_late, order)
        assert (exact is not None) == in_engine(statement, 0, order)[0].is_feasible()
    assert statement.dropped == {"overtime"}


def test_where_no_road_leads_the_engine_does_not_go() -> None:
    none = UNREACHABLE
    rows = [[0, 60, 60], [60, 0, none], [60, 60, 0]]
    stated = problem(delivery("a", 1), delivery("b", 2), places=3)
    stated = replace(stated, matrices={"car": Matrix.of(rows, rows)})
    possible, refused = assert_agrees(stated)
    assert (possible, refused) == (3, 1)


def test_vehicles_alike_are_one_kind_and_a_price_of_moving_tells_them_apart() -> None:
    stated = problem(*jobs(), vehicles=tuple(van(f"v{n}") for n in range(4)))
    assert [kind.vehicles for kind in said(stated).kinds] == [(0, 1, 2, 3)]
    keeping = Keeping({"v1": ("d0", "d1"), "v2": ("d2",)}, per_reassignment=700)
    kept = replace(stated, keeping=keeping)
    statement = said(kept)
    money = cents(kept, statement)
    paid = {}
    for n in range(4):
        [route] = in_engine(statement, n, stated.jobs[:2])
        paid[n] = round(route_cost(route) * money)
    assert paid[0] - paid[1] == 1400
    assert paid[3] == paid[0] == paid[2]


def test_a_carrier_caps_what_leaving_out_costs() -> None:
    stated = problem(*jobs(price=9_000))
    cheap = replace(stated, carriers=(CarrierSpec("c", {"d1": 4_500}),))
    prizes = [client.prize for client in said(cheap).open_clients]
    assert prizes[0] == 2 * prizes[1] == prizes[2]


def test_common_breaks_are_cut_out_of_the_day_and_others_off_its_end() -> None:
    lunch = (rest(at(11, 30), at(12, 30), 30 * MINUTE),)
    vehicles = [van(f"v{n}", latest=at(17), breaks=lunch) for n in range(4)]
    odd = van("odd", latest=at(17), breaks=(rest(at(15), at(15), 20 * MINUTE),))
    clock = clock_for([*vehicles, odd])
    assert clock.at(at(11)) == 3 * HOUR
    assert clock.at(at(12)) == clock.at(at(12, 30)) == 4 * HOUR
    assert clock.at(at(13)) == 4 * HOUR + 30 * MINUTE
    assert clock.shift_end(vehicles[0], at(17)) == 8 * HOUR + 30 * MINUTE
    assert clock.shift_end(odd, at(17)) == 8 * HOUR + 10 * MINUTE


def test_a_frozen_beginning_is_where_the_engine_begins() -> None:
    stated = problem(*jobs(), vehicles=(van("a"), van("b")))
    stated = replace(stated, frozen={"b": ("d1",)})
    translation = Translation(stated, candidates_of(stated), Routes(stated))
    assert translation.data.num_clients == 2
    [starting] = [
        translation.data.depot(kind.start_depot)
        for kind in translation.data.vehicle_types()
        if kind.tw_early > 0
    ]
    assert translation.data.location(starting.location).x == stated.locations[7].lon
    plan = translation.plan(first_plan(translation.data))
    assert next(item.job_id for item in plan[1] if isinstance(item, Job)) == "d1"
    assert translation.dropped == frozenset()


def test_a_plan_comes_back_as_it_went_in() -> None:
    windows = (*between((8, 0), (8, 15)), *between((9, 30), (9, 40)))
    stops = (
        delivery("a", 3, amounts=(6,)),
        delivery("b", 7, amounts=(6,)),
        delivery("w", 2, windows=windows),
    )
    again = Reload((0, 6), 15 * MINUTE, 3)
    vehicles = (van("a", reload=again), van("b", reload=again))
    stated = problem(*stops, vehicles=vehicles, shipments=(shipment("s", 4, 8),))
    routes = Routes(stated)
    translation = Translation(stated, candidates_of(stated), routes)
    goods = stated.shipments[0]
    plan: list[list[Item]] = [
        [stops[0], Loading(6, 15 * MINUTE), stops[1], stops[2]],
        [goods.pickup, goods.delivery],
    ]
    made = [routes.route(v, items) for v, items in zip(vehicles, plan, strict=True)]
    solved = [route for route in made if route is not None]
    assert len(solved) == 2
    kept = replace(stated, warm_start={r.vehicle_id: r.job_ids for r in solved})
    translation = Translation(kept, candidates_of(kept), routes)
    assert translation.plan(translation.solution(solved)) == plan


def test_a_van_on_the_road_first_loads_what_it_is_asked_to_bring() -> None:
    here = van("here", start=6, loads_at_start=False, reload=Reload((0, 11), 300, 2), loading=0)
    stops = (delivery("on board", 7, on_board="here"), delivery("depot", 9))
    stated = problem(*stops, vehicles=(here,))
    eligible: Candidates = [(task, [0]) for task in tasks_of(stated)]
    translation = Translation(stated, eligible, Routes(stated))
    made = pyvrp.Route(
        translation.data, [Activity(ActivityType.CLIENT, 0), Activity(ActivityType.CLIENT, 1)], 0
    )
    order = pyvrp.Solution(translation.data, [made])
    assert translation.plan(order) == [[stops[0], Loading(11, 300), stops[1]]]


def test_it_names_the_rules_it_cannot_say_and_no_others() -> None:
    plain = problem(*jobs())
    assert said(plain).dropped == frozenset()

    def dropped(stated: Problem) -> frozenset[str]:
        return said(stated).dropped

    lunch = van(breaks=(rest(at(10), at(11), 600),))
    assert dropped(replace(plain, vehicles=(lunch,))) == {"breaks"}
    assert dropped(replace(plain, groups=(Group(GroupKind.APART, ("d0", "d1")),))) == {"groups"}
    assert dropped(replace(plain, pins=(Pin("d0", "van", 0),))) == {"positions"}
    assert dropped(replace(plain, pins=(Pin("d0", "van"),))) == frozenset()
    assert dropped(replace(plain, balance=Balance(100))) == {"balance"}
    late = problem(*jobs(lateness=Lateness(at(9), 50)))
    assert dropped(late) == {"lateness"}
    both = van(limits=Limits(driving_s=600, distance_m=9000))
    assert dropped(replace(plain, vehicles=(both,))) == {"driving"}
    tired = van(limits=Limits(driving_without_rest_s=600))
    assert dropped(replace(plain, vehicles=(tired,))) == {"rest"}


def test_late_service_costs_the_engine_about_what_it_costs() -> None:
    window = (Window(at(8), at(12)),)
    stated = problem(delivery("d", 1, windows=window, lateness=Lateness(at(9), 50), price=90_000))
    statement = said(stated)
    losses = [visit.loss for visit in statement.visits]
    assert losses[0] == 0
    assert losses == sorted(losses)
    assert statement.visits[0].window == Window(at(8), at(9))
    assert statement.visits[-1].window.latest_start == at(12)
    worst = 50 * 15
    assert 0 < losses[1] < worst
