"""From a phone's event received by the server to the changed row on the desk's board.

Everything is real: the server process, simulated phones over HTTP in a process of their own, and the
window (drawn into memory) with the session, its loops and its database behind it. A row counts as
changed when the model behind the board's rows has it; the window takes in at most seven pictures a
second.
"""

from __future__ import annotations

import multiprocessing
import random
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.domain.events import Event, EventType
from app.domain.stop_state import StopState
from app.practice.phone import Phone
from app.sync.address import desk_token
from app.sync.client import HttpDeskLink
from app.sync.supervisor import ServerSupervisor
from main import RealLauncher, WindowOpener
from storage.datafolder import DataFolder
from storage.store import DeskStore
from tests.app.sample_day import SampleDay, sample_day
from tests.benchmarks.harness import Outcome, Unavailable, is_full, percentile, region
from ui.desktop.heartbeat import Heartbeat
from ui.desktop.session import DeskSession
from ui.desktop.start import make_application
from ui.desktop.tasks import GuiDelivery
from ui.desktop.theme import Theme
from ui.desktop.window import MainWindow

DRIVERS = 6
RATE = 50
"""Events a second, all phones together."""
TARGET_S = 1.0

type Visit = tuple[str, str]
"""A shift and one of its stops."""


@dataclass(frozen=True)
class Seen:
    """One event: when the server had it, when its row had changed."""

    received: float
    shown: float


def run() -> Outcome:
    """Send 50 events a second for 20 seconds (FULL=1: two minutes)."""
    seconds = 120 if is_full() else 20
    with tempfile.TemporaryDirectory(prefix="roundsman-bench-") as scratch:
        day = sample_day(stops=RATE * seconds // 2 + 2, drivers=DRIVERS)
        sent, seen, stood_ms = _measure(DataFolder(Path(scratch)), day)
    took = [event.shown - event.received for event in seen]
    return Outcome(
        f"Event received by the server to row changed, seconds (target: p99 under {TARGET_S:.0f})",
        [
            {
                "events": len(seen),
                "p50": percentile(took, 0.5),
                "p99": percentile(took, 0.99),
                "slowest": max(took),
            }
        ],
        [
            f"The GUI thread stood still {stood_ms:.0f} ms at most.",
            f"{DRIVERS} phones, {len(day.orders)} orders on the board;"
            f" {len(seen)} of {sent} events seen, {_rate(seen):.0f} a second.",
        ],
    )


def _rate(seen: Sequence[Seen]) -> float:
    received = [event.received for event in seen]
    return len(received) / (max(received) - min(received))


def _measure(folder: DataFolder, day: SampleDay) -> tuple[int, list[Seen], float]:
    folder.regions.symlink_to(region("demo").folder.parent)
    folder.prepare()
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
        return _watch(window, store, day, folder)
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
    window: MainWindow, store: DeskStore, day: SampleDay, folder: DataFolder
) -> tuple[int, list[Seen], float]:
    """Look at every picture the window takes in while the phones report."""
    address = ServerSupervisor(folder.server, []).ensure()
    link = HttpDeskLink(address.url, desk_token(folder.server))
    codes = {s.shift_id: link.pairing_code(s.driver.driver_id).code for s in day.shifts}
    link.close()
    visits = [
        (record.shift_id, planned.stop.stop_id)
        for record in day.routes
        for planned in record.route.stops
    ]
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    phones = context.Process(target=_drive, args=(theirs, address.url, codes, visits))
    beat = Heartbeat()
    beat.start()
    phones.start()
    theirs.close()
    seen: list[Seen] = []
    waiting: list[Event] = []
    sent: int | None = None
    last_sequence, last_board = 0, window.board
    idle_since = time.time()
    while sent is None or (len(seen) < sent and time.time() - idle_since < 10):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        if sent is None and ours.poll():
            sent = ours.recv()
        if window.board is None or window.board is last_board:
            time.sleep(0.001)
            continue
        last_board, shown = window.board, time.time()
        fresh = store.events(day.day, last_sequence)
        last_sequence = max((event.sequence for event in fresh), default=last_sequence)
        waiting += [e for e in fresh if e.type in (EventType.ARRIVED, EventType.COMPLETED)]
        states = {stop.stop_id: stop.state for lane in last_board.lanes for stop in lane.stops}
        on_it = [event for event in waiting if _is_on(states, event)]
        waiting = [event for event in waiting if event not in on_it]
        seen += [Seen(event.received_at.timestamp(), shown) for event in on_it]
        idle_since = shown if on_it else idle_since
    phones.join()
    return sent, seen, beat.stop()


def _turn_until(true: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 60
    while not true():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if time.monotonic() > give_up:
            raise Unavailable("the window did not get ready")
        time.sleep(0.002)


def _is_on(states: Mapping[str, StopState], event: Event) -> bool:
    state = states[event.stop_id]
    return state.is_final or (event.type is EventType.ARRIVED and state is StopState.ARRIVED)


def _drive(answer: Connection, url: str, codes: dict[str, str], visits: list[Visit]) -> None:
    """The phones: each on a thread of its own, at an even pace."""
    counts: list[int] = []

    def one(shift_id: str, code: str, number: int) -> None:
        phone = Phone(url, lambda: datetime.now(UTC), lambda: True, random.Random(number))
        try:
            phone.pair(code)
            phone.fetch()
            counts.append(
                _report(phone, shift_id, [stop for shift, stop in visits if shift == shift_id])
            )
        finally:
            phone.close()

    threads = [Thread(target=one, args=(*item, i)) for i, item in enumerate(codes.items())]
    for thread in threads:
        thread.start()
        time.sleep(1 / RATE)
    for thread in threads:
        thread.join()
    answer.send(sum(counts))
    answer.close()


def _report(phone: Phone, shift_id: str, stops: list[str]) -> int:
    phone.report("shift_started", shift_id)
    due = time.monotonic()
    sent = 0
    for stop in stops:
        for kind, outcome in (("arrived", ""), ("completed", "delivered_to_recipient")):
            due += DRIVERS / RATE
            time.sleep(max(0.0, due - time.monotonic()))
            phone.report(kind, shift_id, stop_id=stop, outcome=outcome)
            sent += 1
    return sent
