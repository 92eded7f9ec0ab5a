"""The bars around a day that is looked back at: when it is, and the way to another time."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from app.reports.looking_back import Past
from ui.desktop.actions import Actions
from ui.desktop.formats import clock
from ui.desktop.labels import plain_label
from ui.desktop.language import translate
from ui.desktop.looking_back import words
from ui.desktop.looking_back.controller import Span

MINUTE_S, QUARTER_S = 60, 900
SPEED = 60
"""So many times as fast as the day was it is played."""
STEP_MS = 250


class PastBanner(QWidget):
    """Above the day: that this is the past, and the way back."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pastbanner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = plain_label(words.READING, "pastwords")
        self._note = plain_label("", "pastnote")
        back = QPushButton(translate("LookingBack", "Back to now (Esc)"))
        back.setObjectName("pastbutton")
        back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        back.clicked.connect(actions["back_to_now"].trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(16)
        row.addWidget(self._words)
        row.addWidget(self._note, 1)
        row.addWidget(back)

    def show_reading(self) -> None:
        """The day is being read."""
        self._words.setText(words.READING)
        self._note.setText("")

    def show_past(self, past: Past, span: Span) -> None:
        """Which instant is shown, and what is not known of it."""
        self._words.setText(words.banner_words(past.board.day, past.board.now, span.zone))
        notes = [] if past.is_plan_known else [words.PLAN_NOT_KEPT]
        notes += [] if span.has_positions else [words.NO_POSITIONS]
        self._note.setText(" ".join(notes))


class Scrubber(QWidget):
    """Below the day. ``moved`` has the instant that is wanted now.

    Arrow keys go by a minute, page keys by a quarter of an hour, Home and End to the ends.
    """

    moved = Signal(object)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scrubber")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._span: Span | None = None
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setSingleStep(MINUTE_S)
        self.slider.setPageStep(QUARTER_S)
        self.slider.setAccessibleName(translate("LookingBack", "Time of the day that is shown"))
        self.slider.valueChanged.connect(self._moved)
        self._begins, self._ends = plain_label("", "secondary"), plain_label("", "secondary")
        self._time = plain_label("", "scrubtime")
        self._said = plain_label(words.NOT_KEPT, "secondary", wrap=True)
        self._play = _button(actions, "play", translate("LookingBack", "Play"))
        self._again = _button(actions, "search_again", translate("LookingBack", "Search again"))
        self._ticks = QTimer(self)
        self._ticks.setInterval(STEP_MS)
        self._ticks.timeout.connect(self._tick)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._play)
        row.addWidget(self._time)
        row.addWidget(self._begins)
        row.addWidget(self.slider, 1)
        row.addWidget(self._ends)
        row.addWidget(self._again)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._said)

    # --- what is shown ---

    def show_span(self, span: Span) -> None:
        """Begin at the end of what can be looked back at, where the person comes from."""
        self._span = span
        self._said.setText(words.NOT_KEPT)
        self._begins.setText(clock(span.begins, span.zone))
        self._ends.setText(clock(span.ends, span.zone))
        self.slider.blockSignals(True)
        self.slider.setRange(0, int((span.ends - span.begins).total_seconds()))
        self.slider.setValue(self.slider.maximum())
        self.slider.blockSignals(False)
        self._moved()

    def say(self, said: str) -> None:
        """What a search run again came to."""
        self._said.setText(said)

    @property
    def at(self) -> datetime | None:
        """The instant that is wanted, None before a day was read."""
        if self._span is None:
            return None
        return self._span.begins + timedelta(seconds=self.slider.value())

    # --- playing ---

    def toggle_play(self) -> None:
        """Play on from here, from the beginning where this is the end; or stop."""
        if self._ticks.isActive():
            self.stop()
            return
        if self.slider.value() == self.slider.maximum():
            self.slider.setValue(0)
        self._ticks.start()
        self._play.setText(translate("LookingBack", "Stop"))

    def stop(self) -> None:
        """Stand still."""
        self._ticks.stop()
        self._play.setText(translate("LookingBack", "Play"))

    def _tick(self) -> None:
        self.slider.setValue(self.slider.value() + SPEED * STEP_MS // 1000)
        if self.slider.value() == self.slider.maximum():
            self.stop()

    def _moved(self) -> None:
        at = self.at
        if self._span is not None and at is not None:
            self._time.setText(clock(at, self._span.zone))
            self.moved.emit(at)


def _button(actions: Actions, name: str, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(actions[name].text())
    button.setEnabled(actions[name].isEnabled())
    button.clicked.connect(actions[name].trigger)
    actions[name].enabledChanged.connect(button.setEnabled)
    return button
