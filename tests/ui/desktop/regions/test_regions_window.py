"""The window of map regions, and its work on real regions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event as Flag
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.errors import RegionError
from app.domain.geo import Extent
from app.domain.region import OSM_ATTRIBUTION, RegionInfo
from tests.ui.desktop.conftest import RegionsRecorder
from ui.desktop.open_day import OpenDay
from ui.desktop.regions import window as windows
from ui.desktop.regions.controller import RegionJob, RegionRow
from ui.desktop.regions.window import RegionsWindow
from ui.desktop.regions.work import RegionsWork
from ui.desktop.screen import Screen

URL = "https://maps.example.org/Fuerstentum-latest.osm.pbf"
REGION = RegionInfo(
    "Liechtenstein",
    Path("nowhere"),
    Extent(9.47, 47.05, 9.64, 47.27),
    roads=4_213,
    houses=12_534,
    streets=1_290,
    places=75,
    unroutable_share=0.012,
    profiles=("car",),
    basemap_zoom=14,
    attribution=OSM_ATTRIBUTION,
    made_at=datetime(2026, 11, 1, tzinfo=UTC),
    source_name="liechtenstein.osm.pbf",
    source_hash="",
    format=2,
)
HOSTILE = "<b>Größwang</b> & Donaudampfschifffahrtsgesellschaft"


@pytest.fixture
def asked() -> RegionsRecorder:
    return RegionsRecorder()


@pytest.fixture
def window(qtbot: QtBot, asked: RegionsRecorder) -> RegionsWindow:
    made = RegionsWindow(asked)
    qtbot.addWidget(made)
    made.show()
    asked.asked.clear()
    return made


def rows() -> tuple[RegionRow, ...]:
    made_at = datetime.now(UTC) - timedelta(days=40)
    own = replace(REGION, name=HOSTILE, made_at=made_at, source=URL)
    return RegionRow(REGION, 48_000_000, is_active=True), RegionRow(own, 2_100_000_000, is_active=False)


def cells(window: RegionsWindow, row: int) -> list[str]:
    model = window.list.model()
    return [str(model.index(row, n).data()) for n in range(model.columnCount())]


def test_regions_tell_size_age_and_which_is_in_use(window: RegionsWindow) -> None:
    window.show_regions(rows())
    assert cells(window, 0)[1:2] + cells(window, 0)[4:] == ["48 MB", "in use"]
    assert cells(window, 1)[:3] == [HOSTILE, "2.1 GB", "40 days old"]
    assert window.row is not None
    assert window.row.is_active, "the one in use is shown first"
    assert not window.commands["use"].isEnabled()
    assert not window.commands["update"].isEnabled(), "where it came from is not known"
    window.list.setCurrentIndex(window.rows.index(1, 0))
    assert window.commands["use"].isEnabled()
    assert window.commands["update"].isEnabled()
    labels = window.findChildren(QLabel)
    assert any(URL in label.text().replace("\u200b", "") for label in labels)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_an_address_is_added_by_keys_and_a_job_blocks_nothing(
    window: RegionsWindow, asked: RegionsRecorder
) -> None:
    window.show_regions(rows())
    window.source.setFocus()
    QTest.keyClicks(window.source, URL)
    QTest.keyClick(window.source, Qt.Key.Key_Return)
    assert asked.asked == [("add", URL, "")]
    window.show_job(RegionJob("Downloading Fuerstentum-latest.osm.pbf", 0.34))
    assert not window.commands["add"].isEnabled()
    assert window.commands["stop"].isEnabled()
    window.commands["stop"].trigger()
    assert asked.asked[-1] == ("cancel",)
    window.list.setCurrentIndex(window.rows.index(1, 0))
    window.commands["use"].trigger()
    assert asked.asked[-1] == ("use", HOSTILE)
    window.show_job(None)
    assert window.commands["add"].isEnabled()
    assert not window.commands["stop"].isEnabled()


def test_the_region_in_use_is_removed_only_after_a_clear_word(
    window: RegionsWindow,
    asked: RegionsRecorder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []

    def answer(_parent: object, _title: str, _question: str, what: str, _verb: str) -> bool:
        said.append(what)
        return len(said) > 1

    monkeypatch.setattr(windows, "is_sure", answer)
    window.show_regions(rows())
    window.commands["remove"].trigger()
    assert "the days that are open are planned on its roads" in said[0]
    assert asked.asked == []
    window.commands["remove"].trigger()
    assert asked.asked == [("remove", REGION.name)]


class Bench:
    """The work on made-up regions, done at once."""

    def __init__(self, window: RegionsWindow) -> None:
        self.jobs: list[RegionJob | None] = []
        self.ready = 0
        self.asked: list[tuple[str, str]] = []
        self.trouble: RegionError | None = None
        shown = SimpleNamespace(show_job=self.jobs.append, say=lambda _words, **_: None)
        screen = Screen(lambda call: call())
        screen.attach(shown)  # type: ignore[arg-type]
        regions = SimpleNamespace(all=lambda: (REGION,), active=lambda: REGION)
        place = SimpleNamespace(regions=regions)
        day = SimpleNamespace(place=place, ready_region=self._ready, show=lambda: None)
        self.bugs: list[Exception] = []
        self.closing = Flag()
        self.work = RegionsWork(
            cast("OpenDay", day), screen, self._work, at_once, self.bugs.append, self.closing
        )
        self.work.attach(window)

    def _ready(self, _cancelled: Callable[[], bool]) -> None:
        self.ready += 1

    def _work(
        self,
        source: str,
        name: str,
        on_progress: Callable[[str, float], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self.asked.append((source, name))
        for step in range(100):
            on_progress("Downloading", step / 100)
        self.work.add("another", "")
        assert not cancelled()
        if self.trouble is not None:
            raise self.trouble


def at_once[T](
    work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
) -> None:
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 - as the tasks do
        failed(error)
    else:
        done(result)


def test_one_job_at_a_time_is_told_in_the_status_bar_and_the_day_goes_on_with_the_new_region(
    window: RegionsWindow,
) -> None:
    bench = Bench(window)
    bench.work.add(URL, "")
    assert bench.asked == [(URL, "")], "a second one waits for the first"
    assert bench.ready == 1
    assert bench.jobs[-1] is None
    assert len(bench.jobs) < 10, "the status bar is not told of every block"
    assert window.said == "The new region is ready, and in use from now on."
    bench.work.update("Liechtenstein")
    assert bench.asked[-1] == ("", "Liechtenstein")


def test_a_job_that_fails_says_why_and_leaves_room_for_the_next(window: RegionsWindow) -> None:
    bench = Bench(window)
    bench.trouble = RegionError("no.osm.pbf is empty.")
    bench.work.add("no.osm.pbf", "")
    assert window.said == "⚠ no.osm.pbf is empty."
    assert (bench.ready, bench.bugs, bench.jobs[-1]) == (0, [], None)
    bench.trouble = None
    bench.work.add(URL, "")
    assert bench.ready == 1
