"""Parts of a window beside or above each other, with a thin line that can be dragged."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


def splitter(
    way: Qt.Orientation, parts: tuple[QWidget, ...], sizes: tuple[int, ...], growing: int
) -> QSplitter:
    """The parts at these sizes (pixels); the one at ``growing`` takes what room a larger window has."""
    made = QSplitter(way)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    for part in parts:
        made.addWidget(part)
    made.setSizes(list(sizes))
    made.setStretchFactor(growing, 1)
    return made
