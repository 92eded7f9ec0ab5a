"""Parts of a window beside or above each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget


def splitter(
    way: Qt.Orientation, parts: tuple[QWidget, ...], sizes: tuple[int, ...], growing: int
) -> QSplitter:
    """Parts with a thin line between them that can be dragged, at these sizes (pixels); the one
    at ``growing`` takes what room a larger window has."""
    made = QSplitter(way)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    for part in parts:
        made.addWidget(part)
    made.setSizes(list(sizes))
    made.setStretchFactor(growing, 1)
    return made


def beside(side: int, above: int, *parts: QWidget | None) -> QHBoxLayout:
    """A row with these margins (pixels); the first part takes what room there is, None is a gap."""
    row = QHBoxLayout()
    row.setContentsMargins(side, above, side, above)
    row.setSpacing(8)
    for n, part in enumerate(parts):
        if part is None:
            row.addSpacing(8)
        else:
            row.addWidget(part, 1 if n == 0 else 0)
    return row
