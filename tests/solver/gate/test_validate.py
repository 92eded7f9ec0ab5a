"""A problem that makes no sense is refused in one sentence that names what is wrong."""

from __future__ import annotations

from dataclasses import replace
from math import inf, nan

import pytest

from app.domain.errors import PlanningError
from app.domain.matrix import Matrix, TimeSlice
from app.domain.routing import (
    Balance,
    BreakSpec,
    CarrierSpec,
    Costs,
    Group,
    GroupKind,
    Job,
    Keeping,
    Lateness,
    Limits,
    Overtime,
    Pace,
    Pin,
    Problem,
    Reload,
    Shipment,
    VehicleSpec,
    Window,
)
from solver.gate.validate import validate
from tests.solver.instances import at, delivery, pickup, problem, rest, shipment, street, van

LOCATIONS, STREET = street(12)
_, SMALL = street(3)
HUGE = 10**12 + 1
FRIEND = CarrierSpec("c", {})
TOGETHER, APART = GroupKind.TOGETHER, GroupKind.APART


def with_van(**changes: object) -> Problem:
    """A stop, and a van with something wrong."""
    return problem(delivery("d", 1), vehicles=(van(**changes),))


def with_stop(**changes: object) -> Problem:
    """A stop with something wrong."""
    return problem(delivery("d", 1, **changes))


def wished(**wishes: object) -> Problem:
    """Two stops, a shipment and two vans, and wishes about their plan."""
    said = problem(
        delivery("a", 1),
        delivery("b", 2),
        vehicles=(van("v"), van("w")),
        shipments=(shipment("s", 3, 4),),
    )
    return replace(said, **wishes)  # type: ignore[arg-type]


def negative(places: int, in_distances: bool = False) -> Matrix:
    """A matrix with a -1 in its corner."""
    rows, zeros = [[0] * places for _ in range(places)], [[0] * places for _ in range(places)]
    rows[0][places - 1] = -1
    return Matrix.of(zeros, rows) if in_distances else Matrix.of(rows, zeros)


def sliced(*slices: TimeSlice, profile: str = "car") -> Problem:
    """Driving times by the hour."""
    return replace(problem(delivery("d", 1)), slices={profile: slices})


NAMES = {
    "no vehicles and no carriers": replace(problem(delivery("d", 1)), vehicles=()),
    "The stop 'd' is there 2 times.": problem(delivery("d", 1), delivery("d", 2)),
    "The stop 's-p' is there 2 times.": problem(delivery("s-p", 1), shipments=(shipment("s", 1, 2),)),
    "The vehicle 'van' is there 2 times.": problem(vehicles=(van(), van())),
    "The carrier 'c' is there 2 times.": wished(carriers=(FRIEND, FRIEND)),
    "A stop has no id.": problem(delivery("", 1)),
    "A vehicle has no id.": problem(vehicles=(van(""),)),
    "is at place 12, but": problem(delivery("d", 12)),
    "is at place 1.0, but": problem(delivery("d", 1.0)),  # type: ignore[arg-type]
    "is at place -1, but": with_van(start=-1),
    "is at place 99, but": with_van(reload=Reload((99,), 0, 2)),
    "is at place 98, but": with_stop(depots=frozenset({98})),
    "is at place 1, but there are no places": Problem((), (), (delivery("d", 1),), carriers=(FRIEND,)),
    "a pickup followed by a delivery": problem(shipments=(Shipment(delivery("a", 1), pickup("b", 2)),)),
    "release time, but its goods do not come": problem(pickup("p", 1, release=at(9))),
    "'s-d' has a release time": problem(
        shipments=(replace(shipment("s", 1, 2), delivery=delivery("s-d", 2, release=1)),)
    ),
    "on board 'ghost', but there is no such vehicle": with_stop(on_board="ghost"),
    "on board 'van', but brings nothing": problem(pickup("p", 1, on_board="van")),
}

