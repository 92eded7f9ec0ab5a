"""Cold start: from the command to a window that can be used.

Once on a first morning with the demo day's orders, once with thirty days of work in the data folder.

``main.py desktop`` with ``ROUNDSMAN_BENCH_START=1`` in its environment prints one line that begins with
``window usable`` once the window is shown, the day is on the board and the map is drawn, and then ends.
Each start is a new process.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

from app.sync.supervisor import ServerSupervisor
from resources import demo
from storage.datafolder import DataFolder
from tests.benchmarks.harness import ROOT, Figure, Outcome, Unavailable, is_full, region
from tests.benchmarks.month import DAYS, month_folder

STARTS = 5
PATIENCE_S = 120
MARK = "window usable"


def run() -> Outcome:
    """Five starts each; FULL=1 as root drops the system's file cache before each."""
    with tempfile.TemporaryDirectory(prefix="roundsman-bench-") as scratch, _screen() as (words, env):
        month = Path(scratch) / "month"
        shutil.copytree(month_folder(), month)
        DataFolder(month).regions.rmdir()
        DataFolder(month).regions.symlink_to(region("demo").folder.parent)
        morning = Path(scratch) / "data"
        _make_ready(morning, env)
        rows = [_row(words, "first morning", morning, env), _row(words, f"{DAYS} days", month, env)]
    cache = "emptied before each" if is_full() and _can_drop() else "warm (FULL=1 as root empties it)"
    return Outcome(
        "Cold start to usable window, seconds",
        rows,
        [
            f"A new process each time on the demo region; the system's file cache was {cache}.",
            "Processor time: of the desktop's own process until the window is usable.",
            f"{DAYS} days: 450 orders a day with their facts, positions and pictures.",
        ],
    )


def _row(screen: str, words: str, data: Path, env: dict[str, str]) -> Mapping[str, Figure]:
    """Start so many times on a data folder; the first of them warms the cache and does not count."""
    took, worked = [], []
    try:
        for _ in range(1 + STARTS):
            seconds, processor_s = _start(data, env, drop_cache=is_full())
            took.append(seconds)
            worked.append(processor_s)
    finally:
        ServerSupervisor(DataFolder(data).server, []).stop()
    return {
        "data": words,
        "screen": screen,
        "starts": STARTS,
        "median": statistics.median(took[1:]),
        "fastest": min(took[1:]),
        "slowest": max(took[1:]),
        "processor time": statistics.median(worked[1:]),
    }


@contextmanager
def _screen() -> Iterator[tuple[str, dict[str, str]]]:
    """The person's own display, else a virtual one, else drawing into memory."""
    env = os.environ | {"ROUNDSMAN_BENCH_START": "1"}
    if sys.platform != "linux" or env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):
        yield "display", env
        return
    server = shutil.which("Xvfb")
    if server is None:
        yield "offscreen", env | {"QT_QPA_PLATFORM": "offscreen"}
        return
    read, write = os.pipe()
    command = [server, "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as numbers:
            yield "Xvfb", env | {"DISPLAY": f":{numbers.readline().strip()}"}
    finally:
        screen.terminate()
        screen.wait()


def _make_ready(data: Path, env: dict[str, str]) -> None:
    """The region prepared, orders in: what a first morning leaves behind."""
    command = [
        sys.executable,
        str(ROOT / "main.py"),
        "import",
        str(demo.ORDERS),
        "--data-dir",
        str(data),
    ]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Unavailable(f"the demo's orders could not be imported: {done.stderr.strip()[-300:]}")


def _start(data: Path, env: dict[str, str], *, drop_cache: bool) -> tuple[float, float]:
    """Seconds until the window is usable, and of processor time by then (0 where there is no /proc)."""
    if drop_cache and _can_drop():
        subprocess.run(["sync"], check=True)
        Path("/proc/sys/vm/drop_caches").write_text("3")
    command = [sys.executable, str(ROOT / "main.py"), "desktop", "--data-dir", str(data)]
    with tempfile.TemporaryFile("w+") as complaints:
        begun = time.perf_counter()
        with subprocess.Popen(
            command, env=env, stdout=subprocess.PIPE, stderr=complaints, text=True
        ) as window:
            give_up = Timer(PATIENCE_S, window.kill)
            give_up.start()
            try:
                usable = _wait_for_mark(window, begun)
                window.wait()
            finally:
                give_up.cancel()
                window.kill()
        if usable is None:
            complaints.seek(0)
            raise Unavailable(f"the window did not come up: {complaints.read().strip()[-300:]}")
    return usable


def _wait_for_mark(window: subprocess.Popen[str], begun: float) -> tuple[float, float] | None:
    assert window.stdout is not None
    for line in window.stdout:
        if line.startswith(MARK):
            return time.perf_counter() - begun, _processor_s(window.pid)
    return None


def _processor_s(process: int) -> float:
    """What a process that still runs has used."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    user, system = status.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _can_drop() -> bool:
    return os.access("/proc/sys/vm/drop_caches", os.W_OK)
