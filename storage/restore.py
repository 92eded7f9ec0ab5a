"""Taking a backup back: judged whole before anything is touched, and the old data set aside."""

from __future__ import annotations

import os
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from uuid import uuid4

import msgspec

from app.domain.errors import InputRefused, StoreError, StoreFull, StoreTooNew
from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.messages import Delivery
from app.domain.timing import rfc3339
from app.ports.desk_reads import LinkState
from storage.backup import DATABASE_ENDS, FORMAT, MANIFEST, PROGRAM, Manifest, Part
from storage.database import check_readable, connect, integrity_problems
from storage.datafolder import DataFolder
from storage.event_chain import chain_problems
from storage.migrations import DESK
from storage.sqlite_errors import errors_in_words, file_error
from storage.store import DeskStore
from storage.sync_store import FILE_NAME as SYNC_DATABASE
from storage.sync_store import renew_epoch

_MANIFEST_LIMIT = 64 * 1024 * 1024
_PIECE = 1024 * 1024


def restore_backup(folder: DataFolder, source: Path, now: datetime) -> Path | None:
    """Put back what ``source`` holds. Returns where the data it replaced now lies, if there was any.

    Raises:
        InputRefused: ``source`` is no backup, is damaged or holds something foreign.
        StoreTooNew: it was made by a newer version.
        AlreadyRunning: a desktop or a sync server is using the folder.
        StoreFull, StoreError: it cannot be written. In every case the data is as it was.
    """
    folder.prepare()
    with ExitStack() as stack:
        stack.enter_context(folder.lock_desktop())
        stack.enter_context(folder.lock_server())
        stack.enter_context(_drive_errors(folder.root))
        unpacked = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=folder.scratch)))
        with _reading(source):
            archive = stack.enter_context(zipfile.ZipFile(source))
        manifest = _manifest(archive, source)
        for part in manifest.parts:
            _unpack(archive, part, unpacked, source)
        for part in manifest.parts:
            if part.name.endswith(DATABASE_ENDS):
                _judge(unpacked, part.name, source)
        _begin_anew(DataFolder(unpacked).desk_database, manifest, now)
        return _swap(folder, unpacked, _unused(folder.root / f"replaced-{now:%Y%m%d-%H%M%S}"))


@contextmanager
def _drive_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise file_error(error, path) from error


_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, OSError, OverflowError)
"""What reading a zip raises where a byte of it is wrong (a wrong offset: ``OSError``, for one)."""
_NEVER_USED = (NotImplementedError, RuntimeError)
"""What it raises for encryption and for ways of packing that a backup never uses."""


@contextmanager
def _reading(source: Path) -> Iterator[None]:
    """Around every step that reads the archive and none that writes."""
    try:
        yield
    except FileNotFoundError as error:
        raise InputRefused(f"There is no file '{source}'.") from error
    except (IsADirectoryError, PermissionError) as error:
        raise InputRefused(f"'{source}' cannot be read ({error.strerror}).") from error
    except (*_DAMAGE, *_NEVER_USED) as error:
        raise _refusal(source, "it is not a backup, or it is damaged") from error


def _refusal(source: Path, why: str) -> InputRefused:
    return InputRefused(f"'{source}' cannot be restored: {why}. Your data was not touched.")


def _manifest(archive: zipfile.ZipFile, source: Path) -> Manifest:
    try:
        with _reading(source), archive.open(MANIFEST) as file:
            text = file.read(_MANIFEST_LIMIT)
        manifest = msgspec.json.decode(text, type=Manifest)
    except (KeyError, msgspec.MsgspecError) as error:
        raise _refusal(source, "it is not a backup of Roundsman") from error
    if manifest.program != PROGRAM:
        raise _refusal(source, "it is not a backup of Roundsman")
    if manifest.format > FORMAT:
        raise StoreTooNew(
            f"'{source}' was made by a newer version of Roundsman: restore it with that version."
        )
    if not any(part.name == DataFolder(Path()).desk_database.name for part in manifest.parts):
        raise _refusal(source, "it holds no desk database")
    return manifest


def _unpack(archive: zipfile.ZipFile, part: Part, into: Path, source: Path) -> None:
    """One part, with its size and its hash proved."""
    if not _belongs(part.name):
        raise _refusal(source, "it holds a file that does not belong in a backup")
    target = into / part.name
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = sha256(), 0
    with target.open("wb") as file:
        target.chmod(0o600)  # keys of the server are among the parts
        for piece in _pieces(archive, part, source):
            size += len(piece)
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    if size != part.size or digest.hexdigest() != part.sha256:
        raise _refusal(source, f"'{part.name}' in it is damaged")


