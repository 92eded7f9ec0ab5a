"""What the import workbench asks for, and the frozen values it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from app.domain.import_choices import NO_CHOICES, ImportChoices
from app.importing.preview import Preview, Vanished
from app.ports.addresses import AddressHit


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person has decided about the file so far, with the sender of rows that name none."""

    choices: ImportChoices = NO_CHOICES
    sender: str = ""


class ImportShown(Protocol):
    """What the workbench can show. All on the GUI thread."""

    def open_on(self, name: str, day: date, preview: Preview) -> None:
        """A file is to be looked at before it is imported."""
        ...

    def show_preview(self, decided: Decided, preview: Preview) -> None:
        """What importing would do with these decisions."""
        ...

    def show_hits(self, text: str, hits: tuple[AddressHit, ...]) -> None:
        """Places that a text may mean."""
        ...

    def show_imported(self) -> None:
        """The orders are kept: nothing is left to do here."""
        ...

    def show_not_done(self, words: str) -> None:
        """What was asked for could not be done; nothing decided is lost."""
        ...


class ImportController(Protocol):
    """The commands of the workbench, called on the GUI thread.

    Every method returns at once; results come back through ``ImportShown``, and of questions that come
    faster than their answers only the newest is answered.
    """

    def attach(self, shown: ImportShown) -> None:
        """Who is shown the results."""
        ...

    def look(self, path: Path) -> None:
        """Read a file for the day in view: import it where all of it is clear, else show it."""
        ...

    def judge(self, decided: Decided) -> None:
        """What importing would do now; ends in ``show_preview``."""
        ...

    def find(self, text: str) -> None:
        """Places that a text may mean; ends in ``show_hits``."""
        ...

    def bring_in(self, decided: Decided, off: tuple[Vanished, ...] = ()) -> None:
        """Import what can be, and call off orders that are not in the file any more; ends in
        ``show_imported`` or ``show_not_done``."""
        ...
