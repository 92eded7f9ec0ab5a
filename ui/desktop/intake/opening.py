"""Opens the order form on a new order or one of the day, and keeps what is typed until it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

import msgspec
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from app.domain.board import Board
from app.domain.geo import LonLat
from app.domain.orders import Order
from app.order_entry import KeptOrder
from app.typed_orders import TypedOrder, typed_from
from ui.desktop.intake.controller import IntakeController
from ui.desktop.intake.dialog import OpenOn, OrderDialog
from ui.desktop.language import translate
from ui.desktop.place_picker import PlacePicker
from ui.desktop.selection import Selection
from ui.desktop.theme import Theme

_NEW = TypedOrder()
_DRAFT = "order_draft"


@dataclass(frozen=True, slots=True)
class _Draft:
    """What was typed and not saved, and how the order stood when that began."""

    typed: TypedOrder
    before: Order | None


class Intake(QObject):
    """One form for the window; drafts by order, '' for the new one."""

    def __init__(
        self,
        controller: IntakeController,
        selection: Selection,
        theme: Theme,
        parent: QWidget,
        settings: QSettings | None = None,
    ) -> None:
        """``settings`` keep what was typed of a new order until the next start of the program."""
        super().__init__(parent)
        self._settings = settings
        self._controller = controller
        self._selection = selection
        self._theme = theme
        self._window = parent
        self._board: Board | None = None
        self._dialog: OrderDialog | None = None
        self._open = ""
        self._is_used = False
        self._drafts: dict[str, _Draft] = _kept_draft(settings)
        self._coming = ""
        self._picker: PlacePicker | None = None

    @property
    def dialog(self) -> OrderDialog:
        """The form, made when it is first needed."""
        if self._dialog is None:
            self._dialog = OrderDialog(self._controller, self._theme, self._window)
            self._controller.attach(self._dialog)
            self._dialog.kept.connect(self._kept)
            self._dialog.pin_wanted.connect(self._ask_for_pin)
            self._dialog.finished.connect(self._remember)
            self._dialog.discarded.connect(self._remember)
        return self._dialog

    def take_places_from(self, picker: PlacePicker) -> None:
        """Let a place on the map be the place of the order."""
        self._picker = picker

    def show_board(self, board: Board) -> None:
        """The day as it stands; an order that was just kept is selected once it is on the board."""
        another_day = self._board is not None and self._board.day != board.day
        self._board = board
        if another_day and self._dialog is not None:
            self._dialog.hide()  # what is typed waits for the next time
        shift_id = _shift_of(board, self._coming) if self._coming else None
        if shift_id is not None:
            self._selection.select(shift_id, self._coming)
            self._coming = ""

    def open_new(self) -> None:
        """Open on a new order, or on what was typed of one before; back where a place is awaited."""
        if self._picker is not None and self._picker.awaits_for(self._pin):
            self._picker.give_up()
        else:
            self._show("", _NEW)

    def open_selected(self) -> str:
        """Open on the order of the selected stop; returns what to say, '' for nothing."""
        board = self._board
        order_id = _order_of(board, self._selection.stop_id) if board is not None else ""
        if board is None or not order_id:
            return translate("Intake", "Choose the stop of the order first.")
        order = board.orders[order_id]
        self._show(order_id, typed_from(order, self.dialog.dimensions), order)
        return ""

    def close(self) -> None:
        """The window is going."""
        if self._dialog is not None:
            self._dialog.close()
            self._remember()

    def _take_draft(self) -> None:
        """What is typed, with the others; nothing of an order that was saved or discarded."""
        self._drafts.pop(self._open, None)
        if not self.dialog.is_clean:
            self._drafts[self._open] = _Draft(self.dialog.typed, self.dialog.before)

    def _remember(self) -> None:
        """Keep what was typed of a new order: an order on the phone outlives the program's end."""
        self._take_draft()
        if self._settings is None:
            return
        draft = self._drafts.get("")
        if draft is None:
            self._settings.remove(_DRAFT)
        else:
            self._settings.setValue(_DRAFT, msgspec.json.encode(draft.typed).decode())

    def _show(self, order_id: str, clean: TypedOrder, before: Order | None = None) -> None:
        board, dialog = self._board, self.dialog
        if board is None:
            return
        self._stop_pointing()
        if self._is_used:
            self._take_draft()
        self._is_used, self._open = True, order_id
        zone = board.depots[0].zone if board.depots else ZoneInfo("UTC")
        draft = self._drafts.get(order_id, _Draft(clean, before))
        was = typed_from(draft.before, dialog.dimensions) if draft.before is not None else clean
        dialog.open_on(draft.typed, was, OpenOn(board.day, zone, draft.before))
        if before is not None and was != clean:  # somebody else changed it while the draft waited
            dialog.show_changed(before)

    def _ask_for_pin(self) -> None:
        """The form makes room until a place is given; asked for again, it comes back without."""
        if self._picker is not None:
            self.dialog.hide()
            self._picker.ask(self._pin, self.dialog.come_back)

    def _stop_pointing(self) -> None:
        if self._picker is not None:
            self._picker.drop(self._pin)

    def _pin(self, place: LonLat) -> None:
        self.dialog.pin_at(place)

    def _kept(self, kept: KeptOrder) -> None:
        saved = "" if kept.is_new else kept.order.order_id
        if saved != self._open:  # another was opened while it was being saved
            self._drafts.pop(saved, None)
        self._remember()
        self._coming = kept.stop_id
        if self._board is not None:
            self.show_board(self._board)


def _kept_draft(settings: QSettings | None) -> dict[str, _Draft]:
    """What was typed of a new order when the program ended."""
    kept = settings.value(_DRAFT) if settings is not None else None
    if not isinstance(kept, str):
        return {}
    try:
        return {"": _Draft(msgspec.json.decode(kept, type=TypedOrder), None)}
    except msgspec.MsgspecError:  # of another version
        return {}


def _shift_of(board: Board, stop_id: str) -> str | None:
    """The shift that has a stop, '' for nobody; None where the stop is not on the board."""
    if (lane := board.lane_of(stop_id)) is not None:
        return lane.shift.shift_id
    return "" if board.left_out(stop_id) is not None else None


def _order_of(board: Board, stop_id: str) -> str:
    if (stop := board.stop(stop_id)) is not None:
        return stop.order_id
    left = board.left_out(stop_id)
    return left.order_id if left is not None else ""
