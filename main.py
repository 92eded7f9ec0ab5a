"""Starts Roundsman: brings the parts together and runs what the command line asks for.

Everything is imported inside functions: child processes import this file again, and each must load
only what it needs.
"""

from __future__ import annotations

import io
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from functools import cache, partial
from multiprocessing import freeze_support
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, cast

import platformdirs

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.load import LoadDimension
    from app.domain.plan_job import PlanJob
    from app.domain.routing import Problem
    from app.domain.settings import Settings
    from app.domain.solution import Solution, Violation
    from app.outgoing.hand_over import Way
    from app.ports.clock import Clock
    from app.ports.evaluator import Evaluator
    from app.ports.planner import Planner
    from app.ports.reports import ReportWriter
    from app.ports.tables import TableReader
    from app.practice.prepare import DemoFiles
    from app.shared_clock import SharedClock
    from storage.datafolder import DataFolder
    from storage.region.workshop import Workshop
    from storage.store import DeskStore
    from ui.cli.launcher import QrCode
    from ui.cli.solving import ProblemFile, Solving, Ways
    from ui.demo import DemoOptions
    from ui.desktop.figures.controller import MakeChart
    from ui.workplace import ServerHandle, Workplace

type Deliver = Callable[[Callable[[], None]], None]

VERSION = "0.1.0"
HERE = Path(__file__).resolve()


def planner_child(connection: Connection, job: PlanJob) -> None:
    """The planner process: roads, search, independent check."""
    planner_body()(connection, job)


def waiting_planner_child(connection: Connection) -> None:
    """The same, told of its job once everything is there that takes time to load."""
    make_plan = planner_body()
    try:
        job: PlanJob = connection.recv()
    except (EOFError, ConnectionError):
        return  # nobody wants it any more
    make_plan(connection, job)


def planner_body() -> Callable[[Connection, PlanJob], None]:
    """Everything that the planner process needs, loaded."""
    from app.planning.planner_child import run_plan_job
    from solver.judge.checker import check
    from solver.solve import solve
    from solver.standing import allowing
    from storage.region.road_memory import remembering_roads_in

    def make_plan(connection: Connection, job: PlanJob) -> None:
        run_plan_job(connection, job, remembering_roads_in, allowing, solve, check)

    return make_plan


def solver_child(
    ends_at: float, pairs: Sequence[tuple[str, str]], connection: Connection, job: PlanJob
) -> None:
    """The planner process of ``solve``: its search ends at a time (as ``time.time``), and ``pairs`` of
    stops are one visit."""
    from dataclasses import replace
    from time import time

    from app.domain.routing import StopRule
    from app.planning.planner_child import run_plan_job
    from solver.judge.checker import check
    from solver.paired import solve_paired
    from solver.standing import allowing
    from storage.region.roads import roads_in

    job = replace(job, stop=StopRule(seconds=max(0.01, ends_at - time())))
    run_plan_job(connection, job, roads_in, allowing, partial(solve_paired, pairs), check)


def evaluator_child(connection: Connection) -> None:
    """The evaluator process: a day in memory that is asked about."""
    from app.planning.evaluator_child import run_evaluator
    from solver.resident import ResidentPlan
    from storage.region.road_memory import remembering_roads_in

    run_evaluator(connection, remembering_roads_in, ResidentPlan)


class _OnDemand:
    def __init__(self, make: Callable[[], object]) -> None:
        self._made = cache(make)

    def __getattr__(self, name: str) -> object:
        return getattr(self._made(), name)


def on_demand[Port](make: Callable[[], Port]) -> Port:
    """A part that is made when something is first asked of it: its libraries take long to load."""
    return cast("Port", _OnDemand(make))


def table_reader() -> TableReader:
    """Reads CSV, XLSX, XLS and XML files."""
    from storage.tables import SpreadsheetReader

    return SpreadsheetReader()


def region_workshop() -> Workshop:
    """Reads and makes the files of map regions."""
    from storage.region.workshop import Workshop

    return Workshop()


def report_writer(dimensions: tuple[LoadDimension, ...]) -> ReportWriter:
    """Writes reports and route sheets; ``dimensions`` are the loads' under the site's names."""
    from storage.papers.report_writer import ReportFiles

    return ReportFiles(dimensions)


