"""What the window of map regions asks for, and the frozen values it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.domain.region import RegionInfo


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region that is there; ``size`` in bytes on the disk."""

    info: RegionInfo
    size: int
    is_active: bool


@dataclass(frozen=True, slots=True)
class RegionJob:
    """A long job: what it is doing, and how much of it is done (0 to 1)."""

    words: str
    share: float


class RegionsShown(Protocol):
    """The window, as it is told. All on the GUI thread."""

    def show_regions(self, rows: tuple[RegionRow, ...]) -> None:
        """Which regions there are now."""
        ...

    def show_job(self, job: RegionJob | None) -> None:
        """How the job stands; None when none runs."""
        ...

    def say(self, words: str, *, trouble: bool = False) -> None:
        """Words at the foot of the window."""
        ...


class RegionsController(Protocol):
    """The commands of the window. Every method returns at once; one job runs at a time."""

    def attach(self, shown: RegionsShown) -> None:
        """Who is told from now on."""
        ...

    def look(self) -> None:
        """Ends in ``show_regions``."""
        ...

    def add(self, source: str, name: str) -> None:
        """Prepare a file or what lies at an address; it is the one in use then."""
        ...

    def update(self, name: str) -> None:
        """Prepare a region again from where it came from."""
        ...

    def use(self, name: str) -> None:
        """Make a region the one in use."""
        ...

    def remove(self, name: str) -> None:
        """Delete a region."""
        ...

    def cancel_job(self) -> None:
        """End the job; the regions stay as they are, and a download goes on from there next time."""
        ...
