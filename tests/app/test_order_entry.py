"""An order typed in while the day runs: kept, located, seen by the optimiser; and changed later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.day_data import NOT_PLANNED
from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.load import DEFAULT_DIMENSIONS
from app.domain.orders import LocatedBy, Order, OrderKind, Place
from app.domain.routes import first_attempts
from app.domain.settings import Settings
from app.domain.spelling import address_key
from app.domain.timing import TimeWindow
from app.order_entry import doubles, locate
from app.typed_orders import TypedOrder, TypedPickup, pinned_place, read_typed
from storage.region.addresses import open_addresses
from tests.app.running_days import AtDesk, at_desk
from tests.app.sample_day import DAY
from tests.regions import prepared_demo_region

HERE = LonLat(9.5105, 47.1668)
NEAR = LonLat(9.508, 47.165)


@pytest.fixture
def day(tmp_path: Path) -> Iterator[AtDesk]:
    held = at_desk(tmp_path, Settings())
    yield held
    held.close()


def typed(place: LonLat | None = HERE, kind: OrderKind = OrderKind.DELIVERY) -> Order:
    chosen = Place("", "Bahnhofstrasse 1", "9494", "Schaan", place, LocatedBy.HOUSE) if place else None
    form = TypedOrder("Frau Neu", "", "Nirgendwoweg 99, Nirgendwo", chosen, kind)
    order = read_typed(form, DAY, DEFAULT_DIMENSIONS).order
    assert order is not None
    return order


def on_route(day: AtDesk, place: int) -> tuple[Order, str]:
    """An order of the first driver's route, and its stop."""
    planned = day.store.routes(DAY)[0].route.stops[place]
    return day.desk.tracker.data.orders[planned.stop.order_id], planned.stop.stop_id


def test_an_order_typed_in_waits_on_the_board_and_is_there_after_a_restart(day: AtDesk) -> None:
    kept = day.desk.keep_order(typed())
    for desk in (day.desk, day.reopened().desk):
        left = {item.stop_id: item.reason for item in desk.board().unassigned}
        assert left[kept.stop_id] == NOT_PLANNED
        assert desk.board().orders[kept.order.order_id].tasks[0].place.name == "Frau Neu"


def test_an_order_that_somebody_else_changed_this_moment_is_not_written_over(day: AtDesk) -> None:
    order, _ = on_route(day, 5)
    theirs = replace(order, delivery=replace(order.tasks[-1], notes="Ring once"))
    with day.store.write() as unit:
        unit.put_orders((theirs,))
        unit.commit()
    with pytest.raises(InputRefused, match="changed by somebody else"):
        day.desk.keep_order(replace(order, delivery=replace(order.tasks[-1], notes="Ring twice")))
    assert next(o for o in day.store.orders(DAY) if o.order_id == order.order_id) == theirs


def test_orders_typed_in_one_after_the_other_have_ids_of_their_own(day: AtDesk) -> None:
    known = set(day.desk.tracker.data.orders)
    ids = [day.desk.keep_order(typed()).order.order_id for _ in range(3)]
    assert len({*ids}) == 3
    assert known.isdisjoint(ids)


def test_the_optimiser_finds_a_place_for_an_order_typed_in(day: AtDesk) -> None:
    kept = day.desk.keep_order(typed(kind=OrderKind.PICKUP))
    cards = day.desk.suggest(day.reoptimiser)
    moved = {move.stop_id for card in cards for move in card.moves}
    assert kept.stop_id in moved


def test_an_order_whose_place_is_not_known_is_kept_and_says_so(day: AtDesk) -> None:
    region = open_addresses(prepared_demo_region().addresses_file)
    located = locate(typed(None), region, NEAR, {})
    kept = day.desk.keep_order(located.order)
    assert not kept.order.is_located
    assert kept.order.remarks[0].startswith("Not located: ")
    left = {item.stop_id: item.words for item in day.desk.board().unassigned}
    assert left[kept.stop_id] == "its address was not found"
    region.close()


