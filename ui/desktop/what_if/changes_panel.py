"""The left of the what-if window: what would be otherwise."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.domain.board import Board, Lane
from app.domain.closures import ClosedKind, ClosedRoads, ClosedShape, Line
from app.domain.errors import InputRefused
from app.domain.timing import TimeWindow
from app.orchestration.what_if import Otherwise
from app.typed_orders import parse_spoken_windows
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate
from ui.desktop.numbers import with_room
from ui.desktop.phones.choice import Choice
from ui.desktop.what_if.controller import Question
from ui.desktop.what_if.words import closed_text

_KEY = Qt.ItemDataRole.UserRole
_NOBODY = marked("WhatIf", "nobody")
LIST_PX = 88
MOST_SLOWER = 300


class ChangesPanel(QWidget):
    """``drawing_wanted`` asks for a closed road to be drawn; ``changed`` when anything is another."""

    drawing_wanted = Signal(object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = date.min
        self._shapes: list[ClosedShape] = []
        self._closed: dict[ClosedShape, ClosedRoads] = {}
        self.roads = QListWidget()
        self.no_roads = plain_label(
            translate("WhatIf", "None. Draw a line along a road, or an area around some."),
            "secondary",
            wrap=True,
        )
        self.line = QPushButton(translate("WhatIf", "Draw a line …"))
        self.area = QPushButton(translate("WhatIf", "Draw an area …"))
        self.remove = QPushButton(translate("WhatIf", "Remove"))
        self.drivers = QListWidget()
        self.van = Choice()
        self.slower = with_room(QSpinBox())
        self.order = Choice()
        self.window_line = QLineEdit()
        self.trouble = plain_label("", "trouble", wrap=True)
        self.improve = QCheckBox(translate("WhatIf", "Look for suggestions then (some seconds)"))
        self._set_up()
        self._lay_out()
        self._wire()

    def _set_up(self) -> None:
        for listed, name in (
            (self.roads, translate("WhatIf", "Closed roads")),
            (self.drivers, translate("WhatIf", "Drivers who cannot go on")),
        ):
            listed.setObjectName("table")
            listed.setAccessibleName(name)
            listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.roads.setFixedHeight(LIST_PX)
        self.van.setAccessibleName(translate("WhatIf", "One more van like that of"))
        self.slower.setRange(0, MOST_SLOWER)
        self.slower.setSuffix(" %")
        self.slower.setSingleStep(5)
        self.slower.setAccessibleName(translate("WhatIf", "All roads slower by"))
        self.order.setEditable(True)
        self.order.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if (completer := self.order.completer()) is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.order.setAccessibleName(translate("WhatIf", "Order with another window"))
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.window_line.setPlaceholderText(translate("WhatIf", "10-12, until 12 …"))
        self.window_line.setFixedWidth(112)
        self.window_line.setAccessibleName(translate("WhatIf", "The other window"))
        self.trouble.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(plain_label(translate("WhatIf", "Closed roads"), "heading"))
        column.addWidget(self.no_roads)
        column.addWidget(self.roads)
        column.addLayout(_row(self.line, self.area, self.remove))
        column.addSpacing(6)
        column.addWidget(plain_label(translate("WhatIf", "Drivers who cannot go on"), "heading"))
        column.addWidget(self.drivers, 1)
        column.addSpacing(6)
        column.addLayout(_row(plain_label(translate("WhatIf", "One more van, as that of")), self.van))
        column.addLayout(_row(plain_label(translate("WhatIf", "All roads slower by")), self.slower))
        column.addSpacing(6)
        column.addWidget(plain_label(translate("WhatIf", "Another window for an order"), "heading"))
        column.addLayout(_row(self.order, self.window_line))
        column.addWidget(self.trouble)
        column.addSpacing(6)
        column.addWidget(self.improve)

    def _wire(self) -> None:
        self.line.clicked.connect(lambda: self.drawing_wanted.emit(ClosedKind.LINE))
        self.area.clicked.connect(lambda: self.drawing_wanted.emit(ClosedKind.AREA))
        self.remove.clicked.connect(self._remove)
        self.roads.currentRowChanged.connect(lambda _: self._update())
        self.drivers.itemChanged.connect(lambda _: self.changed.emit())
        self.van.currentIndexChanged.connect(self._van_chosen)
        self.slower.valueChanged.connect(lambda _: self.changed.emit())
        self.order.currentTextChanged.connect(lambda _: self.changed.emit())
        self.order.activated.connect(self._show_beginning)
        self.window_line.textChanged.connect(lambda _: self.changed.emit())
        self.improve.toggled.connect(lambda _: self.changed.emit())
        self._update()

    # --- what is shown ---

    def show_board(self, board: Board) -> None:
        """The drivers and orders of the day; what is chosen stays chosen."""
        if board.day != self._day:
            self._day = board.day
            self._shapes.clear()
            self._show_roads()
        working = [lane for lane in board.lanes if not (lane.out or lane.ended)]
        self._show_drivers(working)
        vans = [
            (translate("WhatIf", _NOBODY), ""),
            *((_lane_text(lane), lane.shift.shift_id) for lane in working),
        ]
        _fill(self.van, vans)
        orders = {
            stop.order_id: f"{stop.name}, {stop.address}"
            for lane in board.lanes
            for stop in lane.stops
            if not stop.state.is_final
        }
        found = sorted((text, key) for key, text in orders.items())
        _fill(self.order, [("", ""), *found])

    def add_road(self, shape: ClosedShape) -> None:
        """One more closed road; what it closes is told later."""
        self._shapes.append(shape)
        self._show_roads()
        self.changed.emit()

    def show_closed(self, shape: ClosedShape, closed: ClosedRoads) -> None:
        """What a drawing closes."""
        self._closed[shape] = closed
        self._show_roads()

    def drop_road(self, shape: ClosedShape) -> None:
        """A drawing that closes nothing."""
        if shape in self._shapes:
            self._shapes.remove(shape)
            self._show_roads()
            self.changed.emit()

    def forget_roads(self) -> None:
        """Nothing is drawn."""
        self._shapes.clear()
        self._show_roads()
        self.changed.emit()

    @property
    def shapes(self) -> tuple[ClosedShape, ...]:
        """What is drawn."""
        return tuple(self._shapes)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The pieces of road that are closed by it, as far as that is known."""
        known = (self._closed[shape] for shape in self._shapes if shape in self._closed)
        return tuple(line for closed in known for line in closed.lines)

    @property
    def without(self) -> tuple[str, ...]:
        """The shifts that cannot go on."""
        items = (self.drivers.item(row) for row in range(self.drivers.count()))
        return tuple(i.data(_KEY) for i in items if i.checkState() is Qt.CheckState.Checked)

    def question(self) -> Question | None:
        """What is chosen; None where it is not understood, which is said, or nothing is otherwise."""
        try:
            windows = self._windows()
        except InputRefused as refused:
            self._say(str(refused))
            return None
        self._say("")
        van = self.van.currentData()
        change = Otherwise(
            1 + self.slower.value() / 100,
            frozenset(self.without),
            self.shapes,
            (van,) if van else (),
            windows,
        )
        improve = self.improve.isChecked() or bool(van)
        return Question(change, improve) if change != Otherwise() else None

    # --- what follows ---

    def _windows(self) -> tuple[tuple[str, TimeWindow], ...]:
        order_id = self.order.currentData() if self.order.currentIndex() > 0 else ""
        text = self.window_line.text()
        is_chosen = order_id and self.order.currentText() == self.order.itemText(
            self.order.currentIndex()
        )
        if not text.strip() or not is_chosen:
            return ()
        return tuple((order_id, window) for window in parse_spoken_windows(text, self._day)[-1:])

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _show_beginning(self) -> None:
        """Of a long name the beginning is read."""
        line = self.order.lineEdit()
        if line is not None:
            line.setCursorPosition(0)

    def _van_chosen(self) -> None:
        """Another van changes nothing unless stops are given to it."""
        has_van = bool(self.van.currentData())
        self.improve.setEnabled(not has_van)
        if has_van:
            self.improve.setChecked(True)
        self.changed.emit()

    def _remove(self) -> None:
        row = self.roads.currentRow()
        if 0 <= row < len(self._shapes):
            self.drop_road(self._shapes[row])

    def _show_roads(self) -> None:
        row = self.roads.currentRow()
        self.roads.clear()
        for shape in self._shapes:
            known = self._closed.get(shape)
            self.roads.addItem(
                closed_text(known) if known is not None else translate("WhatIf", "looking …")
            )
        self.roads.setCurrentRow(min(row, len(self._shapes) - 1) if row >= 0 else len(self._shapes) - 1)
        self._update()

    def _update(self) -> None:
        self.no_roads.setVisible(not self._shapes)
        self.roads.setVisible(bool(self._shapes))
        self.remove.setEnabled(bool(self._shapes) and self.roads.currentRow() >= 0)

    def _show_drivers(self, lanes: list[Lane]) -> None:
        rows = [(lane.shift.shift_id, _lane_text(lane)) for lane in lanes]
        items = [self.drivers.item(row) for row in range(self.drivers.count())]
        if [(item.data(_KEY), item.text()) for item in items] == rows:
            return
        chosen = set(self.without)
        self.drivers.blockSignals(True)
        self.drivers.clear()
        for shift_id, text in rows:
            item = QListWidgetItem(text)
            item.setData(_KEY, shift_id)
            on = Qt.CheckState.Checked if shift_id in chosen else Qt.CheckState.Unchecked
            item.setCheckState(on)
            self.drivers.addItem(item)
        self.drivers.blockSignals(False)
        if set(self.without) != chosen:  # one of them is out of the day by now
            self.changed.emit()


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, QComboBox) else 0)
    if not any(isinstance(part, QComboBox) for part in parts):
        row.addStretch(1)
    return row


def _lane_text(lane: Lane) -> str:
    return f"{lane.shift.driver.name}, {lane.shift.vehicle.name}"


def _fill(box: QComboBox, rows: list[tuple[str, str]]) -> None:
    """These choices; what was chosen stays chosen where it is among them."""
    if [(box.itemText(n), box.itemData(n)) for n in range(box.count())] == rows:
        return
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for text, key in rows:
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
