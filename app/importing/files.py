"""Import: a file's rows become orders, or are refused with line, column and reason.

Nothing is half-imported: rows are read and located first, then one transaction keeps them all, with
what a person decided about the file's columns and addresses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.customers import remember_customers
from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.import_choices import NO_CHOICES, ImportChoices
from app.domain.spelling import address_key
from app.importing.columns import header_key
from app.importing.drafts import Asked, Drafts, read_drafts
from app.importing.locating import Locator
from app.importing.matching import Tally, sort_in
from app.importing.result import ImportResult, ImportWarning, RefusedRow, UnlocatedOrder
from app.ports.addresses import Addresses
from app.ports.desk_unit import DeskUnit
from app.ports.store import Store
from app.ports.tables import Rows, TableReader

__all__ = [
    "ImportResult",
    "ImportWarning",
    "RefusedRow",
    "UnlocatedOrder",
    "import_orders",
    "import_table",
]


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
    extent = addresses.extent if addresses is not None else None
    return import_table(
        reader.read(path),
        Asked(day, sender, profile, extent),
        store=store,
        locator=Locator(addresses, near),
        dry_run=dry_run,
        on_progress=on_progress,
    )


def import_table(
    table: Rows,
    asked: Asked,
    choices: ImportChoices = NO_CHOICES,
    *,
    store: Store,
    locator: Locator,
    dry_run: bool = False,
    on_progress: Callable[[int, int], None] = _silent,
) -> ImportResult:
    """Import a table that was read before, with what a person decided about it. See ``import_orders``.

    What was decided about columns and addresses is remembered in the same transaction.

    Raises:
        InputRefused: no column says where orders go, or no such profile.
        StoreFull, StoreBusy, StoreError: nothing of the file was kept.
    """
    read = read_drafts(table, asked, choices, store, locator, on_progress)
    if read.columns.placeless:
        raise InputRefused(read.columns.placeless)
    tally = _tally_of(read, asked.day)
    if dry_run:
        sort_in(read.drafts, store, lambda: "", tally)
    else:
        with store.write() as unit:
            sort_in(read.drafts, unit, lambda: f"o{unit.next_order_number():06d}", tally)
            unit.put_orders(tally.orders)
            remember_customers(unit, tally.orders)
            _remember(unit, table, read.sender, choices)
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


def _remember(unit: DeskUnit, table: Rows, sender: str, choices: ImportChoices) -> None:
    if choices.uses:
        unit.put_column_uses(sender, header_key(table.header), choices.uses)
    unit.put_settled_places(
        (address_key(each.address, each.postcode, each.city), each.location) for each in choices.settled
    )


def _tally_of(read: Drafts, day: date) -> Tally:
    """The tally of what is known before the orders are compared with the desk's."""
    tally = Tally()
    tally.refused += [RefusedRow(row.line, row.column, row.reason) for row in read.refused]
    for draft in read.drafts:
        tally.warnings += [ImportWarning(draft.line, "address", note) for note in draft.notes]
    if read.columns.unused:
        names = ", ".join(f"'{title[:40]}'" for title in read.columns.unused)
        tally.warnings.append(ImportWarning(0, "", f"Columns not used: {names}."))
    others = Counter(draft.order.day for draft in read.drafts if draft.order.day != day)
    if others:
        days = ", ".join(f"{other.isoformat()} ({count})" for other, count in sorted(others.items()))
        text = f"Orders dated for other days were kept on those: {days}."
        tally.warnings.append(ImportWarning(0, read.columns.title("date"), text))
    return tally
