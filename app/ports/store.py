"""The desk's database."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from app.ports.desk_proofs import DeskProofs
from app.ports.desk_reads import DeskReads
from app.ports.desk_unit import DeskUnit


class Store(DeskReads, Protocol):
    """The desk's database. Reads may be made from any thread; writes are serialised."""

    def write(self) -> AbstractContextManager[DeskUnit]:
        """A unit of work (BEGIN IMMEDIATE); rolled back on leaving unless committed.

        Raises:
            StoreFull, StoreBusy, StoreError: nothing was kept.
        """
        ...

    @property
    def proofs(self) -> DeskProofs:
        """Photos and signatures that drivers brought."""
        ...

    def tidy_up(self, pictures: Iterable[str]) -> None:
        """Leave nothing on the disk of what was removed: these files of pictures, unless a row still
        speaks of them, and the database's own remains of old rows. Takes a while."""
        ...

    def data_version(self) -> int:
        """Changes whenever another connection or process has committed."""
        ...

    def close(self) -> None: ...
