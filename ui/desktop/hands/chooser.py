"""Choosing a driver: who could take it, and what that costs, the cheapest first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.by_hand import Offer
from ui.desktop.hands.words import distance_words, price_words, time_words, warnings
from ui.desktop.labels import breakable, plain_label
from ui.desktop.language import marked, translate, translated
from ui.desktop.room import open_within
from ui.desktop.table_rows import give_widths
from ui.desktop.theme import Theme
from ui.desktop.vocabulary import said

_COLUMNS = (
    marked("Hands", "Driver"),
    marked("Hands", "Vehicle"),
    marked("Hands", "Time"),
    marked("Hands", "Distance"),
    marked("Hands", "Cost"),
    marked("Hands", "To know"),
)
_WIDTHS = (150, 110, 70, 70, 80)
_FIGURES = range(2, 5)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_OFFER = int(Qt.ItemDataRole.UserRole) + 1
_SENT_LATER = marked("Hands", "Nothing is sent before you press Send; Ctrl+Z takes it back.")


class DriverChooser(QDialog):
    """A table of offers; ``chosen`` has the wish of the one that was taken."""

    chosen = Signal(object)

    def __init__(self, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(translate("Hands", "Choose a driver"))
        open_within(self, 720, 360)
        self._rows = QStandardItemModel(0, len(_COLUMNS), self)
        self._rows.setHorizontalHeaderLabels(translated("Hands", _COLUMNS))
        self.table = QTreeView()
        self.table.setObjectName("table")
        self.table.setModel(self._rows)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName(translate("Hands", "Drivers, the cheapest first"))
        self.table.doubleClicked.connect(self._take)
        header = self.table.header()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        give_widths(header, _WIDTHS)
        for column in _FIGURES:
            self._rows.setHeaderData(column, Qt.Orientation.Horizontal, _RIGHT, _ALIGNMENT)
        self._note = plain_label(
            translate("Hands", "Working out what each driver would need …"), "secondary", wrap=True
        )
        buttons = QDialogButtonBox()
        self._take_button = buttons.addButton(
            translate("Hands", "Give"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._take_button.setProperty("primary", True)
        self._take_button.setDefault(True)
        self._take_button.setEnabled(False)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(lambda: self._take(self.table.currentIndex()))
        buttons.rejected.connect(self.reject)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(16, 16, 16, 16)
        column_box.setSpacing(12)
        column_box.addWidget(plain_label(title, "title", wrap=True))
        column_box.addWidget(self.table, 1)
        column_box.addWidget(self._note)
        column_box.addWidget(buttons)
        self.table.selectionModel().currentRowChanged.connect(self._look)

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Fill the table; the first that can be taken is chosen."""
        for offer in offers:
            self._rows.appendRow(_cells(offer, QColor(self._theme.palette.muted)))
        self.table.setCurrentIndex(self._rows.index(0, 0))
        self.table.setFocus()

    def _look(self, current: QModelIndex, _before: QModelIndex) -> None:
        offer = self._offer(current)
        self._take_button.setEnabled(offer is not None and offer.trial is not None)
        if offer is not None:
            told = _to_know(offer)
            self._note.setText(
                breakable(
                    f"{told}. {translate('Hands', _SENT_LATER)}"
                    if told
                    else translate("Hands", _SENT_LATER)
                )
            )

    def _take(self, index: QModelIndex) -> None:
        offer = self._offer(index)
        if offer is not None and offer.trial is not None:
            self.accept()
            self.chosen.emit(offer.trial.wish)

    def _offer(self, index: QModelIndex) -> Offer | None:
        found = index.siblingAtColumn(0).data(_OFFER)
        return found if isinstance(found, Offer) else None


def _cells(offer: Offer, muted: QColor) -> list[QStandardItem]:
    """A row; one that cannot be taken is faint, but can be looked at for the reason."""
    trial = offer.trial
    figures = [time_words(trial), distance_words(trial), price_words(trial)] if trial else [""] * 3
    cells = [QStandardItem(text) for text in (offer.driver, offer.vehicle, *figures, _to_know(offer))]
    for number, cell in enumerate(cells):
        if trial is None:
            cell.setForeground(muted)
        if number in _FIGURES:
            cell.setTextAlignment(_RIGHT)
    cells[0].setData(offer, _OFFER)
    return cells


def _to_know(offer: Offer) -> str:
    """What speaks against it, without the last full stop."""
    told = ". ".join(warnings(offer.trial)) if offer.trial is not None else said(offer.refused)
    return told.removesuffix(".")
