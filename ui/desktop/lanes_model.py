"""The lanes as one list: a heading per group (unassigned, then a driver each), below it its stops.

A new board is compared with the old one by identity, and views are told of exactly the rows that
changed. Of the lanes not chosen only the next stops are shown; finished stops are folded away unless
they are asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate, groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.board import Board, BoardStop, Lane
from app.domain.routes import UnassignedOrder
from ui.desktop.day_filter import DayFilter, Figure, Sieve
from ui.desktop.lane_rows import GroupRow, Row, StopRow, UnassignedRow, row_text
from ui.desktop.words import silence_text

type Index = QModelIndex | QPersistentModelIndex

COMING = 2
"""So many next stops of a lane are shown while it is not the chosen one."""
MANY = 100
"""When more groups than this change at once, views are told to look at everything again."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


type Child = BoardStop | UnassignedOrder
type _LeftOver = tuple[tuple[UnassignedOrder, ...], object, Sequence[UnassignedOrder]]


@dataclass(slots=True)
class _Group:
    """A heading and what stands below it. ``children`` is the same object while nothing is another."""

    key: str
    lane: Lane | None
    children: Sequence[Child]
    silence: str = ""
    folded: bool = False

    @property
    def rows(self) -> int:
        return 1 if self.folded else 1 + len(self.children)


