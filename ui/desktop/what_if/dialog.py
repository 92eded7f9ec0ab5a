"""The what-if window: what would be otherwise at the left, what the day would come to at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from app.domain.board import Board
from app.domain.closures import ClosedRoads, ClosedShape
from app.orchestration.what_if import WhatIf
from ui.desktop.labels import plain_label, rule, upright
from ui.desktop.language import marked, translate
from ui.desktop.room import open_within, scrolling_column
from ui.desktop.what_if.answer_panel import AnswerPanel
from ui.desktop.what_if.changes_panel import ChangesPanel
from ui.desktop.what_if.controller import Question, WhatIfController

ASK_AFTER_MS = 400
SIZE = (980, 600)
LEFT_PX = 420
_CALM = marked("WhatIf", "Nothing is changed by asking.")


class WhatIfDialog(QDialog):
    """See the module. ``road_closed`` when what is drawn is to be closed for today, ``driver_out`` when
    a driver is to be taken out; ``left`` when the window is closed."""

    road_closed = Signal(object)
    driver_out = Signal(str)
    left = Signal()

    def __init__(self, controller: WhatIfController, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._controller = controller
        self._asked: Question | None = None
        self.setWindowTitle(translate("WhatIf", "What if …"))
        self.changes = ChangesPanel()
        self.answer = AnswerPanel()
        self.said = plain_label(translate("WhatIf", _CALM), "secondary", wrap=True)
        self.close_today = QPushButton(translate("WhatIf", "Close these roads for today"))
        self.out = QPushButton(translate("WhatIf", "Take the driver out"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(ASK_AFTER_MS)
        self._pause.timeout.connect(self._ask)
        self._lay_out()
        self._wire()
        open_within(self, *SIZE)

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(0)
        self.changes.setFixedWidth(LEFT_PX)
        across.addWidget(self.changes)
        across.addWidget(upright())
        across.addWidget(self.answer, 1)
        shut = QPushButton(translate("WhatIf", "Close"))
        shut.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 10)
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        for button in (self.close_today, self.out, shut):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = scrolling_column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across, 1)
        column.addWidget(rule())
        column.addLayout(foot)

    def _wire(self) -> None:
        self.changes.changed.connect(self._changed)
        self.close_today.clicked.connect(lambda: self.road_closed.emit(self.changes.shapes))
        self.out.clicked.connect(lambda: self.driver_out.emit(self.changes.without[0]))
        self._changed()

    # --- what is shown ---

    def come_back(self) -> None:
        """Show the window as it was left; what is chosen is asked anew, as the day has moved on."""
        self._pause.start()
        self.show()
        self.raise_()
        self.activateWindow()

    def show_board(self, board: Board) -> None:
        """The day as it stands."""
        self.changes.show_board(board)

    def show_closed(self, shape: ClosedShape, closed: ClosedRoads) -> None:
        """See ``WhatIfShown``."""
        self.changes.show_closed(shape, closed)

    def show_not_closed(self, shape: ClosedShape, words: str) -> None:
        """See ``WhatIfShown``."""
        self.changes.drop_road(shape)
        self.said.setText(words)

    def show_answer(self, question: Question, answer: WhatIf) -> None:
        """See ``WhatIfShown``."""
        if question == self._asked:
            self.answer.show_answer(answer)
            self.said.setText(translate("WhatIf", _CALM))

    def show_no_answer(self, question: Question, words: str) -> None:
        """See ``WhatIfShown``."""
        if question == self._asked:
            self.answer.show_nothing(words)
            self.said.setText(translate("WhatIf", _CALM))

    # --- what follows ---

    def _changed(self) -> None:
        self.close_today.setEnabled(bool(self.changes.shapes))
        self.out.setEnabled(len(self.changes.without) == 1)
        self._pause.start()

    def _ask(self) -> None:
        """What is chosen, once nothing has changed for a moment."""
        question = self.changes.question()
        self._asked = question
        if question is None:
            self.answer.show_nothing()
            return
        self.answer.show_waiting()
        self.said.setText(
            translate("WhatIf", "Looking for suggestions …")
            if question.improve
            else translate("WhatIf", "Working it out …")
        )
        self._controller.ask(question)

    def done(self, result: int) -> None:
        """Qt: closed; what is chosen stays for the next time."""
        super().done(result)
        self.left.emit()
