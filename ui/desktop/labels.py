"""Labels that never read markup: every text on the board may come from a customer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def plain_label(text: str = "", name: str = "", *, wrap: bool = False) -> QLabel:
    """A label for plain text; ``name`` picks its style."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setWordWrap(wrap)
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return label


def rule(parent: QWidget | None = None) -> QFrame:
    """A thin line between parts."""
    line = QFrame(parent)
    line.setFrameShape(QFrame.Shape.HLine)
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line
