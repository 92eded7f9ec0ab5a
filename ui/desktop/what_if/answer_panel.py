"""The right of the what-if window: the day's figures side by side, and who would be late."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QLabel,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.orchestration.what_if import WhatIf
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate, translated
from ui.desktop.table_rows import Index, TableRows, give_widths
from ui.desktop.what_if.words import (
    FIGURES,
    NOTHING_OTHERWISE,
    LateRow,
    figures_of,
    late_rows,
    more_text,
    notes_text,
)

_HEADS = (
    marked("WhatIf", "As it is"),
    marked("WhatIf", "Otherwise"),
    "",
    marked("WhatIf", "With suggestions"),
    "",
)


class LateModel(TableRows[LateRow]):
    """Who would be later, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            (
                translate("WhatIf", "Customer"),
                translate("WhatIf", "Driver"),
                translate("WhatIf", "As it is"),
                translate("WhatIf", "Otherwise"),
            ),
            parent,
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: words."""
        row = self.row(index)
        if row is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (row.name, row.driver, row.now, row.then)[index.column()]


class AnswerPanel(QWidget):
    """Stays as it was, marked as old, until the next answer comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.cells: dict[tuple[int, int], QLabel] = {}
        self._heads = [plain_label(text, "heading") for text in translated("WhatIf", _HEADS)]
        self.notes = plain_label(translate("WhatIf", NOTHING_OTHERWISE), "calm", wrap=True)
        self.late_head = plain_label(translate("WhatIf", "Who would be later"), "heading")
        self.rows = LateModel(self)
        self.table = QTreeView()
        self.table.setObjectName("table")
        self.table.setModel(self.rows)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setAccessibleName(translate("WhatIf", "Stops that would be later, the latest first"))
        heads = self.table.header()
        heads.setStretchLastSection(True)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        give_widths(heads, (190, 120, 80))
        self._lay_out()

    def _lay_out(self) -> None:
        self._figures = QWidget()
        grid = QGridLayout(self._figures)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for column, head in enumerate(self._heads, 1):
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignRight)
        for row, words in enumerate(translated("WhatIf", FIGURES), 1):
            grid.addWidget(plain_label(words), row, 0)
            for column in range(1, len(_HEADS) + 1):
                cell = plain_label("", "secondary" if column in (3, 5) else "")
                self.cells[row, column] = cell
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(16, 12, 16, 12)
        column_.setSpacing(8)
        column_.addWidget(self._figures)
        column_.addWidget(self.notes)
        column_.addWidget(self.late_head)
        column_.addWidget(self.table, 1)
        self.show_nothing()

    def show_nothing(self, words: str = "") -> None:
        """Nothing was asked, or it cannot be answered."""
        for part in (self._figures, self.late_head, self.table):
            part.hide()
        self.notes.setText(words or translate("WhatIf", NOTHING_OTHERWISE))
        self.notes.show()

    def show_waiting(self) -> None:
        """Another answer is on its way."""
        self._figures.setEnabled(False)
        if self._figures.isHidden():
            self.notes.setText(translate("WhatIf", "Working it out …"))

    def show_answer(self, answer: WhatIf) -> None:
        """The figures side by side."""
        best = answer.at_best
        self._figures.setEnabled(True)
        columns = [
            figures_of(answer.as_it_is),
            figures_of(answer.otherwise),
            more_text(answer.as_it_is, answer.otherwise),
            figures_of(best) if best else ("",) * len(FIGURES),
            more_text(answer.as_it_is, best) if best else ("",) * len(FIGURES),
        ]
        for number, texts in enumerate(columns, 1):
            for row, text in enumerate(texts, 1):
                self.cells[row, number].setText(text)
        self._heads[3].setVisible(best is not None)
        rows = late_rows(answer)
        self.rows.show(rows)
        words = notes_text(answer)
        self.notes.setText(words)
        self.notes.setVisible(bool(words))
        self.late_head.setText(
            translate("WhatIf", "Who would be later")
            if rows
            else translate("WhatIf", "Nobody would be later.")
        )
        self._figures.show()
        self.late_head.show()
        self.table.setVisible(bool(rows))
