"""A desk with its window open while a fleet reports: from a fact received by the server to its row.

Everything is real: the server process behind TLS, phones in a process of their own, and the window
(drawn into memory) with the session, its loops and its database behind it. A row counts as changed when
the model behind the board's rows has it; the window takes in at most seven pictures a second.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.domain.events import Event, EventType
from app.domain.stop_state import StopState
from app.sync.certificates import TLS_FOLDER
from app.sync.options import ServerOptions, write_options
from app.sync.supervisor import ServerSupervisor
from main import RealLauncher, WindowOpener
from storage.datafolder import DataFolder
from storage.store import DeskStore
from tests.app.sample_day import SampleDay
from tests.benchmarks.harness import Unavailable, region
from tests.benchmarks.sync_load.crowd import Server, Stretch, Told
from tests.benchmarks.sync_load.fleet import Crowd, members_of
from ui.desktop.heartbeat import Heartbeat
from ui.desktop.session import DeskSession
from ui.desktop.start import make_application
from ui.desktop.tasks import GuiDelivery
from ui.desktop.theme import Theme
from ui.desktop.window import MainWindow

_ON_A_ROW = (EventType.ARRIVED, EventType.COMPLETED)
_GIVE_UP_S = 10.0


@dataclass(frozen=True)
class Seen:
    """What came of it: the phones' side, seconds from received to shown, how long the GUI stood still
    at most (ms), facts whose row never changed, and how often the rest of the day was searched."""

    told: Told
    shown: tuple[float, ...]
    stood_ms: float
    unseen: int
    searches: int


def watch(day: SampleDay, stretch: Stretch) -> Seen:
    """Open the day in a window and have its phones report."""
    with tempfile.TemporaryDirectory(prefix="roundsman-bench-") as scratch:
        return _measure(DataFolder(Path(scratch)), day, stretch)


def _measure(folder: DataFolder, day: SampleDay, stretch: Stretch) -> Seen:
    folder.regions.symlink_to(region("demo").folder.parent)
    folder.prepare()
    write_options(folder.server, ServerOptions(tls="private"))
    _put(folder, day)
    application = make_application(headless=True)
    opener = WindowOpener(RealLauncher(), folder, folder.regions)
    session = DeskSession(opener, GuiDelivery().deliver)
    window = MainWindow(session, Theme(application))
    store = DeskStore.open(folder.desk_database)
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    try:
        window.show()
        session.attach(window)
        _turn_until(lambda: window.board is not None and bool(window.board.orders))
        session.send()
        _turn_until(lambda: window.board is not None and window.board.figures.unsent == 0)
        _turn_until(lambda: not store.releases_to_send())  # the server has them
        return _watch(window, store, day, folder, stretch)
    finally:
        store.close()
        window.close()
        _turn_until(lambda: bool(closed))
        ServerSupervisor(folder.server, []).stop()


def _put(folder: DataFolder, day: SampleDay) -> None:
    store = DeskStore.open(folder.desk_database)
    with store.write() as unit:
        unit.put_depot(day.shifts[0].depot)
        unit.put_shifts(day.shifts)
        unit.put_orders(day.orders)
        unit.put_routes(replace(record, revision=0, released=None) for record in day.routes)
        unit.commit()
    store.close()


def _watch(
    window: MainWindow, store: DeskStore, day: SampleDay, folder: DataFolder, stretch: Stretch
) -> Seen:
    """Look at every picture the window takes in while the phones report."""
    address = ServerSupervisor(folder.server, []).ensure()
    server = Server(address.phones_url, str(folder.server / TLS_FOLDER / "authority.pem"))
    crowd = Crowd(server, members_of(day, address.url, folder.server))
    _turn_until(crowd.is_ready)
    beat = Heartbeat()
    beat.start()
    crowd.begin(stretch)
    shown: list[float] = []
    waiting: list[Event] = []
    told: Told | None = None
    last_sequence, last_board = 0, window.board
    idle_since = time.time()
    while told is None or (len(shown) < len(told.took) and time.time() - idle_since < _GIVE_UP_S):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        if told is None:
            told = crowd.told()
            idle_since = time.time()
        if window.board is None or window.board is last_board:
            time.sleep(0.001)
            continue
        last_board, now = window.board, time.time()
        fresh = store.events(day.day, last_sequence)
        last_sequence = max((event.sequence for event in fresh), default=last_sequence)
        waiting += [event for event in fresh if event.type in _ON_A_ROW]
        states = {stop.stop_id: stop.state for lane in last_board.lanes for stop in lane.stops}
        on_it, still = [], []
        for event in waiting:
            (on_it if _is_on(states, event) else still).append(event)
        waiting = still
        shown += [now - event.received_at.timestamp() for event in on_it]
        idle_since = now if on_it else idle_since
    stood_ms = beat.stop()
    crowd.end()
    unseen = len(told.took) - len(shown)
    return Seen(told, tuple(shown), stood_ms, unseen, len(store.searches(day.day)))


def _turn_until(true: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 180
    while not true():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if time.monotonic() > give_up:
            raise Unavailable("the window did not get ready")
        time.sleep(0.002)


def _is_on(states: Mapping[str, StopState], event: Event) -> bool:
    state = states[event.stop_id]
    return state.is_final or (event.type is EventType.ARRIVED and state is StopState.ARRIVED)
