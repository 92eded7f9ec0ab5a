"""Orders are called off together and taken up again; what vanished from a sender's file, where a person
chose it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.routes import first_attempts
from app.domain.settings import Settings
from app.domain.stop_state import StopState
from app.import_vanished import call_off_vanished
from app.importing.preview import Vanished
from tests.app.running_days import AtDesk, at_desk
from tests.app.sample_day import DAY


@pytest.fixture
def day(tmp_path: Path) -> Iterator[AtDesk]:
    with closing(at_desk(tmp_path, Settings())) as at:
        yield at


def last_orders(day: AtDesk) -> list[str]:
    """The last order of each driver's route."""
    return [record.route.stops[-1].stop.order_id for record in day.store.routes(DAY)]


def on_routes(day: AtDesk) -> set[str]:
    return {stop.stop.order_id for record in day.store.routes(DAY) for stop in record.route.stops}


def test_orders_called_off_together_leave_their_routes_and_drivers_are_told(day: AtDesk) -> None:
    one, other, _ = last_orders(day)
    before = {record.shift_id: record.revision for record in day.store.routes(DAY)}
    done = day.desk.call_off((one, other, "unknown"))
    assert done.order_ids == (one, other)
    assert not on_routes(day) & {one, other}
    told = [r.shift_id for r in day.store.routes(DAY) if r.revision > before[r.shift_id]]
    assert len(told) == 2
    again = day.desk.call_off((one,))
    assert (again.order_ids, len(again.left)) == ((), 1)


def test_a_draft_that_no_driver_has_yet_is_not_sent_by_calling_off(day: AtDesk) -> None:
    first, *_ = day.store.routes(DAY)
    with day.store.write() as unit:
        unit.put_routes((replace(first, released=None, revision=0),))
        unit.commit()
    day.desk.reload()
    order_id = first.route.stops[-1].stop.order_id
    assert day.desk.call_off((order_id,)).order_ids == (order_id,)
    now = next(r for r in day.store.routes(DAY) if r.shift_id == first.shift_id)
    assert now.released is None
    assert order_id not in on_routes(day)


def test_an_order_taken_up_again_waits_for_a_driver(day: AtDesk) -> None:
    one, *_ = last_orders(day)
    done = day.desk.call_off((one,))
    order = day.desk.tracker.data.orders[one]
    (stop,) = first_attempts(order)
    assert day.desk.tracker.facts(stop.stop_id).state is StopState.CANCELLED
    day.desk.take_up(done.order_ids)
    assert not day.desk.tracker.data.orders[one].cancelled
    assert day.desk.tracker.facts(stop.stop_id).state is StopState.PLANNED
    assert stop.stop_id in {item.stop_id for item in day.desk.tracker.data.unassigned}
    assert day.desk.call_off((one,)).order_ids == (one,)


def test_of_what_vanished_only_what_stands_as_the_person_saw_it_is_called_off(day: AtDesk) -> None:
    seen, given_since, *_ = last_orders(day)
    orders = day.desk.tracker.data.orders
    drivers = {shift.shift_id: shift.driver.name for shift in day.store.shifts(DAY)}
    record = day.store.routes(DAY)[0]
    chosen = (
        Vanished(orders[seen], drivers[record.shift_id]),  # said to be out, and chosen all the same
        Vanished(orders[given_since]),  # was on no phone then
    )
    done = call_off_vanished(day.desk, day.store, chosen)
    assert done.order_ids == (seen,)
    assert done.left == (orders[given_since].tasks[-1].place.name,)
    assert given_since in on_routes(day)