STOPS = {
    "window that ends before": with_stop(windows=(Window(at(9), at(9)), Window(at(9), at(9) - 1))),
    "the start of a window 1.5, which is not a whole": with_stop(windows=(Window(1.5, at(9)),)),  # type: ignore[arg-type]
    "the end of a window nan, which is not a whole": with_stop(windows=(Window(1, nan),)),  # type: ignore[arg-type]
    f"the end of a window {10**10 + 1}, which is more": with_stop(windows=(Window(1, 10**10 + 1),)),
    "its amount in 2 dimensions where the problem has 1": with_stop(amounts=(1, 1)),
    "a negative amount: -1": with_stop(amounts=(-1,)),
    "the amount 1000000000000, which is more": with_stop(amounts=(10**12,)),
    "the amount nan, which is not a whole": with_stop(amounts=(nan,)),
    "the amount True, which is not a whole": with_stop(amounts=(True,)),
    "a negative service time": with_stop(service=-1),
    "the service time 0.5, which": with_stop(service_by_type={"bike": 0.5}),
    "a negative setup time": with_stop(setup=-1),
    "a negative setup time: -2": with_stop(setup_by_type={"bike": -2}),
    "a negative price: -1": with_stop(price=-1),
    f"the price {HUGE}": with_stop(price=HUGE),
    "a negative release time": with_stop(release=-1),
    "the due time nan": with_stop(lateness=Lateness(nan, 1)),  # type: ignore[arg-type]
    "a negative price per minute late": with_stop(lateness=Lateness(at(9), -1)),
}

VEHICLES = {
    "neither a start nor an end": with_van(start=None, end=None),
    "ends work before it starts": with_van(latest=at(8) - 1),
    "a negative start of work": with_van(earliest=-1),
    "the end of work nan": with_van(latest=nan),
    "a negative capacity": with_van(capacity=(-1,)),
    f"the capacity {10**15 + 1}, which is more": with_van(capacity=(10**15 + 1,)),
    "'b' has its capacity in 2 dimensions": problem(vehicles=(van("a"), van("b", capacity=(1, 1)))),
    "its load on board in 2 dimensions": with_van(carrying=(1, 1)),
    "a negative load on board": with_van(carrying=(-1,)),
    "a negative loading time: -1": with_van(loading=-1),
    "a negative loading time: -2": with_van(reload=Reload((0,), -2, 2)),
    "may make 0 trips; at least 1": with_van(reload=Reload((0,), 0, 0)),
    "return for more, but to no place": with_van(reload=Reload((), 0, 2)),
    "the speed factor nan; it must be": with_van(speed_factor=nan),
    "the speed factor 0.0;": with_van(speed_factor=0.0),
    "the speed factor -1.0;": with_van(speed_factor=-1.0),
    "the speed factor inf;": with_van(speed_factor=inf),
    "the speed factor 100.5;": with_van(speed_factor=100.5),
    "the speed factor fast;": with_van(speed_factor="fast"),
    "a negative fixed cost": with_van(costs=Costs(-1)),
    "a negative cost per hour:": with_van(costs=Costs(0, -1)),
    "a negative cost per kilometre": with_van(costs=Costs(0, 0, -1)),
    "a negative cost per hour driven": with_van(costs=Costs(0, 0, 0, -1)),
    "the cost per hour at stops 0.5": with_van(costs=Costs(0, 0, 0, 0, 0.5)),  # type: ignore[arg-type]
    "a negative overtime": with_van(overtime=Overtime(-1)),
    "a negative cost per hour of overtime": with_van(overtime=Overtime(0, -1)),
    "a negative limit of stops": with_van(limits=Limits(-1)),
    "a negative limit of driving time": with_van(limits=Limits(driving_s=-1)),
    "a negative limit of distance": with_van(limits=Limits(distance_m=-1)),
    "a negative limit of driving without": with_van(limits=Limits(driving_without_rest_s=-1)),
    "a negative limit of duration": with_van(limits=Limits(duration_s=-1)),
    "break without a window": with_van(breaks=(BreakSpec((), 60),)),
    "break whose window that ends": with_van(breaks=(rest(9, 8, 1),)),
    "a negative start of a window": with_van(breaks=(rest(-1, 8, 1),)),
    "a negative length of a break": with_van(breaks=(rest(0, 8, -1),)),
    "largest load during a break in 2": with_van(breaks=(BreakSpec((Window(0, 1),), 1, (1, 2)),)),
}

