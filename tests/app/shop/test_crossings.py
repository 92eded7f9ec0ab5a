"""What a shop asks for while the desk, a carrier or a clock has moved on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import ServerUnreachable
from app.domain.routes import GIVEN_AWAY, UnassignedOrder
from app.domain.shop import ShopAsks
from app.shop import intake
from app.shop.days import WITH_CARRIER
from app.shop.intake import Intake
from tests.app.shop.trades import NOWHERE, VADUZ, Trade
from tests.app.sync.desks import TODAY


def test_an_order_moved_away_and_back_is_on_again_unless_the_desk_called_it_off(trade: Trade) -> None:
    shop, store, tomorrow = trade.shop, trade.world.store, TODAY + timedelta(days=1)
    for day in (TODAY, tomorrow, TODAY):
        shop.put("M-1", **(VADUZ | {"date": day.isoformat()}))
        taken = trade.round()
    assert taken.days == {TODAY, tomorrow}
    assert (trade.order("M-1").day, trade.order("M-1").cancelled) == (TODAY, False)
    assert (shop.order("M-1")["state"], shop.order("M-1")["reason"]) == ("accepted", "")

    shop.put("M-2", **VADUZ)
    trade.round()
    trade.world.desk.call_off([trade.order("M-2").order_id])
    for day in (tomorrow, TODAY):  # not told yet, so the server takes it
        shop.put("M-2", **(VADUZ | {"date": day.isoformat()}))
        trade.counter.take(trade.world.link)
    assert all(o.cancelled for o in store.orders(TODAY) if o.reference == "M-2")


def test_what_a_carrier_has_meanwhile_is_neither_changed_nor_moved_nor_called_off(trade: Trade) -> None:
    shop, store, names = trade.shop, trade.world.store, ("G-1", "G-2", "G-3")
    for name in names:
        shop.put(name, **VADUZ, name=name)
    trade.round()
    with store.write() as unit:
        ids = [trade.order(name).order_id for name in names]
        given = [UnassignedOrder(f"{key}-d1", key, GIVEN_AWAY, "given", "post", 900) for key in ids]
        unit.put_unassigned(TODAY, [*unit.unassigned(TODAY), *given])
        unit.commit()
    # nothing was told since, so the server still takes it
    shop.put("G-1", **VADUZ, name="G-1", notes="other")
    shop.put("G-2", **(VADUZ | {"date": f"{TODAY + timedelta(days=1)}"}), name="G-2")
    shop.ask("DELETE", "/G-3")
    assert trade.round() == Intake(refused=3)
    assert {item.order_id for item in store.unassigned(TODAY)} >= set(ids)
    for name in names:
        order, shown = trade.order(name), shop.order(name)
        assert (order.day, order.cancelled, order.delivery.notes) == (TODAY, False, "")  # type: ignore[union-attr]
        assert (shown["state"], shown["reason"]) == ("carrier", WITH_CARRIER)


def test_with_a_customer_goes_what_the_shop_sent_of_a_question_and_of_what_was_called_off(
    trade: Trade,
) -> None:
    shop, world = trade.shop, trade.world
    shop.put("P-1", **NOWHERE)
    shop.put("P-2", **VADUZ, name="Bea")
    trade.round()
    shop.ask("DELETE", "/P-2")
    trade.round()
    states = [shop.order(reference)["state"] for reference in ("P-1", "P-2")]
    assert states == ["question", "called_off"]
    for reference in ("P-1", "P-2"):
        world.link.forget([f"{trade.order(reference).order_id}-d1"], [])
        assert shop.ask("GET", f"/{reference}").status_code == 404


def test_a_day_that_is_over_at_the_desk_is_refused_in_words(trade: Trade) -> None:
    yesterday = TODAY - timedelta(days=1)
    assert trade.shop.put("Y-1", **(VADUZ | {"date": yesterday.isoformat()})).ok, "perhaps not over"
    assert trade.round() == Intake(refused=1)
    trade.open_counter()  # days not in view are told of now and then, and at the start
    trade.round()
    shown = trade.shop.order("Y-1")
    assert (shown["state"], f"{yesterday} is past" in shown["reason"]) == ("refused", True)


def test_a_change_counts_though_the_clock_of_the_server_stepped_back(trade: Trade) -> None:
    trade.shop.put("T-1", **VADUZ)
    trade.round()
    with trade.world.store.write() as unit:
        entry = unit.shop_entry("flowers", "T-1")
        assert entry is not None
        unit.put_shop_entries((replace(entry, asked_at=entry.asked_at + timedelta(hours=1)),))
        unit.commit()
    trade.shop.put("T-1", **VADUZ, notes="later")
    assert trade.round().changed == 1


def test_what_came_before_a_page_that_fails_is_told(
    trade: Trade, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "ASKED_AT_ONCE", 1)
    for number in range(2):
        trade.shop.put(f"Z-{number}", **VADUZ, name=f"Customer {number}")
    link = trade.world.link
    with monkeypatch.context() as patched:
        asks = iter([link.shop_asks(trade.world.store.shop_cursor().number, 1)])
        patched.setattr(link, "shop_asks", lambda *_: _next_or_fail(asks))
        assert trade.counter.take(link) == Intake(frozenset({TODAY}), new=1)
        with pytest.raises(ServerUnreachable):
            trade.counter.take(link)
    assert trade.round().new == 1


def _next_or_fail(pages: Iterator[ShopAsks]) -> ShopAsks:
    for page in pages:
        return page
    raise ServerUnreachable("gone")
