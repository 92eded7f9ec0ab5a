"""One file out and in: what it takes, what it refuses, and what becomes of the data it replaces."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from app.domain.driver_sync import Proof
from app.domain.errors import AlreadyRunning, InputRefused, StoreError, StoreTooNew
from storage import backup as backup_module
from storage.backup import MANIFEST, make_backup
from storage.datafolder import DataFolder
from storage.diagnostics import write_diagnostics
from storage.proof_files import ProofFiles
from storage.restore import restore_backup
from storage.store import DeskStore
from storage.sync_store import open_sync_store
from storage.verify import verify
from storage.whole_files import put_whole
from tests.storage import values
from tests.storage.values import DAY, NOON

PHOTO = b"\xff\xd8 a photo"
PHOTO_NAME = sha256(PHOTO).hexdigest()


def fill(folder: DataFolder, orders: int = 3) -> None:
    """A data folder with a desk, a local server with a photo and a key, and a stored report."""
    folder.prepare()
    with closing(DeskStore.open(folder.desk_database)) as store, store.write() as unit:
        unit.put_orders([values.order(number) for number in range(orders)])
        unit.add_events(DAY, [values.event(number) for number in range(orders)])
        unit.commit()
    (folder.server / "proofs").mkdir()
    (folder.server / "proofs" / PHOTO_NAME).write_bytes(PHOTO)
    (folder.server / "desk_token").write_text("secret")
    (folder.server / "server.json").write_text('{"pid": 1}')
    server = open_sync_store(folder.server)
    server.put_code("hash of a code", "aino", NOON + timedelta(minutes=10))
    server.pair("hash of a code", "hash of a nonce", 0, "hash of a token", "10.0.0.7", NOON)
    server.close()
    (folder.reports / "day.pdf").write_bytes(b"%PDF")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    fill(made)
    return made


@pytest.fixture
def backup(folder: DataFolder, tmp_path: Path) -> Path:
    target = tmp_path / "monday.backup"
    make_backup(folder, target, NOON)
    return target


def orders_in(folder: DataFolder) -> int:
    with closing(DeskStore.open(folder.desk_database)) as store:
        return len(store.orders(DAY))


def everything(folder: DataFolder) -> dict[str, bytes]:
    """Every file by name, but locks and scratch."""
    files = [path for path in folder.root.rglob("*") if path.is_file()]
    kept = [path for path in files if path.suffix != ".lock"]
    return {str(path.relative_to(folder.root)): path.read_bytes() for path in kept}


def test_a_backup_restored_elsewhere_holds_the_desk_the_server_and_the_reports(
    backup: Path, tmp_path: Path
) -> None:
    elsewhere = DataFolder(tmp_path / "elsewhere")
    assert restore_backup(elsewhere, backup, NOON) is None
    assert orders_in(elsewhere) == 3
    assert (elsewhere.server / "proofs" / PHOTO_NAME).read_bytes() == PHOTO
    assert (elsewhere.server / "desk_token").read_text() == "secret"
    assert (elsewhere.server / "desk_token").stat().st_mode & 0o777 == 0o600
    assert not (elsewhere.server / "server.json").exists()
    assert (elsewhere.reports / "day.pdf").exists()
    assert verify(elsewhere) == ()


def test_a_restored_server_knows_its_phones_and_begins_a_new_epoch(
    folder: DataFolder, backup: Path, tmp_path: Path
) -> None:
    elsewhere = DataFolder(tmp_path / "elsewhere")
    restore_backup(elsewhere, backup, NOON)
    with (
        closing(open_sync_store(folder.server)) as old,
        closing(open_sync_store(elsewhere.server)) as new,
    ):
        assert [device.driver_id for device in new.devices()] == ["aino"]
        assert new.epoch != old.epoch


def test_two_restores_at_one_moment_set_aside_twice(folder: DataFolder, backup: Path) -> None:
    first = restore_backup(folder, backup, NOON)
    second = restore_backup(folder, backup, NOON)
    assert first is not None
    assert second is not None
    assert [orders_in(DataFolder(aside)) for aside in (first, second)] == [3, 3]
    assert first != second


def test_a_backup_is_made_while_the_desk_writes_and_only_its_owner_may_read_it(
    folder: DataFolder, tmp_path: Path
) -> None:
    target = tmp_path / "busy.backup"
    with closing(DeskStore.open(folder.desk_database)) as store, store.write() as unit:
        unit.put_orders([values.order(100)])
        make_backup(folder, target, NOON)
        unit.commit()
    assert target.stat().st_mode & 0o777 == 0o600
    restore_backup(DataFolder(tmp_path / "elsewhere"), target, NOON)
    assert orders_in(DataFolder(tmp_path / "elsewhere")) == 3
    assert [path.name for path in folder.scratch.iterdir()] == []


def test_restoring_sets_the_old_data_aside_whole(folder: DataFolder, backup: Path) -> None:
    with closing(DeskStore.open(folder.desk_database)) as store, store.write() as unit:
        unit.put_orders([values.order(100)])
        unit.commit()
    (folder.server / "newer_key").write_text("newer")
    aside = restore_backup(folder, backup, NOON)
    assert aside == folder.root / "replaced-20261122-120000"
    assert orders_in(folder) == 3
    assert not (folder.server / "newer_key").exists()
    assert orders_in(DataFolder(aside)) == 4
    assert (aside / "server" / "newer_key").read_text() == "newer"


def test_a_damaged_desk_is_not_backed_up_over_a_good_backup(folder: DataFolder, backup: Path) -> None:
    good = backup.read_bytes()
    with folder.desk_database.open("r+b") as raw:
        raw.seek(4096)
        raw.write(b"\xff" * 8192)
    with pytest.raises(StoreError, match="damaged"):
        make_backup(folder, backup, NOON)
    assert backup.read_bytes() == good
    assert any("damaged" in problem for problem in verify(folder))


def test_an_empty_folder_has_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing to back up"):
        make_backup(DataFolder(tmp_path / "new"), tmp_path / "out", NOON)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_that_cannot_be_written_says_where(folder: DataFolder, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        make_backup(folder, tmp_path / "no such folder" / "out", NOON)


def test_a_backup_or_a_report_never_takes_the_place_of_a_database(folder: DataFolder) -> None:
    """As ``backup desk.sqlite``, where somebody took the file to back up for the one to write."""
    with pytest.raises(StoreError, match="a database is there"):
        make_backup(folder, folder.desk_database, NOON)
    with pytest.raises(StoreError, match="a database is there"):
        write_diagnostics(folder, folder.desk_database, NOON, {})
    with pytest.raises(OSError, match="a database is there"):
        put_whole(folder.desk_database, b"a report")
    assert orders_in(folder) > 0


def test_a_restore_while_a_desktop_or_a_server_runs_is_refused(
    folder: DataFolder, backup: Path
) -> None:
    for lock in (folder.lock_desktop, folder.lock_server):
        with lock(), pytest.raises(AlreadyRunning):
            restore_backup(folder, backup, NOON)


# --- what a restore refuses: one file each ---------------------------------------------------------


def rewritten(backup: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """The same zip with its members changed."""
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(backup, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def change_manifest(members: dict[str, bytes], **changes: object) -> None:
    members[MANIFEST] = json.dumps(json.loads(members[MANIFEST]) | changes).encode()


def put_part(members: dict[str, bytes], name: str, content: bytes) -> None:
    """A part with a manifest line that fits it."""
    line = {"name": name, "size": len(content), "sha256": sha256(content).hexdigest()}
    parts = [part for part in json.loads(members[MANIFEST])["parts"] if part["name"] != name]
    change_manifest(members, parts=[*parts, line])
    members[name] = content


def put_database(members: dict[str, bytes], sql: str) -> None:
    """The desk's database with something changed in it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.deserialize(members["desk.sqlite"])
        for statement in sql.split(";"):
            database.execute(statement)
        put_part(members, "desk.sqlite", database.serialize())


