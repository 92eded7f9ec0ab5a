"""Photos and signatures as files named by the hash of their bytes.

A file is whole before it has its name: written under another one, forced to the disk, renamed, and the
folder forced too. Only then may a row speak of it.
"""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from app.domain.errors import Bug, StoreError, StoreFull

_HASH = re.compile("[0-9a-f]{64}")


class ProofFiles:
    """A folder of proofs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, sha256: str, content: bytes) -> None:
        """Keep the bytes; when this returns they are on the disk.

        Raises:
            StoreFull, StoreError: nothing was kept.
        """
        path = self._path(sha256)
        if path.exists() and path.stat().st_size == len(content):
            return
        unfinished = path.with_name(f".{secrets.token_hex(8)}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _sync_folder(self._folder)
            with unfinished.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
            _sync_folder(path.parent)
        except OSError as error:
            raise _in_words(error, self._folder) from error
        finally:
            unfinished.unlink(missing_ok=True)

    def get(self, sha256: str) -> bytes | None:
        """The bytes, or None where there is no such file.

        Raises:
            StoreError: the file cannot be read.
        """
        try:
            return self._path(sha256).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _in_words(error, self._folder) from error

    def _path(self, sha256: str) -> Path:
        if not _HASH.fullmatch(sha256):
            raise Bug("A proof was asked for by something that is no hash.")
        return self._folder / sha256[:2] / sha256


def _sync_folder(folder: Path) -> None:
    """Force a folder's entries to the disk (POSIX; elsewhere a rename is durable by itself)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _in_words(error: OSError, folder: Path) -> StoreError:
    if error.errno in (28, 122):  # ENOSPC, EDQUOT
        return StoreFull(f"The disk is full, so a proof was not kept in '{folder}': free some space.")
    return StoreError(f"A proof could not be kept in '{folder}' ({error.strerror}).")
