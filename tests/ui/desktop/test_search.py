"""The search finds orders by all that a caller may say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.domain.board import Board
from app.domain.orders import Contact, Line, Order
from tests.ui.boards import board_of
from ui.desktop import day_filter
from ui.desktop.day_filter import DayFilter, Sieve


@pytest.fixture
def board() -> Board:
    """A stop of the third driver has an order with everything in it."""
    made = board_of()
    stop = made.lanes[2].stops[4]
    known = made.orders["o-901"]
    assert known.delivery is not None
    place = replace(known.delivery.place, name=stop.name, address=stop.address)
    contact = Contact("+423 232 10-15", "amann@example.org")
    order = replace(
        known,
        order_id=stop.order_id,
        reference="R-7788",
        lines=(Line("box", 2, "4006381333931"),),
        delivery=replace(known.delivery, place=place, contact=contact),
    )
    return replace(made, orders={**made.orders, stop.order_id: order})


def found(board: Board, text: str, orders: Mapping[str, Order] | None = None) -> list[str]:
    sieve = Sieve()
    sieve.use(DayFilter(None, text), board.orders if orders is None else orders)
    return [stop.stop_id for lane in board.lanes for stop in sieve.sift(lane)]


@pytest.mark.parametrize(
    "said", ["r-7788", "232 10-15", "2321015", "4006381333931", "AMANN@example", "shift-3-5"]
)
def test_an_order_is_found_by_reference_phone_code_and_address(board: Board, said: str) -> None:
    assert found(board, said) == [board.lanes[2].stops[4].stop_id]


def test_a_drivers_name_finds_the_whole_run_and_narrows_what_else_is_said(board: Board) -> None:
    lane = board.lanes[2]
    driver = lane.shift.driver.name
    assert found(board, driver) == [stop.stop_id for stop in lane.stops]
    name = lane.stops[0].name
    narrowed = found(board, f"{driver} {name}")
    assert 0 < len(narrowed) < len(lane.stops)
    assert set(narrowed) == {s.stop_id for s in lane.stops if s.name == name}


def test_an_order_that_was_changed_is_found_by_what_it_says_now(board: Board) -> None:
    stop = board.lanes[2].stops[4]
    sieve = Sieve()
    sieve.use(DayFilter(None, "r-99"), board.orders)
    assert sieve.sift(board.lanes[2]) == ()
    order = replace(board.orders[stop.order_id], reference="R-99")
    sieve.use(DayFilter(None, "r-99"), {**board.orders, stop.order_id: order})
    assert sieve.sift(board.lanes[2]) == (stop,)


def test_what_is_searched_is_gathered_bit_by_bit_before_a_key_waits_for_it(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    sieve, stops = Sieve(), sum(len(lane.stops) for lane in board.lanes)
    sieve.use(DayFilter(), board.orders)
    turns = 0
    while sieve.get_ready(board.lanes, 30):
        turns += 1
    assert stops / (30 + max(len(lane.stops) for lane in board.lanes)) <= turns <= stops / 30 + 1
    monkeypatch.delattr(day_filter, "searched_in")
    sieve.use(DayFilter(None, "r-7788"), board.orders)
    assert [stop for lane in board.lanes for stop in sieve.sift(lane)] == [board.lanes[2].stops[4]]
