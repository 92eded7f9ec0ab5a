"""A place is picked on the map, by a click or by keys alone, for whoever asks."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.geo import LonLat, distance_m
from app.domain.region import RegionInfo
from app.register.kinds import Kind
from tests.ui.boards import board_of
from tests.ui.desktop.conftest import ask_page
from ui.desktop.pictures import wait_drawn
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui


def middle(qtbot: QtBot, window: MainWindow) -> LonLat:
    asked = "(() => { const c = roundsman.map.getCenter(); return JSON.stringify([c.lng, c.lat]); })()"
    return LonLat(*json.loads(str(ask_page(qtbot, window.map, asked))))


def test_the_register_takes_a_place_by_keys_by_a_click_and_none_where_that_is_wanted(
    qtbot: QtBot, window: MainWindow, region: RegionInfo
) -> None:
    window.show_basemap(region.basemap_file)
    window.show_board(board_of())
    assert wait_drawn(window.map)
    window.commands["register"].trigger()
    register = window._register
    assert register is not None
    register.open_now(Kind.DEPOTS)
    register.begin_new()
    pin = register.page.form.fields["pin"]
    register.commands["pick"].trigger()
    assert not register.isVisible()
    assert window.picker.isVisible()
    begun = middle(qtbot, window)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(window.picker, key)
    aimed = middle(qtbot, window)
    assert aimed.lon > begun.lon
    assert aimed.lat > begun.lat
    qtbot.keyClick(window.picker, Qt.Key.Key_Return)
    qtbot.waitUntil(register.isVisible, timeout=30_000)
    lat, lon = (float(part) for part in pin.text().split(","))
    assert distance_m(LonLat(lon, lat), aimed) < 5
    assert register.page.is_changed
    assert not window.picker.isVisible()
    assert window.selection.stop_id == "", "the click that was taken chooses nothing"

    register.commands["pick"].trigger()
    qtbot.keyClick(window.picker, Qt.Key.Key_Escape)
    assert register.isVisible()
    assert pin.text() == f"{lat:.5f}, {lon:.5f}"

    register.commands["pick"].trigger()
    window.map.pointed.emit(LonLat(9.5, 47.2))
    assert pin.text() == "47.20000, 9.50000"
    window.map.pointed.emit(LonLat(9.6, 47.1))  # nobody asked for this one
    assert pin.text() == "47.20000, 9.50000"


def test_the_order_form_takes_the_middle_of_the_map(qtbot: QtBot, window: MainWindow) -> None:
    window.show_board(board_of())
    assert wait_drawn(window.map)
    window.commands["type_order"].trigger()
    dialog = window.intake.dialog
    dialog.form.pin.click()
    assert window.picker.is_picking
    assert not dialog.isVisible()
    qtbot.keyClick(window.picker, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.isVisible, timeout=30_000)
    assert not window.picker.is_picking
