"""The tables of the window of figures: what is counted by group, and the stops behind a figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from app.domain.report import StopRow
from app.domain.report_groups import (
    NOBODY,
    Dimension,
    Group,
    LateBand,
    Measure,
    groups,
    holds,
    lateness,
)
from app.domain.report_period import Report, days_of
from ui.desktop.formats import clock
from ui.desktop.language import marked, translate, translated
from ui.desktop.table_rows import Index, TableRows
from ui.desktop.vocabulary import said

MEASURES = (
    Measure.STOPS,
    Measure.DONE,
    Measure.FAILED,
    Measure.PARTIAL,
    Measure.NOT_ATTEMPTED,
    Measure.OPEN,
    Measure.LATE,
    Measure.ON_TIME,
    Measure.FIRST_SUCCESS,
    Measure.PROOF_OUTSTANDING,
    Measure.CORRECTED,
)
_HEADS = {
    Measure.NOT_ATTEMPTED: marked("Figures", "Not att."),
    Measure.FIRST_SUCCESS: marked("Figures", "1st att. ok"),
    Measure.PROOF_OUTSTANDING: marked("Figures", "Proof out"),
}
ALL = marked("Figures", "All")
LATENESS = marked("Figures", "Lateness")


@dataclass(frozen=True, slots=True)
class Line:
    """Stops under one name."""

    name: str
    rows: tuple[StopRow, ...]

    def behind(self, measure: Measure) -> tuple[StopRow, ...]:
        """The stops behind one of its figures."""
        return tuple(row for row in self.rows if holds(measure, row))


def lines_of(report: Report, by: Dimension | None) -> tuple[Line, ...]:
    """All stops, then by a dimension; without one by how late they were."""
    days = days_of(report)
    rows = tuple(row for day in days for row in day.rows)
    if by is None:
        parts = tuple(Line(_band_words(band), band.rows) for band in lateness(rows))
    else:
        parts = tuple(_line(group) for group in groups(days, by))
    return (Line(translate("Figures", ALL), rows), *parts)


def _band_words(band: LateBand) -> str:
    if band.above is None:
        return said(band.words)
    if band.upto is None:
        return translate("Figures", "over {minutes} min").format(minutes=band.above)
    return translate("Figures", "{least} to {most} min").format(least=band.above, most=band.upto)


def _line(group: Group) -> Line:
    return Line(said(group.name) if group.name == NOBODY else group.name, group.rows)


def _head(measure: Measure) -> str:
    short = _HEADS.get(measure)
    return said(measure.value) if short is None else translate("Figures", short)


class GroupsModel(TableRows[Line]):
    """A line per group, a column per measure; a cell is a figure."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(("", *map(_head, MEASURES)), parent)

    @property
    def lines(self) -> Sequence[Line]:
        """As they are shown."""
        return self._shown

    def behind(self, index: Index) -> tuple[StopRow, ...]:
        """The stops behind a cell; behind a name all of its stops."""
        line = self.row(index)
        return line.behind(measure_at(index)) if line is not None else ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: words and figures."""
        line = self.row(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(len(line.behind(measure_at(index)))) if index.column() else line.name


def measure_at(index: Index) -> Measure:
    """What a column counts; a name stands for all stops."""
    return MEASURES[max(0, index.column() - 1)]


STOPS_HEADER = (
    marked("Figures", "Driver"),
    marked("Figures", "No."),
    marked("Figures", "Name"),
    marked("Figures", "Address"),
    marked("Figures", "Window"),
    marked("Figures", "Started"),
    marked("Figures", "Late"),
    marked("Figures", "State"),
    marked("Figures", "Outcome"),
)


class StopsModel(TableRows[StopRow]):
    """The stops behind a figure."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(translated("Figures", STOPS_HEADER), parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: words."""
        row = self.row(index)
        if row is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            row.driver,
            str(row.number or ""),
            row.name or row.stop_id,
            row.address,
            row.promised,
            clock(row.started_at) if row.started_at else "",
            f"+{max(1, round(row.late_s / 60))} min" if row.late_s else "",
            _state_words(row),
            said(row.outcome.words) if row.outcome else "",
        )[index.column()]


def _state_words(row: StopRow) -> str:
    state = said(row.state.value.replace("_", " "))
    return translate("Figures", "{state}, corrected").format(state=state) if row.corrected else state
