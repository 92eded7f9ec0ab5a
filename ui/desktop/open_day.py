"""The data folder, the day and the map region that the window is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock
from time import monotonic

from app.desk import Desk
from app.domain.errors import RegionError, WorldError
from app.domain.events import Actor, ActorKind
from app.domain.fleet import Driver
from app.ports.addresses import Addresses
from ui.desktop.empty_day import FirstSteps
from ui.desktop.language import marked, translate
from ui.desktop.screen import Screen
from ui.workplace import Workplace

DISPATCHER = Actor(ActorKind.DISPATCHER, "desk")
_OPENING = WorldError(marked("OpenDay", "The data is still being opened; try again in a moment."))

type PrepareRegion = Callable[[Callable[[str, float], None], Callable[[], bool]], None]
"""Makes the active region ready in a process of its own: ``(on_progress, cancelled)``."""


class OpenDay:
    """What is open now. Set by whoever opens a day; read from any thread.

    ``place`` and ``desk`` raise a WorldError, in words, while nothing is open.
    """

    def __init__(self, screen: Screen, prepare_region: PrepareRegion) -> None:
        self._screen = screen
        self._prepare = prepare_region
        self._place: Workplace | None = None
        self._desk: Desk | None = None
        self._trouble = _OPENING
        self._preparing = Lock()
        self._showing = Lock()
        self._shown_at = 0.0
        self._basemap: Path | None = None

    @property
    def is_open(self) -> bool:
        """Whether a day is in view."""
        return self._desk is not None and self._place is not None

    @property
    def place(self) -> Workplace:
        """The open data folder."""
        if self._place is None:
            raise self._trouble
        return self._place

    @property
    def addresses(self) -> Addresses | None:
        """The region's, once it is ready: waiting for that would keep a caller waiting."""
        if not self.desk.roads_folder:
            return None
        try:
            return self.place.regions.addresses()
        except RegionError:
            return None

    @property
    def desk(self) -> Desk:
        """The day in view."""
        if self._desk is None:
            raise self._trouble
        return self._desk

    def open(self, place: Workplace, day: date) -> Desk:
        """Take a day of a data folder into view, on the roads that are known so far."""
        link = self._desk.link if self._desk is not None and place is self._place else None
        settings = place.settings
        desk = Desk(place.store, place.planner, place.clock, day, DISPATCHER, "", link, settings)
        self._place, self._desk = place, desk
        self.show()
        return desk

    def use(self, place: Workplace) -> None:
        """The same data folder with other settings; the day in view stays."""
        self._place = place
        if self._desk is not None:
            self._desk.use_settings(place.settings)

    def learn(self, cancelled: Callable[[], bool]) -> None:
        """Take what earlier days teach into the forecasts of the day in view."""
        desk = self.desk
        desk.learn(cancelled)
        if desk is self._desk:
            self.show()

    def close(self) -> None:
        """Nothing is open for the moment."""
        self._place, self._desk, self._trouble = None, None, _OPENING

    def failed(self, trouble: WorldError) -> None:
        """Nothing can be opened: whatever is asked from now on gets these words."""
        self.close()
        self._trouble = trouble

    def show(self) -> None:
        """Have the window show how things stand; of two pictures the newer is shown last."""
        with self._showing:
            self._shown_at = monotonic()
            board = self.desk.board()
            if not (board.orders or board.lanes):
                steps = first_steps(self.place)
                self._screen.do(lambda window: window.show_steps(steps))
            self._screen.board(board)

    def shown_since(self) -> float:
        """Seconds since the last picture was made."""
        return monotonic() - self._shown_at

    def ready_region(self, cancelled: Callable[[], bool]) -> Desk:
        """Make the map region ready where it is not, and let the day in view use it.

        Raises:
            RegionError: it cannot be prepared, or was cancelled.
        """
        told = False

        def on_progress(words: str, _share: float) -> None:
            nonlocal told
            if not told:
                self._screen.say(
                    translate(
                        "OpenDay", "Preparing the map region. This happens once and takes a moment …"
                    )
                )
            told = True
            self._screen.optimiser(
                translate("OpenDay", "waits for the map region: {words}").format(words=words)
            )

        with self._preparing:
            self._prepare(on_progress, cancelled)
            region = self.place.regions.active()
        if told:
            self._screen.say(
                translate("OpenDay", "The map region {name} is ready.").format(name=region.name)
            )
            self._screen.optimiser(translate("Live", "idle"))
        if region.basemap_file != self._basemap:
            self._basemap = region.basemap_file
            self._screen.basemap(region.basemap_file)
        desk = self.desk
        desk.use_roads(str(region.roads_folder))
        return desk


def first_steps(place: Workplace) -> FirstSteps:
    """How far a person has come with a data folder. The built-in region has no source of its own."""
    region = place.regions.active() if place.regions.all() else None
    return FirstSteps(
        region=region.name if region is not None and region.source else "",
        has_fleet=any(not entry.archived for entry in place.store.register(Driver)),
        has_days=bool(place.store.days()),
    )
