"""What the window of settings asks for. Every method returns at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from app.domain.settings import Settings

type Changes = Mapping[str, object]
"""Values by their paths in ``settings.json``; None takes one out."""


class SettingsShown(Protocol):
    """Who is told, on the GUI thread."""

    def show_settings(self, settings: Settings) -> None:
        """What the site has set."""
        ...

    def show_kept(self, asked: Changes, before: Changes) -> None:
        """Changes are kept and in force; ``before`` is the way back."""
        ...

    def show_refused(self, asked: Changes, words: str) -> None:
        """Changes are not kept."""
        ...


class SettingsController(Protocol):
    """Looking, and keeping."""

    def attach(self, shown: SettingsShown) -> None:
        """Who is told from now on."""
        ...

    def look(self) -> None:
        """Ends in ``show_settings``."""
        ...

    def keep(self, changes: Changes) -> None:
        """Keep these and let them be in force; ends in ``show_settings`` and ``show_kept``, or in
        ``show_refused``."""
        ...
