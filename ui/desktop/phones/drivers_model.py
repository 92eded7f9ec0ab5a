"""The drivers and how their phones stand, as rows of a table."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QBrush, QColor

from app.domain.phones import DriverPhones, PhonesPicture
from app.domain.presence import SILENT_AFTER
from ui.desktop.language import marked, translate, translated
from ui.desktop.phones.words import ago, needs_a_look, route_words
from ui.desktop.table_rows import Index, TableRows
from ui.desktop.theme import Theme

HEADER = (marked("Phones", "Driver"), marked("Phones", "Heard"), marked("Phones", "Route"))


class DriversModel(TableRows[DriverPhones]):
    """One row per driver. Rows that did not change are not drawn again."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(translated("Phones", HEADER), parent)
        self._theme = theme
        self._cells: list[tuple[str, ...]] = []
        self._now: datetime | None = None

    def show_picture(self, picture: PhonesPicture) -> None:
        """Take a new picture in; the rows stay where the drivers are the same."""
        rows = [_cells(driver, picture.now) for driver in picture.drivers]
        same = [d.driver_id for d in self._shown] == [d.driver_id for d in picture.drivers]
        self._now = picture.now
        if not same:
            self.beginResetModel()
            self._shown, self._cells = picture.drivers, rows
            self.endResetModel()
            return
        before, had = self._cells, self._shown
        self._shown, self._cells = picture.drivers, rows
        for n, row in enumerate(rows):
            if row != before[n] or had[n] != picture.drivers[n]:
                self.dataChanged.emit(self.index(n, 0), self.index(n, len(HEADER) - 1))

    def index_of(self, driver_id: str) -> QModelIndex:
        """The row of a driver; an invalid index where there is none."""
        for n, driver in enumerate(self._shown):
            if driver.driver_id == driver_id:
                return self.index(n, 0)
        return QModelIndex()

    def first(self) -> QModelIndex:
        """Whom to show before anybody was chosen: who wants a look, else the first."""
        if not self._shown:
            return QModelIndex()
        wanting = (n for n, driver in enumerate(self._shown) if needs_a_look(driver))
        return self.index(next(wanting, 0), 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: words, and the colour of what wants a look."""
        driver = self.row(index)
        if driver is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._cells[index.row()])
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._brush(driver, index.column())
        return None

    def _brush(self, driver: DriverPhones, column: int) -> QBrush | None:
        palette = self._theme.palette
        if column == 2 and needs_a_look(driver):
            return QBrush(QColor(palette.late))
        silent = (
            self._now is None or driver.last_seen is None or self._now - driver.last_seen > SILENT_AFTER
        )
        if not driver.active or (column == 1 and silent):
            return QBrush(QColor(palette.muted))
        return None


def _cells(driver: DriverPhones, now: datetime) -> tuple[str, ...]:
    heard = ago(driver.last_seen, now) if driver.active else ""
    mark = "⚠ " if needs_a_look(driver) else ""
    words = translate("Phones", "call now") if driver.to_call else route_words(driver)
    return driver.name, heard, f"{mark}{words}"
