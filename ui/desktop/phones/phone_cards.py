"""A driver's phones as cards, each with what can be done about it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.driver_sync import DeviceState
from app.domain.phones import DriverPhones, PhoneShown
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate
from ui.desktop.phones.words import needs_a_look, phone_detail, phone_title, to_call_title

NO_PHONES = marked("Phones", "No phone yet. A code below lets one take part.")


class PhoneCard(QFrame):
    """One phone: what it has, when it was heard, and the two ways to end it."""

    retired = Signal(str)
    revoked = Signal(str)

    def __init__(self, phone: PhoneShown) -> None:
        super().__init__()
        self.setObjectName("card")
        self._title = plain_label("", "title")
        self._detail = plain_label("", "secondary", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 8, 6)
        row.addLayout(words, 1)
        if phone.state is DeviceState.ACTIVE:
            row.addWidget(
                _button(
                    translate("Phones", "Retire"),
                    translate("Phones", "Replaced: take only what it reported till now"),
                    self.retired,
                    phone,
                )
            )
        if phone.state is not DeviceState.REVOKED:
            row.addWidget(
                _button(
                    translate("Phones", "Revoke"),
                    translate("Phones", "Lost or stolen: take nothing more from it"),
                    self.revoked,
                    phone,
                )
            )

    def show_phone(self, phone: PhoneShown, driver: DriverPhones, now: datetime) -> None:
        """Bring the words up to date."""
        behind = phone.state is DeviceState.ACTIVE and needs_a_look(driver)
        if self.property("urgent") != behind:
            self.setProperty("urgent", behind)
            self.style().unpolish(self)
            self.style().polish(self)
        self._title.setText(phone_title(phone, now))
        self._detail.setText(phone_detail(phone, driver, now))


def _button(text: str, tip: str, signal: SignalInstance, phone: PhoneShown) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAccessibleDescription(tip)
    button.clicked.connect(lambda: signal.emit(phone.device_id))
    return button


class PhoneCards(QWidget):
    """What to tell the driver by voice, and every phone ever paired. Cards are made anew only where
    phones came or ended; otherwise only their words change."""

    retired = Signal(str)
    revoked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._cards: dict[tuple[str, DeviceState], PhoneCard] = {}
        self._made_for: tuple[object, ...] | None = None

    def show_driver(self, driver: DriverPhones, now: datetime) -> None:
        """Show a driver's phones."""
        made_for = (
            driver.driver_id,
            driver.to_call,
            driver.phone_number,
            tuple((phone.device_id, phone.state) for phone in driver.phones),
        )
        if made_for != self._made_for:
            self._made_for = made_for
            self._build(driver)
        for phone in driver.phones:
            self._cards[phone.device_id, phone.state].show_phone(phone, driver, now)

    def _build(self, driver: DriverPhones) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._cards.clear()
        if driver.to_call:
            self._column.addWidget(_call_card(driver))
        if not driver.phones:
            self._column.addWidget(plain_label(translate("Phones", NO_PHONES), "calm", wrap=True))
        for phone in driver.phones:
            card = PhoneCard(phone)
            card.retired.connect(self.retired)
            card.revoked.connect(self.revoked)
            self._cards[phone.device_id, phone.state] = card
            self._column.addWidget(card)


def _call_card(driver: DriverPhones) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    card.setProperty("urgent", True)
    column = QVBoxLayout(card)
    column.setContentsMargins(10, 6, 10, 6)
    column.setSpacing(4)
    column.addWidget(plain_label(to_call_title(driver), "title", wrap=True))
    words = translate(
        "Phones",
        "These %n stops were taken off the route, and no phone of theirs has fetched that yet:",
        "",
        len(driver.to_call),
    )
    column.addWidget(plain_label(words, "secondary", wrap=True))
    labels: list[QLabel] = [plain_label(f"·  {stop}", "move", wrap=True) for stop in driver.to_call[:6]]
    if len(driver.to_call) > 6:
        more = translate("Phones", "and {left} more").format(left=len(driver.to_call) - 6)
        labels.append(plain_label(more, "secondary"))
    for label in labels:
        column.addWidget(label)
    return card
