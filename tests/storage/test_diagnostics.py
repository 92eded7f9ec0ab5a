"""What is sent to whoever helps says what went wrong and holds nobody's words."""

from __future__ import annotations

import json
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.errors import StoreError
from storage.datafolder import DataFolder
from storage.diagnostics import without_words, write_diagnostics
from storage.store import DeskStore
from tests.app.sample_day import sample_day
from tests.storage.values import NOON

NOTICE = """Traceback (most recent call last):
  File "/home/jane.doe/roundsman/app/desk.py", line 12, in plan
    raise KeyError(order.place.name)
KeyError: 'Erzsébet Kőszeghy, Äulestrasse 5'
app.domain.errors.InputRefused: erzsébet has no bell
"""
LOG = """2026-11-30 10:00:00,123 WARNING A tracking page was refused: Jürg Öhri
2026-11-30 10:00:01,001 ERROR Jürg Öhri rang +423 2300001
+423 2300001 on a line of its own
"""


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    made.prepare()
    sample = sample_day()
    with closing(DeskStore.open(made.desk_database)) as store, store.write() as unit:
        unit.put_shifts(sample.shifts)
        unit.put_orders(sample.orders)
        unit.put_routes(sample.routes)
        unit.add_events(sample.day, sample.events)
        unit.commit()
    (made.logs / "roundsman-crash-1.txt").write_text(NOTICE, encoding="utf-8")
    (made.server / "server.log").write_text(LOG, encoding="utf-8")
    (made.reports / "Jürg Öhri.pdf").write_bytes(b"%PDF")
    settings = {
        "plan_seconds": 12,
        "carriers": {"Öhri Transport": {"name": "Öhri"}},
        "messages": {"site": "Kőszeghy", "mail": {"password": "s3cret", "port": 587}},
    }
    made.settings.write_text(json.dumps(settings), encoding="utf-8")
    return made


def written(folder: DataFolder, tmp_path: Path) -> dict[str, str]:
    target = tmp_path / "help.zip"
    write_diagnostics(folder, target, NOON, {"roundsman": "9.9"})
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_nobodys_name_address_number_note_or_password_is_in_it(
    folder: DataFolder, tmp_path: Path
) -> None:
    everything = "\n".join(f"{k}\n{v}" for k, v in written(folder, tmp_path).items()).lower()
    sample = sample_day()
    words = {"s3cret", "jane.doe", "öhri", "kőszeghy", "erzsébet"}
    for order in sample.orders:
        for task in order.tasks:
            place, contact = task.place, task.contact
            words |= {place.name, place.address, place.postcode, contact.phone, task.notes}
            words |= {order.order_id, order.reference, task.access_code}
    words |= {shift.driver.name for shift in sample.shifts}
    assert [word for word in words if len(word) > 2 and word.lower() in everything] == []


def test_what_helps_is_in_it(folder: DataFolder, tmp_path: Path) -> None:
    told = written(folder, tmp_path)
    assert json.loads(told["about.json"])["roundsman"] == "9.9"
    assert told["logs/roundsman-crash-1.txt"].splitlines() == [
        "  roundsman/app/desk.py:12 plan",
        "KeyError",
        "app.domain.errors.InputRefused",
    ]
    assert told["logs/server.log"].splitlines() == [
        "2026-11-30 10:00:00 WARNING A tracking page was refused",
        "2026-11-30 10:00:01 ERROR",
    ]
    settings = json.loads(told["settings.json"])
    assert settings["plan_seconds"] == 12
    assert settings["messages"] == {"0": "text of 8", "1": {"0": "text of 6", "1": 587}}
    desk = json.loads(told["databases.json"])["desk.sqlite"]
    assert desk["whole"] is True
    assert desk["rows"]["orders"] == len(sample_day().orders)


def test_the_interpreters_own_last_words_are_kept() -> None:
    words = ["Fatal Python error: Segmentation fault", "", '  File "/lib/python3/c.py", line 3 in at']
    assert list(without_words(words)) == [
        "Fatal Python error: Segmentation fault",
        "  lib/python3/c.py:3 at",
    ]


def test_a_damaged_database_is_told_and_stops_nothing(folder: DataFolder, tmp_path: Path) -> None:
    folder.desk_database.write_bytes(b"no database at all" * 100)
    told = json.loads(written(folder, tmp_path)["databases.json"])
    assert told["desk.sqlite"] == "StoreError"


def test_a_place_that_cannot_be_written_is_told(folder: DataFolder, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        write_diagnostics(folder, tmp_path / "no" / "help.zip", NOON, {})
