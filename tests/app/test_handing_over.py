"""Claims about goods on board of a van that cannot go on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.board import SuggestionCard
from app.domain.disruption import BUDGETS, ChangeKind, Dial
from app.domain.orders import OrderKind, TaskKind
from app.domain.routes import Route, first_attempts
from app.domain.settings import Settings
from app.on_the_road import on_board, stands_at
from app.orchestration.decisions import Decisions
from app.orchestration.reoptimiser import Leeway
from app.orchestration.replaying import replay, search_at
from tests.app.running_days import AtDesk, PlannerHere, at_desk
from tests.app.sample_day import DAY


@pytest.fixture
def day(tmp_path: Path) -> Iterator[AtDesk]:
    sitting = at_desk(tmp_path, Settings())
    yield sitting
    sitting.close()


def broken_with_goods(day: AtDesk) -> tuple[str, frozenset[str]]:
    """The van with most deliveries on board, and the orders of these."""
    tracker = day.desk.tracker
    aboard = {
        shift.shift_id: frozenset(
            planned.stop.order_id
            for planned in on_board(tracker, shift.shift_id, day.now)
            if tracker.data.orders[planned.stop.order_id].kind is OrderKind.DELIVERY
        )
        for shift in tracker.data.shifts
    }
    shift_id = max(sorted(aboard), key=lambda key: len(aboard[key]))
    assert len(aboard[shift_id]) > 2
    return shift_id, aboard[shift_id]


def rescue(day: AtDesk) -> SuggestionCard:
    (card,) = [c for c in day.desk.suggest(day.reoptimiser) if c.kind is ChangeKind.BREAKDOWN]
    return card


def routes(day: AtDesk) -> dict[str, Route]:
    return {record.shift_id: record.route for record in day.desk.tracker.data.routes.values()}


def test_who_brings_what_is_on_board_of_a_broken_van_takes_it_over_there_first(day: AtDesk) -> None:
    broken, goods = broken_with_goods(day)
    day.desk.take_out(broken)
    card = rescue(day)
    assert day.desk.accept(card.suggestion_id)
    place = stands_at(
        day.desk.tracker, next(s for s in day.desk.tracker.data.shifts if s.shift_id == broken), day.now
    )
    saved = set()
    for shift_id, route in routes(day).items():
        order = [planned.stop for planned in route.stops]
        for at, stop in enumerate(order):
            if shift_id == broken or stop.order_id not in goods or stop.task is TaskKind.PICKUP:
                continue
            saved.add(stop.order_id)
            over = first_attempts(day.desk.tracker.data.orders[stop.order_id])[0]
            assert over in order[:at], "taken over before it is brought, by the same driver"
            task = day.desk.tracker.data.orders[stop.order_id].handover
            assert task is not None
            assert task.place.location == place
    assert saved, "somebody comes for it"
    assert not saved & {planned.stop.order_id for planned in routes(day)[broken].stops}


def test_a_driver_who_can_go_on_after_all_brings_what_nobody_took_over(day: AtDesk) -> None:
    broken, goods = broken_with_goods(day)
    orders, left_out = day.desk.tracker.data.orders, day.desk.tracker.data.unassigned
    day.desk.take_out(broken)
    assert {key for key, order in day.desk.tracker.data.orders.items() if order.handover} == goods
    day.desk.bring_back(broken)
    assert day.desk.tracker.data.orders == orders
    assert day.desk.tracker.data.unassigned == left_out


def test_goods_in_a_broken_van_are_no_new_orders(day: AtDesk) -> None:
    broken, _ = broken_with_goods(day)
    before = day.desk.board()
    day.desk.take_out(broken)
    after = day.desk.board()
    assert after.unassigned == before.unassigned
    kinds = {issue.kind for issue in after.issues}
    assert "not_planned" not in kinds - {issue.kind for issue in before.issues}


def test_what_was_taken_over_stays_taken_over_when_the_driver_is_back(day: AtDesk) -> None:
    broken, _ = broken_with_goods(day)
    day.desk.take_out(broken)
    assert day.desk.accept(rescue(day).suggestion_id)
    given = {
        key
        for key, order in day.desk.tracker.data.orders.items()
        if order.handover is not None
        and order.order_id not in {p.stop.order_id for p in routes(day)[broken].stops}
    }
    assert given
    day.desk.bring_back(broken)
    after = day.desk.tracker.data.orders
    assert {key for key, order in after.items() if order.handover is not None} == given


def test_a_rescue_taken_back_leaves_the_goods_where_they_are(day: AtDesk) -> None:
    broken, _ = broken_with_goods(day)
    before = routes(day)
    day.desk.take_out(broken)
    card = rescue(day)
    assert day.desk.accept(card.suggestion_id)
    assert day.desk.undo(card.suggestion_id)
    assert {k: r.stop_ids for k, r in routes(day).items()} == {k: r.stop_ids for k, r in before.items()}


def test_where_goods_are_only_taken_over_nothing_is_to_be_collected_or_proved(day: AtDesk) -> None:
    broken, goods = broken_with_goods(day)
    day.desk.take_out(broken)
    assert day.desk.accept(rescue(day).suggestion_id)
    sent = [
        (stop, day.desk.tracker.data.orders[order_id])
        for release in day.store.releases_to_send()
        for route in release.routes
        for stop in route.stops
        if (order_id := stop.stop_id.rpartition("-")[0]) in goods and route.shift_id != broken
    ]
    over = [stop for stop, _ in sent if stop.kind is TaskKind.PICKUP]
    brought = [(stop, order) for stop, order in sent if stop.kind is TaskKind.DELIVERY]
    assert over
    assert brought
    assert all(stop.amount_due == 0 and stop.required_proof == () for stop in over)
    assert all(stop.required_proof == order.required_proof for stop, order in brought)
    assert any(order.required_proof for _, order in brought)


def test_a_van_is_where_it_was_seen_last(day: AtDesk) -> None:
    tracker = day.desk.tracker
    shift = tracker.data.shifts[0]
    last = tracker.data.routes[shift.shift_id].route.stops[1]
    task = tracker.data.orders[last.stop.order_id].tasks[-1]
    assert stands_at(tracker, shift, day.now) == task.place.location
    assert stands_at(tracker, shift, day.now + timedelta(minutes=9)) == task.place.location


def test_stops_saved_from_a_broken_van_leave_the_hours_budget_as_it_was(day: AtDesk) -> None:
    broken, _ = broken_with_goods(day)
    day.desk.take_out(broken)
    card = rescue(day)
    assert card.reassignments > 0
    assert day.desk.accept(card.suggestion_id)
    decisions = Decisions(day.store.events(DAY))
    assert decisions.leeway(Dial.NORMAL, day.now, ()).moved_lately == 0


def test_a_driver_who_cannot_go_on_finds_help_even_where_the_best_would_move_too_much(
    day: AtDesk,
) -> None:
    """However small the hour's budget is, there is a proposal in which all others keep their stops."""
    broken, _ = broken_with_goods(day)
    day.desk.take_out(broken)
    now, tracker = day.now, day.desk.tracker
    found = day.reoptimiser.propose(
        tracker, now, Leeway(moved_lately=BUDGETS[Dial.NORMAL].reassignments_per_hour - 1)
    )
    assert found is not None
    (saved,) = [each for each in found if each.card.kind is ChangeKind.BREAKDOWN]
    assert saved.disturbs <= 1


def test_a_search_after_a_breakdown_run_again_later_proposes_the_same(day: AtDesk) -> None:
    broken, _ = broken_with_goods(day)
    day.desk.take_out(broken)
    cards = day.desk.suggest(day.reoptimiser)
    day.desk.bring_back(broken)
    search = search_at(day.store, DAY, day.now)
    assert search is not None
    again = replay(day.store, PlannerHere(), DAY, search, "", Settings())
    assert again.is_same
    assert again.cards == cards
