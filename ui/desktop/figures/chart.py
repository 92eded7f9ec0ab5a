"""Bars with pyqtgraph. Importing it takes more than half a second, so nothing that starts does."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.desktop.language import translate
from ui.desktop.theme import Theme

LONGEST = 22
"""Letters of a name below the axis."""


class BarChart(QObject):
    """See ``Chart``: one bar per name from the top down, its value at its end."""

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, tuple[str, ...], tuple[float, ...], int, str] | None = None
        self._view = pg.PlotWidget()
        self._view.setAccessibleName(translate("Figures", "The chosen figure as bars"))
        self._plot = self._view.getPlotItem()
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.invertY(True)
        self._plot.getViewBox().setMouseEnabled(x=False, y=True)
        self._view.scene().sigMouseClicked.connect(self._clicked)
        theme.changed.connect(self._draw)

    @property
    def widget(self) -> QWidget:
        """What is put into a window."""
        view: QWidget = self._view
        return view

    def show_bars(
        self, title: str, names: Sequence[str], values: Sequence[float], chosen: int, colour: str
    ) -> None:
        """See ``Chart``."""
        self._shown = (title, tuple(names), tuple(values), chosen, colour)
        self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        title, names, values, chosen, colour = self._shown
        look = self._theme.palette
        self._plot.clear()
        self._view.setBackground(look.panel)
        self._plot.setTitle(title, color=look.text, size="10pt")
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setTextPen(look.muted)
            axis.setPen(look.line)
        brushes = [
            colour if number == chosen or chosen < 0 else f"{colour}99" for number in range(len(names))
        ]
        bars = pg.BarGraphItem(
            x0=[0.0] * len(names),
            y=list(range(len(names))),
            height=0.7,
            width=list(values),
            brushes=[pg.mkBrush(brush) for brush in brushes],
            pen=pg.mkPen(None),
        )
        self._plot.addItem(bars)
        for number, value in enumerate(values):
            words = pg.TextItem(f"{value:g}", color=look.text, anchor=(0, 0.5))
            words.setPos(value, number)
            self._plot.addItem(words)
        ticks = [
            (n, name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…")
            for n, name in enumerate(names)
        ]
        self._plot.getAxis("left").setTicks([ticks])
        self._plot.setXRange(0, max(values, default=1) * 1.15 or 1, padding=0)
        seen = min(len(names), 14)
        first = min(max(0, chosen - seen // 2), max(0, len(names) - seen))
        self._plot.setYRange(first - 0.6, first + seen - 0.4, padding=0)

    def _clicked(self, event: object) -> None:
        """A click on a bar's row, wherever in it."""
        if getattr(event, "button", lambda: None)() != Qt.MouseButton.LeftButton or self._shown is None:
            return
        place: QPointF = self._plot.getViewBox().mapSceneToView(event.scenePos())  # type: ignore[attr-defined]
        number = round(place.y())
        if 0 <= number < len(self._shown[1]):
            self.picked.emit(number)