def test_an_address_that_was_given_a_pin_is_that_pin_the_next_time(day: AtDesk) -> None:
    pier = TypedOrder("Frau Neu", "", "Pier 4, 9490 Vaduz", pinned_place(HERE, "Pier 4, 9490 Vaduz"))
    order = read_typed(pier, DAY, DEFAULT_DIMENSIONS).order
    assert order is not None
    day.desk.keep_order(order)
    settled = day.store.settled_places()
    assert address_key("PIER 4", "9490", "Vaduz") in settled
    again = read_typed(TypedOrder("Herr Alt", "", "Pier 4, 9490 Vaduz"), DAY, DEFAULT_DIMENSIONS).order
    assert again is not None
    place = locate(again, None, NEAR, settled).found.place
    assert (place.location, place.located_by) == (HERE, LocatedBy.PIN)


def test_an_address_that_is_sure_is_located_by_itself() -> None:
    region = open_addresses(prepared_demo_region().addresses_file)
    form = TypedOrder(name="Frau Neu", address="Landstrasse 12, 9490 Vaduz")
    order = read_typed(form, DAY, DEFAULT_DIMENSIONS).order
    assert order is not None
    located = locate(order, region, NEAR, {})
    assert located.order.is_located
    assert region.extent.contains(located.order.tasks[0].place.location or LonLat(0, 0))
    again = locate(replace(order, remarks=("Not located: before", "a note")), region, NEAR, {})
    assert "a note" in again.order.remarks
    assert not any(remark.startswith("Not located") for remark in again.order.remarks)
    region.close()


def test_the_same_name_and_place_on_a_day_is_a_suspected_double(day: AtDesk) -> None:
    orders = day.desk.tracker.data.orders
    first = day.desk.keep_order(typed()).order
    assert doubles(typed(), day.desk.tracker.data.orders.values()) == (first,)
    assert doubles(first, day.desk.tracker.data.orders.values()) == ()
    assert doubles(typed(), orders.values()) == ()
    off = replace(first, cancelled=True)
    assert doubles(typed(), (off,)) == ()


def test_a_new_window_and_note_reach_the_driver_and_the_order_stays_on_its_route(day: AtDesk) -> None:
    order, stop_id = on_route(day, 8)
    task = replace(order.tasks[0], windows=(TimeWindow(40_000, 50_000),), notes="Second floor.")
    routes = {r.shift_id: r.route.stop_ids for r in day.store.routes(DAY)}
    before = day.store.routes(DAY)[0]
    kept = day.desk.keep_order(replace(order, pickup=None, delivery=task))
    record = day.store.routes(DAY)[0]
    assert {r.shift_id: r.route.stop_ids for r in day.store.routes(DAY)} == routes
    assert (record.revision, kept.told) == (before.revision + 1, {record.shift_id})
    assert kept.driver
    (release,) = day.store.releases_to_send()
    (told,) = [stop for route in release.routes for stop in route.stops if stop.stop_id == stop_id]
    assert told.notes == "Second floor."
    assert not record.has_unsent_changes


def test_changes_that_nobody_has_sent_yet_are_not_sent_along(day: AtDesk) -> None:
    order, _ = on_route(day, 8)
    record = day.store.routes(DAY)[0]
    shorter = replace(
        record.route, trips=(replace(record.route.trips[0], stops=record.route.stops[:-1]),)
    )
    with day.store.write() as unit:
        unit.put_routes((replace(record, draft=record.draft + 1, route=shorter),))
        unit.commit()
    day.desk.reload()
    day.desk.keep_order(replace(order, delivery=replace(order.tasks[0], notes="Ring.")))
    after = day.store.routes(DAY)[0]
    assert after.route == shorter
    assert after.released == record.released
    assert after.has_unsent_changes


def test_an_order_on_board_keeps_its_van_when_its_place_is_corrected(day: AtDesk) -> None:
    order, stop_id = on_route(day, 8)
    place = replace(order.tasks[0].place, location=LonLat(9.52, 47.12), located_by=LocatedBy.PIN)
    kept = day.desk.keep_order(replace(order, delivery=replace(order.tasks[0], place=place)))
    record = day.store.routes(DAY)[0]
    assert stop_id in record.route.stop_ids
    assert (kept.left, bool(kept.driver)) == ("", True)
    moved = next(p for p in record.route.stops if p.stop.stop_id == stop_id)
    assert moved.shape == ""
    (release,) = day.store.releases_to_send()
    (told,) = [stop for route in release.routes for stop in route.stops if stop.stop_id == stop_id]
    assert told.location == place.location


