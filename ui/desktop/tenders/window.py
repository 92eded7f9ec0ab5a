"""The window of offers to carriers: what waits for an answer, and what a carrier said by telephone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.board import Board
from app.domain.said import names_said
from app.domain.tenders import Answer, Tender
from ui.desktop.formats import clock, money
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate, translated
from ui.desktop.table_rows import Index, TableRows, flat_list, give_widths
from ui.desktop.vocabulary import said

HEADER = (
    marked("Tenders", "Answer by"),
    marked("Tenders", "Carrier"),
    marked("Tenders", "For"),
    marked("Tenders", "Price"),
    marked("Tenders", "Where it is"),
)
NAMES_SHOWN = 2


class TenderCommands(Protocol):
    """What the window asks for. Every method returns at once."""

    def answer_tender(self, tender_id: str, answer: Answer) -> None:
        """A carrier answered by telephone."""
        ...

    def withdraw_tender(self, tender_id: str) -> None:
        """Take an offer back."""
        ...


class OffersModel(TableRows[Tender]):
    """The next deadline first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(translated("Tenders", HEADER), parent)
        self._board: Board | None = None

    def show_board(self, board: Board) -> bool:
        """Take the offers in; False when they are the same as before."""
        shown = tuple(sorted(board.tenders, key=lambda each: each.deadline))
        self._board = board
        if shown == self._shown:
            return False
        self.show(shown)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: words."""
        tender, board = self.row(index), self._board
        if tender is None or board is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        zone = board.lanes[0].shift.depot.zone if board.lanes else None
        return (
            clock(tender.deadline, zone),
            tender.carrier,
            _names(board, tender),
            money(tender.total),
            translate("Tenders", "with the carrier")
            if tender.url
            else translate("Tenders", "waits for the server"),
        )[index.column()]


class OffersWindow(QDialog):
    """See the module; shows every new picture of the day while it is open."""

    def __init__(self, commands: TenderCommands, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self._forbidden = ""
        self.setWindowTitle(translate("Tenders", "Offers to carriers"))
        self.resize(820, 360)
        self._note = plain_label("", "secondary", wrap=True)
        self.rows = OffersModel(self)
        self.table = flat_list(self.rows, translate("Tenders", "Offers, the next deadline first"))
        give_widths(self.table.header(), (90, 160, 220, 90))
        self.accepted_by_phone = QPushButton(translate("Tenders", "It accepted"))
        self.declined_by_phone = QPushButton(translate("Tenders", "It declined"))
        self.withdrawn = QPushButton(translate("Tenders", "Withdraw"))
        self.accepted_by_phone.clicked.connect(lambda: self._answer(Answer.ACCEPT))
        self.declined_by_phone.clicked.connect(lambda: self._answer(Answer.DECLINE))
        self.withdrawn.clicked.connect(self._withdraw)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self._show_chosen()

    @property
    def _buttons(self) -> Sequence[QPushButton]:
        return self.accepted_by_phone, self.declined_by_phone, self.withdrawn

    def _lay_out(self) -> None:
        close = QPushButton(translate("Tenders", "Close"))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        for button in self._buttons:
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self._note)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)

    def only_look(self, reason: str) -> None:
        """Nothing can be decided from here, for this reason."""
        self._forbidden = reason

    def open_now(self, board: Board) -> None:
        """Show the day's offers."""
        self.show_board(board)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_board(self, board: Board) -> None:
        """Show the offers of a picture; what is chosen stays chosen."""
        chosen = self.rows.row(self.table.currentIndex())
        if self.rows.show_board(board):
            rows = [self.rows.index(row, 0) for row in range(self.rows.rowCount())]
            same = (at for at in rows if chosen is not None and self._is(at, chosen))
            self.table.setCurrentIndex(next(same, rows[0] if rows else self.rows.index(-1, -1)))
        self._show_chosen()

    def _is(self, at: Index, tender: Tender) -> bool:
        row = self.rows.row(at)
        return row is not None and row.tender_id == tender.tender_id

    def _show_chosen(self) -> None:
        has_one = self.rows.row(self.table.currentIndex()) is not None
        for button in self._buttons:
            button.setEnabled(has_one and not self._forbidden)
            button.setToolTip(self._forbidden)
        self._note.setText(
            translate(
                "Tenders",
                "Each carrier answers by its link. What it says on the telephone is entered here.",
            )
            if self.rows.rowCount()
            else translate("Tenders", "No carrier is to answer. Offer the chosen order with Shift+E.")
        )

    def _answer(self, answer: Answer) -> None:
        tender = self.rows.row(self.table.currentIndex())
        if tender is not None:
            self._commands.answer_tender(tender.tender_id, answer)

    def _withdraw(self) -> None:
        tender = self.rows.row(self.table.currentIndex())
        if tender is not None:
            self._commands.withdraw_tender(tender.tender_id)


def _names(board: Board, tender: Tender) -> str:
    known = (board.orders.get(order_id) for order_id in tender.order_ids)
    names = [order.tasks[-1].place.name for order in known if order is not None]
    return said(names_said(names, NAMES_SHOWN))