def service_way(address: str) -> Way:
    """A way to one of apprise's services, whose list is long."""
    from app.outgoing.services import ServiceWay

    return ServiceWay(address)


def service_on_demand(address: str) -> Way:
    """The same, loaded at the first message."""
    return on_demand(partial(service_way, address))


def data_folder(root: Path | None) -> DataFolder:
    """The folder asked for, or the person's own, with its parts made."""
    from storage.datafolder import DataFolder

    folder = DataFolder(root.resolve()) if root is not None else DataFolder.default()
    folder.prepare()
    return folder


def server_command(folder: DataFolder) -> list[str]:
    """How the sync server of a data folder is started."""
    return [sys.executable, str(HERE), "server", "--data-dir", str(folder.root)]


class RealLauncher:
    """Starts the parts on real storage, real roads and a real server.

    ``demo`` replaces the built-in demo day's files, for days made to measure.
    """

    def __init__(self, demo: DemoFiles | None = None) -> None:
        self._demo = demo

    def _demo_files(self) -> DemoFiles:
        from app.practice.prepare import DemoFiles
        from resources import demo

        return self._demo or DemoFiles(demo.ORDERS, demo.FLEET)

    @contextmanager
    def workplace(self, root: Path | None) -> Iterator[Workplace]:
        """A data folder with everything that works on it, on the system's clock."""
        from app.shared_clock import SystemClock

        folder = data_folder(root)
        command = server_command(folder)
        with self._workplace(folder, folder.regions, SystemClock(), command) as place:
            yield place

    @contextmanager
    def workplace_to_look(self, folder: DataFolder) -> Iterator[Workplace]:
        """A data folder as it stands, of which nothing can be changed; no server is started for it."""
        from dataclasses import replace

        from app.domain.errors import OnlyLooking
        from app.shared_clock import SystemClock
        from storage.store import DeskStore

        def no_server() -> ServerHandle:
            raise OnlyLooking("Phones are not spoken to from here: this desk was opened only to look.")

        with self._workplace(
            folder, folder.regions, SystemClock(), [], open_store=DeskStore.open_to_look
        ) as place:
            yield replace(place, sync_server=no_server)

    @contextmanager
    def practice(self, regions_folder: Path) -> Iterator[tuple[Workplace, SharedClock]]:
        """A practice day in a scratch folder."""
        with (
            TemporaryDirectory(prefix="roundsman-", ignore_cleanup_errors=True) as scratch,
            self.practice_in(data_folder(Path(scratch)), regions_folder) as parts,
        ):
            yield parts

    @contextmanager
    def practice_in(
        self, folder: DataFolder, regions_folder: Path
    ) -> Iterator[tuple[Workplace, SharedClock]]:
        """A data folder on a practice clock of its own."""
        from app.practice.prepare import practice_start
        from app.shared_clock import SharedClock

        clock_file = folder.scratch / "practice.clock"
        clock = SharedClock.create(clock_file, practice_start(self._demo_files()))
        orphan_ends = ["--parent", str(os.getpid())]
        command = [*server_command(folder), "--clock-file", str(clock_file), *orphan_ends]
        try:
            # nobody is there to press again, and no day has waited for this server yet
            with self._workplace(folder, regions_folder, clock, command, answer_s=120.0) as place:
                yield place, clock
        finally:
            clock.close()

    @contextmanager
    def _workplace(
        self,
        folder: DataFolder,
        regions_folder: Path,
        clock: Clock,
        command: list[str],
        *,
        answer_s: float = 20.0,
        open_store: Callable[[Path, Callable[[], datetime]], DeskStore] | None = None,
    ) -> Iterator[Workplace]:
        """``answer_s``: so long a server that was started may take to answer."""
        from app.outgoing.ways import report_mail, ways_of
        from app.planning.evaluator_process import ProcessEvaluator
        from app.planning.ready_planner import ReadyPlanner
        from app.processes import ProcessPlanner
        from app.sync.listening import Listening
        from app.sync.reaching import reach_server
        from app.sync.supervisor import ServerSupervisor
        from storage.region.regions import Regions
        from storage.settings_file import read_settings
        from storage.store import DeskStore
        from ui.workplace import Workplace

        supervisor = ServerSupervisor(folder.server, command, answer_s=answer_s)
        settings = read_settings(folder.settings)
        with ExitStack() as stack:
            store = (open_store or DeskStore.open)(folder.desk_database, clock.now)
            stack.callback(store.close)
            regions = Regions(regions_folder, on_demand(region_workshop))
            stack.callback(regions.close)

            def evaluator() -> Evaluator:
                made = ProcessEvaluator(evaluator_child)  # its process starts at the first question
                stack.callback(made.close)
                return made

            background = ReadyPlanner(waiting_planner_child, nice=10)
            stack.callback(background.close)
            yield Workplace(
                folder=folder.root,
                store=store,
                clock=clock,
                planner=ProcessPlanner(planner_child),
                background_planner=background,
                evaluator=evaluator,
                regions=regions,
                reader=on_demand(table_reader),
                reports=on_demand(partial(report_writer, settings.dimensions)),
                settings=settings,
                ways=ways_of(settings.messages, service_on_demand),
                report_mail=report_mail(settings.messages),
                demo=self._demo_files(),
                sync_server=lambda: reach_server(folder.server, supervisor),
                listening=Listening(folder.server, supervisor),
                version=VERSION,
            )

    def demo(self, options: Namespace) -> int:
        """A practice day; without a display, or when told so, without a window."""
        from ui.demo import DemoOptions, run_headless
        from ui.display import has_display

        if not options.headless and has_display():
            asked = DemoOptions(options.seed, getattr(options, "speed", 60.0), options.out)
            with self._demo_folders(options.data_dir) as (folder, regions_folder):
                return self._window(folder, DemoOpener(self, folder, regions_folder), asked)
        from ui.desktop.pictures import take_pictures

        asked = DemoOptions(options.seed, getattr(options, "speed", None), options.out)
        with (
            self._demo_folders(options.data_dir) as (folder, regions_folder),
            self.practice_in(folder, regions_folder) as (place, clock),
        ):
            run_headless(place, clock, asked, take_pictures)
        return 0

    @contextmanager
    def _demo_folders(self, root: Path | None) -> Iterator[tuple[DataFolder, Path]]:
        """Where a demo keeps its data, and its map regions: never among a person's own data."""
        from app.domain.errors import InputRefused

        if root is None:
            regions_folder = platformdirs.user_cache_path("roundsman", appauthor=False) / "regions"
            with TemporaryDirectory(prefix="roundsman-", ignore_cleanup_errors=True) as scratch:
                yield data_folder(Path(scratch)), regions_folder
            return
        folder = data_folder(root)
        if folder.desk_database.exists():
            raise InputRefused(
                f"{root} holds data already, and the demo never touches that. Name an empty folder, "
                "or leave --data-dir out to use a scratch folder."
            )
        yield folder, folder.regions

    def server(self, options: Namespace) -> int:
        """The sync server, until it is told to end."""
        from app.shared_clock import SharedClock, SystemClock
        from app.sync.options import read_options
        from app.sync.server import serve
        from storage.sync_store import open_sync_store
        from ui.cli.server_options import announce, as_told

        clock = SharedClock(options.clock_file) if options.clock_file else SystemClock()
        if options.parent and os.getppid() != options.parent:  # it has ended while we started
            return 0
        folder = data_folder(options.data_dir).server
        serve(
            folder,
            as_told(read_options(folder), options),
            clock,
            partial(announce, as_json=options.json),
            open_sync_store,
            version=VERSION,
            ends_with_parent=options.clock_file is not None,
        )
        return 0

    def connect(
        self, root: Path | None, url: str, token: str, fingerprint: str, *, take_over: bool
    ) -> str:
        """Choose a sync server on another machine; ``take_over`` where another desk has it."""
        from app.shared_clock import SystemClock
        from app.sync.choosing import choose_remote
        from app.sync.remote import Invitation
        from storage.store import DeskStore

        folder, invitation = data_folder(root), Invitation(url, token, fingerprint)
        with closing(DeskStore.open(folder.desk_database)) as store:
            chosen = choose_remote(store, SystemClock(), folder.server, invitation, take_over=take_over)
        return f"Connected to {chosen.url}. The desktop uses it from its next start."

    def disconnect(self, root: Path | None, *, take_over: bool) -> str:
        """Choose the desk's own sync server; ``take_over`` where another desk has it."""
        from app.settling import claim
        from app.shared_clock import SystemClock
        from app.sync.remote import disconnect
        from storage.store import DeskStore

        folder = data_folder(root)
        was_remote = disconnect(folder.server)
        if take_over:
            with closing(DeskStore.open(folder.desk_database)) as store:
                claim(store, SystemClock().now())
        kept = "" if was_remote else " That was so already."
        return f"The desk runs its own sync server, on this computer.{kept}"

    def solving(self) -> Solving:
        """What ``solve`` and ``check`` work with."""
        return RealSolving(self)

    def stop_server(self, root: Path | None) -> bool:
        """End the sync server of a data folder; False when none ran."""
        from app.sync.address import is_running
        from app.sync.supervisor import ServerSupervisor

        folder = data_folder(root)
        runs = is_running(folder.server)
        ServerSupervisor(folder.server, server_command(folder)).stop()
        return runs

    def qr_code(self, text: str) -> QrCode:
        """A picture of a text for a phone's camera."""
        import segno

        from ui.cli.launcher import QrCode

        code = segno.make(text, error="m")
        drawn = io.StringIO()
        code.terminal(drawn, compact=True)
        return QrCode(code.svg_inline(scale=4), drawn.getvalue())

    def note_crash(self, root: Path | None, text: str) -> Path:
        """Write down what a fault of the program left, in the data folder or beside other scratch."""
        from app.domain.errors import WorldError
        from storage.crash_notices import CrashNotices

        try:
            logs = data_folder(root).logs
        except WorldError:
            logs = Path(gettempdir())
        return CrashNotices(logs).note(text)

    def diagnostics(self, root: Path | None, file: Path) -> str:
        """A file for whoever is asked for help."""
        from app.shared_clock import SystemClock
        from storage.diagnostics import versions_of, write_diagnostics

        write_diagnostics(data_folder(root), file, SystemClock().now(), versions_of(VERSION))
        return f"{file} has what a helper needs, and no names, addresses or messages."

    def backup(self, root: Path | None, file: Path) -> str:
        """Everything into one file."""
        from app.shared_clock import SystemClock
        from storage.backup import make_backup

        make_backup(data_folder(root), file, SystemClock().now())
        return f"Everything is in {file}. A sync server on another machine is not in it."

    def restore(self, root: Path | None, file: Path) -> str:
        """Everything back from one file."""
        from app.shared_clock import SystemClock
        from storage.restore import restore_backup

        aside = restore_backup(data_folder(root), file, SystemClock().now())
        kept = f" What was there before lies in {aside}." if aside is not None else ""
        return f"Restored from {file}.{kept}"

    def verify(self, root: Path | None, head: str | None, reports: Sequence[Path]) -> tuple[str, ...]:
        """What is wrong with the data, with a chain head on paper, and with files."""
        from app.reports import written as written_reports
        from storage.store import DeskStore
        from storage.verify import is_current, verify

        folder = data_folder(root)
        found = [*verify(folder)]
        if is_current(folder):
            with closing(DeskStore.open_to_look(folder.desk_database)) as store:
                found += written_reports.problems(store)
                if head is not None:
                    found += written_reports.head_problems(store, head)
                for file in reports:
                    found += written_reports.file_problems(store, file)
        return tuple(found)

    def desktop(self, root: Path | None, *, only_look: bool) -> int:
        """The window; without a display, the demo when ``make run`` asks for it."""
        from app.domain.errors import InputRefused
        from ui.display import has_display

        if has_display() and only_look:
            return self._looking_window(root)
        if has_display():
            folder = data_folder(root)
            return self._window(folder, WindowOpener(self, folder, folder.regions), None)
        if not os.environ.get("ROUNDSMAN_DEMO_WITHOUT_DISPLAY"):
            raise InputRefused(
                "There is no display here for the window. Run 'main.py demo --headless' for a practice "
                "day, or use the other commands (main.py --help)."
            )
        print("There is no display here, so a practice day runs without a window.", file=sys.stderr)
        out = Path.cwd() / "demo-day"
        return self.demo(Namespace(headless=True, data_dir=None, out=out, seed=1))

    def _looking_window(self, root: Path | None) -> int:
        """A window that changes nothing, also beside one that does."""
        from storage.datafolder import DataFolder
        from ui.desktop.session import LookingSession
        from ui.desktop.start import run_looking_desktop

        folder = DataFolder(root.resolve()) if root is not None else DataFolder.default()
        opener = LookingOpener(self, folder, folder.regions)
        return run_looking_desktop(
            lambda deliver: LookingSession(opener, deliver), LookingSession.attach
        )

    def _window(self, folder: DataFolder, opener: WindowOpener, demo: DemoOptions | None) -> int:
        """The window; with ``demo`` it opens on a practice day."""
        from storage.crash_notices import CrashNotices
        from ui.desktop.session import DeskSession
        from ui.desktop.start import run_desktop

        held = ExitStack()
        sessions: list[DeskSession] = []

        def make(deliver: Deliver) -> DeskSession:
            held.enter_context(folder.lock_desktop())
            sessions.append(DeskSession(opener, deliver, demo))
            return sessions[0]

        with held, CrashNotices(folder.logs).watching():
            status = run_desktop(folder.root, make, DeskSession.attach)
        for session in sessions:
            if session.last_words:
                print(session.last_words, file=sys.stderr)
            if session.trouble is not None:
                raise session.trouble
        return status


