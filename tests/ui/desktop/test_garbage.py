"""Qt's objects in reference cycles are destroyed in the GUI thread, whichever thread makes garbage."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.desktop.garbage import BURST, GuiGarbage

pytestmark = pytest.mark.gui


class Knot(QObject):
    """An object that nothing but itself refers to."""

    def __init__(self, ends: list[str]) -> None:
        super().__init__()
        self._itself = self
        self.destroyed.connect(
            lambda: ends.append(threading.current_thread().name), Qt.ConnectionType.DirectConnection
        )


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[GuiGarbage]:
    gc.enable()  # as a program begins
    made = GuiGarbage(qapp)
    yield made
    made.give_back()
    made.deleteLater()
    gc.disable()


def make_garbage_elsewhere() -> None:
    """Enough cycles, made in another thread, that Python would have collected there and then."""

    def tie() -> None:
        for _ in range(20_000):
            knot: list[object] = []
            knot.append(knot)

    other = threading.Thread(target=tie, name="another thread")
    other.start()
    other.join()


@pytest.mark.usefixtures("garbage")
def test_a_cycle_is_collected_by_the_gui_thread_though_another_one_makes_the_garbage(
    qtbot: QtBot,
) -> None:
    ends: list[str] = []
    Knot(ends)
    make_garbage_elsewhere()
    assert ends == []
    qtbot.waitUntil(lambda: bool(ends), timeout=5000)
    assert ends == [threading.main_thread().name]


def test_what_was_there_before_is_looked_at_again_once_it_is_given_back(garbage: GuiGarbage) -> None:
    assert gc.get_freeze_count() > 0
    garbage.give_back()
    assert gc.get_freeze_count() == 0
    assert gc.isenabled()


def test_a_day_that_was_read_is_not_looked_through(garbage: GuiGarbage) -> None:
    collected = sum(each["collections"] for each in gc.get_stats())
    day = [[number] for number in range(2 * BURST)]
    garbage.collect_due()
    assert sum(each["collections"] for each in gc.get_stats()) == collected
    assert gc.get_freeze_count() > len(day)
