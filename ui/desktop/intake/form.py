"""The fields of an order, caller first; what is wrong with one is said below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import InputRefused
from app.domain.load import DEFAULT_DIMENSIONS, LoadDimension
from app.domain.orders import OrderKind, Place
from app.domain.register import Customer
from app.typed_orders import (
    Field,
    TypedOrder,
    TypedPickup,
    parse_spoken_windows,
    window_text,
)
from ui.desktop.intake.controller import Suggestion
from ui.desktop.intake.pickup_part import PickupPart
from ui.desktop.intake.suggesting import SuggestingLine
from ui.desktop.labels import breakable, plain_label
from ui.desktop.language import marked, translate
from ui.desktop.phones.choice import Choice
from ui.desktop.theme import Theme
from ui.desktop.vocabulary import said

_KINDS = {
    OrderKind.DELIVERY: marked("Intake", "Delivery, from the depot"),
    OrderKind.PICKUP: marked("Intake", "Pickup, to the depot"),
    OrderKind.SHIPMENT: marked("Intake", "From one customer to another"),
}


class OrderForm(QWidget):
    """``changed`` when anything was typed or chosen; ``wanted`` carries a field and the text in it."""

    changed = Signal()
    wanted = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._base = TypedOrder()
        self._place: Place | None = None
        self._troubled: set[str] = set()
        self._dimensions: Sequence[LoadDimension] = DEFAULT_DIMENSIONS
        self._words: dict[str, QLabel] = {}
        self._make_fields(theme)
        self._lay_out()
        self._wire()

    def _make_fields(self, theme: Theme) -> None:
        self.name = SuggestingLine(theme, first_is_meant=False)
        self.phone = SuggestingLine(theme, first_is_meant=False)
        self.address = SuggestingLine(theme, first_is_meant=True)
        self.address.setPlaceholderText(translate("Intake", "Street and number, town"))
        self.pin = QPushButton(translate("Intake", "Map"))
        self.pin.setToolTip(translate("Intake", "Pick the place on the map (Alt+M)"))
        self.pin.setShortcut("Alt+M")
        self.pin.setAutoDefault(False)
        self.pin.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes on to the time
        self.kind = Choice()
        self.amounts = tuple(QLineEdit() for _ in DEFAULT_DIMENSIONS)
        self.window_line = QLineEdit()
        self.window_line.setPlaceholderText(
            translate("Intake", "9-12, bis 12, after 14; empty: any time")
        )
        self.service = QLineEdit()
        self.service.setPlaceholderText("3")
        self.access_code = QLineEdit()
        self.cash = QLineEdit()
        self.cash.setPlaceholderText("0.00")
        self.notes = NotesField()
        self.pickup = PickupPart(theme)
        for field, name in (
            (self.name, translate("Intake", "Name")),
            (self.phone, translate("Intake", "Phone")),
            (self.address, translate("Intake", "Address")),
            (self.kind, translate("Intake", "Kind")),
            (self.window_line, translate("Intake", "When")),
            (self.service, translate("Intake", "Minutes at the door")),
            (self.access_code, translate("Intake", "Access code")),
            (self.cash, translate("Intake", "Cash to collect")),
            (self.notes, translate("Intake", "Notes")),
        ):
            field.setAccessibleName(name)
        self.name_hint = plain_label("", "secondary", wrap=True)
        self.place_hint = plain_label("", "secondary", wrap=True)
        self.window_hint = plain_label("", "secondary", wrap=True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        form = QFormLayout()
        column.addLayout(form)
        column.addStretch(1)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._add(form, translate("Intake", "Name"), Field.NAME, self.name, self.name_hint)
        self._add(form, translate("Intake", "Phone"), Field.PHONE, self.phone)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.address, 1)
        where.addWidget(self.pin)
        self._add(form, translate("Intake", "Address"), Field.ADDRESS, where, self.place_hint)
        self._add(form, translate("Intake", "When"), Field.WINDOW, self.window_line, self.window_hint)
        form.addRow(_name(translate("Intake", "Kind")), self.kind)
        self._pickup_name = _name(translate("Intake", "Picked up at"))
        form.addRow(self._pickup_name, self.pickup)
        self._words.update(self.pickup.trouble_labels())
        loads = QHBoxLayout()
        loads.setSpacing(8)
        self._units: list[QLabel] = []
        for line in reversed(self.amounts):  # pieces first
            line.setFixedWidth(64)
            unit = plain_label("", "calm")
            self._units.insert(0, unit)
            loads.addWidget(line)
            loads.addWidget(unit)
        loads.addStretch(1)
        self._add(form, translate("Intake", "Load"), "load", loads)
        door = QHBoxLayout()
        door.setSpacing(8)
        self.service.setFixedWidth(64)
        self.access_code.setMinimumWidth(80)
        door.addWidget(self.service)
        door.addWidget(plain_label("min", "calm"))
        door.addSpacing(12)
        door.addWidget(plain_label(translate("Intake", "Access code"), "calm"))
        door.addWidget(self.access_code, 1)
        self._add(form, translate("Intake", "At the door"), Field.SERVICE, door)
        money = QHBoxLayout()
        self.cash.setFixedWidth(110)
        money.addWidget(self.cash)
        money.addStretch(1)
        self._add(form, translate("Intake", "Cash to collect"), Field.CASH, money)
        form.addRow(_name(translate("Intake", "Notes")), self.notes)
        self.show_dimensions(DEFAULT_DIMENSIONS)

    def _add(
        self,
        form: QFormLayout,
        title: str,
        field: str,
        content: QWidget | QHBoxLayout,
        hint: QLabel | None = None,
    ) -> None:
        """A row with what is known of the field, and what is wrong with it, below it."""
        column = QVBoxLayout()
        column.setSpacing(3)
        if isinstance(content, QWidget):
            column.addWidget(content)
        else:
            column.addLayout(content)
        words = plain_label("", "trouble", wrap=True)
        self._words[field] = words
        for each in (hint, words):
            if each is not None:
                each.hide()
                column.addWidget(each)
        form.addRow(_name(title), column)

    def _wire(self) -> None:
        for field, asks in (
            (Field.NAME, self.name),
            (Field.PHONE, self.phone),
            (Field.ADDRESS, self.address),
        ):
            asks.wanted.connect(partial(self.wanted.emit, field))
            asks.chosen.connect(self._take)
        self.address.textEdited.connect(self._forget_place)
        self.pickup.wanted.connect(self.wanted)
        self.pickup.changed.connect(self._changed)
        for line in self._lines.values():
            line.textChanged.connect(self._changed)
        for line in self.amounts:
            line.textChanged.connect(self._changed)
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.notes.textChanged.connect(self._changed)

    @property
    def _lines(self) -> dict[str, QLineEdit]:
        return {
            Field.NAME: self.name,
            Field.PHONE: self.phone,
            Field.ADDRESS: self.address,
            Field.WINDOW: self.window_line,
            Field.SERVICE: self.service,
            Field.CASH: self.cash,
            "access_code": self.access_code,
        }

    @property
    def _kind(self) -> OrderKind:
        """Qt keeps the kind as the text that it is."""
        return OrderKind(self.kind.currentData() or self._base.kind)

    @property
    def _is_shipment(self) -> bool:
        return self._kind is OrderKind.SHIPMENT

    # --- what is typed ---

    @property
    def typed(self) -> TypedOrder:
        """Everything as it stands."""
        return replace(
            self._base,
            name=self.name.text(),
            phone=self.phone.text(),
            address=self.address.text(),
            place=self._place,
            kind=self._kind,
            amounts=tuple(line.text() for line in self.amounts),
            window=self.window_line.text(),
            service=self.service.text(),
            access_code=self.access_code.text(),
            cash=self.cash.text(),
            notes=self.notes.toPlainText(),
            pickup=self.pickup.typed if self._is_shipment else TypedPickup(),
        )

    def fill(self, typed: TypedOrder) -> None:
        """Put an order into the fields."""
        self.blockSignals(True)
        self._base, self._place = typed, typed.place
        stays = typed.order_id != "" and typed.kind is OrderKind.SHIPMENT
        self.kind.clear()
        for kind, words in _KINDS.items():
            if not typed.order_id or stays == (kind is OrderKind.SHIPMENT):
                self.kind.addItem(translate("Intake", words), kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(typed.kind)))
        self.kind.setEnabled(not stays)
        self.pickup.fill(typed.pickup)
        self._show_pickup()
        for field, line in self._lines.items():
            line.setText(str(getattr(typed, field)))
            line.setCursorPosition(0)
        for line, text in zip(self.amounts, typed.amounts, strict=True):
            line.setText(text)
        self.notes.setPlainText(typed.notes)
        self.show_troubles({})
        for hint in (self.name_hint, self.place_hint, self.pickup.hint):
            self._tell(hint, "")
        self.blockSignals(False)
        self._changed()

    @property
    def understood(self) -> str:
        """The window as it is understood, '' for any time."""
        try:
            windows = parse_spoken_windows(self.window_line.text(), date.min)
        except InputRefused:
            return ""
        return ", ".join(map(window_text, windows))

    def set_window(self, text: str) -> None:
        """Put a window into its field."""
        self.window_line.setText(text)

    def set_place(self, place: Place) -> None:
        """Take a place for the address, as chosen or pinned."""
        self.address.setText(place.where)
        self.address.setCursorPosition(0)
        self._place = place
        self.changed.emit()

    # --- what is shown ---

    def show_dimensions(self, dimensions: Sequence[LoadDimension]) -> None:
        """Call the load what the site calls it."""
        self._dimensions = dimensions
        for label, line, dimension in zip(self._units, self.amounts, dimensions, strict=True):
            label.setText(said(dimension.unit))
            label.setToolTip("")
            line.setAccessibleName(
                translate("Intake", "{name} in {unit}").format(
                    name=said(dimension.name), unit=said(dimension.unit)
                )
            )
            line.setPlaceholderText("0")

    def show_troubles(self, troubles: Mapping[str, str]) -> None:
        """Say at each field what is wrong with it."""
        self._troubled = set(troubles)
        said = dict(troubles)
        keys = [dimension.key for dimension in self._dimensions]
        loads = [f"{said.pop(key)}" for key in keys if key in said]
        said["load"] = " ".join(loads)
        for field, label in self._words.items():
            words = said.get(field, "")
            self._tell(label, f"⚠ {words}" if words else "")

    def focus_first(self, troubles: Mapping[str, str]) -> None:
        """Put the cursor where something is wrong, the uppermost first."""
        for field, line in (*self._lines.items(), *self.pickup.lines.items(), *self._loads):
            if field in troubles:
                line.setFocus(Qt.FocusReason.OtherFocusReason)
                line.selectAll()
                return

    def show_place(self, words: str, *, good: bool) -> None:
        """Say how sure the place is; ``good``: nothing is to be looked at."""
        self._show_sure(self.place_hint, words, good)

    def show_start(self, words: str, *, good: bool) -> None:
        """The same of the place where a shipment begins."""
        self._show_sure(self.pickup.hint, words, good)

    def _show_sure(self, hint: QLabel, words: str, good: bool) -> None:
        self._style(hint, "secondary" if good else "trouble")
        self._tell(hint, words if good else f"⚠ {words}")

    def show_double(self, words: str) -> None:
        """Say that this may be an order that is there already."""
        self._style(self.name_hint, "trouble")
        self._tell(self.name_hint, f"⚠ {words}" if words else "")

    def show_found(self, field: Field, text: str, found: tuple[Suggestion, ...]) -> None:
        """Suggest what may be meant."""
        asks = {
            Field.NAME: self.name,
            Field.PHONE: self.phone,
            Field.FROM_NAME: self.pickup.name,
            Field.FROM_ADDRESS: self.pickup.address,
        }
        asks.get(field, self.address).show_suggestions(text, found)

    @property
    def _loads(self) -> tuple[tuple[str, QLineEdit], ...]:
        return tuple(
            (dimension.key, line)
            for dimension, line in zip(self._dimensions, self.amounts, strict=True)
        )

    # --- what follows ---

    def _take(self, suggestion: Suggestion) -> None:
        if suggestion.customer is not None:
            self._take_customer(suggestion.customer)
        elif suggestion.place is not None:
            self.set_place(suggestion.place)
            self.window_line.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_customer(self, customer: Customer) -> None:
        """All that is known of somebody delivered to before; what is typed already stays."""
        seconds = customer.service_s
        self.fill(
            replace(
                self.typed,
                name=customer.name,
                phone=customer.contact.phone,
                email=customer.contact.email,
                language=customer.contact.language,
                silent=customer.contact.silent,
                address=customer.place.where,
                place=customer.place if customer.place.location is not None else None,
                service=self.service.text() or (f"{seconds / 60:g}" if seconds is not None else ""),
                access_code=self.access_code.text() or customer.access_code,
                notes=self.notes.toPlainText() or customer.notes,
            )
        )
        self.window_line.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _forget_place(self) -> None:
        self._place = None

    def _kind_chosen(self) -> None:
        self._show_pickup()
        self._changed()

    def _show_pickup(self) -> None:
        """Where it begins is asked of a shipment alone."""
        self.pickup.setVisible(self._is_shipment)
        self._pickup_name.setVisible(self._is_shipment)

    def _changed(self) -> None:
        self._show_window()
        if not self.signalsBlocked():
            if self._troubled:
                self.show_troubles({})
            self.changed.emit()

    def _show_window(self) -> None:
        """Say how a window is understood, while it is typed."""
        understood = self.understood
        same = understood == self.window_line.text().strip()
        self._tell(self.window_hint, "" if same else understood)

    @staticmethod
    def _tell(label: QLabel, words: str) -> None:
        label.setText(breakable(words))
        label.setVisible(bool(words))

    @staticmethod
    def _style(label: QLabel, name: str) -> None:
        if label.objectName() != name:
            label.setObjectName(name)
            label.style().unpolish(label)
            label.style().polish(label)


class NotesField(QPlainTextEdit):
    """A few lines; Enter is the form's, Shift+Enter begins a new line, Tab moves on."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notes")
        self.setTabChangesFocus(True)
        self.setFixedHeight(56)
        self.setPlaceholderText(translate("Intake", "For the driver; Shift+Enter for a new line"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter saves, as everywhere in the form."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
            return
        super().keyPressEvent(event)


def _name(text: str) -> QLabel:
    return plain_label(text, "calm")
