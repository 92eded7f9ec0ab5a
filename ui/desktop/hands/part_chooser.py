"""Choosing which moves of a suggestion are done, and what those cost."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.board import SuggestionCard
from ui.desktop.labels import breakable, plain_label
from ui.desktop.language import marked, translate
from ui.desktop.room import open_within
from ui.desktop.vocabulary import said

_NONE = marked("Hands", "Tick what is to be done.")
_STOP = int(Qt.ItemDataRole.UserRole) + 1


class PartChooser(QDialog):
    """A list of moves to tick. ``changed`` has the ticked stops, to be answered by ``show_cost``;
    ``chosen`` those that were taken, ``all_chosen`` is for all of them."""

    changed = Signal(object)
    chosen = Signal(object)
    all_chosen = Signal()

    def __init__(self, card: SuggestionCard, parent: QWidget) -> None:
        super().__init__(parent)
        self._card = card
        self.setWindowTitle(translate("Hands", "Accept in part"))
        open_within(self, 560, 420)
        self.moves = QListWidget()
        self.moves.setObjectName("table")
        self.moves.setWordWrap(True)
        self.moves.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.moves.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.moves.setAccessibleName(translate("Hands", "Moves of the suggestion"))
        for move in card.moves:
            item = QListWidgetItem(breakable(said(move.words)))
            item.setData(_STOP, move.stop_id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.moves.addItem(item)
        self.moves.setCurrentRow(0)
        self.moves.itemChanged.connect(self._look)
        self._cost = plain_label(breakable(said(card.reason)), "secondary", wrap=True)
        self._cost.setMinimumHeight(56)
        self._cost.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._cost.setAccessibleName(translate("Hands", "What the ticked moves come to"))
        buttons = QDialogButtonBox()
        self._take_button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._take_button.setProperty("primary", True)
        self._take_button.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(said(card.title), "title", wrap=True))
        column.addWidget(self.moves, 1)
        column.addWidget(self._cost)
        column.addWidget(buttons)
        self._name_button()
        self.moves.setFocus()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The stops of the ticked moves."""
        items = (self.moves.item(row) for row in range(self.moves.count()))
        return tuple(
            str(item.data(_STOP)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def show_cost(self, stop_ids: tuple[str, ...], words: str, *, can_be_done: bool) -> None:
        """What these moves come to, or why they cannot be done; late answers are dropped. Nothing is
        done before it was said what it comes to."""
        if stop_ids == self.ticked and stop_ids:
            self._cost.setText(breakable(words))
            self._take_button.setEnabled(can_be_done)

    def _look(self) -> None:
        ticked = self.ticked
        self._name_button()
        if not ticked:
            self._cost.setText(translate("Hands", _NONE))
        elif len(ticked) == len(self._card.moves):
            self._cost.setText(breakable(said(self._card.reason)))
        else:
            self._cost.setText(translate("Hands", "Working out what these come to …"))
            self.changed.emit(ticked)

    def _name_button(self) -> None:
        count, whole = len(self.ticked), len(self._card.moves)
        self._take_button.setEnabled(count == whole)
        self._take_button.setText(
            translate("Hands", "Accept all")
            if count == whole
            else translate("Hands", "Do {count} of {whole}").format(count=count, whole=whole)
        )

    def _take(self) -> None:
        ticked = self.ticked
        self.accept()
        if len(ticked) == len(self._card.moves):
            self.all_chosen.emit()
        else:
            self.chosen.emit(ticked)
