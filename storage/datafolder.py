"""The folder that holds everything the program keeps, and who is using it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from app.domain.errors import AlreadyRunning
from storage.filelock import FileLock, Held
from storage.sqlite_errors import file_error


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where everything is, below ``root``. Folders are there once ``prepare`` was called."""

    root: Path

    @classmethod
    def default(cls) -> DataFolder:
        """The platform's place for a person's application data."""
        return cls(platformdirs.user_data_path("roundsman", appauthor=False))

    @property
    def desk_database(self) -> Path:
        """What the desk keeps."""
        return self.root / "desk.sqlite"

    @property
    def settings(self) -> Path:
        """What the site has set; see ``app.domain.settings``."""
        return self.root / "settings.json"

    @property
    def server(self) -> Path:
        """Everything of the local sync server: its database, proofs, tokens, ``server.json``."""
        return self.root / "server"

    @property
    def regions(self) -> Path:
        """Prepared map regions; can be made again from their extracts."""
        return self.root / "regions"

    @property
    def reports(self) -> Path:
        """Reports that were stored."""
        return self.root / "reports"

    @property
    def logs(self) -> Path:
        """Logs and crash notices."""
        return self.root / "logs"

    @property
    def scratch(self) -> Path:
        """Half-made files; may be emptied whenever nothing runs."""
        return self.root / "scratch"

    def prepare(self) -> None:
        """Make the folders.

        Raises:
            StoreError: one cannot be made.
        """
        for folder in (self.root, self.server, self.regions, self.reports, self.logs, self.scratch):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise file_error(error, folder) from error

    def lock_desktop(self) -> FileLock:
        """Claim the folder for one desktop, until the lock is released or the process ends.

        Raises:
            AlreadyRunning: another desktop has it.
        """
        try:
            return FileLock.take(self.root / "desktop.lock")
        except Held as held:
            raise AlreadyRunning(
                f"Roundsman is already open on '{self.root}'{held.by}: use that window or close it,"
                " or name another folder with --data-dir."
            ) from held

    def lock_server(self) -> FileLock:
        """Claim the folder for one sync server, until the lock is released or the process ends.

        Raises:
            AlreadyRunning: another sync server has it.
        """
        try:
            return FileLock.take(self.server / "server.lock")
        except Held as held:
            raise AlreadyRunning(
                f"A sync server is already running on '{self.root}'{held.by}: stop it first,"
                " or name another folder with --data-dir."
            ) from held
