"""The practice day in the window: the same demo day as without one, with a person at the desk."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from threading import Event as Flag
from typing import Protocol

from app.desk import Desk
from app.domain.board import Board, ServerStatus
from app.domain.errors import StoreError
from app.domain.report import Terms
from app.practice.conductor import AdvancingClock
from app.practice.day import PracticeRecord
from app.practice.prepare import PRACTICE_DAY, plan_demo, take_in_demo
from app.reports.day_report import gather
from ui.demo import DemoOptions, SnapshotKeeper, leave_papers, make_folder, practice_day
from ui.desktop.language import translate
from ui.desktop.open_day import OpenDay
from ui.desktop.pictures import take_pictures
from ui.desktop.screen import Screen
from ui.desktop.window import MainWindow
from ui.workplace import Workplace


class PracticeOpener(Protocol):
    """Opens a scratch folder on a practice clock."""

    def practice(self) -> AbstractContextManager[tuple[Workplace, AdvancingClock]]: ...


class Rehearsal:
    """Lives one practice day, on the thread that calls ``run``."""

    def __init__(
        self,
        opener: PracticeOpener,
        day: OpenDay,
        screen: Screen,
        options: DemoOptions,
        cancelled: Flag,
    ) -> None:
        """``cancelled`` is set by a person who does not want to wait for the plan."""
        self._opener = opener
        self._day = day
        self._screen = screen
        self._options = options
        self._cancelled = cancelled

    def run(self, stop: Flag) -> None:
        """From import to the last driver home, and on until ``stop``; a scripted day ends by itself.

        Raises:
            WorldError: in words; the scratch folder is gone.
        """
        out = self._options.out
        if out is not None:
            make_folder(out)
        with self._opener.practice() as (place, clock):
            try:
                desk = self._prepare(place, stop)
                if stop.is_set():
                    return
                record, snapshot = self._live(place, desk, clock, stop)
                if out is None:
                    self._screen.say(
                        translate(
                            "Rehearsal", "The practice day is over. Write its report with Ctrl+R."
                        )
                    )
                    stop.wait()
                elif not stop.is_set():
                    self._leave(place, desk, record, snapshot, out, stop)
            finally:
                self._day.close()

    def _prepare(self, place: Workplace, stop: Flag) -> Desk:
        """Orders, fleet and plan of the demo day."""
        self._day.open(place, PRACTICE_DAY)
        desk = self._day.ready_region(stop.is_set)
        take_in_demo(place.store, place.reader, place.regions.addresses(), place.demo)
        desk.reload()
        self._day.show()
        orders, shifts = len(desk.tracker.data.orders), len(desk.tracker.data.shifts)
        self._screen.say(
            translate("Rehearsal", "Planning {orders} orders for {shifts} drivers …").format(
                orders=orders, shifts=shifts
            )
        )
        try:
            plan_demo(
                desk,
                self._options.seed,
                self._screen.progress,
                lambda: stop.is_set() or self._cancelled.is_set(),
            )
        finally:
            self._screen.progress(None)
        self._day.show()
        return desk

    def _live(
        self, place: Workplace, desk: Desk, clock: AdvancingClock, stop: Flag
    ) -> tuple[PracticeRecord, Board]:
        """The day itself; returns what happened and a picture of a busy moment."""
        server = place.sync_server()
        try:
            keeper = SnapshotKeeper(self._screen.board)
            day = practice_day(
                place,
                desk,
                server,
                clock,
                self._options.seed,
                keeper.see,
                accepts=self._options.out is not None,
                cancelled=stop.is_set,
            )
            drivers = len(desk.tracker.data.shifts)
            self._screen.server(
                ServerStatus(True, translate("Rehearsal", "practice server ok"), drivers, drivers)
            )
            self._screen.say(
                translate(
                    "Rehearsal", "The drivers are on the road. Suggestions wait for you on the right."
                )
            )
            record = day.run(self._options.speed, stop)
            return record, keeper.snapshot or desk.board()
        finally:
            desk.link = None
            server.stop()
            self._screen.server(ServerStatus(True, translate("Rehearsal", "practice server ended")))

    def _leave(
        self,
        place: Workplace,
        desk: Desk,
        record: PracticeRecord,
        snapshot: Board,
        out: Path,
        stop: Flag,
    ) -> None:
        """Write what the demo leaves behind."""
        report = gather(place.store, desk.day, Terms(region=place.regions.active().name))
        leave_papers(place, report, record, snapshot, self._options, out)
        drawn = Flag()
        troubles: list[StoreError] = []

        def draw(_: MainWindow) -> None:
            try:
                take_pictures(snapshot, place, out / "board.png", out / "map.png")
            except StoreError as error:
                troubles.append(error)
            drawn.set()

        self._screen.do(draw)
        while not drawn.wait(0.1) and not stop.is_set():
            continue
        if troubles:
            raise troubles[0]
