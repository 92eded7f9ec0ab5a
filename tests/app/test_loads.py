"""Goods that come late to a depot: who waits for them, the new plan, and what customers hear."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.errors import InputRefused
from app.domain.loads import loads_of
from app.domain.message_settings import MailServer, MessageSettings
from app.domain.messages import Trigger
from app.domain.orders import Contact
from app.domain.routing import StopRule
from app.domain.timing import TimeWindow
from app.loads import LoadNews
from app.messages.notifying import HOLDS, Notices
from app.planning.day_plan import make_plan
from storage.store import DeskStore
from tests.app.running_days import AtDesk, PlannerHere, at_desk_before_loading
from tests.app.sample_day import DAY

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SITE = MessageSettings(site="Bakery", mail=MailServer("mail.example.org", "a@example.org"))
LOAD = "P7"


@pytest.fixture
def day(tmp_path: Path) -> Iterator[AtDesk]:
    """A day before anybody loads; what the first driver brings comes with a load."""
    with closing(at_desk_before_loading(tmp_path, seed=5)) as at:
        zone = at.store.shifts(DAY)[0].depot.zone
        planned = {p.stop.order_id: p for r in at.store.routes(DAY) for p in r.route.stops}
        theirs = {p.stop.order_id for p in first(at).route.trips[0].stops}
        orders = []
        for order in at.store.orders(DAY):
            if order.order_id in planned and order.pickup is None and order.delivery is not None:
                local = planned[order.order_id].arrival.astimezone(zone)
                promise = TimeWindow(0, local.hour * 3600 + local.minute * 60 + 1200)
                contact = Contact(email=f"{order.order_id}@example.org")
                task = replace(order.delivery, contact=contact, windows=(promise,))
                load = LOAD if order.order_id in theirs else ""
                orders.append(replace(order, load=load, delivery=task))
        assert len(orders) > 5
        with at.store.write() as unit:
            unit.put_orders(orders)
            unit.commit()
        at.desk.reload()
        yield at


def first(at: AtDesk):  # type: ignore[no-untyped-def]
    return at.store.routes(DAY)[0]


def loads_at(at: AtDesk) -> datetime:
    return first(at).route.trips[0].loading_start


def with_load(store: DeskStore) -> set[str]:
    return {order.order_id for order in store.orders(DAY) if order.load == LOAD}


def test_a_load_an_hour_late_is_said_planned_for_and_told(day: AtDesk) -> None:
    desk, due = day.desk, loads_at(day)
    desk.note_load(LoadNews(LOAD, due))
    before = {s.stop_id: s for lane in desk.board().lanes for s in lane.stops}
    assert not [issue for issue in desk.board().issues if issue.kind == "load"], "in time is no issue"

    desk.note_load(LoadNews(LOAD, due + HOUR))
    board = desk.board()
    (issue,) = [issue for issue in board.issues if issue.kind == "load"]
    assert LOAD in issue.title
    assert f"{(due + HOUR).astimezone(board.lanes[0].shift.depot.zone):%H:%M}" in issue.detail
    after = {s.stop_id: s for lane in board.lanes for s in lane.stops}
    waiting = [s.stop_id for s in after.values() if s.order_id in with_load(day.store)]
    later = [after[stop_id].eta - before[stop_id].eta for stop_id in waiting]
    assert max(later) >= timedelta(minutes=45), "the first of them wait for the load"
    mine = {p.stop.order_id for p in first(day).route.stops}
    moved = {after[s].order_id for s in after if after[s].eta != before[s].eta}
    assert moved <= mine, "who waits for nothing is not touched"

    late = {s for s in waiting if after[s].late_s >= 600}
    assert late, "some promises are broken by it"
    notices = Notices(SITE)
    told = list(notices.due(board, ()))
    told += notices.due(replace(board, now=board.now + HOLDS), told)
    assert {m.stop_id for m in told if m.trigger is Trigger.LATE} >= late

    late_before = sum(after[s].late_s for s in after)
    for card in desk.suggest(day.reoptimiser):
        desk.accept(card.suggestion_id)
    for record in day.store.routes(DAY):
        for trip in record.route.trips:
            if any(p.stop.order_id in with_load(day.store) for p in trip.stops):
                assert trip.departure >= due + HOUR, "nothing of the load leaves before it is there"
    board = desk.board()
    assert sum(s.late_s for lane in board.lanes for s in lane.stops) <= late_before

    desk.note_load(LoadNews(LOAD, day.now, has_come=True))
    assert not [issue for issue in desk.board().issues if issue.kind == "load"], "it is there"


def test_a_plan_made_beforehand_waits_for_the_load(day: AtDesk) -> None:
    due = loads_at(day) + HOUR
    day.desk.note_load(LoadNews(LOAD, due))
    make_plan(day.store, PlannerHere(), DAY, stop=StopRule(steps=30), fresh=True)
    trips = [
        trip
        for record in day.store.routes(DAY)
        for trip in record.route.trips
        if any(p.stop.order_id in with_load(day.store) for p in trip.stops)
    ]
    assert trips
    assert min(trip.loading_start for trip in trips) >= due


def test_what_cannot_be_is_refused_in_one_line(day: AtDesk) -> None:
    with pytest.raises(InputRefused, match=r"no load 'P8'.*are P7"):
        day.desk.note_load(LoadNews("P8", day.now))
    with pytest.raises(InputRefused, match="later than now"):
        day.desk.note_load(LoadNews(LOAD, day.now + MINUTE, has_come=True))
    assert loads_of(day.store.events(DAY)) == {}


def test_a_load_that_is_overdue_is_expected_now_and_no_sooner(day: AtDesk) -> None:
    due = loads_at(day)
    day.desk.note_load(LoadNews(LOAD, due))
    (load,) = day.desk.tracker.loads.values()
    assert load.ready(due - HOUR) == due
    assert load.ready(due + HOUR) == due + HOUR
    assert not load.is_late(due)
    assert load.is_late(due + HOUR)
