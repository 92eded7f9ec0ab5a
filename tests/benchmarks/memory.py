"""``make bench-memory``: what the desktop keeps in memory over a practice day as fast as it goes.

The window is real and drawn into memory, phones report over real HTTP. The first hour counts from when
the first driver is on the road; later hours are to stay within 10 % of the most that it needed.
"""

from __future__ import annotations

import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from main import RealLauncher, WindowOpener
from storage.datafolder import DataFolder
from tests.benchmarks.board import memory_mb, turn_for, turn_until, wait_drawn
from tests.benchmarks.harness import Outcome, Unavailable, region
from ui.demo import DemoOptions
from ui.desktop.session import DeskSession
from ui.desktop.start import make_application
from ui.desktop.tasks import GuiDelivery
from ui.desktop.theme import Theme
from ui.desktop.window import MainWindow

GROWTH = 1.1
OVER = "The practice day is over."
_LONGEST_S = 1800.0
_LOOK_S = 0.5


def run() -> Outcome:
    """One practice day; memory by its hours."""
    with tempfile.TemporaryDirectory(prefix="roundsman-bench-") as scratch:
        folder = DataFolder(Path(scratch))
        folder.regions.symlink_to(region("demo").folder.parent)
        folder.prepare()
        application = make_application(headless=True)
        opener = WindowOpener(RealLauncher(), folder, folder.regions)
        session = DeskSession(opener, GuiDelivery().deliver, DemoOptions(1, None, None))
        window = MainWindow(session, Theme(application))
        closed: list[bool] = []
        window.closed.connect(lambda: closed.append(True))
        window.show()
        wait_drawn(window)
        begun = time.monotonic()
        session.attach(window)
        try:
            seen = _watched(window)
        finally:
            window.close()
            turn_until(lambda: bool(closed))
        took = time.monotonic() - begun
    return _told(seen, took)


def _watched(window: MainWindow) -> dict[int, float]:
    """The most that was needed in each hour of the day (MB)."""
    most: dict[int, float] = {}
    first: datetime | None = None
    give_up = time.monotonic() + _LONGEST_S
    while not any(OVER in words for words in window.messages.kept):
        turn_for(_LOOK_S)
        board = window.board
        if board is not None and any(lane.started for lane in board.lanes):
            first = first or board.now
            hour = (board.now - first) // timedelta(hours=1)
            most[hour] = max(most.get(hour, 0.0), memory_mb())
        if time.monotonic() > give_up:
            raise Unavailable("the practice day did not end")
    if len(most) < 2:
        raise Unavailable("the practice day had no second hour")
    return most


def _told(seen: dict[int, float], took: float) -> Outcome:
    first = seen[min(seen)]
    rows = [
        {"hour of the day": hour + 1, "MB": mb, "to the first hour": mb / first, "target": GROWTH}
        for hour, mb in sorted(seen.items())
    ]
    return Outcome(
        "Memory of the desktop over a practice day",
        rows,
        [f"The day took {took:.0f} s. The map's own processes are not in it."],
    )
