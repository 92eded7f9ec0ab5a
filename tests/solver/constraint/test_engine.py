"""The engine alone proposes no plan that breaks a rule it was told, however cheap that would be."""

from __future__ import annotations

from dataclasses import replace

from app.domain.routing import (
    BreakSpec,
    CarrierSpec,
    Costs,
    Group,
    GroupKind,
    Keeping,
    Lateness,
    Limits,
    Overtime,
    Pin,
    Reload,
    Shipment,
    Window,
)
from solver.exact.schedule import Loading
from tests.solver.constraint.proposals import proposals
from tests.solver.instances import HOUR, MINUTE, at, between, delivery, pickup, problem, shipment, van

FREE = Costs(0, 0, 0)


def test_a_stop_is_not_served_between_its_windows() -> None:
    early = delivery("early", 1, windows=(*between((8, 0), (8, 5)), *between((11, 0), (11, 5))))
    found = proposals(problem(early, delivery("soon", 2, windows=between((8, 20), (8, 40)))))
    assert found.refused == []
    assert found.best == {"van": ["soon", "early"]}


def test_service_and_setup_take_as_long_as_the_type_of_vehicle_says() -> None:
    slow = van(vehicle_type="slow", costs=FREE)
    for field in ("service_by_type", "setup_by_type"):
        stops = [delivery(name, 2 + n, **{field: {"slow": 2 * HOUR}}) for n, name in enumerate("ab")]
        found = proposals(problem(*stops, vehicles=(slow,)))
        assert found.refused == []
        assert len(found.served) == 1


def test_a_slow_vehicle_drives_longer() -> None:
    stops = [delivery("near", 1), delivery("far", 11, windows=between((8, 0), (9, 0)))]
    found = proposals(problem(*stops, vehicles=(van(speed_factor=0.1),)))
    assert found.refused == []
    assert found.served == {"near"}


def test_a_first_stop_without_a_way_there_needs_no_setup() -> None:
    stop = delivery("only", 3, setup=HOUR, windows=between((8, 0), (8, 30)))
    found = proposals(problem(stop, vehicles=(van(start=None),)))
    assert found.refused == []
    assert found.served == {"only"}


def test_nobody_works_beyond_the_overtime_allowed() -> None:
    late = delivery("late", 1, windows=between((12, 10), (12, 10)))
    for minutes, served in ((10, set()), (30, {"late"})):
        paid = van(overtime=Overtime(minutes * MINUTE, 3600))
        found = proposals(problem(late, vehicles=(paid,)))
        assert found.refused == []
        assert found.served == served


def test_overtime_that_costs_more_than_the_stop_is_not_worked() -> None:
    late = delivery("late", 1, windows=between((12, 10), (12, 10)))
    dear = van(overtime=Overtime(HOUR, 200_000))
    assert proposals(problem(late, vehicles=(dear,))).served == set()


def test_no_more_stops_than_the_vehicle_may_have() -> None:
    few = van(limits=Limits(tasks=2))
    found = proposals(problem(*(delivery(name, 1) for name in "abc"), vehicles=(few,)))
    assert found.refused == []
    assert len(found.served) == 2


def test_no_more_driving_distance_or_hours_than_allowed() -> None:
    stops = [delivery("near", 9), delivery("far", 11)]
    for limits in (
        Limits(driving_s=20 * MINUTE),
        Limits(distance_m=10_000),
        Limits(driving_without_rest_s=20 * MINUTE),
        Limits(duration_s=35 * MINUTE),
    ):
        found = proposals(problem(*stops, vehicles=(van(limits=limits),)))
        assert found.refused == [], limits
        assert found.served == {"near"}, limits


def test_a_break_does_not_start_between_its_windows() -> None:
    lunch = BreakSpec((Window(at(8, 20), at(8, 20)), Window(at(11, 50), at(11, 50))), 30 * MINUTE)
    long_one = delivery("long", 1, service=3 * HOUR, windows=between((8, 11), (8, 15)))
    after = delivery("after", 2, windows=between((11, 55), (12, 0)))
    found = proposals(problem(long_one, after, vehicles=(van(latest=at(13), breaks=(lunch,)),)))
    assert found.refused == []
    assert len(found.served) == 1


def test_goods_are_loaded_only_at_a_depot_that_has_them() -> None:
    stop = delivery("elsewhere", 3, depots=frozenset({5}))
    assert proposals(problem(stop)).served == set()
    stated = problem(stop, vehicles=(van(reload=Reload((0, 5), 0, 2)),))
    found = proposals(stated, begun=[[Loading(5, 0), stop]])
    assert found.refused == []
    assert found.best == {"van": ["@5", "elsewhere"]}


