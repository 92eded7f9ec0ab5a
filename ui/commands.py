"""What each command of the command line does."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from app.coming_shifts import make_coming_shifts
from app.desk import Desk
from app.dispatching import send_releases
from app.domain.errors import InputRefused, ServerUnreachable
from app.domain.events import Actor, ActorKind
from app.domain.fleet import Driver, Shift
from app.domain.geo import LonLat
from app.domain.region import RegionInfo
from app.domain.report import ReportFormat
from app.domain.routing import StopRule
from app.domain.solution import Progress
from app.domain.timing import instant, rfc3339
from app.fleet_keeping import import_fleet, write_fleet
from app.import_result import ImportResult
from app.importing import import_orders
from app.ledger import ledger
from app.orchestration import Reoptimiser
from app.processes import cores
from app.proving import find_order, prove
from app.replaying import replay, search_at
from app.reporting import gather
from app.sending import again
from app.what_if import Otherwise, what_if
from ui.listing import order_document, route_lines, routes_document
from ui.server_options import read_token
from ui.solving import Solving, check, solve
from ui.suggestion_listing import (
    ledger_document,
    ledger_lines,
    replay_document,
    replay_lines,
    what_if_document,
    what_if_lines,
)
from ui.told_words import NOT_SET_UP, document, lines_of
from ui.workplace import Workplace, telling_of, write_sheets, zone_of

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

    def desktop(self, folder: Path | None) -> int: ...

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

    def verify(self, folder: Path | None) -> tuple[str, ...]: ...

    def diagnostics(self, folder: Path | None, file: Path) -> str:
        """A file for whoever is asked for help; returns what to say."""
        ...


class Commands:
    """One method per command; each takes the parsed options and returns the exit status."""

    def __init__(self, launcher: Launcher) -> None:
        self._launcher = launcher

    def desktop(self, options: Namespace) -> int:
        return self._launcher.desktop(options.data_dir)

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
            day = _day(place, options.date)
            if options.format == "sheets":
                write_sheets(place, day, options.output)
            else:
                form = ReportFormat(options.format)
                place.reports.write(
                    gather(place.store, day, place.settings.report_prices), options.output, form
                )
        print(f"Wrote {options.output}.")
        return DONE

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
            shifts = desk.tracker.data.shifts
            without = frozenset(_shift_of(shifts, driver) for driver in options.without)
            change = Otherwise(1 + options.slow / 100, without)
            optimiser = _optimiser(place) if options.improve else None
            now = _in_the_day(place, day)
            found = what_if(desk.tracker, now, place.settings, change, optimiser)
        if options.json:
            _print_json(what_if_document(found))
            return DONE
        for words in what_if_lines(found):
            print(words)
        return DONE

    def replay(self, options: Namespace) -> int:
        with self._launcher.workplace(options.data_dir) as place:
            day = _day(place, options.date)
            at = instant(day, options.at + 59, zone_of(place, day))
            search = search_at(place.store, day, at)
            if search is None:
                raise InputRefused(f"Nothing was searched for on {day} until then.")
            roads = str(place.regions.active().roads_folder)
            again = replay(place.store, place.planner, day, search, roads, place.settings)
            zone = zone_of(place, day)
        if options.json:
            _print_json(replay_document(again))
            return DONE
        for words in replay_lines(again, zone):
            print(words)
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
        problems = self._launcher.verify(options.data_dir)
        for problem in problems:
            print(problem, file=sys.stderr)
        if not problems:
            print("All databases are whole.")
        return FAILED if problems else DONE

    def _desk(self, place: Workplace, day: date) -> Desk:
        return Desk(
            place.store,
            place.planner,
            place.clock,
            day,
            DISPATCHER,
            str(place.regions.active().roads_folder),
            settings=place.settings,
        )


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


def _optimiser(place: Workplace) -> Reoptimiser:
    """Looks once for a better rest of the day."""
    roads = str(place.regions.active().roads_folder)
    return Reoptimiser(place.planner, roads, WHAT_IF_STEPS, 1, settings=place.settings)


def _shift_of(shifts: Iterable[Shift], driver: str) -> str:
    """The shift of a driver of the day, named by id or name."""
    for shift in shifts:
        if driver in (shift.driver.driver_id, shift.driver.name, shift.shift_id):
            return shift.shift_id
    raise InputRefused(f"No driver of the day is called '{driver}'.")


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
