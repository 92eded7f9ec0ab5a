"""The window of messages to customers: a list, and one in full below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.domain.messages import CustomerMessage, Delivery
from ui.desktop.formats import clock
from ui.desktop.labels import breakable, plain_label
from ui.desktop.language import marked, translate, translated
from ui.desktop.room import open_within
from ui.desktop.table_rows import Index, TableRows, give_widths
from ui.desktop.told.controller import Told, ToldController
from ui.desktop.vocabulary import said
from ui.told_words import CHANNELS, NOBODY_TOLD, NOT_SET_UP, STATES, TRIGGERS

HEADER = (
    marked("Told", "Time"),
    marked("Told", "Customer"),
    marked("Told", "To"),
    marked("Told", "About"),
    marked("Told", "By"),
    marked("Told", "What became of it"),
)
LOOK_EVERY_MS = 3000
ONCE_MORE = frozenset({Delivery.FAILED, Delivery.DROPPED, Delivery.IN_DOUBT})
IN_DOUBT = marked("Told", "It may have arrived: ask the customer before you send it again.")


class ToldModel(TableRows[CustomerMessage]):
    """Newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(translated("Told", HEADER), parent)
        self._told: Told | None = None

    def show_told(self, told: Told) -> bool:
        """Take messages in; False when they are the same as before."""
        if told == self._told:
            return False
        self.beginResetModel()
        self._told, self._shown = told, tuple(reversed(told.messages))
        self.endResetModel()
        return True

    def index_of(self, message_id: str) -> QModelIndex:
        """Where a message stands now."""
        rows = (row for row, each in enumerate(self._shown) if each.message_id == message_id)
        row = next(rows, None)
        return QModelIndex() if row is None else self.index(row, 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: words."""
        message, told = self.row(index), self._told
        if message is None or told is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        state = said(STATES[message.state])
        return (
            clock(message.made_at, told.zone),
            told.names.get(message.order_id, ""),
            message.to,
            said(TRIGGERS[message.trigger]),
            said(CHANNELS[message.channel]),
            f"{state}. {message.trouble}" if message.trouble else state,
        )[index.column()]


class ToldWindow(QDialog):
    """See the module; looks again every few seconds while it is open."""

    def __init__(self, controller: ToldController, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller = controller
        self._forbidden = ""
        self.setWindowTitle(translate("Told", "Messages to customers"))
        open_within(self, 880, 520)
        self._sums = plain_label("", "title", wrap=True)
        self._note = plain_label("", "secondary", wrap=True)
        self.rows = ToldModel(self)
        self.table = QTreeView()
        self.table.setObjectName("table")
        self.table.setModel(self.rows)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAccessibleName(translate("Told", "Messages, the newest first"))
        heads = self.table.header()
        heads.setStretchLastSection(True)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        give_widths(heads, (60, 170, 190, 160, 60))
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(translate("Told", "The message in full"))
        self.again = QPushButton(translate("Told", "Send again"))
        self.again.setEnabled(False)
        self.again.clicked.connect(self._send_again)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(controller.look)
        controller.attach(self)

    def _lay_out(self) -> None:
        close = QPushButton(translate("Told", "Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        buttons.addWidget(close)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self._text)
        split.setSizes([320, 130])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self._sums)
        column.addWidget(self._note)
        column.addWidget(split, 1)
        column.addLayout(buttons)

    def only_look(self, reason: str) -> None:
        """Nothing can be sent from here, for this reason."""
        self._forbidden = reason

    def open_now(self) -> None:
        """Show the day's messages, and follow them while the window is open."""
        self._controller.look()
        self._timer.start()
        self.show()
        self.raise_()
        self.activateWindow()

    def done(self, result: int) -> None:
        """Qt: closed; nobody looks any more."""
        self._timer.stop()
        super().done(result)

    def show_told(self, told: Told) -> None:
        """See ``ToldShown``; what is chosen stays chosen."""
        chosen = self.rows.row(self.table.currentIndex())
        if not self.rows.show_told(told):
            return
        self._sums.setText(_sums(told.messages))
        self._note.setText("" if told.is_set_up else said(NOT_SET_UP))
        self._note.setVisible(not told.is_set_up)
        at = self.rows.index_of(chosen.message_id) if chosen is not None else self.rows.index(0, 0)
        self.table.setCurrentIndex(at)
        self._show_chosen()

    def _show_chosen(self) -> None:
        message = self.rows.row(self.table.currentIndex())
        can = message is not None and message.state in ONCE_MORE and not self._forbidden
        self.again.setEnabled(can)
        doubtful = message is not None and message.state is Delivery.IN_DOUBT
        self.again.setToolTip(self._forbidden or (translate("Told", IN_DOUBT) if doubtful else ""))
        if message is None:
            self._text.setPlainText("")
            return
        lines = [message.subject, "", message.text]
        known = [message.trouble] if message.trouble else []
        if doubtful:
            known.append(translate("Told", IN_DOUBT))
        if known:
            lines = [" ".join(known), "", *lines]
        self._text.setPlainText(breakable("\n".join(lines)))

    def _send_again(self) -> None:
        message = self.rows.row(self.table.currentIndex())
        if message is not None:
            self._controller.send_again(message.message_id)


def _sums(messages: Iterable[CustomerMessage]) -> str:
    """``12 sent, 1 waits, 1 failed``."""
    counts = Counter(message.state for message in messages)
    parts = [f"{counts[state]} {said(words)}" for state, words in STATES.items() if counts[state]]
    return ", ".join(parts) or said(NOBODY_TOLD)
