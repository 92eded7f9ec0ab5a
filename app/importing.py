"""Import: a file's rows become orders, or are refused with line, column and reason.

Nothing is half-imported: rows are read and located first, then one transaction keeps them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.domain.geo import LonLat
from app.domain.orders import LocatedBy, Order, Place, Task
from app.import_columns import Columns, columns_of, window_end_of
from app.import_locating import Locator
from app.import_matching import Draft, KnownOrders, Tally, sort_in
from app.import_result import ImportResult, ImportWarning, RefusedRow, UnlocatedOrder
from app.import_rows import RowReader, RowRefused, RowRules
from app.ports import Addresses, AddressHit, DeskReads, Rows, Store, TableReader

__all__ = ["ImportResult", "ImportWarning", "RefusedRow", "UnlocatedOrder", "import_orders"]

_PROGRESS_EVERY = 50


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""


def import_orders(
    path: Path,
    day: date,
    *,
    reader: TableReader,
    store: Store,
    addresses: Addresses | None,
    near: LonLat | None,
    sender: str = "",
    profile: str = "",
    dry_run: bool = False,
    on_progress: Callable[[int, int], None] = _silent,
) -> ImportResult:
    """Import a file's orders for a day (a row's own date comes first).

    ``near`` breaks ties between equally good addresses, usually the depot; ``sender`` is that of rows
    which name none; ``on_progress(done, total)`` counts rows while they are read and located, and may
    raise to stop: nothing is kept then. With ``dry_run`` nothing is kept either, and new orders have
    no id.

    Raises:
        InputRefused: the file as a whole cannot be used, or no such profile.
        StoreFull, StoreBusy, StoreError: nothing of the file was kept.
    """
    table = reader.read(path)
    columns = columns_of(table.header)
    rules = RowRules(
        day=day,
        sender=sender,
        extent=addresses.extent if addresses is not None else None,
        depots=store.depots(),
        window_end=window_end_of(profile),
    )
    tally = Tally()
    drafts = _drafts(
        table, RowReader(columns, rules), store, Locator(addresses, near), tally, on_progress
    )
    _warn_of_file(columns, drafts, day, tally)
    if dry_run:
        sort_in(drafts, store, lambda: "", tally)
    else:
        with store.write() as unit:
            sort_in(drafts, unit, lambda: f"o{unit.next_order_number():06d}", tally)
            unit.put_orders(tally.orders)
            unit.commit()
    return ImportResult(
        kept=tally.kept,
        duplicates=tally.duplicates,
        updated=tally.updated,
        refused=tuple(sorted(tally.refused, key=lambda row: row.line)),
        unlocated=tuple(tally.unlocated),
        warnings=tuple(sorted(tally.warnings, key=lambda warning: warning.line)),
        dry_run=dry_run,
    )


# --- rows to located drafts --------------------------------------------------------------------


def _drafts(
    table: Rows,
    reader: RowReader,
    store: DeskReads,
    locator: Locator,
    tally: Tally,
    on_progress: Callable[[int, int], None],
) -> list[Draft]:
    """Every row as an order, located outside any transaction: that is the slow part."""
    known = KnownOrders(store)
    drafts = []
    total = len(table.rows)
    for done, (line, cells) in enumerate(table.rows):
        if done % _PROGRESS_EVERY == 0:
            on_progress(done, total)
        try:
            order = reader.order(cells)
        except RowRefused as error:
            tally.refused.append(RefusedRow(line, error.column, str(error)))
            continue
        drafts.append(_located(line, order, known.same(order), locator, tally))
    on_progress(total, total)
    return drafts


def _located(line: int, order: Order, before: Order | None, locator: Locator, tally: Tally) -> Draft:
    """The draft with its places located; where the desk has the same place, its pin stays."""
    remarks: list[str] = []
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
        pinned = _kept_place(task.place, old.place if old else None)
        if pinned is not None:
            tasks.append(replace(task, place=pinned))
            remarks.extend(before.remarks if before else ())
            continue
        found = locator.locate(task.place)
        tasks.append(replace(task, place=found.place))
        if found.remark:
            remarks.append(found.remark)
            tally.warnings.append(ImportWarning(line, "address", found.remark))
        if found.reason:
            reason, candidates = found.reason, found.candidates
            remarks.append(f"Not located: {found.reason}")
    located = replace(order, pickup=tasks[0], delivery=tasks[1], remarks=tuple(dict.fromkeys(remarks)))
    return Draft(line, located, reason, candidates)


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


def _warn_of_file(columns: Columns, drafts: list[Draft], day: date, tally: Tally) -> None:
    """What concerns the file rather than a row."""
    if columns.unused:
        names = ", ".join(f"'{title[:40]}'" for title in columns.unused)
        tally.warnings.append(ImportWarning(0, "", f"Columns not used: {names}."))
    others = Counter(draft.order.day for draft in drafts if draft.order.day != day)
    if others:
        days = ", ".join(f"{other.isoformat()} ({count})" for other, count in sorted(others.items()))
        text = f"Orders dated for other days were kept on those: {days}."
        tally.warnings.append(ImportWarning(0, columns.title("date"), text))
