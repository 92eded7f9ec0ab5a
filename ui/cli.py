"""The command line: parses what a person typed, calls one command, prints what came of it.

Exit status: 0 done, 1 the work failed (one clear line on stderr), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import errno
import io
import math
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from app.domain.errors import InputRefused, WorldError
from app.domain.route_formats import RouteFormat
from ui.commands import Commands
from ui.server_options import add_connect_options, add_server_options
from ui.what_if_options import add_what_if_options, place_of

DONE, FAILED = 0, 1
OUTPUT_TROUBLE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What only writing to stdout still raises: every part that writes a file puts it in words."""


def run(argv: Sequence[str], commands: Commands) -> int:
    """Run one command line; never raises for what a person can cause."""
    options = parser().parse_args(argv)
    options.data_dir = getattr(options, "data_dir", None)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a file's name may be no text at all
    try:
        status = _dispatch(options, commands)
        sys.stdout.flush()
        return status
    except WorldError as error:
        return _failed(str(error))
    except KeyboardInterrupt:
        return _failed("stopped; what was kept before stands.")
    except BrokenPipeError:
        _let_go_of_output()
        return FAILED
    except Exception as error:  # noqa: BLE001 - the edge: a fault of ours is told and written down
        if isinstance(error, OSError) and error.errno in OUTPUT_TROUBLE:
            _let_go_of_output()
            return _failed(f"the output cannot be written ({error.strerror}).")
        notice = commands.note_crash(options.data_dir, traceback.format_exc())
        return _failed(
            f"a fault in the program itself ({type(error).__name__}); what was kept before stands."
            f" The details are in {notice}."
        )


def _failed(words: str) -> int:
    """Say in one line why the work failed."""
    print(f"roundsman: {' '.join(words.split())}", file=sys.stderr)
    return FAILED


