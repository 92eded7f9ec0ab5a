"""The lines of a file as rows of a table: what becomes of each, and its cells, repaired in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont

from app.importing.preview import Preview, PreviewRow, RowState, Vanished
from ui.desktop.importing.words import Show, meaning_words, state_words, to_know, vanished_words
from ui.desktop.labels import plain_tip
from ui.desktop.language import marked, translate
from ui.desktop.theme import Theme

type Index = QModelIndex | QPersistentModelIndex

LINE, STATE, TO_KNOW = range(3)
FIRST_CELL = 3
_HEADER = (
    marked("Importing", "Line"),
    marked("Importing", "What happens"),
    marked("Importing", "To know"),
)
_ROOT = QModelIndex()
_FLAGS = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_CELL_FLAGS = _FLAGS | Qt.ItemFlag.ItemIsEditable
_SHOWN, _TIP_LINES = 300, 12
"""So many characters of a cell are drawn, and so many lines of it told."""
_TITLE = 22
"""So many characters of a title have room above a column."""
_TINT = 46
"""How strongly the cell at fault is tinted, of 255."""
_URGENCY = (
    RowState.REFUSED,
    RowState.OUT,
    RowState.CHANGED,
    RowState.UNREAD,
    RowState.NEW,
    RowState.JOINED,
    RowState.SAME,
    RowState.LEFT_OUT,
)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A line of the file, or an order that the file does not have any more."""

    row: PreviewRow | None
    vanished: Vanished | None = None