ROADS = {
    "no driving times for the profile 'boat'": problem(vehicles=(van(profile="boat"),)),
    "'car' cover 3 places, but the problem has 12": replace(problem(), matrices={"car": SMALL}),
    "'car' or its distances hold a negative": replace(problem(), matrices={"car": negative(12)}),
    "distances hold a negative number": replace(problem(), matrices={"car": negative(12, True)}),
    "by the hour for 'boat', but no such profile": sliced(TimeSlice(0, STREET), profile="boat"),
    "from 0 s on cover 3 places": sliced(TimeSlice(0, SMALL)),
    "from 5 s on or its distances hold a negative": sliced(TimeSlice(5, negative(12))),
    "from nan s on has the start nan": sliced(TimeSlice(nan, STREET)),  # type: ignore[arg-type]
    "not in the order of their starts": sliced(TimeSlice(9, STREET), TimeSlice(9, STREET)),
    "The paces are not in the order": wished(paces=(Pace(9, 1.0), Pace(9, 1.1))),
    "twice: by slices and by paces": replace(sliced(TimeSlice(0, STREET)), paces=(Pace(0, 1.1),)),
    "which no traffic is": wished(paces=(Pace(0, nan),)),
    "A pace has the start 1.5": wished(paces=(Pace(1.5, 1.0),)),  # type: ignore[arg-type]
}

WISHES = {
    "A group names 'ghost'": wished(groups=(Group(APART, ("a", "ghost")),)),
    "A group names 'a' 2 times": wished(groups=(Group(TOGETHER, ("a", "a")),)),
    "'a', 'b' must ride together, but are bound": wished(
        groups=(Group(TOGETHER, ("a", "b")),), pins=(Pin("a", "v"),), frozen={"w": ("b",)}
    ),
    "'a', 'b' must ride apart, but some": wished(
        groups=(Group(APART, ("a", "b")),), pins=(Pin("a", "v"), Pin("b", "v"))
    ),
    "two ends of shipment 's-p' are bound": wished(pins=(Pin("s-p", "v"), Pin("s-d", "w"))),
    "A pin names 'ghost', but there is no such stop": wished(pins=(Pin("ghost", "v"),)),
    "A pin names 'ghost', but there is no such vehicle": wished(pins=(Pin("a", "ghost"),)),
    "Stop 'a' is pinned 2 times": wished(pins=(Pin("a", "v"), Pin("a", "v", 1))),
    "The pin of 'a' has a negative position": wished(pins=(Pin("a", "v", -1),)),
    "The pin of 'a' has the time nan": wished(pins=(Pin("a", "v", 0, nan),)),  # type: ignore[arg-type]
    "Stops 'a' and 'b' are both bound to position 1": wished(pins=(Pin("a", "v", 1), Pin("b", "v", 1))),
    "Stops 'a' and 'b' are both bound to position 0": wished(
        pins=(Pin("b", "v", 0),), frozen={"v": ("a",)}
    ),
    "Stop 'a' is frozen at one place": wished(pins=(Pin("a", "w"),), frozen={"v": ("a",)}),
    "Stop 'b' is frozen at one place": wished(pins=(Pin("b", "v", 0),), frozen={"v": ("a", "b")}),
    "The frozen stops name 'ghost', but there is no such vehicle": wished(frozen={"ghost": ()}),
    "The frozen stops name 'ghost', but there is no such stop": wished(frozen={"v": ("ghost",)}),
    "The frozen stops name 'a' 2 times": wished(frozen={"v": ("a",), "w": ("a",)}),
    "The plan to keep names 'ghost', but there is no such stop": wished(
        keeping=Keeping({"v": ("ghost",)})
    ),
    "The plan to keep names 'ghost', but there is no such vehicle": wished(
        keeping=Keeping({"ghost": ()})
    ),
    "The plan to keep names 'a' 2 times": wished(keeping=Keeping({"v": ("a", "a")})),
    "The plan to keep has a negative price: -1": wished(keeping=Keeping({}, -1)),
    "The plan to keep has a negative price: -2": wished(keeping=Keeping({}, 0, -2)),
    "Carrier 'c' has a price for 'ghost'": wished(carriers=(CarrierSpec("c", {"ghost": 1}),)),
    "Carrier 'c' has a negative price": wished(carriers=(CarrierSpec("c", {"a": -1}),)),
    "A carrier has no id": wished(carriers=(CarrierSpec("", {}),)),
    "The balance has a negative price: -1": wished(balance=Balance(-1)),
    "The balance has the price 0.5": wished(balance=Balance(0, 0.5)),  # type: ignore[arg-type]
}

