"""A day is planned into drafts: from a snapshot, judged, in one transaction or not at all."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.desk import Desk
from app.domain.carriers import CarrierPriceList, CarrierZone
from app.domain.errors import PlannerCrashed, PlannerDied, PlanningError
from app.domain.events import Actor, ActorKind, Event, EventType, Outcome
from app.domain.fleet import Break, Depot, Driver, Profile, Shift, Vehicle, VehicleCosts
from app.domain.geo import LonLat
from app.domain.orders import Contact, LocatedBy, Order, Place, Task, TaskKind
from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.region import RegionInfo
from app.domain.routing import StopRule
from app.domain.settings import Settings
from app.domain.solution import Outsourced, Progress, Solution, Violation
from app.domain.timing import TimeWindow, WindowEnd
from app.moved_stops import take_off_drafts
from app.planning.day_plan import PlanOutcome, make_plan
from app.planning.planner_child import matrices_for
from app.processes import ProcessPlanner
from app.shared_clock import SystemClock
from solver.judge.checker import check
from solver.solve import solve
from storage.region.roads import StraightLineRoads
from storage.store import DeskStore
from tests.app.planning import planner_children as children
from tests.regions import demo_region

__all__ = ["demo_region"]

DAY = date(2026, 6, 15)
DEPOT = Depot("schaan", "Schaan", LonLat(9.508, 47.166), loading_s=600)
HOUR = 3600
DRIVER = Actor(ActorKind.DRIVER, "aino")


class DirectPlanner:
    """The real search without its process, over straight lines."""

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> PlanAnswer:
        matrices = matrices_for(job.problem, StraightLineRoads())
        problem = replace(job.problem, matrices=matrices)
        solution = solve(problem, job.stop, job.seed, lambda p, _: on_progress(p), cancelled)
        return PlanAnswer(solution, check(problem, solution), {}, 0.0, 0.0)


def shift(name: str, **changes: object) -> Shift:
    vehicle = Vehicle(
        f"van of {name}", "Van", Profile.VAN, (500_000, 5_000_000, 20), costs=VehicleCosts(500)
    )
    plain = Shift(f"s-{name}", DAY, Driver(name, name.title()), vehicle, DEPOT, 8 * HOUR, 16 * HOUR)
    return replace(plain, **changes)  # type: ignore[arg-type]


def order(number: int, lon: float, lat: float, **changes: object) -> Order:
    place = Place(
        f"Customer {number}", "Landstrasse 1", "9494", "Schaan", LonLat(lon, lat), LocatedBy.GIVEN
    )
    task = Task(TaskKind.DELIVERY, place, service_s=240)
    plain = Order(f"o{number}", f"R{number}", "shop", DAY, None, task, (1000, 1000, 1))
    return replace(plain, **changes)  # type: ignore[arg-type]


ORDERS = (
    order(1, 9.5203, 47.1398),
    order(2, 9.5250, 47.1710),
    order(3, 9.5095, 47.1651),
    order(4, 9.5221, 47.1330),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeskStore]:
    store = DeskStore.open(tmp_path / "desk.sqlite")
    with store.write() as unit:
        unit.put_depot(DEPOT)
        unit.put_shifts([shift("aino"), shift("ben")])
        unit.put_orders(ORDERS)
        unit.commit()
    yield store
    store.close()


def put(store: DeskStore, *orders: Order, shifts: tuple[Shift, ...] = ()) -> None:
    with store.write() as unit:
        unit.put_orders(orders)
        unit.put_shifts(shifts)
        unit.commit()


def plan(store: DeskStore, *, fresh: bool = False) -> PlanOutcome:
    return make_plan(store, DirectPlanner(), DAY, stop=StopRule(steps=20), fresh=fresh)


def release(store: DeskStore) -> None:
    with store.write() as unit:
        unit.put_routes(
            replace(record, revision=record.revision + 1, released=record.route)
            for record in unit.routes(DAY)
        )
        unit.commit()


def tell(store: DeskStore, kind: EventType, shift_id: str, stop_id: str = "") -> None:
    at = datetime(2026, 6, 15, 7, tzinfo=UTC)
    outcome = Outcome.DELIVERED_TO_RECIPIENT if kind is EventType.COMPLETED else None
    with store.write() as unit:
        event = Event(f"{kind}{shift_id}{stop_id}", kind, at, at, DRIVER, shift_id, stop_id, outcome)
        unit.add_events(DAY, (event,))
        unit.commit()


def planned(store: DeskStore) -> dict[str, str]:
    """Stop -> shift."""
    return {stop: record.shift_id for record in store.routes(DAY) for stop in record.route.stop_ids}


def test_a_day_on_real_roads_becomes_drafts_with_times_and_courses(
    store: DeskStore, demo_region: RegionInfo
) -> None:
    at_nine = (TimeWindow(9 * HOUR, 9 * HOUR + 600),)
    window = replace(ORDERS[0], delivery=replace(ORDERS[0].delivery, windows=at_nine))
    lunch = Break(10 * HOUR, 12 * HOUR, 1800)
    put(store, window, shifts=(shift("aino", breaks=(lunch,)), shift("ben", ends=9 * HOUR)))
    told: list[Progress] = []
    outcome = make_plan(
        store,
        ProcessPlanner(children.real),
        DAY,
        roads_folder=str(demo_region.roads_folder),
        stop=StopRule(steps=20),
        on_progress=told.append,
    )
    assert outcome.unassigned == ()
    assert store.routes(DAY) == outcome.records
    assert set(planned(store)) == {"o1-d1", "o2-d1", "o3-d1", "o4-d1"}
    stops = {stop.stop.stop_id: stop for record in outcome.records for stop in record.route.stops}
    start = stops["o1-d1"].service_start
    assert datetime(2026, 6, 15, 7, tzinfo=UTC) <= start <= datetime(2026, 6, 15, 7, 10, tzinfo=UTC)
    assert start - stops["o1-d1"].arrival >= timedelta(seconds=60)  # parking and finding the door
    for record in outcome.records:
        for trip in record.route.trips:
            assert trip.departure - trip.loading_start == timedelta(seconds=600)
            assert trip.return_shape
            assert all(stop.shape and stop.leg_m > 0 for stop in trip.stops)
    assert told[0].phase == "roads"


def test_what_cannot_be_planned_is_listed_with_words(store: DeskStore) -> None:
    lost = Place("Nobody", "Nowhere 1")
    put(
        store,
        order(5, 0, 0, delivery=Task(TaskKind.DELIVERY, lost)),
        order(6, 9.51, 47.16, amounts=(0, 0, 21)),
        order(7, 9.51, 47.16, requirements=frozenset({"cold"})),
        order(8, 9.51, 47.16, cancelled=True),
        order(9, 9.51, 47.16, depot_id="elsewhere"),
    )
    plan(store)
    left = {item.stop_id: item for item in store.unassigned(DAY)}
    assert {name: item.reason for name, item in left.items()} == {
        "o5-d1": "not_located",
        "o6-d1": "too_large",
        "o7-d1": "skills",
        "o9-d1": "not_allowed",
    }
    assert left["o6-d1"].words == "It is larger than any vehicle that may take it. Nearest: Aino."


def test_a_shipment_is_two_stops_of_one_route(store: DeskStore) -> None:
    both = replace(order(5, 9.53, 47.15), pickup=replace(ORDERS[1].delivery, kind=TaskKind.PICKUP))
    put(store, both)
    plan(store)
    routes = [record.route.stop_ids for record in store.routes(DAY) if "o5-p1" in record.route.stop_ids]
    assert routes[0].index("o5-p1") < routes[0].index("o5-d1")


def test_more_than_fits_is_brought_in_several_trips(store: DeskStore) -> None:
    large = [replace(o, amounts=(0, 0, 12)) for o in ORDERS]
    put(store, *large, shifts=(shift("aino", max_trips=5), shift("ben", ends=8 * HOUR)))
    outcome = plan(store)
    assert outcome.unassigned == ()
    (record,) = outcome.records
    assert [len(trip.stops) for trip in record.route.trips] == [1, 1, 1, 1]
    for before, after in zip(record.route.trips, record.route.trips[1:], strict=False):
        assert before.returns <= after.loading_start


def test_planning_again_replaces_drafts_and_counts_them(store: DeskStore) -> None:
    first = plan(store)
    second = plan(store)
    assert [record.draft for record in first.records] == [1] * len(first.records)
    assert {record.draft for record in second.records} == {2}
    assert second.cost <= first.cost


def test_a_released_route_is_kept_with_its_orders_unless_fresh(store: DeskStore) -> None:
    put(store, shifts=(shift("ben", ends=8 * HOUR),))
    plan(store)
    release(store)
    put(store, order(5, 9.51, 47.17), shifts=(shift("ben"),))
    before = store.routes(DAY)
    outcome = plan(store)
    assert outcome.kept_shifts == ("s-aino",)
    assert planned(store)["o5-d1"] == "s-ben"
    assert set(before) <= set(store.routes(DAY))
    fresh = plan(store, fresh=True)
    assert fresh.kept_shifts == ()
    (aino,) = (record for record in store.routes(DAY) if record.shift_id == "s-aino")
    assert (aino.draft, aino.revision) == (2, 1)
    assert aino.released == before[0].route


def test_a_route_that_a_driver_has_begun_is_kept_even_when_fresh(store: DeskStore) -> None:
    put(store, shifts=(shift("ben", ends=8 * HOUR),))
    plan(store)
    release(store)
    tell(store, EventType.SHIFT_STARTED, "s-aino")
    put(store, shifts=(shift("ben"),))
    before = store.routes(DAY)
    assert plan(store, fresh=True).kept_shifts == ("s-aino",)
    assert store.routes(DAY) == before


def test_what_is_done_is_not_planned_again(store: DeskStore) -> None:
    tell(store, EventType.COMPLETED, "", "o2-d1")
    plan(store)
    assert set(planned(store)) == {"o1-d1", "o3-d1", "o4-d1"}


def test_with_every_shift_given_out_new_orders_are_listed(store: DeskStore) -> None:
    plan(store)
    for name in ("s-aino", "s-ben"):
        tell(store, EventType.SHIFT_STARTED, name)
    put(store, order(5, 9.51, 47.17))
    plan(store)
    assert {item.stop_id: item.reason for item in store.unassigned(DAY)} == {"o5-d1": "not_allowed"}


def test_windows_are_of_the_day_with_a_clock_change(store: DeskStore) -> None:
    spring = date(2026, 3, 29)  # 02:00 becomes 03:00 in Vaduz
    until_ten = (TimeWindow(9 * HOUR, 10 * HOUR, WindowEnd.END_OF_SERVICE),)
    task = replace(ORDERS[0].delivery, windows=until_ten)
    put(
        store,
        replace(ORDERS[0], order_id="x1", day=spring, delivery=task),
        shifts=(replace(shift("aino"), shift_id="x", day=spring),),
    )
    make_plan(store, DirectPlanner(), spring, stop=StopRule(steps=5))
    (record,) = store.routes(spring)
    start = record.route.stops[0].service_start
    assert datetime(2026, 3, 29, 7, tzinfo=UTC) <= start <= datetime(2026, 3, 29, 7, 56, tzinfo=UTC)


# --- nothing is saved ----------------------------------------------------------------------------


class LyingPlanner(DirectPlanner):
    """Hands in a plan that its judge has found wrong."""

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> PlanAnswer:
        answer = super().solve(job, on_progress, cancelled)
        late = Violation(
            "window", "s-aino", "o1-d1", "Service starts at 09:01, not within 08:00-09:00."
        )
        return replace(answer, violations=(late,))


class MeddlingPlanner(DirectPlanner):
    """While it plans, somebody else changes the day."""

    def __init__(self, meddle: Callable[[], object]) -> None:
        self._meddle = meddle

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> PlanAnswer:
        self._meddle()
        return super().solve(job, on_progress, cancelled)


def test_a_plan_that_breaks_a_rule_is_never_saved(store: DeskStore) -> None:
    with pytest.raises(PlanningError, match="Service starts at 09:01"):
        make_plan(store, LyingPlanner(), DAY, stop=StopRule(steps=5))
    assert store.routes(DAY) == ()


def test_a_killed_planner_changes_nothing(store: DeskStore) -> None:
    plan(store)
    before = store.routes(DAY)
    with pytest.raises(PlannerDied):
        make_plan(store, ProcessPlanner(children.killed), DAY, stop=StopRule(steps=5))
    assert store.routes(DAY) == before


def kill_the_planner(progress: Progress) -> None:
    """End the planner's process from outside, once it has a plan."""
    if progress.phase == "search" and progress.routes:
        for child in multiprocessing.active_children():
            child.kill()


