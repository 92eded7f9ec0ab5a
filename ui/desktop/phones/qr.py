"""QR codes on the screen: dark on white in both themes, since not every camera reads the reverse."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from resources.tokens import load_tokens

type Modules = tuple[tuple[bool, ...], ...]
"""The squares of a code by row, True for dark, without the quiet zone."""

LONG = 300
"""Characters from which a code's squares would be small on the screen."""
QUIET = 4
"""So many light squares around (ISO/IEC 18004)."""


def modules_of(text: str) -> Modules:
    """The code of a text, of which 15 % may be unreadable; 7 % of a long one, which is fine as it is.

    Raises:
        ValueError: longer than a code can hold (2,953 bytes).
    """
    import segno  # an eighth of a second that nobody waits for before the first code

    spare = "m" if len(text) < LONG else "l"
    matrix = segno.make(text, error=spare, micro=False, boost_error=False).matrix
    return tuple(tuple(bool(square) for square in row) for row in matrix)


class QrView(QWidget):
    """Draws a code as large as the room allows, in whole pixels; ``show_code(())`` shows nothing."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modules: Modules = ()
        self.setFixedSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_code(self, modules: Modules, words: str = "") -> None:
        """Show a code; ``words`` say for a screen reader what it is for."""
        self._modules = modules
        self.setAccessibleName(words)
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether no code is shown."""
        return not self._modules

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: white ground, dark squares."""
        if not self._modules:
            return
        paper = load_tokens().light
        squares = len(self._modules) + 2 * QUIET
        pixels = max(1, min(self.width(), self.height()) // squares)
        edge = (min(self.width(), self.height()) - pixels * squares) // 2
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self.rect(), QColor(paper.panel))
        dark = QColor(paper.text)
        for down, row in enumerate(self._modules, QUIET):
            for across, is_dark in enumerate(row, QUIET):
                if is_dark:
                    painter.fillRect(
                        QRect(edge + across * pixels, edge + down * pixels, pixels, pixels), dark
                    )
        painter.end()
