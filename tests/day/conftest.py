"""Fixtures for whole practice days."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.day.small_day import Lived, run
from tests.regions import prepared_demo_region


@pytest.fixture(scope="session")
def regions() -> Path:
    """A folder of map regions with the built-in one, prepared."""
    return prepared_demo_region().folder.parent


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory, regions: Path) -> Lived:
    """The small day of the first seed, as fast as possible."""
    return run(tmp_path_factory.mktemp("day"), regions)
