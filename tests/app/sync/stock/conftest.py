"""One server for the tests that only look at what they sent themselves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.app.sync.serving import Running, running
from tests.app.sync.stock.phones import Yard


@pytest.fixture(scope="module")
def one_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("stock") / "server") as started:
        yield started


@pytest.fixture
def yard(one_server: Running) -> Yard:
    return Yard(one_server)


@pytest.fixture
def name(yard: Yard) -> str:
    """What a phone that the desk set up goes by."""
    return str(yard.tracker()["tracker"])