def _let_go_of_output() -> None:
    """Nobody reads on, or the disk is full: what Python still holds must not fail again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def parser() -> argparse.ArgumentParser:
    """The grammar of the command line."""
    top = argparse.ArgumentParser(
        prog="main.py", description="Roundsman plans, runs and improves a delivery day."
    )
    _common(top)
    verbs = top.add_subparsers(dest="command", metavar="COMMAND")
    desktop = _verb(verbs, "desktop", "the desktop (also without any command)")
    desktop.add_argument(
        "--read-only", action="store_true", help="only to look: nothing can be changed"
    )
    _add_demo(verbs)
    _add_region(verbs)
    _add_day_verbs(verbs)
    _add_solving(verbs)
    _add_server(verbs)
    _add_keeping(verbs)
    return top


def _common(target: argparse.ArgumentParser) -> None:
    target.add_argument(
        "--data-dir",
        type=_folder,
        default=argparse.SUPPRESS,
        help="keep every file of the program under DIR",
        metavar="DIR",
    )


def _folder(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("the folder's name is empty")
    return Path(text)


type Verbs = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _verb(verbs: Verbs, name: str, words: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
    _common(verb)
    return verb


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no date; write it as 2026-11-22") from None
    if not 2000 <= day.year < 2100:
        raise argparse.ArgumentTypeError(
            f"'{text}' is no day that orders are for; years are 2000 to 2099"
        )
    return day


def _speed(text: str) -> float | None:
    if text == "max":
        return None
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0 < speed < 1e6:
        raise argparse.ArgumentTypeError(f"'{text}' is no speed; write a number such as 60, or max")
    return speed


def _port(text: str) -> int:
    if not text.isdigit() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"'{text}' is no port; write a number up to 65535")
    return int(text)


def _point(text: str) -> tuple[float, float]:
    try:
        lon, lat = (float(part) for part in text.split(","))
    except ValueError:
        lon = lat = math.nan
    if not (abs(lon) <= 180 and abs(lat) <= 90):
        raise argparse.ArgumentTypeError(f"'{text}' is no position; write LON,LAT, such as 9.52,47.14")
    return lon, lat


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"'{text}' is no number from 1 to 1000")
    return int(text)


def _seed(text: str) -> int:
    if not text.isdecimal() or int(text) > 2**31 - 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no seed; write a number from 0 to {2**31 - 1}")
    return int(text)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds <= 86_400:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of seconds")
    return seconds


def _minute(text: str) -> int:
    """A time of the day as its wall-clock second."""
    hours, _, minutes = text.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60):
        raise argparse.ArgumentTypeError(f"'{text}' is no time of the day, such as 10:42")
    return int(hours) * 3600 + int(minutes) * 60


def _add_demo(verbs: Verbs) -> None:
    demo = _verb(verbs, "demo", "a practice day on the built-in region, from import to report")
    demo.add_argument("--headless", action="store_true", help="without a window")
    demo.add_argument(
        "--speed",
        type=_speed,
        default=argparse.SUPPRESS,
        metavar="X|max",
        help="virtual per real seconds",
    )
    demo.add_argument("--seed", type=_seed, default=1, metavar="N")
    demo.add_argument("--out", type=Path, metavar="DIR", help="leave report, pictures and figures here")


def _add_region(verbs: Verbs) -> None:
    region = _verb(verbs, "region", "map regions prepared for offline use")
    actions = region.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = _verb(actions, "add", "prepare an .osm.pbf file")
    add.add_argument("source", metavar="FILE|URL")
    add.add_argument("--name")
    _verb(actions, "list", "regions that are there").add_argument("--json", action="store_true")
    _verb(actions, "use", "make a region the active one").add_argument("name")
    _verb(actions, "remove", "remove a region").add_argument("name")
    search = _verb(actions, "search", "find an address in the active region")
    search.add_argument("text")
    search.add_argument("--near", type=_point, metavar="LON,LAT")
    search.add_argument("--limit", type=_count, default=5, metavar="K")
    search.add_argument("--json", action="store_true")


def _add_day_verbs(verbs: Verbs) -> None:
    take = _verb(verbs, "import", "read orders from a CSV or XLSX file")
    take.add_argument("file", type=Path)
    take.add_argument("--date", type=_day)
    take.add_argument("--profile", default="", help="the sender the file comes from")
    take.add_argument("--dry-run", action="store_true", help="say what would be kept, keep nothing")
    take.add_argument("--json", action="store_true")
    fleet = _verb(
        verbs, "fleet", "read depot, drivers, vehicles and shifts from a JSON file, or write them"
    )
    fleet.add_argument("file", type=Path)
    fleet.add_argument("--write", action="store_true", help="write the day's fleet into the file")
    fleet.add_argument("--date", type=_day)
    plan = _verb(verbs, "plan", "make a draft of the day's routes")
    plan.add_argument("--date", type=_day)
    plan.add_argument("-l", "--limit", type=_seconds, metavar="SECONDS")
    plan.add_argument("--fresh", action="store_true", help="also replace released routes")
    plan.add_argument("--json", action="store_true")
    _verb(verbs, "release", "give the draft to the drivers").add_argument("--date", type=_day)
    for name, words in (("routes", "the day's routes"), ("orders", "the day's orders")):
        show = _verb(verbs, name, f"{words} as they stand")
        show.add_argument("--date", type=_day)
        show.add_argument("--json", action="store_true")
        if name == "routes":
            _add_route_file(show)
    told = _verb(verbs, "suggestions", "the day's suggestions, what was decided and what came of it")
    told.add_argument("--date", type=_day)
    told.add_argument("--json", action="store_true")
    messages = _verb(verbs, "messages", "what customers were told that day, and what is to be sent")
    messages.add_argument("--date", type=_day)
    messages.add_argument("--send", action="store_true", help="look at the day and send what is due")
    messages.add_argument("--again", metavar="ID", help="send one again that failed or is in doubt")
    messages.add_argument("--json", action="store_true")
    otherwise = _verb(verbs, "what-if", "what the rest of the day would come to if ...")
    otherwise.add_argument("--date", type=_day)
    add_what_if_options(otherwise)
    otherwise.add_argument("--json", action="store_true")
    _add_road(verbs)
    again = _verb(verbs, "replay", "run a search for suggestions again as it was at a time of the day")
    again.add_argument("--date", type=_day)
    again.add_argument("--at", type=_minute, required=True, metavar="HH:MM")
    again.add_argument("--json", action="store_true")
    load = _verb(verbs, "load", "when a load of goods is to be at its depot, or that it came")
    load.add_argument("name", nargs="?", metavar="NAME", help="without it, the day's loads")
    load.add_argument("--date", type=_day)
    said = load.add_mutually_exclusive_group()
    said.add_argument("--expected", type=_minute, metavar="HH:MM")
    said.add_argument("--arrived", type=_minute, metavar="HH:MM")
    load.add_argument("--json", action="store_true")
    slots = _verb(verbs, "slots", "other times an order's customer may choose on the tracking page")
    slots.add_argument("order", metavar="ORDER", help="its reference, or the customer's name")
    slots.add_argument("--date", type=_day)
    slots.add_argument("--take", action="store_true", help="promise the time that the customer chose")
    _add_report(verbs)
    posted = _verb(verbs, "reports", "reports that were written, and those that go out by themselves")
    posted.add_argument("--send", action="store_true", help="send what is due by now")
    posted.add_argument("--json", action="store_true")
    proof = _verb(verbs, "proof", "what happened to one order, as a PDF with its pictures")
    proof.add_argument("order", metavar="ORDER", help="its reference, or the customer's name")
    proof.add_argument("--date", type=_day)
    proof.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")


def _add_road(verbs: Verbs) -> None:
    road = _verb(verbs, "road", "roads that are closed for a part of the day")
    actions = road.add_subparsers(dest="action", metavar="ACTION", required=True)
    close = _verb(actions, "close", "routes go round a road from now on")
    close.add_argument(
        "places", nargs="+", type=place_of, metavar="LON,LAT", help="along it, or across"
    )
    close.add_argument("--around", type=float, metavar="METRES", help="every road around the place")
    close.add_argument("--from", dest="begins", type=_minute, metavar="HH:MM", help="instead of now")
    close.add_argument("--until", type=_minute, metavar="HH:MM", help="instead of all day")
    close.add_argument("--note", default="", help="why")
    close.add_argument("--date", type=_day)
    again = _verb(actions, "open", "it can be driven again")
    again.add_argument("closure", metavar="ID", help="as road list tells it")
    again.add_argument("--date", type=_day)
    listed = _verb(actions, "list", "what is closed")
    listed.add_argument("--date", type=_day)
    listed.add_argument("--json", action="store_true")


def _add_route_file(routes: argparse.ArgumentParser) -> None:
    forms = [form.value for form in RouteFormat]
    routes.add_argument("-f", "--format", choices=forms, help="for another program, with -o")
    routes.add_argument("-o", "--output", type=Path, metavar="FILE")
    routes.add_argument("--driver", default="", help="only this driver's, with -f")


def _add_report(verbs: Verbs) -> None:
    report = _verb(verbs, "report", "the report of a day, a week or some days; or route sheets")
    report.add_argument("--date", type=_day)
    report.add_argument("--week", action="store_true", help="of the whole week that the day is in")
    report.add_argument("--from", type=_day, dest="first", metavar="DATE", help="of several days")
    report.add_argument("--to", type=_day, dest="last", metavar="DATE", help="the last of them")
    report.add_argument(
        "--paper", choices=("a4", "letter"), help="what a PDF or a workbook is to be printed on"
    )
    report.add_argument(
        "-f", "--format", choices=("pdf", "xlsx", "csv", "html", "json", "sheets"), required=True
    )
    report.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")


def _add_solving(verbs: Verbs) -> None:
    solve = _verb(verbs, "solve", "solve a routing problem written as VROOM's JSON")
    solve.add_argument("problem", type=Path, metavar="PROBLEM.json")
    solve.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here, not to stdout")
    solve.add_argument("-l", "--limit", type=_seconds, metavar="SECONDS")
    solve.add_argument("-t", "--threads", type=_count, metavar="N", help="without it, all there are")
    solve.add_argument("--seed", type=_seed, default=1, metavar="N")
    solve.add_argument(
        "-c",
        "--choose-eta",
        action="store_true",
        help="keep the vehicles' steps, choose times and report what they violate",
    )
    check = _verb(verbs, "check", "judge any solver's answer to such a problem")
    check.add_argument("problem", type=Path, metavar="PROBLEM.json")
    check.add_argument("solution", type=Path, metavar="SOLUTION.json")


def _add_server(verbs: Verbs) -> None:
    server = _verb(verbs, "server", "the driver sync server alone")
    add_server_options(server, _port)
    server.add_argument("--clock-file", type=Path, help=argparse.SUPPRESS)
    server.add_argument("--stop", action="store_true", help="end the server of this data folder")
    server.add_argument("--parent", type=int, default=0, help=argparse.SUPPRESS)
    server.add_argument("--json", action="store_true")
    add_connect_options(_verb(verbs, "connect", "use a sync server on another machine"))
    pair = _verb(verbs, "pair", "a one-time code for a driver's phone")
    pair.add_argument("driver")
    pair.add_argument("--json", action="store_true")


def _add_keeping(verbs: Verbs) -> None:
    _verb(verbs, "backup", "copy everything into one file").add_argument("file", type=Path)
    _verb(verbs, "restore", "take everything back from such a file").add_argument("file", type=Path)
    _verb(
        verbs, "diagnostics", "a file for whoever is asked for help, without names and addresses"
    ).add_argument("file", type=Path)
    forget = _verb(verbs, "forget", "remove everything known of one customer, at their wish")
    forget.add_argument(
        "customer",
        metavar="CUSTOMER",
        help="name ('NAME, ADDRESS' where several share it), phone, e-mail, or an order's reference",
    )
    forget.add_argument("--dry-run", action="store_true", help="say what would go, remove nothing")
    forget.add_argument("--json", action="store_true")
    check = _verb(verbs, "verify", "check databases, pictures, the chain of events and stored reports")
    check.add_argument("reports", type=Path, nargs="*", metavar="REPORT", help="a report's file")
    check.add_argument("--head", default="", metavar="HEX", help="the chain head on a printed report")


def _dispatch(options: argparse.Namespace, commands: Commands) -> int:
    name = options.command or "desktop"
    if name in ("region", "road"):
        name = f"{name}_{options.action}"
    call: Callable[[argparse.Namespace], int] = getattr(
        commands, name.replace("import", "import_").replace("-", "_")
    )
    data_dir = options.data_dir
    if data_dir is not None and data_dir.exists() and not data_dir.is_dir():
        raise InputRefused(f"{data_dir} is a file; --data-dir needs a folder.")
    return call(options)
