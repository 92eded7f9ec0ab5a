"""A fleet file that was written is read as the same fleet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import InputRefused
from app.domain.fleet import Break, Depot, Driver, ShiftLimits, ShiftOvertime
from app.domain.geo import LonLat
from app.domain.register import Entry
from app.fleet.keeping import import_fleet, write_fleet
from resources import demo
from storage.store import DeskStore
from tests.app.sample_day import DAY


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeskStore]:
    opened = DeskStore.open(tmp_path / "desk.sqlite")
    yield opened
    opened.close()


def test_everything_a_shift_says_goes_into_the_file_and_comes_back(
    store: DeskStore, tmp_path: Path
) -> None:
    import_fleet(store, demo.FLEET, DAY)
    first, *rest = store.shifts(DAY)
    rich = replace(
        first,
        driver=Driver(first.driver.driver_id, "Zoë <b>&Größwang", "+423 1", frozenset({"lift"})),
        ends=90_000,
        breaks=(Break(41_400, 46_800, 1800), Break(50_000 // 60 * 60, 54_000, 900)),
        max_trips=3,
        limits=ShiftLimits(80, 21_600, 200_500, 16_200, 30_600),
        overtime=ShiftOvertime(1800, 4550),
        reload_depots=(Depot("vaduz", "Vaduz", LonLat(9.52, 47.14), timezone="Europe/Zurich"),),
    )
    with store.write() as unit:
        unit.put_shifts((rich,))
        unit.commit()
    file = tmp_path / "fleet.json"
    assert write_fleet(store, file, DAY) == 1 + len(rest)
    fresh = DeskStore.open(tmp_path / "other.sqlite")
    import_fleet(fresh, file, DAY)
    assert fresh.shifts(DAY) == (rich, *rest)
    write_fleet(fresh, tmp_path / "again.json", DAY)
    assert (tmp_path / "again.json").read_bytes() == file.read_bytes()
    fresh.close()


def test_a_fleet_is_not_written_over_a_file_of_another_kind(store: DeskStore, tmp_path: Path) -> None:
    import_fleet(store, demo.FLEET, DAY)
    other = tmp_path / "desk.sqlite"
    other.write_bytes(b"something else")
    with pytest.raises(InputRefused, match="name another"):
        write_fleet(store, other, DAY)
    assert other.read_bytes() == b"something else"


def test_a_day_without_shifts_has_no_file_and_a_bad_path_is_told(
    store: DeskStore, tmp_path: Path
) -> None:
    with pytest.raises(InputRefused, match="Nobody works"):
        write_fleet(store, tmp_path / "fleet.json", DAY)
    import_fleet(store, demo.FLEET, DAY)
    with pytest.raises(InputRefused, match="cannot be written"):
        write_fleet(store, tmp_path / "nowhere" / "fleet.json", DAY)


def test_a_file_brings_back_who_was_archived(store: DeskStore) -> None:
    _, shifts = import_fleet(store, demo.FLEET, DAY)
    with store.write() as unit:
        unit.put_entries((Entry(shifts[0].driver, archived=True),))
        unit.commit()
    import_fleet(store, demo.FLEET, DAY)
    assert not any(entry.archived for entry in store.register(Driver))