class LanesModel(QAbstractListModel):
    """See the module."""

    def __init__(self, sieve: Sieve | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board: Board | None = None
        self._filter = DayFilter()
        self._sieve = sieve or Sieve()
        self._groups: list[_Group] = []
        self._starts: list[int] = []
        self._rows = 0
        self._places: dict[str, int] = {}
        self._folded: set[str] = set()
        self._visible: dict[str, tuple[Lane, Sequence[BoardStop]]] = {}
        self._left: tuple[tuple[UnassignedOrder, ...], object, Sequence[UnassignedOrder]] = (
            (),
            None,
            (),
        )
        self._show_finished = False
        self._chosen_shift = ""
        self._chosen_stop = ""
        self._chosen: frozenset[str] = frozenset()
        self._opened = ""

    # --- what the window tells the model ---

    def show_board(self, board: Board, day_filter: DayFilter) -> None:
        """Take a new picture or filter in."""
        self._board = board
        if day_filter != self._filter:
            self._filter = day_filter
            self._visible.clear()
            self._left = ((), None, ())
        self._sieve.use(day_filter, board.orders)
        self._refresh()

    def set_show_finished(self, shown: bool) -> None:
        """Show or fold away finished stops."""
        self._show_finished = shown
        self._visible.clear()
        self._refresh()

    def choose(self, shift_id: str, stop_id: str, stop_ids: Collection[str]) -> None:
        """Show the chosen lane in full, and the chosen stops even where they are finished or wait in
        other lanes."""
        chosen = frozenset(stop_ids)
        if (shift_id, stop_id, chosen) == (self._chosen_shift, self._chosen_stop, self._chosen):
            return
        if len(chosen) > 1 or len(self._chosen) > 1:
            self._visible.clear()
        for key in (self._chosen_shift, shift_id):
            self._visible.pop(key, None)
        self._chosen_shift, self._chosen_stop, self._chosen = shift_id, stop_id, chosen
        self._refresh()

    def open_also(self, shift_id: str) -> None:
        """Show one more lane in full, as while something is dragged over it; '' for none."""
        if shift_id != self._opened:
            for key in (self._opened, shift_id):
                self._visible.pop(key, None)
            self._opened = shift_id
            self._refresh()

    def fold(self, row: int, folded: bool) -> None:
        """Fold what stands below a heading away, or show it again."""
        place = self._place(row)
        group = self._groups[place]
        if self._starts[place] != row or group.folded == folded:
            return
        (self._folded.add if folded else self._folded.discard)(group.key)
        with (self._going if folded else self._coming)(place, 0, len(group.children)):
            group.folded = folded
        self._tell(row, row)

    # --- what the view asks ---

    def index_of(self, shift_id: str, stop_id: str) -> QModelIndex:
        """Where a stop, or (no stop) a lane, stands; invalid when it is not shown."""
        place = self._places.get(shift_id)
        if place is None or not (shift_id or stop_id):
            return QModelIndex()
        if not stop_id:
            return self.index(self._starts[place])
        group = self._groups[place]
        for number, child in enumerate(group.children if not group.folded else ()):
            if child.stop_id == stop_id:
                return self.index(self._starts[place] + 1 + number)
        return QModelIndex()

    def indexes_of(self, is_meant: Callable[[str], bool]) -> Iterator[QModelIndex]:
        """Where those of the meant stops stand that are shown, top to bottom."""
        for start, group in zip(self._starts, self._groups, strict=True):
            for number, child in enumerate(group.children if not group.folded else ()):
                if is_meant(child.stop_id):
                    yield self.index(start + 1 + number)

    def heading_of(self, row: int) -> int:
        """The row of the heading that a row stands below."""
        return self._starts[self._place(row)]

    def group_sizes(self) -> list[int]:
        """Rows of each group, its heading counted."""
        return [group.rows for group in self._groups]

    # --- comparing ---

    def _refresh(self) -> None:
        board = self._board
        if board is None:
            return
        wanted = self._wanted(board)
        if [group.key for group in wanted] != [group.key for group in self._groups]:
            self._replace_all(wanted)
            return
        changed = [
            place
            for place, (kept, group) in enumerate(zip(self._groups, wanted, strict=True))
            if kept.lane is not group.lane
            or kept.children is not group.children
            or kept.silence != group.silence
        ]
        if len(changed) > MANY:
            self._replace_all(wanted)
            return
        for place in changed:
            self._refresh_group(place, wanted[place])

    def _replace_all(self, wanted: list[_Group]) -> None:
        self.beginResetModel()
        self._groups = wanted
        self._places = {group.key: place for place, group in enumerate(wanted)}
        self._count()
        self.endResetModel()

    def _wanted(self, board: Board) -> list[_Group]:
        hidden, folded = not self._filter.is_off, self._folded
        groups = []
        left = self._left_over(board)
        if left:
            groups.append(_Group("", None, left, "", "" in folded))
        silence = {mark.shift_id: silence_text(mark, board.now) for mark in board.vehicles}
        for lane in board.lanes:
            stops, key = self._shown(lane), lane.shift.shift_id
            if stops or not hidden:
                groups.append(_Group(key, lane, stops, silence.get(key, ""), key in folded))
        return groups

    def _left_over(self, board: Board) -> Sequence[UnassignedOrder]:
        """What nobody has and the filter takes; the same object while these are the same."""
        unassigned, orders, left = self._left
        if unassigned is not board.unassigned or orders is not board.orders:
            left = [u for u in board.unassigned if self._filter.takes_unassigned(u, board)]
            self._left = board.unassigned, board.orders, left
        return left

    def _shown(self, lane: Lane) -> Sequence[BoardStop]:
        """The lane's stops that are shown; the same object while the lane is the same."""
        known = self._visible.get(lane.shift.shift_id)
        if known is None or known[0] is not lane:
            known = self._visible[lane.shift.shift_id] = lane, self._pick(lane)
        return known[1]

    def _pick(self, lane: Lane) -> Sequence[BoardStop]:
        """The lane's stops that pass the filter.

        Without a filter the chosen lane shows its open stops and the last finished one, the others
        what comes next: so that all drivers are seen at once.
        """
        kept = self._sieve.sift(lane)
        wants_finished = self._filter.figure in (Figure.DONE, Figure.FAILED) or self._filter.text
        if self._show_finished or wants_finished:
            return kept
        still_open = [stop for stop in kept if not stop.state.is_final]
        in_full = (self._chosen_shift, self._opened)
        if lane.shift.shift_id not in in_full and self._filter.is_off:
            coming = still_open[:COMING]
            if len(self._chosen) < 2:
                return coming
            shown = {stop.stop_id for stop in coming} | self._chosen
            return [stop for stop in kept if stop.stop_id in shown]
        done = [stop for stop in kept if stop.state.is_done]
        shown = {stop.stop_id for stop in (*still_open, *done[-1:])} | {self._chosen_stop}
        shown |= self._chosen
        return [stop for stop in kept if stop.stop_id in shown]

    def _refresh_group(self, place: int, wanted: _Group) -> None:
        """Leave the common beginning and end, take out and put in what differs between."""
        kept, start = self._groups[place], self._starts[place]
        old, new = kept.children, wanted.children
        kept.lane, kept.silence = wanted.lane, wanted.silence
        if kept.folded:
            kept.children = new
            self._tell(start, start)
            return
        old_ids, new_ids = [child.stop_id for child in old], [child.stop_id for child in new]
        head = _common(old_ids, new_ids)
        tail = _common(old_ids[head:][::-1], new_ids[head:][::-1])
        rest = old[len(old) - tail :]
        with self._going(place, head, len(old) - tail):
            kept.children = [*old[:head], *rest]
        with self._coming(place, head, len(new) - tail):
            kept.children = [*old[:head], *new[head : len(new) - tail], *rest]
        changed = [n for n, (a, b) in enumerate(zip(kept.children, new, strict=True)) if a is not b]
        kept.children = new
        self._tell(start, start)
        for first, last in _runs(changed):
            self._tell(start + 1 + first, start + 1 + last)

    # --- telling ---

    @contextmanager
    def _going(self, place: int, first: int, end: int) -> Iterator[None]:
        """Inside, the children of a group from ``first`` to before ``end`` go (none where these are
        the same)."""
        start = self._starts[place] + 1
        if end > first:
            self.beginRemoveRows(QModelIndex(), start + first, start + end - 1)
        yield
        if end > first:
            self._shift(place, first - end)
            self.endRemoveRows()

    @contextmanager
    def _coming(self, place: int, first: int, end: int) -> Iterator[None]:
        """Inside, the children of a group from ``first`` to before ``end`` come."""
        start = self._starts[place] + 1
        if end > first:
            self.beginInsertRows(QModelIndex(), start + first, start + end - 1)
        yield
        if end > first:
            self._shift(place, end - first)
            self.endInsertRows()

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first), self.index(last))

    def _count(self) -> None:
        ends = list(accumulate(group.rows for group in self._groups))
        self._starts = [0, *ends[:-1]] if ends else []
        self._rows = ends[-1] if ends else 0

    def _shift(self, place: int, rows: int) -> None:
        """A group has so many rows more: those behind it stand farther down."""
        self._rows += rows
        self._starts[place + 1 :] = [start + rows for start in self._starts[place + 1 :]]

    def _place(self, row: int) -> int:
        """The place of the group that a row belongs to."""
        return bisect_right(self._starts, row) - 1

    # --- Qt's side ---

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: all rows, headings and what stands below them."""
        return 0 if parent.isValid() else self._rows

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: every row can be taken hold of: a stop, or by its heading a whole run."""
        known = super().flags(index)
        return known | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else known

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """``ROW_ROLE`` gives the row's value; the texts are for screen readers and tests."""
        if role == ROW_ROLE:
            return self.row(index)
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return row_text(self.row(index))
        return None

    def row(self, index: Index) -> Row | None:
        """The value behind an index."""
        if not index.isValid():
            return None
        place = self._place(index.row())
        group, number = self._groups[place], index.row() - self._starts[place] - 1
        if number < 0:
            return GroupRow(group.lane, len(group.children), group.silence, group.folded)
        child = group.children[number]
        if isinstance(child, UnassignedOrder):
            orders = self._board.orders if self._board else {}
            return UnassignedRow(child, orders.get(child.order_id))
        return StopRow(group.lane, child) if group.lane else None


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many items two lists share from the start."""
    for n, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return n
    return min(len(a), len(b))


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of neighbours in rising numbers."""
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]
