"""Starts Roundsman: brings the parts together and runs what the command line asks for.

Everything is imported inside functions: child processes import this file again, and each must load
only what it needs.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing import freeze_support
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.routing import PlanJob
    from app.shared_clock import SharedClock
    from storage.datafolder import DataFolder
    from ui.workplace import Workplace

VERSION = "0.1.0"
HERE = Path(__file__).resolve()


def planner_child(connection: Connection, job: PlanJob) -> None:
    """The planner process: roads, search, independent check."""
    from app.planner_child import run_plan_job
    from solver.checker import check
    from solver.solve import solve
    from storage.region.roads import open_roads

    run_plan_job(connection, job, lambda folder: open_roads(Path(folder)), solve, check)


def data_folder(root: Path | None) -> DataFolder:
    """The folder asked for, or the person's own, with its parts made."""
    from storage.datafolder import DataFolder

    folder = DataFolder(root.resolve()) if root is not None else DataFolder.default()
    folder.prepare()
    return folder


def server_command(folder: DataFolder, clock_file: Path | None) -> list[str]:
    """How the sync server of a data folder is started."""
    command = [sys.executable, str(HERE), "server", "--data-dir", str(folder.root)]
    return [*command, "--clock-file", str(clock_file)] if clock_file is not None else command


class RealLauncher:
    """Starts the parts on real storage, real roads and a real server."""

    @contextmanager
    def workplace(self, root: Path | None) -> Iterator[Workplace]:
        """A data folder with everything that works on it, on the system's clock."""
        with self._workplace(data_folder(root), None) as place:
            yield place

    @contextmanager
    def practice(self, root: Path) -> Iterator[tuple[Workplace, SharedClock]]:
        """A data folder for a practice day, on a clock of its own."""
        from app.practice.prepare import DemoFiles, practice_start
        from app.shared_clock import SharedClock
        from resources import demo

        folder = data_folder(root)
        start = practice_start(DemoFiles(demo.ORDERS, demo.FLEET))
        clock_file = folder.scratch / "practice.clock"
        clock = SharedClock.create(clock_file, start)
        try:
            with self._workplace(folder, (clock, clock_file)) as place:
                yield place, clock
        finally:
            clock.close()

    @contextmanager
    def _workplace(
        self, folder: DataFolder, practice: tuple[SharedClock, Path] | None
    ) -> Iterator[Workplace]:
        from app.practice.prepare import DemoFiles
        from app.processes import ProcessPlanner
        from app.shared_clock import SystemClock
        from app.sync.supervised import SupervisedServer
        from app.sync.supervisor import ServerSupervisor
        from resources import demo
        from storage.region.regions import Regions
        from storage.report_writer import ReportFiles
        from storage.store import DeskStore
        from storage.tables import SpreadsheetReader
        from ui.workplace import Workplace

        command = server_command(folder, practice[1] if practice else None)
        supervisor = ServerSupervisor(folder.server, command)
        with ExitStack() as stack:
            store = DeskStore.open(folder.desk_database)
            stack.callback(store.close)
            regions = Regions(folder.regions)
            stack.callback(regions.close)
            yield Workplace(
                folder=folder.root,
                store=store,
                clock=practice[0] if practice else SystemClock(),
                planner=ProcessPlanner(planner_child),
                background_planner=ProcessPlanner(planner_child, nice=10),
                regions=regions,
                reader=SpreadsheetReader(),
                reports=ReportFiles(),
                demo=DemoFiles(demo.ORDERS, demo.FLEET),
                sync_server=lambda: SupervisedServer(supervisor),
            )

    def demo(self, options: Namespace) -> int:
        """A practice day, with a window where there is a display."""
        from tempfile import TemporaryDirectory

        from ui.demo import DemoOptions, run_headless
        from ui.desktop.pictures import take_pictures

        speed = getattr(options, "speed", None)
        with TemporaryDirectory(prefix="roundsman-demo-", ignore_cleanup_errors=True) as scratch:
            root = options.data_dir or Path(scratch)
            with self.practice(root) as (place, clock):
                run_headless(place, clock, DemoOptions(options.seed, speed, options.out), take_pictures)
        return 0

    def server(self, options: Namespace) -> int:
        """The sync server, until it is told to end."""
        import json

        from app.shared_clock import SharedClock, SystemClock
        from app.sync.server import serve
        from storage.sync_store import open_sync_store

        def announce(facts: dict[str, str]) -> None:
            print(json.dumps(facts) if options.json else f"Listening on {facts['url']}", flush=True)

        clock = SharedClock(options.clock_file) if options.clock_file else SystemClock()
        serve(
            data_folder(options.data_dir).server,
            options.host,
            options.port,
            clock,
            announce,
            open_sync_store,
            version=VERSION,
            public_url=options.public_url or None,
            desk_anywhere=options.desk_host not in ("127.0.0.1", "localhost", "::1"),
        )
        return 0

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

    def verify(self, root: Path | None) -> tuple[str, ...]:
        """What is wrong with the data."""
        from storage.verify import verify

        return verify(data_folder(root))

    def desktop(self, root: Path | None) -> int:
        """The window."""
        raise NotImplementedError(root)


def main(argv: list[str]) -> int:
    """Run a command line; returns the exit status."""
    from ui.cli import run
    from ui.commands import Commands

    return run(argv, Commands(RealLauncher()))


if __name__ == "__main__":
    freeze_support()
    sys.exit(main(sys.argv[1:]))
