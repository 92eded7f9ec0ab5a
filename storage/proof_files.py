"""Photos and signatures as files named by the hash of their bytes.

A file is whole before it has its name: written under another one, forced to the disk, renamed, and the
folder forced too. Only then may a row speak of it.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator, Set
from datetime import datetime
from pathlib import Path

from app.domain.errors import Bug, StoreError, StoreFull
from storage.whole_files import force_names

PROOFS = "proofs"
"""The folder's name, beside the database that speaks of its files."""
ROOM_FOR_FACTS = 64 * 1024 * 1024
"""Pictures never take the last bytes of a drive (or its last twentieth): facts need them more."""

_HASH = re.compile("[0-9a-f]{64}")


class ProofFiles:
    """A folder of proofs. May be used from several threads; one of them sweeps only while none puts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, sha256: str, content: bytes) -> None:
        """Keep the bytes; when this returns they are on the disk, under this name.

        Raises:
            StoreFull, StoreError: nothing was kept.
        """
        path = self.path(sha256)
        try:
            if _holds(path, content):
                # Perhaps from a run that was cut off between the renaming and the forcing.
                force_names(path.parent)
                return
            self._refuse_last_room(len(content))
            path.parent.mkdir(parents=True, exist_ok=True)
            force_names(self._folder, self._folder.parent)
            self._write(path, content)
        except OSError as error:
            raise _in_words(error, self._folder) from error

    def get(self, sha256: str) -> bytes | None:
        """The bytes, or None where there is no such file.

        Raises:
            StoreError: the file cannot be read.
        """
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _in_words(error, self._folder) from error

    def path(self, sha256: str) -> Path:
        """Where the file of this name is, if it is there."""
        if not _HASH.fullmatch(sha256):
            raise Bug("A proof was asked for by something that is no hash.")
        return self._folder / sha256[:2] / sha256

    def sweep(self, wanted: Set[str], before: datetime, pieces_before: datetime | None = None) -> None:
        """Remove what no row speaks of: whole files written before an instant, pieces of files before
        another (None: all of them, where nobody else puts files here).

        Raises:
            StoreError: a file cannot be removed; those before it are gone.
        """
        try:
            for path in self._files():
                is_piece = path.name.startswith(".")
                since = pieces_before if is_piece else before
                if path.name not in wanted and (
                    since is None or path.stat().st_mtime < since.timestamp()
                ):
                    path.unlink(missing_ok=True)
        except OSError as error:
            raise _not_removed(error, self._folder) from error

    def drop(self, names: Iterable[str]) -> None:
        """Remove files.

        Raises:
            StoreError: one cannot be removed; those before it are gone.
        """
        try:
            for name in names:
                self.path(name).unlink(missing_ok=True)
        except OSError as error:
            raise _not_removed(error, self._folder) from error

    def _files(self) -> Iterator[Path]:
        if not self._folder.is_dir():
            return
        for drawer in self._folder.iterdir():
            if len(drawer.name) == 2 and drawer.is_dir():
                yield from drawer.iterdir()

    def _refuse_last_room(self, size: int) -> None:
        there = next(place for place in (self._folder, *self._folder.parents) if place.is_dir())
        drive = shutil.disk_usage(there)
        if drive.free - size < min(ROOM_FOR_FACTS, drive.total // 20):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _write(self, path: Path, content: bytes) -> None:
        unfinished = path.with_name(f".{secrets.token_hex(8)}")
        try:
            with unfinished.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        force_names(path.parent)


def _holds(path: Path, content: bytes) -> bool:
    """Whether the file is there with these bytes; one that was damaged meanwhile is written anew."""
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except FileNotFoundError:
        return False


def _not_removed(error: OSError, folder: Path) -> StoreError:
    return StoreError(
        f"An old proof cannot be removed from '{folder}' ({error.strerror}): check the permissions of"
        " that folder."
    )


def _in_words(error: OSError, folder: Path) -> StoreError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull(f"The disk is full, so a proof was not kept in '{folder}': free some space.")
    return StoreError(f"A proof could not be kept in '{folder}' ({error.strerror}).")