def test_no_more_trips_than_allowed_wherever_they_begin() -> None:
    small = van(capacity=(1,), reload=Reload((0, 5), 0, 2))
    found = proposals(problem(*(delivery(name, 4) for name in "abc"), vehicles=(small,)))
    assert found.refused == []
    assert len(found.served) == 2


def test_a_van_on_the_road_brings_only_what_it_has_until_it_loads() -> None:
    stops = [delivery("has", 4, on_board="van"), delivery("has not", 4)]
    out = van(start=3, loads_at_start=False)
    found = proposals(problem(*stops, vehicles=(out,)))
    assert found.refused == []
    assert found.served == {"has"}
    found = proposals(problem(*stops, vehicles=(replace(out, reload=Reload((0,), 0, 1)),)))
    assert found.refused == []
    assert found.served == {"has", "has not"}


def test_a_van_on_the_road_has_nothing_to_wait_for() -> None:
    soon = delivery("soon", 4, on_board="van", windows=between((8, 0), (8, 5)))
    out = van(start=3, loads_at_start=False, loading=30 * MINUTE)
    assert proposals(problem(soon, vehicles=(out,))).served == {"soon"}


def test_what_is_in_the_van_takes_room_until_it_is_unloaded() -> None:
    full = van(start=3, loads_at_start=False, carrying=(8,))
    stop = pickup("goods", 4, amounts=(5,))
    assert proposals(problem(stop, vehicles=(full,))).served == set()
    found = proposals(problem(stop, vehicles=(replace(full, reload=Reload((0,), 0, 1)),)))
    assert found.refused == []
    assert found.best == {"van": ["@0", "goods"]}


def test_what_was_brought_takes_room_over_several_trips() -> None:
    out = van(start=3, loads_at_start=False, reload=Reload((0,), 0, 2))
    last = delivery("last", 3, amounts=(6,), on_board="van", windows=between((11, 0), (11, 30)))
    more = delivery("more", 4, amounts=(6,), windows=between((8, 0), (10, 0)))
    found = proposals(problem(last, more, vehicles=(out,)))
    assert found.refused == []
    assert len(found.served) == 1
    found = proposals(problem(replace(last, amounts=(4,)), more, vehicles=(out,)))
    assert found.refused == []
    assert found.best == {"van": ["@0", "more", "last"]}


def test_stops_that_ride_together_are_served_whole_or_not_at_all() -> None:
    late = delivery("late", 2, windows=between((13, 0), (13, 0)))
    group = Group(GroupKind.TOGETHER, ("early", "late"))
    stated = replace(problem(delivery("early", 1), late), groups=(group,))
    assert proposals(stated).served == set()
    fleet = (van("day"), van("evening", latest=at(14)))
    found = proposals(replace(stated, vehicles=fleet))
    assert found.refused == []
    assert set(found.best) == {"evening"}


def test_a_stop_whose_company_cannot_ride_stays_behind() -> None:
    jobs = (delivery("warm", 1), delivery("cold", 2))
    stated = replace(problem(*jobs), groups=(Group(GroupKind.TOGETHER, ("warm", "cold")),))
    assert proposals(stated).served == {"warm", "cold"}
    assert proposals(stated, impossible=("cold",)).served == set()


def test_stops_kept_apart_need_two_vans() -> None:
    group = Group(GroupKind.APART, ("a", "b", "c"))
    stated = replace(problem(*(delivery(name, 1) for name in "abc")), groups=(group,))
    assert len(proposals(stated).served) == 1
    found = proposals(replace(stated, vehicles=(van("one"), van("two"))))
    assert found.refused == []
    assert len(found.served) == 2


def test_a_pinned_stop_stays_on_its_vehicle() -> None:
    fleet = (van("near"), van("far", start=11, end=11))
    stated = problem(delivery("stop", 1), vehicles=fleet)
    found = proposals(replace(stated, pins=(Pin("stop", "far"),)))
    assert found.refused == []
    assert found.best == {"far": ["stop"]}


def test_a_pinned_stop_stays_in_its_place() -> None:
    stops = (delivery("first", 1, windows=between((8, 0), (9, 0))), delivery("second", 2))
    stated = problem(*stops, delivery("third", 3))
    for position in (0, 1, 2):
        found = proposals(replace(stated, pins=(Pin("third", "van", position),)))
        assert found.refused == []
        assert len(found.served) == 3


def test_a_pinned_stop_begins_at_its_second() -> None:
    stops = (delivery("pinned", 1), delivery("soon", 2, windows=between((8, 20), (8, 40))))
    found = proposals(replace(problem(*stops), pins=(Pin("pinned", "van", begin=at(11)),)))
    assert found.refused == []
    assert found.best == {"van": ["soon", "pinned"]}


