"""The import workbench: problems first, repaired in place, settled on the map, by keyboard alone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.geo import LonLat
from app.domain.import_choices import ColumnUse, ImportChoices, Repair, SettledPlace
from app.importing.columns import vocabulary
from app.importing.drafts import Asked
from app.importing.files import import_table
from app.importing.locating import Locator
from app.importing.preview import Preview, RowState, preview_table
from storage.region.addresses import RegionAddresses, open_addresses
from storage.store import DeskStore
from storage.tables import Table
from tests.regions import prepared_demo_region
from tests.ui.desktop.conftest import ImportRecorder, Recorder
from ui.desktop.importing.controller import Decided
from ui.desktop.importing.dialog import ImportDialog
from ui.desktop.importing.rows_model import FIRST_CELL, STATE
from ui.desktop.importing.words import MEANINGS, Show
from ui.desktop.theme import Theme
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui

DAY = date(2026, 11, 23)
NEAR = LonLat(9.512725, 47.177472)
HEADER = (
    "Auftragsnr",
    "Kunde",
    "Straße",
    "PLZ",
    "Ort",
    "Von",
    "Bis",
    "Gewicht (kg)",
    "Bemerkungsfeld X",
)
ROWS = (
    ("A1", "Anna", "Im Rösle 12", "9494", "Schaan", "08:00", "10:00", "12,5", ""),
    ("A2", "Ben", "Im Rösle 3", "9494", "Schaan", "15:00", "13:00", "3", ""),
    ("A3", "Amt", "Dorfstrasse 15", "", "", "", "12:00", "3", "<b>hinten</b>"),
    ("A4", "Hafen", "Pier 4", "", "Vaduz", "9", "11", "4", ""),
    ("A5", "Boot", "Pier 4", "", "Vaduz", "9", "11", "4", ""),
)


class Bench:
    """A dialog whose questions are answered by the real use case, at once."""

    def __init__(self, dialog: ImportDialog, asked: ImportRecorder, store: DeskStore) -> None:
        self.dialog, self.asked, self.store = dialog, asked, store
        self.region: RegionAddresses = open_addresses(prepared_demo_region().addresses_file)
        self.locator = Locator(self.region, NEAR)
        self.table = Table(HEADER, tuple(enumerate(ROWS, start=2)))

    def preview(self, decided: Decided | None = None) -> Preview:
        decided = decided or Decided()
        asked = Asked(DAY, decided.sender, extent=self.region.extent)
        return preview_table(self.table, asked, decided.choices, reads=self.store, locator=self.locator)

    def open(self) -> None:
        self.dialog.open_on("orders.csv", DAY, self.preview())
        self.dialog.activateWindow()
        QApplication.processEvents()

    def answer(self) -> None:
        """Judge anew what was asked last."""
        decided = next(each[1] for each in reversed(self.asked.asked) if each[0] == "judge")
        assert isinstance(decided, Decided)
        self.dialog.show_preview(decided, self.preview(decided))

    def states(self) -> list[str]:
        rows = self.dialog.rows
        return [rows.index(n, STATE).data() for n in range(rows.rowCount())]

    def go_to(self, line: int) -> None:
        self.dialog.table.go_to(self.dialog.rows.index_of(line))

    def tabs(self) -> list[str]:
        tabs = self.dialog.tabs
        return [tabs.tabText(n) for n in range(tabs.count()) if tabs.isTabVisible(n)]


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Bench]:
    asked = ImportRecorder()
    dialog = ImportDialog(asked, theme)
    asked.attach(dialog)
    store = DeskStore.open(tmp_path / "desk.sqlite")
    made = Bench(dialog, asked, store)
    yield made
    dialog.hide()  # closing would ask whether the work is to be forgotten
    dialog.deleteLater()
    made.region.close()
    store.close()
    qtbot.wait(10)


def test_problems_stand_first_and_the_button_says_what_it_will_do(bench: Bench) -> None:
    bench.open()
    assert bench.states() == ["Refused", *["New, not located"] * 3, "New"]
    assert bench.tabs() == ["All 5", "Refused 1", "Not located 3", "New 4"]
    assert bench.dialog.bring_in.text() == "Import 4 orders, leave out 1"
    assert "1 refused, 3 not located, 1 column not understood" in bench.dialog.summary.text()


def test_a_question_about_a_column_has_the_cursor_and_is_answered_by_keys(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.open()
    choice = bench.dialog.columns.choice_of("Bemerkungsfeld X")
    assert bench.dialog.focusWidget() is choice
    assert choice.currentIndex() == -1
    qtbot.keyClicks(choice, "Not")
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    bench.answer()
    assert bench.dialog.decided.choices.uses == (ColumnUse("Bemerkungsfeld X", "notes"),)
    assert choice.currentText() == "Notes"
    assert "not understood" not in bench.dialog.summary.text()


def test_the_cell_at_fault_is_repaired_in_place_and_judged_at_once(bench: Bench, qtbot: QtBot) -> None:
    bench.open()
    dialog = bench.dialog
    qtbot.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    cells = dialog.table.cells
    qtbot.waitUntil(lambda: cells.currentIndex().data() == "15:00")  # a button's key has a delay
    current = cells.currentIndex()
    assert "ends before it starts" in dialog.row.words.text()
    dialog.table.cells.edit(current)
    editor = dialog.table.cells.findChild(QLineEdit)
    assert editor is not None
    editor.setText("11:00")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(bench.asked.asked) and bench.asked.asked[-1][0] == "judge")
    bench.answer()
    assert dialog.decided.choices.repairs == (Repair(3, 5, "11:00"),)
    assert bench.states()[0] == "New"  # the row stays where it is under the cursor
    assert dialog.bring_in.text() == "Import 5 orders"


def test_what_is_being_typed_stays_when_a_judgement_of_an_earlier_repair_arrives(
    bench: Bench,
) -> None:
    bench.open()
    bench.dialog.rows.repaired.emit(3, 5, "11:00")
    cells = bench.dialog.table.cells
    bench.go_to(4)
    cells.edit(cells.currentIndex())
    editor = cells.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "Dorfstrasse 15"
    editor.setText("Dorfstrasse 15, Plan")
    bench.answer()
    assert editor.text() == "Dorfstrasse 15, Plan"


def test_a_place_chosen_for_an_address_counts_for_every_row_that_has_it(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.open()
    dialog = bench.dialog
    bench.go_to(4)
    assert dialog.row.hits.count() == 3
    dialog.row.hits.setCurrentRow(0)
    qtbot.keyClick(dialog.row.hits, Qt.Key.Key_Return)
    bench.answer()
    assert dialog.decided.choices.settled[0].address == "Dorfstrasse 15"
    bench.go_to(5)
    dialog.pin_at(LonLat(9.5221, 47.1401))
    bench.answer()
    assert dialog.decided.choices.settled[1] == SettledPlace(
        "Pier 4", "", "Vaduz", LonLat(9.5221, 47.1401)
    )
    assert bench.states().count("New") == 4


def test_an_address_with_no_hit_is_looked_for_and_another_spelling_may_be_typed(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.open()
    bench.go_to(5)
    assert bench.dialog.row.asked == "Pier 4, Vaduz"
    likely = bench.dialog.row.hits.count()
    assert likely
    bench.dialog.row.search.setText("")
    qtbot.keyClicks(bench.dialog.row.search, "Aeule")
    qtbot.waitUntil(lambda: ("find", "Aeule") in bench.asked.asked)
    qtbot.keyClick(bench.dialog.row.search, Qt.Key.Key_Return)
    assert bench.dialog.decided.choices.settled == ()  # not a place found for other words
    bench.dialog.show_hits("Aeul", bench.region.search("Aeule", NEAR, 3))
    assert bench.dialog.row.hits.count() == likely  # that was an answer to what was typed before
    bench.dialog.show_hits("Aeule", bench.region.search("Aeule", NEAR, 3))
    assert "Aeule" in bench.dialog.row.hits.item(0).text()
    qtbot.keyClick(bench.dialog.row.search, Qt.Key.Key_Return)
    assert len(bench.dialog.decided.choices.settled) == 1


def test_answers_to_what_was_decided_before_are_let_go(bench: Bench) -> None:
    bench.open()
    before = bench.dialog.decided
    bench.dialog.rows.repaired.emit(3, 5, "11:00")
    bench.answer()
    bench.dialog.show_preview(before, bench.preview(before))
    assert bench.dialog.bring_in.text() == "Import 5 orders"
    assert bench.dialog.bring_in.isEnabled()


def test_a_row_can_be_left_out_and_taken_in_again(bench: Bench) -> None:
    bench.open()
    bench.go_to(2)
    bench.dialog.row.leave_out.click()
    bench.answer()
    assert bench.dialog.bring_in.text() == "Import 3 orders, leave out 2"
    assert bench.dialog.row.leave_out.text() == "Take this row in again"
    bench.dialog.row.leave_out.click()
    bench.answer()
    assert bench.dialog.bring_in.text() == "Import 4 orders, leave out 1"


def test_a_place_that_was_chosen_can_be_chosen_again(bench: Bench) -> None:
    bench.open()
    bench.go_to(5)
    bench.dialog.pin_at(LonLat(9.5221, 47.1401))
    bench.answer()
    assert "Placed by you at 47.14010, 9.52210" in bench.dialog.row.words.text()
    bench.dialog.row.again.click()
    bench.answer()
    assert bench.dialog.decided.choices.settled == ()
    assert bench.states().count("New, not located") == 3


def test_nothing_is_imported_that_was_not_seen(bench: Bench) -> None:
    bench.open()
    bench.dialog.rows.repaired.emit(3, 5, "11:00")
    bench.dialog.bring_in.click()
    assert [each[0] for each in bench.asked.asked] == ["judge"]
    bench.answer()
    bench.dialog.bring_in.click()
    assert [each[0] for each in bench.asked.asked] == ["judge", "bring_in"]


def test_one_key_does_not_lose_what_was_repaired(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    monkeypatch.setattr("ui.desktop.importing.dialog.is_sure", lambda *_: answers.pop(0))
    bench.open()
    bench.dialog.rows.repaired.emit(3, 5, "11:00")
    qtbot.keyClick(bench.dialog, Qt.Key.Key_Escape)
    assert bench.dialog.isVisible()
    qtbot.keyClick(bench.dialog, Qt.Key.Key_Escape)
    assert not bench.dialog.isVisible()
    bench.open()
    qtbot.keyClick(bench.dialog, Qt.Key.Key_Escape)  # nothing decided, nothing asked
    assert not bench.dialog.isVisible()


def test_a_cell_is_read_out_with_its_column_and_what_is_wrong_with_it(bench: Bench) -> None:
    bench.open()
    spoken = bench.dialog.rows.index_of(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Von: 15:00. The window 15:00-13:00 ends before it starts")


def test_a_tab_shows_its_rows_only_and_an_emptied_one_says_so(bench: Bench) -> None:
    bench.open()
    bench.dialog.tabs.setCurrentIndex(list(Show).index(Show.REFUSED))
    assert bench.states() == ["Refused"]
    bench.dialog.rows.repaired.emit(3, 5, "11:00")
    bench.answer()
    assert bench.states() == ["New"]  # what was just repaired stays in sight
    bench.dialog.tabs.setCurrentIndex(list(Show).index(Show.UNLOCATED))
    bench.dialog.tabs.setCurrentIndex(list(Show).index(Show.REFUSED))
    assert bench.states() == []
    assert bench.dialog.none.isVisible()


def test_changed_and_vanished_orders_are_told_with_before_and_after(bench: Bench) -> None:
    old = (
        ("A1", "Anna", "Im Rösle 12", "9494", "Schaan", "09:00", "10:00", "12,5", ""),
        ("Z9", "Zoë", "Im Rösle 5", "9494", "Schaan", "", "", "1", ""),
    )
    import_table(
        Table(HEADER, tuple(enumerate(old, start=2))),
        Asked(DAY),
        store=bench.store,
        locator=bench.locator,
    )
    bench.open()
    bench.dialog.tabs.setCurrentIndex(list(Show).index(Show.CHANGED))
    bench.go_to(2)
    assert bench.dialog.row.words.text() == "window: 09:00-10:00 → 08:00-10:00"
    bench.dialog.tabs.setCurrentIndex(list(Show).index(Show.VANISHED))
    assert bench.states() == ["Vanished"]
    assert bench.dialog.rows.index(0, FIRST_CELL).data() == "Z9"
    assert (
        not bench.dialog.rows.flags(bench.dialog.rows.index(0, FIRST_CELL)) & Qt.ItemFlag.ItemIsEditable
    )


def test_importing_says_all_that_was_decided_and_what_each_column_is(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.open()
    bench.dialog.sender_line.setText("Müller")
    bench.dialog.sender_line.editingFinished.emit()
    bench.answer()
    qtbot.keyClick(bench.dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bench.asked.asked[-1][0] == "bring_in")
    (asked,) = [each[1] for each in bench.asked.asked if each[0] == "bring_in"]
    assert isinstance(asked, Decided)
    assert asked.sender == "Müller"
    said = {use.title: use.field for use in asked.choices.uses}
    assert said["Auftragsnr"] == "reference"
    assert said["Bemerkungsfeld X"] == ""
    assert not bench.dialog.bring_in.isEnabled()
    bench.dialog.show_not_done("The disk is full.")
    assert bench.dialog.bring_in.isEnabled()
    assert bench.dialog.said.text() == "The disk is full."


def test_a_file_without_a_place_asks_for_it_and_is_judged_once_it_is_said(bench: Bench) -> None:
    bench.table = Table(("Wer", "Wohin"), ((2, ("Anna", "Im Rösle 12, Schaan")),))
    bench.open()
    assert "No column for the address" in bench.dialog.summary.text()
    assert bench.dialog.bring_in.text() == "Nothing to import"
    choice = bench.dialog.columns.choice_of("Wohin")
    choice.setCurrentIndex(choice.findText("Address"))
    choice.activated.emit(choice.currentIndex())
    bench.answer()
    assert bench.dialog.bring_in.text() == "Import 1 order"


def test_nothing_in_a_file_is_read_as_markup(bench: Bench) -> None:
    bench.open()
    bench.go_to(4)
    labels = bench.dialog.findChildren(QLabel)
    assert labels
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels if label.text())
    tip = bench.dialog.rows.index(1, FIRST_CELL + 8).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip


def test_five_thousand_rows_are_shown_and_shown_again_in_no_time(bench: Bench) -> None:
    rows = tuple((n, (f"R{n}", *ROWS[n % 5][1:])) for n in range(2, 5002))
    bench.table = Table(HEADER, rows)
    preview = bench.preview()
    assert preview.count(RowState.NEW) == 4000
    began = time.perf_counter()
    bench.dialog.open_on("orders.csv", DAY, preview)
    QApplication.processEvents()
    bench.dialog.rows.repaired.emit(3, 5, "11:00")
    bench.dialog.show_preview(bench.dialog.decided, preview)
    bench.dialog.table.cells.scrollToBottom()
    QApplication.processEvents()
    assert time.perf_counter() - began < 1.0


def test_everything_that_a_column_can_be_has_words() -> None:
    fields = {field for field, _ in vocabulary().meanings}
    assert fields == {field for field, _ in MEANINGS}
    assert len(set(MEANINGS.values())) == len(MEANINGS)


def test_buttons_keep_their_keys_when_their_words_change(bench: Bench) -> None:
    bench.open()
    bench.go_to(4)
    keys = [button.shortcut().toString() for button in bench.dialog.findChildren(QPushButton)]
    assert {"Ctrl+Return", "Alt+N", "Alt+M", "Alt+L"} <= set(keys)


def test_orders_that_vanished_are_offered_to_be_called_off_and_never_are_by_themselves(
    bench: Bench,
) -> None:
    plain = tuple((n, (f"V{n}", f"Kunde {n}", *ROWS[0][2:])) for n in range(2, 7))
    bench.table = Table(HEADER, plain)
    import_table(bench.table, Asked(DAY, extent=bench.region.extent), store=bench.store,
                 locator=bench.locator)  # fmt: skip
    bench.table = Table(HEADER, plain[:2])
    preview = bench.preview()
    out = replace(preview.vanished[0], driver="Ben Frick")
    preview = replace(preview, vanished=(out, *preview.vanished[1:]))
    dialog = bench.dialog
    dialog.open_on("orders.csv", DAY, preview)
    assert dialog.bring_in.text() == "Nothing to import"
    dialog.tabs.setCurrentIndex(
        next(n for n in range(dialog.tabs.count()) if "Vanished" in dialog.tabs.tabText(n))
    )
    dialog.table.go_to(dialog.rows.index(0, STATE))
    assert "out with Ben Frick; it stays unless you call it off" in dialog.row.words.text()
    dialog.row.call_all_off.click()
    assert bench.states() == ["Vanished", "To be called off", "To be called off"]
    assert dialog.bring_in.text() == "Call off 2 orders"
    dialog.row.call_off.click()
    assert dialog.bring_in.text() == "Call off 3 orders"
    assert "Ben Frick is told" in dialog.row.words.text()
    dialog.row.call_off.click()
    dialog.bring_in.click()
    assert bench.asked.asked[-1][0] == "bring_in"
    assert bench.asked.asked[-1][2:] == preview.vanished[1:]


# --- in the window -------------------------------------------------------------------------------


def drop(window: MainWindow, *names: str) -> bool:
    """Drop files on the window; whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(name) for name in names])
    none = Qt.KeyboardModifier.NoModifier
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPointF(window.rect().center()), copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        event = QDropEvent(QPointF(window.rect().center()), copy, data, left, none)
        QApplication.sendEvent(window, event)
    return enter.isAccepted()


