"""The lanes as a two-level model: groups (unassigned, then a driver each) and their stops.

A new board is compared with the old one by identity, and views are told of exactly the rows that
changed. Of the lanes not chosen only the next stops are shown; finished stops are folded away unless
they are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.board import Board, BoardStop, Lane
from app.domain.orders import Order
from app.domain.routes import UnassignedOrder
from resources.tokens import load_tokens
from ui.desktop.day_filter import DayFilter, Figure
from ui.desktop.words import clock, late_text, silence_text, state_word

type Index = QModelIndex | QPersistentModelIndex

COMING = 2
"""So many next stops of a lane are shown while it is not the chosen one."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A driver's lane, or (``lane`` None) the orders nobody has. ``silence`` is how long the driver has
    been parked or lost, in words; '' while heard."""

    lane: Lane | None
    count: int
    silence: str = ""


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stop of a lane."""

    lane: Lane
    stop: BoardStop


@dataclass(frozen=True, slots=True)
class UnassignedRow:
    """An order nobody has, with its order where that is known."""

    unassigned: UnassignedOrder
    order: Order | None

    @property
    def name(self) -> str:
        """The customer's name, or the order's id."""
        if self.order is None:
            return self.unassigned.order_id
        return self.order.tasks[-1].place.name or self.order.reference


type Child = BoardStop | UnassignedOrder


@dataclass(slots=True)
class _Group:
    key: str
    lane: Lane | None
    children: list[Child]
    silence: str = ""


