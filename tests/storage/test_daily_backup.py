"""A backup is made each day by itself, can be restored, and the oldest go."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.errors import StoreError
from storage.daily_backup import back_up_daily
from storage.datafolder import DataFolder
from storage.restore import restore_backup
from storage.verify import verify
from tests.storage.test_backup import fill, orders_in
from tests.storage.values import NOON


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    fill(made)
    return made


def names(folder: DataFolder) -> list[str]:
    return sorted(path.name for path in folder.backups.iterdir())


def test_the_days_backup_brings_the_day_back(folder: DataFolder, tmp_path: Path) -> None:
    made = back_up_daily(folder, NOON, 14)
    assert made is not None
    other = DataFolder(tmp_path / "other")
    restore_backup(other, made, NOON)
    assert orders_in(other) == orders_in(folder) == 3
    assert verify(other) == ()


def test_there_is_one_backup_a_day_and_the_oldest_go(folder: DataFolder) -> None:
    for day in range(4):
        assert back_up_daily(folder, NOON + timedelta(days=day), 3) is not None
        assert back_up_daily(folder, NOON + timedelta(days=day, hours=2), 3) is None
    days = [NOON + timedelta(days=day) for day in (1, 2, 3)]
    assert names(folder) == [f"roundsman-{day:%Y-%m-%d}.zip" for day in days]


def test_a_file_of_somebody_elses_stays(folder: DataFolder) -> None:
    back_up_daily(folder, NOON, 1)
    (folder.backups / "roundsman-before-the-move.zip").write_text("mine")
    back_up_daily(folder, NOON + timedelta(days=1), 1)
    assert len(names(folder)) == 2
    assert "roundsman-before-the-move.zip" in names(folder)


def test_backups_are_not_in_backups(folder: DataFolder) -> None:
    first = back_up_daily(folder, NOON, 14)
    second = back_up_daily(folder, NOON + timedelta(days=1), 14)
    assert first is not None
    assert second is not None
    assert second.stat().st_size < 1.5 * first.stat().st_size


def test_a_site_may_do_without(folder: DataFolder) -> None:
    assert back_up_daily(folder, NOON, 0) is None
    assert not folder.backups.exists()


def test_a_damaged_desk_takes_no_earlier_backup_with_it(folder: DataFolder) -> None:
    back_up_daily(folder, NOON, 1)
    with folder.desk_database.open("r+b") as file:
        file.seek(200)
        file.write(b"\xff" * 4000)
    with pytest.raises(StoreError):
        back_up_daily(folder, NOON + timedelta(days=1), 1)
    assert names(folder) == [f"roundsman-{NOON:%Y-%m-%d}.zip"]
