"""A practice clock is one for all processes and never runs backwards."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.errors import InputRefused
from app.shared_clock import SharedClock, SystemClock

START = datetime(2026, 6, 1, 6, 0, 0, 250_000, tzinfo=UTC)


def test_another_process_sees_the_time_that_was_set(tmp_path: Path) -> None:
    clock = SharedClock.create(tmp_path / "clock", START)
    assert clock.now() == START
    clock.advance_to(START + timedelta(seconds=90))
    look = (
        "import sys; from pathlib import Path; from app.shared_clock import SharedClock;"
        " print(SharedClock(Path(sys.argv[1])).now().isoformat())"
    )
    seen = subprocess.run(
        [sys.executable, "-c", look, str(tmp_path / "clock")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert seen.stdout.strip() == (START + timedelta(seconds=90)).isoformat()
    clock.close()


def test_it_never_runs_backwards(tmp_path: Path) -> None:
    clock = SharedClock.create(tmp_path / "clock", START)
    clock.advance_to(START - timedelta(hours=1))
    assert clock.now() == START
    clock.close()


def test_a_file_that_is_no_clock_is_refused(tmp_path: Path) -> None:
    (tmp_path / "short").write_bytes(b"abc")
    for name in ("short", "missing"):
        with pytest.raises(InputRefused, match="no practice clock"):
            SharedClock(tmp_path / name)


def test_the_systems_clock_speaks_utc() -> None:
    assert SystemClock().now().tzinfo is UTC
