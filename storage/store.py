"""The desk's database: everything a dispatcher's day consists of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.ports.store import Store
from storage.database import SqliteFile, open_database, open_to_look
from storage.desk_proofs import SqliteDeskProofs
from storage.desk_reads import DeskReading
from storage.desk_unit import DeskUnitOfWork
from storage.event_chain import chain_problems
from storage.migrations import DESK
from storage.proof_files import PROOFS, ProofFiles
from storage.sqlite_library import Database


def utc_now() -> datetime:
    """The machine's own clock."""
    return datetime.now(UTC)


class DeskStore(DeskReading, Store):
    """``app.ports.store.Store``: reads from any thread, writes one after the other."""

    def __init__(self, file: SqliteFile, now: Callable[[], datetime]) -> None:
        self._file = file
        self._now = now
        self._proofs = SqliteDeskProofs(file, ProofFiles(file.path.parent / PROOFS))

    @property
    def proofs(self) -> SqliteDeskProofs:
        """Photos and signatures that drivers brought."""
        return self._proofs

    @classmethod
    def open(cls, path: Path, now: Callable[[], datetime] = utc_now) -> DeskStore:
        """Open the desk's file, making or migrating it where needed. ``now`` is the clock by which
        changes of a plan are kept.

        Raises:
            StoreTooNew, StoreFull, StoreBusy, StoreError: nothing was changed.
        """
        return cls(open_database(path, DESK), now)

    @classmethod
    def open_to_look(cls, path: Path, now: Callable[[], datetime] = utc_now) -> DeskStore:
        """Open the desk's file so that nothing in it can be changed, by this store or through it.

        Raises:
            StoreTooNew, StoreBusy, StoreError: it cannot be read, or was never brought up to date.
        """
        return cls(open_to_look(path, DESK), now)

    def _connection(self) -> AbstractContextManager[Database]:
        return self._file.reading()

    @contextmanager
    def write(self) -> Iterator[DeskUnitOfWork]:
        """A unit of work; rolled back on leaving unless committed.

        Raises:
            StoreFull, StoreBusy, StoreError: nothing was kept.
        """
        with self._file.transaction() as transaction:
            yield DeskUnitOfWork(transaction, self._now)

    def tidy_up(self, pictures: Iterable[str]) -> None:
        """Leave nothing on the disk of what was removed."""
        self._proofs.drop(pictures)
        self._file.rewrite()

    def data_version(self) -> int:
        """Changes whenever another program, or another store, has committed; own commits do not count.

        Never waits, not even for a long unit of work.
        """
        return self._file.data_version()

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the file: damage, dangling references, a broken chain of events."""
        found = self._file.problems()
        if found:
            return found
        with self._file.reading() as database:
            return chain_problems(database)

    def close(self) -> None:
        """Close every connection. Using the store afterwards is a mistake of the program."""
        self._file.close()
