"""What stands behind the window: does what the dispatcher asks, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import date
from pathlib import Path
from threading import Event as Flag
from typing import Protocol

from app.desk import Desk
from app.domain.board import Board, ServerStatus
from app.domain.errors import InputRefused, PlanCancelled, ServerUnreachable, WorldError
from app.domain.events import Actor, ActorKind
from app.domain.report import ReportFormat
from app.domain.routing import Progress, StopRule
from app.importing import import_orders
from app.orchestration import Reoptimiser
from app.planning import PlanOutcome
from app.practice.conductor import AdvancingClock
from app.practice.day import PracticeRecord
from app.practice.prepare import PRACTICE_DAY, plan_demo, take_in_demo
from app.reporting import gather
from app.tasks import Tasks
from ui.demo import DemoOptions, SnapshotKeeper, leave_papers, make_folder, practice_day
from ui.desktop.pictures import take_pictures
from ui.desktop.window import MainWindow
from ui.workplace import ServerHandle, Workplace

LOOK_EVERY_S = 0.5
"""The desk asks the server for news so often."""
IMPROVE_EVERY_S = 20.0
IMPROVE_FOR = StopRule(seconds=2.0)
DISPATCHER = Actor(ActorKind.DISPATCHER, "desk")


class Opener(Protocol):
    """Opens data folders; ``main.py`` has it."""

    def workplace(self, root: Path | None) -> AbstractContextManager[Workplace]: ...

    def practice(
        self, root: Path | None
    ) -> AbstractContextManager[tuple[Workplace, AdvancingClock]]: ...

    def prepare_region(self, root: Path | None) -> None:
        """Make the active region ready in a process of its own; returns when it is."""
        ...


class DeskSession:
    """The controller behind the window. Commands come on the GUI thread and return at once."""

    def __init__(
        self,
        opener: Opener,
        root: Path | None,
        tasks: Tasks,
        deliver: Callable[[Callable[[], None]], None],
        demo: DemoOptions | None = None,
    ) -> None:
        self._opener = opener
        self._root = root
        self._tasks = tasks
        self._deliver = deliver
        self._open = ExitStack()
        self._place: Workplace | None = None
        self._desk: Desk | None = None
        self._server: ServerHandle | None = None
        self._cancelled = Flag()
        self._stop_loops: list[Callable[[], None]] = []
        self._practising = False
        self._demo = demo

    def attach(self, window: MainWindow) -> None:
        """Begin: open the data and show the latest day, or the practice day that was asked for."""
        self._window = window
        if self._demo is not None:
            self._start_practice(self._demo)
        else:
            self._do(self._begin, lambda _: None)

    # --- what the window asks ---------------------------------------------------------------

    def plan(self, seconds: float) -> None:
        self._cancelled.clear()
        self._window.show_progress(Progress("roads", 0.0))
        self._do(lambda: self._plan(seconds), self._planned, self._plan_failed)

    def cancel_plan(self) -> None:
        self._cancelled.set()

    def send(self) -> None:
        self._do(self._send, self._window.say)

    def import_file(self, path: Path) -> None:
        self._window.say(f"Importing {path.name} …")
        self._do(lambda: self._import(path), self._window.say)

    def practise(self, speed: float) -> None:
        if self._practising:
            self._window.say("The practice day is running already.")
            return
        self._end_loops()
        self._start_practice(DemoOptions(1, speed, None))

    def _start_practice(self, options: DemoOptions) -> None:
        self._practising = True
        self._window.say("Preparing the practice day …")
        loop = self._tasks.spawn_loop(
            "practice", lambda stop: self._practise(options, stop), self._practice_failed
        )
        self._stop_loops.append(loop)

    def accept_suggestion(self, suggestion_id: str) -> None:
        self._do(lambda: self._accept(suggestion_id), self._window.say)

    def dismiss_suggestion(self, suggestion_id: str) -> None:
        self._do(lambda: self._current().dismiss(suggestion_id), lambda _: self._show())

    def write_report(self, path: Path) -> None:
        self._do(lambda: self._write_report(path), self._window.say)

    def select_day(self, day: date) -> None:
        if self._practising:
            self._window.say("The practice day is running; close the window to leave it.")
            return
        self._do(lambda: self._open_day(day), lambda _: None)

    def closing(self) -> None:
        self._cancelled.set()
        self._end_loops()
        self._tasks.close()
        self._open.close()

    # --- off the GUI thread -----------------------------------------------------------------

    def _begin(self) -> None:
        place = self._open.enter_context(self._opener.workplace(self._root))
        self._place = place
        days = place.store.days()
        self._open_day(days[-1] if days else place.clock.now().astimezone().date())
        self._opener.prepare_region(self._root)
        basemap = place.regions.active().basemap_file
        self._deliver(lambda: self._window.show_basemap(basemap))
        self._stop_loops.append(self._tasks.spawn_loop("exchange", self._exchange_loop, self._failed))
        self._stop_loops.append(self._tasks.spawn_loop("improve", self._improve_loop, self._failed))

    def _open_day(self, day: date) -> None:
        place = self._workplace()
        desk = self._new_desk(place, day)
        if self._server is not None:
            desk.link = self._server.link
        self._desk = desk
        self._show()

    def _new_desk(self, place: Workplace, day: date) -> Desk:
        info = next((i for i in place.regions.all() if i.name == "liechtenstein"), None)
        folder = str(info.roads_folder) if info is not None else ""
        return Desk(place.store, place.planner, place.clock, day, DISPATCHER, folder)

    def _plan(self, seconds: float) -> PlanOutcome:
        return self._current().plan(
            StopRule(seconds=seconds), 1, self._show_progress, self._cancelled.is_set
        )

    def _send(self) -> str:
        desk = self._current()
        changed = desk.release()
        if not self._practising:
            desk.link = self._ensure_server().link
        desk.exchange()
        self._show()
        return (
            f"Sent {changed} changed routes." if changed else "Nothing has changed since the last time."
        )

    def _import(self, path: Path) -> str:
        place, desk = self._workplace(), self._current()
        depots = place.store.depots()
        result = import_orders(
            path,
            desk.day,
            reader=place.reader,
            store=place.store,
            addresses=place.regions.addresses(),
            near=depots[0].location if depots else None,
        )
        desk.reload()
        self._show()
        refused = "".join(f"\nLine {r.line}, {r.column}: {r.reason}" for r in result.refused)
        return (
            f"{path.name}: {result.kept} orders kept, {result.updated} updated, "
            f"{result.duplicates} already there, {len(result.refused)} rows refused, "
            f"{len(result.unlocated)} not located.{refused}"
        )

    def _accept(self, suggestion_id: str) -> str:
        desk = self._current()
        accepted = desk.accept(suggestion_id)
        desk.exchange()
        self._show()
        if accepted:
            return "The suggestion is done and sent."
        return "The suggestion no longer fits: something it touches has changed. Nothing was done."

    def _write_report(self, path: Path) -> str:
        place, desk = self._workplace(), self._current()
        try:
            form = ReportFormat(path.suffix.removeprefix(".").lower())
        except ValueError:
            endings = ", ".join(f".{f.value}" for f in ReportFormat)
            raise InputRefused(f"{path.name} has no known ending; use one of {endings}.") from None
        place.reports.write(gather(place.store, desk.day), path, form)
        return f"Wrote {path}."

    def _ensure_server(self) -> ServerHandle:
        """The sync server, started where none runs."""
        if self._server is None:
            self._server = self._workplace().sync_server()
            self._open.callback(self._server.close)
        return self._server

    def _exchange_loop(self, stop: Flag) -> None:
        """Ask the server for news until told to stop; trouble is shown and tried again."""
        version = self._workplace().store.data_version()
        while not stop.wait(LOOK_EVERY_S):
            desk, store = self._current(), self._workplace().store
            if store.data_version() != version:
                version = store.data_version()
                desk.reload()
            try:
                if desk.link is None and any(r.revision for r in desk.tracker.data.routes.values()):
                    desk.link = self._ensure_server().link
                desk.exchange()
                status = ServerStatus(
                    desk.link is not None, "server ok" if desk.link else "no phones yet"
                )
            except ServerUnreachable as error:
                self._forget_server(desk)
                status = ServerStatus(False, str(error))
            except WorldError as error:
                status = ServerStatus(False, str(error))
            self._show_server(status)
            self._show()

    def _forget_server(self, desk: Desk) -> None:
        """The server is gone; the next look starts or adopts one."""
        if self._server is not None:
            self._server.close()
        self._server, desk.link = None, None

    def _improve_loop(self, stop: Flag) -> None:
        """Try to improve the rest of the day now and then."""
        place = self._workplace()
        folder = str(place.regions.active().roads_folder)
        reoptimiser = Reoptimiser(place.background_planner, folder, IMPROVE_FOR, 1)
        while not stop.wait(IMPROVE_EVERY_S):
            desk = self._current()
            if desk.link is None:
                continue
            self._tell_optimiser("looking for better routes")
            card = desk.suggest(reoptimiser)
            self._tell_optimiser("a suggestion waits for you" if card else "idle")
            self._show()

    def _practise(self, options: DemoOptions, stop: Flag) -> None:
        """Live the demo day in a folder of its own until it ends or the window closes."""
        self._opener.prepare_region(self._root)
        with self._opener.practice(self._root) as (place, clock):
            desk = self._prepare_practice(place, options, stop)
            if stop.is_set():
                return
            server = place.sync_server()
            keeper = SnapshotKeeper(self._show_board)
            try:
                day = practice_day(
                    place,
                    desk,
                    server,
                    clock,
                    options.seed,
                    keeper.see,
                    accepts=options.out is not None,
                )
                self._show_server(ServerStatus(True, "practice server ok"))
                self._say("The drivers are on the road. Suggestions wait for you on the right.")
                record = day.run(options.speed, stop)
            finally:
                server.stop()
            if options.out is not None and not stop.is_set():
                self._leave_demo(place, desk, options, options.out, keeper, record)
                return
            self._say("The practice day is over. Write its report with Ctrl+R.")
            stop.wait()

    def _prepare_practice(self, place: Workplace, options: DemoOptions, stop: Flag) -> Desk:
        """Orders, fleet and plan of the demo day, shown in the window."""
        region = place.regions.active()
        take_in_demo(place.store, place.reader, place.regions.addresses(), place.demo)
        folder = str(region.roads_folder)
        desk = Desk(place.store, place.planner, place.clock, PRACTICE_DAY, DISPATCHER, folder)
        self._place, self._desk = place, desk
        self._deliver(lambda: self._window.show_basemap(region.basemap_file))
        self._show()
        self._say("Planning 150 orders for six drivers …")
        plan_demo(desk, options.seed, self._show_progress, stop.is_set)
        self._deliver(lambda: self._window.show_progress(None))
        self._show()
        return desk

    def _leave_demo(
        self,
        place: Workplace,
        desk: Desk,
        options: DemoOptions,
        out: Path,
        keeper: SnapshotKeeper,
        record: PracticeRecord,
    ) -> None:
        """Write what the demo leaves behind, and close the window that a script opened."""
        make_folder(out)
        snapshot = keeper.snapshot or desk.board()
        report = gather(place.store, desk.day, region=place.regions.active().name)
        leave_papers(place, report, record, snapshot, options, out)
        done = Flag()

        def draw() -> None:
            take_pictures(snapshot, place, out / "board.png", out / "map.png")
            done.set()
            self._window.close()

        self._deliver(draw)
        done.wait()

    # --- helpers ------------------------------------------------------------------------------

    def _workplace(self) -> Workplace:
        if self._place is None:
            raise WorldError("The data is still being opened; try again in a moment.")
        return self._place

    def _current(self) -> Desk:
        if self._desk is None:
            raise WorldError("The day is still being opened; try again in a moment.")
        return self._desk

    def _do[T](
        self,
        operation: Callable[[], T],
        on_success: Callable[[T], None],
        on_failure: Callable[[Exception], None] | None = None,
    ) -> None:
        self._tasks.submit(operation, on_success, on_failure or self._failed)

    def _failed(self, error: Exception) -> None:
        """On the GUI thread: the world's trouble is told, a bug of ours goes to the crash notice."""
        if not isinstance(error, WorldError):
            raise error
        self._window.say(str(error), trouble=True)

    def _planned(self, outcome: PlanOutcome) -> None:
        self._window.show_progress(None)
        stops = sum(len(record.route.stops) for record in outcome.records)
        left = f", {len(outcome.unassigned)} not planned" if outcome.unassigned else ""
        self._window.say(f"Planned {stops} stops{left}. Nothing is sent before you press Send.")
        self._show()

    def _plan_failed(self, error: Exception) -> None:
        self._window.show_progress(None)
        if isinstance(error, PlanCancelled):
            self._window.say(str(error))
        else:
            self._failed(error)

    def _practice_failed(self, error: Exception) -> None:
        self._window.show_progress(None)
        self._practising = False
        self._failed(error)

    def _end_loops(self) -> None:
        for stop in self._stop_loops:
            stop()
        self._stop_loops.clear()

    def _show(self) -> None:
        """Have the window show how things stand; from any thread."""
        self._show_board(self._current().board())

    def _show_board(self, board: Board) -> None:
        self._deliver(lambda: self._window.show_board(board))

    def _show_progress(self, progress: Progress) -> None:
        self._deliver(lambda: self._window.show_progress(progress))

    def _show_server(self, status: ServerStatus) -> None:
        self._deliver(lambda: self._window.show_server(status))

    def _say(self, words: str) -> None:
        self._deliver(lambda: self._window.say(words))

    def _tell_optimiser(self, words: str) -> None:
        self._deliver(lambda: self._window.show_optimiser(words))
