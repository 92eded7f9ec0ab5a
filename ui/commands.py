"""What each command of the command line does."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Protocol

from app.coming_shifts import make_coming_shifts
from app.desk import Desk
from app.dispatching import send_releases
from app.domain.errors import InputRefused, ServerUnreachable, WorldError
from app.domain.events import Actor, ActorKind
from app.domain.fleet import Driver
from app.domain.geo import LonLat
from app.domain.loads import loads_of
from app.domain.region import RegionInfo
from app.domain.report import PaperSize, ReportFormat
from app.domain.report_groups import week_of
from app.domain.route_formats import RouteFormat
from app.domain.routing import StopRule
from app.domain.solution import Progress
from app.domain.timing import DAY_S, instant, rfc3339
from app.fleet_keeping import import_fleet, write_fleet
from app.forgetting import STILL_HELD, forget, would_forget
from app.import_changes import windows_text
from app.import_result import ImportResult
from app.importing import import_orders
from app.ledger import ledger
from app.loads import LoadNews, load_names, load_words, note_load
from app.orchestration import Reoptimiser
from app.processes import cores
from app.proving import find_order, prove
from app.replaying import replay, search_at
from app.sending import again
from app.what_if import Means, what_if
from ui.listing import order_document, route_lines, routes_document
from ui.report_listing import REPORTS_GO_NOWHERE, reports_document, reports_lines
from ui.road_listing import closure_document, closure_lines, shape_of
from ui.server_options import read_token
from ui.solving import Solving, check, solve
from ui.suggestion_listing import (
    ledger_document,
    ledger_lines,
    replay_document,
    replay_lines,
)
from ui.told_words import NOT_SET_UP, document, lines_of
from ui.what_if_options import otherwise, what_if_document, what_if_lines
from ui.workplace import (
    Workplace,
    posting_of,
    telling_of,
    write_report,
    write_routes,
    write_sheets,
    zone_of,
)

DISPATCHER = Actor(ActorKind.DISPATCHER, "command line")
DONE, FAILED = 0, 1


WHAT_IF_STEPS = StopRule(steps=100)
"""Some seconds for a day of a few hundred stops."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code as SVG, and as characters for a dark terminal."""

    svg: str
    characters: str


class Launcher(Protocol):
    """Starts the long-running parts; ``main.py`` has it."""

    def workplace(self, folder: Path | None) -> AbstractContextManager[Workplace]: ...

    def desktop(self, folder: Path | None, *, only_look: bool) -> int: ...

    def demo(self, options: Namespace) -> int: ...

    def server(self, options: Namespace) -> int: ...

    def stop_server(self, folder: Path | None) -> bool:
        """End the sync server of a data folder; False when none ran."""
        ...

    def connect(
        self, folder: Path | None, url: str, token: str, fingerprint: str, *, take_over: bool
    ) -> str: ...

    def disconnect(self, folder: Path | None, *, take_over: bool) -> str: ...

    def solving(self) -> Solving:
        """What ``solve`` and ``check`` work with."""
        ...

    def qr_code(self, text: str) -> QrCode:
        """A picture of a text for a phone's camera."""
        ...

    def note_crash(self, folder: Path | None, text: str) -> Path:
        """Write down what a fault of the program left; returns the file."""
        ...

    def backup(self, folder: Path | None, file: Path) -> str: ...

    def restore(self, folder: Path | None, file: Path) -> str: ...

    def verify(self, folder: Path | None, head: str, reports: Sequence[Path]) -> tuple[str, ...]:
        """What is wrong with the data, with a chain head on paper ('' for none), and with files."""
        ...

    def diagnostics(self, folder: Path | None, file: Path) -> str:
        """A file for whoever is asked for help; returns what to say."""
        ...


