"""What a day's plan was before it was changed can be told, once something was known of the day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.day_data import read_plan
from app.domain.disruption import Dial
from app.domain.earlier import Plan
from app.domain.routes import Route, RouteRecord, UnassignedOrder
from app.domain.routing import StopRule
from app.domain.searches import Search
from storage.store import DeskStore
from tests.storage import values
from tests.storage.values import DAY, NOON


@dataclass
class Told:
    """A clock that is told the time."""

    at: datetime = NOON

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Told:
    return Told()


@pytest.fixture
def kept(tmp_path: Path, clock: Told) -> Iterator[DeskStore]:
    with closing(DeskStore.open(tmp_path / "desk.sqlite", clock.now)) as store:
        with store.write() as unit:
            unit.put_shifts([values.shift()])
            unit.put_orders([values.order(1)])
            unit.put_routes([RouteRecord(DAY, values.shift().shift_id, 1, Route("", ()))])
            unit.commit()
        yield store


def test_until_something_is_known_of_a_day_nothing_is_kept_beside_it(kept: DeskStore) -> None:
    history = kept.plan_history(DAY)
    assert history.changes == ()
    assert history.is_known_at(0)


def test_every_change_after_that_can_be_taken_back_to_its_instant(kept: DeskStore, clock: Told) -> None:
    shift_id = values.shift().shift_id
    stood: list[tuple[datetime, Plan]] = []
    with kept.write() as unit:
        unit.add_events(DAY, [values.event(1)])
        unit.commit()

    def change(minute: int) -> None:
        stood.append((clock.at, read_plan(kept, DAY)))
        clock.at = NOON + timedelta(minutes=minute)

    change(1)
    with kept.write() as unit:
        unit.put_orders([replace(values.order(1), cancelled=True), values.order(2)])
        unit.put_unassigned(DAY, [UnassignedOrder("s", "o", "no_room", "no room")])
        unit.commit()
    change(2)
    with kept.write() as unit:
        unit.put_routes([RouteRecord(DAY, shift_id, 2, Route("", (), 7))])
        unit.add_events(DAY, [values.event(2)])
        unit.commit()
    change(3)
    with kept.write() as unit:
        unit.put_routes([RouteRecord(DAY, shift_id, 3, Route("", (), 8))])
        unit.put_orders([values.order(1)])
        unit.put_unassigned(DAY, [])
        unit.commit()
    change(4)
    history, now = kept.plan_history(DAY), read_plan(kept, DAY)
    sequences = (1, 1, 2, 2)
    assert len({str(plan) for _, plan in stood}) == 4
    for sequence, (at, plan) in zip(sequences, stood, strict=True):
        assert history.before(now, history.made_by(sequence, at)) == plan
    assert history.made_by(1, NOON) == 0, "what was changed when the first fact was the newest"
    known_later = history.before(now, history.made_by(2, NOON))
    assert known_later.routes == stood[2][1].routes, "who knew the second fact saw what came before it"


def test_what_is_put_again_as_it_was_is_no_change(kept: DeskStore) -> None:
    with kept.write() as unit:
        unit.add_events(DAY, [values.event(1)])
        unit.put_orders(unit.orders(DAY))
        unit.put_routes(unit.routes(DAY))
        unit.put_unassigned(DAY, unit.unassigned(DAY))
        unit.commit()
    assert kept.plan_history(DAY).changes == ()


def test_nothing_of_a_unit_that_is_not_kept_is_in_the_history(kept: DeskStore) -> None:
    with kept.write() as unit:
        unit.add_events(DAY, [values.event(1)])
        unit.commit()
    with kept.write() as unit:
        unit.put_orders([values.order(2)])
    assert kept.plan_history(DAY).changes == ()


def test_histories_go_with_the_searches_of_their_time(kept: DeskStore) -> None:
    with kept.write() as unit:
        unit.add_events(DAY, [values.event(1)])
        unit.put_orders([values.order(2)])
        unit.commit()
    search = Search(NOON, 1, False, Dial.NORMAL, StopRule(steps=1), 1, False, (), (), (), (), (), ())
    for kept_from, there in ((NOON - timedelta(days=30), True), (NOON + timedelta(days=1), False)):
        with kept.write() as unit:
            unit.add_search(DAY, search, kept_from)
            unit.commit()
        history = kept.plan_history(DAY)
        assert bool(history.changes) is there
        assert history.is_known_at(5) is there
