"""What a picture must show to be read: streets, names beside the stops, shapes that fit their scale."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.board import Board, MoveInWords
from app.domain.geo import LonLat
from tests.ui.boards import board_of
from tests.ui.desktop.conftest import ask_page
from ui.desktop.day_filter import DayFilter
from ui.desktop.labels import breakable
from ui.desktop.map_view import MapView
from ui.desktop.pictures import wait_drawn
from ui.desktop.side_panel import MOVES_SHOWN
from ui.desktop.theme import Theme, ThemeMode
from ui.desktop.timeline import AXIS_PX
from ui.desktop.timeline_row import ROW_PX
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui


PIXELS = """(() => { const c = roundsman.layer.base.sheet.canvas;
  return c.getContext('2d').getImageData(0, 0, c.width, c.height).data; })()"""


def drawn_by_roads(qtbot: QtBot, view: MapView) -> int:
    """So many pixels of the base map differ clearly from a base map without its roads."""
    view.run(f"window.whole = {PIXELS}")
    view.run(
        "(() => { const b = roundsman.layer.base;"
        " b.rules = b.rules.filter(rule => rule.dataLayer !== 'roads');"
        " b.frame = b.sheet.frame = null; b.redraw(); })()"
    )
    assert wait_drawn(view)
    script = (
        f"(() => {{ const bare = {PIXELS}; let n = 0; for (let i = 0; i < bare.length; i += 4)"
        " n += Math.abs(bare[i] - window.whole[i]) > 24; return n; })()"
    )
    return int(float(str(ask_page(qtbot, view, script))))


@pytest.mark.parametrize("mode", [ThemeMode.LIGHT, ThemeMode.DARK])
def test_the_roads_are_painted_where_the_whole_day_is_in_view(
    qtbot: QtBot, map_view: MapView, theme: Theme, mode: ThemeMode
) -> None:
    theme.set_mode(mode)
    map_view.set_palette(theme.palette)
    map_view.show_board(board_of(), DayFilter())
    assert wait_drawn(map_view)
    assert float(str(ask_page(qtbot, map_view, "roundsman.map.getZoom()"))) < 11.5
    assert drawn_by_roads(qtbot, map_view) > 2_000


def test_the_day_fills_the_view(qtbot: QtBot, map_view: MapView) -> None:
    map_view.resize(1000, 760)
    map_view.show_board(board_of(), DayFilter())
    assert wait_drawn(map_view)
    map_view.frame_day()
    assert wait_drawn(map_view)
    script = (
        "(() => { const l = roundsman.layer;"
        " const ys = [...l.stops.values()].map(s => l.screen(s.at)[1]);"
        " return (Math.max(...ys) - Math.min(...ys)) / roundsman.map.getSize().y; })()"
    )
    assert 0.8 < float(str(ask_page(qtbot, map_view, script))) < 1


def test_from_afar_stops_are_dots_and_the_ones_that_need_a_look_stand_out(
    qtbot: QtBot, map_view: MapView
) -> None:
    map_view.show_board(board_of(), DayFilter())
    assert wait_drawn(map_view)
    script = (
        "JSON.stringify([11, 16].map(z => { roundsman.map.setZoom(z, {animate: false});"
        " return ['completed', 'released', 'failed'].map(state =>"
        " roundsman.layer.stopsPainter.radius({state, late: '', shift: 'x'}, 'x')); }))"
    )
    far, near = json.loads(str(ask_page(qtbot, map_view, script)))
    assert far[0] < far[1] < far[2] < near[0]
    assert far[1] < 5
    assert near[0] == near[1] == near[2]


def test_a_towns_name_steps_aside_for_the_stops_on_the_town(qtbot: QtBot, map_view: MapView) -> None:
    def covers() -> tuple[LonLat, bool]:
        map_view.run("roundsman.map.setView([47.1, 9.53], 11, {animate: false})")
        assert wait_drawn(map_view)
        script = (
            "(() => { const b = roundsman.layer.base;"
            " const n = b.names.find(n => n.deduplicationKey === 'Balzers'); const box = n.bboxes[0];"
            " const at = roundsman.map.unproject(L.point(n.anchor.x, n.anchor.y), b.frame.zoom);"
            " return JSON.stringify([at.lng, at.lat, box.minX < n.anchor.x && n.anchor.x < box.maxX"
            " && box.minY < n.anchor.y && n.anchor.y < box.maxY]); })()"
        )
        lon, lat, inside = json.loads(str(ask_page(qtbot, map_view, script)))
        return LonLat(lon, lat), inside

    town, covered = covers()
    assert covered
    map_view.show_board(_with_a_stop_at(board_of(1, 3), town), DayFilter())
    assert not covers()[1]


def _with_a_stop_at(board: Board, place: LonLat) -> Board:
    lane = board.lanes[0]
    stops = (replace(lane.stops[0], location=place), *lane.stops[1:])
    return replace(board, lanes=(replace(lane, stops=stops),))


def test_a_long_word_never_widens_the_right_panel(window: MainWindow) -> None:
    board = board_of()
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    window.show_board(replace(board, issues=(replace(board.issues[0], title=word, detail=word),)))
    inner = window.side.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= window.side.viewport().width()
    assert breakable(word).replace("\N{ZERO WIDTH SPACE}", "") == word
    assert breakable("Bäckerei Zuckerhut, 9494 Schaan") == "Bäckerei Zuckerhut, 9494 Schaan"
    assert breakable("Hohenlohe-Waldenburg").split("\N{ZERO WIDTH SPACE}") == [
        "Hohenlohe-",
        "Waldenburg",
    ]


def test_a_suggestion_with_many_moves_keeps_its_buttons_in_sight(window: MainWindow) -> None:
    board = board_of()
    moves = tuple(MoveInWords(f"s{n}", "a", "b", f"{n} from Ben <b>to</b> Aino") for n in range(9))
    window.show_board(replace(board, suggestions=(replace(board.suggestions[0], moves=moves),)))
    shown = [label for label in window.side.findChildren(QLabel) if label.objectName() == "move"]
    assert len(shown) == MOVES_SHOWN
    (more,) = [label for label in window.side.findChildren(QLabel) if label.text() == "and 5 more"]
    assert "8 from Ben &lt;b&gt;to" in more.toolTip()


def test_the_timeline_has_a_row_per_driver_as_far_as_a_third_of_the_window_goes(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1280, 1080)
    window.show_board(board_of(30, 10))
    rows = AXIS_PX + 10 * ROW_PX
    qtbot.waitUntil(lambda: rows < window.timeline.height() < 1080 * 0.4)
