"""The folder that holds everything the program keeps, and who is using it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from filelock import FileLock, Timeout

from app.domain.errors import AlreadyRunning
from storage.proof_files import PROOFS
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
    def proofs(self) -> Path:
        """Photos and signatures that drivers brought, as the desk keeps them."""
        return self.root / PROOFS

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
    def backups(self) -> Path:
        """Backups that are made by themselves."""
        return self.root / "backups"

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

    def lock_desktop(self) -> AbstractContextManager[object]:
        """Claim the folder for one desktop, until the ``with`` block or the process ends.

        Raises:
            AlreadyRunning: another desktop has it.
        """
        return _claim(
            self.root / "desktop.lock",
            f"Roundsman is already open on '{self.root}': use that window or close it,"
            " or name another folder with --data-dir.",
        )

    def lock_server(self) -> AbstractContextManager[object]:
        """Claim the folder for one sync server, until the ``with`` block or the process ends.

        Raises:
            AlreadyRunning: another sync server has it.
        """
        return _claim(
            self.server / "server.lock",
            f"A sync server is already running on '{self.root}': stop it first,"
            " or name another folder with --data-dir.",
        )


def _claim(path: Path, taken: str) -> AbstractContextManager[object]:
    """Take a lock at once, or say that it is taken; the system lets go of it when its holder ends."""
    lock = FileLock(path, thread_local=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return lock.acquire(timeout=0)
    except Timeout as error:
        raise AlreadyRunning(taken) from error
    except OSError as error:
        raise file_error(error, path) from error
