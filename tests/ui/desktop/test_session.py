"""The window with everything real behind it: store, sync server, planner, map region, phones."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.board import Board, BoardStop
from app.domain.geo import LonLat
from app.domain.region import RegionInfo
from app.domain.stop_state import StopState
from app.practice.phone import Phone
from app.processes import ProcessPlanner
from app.sync.address import is_running, read_address
from app.sync.supervisor import ServerSupervisor
from main import LookingOpener, RealLauncher, WindowOpener, data_folder
from resources import demo
from storage.datafolder import DataFolder
from storage.store import DeskStore
from tests.app.planning import planner_children
from tests.conftest import ROOT
from tests.failing_drive import Failing, failing_drive
from ui.demo import DemoOptions
from ui.desktop.heartbeat import Heartbeat
from ui.desktop.session import DeskSession, LookingSession
from ui.desktop.tasks import GuiDelivery
from ui.desktop.theme import Theme
from ui.desktop.window import MainWindow
from ui.workplace import Workplace

pytestmark = pytest.mark.gui

DAY = date(2026, 6, 15)
SMALL = 12
"""Orders of the demo file that most of these tests plan."""
PIER = LonLat(9.5221, 47.1401)
PATIENT_MS = 1000
"""The aim is 100 ms, and a quiet machine shows under 60; a busy one takes turns away from anybody, but
waiting for a server, a child or a thread would show here."""


@dataclass
class Desktop:
    """An open window and what stands behind it, as ``main.py`` puts them together."""

    qtbot: QtBot
    folder: DataFolder
    session: DeskSession
    window: MainWindow
    beat: Heartbeat
    gone: list[bool] = field(default_factory=list)
    longest_ms: float = 0.0

    @property
    def board(self) -> Board | None:
        return self.window.board

    @property
    def said(self) -> str:
        return "\n".join(reversed(self.window.messages.kept))

    def wait(self, true: Callable[[], object], seconds: float = 60) -> None:
        try:
            self.qtbot.waitUntil(lambda: bool(true()), timeout=round(seconds * 1000))
        except Exception as error:
            raise AssertionError(f"waited in vain; the window said:\n{self.said}") from error

    def hears(self, words: str, seconds: float = 60) -> None:
        self.wait(lambda: words in self.said, seconds)

    def stops(self) -> list[BoardStop]:
        return [stop for lane in self.board.lanes for stop in lane.stops] if self.board else []

    def labels(self) -> str:
        return "\n".join(label.text() for label in self.window.findChildren(QLabel))

    def close(self) -> None:
        if not self.gone:
            self.window.closed.connect(lambda: self.gone.append(True))
            self.window.close()
            self.qtbot.waitUntil(lambda: bool(self.gone), timeout=60_000)
            self.longest_ms = self.beat.stop()
            self.window.deleteLater()
            self.qtbot.wait(20)

    # --- the demo day, in steps ---

    def open_demo_day(self, orders: Path) -> None:
        self.wait(lambda: self.board is not None)
        self.session.select_day(DAY)
        self.wait(lambda: self.board is not None and self.board.day == DAY)
        self.session.import_fleet(demo.FLEET)
        self.session.importing.look(orders)
        self.hears("orders kept")
        self.wait(lambda: self.board is not None and self.board.orders)

    def plan_and_send(self, orders: Path) -> None:
        self.open_demo_day(orders)
        self.session.plan(1.0)
        self.hears("Planned ")
        self.session.send()
        self.hears("Sent ")
        self.wait(lambda: all(stop.state is StopState.RELEASED for stop in self.stops()))

    def phone(self) -> tuple[Phone, str, str]:
        """A paired phone of the first driver with stops, the shift, and the first stop."""
        assert self.board is not None
        lane = next(lane for lane in self.board.lanes if lane.stops)
        link = self.session._day.desk.link
        address = read_address(self.folder.server)
        assert link is not None
        assert address is not None
        phone = Phone(address.url, lambda: datetime.now(UTC), lambda: True, Random(1))
        phone.pair(link.pairing_code(lane.shift.driver.driver_id).code)
        phone.fetch()
        return phone, lane.shift.shift_id, lane.stops[0].stop_id


@pytest.fixture
def few_orders(tmp_path: Path) -> Path:
    """The beginning of the demo's file of orders."""
    lines = demo.ORDERS.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "few.csv"
    path.write_text("\n".join(lines[: SMALL + 1]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, region: RegionInfo) -> DataFolder:
    """An empty data folder in which the map region is ready."""
    return _folder_at(tmp_path / "data", region)


def _folder_at(root: Path, region: RegionInfo) -> DataFolder:
    root.mkdir()
    (root / "regions").symlink_to(region.folder.parent)
    return data_folder(root)


type Open = Callable[..., Desktop]


@pytest.fixture
def open_desktop(
    qtbot: QtBot,
    theme: Theme,
    map_page: None,  # noqa: ARG001
    folder: DataFolder,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> Iterator[Open]:
    """Opens windows, and closes them; tells how long the GUI thread stood still at worst."""
    opened: list[Desktop] = []

    def make(demo_options: DemoOptions | None = None, opener: WindowOpener | None = None) -> Desktop:
        parts = opener or WindowOpener(RealLauncher(), folder, folder.regions)
        session = DeskSession(parts, GuiDelivery().deliver, demo_options)
        window = MainWindow(session, theme)
        window.show()
        desktop = Desktop(qtbot, folder, session, window, Heartbeat())
        opened.append(desktop)
        session.attach(window)
        desktop.wait(lambda: window.map._ready)
        desktop.qtbot.wait(300)
        desktop.beat.start()
        return desktop

    yield make
    for desktop in opened:
        desktop.close()
        with capsys.disabled():
            sys.stdout.write(
                f"\n  {request.node.name}: stood still {desktop.longest_ms:.0f} ms at most\n"
            )
        assert desktop.longest_ms < PATIENT_MS


def test_a_day_is_imported_planned_sent_driven_and_reported(
    open_desktop: Open, few_orders: Path, tmp_path: Path
) -> None:
    desktop = open_desktop()
    desktop.plan_and_send(few_orders)
    assert len(desktop.stops()) >= SMALL - 1
    phone, shift, stop = desktop.phone()
    phone.report("shift_started", shift)
    phone.report("arrived", shift, stop_id=stop)
    desktop.wait(lambda: {s.stop_id: s.state for s in desktop.stops()}[stop] is StopState.ARRIVED)
    phone.report("completed", shift, stop_id=stop, outcome="delivered_to_recipient")
    desktop.wait(lambda: {s.stop_id: s.state for s in desktop.stops()}[stop] is StopState.COMPLETED)
    desktop.wait(lambda: "1 of 6 phones" in desktop.labels())
    desktop.session.write_report(tmp_path / "day.pdf")
    desktop.session.write_report(tmp_path / "day.docx")
    desktop.hears("Wrote ")
    desktop.hears("day.docx has no known ending")
    assert (tmp_path / "day.pdf").read_bytes().startswith(b"%PDF")
    phone.close()


def test_a_stop_is_moved_by_hand_sent_and_taken_back(open_desktop: Open, few_orders: Path) -> None:
    desktop = open_desktop()
    desktop.plan_and_send(few_orders)
    window = desktop.window

    def order() -> list[str]:
        lanes = desktop.board.lanes if desktop.board is not None else ()
        return [stop.stop_id for lane in lanes if lane.shift.shift_id == shift for stop in lane.stops]

    assert desktop.board is not None
    lane = max(desktop.board.lanes, key=lambda lane: len(lane.stops))
    shift, before = lane.shift.shift_id, [stop.stop_id for stop in lane.stops]
    swapped = [before[1], before[0], *before[2:]]
    window.selection.select(shift, before[0])
    window.commands["later"].trigger()
    desktop.wait(lambda: order() == swapped)
    desktop.hears("Not sent yet.")
    assert "1 unsent change" in desktop.labels()
    assert all(stop.shape for stop in next(n for n in desktop.board.lanes if n.stops).stops)
    window.commands["send"].trigger()
    desktop.wait(lambda: "Everything is sent" in desktop.labels())
    window.commands["undo"].trigger()
    desktop.hears("Send tells the drivers.")
    desktop.wait(lambda: order() == before and "1 unsent change" in desktop.labels())
    window.commands["move_to"].trigger()
    desktop.wait(lambda: window.hands._chooser is not None)
    chooser = window.hands._chooser
    assert chooser is not None
    desktop.wait(lambda: chooser.table.model().rowCount() > 0)
    assert chooser.table.model().rowCount() == len(desktop.board.lanes) - 1
    chooser.reject()


def test_cancelling_keeps_the_best_plan_so_far(open_desktop: Open, few_orders: Path) -> None:
    desktop = open_desktop()
    desktop.open_demo_day(few_orders)
    desktop.session.plan(60.0)
    desktop.wait(lambda: "Searching" in desktop.labels() and "Cost" in desktop.labels())
    desktop.window.cancel()
    desktop.hears("Planned ", 40)
    desktop.wait(lambda: len(desktop.stops()) >= SMALL - 1)
    assert desktop.window.commands["plan"].isEnabled()


def test_a_day_without_drivers_says_how_to_bring_them_in(open_desktop: Open, few_orders: Path) -> None:
    desktop = open_desktop()
    desktop.wait(lambda: desktop.board is not None)
    assert "Welcome to Roundsman." in desktop.labels()
    desktop.session.select_day(DAY)
    desktop.session.importing.look(few_orders)
    desktop.hears("orders kept")
    desktop.wait(lambda: desktop.board is not None and desktop.board.figures.unassigned >= SMALL - 1)
    desktop.session.plan(1.0)
    desktop.hears(
        "Nobody works on Mon 15 Jun yet: give somebody a weekly shift (Ctrl+Shift+F) or import drivers "
        "and vehicles (Ctrl+Shift+O), then plan."
    )
    desktop.session.import_fleet(few_orders)
    desktop.hears("few.csv is no fleet file")
    desktop.session.import_fleet(demo.FLEET)
    desktop.hears("6 drivers of ")


def test_the_messages_of_a_day_without_anything_are_none_and_say_so(open_desktop: Open) -> None:
    desktop = open_desktop()
    desktop.wait(lambda: desktop.board is not None)
    desktop.window.commands["told"].trigger()
    desktop.wait(lambda: "Nobody was told anything." in desktop.labels())
    assert "Something is wrong" not in desktop.said


def test_a_killed_server_is_told_started_again_and_what_phones_held_back_arrives(
    open_desktop: Open, few_orders: Path
) -> None:
    desktop = open_desktop()
    desktop.plan_and_send(few_orders)
    phone, shift, stop = desktop.phone()
    phone.report("shift_started", shift)
    first = read_address(desktop.folder.server)
    assert first is not None
    desktop.wait(lambda: "server ok" in desktop.labels())
    os.kill(first.pid, signal.SIGKILL)
    desktop.wait(lambda: "server away, starting it again" in desktop.labels())
    phone.report("arrived", shift, stop_id=stop)  # nobody answers; it stays in the outbox
    desktop.hears("The sync server answers again.")
    desktop.wait(lambda: "server ok" in desktop.labels())
    phone.send()
    assert phone.waiting == 0
    desktop.wait(lambda: {s.stop_id: s.state for s in desktop.stops()}[stop] is StopState.ARRIVED)
    assert desktop.said.count("does not answer") == 1
    phone.close()


@pytest.fixture
def failing(tmp_path: Path) -> Iterator[Failing]:
    with failing_drive(tmp_path) as drive:
        yield drive


def test_on_a_drive_that_turns_read_only_the_window_says_so_and_the_day_goes_on_once_it_is_mended(
    open_desktop: Open, few_orders: Path, failing: Failing, region: RegionInfo
) -> None:
    folder = _folder_at(failing.place / "data", region)
    opener = WindowOpener(RealLauncher(), folder, folder.regions)
    desktop = open_desktop(opener=opener)
    desktop.folder = folder
    desktop.plan_and_send(few_orders)
    phone, shift, stop = desktop.phone()
    phone.report("shift_started", shift)
    assert phone.waiting == 0
    desktop.wait(lambda: desktop.board is not None and any(x.started for x in desktop.board.lanes))
    failing.fail()
    phone.report("arrived", shift, stop_id=stop)
    assert phone.waiting == 1, "nothing is acknowledged that could not be kept"
    more = few_orders.with_name("more.csv")
    head, *rows = demo.ORDERS.read_text(encoding="utf-8").splitlines()
    more.write_text("\n".join((head, *rows[SMALL : SMALL + 5])) + "\n", encoding="utf-8")
    desktop.session.importing.look(more)
    desktop.hears("check the drive and try again")
    assert desktop.stops(), "the day stays in view"
    desktop.close()
    ServerSupervisor(folder.server, []).stop()
    failing.mend()
    again = open_desktop(opener=opener)
    again.folder = folder
    again.session.select_day(DAY)
    again.wait(lambda: again.stops())

    def all_sent() -> bool:
        phone.send()
        return phone.waiting == 0

    again.wait(all_sent)
    again.wait(lambda: {s.stop_id: s.state for s in again.stops()}[stop] is StopState.ARRIVED)
    phone.close()


class DyingPlanner(WindowOpener):
    """A workplace whose planner is killed by the system in the middle of its work."""

    @contextmanager
    def workplace(self) -> Iterator[Workplace]:
        with super().workplace() as place:
            yield replace(place, planner=ProcessPlanner(planner_children.killed))


def test_a_killed_planner_is_told_in_a_sentence_and_the_day_stands(
    open_desktop: Open, few_orders: Path, folder: DataFolder
) -> None:
    desktop = open_desktop(opener=DyingPlanner(RealLauncher(), folder, folder.regions))
    desktop.open_demo_day(few_orders)
    before = desktop.board
    desktop.session.plan(5.0)
    desktop.hears("it was ended from outside (SIGKILL). Nothing was changed; plan again")
    assert desktop.window.commands["plan"].isEnabled()
    assert desktop.board is not None
    assert before is not None
    assert desktop.board.orders == before.orders


@pytest.mark.alone
def test_what_another_program_imports_appears_by_itself(
    open_desktop: Open, few_orders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desktop = open_desktop()
    desktop.wait(lambda: desktop.board is not None)
    assert desktop.board is not None
    today = desktop.board.day
    command = [sys.executable, str(ROOT / "main.py"), "import", str(few_orders)]
    command += ["--date", today.isoformat(), "--data-dir", str(desktop.folder.root)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as other:
        desktop.wait(lambda: other.poll() is not None)
        done = time.monotonic()
        desktop.wait(lambda: desktop.board is not None and desktop.board.orders, 2)
        took = time.monotonic() - done
    with capsys.disabled():
        sys.stdout.write(f"\n  imported elsewhere, seen {took:.2f} s after that program ended")


def test_a_server_nobody_needs_ends_with_the_window(open_desktop: Open, few_orders: Path) -> None:
    desktop = open_desktop()
    desktop.plan_and_send(few_orders)  # a day long gone: nobody is on the road
    desktop.close()
    assert desktop.session.last_words == ""
    assert not is_running(desktop.folder.server)


def test_a_server_that_drivers_report_to_outlives_the_window_and_the_next_one_finds_it(
    open_desktop: Open, few_orders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = datetime.now(ZoneInfo("Europe/Vaduz")).date()  # the depot's, wherever the tests run
    monkeypatch.setattr(sys.modules[__name__], "DAY", today)
    first = open_desktop()
    try:
        first.plan_and_send(few_orders)
        phone, shift, _ = first.phone()
        first.close()
        assert "The sync server stays up for the phones of" in first.session.last_words
        phone.report("shift_started", shift)
        assert phone.waiting == 0
        phone.close()
        second = open_desktop()
        second.wait(lambda: second.board is not None and second.board.day == today)
        second.wait(lambda: any(lane.started for lane in second.board.lanes))
        second.close()
    finally:
        ServerSupervisor(first.folder.server, []).stop()


def test_a_database_of_a_newer_version_is_told_and_every_command_repeats_it(
    open_desktop: Open, folder: DataFolder
) -> None:
    DeskStore.open(folder.desk_database).close()
    with closing(sqlite3.connect(folder.desk_database)) as database:
        database.execute("UPDATE _sqlite_migrations SET name = 'later' WHERE rowid = 1")
        database.commit()
    desktop = open_desktop()
    desktop.hears("was written by a newer version of Roundsman and was left untouched")
    desktop.session.send()
    desktop.session.plan(1.0)
    desktop.session.dismiss_suggestion("s001")
    desktop.wait(lambda: desktop.said.count("newer version") == 4)


def test_the_practice_day_can_be_left_for_ones_own_and_closed_in_its_middle(
    open_desktop: Open, few_orders: Path
) -> None:
    desktop = open_desktop()
    desktop.wait(lambda: desktop.board is not None)
    desktop.session.practise(900.0)
    desktop.hears("The drivers are on the road.", 120)
    desktop.wait(lambda: any(stop.state.is_done for stop in desktop.stops()), 120)
    desktop.window.commands["leave_practice"].trigger()
    desktop.wait(lambda: desktop.board is not None and not desktop.board.orders)
    assert desktop.window.windowTitle() == "Roundsman"
    desktop.session.select_day(DAY)
    desktop.session.importing.look(few_orders)
    desktop.hears("orders kept")
    desktop.session.practise(900.0)
    desktop.wait(lambda: "Searching" in desktop.labels(), 150)
    desktop.close()


def test_what_vanished_from_a_newer_file_is_called_off_with_its_import_and_taken_up_by_undo(
    open_desktop: Open, tmp_path: Path
) -> None:
    desktop = open_desktop()
    desktop.wait(lambda: desktop.board is not None)
    desktop.session.select_day(DAY)
    file = tmp_path / "shop.csv"
    rows = [f"{name},{name} AG,Im Rösle {n},Schaan" for name, n in (("A", 2), ("B", 3), ("C", 5))]
    file.write_text("\n".join(("reference,name,address,city", *rows)) + "\n", encoding="utf-8")
    desktop.session.importing.look(file)
    desktop.hears("3 orders kept")
    desktop.wait(lambda: desktop.board is not None and len(desktop.board.unassigned) == 3)
    file.write_text("\n".join(("reference,name,address,city", rows[0])) + "\n", encoding="utf-8")
    desktop.session.importing.look(file)
    dialog = desktop.window.importing.dialog
    desktop.wait(dialog.isVisible)
    dialog.row.all_called_off.emit()
    assert dialog.bring_in.text() == "Call off 2 orders"
    dialog.bring_in.click()
    desktop.hears("Called off: B AG, C AG.")
    desktop.wait(lambda: desktop.board is not None and len(desktop.board.unassigned) == 1)
    assert not dialog.isVisible()
    desktop.window.commands["undo"].trigger()
    desktop.hears("wait for a driver: B AG, C AG.")
    desktop.wait(lambda: desktop.board is not None and len(desktop.board.unassigned) == 3)
    desktop.close()


def test_a_file_with_questions_opens_the_workbench_and_the_next_one_goes_straight_through(
    open_desktop: Open, tmp_path: Path
) -> None:
    desktop = open_desktop()
    desktop.wait(lambda: desktop.board is not None)
    desktop.session.select_day(DAY)
    file = tmp_path / "hafen.csv"
    text = "reference,name,address,city,window,Ecke\nA,Hafen,Pier 4,Vaduz,15-13,links\n"
    file.write_text(text, encoding="utf-8")
    desktop.session.importing.look(file)
    desktop.hears("hafen.csv has something to look at")
    dialog = desktop.window.importing.dialog
    assert dialog.isVisible()
    assert desktop.board is not None
    assert not desktop.board.orders
    dialog.rows.repaired.emit(2, 4, "13-15")
    desktop.wait(lambda: dialog.bring_in.text() == "Import 1 order")
    dialog.table.go_to(dialog.rows.index_of(2))
    dialog.row.search.setText("Landstrasse, Vaduz")
    dialog.row.wanted.emit(dialog.row.asked)
    desktop.wait(lambda: dialog.row.hits.count() and "Vaduz" in dialog.row.hits.item(0).text())
    dialog.row.pin.click()
    assert not dialog.isVisible()
    desktop.window.map.pointed.emit(PIER)
    desktop.wait(lambda: "not located" not in dialog.summary.text())
    dialog.bring_in.click()
    desktop.hears("hafen.csv: 1 orders kept")
    desktop.wait(lambda: not dialog.isVisible() and desktop.board is not None and desktop.board.orders)
    (order,) = desktop.board.orders.values() if desktop.board is not None else ()
    assert order.tasks[0].place.location == PIER

    file.write_text(text.replace("A,Hafen", "B,Boot").replace("15-13", "13-15"), encoding="utf-8")
    desktop.session.importing.look(file)
    desktop.hears("hafen.csv: 1 orders kept, 0 updated, 0 already there, 0 rows refused, 0 not located")
    desktop.wait(lambda: desktop.board is not None and len(desktop.board.orders) == 2)
    assert not dialog.isVisible()


def test_a_second_desktop_raises_the_first_and_ends(tmp_path: Path, region: RegionInfo) -> None:
    root = tmp_path / "data"
    root.mkdir()
    (root / "regions").symlink_to(region.folder.parent)
    command = [sys.executable, str(ROOT / "main.py"), "desktop", "--data-dir", str(root)]
    env = os.environ | {"DISPLAY": ":offscreen"}
    with subprocess.Popen(command, env=env) as first:
        give_up = time.monotonic() + 60
        while not (root / "desktop.lock").exists() and time.monotonic() < give_up:
            time.sleep(0.05)
        time.sleep(0.5)
        second = subprocess.run(
            command, env=env, capture_output=True, text=True, timeout=60, check=False
        )
        assert second.returncode == 0
        assert "already open" in second.stderr
        assert "brought to the front" in second.stderr
        assert first.poll() is None
        first.send_signal(signal.SIGTERM)
        assert first.wait(60) == 0


def test_an_order_taken_by_phone_is_promised_a_slot_planned_and_changed(open_desktop: Open) -> None:
    desktop = open_desktop()
    window, qtbot = desktop.window, desktop.qtbot
    desktop.wait(lambda: desktop.board is not None)
    tomorrow = date.today() + timedelta(days=1)
    desktop.session.select_day(tomorrow)
    desktop.session.import_fleet(demo.FLEET)
    desktop.hears("6 drivers of ")
    desktop.wait(lambda: desktop.session._day.desk.roads_folder)
    desktop.wait(lambda: desktop.board is not None and desktop.board.lanes)
    window.commands["type_order"].trigger()
    dialog = window.intake.dialog
    qtbot.keyClicks(dialog.form.name, "Frau Neu")
    dialog.form.address.setFocus()
    qtbot.keyClicks(dialog.form.address, "landstrasse 12 vaduz")
    desktop.wait(lambda: dialog.form.address.list.isVisible())
    qtbot.keyClick(dialog.form.address, Qt.Key.Key_Return)
    slots = dialog.offers.slots
    desktop.wait(lambda: slots.rows)
    slots.setFocus()
    slots.setCurrentRow(1)
    qtbot.keyClick(slots, Qt.Key.Key_Return)
    promised = dialog.typed.window
    assert promised
    qtbot.keyClick(dialog.form.window_line, Qt.Key.Key_Return)
    desktop.hears("Saved: Frau Neu waits for a driver.")
    desktop.wait(lambda: window.selection.stop_id)
    assert not dialog.isVisible()
    desktop.session.plan(1.0)
    desktop.hears("Planned 1 stop.")
    desktop.wait(desktop.stops)
    (stop,) = desktop.stops()
    zone = ZoneInfo("Europe/Vaduz")
    assert f"{stop.planned_start.astimezone(zone):%H:%M}" <= promised.split("-")[1]
    window.selection.select("", stop.stop_id)
    window.commands["edit_order"].trigger()
    desktop.wait(lambda: slots.rows and slots.isEnabled())
    dialog.form.notes.setPlainText("Second floor.")
    qtbot.keyClick(dialog.form.notes, Qt.Key.Key_Return)
    desktop.hears("Saved: Frau Neu stays with ")
    desktop.wait(
        lambda: desktop.board and desktop.board.orders[stop.order_id].tasks[0].notes == "Second floor."
    )
    window.commands["edit_order"].trigger()
    dialog.form.notes.setPlainText("Third floor.")
    desk = desktop.session._day.desk  # a shop changes it meanwhile
    order = desk.tracker.data.orders[stop.order_id]
    called = replace(order.tasks[0], contact=replace(order.tasks[0].contact, phone="+423 999"))
    desk.keep_order(replace(order, delivery=called))
    qtbot.keyClick(dialog.form.notes, Qt.Key.Key_Return)
    desktop.wait(lambda: "Somebody else changed it meanwhile: Phone." in dialog.said.text())
    assert (dialog.typed.phone, dialog.typed.notes) == ("+423 999", "Third floor.")
    qtbot.keyClick(dialog.form.notes, Qt.Key.Key_Return)
    desktop.wait(
        lambda: desktop.board and desktop.board.orders[stop.order_id].tasks[0].notes == "Third floor."
    )
    assert desktop.board is not None
    assert desktop.board.orders[stop.order_id].tasks[0].contact.phone == "+423 999"


def test_a_crash_is_told_at_the_next_start_the_day_is_backed_up_and_help_can_be_asked_for(
    open_desktop: Open,
    few_orders: Path,
    folder: DataFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.desktop.keeping.BEGINS_AFTER_S", 0.1)
    notice = folder.logs / "roundsman-crash-20260101-120000-1.txt"
    notice.write_text("Traceback", encoding="utf-8")
    desktop = open_desktop()
    desktop.hears(f"did not end well last time; what was kept before stands. Its report is in {notice}")
    desktop.open_demo_day(few_orders)
    desktop.wait(lambda: len(list(folder.backups.glob("roundsman-*.zip"))) == 1)
    help_file = tmp_path / "help.zip"
    desktop.session.write_diagnostics(help_file)
    desktop.hears("has what a helper needs")
    with zipfile.ZipFile(help_file) as archive:
        assert f"logs/{notice.name}" in archive.namelist()


def test_who_only_looks_sees_the_day_beside_the_one_who_works_and_can_change_nothing_of_it(
    open_desktop: Open, few_orders: Path, folder: DataFolder, theme: Theme, qtbot: QtBot
) -> None:
    working = open_desktop()
    working.open_demo_day(few_orders)
    opener = LookingOpener(RealLauncher(), folder, folder.regions)
    session = LookingSession(opener, GuiDelivery().deliver)
    window = MainWindow(session, theme)
    window.show()
    looking = Desktop(qtbot, folder, session, window, Heartbeat())
    session.attach(window)
    looking.beat.start()
    try:
        looking.wait(lambda: looking.board is not None)
        session.select_day(DAY)
        looking.wait(lambda: looking.board is not None and looking.board.day == DAY)
        before = hashlib.sha256(folder.desk_database.read_bytes()).hexdigest()
        assert looking.board is not None
        session.hands.call_off((next(iter(looking.board.orders)),))
        looking.hears("opened only to look")
        session.told.send_again("none")
        session.plan(1.0)
        session.send()
        looking.hears("opened only to look")
        assert hashlib.sha256(folder.desk_database.read_bytes()).hexdigest() == before
        assert not is_running(folder.server)
        working.session.plan(1.0)
        working.hears("Planned ")
        looking.wait(lambda: any(lane.stops for lane in looking.board.lanes))
        window.show_figures_of_day()
        qtbot.waitUntil(lambda: window._figures.groups.rowCount() > 1, timeout=60_000)
        assert looking.beat.stop() < PATIENT_MS
    finally:
        looking.close()
