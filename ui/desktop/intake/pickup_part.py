"""Where a shipment begins: who gives it, where, and when it can be had; part of the order form."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.orders import Place
from app.domain.register import Customer
from app.typed_orders import Field, TypedPickup
from ui.desktop.intake.controller import Suggestion
from ui.desktop.intake.suggesting import SuggestingLine
from ui.desktop.labels import plain_label
from ui.desktop.language import translate
from ui.desktop.theme import Theme


class PickupPart(QWidget):
    """``changed`` when anything was typed or chosen; ``wanted`` carries a field and the text in it.
    The form has its own row for each of ``lines``."""

    changed = Signal()
    wanted = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._place: Place | None = None
        self.name = SuggestingLine(theme, first_is_meant=False)
        self.phone = QLineEdit()
        self.address = SuggestingLine(theme, first_is_meant=True)
        self.window_line = QLineEdit()
        self.pin = QPushButton(translate("Intake", "Map"))
        self.hint = plain_label("", "secondary", wrap=True)
        self._words: dict[str, QLabel] = {}
        self.lines: dict[Field, QLineEdit] = {
            Field.FROM_NAME: self.name,
            Field.FROM_ADDRESS: self.address,
            Field.FROM_WINDOW: self.window_line,
        }
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        for line, said, shown in (
            (self.name, translate("Intake", "Pickup: name"), translate("Intake", "Who gives it")),
            (self.phone, translate("Intake", "Pickup: phone"), translate("Intake", "Phone")),
            (
                self.address,
                translate("Intake", "Pickup: address"),
                translate("Intake", "Street and number, town"),
            ),
            (
                self.window_line,
                translate("Intake", "Pickup: when"),
                translate("Intake", "9-12, bis 12, after 14; empty: any time"),
            ),
        ):
            line.setAccessibleName(said)
            line.setPlaceholderText(shown)
        self.pin.setToolTip(translate("Intake", "Pick the place of the pickup on the map (Alt+P)"))
        self.pin.setShortcut("Alt+P")
        self.pin.setAutoDefault(False)
        self.pin.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        who, where = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (who, ((self.name, 3), (self.phone, 2))),
            (where, ((self.address, 1), (self.pin, 0))),
        ):
            row.setSpacing(8)
            for part, share in parts:
                row.addWidget(part, share)
        column.addLayout(who)
        self._trouble(column, Field.FROM_NAME)
        column.addLayout(where)
        self.hint.hide()
        column.addWidget(self.hint)
        self._trouble(column, Field.FROM_ADDRESS)
        column.addWidget(self.window_line)
        self._trouble(column, Field.FROM_WINDOW)

    def _trouble(self, column: QVBoxLayout, field: Field) -> None:
        words = self._words[field] = plain_label("", "trouble", wrap=True)
        words.hide()
        column.addWidget(words)

    def _wire(self) -> None:
        for field, asks in ((Field.FROM_NAME, self.name), (Field.FROM_ADDRESS, self.address)):
            asks.wanted.connect(partial(self.wanted.emit, field))
            asks.chosen.connect(self._take)
        self.address.textEdited.connect(self._forget_place)
        for line in (*self.lines.values(), self.phone):
            line.textChanged.connect(self.changed)

    @property
    def typed(self) -> TypedPickup:
        """Everything as it stands."""
        return TypedPickup(
            name=self.name.text(),
            phone=self.phone.text(),
            address=self.address.text(),
            place=self._place,
            window=self.window_line.text(),
        )

    def fill(self, typed: TypedPickup) -> None:
        """Put the beginning of an order into the fields."""
        self._place = typed.place
        for line, text in (
            (self.name, typed.name),
            (self.phone, typed.phone),
            (self.address, typed.address),
            (self.window_line, typed.window),
        ):
            line.setText(text)
            line.setCursorPosition(0)

    def set_place(self, place: Place) -> None:
        """Take a place for the address, as chosen or pinned."""
        self.address.setText(place.where)
        self.address.setCursorPosition(0)
        self._place = place
        self.changed.emit()

    def trouble_labels(self) -> dict[str, QLabel]:
        """Where it is said what is wrong with a field."""
        return self._words

    def _take(self, suggestion: Suggestion) -> None:
        if suggestion.customer is not None:
            self._take_customer(suggestion.customer)
        elif suggestion.place is not None:
            self.set_place(suggestion.place)
        self.window_line.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_customer(self, customer: Customer) -> None:
        known = customer.place if customer.place.location is not None else None
        window = self.window_line.text()
        self.fill(
            TypedPickup(customer.name, customer.contact.phone, customer.place.where, known, window)
        )
        self.changed.emit()

    def _forget_place(self) -> None:
        self._place = None
