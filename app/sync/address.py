"""Where the server of a data folder listens: ``server.json`` and the desk's token beside it."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from app.domain.errors import SyncError

LOCK_NAME = "server.lock"
LOG_NAME = "server.log"
_FILE_NAME = "server.json"
_TOKEN_NAME = "desk_token"


class ServerAddress(msgspec.Struct, frozen=True, kw_only=True):
    """A server that listens (or listened: a killed one leaves its file).

    ``url`` and ``desk_port`` are the desk's way on the same machine, ``phones_url`` and ``port`` the
    phones', ``plain_url`` that of stock apps without TLS ('': none). ``fingerprint`` is that of the
    certificate authority that phones must be guided to trust ('': none), ``certificate_ends`` (RFC
    3339) when the phones' door needs a new certificate ('': it has none).
    """

    pid: int
    url: str
    port: int
    epoch: str
    instance: str
    desk_port: int = 0
    phones_url: str = ""
    plain_url: str = ""
    plain_port: int = 0
    fingerprint: str = ""
    certificate_ends: str = ""


def read_address(folder: Path) -> ServerAddress | None:
    """What the last server of this folder left; None where there is none or it cannot be read."""
    try:
        return msgspec.json.decode((folder / _FILE_NAME).read_bytes(), type=ServerAddress)
    except (OSError, msgspec.MsgspecError):
        return None


def write_address(folder: Path, address: ServerAddress) -> None:
    """Put the address there whole or not at all.

    Raises:
        SyncError: the folder cannot be written.
    """
    write_private(folder / _FILE_NAME, msgspec.json.encode(address))


def desk_token(folder: Path) -> str:
    """The secret by which the desk is known, made at the first call and stable from then on.

    Raises:
        SyncError: the file cannot be read or written.
    """
    path = folder / _TOKEN_NAME
    try:
        known = path.read_text(encoding="ascii").strip() if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise SyncError(f"'{path}' cannot be read: make it readable for this account.") from error
    if known:
        return known
    token = secrets.token_urlsafe(32)
    write_private(path, token.encode())
    return token


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only this account may read, whole or not at all; then it is on the disk.

    Raises:
        SyncError: the folder cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        _force_names(path.parent)
    except OSError as error:
        raise SyncError(
            f"'{path}' cannot be written ({error.strerror}): choose another data folder."
        ) from error


def _force_names(folder: Path) -> None:
    """Force a folder's entries to the disk (POSIX; elsewhere a rename is durable by itself).

    A token or a certificate's key that was told to phones must not vanish with the power.
    """
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_running(folder: Path) -> bool:
    """Whether a server of this folder holds its lock at this moment.

    Raises:
        SyncError: the lock cannot be tried.
    """
    lock_file = folder / LOCK_NAME
    if not lock_file.exists():
        return False
    try:
        with FileLock(lock_file, thread_local=False).acquire(timeout=0):
            return False
    except Timeout:
        return True
    except OSError as error:
        if error.errno == errno.EROFS:
            return _is_held(lock_file)
        raise SyncError(
            f"'{folder}' cannot be written ({error.strerror}): make it writable, or choose another data"
            " folder."
        ) from error


def _is_held(lock_file: Path) -> bool:
    """Whether somebody holds a lock, on a drive that became read-only meanwhile (POSIX)."""
    import fcntl  # Windows has none, and no such drives

    with lock_file.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False
