"""What several of these tests start from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.store import DeskStore
from tests.app.learning.days import driven, open_at_all_hours
from tests.app.sample_day import SampleDay, sample_day


@pytest.fixture
def day() -> SampleDay:
    made = sample_day(seed=5, stops=120, drivers=2)
    return replace(made, orders=tuple(open_at_all_hours(order) for order in made.orders))


@pytest.fixture
def store(tmp_path: Path, day: SampleDay) -> Iterator[DeskStore]:
    """The day as it was planned, and as two drivers lived it."""
    opened = DeskStore.open(tmp_path / "desk.sqlite")
    ids = iter(range(1, 100_000))
    with opened.write() as unit:
        unit.put_shifts(day.shifts)
        unit.put_orders(day.orders)
        unit.put_routes(day.routes)
        for record in day.routes:
            route = record.released or record.route
            driver = next(s.driver.driver_id for s in day.shifts if s.shift_id == route.shift_id)
            unit.add_events(day.day, driven(route, driver, ids))
        unit.commit()
    yield opened
    opened.close()
