"""Pictures of a board and its map as PNG files, with or without a display."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from math import cos, radians
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtGui import QPixmap

from app.amending import CalledOff
from app.by_hand import Trial
from app.domain.board import Board
from app.domain.closures import ClosedShape
from app.domain.disruption import Dial
from app.domain.errors import StoreError
from app.domain.orders import Order
from app.domain.tenders import Answer
from app.domain.wishes import Wish
from app.importing.preview import Vanished
from app.loads import LoadNews
from app.register.kinds import Kind
from app.register.reading import Fields
from app.sync.options import ServerOptions
from app.typed_orders import Field, TypedOrder
from ui.desktop.day_filter import DayFilter
from ui.desktop.figures.controller import FiguresShown
from ui.desktop.hands.controller import HandsShown
from ui.desktop.importing.controller import Decided, ImportShown
from ui.desktop.intake.controller import IntakeShown
from ui.desktop.looking_back.controller import LookBackShown
from ui.desktop.map_view import MapView, day_box
from ui.desktop.phones.controller import PhonesShown
from ui.desktop.regions.controller import RegionsShown
from ui.desktop.register.controller import RegisterShown
from ui.desktop.settings.controller import Changes, SettingsShown
from ui.desktop.shops.controller import ShopsShown
from ui.desktop.start import make_application
from ui.desktop.theme import Theme, ThemeMode
from ui.desktop.told.controller import ToldShown
from ui.desktop.what_if.controller import Question, WhatIfShown
from ui.desktop.window import MainWindow
from ui.workplace import Workplace

PATIENCE_MS = 20_000
MAP_SIDES = (1280, 960)
_SETTLE_MS = 120
"""After the page says it has painted, its frame takes a moment to reach the widget."""


@dataclass(frozen=True, slots=True)
class PictureSettings:
    """How large, in which theme, with what selected."""

    width: int = 1280
    height: int = 800
    theme: ThemeMode = ThemeMode.LIGHT
    shift_id: str = ""
    stop_id: str = ""


class NoPhones:
    """Phones that are only looked at."""

    def attach(self, window: PhonesShown) -> None: ...
    def look(self) -> None: ...
    def invite(self, driver_id: str) -> None: ...
    def invite_tracker(self, driver_id: str) -> None: ...
    def adopt(self, device_id: str, driver_id: str) -> None: ...
    def seen_set_aside(self) -> None: ...
    def retire(self, device_id: str) -> None: ...
    def revoke(self, device_id: str) -> None: ...
    def send_message(self, driver_id: str, text: str) -> None: ...
    def listen(self, options: ServerOptions) -> None: ...


class NoIntake:
    """An order form that is only looked at."""

    def attach(self, form: IntakeShown) -> None: ...
    def begin(self) -> None: ...
    def find(self, field: Field, text: str) -> None: ...
    def weigh(self, typed: TypedOrder) -> None: ...
    def keep(self, day: date, typed: TypedOrder, was: Order | None) -> None: ...


class NoHands:
    """A plan that is only looked at."""

    def attach(self, shown: HandsShown) -> None: ...
    def try_out(self, wish: Wish) -> None: ...
    def make(self, wish: Wish) -> None: ...
    def take_back(self, trial: Trial) -> None: ...
    def make_again(self, trial: Trial) -> None: ...
    def lock(self, stop_ids: tuple[str, ...], *, locked: bool) -> None: ...
    def offers(self, stop_ids: tuple[str, ...]) -> None: ...
    def try_part(self, suggestion_id: str, stop_ids: tuple[str, ...]) -> None: ...
    def make_part(self, suggestion_id: str, stop_ids: tuple[str, ...]) -> None: ...
    def run_offers(self, shift_id: str, *, swap: bool, from_stop: str = "") -> None: ...
    def call_off(self, order_ids: tuple[str, ...]) -> None: ...
    def take_up(self, off: CalledOff) -> None: ...
    def call_off_again(self, off: CalledOff) -> None: ...


class NoFigures:
    """Nobody asks for figures of a picture."""

    def attach(self, shown: FiguresShown) -> None: ...
    def look(self, *, week: bool) -> None: ...


class NoShops:
    """Shops' keys that are only looked at."""

    def attach(self, shown: ShopsShown) -> None: ...
    def look(self) -> None: ...
    def make_key(self, sender: str, label: str) -> None: ...
    def revoke_key(self, key_id: str) -> None: ...


