"""The window of figures: every figure opens the stops behind it, every stop its facts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.report_groups import Dimension, Measure
from app.domain.report_period import PeriodReport
from app.reports.day_report import make_report
from tests.app.sample_day import DAY, sample_day
from tests.ui.desktop.conftest import Recorder
from ui.desktop.actions import ONLY_LOOKS
from ui.desktop.figures.chart import BarChart
from ui.desktop.figures.controller import Figures
from ui.desktop.figures.models import ALL, LATENESS, MEASURES
from ui.desktop.figures.window import FiguresWindow
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui

SAMPLE = sample_day(stops=60, drivers=4)
REPORT = make_report(DAY, SAMPLE.orders, SAMPLE.shifts, SAMPLE.routes, SAMPLE.events, head="ab12" * 16)
FIGURES = Figures(
    REPORT,
    {
        stop_id: tuple(event for event in SAMPLE.events if event.stop_id == stop_id)
        for stop_id in {event.stop_id for event in SAMPLE.events if event.stop_id}
    },
    SAMPLE.shifts[0].depot.zone,
    BarChart,
)


def opened(window: MainWindow, recorder: Recorder) -> FiguresWindow:
    window.show_figures_of_day()
    shown = window._figures
    assert recorder.figures.asked[-1] == ("look", False)
    shown.show_report(FIGURES)
    return shown


def test_every_figure_of_every_group_is_the_number_of_stops_behind_it(
    window: MainWindow, recorder: Recorder
) -> None:
    shown = opened(window, recorder)
    for by in (*Dimension, LATENESS):
        shown.by.setCurrentText(by)
        model = shown.groups
        for row, line in enumerate(model.lines):
            for column, measure in enumerate(MEASURES, 1):
                index = model.index(row, column)
                assert index.data() == str(len(model.behind(index))), (by, line.name, measure)
        whole = [each for each in model.lines if each.name != ALL]
        if by is not LATENESS:
            assert sum(len(each.rows) for each in whole) == len(REPORT.rows), by


def test_a_cell_opens_its_stops_and_a_stop_its_facts(window: MainWindow, recorder: Recorder) -> None:
    shown = opened(window, recorder)
    shown.table.setCurrentIndex(shown.groups.index(0, 1 + MEASURES.index(Measure.FAILED)))
    names = [shown.stops.index(row, 0).data() for row in range(shown.stops.rowCount())]
    assert len(names) == REPORT.counts.failed > 0
    row = shown.stops.row(shown.behind.currentIndex())
    assert row is not None
    facts = shown.facts.toPlainText()
    assert row.stop_id in facts
    for event in FIGURES.facts[row.stop_id]:
        assert f"no. {event.sequence}" in facts
    shown.behind.setCurrentIndex(shown.stops.index(1, 0))
    assert shown.facts.toPlainText() != facts


def test_a_bar_opens_its_group_and_the_keyboard_moves_among_figures(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    shown = opened(window, recorder)
    chart = shown._chart
    assert isinstance(chart, BarChart)
    chart.picked.emit(2)
    assert shown.table.currentIndex().row() == 3
    before = shown._behind_title.text()
    qtbot.keyClick(shown.table, Qt.Key.Key_Down)
    assert shown._behind_title.text() != before


def test_a_week_is_asked_for_and_its_figures_take_the_place_of_the_days(
    window: MainWindow, recorder: Recorder
) -> None:
    shown = opened(window, recorder)
    shown.span.setCurrentText("This week")
    assert recorder.figures.asked[-1] == ("look", True)
    week = PeriodReport(DAY, DAY, (REPORT, REPORT))
    shown.show_report(Figures(week, FIGURES.facts, FIGURES.zone, BarChart))
    assert shown.groups.index(0, 1).data() == str(2 * len(REPORT.rows))
    assert REPORT.head in shown._trust.text()


def test_in_a_window_that_only_looks_whatever_changes_is_off_and_says_why(
    window: MainWindow, recorder: Recorder
) -> None:
    window.only_look()
    looking = {spec.name for spec, _ in window.commands if not spec.changes}
    assert {"search", "figures", "told", "next_day", "palette", "quit"} <= looking
    for spec, action in window.commands:
        if spec.changes:
            assert not action.isEnabled(), spec.name
            assert ONLY_LOOKS in action.toolTip()
    for name in (
        "import",
        "plan",
        "send",
        "report",
        "undo",
        "accept",
        "call_off",
        "phones",
        "practise",
    ):
        assert window.commands[name].isEnabled() is False
    assert not window.acceptDrops()
    assert not window.lanes.dragEnabled()
    window._show_phones_about("set_aside")
    assert recorder.phones.window is None
    assert "only to look" in window.windowTitle()
