"""The live map: what it paints, what it never loads, and what text can never do in it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from pytestqt.qtbot import QtBot

from app.domain.board import Board
from app.domain.geo import LonLat
from app.domain.polyline import encode_polyline
from app.domain.region import RegionInfo
from tests.payloads import SCRIPTS
from tests.ui.boards import board_of, empty_board
from tests.ui.desktop.conftest import ask_page
from ui.desktop.day_filter import DayFilter, Figure
from ui.desktop.map_feed import MapFeed
from ui.desktop.map_view import MapView
from ui.desktop.pictures import wait_drawn

pytestmark = pytest.mark.gui


def hostile(board: Board) -> Board:
    """The board with a payload in every text a person can write."""
    lanes = []
    for lane in board.lanes:
        stops = tuple(
            replace(stop, name=bad, address=bad, note=bad)
            for stop, bad in zip(lane.stops, SCRIPTS, strict=False)
        )
        driver = replace(lane.shift.driver, name=SCRIPTS[1])
        lanes.append(replace(lane, stops=stops, shift=replace(lane.shift, driver=driver)))
    marks = tuple(replace(mark, initials="<b>") for mark in board.vehicles)
    depots = tuple(replace(depot, name=SCRIPTS[0]) for depot in board.depots)
    return replace(board, lanes=tuple(lanes), vehicles=marks, depots=depots)


def test_the_day_is_painted_and_asks_nobody_outside(qtbot: QtBot, map_view: MapView) -> None:
    map_view.show_board(board_of(), DayFilter())
    assert wait_drawn(map_view)
    counts = ask_page(
        qtbot,
        map_view,
        "JSON.stringify([roundsman.layer.routes.size, roundsman.layer.stops.size,"
        " roundsman.layer.vehicles.size])",
    )
    assert json.loads(str(counts)) == [6, 152, 6]
    assert map_view.guard.refused == []
    assert map_view.page.console == []


def test_the_licence_of_the_map_data_always_stands_on_the_map(qtbot: QtBot, map_view: MapView) -> None:
    words = ask_page(
        qtbot, map_view, "document.querySelector('.leaflet-control-attribution').textContent"
    )
    assert words == "© OpenStreetMap contributors"


def test_the_page_itself_may_not_ask_outside(qtbot: QtBot, map_view: MapView) -> None:
    map_view.run("new Image().src = 'https://example.invalid/x.png'; fetch('https://example.invalid/')")
    qtbot.waitUntil(lambda: len(map_view.page.console) >= 2, timeout=30_000)
    assert all("Content Security Policy" in line for line in map_view.page.console[:2])
    assert map_view.guard.refused == []


def test_what_slips_past_the_page_is_refused_and_recorded(qtbot: QtBot, map_view: MapView) -> None:
    other = QWebEnginePage(map_view.page.profile())
    other.setHtml("<img src='http://example.invalid/x.png'>", QUrl("roundsman://map/"))
    qtbot.waitUntil(lambda: bool(map_view.guard.refused), timeout=30_000)
    assert map_view.guard.refused == ["http://example.invalid/x.png"]
    other.deleteLater()
    qtbot.wait(20)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "https://example.org/", "data:text/html,x"])
def test_the_page_cannot_be_led_elsewhere(qtbot: QtBot, map_view: MapView, target: str) -> None:
    map_view.run(f"location.href = '{target}'")
    qtbot.wait(150)
    assert map_view.page.url().toString() == "roundsman://map/map.html"


def test_files_outside_the_web_folder_are_not_served(qtbot: QtBot, map_view: MapView) -> None:
    script = (
        "window.got = '';"
        "Promise.all(['../tokens.json', '%2e%2e/tokens.json', '/../build_map.py', 'x.js']"
        ".map(p => fetch('roundsman://map/' + p)"
        ".then(r => (r.ok ? 'got' : 'refused'), () => 'refused')))"
        ".then(all => { window.got = all.join(' '); })"
    )
    map_view.run(script)
    qtbot.waitUntil(lambda: bool(ask_page(qtbot, map_view, "window.got")), timeout=30_000)
    assert ask_page(qtbot, map_view, "window.got") == "refused refused refused refused"


def test_no_text_of_a_person_is_ever_run_or_read_as_markup(qtbot: QtBot, map_view: MapView) -> None:
    map_view.show_board(hostile(board_of(2, len(SCRIPTS))), DayFilter())
    assert wait_drawn(map_view)
    script = """
        (() => {
          let shown = 0;
          const layer = roundsman.layer;
          const all = [...layer.stops, ...layer.vehicles, ...layer.depots];
          for (const [, thing] of all) {
            const [x, y] = roundsman.layer.screen(thing.at);
            roundsman.point({x, y});
            shown += document.querySelector('.tip').children.length > 0;
          }
          const tip = document.querySelector('.tip');
          return JSON.stringify([shown > 0, tip.querySelectorAll('*:not(div)').length, !!window.pwned,
            document.querySelectorAll('img, iframe, svg').length]);
        })()
    """
    shown, elements, pwned, embedded = json.loads(str(ask_page(qtbot, map_view, script)))
    qtbot.wait(100)
    assert shown
    assert (elements, pwned, embedded) == (0, False, 0)
    assert ask_page(qtbot, map_view, "!!window.pwned") is False
    assert map_view.guard.refused == []


def test_a_click_on_a_stop_selects_it_and_a_selection_reaches_the_page(
    qtbot: QtBot, map_view: MapView
) -> None:
    board = board_of()
    map_view.show_board(board, DayFilter())
    stop = board.lanes[2].stops[3]
    map_view.run(
        f"roundsman.map.setView([{stop.location.lat}, {stop.location.lon}], 18, {{animate: false}})"
    )
    assert wait_drawn(map_view)
    selection = map_view._selection
    with qtbot.waitSignal(selection.changed, timeout=30_000):
        map_view.run(
            f"(() => {{ const at = roundsman.layer.stops.get('{stop.stop_id}').at;"
            " const [x, y] = roundsman.layer.screen(at); roundsman.pick({x, y}); })()"
        )
    assert (selection.shift_id, selection.stop_id) == ("shift-3", stop.stop_id)
    selection.select("shift-1")
    assert wait_drawn(map_view)
    assert ask_page(qtbot, map_view, "roundsman.layer.selection.shift") == "shift-1"


def test_a_filter_fades_what_it_leaves_out(qtbot: QtBot, map_view: MapView) -> None:
    board = board_of()
    map_view.show_board(board, DayFilter(Figure.LATE))
    assert wait_drawn(map_view)
    shown = ask_page(qtbot, map_view, "roundsman.layer.shown.size")
    assert shown == board.figures.will_be_late
    map_view.show_board(board, DayFilter())
    assert wait_drawn(map_view)
    assert ask_page(qtbot, map_view, "roundsman.layer.shown === null") is True


def test_the_map_decodes_a_course_as_the_program_encodes_it(qtbot: QtBot, map_view: MapView) -> None:
    line = (LonLat(9.50871, 47.16652), LonLat(9.51002, 47.16001), LonLat(-0.00001, -12.5))
    legs = json.dumps([encode_polyline(line)])
    map_view.run(f"roundsman.apply({{routes: {{r: {{hue: 0, done: 0, tip: [], legs: {legs}}}}}}})")
    script = (
        "JSON.stringify(roundsman.layer.routes.get('r').paths[0].map(p => {"
        " const at = L.CRS.EPSG3857.pointToLatLng(L.point(p), 0); return [at.lng, at.lat]; }))"
    )
    decoded = json.loads(str(ask_page(qtbot, map_view, script)))
    assert [(round(x, 5), round(y, 5)) for x, y in decoded] == [(p.lon, p.lat) for p in line]


def told_of(feed: MapFeed, board: Board) -> Counter[str]:
    """How many things of each kind the next message holds."""
    message = feed.changes(board, DayFilter())
    return Counter({kind: len(told) for kind, told in message.items() if isinstance(told, dict)})


def test_only_what_changed_is_told_to_the_page() -> None:
    board, feed = board_of(), MapFeed()
    first = told_of(feed, board)
    while feed.is_behind:
        first += told_of(feed, board)
    assert first == {"depots": 1, "routes": 6, "stops": 152, "vehicles": 6}
    assert feed.changes(board, DayFilter()) == {}
    lane = board.lanes[1]
    stop = replace(lane.stops[20], late_s=900)
    moved = replace(lane, stops=(*lane.stops[:20], stop, *lane.stops[21:]))
    changed = replace(board, lanes=(board.lanes[0], moved, *board.lanes[2:]))
    assert list(feed.changes(changed, DayFilter())) == ["stops"]
    gone = feed.changes(replace(changed, vehicles=changed.vehicles[1:]), DayFilter())
    assert gone == {"vehicles": {"driver-1": None}}
    assert len(dict(feed.changes(empty_board(), DayFilter()))["stops"]) == 152  # type: ignore[arg-type]


def test_a_silent_vehicle_says_whether_it_is_parked_or_lost_and_for_how_long() -> None:
    message = MapFeed().changes(board_of(), DayFilter())
    vehicles = message["vehicles"]
    assert isinstance(vehicles, dict)
    words = [(vehicle["lost"], vehicle["silence"]) for vehicle in vehicles.values()]
    assert words == [*[(False, "")] * 4, (False, "parked 25 min"), (True, "silent 7 min")]
    tips = [vehicle["tip"][2] for vehicle in list(vehicles.values())[3:]]
    assert tips == [
        "here at 11:19",
        "parked since 10:55, heard 12 min ago",
        "last heard 7 min ago",
    ]


def test_a_click_names_a_place_once_it_was_asked_for(
    qtbot: QtBot, map_view: MapView, region: RegionInfo
) -> None:
    places: list[LonLat] = []
    map_view.pointed.connect(places.append)
    click = "roundsman.pick({x: 350, y: 260})"
    ask_page(qtbot, map_view, f"{click}; 1")
    qtbot.wait(100)
    assert places == []
    map_view.point_once(True)
    map_view.run(click)
    qtbot.waitUntil(lambda: bool(places))
    assert region.extent.contains(places[0])
    map_view.run(click)
    qtbot.wait(100)
    assert len(places) == 1


PANNED = """(() => {
  const { layer, map } = roundsman;
  const area = map.getSize();
  const view = (kind) => {
    const { canvas, frame } = kind === "base" ? layer.base.sheet : layer.sheets[kind];
    const { min } = map.getPixelBounds();
    const [x, y] = [min.x - frame.left, min.y - frame.top];
    return canvas.getContext("2d").getImageData(x, y, area.x, area.y).data;
  };
  const kinds = ["base", "routes", "closed", "names", "stops", "vehicles"];
  if (!window.shifted) {
    window.shifted = kinds.map(view);
    layer.frame = layer.base.frame = null;
    for (const kind of kinds) (kind === "base" ? layer.base.sheet : layer.sheets[kind]).frame = null;
    layer.ask();
    layer.base.redraw();
    return "[]";
  }
  return JSON.stringify(kinds.map((kind, i) => {
    const afresh = view(kind);
    return [afresh.some((each) => each > 0),
      afresh.reduce((many, each, n) => many + (Math.abs(each - window.shifted[i][n]) > 64), 0)];
  }));
})()"""


def test_panning_within_the_margin_paints_nothing_and_beyond_it_what_comes_into_sight(
    qtbot: QtBot, map_view: MapView
) -> None:
    map_view.show_board(board_of(), DayFilter())
    map_view.show_closed([(LonLat(9.3, 46.9), LonLat(9.8, 47.4))])
    map_view._selection.select("shift-2")
    map_view.run("roundsman.map.setZoom(13.5, {animate: false})")
    assert wait_drawn(map_view)
    map_view.run(
        "window.parts = []; const paint = RoundsmanSheets.Sheet.prototype.paint;"
        "RoundsmanSheets.Sheet.prototype.paint = function (part, how) {"
        " if (this !== roundsman.layer.sheets.names) window.parts.push([part.width, part.height]);"
        " return paint.call(this, part, how); };"
        "roundsman.map.panBy([60, -50], {animate: false})"
    )
    assert wait_drawn(map_view)
    assert ask_page(qtbot, map_view, "JSON.stringify(window.parts)") == "[]"
    for step in ([-300, -200], *[[130, 0]] * 3, *[[0, 130]] * 2, *[[-130, 0]] * 2):
        map_view.run(f"roundsman.map.panBy({step}, {{animate: false}})")
        assert wait_drawn(map_view)
    whole = "roundsman.layer.frame.width * roundsman.layer.frame.height"
    sizes = f"JSON.stringify(window.parts.map(([w, h]) => w * h / ({whole})))"
    shares = json.loads(str(ask_page(qtbot, map_view, sizes)))
    assert shares
    assert max(shares) < 0.6
    ask_page(qtbot, map_view, PANNED)
    assert wait_drawn(map_view)
    for has_something, differing in json.loads(str(ask_page(qtbot, map_view, PANNED))):
        assert has_something
        assert differing < 150, "edges may be smoothed a little otherwise, no more"


def test_the_page_is_told_by_its_channel_and_given_no_scripts_that_it_would_keep(
    qtbot: QtBot, map_view: MapView, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts: list[str] = []
    with monkeypatch.context() as patched:
        patched.setattr(map_view.page, "runJavaScript", lambda script, *_: scripts.append(script))
        map_view.show_board(board_of(), DayFilter())
        map_view._selection.select("shift-1")
        assert wait_drawn(map_view)
    assert scripts == []
    assert ask_page(qtbot, map_view, "roundsman.layer.stops.size") == 152
