"""The demo day that ships is what the generator makes, and it is a day worth playing."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from app.domain.orders import LocatedBy, OrderKind
from app.fleet.files import load_fleet
from app.importing.files import ImportResult, import_orders
from storage.region.address_index import build_addresses
from storage.region.addresses import RegionAddresses
from storage.store import DeskStore
from storage.tables import SpreadsheetReader
from tests.tools.make_demo_day import EXTRACT, LIECHTENSTEIN, TARGET, as_csv, rows

DAY = date(2026, 11, 23)


def test_the_generator_makes_the_file_that_ships() -> None:
    assert TARGET.read_text(encoding="utf-8") == as_csv(rows(EXTRACT))


@pytest.fixture
def imported(tmp_path: Path) -> tuple[ImportResult, DeskStore]:
    index = tmp_path / "addresses"
    build_addresses(EXTRACT, index, LIECHTENSTEIN, lambda: False)
    addresses, store = RegionAddresses(index), DeskStore.open(tmp_path / "desk.sqlite")
    depot, _ = load_fleet(TARGET.with_name("fleet.json"), DAY)
    try:
        result = import_orders(
            TARGET,
            DAY,
            reader=SpreadsheetReader(),
            store=store,
            addresses=addresses,
            near=depot.location,
        )
        return result, store
    finally:
        addresses.close()


def test_the_day_has_150_good_orders_and_five_rows_to_repair(
    imported: tuple[ImportResult, DeskStore],
) -> None:
    result, store = imported
    assert (result.kept, len(result.refused), len(result.unlocated)) == (152, 3, 2)
    reasons = " ".join(row.reason for row in result.refused)
    for word in ("negative", "swapped", "ends before it starts"):
        assert word in reasons
    assert "not found" in result.unlocated[0].reason
    assert len(result.unlocated[1].candidates) == 3
    assert result.warnings == ()
    orders = store.orders(DAY)
    by = Counter(task.place.located_by for order in orders for task in order.tasks)
    assert by == {LocatedBy.GIVEN: 99, LocatedBy.HOUSE: 51, LocatedBy.NOT_LOCATED: 2}
    windows = sum(bool(task.windows) for order in orders for task in order.tasks)
    assert 0.35 <= windows / len(orders) <= 0.5
    assert sum(order.kind is OrderKind.PICKUP for order in orders) >= 5
    store.close()


def test_the_fleet_can_carry_the_day_and_has_every_skill_it_asks_for(
    imported: tuple[ImportResult, DeskStore],
) -> None:
    _, store = imported
    _, shifts = load_fleet(TARGET.with_name("fleet.json"), DAY)
    orders = store.orders(DAY)
    for at in range(3):
        wanted = sum(order.amounts[at] for order in orders if order.kind is OrderKind.DELIVERY)
        room = sum(shift.vehicle.capacity[at] * shift.max_trips for shift in shifts)
        assert 0.4 <= wanted / room <= 0.9
    for order in orders:
        able = [s for s in shifts if order.requirements <= s.skills]
        assert any(
            all(a <= c for a, c in zip(order.amounts, s.vehicle.capacity, strict=True)) for s in able
        )
    store.close()
