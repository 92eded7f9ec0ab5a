"""From a phone's event received by the server to the changed row on the desk's board.

The parts are the real ones: the server process, simulated phones over HTTP in a process of their own,
the desk with its database, and the model behind the board's rows. Painting is not in it; the window
shows pictures at most every 150 ms.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

from app.desk import Desk
from app.domain.board import Board
from app.domain.events import Event, EventType
from app.domain.stop_state import StopState
from app.ports import Planner
from app.practice.phone import Phone
from app.processes import ProcessPlanner
from app.shared_clock import SystemClock
from app.sync.client import HttpDeskLink
from app.sync.supervisor import ServerSupervisor
from storage.datafolder import DataFolder
from storage.store import DeskStore
from tests.app.sample_day import DESK, SampleDay, sample_day
from tests.benchmarks.harness import ROOT, Figure, Outcome, is_full, percentile

DRIVERS = 6
RATE = 50
"""Events a second, all phones together."""
POLL_S = 0.25
"""How often the desk asks when nothing came, as the desktop does."""
TARGET_S = 1.0

type Visit = tuple[str, str]
"""A shift and one of its stops."""


@dataclass(frozen=True)
class Seen:
    """One event: when the server had it, when the desk had it, when the row had changed."""

    received: float
    pulled: float
    shown: float


def run() -> Outcome:
    """Send 50 events a second for 20 seconds (FULL=1: two minutes)."""
    seconds = 120 if is_full() else 20
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="roundsman-bench-") as scratch:
        day = sample_day(stops=RATE * seconds // 2 + 2, drivers=DRIVERS)
        sent, seen = _measure(DataFolder(Path(scratch)), day)
    return Outcome(
        f"Event received by the server to row changed, seconds (target: p99 under {TARGET_S:.0f})",
        [
            _row("received to read by the desk", [s.pulled - s.received for s in seen]),
            _row("received to row changed", [s.shown - s.received for s in seen]),
        ],
        [
            f"{DRIVERS} phones, {len(day.orders)} orders on the board;"
            f" {len(seen)} of {sent} events seen, {_rate(seen):.0f} a second.",
            f"The desk asks every {POLL_S} s when nothing came.",
        ],
    )


def _rate(seen: Sequence[Seen]) -> float:
    received = [event.received for event in seen]
    return len(received) / (max(received) - min(received))


def _row(what: str, took: Sequence[float]) -> dict[str, Figure]:
    return {
        "": what,
        "events": len(took),
        "p50": percentile(took, 0.5),
        "p99": percentile(took, 0.99),
        "slowest": max(took),
    }


def _measure(folder: DataFolder, day: SampleDay) -> tuple[int, list[Seen]]:
    folder.prepare()
    command = [
        sys.executable,
        str(ROOT / "main.py"),
        "server",
        "--data-dir",
        str(folder.root),
        "--port",
        "0",
    ]
    server = ServerSupervisor(folder.server, command)
    address = server.ensure()
    store = DeskStore.open(folder.desk_database)
    link = HttpDeskLink(address.url, server.desk_token())
    try:
        desk = _open_day(store, link, day)
        visits = [
            (record.shift_id, planned.stop.stop_id)
            for record in store.routes(day.day)
            for planned in record.route.stops
        ]
        codes = {s.shift_id: link.pairing_code(s.driver.driver_id).code for s in day.shifts}
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        phones = context.Process(target=_drive, args=(theirs, address.url, codes, visits))
        phones.start()
        theirs.close()
        return _watch(desk, ours, phones)
    finally:
        link.close()
        store.close()
        server.stop()


def _open_day(store: DeskStore, link: HttpDeskLink, day: SampleDay) -> Desk:
    with store.write() as unit:
        unit.put_depot(day.shifts[0].depot)
        unit.put_shifts(day.shifts)
        unit.put_orders(day.orders)
        unit.put_routes(replace(record, revision=0, released=None) for record in day.routes)
        unit.commit()
    planner: Planner = ProcessPlanner(_never_called)
    desk = Desk(store, planner, SystemClock(), day.day, DESK, roads_folder="", link=link)
    desk.release()
    desk.exchange()
    return desk


def _never_called(_connection: Connection, _job: object) -> None:
    raise AssertionError("nothing is planned here")


def _watch(
    desk: Desk, ours: Connection, phones: multiprocessing.process.BaseProcess
) -> tuple[int, list[Seen]]:
    from PySide6.QtCore import QCoreApplication

    from ui.desktop.day_filter import DayFilter
    from ui.desktop.lanes_model import LanesModel

    application = QCoreApplication.instance() or QCoreApplication([])
    model = LanesModel()
    model.show_board(desk.board(), DayFilter())
    seen: list[Seen] = []
    sent: int | None = None
    idle_since = time.time()
    while sent is None or (len(seen) < sent and time.time() - idle_since < 10):
        if sent is None and ours.poll():
            sent = ours.recv()
        events = [e for e in desk.exchange() if e.type in (EventType.ARRIVED, EventType.COMPLETED)]
        pulled = time.time()
        if events:
            board = desk.board()
            model.show_board(board, DayFilter())
            application.processEvents()
            shown = time.time()
            seen += [Seen(e.received_at.timestamp(), pulled, shown) for e in events if _is_on(board, e)]
            idle_since = shown
        else:
            time.sleep(POLL_S)
    phones.join()
    return sent, seen


def _is_on(board: Board, event: Event) -> bool:
    states = {stop.stop_id: stop.state for lane in board.lanes for stop in lane.stops}
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
