"""A large day costs what changed of it and what of it is in sight, and no more."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from random import Random

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.board import Board, BoardStop, DayIssue
from app.domain.geo import LonLat
from app.domain.stop_state import StopState
from tests.ui.boards import NOW, board_of
from tests.ui.desktop.conftest import click_issue
from ui.desktop.day_filter import DayFilter, Figure
from ui.desktop.issues_view import LEAST_PX, MEASURED_AT_ONCE, IssueDelegate, IssuesView
from ui.desktop.lanes_delegate import LanesDelegate
from ui.desktop.lanes_model import LanesModel
from ui.desktop.lanes_view import LanesView
from ui.desktop.map_feed import SLICE, MapFeed
from ui.desktop.map_view import MAP_EVERY_MS, MapView
from ui.desktop.selection import Selection
from ui.desktop.theme import Theme
from ui.desktop.timeline import AXIS_PX, Timeline
from ui.desktop.timeline_row import ROW_PX
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui

LARGE = board_of(200, 25)
STOPS = sum(len(lane.stops) for lane in LARGE.lanes)


def with_lane(board: Board, place: int, change: Callable[[BoardStop], BoardStop], stop: int) -> Board:
    """The board with one stop of one lane another."""
    lane = board.lanes[place]
    stops = (*lane.stops[:stop], change(lane.stops[stop]), *lane.stops[stop + 1 :])
    lanes = (*board.lanes[:place], replace(lane, stops=stops), *board.lanes[place + 1 :])
    return replace(board, lanes=lanes)


def later(stop: BoardStop) -> BoardStop:
    return replace(stop, eta=stop.eta + timedelta(minutes=3))


def count_calls(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> list[tuple[object, ...]]:
    """The calls of a method from now on."""
    calls: list[tuple[object, ...]] = []
    real = getattr(owner, name)

    def counted(self: object, *given: object) -> object:
        calls.append(given)
        return real(self, *given)

    monkeypatch.setattr(owner, name, counted)
    return calls


# --- lanes ---


@pytest.fixture
def lanes(qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> LanesView:
    """The lanes of the large day with every stop shown; ``painted`` counts rows."""
    view = LanesView(Selection(), theme)
    view.painted = count_calls(monkeypatch, LanesDelegate, "paint")  # type: ignore[attr-defined]
    qtbot.addWidget(view)
    view.resize(316, 500)
    view.show_board(LARGE, DayFilter())
    view.lanes.set_show_finished(True)
    view.show()
    qtbot.wait(50)
    return view


def test_of_thousands_of_rows_those_in_sight_are_painted(qtbot: QtBot, lanes: LanesView) -> None:
    assert lanes.lanes.rowCount() == STOPS + len(LARGE.lanes) + 1 + len(LARGE.unassigned)
    painted = lanes.painted  # type: ignore[attr-defined]
    painted.clear()
    lanes.viewport().repaint()
    assert 10 < len(painted) < 25
    painted.clear()
    lanes.show_board(with_lane(LARGE, 150, later, 20), DayFilter())
    qtbot.wait(30)
    assert painted == []
    lanes.show_board(with_lane(LARGE, 0, later, 5), DayFilter())
    qtbot.wait(30)
    assert 0 < len(painted) < 8


def test_a_row_of_the_lanes_is_written_once_while_it_is_the_same(lanes: LanesView) -> None:
    delegate, bar = lanes.itemDelegate(), lanes.verticalScrollBar()
    assert isinstance(delegate, LanesDelegate)

    def written(change: Callable[[], object]) -> int:
        before = delegate.painted
        change()
        lanes.viewport().repaint()
        return delegate.painted - before

    assert written(lambda: None) == 0
    assert 1 <= written(lambda: bar.setValue(60)) <= 4
    assert written(lambda: bar.setValue(0)) == 0
    new_time = with_lane(LARGE, 0, later, 5)
    assert written(lambda: lanes.show_board(new_time, DayFilter())) == 2, "the stop and its heading"
    assert written(lambda: lanes.show_board(replace(new_time, vehicles=()), DayFilter())) == 0
    assert written(lambda: lanes.setCurrentIndex(lanes.lanes.index(3))) <= 2


def test_a_row_is_where_it_is_painted_and_is_brought_into_sight(lanes: LanesView) -> None:
    model = lanes.lanes
    for shift_id, stop_id in (("shift-120", "shift-120-7-d1"), ("shift-1", ""), ("shift-200", "")):
        index = model.index_of(shift_id, stop_id)
        lanes.scrollTo(index)
        box = lanes.visualRect(index)
        assert lanes.viewport().rect().contains(box)
        assert lanes.indexAt(box.center()) == index
    assert lanes.verticalScrollBar().value() + lanes.viewport().height() <= lanes.tops()[-1]


def test_a_lane_is_folded_by_key_or_arrow_and_unfolds_for_what_is_selected(
    qtbot: QtBot, lanes: LanesView
) -> None:
    model, heading = lanes.lanes, lanes.lanes.index_of("shift-2", "")
    rows = model.rowCount()
    lanes.setCurrentIndex(heading)
    qtbot.keyClick(lanes, Qt.Key.Key_Left)
    assert model.rowCount() == rows - 25
    assert not model.index_of("shift-2", "shift-2-3-d1").isValid()
    lanes.show_board(with_lane(LARGE, 1, later, 5), DayFilter())
    assert model.rowCount() == rows - 25  # it stays folded
    lanes._selection.select("shift-2", "shift-2-3-d1")
    assert model.rowCount() == rows
    assert lanes.currentIndex() == model.index_of("shift-2", "shift-2-3-d1")
    qtbot.keyClick(lanes, Qt.Key.Key_Left)
    assert lanes.currentIndex() == model.index_of("shift-2", "")
    arrow = lanes.visualRect(model.index_of("shift-2", "")).center()
    arrow.setX(10)
    qtbot.mouseClick(lanes.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert model.rowCount() == rows - 25
    qtbot.mouseClick(lanes.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert model.rowCount() == rows


def test_keys_walk_from_row_to_row_and_choose_them(qtbot: QtBot, lanes: LanesView) -> None:
    first = lanes.lanes.index_of("shift-1", "")
    lanes.setCurrentIndex(first)
    for _ in range(3):
        qtbot.keyClick(lanes, Qt.Key.Key_Down)
    assert lanes._selection.stop_id == "shift-1-3-d1"
    qtbot.keyClick(lanes, Qt.Key.Key_End)
    assert lanes.currentIndex().row() == lanes.lanes.rowCount() - 1
    assert lanes.viewport().rect().contains(lanes.visualRect(lanes.currentIndex()))
    qtbot.keyClick(lanes, Qt.Key.Key_PageUp)
    assert 10 < lanes.lanes.rowCount() - 1 - lanes.currentIndex().row() < 20


def test_a_selected_row_that_goes_hands_the_selection_to_nobody(qtbot: QtBot, theme: Theme) -> None:
    board, selection = board_of(), Selection()
    view = LanesView(selection, theme)
    qtbot.addWidget(view)
    view.show_board(board, DayFilter())
    selection.select("", "o-901-d1")
    view.show_board(replace(board, unassigned=board.unassigned[1:]), DayFilter())
    assert (selection.shift_id, selection.stop_id) == ("", "o-901-d1")
    assert not view.currentIndex().isValid()
    view.show_board(board, DayFilter())
    assert view.currentIndex() == view.lanes.index_of("", "o-901-d1")


def test_many_lanes_that_change_at_once_are_told_at_once_and_nothing_moves(
    lanes: LanesView,
) -> None:
    model = lanes.lanes
    lanes._selection.select("shift-9", "shift-9-4-d1")
    lanes.verticalScrollBar().setValue(700)
    told: list[object] = []
    model.rowsRemoved.connect(lambda *given: told.append(given))
    moved = replace(
        LARGE,
        lanes=tuple(replace(lane, stops=tuple(map(later, lane.stops[1:]))) for lane in LARGE.lanes),
    )
    lanes.show_board(moved, DayFilter())
    assert told == []
    assert model.rowCount() == STOPS + 1 + len(LARGE.unassigned)
    assert lanes.verticalScrollBar().value() == 700
    assert lanes.currentIndex() == model.index_of("shift-9", "shift-9-4-d1")


def test_who_hears_only_what_the_model_tells_has_the_same_rows(qtmodeltester: ModelTester) -> None:
    model, random = LanesModel(), Random(7)
    heard: list[str] = []

    def words(first: int, last: int) -> list[str]:
        return [str(model.data(model.index(row))) for row in range(first, last + 1)]

    model.modelReset.connect(lambda: heard.__init__(words(0, model.rowCount() - 1)))  # type: ignore[misc]
    model.rowsInserted.connect(lambda _, a, b: heard.__setitem__(slice(a, a), words(a, b)))
    model.rowsRemoved.connect(lambda _, a, b: heard.__delitem__(slice(a, b + 1)))
    model.dataChanged.connect(
        lambda a, b: heard.__setitem__(slice(a.row(), b.row() + 1), words(a.row(), b.row()))
    )
    board, day_filter = board_of(12, 25), DayFilter()
    for _ in range(150):
        for place in random.sample(range(12), 4):
            state = random.choice((StopState.COMPLETED, StopState.RELEASED))
            board = with_lane(board, place, partial(replace, state=state), random.randrange(25))
        board = replace(board, unassigned=random.choice((board.unassigned, LARGE.unassigned[1:])))
        if random.random() < 0.2:
            day_filter = DayFilter(random.choice((None, Figure.OPEN)), random.choice(("", "amann")))
        if random.random() < 0.3:
            model.choose(f"shift-{random.randrange(12)}", "", ())
        if random.random() < 0.3:
            model.fold(random.randrange(model.rowCount() or 1), random.random() < 0.5)
        model.show_board(board, day_filter)
        assert heard == words(0, model.rowCount() - 1)
    fresh = LanesModel()
    fresh.choose(model._chosen_shift, "", ())
    fresh._folded = set(model._folded)
    fresh.show_board(board, day_filter)
    assert heard == [str(fresh.data(fresh.index(row))) for row in range(fresh.rowCount())]
    qtmodeltester.check(model)


# --- timeline ---


def test_of_200_rows_of_the_timeline_those_in_sight_are_painted_and_each_once(
    qtbot: QtBot, theme: Theme
) -> None:
    line = Timeline(Selection(), theme)
    qtbot.addWidget(line)
    line.resize(1280, AXIS_PX + 8 * ROW_PX)
    line.show_board(LARGE, DayFilter())
    line.show()
    qtbot.wait(50)

    def painted_anew(board: Board) -> int:
        before = line._rows.painted
        line.show_board(board, DayFilter())
        line.viewport().repaint()
        return line._rows.painted - before

    assert line._rows.painted == 8
    assert painted_anew(LARGE) == 0
    assert painted_anew(replace(LARGE, now=NOW + timedelta(minutes=1))) == 0
    assert painted_anew(with_lane(LARGE, 100, later, 20)) == 0
    assert painted_anew(with_lane(LARGE, 3, later, 20)) == 1
    line.show_board(LARGE, DayFilter())
    line.viewport().repaint()
    before = line._rows.painted
    line.verticalScrollBar().setValue(2 * ROW_PX)
    line.viewport().repaint()
    assert line._rows.painted - before == 2
    before = line._rows.painted
    line.verticalScrollBar().setValue(0)
    line.show_board(LARGE, DayFilter(None, LARGE.lanes[3].shift.driver.name))
    line.viewport().repaint()
    alike = [lane for lane in LARGE.lanes[:8] if lane.shift.driver == LARGE.lanes[3].shift.driver]
    assert line._rows.painted - before == 8 - len(alike), "a key paints the rows that it changes"


def test_the_lane_selected_elsewhere_comes_into_sight_in_the_timeline(
    qtbot: QtBot, theme: Theme
) -> None:
    selection = Selection()
    line = Timeline(selection, theme)
    qtbot.addWidget(line)
    line.resize(1280, AXIS_PX + 8 * ROW_PX)
    line.show()
    line.show_board(LARGE, DayFilter())
    for shift_id, row in (("shift-120", 119), ("shift-3", 2), ("shift-4", 3)):
        selection.select(shift_id)
        assert AXIS_PX <= line._top(row) <= line.viewport().height() - ROW_PX
    assert line._top(2) == AXIS_PX  # what is in sight stays where it is


# --- issues ---


def issues(count: int) -> tuple[DayIssue, ...]:
    return tuple(
        DayIssue(
            f"i-{n:04}", "late", f"Driver {n} +{n} min", "words " * (n % 40), f"s-{n}", "", 5000 - n
        )
        for n in range(count)
    )


@pytest.fixture
def cards(qtbot: QtBot, theme: Theme) -> IssuesView:
    view = IssuesView(theme)
    qtbot.addWidget(view)
    view.resize(280, 400)
    view.show()
    qtbot.wait(50)
    return view


def test_a_thousand_issues_make_no_widget_and_those_in_sight_are_painted(
    qtbot: QtBot, cards: IssuesView, monkeypatch: pytest.MonkeyPatch
) -> None:
    widgets = len(cards.findChildren(QWidget))
    painted = count_calls(monkeypatch, IssueDelegate, "paint")
    measured = count_calls(monkeypatch, IssueDelegate, "height")
    at_once: list[int] = []
    real = IssuesView.heights

    def heights(view: IssuesView) -> Iterator[int]:
        before = len(measured)
        yield from real(view)
        at_once.append(len(measured) - before)

    monkeypatch.setattr(IssuesView, "heights", heights)
    cards.cards.show(issues(1000))
    qtbot.waitUntil(lambda: bool(painted))
    assert len(cards.findChildren(QWidget)) == widgets
    assert len(painted) < 20
    qtbot.waitUntil(lambda: len(measured) >= 1000)
    qtbot.wait(100)
    assert max(at_once) == MEASURED_AT_ONCE
    delegate, width = cards.itemDelegate(), cards.visualRect(cards.cards.index(0)).width()
    assert cards.tops()[-1] == sum(delegate.height(issue, width) for issue in issues(1000))
    measured.clear()
    cards.cards.show((*issues(999), replace(issues(1000)[-1], title="another")))
    qtbot.wait(50)
    assert len(measured) == 1


def test_of_the_issues_those_that_came_went_or_changed_are_told(cards: IssuesView) -> None:
    told: list[tuple[str, int, int]] = []
    model = cards.cards

    def note(what: str) -> Callable[[QModelIndex, int, int], None]:
        return lambda _parent, first, last: told.append((what, first, last))

    model.show(issues(50))
    model.rowsInserted.connect(note("came"))
    model.rowsRemoved.connect(note("went"))
    model.dataChanged.connect(lambda a, b: told.append(("changed", a.row(), b.row())))
    model.show(tuple(issues(50)))
    assert told == []
    some = list(issues(50))
    some[7] = replace(some[7], detail="later still")
    model.show(tuple(some))
    assert told == [("changed", 7, 7)]
    told.clear()
    model.show((*some[:20], *some[22:], DayIssue("new", "late", "New", "", weight=1)))
    assert [issue.issue_id for issue in model.issues][-1] == "new"
    assert sum(what == "changed" for what, *_ in told) == 0


# --- map ---


def told_of(message: object) -> dict[str, object]:
    assert isinstance(message, dict)
    return message


def all_told(feed: MapFeed, board: Board) -> list[dict[str, dict[str, object]]]:
    """The messages until the page knows a board."""
    messages = [feed.changes(board, DayFilter())]
    while feed.is_behind:
        messages.append(feed.changes(board, DayFilter()))
    return messages  # type: ignore[return-value]


def known_to_page(messages: list[dict[str, dict[str, object]]]) -> dict[str, dict[str, object]]:
    """What the page has after some messages."""
    page: dict[str, dict[str, object]] = {"stops": {}, "routes": {}, "vehicles": {}}
    for message in messages:
        for kind, known in page.items():
            for key, value in message.get(kind, {}).items():
                if value is None:
                    known.pop(key, None)
                elif kind == "routes" and isinstance(value, dict) and "legs" not in value:
                    known[key] = {**known[key], **value}  # type: ignore[dict-item]
                else:
                    known[key] = value
    return page


def test_a_large_day_is_told_to_the_map_in_slices() -> None:
    messages = all_told(MapFeed(), LARGE)
    assert max(len(message["stops"]) for message in messages) < SLICE + 30
    page = known_to_page(messages)
    assert len(page["stops"]) == STOPS + len(LARGE.unassigned)
    assert len(page["routes"]) == len(page["vehicles"]) == len(LARGE.lanes)


def test_what_happens_to_one_stop_is_told_of_one_stop_and_a_course_is_told_once() -> None:
    feed = MapFeed()
    all_told(feed, LARGE)
    done = with_lane(LARGE, 9, lambda stop: replace(stop, state=StopState.COMPLETED), 11)
    (message,) = all_told(feed, done)
    assert [list(message["stops"]), list(message["routes"])] == [["shift-10-12-d1"], ["shift-10"]]
    assert "legs" not in told_of(message["routes"]["shift-10"])
    assert set(message) == {"stops", "routes"}


@pytest.mark.parametrize(("giver", "taker"), [(3, 7), (7, 3)])
def test_a_stop_that_changes_its_driver_stays_on_the_map(giver: int, taker: int) -> None:
    feed = MapFeed()
    messages = all_told(feed, LARGE)
    lanes = list(LARGE.lanes)
    moved = lanes[giver].stops[20]
    lanes[giver] = replace(lanes[giver], stops=(*lanes[giver].stops[:20], *lanes[giver].stops[21:]))
    lanes[taker] = replace(lanes[taker], stops=(*lanes[taker].stops, moved))
    after = replace(LARGE, lanes=tuple(lanes))
    messages += all_told(feed, after)
    assert known_to_page(messages) == known_to_page(all_told(MapFeed(), after))
    page = known_to_page(messages)
    assert told_of(page["stops"][moved.stop_id])["shift"] == lanes[taker].shift.shift_id


def test_boards_that_come_fast_are_told_to_the_map_twice_a_second_and_the_last_one_is(
    qtbot: QtBot, map_view: MapView, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = board_of()
    map_view.show_board(board, DayFilter())
    told = count_calls(monkeypatch, MapView, "_tell")
    begun = time.monotonic()
    shown = board
    while time.monotonic() - begun < 1.2:
        places = (LonLat(m.location.lon + 1e-5, m.location.lat) for m in shown.vehicles)
        marks = tuple(replace(m, location=p) for m, p in zip(shown.vehicles, places, strict=True))
        shown = replace(shown, vehicles=marks)
        map_view.show_board(shown, DayFilter())
        qtbot.wait(30)
    assert 1 <= len(told) <= 1200 // MAP_EVERY_MS + 1
    qtbot.wait(MAP_EVERY_MS + 100)
    last = told_of(told[-1][0])["vehicles"]
    assert told_of(told_of(last)["driver-1"])["lon"] == shown.vehicles[0].location.lon


def test_a_key_in_the_search_is_answered_by_the_map_at_once(
    map_view: MapView, monkeypatch: pytest.MonkeyPatch
) -> None:
    board = board_of()
    map_view.show_board(board, DayFilter())
    told = count_calls(monkeypatch, MapView, "_tell")
    map_view.show_board(board, DayFilter(text="duxgasse"))
    assert [told_of(message[0]).get("shown") for message in told] == [["o-902-d1"]]


def test_an_issue_of_many_is_chosen_where_it_is_painted(qtbot: QtBot, window: MainWindow) -> None:
    board = replace(LARGE, issues=issues(300), suggestions=())
    shown: list[str] = []
    window.show_board(board)
    window.side.chosen.connect(lambda shift_id, _: shown.append(shift_id))
    qtbot.wait(200)
    click_issue(qtbot, window, "Driver 2 +2 min")
    assert shown == ["s-2"]


def test_a_suggestion_is_in_sight_however_many_issues_there_are(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_board(replace(LARGE, issues=issues(300)))
    qtbot.wait(200)
    accept = next(b for b in window.side.findChildren(QPushButton) if b.text() == "Accept")
    assert accept.visibleRegion().boundingRect() == accept.rect()
    assert window.side.issues.height() >= LEAST_PX