REFUSED = {**NAMES, **STOPS, **VEHICLES, **ROADS, **WISHES}


@pytest.mark.parametrize("words", REFUSED)
def test_nonsense_is_refused_in_words(words: str) -> None:
    with pytest.raises(PlanningError) as refused:
        validate(REFUSED[words])
    message = str(refused.value)
    assert words in message
    assert "\n" not in message
    assert message.endswith(".")


def at_every_bound() -> Problem:
    """Whatever is only just allowed, and wishes that agree with one another."""
    shift = van(
        "v",
        start=None,
        capacity=(10**15,),
        earliest=0,
        latest=10**10,
        speed_factor=0.01,
        breaks=(BreakSpec((Window(0, 0), Window(5, 10**10)), 0, (0,)),),
        reload=Reload((0, 1), 0, 1),
        limits=Limits(0, 0, 0, 0, 0),
        carrying=(1,),
        loads_at_start=False,
    )
    jobs: tuple[Job, ...] = (
        delivery("a", 1, amounts=(10**9,), price=10**12, windows=(Window(-5, -5),), on_board="v"),
        delivery("b", 1, depots=frozenset(), vehicles=frozenset({"ghost"})),
    )
    other: VehicleSpec = van("w", end=None, speed_factor=100, vehicle_type="bike")
    return replace(
        problem(*jobs, vehicles=(shift, other)),
        groups=(Group(TOGETHER, ("a", "b")), Group(APART, ())),
        frozen={"v": ("a",), "w": ()},
        pins=(Pin("a", "v", 0, 0), Pin("b", "v", 1)),
        keeping=Keeping({"w": ("a", "b")}, 1, 1),
        carriers=(CarrierSpec("c", {"a": 0}),),
        slices={"car": (TimeSlice(-1, STREET), TimeSlice(0, STREET))},
        warm_start={"ghost": ("a",), "v": ("ghost", "a", "a")},
    )


SENSIBLE = {
    "everything at its bounds": at_every_bound(),
    "nothing at all": Problem((), (), ()),
    "no stops": Problem(LOCATIONS, (van(),), (), (), {"car": STREET}),
    "no vehicles but a carrier": replace(
        problem(delivery("d", 1)), vehicles=(), carriers=(CarrierSpec("c", {"d": 1}),)
    ),
    "stops that nobody can serve": with_stop(amounts=(11,), skills=frozenset({"wings"})),
}


@pytest.mark.parametrize("name", SENSIBLE)
def test_what_merely_cannot_be_served_is_not_refused(name: str) -> None:
    validate(SENSIBLE[name])
