"""What a shop orders at a real server comes to the desk as an import's orders do, once, whatever is
killed, restored or decided meanwhile; and the shop is told how it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.errors import InputRefused, StoreError
from app.domain.events import EventType
from app.shop.intake import Intake
from app.shop.keys import revoke_key
from storage.desk_unit import DeskUnitOfWork
from storage.region.addresses import RegionAddresses
from storage.sync_store import renew_epoch
from tests.app.shop.trades import ALREADY, NOWHERE, VADUZ, Trade, trading
from tests.app.sync.desks import TODAY, report


def test_an_order_goes_from_the_shop_to_the_door_and_the_shop_reads_each_step(trade: Trade) -> None:
    shop, window = trade.shop, [f"{TODAY}T09:00:00+00:00", f"{TODAY}T11:30:00+00:00"]
    assert shop.put("A-1", **VADUZ, window=window, parcels=3, skills=["cold"]).ok
    assert shop.put("A-2", **NOWHERE).ok
    assert trade.round() == Intake(frozenset({TODAY}), new=2, questions=1)
    order = trade.order("A-1")
    assert (order.sender, order.is_located, order.amounts[2]) == ("flowers", True, 3)
    assert [(w.start, w.end) for w in order.delivery.windows] == [(9 * 3600, 11.5 * 3600)]  # type: ignore[union-attr]
    assert shop.order("A-1")["state"] == "accepted"
    assert (shop.order("A-2")["state"], "not found" in shop.order("A-2")["reason"]) == (
        "question",
        True,
    )
    issues = trade.world.desk.board().issues
    assert {"not_planned", "not_located"} <= {issue.kind for issue in issues}, "for the dispatcher"

    trade.give("A-1")
    trade.round()
    shown = shop.order("A-1")
    assert (shown["state"], shown["window"][1][11:16]) == ("released", "11:30")
    assert shop.put("A-1", **VADUZ, notes="at the back").status_code == 409
    phone = trade.server.pair("aino")
    report(phone, 1, "aino", "", "shift_started")
    report(phone, 2, "aino", order.order_id, "completed")
    trade.world.desk.exchange()
    trade.round()
    shown = shop.order("A-1")
    assert (shown["state"], shown["attempts"][0]["outcome"]) == ("completed", "delivered_to_recipient")
    sealed = [e for e in trade.world.store.events(TODAY) if e.type is EventType.COMPLETED]
    assert shown["seal"] == trade.world.store.chain_at(sealed[-1].sequence)


def test_a_change_that_crosses_the_release_is_refused_and_a_call_off_too(trade: Trade) -> None:
    trade.shop.put("B-1", **VADUZ)
    trade.round()
    trade.give("B-1", "bo")
    # nothing was told since, so the server still takes it
    assert trade.shop.put("B-1", **VADUZ, notes="other").status_code == 200
    assert trade.round() == Intake(refused=1)
    assert trade.order("B-1").delivery.notes == ""  # type: ignore[union-attr]
    assert (trade.shop.order("B-1")["state"], trade.shop.order("B-1")["reason"]) == (
        "released",
        ALREADY,
    )

    trade.shop.put("B-2", **VADUZ, name="Bea")
    trade.round()
    trade.give("B-2", "bo")
    assert trade.shop.ask("DELETE", "/B-2").status_code == 200
    assert trade.round() == Intake(refused=1)
    assert not trade.order("B-2").cancelled
    assert trade.shop.order("B-2")["state"] == "released"


def test_before_it_is_out_an_order_is_changed_moved_and_called_off(trade: Trade) -> None:
    shop, tomorrow = trade.shop, TODAY + timedelta(days=1)
    shop.put("C-1", **VADUZ)
    trade.round()
    shop.put("C-1", **VADUZ, weight_kg=4)
    assert trade.round() == Intake(frozenset({TODAY}), changed=1)
    assert trade.order("C-1").amounts[0] == 4000
    shop.put("C-1", **(VADUZ | {"date": tomorrow.isoformat()}))
    assert trade.round().days == {TODAY, tomorrow}
    assert trade.order("C-1").day == tomorrow
    assert shop.order("C-1")["date"] == tomorrow.isoformat()
    shop.ask("DELETE", "/C-1")
    assert trade.round() == Intake(frozenset({tomorrow}), called_off=1)
    assert trade.order("C-1").cancelled
    assert shop.order("C-1")["state"] == "called_off"


def test_what_the_region_does_not_hold_is_refused_in_words_for_the_shop(trade: Trade) -> None:
    trade.shop.put("D-1", **(VADUZ | {"lon": 47.1, "lat": 9.5}))
    trade.shop.put("D-2", **VADUZ, depot="nowhere")
    assert trade.round() == Intake(refused=2)
    assert "swapped" in trade.shop.order("D-1")["reason"]
    assert trade.shop.order("D-2")["reason"] == "There is no depot 'nowhere'."
    trade.shop.put("D-1", **VADUZ)
    assert trade.round().new == 1


def test_what_a_shop_sends_in_several_lines_stands_on_labels_and_lists_in_one(trade: Trade) -> None:
    trade.shop.put("D-3", **VADUZ, name="\u202eEva\x00\r\nBcc: all", items=[{"text": "a\nb"}])
    assert trade.round().new == 1
    order = trade.order("D-3")
    assert order.delivery is not None
    assert (order.delivery.place.name, order.lines[0].text) == ("Eva Bcc: all", "a b")


def test_a_desk_that_ends_in_the_middle_takes_everything_in_once(
    trade: Trade, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        trade.shop.put(f"K-{number}", **VADUZ, name=f"Customer {number}")

    def ends(*_: object) -> None:
        raise StoreError("killed")

    with monkeypatch.context() as patched:
        patched.setattr(DeskUnitOfWork, "put_shop_cursor", ends)
        with pytest.raises(StoreError):
            trade.round()
    assert not any(o.reference.startswith("K-") for o in trade.world.store.orders(TODAY))
    trade.world.again()
    trade.open_counter()
    assert trade.round().new == 3
    assert trade.round() == Intake()


def test_a_key_that_is_revoked_opens_nothing_and_none_is_kept_in_the_open(trade: Trade) -> None:
    assert trade.shop.ask("GET").status_code == 200
    database = trade.world.folder.desk_database.read_bytes()
    assert trade.shop.key.encode() not in database
    revoke_key(trade.world.store, trade.key.key_id, datetime.now(UTC))
    trade.round()
    assert trade.shop.ask("GET").status_code == 401
    with pytest.raises(InputRefused, match="no key 'k9'"):
        revoke_key(trade.world.store, "k9", datetime.now(UTC))


def test_after_the_server_was_restored_nothing_is_doubled_and_nothing_older_counts(
    tmp_path: Path, region: RegionAddresses
) -> None:
    with trading(tmp_path, region) as trade:
        restored(trade)


def restored(trade: Trade) -> None:
    """The claim."""
    trade.shop.put("F-1", **VADUZ)
    trade.shop.put("F-2", **VADUZ, name="Bea")
    trade.round()
    trade.server.supervisor.stop()
    kept = (trade.server.folder / "sync.db").read_bytes()
    trade.server.start_again()
    trade.shop.server = trade.server
    trade.world.again()
    trade.open_counter()
    trade.shop.put("F-1", **VADUZ, notes="later")
    trade.shop.put("F-3", **VADUZ, name="Cy")
    trade.round()
    edited = trade.order("F-2")
    assert edited.delivery is not None
    with trade.world.store.write() as unit:
        unit.put_orders((replace(edited, delivery=replace(edited.delivery, notes="by the desk")),))
        unit.commit()
    trade.server.supervisor.stop()
    (trade.server.folder / "sync.db").write_bytes(kept)
    renew_epoch(trade.server.folder)
    trade.server.start_again()
    trade.world.again()
    trade.open_counter()
    assert trade.round().days == frozenset(), "what the server has lost is not undone at the desk"
    assert trade.order("F-1").delivery.notes == "later"  # type: ignore[union-attr]
    assert trade.order("F-2").delivery.notes == "by the desk"  # type: ignore[union-attr]
    assert [trade.shop.order(f"F-{n}")["state"] for n in (1, 2, 3)] == ["accepted"] * 3
    assert trade.shop.ask("DELETE", "/F-3").status_code == 200
    assert trade.round().called_off == 1
