"""Opening a SQLite file: new, old, newer, foreign, damaged, in use, not writable, on a full disk."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.errors import StoreBusy, StoreError, StoreFull, StoreTooNew
from storage import database
from storage.database import SqliteFile, copy_database, open_database
from storage.sqlite_library import Database, Migrations


def migrations_up_to(*steps: Callable[[Database], None]) -> Migrations:
    made = Migrations("claims")
    for step in steps:
        made()(step)
    return made


def words(db: Database) -> None:
    db.execute("CREATE TABLE words (word TEXT PRIMARY KEY)")


def lengths(db: Database) -> None:
    db.execute("ALTER TABLE words ADD COLUMN length INTEGER")
    db.execute("UPDATE words SET length = length(word)")


def fails_halfway(db: Database) -> None:
    db.execute("DELETE FROM words")
    db.execute("INSERT INTO no_such_table VALUES (1)")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.sqlite"


@pytest.fixture
def file(path: Path) -> Iterator[SqliteFile]:
    opened = open_database(path, migrations_up_to(words))
    yield opened
    opened.close()


def add(file: SqliteFile, *given: str) -> None:
    with file.transaction() as unit:
        unit.db.conn.executemany("INSERT INTO words (word) VALUES (?)", [(word,) for word in given])
        unit.commit()


def words_in(file: SqliteFile) -> list[str]:
    with file.reading() as db:
        return [row[0] for row in db.execute("SELECT word FROM words ORDER BY word").fetchall()]


def test_a_commit_waits_for_the_disk_and_references_are_enforced(file: SqliteFile) -> None:
    with file.transaction() as unit:
        values = {
            name: unit.db.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }
    full = 2
    assert values == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }


def test_opening_a_database_does_not_load_the_data_science_libraries() -> None:
    code = (
        "import sys, storage.store, storage.backup;"
        " print([name for name in ('pandas', 'numpy') if name in sys.modules]);"
        " import numpy"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert answer.stdout.strip() == "[]"


def test_a_reader_cannot_write(file: SqliteFile) -> None:
    with pytest.raises(StoreError), file.reading() as db:
        db.execute("INSERT INTO words VALUES ('sneaked in')")
    assert words_in(file) == []


def test_an_older_file_is_brought_up_to_date_after_a_backup(path: Path) -> None:
    with closing(open_database(path, migrations_up_to(words))) as file:
        add(file, "route")
    with (
        closing(open_database(path, migrations_up_to(words, lengths))) as file,
        file.reading() as db,
    ):
        assert db.execute("SELECT word, length FROM words").fetchall() == [("route", 5)]
    backup = path.with_name("claims.sqlite.before-lengths")
    with closing(open_database(backup, migrations_up_to(words))) as file:
        assert words_in(file) == ["route"]


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    with closing(open_database(path, migrations_up_to(words))) as file:
        add(file, "route")
    with pytest.raises(sqlite3.OperationalError):
        open_database(path, migrations_up_to(words, lengths, fails_halfway))
    with closing(open_database(path, migrations_up_to(words))) as file:
        assert words_in(file) == ["route"]


def test_a_file_of_a_newer_version_is_refused_and_not_touched(path: Path) -> None:
    open_database(path, migrations_up_to(words, lengths)).close()
    before = path.read_bytes()
    with pytest.raises(StoreTooNew, match="newer version"):
        open_database(path, migrations_up_to(words))
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_database_of_another_program_is_refused_and_not_touched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("CREATE TABLE bookmarks (url)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not made by this part"):
        open_database(path, migrations_up_to(words))
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_not_touched(path: Path) -> None:
    path.write_bytes(b"reference,name\n" * 1000)
    with pytest.raises(StoreError, match="not a database"):
        open_database(path, migrations_up_to(words))
    assert path.read_bytes() == b"reference,name\n" * 1000


def test_damage_inside_a_file_is_told_in_words(path: Path) -> None:
    with closing(open_database(path, migrations_up_to(words))) as file:
        add(file, *(f"word number {number:06}" for number in range(5000)))
    with path.open("r+b") as raw:
        raw.seek(3 * 4096)
        raw.write(b"\xff" * (path.stat().st_size - 5 * 4096))
    with closing(open_database(path, migrations_up_to(words))) as file:
        with pytest.raises(StoreError, match="damaged"):
            words_in(file)
        assert file.problems()


def test_a_folder_that_is_a_file_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(StoreError, match="cannot be written"):
        open_database(tmp_path / "data" / "claims.sqlite", migrations_up_to(words))


def test_a_file_held_by_another_program_is_told_in_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_S", 0.05)
    opened = open_database(path, migrations_up_to(words))
    with closing(opened) as file, closing(sqlite3.connect(path, isolation_level=None)) as other:
        file._writer.execute("PRAGMA busy_timeout=50")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="holds"):
            add(file, "route")
        assert words_in(file) == []
        other.execute("ROLLBACK")
        add(file, "route")
        assert words_in(file) == ["route"]


def test_no_room_left_keeps_what_was_there_and_work_goes_on(file: SqliteFile) -> None:
    add(file, "before")
    pages = file._writer.execute("PRAGMA page_count").fetchone()[0]
    file._writer.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreFull, match="disk is full"):
        add(file, *(f"word number {number:06}" for number in range(5000)))
    assert words_in(file) == ["before"]
    file._writer.execute("PRAGMA max_page_count=100000")
    add(file, "after")
    assert words_in(file) == ["after", "before"]
    assert file.problems() == ()


# --- drives that are really full, or really read-only ----------------------------------------------


def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A small drive of its own, where this account may make one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "none", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True, timeout=30)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this account may not mount a small drive to fill")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True, timeout=30)


@pytest.fixture
def small_drive(tmp_path: Path) -> Iterator[Path]:
    yield from mounted(tmp_path / "drive", "size=1m")


def test_a_full_drive_keeps_what_was_there_and_work_goes_on(small_drive: Path) -> None:
    (small_drive / "ballast").write_bytes(b"x" * 300_000)
    with closing(open_database(small_drive / "claims.sqlite", migrations_up_to(words))) as file:
        told = add_until_full(file)
        assert words_in(file) == told
        with file.reading() as db, pytest.raises(StoreFull, match="disk is full"):
            copy_database(db.conn, small_drive / "copy.sqlite")
        with pytest.raises(StoreFull, match="disk is full"):
            add(file, *(f"again {number:06}" for number in range(1000)))
        assert words_in(file) == told
        (small_drive / "ballast").unlink()
        add(file, "after")
        assert words_in(file) == [*told, "after"]
        assert file.problems() == ()
    assert [entry.name for entry in small_drive.iterdir()] == ["claims.sqlite"]


def add_until_full(file: SqliteFile) -> list[str]:
    """Adds ten words at a time; returns those whose unit was kept."""
    kept: list[str] = []
    for number in range(100_000):
        unit = [f"{number:06} {letter}" + "x" * 100 for letter in "abcdefghij"]
        try:
            add(file, *unit)
        except StoreFull:
            break
        kept += unit
    return kept


def test_a_migration_on_a_full_drive_changes_nothing_and_is_made_up_for(small_drive: Path) -> None:
    path = small_drive / "claims.sqlite"
    with closing(open_database(path, migrations_up_to(words))) as file:
        add(file, "before")
    before = path.read_bytes()
    fill(small_drive)
    with pytest.raises(StoreFull, match="disk is full"):
        open_database(path, migrations_up_to(words, lengths))
    assert path.read_bytes() == before
    (small_drive / "ballast").unlink()
    with closing(open_database(path, migrations_up_to(words, lengths))) as file:
        assert words_in(file) == ["before"]


def fill(drive: Path) -> None:
    with (drive / "ballast").open("wb", buffering=0) as ballast:
        for size in (4096, 1):
            try:
                while True:
                    ballast.write(b"x" * size)
            except OSError:
                continue


def test_a_read_only_drive_is_told_in_words(small_drive: Path) -> None:
    path = small_drive / "claims.sqlite"
    open_database(path, migrations_up_to(words)).close()
    before = path.read_bytes()
    remount = ["mount", "-o", "remount,ro", str(small_drive)]
    subprocess.run(remount, check=True, timeout=30)
    with pytest.raises(StoreError, match=r"cannot be (written|opened)"):
        open_database(path, migrations_up_to(words))
    with pytest.raises(StoreError, match=r"cannot be (written|opened)"):
        open_database(small_drive / "new.sqlite", migrations_up_to(words))
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_told_in_words(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(StoreError, match="cannot be"):
        open_database(closed / "claims.sqlite", migrations_up_to(words))
