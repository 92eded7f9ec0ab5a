"""What every test stands on: a clean environment, and nothing left running behind it.

Stray warnings are errors (pyproject.toml). A thread or a process that outlives its test fails that
test, by name; fixtures of a wider scope (a server for a whole module) may of course hold theirs.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.turns import turn

# what is asserted in helpers says what it compared, too
for part in ("app", "day", "durability", "storage", "ui"):
    pytest.register_assert_rewrite(f"tests.{part}")

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"

GRACE_S = 3.0
"""How long threads and processes may take to end after their test."""

RUN_MARK = f"ROUNDSMAN_TEST_RUN={uuid.uuid4()}"
"""Stands in the environment of every process that a test starts, also of a detached one."""

ALLOWED_PROCESSES = (
    "QtWebEngineProc",
    "multiprocessing.resource_tracker",
    "multiprocessing.forkserver",
)
"""Qt's own renderer helpers and Python's own trackers live as long as the test run."""


def _clean_environment() -> None:
    """Before Qt is imported: no display, no settings of the person who runs the tests."""
    settings = ("ROUNDSMAN_", "QT_", "QTWEBENGINE_", "PYTHONWARNINGS")
    proxies = {"http_proxy", "https_proxy", "all_proxy"}
    for name in list(os.environ):
        if name.startswith(settings) or name.lower() in proxies:
            del os.environ[name]
    home = tempfile.mkdtemp(prefix="roundsman-test-home-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    key, value = RUN_MARK.split("=", 1)
    os.environ |= {
        key: value,
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        # not UTC and not the demo's: what leans on the machine's own zone shows
        "TZ": "America/St_Johns",
        "XDG_DATA_HOME": f"{home}/data",
        "XDG_CONFIG_HOME": f"{home}/config",
        "XDG_CACHE_HOME": f"{home}/cache",
        "XDG_STATE_HOME": f"{home}/state",
    }
    if hasattr(os, "getuid") and os.getuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    time.tzset()


_clean_environment()

# What is started in the background ignores Ctrl+C, and so would all that tests start and interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


# --- side by side -------------------------------------------------------------------------------------


LONG = ("tests/day/", "tests/ui/", "tests/app/sync/", "tests/durability/")
"""Where files take long: they begin first, so that at the end no worker waits long for another."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first."""

    def place(item: pytest.Item) -> int:
        return next((n for n, folder in enumerate(LONG) if item.nodeid.startswith(folder)), len(LONG))

    items.sort(key=place)


@pytest.hookimpl(wrapper=True, tryfirst=True)  # so that no test's time is up while it waits
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[object]:
    """Under pytest-xdist, a test that is marked ``alone`` runs while no other does."""
    if not hasattr(item.config, "workerinput"):
        return (yield)
    folder = item.config.cache.mkdir("turns")
    with turn(folder, alone=item.get_closest_marker("alone") is not None):
        return (yield)


# --- what a test must not leave behind ----------------------------------------------------------


@dataclass(frozen=True)
class _Running:
    threads: frozenset[threading.Thread]
    processes: frozenset[int]


def _threads() -> frozenset[threading.Thread]:
    # a native thread that calls into Python once (Qt's) is a _DummyThread and never "ends"
    return frozenset(t for t in threading.enumerate() if not isinstance(t, threading._DummyThread))


def _command_of(pid: int) -> str:
    try:
        raw = Path(f"/proc/{pid}/cmdline").read_bytes()
        name = Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""
    return f"{name}: {raw.replace(bytes(1), b' ').decode(errors='replace').strip()}"


def _is_ours(entry: Path) -> bool:
    """Whether a process (its folder in /proc) lives and comes from this test run.

    Known by the mark; a child that has only just been started does not show its environment yet.
    """
    try:
        state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
        if state == "Z":
            return False
        return int(parent) == os.getpid() or RUN_MARK.encode() in (entry / "environ").read_bytes()
    except OSError:
        return False  # ended, or somebody else's


def _processes() -> frozenset[int]:
    """Live processes of this test run but ourselves (Linux; elsewhere none are seen)."""
    entries = Path("/proc").glob("[0-9]*") if sys.platform == "linux" else ()
    ours = {int(entry.name) for entry in entries if _is_ours(entry)} - {os.getpid()}
    return frozenset(
        pid for pid in ours if not any(name in _command_of(pid) for name in ALLOWED_PROCESSES)
    )


def _left_over(before: _Running) -> tuple[list[threading.Thread], list[int]]:
    threads = [t for t in _threads() - before.threads if t.is_alive()]
    return threads, sorted(_processes() - before.processes)


@pytest.fixture(autouse=True)
def _nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    before = _Running(_threads(), _processes())
    yield
    deadline = time.monotonic() + GRACE_S
    threads, processes = _left_over(before)
    while (threads or processes) and time.monotonic() < deadline:
        time.sleep(0.02)
        threads, processes = _left_over(before)
    if not threads and not processes:
        return
    words = [f"thread {t.name!r}{' (daemon)' if t.daemon else ''}" for t in threads]
    words += [f"process {pid} ({_command_of(pid)[:200]})" for pid in processes]
    for pid in processes:  # so that it does not disturb the tests after it
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    pytest.fail(f"{request.node.nodeid} left running: {'; '.join(words)}", pytrace=False)


# --- data ------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of public test data beside this repository; skips where it is not there."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the folder ../shared/data with the public test data is not here")
    return SHARED_DATA


@pytest.fixture(scope="session")
def demo_extract() -> Path:
    """The built-in region's .osm.pbf (Liechtenstein)."""
    from resources.assets import DEMO_REGION

    return DEMO_REGION