class NoRegister:
    """No window of fleet and customers: nobody opens it on a picture."""

    def attach(self, shown: RegisterShown) -> None: ...
    def look(self) -> None: ...
    def keep(self, kind: Kind, record_id: str, fields: Fields) -> None: ...
    def set_archived(self, kind: Kind, record_id: str, *, archived: bool) -> None: ...
    def undo(self) -> None: ...
    def read_fleet(self, path: Path) -> None: ...
    def write_fleet(self, path: Path) -> None: ...


class NoRegions:
    """No window of map regions: nobody opens it on a picture."""

    def attach(self, shown: RegionsShown) -> None: ...
    def look(self) -> None: ...
    def add(self, source: str, name: str) -> None: ...
    def update(self, name: str) -> None: ...
    def use(self, name: str) -> None: ...
    def remove(self, name: str) -> None: ...
    def cancel_job(self) -> None: ...


class NoSettings:
    """No window of settings: nobody opens it on a picture."""

    def attach(self, shown: SettingsShown) -> None: ...
    def look(self) -> None: ...
    def keep(self, changes: Changes) -> None: ...


class NoTold:
    """Customers whom nobody tells anything."""

    def attach(self, shown: ToldShown) -> None: ...
    def look(self) -> None: ...
    def send_again(self, message_id: str) -> None: ...


class NoLookingBack:
    """A day that is only seen as it is."""

    def attach(self, shown: LookBackShown) -> None: ...
    def open(self) -> None: ...
    def look(self, at: datetime) -> None: ...
    def search_again(self, at: datetime) -> None: ...
    def close(self) -> None: ...


class NoWhatIf:
    """A day that nothing is asked about."""

    def attach(self, shown: WhatIfShown) -> None: ...
    def look_at(self, shape: ClosedShape) -> None: ...
    def ask(self, question: Question) -> None: ...


class NoImporting:
    """No file is imported."""

    def attach(self, shown: ImportShown) -> None: ...
    def look(self, path: Path) -> None: ...
    def judge(self, decided: Decided) -> None: ...
    def find(self, text: str) -> None: ...
    def bring_in(self, decided: Decided, off: tuple[Vanished, ...] = ()) -> None: ...


class NoController:
    """A window that is only looked at."""

    def __init__(self) -> None:
        self.phones = NoPhones()
        self.intake = NoIntake()
        self.importing = NoImporting()
        self.hands = NoHands()
        self.told = NoTold()
        self.shops = NoShops()
        self.looking_back = NoLookingBack()
        self.what_if = NoWhatIf()
        self.figures = NoFigures()
        self.register = NoRegister()
        self.regions = NoRegions()
        self.settings = NoSettings()

    def plan(self, seconds: float) -> None: ...
    def cancel_plan(self) -> None: ...
    def send(self) -> None: ...
    def import_fleet(self, path: Path) -> None: ...
    def practise(self, speed: float) -> None: ...
    def leave_practice(self) -> None: ...
    def accept_suggestion(self, suggestion_id: str) -> None: ...
    def dismiss_suggestion(self, suggestion_id: str) -> None: ...
    def refuse_suggestion(self, suggestion_id: str) -> None: ...
    def undo_suggestion(self, suggestion_id: str) -> None: ...
    def turn_dial(self, dial: Dial) -> None: ...
    def give_away(self, order_id: str) -> None: ...
    def tender(self, order_id: str) -> None: ...
    def answer_tender(self, tender_id: str, answer: Answer) -> None: ...
    def withdraw_tender(self, tender_id: str) -> None: ...
    def reclaim(self, order_id: str) -> None: ...
    def offer_slots(self, order_id: str) -> None: ...
    def take_slot(self, order_id: str) -> None: ...
    def note_load(self, news: LoadNews) -> None: ...
    def forget_customer(self, wanted: str) -> None: ...
    def take_out(self, shift_id: str) -> None: ...
    def bring_back(self, shift_id: str) -> None: ...
    def write_routes(self, path: Path) -> None: ...
    def write_report(self, path: Path) -> None: ...
    def close_road(self, shapes: tuple[ClosedShape, ...], ends: datetime, note: str) -> None: ...
    def open_road(self, closure_id: str) -> None: ...
    def write_order_proof(self, order_id: str, path: Path) -> None: ...
    def write_diagnostics(self, path: Path) -> None: ...
    def show_proof(self, sha256: str) -> None: ...
    def select_day(self, day: date) -> None: ...
    def closing(self, when_done: Callable[[], None]) -> None:
        """Nothing runs behind it."""
        when_done()


