"""Files that are there whole or not at all, and last through a power cut."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

ANYBODY, OWNER = 0o644, 0o600
"""Who may read a file."""

_DATABASE = b"SQLite format 3\0"


def spare_databases(path: Path) -> None:
    """A backup or report is never written over a database, such as the one it is made from: whoever
    names that file took it for another.

    Raises:
        OSError: a database is there.
    """
    if path.is_file():
        with path.open("rb") as file:
            if file.read(len(_DATABASE)) == _DATABASE:
                raise OSError(errno.EEXIST, "a database is there, and stays")


def put_whole(path: Path, content: bytes, readable_by: int = ANYBODY) -> None:
    """Put a file in the place of whatever was there.

    Raises:
        OSError: it cannot be written, or is a database; what stood there is untouched.
    """
    spare_databases(path)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        unfinished = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.close()  # elsewhere than on POSIX an open file cannot be moved
            unfinished.chmod(readable_by)
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


def force_names(*folders: Path) -> None:
    """Force folders' entries to the disk (POSIX; elsewhere a rename is durable by itself)."""
    if os.name != "posix":
        return
    for folder in folders:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
