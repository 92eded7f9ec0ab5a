"""A desk, a real server and a shop that trade with each other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.domain.geo import Extent
from app.domain.orders import Order
from app.importing.locating import Locator
from app.shared_clock import SystemClock
from app.shop.counter import ShopCounter
from app.shop.intake import Intake, ShopIntake
from app.shop.keys import make_key
from app.shop.orders import ShopRules
from storage.region.addresses import RegionAddresses
from tests.app.sync.desks import DEPOT, TODAY, DeskWorld, desk_world, route
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
