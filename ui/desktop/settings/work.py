"""What the window of settings asks for, done on another thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from app.domain.errors import WorldError
from app.domain.settings import Settings
from ui.desktop.running import Run
from ui.desktop.settings.controller import Changes, SettingsShown
from ui.desktop.vocabulary import error_words


class SiteSettings(Protocol):
    """The site's settings where they are kept."""

    def read_settings(self) -> Settings:
        """What is set.

        Raises:
            InputRefused: the file cannot be used.
        """
        ...

    def change_settings(self, changes: Changes) -> tuple[Settings, Changes]:
        """Set values by their paths; returns all of them, and how those stood before.

        Raises:
            InputRefused: they cannot be used together with the others.
            StoreError: they cannot be kept.
        """
        ...


class SettingsWork:
    """See ``SettingsController``. ``use`` lets settings be in force, on the thread that writes."""

    def __init__(
        self,
        site: SiteSettings,
        write: Run,
        use: Callable[[Settings], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._site = site
        self._write = write
        self._use = use
        self._failed = failed
        self._shown: SettingsShown | None = None

    def attach(self, shown: SettingsShown) -> None:
        """See ``SettingsController``."""
        self._shown = shown

    def look(self) -> None:
        """See ``SettingsController``."""
        self._write(self._site.read_settings, self._show, self._failed)

    def keep(self, changes: Changes) -> None:
        """See ``SettingsController``."""

        def work() -> tuple[Settings, Changes]:
            settings, before = self._site.change_settings(changes)
            self._use(settings)
            return settings, before

        def kept(result: tuple[Settings, Changes]) -> None:
            self._show(result[0])
            if self._shown is not None:
                self._shown.show_kept(changes, result[1])

        def refused(error: Exception) -> None:
            if not isinstance(error, WorldError):
                self._failed(error)
            elif self._shown is not None:
                self._shown.show_refused(changes, error_words(error))

        self._write(work, kept, refused)

    def _show(self, settings: Settings) -> None:
        if self._shown is not None:
            self._shown.show_settings(settings)
