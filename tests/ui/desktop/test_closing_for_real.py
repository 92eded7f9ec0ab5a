"""A road is closed in the window with everything real behind it."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.domain.board import DayIssue
from app.domain.closures import around
from app.domain.geo import LonLat
from app.domain.polyline import decode_polyline
from app.domain.region import RegionInfo
from app.domain.timing import instant
from main import data_folder
from storage.datafolder import DataFolder
from tests.ui.desktop.test_session import Desktop, Open, few_orders, open_desktop

__all__ = ["few_orders", "open_desktop"]

pytestmark = pytest.mark.gui


@pytest.fixture
def folder(tmp_path: Path, region: RegionInfo) -> DataFolder:
    """A data folder with a region of its own: copies are made beside its graphs."""
    home = tmp_path / "data" / "regions"
    ignored = shutil.ignore_patterns("closed")
    shutil.copytree(region.folder.parent, home, ignore=ignored)
    return data_folder(tmp_path / "data")


def busy_place(desktop: Desktop) -> LonLat:
    """In the middle of the longest leg of the day."""
    course = max((decode_polyline(stop.shape) for stop in desktop.stops()), key=len)
    return course[len(course) // 2]


def shapes_of(desktop: Desktop) -> list[str]:
    return [stop.shape for stop in desktop.stops()]


def test_a_road_is_asked_about_closed_and_opened_again_while_the_window_lives_on(
    open_desktop: Open, few_orders: Path
) -> None:
    desktop = open_desktop()
    desktop.open_demo_day(few_orders)
    desktop.session.plan(1.0)
    desktop.hears("Planned ")
    desktop.wait(lambda: len(desktop.stops()) > 5)
    usual = shapes_of(desktop)
    window = desktop.window
    place = busy_place(desktop)
    window.commands["what_if"].trigger()
    dialog = window.what_ifs.dialog
    shape = around(place, 60)
    window.what_ifs._drawn(shape)
    desktop.wait(lambda: " m" in dialog.changes.roads.item(0).text())
    desktop.wait(lambda: dialog.answer.cells[4, 3].text() or dialog.answer.cells[5, 3].text())
    assert shapes_of(desktop) == usual, "nothing is changed by asking"
    dialog.reject()
    ends = instant(desktop.session._day.desk.day + timedelta(days=36_500), 0, _zone(desktop))
    desktop.session.close_road((shape,), ends, "Baustelle")
    desktop.hears("is closed. Routes go round")
    desktop.wait(lambda: desktop.board is not None and desktop.board.closures)
    desktop.wait(lambda: shapes_of(desktop) != usual)
    desktop.wait(lambda: any("Baustelle" in issue.detail for issue in _issues(desktop)))
    assert desktop.board is not None
    (standing,) = desktop.board.closures
    desktop.session.open_road(standing.closure.closure_id)
    desktop.hears("The road is open again.")
    desktop.wait(lambda: shapes_of(desktop) == usual)
    desktop.session.close_road((around(LonLat(9.9, 47.9), 20),), ends, "")
    desktop.hears("draw along the road")
    assert desktop.board.closures == ()


def _zone(desktop: Desktop) -> ZoneInfo:
    assert desktop.board is not None
    return desktop.board.lanes[0].shift.depot.zone


def _issues(desktop: Desktop) -> tuple[DayIssue, ...]:
    return desktop.board.issues if desktop.board is not None else ()
