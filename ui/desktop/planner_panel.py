"""The planner panel: how long to search, how the search stands, and how to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSpinBox, QVBoxLayout, QWidget

from app.domain.solution import Progress
from ui.desktop.actions import Actions
from ui.desktop.formats import money
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate
from ui.desktop.numbers import with_room
from ui.desktop.words import seconds_text

_PHASES = {
    "roads": marked("PlannerPanel", "Reading the roads"),
    "search": marked("PlannerPanel", "Searching"),
    "check": marked("PlannerPanel", "Checking the plan"),
}
_IDLE = marked("PlannerPanel", "A draft: nothing is sent before you press Send.")


class PlannerPanel(QWidget):
    """``seconds`` is the limit a person chose; ``seconds_changed`` when they change it."""

    seconds_changed = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._seconds = with_room(QSpinBox())
        self._seconds.setRange(1, 3600)
        self._seconds.setValue(30)
        self._seconds.setSuffix(" s")
        self._seconds.setFixedWidth(64)
        self._seconds.setToolTip(translate("PlannerPanel", "How long to search"))
        self._seconds.setAccessibleName(translate("PlannerPanel", "Seconds to search"))
        self._seconds.valueChanged.connect(self.seconds_changed)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setVisible(False)
        self._words = plain_label(translate("PlannerPanel", _IDLE), "secondary", wrap=True)
        self._plan = _button(actions, "plan", translate("PlannerPanel", "Plan"), primary=True)
        self._cancel = _button(actions, "cancel_plan", translate("PlannerPanel", "Cancel"))
        self._cancel.setVisible(False)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(plain_label(translate("PlannerPanel", "Planner"), "heading"))
        row.addStretch(1)
        row.addWidget(self._seconds)
        row.addWidget(self._plan)
        row.addWidget(self._cancel)
        column.addLayout(row)
        column.addWidget(self._bar)
        column.addWidget(self._words)

    @property
    def seconds(self) -> int:
        """How long to search."""
        return self._seconds.value()

    def suggest_seconds(self, seconds: int) -> None:
        """How long to search unless a person says otherwise."""
        self._seconds.setValue(seconds)

    def show_progress(self, progress: Progress | None) -> None:
        """How the search stands; None when none is running."""
        running = progress is not None
        self._bar.setVisible(running)
        self._cancel.setVisible(running)
        self._plan.setVisible(not running)
        self._seconds.setEnabled(not running)
        if progress is None:
            self._words.setText(translate("PlannerPanel", _IDLE))
            return
        self._bar.setRange(0, self.seconds * 10 if progress.phase == "search" else 0)
        self._bar.setValue(min(self.seconds * 10, round(progress.elapsed_s * 10)))
        self._words.setText(progress_words(progress))


def progress_words(progress: Progress) -> str:
    """``searching, 12 s. Cost 1,234.50, 6 routes, 2 unassigned.``"""
    phase = translate("PlannerPanel", _PHASES.get(progress.phase, progress.phase))
    words = f"{phase}, {seconds_text(progress.elapsed_s)}."
    if not progress.routes:
        return words
    cost = translate("PlannerPanel", "Cost {cost}").format(cost=money(progress.cost))
    routes = translate("PlannerPanel", "%n routes", "", progress.routes)
    left = translate("PlannerPanel", "%n unassigned", "", progress.unassigned)
    return f"{words} {cost}, {routes}, {left}."


def _button(actions: Actions, name: str, text: str, *, primary: bool = False) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("primary", primary)
    button.setToolTip(actions[name].text())
    button.setEnabled(actions[name].isEnabled())
    button.clicked.connect(actions[name].trigger)
    actions[name].enabledChanged.connect(button.setEnabled)
    return button