def test_a_planner_killed_in_its_search_leaves_its_best_plan_as_the_draft(store: DeskStore) -> None:
    outcome = make_plan(
        store,
        ProcessPlanner(children.real_over_straight_lines),
        DAY,
        stop=StopRule(seconds=60),
        on_progress=kill_the_planner,
    )
    assert isinstance(outcome.ended_early, PlannerDied)
    assert "SIGKILL" in str(outcome.ended_early)
    assert "is the draft now" in str(outcome.ended_early)
    assert "Nothing was changed" not in str(outcome.ended_early)
    assert store.routes(DAY) == outcome.records
    assert set(planned(store)) == {"o1-d1", "o2-d1", "o3-d1", "o4-d1"}


def test_the_desk_tells_of_it_with_the_draft_already_in_view(store: DeskStore) -> None:
    desk = Desk(
        store, ProcessPlanner(children.real_over_straight_lines), SystemClock(), DAY, DRIVER, ""
    )
    with pytest.raises(PlannerDied, match="is the draft now"):
        desk.plan(StopRule(seconds=60), 1, kill_the_planner, lambda: False)
    assert sum(len(lane.stops) for lane in desk.board().lanes) == 4


class DyingPlanner(DirectPlanner):
    """Dies, or crashes, with a last plan that its judge has found wrong."""

    def __init__(self, error: type[PlannerDied] | type[PlannerCrashed], wrong: bool) -> None:
        self._error = error
        self._wrong = wrong

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> PlanAnswer:
        answer = super().solve(job, on_progress, cancelled)
        if self._wrong:
            answer = replace(answer, violations=(Violation("window", "s-aino", "o1-d1", "Late."),))
        if self._error is PlannerDied:
            raise PlannerDied("It died.", "Nothing was changed.", answer)
        raise PlannerCrashed("Traceback", answer)