class RealSolving:
    """``ui.cli.solving.Solving`` on real files, roads and processes."""

    def __init__(self, launcher: RealLauncher) -> None:
        self._launcher = launcher

    def problem_file(self, path: Path) -> ProblemFile:
        """A problem in VROOM's form."""
        from storage.vroom.file import VroomFile

        return VroomFile(path)

    @contextmanager
    def ways(self, data_dir: Path | None) -> Iterator[Ways]:
        """The active region's roads, or labelled straight lines."""
        from storage.region.regions import Regions
        from ui.cli.solving import Ways

        regions = Regions(data_folder(data_dir).regions, region_workshop())
        try:
            roads = regions.roads()
            yield Ways(str(regions.active().roads_folder), roads, roads.label)
        finally:
            regions.close()

    def keep(self, file: ProblemFile, problem: Problem, ways: str) -> dict[str, object]:
        """VROOM's plan mode."""
        from solver.exact.etas import choose_times

        return file.kept(problem, ways, choose_times)

    def check(self, problem: Problem, solution: Solution) -> tuple[Violation, ...]:
        """The independent judge."""
        from solver.judge.checker import check

        return check(problem, solution)

    def write(self, path: Path | None, document: dict[str, object]) -> None:
        """To a file or to stdout."""
        from storage.vroom.file import write_document

        write_document(path, document)

    def planner(self, ends_at: float, pairs: Sequence[tuple[str, str]]) -> Planner:
        """A planner whose search ends at this time, and that makes these pairs of stops one visit."""
        from app.processes import ProcessPlanner

        return ProcessPlanner(partial(solver_child, ends_at, pairs))


