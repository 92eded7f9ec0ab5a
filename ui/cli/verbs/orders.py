"""Orders: read from files, and listed."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.domain.errors import InputRefused
from app.importing.files import import_orders
from app.importing.result import ImportResult
from ui.cli import values
from ui.cli.desk import day_of
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import DONE, Launcher
from ui.cli.printing import print_json
from ui.cli.route_listing import order_document


def add_to(verbs: Verbs) -> None:
    """Put them into the grammar."""
    take = add_verb(verbs, "import", "read orders from a CSV, XLSX, XLS or XML file", _import)
    take.add_argument("file", type=Path)
    take.add_argument("--date", type=values.day)
    take.add_argument("--profile", default="", help="the sender the file comes from")
    take.add_argument("--dry-run", action="store_true", help="say what would be kept, keep nothing")
    take.add_argument("--json", action="store_true")
    show = add_verb(verbs, "orders", "the day's orders as they stand", _orders)
    show.add_argument("--date", type=values.day)
    show.add_argument("--json", action="store_true")


def _import(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        depots = place.store.depots()
        result = import_orders(
            options.file,
            options.date or place.clock.now().astimezone().date(),
            reader=place.reader,
            store=place.store,
            addresses=place.regions.addresses(),
            near=depots[0].location if depots else None,
            profile=options.profile,
            dry_run=options.dry_run,
        )
    if options.json:
        print_json(result.as_json())
    else:
        _say_import(result, options.dry_run)
    if not result.succeeded:
        first = result.refused[0]
        raise InputRefused(
            f"No order of {options.file.name} can be kept, its {len(result.refused)} rows are all"
            f" refused; line {first.line}, {first.column}: {first.reason}"
        )
    return DONE


def _orders(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        day = day_of(place, options.date)
        orders, given = place.store.orders(day), place.store.unassigned(day)
    if options.json:
        documents = [order_document(order, given) for order in orders]
        print_json({"date": day.isoformat(), "orders": documents})
        return DONE
    for order in orders:
        mark = "" if order.is_located else "  (not located)"
        print(f"{order.order_id}  {order.reference:12}  {order.tasks[-1].place.label}{mark}")
    return DONE


def _say_import(result: ImportResult, dry_run: bool) -> None:
    verb = "Would keep" if dry_run else "Kept"
    print(
        f"{verb} {result.kept} orders, {result.updated} updated, {result.duplicates} already there, "
        f"{len(result.refused)} rows refused, {len(result.unlocated)} not located."
    )
    for row in result.refused:
        print(f"  line {row.line}, {row.column}: {row.reason}")
    for order in result.unlocated:
        print(f"  line {order.line}, not located: {order.name}, {order.address}: {order.reason}")
    for warning in result.warnings:
        where = (
            f"line {warning.line}, {warning.column}: " if warning.line else ""
        )  # else the whole file
        print(f"  {where}{warning.text}")
