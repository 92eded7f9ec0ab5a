"""From a phone and an order to the window and the map: texts that try to be run are only ever text.

Everything between is real: the server, the desk's link, its database and its day.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.board import Board
from app.domain.events import EventType
from app.domain.orders import Order, Task
from app.domain.report import ReportFormat
from app.processes import ProcessPlanner
from app.reports.day_report import make_report
from app.shared_clock import SystemClock
from app.sync.client import HttpDeskLink
from storage.papers.report_writer import report_bytes
from storage.store import DeskStore
from tests.app.planning import planner_children
from tests.app.sample_day import DAY, DESK, SampleDay, sample_day
from tests.app.sync.serving import Running, now_text, running
from tests.payloads import FORMULAS, SCRIPTS
from tests.ui.desktop.conftest import ask_page
from ui.desktop.day_filter import DayFilter
from ui.desktop.map_view import MapView
from ui.desktop.pictures import wait_drawn
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui

TEXTS = (*SCRIPTS, *FORMULAS)
LOOK = """(() => {
  const layer = roundsman.layer;
  const shown = [];
  for (const [, thing] of [...layer.stops, ...layer.vehicles, ...layer.depots]) {
    const [x, y] = layer.screen(thing.at);
    roundsman.point({x, y});
    shown.push(document.querySelector('.tip').textContent);
  }
  return JSON.stringify({
    shown: shown.join(' '),
    elements: document.querySelector('.tip').querySelectorAll('*:not(div)').length,
    embedded: document.querySelectorAll('img, iframe, svg, object').length,
    ran: 'pwned' in window || 'pwned' in {},
  });
})()"""


def hostile_day() -> SampleDay:
    """A day in which each order has one of the texts wherever a person writes."""
    day = sample_day(stops=len(TEXTS) + 2, drivers=2)
    orders = tuple(_hostile(order, text) for order, text in zip(day.orders, TEXTS * 2, strict=False))
    shifts = tuple(
        replace(
            shift,
            driver=replace(shift.driver, name=text),
            vehicle=replace(shift.vehicle, name=text),
        )
        for shift, text in zip(day.shifts, (SCRIPTS[0], SCRIPTS[10]), strict=True)
    )
    return replace(day, orders=orders, shifts=shifts)


def _hostile(order: Order, text: str) -> Order:
    def spoilt(task: Task | None) -> Task | None:
        if task is None:
            return None
        place = replace(task.place, name=text, address=text, postcode=text, city=text)
        contact = replace(task.contact, phone=text)
        return replace(task, place=place, contact=contact, notes=text, access_code=text)

    lines = tuple(replace(line, text=text, code=text) for line in order.lines)
    return replace(
        order,
        reference=text,
        sender=text,
        lines=lines,
        pickup=spoilt(order.pickup),
        delivery=spoilt(order.delivery),
    )


@dataclass
class Office:
    """A desk that is connected to a server."""

    desk: Desk
    store: DeskStore
    server: Running


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    day = hostile_day()
    store = DeskStore.open(tmp_path / "desk.sqlite")
    with store.write() as unit:
        unit.put_depot(replace(day.shifts[0].depot, name=SCRIPTS[4]))
        unit.put_shifts(day.shifts)
        unit.put_orders(day.orders)
        unit.put_routes(replace(record, revision=0, released=None) for record in day.routes)
        unit.commit()
    with running(tmp_path / "server") as server:
        link = HttpDeskLink(server.url, server.token)
        planner = ProcessPlanner(planner_children.leaves)
        desk = Desk(store, planner, SystemClock(), DAY, DESK, "", link)
        desk.release()
        desk.exchange()
        yield Office(desk, store, server)
        link.close()
    store.close()


def report_from_phones(office: Office) -> None:
    """Drivers fail every stop, with one of the texts wherever a phone sends one."""
    texts = iter(TEXTS)
    for record in office.store.routes(DAY):
        shift = next(s for s in office.store.shifts(DAY) if s.shift_id == record.shift_id)
        phone = office.server.pair(shift.driver.driver_id)
        assert record.released is not None
        facts = []
        for stop_id, text in zip(record.released.stop_ids, texts, strict=False):
            about = {"shift_id": shift.shift_id, "stop_id": stop_id, "at": now_text(), "note": text}
            failed = {"type": "failed", "outcome": "failed_other", "name": text}
            failed |= {"lines": [{"text": text, "code": text}]}
            for more in (failed, {"type": "problem"}, {"type": "message"}):
                facts.append({**about, **more, "seq": len(facts) + 1, "id": str(uuid4())})
        reply = phone.send(*facts).json()
        assert (reply["acked"], reply["rejected"]) == (len(facts), [])
        phone.send({"seq": len(facts) + 1, "id": SCRIPTS[0], "type": SCRIPTS[1]})
    office.desk.exchange()


@pytest.fixture
def board(office: Office) -> Board:
    """The day's picture after all of it."""
    report_from_phones(office)
    drawn = office.desk.board()
    notes = {stop.note for lane in drawn.lanes for stop in lane.stops}
    assert set(SCRIPTS) <= notes, "what phones wrote stands on the board"
    return drawn