def test_a_file_of_orders_is_dropped_anywhere_on_the_window(
    window: MainWindow, recorder: Recorder
) -> None:
    assert drop(window, "/tmp/orders.CSV")
    assert recorder.importing.asked == [("look", Path("/tmp/orders.CSV"))]
    assert not drop(window, "/tmp/photo.png")
    assert not drop(window, "/tmp/one.csv", "/tmp/two.csv")


def test_a_pin_is_set_on_the_map_and_neither_form_takes_the_others(
    window: MainWindow, recorder: Recorder, bench: Bench
) -> None:
    shown = recorder.importing.shown
    assert shown is not None
    shown.open_on("orders.csv", DAY, bench.preview())
    dialog = window.importing.dialog
    dialog.table.go_to(dialog.rows.index_of(5))
    dialog.row.pin.click()
    assert not dialog.isVisible()
    window.map.pointed.emit(LonLat(9.5221, 47.1401))
    assert dialog.isVisible()
    assert dialog.decided.choices.settled == (
        SettledPlace("Pier 4", "", "Vaduz", LonLat(9.5221, 47.1401)),
    )
    assert recorder.intake.asked == []  # the order form was not opened by it
    window.map.pointed.emit(LonLat(9.6, 47.1))
    assert len(dialog.decided.choices.settled) == 1


def test_the_way_back_from_the_map_is_the_key_that_imports(
    window: MainWindow, recorder: Recorder, bench: Bench
) -> None:
    shown = recorder.importing.shown
    assert shown is not None
    shown.open_on("orders.csv", DAY, bench.preview(Decided(ImportChoices())))
    window.importing.dialog.pin_wanted.emit()
    window.commands["import"].trigger()
    assert window.importing.dialog.isVisible()
    assert recorder.importing.asked == []