def _pieces(archive: zipfile.ZipFile, part: Part, source: Path) -> Iterator[bytes]:
    """A part's bytes, hardly more of them than promised: a small file may unpack to a full disk."""
    size = 0
    try:
        with _reading(source):
            packed = archive.open(part.name)
    except KeyError as error:
        raise _refusal(source, f"'{part.name}' is missing in it") from error
    with packed:
        while size <= part.size:
            with _reading(source):
                piece = packed.read(_PIECE)
            if not piece:
                return
            size += len(piece)
            yield piece


def _belongs(name: str) -> bool:
    """Whether a part's path is one that a backup may hold: nowhere outside, and no other file."""
    path = PurePosixPath(name)
    folder = DataFolder(Path())
    if path.is_absolute() or ".." in path.parts or set(name) & set("\\\0"):
        return False
    if path.name == name:
        return name == folder.desk_database.name
    return path.parts[:1] in {folder.server.parts, folder.proofs.parts, folder.reports.parts}


def _judge(unpacked: Path, name: str, source: Path) -> None:
    """Refuse a database that is damaged, too new or not ours; a server's begins a new epoch.

    The new epoch tells the desk and the phones to send again what the backup does not know.
    """
    folder = DataFolder(unpacked)
    path = unpacked / name
    try:
        with errors_in_words(source), closing(connect(path, read_only=True)) as database:
            problems = integrity_problems(database)
            if not problems and path == folder.desk_database:
                check_readable(database, source, DESK)
                problems = chain_problems(database)
        if not problems and path == folder.server / SYNC_DATABASE:
            renew_epoch(folder.server)
    except (StoreTooNew, StoreFull):
        raise
    except StoreError as error:
        raise _refusal(source, f"'{name}' in it is no sound database") from error
    if problems:
        raise _refusal(source, f"'{name}' in it is damaged ({problems[0]})")


SINCE = "It waited when the backup was made, and may have been sent since."


def _begin_anew(desk: Path, manifest: Manifest, now: datetime) -> None:
    """Make the restored desk the newest generation of its data, with the fact of it in its log.

    The generation is the time of the restoration, so that the later of two restored from one backup
    is the newer one. The desk meets its server as if for the first time: what is there may be newer.
    """
    with closing(DeskStore.open(desk)) as store, store.write() as unit:
        restored = Event(
            event_id=str(uuid4()),
            type=EventType.RESTORED,
            at=now,
            received_at=now,
            actor=Actor(ActorKind.DISPATCHER),
            data={"made_at": rfc3339(manifest.made_at)},
        )
        unit.add_events(now.date(), (restored,))
        unit.put_generation(unit.generation().next_number(now))
        unit.put_link(LinkState())
        for message in (*store.messages_in(Delivery.WAITING), *store.messages_in(Delivery.SENDING)):
            unit.put_message(replace(message, state=Delivery.IN_DOUBT, settled_at=now, trouble=SINCE))
        unit.commit()


def _unused(path: Path) -> Path:
    """The path, or with a number behind it the first that is free."""
    free = path
    number = 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _swap(folder: DataFolder, unpacked: Path, aside: Path) -> Path | None:
    """Old data aside, new data in; all of it or, when a move fails, nothing."""
    moved: list[tuple[Path, Path]] = []
    try:
        for old in _present(folder):
            _move(old, aside / old.relative_to(folder.root), moved)
        for new in _present(DataFolder(unpacked)):
            _move(new, folder.root / new.relative_to(unpacked), moved)
    except OSError:
        for origin, place in reversed(moved):
            place.rename(origin)
        raise
    return aside if aside.exists() else None


def _present(folder: DataFolder) -> list[Path]:
    """What is there of the parts that a backup covers, and the logs of open databases."""
    database = folder.desk_database
    files = [database.with_name(database.name + end) for end in ("", "-wal", "-shm")]
    # The folders stay and their content moves: the server's lock, held by us, is in one of them.
    for parent in (folder.server, folder.proofs, folder.reports):
        if parent.is_dir():
            files += [path for path in sorted(parent.iterdir()) if not path.name.endswith(".lock")]
    return [path for path in files if path.exists()]


def _move(origin: Path, place: Path, moved: list[tuple[Path, Path]]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    origin.rename(place)
    moved.append((origin, place))
