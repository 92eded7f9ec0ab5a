"""A day that was lived can be looked back at: every instant shows what the desk showed then."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.desk import Desk
from app.domain.board import Board
from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.routing import StopRule
from app.domain.settings import Settings
from app.domain.timing import instant
from app.orchestration.reoptimiser import Reoptimiser
from app.orchestration.replaying import replay, search_at
from app.practice.memory_server import MemoryServer
from app.practice.quick_day import MemoryClock, QuickDay
from app.practice.world import World, WorldSettings
from app.reports.looking_back import PastDay
from storage.region.roads import StraightLineRoads
from storage.store import DeskStore
from tests.app.running_days import PlannerHere
from tests.app.sample_day import DAY, DESK
from tests.app.test_quick_day import fresh_day

GAPS = WorldSettings(seed=7, gaps_per_shift=4, gap_s=(1800.0, 5400.0))
EVERY = timedelta(minutes=10)


@dataclass
class LivedDay:
    """A day with late reports, an order typed in, others called off or changed, a driver who falls out
    and suggestions taken; ``shown`` is what the desk showed, every ten minutes."""

    folder: Path
    shown: list[Board] = field(default_factory=list)

    def __post_init__(self) -> None:
        sample = fresh_day()
        self.shifts = sample.shifts
        first = min(instant(DAY, shift.starts, shift.depot.zone) for shift in sample.shifts)
        self.clock = MemoryClock(first - timedelta(minutes=30))
        self.file = self.folder / "desk.sqlite"
        self.store = DeskStore.open(self.file, self.clock.now)
        with self.store.write() as unit:
            unit.put_depot(sample.shifts[0].depot)
            unit.put_shifts(sample.shifts)
            unit.put_orders(sample.orders)
            unit.put_routes(sample.routes)
            unit.commit()
        self.desk = Desk(self.store, PlannerHere(), self.clock, DAY, DESK, "")
        self.reoptimiser = Reoptimiser(PlannerHere(), "", StopRule(steps=10), 1)
        self.deeds = iter(
            (
                (self.type_in, timedelta(minutes=40)),
                (self.call_off, timedelta(minutes=40)),
                (self.take_out, timedelta(minutes=10)),
                (self.improve, timedelta(minutes=2)),
                (self.accept, timedelta(minutes=40)),
                (self.change, timedelta(minutes=40)),
            )
        )
        self.due = first + timedelta(hours=1)

    def live(self) -> None:
        server = MemoryServer(self.clock)
        quick = QuickDay(self.desk, server, self.clock, StraightLineRoads(), World(GAPS), {})
        quick.run(self.shifts, self.step)

    def step(self) -> None:
        now = self.clock.now()
        if now >= self.due:
            deed, pause = next(self.deeds, (lambda: None, timedelta(days=1)))
            deed()
            self.due = now + pause
            self.shown.append(self.desk.board())
        elif not self.shown or now - self.shown[-1].now >= EVERY:
            self.shown.append(self.desk.board())

    # --- what the dispatcher does ---

    def open_orders(self) -> list[str]:
        tracker = self.desk.tracker
        return [
            planned.stop.order_id
            for record in tracker.data.routes.values()
            for planned in record.route.stops[-2:]
            if not tracker.facts(planned.stop.stop_id).state.is_final
        ]

    def type_in(self) -> None:
        like = next(iter(self.desk.tracker.data.orders.values()))
        self.desk.keep_order(replace(like, order_id="", reference="late caller"))

    def call_off(self) -> None:
        self.desk.call_off((self.open_orders()[0],))

    def take_out(self) -> None:
        self.desk.take_out(self.shifts[-1].shift_id, "engine")

    def improve(self) -> None:
        assert self.desk.suggest(self.reoptimiser), "with a driver out there is something to improve"

    def accept(self) -> None:
        assert self.desk.accept(self.desk.suggestions[0].suggestion_id)

    def change(self) -> None:
        order = self.desk.tracker.data.orders[self.open_orders()[-1]]
        self.desk.keep_order(replace(order, amount_due=order.amount_due + 100))


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivedDay]:
    day = LivedDay(tmp_path_factory.mktemp("lived"))
    day.live()
    yield day
    day.store.close()


def past_of(day: LivedDay) -> PastDay:
    tracker, now = day.desk.glance()
    return PastDay(day.store, tracker, now)


def words_of(board: Board) -> dict[str, object]:
    """What a dispatcher reads off a board."""
    return {
        "stops": {
            lane.shift.shift_id: [
                (s.stop_id, s.number, s.state, s.finished_at, s.outcome) for s in lane.stops
            ]
            for lane in board.lanes
        },
        "lanes": [(x.started, x.ended, x.out, x.draft, x.revision, x.unsent) for x in board.lanes],
        "nobody has": sorted(item.stop_id for item in board.unassigned),
        "orders": {
            key: (order.cancelled, order.reference, order.amount_due)
            for key, order in board.orders.items()
        },
        "suggestions": sorted(card.suggestion_id for card in board.suggestions),
        "done": [(done.card.suggestion_id, done.by_itself) for done in board.done],
    }


def times_of(board: Board, among: Board) -> dict[str, datetime]:
    """When stops are expected by those drivers who were heard when a board was shown."""
    heard = {
        mark.shift_id
        for mark in among.vehicles
        if among.now - max(mark.at, mark.heard_at) < timedelta(minutes=3)
    }
    lanes = [lane for lane in board.lanes if lane.shift.shift_id in heard]
    return {stop.stop_id: stop.eta for lane in lanes for stop in lane.stops}


def test_every_instant_shows_what_the_desk_showed_then(lived: LivedDay) -> None:
    past = past_of(lived)
    within = [board for board in lived.shown if past.begins <= board.now <= past.ends]
    assert len(within) > 40
    for board in within:
        assert words_of(past.at(board.now).board) == words_of(board), board.now
    assert len({len(board.orders) for board in within}) == 2, "an order came in on the way"
    assert any(board.suggestions for board in within)
    assert any(board.done for board in within)


def test_forecasts_are_those_of_then_on_the_way_forth_and_back(lived: LivedDay) -> None:
    past = past_of(lived)
    within = [board for board in lived.shown if past.begins <= board.now <= past.ends]
    compared = 0
    for board in (*within, *reversed(within)):
        found = times_of(past.at(board.now).board, board)
        expected = times_of(board, board)
        off = [abs(at - found[stop_id]).total_seconds() for stop_id, at in expected.items()]
        assert max(off, default=0) < 60, board.now
        compared += len(off)
    assert compared > 1000


def test_vans_are_where_they_were(lived: LivedDay) -> None:
    past = past_of(lived)
    at = past.begins + timedelta(hours=4)
    marks = {mark.driver_id: mark for mark in past.at(at).board.vehicles}
    for shift in lived.shifts:
        driver_id = shift.driver.driver_id
        last = lived.store.positions(driver_id, past.begins, at)[-1]
        assert marks[driver_id].location == LonLat(last.lon, last.lat)
        assert marks[driver_id].at == last.at


def test_a_late_report_is_not_known_before_it_came(lived: LivedDay) -> None:
    late = max(
        (e for e in lived.store.events(DAY) if e.stop_id and e.outcome is not None),
        key=lambda e: e.received_at - e.at,
    )
    assert late.received_at - late.at > timedelta(minutes=15)
    past = past_of(lived)
    for at, is_known in ((late.at, False), (late.received_at, True)):
        stop = past.at(at + timedelta(seconds=1)).board.stop(late.stop_id)
        assert stop is not None
        assert stop.state.is_final is is_known


def test_a_search_run_again_takes_orders_as_they_were_before_they_were_changed(lived: LivedDay) -> None:
    search = search_at(lived.store, DAY, past_of(lived).ends)
    assert search is not None
    assert search.proposed
    before = {order.order_id: order for order in lived.store.orders(DAY)}
    changed = [replace(order, amounts=tuple(9 * a for a in order.amounts)) for order in before.values()]
    with lived.store.write() as unit:
        unit.put_orders(changed)
        unit.commit()
    assert replay(lived.store, PlannerHere(), DAY, search, "", Settings()).is_same
    with lived.store.write() as unit:
        unit.put_orders(before.values())
        unit.commit()


def test_a_day_whose_changes_were_let_go_of_says_that_its_plan_is_not_known(
    lived: LivedDay, tmp_path: Path
) -> None:
    copy = tmp_path / "desk.sqlite"
    with closing(sqlite3.connect(copy)) as target, closing(sqlite3.connect(lived.file)) as source:
        source.backup(target)
        target.execute("DELETE FROM earlier")
        target.execute("DELETE FROM earlier_from")
        target.commit()
    with closing(DeskStore.open(copy)) as store:
        tracker, now = lived.desk.glance()
        old = PastDay(store, tracker, now)
        shown = old.at(old.begins + timedelta(hours=3))
    assert not shown.is_plan_known
    past = past_of(lived)
    for at in (past.begins, past.begins + timedelta(hours=3), past.ends):
        assert past.at(at).is_plan_known


def test_before_anything_happened_there_is_nothing_to_look_back_at(tmp_path: Path) -> None:
    day = LivedDay(tmp_path)
    with pytest.raises(InputRefused, match="Nothing was sent or reported"):
        past_of(day)
    day.store.close()
