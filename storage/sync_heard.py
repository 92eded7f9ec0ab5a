"""When each phone was last heard: worth no commit of its own, so it is written along with the next."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime

from storage.sqlite_library import Database
from storage.sync_devices import note_heard


class LastHeard:
    """What is not written yet. May be used from any thread."""

    def __init__(self) -> None:
        self._heard: dict[str, datetime] = {}
        self._lock = threading.Lock()

    def note(self, device_id: str, at: datetime) -> None:
        """A phone was heard."""
        with self._lock:
            self._heard[device_id] = at

    def not_written(self) -> Mapping[str, datetime]:
        """By phone."""
        with self._lock:
            return dict(self._heard)

    def write(self, db: Database) -> Callable[[], None]:
        """Write it down inside a transaction; to be called once that is committed."""
        written = self.not_written()
        for device_id, at in written.items():
            note_heard(db, device_id, at)

        def committed() -> None:
            with self._lock:
                for device_id, at in written.items():
                    if self._heard.get(device_id) == at:
                        del self._heard[device_id]

        return committed
