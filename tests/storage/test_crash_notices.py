"""A fault of the program is written down and told of once, also one that ended the interpreter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from storage.crash_notices import CrashNotices

DIES = """
import ctypes, sys
from pathlib import Path
from storage.crash_notices import CrashNotices
with CrashNotices(Path(sys.argv[1])).watching():
    if sys.argv[2] == "dies":
        ctypes.string_at(0)
"""


def run(folder: Path, how: str) -> int:
    command = [sys.executable, "-c", DIES, str(folder), how]
    return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode


def test_a_notice_is_told_once(tmp_path: Path) -> None:
    notices = CrashNotices(tmp_path)
    written = notices.note("Traceback ...")
    assert written.read_text() == "Traceback ..."
    assert notices.untold() == (written,)
    assert notices.untold() == ()


def test_a_process_that_dies_of_a_bad_address_leaves_where_it_was(tmp_path: Path) -> None:
    assert run(tmp_path, "dies") < 0
    (notice,) = CrashNotices(tmp_path).untold()
    text = notice.read_text()
    assert "Segmentation fault" in text
    assert "string_at" in text


def test_a_process_that_ends_well_leaves_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "ends") == 0
    assert list(tmp_path.iterdir()) == []
    assert CrashNotices(tmp_path).untold() == ()


def test_the_words_of_a_process_that_still_runs_are_left_to_it(tmp_path: Path) -> None:
    with CrashNotices(tmp_path).watching():
        assert CrashNotices(tmp_path).untold() == ()
        assert list(tmp_path.glob("last-words-*"))


def test_a_folder_that_cannot_be_written_costs_no_notice(tmp_path: Path) -> None:
    written = CrashNotices(tmp_path / "gone").note("Traceback ...")
    assert written.read_text() == "Traceback ..."
    written.unlink()