def test_a_last_plan_that_breaks_a_rule_is_not_kept(store: DeskStore) -> None:
    with pytest.raises(PlannerDied, match="It died"):
        make_plan(store, DyingPlanner(PlannerDied, True), DAY, stop=StopRule(steps=5))
    assert store.routes(DAY) == ()


def test_a_crash_keeps_the_last_sound_plan_and_stays_a_bug(store: DeskStore) -> None:
    outcome = make_plan(store, DyingPlanner(PlannerCrashed, False), DAY, stop=StopRule(steps=5))
    assert isinstance(outcome.ended_early, PlannerCrashed)
    assert store.routes(DAY) == outcome.records != ()


# --- carriers ------------------------------------------------------------------------------------

CHEAP = Settings(carriers={"np": CarrierPriceList("Nordpost", per_stop=0.074)})


def plan_with(store: DeskStore, settings: Settings, *, fresh: bool = False) -> PlanOutcome:
    stop = StopRule(steps=20)
    return make_plan(store, DirectPlanner(), DAY, stop=stop, fresh=fresh, settings=settings)


class GivingPlanner(DirectPlanner):
    """Gives every order to the first carrier."""

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],  # noqa: ARG002 - the port's
        cancelled: Callable[[], bool],  # noqa: ARG002
    ) -> PlanAnswer:
        (carrier, *_) = job.problem.carriers
        given = tuple(Outsourced(name, "np", price) for name, price in carrier.prices.items())
        return PlanAnswer(Solution((), (), 0, given), (), {}, 0.0, 0.0)