CHANGES: dict[str, tuple[Callable[[dict[str, bytes]], object], str]] = {
    "a part is missing": (lambda members: members.pop("desk.sqlite"), "is missing"),
    "a part was changed": (
        lambda members: members.update({"server/desk_token": b"forged"}),
        "is damaged",
    ),
    "no manifest": (lambda members: members.pop(MANIFEST), "not a backup of Roundsman"),
    "a manifest of something else": (
        lambda members: change_manifest(members, program="photos"),
        "not a backup of Roundsman",
    ),
    "no desk": (lambda members: change_manifest(members, parts=[]), "no desk database"),
    "a way out of the folder": (
        lambda members: put_part(members, "server/../../evil", b"x"),
        "does not belong",
    ),
    "an absolute path": (lambda members: put_part(members, "/evil", b"x"), "does not belong"),
    "a name no file can have": (
        lambda members: put_part(members, "server/a\0b", b"x"),
        "does not belong",
    ),
    "a foreign file": (lambda members: put_part(members, "desktop.lock", b"x"), "does not belong"),
    "a desk that is no database": (
        lambda members: put_part(members, "desk.sqlite", b"not a database" * 500),
        "no sound database",
    ),
    "a desk with a changed fact": (
        lambda members: put_database(
            members,
            "DROP TRIGGER events_are_not_changed; UPDATE events SET note = 'x' WHERE sequence = 2",
        ),
        "event 2",
    ),
    "a desk of another program": (
        lambda members: put_database(members, "DELETE FROM _sqlite_migrations"),
        "no sound database",
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_backup_that_is_not_whole_is_refused_and_the_data_stays(
    folder: DataFolder, backup: Path, case: str
) -> None:
    change, words = CHANGES[case]
    rewritten(backup, change)
    before = everything(folder)
    with pytest.raises(InputRefused, match=words):
        restore_backup(folder, backup, NOON)
    assert everything(folder) == before


def test_a_backup_of_a_newer_version_is_refused(folder: DataFolder, backup: Path) -> None:
    rewritten(backup, lambda members: change_manifest(members, format=2))
    with pytest.raises(StoreTooNew):
        restore_backup(folder, backup, NOON)


def test_a_backup_with_a_newer_desk_is_refused(folder: DataFolder, backup: Path) -> None:
    step = "INSERT INTO _sqlite_migrations VALUES (99, 'roundsman-desk', 'next', '')"
    rewritten(backup, lambda members: put_database(members, step))
    with pytest.raises(StoreTooNew):
        restore_backup(folder, backup, NOON)
    assert orders_in(folder) == 3


@pytest.mark.parametrize("cut", [0.0, 0.2, 0.9, 0.999])
def test_a_truncated_backup_is_refused(folder: DataFolder, backup: Path, cut: float) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[: int(len(whole) * cut)])
    with pytest.raises(InputRefused, match="not a backup"):
        restore_backup(folder, backup, NOON)


def test_any_damaged_byte_of_a_backup_is_noticed(folder: DataFolder, backup: Path) -> None:
    """Damage in the packed bytes, wherever it falls: refused, or it made no difference."""
    whole = backup.read_bytes()
    with zipfile.ZipFile(backup) as archive:
        good = {name: archive.read(name) for name in archive.namelist()}
    refused = 0
    for place in range(40, len(whole), max(1, len(whole) // 70)):
        backup.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            restore_backup(folder, backup, NOON)
        except InputRefused:
            refused += 1
            continue
        with zipfile.ZipFile(backup) as archive:
            assert {name: archive.read(name) for name in archive.namelist()} == good
    assert refused > 30
    assert orders_in(folder) == 3


def test_a_part_that_unpacks_to_more_than_promised_is_not_unpacked_whole(
    folder: DataFolder, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    promised, packed = 10, 60_000_000

    def swell(members: dict[str, bytes]) -> None:
        put_part(members, "server/desk_token", b"x" * promised)
        members["server/desk_token"] = bytes(packed)

    rewritten(backup, swell)
    real, unpacked = zipfile.ZipExtFile.read, 0

    def read(self: zipfile.ZipExtFile, size: int | None = -1) -> bytes:
        nonlocal unpacked
        piece = real(self, size)
        unpacked += len(piece)
        return piece

    monkeypatch.setattr(zipfile.ZipExtFile, "read", read)
    with pytest.raises(InputRefused, match="is damaged"):
        restore_backup(folder, backup, NOON)
    assert unpacked < packed / 10


def test_a_file_that_is_not_there_is_told_in_words(folder: DataFolder, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="no file"):
        restore_backup(folder, tmp_path / "nowhere", NOON)
    with pytest.raises(InputRefused, match="cannot be read"):
        restore_backup(folder, tmp_path, NOON)


def test_a_move_that_fails_puts_everything_back(
    folder: DataFolder, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(folder)
    real, moves = Path.rename, 0

    def rename(self: Path, target: Path) -> Path:
        nonlocal moves
        moves += 1
        if moves == 5:
            raise OSError(5, os.strerror(5))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(StoreError, match="cannot be written"):
        restore_backup(folder, backup, NOON)
    assert everything(folder) == before


def test_a_proof_that_was_changed_is_named(folder: DataFolder) -> None:
    assert verify(folder) == ()
    (folder.server / "proofs" / PHOTO_NAME).write_bytes(b"another photo")
    (problem,) = verify(folder)
    assert PHOTO_NAME in problem


def test_a_picture_that_a_row_speaks_of_and_that_is_gone_is_named(folder: DataFolder) -> None:
    stored = sha256(b"png").hexdigest()
    proof = Proof("a" * 64, stored, "image/png", 3, 1, 1)
    named = replace(values.event(99), data={"proofs": [proof.sha256]})
    with closing(DeskStore.open(folder.desk_database)) as desk:
        with desk.write() as unit:
            unit.add_events(DAY, [named])
            unit.commit()
        desk.proofs.keep(proof, b"png")
    with closing(open_sync_store(folder.server)) as server:
        server.proofs.put(proof, b"png", server.devices()[0].device_id, NOON)
    assert verify(folder) == ()
    for proofs in (folder.proofs, folder.server / "proofs"):
        (proofs / stored[:2] / stored).unlink()
        problems = verify(folder)
        assert any(stored in problem and str(proofs) in problem for problem in problems)


def test_pictures_at_the_desk_come_back_with_a_backup(folder: DataFolder, tmp_path: Path) -> None:
    stored = sha256(b"png").hexdigest()
    ProofFiles(folder.proofs).put(stored, b"png")
    make_backup(folder, tmp_path / "later.backup", NOON)
    ProofFiles(folder.proofs).path(stored).unlink()
    restore_backup(folder, tmp_path / "later.backup", NOON)
    assert ProofFiles(folder.proofs).get(stored) == b"png"


def test_a_picture_that_comes_while_the_backup_is_made_is_in_it_with_its_row(
    folder: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = sha256(b"png").hexdigest()
    copy = backup_module.copy_database

    def copy_after_a_proof(source: sqlite3.Connection, target: Path) -> None:
        with closing(open_sync_store(folder.server)) as server:
            device = server.devices()[0].device_id
            server.proofs.put(Proof("a" * 64, stored, "image/png", 3, 1, 1), b"png", device, NOON)
        copy(source, target)

    monkeypatch.setattr(backup_module, "copy_database", copy_after_a_proof)
    make_backup(folder, tmp_path / "busy.backup", NOON)
    monkeypatch.undo()
    elsewhere = DataFolder(tmp_path / "elsewhere")
    restore_backup(elsewhere, tmp_path / "busy.backup", NOON)
    with closing(open_sync_store(elsewhere.server)) as server:
        found = server.proofs.read("a" * 64)
    assert found is not None
    assert found[1] == b"png"