def test_an_order_on_board_cannot_lose_its_place(day: AtDesk) -> None:
    order, _ = on_route(day, 8)
    place = Place(order.tasks[0].place.name, "Nirgendwo 1")
    with pytest.raises(InputRefused, match="in a van already"):
        day.desk.keep_order(replace(order, delivery=replace(order.tasks[0], place=place)))
    assert day.store.orders(DAY) == tuple(day.desk.tracker.data.orders.values())
    assert not day.changed()


def test_an_order_that_is_over_is_not_changed(day: AtDesk) -> None:
    order, _ = on_route(day, 0)
    with pytest.raises(InputRefused, match="is over"):
        day.desk.keep_order(replace(order, amount_due=5))
    assert not day.changed()


def a_pickup(day: AtDesk) -> tuple[Order, str, str]:
    """A pickup that is still to be made, its stop, and its shift."""
    for record in day.store.routes(DAY):
        for planned in record.route.stops[4:]:
            order = day.desk.tracker.data.orders[planned.stop.order_id]
            if order.kind is OrderKind.PICKUP:
                return order, planned.stop.stop_id, record.shift_id
    raise AssertionError("no pickup")


def test_an_order_that_is_not_on_board_leaves_its_route_for_another_place(day: AtDesk) -> None:
    order, stop_id, shift_id = a_pickup(day)
    task = order.tasks[0]
    place = replace(task.place, location=LonLat(9.52, 47.12), located_by=LocatedBy.PIN)
    kept = day.desk.keep_order(replace(order, pickup=replace(task, place=place)))
    now = {r.shift_id: r for r in day.store.routes(DAY)}[shift_id]
    assert stop_id not in now.stop_ids
    assert stop_id in {item.stop_id for item in day.desk.board().unassigned}
    assert (bool(kept.left), kept.driver, kept.told) == (True, "", {shift_id})


def test_a_place_corrected_by_a_few_steps_changes_nothing_for_the_driver(day: AtDesk) -> None:
    order, stop_id, shift_id = a_pickup(day)
    task = order.tasks[0]
    assert task.place.location is not None
    door = LonLat(task.place.location.lon + 0.001, task.place.location.lat)
    kept = day.desk.keep_order(
        replace(order, pickup=replace(task, place=replace(task.place, location=door)))
    )
    now = {r.shift_id: r for r in day.store.routes(DAY)}[shift_id]
    assert stop_id in now.route.stop_ids
    assert kept.driver


def test_a_load_that_the_van_has_no_room_for_takes_the_order_off_its_route(day: AtDesk) -> None:
    order, stop_id, _ = a_pickup(day)
    slightly = day.desk.keep_order(replace(order, amounts=tuple(a + 1 for a in order.amounts)))
    assert slightly.driver
    kept = day.desk.keep_order(replace(order, amounts=(90_000_000, 0, 1)))
    assert (bool(kept.left), kept.driver) == (True, "")
    assert stop_id in {item.stop_id for item in day.desk.board().unassigned}


def test_a_shipment_typed_in_waits_with_both_its_stops_and_both_ends_are_located(day: AtDesk) -> None:
    region = open_addresses(prepared_demo_region().addresses_file)
    start = TypedPickup("Amann", "", "Im Rösle 2, 9494 Schaan")
    form = TypedOrder("Frau Neu", "", "Im Rösle 12, 9494 Schaan", kind=OrderKind.SHIPMENT, pickup=start)
    order = read_typed(form, DAY, DEFAULT_DIMENSIONS).order
    assert order is not None
    located = locate(order, region, HERE, {})
    region.close()
    assert located.start is not None
    assert located.order.is_located
    kept = day.desk.keep_order(located.order)
    waiting = {item.stop_id for item in day.desk.board().unassigned}
    assert {stop.stop_id for stop in first_attempts(kept.order)} <= waiting