def take_pictures(board: Board, place: Workplace, board_file: Path, map_file: Path) -> None:
    """Draw the whole window and the map alone, over the workplace's active region.

    Raises:
        StoreError: a file cannot be written.
    """
    draw_pictures(board, place.regions.active().basemap_file, board_file, map_file)


def draw_pictures(
    board: Board,
    basemap: Path | None,
    board_file: Path,
    map_file: Path,
    settings: PictureSettings | None = None,
) -> None:
    """Draw the whole window into ``board_file`` and the map alone into ``map_file``.

    Works without a display. Blocks until both are written.

    Raises:
        StoreError: a file cannot be written.
    """
    wanted = settings or PictureSettings()
    app = make_application(headless=True)
    theme = Theme(app, wanted.theme)
    window = MainWindow(NoController(), theme)
    window.resize(wanted.width, wanted.height)
    window.show_basemap(basemap)
    window.show_board(board)
    window.selection.select(wanted.shift_id, wanted.stop_id)
    window.show()
    wait_drawn(window.map)
    window.frame_day()
    wait_drawn(window.map)
    whole, map_only = window.grab(), _map_alone(window, theme, basemap, board)
    window.close()
    window.deleteLater()
    _turn(_SETTLE_MS, window)
    _save(whole, board_file)
    _save(map_only, map_file)


def _map_alone(window: MainWindow, theme: Theme, basemap: Path | None, board: Board) -> QPixmap:
    """The map in the window's theme and with its selection, large enough to read the streets."""
    alone = MapView(window.selection)
    alone.resize(*_map_size(board))
    alone.set_palette(theme.palette)
    alone.set_basemap(basemap)
    alone.show_board(board, DayFilter())
    alone.show()
    wait_drawn(alone)
    alone.frame_day()
    wait_drawn(alone)
    picture = alone.grab()
    alone.close_page()
    alone.deleteLater()
    return picture


def _map_size(board: Board) -> tuple[int, int]:
    """Upright for a day that reaches farther north and south than east and west."""
    long, short = MAP_SIDES
    box = day_box(board)
    if box is None:
        return long, short
    wide = (box.east - box.west) * cos(radians((box.north + box.south) / 2))
    return (short, long) if box.north - box.south > wide else (long, short)


def wait_drawn(view: MapView, patience_ms: int = PATIENCE_MS) -> bool:
    """Run the event loop until the map is painted; False when it took longer than patience."""
    loop = QEventLoop()
    wanted = -1

    def drawn(serial: int) -> None:
        if serial >= wanted:
            loop.exit(0)

    view.drawn.connect(drawn)
    wanted = view.ask_drawn()
    QTimer.singleShot(patience_ms, loop, lambda: loop.exit(1))
    in_time = loop.exec() == 0
    view.drawn.disconnect(drawn)
    _turn(_SETTLE_MS, view)
    return in_time


def _turn(milliseconds: int, context: QObject) -> None:
    """Let the event loop run for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    context.destroyed.connect(loop.quit)
    loop.exec()


def _save(picture: QPixmap, path: Path) -> None:
    if not picture.save(str(path), "PNG"):
        raise StoreError(f"The picture {path} cannot be written. The day itself is kept.")