class RowsModel(QAbstractTableModel):
    """``repaired`` carries a line, a column of the file and its new text. Rows stay where they are
    while they are repaired; choosing what is shown sorts them anew, the urgent first."""

    repaired = Signal(int, int, str)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preview = Preview((), ())
        self._show = Show.ALL
        self._rows: list[ShownRow] = []
        self._at: dict[int, int] = {}
        self._off: frozenset[str] = frozenset()
        self._bold = QFont()
        self._bold.setBold(True)

    def show_preview(self, preview: Preview) -> None:
        """Take new judgements in; the rows that are shown stay the same ones where they can."""
        same_columns = [c.taken.column.at for c in preview.columns] == self._columns
        lines = {row.line: row for row in preview.rows}
        self._preview = preview
        if not same_columns or not self._rows or any(line not in lines for line in self._at):
            self.show_rows(self._show)
            return
        for place, shown in enumerate(self._rows):
            if shown.row is not None:
                self._rows[place] = ShownRow(lines[shown.row.line])
        last = self.index(len(self._rows) - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def show_rows(self, show: Show) -> None:
        """Show rows of one sort only, the urgent first."""
        self.beginResetModel()
        self._show = show
        rows = [row for row in self._preview.rows if _is_shown(row, show)]
        rows.sort(key=lambda row: (_urgency(row), row.line))
        self._rows = [ShownRow(row) for row in rows]
        if show in (Show.ALL, Show.VANISHED):
            self._rows += [ShownRow(None, vanished) for vanished in self._preview.vanished]
        self._at = {shown.row.line: n for n, shown in enumerate(self._rows) if shown.row is not None}
        self.endResetModel()

    def show_called_off(self, order_ids: frozenset[str]) -> None:
        """Which of the orders that vanished are to be called off."""
        self._off = order_ids
        if self._rows:
            last = self.index(len(self._rows) - 1, FIRST_CELL - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def shown(self, index: Index) -> ShownRow | None:
        """What a row shows."""
        return self._rows[index.row()] if index.isValid() else None

    @property
    def lines(self) -> list[int]:
        """Lines of the file that are shown, from the top."""
        return list(self._at)

    def index_of(self, line: int) -> QModelIndex:
        """The row of a line of the file, at the cell at fault; invalid where it is not shown."""
        place = self._at.get(line)
        if place is None:
            return QModelIndex()
        row = self._rows[place].row
        at = row.at if row is not None else -1
        column = FIRST_CELL + self._columns.index(at) if at in self._columns else STATE
        return self.index(place, column)

    @property
    def _columns(self) -> list[int]:
        """Where the file's columns stand in its rows."""
        return [column.taken.column.at for column in self._preview.columns]

    # --- Qt ---

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: lines that are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Qt: ours, then the file's."""
        return 0 if parent.isValid() else FIRST_CELL + len(self._preview.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Qt: the file's titles with what they were taken for below."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip([line for line in self._title(section) if line])
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return "\n".join(map(_short, self._title(section)))

    def _title(self, section: int) -> tuple[str, str]:
        """A column's title, and what it was taken for."""
        if section < FIRST_CELL:
            return translate("Importing", _HEADER[section]), ""
        taken = self._preview.columns[section - FIRST_CELL].taken
        meaning = "?" if taken.is_open else meaning_words(taken.field, taken.column.factor)
        return taken.column.title, meaning

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: the file's cells can be repaired."""
        shown = self.shown(index)
        is_cell = shown is not None and shown.row is not None and index.column() >= FIRST_CELL
        return _CELL_FLAGS if is_cell else _FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: words, and the colours of what wants a look."""
        shown = self.shown(index)
        if shown is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(self._text(shown, index.column())[:_SHOWN].split())
            case Qt.ItemDataRole.EditRole:
                return self._text(shown, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                text = self._text(shown, index.column())
                return plain_tip(text.split("\n")[:_TIP_LINES]) if text else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(shown, index.column())
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(shown, index.column())
            case Qt.ItemDataRole.BackgroundRole:
                return self._ground(shown, index.column())
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == LINE:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.FontRole if self._is_fault(shown, index.column()):
                return self._bold
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: a cell was typed anew; it is judged elsewhere, and shown as typed meanwhile."""
        shown = self.shown(index)
        if shown is None or shown.row is None or role != Qt.ItemDataRole.EditRole:
            return False
        at = self._columns[index.column() - FIRST_CELL]
        if str(value) == shown.row.cells[at]:
            return False
        self.repaired.emit(shown.row.line, at, str(value))
        return True

    def _text(self, shown: ShownRow, column: int) -> str:
        if shown.row is None:
            return self._vanished_text(shown, column)
        match column:
            case 0:
                return str(shown.row.line)
            case 1:
                return state_words(shown.row)
            case 2:
                return to_know(shown.row)
        return shown.row.cells[self._columns[column - FIRST_CELL]]

    def _vanished_text(self, shown: ShownRow, column: int) -> str:
        """An order of the desk in the file's columns, as far as it is known by them."""
        gone = shown.vanished
        if gone is None or column == LINE:
            return ""
        if column < FIRST_CELL:
            is_off = gone.order.order_id in self._off
            if column != STATE:
                return vanished_words(gone, is_off=is_off)
            to_be, gone_words = (
                translate("Importing", "To be called off"),
                translate("Importing", "Vanished"),
            )
            return to_be if is_off else gone_words
        place = gone.order.tasks[-1].place
        known = {
            "reference": gone.order.reference,
            "name": place.name,
            "address": place.address,
            "postcode": place.postcode,
            "city": place.city,
        }
        return known.get(self._preview.columns[column - FIRST_CELL].taken.field, "")

    def _spoken(self, shown: ShownRow, column: int) -> str:
        """A cell as it is read out: with its column, and with what is wrong."""
        title, _ = self._title(column)
        why = f". {to_know(shown.row)}" if shown.row and self._is_fault(shown, column) else ""
        text = self._text(shown, column) or translate("Importing", "empty")
        return f"{title}: {text}{why}"

    def _is_fault(self, shown: ShownRow, column: int) -> bool:
        row = shown.row
        return (
            row is not None
            and column >= FIRST_CELL
            and row.at >= 0
            and self._columns[column - FIRST_CELL] == row.at
        )

    def _ink(self, shown: ShownRow, column: int) -> QBrush | None:
        palette, row = self._theme.palette, shown.row
        if column >= FIRST_CELL:
            open_or_out = self._preview.columns[column - FIRST_CELL].taken.field == ""
            return QBrush(QColor(palette.muted)) if open_or_out or row is None else None
        if column != STATE:
            return QBrush(QColor(palette.muted)) if column == LINE else None
        wants_look = row is None or row.unlocated is not None
        if wants_look or (row is not None and row.state in (RowState.REFUSED, RowState.OUT)):
            return QBrush(QColor(palette.late))
        if row is not None and row.state is RowState.CHANGED:
            return QBrush(QColor(palette.accent))
        is_new = row is not None and row.state is RowState.NEW
        return None if is_new else QBrush(QColor(palette.muted))

    def _ground(self, shown: ShownRow, column: int) -> QBrush | None:
        if not self._is_fault(shown, column):
            return None
        colour = QColor(self._theme.palette.late)
        colour.setAlpha(_TINT)
        return QBrush(colour)


def counts(preview: Preview) -> Sequence[tuple[Show, int]]:
    """How many rows each choice shows."""
    shown = [(show, sum(1 for row in preview.rows if _is_shown(row, show))) for show in Show]
    return [
        (show, number + (len(preview.vanished) if show in (Show.ALL, Show.VANISHED) else 0))
        for show, number in shown
    ]


def _short(title: str) -> str:
    """A title of one line; Qt cuts titles of two lines as if they were one."""
    line = " ".join(title.split())
    return line if len(line) <= _TITLE else f"{line[: _TITLE - 1]}…"


def _is_shown(row: PreviewRow, show: Show) -> bool:
    match show:
        case Show.ALL:
            return True
        case Show.REFUSED:
            return row.state is RowState.REFUSED
        case Show.UNLOCATED:
            return row.unlocated is not None
        case Show.CHANGED:
            return row.state is RowState.CHANGED
        case Show.OUT:
            return row.state is RowState.OUT
        case Show.NEW:
            return row.state is RowState.NEW
        case Show.VANISHED:
            return False


def _urgency(row: PreviewRow) -> int:
    """Refused rows first, then those that nobody can drive to."""
    return 1 if row.unlocated is not None else 2 * _URGENCY.index(row.state)
