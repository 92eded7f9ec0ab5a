"""The register of what is drawn: a new window is one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.domain.board import Board, ServerStatus
from app.domain.orders import OrderKind
from app.domain.settings import Settings
from app.domain.shop import ShopKey
from app.orchestration.gains import DayCost
from app.orchestration.what_if import LateStop, WhatIf
from app.register.kinds import Kind
from app.typed_orders import Field, TypedOrder, TypedPickup
from tests.pictures.days import LONG_NAMES, large, late, long_named
from tests.ui.boards import board_of, empty_board
from tests.ui.desktop.phones.pictures_of_phones import CLOSED, OPEN, picture
from ui.desktop.hands.chooser import DriverChooser
from ui.desktop.hands.lock_chooser import LockChooser
from ui.desktop.hands.part_chooser import PartChooser
from ui.desktop.intake.dialog import OpenOn, OrderDialog
from ui.desktop.load_dialog import LoadDialog
from ui.desktop.phones.window import DRIVERS, REACH, SET_ASIDE
from ui.desktop.shops.controller import ShopsNow
from ui.desktop.theme import Theme
from ui.desktop.what_if.closing_dialog import ClosingDialog
from ui.desktop.window import MainWindow

ZONE = ZoneInfo("Europe/Vaduz")
type Scene = Callable[[MainWindow, Theme], QWidget]
"""Brings the window into a state, and says what is to be drawn."""


def _day(board: Callable[[], Board]) -> Scene:
    def show(window: MainWindow, _theme: Theme) -> QWidget:
        window.show_board(board())
        return window

    return show


def _chosen(window: MainWindow, _theme: Theme) -> QWidget:
    window.show_board(board_of())
    window.selection.choose("shift-3", "shift-3-14-d1", ("shift-3-14-d1",))
    return window


def _offline(window: MainWindow, _theme: Theme) -> QWidget:
    window.show_board(board_of())
    window.show_server(ServerStatus(False, "unreachable"))
    window.say("The sync server does not answer. What phones report waits there.", trouble=True)
    return window


def _opened(command: str) -> Scene:
    """What a command opens: the newest window beside the main one."""

    def show(window: MainWindow, _theme: Theme) -> QWidget:
        window.show_board(board_of())
        before = set(_windows(window))
        window.commands[command].trigger()
        (found,) = set(_windows(window)) - before
        return found

    return show


def _windows(window: MainWindow) -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]


def _phones(page: int) -> Scene:
    def show(window: MainWindow, theme: Theme) -> QWidget:
        phones = _opened("phones")(window, theme)
        phones.show_picture(picture())  # type: ignore[attr-defined]
        phones.show_reach(OPEN if page == REACH else CLOSED)  # type: ignore[attr-defined]
        phones.show_page(page)  # type: ignore[attr-defined]
        return phones

    return show


def _page(kind: Kind) -> Scene:
    def show(window: MainWindow, _theme: Theme) -> QWidget:
        window._open_register(kind)
        assert window._register is not None
        window._register.commands["new"].trigger()
        return window._register

    return show


def _shops(window: MainWindow, theme: Theme) -> QWidget:
    shops = _opened("shops")(window, theme)
    made = datetime(2026, 11, 2, 12, tzinfo=UTC)
    keys = (ShopKey("k1", LONG_NAMES[0], "h1", made), ShopKey("k2", "Wein", "h2", made, "Kasse"))
    shops.show_shops(ShopsNow(keys, {"Wein": 7}, "https://desk.example"))  # type: ignore[attr-defined]
    return shops


def _settings(key: str) -> Scene:
    def show(window: MainWindow, _theme: Theme) -> QWidget:
        window._open_settings(key)
        assert window._settings is not None
        window._settings.show_settings(Settings())
        return window._settings

    return show


def _what_if(window: MainWindow, theme: Theme) -> QWidget:
    dialog = _opened("what_if")(window, theme)
    window.what_ifs.dialog.answer.show_answer(
        WhatIf(
            as_it_is=DayCost(3600, 2, 250_000, 36_000, 200_000, 1),
            otherwise=DayCost(7200, 5, 262_300, 38_160, 231_050, 2),
            late_now=(LateStop("s1", LONG_NAMES[0], "Aino", 300),),
            late_then=(LateStop("s1", LONG_NAMES[0], "Aino", 900),),
            cut_off=(LONG_NAMES[1],),
        )
    )
    return dialog


def _order(window: MainWindow, theme: Theme) -> QWidget:
    dialog = OrderDialog(window._controller.intake, theme, window)
    start = TypedPickup("Bäckerei Amann", "+423 232 10 10", "Im Rösle 2, 9494 Schaan", None, "8-10")
    typed = TypedOrder(LONG_NAMES[0], "", "Im Rösle 12, 9494 Schaan", kind=OrderKind.SHIPMENT,
                       window="bis 12", notes="Zweimal läuten", pickup=start)  # fmt: skip
    dialog.open_on(typed, typed, OpenOn(date(2026, 11, 23), ZONE))
    dialog.form.show_troubles({Field.FROM_WINDOW: "This is no time.", Field.CASH: "No amount."})
    return dialog


def _of_board(make: Callable[[MainWindow, Theme], QDialog]) -> Scene:
    def show(window: MainWindow, theme: Theme) -> QWidget:
        window.show_board(board_of())
        dialog = make(window, theme)
        dialog.show()
        return dialog

    return show


def _parts(window: MainWindow, _theme: Theme) -> QDialog:
    return PartChooser(board_of().suggestions[0], window)


def _with_load() -> Board:
    board = board_of()
    orders = {key: replace(order, load="P7") for key, order in board.orders.items()}
    return replace(board, orders=orders)


SCENES: dict[str, Scene] = {
    "empty": _day(empty_board),
    "small": _day(lambda: board_of(1, 5)),
    "demo-day": _day(board_of),
    "chosen": _chosen,
    "large": _day(large),
    "long-names": _day(long_named),
    "late": _day(late),
    "offline": _offline,
    "palette": _opened("palette"),
    "keys": _opened("keys"),
    "settings": _settings("units"),
    "settings-text": _settings("messages.texts.de.late.text"),
    "register-drivers": _page(Kind.DRIVERS),
    "register-vehicles": _page(Kind.VEHICLES),
    "register-weekly": _page(Kind.WEEKLY),
    "register-customers": _page(Kind.CUSTOMERS),
    "register-carriers": _page(Kind.CARRIERS),
    "regions": _opened("regions"),
    "phones": _phones(DRIVERS),
    "phones-reach": _phones(REACH),
    "phones-aside": _phones(SET_ASIDE),
    "told": _opened("told"),
    "shops": _shops,
    "figures": _opened("figures"),
    "what-if": _what_if,
    "order": _order,
    "loads": _of_board(lambda window, _: LoadDialog(_with_load(), window)),
    "lock": _of_board(lambda window, _: LockChooser(board_of(), "shift-2", window)),
    "driver": _of_board(lambda window, theme: DriverChooser("14 M. Ospelt", theme, window)),
    "parts": _of_board(_parts),
    "closing": _of_board(lambda window, _: ClosingDialog(window)),
}
