"""What an empty day shows: three doors, and what was said last."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.desktop.actions import Actions
from ui.desktop.labels import plain_label


class EmptyDay(QWidget):
    """Import orders, type one in, or practise."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        doors = QHBoxLayout()
        doors.setSpacing(16)
        doors.addWidget(
            _door(
                actions, "import", "Import orders", "A CSV or XLSX file, as your shop or ERP writes it."
            )
        )
        doors.addWidget(
            _door(
                actions,
                "type_order",
                "Type one in",
                "A caller's order: the address is looked up, and the slots shown that can be promised.",
            )
        )
        doors.addWidget(
            _door(
                actions, "practise", "Practise", "150 orders in Liechtenstein, six simulated drivers."
            )
        )
        column = QVBoxLayout(self)
        column.addStretch(3)
        column.addWidget(plain_label("This day is empty.", "welcome"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(plain_label("Three ways to begin.", "calm"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(20)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addLayout(doors)
        across.addStretch(1)
        column.addLayout(across)
        column.addSpacing(20)
        self._said = plain_label("", "calm", wrap=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._said.setFixedSize(640, 120)
        column.addWidget(self._said, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, message: str) -> None:
        """Show what the program said last: the message area is out of sight here."""
        self._said.setText(message)


def _door(actions: Actions, name: str, title: str, words: str) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    card.setFixedSize(200, 164)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 16, 16, 16)
    column.addWidget(plain_label(title, "door"))
    column.addWidget(plain_label(words, "secondary", wrap=True))
    column.addStretch(1)
    action = actions[name]
    button = QPushButton(title)
    button.setProperty("primary", name == "import")
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    column.addWidget(button)
    return card
