"""A desk's store on a real file, closed after its test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import DeskStore


@pytest.fixture
def desk_path(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite"


@pytest.fixture
def store(desk_path: Path) -> Iterator[DeskStore]:
    opened = DeskStore.open(desk_path)
    yield opened
    opened.close()
