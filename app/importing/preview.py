"""What an import would do, line by line, before anything is kept.

The same reading and the same comparison as the import itself, so that what is shown is what happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.import_choices import ImportChoices
from app.domain.orders import Order, Place
from app.importing.changes import Change, changes
from app.importing.columns import Column, Taken
from app.importing.drafts import Asked, Drafts, read_drafts
from app.importing.locating import Locator
from app.importing.matching import KnownOrders, Standing, Tally, Verdict, sort_in
from app.ports.addresses import AddressHit
from app.ports.desk_reads import DeskReads
from app.ports.tables import Rows

SAMPLES = 4
"""So many different values of a column are shown."""
SAMPLED_ROWS = 200


class RowState(StrEnum):
    """What would become of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"
    OUT = "out"  # changed, but a driver has it already: the order stays as it is
    JOINED = "joined"  # one more line of an order above
    LEFT_OUT = "left out"  # by the person
    UNREAD = "unread"  # no column says where orders go


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column of the file: what it was taken for and why, and some of its values."""

    taken: Taken
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unlocated:
    """Why a place of an order has no coordinates, and what could be meant."""

    place: Place
    reason: str
    candidates: tuple[AddressHit, ...]


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A line of the file. ``at`` is the column at fault, -1 for none in particular; ``words`` say why
    it is refused, or what else is to be known of it; ``order`` is as it would be kept."""

    line: int
    cells: tuple[str, ...]
    state: RowState
    at: int = -1
    words: str = ""
    order: Order | None = None
    changes: tuple[Change, ...] = ()
    unlocated: Unlocated | None = None


@dataclass(frozen=True, slots=True)
class Vanished:
    """An order of the same sender and day that an earlier file had and this one has not; ``driver`` has
    it already."""

    order: Order
    driver: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """See the module. ``trouble`` is why nothing of the file can be imported as its columns stand;
    ``sender`` is that of rows which name none, and ``senders`` those it could be where nobody said."""

    columns: tuple[PreviewColumn, ...]
    rows: tuple[PreviewRow, ...]
    vanished: tuple[Vanished, ...] = ()
    trouble: str = ""
    sender: str = ""
    senders: tuple[str, ...] = ()

    def count(self, *states: RowState) -> int:
        """How many rows have one of these states."""
        return sum(1 for row in self.rows if row.state in states)

    @property
    def open_columns(self) -> tuple[PreviewColumn, ...]:
        """Filled columns of which a person should say what they are."""
        return tuple(each for each in self.columns if each.taken.is_open and each.samples)

    @property
    def unlocated(self) -> tuple[PreviewRow, ...]:
        """Rows whose orders would be kept without a place."""
        return tuple(row for row in self.rows if row.unlocated is not None)

    @property
    def is_clear(self) -> bool:
        """Whether nothing needs a person's eye: all is understood, found, and new or known."""
        looked_at = (RowState.REFUSED, RowState.OUT, RowState.CHANGED)
        return not (
            self.trouble
            or self.open_columns
            or self.count(*looked_at)
            or self.unlocated
            or self.vanished
            or self.senders
        )


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""


def preview_table(
    table: Rows,
    asked: Asked,
    choices: ImportChoices,
    *,
    reads: DeskReads,
    locator: Locator,
    on_progress: Callable[[int, int], None] = _silent,
) -> Preview:
    """What importing a table would do; nothing is written. A locator that is used again for the same
    table knows the addresses already.

    Raises:
        InputRefused: no such profile.
        StoreError: the desk's data cannot be read.
    """
    read = read_drafts(table, asked, choices, reads, locator, on_progress)
    columns = tuple(
        PreviewColumn(taken, _samples(read.cells, taken.column)) for taken in read.columns.taken
    )
    if read.columns.placeless:
        rows = tuple(PreviewRow(line, cells, RowState.UNREAD) for line, cells in read.cells)
        return Preview(columns, rows, trouble=read.columns.placeless, sender=read.sender)
    tally = Tally()
    sort_in(read.drafts, reads, lambda: "", tally)
    rows = tuple(_rows(read, tally.verdicts, choices.left_out))
    vanished = _vanished(read, tally.verdicts, KnownOrders(reads))
    return Preview(columns, rows, vanished, sender=read.sender, senders=read.senders)


def _samples(cells: Sequence[tuple[int, tuple[str, ...]]], column: Column) -> tuple[str, ...]:
    """The first different values that say something."""
    texts = (" ".join(row[column.at].split()) for _, row in cells[:SAMPLED_ROWS])
    return tuple(dict.fromkeys(filter(None, texts)))[:SAMPLES]


def _rows(read: Drafts, verdicts: Iterable[Verdict], left_out: frozenset[int]) -> Iterable[PreviewRow]:
    judged: dict[int, PreviewRow] = {}
    cells = dict(read.cells)
    for verdict in verdicts:
        line = verdict.draft.line
        judged[line] = _row(verdict, cells[line], read)
        words = f"One order with line {line}."
        for more in verdict.draft.more:
            judged[more] = PreviewRow(more, cells[more], RowState.JOINED, words=words)
    for row in read.refused:
        at = read.columns.at(row.column)
        judged[row.line] = PreviewRow(row.line, cells[row.line], RowState.REFUSED, at, row.reason)
    for line, row_cells in read.cells:
        if line in left_out:
            yield PreviewRow(line, row_cells, RowState.LEFT_OUT)
        else:
            yield judged[line]


_STATES = {
    Standing.NEW: RowState.NEW,
    Standing.CHANGED: RowState.CHANGED,
    Standing.SAME: RowState.SAME,
    Standing.REFUSED: RowState.REFUSED,
}


def _row(verdict: Verdict, cells: tuple[str, ...], read: Drafts) -> PreviewRow:
    draft, before = verdict.draft, verdict.before
    refused = verdict.standing is Standing.REFUSED
    unlocated = None
    if draft.reason and not refused:
        place = next(t.place for t in draft.order.tasks if t.place.location is None)
        unlocated = Unlocated(place, draft.reason, draft.candidates)
    at = read.columns.at("reference") if refused else -1
    if unlocated is not None:
        at = read.columns.at("address")
    return PreviewRow(
        line=draft.line,
        cells=cells,
        state=RowState.OUT if verdict.driver else _STATES[verdict.standing],
        at=at,
        words=verdict.reason or " ".join((*draft.notes, draft.reason)).strip(),
        order=verdict.order,
        changes=changes(before, verdict.order) if before is not None else (),
        unlocated=unlocated,
    )


def _vanished(read: Drafts, verdicts: Sequence[Verdict], known: KnownOrders) -> tuple[Vanished, ...]:
    """Orders that a file of the same sender and day had before; none where the desk knows no order of
    this file, which is then a file of its own. A refused row may be any of them, and so hides none that
    it names."""
    if not any(verdict.before is not None for verdict in verdicts):
        return ()
    named = {(v.draft.order.day, v.draft.order.sender, v.draft.order.reference) for v in verdicts}
    about = {(day, sender) for day, sender, _ in named}
    at = read.columns.at("reference")
    cells = dict(read.cells)
    refused = {cells[row.line][at].strip() for row in read.refused} if at >= 0 else set()
    return tuple(
        Vanished(order, known.out_with(order))
        for day in sorted({day for day, _ in about})
        for order in known.of(day)
        if (day, order.sender) in about
        and (day, order.sender, order.reference) not in named
        and order.reference not in refused
        and not order.cancelled
    )
