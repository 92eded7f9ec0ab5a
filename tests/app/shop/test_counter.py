"""What a shop orders at a real server comes to the desk as an import's orders do, once, whatever is
killed, restored or decided meanwhile; and the shop is told how it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.errors import InputRefused, StoreError
from app.domain.events import EventType
from app.domain.geo import Extent
from app.domain.orders import Order
from app.domain.routes import GIVEN_AWAY, UnassignedOrder
from app.import_locating import Locator
from app.shared_clock import SystemClock
from app.shop.counter import ShopCounter
from app.shop.days import WITH_CARRIER
from app.shop.intake import Intake, ShopIntake
from app.shop.keys import make_key, revoke_key
from app.shop.orders import ShopRules
from resources.assets import DEMO_REGION
from storage.desk_unit import DeskUnitOfWork
from storage.region.address_index import build_addresses
from storage.region.addresses import RegionAddresses
from storage.sync_store import renew_epoch
from tests.app.sync.desks import DEPOT, TODAY, DeskWorld, desk_world, report, route
from tests.app.sync.serving import Running, running
from tests.app.sync.shop.shops import ShopProgram

LIECHTENSTEIN = Extent(9.47, 47.04, 9.64, 47.28)
VADUZ = {"address": "Städtle 49", "postcode": "9490", "city": "Vaduz", "date": TODAY.isoformat()}
NOWHERE = VADUZ | {"address": "Nirgendwoweg 99", "city": "Nirgendwo", "postcode": ""}
ALREADY = "It is already out for delivery: call the dispatcher to change it."


class Trade:
    """A desk with a day under way, a server, and a shop that has a key."""

    def __init__(self, server: Running, world: DeskWorld, region: RegionAddresses) -> None:
        self.server, self.world, self.region = server, world, region
        self.open_counter()
        self.key, secret = make_key(world.store, "flowers", datetime.now(UTC))
        self.shop = ShopProgram(server, secret)
        self.round()

    def open_counter(self) -> None:
        """As at the start of the program."""
        store, addresses = self.world.store, self.region
        intake = ShopIntake(
            store,
            SystemClock(),
            lambda: Locator(addresses, DEPOT.location),
            lambda: ShopRules(store.depots(), addresses.extent),
        )
        self.counter = ShopCounter(store, SystemClock(), intake)

    def round(self) -> Intake:
        """What the desk does again and again."""
        taken = self.counter.take(self.world.link)
        self.world.desk.reload()
        self.counter.tell(self.world.desk.board(), taken.days, self.world.link)
        return taken

    def order(self, reference: str) -> Order:
        """The one order of a reference, on whatever day."""
        store = self.world.store
        found = [o for day in store.days() for o in store.orders(day) if o.reference == reference]
        standing = [order for order in found if not order.cancelled]
        assert len(standing) <= 1
        return standing[0] if standing else found[-1]

    def give(self, reference: str, driver: str = "aino") -> None:
        """Plan the order on a driver's route and send it."""
        order, world = self.order(reference), self.world
        before = world.record(driver)
        names = [*(stop[:-3] for stop in before.route.stop_ids), order.order_id]
        with world.store.write() as unit:
            made = route(driver, names)
            unit.put_routes((replace(before, draft=before.draft + 1, route=made),))
            unit.commit()
        world.desk.reload()
        world.desk.release()
        world.desk.exchange()


@contextmanager
def trading(root: Path, region: RegionAddresses) -> Iterator[Trade]:
    """A day with two routes under way, for as long as the block lasts."""
    with running(root / "server") as server, desk_world(root / "desk", server) as world:
        world.give(aino="S1", bo="S2")
        yield Trade(server, world, region)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegionAddresses]:
    """The demo region's address index alone: nothing here needs roads."""
    index = tmp_path_factory.mktemp("region") / "addresses"
    build_addresses(DEMO_REGION, index, LIECHTENSTEIN, lambda: False)
    with closing(RegionAddresses(index)) as opened:
        yield opened


@pytest.fixture(scope="module")
def trade(tmp_path_factory: pytest.TempPathFactory, region: RegionAddresses) -> Iterator[Trade]:
    """One for most: each claim is about orders of its own references."""
    with trading(tmp_path_factory.mktemp("trade"), region) as made:
        yield made


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


def test_what_the_region_does_not_hold_is_refused_in_words_for_the_shop(trade: Trade) -> None:
    trade.shop.put("D-1", **(VADUZ | {"lon": 47.1, "lat": 9.5}))
    trade.shop.put("D-2", **VADUZ, depot="nowhere")
    assert trade.round() == Intake(refused=2)
    assert "swapped" in trade.shop.order("D-1")["reason"]
    assert trade.shop.order("D-2")["reason"] == "There is no depot 'nowhere'."
    trade.shop.put("D-1", **VADUZ)
    assert trade.round().new == 1


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
    trade.server.supervisor.stop()
    (trade.server.folder / "sync.db").write_bytes(kept)
    renew_epoch(trade.server.folder)
    trade.server.start_again()
    trade.world.again()
    trade.open_counter()
    assert trade.round().days == frozenset(), "what the server has lost is not undone at the desk"
    assert trade.order("F-1").delivery.notes == "later"  # type: ignore[union-attr]
    assert [trade.shop.order(f"F-{n}")["state"] for n in (1, 2, 3)] == ["accepted"] * 3
    assert trade.shop.ask("DELETE", "/F-3").status_code == 200
    assert trade.round().called_off == 1
