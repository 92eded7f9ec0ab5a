"""One desktop per data folder: a second one raises the first and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.domain.errors import AlreadyRunning

_PATIENCE_MS = 2000


class OneDesktop(QObject):
    """Held by the desktop that uses a data folder; ``raised`` when a second one was started.

    Raises:
        AlreadyRunning: another desktop holds the folder; it has been asked to come to the front.
    """

    raised = Signal()

    def __init__(self, data_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(data_folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # by its holder's death alone, not by age
        name = _socket_name(data_folder)
        if not self._lock.tryLock(0):
            _ask_to_rise(name)
            raise AlreadyRunning(
                f"Roundsman is already open on {data_folder}. Its window has been brought to the front."
            )
        QLocalServer.removeServer(name)  # left behind by a crash
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)
        self._server.listen(name)

    def release(self) -> None:
        """Let another desktop have the folder."""
        self._server.close()
        self._lock.unlock()

    def _heard(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        self.raised.emit()


def _ask_to_rise(name: str) -> None:
    """A connection is the whole message."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    socket.waitForConnected(_PATIENCE_MS)
    socket.disconnectFromServer()


def _socket_name(data_folder: Path) -> str:
    """Short enough for every system, and different per folder."""
    digest = hashlib.sha256(str(data_folder.resolve()).encode()).hexdigest()
    return f"roundsman-{digest[:16]}"