class WindowOpener:
    """What a window works on (``ui.desktop.session.Opener``)."""

    def __init__(self, launcher: RealLauncher, folder: DataFolder, regions_folder: Path) -> None:
        self._launcher = launcher
        self._folder = folder
        self._regions_folder = regions_folder

    def workplace(self) -> AbstractContextManager[Workplace]:
        """The person's data."""
        return self._launcher.workplace(self._folder.root)

    def practice(self) -> AbstractContextManager[tuple[Workplace, SharedClock]]:
        """A practice day in a scratch folder."""
        return self._launcher.practice(self._regions_folder)

    def read_settings(self) -> Settings:
        """What the site has set."""
        from storage.settings_file import read_settings

        return read_settings(self._folder.settings)

    def change_settings(self, changes: Mapping[str, object]) -> tuple[Settings, Mapping[str, object]]:
        """Set some of it."""
        from storage.settings_file import change_settings

        return change_settings(self._folder.settings, changes)

    def with_settings(self, place: Workplace, settings: Settings) -> Workplace:
        """The same data folder, working by other settings."""
        from dataclasses import replace

        from app.outgoing.ways import report_mail, ways_of

        return replace(
            place,
            settings=settings,
            reports=on_demand(partial(report_writer, settings.dimensions)),
            ways=ways_of(settings.messages, service_on_demand),
            report_mail=report_mail(settings.messages),
        )

    def back_up_daily(self) -> Path | None:
        """The day's backup, where there is none."""
        from app.shared_clock import SystemClock
        from storage.daily_backup import back_up_daily
        from storage.settings_file import read_settings

        kept = read_settings(self._folder.settings).backups_kept
        return back_up_daily(self._folder, SystemClock().now().astimezone(), kept)

    def note_crash(self, text: str) -> Path:
        """What a fault left."""
        return self._launcher.note_crash(self._folder.root, text)

    def untold_crashes(self) -> tuple[Path, ...]:
        """Notices that nobody was told of yet."""
        from storage.crash_notices import CrashNotices

        return CrashNotices(self._folder.logs).untold()

    def write_diagnostics(self, path: Path) -> str:
        """A file for whoever is asked for help."""
        return self._launcher.diagnostics(self._folder.root, path)

    def load_chart(self) -> MakeChart:
        """Bars; the library behind them is loaded at the first call."""
        from ui.desktop.figures.chart import BarChart

        return BarChart

    def prepare_region(
        self, on_progress: Callable[[str, float], None], cancelled: Callable[[], bool]
    ) -> None:
        """Make the active region ready in a process of its own, so that no window stands still.

        Raises:
            RegionError: it cannot be prepared, or was cancelled.
        """
        from app.region_work import work_in_child
        from storage.region.library import active_region
        from storage.region.work_child import make_ready

        if active_region(self._regions_folder) is None:
            work_in_child(make_ready, (self._regions_folder,), on_progress, cancelled)

    def work_on_region(
        self,
        source: str,
        name: str,
        on_progress: Callable[[str, float], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """Add a region from a source, or without one make the named one anew, in a process of its own.

        Raises:
            RegionError: it cannot be prepared, or was cancelled; the regions are as they were.
        """
        from app.region_work import work_in_child
        from storage.region.work_child import add_or_update

        arguments = (self._regions_folder, source, name)
        work_in_child(add_or_update, arguments, on_progress, cancelled)


class LookingOpener(WindowOpener):
    """What a window works on that may change nothing of it."""

    def workplace(self) -> AbstractContextManager[Workplace]:
        """The person's data, for reading alone."""
        return self._launcher.workplace_to_look(self._folder)

    def untold_crashes(self) -> tuple[Path, ...]:
        """They are told to who works here; telling is noted, and nothing is noted from here."""
        return ()

    def prepare_region(
        self,
        on_progress: Callable[[str, float], None],  # noqa: ARG002
        cancelled: Callable[[], bool],  # noqa: ARG002
    ) -> None:
        """Nothing is prepared by who only looks.

        Raises:
            RegionError: there is none.
        """
        from app.domain.errors import RegionError
        from storage.region.library import active_region

        if active_region(self._regions_folder) is None:
            raise RegionError(
                "There is no map here yet: it comes once somebody has worked on this data."
            )


class DemoOpener(WindowOpener):
    """The practice day of ``main.py demo``, in the folder that was asked for."""

    def practice(self) -> AbstractContextManager[tuple[Workplace, SharedClock]]:
        """The practice day."""
        return self._launcher.practice_in(self._folder, self._regions_folder)


def main(argv: list[str]) -> int:
    """Run a command line; returns the exit status."""
    try:
        from ui.cli.run import run
    except KeyboardInterrupt:  # Ctrl+C before anything was begun
        print("roundsman: stopped before it began.", file=sys.stderr)
        return 1

    return run(argv, RealLauncher())


if __name__ == "__main__":
    freeze_support()
    sys.exit(main(sys.argv[1:]))
