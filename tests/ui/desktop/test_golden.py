"""Pictures that are to stay as they were looked at: lanes (also with long names), timeline (also with
everybody late), issues with a suggestion, and the order form on a shipment, in both themes.

They are kept small (an eighth of a screen's pixels each way), so that another machine's fonts and
smoothing change little in them and a colour, a shape or a row that is gone changes much.
``UPDATE_GOLDEN=1`` writes them anew; look at them before they are kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.orders import OrderKind
from app.typed_orders import Field, TypedOrder, TypedPickup
from tests.pictures.days import late, long_named
from tests.ui.boards import board_of
from ui.desktop.day_filter import DayFilter
from ui.desktop.intake.form import OrderForm
from ui.desktop.lanes_view import LanesView
from ui.desktop.selection import Selection
from ui.desktop.side_panel import SidePanel
from ui.desktop.theme import Theme, ThemeMode
from ui.desktop.timeline import Timeline

pytestmark = pytest.mark.gui

FOLDER = Path(__file__).with_name("golden")
SMALLER = 8
FAR = 48
"""Levels (of 255) of a channel by which a pixel is another one."""
SHARE = 0.02
"""So many of the pixels may be others."""


def _small(widget: QWidget) -> QImage:
    picture = widget.grab().toImage()
    size = picture.size() / SMALLER
    smooth = Qt.TransformationMode.SmoothTransformation
    small = picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return small.convertToFormat(QImage.Format.Format_RGB888)


def _share_of_others(one: QImage, other: QImage) -> float:
    assert one.size() == other.size()
    others = 0
    for y in range(one.height()):
        for x in range(one.width()):
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            far = max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue()))
            others += far > FAR
    return others / (one.width() * one.height())


def _lanes(theme: Theme, selection: Selection) -> QWidget:
    view = LanesView(selection, theme)
    view.resize(320, 640)
    view.show_board(board_of(), DayFilter())
    return view


def _timeline(theme: Theme, selection: Selection) -> QWidget:
    view = Timeline(selection, theme)
    view.resize(1280, 200)
    view.show_board(board_of(), DayFilter())
    return view


def _side(theme: Theme, _selection: Selection) -> QWidget:
    panel = SidePanel(theme)
    panel.resize(286, 420)
    panel.show_board(board_of())
    return panel


def _order_form(theme: Theme, _selection: Selection) -> QWidget:
    form = OrderForm(theme)
    form.resize(540, 620)
    start = TypedPickup("Bäckerei Amann", "+423 232 10 10", "Im Rösle 2, 9494 Schaan", None, "8-10")
    form.fill(
        TypedOrder("Praxis Dr. Hasler", "", "Im Rösle 12, 9494 Schaan", kind=OrderKind.SHIPMENT,
                   window="bis 12", notes="Zweimal läuten", pickup=start)
    )  # fmt: skip
    form.show_troubles({Field.FROM_WINDOW: "This is no time.", Field.CASH: "This is no amount."})
    return form


def _long_names(theme: Theme, selection: Selection) -> QWidget:
    view = LanesView(selection, theme)
    view.resize(260, 480)
    view.show_board(long_named(), DayFilter())
    return view


def _all_late(theme: Theme, selection: Selection) -> QWidget:
    view = Timeline(selection, theme)
    view.resize(880, 200)
    view.show_board(late(), DayFilter())
    return view


VIEWS = {
    "long-names": _long_names,
    "all-late": _all_late,
    "lanes": _lanes,
    "timeline": _timeline,
    "side": _side,
    "order-form": _order_form,
}


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
@pytest.mark.parametrize("name", VIEWS)
def test_a_view_looks_as_it_did_when_a_person_looked_at_it(
    qtbot: QtBot, theme: Theme, name: str, mode: ThemeMode
) -> None:
    theme.set_mode(mode)
    selection = Selection()
    view = VIEWS[name](theme, selection)
    qtbot.addWidget(view)
    view.show()
    selection.choose("shift-3", "shift-3-14-d1", ("shift-3-14-d1", "shift-2-16-d1"))
    seen = _small(view)
    kept = FOLDER / f"{name}-{mode.value}.png"
    if os.environ.get("UPDATE_GOLDEN"):
        assert seen.save(str(kept))
    golden = QImage(str(kept)).convertToFormat(QImage.Format.Format_RGB888)
    share = _share_of_others(seen, golden)
    assert share < SHARE, f"{share:.1%} of {kept.name} is other than it was"


def test_a_changed_colour_or_a_row_less_would_be_seen(qtbot: QtBot, theme: Theme) -> None:
    view = Timeline(Selection(), theme)
    qtbot.addWidget(view)
    view.resize(1280, 200)
    view.show()
    view.show_board(board_of(), DayFilter())
    whole = _small(view)
    view.show_board(board_of(5), DayFilter())
    assert _share_of_others(whole, _small(view)) > SHARE
