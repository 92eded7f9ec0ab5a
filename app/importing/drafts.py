"""The rows of a file as orders that are located, each line told from where; nothing is kept yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.customers import CustomerWords
from app.domain.geo import Extent, LonLat
from app.domain.import_choices import ImportChoices, SettledPlace
from app.domain.load import add
from app.domain.orders import LocatedBy, Order, Place, Task
from app.domain.spelling import address_key
from app.importing.cells import RowRefused
from app.importing.columns import Columns, columns_of, header_key, product_of, window_end_of
from app.importing.locating import Locator
from app.importing.matching import Draft, KnownOrders, RefusedDraft
from app.importing.rows import RowReader, RowRules
from app.ports.addresses import AddressHit
from app.ports.desk_reads import DeskReads
from app.ports.tables import Rows

LINE_FIELDS = ("item", "code", "parcels", "weight_kg", "volume_l")
"""What one row of several says of its own; the rest is said by the order's first row."""

_PROGRESS_EVERY = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """How a file is to be read: the day and sender of rows that name none, the profile that says what a
    window's end means ('' the product's own), and the region's box."""

    day: date
    sender: str = ""
    profile: str = ""
    extent: Extent | None = None


@dataclass(frozen=True, slots=True)
class Drafts:
    """What the rows of a file came to. ``cells`` has each line as it was read, repairs included.

    ``sender`` is that of rows which name none: the one asked for, else the only one who is known to
    send files with these headers. ``senders`` are those it could be, where several are known.
    """

    columns: Columns
    cells: tuple[tuple[int, tuple[str, ...]], ...]
    drafts: tuple[Draft, ...]
    refused: tuple[RefusedDraft, ...]
    sender: str = ""
    senders: tuple[str, ...] = ()


def read_drafts(
    table: Rows,
    asked: Asked,
    choices: ImportChoices,
    reads: DeskReads,
    locator: Locator,
    on_progress: Callable[[int, int], None],
) -> Drafts:
    """Every row as an order, located outside any transaction: that is the slow part.

    Raises:
        InputRefused: no such profile.
    """
    key = header_key(table.header)
    senders = reads.senders_of(key)
    sender = asked.sender or (senders[0] if len(senders) == 1 else "")
    unclear = senders if not sender and "" not in senders else ()
    columns = columns_of(table.header, (*reads.column_uses(sender, key), *choices.uses))
    product = product_of(table.header)
    profile = asked.profile or (product.profile if product is not None else "")
    rules = RowRules(asked.day, sender, asked.extent, reads.depots(), window_end_of(profile))
    cells = _repaired(table, choices)
    if columns.placeless:
        return Drafts(columns, cells, (), (), sender)
    reader, known = RowReader(columns, rules), KnownOrders(reads)
    places = Places(locator, choices.settled, reads.settled_places())
    customers, with_service = CustomerWords(reads), "service_min" not in columns.by_field
    continued = _Continued(columns)
    drafts: dict[object, Draft] = {}
    refused = []
    for done, (line, row) in enumerate(cells):
        if done % _PROGRESS_EVERY == 0:
            on_progress(done, len(cells))
        if line in choices.left_out:
            continue
        filled = continued.filled(line, row)
        try:
            order = customers.filled(reader.order(filled), with_service=with_service)
        except RowRefused as error:
            refused.append(RefusedDraft(line, error.column, str(error)))
            continue
        draft = places.located(line, order, known.same(order))
        one = (order.day, order.sender, order.reference) if order.reference else line
        first = drafts.get(one)
        joined = _joined(first, draft, is_rest=filled is not row) if first else None
        drafts[one if first is None or joined else line] = joined or draft
    on_progress(len(cells), len(cells))
    if "sender" in columns.by_field:
        unclear = ()
    return Drafts(columns, cells, tuple(drafts.values()), tuple(refused), sender, unclear)


def _repaired(table: Rows, choices: ImportChoices) -> tuple[tuple[int, tuple[str, ...]], ...]:
    repairs = {(repair.line, repair.at): repair.text for repair in choices.repairs}
    if not repairs:
        return tuple(table.rows)
    lines = {line for line, _ in repairs}
    return tuple(
        (line, tuple(repairs.get((line, at), cell) for at, cell in enumerate(row)))
        if line in lines
        else (line, row)
        for line, row in table.rows
    )


