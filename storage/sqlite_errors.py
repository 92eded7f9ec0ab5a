"""What SQLite and the drive say went wrong, as one clear sentence for a person."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import StoreBusy, StoreError, StoreFull

_PRIMARY = 0xFF  # the low byte of an extended result code (sqlite.org/rescode.html)
_HARDLY_ANY_ROOM = 128 * 1024  # less free than this, and a failed write means a full disk

_SENTENCES = {
    sqlite3.SQLITE_READONLY: "'{path}' cannot be written, so nothing was changed: make the file and"
    " its folder writable, or choose another data folder.",
    sqlite3.SQLITE_PERM: "'{path}' may not be used by this account: check the permissions of the file"
    " and its folder.",
    sqlite3.SQLITE_CANTOPEN: "'{path}' cannot be opened: check that its folder exists and that this"
    " account may write there.",
    sqlite3.SQLITE_CORRUPT: "'{path}' is damaged, so the step was not carried out: put the file aside"
    " and restore the last backup.",
    sqlite3.SQLITE_NOTADB: "'{path}' is not a database (or is damaged) and was left untouched: put the"
    " file aside and restore the last backup.",
    sqlite3.SQLITE_IOERR: "The drive reported an error while '{path}' was in use, so the last step was"
    " not kept: check the drive and try again.",
}


def _disk_is_full(path: Path) -> bool:
    """Whether the drive has no room left, whatever SQLite called it."""
    try:
        return shutil.disk_usage(path.parent).free < _HARDLY_ANY_ROOM
    except OSError:
        return False


def _full(path: Path) -> StoreFull:
    return StoreFull(
        f"The disk is full, so the last step was not kept in '{path}' (all before it was): free"
        " some space and try again."
    )


def file_error(error: OSError, path: Path) -> StoreError:
    """The error for a person when a file cannot be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _full(path)
    return StoreError(
        f"'{path}' cannot be written ({error.strerror}): check its folder, or choose another."
    )


def in_words(error: sqlite3.Error, path: Path) -> StoreError | None:
    """The error for a person, or None when the world is not to blame (a mistake in our own SQL)."""
    primary = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    may_be_room = primary in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
    if primary == sqlite3.SQLITE_FULL or (may_be_room and _disk_is_full(path)):
        return _full(path)
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy(
            f"Another program holds '{path}', so the last step was not kept: close it or try again"
            " in a moment."
        )
    sentence = _SENTENCES.get(primary)
    return StoreError(sentence.format(path=path)) if sentence else None


@contextmanager
def errors_in_words(path: Path) -> Iterator[None]:
    """Turns SQLite's errors about the world into StoreError and its kinds; others pass unchanged.

    Raises:
        StoreFull, StoreBusy, StoreError: with one sentence that says what to do.
    """
    try:
        yield
    except sqlite3.Error as error:
        world = in_words(error, path)
        if world is None:
            raise
        raise world from error