def test_the_map_shows_them_and_runs_none(qtbot: QtBot, map_view: MapView, board: Board) -> None:
    map_view.show_board(board, DayFilter())
    assert wait_drawn(map_view)
    seen = json.loads(str(ask_page(qtbot, map_view, LOOK)))
    assert "window.pwned=1" in seen.pop("shown")
    assert seen == {"elements": 0, "embedded": 0, "ran": False}
    qtbot.wait(100)
    assert ask_page(qtbot, map_view, "'pwned' in window") is False
    assert map_view.guard.refused == []


def test_the_window_shows_them_as_they_were_typed(window: MainWindow, board: Board) -> None:
    window.show_board(board)
    shown = 0
    for lane in board.lanes:
        for stop in lane.stops[::6]:
            window.selection.select(lane.shift.shift_id, stop.stop_id)
            labels = window.findChildren(QLabel)
            assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
            shown += sum("pwned" in label.text().replace("\u200b", "") for label in labels)
            _no_tip_holds_markup(window)
    assert shown > 20
    assert not window.lanes.grab().isNull()


def _no_tip_holds_markup(window: MainWindow) -> None:
    """Qt reads a tip as markup when it looks like it: a text must stand in it escaped."""
    for widget in window.findChildren(QWidget):
        tip = widget.toolTip().lower()
        assert not any(f"<{tag}" in tip for tag in ("img", "script", "svg", "a ", "iframe", "style"))


@pytest.mark.parametrize("form", [ReportFormat.CSV, ReportFormat.HTML])
def test_a_report_of_that_day_holds_them_as_text(
    office: Office, board: Board, form: ReportFormat
) -> None:
    store = office.store
    report = make_report(
        board.day, store.orders(DAY), store.shifts(DAY), store.routes(DAY), store.events(DAY)
    )
    content = report_bytes(report, form).decode("utf-8-sig")
    if form is ReportFormat.HTML:
        assert "&lt;script&gt;" in content
        assert "<script" not in content.lower()
        return
    cells = [cell for row in csv.reader(io.StringIO(content, newline="")) for cell in row]
    assert sum("1+1" in cell for cell in cells) > len(FORMULAS)
    for cell in cells:
        numeric = cell.replace(".", "", 1).removeprefix("-").isdigit()
        assert numeric or not cell.lstrip().startswith(("=", "+", "-", "@", "＝")), cell


def test_messages_and_problems_are_kept_as_they_were_typed(office: Office, board: Board) -> None:
    assert board.lanes
    kept = {
        event.note
        for event in office.store.events(DAY)
        if event.type in (EventType.MESSAGE, EventType.PROBLEM)
    }
    assert set(SCRIPTS) <= kept