class _Continued:
    """Rows that only name an order and one more of its lines, as shops write them: the empty cells are
    those of the order's first row."""

    def __init__(self, columns: Columns) -> None:
        at = columns.by_field
        self._reference = at["reference"][0].at if "reference" in at else -1
        self._own = {column.at for field in LINE_FIELDS for column in at.get(field, ())}
        places = ("address", "lat", "coordinates", "pickup_address", "pickup_lat")
        self._places = [column.at for field in places for column in at.get(field, ())]
        self._first: dict[str, tuple[int, tuple[str, ...]]] = {}

    def filled(self, line: int, row: tuple[str, ...]) -> tuple[str, ...]:
        """The row, or a completed one where it goes on with an order named before."""
        reference = row[self._reference].strip() if self._reference >= 0 else ""
        if not reference or not self._own:
            return row
        if any(row[at].strip() for at in self._places):
            self._first.setdefault(reference, (line, row))
            return row
        if reference not in self._first:
            return row
        _, first = self._first[reference]
        return tuple(
            cell if at in self._own or cell.strip() or at >= len(first) else first[at]
            for at, cell in enumerate(row)
        )


def _joined(first: Draft, more: Draft, *, is_rest: bool) -> Draft | None:
    """One order of two rows that differ in their lines only; None where they are not that.

    Rows alike in everything are one order written twice, unless the second says nothing but a line.
    """
    one, other = first.order, more.order
    same = replace(other, lines=one.lines, amounts=one.amounts) == one
    if not same or not one.lines or not other.lines or (one.lines == other.lines and not is_rest):
        return None
    amounts = add(one.amounts, other.amounts)
    order = replace(one, lines=(*one.lines, *other.lines), amounts=amounts)
    return replace(first, order=order, more=(*first.more, more.line))


class Places:
    """Locates orders: by what was settled, as the desk has them, or by the region's addresses."""

    def __init__(
        self, locator: Locator, settled: Sequence[SettledPlace], memory: Mapping[str, LonLat]
    ) -> None:
        self._locator = locator
        self._settled = {address_key(s.address, s.postcode, s.city): s.location for s in settled}
        self._memory = memory

    def located(self, line: int, order: Order, before: Order | None) -> Draft:
        """The draft with its places located; where the desk has the same place, its pin stays."""
        remarks: list[str] = []
        notes: list[str] = []
        reason = ""
        candidates: tuple[AddressHit, ...] = ()
        tasks: list[Task | None] = []
        for task, old in (
            (order.pickup, before.pickup if before else None),
            (order.delivery, before.delivery if before else None),
        ):
            if task is None:
                tasks.append(None)
                continue
            known, kept = self._known(task.place, old.place if old else None)
            if known is not None:
                tasks.append(replace(task, place=known))
                remarks.extend(before.remarks if before and kept else ())
                continue
            found = self._locator.locate(task.place)
            tasks.append(replace(task, place=found.place))
            if found.remark:
                remarks.append(found.remark)
                notes.append(found.remark)
            if found.reason:
                reason, candidates = found.reason, found.candidates
                remarks.append(f"Not located: {found.reason}")
        once = tuple(dict.fromkeys(remarks))
        located = replace(order, pickup=tasks[0], delivery=tasks[1], remarks=once)
        return Draft(line, located, reason, candidates, tuple(notes))

    def _known(self, place: Place, old: Place | None) -> tuple[Place | None, bool]:
        """A place that needs no search, and whether it is as the desk's order has it.

        What is settled now comes first, then the pin of this very order, then what was settled once.
        """
        key = address_key(place.address, place.postcode, place.city)
        is_open = place.location is None
        if is_open and key in self._settled:
            return _pinned(place, self._settled[key]), False
        kept = _kept_place(place, old)
        if kept is not None and kept.located_by is LocatedBy.PIN:
            return kept, True
        if is_open and key in self._memory:
            return _pinned(place, self._memory[key]), False
        return kept, kept is not None


def _pinned(place: Place, location: LonLat) -> Place:
    return replace(place, location=location, located_by=LocatedBy.PIN)


def _kept_place(place: Place, old: Place | None) -> Place | None:
    """The desk's place where the file says nothing new about it: found before, or set by hand."""
    if old is None or old.location is None:
        return None
    if (old.address, old.postcode, old.city) != (place.address, place.postcode, place.city):
        return None
    set_by_hand = old.located_by is LocatedBy.PIN
    if place.location is not None and not set_by_hand:
        return None
    return replace(place, location=old.location, located_by=old.located_by)
