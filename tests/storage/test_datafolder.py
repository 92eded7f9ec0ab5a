"""Where everything is kept. (Its locks: test_processes.py.)"""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import StoreError
from storage.datafolder import DataFolder


def test_without_a_choice_data_is_kept_where_the_platform_keeps_it() -> None:
    root = DataFolder.default().root
    assert root.is_absolute()
    assert root.name == "roundsman"


def test_preparing_makes_every_folder_and_may_be_repeated(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "a" / "b")
    folder.prepare()
    folder.prepare()
    for made in (folder.server, folder.regions, folder.reports, folder.logs, folder.scratch):
        assert made.is_dir()
    assert folder.desk_database.parent == folder.root


def test_a_file_in_the_way_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "server").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be written"):
        DataFolder(tmp_path).prepare()


def test_a_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        with DataFolder(tmp_path).lock_desktop():
            pass