class LanesModel(QAbstractItemModel):
    """See the module. Top-level rows are groups; ``internalId`` of a child is its group's row + 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board: Board | None = None
        self._filter = DayFilter()
        self._groups: list[_Group] = []
        self._show_finished = False
        self._chosen_shift = ""
        self._chosen_stop = ""

    # --- what the window tells the model ---

    def show_board(self, board: Board, day_filter: DayFilter) -> None:
        """Take a new picture or filter in."""
        self._board, self._filter = board, day_filter
        self._refresh()

    def set_show_finished(self, shown: bool) -> None:
        """Show or fold away finished stops."""
        self._show_finished = shown
        self._refresh()

    def choose(self, shift_id: str, stop_id: str) -> None:
        """Show the chosen lane in full, and the chosen stop even where it is finished."""
        if (shift_id, stop_id) == (self._chosen_shift, self._chosen_stop):
            return
        self._chosen_shift, self._chosen_stop = shift_id, stop_id
        self._refresh()

    def index_of(self, shift_id: str, stop_id: str) -> QModelIndex:
        """Where a stop, or (no stop) a lane, stands; invalid when it is not shown."""
        for row, group in enumerate(self._groups):
            if stop_id:
                for child_row, child in enumerate(group.children):
                    if child.stop_id == stop_id:
                        return self.index(child_row, 0, self.index(row, 0))
            elif shift_id and group.key == shift_id:
                return self.index(row, 0)
        return QModelIndex()

    # --- comparing ---

    def _refresh(self) -> None:
        board = self._board
        if board is None:
            return
        wanted = self._wanted(board)
        if [g.key for g in wanted] != [g.key for g in self._groups]:
            self.beginResetModel()
            self._groups = wanted
            self.endResetModel()
            return
        for row, group in enumerate(wanted):
            self._refresh_group(row, group)

    def _wanted(self, board: Board) -> list[_Group]:
        hidden = not self._filter.is_off
        groups = []
        left = [u for u in board.unassigned if self._filter.takes_unassigned(u, board)]
        if left:
            groups.append(_Group("", None, list(left)))
        silence = {mark.shift_id: silence_text(mark, board.now) for mark in board.vehicles}
        for lane in board.lanes:
            stops, key = self._visible(lane), lane.shift.shift_id
            if stops or not hidden:
                groups.append(_Group(key, lane, list(stops), silence.get(key, "")))
        return groups

    def _visible(self, lane: Lane) -> Sequence[BoardStop]:
        """The lane's stops that pass the filter.

        Without a filter the chosen lane shows its open stops and the last finished one, the others
        what comes next: so that all drivers are seen at once.
        """
        kept = [stop for stop in lane.stops if self._filter.takes(stop)]
        wants_finished = self._filter.figure in (Figure.DONE, Figure.FAILED) or self._filter.text
        if self._show_finished or wants_finished:
            return kept
        still_open = [stop for stop in kept if not stop.state.is_final]
        if lane.shift.shift_id != self._chosen_shift and self._filter.is_off:
            return still_open[:COMING]
        done = [stop for stop in kept if stop.state.is_done]
        shown = {stop.stop_id for stop in (*still_open, *done[-1:])} | {self._chosen_stop}
        return [stop for stop in kept if stop.stop_id in shown]

    def _refresh_group(self, row: int, wanted: _Group) -> None:
        kept = self._groups[row]
        parent = self.index(row, 0)
        changed = (
            kept.lane is None
            or kept.lane is not wanted.lane
            or len(kept.children) != len(wanted.children)
            or kept.silence != wanted.silence
        )
        kept.lane, kept.silence = wanted.lane, wanted.silence
        self._refresh_children(parent, kept, wanted.children)
        if changed:
            self.dataChanged.emit(parent, parent)

    def _refresh_children(self, parent: QModelIndex, kept: _Group, wanted: list[Child]) -> None:
        """Leave the common beginning and end, take out and put in what differs between."""
        old_ids = [child.stop_id for child in kept.children]
        new_ids = [child.stop_id for child in wanted]
        head = _common(old_ids, new_ids)
        tail = _common(old_ids[head:][::-1], new_ids[head:][::-1])
        old_end, new_end = len(old_ids) - tail, len(new_ids) - tail
        if old_end > head:
            self.beginRemoveRows(parent, head, old_end - 1)
            del kept.children[head:old_end]
            self.endRemoveRows()
        if new_end > head:
            self.beginInsertRows(parent, head, new_end - 1)
            kept.children[head:head] = wanted[head:new_end]
            self.endInsertRows()
        self._announce(parent, kept, wanted)

    def _announce(self, parent: QModelIndex, kept: _Group, wanted: list[Child]) -> None:
        """Tell of runs of rows whose objects are no longer the same."""
        run: list[int] = []
        for row, (old, new) in enumerate(zip(kept.children, wanted, strict=True)):
            if old is new:
                continue
            kept.children[row] = new
            if run and run[-1] != row - 1:
                self._emit_run(parent, run)
                run = []
            run.append(row)
        if run:
            self._emit_run(parent, run)

    def _emit_run(self, parent: QModelIndex, run: list[int]) -> None:
        self.dataChanged.emit(self.index(run[0], 0, parent), self.index(run[-1], 0, parent))

    # --- Qt's side ---

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Qt: the index of a row."""
        if not parent.isValid():
            return self.createIndex(row, column, 0) if row < len(self._groups) else QModelIndex()
        return self.createIndex(row, column, parent.row() + 1)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        """Qt: the group of a stop."""
        if not child.isValid() or child.internalId() == 0:
            return QModelIndex()
        return self.createIndex(int(child.internalId()) - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: groups, or a group's stops."""
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].children) if parent.internalId() == 0 else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: always one."""
        return 1

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """``ROW_ROLE`` gives the row's value; the texts are for screen readers and tests."""
        row = self.row(index)
        if role == ROW_ROLE:
            return row
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return row_text(row)
        return None

    def row(self, index: Index) -> GroupRow | StopRow | UnassignedRow | None:
        """The value behind an index."""
        if not index.isValid():
            return None
        if index.internalId() == 0:
            group = self._groups[index.row()]
            return GroupRow(group.lane, len(group.children), group.silence)
        group = self._groups[int(index.internalId()) - 1]
        child = group.children[index.row()]
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


def row_text(row: GroupRow | StopRow | UnassignedRow | None) -> str:
    """A row in words."""
    match row:
        case GroupRow(lane=None, count=count):
            return f"Unassigned ({count})"
        case GroupRow(lane=lane, silence=silence) if lane is not None:
            parts = [lane.shift.driver.name, lane.shift.vehicle.name, f"{lane.done}/{len(lane.stops)}"]
            return ", ".join(part for part in (*parts, silence) if part)
        case StopRow(lane=lane, stop=stop):
            at = clock(stop.eta, lane.shift.depot.zone)
            word = state_word(stop, load_tokens().light)
            parts = [f"{stop.number} {stop.name}", at, word, late_text(stop.late_s)]
            return ", ".join(part for part in parts if part)
        case UnassignedRow():
            word = "with a carrier" if row.unassigned.carrier_id else "unassigned"
            return f"{row.name}, {word}: {row.unassigned.words}"
    return ""
