"""A desk's store, the demo region's own addresses, and a way to import a text as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from app.domain.geo import Extent, LonLat
from app.importing.files import ImportResult, import_orders
from resources.assets import DEMO_REGION
from storage.region.address_index import build_addresses
from storage.region.addresses import RegionAddresses
from storage.store import DeskStore
from storage.tables import SpreadsheetReader

DAY = date(2026, 11, 23)
DEPOT = LonLat(9.512725, 47.177472)
LIECHTENSTEIN = Extent(9.47, 47.04, 9.64, 47.28)

type Import = Callable[..., ImportResult]


@pytest.fixture(scope="session")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegionAddresses]:
    """The demo region's address index alone; an import needs no roads."""
    index = tmp_path_factory.mktemp("addresses") / "addresses"
    build_addresses(DEMO_REGION, index, LIECHTENSTEIN, lambda: False)
    opened = RegionAddresses(index)
    yield opened
    opened.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeskStore]:
    opened = DeskStore.open(tmp_path / "desk.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def run(tmp_path: Path, store: DeskStore, addresses: RegionAddresses) -> Import:
    """Import a text (or a file) for DAY."""

    def imported(content: str | Path, **more: object) -> ImportResult:
        path = content if isinstance(content, Path) else tmp_path / "orders.csv"
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        options: dict[str, object] = {"addresses": addresses, "near": DEPOT} | more
        return import_orders(path, DAY, reader=SpreadsheetReader(), store=store, **options)  # type: ignore[arg-type]

    return imported
