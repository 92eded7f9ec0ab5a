"""The top bar: the day, its figures (which are filters), the search."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from app.domain.board import DayFigures
from ui.desktop.actions import Actions
from ui.desktop.day_filter import DayFilter, Figure
from ui.desktop.formats import day_text, percent
from ui.desktop.labels import plain_label
from ui.desktop.language import translate
from ui.desktop.theme import Theme, interface_font


class FigureButton(QAbstractButton):
    """A figure of the day with its word; pressing it filters."""

    def __init__(self, word: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._word = word
        self._value = "–"
        self._alarm = ""
        self._number = interface_font(theme.sizes.figure, QFont.Weight.DemiBold)
        self._small = interface_font(theme.sizes.secondary)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def show_value(self, value: str, alarm: str = "") -> None:
        """Set the figure; ``alarm`` names what colours it: ``late``, ``failed`` or nothing."""
        if (value, alarm) == (self._value, self._alarm):
            return
        self._value, self._alarm = value, alarm
        self.setAccessibleName(f"{self._word} {value}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the wider of figure and word."""
        wide = max(
            QFontMetrics(self._number).horizontalAdvance(self._value),
            QFontMetrics(self._small).horizontalAdvance(self._word),
        )
        return QSize(wide + 20, 48)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: repaint under the pointer."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: figure above, word below, a line of the accent when it filters."""
        palette = self._theme.palette
        p = QPainter(self)
        box = self.rect()
        if self.isChecked() or self.underMouse() or self.hasFocus():
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor(palette.selection if self.isChecked() else palette.background))
            p.drawRoundedRect(box.adjusted(1, 3, -1, -3), 4, 4)
        if self.isChecked():
            p.fillRect(box.left() + 8, box.bottom() - 4, box.width() - 16, 2, QColor(palette.accent))
        p.setFont(self._number)
        alarms = {"late": palette.late, "failed": palette.state("failed").colour}
        p.setPen(QColor(alarms.get(self._alarm, palette.text)))
        p.drawText(box.adjusted(10, 5, 0, -18), int(Qt.AlignmentFlag.AlignVCenter), self._value)
        p.setFont(self._small)
        p.setPen(QColor(palette.muted))
        p.drawText(box.adjusted(10, 27, 0, -5), int(Qt.AlignmentFlag.AlignVCenter), self._word)
        p.end()


class TopBar(QWidget):
    """Emits ``filter_changed`` with the new filter."""

    filter_changed = Signal(DayFilter)

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(56)
        self._filter = DayFilter()
        self._day = plain_label("", "day")
        self._on_time = FigureButton(translate("TopBar", "On time"), theme)
        self.figures = {
            Figure.OPEN: FigureButton(translate("TopBar", "Open"), theme),
            Figure.LATE: FigureButton(translate("TopBar", "Will be late"), theme),
            Figure.UNASSIGNED: FigureButton(translate("TopBar", "Unassigned"), theme),
            Figure.DONE: FigureButton(translate("TopBar", "Done"), theme),
            Figure.FAILED: FigureButton(translate("TopBar", "Failed"), theme),
        }
        self.search = QLineEdit()
        self.search.setPlaceholderText(translate("TopBar", "Search name, street, phone, code, driver"))
        self.search.setAccessibleName(translate("TopBar", "Search the day"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(260)
        self.search.textChanged.connect(self._searched)
        self._lay_out(actions)
        self._on_time.clicked.connect(lambda: self.toggle_figure(Figure.DONE))
        for figure, button in self.figures.items():
            button.clicked.connect(lambda _checked=False, f=figure: self.toggle_figure(f))

    def _lay_out(self, actions: Actions) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(plain_label("Roundsman", "brand"))
        row.addSpacing(16)
        row.addWidget(_tool(actions, "previous_day", "‹"))
        row.addWidget(self._day)
        row.addWidget(_tool(actions, "next_day", "›"))
        row.addSpacing(16)
        row.addWidget(self._on_time)
        for button in self.figures.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        row.addWidget(_tool(actions, "theme", "◐"))
        row.addWidget(_menu_button(actions))

    def show_figures(self, day: date, figures: DayFigures) -> None:
        """Take the day's figures in."""
        self._day.setText(day_text(day))
        on_time = figures.on_time
        self._on_time.show_value("–" if on_time is None else percent(on_time))
        self.figures[Figure.OPEN].show_value(str(figures.open))
        self.figures[Figure.LATE].show_value(
            str(figures.will_be_late), "late" if figures.will_be_late else ""
        )
        self.figures[Figure.UNASSIGNED].show_value(
            str(figures.unassigned), "late" if figures.unassigned else ""
        )
        self.figures[Figure.DONE].show_value(str(figures.done))
        self.figures[Figure.FAILED].show_value(str(figures.failed), "failed" if figures.failed else "")

    def toggle_figure(self, figure: Figure) -> None:
        """Filter by a figure, or no longer."""
        chosen = None if self._filter.figure is figure else figure
        self._set(DayFilter(chosen, self._filter.text))

    def clear_filter(self) -> None:
        """Show everything."""
        self.search.clear()
        self._set(DayFilter())

    def _searched(self, text: str) -> None:
        self._set(DayFilter(self._filter.figure, text.strip()))

    def _set(self, wanted: DayFilter) -> None:
        for figure, button in self.figures.items():
            button.setChecked(figure is wanted.figure)
        self._on_time.setChecked(wanted.figure is Figure.DONE)
        if wanted != self._filter:
            self._filter = wanted
            self.filter_changed.emit(wanted)


def _tool(actions: Actions, name: str, sign: str) -> QToolButton:
    """A small button for an action, with its words for screen readers and as a tip."""
    button = QToolButton()
    action = actions[name]
    button.setText(sign)
    button.setAutoRaise(True)
    button.setAccessibleName(action.text())
    button.setToolTip(action.text())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return button


def _menu_button(actions: Actions) -> QToolButton:
    """All commands, by group."""
    button = QToolButton()
    button.setText("☰")
    button.setAutoRaise(True)
    button.setAccessibleName(translate("TopBar", "Menu"))
    button.setToolTip(translate("TopBar", "Menu"))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    menu.setToolTipsVisible(True)
    group = ""
    for spec, action in actions:
        if not spec.menu:
            continue
        if group and spec.menu != group:
            menu.addSeparator()
        group = spec.menu
        menu.addAction(action)
    button.setMenu(menu)
    return button
