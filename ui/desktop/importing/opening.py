"""Opens the import workbench when a file has something to look at, and takes files that are dropped."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.geo import LonLat
from app.importing.preview import Preview
from app.ports.addresses import AddressHit
from ui.desktop.importing.controller import Decided, ImportController
from ui.desktop.importing.dialog import ImportDialog
from ui.desktop.language import translate
from ui.desktop.place_picker import PlacePicker
from ui.desktop.theme import Theme

ENDINGS = (".csv", ".xlsx", ".xls", ".xml", ".txt", ".tsv")
_PATTERNS = " ".join(f"*{ending}" for ending in ENDINGS)


class Importing(QObject):
    """One workbench for the window, made when it is first needed."""

    def __init__(self, controller: ImportController, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller = controller
        self._theme = theme
        self._window = parent
        self._dialog: ImportDialog | None = None
        self._picker: PlacePicker | None = None
        controller.attach(self)
        parent.setAcceptDrops(True)
        parent.installEventFilter(self)

    @property
    def dialog(self) -> ImportDialog:
        """The workbench."""
        if self._dialog is None:
            self._dialog = ImportDialog(self._controller, self._theme, self._window)
            self._dialog.pin_wanted.connect(self._ask_for_pin)
        return self._dialog

    def take_places_from(self, picker: PlacePicker) -> None:
        """Let a place on the map be the place of an address."""
        self._picker = picker

    def ask(self) -> None:
        """Choose a file of orders; back to the workbench where a place is awaited."""
        if self._picker is not None and self._picker.awaits_for(self._pin):
            self._picker.give_up()
            return
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            translate("Importing", "Import orders"),
            "",
            translate("Importing", "Orders ({endings});;All files (*)").format(endings=_PATTERNS),
        )
        if name:
            self.look(Path(name))

    def look(self, path: Path) -> None:
        """Read a file, unless the person is still at work on another one."""
        dialog = self._dialog
        if dialog is None or not dialog.has_decisions or dialog.is_sure_to_stop():
            self._controller.look(path)

    def close(self) -> None:
        """The window is going."""
        if self._dialog is not None:
            self._dialog.hide()

    # --- what is shown ---

    def open_on(self, name: str, day: date, preview: Preview) -> None:
        """A file is to be looked at before it is imported."""
        self._stop_pointing()
        self.dialog.open_on(name, day, preview)

    def show_preview(self, decided: Decided, preview: Preview) -> None:
        """What importing would do with these decisions."""
        self.dialog.show_preview(decided, preview)

    def show_hits(self, text: str, hits: tuple[AddressHit, ...]) -> None:
        """Places that a text may mean."""
        self.dialog.show_hits(text, hits)

    def show_imported(self) -> None:
        """The orders are kept."""
        if self._dialog is not None:
            self._dialog.show_imported()

    def show_not_done(self, words: str) -> None:
        """What was asked for could not be done."""
        if self._dialog is not None:
            self._dialog.show_not_done(words)

    # --- Qt ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: one file of orders may be dropped anywhere on the window."""
        if isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.DragEnter:
            if _dropped(event) is not None:
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            path = _dropped(event)
            if path is not None:
                event.acceptProposedAction()
                self.look(path)
                return True
        return super().eventFilter(watched, event)

    # --- a place on the map ---

    def _ask_for_pin(self) -> None:
        """The workbench makes room until a place is given."""
        if self._picker is not None:
            self.dialog.hide()
            self._picker.ask(self._pin, self.dialog.come_back)

    def _stop_pointing(self) -> None:
        if self._picker is not None:
            self._picker.drop(self._pin)

    def _pin(self, place: LonLat) -> None:
        self.dialog.pin_at(place)


def _dropped(event: QDropEvent) -> Path | None:
    """The one local file that is dropped, where its name is that of a table."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in ENDINGS else None
