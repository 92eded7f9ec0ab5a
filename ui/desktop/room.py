"""Windows on small screens: none opens larger than its screen, and what has no room there scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

FRAME_PX = (4, 34)
"""So much of a screen's width and height a window's frame takes, roughly; it is not known before."""


def open_within(window: QWidget, width: int, height: int) -> None:
    """Make a window so large (pixels), or as large as its screen has room for."""
    room = window.screen().availableGeometry()
    across, down = FRAME_PX
    window.resize(min(width, room.width() - across), min(height, room.height() - down))


def scrolling(inner: QWidget) -> QScrollArea:
    """The same, to be scrolled where the window is smaller than the least it needs."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def scrolling_column(window: QWidget) -> QVBoxLayout:
    """The column of all that stands in a dialog, which scrolls in it."""
    inner = QWidget()
    inner.setObjectName("ground")
    whole = QVBoxLayout(window)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(scrolling(inner))
    return QVBoxLayout(inner)
