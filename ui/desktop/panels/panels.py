"""Panels that are docked beside each other, or stand in windows of their own on any screen.

Calm by default: a docked panel has no title bar until panels are to be arranged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QSizePolicy, QWidget

from ui.desktop.language import translate

LANES, MAP, SIDE, TIMELINE = "lanes", "map", "side", "timeline"
_LEAST_ALONE = QSize(480, 320)


@dataclass(frozen=True, slots=True)
class Part:
    """What a panel shows: its name in the program, its title, the widget, and what in it takes the
    keys. The one that is ``growing`` takes the room of a larger window."""

    name: str
    title: str
    widget: QWidget
    focus: QWidget
    growing: bool = False


class _Panel(QDockWidget):
    """A panel in the window, or a tool window: such keep the window's shortcuts working."""

    def __init__(self, part: Part, parent: QWidget) -> None:
        super().__init__(part.title, parent)
        self.part = part
        self._titled = False
        self._untitled = QWidget(self)
        self.setObjectName(part.name)
        self.setWidget(part.widget)
        grows = QSizePolicy.Policy.Expanding if part.growing else QSizePolicy.Policy.Preferred
        part.widget.setSizePolicy(grows, grows)
        self.topLevelChanged.connect(self._dress)
        self._dress()

    def show_title(self, titled: bool) -> None:
        """Show a title bar to drag it by also while it is docked."""
        self._titled = titled
        self._dress()

    def _dress(self) -> None:
        bare = not self._titled and not self.isFloating()
        self.setTitleBarWidget(self._untitled if bare else None)  # type: ignore[arg-type]
        self._untitled.setVisible(False)


class Panels(QMainWindow):
    """See the module. ``arranged`` when a panel came, went, was detached or docked; ``say`` tells the
    person something."""

    arranged = Signal()

    def __init__(self, say: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Widget)
        self._say = say
        self._panels: dict[str, _Panel] = {}
        self._sizes: Mapping[str, int] = {}
        self._arranging = False
        self._gone_to = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._divide)
        self.setObjectName("ground")
        self.setDockOptions(
            QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks
        )

    def hold(self, parts: Sequence[Part], sizes: Mapping[str, int]) -> None:
        """Place these parts; ``sizes`` are widths at first (pixels), and the timeline's height."""
        self._sizes = sizes
        for part in parts:
            panel = self._panels[part.name] = _Panel(part, self)
            panel.topLevelChanged.connect(lambda _: self.arranged.emit())
            panel.visibilityChanged.connect(lambda _: self.arranged.emit())
        self._place()

    def panel(self, name: str) -> QDockWidget:
        """A panel by its name."""
        return self._panels[name]

    def give_height(self, name: str, pixels: int) -> None:
        """Make a panel so high, at the cost of the others."""
        self._sizes = {**self._sizes, name: pixels}
        self._soon.start(0)

    def take_state(self, state: QByteArray) -> bool:
        """Divide as it was kept; whether that could be done."""
        taken = self.restoreState(state)
        if taken:
            self._sizes = {}
        return taken

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: only what is seen and laid out can be divided."""
        super().showEvent(event)
        self._soon.start(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: where no panel is docked, how they come back."""
        super().paintEvent(event)
        if any(panel.isVisible() and not panel.isFloating() for panel in self._panels.values()):
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        words = translate(
            "Panels",
            "Every panel is put away or in a window of its own.\n"
            "Ctrl+1 to Ctrl+4 show them, Ctrl+D docks the one that has the keys.",
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
        painter.end()

    def _divide(self) -> None:
        if not self._sizes or not self.isVisible():
            return
        above = {name: pixels for name, pixels in self._sizes.items() if name != TIMELINE}
        panels = [self._panels[name] for name in above]
        self.resizeDocks(panels, list(above.values()), Qt.Orientation.Horizontal)
        below = self._sizes[TIMELINE]
        both = [panels[0], self._panels[TIMELINE]]
        self.resizeDocks(both, [self.height() - below, below], Qt.Orientation.Vertical)

    # --- commands ---

    def go_to(self, name: str) -> None:
        """Show a panel and give it the keys."""
        self._gone_to = name
        panel = self._panels[name]
        panel.show()
        panel.raise_()
        if panel.isFloating():
            panel.activateWindow()
        panel.part.focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_next(self) -> None:
        """The keys go to the next panel that is shown."""
        shown = [name for name, panel in self._panels.items() if panel.isVisible()]
        if shown:
            here = self._current()
            self.go_to(shown[(shown.index(here) + 1) % len(shown)] if here in shown else shown[0])

    def toggle(self, name: str) -> None:
        """Show a panel or put it away."""
        panel = self._panels[name]
        panel.setVisible(not panel.isVisible())

    def detach(self) -> None:
        """Give the panel that has the keys a window of its own, or dock it again."""
        panel = self._panels.get(self._current())
        if panel is None:
            self._say(translate("Panels", "Go to a panel first (F6), then detach it."))
            return
        panel.setFloating(not panel.isFloating())
        if panel.isFloating():
            panel.resize(panel.size().expandedTo(_LEAST_ALONE))
        self.go_to(panel.part.name)

    def fill_screen(self) -> None:
        """The window that is worked in fills its screen, or no longer."""
        window = QApplication.activeWindow() or self.window()
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def arrange(self) -> None:
        """Show title bars, by which panels are dragged, or hide them again."""
        self._arranging = not self._arranging
        for panel in self._panels.values():
            panel.show_title(self._arranging)

    def place_anew(self) -> None:
        """Everything docked and shown, where it stood at first."""
        for panel in self._panels.values():
            panel.setFloating(False)
            self.removeDockWidget(panel)
        self._place()
        for panel in self._panels.values():
            panel.show()
        self._soon.start(0)

    def close_windows(self) -> None:
        """The window goes, and those of detached panels with it."""
        for panel in self._panels.values():
            if panel.isFloating():
                panel.hide()

    def _place(self) -> None:
        """All in one area: Qt divides areas among each other as it likes where there is no middle."""
        first, *others = (panel for name, panel in self._panels.items() if name != TIMELINE)
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, first)
        self.splitDockWidget(first, self._panels[TIMELINE], Qt.Orientation.Vertical)
        for panel in others:
            self.splitDockWidget(first, panel, Qt.Orientation.Horizontal)
            first = panel

    def _current(self) -> str:
        """The panel that has the keys, '' for none; while windows change places, the one gone to."""
        focus = QApplication.focusWidget()
        if focus is None:
            return self._gone_to
        for name, panel in self._panels.items():
            if focus is not None and panel.isAncestorOf(focus):
                return name
        return ""
