"""The live map: the folium-built page in WebEngine, fed with changes, never redrawn as a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.board import Board
from app.domain.closures import Line
from app.domain.geo import Extent, LonLat
from resources.tokens import Palette
from ui.desktop.day_filter import DayFilter, Sieve
from ui.desktop.language import translate
from ui.desktop.map_feed import MapFeed
from ui.desktop.map_pointing import MapPointing
from ui.desktop.map_scheme import (
    BASEMAP_URL,
    PAGE_URL,
    SCHEME,
    MapFiles,
    OutsideGuard,
    read_basemap_head,
)
from ui.desktop.map_values import Json, palette_json
from ui.desktop.selection import Selection

MAP_EVERY_MS = 500
"""The page paints the whole day anew whatever changed: boards that come faster are told together."""
_REST_SOON_MS = 5
"""The event loop breathes between the slices of a board that is told in many."""


class Bridge(QObject):
    """All that the page may say to the desktop, and ``told``, by which it is told what to show."""

    told = Signal(str)

    page_ready = Signal()
    page_picked = Signal(str, str)
    page_pointed = Signal(float, float)
    page_hovered = Signal(str, str)
    page_drawn = Signal(int)

    @Slot()
    def ready(self) -> None:
        """The page can take changes."""
        self.page_ready.emit()

    @Slot(str, str)
    def picked(self, kind: str, thing_id: str) -> None:
        """A person clicked on a vehicle, stop or route, or (both empty) on nothing."""
        self.page_picked.emit(kind, thing_id)

    @Slot(str, str)
    def hovered(self, kind: str, thing_id: str) -> None:
        """The pointer is over a vehicle, stop or route, or (both empty) over nothing any more."""
        self.page_hovered.emit(kind, thing_id)

    @Slot(float, float)
    def pointed(self, lon: float, lat: float) -> None:
        """A person clicked at this place; what was hit is told next."""
        self.page_pointed.emit(lon, lat)

    @Slot(int)
    def drawn(self, serial: int) -> None:
        """Everything up to this message is painted, tiles included."""
        self.page_drawn.emit(serial)


class MapPage(QWebEnginePage):
    """A page that stays where it is and keeps what its console said."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)
        self.console: list[str] = []

    def acceptNavigationRequest(
        self, url: QUrl | str, _kind: QWebEnginePage.NavigationType, _main_frame: bool
    ) -> bool:
        """Only our own page."""
        return QUrl(url).scheme() == SCHEME.decode()

    def createWindow(self, _kind: QWebEnginePage.WebWindowType) -> QWebEnginePage | None:  # type: ignore[override]
        """No new windows."""
        return None

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        """Keep it: a silent map is hard to mend, and tests hold this empty."""
        self.console.append(f"{level.name}: {message} ({source}:{line})")


