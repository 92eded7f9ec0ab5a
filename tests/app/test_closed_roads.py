"""A road is closed: the day goes round, is planned round, and is as it was when it is open again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.desk import Desk
from app.detours import Cells
from app.domain.board import DayIssue
from app.domain.closures import ClosedShape, Closure, around, heard, told_in
from app.domain.errors import InputRefused, RegionError
from app.domain.events import Actor, ActorKind, Event, EventType, Outcome
from app.domain.geo import LonLat
from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.polyline import decode_polyline
from app.domain.region import RegionInfo
from app.domain.routes import Route
from app.domain.routing import StopRule
from app.domain.settings import Settings
from app.domain.solution import Progress
from app.domain.timing import TimeWindow
from app.orchestration.reoptimiser import Reoptimiser
from app.orchestration.what_if import Means, Otherwise, what_if
from app.planning.planner_child import matrices_for, shapes_of
from app.practice.quick_day import MemoryClock
from app.reports.day_report import gather
from solver.judge.checker import check
from solver.solve import solve
from solver.standing import allowing
from storage.region.regions import Regions
from storage.region.roads import open_roads
from storage.region.workshop import Workshop
from storage.store import DeskStore
from tests.app.planning.test_planning import DAY, DEPOT, ORDERS, order, shift
from tests.regions import demo_region

__all__ = ["demo_region"]

BOSS = Actor(ActorKind.DISPATCHER, "boss")
MORNING = datetime(2026, 6, 15, 5, 0, tzinfo=UTC)
"""An hour before the shifts begin."""
NIGHT = MORNING + timedelta(hours=17)
"""Midnight, local."""
MALBUN = order(9, 9.6085, 47.1030)
"""At the end of a valley: one road leads there."""


class RoadPlanner:
    """The real search and judge without their process, on the roads in the job's folder."""

    def __init__(self) -> None:
        self.folders: list[str] = []

    def solve(
        self,
        job: PlanJob,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> PlanAnswer:
        self.folders.append(job.roads_folder)
        roads = open_roads(Path(job.roads_folder))
        problem = replace(job.problem, matrices=matrices_for(job.problem, roads))
        if job.standing:
            problem = allowing(problem, job.standing, job.later_s)
        solution = solve(problem, job.stop, job.seed, lambda p, _: on_progress(p), cancelled)
        shapes = shapes_of(problem, solution, roads)
        return PlanAnswer(solution, check(problem, solution), shapes, 0.0, 0.0)


@pytest.fixture(scope="module")
def regions(demo_region: RegionInfo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Regions]:
    """The demo region in a folder of one's own."""
    home = tmp_path_factory.mktemp("regions")
    shutil.copytree(
        demo_region.folder.parent, home, dirs_exist_ok=True, ignore=shutil.ignore_patterns("closed")
    )
    with closing(Regions(home, Workshop())) as made:
        yield made


class AtDesk:
    """A planned day on real roads."""

    def __init__(self, folder: Path, regions: Regions) -> None:
        self.regions = regions
        self.planner = RoadPlanner()
        self.clock = MemoryClock(MORNING)
        self.store = DeskStore.open(folder / "desk.sqlite")
        with self.store.write() as unit:
            unit.put_depot(DEPOT)
            unit.put_shifts([shift("aino"), shift("ben")])
            unit.put_orders((*ORDERS, MALBUN))
            unit.commit()
        self.desk = self.sit_down()
        self.plan(fresh=True)
        self.usual = self.routes()

    def sit_down(self) -> Desk:
        folder = str(self.regions.active().roads_folder)
        return Desk(self.store, self.planner, self.clock, DAY, BOSS, folder)

    def plan(self, *, fresh: bool) -> None:
        self.desk.plan(StopRule(steps=20), 1, lambda _: None, lambda: False, fresh=fresh)

    def look(self) -> bool:
        return self.desk.look_at_roads(self.regions)

    def routes(self) -> dict[str, Route]:
        return {key: record.route for key, record in self.desk.tracker.data.routes.items()}

    def way_to(self, order_id: str) -> str:
        """The course of the leg to an order's stop."""
        return next(
            planned.shape
            for route in self.routes().values()
            for planned in route.stops
            if planned.stop.order_id == order_id
        )

    def busy_place(self) -> LonLat:
        """In the middle of the longest leg, but Malbun's."""
        legs = [p for r in self.routes().values() for p in r.stops if p.stop.order_id != "o9"]
        course = decode_polyline(max(legs, key=lambda planned: planned.leg_m).shape)
        return course[len(course) // 2]

    def close(self, shape: ClosedShape, begins: datetime = MORNING, ends: datetime = NIGHT) -> None:
        self.desk.close_road(shape, begins, ends, "Wasserrohr", "Landstrasse")
        assert self.look()

    def issue(self) -> DayIssue | None:
        found = [issue for issue in self.desk.board().issues if issue.kind == "road_closed"]
        return found[0] if found else None

    def crosses(self, shape: ClosedShape) -> bool:
        """Whether any leg of the day leads over what the drawing closes."""
        closed = Cells(self.regions.closed_by((shape,)).lines)
        legs = [p.shape for route in self.routes().values() for p in route.stops if p.shape]
        return any(closed.are_met_by(leg) for leg in legs)


@pytest.fixture
def day(tmp_path: Path, regions: Regions) -> Iterator[AtDesk]:
    made = AtDesk(tmp_path, regions)
    yield made
    made.store.close()


# --- what if ------------------------------------------------------------------------------------------


def test_asking_what_a_closed_road_would_cost_changes_nothing(day: AtDesk) -> None:
    tracker, now = day.desk.glance()
    means = Means(Settings(), day.desk.roads_folder, day.regions)
    found = what_if(tracker, now, Otherwise(closed=(around(day.busy_place(), 40),)), means)
    assert found.closed is not None
    assert found.closed.streets
    assert found.otherwise.metres != found.as_it_is.metres
    assert found.otherwise.seconds > found.as_it_is.seconds
    assert found.otherwise.cents > found.as_it_is.cents
    assert found.cut_off == ()
    assert found.otherwise.missed == found.as_it_is.missed == 0
    assert day.routes() == day.usual
    assert day.store.events(DAY) == ()


def test_who_would_be_cut_off_is_named_and_counts_as_not_served(day: AtDesk) -> None:
    tracker, now = day.desk.glance()
    course = decode_polyline(day.way_to("o9"))
    shape = around(course[-len(course) // 4], 60)
    means = Means(Settings(), day.desk.roads_folder, day.regions)
    found = what_if(tracker, now, Otherwise(closed=(shape,)), means)
    assert found.cut_off == ("Customer 9",)
    assert found.otherwise.missed == 1
    assert found.otherwise.metres < found.as_it_is.metres, "nobody drives there"


def test_a_promise_that_cannot_be_kept_is_told_with_who_is_late(day: AtDesk) -> None:
    tracker, now = day.desk.glance()
    change = Otherwise(windows=(("o9", TimeWindow(7 * 3600, 8 * 3600)),))
    found = what_if(tracker, now, change, Means(Settings()))
    assert [stop.name for stop in found.late_then] == ["Customer 9"]
    assert found.late_then[0].late_s > 0
    assert found.otherwise.late_stops == 1
    assert found.late_now == ()


def test_one_more_van_takes_stops_where_everybody_is_late(day: AtDesk) -> None:
    tracker, now = day.desk.glance()
    windows = tuple((o.order_id, TimeWindow(8 * 3600, 8 * 3600 + 1500)) for o in ORDERS)
    planner = RoadPlanner()
    means = Means(
        Settings(),
        day.desk.roads_folder,
        day.regions,
        reoptimiser=lambda roads: Reoptimiser(planner, roads, StopRule(steps=40), 1),
    )
    for_now = what_if(tracker, now, Otherwise(windows=windows), means)
    with_van = what_if(tracker, now, Otherwise(windows=windows, vans=("s-aino",)), means)
    assert for_now.at_best is not None
    assert with_van.at_best is not None
    assert with_van.otherwise == for_now.otherwise, "an empty van alone changes nothing"
    assert with_van.at_best.late_s <= for_now.at_best.late_s
    assert planner.folders == [day.desk.roads_folder] * len(planner.folders)


def test_suggestions_are_looked_for_on_the_roads_with_the_closed_one_taken_out(day: AtDesk) -> None:
    tracker, now = day.desk.glance()
    planner = RoadPlanner()
    means = Means(
        Settings(),
        day.desk.roads_folder,
        day.regions,
        reoptimiser=lambda roads: Reoptimiser(planner, roads, StopRule(steps=5), 1),
    )
    found = what_if(tracker, now, Otherwise(closed=(around(day.busy_place(), 40),)), means)
    assert found.closed is not None
    assert set(planner.folders) == {found.closed.folder}


# --- a closure of the day ---------------------------------------------------------------------------


def test_while_a_road_is_closed_the_routes_go_round_and_it_is_an_issue(day: AtDesk) -> None:
    shape = around(day.busy_place(), 40)
    before = sum(route.driving_s for route in day.usual.values())
    day.close(shape)
    assert sum(route.driving_s for route in day.routes().values()) > before + 60
    issue = day.issue()
    assert issue is not None
    assert issue.title == "Landstrasse is closed"
    assert "For the rest of the day (Wasserrohr)" in issue.detail
    assert " min" in issue.detail
    assert issue.weight > 0
    assert [each.closure.note for each in day.desk.board().closures] == ["Wasserrohr"]
    assert not day.look(), "there is nothing new to look at"
    stored = {record.shift_id: record.route for record in day.store.routes(DAY)}
    assert stored == day.usual, "the plan itself is not touched"


def test_opened_again_all_is_as_it_was(day: AtDesk) -> None:
    day.close(around(day.busy_place(), 40))
    assert day.routes() != day.usual
    (standing,) = day.desk.board().closures
    day.clock.advance_to(MORNING + timedelta(minutes=5))
    day.desk.open_road(standing.closure.closure_id)
    assert day.look()
    assert day.routes() == day.usual
    assert day.issue() is None
    assert day.desk.board().closures == ()
    assert day.desk.roads_folder == str(day.regions.active().roads_folder)


def test_the_days_report_says_which_roads_were_closed_and_when(day: AtDesk) -> None:
    day.close(around(day.busy_place(), 40))
    day.clock.advance_to(MORNING + timedelta(minutes=90))
    (standing,) = day.desk.board().closures
    day.desk.open_road(standing.closure.closure_id)
    day.desk.close_road(around(day.busy_place(), 40), day.clock.now(), NIGHT)
    remarks = gather(day.store, DAY).remarks
    assert "Landstrasse was closed from 07:00 until 08:30 (Wasserrohr)." in remarks
    assert "A road without a name was closed from 08:30 for the rest of the day." in remarks


def test_it_is_over_by_itself_and_a_desk_that_is_opened_later_knows_of_it(day: AtDesk) -> None:
    shape = around(day.busy_place(), 40)
    day.close(shape, ends=MORNING + timedelta(hours=12))
    round_it = day.routes()
    day.desk = day.sit_down()
    assert day.routes() == day.usual
    assert day.look()
    assert day.routes() == round_it
    day.clock.advance_to(MORNING + timedelta(hours=13))
    assert day.look()
    assert day.routes() == day.usual


def test_a_plan_made_meanwhile_leads_round_and_is_mended_when_the_road_is_open(day: AtDesk) -> None:
    shape = around(day.busy_place(), 40)
    day.close(shape)
    day.plan(fresh=True)
    day.look()
    assert day.planner.folders[-1] == day.desk.roads_folder
    assert day.planner.folders[-1] != day.planner.folders[0]
    planned = {record.shift_id: record.route for record in day.store.routes(DAY)}
    assert day.routes() == planned, "it is driven as it was planned"
    assert day.issue() is not None
    (standing,) = day.desk.board().closures
    day.clock.advance_to(MORNING + timedelta(minutes=5))
    day.desk.open_road(standing.closure.closure_id)
    day.look()
    open_again = sum(route.driving_s for route in day.routes().values())
    assert open_again < sum(route.driving_s for route in planned.values()) - 30


def test_only_what_is_driven_while_it_is_closed_goes_round(day: AtDesk) -> None:
    place = day.busy_place()
    day.close(around(place, 40), begins=NIGHT - timedelta(minutes=5))
    assert day.routes() == day.usual, "by then everybody is back"
    day.desk.close_road(around(place, 45), MORNING, NIGHT)
    done = [planned.stop.stop_id for route in day.usual.values() for planned in route.stops]
    events = [
        Event(f"e{n}", EventType.COMPLETED, MORNING, MORNING, BOSS, "", stop_id,
              Outcome.DELIVERED_TO_RECIPIENT)
        for n, stop_id in enumerate(done)
    ]  # fmt: skip
    with day.store.write() as unit:
        unit.add_events(DAY, events)
        unit.commit()
    day.desk.reload()
    day.look()
    legs = {p.stop.stop_id: p for route in day.routes().values() for p in route.stops}
    was = {p.stop.stop_id: p for route in day.usual.values() for p in route.stops}
    assert legs == was, "what is done was driven as it was"


def test_whom_no_road_leads_to_is_told_first(day: AtDesk) -> None:
    course = decode_polyline(day.way_to("o9"))
    day.close(around(course[-len(course) // 4], 60))
    issue = day.issue()
    assert issue is not None
    assert "No road leads to Customer 9" in issue.detail
    assert issue.stop_id == "o9-d1"
    assert issue.actions[0] == "Call the customer"
    assert issue.weight >= 3600


def test_two_closures_are_lifted_one_by_one(day: AtDesk) -> None:
    first, second = around(day.busy_place(), 40), around(LonLat(9.5203, 47.1398), 60)
    day.close(first)
    one = sum(route.driving_s for route in day.routes().values())
    day.close(second)
    both = day.desk.board().closures
    assert len(both) == 2
    issue = day.issue()
    assert issue is not None
    assert issue.title == "2 roads are closed"
    day.clock.advance_to(MORNING + timedelta(minutes=5))
    day.desk.open_road(both[1].closure.closure_id)
    day.look()
    assert sum(route.driving_s for route in day.routes().values()) == pytest.approx(one, abs=30)
    day.desk.open_road(both[0].closure.closure_id)
    day.look()
    assert day.routes() == day.usual


def test_a_suggestion_is_searched_for_on_the_roads_as_they_are(day: AtDesk) -> None:
    planner = RoadPlanner()
    reoptimiser = Reoptimiser(planner, day.desk.roads_folder, StopRule(steps=5), 1)
    day.desk.release()
    day.desk.suggest(reoptimiser)
    assert not reoptimiser.is_due(*day.desk.glance())
    day.close(around(day.busy_place(), 40))
    day.desk.suggest(reoptimiser)
    assert planner.folders[-1] == day.desk.roads_folder
    assert planner.folders[0] != planner.folders[-1]


def test_what_cannot_be_closed_is_told_once_and_the_day_goes_on(day: AtDesk) -> None:
    day.desk.close_road(around(LonLat(9.6085, 47.2400), 20), MORNING, NIGHT)
    with pytest.raises((InputRefused, RegionError)):
        day.look()
    assert not day.look()
    assert day.routes() == day.usual
    with pytest.raises(InputRefused, match="later time"):
        day.desk.close_road(around(day.busy_place(), 40), MORNING, MORNING - timedelta(hours=1))


def test_a_closure_is_the_same_after_it_was_kept_and_read(day: AtDesk) -> None:
    closure = Closure("c1", around(day.busy_place(), 40), MORNING, NIGHT, "x", "Saxgass")
    event = Event("e", EventType.ROAD_CLOSED, MORNING, MORNING, BOSS, note="x", data=told_in(closure))
    with day.store.write() as unit:
        unit.add_events(DAY, (event,))
        unit.commit()
    (kept,) = day.store.events(DAY)
    assert heard({}, kept) == {"c1": closure}


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"closure_id": "c", "kind": "tunnel", "points": [], "begins": "", "ends": ""},
        {"closure_id": "c", "kind": "line", "points": 7, "begins": "x", "ends": "y"},
        {"closure_id": "c", "kind": "line", "points": [[9.5], "ab"], "begins": 1, "ends": 2},
    ],
)
def test_a_fact_that_is_not_understood_keeps_nobody_from_the_day(data: dict[str, object]) -> None:
    event = Event("e", EventType.ROAD_CLOSED, MORNING, MORNING, BOSS, data=data)
    assert heard({}, event) == {}
