"""The small parts beside the window: the GUI thread, one desktop, the heartbeat, pictures."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import AlreadyRunning, RegionError, StoreError
from app.domain.region import RegionInfo
from app.tasks import Tasks
from tests.ui.boards import board_of
from ui.desktop.heartbeat import Heartbeat
from ui.desktop.map_scheme import read_basemap_head
from ui.desktop.pictures import PictureSettings, draw_pictures
from ui.desktop.single import OneDesktop
from ui.desktop.tasks import GuiDelivery
from ui.desktop.theme import ThemeMode
from ui.desktop.words import late_text

pytestmark = pytest.mark.gui


def test_results_of_background_work_arrive_on_the_gui_thread_in_order(
    qtbot: QtBot, qapp: QApplication
) -> None:
    delivery = GuiDelivery()
    threads: list[bool] = []
    results: list[int] = []

    def take(n: int) -> None:
        threads.append(QThread.currentThread() is qapp.thread())
        results.append(n)

    with Tasks(delivery.deliver, pool_size=1) as tasks:
        for n in range(200):
            tasks.submit(lambda n=n: n, take, lambda error: pytest.fail(str(error)))  # type: ignore[misc]
        qtbot.waitUntil(lambda: len(results) == 200, timeout=30_000)
    assert results == list(range(200))
    assert all(threads)


@pytest.mark.alone
def test_a_flood_of_results_leaves_the_window_alive(qtbot: QtBot) -> None:
    delivery, beat = GuiDelivery(), Heartbeat()
    left = [0]

    def slow() -> None:
        time.sleep(0.002)
        left[0] += 1

    beat.start()
    flood = threading.Thread(target=lambda: [delivery.deliver(slow) for _ in range(300)])
    flood.start()
    qtbot.waitUntil(lambda: left[0] == 300, timeout=60_000)
    flood.join()
    assert beat.stop() < 300  # all at once would be 600 ms


def test_the_heartbeat_notices_a_standstill(qtbot: QtBot) -> None:
    beat = Heartbeat()
    beat.start()
    qtbot.wait(30)
    time.sleep(0.15)
    qtbot.wait(30)
    assert beat.stop() >= 150


def test_a_second_desktop_on_the_same_data_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = OneDesktop(tmp_path)
    with (
        qtbot.waitSignal(first.raised, timeout=30_000),
        pytest.raises(AlreadyRunning, match="already open"),
    ):
        OneDesktop(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    OneDesktop(other).release()
    first.release()
    OneDesktop(tmp_path).release()


def test_a_base_map_says_its_zoom_and_box(region: RegionInfo) -> None:
    assert region.basemap_file is not None
    head = read_basemap_head(region.basemap_file)
    assert 13 <= head.max_zoom <= 16
    assert head.extent.west < 9.52 < head.extent.east
    assert head.extent.south < 47.16 < head.extent.north


@pytest.mark.parametrize("content", [b"", b"PMTiles", b"x" * 500, b"PMTiles\x02" + bytes(200)])
def test_a_file_that_is_no_base_map_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "basemap.pmtiles"
    broken.write_bytes(content)
    with pytest.raises(RegionError, match="not a PMTiles archive"):
        read_basemap_head(broken)
    with pytest.raises(RegionError, match="cannot be read"):
        read_basemap_head(tmp_path / "none.pmtiles")


@pytest.mark.usefixtures("map_page")
def test_pictures_show_the_board_and_a_map_with_streets_and_routes(
    tmp_path: Path,
    region: RegionInfo,
) -> None:
    board_file, map_file = tmp_path / "board.png", tmp_path / "map.png"
    for theme in (ThemeMode.LIGHT, ThemeMode.DARK):
        settings = PictureSettings(theme=theme, shift_id="shift-2")
        draw_pictures(board_of(), region.basemap_file, board_file, map_file, settings)
        whole, map_only = QImage(str(board_file)), QImage(str(map_file))
        assert (whole.width(), whole.height()) == (1280, 800)
        assert (map_only.width(), map_only.height()) == (960, 1280)  # the day reaches north and south
        colours = {
            map_only.pixel(x, y) for x in range(0, map_only.width(), 3) for y in range(0, 500, 3)
        }
        assert len(colours) > 200


@pytest.mark.usefixtures("map_page")
def test_a_picture_that_cannot_be_written_is_told_in_words(
    tmp_path: Path,
) -> None:
    with pytest.raises(StoreError, match=r"board\.png cannot be written"):
        draw_pictures(board_of(1, 3), None, tmp_path / "no" / "board.png", tmp_path / "map.png")


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, ""), (-60, ""), (20, "+1 min"), (840, "+14 min"), (7500, "+2 h 05")]
)
def test_lateness_in_words(seconds: int, words: str) -> None:
    assert late_text(seconds) == words
