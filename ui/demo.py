"""The practice day without a window: from import to report, with figures and pictures left behind."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event as Flag
from typing import Protocol

from app.desk import Desk
from app.domain.board import Board
from app.domain.errors import StoreError
from app.domain.events import Actor, ActorKind
from app.domain.report import DayReport, ReportFormat, Terms
from app.domain.routing import StopRule
from app.domain.solution import Progress
from app.orchestration.reoptimiser import Reoptimiser
from app.practice.conductor import AdvancingClock
from app.practice.day import PracticeDay, PracticeParts, PracticeRecord
from app.practice.prepare import PRACTICE_DAY, plan_demo, take_in_demo
from app.practice.world import World, WorldSettings
from app.reports.day_report import gather
from ui.workplace import ServerHandle, Workplace, write_sheets

REPLAN_STEPS = 30
PICTURE_AT = 0.4
"""The pictures show the day when this share of its stops is finished."""


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """How to run the demo. ``speed`` None is as fast as possible; ``out`` None leaves no files."""

    seed: int
    speed: float | None
    out: Path | None


class Pictures(Protocol):
    """Draws a board and its map into files, without a display."""

    def __call__(self, board: Board, place: Workplace, board_file: Path, map_file: Path) -> None: ...


def run_headless(
    place: Workplace, clock: AdvancingClock, options: DemoOptions, take_pictures: Pictures
) -> DayReport:
    """Live the demo day and leave report.pdf, report.csv, board.png, map.png and day.json.

    Raises:
        WorldError: in words; what was made before stands.
    """
    out = options.out
    if out is not None:
        make_folder(out)
    _say("Preparing the region (Liechtenstein, © OpenStreetMap contributors) ...")
    region = place.regions.active()
    result = take_in_demo(place.store, place.reader, place.regions.addresses(), place.demo)
    _say(
        f"Imported {result.kept} orders; {len(result.refused)} rows refused, "
        f"{len(result.unlocated)} not located."
    )
    actor = Actor(ActorKind.DISPATCHER, "practice")
    desk = Desk(place.store, place.planner, place.clock, PRACTICE_DAY, actor, str(region.roads_folder))
    started = time.monotonic()
    plan_demo(desk, options.seed, _ignore, _never)
    routes = [record for record in place.store.routes(PRACTICE_DAY) if record.route.stops]
    stops = sum(len(record.route.stops) for record in routes)
    _say(f"Planned {stops} stops on {len(routes)} routes in {time.monotonic() - started:.0f} s.")
    server = place.sync_server()
    try:
        snapshot, record = _live(place, desk, server, clock, options)
    finally:
        server.stop()
    report = gather(place.store, PRACTICE_DAY, Terms(region=region.name))
    if out is not None:
        leave_papers(place, report, record, snapshot, options, out)
        take_pictures(snapshot, place, out / "board.png", out / "map.png")
        _say(f"Left report.pdf, report.csv, sheets.pdf, board.png, map.png and day.json in {out}.")
    return report


def practice_day(
    place: Workplace,
    desk: Desk,
    server: ServerHandle,
    clock: AdvancingClock,
    seed: int,
    on_board: Callable[[Board], None],
    *,
    accepts: bool,
    cancelled: Callable[[], bool] = lambda: False,
) -> PracticeDay:
    """The demo day, ready to run. ``cancelled`` ends a search for suggestions early."""
    roads_folder = str(place.regions.active().roads_folder)
    parts = PracticeParts(
        desk=desk,
        link=server.link,
        clock=clock,
        roads=place.regions.roads(),
        world=World(WorldSettings(seed=seed)),
        base_url=server.url,
        revive=server.revive,
        reoptimiser=Reoptimiser(
            place.background_planner,
            roads_folder,
            StopRule(steps=REPLAN_STEPS),
            seed,
            cancelled,
            place.settings,
        ),
    )
    return PracticeDay(parts, on_board, accepts=accepts)


def _live(
    place: Workplace, desk: Desk, server: ServerHandle, clock: AdvancingClock, options: DemoOptions
) -> tuple[Board, PracticeRecord]:
    """Run the day; returns the picture of a busy moment and what happened beside the facts."""
    keeper = SnapshotKeeper(_look_away)
    day = practice_day(place, desk, server, clock, options.seed, keeper.see, accepts=True)
    phones = len(desk.tracker.data.shifts)
    _say(f"The day begins: {phones} simulated phones report over HTTP.")
    record = day.run(options.speed, Flag())
    board = desk.board()
    figures = board.figures
    on_time = "-" if figures.on_time is None else f"{figures.on_time:.0%}"
    _say(
        f"The day is over: {figures.done} stops done, {figures.failed} of them failed, "
        f"{figures.open} open, {on_time} on time; "
        f"{record.accepted} of {record.suggested} suggestions accepted."
    )
    return keeper.snapshot or board, record


class SnapshotKeeper:
    """Keeps the first picture in which enough stops are finished, and passes every one on."""

    def __init__(self, on_board: Callable[[Board], None]) -> None:
        self.snapshot: Board | None = None
        self._on_board = on_board

    def see(self, board: Board) -> None:
        """Look at a new picture."""
        self._on_board(board)
        total = sum(len(lane.stops) for lane in board.lanes)
        if self.snapshot is None and total and board.figures.done >= PICTURE_AT * total:
            self.snapshot = board


def leave_papers(
    place: Workplace,
    report: DayReport,
    record: PracticeRecord,
    snapshot: Board,
    options: DemoOptions,
    out: Path,
) -> None:
    """Write report.pdf, report.csv, report.json, sheets.pdf and day.json of the demo day.

    Raises:
        WorldError: a file cannot be written.
    """
    for form in (ReportFormat.PDF, ReportFormat.CSV, ReportFormat.JSON):
        content = place.reports.content(report, form, place.settings.reports.paper)
        place.reports.write(content, out / f"report.{form.value}")
    write_sheets(place, PRACTICE_DAY, out / "sheets.pdf")
    figures = json.loads((out / "report.json").read_text(encoding="utf-8"))
    del figures["digest"], figures["head"]  # they cover the phones' names, which are others every time
    document = {
        "seed": options.seed,
        "snapshot_at": snapshot.now.isoformat(),
        "suggestions": {"made": record.suggested, "accepted": record.accepted},
        "report": figures,
    }
    text = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True)
    (out / "day.json").write_text(text + "\n", encoding="utf-8")


def make_folder(out: Path) -> None:
    """The folder for what the demo leaves; StoreError where it cannot be made."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {out} cannot be made ({error.strerror}). Choose another with --out."
        ) from error


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _look_away(_: Board) -> None:
    """Nobody watches the headless day."""


def _ignore(_: Progress) -> None:
    """The headless demo says only what came of a plan."""


def _never() -> bool:
    return False
