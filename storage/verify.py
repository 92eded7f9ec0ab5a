"""Whether everything a data folder holds is still what was put there."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from hashlib import file_digest
from pathlib import Path

from app.domain.errors import StoreError
from storage.backup import DATABASE_ENDS, kept_files
from storage.database import check_readable, connect, integrity_problems
from storage.datafolder import DataFolder
from storage.event_chain import chain_problems, report_problems
from storage.migrations import DESK
from storage.proof_files import PROOFS, ProofFiles
from storage.sqlite_errors import errors_in_words
from storage.sqlite_library import Database

_NAMED_BY_ITS_HASH = re.compile(r"([0-9a-f]{64})(\.\w+)?")


def verify(folder: DataFolder) -> tuple[str, ...]:
    """What is wrong, one sentence each; empty when all is well. Changes nothing.

    Databases are read whole, the desk's chain of events is followed, every file named by the SHA-256
    of its bytes (a proof) is hashed again, and every proof must have its file.
    """
    problems: list[str] = []
    for path in kept_files(folder):
        if path.name.endswith(DATABASE_ENDS):
            problems += _database_problems(path, is_desk=path == folder.desk_database)
        elif named := _NAMED_BY_ITS_HASH.fullmatch(path.name):
            problems += _proof_problems(path, named[1])
    return tuple(problems)


def is_current(folder: DataFolder) -> bool:
    """Whether the desk's database is there, of this version, and can be read."""
    path = folder.desk_database
    if not path.is_file():
        return False
    try:
        with errors_in_words(path), closing(connect(path, read_only=True)) as database:
            check_readable(database, path, DESK)
            return not DESK.pending(database)
    except (StoreError, sqlite3.Error):
        return False


def _database_problems(path: Path, *, is_desk: bool) -> list[str]:
    try:
        with errors_in_words(path), closing(connect(path, read_only=True)) as database:
            found = integrity_problems(database)
            if not found and is_desk:
                check_readable(database, path, DESK)
                found = (*chain_problems(database), *report_problems(database))
            if not found:
                found = _missing_pictures(database, path)
    except StoreError as error:
        return [str(error)]
    except sqlite3.Error as error:
        return [f"'{path}' cannot be checked: {error}."]
    return [f"'{path}' is damaged: {words}." for words in found]


def _missing_pictures(database: Database, path: Path) -> tuple[str, ...]:
    """Proofs that the desk's or the server's database speaks of, and that have no file beside it."""
    files = ProofFiles(path.parent / PROOFS)
    return tuple(
        f"the picture {stored} is missing in '{path.parent / PROOFS}'"
        for table in ("proofs", "proof")
        if "stored" in {column.name for column in database[table].columns}
        for (stored,) in database.execute(
            f"SELECT DISTINCT stored FROM {table} WHERE stored <> '' ORDER BY stored"
        )
        if not files.path(stored).is_file()
    )


def _proof_problems(path: Path, expected: str) -> list[str]:
    try:
        with path.open("rb") as file:
            actual = file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return [f"'{path}' cannot be read ({error.strerror})."]
    return [] if actual == expected else [f"'{path}' is not what was sent: its content has changed."]
