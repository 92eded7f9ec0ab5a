"""Trouble stays small: faults are told and written down, and the day is backed up by itself."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event as Flag

import pytest

from app.domain.errors import StoreFull
from storage.crash_notices import CrashNotices
from ui.desktop.keeping import keep, telling_bugs, words_of_bug
from ui.desktop.screen import Screen

type Open = Callable[..., object]


class StillKeeper:
    """A keeper whose backups end as they are told to."""

    def __init__(self, folder: Path, *ends: Exception | None) -> None:
        self._notices = CrashNotices(folder)
        self._ends = list(ends)
        self.stop = Flag()

    def back_up_daily(self) -> Path | None:
        end = self._ends.pop(0)
        if not self._ends:
            self.stop.set()
        if end is not None:
            raise end
        return None

    def note_crash(self, text: str) -> Path:
        return self._notices.note(text)

    def untold_crashes(self) -> tuple[Path, ...]:
        return self._notices.untold()

    def write_diagnostics(self, path: Path) -> str:
        return str(path)


class Heard(Screen):
    """What a person would read."""

    def __init__(self) -> None:
        super().__init__(lambda callback: callback())
        self.words: list[str] = []

    def say(self, words: str, *, trouble: bool = False) -> None:
        assert trouble
        self.words.append(words)


@pytest.fixture
def quiet() -> Iterator[None]:
    """Faults that this file makes are no failures of its tests."""
    before = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = lambda *_: None, lambda _: None
    yield
    sys.excepthook, threading.excepthook = before


def test_what_stands_in_the_way_of_the_backup_is_said_once_until_it_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desktop.keeping.BEGINS_AFTER_S", 0.0)
    monkeypatch.setattr("ui.desktop.keeping.LOOKS_EVERY_S", 0.0)
    full = StoreFull("There is no room on the drive.")
    keeper, heard = StillKeeper(tmp_path, full, full, None, full), Heard()
    keep(keeper, heard, keeper.stop)
    assert heard.words == ["The daily backup was not made: There is no room on the drive."] * 2


@pytest.mark.usefixtures("quiet")
def test_a_fault_in_the_windows_own_code_or_in_a_thread_is_told() -> None:
    told: list[BaseException] = []
    with telling_bugs(told.append):
        sys.excepthook(KeyError, KeyError("x"), None)
        thread = threading.Thread(target=lambda: [].pop())
        thread.start()
        thread.join()
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    sys.excepthook(ValueError, ValueError("after"), None)
    assert [type(each) for each in told] == [KeyError, IndexError]


def test_a_fault_is_written_down_and_its_words_are_not_said_aloud(tmp_path: Path) -> None:
    keeper = StillKeeper(tmp_path)
    try:
        raise KeyError("Jürg Öhri")
    except KeyError as error:
        words = words_of_bug(keeper, error)
    (notice,) = keeper.untold_crashes()
    assert str(notice) in words
    assert "Jürg" not in words
    assert "KeyError: 'Jürg Öhri'" in notice.read_text(encoding="utf-8")
