"""What the desk knows of a day reaches the planner: each figure where the problem has its place."""

from __future__ import annotations

from dataclasses import replace

from app.domain.carriers import CarrierPriceList, CarrierZone
from app.domain.fleet import Depot, Shift, ShiftLimits, ShiftOvertime, VehicleCosts
from app.domain.geo import LonLat
from app.domain.load import Amounts
from app.domain.orders import Order, OrderKind, TaskKind
from app.domain.routes import Route
from app.domain.routing import Balance, CarrierSpec, Costs, Keeping, Lateness, Limits, Overtime, Window
from app.domain.settings import PlanPrices, Settings, TypeTimes
from app.domain.solution import SolvedRoute, Step, StepKind
from app.domain.timing import TimeWindow
from app.planning.problem import StatedDay, price_of, state_day
from app.planning.routes import route_from
from tests.app.planning.test_planning import DAY, DEPOT, HOUR, ORDERS, order, shift

VADUZ = Depot("vaduz", "Vaduz", LonLat(9.521, 47.14))
PLAIN = shift("aino")


def state(
    *orders: Order,
    shifts: tuple[Shift, ...] = (PLAIN,),
    settings: Settings | None = None,
    drafts: tuple[Route, ...] = (),
) -> StatedDay:
    given = orders or ORDERS
    return state_day(DAY, given, shifts, [DEPOT, VADUZ], drafts, settings or Settings())


def test_without_anything_said_nothing_binds_and_nothing_costs() -> None:
    problem = state().problem
    vehicle = problem.vehicles[0]
    assert vehicle.limits == Limits()
    assert vehicle.overtime == Overtime()
    assert (vehicle.vehicle_type, vehicle.speed_factor) == ("", 1.0)
    assert vehicle.reload is None
    assert (problem.carriers, problem.keeping, problem.balance) == ((), None, Balance())
    assert all(job.lateness is None and job.depots is None for job in problem.jobs)


def test_a_shift_s_limits_overtime_speed_and_prices_are_the_vehicle_s() -> None:
    bike = replace(
        PLAIN.vehicle,
        vehicle_type="bike",
        speed_factor=0.8,
        costs=VehicleCosts(1, 2, 3, per_driving_hour=4, per_task_hour=5),
    )
    told = replace(
        PLAIN,
        vehicle=bike,
        limits=ShiftLimits(6, 7, 8, 9, 10),
        overtime=ShiftOvertime(1800, 4500),
    )
    vehicle = state(shifts=(told,)).problem.vehicles[0]
    assert vehicle.limits == Limits(6, 7, 8, 9, 10)
    assert vehicle.overtime == Overtime(1800, 4500)
    assert (vehicle.vehicle_type, vehicle.speed_factor) == ("bike", 0.8)
    assert vehicle.costs == Costs(1, 2, 3, 4, 5)


def test_a_shift_with_several_trips_may_load_where_it_is_told() -> None:
    twice = replace(PLAIN, max_trips=3, reload_depots=(VADUZ,))
    stated = state(shifts=(twice,))
    reload = stated.problem.vehicles[0].reload
    assert reload is not None
    assert [stated.problem.locations[place] for place in reload.locations] == [
        DEPOT.location,
        VADUZ.location,
    ]
    assert reload.max_trips == 3
    assert {stated.depots[place] for place in reload.locations} == {"schaan", "vaduz"}


def test_an_order_of_a_depot_is_loaded_there_by_whoever_loads_there() -> None:
    both = replace(shift("ben"), max_trips=2, reload_depots=(VADUZ,))
    once = replace(shift("cleo"), max_trips=1, reload_depots=(VADUZ,))  # never comes to Vaduz
    stated = state(replace(ORDERS[0], depot_id="vaduz"), shifts=(PLAIN, both, once))
    (job,) = stated.problem.jobs
    assert job.vehicles == {"s-ben"}
    assert job.depots == {stated.problem.locations.index(VADUZ.location)}
    fetched = replace(ORDERS[0].delivery, kind=TaskKind.PICKUP)
    pickup = replace(ORDERS[0], pickup=fetched, delivery=None, depot_id="schaan")
    (job,) = state(pickup).problem.jobs
    assert job.depots is None


def test_the_route_says_at_which_other_depot_a_trip_was_loaded() -> None:
    twice = replace(PLAIN, max_trips=3, reload_depots=(VADUZ,))
    stated = state(ORDERS[0], shifts=(twice,))
    home, vaduz = 0, 1
    (stop,) = stated.stops.values()
    none: Amounts = (0, 0, 0)
    steps = (
        Step(StepKind.START, "", home, 0, 0, 600, 0, 0, none),
        Step(StepKind.RELOAD, "", vaduz, 700, 700, 800, 100, 900, none),
        Step(StepKind.JOB, stop.stop_id, 2, 900, 900, 950, 100, 900, none),
        Step(StepKind.END, "", home, 1000, 1000, 1000, 50, 400, none),
    )
    route = route_from(SolvedRoute("s-aino", steps, 7), stated.stops, stated.zero, (), stated.depots)
    assert [trip.depot_id for trip in route.trips] == ["", "vaduz"]
    assert [len(trip.stops) for trip in route.trips] == [0, 1]


