"""What looking back at the day in view asks for, and how it is told what came of it.

Called on the GUI thread; every method returns at once, and its end comes back through
``LookBackShown``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from app.reports.looking_back import Past


@dataclass(frozen=True, slots=True)
class Span:
    """What can be looked back at: from one instant to another, on the depot's clock."""

    begins: datetime
    ends: datetime
    zone: ZoneInfo
    has_positions: bool = True


class LookBackShown(Protocol):
    """Who is told, on the GUI thread."""

    def show_span(self, span: Span) -> None:
        """The day is read and can be looked back at."""
        ...

    def show_past(self, past: Past) -> None:
        """The day as it was known at an instant."""
        ...

    def show_searched(self, words: str) -> None:
        """What a search run again came to, or why there is none."""
        ...

    def refused(self) -> None:
        """There is nothing to look back at, or it cannot be read; why was said."""
        ...


class LookBackController(Protocol):
    """Reading the day, looking at an instant of it, searching again."""

    def attach(self, shown: LookBackShown) -> None:
        """Who is told from now on."""
        ...

    def open(self) -> None:
        """Read the day in view; ends in ``show_span`` or ``refused``."""
        ...

    def look(self, at: datetime) -> None:
        """Ends in ``show_past``; of instants that follow fast only the last is looked at."""
        ...

    def search_again(self, at: datetime) -> None:
        """Run the last search before an instant once more; ends in ``show_searched``."""
        ...

    def close(self) -> None:
        """Let go of what was read. What is still worked out is not told any more."""
        ...
