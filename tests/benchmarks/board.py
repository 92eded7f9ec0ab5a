"""``make bench-board``: a window on 200 drivers and 5,000 stops, half of them done.

The window, its session, its loops and its database are real, drawn into memory. What moves the vehicles
is not: a link that hands the desk 500 positions a second takes the place of the sync server.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPointF, Qt
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from app.day_data import read_day
from app.domain.driver_sync import QuarantineView
from app.domain.events import Actor, ActorKind, Event, EventType, Outcome, Position
from app.domain.release import ReleasedRoute
from app.ports.desk_link import DeviceRow, EventPage, PositionPage
from main import RealLauncher, WindowOpener
from storage.datafolder import DataFolder
from storage.store import DeskStore
from tests.app.sample_day import SampleDay
from tests.benchmarks.harness import Figure, percentile, region
from tests.benchmarks.harness import Outcome as Table
from tests.benchmarks.sync_load.fleet import day_of
from tests.benchmarks.waiting import turn_for, turn_until, wait_drawn
from ui.desktop.hands.drag import DraggedLanes, carried_stops
from ui.desktop.hands.on_timeline import DraggedTimeline
from ui.desktop.heartbeat import Heartbeat
from ui.desktop.session import DeskSession
from ui.desktop.start import make_application
from ui.desktop.tasks import GuiDelivery
from ui.desktop.theme import Theme
from ui.desktop.window import MainWindow

DRIVERS, STOPS_EACH = 200, 25
POSITIONS_PER_S = 500
MOVED_FOR_S = 10.0
STEPS, STEP_PX = 120, 60
TYPED = "kunde 04"
PAN = """(() => {
  const took = [];
  let last = performance.now();
  const step = () => {
    const now = performance.now();
    took.push(now - last);
    last = now;
    if (took.length === 80) { window.panned = took; return; }
    roundsman.map.panBy([took.length < 40 ? 9 : -9, 4], { animate: false });
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})()"""


def run() -> Table:
    """Open the day, scroll, search, and let the vehicles move."""
    with tempfile.TemporaryDirectory(prefix="roundsman-bench-") as scratch:
        folder = DataFolder(Path(scratch))
        folder.regions.symlink_to(region("demo").folder.parent)
        folder.prepare()
        day = day_of(DRIVERS, STOPS_EACH)
        read_s = _keep(folder, day)
        with _window(folder) as (window, session):
            rows = list(_measure(window, session, day, read_s))
    return Table(
        f"A board of {DRIVERS} drivers and {DRIVERS * STOPS_EACH:,} stops",
        rows,
        ["Every open stop is overdue: the time alone moves all lanes, each twice a minute."],
    )


def _keep(folder: DataFolder, day: SampleDay) -> float:
    """Put the day into the desk's database; returns the seconds in which it is read again."""
    store = DeskStore.open(folder.desk_database)
    with store.write() as unit:
        unit.put_depot(day.shifts[0].depot)
        unit.put_shifts(day.shifts)
        unit.put_orders(day.orders)
        unit.put_routes(day.routes)
        unit.add_events(day.day, _facts(day))
        unit.add_positions(_positions(day, datetime.now(UTC), 0))
        unit.commit()
    begun = time.perf_counter()
    read_day(store, day.day)
    store.events(day.day)
    took = time.perf_counter() - begun
    store.close()
    return took


def _facts(day: SampleDay) -> Iterator[Event]:
    """The first half of every route is done as planned."""
    for shift, record in zip(day.shifts, day.routes, strict=True):
        driver = Actor(ActorKind.DRIVER, shift.driver.driver_id)
        for planned in record.route.stops[: STOPS_EACH // 2]:
            stop_id = planned.stop.stop_id
            done = (planned.departure, planned.departure, driver, shift.shift_id, stop_id)
            yield Event(f"done-{stop_id}", EventType.COMPLETED, *done, Outcome.DELIVERED_TO_RECIPIENT)


def _positions(day: SampleDay, at: datetime, turn: int) -> Iterator[Position]:
    for number, shift in enumerate(day.shifts):
        lon, lat = 9.5 + 0.0005 * (number + turn), 47.1 + 0.0007 * (number % 150)
        yield Position(shift.driver.driver_id, at, lon, lat, speed=9.0, bearing=number % 360)


@dataclass
class MovingFleet:
    """A link to drivers who only drive: so many positions a second since the desk first asked."""

    day: SampleDay
    begun: float = 0.0
    ended: bool = False
    sent: int = 0
    waiting: list[Position] = field(default_factory=list)

    def positions(self, after: int, limit: int = 2000) -> PositionPage:  # noqa: ARG002
        now = time.monotonic()
        self.begun = self.begun or now
        due = 0 if self.ended else int((now - self.begun) * POSITIONS_PER_S) - self.sent
        while len(self.waiting) < due:
            at = datetime.now(UTC) + timedelta(microseconds=len(self.waiting))
            self.waiting += _positions(self.day, at, self.sent // DRIVERS)
        page, self.waiting = self.waiting[:due], self.waiting[due:]
        self.sent += len(page)
        return PositionPage("e", tuple(page), after + len(page))

    def events(self, after: int, wait_s: float = 0, limit: int = 500) -> EventPage:  # noqa: ARG002
        time.sleep(min(wait_s, 0.1))
        return EventPage("e", (), after)

    def devices(self) -> tuple[DeviceRow, ...]:
        return ()

    def present(self, generation: int) -> None: ...

    def routes(self, since: datetime) -> tuple[ReleasedRoute, ...]:  # noqa: ARG002
        return ()

    def quarantine(self, after: int = 0, limit: int = 500) -> QuarantineView:  # noqa: ARG002
        return QuarantineView((), 0)


@contextmanager
def _window(folder: DataFolder) -> Iterator[tuple[MainWindow, DeskSession]]:
    """A window whose map page is up, before any day is open in it."""
    application = make_application(headless=True)
    session = DeskSession(WindowOpener(RealLauncher(), folder, folder.regions), GuiDelivery().deliver)
    window = MainWindow(session, Theme(application))
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    window.show()
    wait_drawn(window)
    try:
        yield window, session
    finally:
        window.close()
        turn_until(lambda: bool(closed))


def _measure(
    window: MainWindow, session: DeskSession, day: SampleDay, read_s: float
) -> Iterator[Mapping[str, Figure]]:
    beat = Heartbeat()
    beat.start()
    begun = time.perf_counter()
    session.attach(window)
    turn_until(lambda: window.board is not None and window.board.day == day.day)
    QApplication.processEvents()
    painted_s = time.perf_counter() - begun
    wait_drawn(window)
    drawn_s = time.perf_counter() - begun
    yield _row("the day's data read (for itself)", read_s, "s")
    yield _row("data folder opened, day read, rows painted", painted_s, "s", "2 after reading")
    yield _row("the same, and the map painted", drawn_s, "s")
    yield _row("meanwhile the GUI stood still at most", beat.stop(), "ms", "100")
    window.toggle_finished()
    areas: tuple[tuple[str, DraggedLanes | DraggedTimeline], ...] = (
        ("lanes", window.lanes),
        ("timeline", window.timeline),
    )
    for name, area in areas:
        frames = _scrolled(area)
        yield _row(f"{name} scrolled, frames a second", 1 / percentile(frames, 0.5), "", "50")
        yield _row(f"{name} scrolled, slowest frame", 1000 * max(frames), "ms")
        frames = _dragged_over(area, window)
        yield _row(
            f"stops dragged over the {name}, frames a second", 1 / percentile(frames, 0.5), "", "50"
        )
        yield _row(f"stops dragged over the {name}, slowest frame", 1000 * max(frames), "ms")
    window.toggle_finished()
    panned = _panned(window)
    yield _row("map panned, median time between frames", percentile(panned, 0.5), "ms", "50")
    yield _row("a key in the search, at most", 1000 * max(_typed(window)), "ms", "100")
    fleet = MovingFleet(day)
    session._day.desk.link = fleet  # type: ignore[assignment]
    turn_until(lambda: fleet.sent > 0)
    beat.start()
    until = time.monotonic() + MOVED_FOR_S
    turn_until(lambda: time.monotonic() > until)
    yield _row("positions taken in a second", fleet.sent / (time.monotonic() - fleet.begun), "", "500")
    yield _row("meanwhile the GUI stood still at most", beat.stop(), "ms", "50")
    fleet.ended = True
    yield _row("memory of the desktop (without the map's processes)", memory_mb(), "MB")


def _scrolled(area: QAbstractScrollArea) -> Sequence[float]:
    """Seconds of each frame while an area is scrolled down and up again."""
    bar, took = area.verticalScrollBar(), []
    for step in range(STEPS):
        begun = time.perf_counter()
        bar.setValue(bar.value() + (STEP_PX if step < STEPS // 2 else -STEP_PX))
        area.viewport().repaint()
        took.append(time.perf_counter() - begun)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    return took


def _dragged_over(area: DraggedLanes | DraggedTimeline, window: MainWindow) -> Sequence[float]:
    """Seconds of each frame while three stops are held over an area, here and there."""
    assert window.board is not None
    data = carried_stops(stop.stop_id for stop in window.board.lanes[0].stops[-3:])
    moves, keys = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    took, width, height = [], area.viewport().width(), area.viewport().height()
    for step in range(STEPS):
        at = QPointF(160 + step * 7 % (width - 180), 30 + step * 13 % (height - 40))
        begun = time.perf_counter()
        area.dragMoveEvent(QDragMoveEvent(at, moves, data, Qt.MouseButton.LeftButton, keys))
        area.viewport().repaint()
        took.append(time.perf_counter() - begun)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    area.dragLeaveEvent(QDragLeaveEvent())
    return took


def _panned(window: MainWindow) -> Sequence[float]:
    """Milliseconds between the frames of the map, tiles and all, while it is panned to and fro."""
    answers: list[object] = []
    window.map.run(PAN)

    def look() -> bool:
        window.map.run("JSON.stringify(window.panned || [])", answers.append)
        turn_for(0.05)
        return bool(answers) and answers[-1] != "[]"

    turn_until(look)
    return [float(milliseconds) for milliseconds in json.loads(str(answers[-1]))]


def _typed(window: MainWindow) -> Iterator[float]:
    """Seconds from each key until lanes and timeline show what is left."""
    for end in [*range(1, len(TYPED) + 1), *range(len(TYPED) - 1, -1, -1)]:
        begun = time.perf_counter()
        window.top.search.setText(TYPED[:end])
        window.lanes.viewport().repaint()
        window.timeline.viewport().repaint()
        yield time.perf_counter() - begun
        turn_for(0.1)


def _row(what: str, figure: float, unit: str, target: str = "") -> Mapping[str, Figure]:
    return {"what": what, "figure": figure, "unit": unit, "target": target}


def memory_mb() -> float:
    """Resident memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6