def test_a_price_for_lateness_makes_the_last_promise_give_way_and_no_other() -> None:
    windows = (TimeWindow(9 * HOUR, 10 * HOUR), TimeWindow(11 * HOUR, 12 * HOUR))
    promised = replace(ORDERS[0], delivery=replace(ORDERS[0].delivery, windows=windows))
    late = replace(PLAIN, overtime=ShiftOvertime(900, 0))
    (hard,) = state(promised, shifts=(late,)).problem.jobs
    settings = Settings(prices=PlanPrices(late_per_minute=0.5))
    (soft,) = state(promised, shifts=(late,), settings=settings).problem.jobs
    assert hard.lateness is None
    assert soft.windows[0] == hard.windows[0] == Window(9 * HOUR, 10 * HOUR)
    assert hard.windows[1] == Window(11 * HOUR, 12 * HOUR)
    assert soft.windows[1] == Window(11 * HOUR, 16 * HOUR + 900)
    assert soft.lateness == Lateness(12 * HOUR, 50)
    (free,) = state(ORDERS[0], settings=settings).problem.jobs
    assert free.lateness is None


def test_types_of_vehicles_have_times_of_their_own() -> None:
    types = {"bike": TypeTimes(0.5, 0.9), "truck": TypeTimes(service_factor=2)}
    (job,) = state(ORDERS[0], settings=Settings(vehicle_types=types)).problem.jobs
    assert job.setup_by_type == {"bike": 30}
    assert job.service_by_type == {"bike": 216, "truck": 480}
    assert (job.setup, job.service) == (60, 240)


def test_spread_between_drivers_has_its_price() -> None:
    settings = Settings(prices=PlanPrices(spread_per_hour=7.5, spread_per_stop=0.25))
    assert state(settings=settings).problem.balance == Balance(750, 25)


def test_carriers_are_asked_for_what_they_take_and_an_order_goes_whole_or_not() -> None:
    zone = (CarrierZone(("9494",)),)
    prices = CarrierPriceList(
        "Nordpost", per_stop=7.4, zones=zone, kinds=frozenset({OrderKind.DELIVERY, OrderKind.SHIPMENT})
    )
    fetched = replace(ORDERS[1].delivery, kind=TaskKind.PICKUP)
    whole = replace(order(5, 9.53, 47.15), pickup=fetched)
    outside = replace(fetched, place=replace(fetched.place, postcode="8000"))
    half = replace(order(6, 9.53, 47.15), pickup=outside)
    settings = Settings(carriers={"np": prices, "idle": replace(prices, kinds=frozenset())})
    problem = state(ORDERS[0], whole, half, settings=settings).problem
    assert problem.carriers == (CarrierSpec("np", {"o1-d1": 740, "o5-p1": 740, "o5-d1": 740}),)


def test_a_draft_that_holds_most_of_the_day_has_a_price_on_leaving_it() -> None:
    stated = state()
    draft = Route("s-aino", ())
    known = dict(stated.stops)
    assert state(drafts=(draft,)).problem.keeping is None  # nothing in it
    kept = _with_stops(draft, stated, list(known))
    problem = state(drafts=(kept,)).problem
    assert problem.keeping == Keeping({"s-aino": tuple(known)}, 100, 20)
    assert problem.warm_start == problem.keeping.plan
    free = Settings(prices=PlanPrices(changed_driver=0, changed_order=0))
    assert state(drafts=(kept,), settings=free).problem.keeping is None
    half = _with_stops(draft, stated, list(known)[:2])
    problem = state(drafts=(half,)).problem
    assert (problem.keeping, problem.warm_start) == (None, {})


def _with_stops(route: Route, stated: StatedDay, stop_ids: list[str]) -> Route:
    none: Amounts = (0, 0, 0)
    jobs = [Step(StepKind.JOB, name, 1, 9, 9, 9, 0, 0, none) for name in stop_ids]
    start = Step(StepKind.START, "", 0, 0, 0, 0, 0, 0, none)
    end = Step(StepKind.END, "", 0, 9, 9, 9, 0, 0, none)
    solved = SolvedRoute(route.shift_id, (start, *jobs, end), 0)
    return route_from(solved, stated.stops, stated.zero, (), stated.depots)


def test_what_a_site_says_an_order_is_worth_weighs_by_its_priority() -> None:
    settings = Settings(prices=PlanPrices(missed=60))
    prices = [price_of(replace(ORDERS[0], priority=p), settings, 3000) for p in (0, 50, 100)]
    assert prices == [4500, 9000, 13500]
