"""A list to choose from, whose arrow follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox

_WIDE, _HIGH, _FROM_RIGHT = 4.0, 4.0, 14.0


class Choice(QComboBox):
    """Like ``QComboBox``; a style sheet could draw its arrow only from a picture of one colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the field, then the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5))
        x, y = self.width() - _FROM_RIGHT, self.height() / 2
        points = (QPointF(x - _WIDE, y - _HIGH / 2), QPointF(x, y + _HIGH / 2))
        painter.drawPolyline([*points, QPointF(x + _WIDE, y - _HIGH / 2)])
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: scrolling the page past the field chooses nothing."""
        event.ignore()