def test_frozen_stops_come_first_whatever_their_windows() -> None:
    stops = (
        delivery("gone", 5, windows=between((6, 0), (6, 30))),
        delivery("next", 1),
        delivery("soon", 3, windows=between((8, 0), (8, 45))),
    )
    found = proposals(replace(problem(*stops), frozen={"van": ("gone", "next")}))
    assert found.refused == []
    assert found.best == {"van": ["gone", "next", "soon"]}


def test_frozen_stops_ride_on_no_other_vehicle() -> None:
    fleet = (van("small", capacity=(1,)), van("large"))
    stops = (delivery("heavy", 1, amounts=(2,)), delivery("light", 1))
    found = proposals(replace(problem(*stops, vehicles=fleet), frozen={"small": ("heavy",)}))
    assert found.refused == []
    assert found.served == {"light"}


def test_a_shipment_stays_on_one_trip_and_in_order() -> None:
    goods = shipment("s", 6, 2)
    small = van(capacity=(2,), reload=Reload((0,), 0, 3))
    stops = (delivery("a", 3, amounts=(2,)), delivery("b", 4, amounts=(2,)))
    found = proposals(problem(*stops, vehicles=(small,), shipments=(goods,)))
    assert found.refused == []
    assert len(found.served) == 4


def test_goods_do_not_wait_in_the_van_while_it_loads_even_if_they_take_no_room() -> None:
    both = shipment("s", 3, 6, amount=0)
    goods = Shipment(
        replace(both.pickup, windows=between((8, 12), (8, 20))),
        replace(both.delivery, windows=between((10, 0), (10, 5))),
    )
    full = van(capacity=(1,), reload=Reload((0,), 0, 2))
    stops = (
        delivery("a", 3, windows=between((8, 10), (8, 30))),
        delivery("b", 4, windows=between((9, 0), (9, 5))),
    )
    found = proposals(problem(*stops, vehicles=(full,), shipments=(goods,)))
    assert found.refused == []
    assert len(found.served) == 3


def test_a_later_trip_is_loaded_when_its_goods_are_there() -> None:
    stops = (
        delivery("now", 2, windows=between((8, 10), (8, 20))),
        delivery("released", 3, release=at(9)),
        delivery("little", 4, amounts=(0,), windows=between((8, 40), (8, 50))),
    )
    small = van(capacity=(1,), reload=Reload((0,), 0, 2))
    found = proposals(problem(*stops, vehicles=(small,)))
    assert found.refused == []
    assert len(found.served) == 3


def test_changing_a_plan_is_dearer_than_keeping_it() -> None:
    fleet = (van("near"), van("far", start=11, end=11))
    stated = problem(delivery("stop", 1), vehicles=fleet)
    assert proposals(stated).best == {"near": ["stop"]}
    kept = replace(stated, keeping=Keeping({"far": ("stop",)}, per_reassignment=50_000))
    assert proposals(kept).best == {"far": ["stop"]}


def test_a_changed_order_is_dearer_than_the_given_one() -> None:
    stops = (delivery("a", 2), delivery("b", 8, windows=between((9, 0), (11, 0))))
    stated = problem(*stops, vehicles=(van(end=8),))
    assert proposals(stated).best == {"van": ["a", "b"]}
    kept = replace(stated, keeping=Keeping({"van": ("b", "a")}, per_resequence=50_000))
    assert proposals(kept).best == {"van": ["b", "a"]}


def test_being_late_has_its_price() -> None:
    stops = (
        delivery("patient", 1),
        delivery("urgent", 8, lateness=Lateness(at(8, 18), 1000)),
    )
    stated = problem(*stops, vehicles=(van(end=8),))
    assert proposals(stated).best == {"van": ["urgent", "patient"]}


def test_a_cheaper_carrier_takes_a_stop() -> None:
    stated = problem(delivery("far", 11))
    for price, served in ((1, set()), (9_999, {"far"})):
        carrier = CarrierSpec("post", {"far": price})
        assert proposals(replace(stated, carriers=(carrier,))).served == served
    on_board = replace(stated, jobs=(replace(stated.jobs[0], on_board="van"),))
    assert proposals(replace(on_board, carriers=(CarrierSpec("post", {"far": 1}),))).served == {"far"}


def test_driving_and_working_hours_have_their_own_prices() -> None:
    stop = delivery("stop", 5)
    for dear in (Costs(0, 0, 0, 90_000, 0), Costs(0, 0, 0, 0, 90_000)):
        fleet = (van("dear", costs=dear), van("cheap", costs=Costs(10, 0, 0)))
        assert set(proposals(problem(stop, vehicles=fleet)).best) == {"cheap"}