class MapView(QWidget):
    """The map as a widget. ``close_page`` must be called before the application ends."""

    pointed = Signal(object)
    drawn = Signal(int)

    def __init__(
        self, selection: Selection, sieve: Sieve | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._feed = MapFeed(sieve)
        self._board: Board | None = None
        self._filter = DayFilter()
        self._ready = False
        self._serial = 0
        self._asked = False
        self._is_told = True
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.timeout.connect(self._tell_waiting)
        self._hovering = MapPointing(selection.pointed, self._tell, self)
        self._framed = False
        self._extent: Extent | None = None
        self._first: Json = {}
        self._from_map = False
        self._pointing = False
        self._points_on = False
        self._profile = QWebEngineProfile(self)
        self.files = MapFiles(self)
        self.guard = OutsideGuard(self)
        self._profile.installUrlSchemeHandler(SCHEME, self.files)
        self._profile.setUrlRequestInterceptor(self.guard)
        self.page = MapPage(self._profile)
        self.bridge = Bridge(self)
        self.channel = QWebChannel(self.page)
        self._wire()
        self._view = QWebEngineView(self)
        self._view.setPage(self.page)
        self._view.setAcceptDrops(False)  # a file that is dropped here is the window's
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # Chromium's own
        self._view.setAccessibleName(translate("MapView", "Map of the day"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.page.load(QUrl(PAGE_URL))

    def _wire(self) -> None:
        settings = self.page.settings()
        attribute = QWebEngineSettings.WebAttribute
        settings.setAttribute(attribute.LocalContentCanAccessRemoteUrls, False)
        settings.setAttribute(attribute.LocalContentCanAccessFileUrls, False)
        settings.setAttribute(attribute.JavascriptCanOpenWindows, False)
        self.channel.registerObject("desk", self.bridge)
        self.page.setWebChannel(self.channel)
        self.bridge.page_ready.connect(self._page_ready)
        self.bridge.page_pointed.connect(self._pointed)
        self.bridge.page_picked.connect(self._picked)
        self.bridge.page_drawn.connect(self._page_drawn)
        self.bridge.page_hovered.connect(self._hovered)
        self._selection.changed.connect(self._selection_changed)
        self.page.renderProcessTerminated.connect(self._reload)

    @property
    def focusable(self) -> QWidget:
        """What takes the keys."""
        return self._view

    # --- what the window tells the map ---

    def set_palette(self, palette: Palette) -> None:
        """Paint in this theme."""
        self.page.setBackgroundColor(palette.base_map["outside"])
        self._first["palette"] = palette_json(palette)
        self._tell({"palette": self._first["palette"]})

    def set_basemap(self, archive: Path | None) -> None:
        """Show this PMTiles archive below; None for a plain ground.

        Raises:
            RegionError: the archive cannot be read.
        """
        self.files.basemap = archive
        head = read_basemap_head(archive) if archive else None
        self._extent = head.extent if head else None
        base = {"url": BASEMAP_URL, "max_zoom": head.max_zoom} if head else None
        self._first["base"] = base
        self._tell({"base": base})
        if not self._framed and self._extent is not None:
            self._tell({"bounds": _box(self._extent)})

    def show_board(self, board: Board, day_filter: DayFilter) -> None:
        """Bring the page to this picture; looks at the day's area the first time. A filter is told at
        once, boards at a steady pace, and of those that come faster the newest."""
        another = day_filter != self._filter
        self._board, self._filter, self._is_told = board, day_filter, False
        if another or not self._pace.isActive():
            self._tell_waiting()

    def _tell_waiting(self) -> None:
        """Tell a slice of what the page does not know."""
        board = self._board
        if not self._ready or board is None or self._is_told or not self.isVisible():
            return
        message = self._feed.changes(board, self._filter)
        self._is_told = not self._feed.is_behind
        bounds = None if self._framed else day_box(board)
        if bounds is not None:
            self._framed = True
            message["bounds"] = _box(bounds)
        if self._is_told and self._asked:
            message["serial"] = self._serial
        if message:
            self._tell(message)
        self._pace.start(MAP_EVERY_MS if self._is_told else _REST_SOON_MS)

    def frame_day(self) -> None:
        """Look at the whole day's area."""
        bounds = day_box(self._board) if self._board else None
        if bounds is not None:
            self._tell({"bounds": _box(bounds)})

    def point_once(self, wanted: bool) -> None:
        """Let the next click name a place (see ``pointed``) rather than choose what is there."""
        self._pointing, self._points_on = wanted, False

    def set_still(self, still: bool) -> None:
        """Jump where it would glide."""
        self._first["still"] = still
        self._tell({"still": still})

    def set_miles(self, miles: bool) -> None:
        """Say in miles how long the scale is, or in kilometres."""
        self._first["miles"] = miles
        self._tell({"miles": miles})

    def show_aim(self, wanted: bool) -> None:
        """Show a crosshair in the middle, or none."""
        self._first["aim"] = wanted
        self._tell({"aim": wanted})

    def move_aim(self, right: int, down: int) -> None:
        """Move the middle by so many pixels."""
        self._tell({"pan": [right, down]})

    def zoom_aim(self, nearer: int) -> None:
        """So many steps nearer at the middle, or farther."""
        self._tell({"nearer": nearer})

    def take_aim(self) -> None:
        """The middle is the place, as if it had been clicked."""
        self._tell({"take": True})

    def show_drawing(self, points: Sequence[LonLat], *, is_area: bool) -> None:
        """Show what is drawn so far; until ``end_drawing`` each click names a place."""
        self._pointing = self._points_on = True
        self._first["drawing"] = {"points": [[p.lon, p.lat] for p in points], "area": is_area}
        self._tell({"drawing": self._first["drawing"]})

    def end_drawing(self) -> None:
        """Nothing is drawn any more."""
        self._pointing = self._points_on = False
        self._first["drawing"] = None
        self._tell({"drawing": None})

    def show_closed(self, lines: Iterable[Line]) -> None:
        """Show these pieces of road as closed, and no others."""
        closed = [[[a.lon, a.lat], [b.lon, b.lat]] for a, b in lines]
        self._first["closed"] = closed
        self._tell({"closed": closed})

    def ask_drawn(self) -> int:
        """Ask to be told by ``drawn(serial)`` once everything sent so far is painted."""
        self._serial += 1
        self._asked = True
        if self._is_told:
            self._tell({"serial": self._serial})
        else:
            self._tell_waiting()
        return self._serial

    def run(self, script: str, answer: Callable[[object], None] | None = None) -> None:
        """Run the program's own script in the page (for tests and pictures)."""
        if answer is None:
            self.page.runJavaScript(script)
        else:
            self.page.runJavaScript(script, 0, answer)

    def close_page(self) -> None:
        """Let the page go before its profile (WebEngine ends the process otherwise)."""
        self._selection.changed.disconnect(self._selection_changed)
        self._hovering.stop()
        self._ready = False
        self._pace.stop()
        self._view.setPage(None)  # type: ignore[arg-type]
        self._view.close()
        self.page.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: it is seen again, and hears what it missed."""
        super().showEvent(event)
        self._tell_waiting()

    # --- what the page tells the map ---

    def _page_ready(self) -> None:
        self._ready = True
        self._feed.forget()
        self._hovering.forget()
        self._framed = False
        if self._extent is not None:
            self._tell({**self._first, "bounds": _box(self._extent)})
        else:
            self._tell(self._first)
        self._is_told = self._board is None
        self._tell_waiting()
        self._selection_changed()
        if self._is_told and self._asked:
            self._tell({"serial": self._serial})

    def _page_drawn(self, serial: int) -> None:
        self._asked = self._asked and serial < self._serial
        self.drawn.emit(serial)

    def _reload(self) -> None:
        """The page's process ended: load it anew; the board is told again when it is ready."""
        self._ready = False
        self.page.load(QUrl(PAGE_URL))

    def _pointed(self, lon: float, lat: float) -> None:
        if self._pointing:
            self.pointed.emit(LonLat(lon, lat))

    def _picked(self, kind: str, thing_id: str) -> None:
        """Anything unknown selects nothing: the board may have moved on since the click."""
        if self._pointing:
            self._pointing = self._points_on
            return
        self._from_map = True
        shift_id, stop_id = meaning_of(self._board, kind, thing_id)
        self._selection.select(shift_id, stop_id)
        self._from_map = False

    def _hovered(self, kind: str, thing_id: str) -> None:
        self._hovering.take(*meaning_of(self._board, kind, thing_id))

    def _selection_changed(self) -> None:
        chosen = self._selection
        reveal = not self._from_map
        selection = {"shift": chosen.shift_id, "stop": chosen.stop_id, "reveal": reveal}
        several = list(chosen.stop_ids) if len(chosen.stop_ids) > 1 else []
        self._tell({"chosen": several, "selection": selection})

    def _tell(self, message: Json) -> None:
        """By the channel, as text: a page keeps the words of every script that it was ever given."""
        if self._ready:
            self.bridge.told.emit(msgspec.json.encode(message).decode())


def meaning_of(board: Board | None, kind: str, thing_id: str) -> tuple[str, str]:
    """Shift and stop that a thing on the map stands for."""
    if board is None:
        return "", ""
    if kind == "routes":
        return thing_id, ""
    if kind == "vehicles":
        shifts = (mark.shift_id for mark in board.vehicles if mark.driver_id == thing_id)
        return next(shifts, ""), ""
    for lane in board.lanes:
        if any(stop.stop_id == thing_id for stop in lane.stops):
            return lane.shift.shift_id, thing_id
    if any(unassigned.stop_id == thing_id for unassigned in board.unassigned):
        return "", thing_id
    return "", ""


def day_box(board: Board) -> Extent | None:
    """The box of all stops and depots, None on an empty day."""
    places = [stop.location for lane in board.lanes for stop in lane.stops]
    if not places:
        return None
    places += [depot.location for depot in board.depots]
    lons, lats = [p.lon for p in places], [p.lat for p in places]
    return Extent(min(lons), min(lats), max(lons), max(lats))


def _box(extent: Extent) -> list[float]:
    return [extent.west, extent.south, extent.east, extent.north]
