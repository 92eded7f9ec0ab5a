"""One driver: who, the phones, a code for another phone, and the words between them and the desk."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.phones import DriverPhones, PhonesPicture
from ui.desktop.labels import plain_label, rule
from ui.desktop.language import marked, translate
from ui.desktop.phones.controller import Invitation
from ui.desktop.phones.conversation import Conversation
from ui.desktop.phones.invitation_panel import InvitationPanel
from ui.desktop.phones.phone_cards import PhoneCards

NOBODY = marked("Phones", "Choose a driver on the left.")


class DriverPanel(QWidget):
    """Follows the driver chosen in the list. What a person asks for leaves as signals."""

    invited = Signal(str)
    tracker_invited = Signal(str)
    written = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._driver: DriverPhones | None = None
        self._name = plain_label(translate("Phones", NOBODY), "door")
        self._about = plain_label("", "secondary")
        self.cards = PhoneCards()
        self.invitation = InvitationPanel()
        self.conversation = Conversation()
        self.invitation.asked.connect(self.invite)
        self.invitation.tracker_asked.connect(self.invite_tracker)
        self.conversation.written.connect(self._write)
        self._lay_out()
        self._show_parts(False)

    def _lay_out(self) -> None:
        above = QWidget()
        above.setObjectName("panel")
        upper = QVBoxLayout(above)
        upper.setContentsMargins(16, 12, 16, 12)
        upper.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self._name)
        head.addSpacing(8)
        head.addWidget(self._about, 1, Qt.AlignmentFlag.AlignBottom)
        upper.addLayout(head)
        upper.addWidget(self.cards)
        upper.addWidget(self.invitation)
        upper.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(translate("Phones", "Phones of the driver"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(above)
        self._below = QWidget()
        lower = QVBoxLayout(self._below)
        lower.setContentsMargins(16, 8, 16, 12)
        lower.addWidget(self.conversation)
        self._below.setFixedHeight(196)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        self._rule = rule()
        column.addWidget(self._rule)
        column.addWidget(self._below)

    @property
    def driver(self) -> DriverPhones | None:
        """Who is in view."""
        return self._driver

    def show_driver(self, driver: DriverPhones | None, picture: PhonesPicture) -> None:
        """Show a driver as the picture has them, or nobody."""
        another = driver is None or self._driver is None or driver.driver_id != self._driver.driver_id
        self._driver = driver
        self._show_parts(driver is not None)
        if driver is None:
            self._name.setText(translate("Phones", NOBODY))
            self._about.setText("")
            return
        if another:
            self.invitation.clear()
            self.conversation.line.clear()
        self._name.setText(driver.name)
        about = (
            driver.vehicle,
            driver.phone_number,
            "" if driver.shift_id else translate("Phones", "no shift on this day"),
        )
        self._about.setText(" · ".join(part for part in about if part))
        self.cards.show_driver(driver, picture.now)
        self.invitation.show_driver(driver)
        self.conversation.show_driver(driver, picture.messages, picture.now)

    def show_invitation(self, invitation: Invitation) -> None:
        """Show codes, unless another driver is in view by now."""
        if self._driver is not None and invitation.driver_id == self._driver.driver_id:
            self.invitation.show_invitation(invitation, self._driver)

    def invite(self) -> None:
        """Ask for a code for the driver in view."""
        if self._driver is not None:
            self.invited.emit(self._driver.driver_id)

    def invite_tracker(self) -> None:
        """Ask for a tracking app's codes for the driver in view."""
        if self._driver is not None:
            self.tracker_invited.emit(self._driver.driver_id)

    def _write(self, text: str) -> None:
        if self._driver is not None:
            self.written.emit(self._driver.driver_id, text)

    def _show_parts(self, shown: bool) -> None:
        for part in (self.cards, self.invitation, self._below, self._rule):
            part.setVisible(shown)
