"""The sync server that a desk works with: its own, or one on another machine."""

from __future__ import annotations

from pathlib import Path

from app.sync.remote import RemoteHandle, read_remote
from app.sync.supervised import SupervisedServer
from app.sync.supervisor import ServerSupervisor


def reach_server(folder: Path, supervisor: ServerSupervisor) -> SupervisedServer | RemoteHandle:
    """The server chosen for a folder; its own is started where it does not run.

    Raises:
        ServerUnreachable, SyncError: it cannot be started, or the choice cannot be read.
    """
    remote = read_remote(folder)
    return RemoteHandle(folder, remote) if remote is not None else SupervisedServer(supervisor)
