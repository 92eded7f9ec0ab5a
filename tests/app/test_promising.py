"""What a caller can be promised: slots with their price, and why an order does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.geo import LonLat
from app.domain.orders import LocatedBy, Order, Place, Task, TaskKind
from app.domain.settings import Settings
from app.domain.solution import RelaxationKind
from app.domain.timing import TimeWindow, wall_seconds
from app.planning.evaluator_process import ProcessEvaluator
from app.promising import SLOT_S, Offers
from main import evaluator_child
from tests.app.running_days import AtDesk, at_desk
from tests.app.sample_day import DAY

H = 3600
HERE = LonLat(9.5105, 47.1668)


@pytest.fixture
def evaluator() -> Iterator[ProcessEvaluator]:
    held = ProcessEvaluator(evaluator_child)
    yield held
    held.close()


@pytest.fixture
def day(tmp_path: Path) -> Iterator[AtDesk]:
    held = at_desk(tmp_path, Settings())
    yield held
    held.close()


def pickup(*windows: TimeWindow, amounts: tuple[int, ...] = (1000, 0, 1)) -> Order:
    place = Place("Frau Neu", "Bahnhofstrasse 1", "9494", "Schaan", HERE, LocatedBy.PIN)
    return Order("", "", "", DAY, Task(TaskKind.PICKUP, place, windows), None, amounts)


def offered(found: Offers) -> list[TimeWindow]:
    return [slot.window for slot in found.slots if slot.offer is not None]


def test_slots_say_who_comes_when_and_what_it_costs(day: AtDesk, evaluator: ProcessEvaluator) -> None:
    before = day.desk.board()
    found = day.desk.offers(pickup(), evaluator)
    assert found.words == ""
    assert offered(found)
    zone = before.depots[0].zone
    for slot in found.slots:
        assert slot.window.end - slot.window.start <= SLOT_S
        if slot.offer is not None:
            start = wall_seconds(slot.offer.begins, DAY, zone)
            assert slot.window.start <= start <= slot.window.end
            assert slot.offer.begins >= day.now - timedelta(seconds=1)
            assert slot.offer.driver in {lane.shift.driver.name for lane in before.lanes}
            assert slot.offer.driving_s >= 0
    assert found.asked is not None
    assert found.asked.cost == min(slot.offer.cost for slot in found.slots if slot.offer)


def test_asking_changes_nothing(day: AtDesk, evaluator: ProcessEvaluator) -> None:
    before = day.desk.board()
    day.desk.offers(pickup(), evaluator)
    after = day.desk.board()
    assert (after.lanes, after.unassigned) == (before.lanes, before.unassigned)
    assert not day.changed()


def test_a_slot_that_is_over_is_not_offered(day: AtDesk, evaluator: ProcessEvaluator) -> None:
    zone = day.desk.board().depots[0].zone
    now = wall_seconds(day.now, DAY, zone)
    assert all(slot.window.end > now for slot in day.desk.offers(pickup(), evaluator).slots)


def test_an_order_that_does_not_fit_says_what_would_make_it_fit(
    day: AtDesk, evaluator: ProcessEvaluator
) -> None:
    zone = day.desk.board().depots[0].zone
    now = wall_seconds(day.now, DAY, zone)
    at_once = TimeWindow(now - H, now + 1)
    found = day.desk.offers(pickup(at_once), evaluator)
    assert found.asked is None
    later = next(w for w in found.ways if w.relaxation.kind is RelaxationKind.WINDOW_LATER)
    assert later.driver
    assert later.window is not None
    again = day.desk.offers(pickup(later.window), evaluator)
    assert again.asked is not None


def test_a_window_that_is_over_is_told_as_such(day: AtDesk, evaluator: ProcessEvaluator) -> None:
    zone = day.desk.board().depots[0].zone
    now = wall_seconds(day.now, DAY, zone)
    found = day.desk.offers(pickup(TimeWindow(now - 2 * H, now - H)), evaluator)
    assert (found.asked, found.ways, found.words) == (None, (), "That time is over.")
    assert offered(found)


def test_goods_that_no_van_can_fetch_any_more_are_told(
    day: AtDesk, evaluator: ProcessEvaluator
) -> None:
    order = pickup()
    task = replace(order.tasks[0], kind=TaskKind.DELIVERY)
    found = day.desk.offers(replace(order, pickup=None, delivery=task), evaluator)
    assert found.words.startswith("Its goods are at the depot")


def test_an_order_larger_than_any_van_says_by_how_much(
    day: AtDesk, evaluator: ProcessEvaluator
) -> None:
    found = day.desk.offers(pickup(amounts=(50_000_000, 0, 1)), evaluator)
    assert found.asked is None
    assert offered(found) == []
    kinds = [way.relaxation.kind for way in found.ways]
    assert kinds == [RelaxationKind.CAPACITY]


def test_an_order_on_a_route_can_be_asked_about_as_if_it_were_new(
    day: AtDesk, evaluator: ProcessEvaluator
) -> None:
    record = day.store.routes(DAY)[0]
    planned = record.route.stops[8]
    order = day.desk.tracker.data.orders[planned.stop.order_id]
    found = day.desk.offers(order, evaluator)
    drivers = {slot.offer.shift_id for slot in found.slots if slot.offer}
    assert drivers <= {record.shift_id}  # the goods are in that van
    assert drivers


def test_a_draft_that_nobody_has_is_asked_as_it_stands(
    day: AtDesk, evaluator: ProcessEvaluator
) -> None:
    record = day.store.routes(DAY)[0]
    trip = record.route.trips[0]
    draft = replace(record.route, trips=(replace(trip, stops=trip.stops[:-1]),))
    with day.store.write() as unit:
        unit.put_routes((replace(record, route=draft, draft=record.draft + 1),))
        unit.commit()
    day.desk.reload()
    found = day.desk.offers(pickup(), evaluator)
    assert offered(found)


def test_without_a_place_or_anybody_on_duty_the_answer_says_so(
    day: AtDesk, evaluator: ProcessEvaluator
) -> None:
    order = pickup()
    nowhere = replace(order, pickup=replace(order.tasks[0], place=Place("Frau Neu", "Nirgendwo")))
    assert "address" in day.desk.offers(nowhere, evaluator).words
    for shift_id in ("s0", "s1", "s2"):
        day.desk.take_out(shift_id)
    assert day.desk.offers(order, evaluator) == Offers(words="Nobody is on duty any more on this day.")
