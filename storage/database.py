"""One SQLite file: opening, migrating, reading from any thread, one writer.

Every file is opened with a write-ahead log and ``synchronous=FULL``: what a commit returned for is on
the disk, through a crash of the program and a power cut. Writes begin with ``BEGIN IMMEDIATE``, so a
unit of work that has begun cannot lose its place to another program halfway.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.domain.errors import Bug, OnlyLooking, StoreError, StoreTooNew
from storage.sqlite_errors import errors_in_words, file_error
from storage.sqlite_library import Database, Migrations

BUSY_TIMEOUT_S = 10.0
"""How long a step waits for another program's short write before it gives up."""


def connect(path: Path, *, read_only: bool = False, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Database:
    """One connection to a file, usable from any thread but by one at a time. The caller closes it.

    Raises:
        sqlite3.Error: as SQLite reports it; callers wrap this in ``errors_in_words``.
    """
    # isolation_level None: the module begins no transaction of its own, ours are explicit.
    connection = sqlite3.connect(
        path, timeout=busy_timeout_s, isolation_level=None, check_same_thread=False
    )
    try:
        database = Database(connection, execute_plugins=False)
        database.execute("PRAGMA foreign_keys=ON")
        database.execute("PRAGMA trusted_schema=OFF")
        database.execute("PRAGMA synchronous=FULL")
        if read_only:
            database.execute("PRAGMA query_only=ON")
    except BaseException:
        connection.close()
        raise
    return database


class Transaction:
    """A unit of work on a file: nothing is kept unless ``commit`` is called."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._finished = False

    @property
    def db(self) -> Database:
        """The connection, for reading and writing inside the unit.

        Raises:
            Bug: the unit is over; a write now would be kept without anybody asking.
        """
        if self._finished:
            raise Bug("A unit of work was used after its end.")
        return self._database

    def commit(self) -> None:
        """Keep everything, on the disk, and end the unit.

        Raises:
            Bug: the unit is over.
        """
        self.db.execute("COMMIT")
        self._finished = True

    def end(self) -> None:
        """End the unit; what was not committed is undone."""
        self._finished = True
        # SQLite rolls back by itself after some errors (a full disk, for one).
        if self._database.conn.in_transaction:
            self._database.execute("ROLLBACK")


class SqliteFile:
    """An open file: one writing connection behind a lock, and reading connections as needed."""

    def __init__(self, path: Path, writer: Database) -> None:
        self.path = path
        self._writer = writer
        self._write_lock = threading.RLock()
        self._pool_lock = threading.Lock()
        self._idle: list[Database] = []
        self._closed = False
        self._data_version = 0

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A unit of work: ``BEGIN IMMEDIATE``, and a rollback on leaving unless committed.

        Raises:
            StoreFull, StoreBusy, StoreError: nothing was kept.
            Bug: this thread is already inside a unit of work of this file.
        """
        with self._write_lock, errors_in_words(self.path):
            self._refuse_when_closed()
            if self._writer.conn.in_transaction:
                raise Bug("A unit of work was begun inside another.")
            self._writer.execute("BEGIN IMMEDIATE")
            unit = Transaction(self._writer)
            try:
                yield unit
            finally:
                unit.end()

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """A connection that sees one moment of the file for as long as the block lasts.

        Raises:
            StoreBusy, StoreError: the file cannot be read.
        """
        with errors_in_words(self.path):
            database = self._borrow()
            try:
                database.execute("BEGIN")
                yield database
            finally:
                if database.conn.in_transaction:
                    database.execute("ROLLBACK")
                self._give_back(database)

    def data_version(self) -> int:
        """Changes whenever another connection has committed; commits made here do not change it.

        Never waits: while a unit of work is running here nobody else can commit, so the number known
        before still holds, and what was committed just before shows at the next call.
        """
        if self._write_lock.acquire(blocking=False):
            try:
                self._refuse_when_closed()
                with errors_in_words(self.path):
                    row = self._writer.execute("PRAGMA data_version").fetchone()
                self._data_version = int(row[0])
            finally:
                self._write_lock.release()
        return self._data_version

    def problems(self) -> tuple[str, ...]:
        """What SQLite's own full check finds wrong: damage, and references that lead nowhere."""
        with self.reading() as database:
            return integrity_problems(database)

    def rewrite(self) -> None:
        """Write the file anew, so that nothing of removed or replaced rows is left in it or its log.

        Raises:
            StoreFull, StoreBusy, StoreError: it is as it was.
        """
        with self._write_lock, errors_in_words(self.path):
            self._refuse_when_closed()
            self._writer.execute("VACUUM")
            self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close every connection; one still in use elsewhere is closed when it is given back."""
        with self._write_lock, self._pool_lock:
            self._closed = True
            while self._idle:
                self._idle.pop().close()
            # Last, so that it finds the log unused and folds it into the file.
            self._writer.close()

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise Bug(f"The database '{self.path.name}' was used after it was closed.")

    def _borrow(self) -> Database:
        with self._pool_lock:
            self._refuse_when_closed()
            if self._idle:
                return self._idle.pop()
        return connect(self.path, read_only=True)

    def _give_back(self, database: Database) -> None:
        with self._pool_lock:
            if not self._closed:
                self._idle.append(database)
                return
        database.close()


class LookedAtFile(SqliteFile):
    """An open file that only can be read: SQLite itself refuses every change."""

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Refused.

        Raises:
            OnlyLooking: always; nothing was kept.
        """
        raise OnlyLooking(
            "Nothing can be changed here: this desk was opened only to look. Nothing was kept."
        )
        yield  # a context manager all the same


def open_to_look(path: Path, migrations: Migrations) -> SqliteFile:
    """Open a file that is there and up to date, for reading alone.

    Raises:
        StoreTooNew, StoreError: it is not there, or of another version; it was left as it was.
        StoreBusy: it cannot be read.
    """
    if not path.is_file():
        raise StoreError(f"There is no data at '{path.parent}' to look at.")
    with errors_in_words(path):
        reader = connect(path, read_only=True)
        try:
            check_readable(reader, path, migrations)
            if migrations.pending(reader):
                raise StoreError(
                    f"'{path}' is of an earlier version of Roundsman: open it once to work with it, "
                    "then it can be looked at."
                )
        except BaseException:
            reader.close()
            raise
    return LookedAtFile(path, reader)


def open_database(path: Path, migrations: Migrations) -> SqliteFile:
    """Open a file, making it where there is none, and bring it up to date.

    ``migrations`` are applied in order, in one transaction, each with its own record; an existing file
    is copied to ``<name>.before-<migration>`` first.

    Raises:
        StoreTooNew: it holds migrations this version does not know; it was left as it was.
        StoreError: it is damaged, belongs to something else, or cannot be written.
        StoreFull, StoreBusy: nothing was changed.
    """
    with errors_in_words(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise file_error(error, path.parent) from error
        writer = connect(path)
        try:
            check_readable(writer, path, migrations)
            _use_write_ahead_log(writer, path)
            _migrate(writer, path, migrations)
        except BaseException:
            writer.close()
            raise
    return SqliteFile(path, writer)


def check_readable(database: Database, path: Path, migrations: Migrations) -> None:
    """Refuse, without writing anything, a file of a newer version or of another program.

    Raises:
        StoreTooNew: it holds migrations that are not in the set.
        StoreError: it holds tables, but none of the set's migrations.
    """
    applied = {migration.name for migration in migrations.applied(database)}
    if applied - _names(migrations):
        raise StoreTooNew(
            f"'{path}' was written by a newer version of Roundsman and was left untouched:"
            " install that version, or choose another data folder."
        )
    if not applied and database.table_names():
        raise StoreError(
            f"'{path}' was not made by this part of Roundsman and was left untouched:"
            " choose another data folder."
        )


def _names(migrations: Migrations) -> set[str]:
    """Every migration of a set: all that is pending on an empty database."""
    with closing(sqlite3.connect(":memory:")) as empty:
        return {step.name for step in migrations.pending(Database(empty, execute_plugins=False))}


def _use_write_ahead_log(database: Database, path: Path) -> None:
    """Switch the log on, waiting for others: the switch itself does not use the busy timeout."""
    give_up = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            mode = database.execute("PRAGMA journal_mode=WAL").fetchone()[0]
            break
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > give_up:
                raise
            time.sleep(0.02)
    if mode != "wal":
        raise StoreError(
            f"The drive of '{path}' cannot hold a database that several programs use at once:"
            " choose a data folder on a local drive."
        )


def _migrate(database: Database, path: Path, migrations: Migrations) -> None:
    """Apply what is pending, after a backup; two programs opening at once do it once."""
    pending = migrations.pending(database)
    if not pending:
        return
    if migrations.applied(database):
        copy_database(database.conn, path.with_name(f"{path.name}.before-{pending[0].name}"))
    database.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(database)
        database.execute("COMMIT")
    except BaseException:
        if database.conn.in_transaction:
            database.execute("ROLLBACK")
        raise


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Copy a database by SQLite's online backup into one self-contained file, on the disk whole or not.

    Raises:
        StoreFull, StoreError: ``target`` is as it was.
    """
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.{threading.get_ident()}")
    try:
        with errors_in_words(target):
            with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
                source.backup(copy)
                # The copy of a file with a log also wants one; a backup is better one file.
                copy.execute("PRAGMA journal_mode=DELETE").fetchone()
            unfinished.replace(target)
    except OSError as error:
        raise file_error(error, target) from error
    finally:
        unfinished.unlink(missing_ok=True)


def integrity_problems(database: Database) -> tuple[str, ...]:
    """What SQLite's full check says, in its words; empty when all is well."""
    try:
        found = [str(row[0]) for row in database.execute("PRAGMA integrity_check").fetchall()]
        dangling = database.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return (str(error),)  # damaged beyond what the check can walk through
    return (
        *(words for words in found if words != "ok"),
        *(
            f"{table} row {row} refers to a {parent} that is not there"
            for table, row, parent, _ in dangling
        ),
    )
