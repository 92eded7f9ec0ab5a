"""A lock between processes that the operating system lets go of when its holder ends, however."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from storage.sqlite_errors import file_error

_LOCKED_BYTE = 1 << 30  # far behind the text, which others may read while it is locked (Windows)


class Held(Exception):
    """Another process has the lock. ``pid`` is its number, None where it could not be read."""

    def __init__(self, pid: int | None) -> None:
        super().__init__(f"held by process {pid}")
        self.pid = pid

    @property
    def by(self) -> str:
        """`` (process 123)`` for the middle of a sentence, or nothing."""
        return "" if self.pid is None else f" (process {self.pid})"


class FileLock:
    """A held lock; its file names the holder's process id and stays behind, empty, afterwards."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, path: Path) -> FileLock:
        """Take the lock at once or not at all.

        Raises:
            Held: another holder has it.
            StoreError: the file cannot be made.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Python's descriptors are not inherited: a child that outlives us does not keep the lock.
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise file_error(error, path) from error
        if not _try_lock(descriptor):
            pid = _pid_in(descriptor)
            os.close(descriptor)
            raise Held(pid)
        with suppress(OSError):  # a full disk: the lock holds, only its words are missing
            os.truncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()}\n".encode())
        return cls(descriptor)

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._descriptor is None:
            return
        # Emptied but not removed: with the file gone, two could lock two files of one name.
        with suppress(OSError):
            os.truncate(self._descriptor, 0)
        os.close(self._descriptor)
        self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _pid_in(descriptor: int) -> int | None:
    text = os.read(descriptor, 32).strip()
    return int(text) if text.isdigit() else None


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
