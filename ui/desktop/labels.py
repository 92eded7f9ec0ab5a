"""Labels that never read markup: every text on the board may come from a customer."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

_LONG_WORD = re.compile(r"\S{19,}")
_PART = re.compile(r"(-|[^-]{18})(?=.)")


def breakable(text: str) -> str:
    """The text with places to break inside words that no narrow panel has room for: at their hyphens,
    and else anywhere."""
    return _LONG_WORD.sub(lambda word: _PART.sub("\\1\N{ZERO WIDTH SPACE}", word[0]), text)


def plain_label(text: str = "", name: str = "", *, wrap: bool = False) -> QLabel:
    """A label for plain text; ``name`` picks its style. With ``wrap``, long words are broken too."""
    label = QLabel(breakable(text) if wrap else text)
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


def upright() -> QWidget:
    """The same between parts side by side."""
    line = QWidget()
    line.setObjectName("upright")
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line.setFixedWidth(1)
    return line


def foot(said: QLabel) -> QWidget:
    """The strip at the foot of a window beside the main one, with what was said last."""
    strip = QWidget()
    strip.setObjectName("statusstrip")
    strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    line = QVBoxLayout(strip)
    line.setContentsMargins(16, 8, 16, 8)
    line.addWidget(said)
    return strip


def plain_tip(lines: list[str]) -> str:
    """Tooltip text in which nothing a person wrote is read as markup."""
    return "<p>" + "<br>".join(escape(line[:300]) for line in lines) + "</p>"
