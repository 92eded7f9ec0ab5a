"""The controller behind the window: takes commands on the GUI thread and has them done elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import date, datetime
from functools import partial
from pathlib import Path
from threading import Event as Flag
from typing import Protocol

from PySide6.QtGui import QImage

from app.desk import Desk
from app.domain.closures import ClosedShape
from app.domain.disruption import Dial
from app.domain.errors import PlanCancelled, StoreError, WorldError
from app.domain.settings import Settings
from app.domain.solution import Progress
from app.domain.tenders import Answer
from app.fleet.coming_shifts import make_coming_shifts
from app.loads import LoadNews
from app.tasks import Tasks
from ui.demo import DemoOptions
from ui.desktop import day_work
from ui.desktop.figures.controller import MakeChart
from ui.desktop.figures.work import FiguresWork
from ui.desktop.hands.work import HandWork
from ui.desktop.importing.work import ImportWork
from ui.desktop.intake.work import IntakeWork
from ui.desktop.keeping import Keeper, keep, telling_bugs, words_of_bug, words_of_last_time
from ui.desktop.language import translate
from ui.desktop.live import Exchange, follow_roads, improve, post, tell, trade, watch
from ui.desktop.looking_back.work import LookBackWork
from ui.desktop.open_day import OpenDay
from ui.desktop.phones.work import PhoneWork
from ui.desktop.regions.work import RegionsWork
from ui.desktop.register.work import RegisterWork
from ui.desktop.rehearsal import PracticeOpener, Rehearsal
from ui.desktop.screen import Deliver, Screen
from ui.desktop.server_line import ServerLine
from ui.desktop.settings.work import SettingsWork, SiteSettings
from ui.desktop.shops.work import ShopsWork
from ui.desktop.told.work import ToldWork
from ui.desktop.vocabulary import error_words
from ui.desktop.what_if.work import WhatIfWork
from ui.desktop.window import MainWindow
from ui.workplace import Workplace

LEARNS_AFTER_S = 3.0
"""The window is to be usable first: a month of days is read to learn from."""


class Opener(PracticeOpener, Keeper, SiteSettings, Protocol):
    """Opens what a window works on; ``main.py`` has it."""

    def workplace(self) -> AbstractContextManager[Workplace]: ...

    def with_settings(self, place: Workplace, settings: Settings) -> Workplace:
        """The same data folder, working by other settings."""
        ...

    def load_chart(self) -> MakeChart:
        """What draws figures; takes a moment at first, on any thread."""
        ...

    def prepare_region(
        self, on_progress: Callable[[str, float], None], cancelled: Callable[[], bool]
    ) -> None:
        """Make the active region ready in a process of its own; at once where it is ready."""
        ...

    def work_on_region(
        self,
        source: str,
        name: str,
        on_progress: Callable[[str, float], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """Add a region, or make one anew, in a process of its own."""
        ...


class DeskSession:
    """See ``ui.desktop.controller.DeskController`` for the commands.

    ``trouble`` is why a scripted practice day failed, for the exit status.
    """

    def __init__(self, opener: Opener, deliver: Deliver, demo: DemoOptions | None = None) -> None:
        self._opener = opener
        self._demo = demo
        self._tasks = Tasks(deliver)
        self._screen = Screen(deliver)
        self._day = OpenDay(self._screen, opener.prepare_region)
        self._line = ServerLine()
        self.phones = PhoneWork(
            self._day, self._line, self._run, lambda: self._practising, self._failed
        )
        self.intake = IntakeWork(self._day, self._run, self._write, self._screen.say, self._failed)
        self.hands = HandWork(self._day, self._run, self._write, self._failed)
        self.importing = ImportWork(
            self._day,
            self._run,
            self._write,
            self._screen.say,
            self._failed,
            self._ready,
            self.hands.tell_called_off,
        )
        self.figures = FiguresWork(self._day, self._run, self._failed, opener.load_chart)
        self.shops = ShopsWork(self._day, self._run, self._write, self._failed)
        self.told = ToldWork(self._day, self._run, self._write, self._failed)
        self.looking_back = LookBackWork(self._day, self._run, self._failed)
        self.register = RegisterWork(self._day, self._run, self._write, self._failed)
        self.settings = SettingsWork(opener, self._write, self._use_settings, self._failed)
        self._closing = Flag()
        self.regions = RegionsWork(
            self._day, self._screen, opener.work_on_region, self._run, self._failed, self._closing
        )
        self._own: Workplace | None = None
        self._held = ExitStack()
        self._plan_cancelled = Flag()
        self.what_if = WhatIfWork(self._day, self._run, self._closing.is_set, self._failed)
        self._practising = False
        self._stops: list[Callable[[], None]] = []
        self.trouble: WorldError | None = None
        self.last_words = ""

    def attach(self, window: MainWindow) -> None:
        """Begin: show the day that counts now, or the practice day that was asked for."""
        self._screen.attach(window)
        self._held.enter_context(telling_bugs(self._told_bug))
        self._run(lambda: words_of_last_time(self._opener), self._say_trouble, self._failed)
        if self._demo is not None:
            self._start_practice(self._demo)
        else:
            self._write(self._open_own, lambda _: self._start_loops(), self._opening_failed)

    # --- commands ---------------------------------------------------------------------------

    def plan(self, seconds: float) -> None:
        """See ``DeskController``."""
        self._plan_cancelled.clear()
        self._screen.progress(Progress("roads", 0.0))
        self._run(lambda: self._plan(seconds), self._planned, self._plan_failed)

    def cancel_plan(self) -> None:
        """See ``DeskController``."""
        self._plan_cancelled.set()

    def send(self) -> None:
        """See ``DeskController``."""
        self._command(self._send, in_order=False)

    def import_fleet(self, path: Path) -> None:
        """See ``DeskController``."""
        self._command(lambda: day_work.import_fleet_file(self._day.place, self._day.desk, path))

    def practise(self, speed: float) -> None:
        """See ``DeskController``."""
        if self._practising:
            self._screen.say(translate("Session", "The practice day is open already."))
            return
        self._end_loops()
        self._start_practice(DemoOptions(1, speed, None))

    def leave_practice(self) -> None:
        """See ``DeskController``."""
        if self._demo is not None:
            self._screen.do(lambda window: window.close_window())
        elif self._practising:
            self._screen.say(translate("Session", "Leaving the practice day …"))
            self._end_loops()

    def accept_suggestion(self, suggestion_id: str) -> None:
        """See ``DeskController``."""
        self._command(lambda: day_work.accept_suggestion(self._day.desk, suggestion_id))

    def dismiss_suggestion(self, suggestion_id: str) -> None:
        """See ``DeskController``."""
        self._command(lambda: self._day.desk.dismiss(suggestion_id))

    def refuse_suggestion(self, suggestion_id: str) -> None:
        """See ``DeskController``."""
        self._command(lambda: self._day.desk.dismiss(suggestion_id, for_today=True))

    def undo_suggestion(self, suggestion_id: str) -> None:
        """See ``DeskController``."""
        self._command(lambda: day_work.undo_suggestion(self._day.desk, suggestion_id))

    def turn_dial(self, dial: Dial) -> None:
        """See ``DeskController``."""
        self._command(lambda: self._day.desk.turn_dial(dial))

    def offer_slots(self, order_id: str) -> None:
        """See ``DeskController``."""
        self._command(
            lambda: day_work.offer_slots(self._day.place, self._ready(), order_id), in_order=False
        )

    def give_away(self, order_id: str) -> None:
        """See ``DeskController``."""
        self._command(lambda: day_work.give_away(self._day.desk, order_id))

    def tender(self, order_id: str) -> None:
        """See ``DeskController``."""
        self._command(lambda: day_work.tender(self._day.desk, order_id))

    def answer_tender(self, tender_id: str, answer: Answer) -> None:
        """See ``DeskController``."""
        self._command(lambda: day_work.answer_tender(self._day.desk, tender_id, answer))

    def withdraw_tender(self, tender_id: str) -> None:
        """See ``DeskController``."""
        self._command(lambda: day_work.withdraw_tender(self._day.desk, tender_id))

    def reclaim(self, order_id: str) -> None:
        """See ``DeskController``."""
        self._command(lambda: day_work.reclaim(self._day.desk, order_id))

    def take_slot(self, order_id: str) -> None:
        """See ``DeskController``."""
        self._command(lambda: day_work.take_slot(self._day.desk, order_id))

    def note_load(self, news: LoadNews) -> None:
        """See ``DeskController``."""
        self._command(lambda: self._day.desk.note_load(news))

    def forget_customer(self, wanted: str) -> None:
        """See ``DeskController``."""
        self._command(lambda: day_work.forget_customer(self._day.desk, wanted))

    def take_out(self, shift_id: str) -> None:
        """See ``DeskController``."""
        self._command(lambda: day_work.take_out(self._day.desk, shift_id))

    def bring_back(self, shift_id: str) -> None:
        """See ``DeskController``."""
        self._command(lambda: self._day.desk.bring_back(shift_id))

    def close_road(self, shapes: tuple[ClosedShape, ...], ends: datetime, note: str) -> None:
        """See ``DeskController``."""
        self._command(lambda: day_work.close_roads(self._day.place, self._day.desk, shapes, ends, note))

    def open_road(self, closure_id: str) -> None:
        """See ``DeskController``."""
        self._command(lambda: day_work.open_road(self._day.place, self._day.desk, closure_id))

    def write_routes(self, path: Path) -> None:
        """See ``DeskController``."""
        self._command(
            lambda: day_work.write_routes_file(self._day.place, self._day.desk, path), in_order=False
        )

    def write_report(self, path: Path) -> None:
        """See ``DeskController``."""
        self._command(
            lambda: day_work.write_report(self._day.place, self._day.desk, path), in_order=False
        )

    def write_order_proof(self, order_id: str, path: Path) -> None:
        """See ``DeskController``."""
        self._command(
            lambda: day_work.write_order_proof(self._day.place, self._day.desk, order_id, path),
            in_order=False,
        )

    def write_diagnostics(self, path: Path) -> None:
        """See ``DeskController``."""
        self._command(lambda: self._opener.write_diagnostics(path), in_order=False)

    def show_proof(self, sha256: str) -> None:
        """See ``DeskController``."""

        def show(image: QImage) -> None:
            self._screen.do(lambda window: window.side.show_picture(sha256, image))

        self._run(lambda: day_work.proof_picture(self._day.place, sha256), show, self._failed)

    def select_day(self, day: date) -> None:
        """See ``DeskController``."""
        if self._practising:
            self._screen.say(
                translate("Session", "The practice day is open; leave it to see your own days.")
            )
            return
        self._write(lambda: self._open_day(day), lambda _: self._learn(), self._failed)

    def closing(self, when_done: Callable[[], None]) -> None:
        """See ``DeskController``."""
        self._closing.set()
        self._plan_cancelled.set()
        self.looking_back.close()
        self._screen.detach()
        self._end_loops()
        self._tasks.close_later(self._let_go, when_done)

    # --- off the GUI thread -----------------------------------------------------------------

    def _open_own(self) -> None:
        """The person's own data: today where it has something, else the latest day."""
        if self._own is None:
            self._own = self._held.enter_context(self._opener.workplace())
        seconds = self._own.settings.plan_seconds
        self._screen.do(lambda window: window.planner.suggest_seconds(seconds))
        days, today = self._own.store.days(), self._own.clock.now().astimezone().date()
        day = today if today in days or not days else days[-1]
        self._make_shifts(self._own, day)
        self._day.open(self._own, day)

    def _open_day(self, day: date) -> None:
        place, roads = self._day.place, self._day.desk.usual_roads
        self._make_shifts(place, day)
        self._day.open(place, day).use_roads(roads)

    def _use_settings(self, settings: Settings) -> None:
        """The person's own data works by these from now on; a practice day has its own."""
        if self._own is None:
            return
        is_in_view = self._day.is_open and self._day.place is self._own
        self._own = self._opener.with_settings(self._own, settings)
        if is_in_view:
            self._day.use(self._own)
        self._screen.do(lambda window: window.planner.suggest_seconds(settings.plan_seconds))

    def _make_shifts(self, place: Workplace, day: date) -> None:
        """Weekly shifts make the coming days; where the drive refuses, the day is seen all the same."""
        try:
            make_coming_shifts(place.store, place.clock.now().astimezone().date(), day)
        except StoreError as error:
            self._screen.say(error_words(error), trouble=True)

    def _learn(self) -> None:
        self._run(lambda: self._day.learn(self._closing.is_set), lambda _: None, self._failed)

    def _plan(self, seconds: float) -> str:
        desk = self._day.ready_region(self._plan_cancelled.is_set)
        try:
            return day_work.plan_day(
                self._day.place, desk, seconds, self._screen.progress, self._plan_cancelled.is_set
            )
        finally:  # a search that ended early may have left a draft as well
            self._day.show()

    def _ready(self) -> Desk:
        return self._day.ready_region(self._closing.is_set)

    def _send(self) -> str:
        return day_work.send_changes(self._day.desk, partial(self._join, self._day.desk))

    def _join(self, desk: Desk) -> None:
        if not self._practising:
            self._line.join(self._day.place, desk)

    def _let_go(self) -> None:
        """Every thread has ended: close what is open."""
        self.intake.close()
        if self._own is not None:
            self.last_words = self._line.leave(self._own)
        self._held.close()

    # --- loops --------------------------------------------------------------------------------

    def _start_loops(self) -> None:
        exchange = Exchange(self._day, self._line, self._screen)
        self._loop_soon("region", self._prepare_region)
        self._loop_soon("watch", partial(watch, self._day, self._screen))
        self._loop_soon("exchange", exchange.run)
        self._loop_soon("roads", partial(follow_roads, self._day, self._screen))
        self._loop_soon("tell", partial(tell, self._day, self._screen))
        self._loop_soon("trade", partial(trade, self._day, self._line, self._screen))
        self._loop_soon("post", partial(post, self._day, self._screen))
        self._loop_soon("improve", partial(improve, self._day, self._screen))
        self._loop_soon("keep", partial(keep, self._opener, self._screen))
        self._loop_soon("learn", self._learn_later)

    def _loop_soon(self, name: str, body: Callable[[Flag], None]) -> None:
        """One by one, as the GUI thread has a moment: starting a thread waits for those at work. By
        then a practice day may have been begun."""
        self._screen.do(lambda _: None if self._practising else self._loop(name, body))

    def _learn_later(self, stop: Flag) -> None:
        if not stop.wait(LEARNS_AFTER_S):
            self._day.learn(stop.is_set)

    def _prepare_region(self, stop: Flag) -> None:
        self._day.ready_region(stop.is_set)

    def _start_practice(self, options: DemoOptions) -> None:
        self._practising = True
        self._plan_cancelled.clear()
        self._screen.do(lambda window: window.show_practising(True))
        self._screen.say(translate("Session", "Preparing the practice day …"))
        rehearsal = Rehearsal(self._opener, self._day, self._screen, options, self._plan_cancelled)

        def live(stop: Flag) -> None:
            trouble: Exception | None = None
            try:
                rehearsal.run(stop)
            except Exception as error:  # noqa: BLE001 - the edge: told by _practice_over
                trouble = error
            self._screen.do(lambda window: self._practice_over(window, trouble))

        self._loop("practice", live)
        self._loop("roads", partial(follow_roads, self._day, self._screen))

    def _practice_over(self, window: MainWindow, trouble: Exception | None) -> None:
        """Back to the person's own day; a scripted practice day closes its window."""
        self._practising = False
        if trouble is not None:
            self._failed(trouble)
        if self._demo is not None and self._demo.out is not None:
            if isinstance(trouble, WorldError):
                self.trouble = trouble
            window.close()
        elif self._demo is None:
            window.show_practising(False)
            self._write(self._open_own, lambda _: self._start_loops(), self._opening_failed)

    def _loop(self, name: str, body: Callable[[Flag], None]) -> None:
        if not self._closing.is_set():
            self._stops.append(self._tasks.spawn_loop(name, body, self._failed))

    def _end_loops(self) -> None:
        for stop in self._stops:
            stop()
        self._stops.clear()

    # --- results --------------------------------------------------------------------------------

    def _command(self, work: Callable[[], str | None], *, in_order: bool = True) -> None:
        """Do a command, then show how things stand and what there is to say about it."""

        def work_and_show() -> str | None:
            words = work()
            self._day.show()
            return words

        submit = self._write if in_order else self._run
        submit(work_and_show, lambda words: self._screen.say(words) if words else None, self._failed)

    def _run[T](
        self,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        on_failure: Callable[[Exception], None],
    ) -> None:
        """In the pool: long work, which others may overtake."""
        if not self._closing.is_set():
            self._tasks.submit(work, on_success, on_failure)

    def _write[T](
        self,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        on_failure: Callable[[Exception], None],
    ) -> None:
        """One after the other, in the order asked."""
        if not self._closing.is_set():
            self._tasks.submit_write(work, on_success, on_failure)

    def _planned(self, words: str) -> None:
        self._screen.progress(None)
        self._screen.say(words)

    def _plan_failed(self, error: Exception) -> None:
        self._screen.progress(None)
        if isinstance(error, PlanCancelled):
            self._screen.say(error_words(error))
        else:
            self._failed(error)

    def _opening_failed(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self._day.failed(error)
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        """The world's trouble is told as it stands; a bug of ours is told as one, and logged."""
        if self._closing.is_set():
            return
        if isinstance(error, WorldError):
            self._screen.say(error_words(error), trouble=True)
            return
        logging.getLogger(__name__).error("A bug in Roundsman", exc_info=error)
        self._told_bug(error)

    def _told_bug(self, error: BaseException) -> None:
        """From any thread."""
        self._say_trouble(words_of_bug(self._opener, error))

    def _say_trouble(self, words: str) -> None:
        if words:
            self._screen.say(words, trouble=True)


class LookingSession(DeskSession):
    """A session in which nothing can be changed: its store refuses, and nothing works by itself."""

    def attach(self, window: MainWindow) -> None:
        """See ``DeskSession``."""
        window.only_look()
        super().attach(window)

    def _start_loops(self) -> None:
        self._loop("region", self._prepare_region)
        self._loop("watch", partial(watch, self._day, self._screen))
        self._learn()
