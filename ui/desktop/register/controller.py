"""What the window of fleet and customers asks for, and the frozen values it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.domain.register import Entry, Record
from app.register.kinds import Kind
from app.register.reading import Fields


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """An entry in a list: what its cells say, and the text it is searched in."""

    record_id: str
    entry: Entry[Record]
    cells: tuple[str, ...]
    sought: str


@dataclass(frozen=True, slots=True)
class RegisterPicture:
    """Everything that stands, by page; ``choices`` are what fields may name, as (id, words), by field;
    ``begins`` is what a new record of a page begins with."""

    rows: Mapping[Kind, tuple[RegisterRow, ...]] = field(default_factory=dict)
    choices: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    begins: Mapping[Kind, Fields] = field(default_factory=dict)
    skills: tuple[str, ...] = ()


class RegisterShown(Protocol):
    """The window, as it is told. All on the GUI thread."""

    def show_picture(self, picture: RegisterPicture) -> None:
        """How everything stands now."""
        ...

    def show_kept(self, kind: Kind, asked_id: str, record_id: str) -> None:
        """What was typed for ``asked_id`` ('' for a new one) is kept under ``record_id``."""
        ...

    def show_troubles(self, kind: Kind, record_id: str, troubles: Mapping[str, str]) -> None:
        """Nothing is kept: what is wrong, by field."""
        ...

    def say(self, words: str, *, trouble: bool = False) -> None:
        """Words at the foot of the window."""
        ...


class RegisterController(Protocol):
    """The commands of the window. Every method returns at once."""

    def attach(self, shown: RegisterShown) -> None:
        """Who is told from now on."""
        ...

    def look(self) -> None:
        """Ends in ``show_picture``."""
        ...

    def keep(self, kind: Kind, record_id: str, fields: Fields) -> None:
        """Keep what was typed, '' for a new one; ends in ``show_kept`` or ``show_troubles``."""
        ...

    def set_archived(self, kind: Kind, record_id: str, *, archived: bool) -> None:
        """Archive an entry, or bring it back."""
        ...

    def undo(self) -> None:
        """Take back what was kept, archived or brought back last."""
        ...

    def read_fleet(self, path: Path) -> None:
        """Take the fleet of the day in view out of a file."""
        ...

    def write_fleet(self, path: Path) -> None:
        """Write the fleet of the day in view into a file."""
        ...
