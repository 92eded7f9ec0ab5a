"""The window of figures: by driver, customer, zone or hour; each figure opens its stops, each stop its
facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.domain.events import Event
from app.domain.report import StopRow
from app.domain.report_groups import Dimension, Measure, per_hundred
from app.domain.report_period import Report, span_of
from ui.desktop.distances import distance
from ui.desktop.figures.controller import Chart, Figures, FiguresController
from ui.desktop.figures.models import (
    LATENESS,
    MEASURES,
    GroupsModel,
    StopsModel,
    lines_of,
    measure_at,
)
from ui.desktop.formats import clock_with_seconds, money, number, percent
from ui.desktop.labels import breakable, plain_label
from ui.desktop.language import marked, translate, translated
from ui.desktop.phones.choice import Choice
from ui.desktop.room import open_within
from ui.desktop.table_rows import give_widths
from ui.desktop.theme import Theme
from ui.desktop.vocabulary import said

SPANS = DAY, WEEK = marked("Figures", "This day"), marked("Figures", "This week")
STOPS_PX = (100, 40, 130, 150, 104, 60, 60, 110, 110)
NO_STOPS = marked("Figures", "No stop is behind this figure.")


class FiguresWindow(QDialog):
    """See the module."""

    def __init__(self, controller: FiguresController, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller = controller
        self._theme = theme
        self._figures: Figures | None = None
        self._chart: Chart | None = None
        self.setWindowTitle(translate("Figures", "Figures"))
        open_within(self, 1120, 720)
        self._title = plain_label("", "title", wrap=True)
        self._sums = plain_label("", "secondary", wrap=True)
        self._trust = plain_label("", "secondary", wrap=True)
        self._trust.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.span, self.by = Choice(), Choice()
        self.span.addItems(translated("Figures", SPANS))
        self.span.setAccessibleName(translate("Figures", "Day or week"))
        for dimension in Dimension:
            self.by.addItem(said(dimension.value), dimension)
        self.by.addItem(translate("Figures", LATENESS), None)
        self.by.setAccessibleName(translate("Figures", "By what stops are grouped"))
        self.groups, self.stops = GroupsModel(self), StopsModel(self)
        self.table = _table(
            self.groups, translate("Figures", "Figures by group; a cell opens its stops"), (150, 68)
        )
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.behind = _table(
            self.stops, translate("Figures", "The stops behind the chosen figure"), STOPS_PX
        )
        self.facts = QPlainTextEdit()
        self.facts.setReadOnly(True)
        self.facts.setAccessibleName(translate("Figures", "The facts of the chosen stop"))
        self._behind_title = plain_label("", "secondary")
        self._lay_out()
        self.span.currentIndexChanged.connect(lambda _: self._look())
        self.by.currentIndexChanged.connect(lambda _: self._show_groups())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_behind())
        self.behind.selectionModel().currentRowChanged.connect(lambda *_: self._show_facts())
        theme.changed.connect(self._colour_chart)
        controller.attach(self)

    def _lay_out(self) -> None:
        close = QPushButton(translate("Figures", "Close"))
        close.clicked.connect(self.reject)
        choose = QHBoxLayout()
        choose.addWidget(self.span)
        choose.addWidget(plain_label(translate("Figures", "by"), "secondary"))
        choose.addWidget(self.by)
        choose.addStretch(1)
        choose.addWidget(close)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.addWidget(self.table)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.addWidget(self.behind)
        below.addWidget(self.facts)
        below.setSizes([760, 340])
        under = QWidget()
        column = QVBoxLayout(under)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._behind_title)
        column.addWidget(below, 1)
        down = QSplitter(Qt.Orientation.Vertical)
        for part in (self._across, under):
            down.addWidget(part)
        down.setSizes([320, 300])
        down.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        for label in (self._title, self._sums):
            whole.addWidget(label)
        whole.addLayout(choose)
        whole.addWidget(down, 1)
        whole.addWidget(self._trust)

    def open_now(self) -> None:
        """Show the figures of the day in view."""
        self._look()
        self.show()
        self.raise_()
        self.activateWindow()

    def _look(self) -> None:
        self._controller.look(week=SPANS[self.span.currentIndex()] == WEEK)

    # --- what is shown ---

    def show_report(self, figures: Figures) -> None:
        """See ``FiguresShown``; the chosen cell stays chosen."""
        self._figures = figures
        if self._chart is None:
            self._chart = figures.make_chart(self._theme)
            self._chart.picked.connect(self._pick)
            self._across.addWidget(self._chart.widget)
            self._across.setSizes([660, 440])
        report = figures.report
        first, last = span_of(report)
        self._title.setText(
            f"{first}"
            if first == last
            else translate("Figures", "{first} to {last}").format(first=first, last=last)
        )
        self._sums.setText(_sums(report))
        head = (
            translate("Figures", "chain head {head}").format(head=report.head)
            if report.head
            else translate("Figures", "no events")
        )
        self._trust.setText(
            translate("Figures", "From %n events, last no. {last}, {head}", "", report.events).format(
                last=report.last_sequence, head=head
            )
        )
        self._show_groups()

    def _show_groups(self) -> None:
        if self._figures is None:
            return
        chosen = self.table.currentIndex()
        name = line.name if (line := self.groups.row(chosen)) is not None else ""
        column = chosen.column() if chosen.isValid() else 1 + MEASURES.index(Measure.STOPS)
        self.groups.show(lines_of(self._figures.report, self.by.currentData()))
        row = next((n for n, each in enumerate(self.groups.lines) if each.name == name), 0)
        self.table.setCurrentIndex(self.groups.index(row, column))
        self._show_behind()

    def _pick(self, number: int) -> None:
        """A bar was clicked: the bars are the groups without the line of all."""
        column = max(1, self.table.currentIndex().column())
        self.table.setCurrentIndex(self.groups.index(number + 1, column))

    def _show_behind(self) -> None:
        index = self.table.currentIndex()
        line = self.groups.row(index)
        if line is None:
            return
        measure, rows = measure_at(index), self.groups.behind(index)
        self.stops.show(rows)
        self._behind_title.setText(breakable(f"{line.name}: {said(measure.value)}, {len(rows)}"))
        self._show_chart(index, measure)
        self.behind.setCurrentIndex(self.stops.index(0, 0) if rows else QModelIndex())
        if not rows:
            self.facts.setPlainText(translate("Figures", NO_STOPS))

    def _colour_chart(self) -> None:
        """The chosen figure's colour in the theme that is in force."""
        index = self.table.currentIndex()
        if self.groups.row(index) is not None:
            self._show_chart(index, measure_at(index))

    def _show_chart(self, index: QModelIndex, measure: Measure) -> None:
        parts = self.groups.lines[1:]
        if self._chart is not None:
            self._chart.show_bars(
                translate("Figures", "{measure} by {grouping}").format(
                    measure=said(measure.value), grouping=self.by.currentText()
                ),
                [part.name for part in parts],
                [float(len(part.behind(measure))) for part in parts],
                index.row() - 1,
                _colour(self._theme, measure),
            )

    def _show_facts(self) -> None:
        row = self.stops.row(self.behind.currentIndex())
        if row is not None and self._figures is not None:
            events = self._figures.facts.get(row.stop_id, ())
            self.facts.setPlainText(breakable("\n".join(_facts(row, events, self._figures.zone))))


