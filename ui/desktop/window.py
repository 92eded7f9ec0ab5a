"""The main window: shows frozen pictures of the day and passes commands on.

It is driven by ``show_board``, ``show_progress``, ``show_server``, ``show_optimiser`` and ``say``, and
asks for everything through its ``DeskController``. All on the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.domain.board import Board, ServerStatus
from app.domain.closures import ClosedShape
from app.domain.errors import RegionError
from app.domain.solution import Progress
from app.loads import load_names
from app.register.kinds import Kind
from ui.desktop.actions import ONLY_LOOKS, Actions, DeskState
from ui.desktop.amending import ask_to_call_off, ask_to_forget, ask_to_take_out
from ui.desktop.cheat_sheet import CheatSheet
from ui.desktop.command_palette import CommandPalette
from ui.desktop.commands import command_specs
from ui.desktop.controller import DeskController
from ui.desktop.day_filter import DayFilter, Figure, Sieve
from ui.desktop.distances import in_miles
from ui.desktop.empty_day import EmptyDay, FirstSteps
from ui.desktop.figures.window import FiguresWindow
from ui.desktop.first_suggestion import FirstSuggestion, suggestion_specs
from ui.desktop.hands.commands import hand_specs
from ui.desktop.hands.drag import DraggedLanes
from ui.desktop.hands.hands import Hands
from ui.desktop.hands.on_map import DraggedMap
from ui.desktop.hands.on_timeline import DraggedTimeline
from ui.desktop.importing.opening import Importing
from ui.desktop.intake.opening import Intake
from ui.desktop.labels import rule
from ui.desktop.language import translate
from ui.desktop.load_dialog import NO_LOADS, LoadDialog
from ui.desktop.looking_back.commands import look_back_specs
from ui.desktop.looking_back.mode import LookBack
from ui.desktop.messages import Messages
from ui.desktop.panels.commands import panel_specs
from ui.desktop.panels.panels import LANES, MAP, SIDE, TIMELINE, Panels, Part
from ui.desktop.panels.remembering import KeptLayouts
from ui.desktop.phones.commands import DRIVERS, SET_ASIDE
from ui.desktop.phones.window import PhonesWindow
from ui.desktop.place_picker import PlacePicker
from ui.desktop.planner_panel import PlannerPanel
from ui.desktop.regions.controller import RegionJob
from ui.desktop.regions.window import RegionsWindow
from ui.desktop.register.window import RegisterWindow
from ui.desktop.room import open_within, scrolling
from ui.desktop.selection import Selection
from ui.desktop.settings.palette import setting_entries
from ui.desktop.settings.seat import LANGUAGE, THEME, Seat
from ui.desktop.settings.window import SettingsWindow
from ui.desktop.shops.window import ShopsWindow
from ui.desktop.side_panel import SidePanel
from ui.desktop.status_strip import StatusStrip
from ui.desktop.tenders.window import OffersWindow
from ui.desktop.theme import Theme, ThemeMode
from ui.desktop.timeline import AXIS_PX
from ui.desktop.timeline_row import ROW_PX
from ui.desktop.told.window import ToldWindow
from ui.desktop.top_bar import TopBar
from ui.desktop.vocabulary import error_words
from ui.desktop.what_if.closing_dialog import ask_to_close, ask_which_to_open
from ui.desktop.what_if.opening import WhatIfs

BOARD_EVERY_MS = 150
"""Boards that come faster are shown at this pace, always the newest (about 7 a second)."""
MAP_AFTER_MS = 30
"""The map's turn comes so long after the other views', which are painted by then."""
SEARCH_AFTER_MS = 1500
"""What is searched is gathered when the views have had their turns, the map all of its slices."""
SEARCH_EVERY_MS = 20
SEARCHED_AT_ONCE = 200
"""It is gathered of so many stops in one turn: a few milliseconds."""
PRACTICE_SPEED = 60.0
_TIMELINE_SHARE = 0.3
_SIZES = {LANES: 316, MAP: 676, SIDE: 286, TIMELINE: AXIS_PX + 6 * ROW_PX + 4}


class MainWindow(QMainWindow):
    """See the module and LOOK. ``closed`` when it is gone and nothing runs behind it."""

    closed = Signal()

    def __init__(
        self, controller: DeskController, theme: Theme, settings: QSettings | None = None
    ) -> None:
        super().__init__()
        self._controller = controller
        self._theme = theme
        self._board: Board | None = None
        self._waiting: Board | None = None
        self._server: ServerStatus | None = None
        self._filter = DayFilter()
        self._sieve = Sieve()
        self._state = DeskState()
        self._finished_shown = False
        self._timeline_fits = False
        self._going = False
        self._gone = False
        self._last_shown = QElapsedTimer()
        self._pace = QTimer(self)
        self._pace.setSingleShot(True)
        self._pace.timeout.connect(self._show_waiting)
        self._map_turn = QTimer(self)
        self._map_turn.setSingleShot(True)
        self._map_turn.setInterval(MAP_AFTER_MS)
        self._map_turn.timeout.connect(self._show_map)
        self._search_turn = QTimer(self)
        self._search_turn.setSingleShot(True)
        self._search_turn.timeout.connect(self._get_search_ready)
        self._phones: PhonesWindow | None = None
        self._register: RegisterWindow | None = None
        self._regions: RegionsWindow | None = None
        self._settings: SettingsWindow | None = None
        self.seat = Seat(settings, theme, self)
        self.selection = Selection(self)
        self.intake = Intake(controller.intake, self.selection, theme, self, settings)
        self.importing = Importing(controller.importing, theme, self)
        self.hands = Hands(
            controller.hands, self.selection, theme, self.say, controller.accept_suggestion, self
        )
        self.past = LookBack(controller.looking_back, self._show_picture, self)
        self._told = ToldWindow(controller.told, self)
        self._offers = OffersWindow(controller, self)
        self._shops = ShopsWindow(controller.shops, self)
        self._figures = FiguresWindow(controller.figures, theme, self)
        self._first = FirstSuggestion(controller, self.hands)
        self.panels = Panels(self.say, self)
        specs = [
            *command_specs(self),
            *hand_specs(self.hands),
            *suggestion_specs(self._first),
            *look_back_specs(self.past),
            *panel_specs(self.panels),
        ]
        self.commands = Actions(specs, self)
        for _, action in self.commands:
            self.addAction(action)
        self._make_parts()
        self._lay_out()
        self._wire()
        self.setWindowTitle("Roundsman")
        open_within(self, 1280, 800)
        self.lanes.setFocus()
        self._layouts = KeptLayouts(settings, self, self.panels) if settings is not None else None
        if self._layouts is not None:
            self._timeline_fits = self._layouts.restore()

    # --- what is shown ---

    def show_board(self, board: Board) -> None:
        """Show a new picture of the day; pictures that follow fast are skipped but for the last, and
        none is shown before the person is back from the past."""
        if self.past.holds(board):
            return
        self._waiting = board
        if self._pace.isActive():
            return
        if not self._last_shown.isValid() or self._last_shown.elapsed() >= BOARD_EVERY_MS:
            self._show_waiting()
        else:
            self._pace.start(BOARD_EVERY_MS - int(self._last_shown.elapsed()))

    @property
    def board(self) -> Board | None:
        """The picture that is shown, None before the first."""
        return self._board

    def show_progress(self, progress: Progress | None) -> None:
        """Show how a plan's search stands; None when it has ended."""
        self.planner.show_progress(progress)
        self._update_state(planning=progress is not None)

    def show_server(self, status: ServerStatus) -> None:
        """Show how the link to the phones stands."""
        self._server = status
        self.strip.show_server(status, self.past.now.now if self.past.now else None)

    def show_optimiser(self, words: str) -> None:
        """Show what the optimiser does, after "optimiser: "."""
        self.strip.show_optimiser(words)

    def show_steps(self, steps: FirstSteps) -> None:
        """Show on an empty day how far a person has come."""
        self.empty.show_steps(steps)

    def show_job(self, job: RegionJob | None) -> None:
        """Show how a map region's preparation stands; None when none runs."""
        self.strip.show_job(job)
        self._update_state(preparing=job is not None)

    def show_practising(self, practising: bool) -> None:
        """Say in the title that this is no real day, and offer the way out of it."""
        self.setWindowTitle(translate("Window", "Practice day") if practising else "Roundsman")
        self._update_state(practising=practising)

    def only_look(self) -> None:
        """Nothing can be changed from here on: commands that would are off, and say why."""
        self.setWindowTitle(translate("Window", "Roundsman, only to look"))
        self.planner.hide()
        self.strip.only_look(translate("Actions", ONLY_LOOKS))
        self._shops.only_look(translate("Actions", ONLY_LOOKS))
        self._told.only_look(translate("Actions", ONLY_LOOKS))
        self._offers.only_look(translate("Actions", ONLY_LOOKS))
        self.lanes.setDragDropMode(self.lanes.DragDropMode.NoDragDrop)
        self.setAcceptDrops(False)
        self._update_state(only_looks=True)

    def show_basemap(self, archive: Path | None) -> None:
        """Lay this base map (PMTiles) under the day."""
        try:
            self.map.set_basemap(archive)
        except RegionError as error:
            self.say(error_words(error), trouble=True)

    def say(self, message: str, *, trouble: bool = False) -> None:
        """Tell the person something; it stays in the message area."""
        board = self.past.now
        at = board.now.astimezone(board.depots[0].zone) if board and board.depots else None
        self.messages.say(message, at, trouble=trouble)
        self.empty.say(message)

    def _show_waiting(self) -> None:
        board, self._waiting = self._waiting, None
        if board is not None:
            self._show_picture(board)

    def _show_picture(self, board: Board) -> None:
        """Of now or of the past: the same views show it."""
        self._last_shown.start()
        if self._state.only_looks:
            board = replace(board, suggestions=(), done=())
        self._board = board
        self.hands.show_board(board)
        self._first.show_board(board)
        self.top.show_figures(board.day, board.figures)
        self._fit_timeline(len(board.lanes))
        self._show_views()
        self.intake.show_board(board)
        self.what_ifs.show_board(board)
        self._offers.show_board(board)
        self.side.show_board(board)
        self.strip.show_unsent(board.figures.unsent, board.figures.moved)
        self.strip.show_dial(board.dial)
        if self._server is not None:
            self.show_server(self._server)
        self._pages.setCurrentIndex(0 if board.orders or board.lanes else 1)
        self._update_state(
            has_board=True,
            has_orders=bool(board.orders or board.lanes),
            unsent=board.figures.unsent > 0,
            suggested=bool(board.suggestions),
            roads_closed=bool(board.closures),
        )

    def _fit_timeline(self, lanes: int) -> None:
        """Once, unless the person has divided the window: a row per driver, in 30 % of the height."""
        if self._timeline_fits or not lanes:
            return
        self._timeline_fits = True
        rows = max(3, min(lanes, int(self.height() * _TIMELINE_SHARE) // ROW_PX))
        below = AXIS_PX + rows * ROW_PX + 4
        self.panels.give_height(TIMELINE, below)

    def _show_views(self) -> None:
        if self._board is not None:
            self.lanes.show_board(self._board, self._filter)
            self.timeline.show_board(self._board, self._filter)
            self._map_turn.start()

    def _show_map(self) -> None:
        """In a turn of its own, when the others are painted: the event loop breathes between them."""
        if self._board is not None:
            self.map.show_board(self._board, self._filter)
            if not self._search_turn.isActive():
                self._search_turn.start(SEARCH_AFTER_MS)

    def _get_search_ready(self) -> None:
        """The first key of a search finds what it looks through gathered, a slice in a turn."""
        if self._board is not None and self._sieve.get_ready(self._board.lanes, SEARCHED_AT_ONCE):
            self._search_turn.start(SEARCH_EVERY_MS)

    def _update_state(self, **changes: bool) -> None:
        """Commands are switched only when something about the desk has changed."""
        fields = {name: getattr(self._state, name) for name in DeskState.__slots__}
        state = DeskState(**{**fields, **changes})
        if state != self._state:
            self._state = state
            self.commands.update(state)

    # --- commands ---

    def ask_import(self) -> None:
        """Choose a file of orders."""
        self.importing.ask()

    def ask_fleet(self) -> None:
        """Choose a file of drivers and vehicles."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            translate("Window", "Import drivers and vehicles"),
            "",
            translate("Window", "Fleet (*.json);;All files (*)"),
        )
        if name:
            self._controller.import_fleet(Path(name))

    def ask_report(self) -> None:
        """Choose where the day's report goes."""
        name, _ = QFileDialog.getSaveFileName(
            self,
            translate("Window", "Write the day's report"),
            "report.pdf",
            translate("Window", "PDF (*.pdf);;Excel (*.xlsx);;CSV (*.csv)"),
        )
        if name:
            self._controller.write_report(Path(name))

    def ask_diagnostics(self) -> None:
        """Choose where the file for whoever is asked for help goes."""
        name, _ = QFileDialog.getSaveFileName(
            self,
            translate("Window", "Write a diagnostics file"),
            "roundsman-diagnostics.zip",
            translate("Window", "Zip (*.zip)"),
        )
        if name:
            self._controller.write_diagnostics(Path(name))

    def ask_order_proof(self) -> None:
        """Choose where the proof of the selected stop's order goes."""
        stop = self._board.stop(self.selection.stop_id) if self._board is not None else None
        if stop is None:
            self.say(translate("Window", "Choose a stop first."))
            return
        name, _ = QFileDialog.getSaveFileName(
            self,
            translate("Window", "Write the proof of delivery"),
            f"proof-{stop.number}.pdf",
            translate("Window", "PDF (*.pdf)"),
        )
        if name:
            self._controller.write_order_proof(stop.order_id, Path(name))

    def ask_routes(self) -> None:
        """Choose where the routes for other programs go."""
        name, _ = QFileDialog.getSaveFileName(
            self,
            translate("Window", "Write the routes"),
            "routes.gpx",
            translate("Window", "GPX (*.gpx);;GeoJSON (*.geojson);;Calendar (*.ics)"),
        )
        if name:
            self._controller.write_routes(Path(name))

    def plan(self) -> None:
        """Plan for as long as the planner panel says."""
        self._controller.plan(float(self.planner.seconds))

    def cancel_plan(self) -> None:
        """Stop the search."""
        self._controller.cancel_plan()

    def send(self) -> None:
        """Send what is unsent."""
        self._controller.send()

    def call_off(self) -> None:
        """Take the selected stop's order off the day."""
        if self._board is not None:
            stop_id = self.selection.stop_id
            self._hear(ask_to_call_off(self, self._board, stop_id, self._controller.hands))

    def give_away(self) -> None:
        """Have a carrier take the selected stop's order."""
        self._about_order(self._controller.give_away)

    def tender(self) -> None:
        """Offer the selected stop's order to the next carrier."""
        self._about_order(self._controller.tender)

    def show_tenders(self) -> None:
        """Open the window of offers to carriers."""
        if self._board is not None:
            self._offers.open_now(self._board)

    def reclaim(self) -> None:
        """Take the selected stop's order back from its carrier."""
        self._about_order(self._controller.reclaim)

    def offer_slots(self) -> None:
        """Let the selected stop's customer choose another time."""
        self._about_order(self._controller.offer_slots)

    def take_slot(self) -> None:
        """Promise what the selected stop's customer chose."""
        self._about_order(self._controller.take_slot)

    def _about_order(self, call: Callable[[str], None]) -> None:
        """Do something about the order of the selected stop, whoever has it."""
        board, stop_id = self._board, self.selection.stop_id
        stop = (board.stop(stop_id) or board.left_out(stop_id)) if board is not None else None
        if stop is None:
            self.say(translate("Window", "Choose a stop first."))
            return
        call(stop.order_id)

    def say_load(self) -> None:
        """Say when a load is at its depot."""
        if self._board is None:
            return
        if not load_names(self._board.orders.values()):
            self.say(translate("LoadDialog", NO_LOADS))
            return
        dialog = LoadDialog(self._board, self)
        dialog.said.connect(self._controller.note_load)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def forget_customer(self) -> None:
        """Remove what is known of the selected stop's customer."""
        if self._board is not None:
            stop_id = self.selection.stop_id
            self._hear(ask_to_forget(self, self._board, stop_id, self._controller))

    def type_order(self) -> None:
        """Take an order by phone."""
        self.intake.open_new()

    def edit_order(self) -> None:
        """Change the order of the selected stop."""
        self._hear(self.intake.open_selected())

    def take_out(self) -> None:
        """Take the selected driver out of the day, or back into it."""
        self._take_out(self.selection.shift_id)

    def _take_out(self, shift_id: str) -> None:
        if self._board is not None:
            self._hear(ask_to_take_out(self, self._board, shift_id, self._controller))

    def _hear(self, words: str) -> None:
        if words:
            self.say(words)

    def ask_what_if(self) -> None:
        """Ask what the day would come to if something were otherwise."""
        self.what_ifs.open()

    def open_road(self) -> None:
        """Open a closed road again, once it is clear which."""
        if self._board is not None:
            closure_id = ask_which_to_open(self, self._board)
            if closure_id:
                self._controller.open_road(closure_id)

    def _close_roads(self, shapes: tuple[ClosedShape, ...]) -> None:
        """Close what was drawn, once the person has said until when."""
        if self._board is not None:
            asked = ask_to_close(self, self._board)
            if asked is not None:
                self._controller.close_road(shapes, *asked)
                self.what_ifs.forget_roads()

    def practise(self) -> None:
        """Open the demo day."""
        self._controller.practise(PRACTICE_SPEED)

    def leave_practice(self) -> None:
        """Back to the person's own day."""
        self._controller.leave_practice()

    def show_figures_of_day(self) -> None:
        """Open the window of figures."""
        self._figures.open_now()

    def show_carriers(self) -> None:
        """Open the window of fleet and customers at the carriers."""
        self._open_register(Kind.CARRIERS)

    def show_register(self) -> None:
        """Open the window of fleet and customers."""
        self._open_register()

    def show_fleet(self) -> None:
        """Open it where a fleet begins: at the weekly shifts."""
        self._open_register(Kind.WEEKLY)

    def _open_register(self, kind: Kind | None = None) -> None:
        if self._register is None:
            self._register = RegisterWindow(self._controller.register, self._theme, self)
            self._register.take_places_from(self.picker)
            self._controller.register.attach(self._register)
        self._register.open_now(kind)

    def show_regions(self) -> None:
        """Open the window of map regions."""
        if self._regions is None:
            self._regions = RegionsWindow(self._controller.regions, self)
            self._controller.regions.attach(self._regions)
        self._regions.open_now()

    def show_settings(self) -> None:
        """Open the window of settings."""
        self._open_settings()

    def show_languages(self) -> None:
        """Open the window of settings on the languages it speaks."""
        self._open_settings(LANGUAGE)

    def _open_settings(self, key: str = "") -> None:
        if self._settings is None:
            self._settings = SettingsWindow(self._controller.settings, self.seat, self)
            self._settings.elsewhere.connect(lambda name: self.commands[name].trigger())
            self._controller.settings.attach(self._settings)
        self._settings.open_on(key)

    def stop_region(self) -> None:
        """Stop preparing a map region."""
        self._controller.regions.cancel_job()

    def show_told(self) -> None:
        """Open the window of messages to customers."""
        self._told.open_now()

    def show_shops(self) -> None:
        """Open the window of shops' keys."""
        self._shops.open_now()

    def show_phones(self) -> None:
        """Open the phones window, on the driver that is selected."""
        self._open_phones()

    def let_phones_in(self) -> None:
        """Choose how phones reach the sync server."""
        self._open_phones().let_phones_in()

    def pair_phone(self) -> None:
        """A code for the selected driver."""
        self._open_phones().invite()

    def write_to_driver(self) -> None:
        """Words to the selected driver."""
        self._open_phones().write()

    def _show_phones_about(self, kind: str) -> None:
        """An issue about phones was chosen: the rest of it is in their window."""
        if self._state.only_looks:
            self.say(translate("Window", "Phones: {why}.").format(why=translate("Actions", ONLY_LOOKS)))
            return
        self._open_phones().show_page(SET_ASIDE if kind == "set_aside" else DRIVERS)

    def _open_phones(self) -> PhonesWindow:
        if self._phones is None:
            self._phones = PhonesWindow(self._controller.phones, self._theme, self)
            self._controller.phones.attach(self._phones)
        self._phones.show()
        self._phones.raise_()
        self._phones.activateWindow()
        lane = self._board.lane(self.selection.shift_id) if self._board is not None else None
        if lane is not None:
            self._phones.choose(lane.shift.driver.driver_id)
        return self._phones

    def cancel(self) -> None:
        """Escape: give no place, else stop drawing, else planning, else back from the past, else clear
        the selection, else the filter."""
        if self.picker.is_picking:
            self.picker.give_up()
        elif self.what_ifs.bar.is_drawing:
            self.what_ifs.bar.give_up()
        elif self._state.planning:
            self._controller.cancel_plan()
        elif self.past.is_on:
            self.past.leave()
        elif self.selection.shift_id or self.selection.stop_id:
            self.selection.clear()
        else:
            self.top.clear_filter()

    def step_day(self, days: int) -> None:
        """Show an earlier or later day."""
        if self._board is not None:
            self._controller.select_day(self._board.day + timedelta(days=days))

    def search(self) -> None:
        """Put the cursor into the search."""
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def filter(self, figure: Figure) -> None:
        """Filter by a figure, or no longer."""
        self.top.toggle_figure(figure)

    def focus_lane(self, number: int) -> None:
        """Select the n-th driver, counted from 1."""
        if self._board is not None and number <= len(self._board.lanes):
            self.selection.select(self._board.lanes[number - 1].shift.shift_id)

    def frame_day(self) -> None:
        """Show the whole day on the map."""
        self.map.frame_day()

    def toggle_finished(self) -> None:
        """Show or fold away finished stops."""
        self._finished_shown = not self._finished_shown
        self.lanes.lanes.set_show_finished(self._finished_shown)

    def toggle_theme(self) -> None:
        """Light or dark."""
        self.seat.put(THEME, ThemeMode.LIGHT if self._theme.is_dark else ThemeMode.DARK)

    def show_palette(self) -> None:
        """Open the command palette below the top bar."""
        palette = CommandPalette(self.commands, self)
        if self.commands["settings"].isEnabled():
            palette.offer_too(setting_entries(self._open_settings))
        palette.open_over(self, self.top.height())

    def show_keys(self) -> None:
        """Open the sheet of all keys."""
        sheet = CheatSheet(self.commands, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def close_window(self) -> None:
        """Quit."""
        self.close()

    # --- building ---

    def _make_parts(self) -> None:
        self.top = TopBar(self.commands, self._theme)
        self.lanes = DraggedLanes(self.selection, self._theme, self._sieve)
        self.map = DraggedMap(self.selection, self._theme, self._sieve)
        self.picker = PlacePicker(self.map)
        self.map.set_still(self.seat.moves_less)
        self.map.set_miles(in_miles())
        self.seat.motion_changed.connect(lambda: self.map.set_still(self.seat.moves_less))
        self.seat.units_changed.connect(lambda: self.map.set_miles(in_miles()))
        self.what_ifs = WhatIfs(self._controller.what_if, self.map, self)
        self.side = SidePanel(self._theme)
        self.planner = PlannerPanel(self.commands)
        self.messages = Messages()
        self.empty = EmptyDay(self.commands)
        self.timeline = DraggedTimeline(self.selection, self._theme, self._sieve)
        self.strip = StatusStrip(self.commands)

    def _lay_out(self) -> None:
        right = QWidget()
        right.setObjectName("panel")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.side, 1)
        column.addWidget(rule())
        column.addWidget(self.planner)
        column.addWidget(rule())
        column.addWidget(self.messages)
        left = self.hands.below(self.lanes, self.commands)
        self.hands.take_from(self.timeline, self.commands)
        self.hands.take_from(self.map, self.commands)
        parts = (
            Part(LANES, translate("Window", "Lanes"), left, self.lanes),
            Part(MAP, translate("Window", "Map"), self.map, self.map.focusable, growing=True),
            Part(SIDE, translate("Window", "Issues and messages"), right, self.side.issues),
            Part(TIMELINE, translate("Window", "Timeline"), self.timeline, self.timeline),
        )
        self.panels.hold(parts, _SIZES)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.panels)
        self._pages.addWidget(self.empty)
        ground = QWidget()
        ground.setObjectName("ground")
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top)
        self.past.around(whole, self._pages, self.commands)
        whole.addWidget(self.strip)
        self.setCentralWidget(scrolling(ground))

    def _wire(self) -> None:
        self.top.filter_changed.connect(self._take_filter)
        self.past.changed.connect(self._past_changed)
        self.side.accepted.connect(self._controller.accept_suggestion)
        self.side.part_wanted.connect(self.hands.choose_part)
        self.side.dismissed.connect(self._controller.dismiss_suggestion)
        self.side.refused.connect(self._controller.refuse_suggestion)
        self.side.undone.connect(self._controller.undo_suggestion)
        self.strip.dial_turned.connect(self._controller.turn_dial)
        for placing in (self.intake, self.importing):
            placing.take_places_from(self.picker)
        self.picker.began.connect(self.panels.panel(MAP).show)  # also where the map was put away
        self.what_ifs.driver_out.connect(self._take_out)
        self.what_ifs.road_closed.connect(self._close_roads)
        self.side.chosen.connect(self.selection.select)
        self.side.issues.pointed.connect(self.selection.pointed.point)
        self.side.phones_wanted.connect(self._show_phones_about)
        self.side.picture_wanted.connect(self._controller.show_proof)
        self.selection.changed.connect(lambda: self.side.select(self.selection.stop_id))
        self.seat.units_changed.connect(self.side.say_anew)

    def _past_changed(self) -> None:
        """Nothing about the day of now is done from its past: not by command, answer, drag or drop, nor
        in another window."""
        in_past = self.past.is_on
        self.planner.setVisible(not in_past and not self._state.only_looks)
        self._pace.stop()
        self._waiting = None
        self._update_state(looking_back=in_past)
        self.hands.takes_drops = not in_past
        self.setAcceptDrops(not in_past and not self._state.only_looks)
        self.side.take_answers(not in_past)
        self.strip.setDisabled(in_past)
        if in_past:
            self._close_windows()

    def _close_windows(self) -> None:
        """What is typed in them is kept."""
        self._told.close()
        self._offers.close()
        self._shops.close()
        for beside in (self._phones, self._register, self._regions, self._settings):
            if beside is not None:
                beside.close()
        self.intake.close()
        self.importing.close()
        self.what_ifs.close()

    def _take_filter(self, day_filter: DayFilter) -> None:
        self._filter = day_filter
        self._show_views()

    # --- Qt ---

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: out of sight at once; really closed when the controller has ended what runs."""
        if not self._going:
            self._going = True
            if self._layouts is not None:
                self._layouts.keep()
                self._layouts.stop()
            self.panels.close_windows()
            self._map_turn.stop()
            self._close_windows()
            self.hide()
            self._controller.closing(self._ended)
        if not self._gone:
            event.ignore()
            return
        self.map.close_page()  # before its profile
        super().closeEvent(event)
        self.closed.emit()

    def _ended(self) -> None:
        """Nothing runs behind the window any more."""
        self._gone = True
        self.close()
