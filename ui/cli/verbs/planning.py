"""Fleet, plan and routes of a day."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from app.dispatching import send_releases
from app.domain.errors import InputRefused, ServerUnreachable
from app.domain.route_formats import RouteFormat
from app.domain.routing import StopRule
from app.fleet.coming_shifts import make_coming_shifts
from app.fleet.keeping import import_fleet, write_fleet
from app.processes import cores
from ui.cli import values
from ui.cli.desk import day_of, desk_of, never, today
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import DONE, Launcher
from ui.cli.printing import end_progress, print_json, quiet, show_plan
from ui.cli.route_listing import route_lines, routes_document
from ui.workplace import write_routes


def add_to(verbs: Verbs) -> None:
    """Put them into the grammar."""
    fleet = add_verb(
        verbs,
        "fleet",
        "read depot, drivers, vehicles and shifts from a JSON file, or write them",
        _fleet,
    )
    fleet.add_argument("file", type=Path)
    fleet.add_argument("--write", action="store_true", help="write the day's fleet into the file")
    fleet.add_argument("--date", type=values.day)
    plan = add_verb(verbs, "plan", "make a draft of the day's routes", _plan)
    plan.add_argument("--date", type=values.day)
    plan.add_argument("-l", "--limit", type=values.seconds, metavar="SECONDS")
    plan.add_argument("--fresh", action="store_true", help="also replace released routes")
    plan.add_argument("--json", action="store_true")
    give = add_verb(verbs, "release", "give the draft to the drivers", _release)
    give.add_argument("--date", type=values.day)
    show = add_verb(verbs, "routes", "the day's routes as they stand", _routes)
    show.add_argument("--date", type=values.day)
    show.add_argument("--json", action="store_true")
    forms = [form.value for form in RouteFormat]
    show.add_argument("-f", "--format", choices=forms, help="for another program, with -o")
    show.add_argument("-o", "--output", type=Path, metavar="FILE")
    show.add_argument("--driver", default="", help="only this driver's, with -f")


def _fleet(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        if options.write:
            day = options.date or day_of(place, None)
            count = write_fleet(place.store, options.file, day)
            print(f"Wrote {count} shifts of {day} to {options.file}.")
            return DONE
        day = options.date or today(place)
        depot, shifts = import_fleet(place.store, options.file, day)
    print(f"Kept {len(shifts)} shifts of {day} from {depot.name}.")
    return DONE


def _plan(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        day = day_of(place, options.date)
        make_coming_shifts(place.store, today(place), day)
        desk = desk_of(place, day)
        stop = StopRule(seconds=options.limit or place.settings.plan_seconds)
        tell = quiet if options.json else show_plan
        # Nobody works at this machine's window for us: every processor may search.
        outcome = desk.plan(stop, 1, tell, never, fresh=options.fresh, threads=cores())
        end_progress()
        records, unassigned = place.store.routes(day), place.store.unassigned(day)
        shifts = {shift.shift_id: shift for shift in place.store.shifts(day)}
        orders = {order.order_id: order for order in place.store.orders(day)}
    if options.json:
        print_json(routes_document(records, shifts, unassigned))
        return DONE
    for record in records:
        for line in route_lines(record, shifts[record.shift_id], orders):
            print(line)
    for name in outcome.changed:
        print(f"Changed while it was being planned, so left out: {name}; plan again to place it.")
    for left in unassigned:
        label = orders[left.order_id].tasks[-1].place.label
        print(f"{label}: {left.words}" if left.carrier_id else f"Not planned: {label}: {left.words}")
    return DONE


def _release(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        day = day_of(place, options.date)
        changed = desk_of(place, day).release()
        try:
            server = place.sync_server()
            try:
                send_releases(place.store, server.link)
            finally:
                server.close()
        except ServerUnreachable as error:
            raise ServerUnreachable(
                f"{error} The release is kept and goes out when the server can be reached."
            ) from error
    print(
        f"Released {changed} changed routes."
        if changed
        else "Nothing has changed since the last release."
    )
    return DONE


def _routes(launcher: Launcher, options: Namespace) -> int:
    if (options.format is None) != (options.output is None):
        raise InputRefused("Routes for another program need both -f FORMAT and -o FILE.")
    if options.format is not None:
        return _write_routes(launcher, options)
    with launcher.workplace(options.data_dir) as place:
        day = day_of(place, options.date)
        records, unassigned = place.store.routes(day), place.store.unassigned(day)
        shifts = {shift.shift_id: shift for shift in place.store.shifts(day)}
        orders = {order.order_id: order for order in place.store.orders(day)}
    if options.json:
        print_json({"date": day.isoformat(), **routes_document(records, shifts, unassigned)})
        return DONE
    for record in records:
        for line in route_lines(record, shifts[record.shift_id], orders):
            print(line)
    return DONE


def _write_routes(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        day, form = day_of(place, options.date), RouteFormat(options.format)
        write_routes(place, day, options.output, form, options.driver)
    print(f"Wrote {options.output}.")
    return DONE
