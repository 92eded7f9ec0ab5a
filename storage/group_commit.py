"""Group commit: writes that are asked for while a commit is under way share the next one.

Forcing the disk is the price of a promise, and it is the same for one request as for thirty. So one
thread writes: it takes all who wait, does their work inside one transaction, and only when that is on
the disk is anybody told. How many share a commit is not set by anything but how long the last one took;
who comes alone waits for nobody.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Concatenate

from app.domain.errors import Bug, StoreFull
from storage.database import SqliteFile
from storage.sqlite_errors import errors_in_words
from storage.sqlite_library import Database

type Work = Callable[[Database], Any]
type Alongside = Callable[[Database], Callable[[], None]]
"""Writes something into every transaction; what it returns is called once that is on the disk."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a piece of work returned, or raised."""

    value: Any = None
    error: BaseException | None = None


@dataclass(eq=False, slots=True)
class _Request:
    """Somebody's work, and where the outcome is waited for."""

    work: Work
    answer: Future[Any] = field(default_factory=Future)

    def tell(self, outcome: _Outcome) -> None:
        if outcome.error is None:
            self.answer.set_result(outcome.value)
        else:
            self.answer.set_exception(outcome.error)


class GroupCommit:
    """The only way to write into a file that many write to at once. May be used from any thread."""

    def __init__(self, file: SqliteFile, alongside: Alongside = lambda _: lambda: None) -> None:
        self._file = file
        self._alongside = alongside
        self._waiting: list[_Request] = []
        self._lock = threading.Lock()
        self._closed = False
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="group-commit")

    def write[**P, T](
        self, work: Callable[Concatenate[Database, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do a piece of work on the file; when this returns, what it wrote is on the disk.

        The work sees what others of its group wrote before it. What it raises undoes its own writes
        and nobody else's. It may be done anew after a first try was undone.

        Raises:
            StoreFull, StoreBusy, StoreError: nothing of it was kept.
            whatever the work raises: the same.
        """
        request = _Request(lambda db: work(db, *args, **kwargs))
        with self._lock:
            if self._closed:
                raise Bug("Something was to be written after the end.")
            self._waiting.append(request)
            if len(self._waiting) == 1:  # who comes until this is begun goes along with it
                self._writer.submit(self._commit_waiting)
        result: T = request.answer.result()
        return result

    def close(self) -> None:
        """Finish what is under way, and end the thread."""
        with self._lock:
            self._closed = True
        self._writer.shutdown()

    def _commit_waiting(self) -> None:
        with self._lock:
            group, self._waiting = self._waiting, []
        for request, outcome in zip(group, self._commit([r.work for r in group]), strict=True):
            request.tell(outcome)

    def _commit(self, group: Sequence[Work]) -> list[_Outcome]:
        """Everybody's outcome, as it stands on the disk.

        Refusals too are told only then: they may rest on what others of the group wrote.
        """
        try:
            with self._file.transaction() as unit:
                outcomes = [self._apply(unit.db, work) for work in group]
                committed = self._alongside(unit.db)
                unit.commit()
        except StoreFull as error:
            if len(group) > 1:  # there may be room for some of them
                return [outcome for work in group for outcome in self._commit([work])]
            return [_Outcome(error=error)]
        except BaseException as error:  # noqa: BLE001 - every one of the group is told
            return [_Outcome(error=error)] * len(group)
        committed()
        return outcomes

    def _apply(self, db: Database, work: Work) -> _Outcome:
        """One piece of work on its own.

        Raises:
            whatever the work raises, where the database gave up the whole transaction for it.
        """
        db.execute("SAVEPOINT request")
        try:
            with errors_in_words(self._file.path):
                outcome = _Outcome(work(db))
        except BaseException as error:
            if not db.conn.in_transaction:
                raise
            db.execute("ROLLBACK TO request")
            outcome = _Outcome(error=error)
        db.execute("RELEASE request")
        return outcome
