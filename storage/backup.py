"""Everything of a data folder in one file: databases, proofs, the server's keys, stored reports.

The file is a zip with a manifest that names every part with its size and SHA-256. Map regions are left
out: they are large and made again from their extracts. The desk is copied before the server, so that
the server's copy is never behind what the desk's copy has already read from it.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path

import msgspec

from app.domain.errors import StoreError
from storage.database import connect, copy_database, integrity_problems
from storage.datafolder import DataFolder
from storage.sqlite_errors import errors_in_words, file_error
from storage.whole_files import spare_databases

PROGRAM = "roundsman"
FORMAT = 1
MANIFEST = "manifest.json"
DATABASE_ENDS = (".sqlite", ".db")

_NOT_KEPT = (".lock", "-wal", "-shm", "-journal", ".log", "server.json")
"""Ends of names that mean something only while a server runs, or belong to an open database."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file in a backup: its path in the data folder, its size in bytes, its SHA-256 (hex)."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says it holds."""

    program: str
    format: int
    made_at: datetime
    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        """Bytes of all parts together."""
        return sum(part.size for part in self.parts)


def make_backup(folder: DataFolder, target: Path, now: datetime) -> Manifest:
    """Write everything the folder holds to ``target``, while the desk and the server go on working.

    Only its owner may read the file: it holds the server's keys and customers' addresses.

    Raises:
        StoreError: there is nothing to keep, a database is damaged, or ``target`` cannot be written;
            a file that was at ``target`` before is still there.
        StoreFull, StoreBusy: the same.
    """
    if not folder.desk_database.exists():
        raise StoreError(f"'{folder.root}' holds no data yet, so there is nothing to back up.")
    folder.prepare()
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        spare_databases(target)
        descriptor = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                parts = tuple(_add(archive, folder, source) for source in kept_files(folder))
                manifest = Manifest(PROGRAM, FORMAT, now, parts)
                archive.writestr(MANIFEST, msgspec.json.encode(manifest))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except OSError as error:
        raise file_error(error, target) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def covered(folder: DataFolder) -> Iterator[Path]:
    """The files and folders at the top that a backup takes and a restore replaces."""
    yield folder.desk_database
    yield folder.server
    yield folder.proofs
    yield folder.reports


def kept_files(folder: DataFolder) -> Iterator[Path]:
    """Every file a backup takes: the desk first, then the server's databases, then all else.

    Other files are looked for only when the databases have been taken: a picture that a row speaks of
    was on the disk before the row.
    """
    yield from (path for path in _whole_files(folder) if path.name.endswith(DATABASE_ENDS))
    yield from (path for path in _whole_files(folder) if not path.name.endswith(DATABASE_ENDS))


def _whole_files(folder: DataFolder) -> list[Path]:
    found = [path for top in covered(folder) for path in (top, *sorted(top.rglob("*")))]
    # A name with a dot in front is a file that somebody is still writing.
    whole = [path for path in found if path.is_file() and not path.name.startswith(".")]
    return [path for path in whole if not path.name.endswith(_NOT_KEPT)]


def _add(archive: zipfile.ZipFile, folder: DataFolder, source: Path) -> Part:
    """Put one file into the archive; a database as a copy of one moment, checked."""
    name = source.relative_to(folder.root).as_posix()
    if not source.name.endswith(DATABASE_ENDS):
        return _put(archive, name, source)
    with tempfile.TemporaryDirectory(dir=folder.scratch) as scratch:
        copy = Path(scratch) / source.name
        with errors_in_words(source), closing(connect(source, read_only=True)) as database:
            copy_database(database.conn, copy)
        with errors_in_words(source), closing(connect(copy, read_only=True)) as database:
            problems = integrity_problems(database)
        if problems:
            raise StoreError(
                f"'{source}' is damaged ({problems[0]}), so no backup was made of it:"
                " restore an earlier one."
            )
        return _put(archive, name, copy)


def _put(archive: zipfile.ZipFile, name: str, path: Path) -> Part:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    archive.write(path, name)
    return Part(name, archive.getinfo(name).file_size, digest)
