"""The window in which a file is looked at before it is imported: columns at the left, rows right, what
is to be known of one row below.

Driven through ``ImportShown``; it asks for everything through its ``ImportController``. All on the GUI
thread. Nothing is kept before the button that says so is pressed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.geo import LonLat
from app.domain.import_choices import NO_CHOICES, SettledPlace
from app.importing.preview import Preview, RowState, Vanished
from app.ports.addresses import AddressHit
from ui.desktop.asking import is_sure
from ui.desktop.formats import day_text
from ui.desktop.importing.columns_panel import ColumnsPanel
from ui.desktop.importing.controller import Decided, ImportController
from ui.desktop.importing.decisions import Decisions
from ui.desktop.importing.row_panel import RowPanel
from ui.desktop.importing.rows_model import RowsModel
from ui.desktop.importing.rows_table import RowsTable
from ui.desktop.importing.tabs import ShowTabs
from ui.desktop.importing.words import Show, button_words, summary_words
from ui.desktop.labels import breakable, plain_label, rule
from ui.desktop.language import marked, translate
from ui.desktop.room import open_within
from ui.desktop.splitting import beside, splitter
from ui.desktop.theme import Theme

SIZE = (1120, 720)
_KEYS = marked(
    "Importing",
    "F2 repairs a cell, Alt+N goes to the next problem, Ctrl+Enter imports, Esc imports nothing.",
)
_JUDGING = marked("Importing", "Looking at it again …")
_NONE = marked("Importing", "No rows of this kind.")


class ImportDialog(QDialog):
    """See the module. ``pin_wanted`` asks for a place on the map."""

    pin_wanted = Signal()

    def __init__(
        self, controller: ImportController, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._controller = controller
        self._preview = Preview((), ())
        self._decisions = Decisions()
        self._busy = False
        self._judged = Decided()
        self._sent = ""
        self.columns = ColumnsPanel()
        self.rows = RowsModel(theme, self)
        self.table = RowsTable(self.rows)
        self.row = RowPanel()
        self.tabs = ShowTabs()
        self.summary = plain_label("", "title", wrap=True)
        self.sender_line = QLineEdit()
        self.said = plain_label(translate("Importing", _KEYS), "secondary", wrap=True)
        self.none = plain_label(translate("Importing", _NONE), "calm")
        self._lay_out()
        self._wire()
        open_within(self, *SIZE)

    def _lay_out(self) -> None:
        self.sender_line.setPlaceholderText(translate("Importing", "for rows that name none"))
        self.sender_line.setAccessibleName(translate("Importing", "Sender of rows that name none"))
        self.sender_line.setFixedWidth(200)
        self.bring_in = QPushButton(translate("Importing", "Import"))
        self.bring_in.setProperty("primary", True)
        self.bring_in.setAutoDefault(False)  # Enter belongs to the cells
        self.bring_in.setToolTip("Ctrl+Enter")
        self.cancel = QPushButton(translate("Importing", "Cancel"))
        self.cancel.setAutoDefault(False)
        self.next = QPushButton(translate("Importing", "Next problem"))
        self.next.setShortcut("Alt+N")
        self.next.setAutoDefault(False)
        head = beside(
            16,
            12,
            self.summary,
            None,
            plain_label(translate("Importing", "Sender"), "calm"),
            self.sender_line,
        )
        foot = beside(16, 10, self.said, None, self.next, self.cancel, self.bring_in)
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for part in (self.tabs, rule()):
            rows.addWidget(part)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        rows.addWidget(self.none, 1)
        rows.addWidget(self.table, 1)
        self.none.setContentsMargins(16, 12, 16, 12)
        right.setObjectName("panel")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        down = splitter(Qt.Orientation.Vertical, (right, self.row), (400, 210), 0)
        across = splitter(Qt.Orientation.Horizontal, (self.columns, down), (272, 848), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(across, 1)
        column.addWidget(rule())
        column.addLayout(foot)

    def _wire(self) -> None:
        self.columns.chosen.connect(self._judge)
        self.sender_line.editingFinished.connect(self._sender_typed)
        self.rows.repaired.connect(self._repair)
        self.tabs.currentChanged.connect(self._show_tab)
        self.table.cells.selectionModel().currentChanged.connect(self._look)
        self.row.settled.connect(self._settle)
        self.row.unsettled.connect(self._unsettle)
        self.row.wanted.connect(self._controller.find)
        self.row.pin_wanted.connect(self.pin_wanted)
        self.row.left_out.connect(self._leave_out)
        self.row.called_off.connect(self._call_off)
        self.row.all_called_off.connect(self._call_all_off)
        self.next.clicked.connect(self._next_problem)
        self.cancel.clicked.connect(self.reject)
        self.bring_in.clicked.connect(self._bring_in)
        self.bring_in.setShortcut("Ctrl+Return")

    # --- what is shown ---

    def open_on(self, name: str, day: date, preview: Preview) -> None:
        """Show a file that was read; decisions about another one are gone."""
        self._decisions.clear()
        self._busy = False
        self._sent = preview.sender
        self.sender_line.setText(preview.sender)
        self.setWindowTitle(
            translate("Importing", "Import {name}, {day}").format(name=name, day=day_text(day))
        )
        self.columns.open_on(preview)
        self.tabs.setCurrentIndex(0)
        self._judged = self.decided
        self._show(preview)
        self.rows.show_rows(Show.ALL)
        self.table.fit()
        self.said.setText(translate("Importing", _KEYS))
        self.come_back()
        if not self.columns.focus_first():
            self._next_problem()

    def show_preview(self, decided: Decided, preview: Preview) -> None:
        """Show what importing would do now; an answer to what was decided before is let go."""
        if decided != self.decided:
            return
        self.said.setText(translate("Importing", _KEYS))
        self._judged = decided
        self._show(preview)

    def show_hits(self, text: str, hits: tuple[AddressHit, ...]) -> None:
        """Show places that may be meant by what is looked for."""
        if text == self.row.asked:
            self.row.show_hits(hits)

    def show_imported(self) -> None:
        """The orders are kept: the window has done its work."""
        self._busy = False
        self.hide()

    def show_not_done(self, words: str) -> None:
        """Say what went wrong; all decisions are still here."""
        self._busy = False
        self._update()
        self.said.setText(breakable(words))

    def come_back(self) -> None:
        """Show the window as it was left."""
        self.show()
        self.raise_()
        self.activateWindow()

    def pin_at(self, place: LonLat) -> None:
        """Take a place from the map."""
        self.row.pin_at(place)
        self.come_back()

    @property
    def has_decisions(self) -> bool:
        """Whether something would be lost if the window went away."""
        return self.isVisible() and (self.decided.choices != NO_CHOICES or bool(self.off))

    def reject(self) -> None:
        """Qt: Esc, Cancel and closing import nothing; work that was done is not lost by one key."""
        if not self.has_decisions or self.is_sure_to_stop():
            super().reject()

    def is_sure_to_stop(self) -> bool:
        """Whether the person wants to let go of what was decided."""
        return is_sure(
            self,
            "Roundsman",
            translate("Importing", "Import nothing of this file?"),
            translate(
                "Importing",
                "What you repaired and settled here is forgotten. The file itself is not changed.",
            ),
            translate("Importing", "Import nothing"),
        )

    @property
    def decided(self) -> Decided:
        """Everything that was decided so far."""
        choices = self._decisions.choices(self.columns.uses)
        return Decided(choices, self.sender_line.text().strip())

    @property
    def off(self) -> tuple[Vanished, ...]:
        """Orders that are not in the file any more and are to be called off."""
        return self._decisions.off(self._preview.vanished)

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        self.columns.show_preview(preview)
        self.rows.show_preview(preview)
        self.summary.setText(breakable(summary_words(preview)))
        self.tabs.show_counts(preview)
        self._update()
        self._look(self.table.cells.currentIndex())

    def _update(self) -> None:
        kept = self._preview.count(RowState.NEW, RowState.CHANGED)
        off = self.off
        self.rows.show_called_off(frozenset(each.order.order_id for each in off))
        self.bring_in.setText(button_words(self._preview, len(off)))
        self.bring_in.setShortcut("Ctrl+Return")  # a new text takes the key away
        as_shown = self.decided == self._judged
        self.bring_in.setEnabled((kept > 0 or bool(off)) and as_shown and not self._busy)
        self.next.setEnabled(self._problems() != [])
        self.none.setVisible(self.rows.rowCount() == 0)
        self.table.setVisible(self.rows.rowCount() > 0)

    def _show_tab(self) -> None:
        self.rows.show_rows(self.tabs.show_now)
        self._update()
        self._look(self.table.cells.currentIndex())

    def _look(self, current: QModelIndex, _before: QModelIndex | None = None) -> None:
        shown = self.rows.shown(current)
        order = shown.row.order if shown is not None and shown.row is not None else None
        self.row.show_row(shown, self._decisions.settled_of(order), self.off)

    # --- what is decided ---

    def _judge(self) -> None:
        self.said.setText(translate("Importing", _JUDGING))
        self._update()  # nothing is imported that was not seen
        self._controller.judge(self.decided)

    def _sender_typed(self) -> None:
        if self.decided.sender != self._sent:
            self._sent = self.decided.sender
            self._judge()

    def _repair(self, line: int, at: int, text: str) -> None:
        self._decisions.repair(line, at, text)
        self._judge()

    def _settle(self, place: SettledPlace) -> None:
        self._decisions.settle(place)
        self._judge()

    def _unsettle(self, place: SettledPlace) -> None:
        self._decisions.unsettle(place)
        self._judge()

    def _leave_out(self, line: int, is_out: bool) -> None:
        self._decisions.leave_out(line, is_out)
        self._judge()

    def _call_off(self, vanished: Vanished, is_off: bool) -> None:
        self._decisions.call_off(vanished, is_off)
        self._update()
        self._look(self.table.cells.currentIndex())

    def _call_all_off(self) -> None:
        """Those that a driver has are chosen one by one or not at all."""
        for vanished in self._preview.vanished:
            if not vanished.driver:
                self._decisions.call_off(vanished, True)
        self._update()
        self._look(self.table.cells.currentIndex())

    def _bring_in(self) -> None:
        self.table.setFocus()  # a cell that is being typed in is done with
        if not self.bring_in.isEnabled():
            return
        self._busy = True
        self._update()
        self.said.setText(translate("Importing", "Importing …"))
        decided = self.decided
        said = bool(self.columns.uses or self._preview.open_columns or decided.sender)
        uses = self.columns.all_uses if said else ()
        choices = replace(decided.choices, uses=uses)
        self._controller.bring_in(replace(decided, choices=choices), self.off)

    # --- going about ---

    def _problems(self) -> list[int]:
        """Lines that want a look, as they stand in the table."""
        wanting = {
            row.line
            for row in self._preview.rows
            if row.state in (RowState.REFUSED, RowState.OUT) or row.unlocated is not None
        }
        return [line for line in self.rows.lines if line in wanting]

    def _next_problem(self) -> None:
        """Go to the cell at fault of the next row that wants a look, from the top after the last."""
        problems = self._problems()
        if not problems:
            self.table.setFocus()
            return
        here = (
            self.table.cells.currentIndex().row() if self.table.cells.currentIndex().isValid() else -1
        )
        places = [self.rows.index_of(line) for line in problems]
        index = next((place for place in places if place.row() > here), places[0])
        self.table.go_to(index)
