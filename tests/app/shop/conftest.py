"""What shops' orders are tried with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from resources.assets import DEMO_REGION
from storage.region.address_index import build_addresses
from storage.region.addresses import RegionAddresses
from tests.app.shop.trades import LIECHTENSTEIN, Trade, trading


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