def test_what_a_carrier_takes_is_kept_with_its_price_and_words(store: DeskStore) -> None:
    settings = Settings(carriers={"np": CarrierPriceList("Nordpost", per_stop=7.4)})
    make_plan(store, GivingPlanner(), DAY, stop=StopRule(steps=5), settings=settings)
    assert planned(store) == {}
    left = store.unassigned(DAY)
    assert [(item.stop_id, item.reason, item.carrier_id, item.price) for item in left] == [
        (f"o{number}-d1", "carrier", "np", 740) for number in range(1, 5)
    ]
    assert left[0].words == "Given to Nordpost for 7.40."
    board = Desk(store, DirectPlanner(), SystemClock(), DAY, DRIVER, "").board()
    assert len(board.unassigned) == 4
    assert board.figures.unassigned == 0  # nobody has to care for them


def test_the_planner_gives_to_a_carrier_what_costs_less_there(store: DeskStore) -> None:
    outcome = plan_with(store, CHEAP)
    assert {item.carrier_id for item in outcome.unassigned} == {"np"}
    assert outcome.cost == 4 * 7
    dear = Settings(carriers={"np": CarrierPriceList("Nordpost", per_stop=900)})
    assert plan_with(store, dear).unassigned == ()


def test_carriers_keep_what_they_have_once_a_route_was_sent_unless_fresh(store: DeskStore) -> None:
    first = Settings(
        carriers={"np": CarrierPriceList("Nordpost", per_stop=0.074, zones=(CarrierZone(("9494",)),))}
    )
    place = ORDERS[3].tasks[0].place
    ours = replace(ORDERS[3].tasks[0], place=replace(place, postcode="9490"))
    put(store, replace(ORDERS[3], delivery=ours))
    plan_with(store, first)
    given = {item.stop_id for item in store.unassigned(DAY)}
    assert given == {"o1-d1", "o2-d1", "o3-d1"}
    assert set(planned(store)) == {"o4-d1"}
    plan_with(store, Settings())  # only a draft: taken back
    assert store.unassigned(DAY) == ()
    plan_with(store, first)
    release(store)
    put(store, replace(ORDERS[2], cancelled=True))
    before = store.unassigned(DAY)
    plan_with(store, Settings())
    assert store.unassigned(DAY) == tuple(item for item in before if item.stop_id != "o3-d1")
    assert plan_with(store, Settings(), fresh=True).unassigned == ()
    assert set(planned(store)) == {"o1-d1", "o2-d1", "o4-d1"}


