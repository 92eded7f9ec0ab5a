"""The guard of the test run itself (tests/conftest.py), tried on tests that leave something behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CONFTEST = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import tests.conftest
from tests.conftest import *
from tests.conftest import _nothing_left_running
tests.conftest.GRACE_S = 0.3
"""

LEAKS = {
    "a_thread": """
import threading
def test_a_thread():
    threading.Thread(target=threading.Event().wait, args=(20,), name="forgotten", daemon=True).start()
""",
    "a_child": """
import subprocess, sys
child = None
def test_a_child():
    global child
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
def test_the_next_one_is_not_blamed():
    child.wait()
""",
    "a_detached_process": """
import subprocess, sys
SLEEP = "[sys.executable, '-c', 'import time; time.sleep(60)']"
HIDE = f"import subprocess, sys; subprocess.Popen({SLEEP}, start_new_session=True)"
def test_a_detached_process():
    subprocess.run([sys.executable, "-c", HIDE], check=True)
""",
    "a_warning": """
import warnings
def test_a_warning():
    warnings.warn("stray")
""",
}


def run(folder: Path, text: str) -> str:
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "test_leaking.py").write_text(text)
    command = [sys.executable, "-m", "pytest", "-W", "error", "-p", "no:cacheprovider", str(folder)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("name", ["a_thread", "a_child", "a_detached_process"])
def test_what_outlives_its_test_fails_that_test_by_name(name: str, tmp_path: Path) -> None:
    said = run(tmp_path, LEAKS[name])
    assert f"test_leaking.py::test_{name} left running: " in said
    assert "1 error" in said


def test_a_stray_warning_is_an_error(tmp_path: Path) -> None:
    assert "1 failed" in run(tmp_path, LEAKS["a_warning"])


def test_a_thread_that_ends_within_the_grace_is_no_fault(tmp_path: Path) -> None:
    text = (
        "import threading, time\n"
        "def test_short():\n    threading.Thread(target=time.sleep, args=(0.1,)).start()\n"
    )
    assert "1 passed" in run(tmp_path, text)
