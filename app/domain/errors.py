"""Everything Roundsman raises on purpose.

RoundsmanError
├── WorldError              the world failed: the message tells a person what happened,
│   │                       what was kept and what to do; it is shown as it stands
│   ├── InputRefused        a file or a value that cannot be used (bad CSV, impossible window ...)
│   ├── RegionError         a map extract that cannot be prepared, or no region is active
│   ├── RoadsError          no road network, or a place that is not near any road
│   ├── StoreError          the database cannot be read or written
│   │   ├── StoreTooNew     written by a newer version of Roundsman
│   │   ├── StoreFull       the disk is full
│   │   ├── StoreBusy       another program holds the database
│   │   └── OnlyLooking     it was opened only to be read
│   ├── PlanningError       no plan could be made
│   │   ├── PlannerDied     the planner process ended without an answer; its best plan is told
│   │   ├── EvaluatorDied   the evaluator process ended without an answer
│   │   ├── MoveRefused     a stop cannot be put where it is wanted
│   │   └── PlanCancelled   the person cancelled; the best plan so far is kept by the caller
│   ├── SyncError           the sync server and the desk do not understand each other
│   │   ├── ServerUnreachable
│   │   ├── PortInUse
│   │   ├── ReleaseConflict a revision moved, or a fact arrived for a moved stop
│   │   ├── IdReused        the id of a release or a message stands for another one already
│   │   ├── DeskReplaced    another desk has the server
│   │   ├── CursorBeyondHead  a reader knows more than there is: read again from the beginning
│   │   ├── PairingRefused  a wrong, used or expired code
│   │   └── PairingLocked   too many wrong codes
│   └── AlreadyRunning      another desktop uses the same data folder
└── Bug                     we are wrong: crash notice and log, never a plain message
    └── PlannerCrashed      in the planner process; its best plan is told
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.plan_job import PlanAnswer
    from app.domain.release import Release


class RoundsmanError(Exception):
    """Root of everything raised on purpose."""


class WorldError(RoundsmanError):
    """The world failed. ``str(error)`` is one clear sentence for a person."""

    @property
    def words(self) -> str:
        """The same as it was made (``Said``), for who speaks another language."""
        told = self.args[0] if self.args else ""
        return told if isinstance(told, str) else str(self)


class InputRefused(WorldError):
    """A file or value from outside cannot be used."""


class RegionError(WorldError):
    """A map extract cannot be prepared, or no region is active."""


class RoadsError(WorldError):
    """The road network is missing, or a place is not near any road."""


class StoreError(WorldError):
    """The database cannot be read or written."""


class StoreTooNew(StoreError):
    """The database was written by a newer version."""


class StoreFull(StoreError):
    """The disk is full; nothing of the last step was kept."""


class StoreBusy(StoreError):
    """Another program holds the database."""


class OnlyLooking(StoreError):
    """The database was opened only to be read; nothing was kept."""


class PlanningError(WorldError):
    """No plan could be made."""


class PlannerDied(PlanningError):
    """The planner process ended without an answer.

    ``why`` says how it ended, ``kept`` what stands now. ``best`` is the last plan it told of, with
    its judge's verdict; None where it told of none.
    """

    def __init__(self, why: str, kept: str, best: PlanAnswer | None = None) -> None:
        super().__init__(f"{why} {kept}")
        self.why = why
        self.best = best


class EvaluatorDied(PlanningError):
    """The evaluator process ended without an answer, or took too long."""


class MoveRefused(PlanningError):
    """A stop cannot be put where it is wanted; the plan stays as it is."""


class PlanCancelled(PlanningError):
    """The person cancelled before any plan was found."""


class SyncError(WorldError):
    """The sync server and the desk do not understand each other."""


class ServerUnreachable(SyncError):
    """No answer from the sync server."""


class PortInUse(SyncError):
    """The address the server should listen on is taken."""


class ReleaseConflict(SyncError):
    """A release was refused: a revision moved, or a fact arrived for a moved stop.

    ``stop_ids`` and ``shift_ids`` name what is in the way; ``release`` is what was refused.
    """

    def __init__(
        self, message: str, *, shift_ids: tuple[str, ...] = (), stop_ids: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message)
        self.shift_ids = shift_ids
        self.release: Release | None = None
        self.stop_ids = stop_ids


class IdReused(SyncError):
    """The id of a release or a message stands for another one already; nothing was changed."""


class DeskReplaced(SyncError):
    """Another desk has the server, as its generation ``generation``."""

    def __init__(self, generation: int) -> None:
        super().__init__(
            "Another desk took over the drivers' phones, so nothing of this one was sent. Go on at that"
            " desk; if this is the one to keep, close it and run 'main.py connect' with --take-over."
        )
        self.generation = generation


class CursorBeyondHead(SyncError):
    """A reader's cursor lies beyond the last fact: the server was restored, read from the beginning."""


class PairingRefused(SyncError):
    """The pairing code is wrong, used or expired."""


class PairingLocked(SyncError):
    """Too many wrong codes; ``retry_after_s`` seconds must pass."""

    def __init__(self, message: str, *, retry_after_s: int) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class AlreadyRunning(WorldError):
    """Another desktop uses the same data folder."""


class Bug(RoundsmanError):
    """An assumption of the program itself does not hold."""


class PlannerCrashed(Bug):
    """The planner process found a fault in itself; ``best`` as in ``PlannerDied``."""

    def __init__(self, message: str, best: PlanAnswer | None = None) -> None:
        super().__init__(message)
        self.best = best