def moved_away(order: Order) -> Order:
    task = order.tasks[0]
    return replace(
        order, delivery=replace(task, place=replace(task.place, location=LonLat(9.53, 47.12)))
    )


@pytest.mark.parametrize("is_off", [True, False])
def test_a_plan_is_kept_but_for_the_order_that_changed_while_it_was_made(
    store: DeskStore, *, is_off: bool
) -> None:
    plan(store)
    now = replace(ORDERS[0], cancelled=True) if is_off else moved_away(ORDERS[0])

    def meddle() -> None:
        with store.write() as unit:
            unit.put_orders((now,))
            take_off_drafts(unit, DAY, ["o1-d1"])
            unit.commit()

    outcome = make_plan(store, MeddlingPlanner(meddle), DAY, stop=StopRule(steps=5))
    assert outcome.changed == ("Customer 1",)
    assert set(planned(store)) == {"o2-d1", "o3-d1", "o4-d1"}
    assert outcome.records == tuple(r for r in store.routes(DAY) if r in outcome.records)
    assert store.orders(DAY)[0] == now
    again = plan(store)
    assert (again.changed, "o1-d1" in planned(store)) == ((), not is_off)


def test_another_phone_number_is_no_reason_to_leave_an_order_out(store: DeskStore) -> None:
    task = replace(ORDERS[0].tasks[0], contact=Contact(phone="+423 1"), notes="Ring.")
    meddling = MeddlingPlanner(lambda: put(store, replace(ORDERS[0], delivery=task)))
    outcome = make_plan(store, meddling, DAY, stop=StopRule(steps=5))
    assert (outcome.changed, len(planned(store))) == ((), 4)


def test_a_route_changed_meanwhile_is_not_overwritten(store: DeskStore) -> None:
    theirs: list[PlanOutcome] = []
    meddling = MeddlingPlanner(lambda: theirs.append(plan(store)))
    with pytest.raises(PlanningError, match="changed while it was being planned"):
        make_plan(store, meddling, DAY, stop=StopRule(steps=5))
    assert store.routes(DAY) == theirs[0].records


def test_what_was_given_to_a_carrier_meanwhile_stays_with_it(store: DeskStore) -> None:
    settings = Settings(carriers={"np": CarrierPriceList("Nordpost", per_stop=7.4)})
    desk = Desk(store, DirectPlanner(), SystemClock(), DAY, DRIVER, "", None, settings)
    meddling = MeddlingPlanner(lambda: desk.give_away("o1"))
    assert make_plan(store, meddling, DAY, stop=StopRule(steps=5)).changed == ("Customer 1",)
    assert set(planned(store)) == {"o2-d1", "o3-d1", "o4-d1"}
    assert [(item.stop_id, item.carrier_id) for item in store.unassigned(DAY)] == [("o1-d1", "np")]


@pytest.mark.parametrize("day", [date(2026, 6, 16), date(2026, 6, 17)])
def test_a_day_without_orders_or_shifts_is_refused_in_words(store: DeskStore, day: date) -> None:
    if day.day == 17:
        put(store, replace(ORDERS[0], order_id="y1", day=day))
    words = "no shifts" if day.day == 17 else "no orders"
    with pytest.raises(PlanningError, match=words):
        make_plan(store, DirectPlanner(), day, stop=StopRule(steps=5))
