"""What phones sent that cannot be a fact: kept as it came, with the reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPlainTextEdit,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.domain.driver_sync import Quarantined
from app.domain.phones import PhonesPicture
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate, translated
from ui.desktop.phones.strangers import Strangers
from ui.desktop.phones.words import moment
from ui.desktop.table_rows import Index, TableRows

HEADER = (
    marked("Phones", "Received"),
    marked("Phones", "Driver"),
    marked("Phones", "Phone's number"),
    marked("Phones", "Reason"),
)
NOTHING = marked("Phones", "Nothing was set aside: every report could be taken as it was sent.")
EXPLAINED = marked(
    "Phones",
    "Phones sent these, and they cannot be facts of the day. Nothing is "
    "lost: each is kept as it came, and the phone does not send it again. "
    "Ask the driver where it matters, and correct the stop.",
)
LONGEST_SHOWN = 20_000


class SetAsideModel(TableRows[Quarantined]):
    """Newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(translated("Phones", HEADER), parent)
        self._names: Mapping[str, str] = {}
        self._now: datetime | None = None

    def show_rows(self, rows: tuple[Quarantined, ...], names: Mapping[str, str], now: datetime) -> bool:
        """Take rows in; False when they are the same as before."""
        same = rows == self._shown and names == self._names
        self._now = now
        if same:
            return False
        self.beginResetModel()
        self._shown, self._names = rows, names
        self.endResetModel()
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: words."""
        row = self.row(index)
        if row is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() == 0:
            return moment(row.received_at, self._now or row.received_at)
        if index.column() == 1:
            return self._names.get(row.driver_id, row.driver_id) or translate("Phones", "unknown phone")
        if index.column() == 2:
            return str(row.seq) if row.seq else ""
        return row.reason


class SetAside(QWidget):
    """Unknown phones, what was set aside, and one of it in full below the list."""

    adopted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strangers = Strangers()
        self.strangers.adopted.connect(self.adopted)
        self._words = plain_label(translate("Phones", NOTHING), "calm", wrap=True)
        self._more = plain_label("", "secondary", wrap=True)
        self.rows = SetAsideModel(self)
        self._list = QTreeView()
        self._list.setModel(self.rows)
        self._list.setObjectName("table")
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._list.setAccessibleName(translate("Phones", "Set aside"))
        heads = self._list.header()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setStretchLastSection(True)
        self._list.selectionModel().currentChanged.connect(self._show_sent)
        self._sent = QPlainTextEdit()
        self._sent.setReadOnly(True)
        self._sent.setObjectName("sent")
        self._sent.setAccessibleName(translate("Phones", "As the phone sent it"))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._list)
        split.addWidget(self._sent)
        split.setSizes([300, 180])
        self._split = split
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.strangers)
        column.addWidget(self._words)
        column.addWidget(self._more)
        column.addWidget(split, 1)
        self._show_parts(0, 0)

    def show_picture(self, picture: PhonesPicture) -> None:
        """Show what is set aside now; the row in view stays in view."""
        self.strangers.show_picture(picture)
        names = {driver.driver_id: driver.name for driver in picture.drivers}
        chosen = self.rows.row(self._list.currentIndex())
        if self.rows.show_rows(picture.set_aside, names, picture.now) and chosen is not None:
            numbers = [row.number for row in picture.set_aside]
            if chosen.number in numbers:
                self._list.setCurrentIndex(self.rows.index(numbers.index(chosen.number), 0))
            else:
                self._sent.clear()
        self._show_parts(len(picture.set_aside), picture.not_kept)

    def _show_parts(self, count: int, not_kept: int) -> None:
        self._words.setText(translate("Phones", EXPLAINED) if count else translate("Phones", NOTHING))
        self._split.setVisible(count > 0)
        self._more.setVisible(not_kept > 0)
        self._more.setText(
            translate(
                "Phones",
                "%n more did not fit and were only counted: a phone that sends so much amiss should be "
                "looked at.",
                "",
                not_kept,
            )
        )

    def _show_sent(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        self._sent.setPlainText(sent_words(row.raw) if row is not None else "")


def sent_words(raw: str) -> str:
    """What was sent, indented where it is JSON, cut where nobody would read on."""
    try:
        shown = json.dumps(json.loads(raw), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        shown = raw
    if len(shown) <= LONGEST_SHOWN:
        return shown
    more = translate("Phones", "… and %n characters more", "", len(shown) - LONGEST_SHOWN)
    return f"{shown[:LONGEST_SHOWN]}\n{more}"
