"""Phones with a tracking app that nobody has set up here: whose are they?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.phones import PhoneShown, PhonesPicture
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate
from ui.desktop.phones.choice import Choice
from ui.desktop.phones.words import ago, phone_title

EXPLAINED = marked(
    "Phones",
    "These report where they are, and nobody knows whose they are. Give "
    "each to its driver: what it reported so far is then taken. Leave "
    "alone what is none of yours; it is forgotten after 30 days.",
)
SHOWN = 8


class Strangers(QWidget):
    """A row per unknown phone; out of sight where there is none."""

    adopted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made_for: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(6)
        self.setVisible(False)

    def show_picture(self, picture: PhonesPicture) -> None:
        """Show who is unknown now; rows are made anew only where phones or drivers changed."""
        drivers = tuple((driver.name, driver.driver_id) for driver in picture.drivers)
        made_for = (tuple((p.device_id, p.app, p.label) for p in picture.strangers), drivers)
        if made_for == self._made_for:
            return
        self._made_for = made_for
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(bool(picture.strangers))
        self._column.addWidget(
            plain_label(
                translate("Phones", "Unknown phones ({count})").format(count=len(picture.strangers)),
                "heading",
            )
        )
        self._column.addWidget(plain_label(translate("Phones", EXPLAINED), "secondary", wrap=True))
        for phone in picture.strangers[:SHOWN]:
            self._column.addWidget(self._row(phone, drivers, picture))
        if len(picture.strangers) > SHOWN:
            left = len(picture.strangers) - SHOWN
            self._column.addWidget(
                plain_label(translate("Phones", "and {left} more").format(left=left), "secondary")
            )

    def _row(
        self, phone: PhoneShown, drivers: tuple[tuple[str, str], ...], picture: PhonesPicture
    ) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(10, 6, 8, 6)
        row.addWidget(plain_label(phone_title(phone, picture.now), "title"))
        row.addWidget(
            plain_label(
                translate("Phones", "heard {ago}").format(ago=ago(phone.last_seen, picture.now)),
                "secondary",
            ),
            1,
        )
        choice = Choice()
        choice.addItem(translate("Phones", "whose is it?"), "")
        for name, driver_id in drivers:
            choice.addItem(name, driver_id)
        choice.setObjectName("whose")
        choice.setAccessibleName(translate("Phones", "Driver of {label}").format(label=phone.label))
        give = QPushButton(translate("Phones", "Give"))
        give.setEnabled(False)
        choice.currentIndexChanged.connect(lambda at: give.setEnabled(at > 0))
        give.clicked.connect(lambda: self.adopted.emit(phone.device_id, choice.currentData()))
        row.addWidget(choice)
        row.addWidget(give)
        return card
