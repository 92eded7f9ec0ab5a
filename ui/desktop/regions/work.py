"""What the window of map regions asks for, done elsewhere: long jobs in a process of their own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event as Flag
from time import monotonic
from typing import Protocol

from app.domain.errors import RegionError, WorldError
from ui.desktop.language import marked, translate
from ui.desktop.open_day import OpenDay
from ui.desktop.regions.controller import RegionJob, RegionRow, RegionsShown
from ui.desktop.running import Run
from ui.desktop.screen import Screen
from ui.desktop.vocabulary import error_words
from ui.desktop.window import MainWindow

TELL_EVERY_S = 0.2
_BUSY = marked("Regions", "Another region is being prepared; wait for it, or stop it.")


class WorkOnRegion(Protocol):
    """Adds a region from a source, or without one makes the named one anew; see ``main.py``."""

    def __call__(
        self,
        source: str,
        name: str,
        on_progress: Callable[[str, float], None],
        cancelled: Callable[[], bool],
    ) -> None: ...


class RegionsWork:
    """See ``RegionsController``; ``closing`` is set when the window goes."""

    def __init__(
        self,
        day: OpenDay,
        screen: Screen,
        work_on_region: WorkOnRegion,
        run: Run,
        bug: Callable[[Exception], None],
        closing: Flag,
    ) -> None:
        self._day = day
        self._screen = screen
        self._work_on_region = work_on_region
        self._run = run
        self._bug = bug
        self._closing = closing
        self._cancelled = Flag()
        self._busy = False
        self._shown: RegionsShown | None = None

    def attach(self, shown: RegionsShown) -> None:
        """See ``RegionsController``."""
        self._shown = shown

    def look(self) -> None:
        """See ``RegionsController``."""
        self._run(self._rows, self._show, self._failed)

    def add(self, source: str, name: str) -> None:
        """See ``RegionsController``."""
        self._start(
            source, name, translate("Regions", "The new region is ready, and in use from now on.")
        )

    def update(self, name: str) -> None:
        """See ``RegionsController``."""
        self._start("", name, translate("Regions", "{name} is up to date.").format(name=name))

    def use(self, name: str) -> None:
        """See ``RegionsController``."""

        def work() -> tuple[tuple[RegionRow, ...], str]:
            self._day.place.regions.use(name)
            self._take_into_use()
            return (
                self._rows(),
                translate(
                    "Regions", "{name} is in use. What is planned stays; plan again for its roads."
                ).format(name=name),
            )

        self._run(work, lambda result: self._tell(*result), self._failed)

    def remove(self, name: str) -> None:
        """See ``RegionsController``."""

        def work() -> tuple[tuple[RegionRow, ...], str]:
            if self._busy:
                raise RegionError(translate("Regions", _BUSY))
            self._day.place.regions.remove(name)
            self._take_into_use()
            return self._rows(), translate("Regions", "{name} is removed.").format(name=name)

        self._run(work, lambda result: self._tell(*result), self._failed)

    def cancel_job(self) -> None:
        """See ``RegionsController``."""
        self._cancelled.set()

    # --- the job ------------------------------------------------------------------------------

    def _start(self, source: str, name: str, words: str) -> None:
        """On the GUI thread, as are the ends of the work."""
        if self._busy:
            self._failed(RegionError(translate("Regions", _BUSY)))
            return
        self._busy = True
        self._cancelled.clear()
        self._job(RegionJob(translate("Regions", "Preparing a map region"), 0.0))

        def work() -> tuple[RegionRow, ...]:
            self._work_on_region(source, name, self._progress(), self._is_over)
            self._take_into_use()
            return self._rows()

        def done(rows: tuple[RegionRow, ...]) -> None:
            self._end_job()
            self._tell(rows, words)
            self._screen.say(words)

        def failed(error: Exception) -> None:
            self._end_job()
            self._failed(error)

        self._run(work, done, failed)

    def _end_job(self) -> None:
        self._busy = False
        self._job(None)

    def _is_over(self) -> bool:
        return self._cancelled.is_set() or self._closing.is_set()

    def _progress(self) -> Callable[[str, float], None]:
        last = ("", 0.0)

        def tell(words: str, share: float) -> None:
            nonlocal last
            if words != last[0] or monotonic() - last[1] >= TELL_EVERY_S:
                last = (words, monotonic())
                self._job(RegionJob(words, share))

        return tell

    def _job(self, job: RegionJob | None) -> None:
        """Show how the job stands, here and in the main window's status strip. Any thread."""

        def show(window: MainWindow) -> None:
            window.show_job(job)
            if self._shown is not None:
                self._shown.show_job(job)

        self._screen.do(show)

    # --- off the GUI thread -------------------------------------------------------------------

    def _take_into_use(self) -> None:
        """The day in view goes on with the region that is in use now."""
        self._day.ready_region(self._is_over)
        self._day.show()

    def _rows(self) -> tuple[RegionRow, ...]:
        regions = self._day.place.regions
        every = regions.all()
        active = regions.active().name if every else ""
        return tuple(
            RegionRow(
                info,
                sum(file.stat().st_size for file in info.folder.rglob("*") if file.is_file()),
                info.name == active,
            )
            for info in every
        )

    # --- results ------------------------------------------------------------------------------

    def _show(self, rows: tuple[RegionRow, ...]) -> None:
        if self._shown is not None:
            self._shown.show_regions(rows)

    def _tell(self, rows: tuple[RegionRow, ...], words: str) -> None:
        if self._shown is not None:
            self._shown.show_regions(rows)
            self._shown.say(words)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WorldError) and self._shown is not None:
            self._shown.say(error_words(error), trouble=True)
        else:
            self._bug(error)
