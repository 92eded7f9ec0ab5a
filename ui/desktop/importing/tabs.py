"""Tabs that choose which rows are shown, each with its number of rows."""

from __future__ import annotations

from PySide6.QtWidgets import QTabBar

from app.importing.preview import Preview
from ui.desktop.importing.rows_model import counts
from ui.desktop.importing.words import Show
from ui.desktop.language import translate


class ShowTabs(QTabBar):
    """Sorts of rows that the file has; the one that is looked at stays though it was emptied."""

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setAccessibleName(translate("Importing", "Which rows are shown"))
        for show in Show:
            self.addTab(translate("Importing", show.value))

    @property
    def show_now(self) -> Show:
        """What is chosen."""
        return list(Show)[self.currentIndex()]

    def show_counts(self, preview: Preview) -> None:
        """Say how many rows there are of each sort."""
        for at, (show, count) in enumerate(counts(preview)):
            self.setTabText(at, f"{translate('Importing', show.value)} {count}")
            self.setTabVisible(at, count > 0 or show is Show.ALL or at == self.currentIndex())
