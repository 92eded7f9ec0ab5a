"""A small practice day: a cut of the demo's orders and fleet, lived by the same code as the demo.

Also a program of its own, so that it can run where a test cannot (without a network, or to be killed):
``python -m tests.day.small_day FOLDER REGIONS`` prints its day.json.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from app.domain.board import Board
from app.ports.desk_link import DeskLink, EventPage
from app.practice.conductor import AdvancingClock
from app.practice.prepare import PRACTICE_DAY, DemoFiles
from main import RealLauncher, data_folder
from resources import demo
from tests.app.reports.test_reporting import as_recounted
from tests.raw import raw_day
from ui.demo import DemoOptions, run_headless
from ui.workplace import ServerHandle, Workplace

SEED = 3
"""With a failed stop and two that are done in part."""
ORDERS = 26
DRIVERS = ("aino", "ben", "femi")
"""A van with a tail lift, one with cooling, and the cargo bike that reloads."""


@dataclass(frozen=True)
class Lived:
    """What came of a small day. ``day_json`` is the file's text; ``figures`` the report's, laid out as
    ``tests.recount`` does; ``raw`` the rows it counts from, out of the desk's own database."""

    day_json: str
    figures: dict[str, Any]
    raw: dict[str, list[Any]]


def cut(folder: Path) -> DemoFiles:
    """The cut, as files: orders that need no late hours, and a row to refuse behind them."""
    with demo.ORDERS.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    column = {name: number for number, name in enumerate(head)}
    early = [row for row in rows if row[column["window_start"]] < "11"]
    refused = [row for row in early if row[column["weight_kg"]].startswith("-")]
    kept = [row for row in early if row not in refused][:ORDERS]
    orders, fleet = folder / "orders.csv", folder / "fleet.json"
    with orders.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *kept, *refused])
    whole = json.loads(demo.FLEET.read_text(encoding="utf-8"))
    whole["shifts"] = [shift for shift in whole["shifts"] if shift["driver"]["id"] in DRIVERS]
    fleet.write_text(json.dumps(whole), encoding="utf-8")
    return DemoFiles(orders, fleet)


@contextmanager
def workplace(folder: Path, regions: Path) -> Iterator[tuple[Workplace, AdvancingClock]]:
    """Everything the demo works on, in a folder, with the cut as its demo day."""
    folder.mkdir(parents=True, exist_ok=True)
    launcher = RealLauncher(cut(folder))
    with launcher.practice_in(data_folder(folder / "data"), regions) as parts:
        yield parts


def run(
    folder: Path,
    regions: Path,
    seed: int = SEED,
    speed: float | None = None,
    change: Callable[[Workplace], Workplace] = lambda place: place,
) -> Lived:
    """Live the day. ``change`` may put something between the day and its parts."""
    with workplace(folder, regions) as (place, clock):
        options = DemoOptions(seed, speed, folder / "out")
        report = run_headless(change(place), clock, options, no_pictures)
        raw = raw_day(
            place.store.orders(PRACTICE_DAY),
            place.store.shifts(PRACTICE_DAY),
            place.store.routes(PRACTICE_DAY),
            place.store.events(PRACTICE_DAY),
            place.store.proofs.here(PRACTICE_DAY),
        )
    text = (folder / "out" / "day.json").read_text(encoding="utf-8")
    return Lived(text, as_recounted(report), raw)


def no_pictures(board: Board, place: Workplace, board_file: Path, map_file: Path) -> None:
    """Pictures have their own tests."""


class WatchedServer:
    """The real server's handle; ``on_look`` is told the number of each of the desk's looks."""

    def __init__(self, server: ServerHandle, on_look: Callable[[int], None]) -> None:
        self._server = server
        self.url, self.revive = server.url, server.revive
        self.stop, self.close = server.stop, server.close
        self.link = cast(DeskLink, _WatchedLink(server.link, on_look))


class _WatchedLink:
    """The link itself, but that every look for events is told first."""

    def __init__(self, link: DeskLink, on_look: Callable[[int], None]) -> None:
        self._on_look = on_look
        self._link = link
        self._looks = 0

    def events(self, after: int, wait_s: float = 0, limit: int = 500) -> EventPage:
        self._looks += 1
        self._on_look(self._looks)
        return self._link.events(after, wait_s, limit)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._link, name)


def watched(place: Workplace, on_look: Callable[[int], None]) -> Workplace:
    """The same workplace, telling when the desk looks at the server."""
    return replace(place, sync_server=lambda: WatchedServer(place.sync_server(), on_look))


if __name__ == "__main__":
    sys.stdout.write(run(Path(sys.argv[1]), Path(sys.argv[2])).day_json)