class Commands:
    """One method per command; each takes the parsed options and returns the exit status."""

    def __init__(self, launcher: Launcher) -> None:
        self._launcher = launcher

    def desktop(self, options: Namespace) -> int:
        return self._launcher.desktop(options.data_dir, only_look=getattr(options, "read_only", False))

    def demo(self, options: Namespace) -> int:
        return self._launcher.demo(options)

    def server(self, options: Namespace) -> int:
        if options.stop:
            ended = self._launcher.stop_server(options.data_dir)
            print("The sync server has ended." if ended else "No sync server runs on this data.")
            return DONE
        return self._launcher.server(options)

    def note_crash(self, folder: Path | None, text: str) -> Path:
        """Write down what a fault of the program left; returns the file."""
        return self._launcher.note_crash(folder, text)

    # --- regions -------------------------------------------------------------------------------

    def region_add(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            info = place.regions.add(options.source, options.name, _show_share)
        _end_progress()
        _say_region(info)
        return DONE

    def region_list(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            regions = place.regions.all()
        if options.json:
            _print_json([_region_document(info) for info in regions])
            return DONE
        for info in regions:
            _say_region(info)
        if not regions:
            print("No region has been added; the built-in one (Liechtenstein) is used.")
        return DONE

    def region_use(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            _say_region(place.regions.use(options.name))
        return DONE

    def region_remove(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            place.regions.remove(options.name)
        print(f"Removed the region {options.name}.")
        return DONE

    def region_search(self, options: Namespace) -> int:
        near = LonLat(*options.near) if options.near else None
        with self._launcher.workplace(options.data_dir) as place:
            hits = place.regions.addresses().search(options.text, near, options.limit)
        if options.json:
            names = ("label", "lon", "lat", "score", "kind")
            _print_json([{name: getattr(hit, name) for name in names} for hit in hits])
            return DONE
        for hit in hits:
            print(f"{hit.score:.2f}  {hit.kind:6}  {hit.lon:.6f},{hit.lat:.6f}  {hit.label}")
        if not hits:
            print("Nothing found.")
        return DONE

    # --- the day -------------------------------------------------------------------------------

    def import_(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
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
            _print_json(result.as_json())
        else:
            _say_import(result, options.dry_run)
        if not result.succeeded:
            first = result.refused[0]
            raise InputRefused(
                f"No order of {options.file.name} can be kept, its {len(result.refused)} rows are all"
                f" refused; line {first.line}, {first.column}: {first.reason}"
            )
        return DONE

    def fleet(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            if options.write:
                day = options.date or _day(place, None)
                count = write_fleet(place.store, options.file, day)
                print(f"Wrote {count} shifts of {day} to {options.file}.")
                return DONE
            day = options.date or _today(place)
            depot, shifts = import_fleet(place.store, options.file, day)
        print(f"Kept {len(shifts)} shifts of {day} from {depot.name}.")
        return DONE

    def plan(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            day = _day(place, options.date)
            make_coming_shifts(place.store, _today(place), day)
            desk = self._desk(place, day)
            stop = StopRule(seconds=options.limit or place.settings.plan_seconds)
            tell = _quiet if options.json else _show_plan
            # Nobody works at this machine's window for us: every processor may search.
            desk.plan(stop, 1, tell, _never, fresh=options.fresh, threads=cores())
            _end_progress()
            records, unassigned = place.store.routes(day), place.store.unassigned(day)
            shifts = {shift.shift_id: shift for shift in place.store.shifts(day)}
            orders = {order.order_id: order for order in place.store.orders(day)}
        if options.json:
            _print_json(routes_document(records, shifts, unassigned))
            return DONE
        for record in records:
            for line in route_lines(record, shifts[record.shift_id], orders):
                print(line)
        for left in unassigned:
            label = orders[left.order_id].tasks[-1].place.label
            print(
                f"{label}: {left.words}" if left.carrier_id else f"Not planned: {label}: {left.words}"
            )
        return DONE

    def release(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            day = _day(place, options.date)
            changed = self._desk(place, day).release()
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

    def routes(self, options: Namespace) -> int:
        if (options.format is None) != (options.output is None):
            raise InputRefused("Routes for another program need both -f FORMAT and -o FILE.")
        if options.format is not None:
            return self._write_routes(options)
        with self._launcher.workplace(options.data_dir) as place:
            day = _day(place, options.date)
            records, unassigned = place.store.routes(day), place.store.unassigned(day)
            shifts = {shift.shift_id: shift for shift in place.store.shifts(day)}
            orders = {order.order_id: order for order in place.store.orders(day)}
        if options.json:
            _print_json({"date": day.isoformat(), **routes_document(records, shifts, unassigned)})
            return DONE
        for record in records:
            for line in route_lines(record, shifts[record.shift_id], orders):
                print(line)
        return DONE

    def _write_routes(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            day, form = _day(place, options.date), RouteFormat(options.format)
            write_routes(place, day, options.output, form, options.driver)
        print(f"Wrote {options.output}.")
        return DONE

    def orders(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            day = _day(place, options.date)
            orders, given = place.store.orders(day), place.store.unassigned(day)
        if options.json:
            documents = [order_document(order, given) for order in orders]
            _print_json({"date": day.isoformat(), "orders": documents})
            return DONE
        for order in orders:
            mark = "" if order.is_located else "  (not located)"
            print(f"{order.order_id}  {order.reference:12}  {order.tasks[-1].place.label}{mark}")
        return DONE

    def report(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            if options.format == "sheets":
                write_sheets(place, _day(place, options.date), options.output)
            else:
                paper = PaperSize(options.paper) if options.paper else place.settings.reports.paper
                days, form = _days(place, options), ReportFormat(options.format)
                write_report(place, days, form, options.output, paper)
        print(f"Wrote {options.output}.")
        return DONE

    def reports(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            posting = posting_of(place)
            trouble: tuple[str, ...] = ()
            if options.send:
                if not posting.is_wanted:
                    raise InputRefused(REPORTS_GO_NOWHERE)
                today = place.clock.now().astimezone().date()
                trouble = posting.round(zone_of(place, today))
            written, posts = place.store.written_reports(), place.store.report_posts()
        if options.json:
            _print_json(reports_document(written, posts))
        else:
            for words in reports_lines(written, posts):
                print(words)
        for words in trouble:
            print(words, file=sys.stderr)
        return FAILED if trouble else DONE

    def proof(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            found = prove(place.store, find_order(place.store, options.order, options.date))
            place.reports.write_order_proof(found, options.output)
        print(f"Wrote {options.output}.")
        return DONE

    def suggestions(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            day = _day(place, options.date)
            lines, zone = ledger(place.store, day), zone_of(place, day)
        if options.json:
            _print_json([ledger_document(line) for line in lines])
            return DONE
        for words in ledger_lines(lines, zone):
            print(words)
        return DONE

    def messages(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            day = _day(place, options.date)
            if options.again and not again(place.store, options.again, place.clock.now()):
                raise InputRefused(
                    f"There is no message {options.again} that failed, is in doubt or came too late."
                )
            if options.send or options.again:
                if not place.ways:
                    raise InputRefused(NOT_SET_UP)
                desk = self._desk(place, day)
                desk.learn(_never)
                telling = telling_of(place, desk)
                if options.send:
                    telling.note()
                telling.send()
            messages, zone = place.store.messages(day), zone_of(place, day)
        if options.json:
            _print_json([document(message) for message in messages])
            return DONE
        for words in lines_of(messages, zone):
            print(words)
        return DONE

    def what_if(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            day = _day(place, options.date)
            desk = self._desk(place, day)
            desk.learn(_never)
            change = otherwise(options, desk.tracker.data)
            searches = options.improve or bool(change.vans)
            now = _in_the_day(place, day)
            means = Means(
                place.settings,
                desk.roads_folder,
                place.regions,
                tuple(each.closure.shape for each in desk.closures),
                partial(_optimiser, place) if searches else None,
            )
            found = what_if(desk.tracker, now, change, means)
        if options.json:
            _print_json(what_if_document(found))
            return DONE
        for words in what_if_lines(found):
            print(words)
        return DONE

    def road_close(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            day = _day(place, options.date)
            zone, now = zone_of(place, day), _in_the_day(place, day)
            shape = shape_of(options.places, options.around)
            closed = place.regions.closed_by((shape,))
            begins = now if options.begins is None else instant(day, options.begins, zone)
            ends = instant(day, DAY_S if options.until is None else options.until, zone)
            desk = self._desk(place, day)
            desk.close_road(shape, begins, ends, options.note, closed.name)
            desk.look_at_roads(place.regions)
            lines = closure_lines(desk.closures, zone)
            issues = [i for i in desk.board().issues if i.kind == "road_closed"]
        print(f"Closed: {', '.join(closed.streets) or 'a road without a name'}, {closed.metres} m.")
        for words in (*lines, *(issue.detail for issue in issues)):
            print(words)
        return DONE

    def road_open(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            desk = self._desk(place, _day(place, options.date))
            standing = [each for each in desk.tracker.closures if each.ends > desk.now()]
            if options.closure not in [each.closure_id for each in standing]:
                raise InputRefused(f"No road is closed under the id '{options.closure}'.")
            desk.open_road(options.closure)
        print("The road is open again.")
        return DONE

    def road_list(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            day = _day(place, options.date)
            closures, zone = self._desk(place, day).board().closures, zone_of(place, day)
        if options.json:
            _print_json([closure_document(each) for each in closures])
            return DONE
        for words in closure_lines(closures, zone):
            print(words)
        if not closures:
            print("No road is closed.")
        return DONE

    def replay(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            day = _day(place, options.date)
            at = instant(day, options.at + 59, zone_of(place, day))
            search = search_at(place.store, day, at)
            if search is None:
                raise InputRefused(f"Nothing was searched for on {day} until then.")
            roads = str(place.regions.active().roads_folder)
            again = replay(
                place.store, place.planner, day, search, roads, place.settings, place.regions
            )
            zone = zone_of(place, day)
        if options.json:
            _print_json(replay_document(again))
            return DONE
        for words in replay_lines(again, zone):
            print(words)
        return DONE

    def load(self, options: Namespace) -> int:
        said = options.expected if options.expected is not None else options.arrived
        if (options.name is None) != (said is None):
            raise InputRefused("Name a load and say --expected HH:MM or --arrived HH:MM, or neither.")
        with self._launcher.workplace(options.data_dir) as place:
            day = _day(place, options.date)
            zone, now = zone_of(place, day), place.clock.now()
            if options.name is not None:
                news = LoadNews(options.name, instant(day, said, zone), options.arrived is not None)
                note_load(place.store, day, news, now, DISPATCHER)
            names, loads = load_names(place.store.orders(day)), loads_of(place.store.events(day))
        if options.json:
            _print_json([asdict(loads[name]) if name in loads else {"name": name} for name in names])
            return DONE
        for name in names:
            load = loads.get(name)
            at = f"{load.ready(load.expected).astimezone(zone):%H:%M}" if load is not None else ""
            print(load_words(load, name, at))
        return DONE

    def slots(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            order = find_order(place.store, options.order, options.date)
            desk = self._desk(place, order.day)
            if options.take:
                kept = desk.take_slot(order.order_id)
                print(f"Promised {windows_text(kept.order.tasks[-1].windows)}.")
                return DONE
            evaluator = place.evaluator()
            try:
                windows = desk.offer_slots(order.order_id, evaluator)
            finally:
                evaluator.close()
        print(f"Offered on the tracking page: {', '.join(windows_text((each,)) for each in windows)}.")
        return DONE

    def pair(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            _refuse_unknown(place, options.driver)
            server = place.sync_server()
            try:
                code = server.link.pairing_code(options.driver)
            finally:
                server.close()
        qr = self._launcher.qr_code(code.url)
        if options.json:
            expires = rfc3339(code.expires)
            _print_json({"code": code.code, "url": code.url, "expires": expires, "qr": qr.svg})
            return DONE
        print(qr.characters)
        print(f"Code {code.code}, good until {code.expires.astimezone():%H:%M}. Open {code.url}")
        return DONE

    def connect(self, options: Namespace) -> int:
        if options.local:
            print(self._launcher.disconnect(options.data_dir, take_over=options.take_over))
            return DONE
        token = read_token(options.token_file)
        print(
            self._launcher.connect(
                options.data_dir,
                options.url,
                token,
                options.fingerprint,
                take_over=options.take_over,
            )
        )
        return DONE

    def solve(self, options: Namespace) -> int:
        return solve(self._launcher.solving(), options)

    def check(self, options: Namespace) -> int:
        return check(self._launcher.solving(), options)

    # --- keeping -------------------------------------------------------------------------------

    def backup(self, options: Namespace) -> int:
        print(self._launcher.backup(options.data_dir, options.file))
        return DONE

    def restore(self, options: Namespace) -> int:
        print(self._launcher.restore(options.data_dir, options.file))
        return DONE

    def diagnostics(self, options: Namespace) -> int:
        print(self._launcher.diagnostics(options.data_dir, options.file))
        return DONE

    def verify(self, options: Namespace) -> int:
        problems = self._launcher.verify(options.data_dir, options.head, options.reports)
        for problem in problems:
            print(problem, file=sys.stderr)
        if not problems:
            print("All databases are whole, and every report is what its facts come to.")
        return FAILED if problems else DONE

    def forget(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            # Looked for before a server is started: who is not known is no reason for one.
            trace, went = would_forget(place.store, options.customer, place.clock, DISPATCHER)
            words = f"Would remove of {trace.label}: {went.words}."
            if not options.dry_run:
                server = place.sync_server()
                try:
                    went = forget(place.store, server.link, options.customer, place.clock, DISPATCHER)
                finally:
                    server.close()
                words = f"Removed: {went.words}; at the sync server too."
        if options.json:
            _print_json({"dry_run": options.dry_run, **asdict(went), "still_held": STILL_HELD})
            return DONE
        print(words)
        print(STILL_HELD)
        return DONE

    def _desk(self, place: Workplace, day: date) -> Desk:
        desk = Desk(
            place.store,
            place.planner,
            place.clock,
            day,
            DISPATCHER,
            str(place.regions.active().roads_folder),
            settings=place.settings,
        )
        try:
            desk.look_at_roads(place.regions)
        except WorldError as error:  # told, and everything else can be done all the same
            print(f"roundsman: {error}", file=sys.stderr)
        return desk


def _day(place: Workplace, asked: date | None) -> date:
    """The day asked for, else the latest one with data."""
    days = place.store.days()
    if not days:
        raise InputRefused("There is no day with data yet. Import orders first: main.py import FILE")
    if asked is None:
        return days[-1]
    if asked not in days:
        last = f"the latest is {days[-1]}" if len(days) > 1 else f"the only one is {days[-1]}"
        raise InputRefused(f"There is no data of {asked}; of the days with data {last}.")
    return asked


def _days(place: Workplace, options: Namespace) -> tuple[date, date]:
    """First and last day of a report."""
    if options.first or options.last:
        if options.date or options.week:
            raise InputRefused("Name --from and --to, or --date, with or without --week; not both.")
        first = options.first or options.last
        last = options.last or _day(place, None)
        if last < first:
            raise InputRefused(f"The last day, {last}, is before the first, {first}.")
        return first, last
    if options.week and options.date:
        return week_of(options.date)
    day = _day(place, options.date)
    return week_of(day) if options.week else (day, day)


def _today(place: Workplace) -> date:
    return place.clock.now().astimezone().date()


def _refuse_unknown(place: Workplace, driver: str) -> None:
    """A typing error would pair a phone with nobody; where no shift is known, any name may be right."""
    drivers = {entry.record.driver_id for entry in place.store.register(Driver)}
    if drivers and driver not in drivers:
        raise InputRefused(f"There is no driver '{driver}' (there are: {', '.join(sorted(drivers))}).")


def _print_json(document: object) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


def _region_document(info: RegionInfo) -> dict[str, object]:
    extent = info.extent
    return {
        "name": info.name,
        "extent": [extent.west, extent.south, extent.east, extent.north],
        "roads": info.roads,
        "addresses": info.addresses,
        "unroutable_share": info.unroutable_share,
    }


def _say_region(info: RegionInfo) -> None:
    extent = info.extent
    print(
        f"{info.name}: {extent.west:.3f},{extent.south:.3f} to {extent.east:.3f},{extent.north:.3f}; "
        f"{info.roads} roads, {info.addresses} addresses, "
        f"{info.unroutable_share:.1%} of address pairs without a route."
    )
    for note in info.notes:
        print(f"  {note}")


def _in_the_day(place: Workplace, day: date) -> datetime:
    """Now, where that is in the day; else the day's beginning: all of another day is asked about."""
    now, begins = place.clock.now(), instant(day, 0, zone_of(place, day))
    return now if begins <= now < begins + timedelta(days=1) else begins


def _optimiser(place: Workplace, roads_folder: str) -> Reoptimiser:
    """Looks once for a better rest of the day."""
    return Reoptimiser(place.planner, roads_folder, WHAT_IF_STEPS, 1, settings=place.settings)


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
        print(f"  line {warning.line}, {warning.column}: {warning.text}")


def _progress_line(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def _end_progress() -> None:
    _progress_line("")


def _show_share(phase: str, share: float) -> None:
    _progress_line(f"{phase} {share:.0%}")


def _show_plan(progress: Progress) -> None:
    _progress_line(
        f"{progress.phase}: {progress.elapsed_s:.0f} s, {progress.routes} routes, "
        f"{progress.unassigned} left out, cost {progress.cost / 100:.2f}"
    )


def _quiet(_: Progress) -> None:
    """With --json nothing but the document is printed."""


def _never() -> bool:
    return False
