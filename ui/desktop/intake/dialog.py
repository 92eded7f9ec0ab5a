"""The window in which an order is taken by phone: the form at the left, what can be promised right.

Driven through ``IntakeShown``; it asks for everything through its ``IntakeController``. All on the GUI
thread. What is typed stays until it is saved or discarded, whatever becomes of the window.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.geo import LonLat
from app.domain.load import LoadDimension
from app.domain.orders import LocatedBy, Order
from app.domain.timing import TimeWindow
from app.importing.locating import Found
from app.order_entry import KeptOrder
from app.promising import Offers
from app.typed_orders import (
    Field,
    TypedOrder,
    merged,
    named,
    pinned_place,
    read_typed,
    typed_from,
    window_text,
)
from ui.desktop.formats import day_text
from ui.desktop.intake.controller import Checked, IntakeController, Site, Suggestion
from ui.desktop.intake.form import OrderForm
from ui.desktop.intake.offers_panel import OffersPanel
from ui.desktop.intake.words import changed_words, double_words, place_words
from ui.desktop.labels import plain_label, rule, upright
from ui.desktop.language import marked, translate
from ui.desktop.room import open_within
from ui.desktop.theme import Theme

WEIGH_AFTER_MS = 300
SIZE = (880, 600)
_NOT_UNDERSTOOD = marked("Intake", "Slots show here once all that is typed is understood.")
_KEYS = marked("Intake", "Enter saves, Esc closes and keeps what is typed.")


@dataclass(frozen=True, slots=True)
class OpenOn:
    """What the form is about: the day, the clock its times are told by, and the order as it was before
    (None: a new one)."""

    day: date
    zone: ZoneInfo
    before: Order | None = None


class OrderDialog(QDialog):
    """See the module. ``kept`` carries what was kept; ``pin_wanted`` asks for a place on the map;
    ``discarded`` when nothing typed is wanted."""

    kept = Signal(object)
    discarded = Signal()
    pin_wanted = Signal()

    def __init__(
        self, controller: IntakeController, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._controller = controller
        self._site = Site()
        self._about = OpenOn(date.min, ZoneInfo("UTC"))
        self._clean: TypedOrder = TypedOrder()
        self._weighed: TypedOrder | None = None
        self._saving = False
        self._pins_start = False
        self.form = OrderForm(theme)
        self.offers = OffersPanel(theme)
        self.said = plain_label(translate("Intake", _KEYS), "secondary", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(WEIGH_AFTER_MS)
        self._pause.timeout.connect(self._weigh)
        self._lay_out()
        self._wire()
        open_within(self, *SIZE)

    def _lay_out(self) -> None:
        self.save = QPushButton(translate("Intake", "Save"))
        self.save.setProperty("primary", True)
        self.save.setDefault(True)
        self.discard = QPushButton(translate("Intake", "Discard"))
        self.discard.setAutoDefault(False)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.form)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(scroll, 1)
        across.addWidget(upright())
        self.offers.setFixedWidth(340)
        across.addWidget(self.offers)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 10)
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        for button in (self.discard, self.save):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across, 1)
        column.addWidget(rule())
        column.addLayout(foot)

    def _wire(self) -> None:
        self.form.wanted.connect(self._controller.find)
        self.form.changed.connect(self._changed)
        self.offers.window_chosen.connect(self._promise)
        self.save.clicked.connect(self._save)
        self.discard.clicked.connect(self._discard)
        self.form.pin.clicked.connect(lambda: self._want_pin(at_start=False))
        self.form.pickup.pin.clicked.connect(lambda: self._want_pin(at_start=True))

    # --- opening ---

    def open_on(self, typed: TypedOrder, clean: TypedOrder, about: OpenOn) -> None:
        """Show an order; ``clean`` is how it stands while nobody has typed anything."""
        self._about, self._saving = about, False
        what = (
            translate("Intake", "Change the order of {name}").format(name=clean.name)
            if clean.order_id
            else translate("Intake", "New order")
        )
        self.setWindowTitle(f"{what}, {day_text(about.day)}")
        self.save.setText(
            translate("Intake", "Save changes") if clean.order_id else translate("Intake", "Save")
        )
        self.offers.clear()
        self._weighed = None  # the day may have moved on since
        self.form.fill(clean)
        self._clean = self.typed
        if typed != clean:
            self.form.fill(typed)
        self._update()
        self.said.setText(
            translate("Intake", _KEYS)
            if typed == clean
            else translate("Intake", "What you typed before is here again.")
        )
        self.come_back()
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._controller.begin()

    def pin_at(self, place: LonLat) -> None:
        """Take a place from the map; the address stays as typed, for the driver to read."""
        if self._pins_start:
            self.form.pickup.set_place(pinned_place(place, self.typed.pickup.address))
        else:
            self.form.set_place(pinned_place(place, self.typed.address))
        self.come_back()
        line = self.form.pickup.window_line if self._pins_start else self.form.window_line
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _want_pin(self, *, at_start: bool) -> None:
        self._pins_start = at_start
        self.pin_wanted.emit()

    def come_back(self) -> None:
        """Show the form as it was left."""
        self.show()
        self.raise_()
        self.activateWindow()

    @property
    def dimensions(self) -> tuple[LoadDimension, ...]:
        """The dimensions of load that amounts are typed in."""
        return self._site.dimensions

    @property
    def typed(self) -> TypedOrder:
        """What is typed, as it stands."""
        return self.form.typed

    @property
    def before(self) -> Order | None:
        """The order as it stood when typing began, None for a new one."""
        return self._about.before

    @property
    def is_clean(self) -> bool:
        """Whether nothing was typed that is not saved."""
        return self.typed == self._clean

    # --- what is shown ---

    def show_site(self, site: Site) -> None:
        """What the form is read by from now on."""
        self._site = site
        self.form.show_dimensions(site.dimensions)
        self.offers.dimensions = site.dimensions

    def show_found(self, field: Field, text: str, found: tuple[Suggestion, ...]) -> None:
        """Suggest what may be meant."""
        self.form.show_found(field, text, found)

    def show_checked(self, typed: TypedOrder, checked: Checked) -> None:
        """Say how sure the place is, and whether the order may be there already."""
        if _weight(typed) != _weight(self.typed):
            return
        self.form.show_place(place_words(checked.found), good=_is_sure(checked.found))
        if checked.start is not None:
            self.form.show_start(place_words(checked.start), good=_is_sure(checked.start))
        self.form.show_double(double_words(checked.doubles))

    def show_offers(self, typed: TypedOrder, offers: Offers) -> None:
        """Show what could be promised."""
        if _weight(typed) == _weight(self.typed):
            self.offers.show_offers(offers, self.form.understood, self._about.zone)

    def show_kept(self, typed: TypedOrder, kept: KeptOrder) -> None:
        """The order is kept: nothing is left to do here."""
        self._saving = False
        if typed == self.typed:
            self.form.fill(TypedOrder())
            self._clean = self.typed
            self.hide()
        self.kept.emit(kept)

    def show_changed(self, now: Order) -> None:
        """Somebody else changed the order: what nobody typed here follows, what was typed stands, and
        whoever typed it chooses."""
        mine, was = self.typed, self._clean
        self._saving, self._about = False, replace(self._about, before=now)
        self.form.fill(typed_from(now, self.dimensions))
        self._clean = self.typed
        found = merged(mine, was, self._clean)
        self.form.fill(found.typed)
        self._update()
        self.said.setText(changed_words(found))

    def show_not_kept(self, typed: TypedOrder, words: str) -> None:  # noqa: ARG002 - the form's
        """The order could not be kept; all that was typed is still here."""
        self._saving = False
        self._update()
        self.said.setText(words)

    # --- what follows ---

    def _changed(self) -> None:
        self._update()
        self.said.setText(translate("Intake", _KEYS))
        weight = _weight(self.typed)
        if weight == self._weighed:
            return
        self._weighed = weight
        self._pause.start()
        if self._has_address:
            self.offers.show_waiting()
        else:
            self.offers.clear()
            self.form.show_place("", good=True)

    @property
    def _has_address(self) -> bool:
        return bool(self.typed.address.strip())

    def _update(self) -> None:
        self.save.setEnabled(not self._saving)
        self.discard.setEnabled(not self.is_clean)

    def _weigh(self) -> None:
        if not self._has_address or not self.isVisible():
            return
        typed, about, site = self.typed, self._about, self._site
        if read_typed(named(typed), about.day, site.dimensions, site.extent, about.before).troubles:
            self.offers.show_words(translate("Intake", _NOT_UNDERSTOOD))
        self._controller.weigh(typed)

    def _promise(self, window: TimeWindow) -> None:
        self.form.set_window(window_text(window))
        self.form.window_line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        if self._saving:
            return
        typed = self.typed
        about, site = self._about, self._site
        reading = read_typed(typed, about.day, site.dimensions, site.extent, about.before)
        self.form.show_troubles(reading.troubles)
        if reading.troubles:
            self.form.focus_first(reading.troubles)
            return
        self._saving = True
        self._update()
        self.said.setText(translate("Intake", "Saving …"))
        self._controller.keep(about.day, typed, about.before)

    def _discard(self) -> None:
        self.form.fill(self._clean)
        self.hide()
        self.discarded.emit()


def _is_sure(found: Found) -> bool:
    place = found.place
    return place.location is not None and place.located_by is not LocatedBy.TOWN


def _weight(typed: TypedOrder) -> TypedOrder:
    """Of what is typed, that by which place, doubles and slots are found."""
    return replace(typed, phone="", email="", notes="", access_code="", cash="")
