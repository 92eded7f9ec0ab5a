"""``make bench-memory``: what a desktop holds in memory through a practice day of eight hours and more.

The window, its session and its page, the practice server and the planner's processes are real, drawn
into memory; the day is lived as fast as it can be, suggestions accepted. Memory is looked at on every
full hour of the practice clock, with all reference cycles collected: a real day has had that done every
five minutes by then (``ui.desktop.garbage``).
"""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QTimer

from main import DemoOpener, RealLauncher
from storage.datafolder import DataFolder
from tests.benchmarks.harness import Figure, Outcome, Unavailable, region
from tests.benchmarks.waiting import turn_until
from ui.demo import DemoOptions
from ui.desktop.session import DeskSession
from ui.desktop.start import make_application
from ui.desktop.tasks import GuiDelivery
from ui.desktop.theme import Theme
from ui.desktop.window import MainWindow

SEED = 1
AIM = 0.10
"""So much more than after its first hour a desktop may hold at the end of the day, as a share."""
PATIENCE_S = 1800.0
LOOK_MS = 20
_HOUR = timedelta(hours=1)
DESKTOP, PAGE, SERVER = "desktop", "map's page", "practice server"
OTHERS = "planner, evaluator, WebEngine"


def run() -> Outcome:
    """Live the day; a row per full hour since it began."""
    if not Path("/proc/self/statm").exists():
        raise Unavailable("memory is read from /proc, which is not here")
    with tempfile.TemporaryDirectory(prefix="roundsman-bench-") as scratch:
        folder = DataFolder(Path(scratch) / "data")
        folder.prepare()
        opener = DemoOpener(RealLauncher(), folder, region("demo").folder.parent)
        samples = _lived(opener, DemoOptions(SEED, None, Path(scratch) / "out"))
    if len(samples) < 3:
        raise Unavailable("the practice day was over before its third hour")
    return Outcome(
        f"Resident memory through a practice day (seed {SEED}), MB on the hour",
        list(_rows(samples)),
        [
            f"Wanted: the desktop at the end at most {AIM:.0%} above its first hour.",
            "Resident memory counts what processes share once for each of them.",
        ],
    )


def _rows(samples: Mapping[int, Mapping[str, float]]) -> Iterator[Mapping[str, Figure]]:
    """A row per hour, and what the last has more than the first."""
    first = next(iter(samples.values()))
    for hour, sample in samples.items():
        growth = sample[DESKTOP] / first[DESKTOP] - 1
        yield {"hour": str(hour), **sample, "desktop against its first hour": f"{growth:+.1%}"}


@dataclass
class _Watch:
    """Looks at the memory whenever a full hour of the day has gone by."""

    window: MainWindow
    begun: datetime | None = None
    samples: dict[int, dict[str, float]] = field(default_factory=dict)

    def look(self) -> None:
        """Called often."""
        board = self.window.board
        if board is None or not board.figures.done:
            return
        self.begun = self.begun or board.now
        hour = (board.now - self.begun) // _HOUR
        if hour and hour not in self.samples:
            gc.collect()
            self.samples[hour] = memory_by_part(os.getpid())


def _lived(opener: DemoOpener, options: DemoOptions) -> dict[int, dict[str, float]]:
    """Samples by hours since the first stop was done."""
    application = make_application(headless=True)
    session = DeskSession(opener, GuiDelivery().deliver, options)
    window = MainWindow(session, Theme(application))
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    window.show()
    watch = _Watch(window)
    timer = QTimer()
    timer.timeout.connect(watch.look)
    timer.start(LOOK_MS)
    session.attach(window)
    turn_until(lambda: bool(closed), PATIENCE_S)
    timer.stop()
    if session.trouble is not None:
        raise Unavailable(str(session.trouble))
    return watch.samples


def memory_by_part(desktop: int) -> dict[str, float]:
    """Resident megabytes of a desktop's process and of those below it, by what they do."""
    parts = dict.fromkeys((DESKTOP, PAGE, SERVER, OTHERS), 0.0)
    parents = dict(_parents())
    for process in parents:
        line = [process]
        while line[-1] in parents and line[-1] != desktop:
            line.append(parents[line[-1]])
        if line[-1] == desktop:
            parts[_part(line)] += _resident_mb(process)
    return parts


def _part(line: list[int]) -> str:
    """What a process does, by itself and those above it, up to the desktop. A page's process is forked
    by WebEngine's zygote and keeps its words."""
    if len(line) == 1:
        return DESKTOP
    words, above = (_read(process, "cmdline").split("\0") for process in line[:2])
    if "--type=zygote" in words and "--type=zygote" in above:
        return PAGE
    return SERVER if "server" in words else OTHERS


def _parents() -> Iterator[tuple[int, int]]:
    """Every process and its parent."""
    for entry in Path("/proc").iterdir():
        status = _read(int(entry.name), "stat") if entry.name.isdigit() else ""
        if status:
            yield int(entry.name), int(status.rpartition(")")[2].split()[1])


def _resident_mb(process: int) -> float:
    fields = _read(process, "statm").split()
    return int(fields[1]) * os.sysconf("SC_PAGESIZE") / 1e6 if fields else 0.0


def _read(process: int, name: str) -> str:
    """Something about a process; '' once it has ended."""
    try:
        return Path(f"/proc/{process}/{name}").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