def _table(model: GroupsModel | StopsModel, name: str, widths: Sequence[int]) -> QTreeView:
    table = QTreeView()
    table.setObjectName("table")
    table.setModel(model)
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setAccessibleName(name)
    heads = table.header()
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heads.setMinimumSectionSize(36)
    give_widths(heads, (widths[min(n, len(widths) - 1)] for n in range(model.columnCount())))
    return table


def _colour(theme: Theme, measure: Measure) -> str:
    states = {
        Measure.DONE: "completed",
        Measure.ON_TIME: "completed",
        Measure.FIRST_SUCCESS: "completed",
        Measure.FAILED: "failed",
        Measure.PARTIAL: "partial",
        Measure.NOT_ATTEMPTED: "not_attempted",
    }
    look = theme.palette
    if measure is Measure.LATE:
        return look.late
    return look.state(states[measure]).colour if measure in states else look.accent


def _sums(report: Report) -> str:
    counts, parts = report.counts, []
    parts.append(
        translate("Figures", "{attempts} of {stops} stops attempted").format(
            attempts=counts.attempts, stops=counts.stops
        )
    )
    if counts.on_time_share is not None:
        parts.append(
            translate("Figures", "on time {share}").format(share=percent(counts.on_time_share))
        )
    if counts.first_success_share is not None:
        parts.append(
            translate("Figures", "at first attempt {share}").format(
                share=percent(counts.first_success_share)
            )
        )
    if report.actual.distance_m is not None:
        parts.append(
            translate("Figures", "{driven} ({planned} planned)").format(
                driven=distance(report.actual.distance_m),
                planned=distance(report.planned.distance_m or 0),
            )
        )
    if report.actual.cost is not None:
        cost = money(report.actual.cost.total)
        parts.append(translate("Figures", "cost {cost}").format(cost=cost))
    if report.stops_per_hour is not None:
        parts.append(
            translate("Figures", "{count} stops per hour").format(
                count=number(report.stops_per_hour, 1)
            )
        )
    steps = per_hundred(report.interventions, report.orders)
    if steps is not None:
        parts.append(
            translate("Figures", "{steps} interventions per 100 orders").format(steps=number(steps, 1))
        )
    if report.earlier is not None:
        parts.append(translate("Figures", "corrects an earlier report"))
    return " · ".join(parts)


def _facts(row: StopRow, events: tuple[Event, ...], zone: ZoneInfo) -> Iterator[str]:
    """What happened at a stop, in the order of the log."""
    yield ", ".join(filter(None, (row.name, row.address, row.reference)))
    yield translate("Figures", "Stop {stop}, order {order}").format(
        stop=row.stop_id, order=row.order_id
    )
    yield ""
    if not events:
        yield translate("Figures", "No fact is known of it.")
    for event in events:
        who = event.actor.name or said(event.actor.kind.value)
        outcome = said(event.outcome.words) if event.outcome else ""
        told = " ".join(filter(None, (said(event.type.value.replace("_", " ")), outcome)))
        note = f": {event.note}" if event.note else ""
        yield translate("Figures", "{time}  no. {number}  {told}, {who}{note}").format(
            time=clock_with_seconds(event.at, zone),
            number=event.sequence,
            told=told,
            who=who,
            note=note,
        )
