"""The language of the window, chosen from a list. It is kept beside the window's shape."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QInputDialog, QWidget

from ui.desktop.actions import ActionSpec
from ui.desktop.language import LANGUAGE_KEY, LANGUAGES, SYSTEM, translate


class LanguageChoice:
    """Asks, and keeps the answer for the next start; without settings nothing can be kept."""

    def __init__(self, settings: QSettings | None, say: Callable[[str], None], parent: QWidget) -> None:
        self._settings = settings
        self._say = say
        self._parent = parent

    def ask(self) -> None:
        """Let the person choose, each language under the name that it has for itself."""
        if self._settings is None:
            return
        names = {SYSTEM: translate("LanguageChoice", "As this computer"), **LANGUAGES}
        kept = str(self._settings.value(LANGUAGE_KEY, SYSTEM))
        at = list(names).index(kept) if kept in names else 0
        title = translate("LanguageChoice", "Language")
        which = translate("LanguageChoice", "The window speaks, from the next start on:")
        words = list(names.values())
        chosen, is_chosen = QInputDialog.getItem(self._parent, title, which, words, at, False)
        if is_chosen:
            self.keep(list(names)[words.index(chosen)])

    def keep(self, language: str) -> None:
        """Have the next start speak it, and say so."""
        if self._settings is not None:
            self._settings.setValue(LANGUAGE_KEY, language)
            self._say(
                translate("LanguageChoice", "The language changes when Roundsman is next started.")
            )


def language_specs(choice: LanguageChoice) -> list[ActionSpec]:
    """The command for it."""
    return [
        ActionSpec(
            "language",
            translate("LanguageChoice", "Language …"),
            choice.ask,
            menu=translate("Commands", "Window"),
        )
    ]
