"""The window of fleet and customers: pages at the left, each a list and a form.

Driven by ``show_picture``, ``show_kept``, ``show_troubles`` and ``say``; it asks for everything through
its ``RegisterController``. All on the GUI thread.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.geo import LonLat
from app.register.kinds import Kind
from app.register.reading import Fields
from ui.desktop.actions import Actions
from ui.desktop.command_palette import CommandPalette
from ui.desktop.labels import breakable, foot, plain_label
from ui.desktop.language import translate
from ui.desktop.place_picker import PlacePicker
from ui.desktop.register.carriers import CARRIERS
from ui.desktop.register.commands import OF_CHANGED, command_specs
from ui.desktop.register.controller import RegisterController, RegisterPicture
from ui.desktop.register.customers import CUSTOMERS
from ui.desktop.register.depots import DEPOTS
from ui.desktop.register.drivers import DRIVERS
from ui.desktop.register.other_days import OTHER_DAYS
from ui.desktop.register.page import RegisterPage
from ui.desktop.register.screen_spec import spoken
from ui.desktop.register.vehicles import VEHICLES
from ui.desktop.register.weekly import WEEKLY
from ui.desktop.room import open_within, scrolling
from ui.desktop.theme import Theme

SCREENS = (CUSTOMERS, DRIVERS, VEHICLES, WEEKLY, OTHER_DAYS, DEPOTS, CARRIERS)
SIZE = (1120, 700)
NAV_PX = 160
LINES = 2
"""So many things said stay in sight."""


class RegisterWindow(QMainWindow):
    """See the module."""

    def __init__(
        self, controller: RegisterController, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._controller = controller
        self._picker: PlacePicker | None = None
        self._lines: deque[str] = deque(maxlen=LINES)
        self.pages = {screen.kind: RegisterPage(screen, theme) for screen in SCREENS}
        self.commands = Actions(command_specs(self, SCREENS), self)
        for _, action in self.commands:
            self.addAction(action)
        self.navigation = QListWidget()
        self._stack = QStackedWidget()
        self._said = plain_label("", "secondary", wrap=True)
        self._lay_out()
        self._wire()
        self.setWindowTitle(translate("Register", "Fleet and customers"))
        open_within(self, *SIZE)
        self.show_page(0)

    # --- what is shown ---

    def show_picture(self, picture: RegisterPicture) -> None:
        """See ``RegisterShown``."""
        for page in self.pages.values():
            page.show_picture(picture)
        self._update_commands()

    def show_kept(self, kind: Kind, asked_id: str, record_id: str) -> None:
        """See ``RegisterShown``."""
        self.pages[kind].show_kept(asked_id, record_id)

    def show_troubles(self, kind: Kind, record_id: str, troubles: Mapping[str, str]) -> None:
        """See ``RegisterShown``."""
        self.pages[kind].show_troubles(record_id, troubles)
        self.say(
            translate("Register", "Nothing is saved yet; what is wrong is said at its field."),
            trouble=True,
        )

    def say(self, words: str, *, trouble: bool = False) -> None:
        """Tell the person something, at the foot of the window."""
        self._lines.appendleft(f"{'⚠ ' if trouble else ''}{words}")
        self._said.setText("\n".join(breakable(line) for line in self._lines))

    @property
    def said(self) -> str:
        """What was said, newest first."""
        return "\n".join(self._lines)

    @property
    def page(self) -> RegisterPage:
        """The page in sight."""
        return self.pages[SCREENS[self._stack.currentIndex()].kind]

    # --- commands ---

    def open_now(self, kind: Kind | None = None) -> None:
        """Come into sight, on a page."""
        if kind is not None:
            self.show_page([screen.kind for screen in SCREENS].index(kind))
        self.show()
        self.raise_()
        self.activateWindow()

    def show_page(self, page: int) -> None:
        """Show a page by its place."""
        self.navigation.setCurrentRow(page)

    def begin_new(self) -> None:
        """Begin a new entry of the page in sight."""
        self.page.begin_new()

    def keep(self) -> None:
        """Keep what is typed."""
        self.page.keep()

    def undo_changes(self) -> None:
        """Undo what is typed and not kept."""
        self.page.undo_changes()

    def toggle_archived(self) -> None:
        """Archive what is chosen, or bring it back."""
        self.page.toggle_archived()

    def take_back(self) -> None:
        """Take back what was kept last."""
        self._controller.undo()

    def take_places_from(self, picker: PlacePicker) -> None:
        """Let a place on the map be that of an entry."""
        self._picker = picker

    def pick_place(self) -> None:
        """Have the place of the entry in sight picked on the map; the window makes room meanwhile."""
        page, key = self.page, self.page.form.place_key
        if self._picker is None or not key or not page.form.isEnabled():
            return

        def take(place: LonLat) -> None:
            self.open_now()
            page.form.type_place(key, place)

        self._picker.ask(take, self.open_now)
        self.hide()

    def seek(self) -> None:
        """Search the page in sight."""
        self.page.seek()

    def ask_fleet(self) -> None:
        """Choose a fleet file for the day in view."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            translate("Register", "Import drivers and vehicles"),
            "",
            translate("Register", "Fleet (*.json);;All files (*)"),
        )
        if name:
            self._controller.read_fleet(Path(name))

    def ask_where_to_write(self) -> None:
        """Choose where the fleet of the day in view goes."""
        name, _ = QFileDialog.getSaveFileName(
            self,
            translate("Register", "Write the day's fleet"),
            "fleet.json",
            translate("Register", "Fleet (*.json)"),
        )
        if name:
            self._controller.write_fleet(Path(name))

    def show_palette(self) -> None:
        """Open the command palette."""
        CommandPalette(self.commands, self).open_over(self)

    def close_window(self) -> None:
        """Close the window; what is typed and not saved is there the next time."""
        self.close()

    # --- building ---

    def _lay_out(self) -> None:
        self.navigation.setObjectName("table")
        self.navigation.setAccessibleName(translate("Register", "Pages"))
        self.navigation.setFixedWidth(NAV_PX)
        for screen in SCREENS:
            self.navigation.addItem(spoken(screen.title))
            self._stack.addWidget(self.pages[screen.kind])
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.navigation)
        across.addWidget(self._stack, 1)
        ground = QWidget()
        ground.setObjectName("ground")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across, 1)
        column.addWidget(foot(self._said))
        self.setCentralWidget(scrolling(ground))

    def _wire(self) -> None:
        self.navigation.currentRowChanged.connect(self._turn_to)
        for kind, page in self.pages.items():
            page.kept.connect(lambda name, fields, kind=kind: self._keep(kind, name, fields))
            page.archived.connect(
                lambda name, archived, kind=kind: self._controller.set_archived(
                    kind, name, archived=archived
                )
            )
            page.changed.connect(self._update_commands)
            page.form.place_wanted.connect(lambda _: self.pick_place())

    def _turn_to(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        self._update_commands()

    def _keep(self, kind: Kind, record_id: str, fields: Fields) -> None:
        self._controller.keep(kind, record_id, fields)

    def _update_commands(self) -> None:
        for name in OF_CHANGED:
            self.commands[name].setEnabled(self.page.is_changed)
        self.commands["pick"].setEnabled(bool(self.page.form.place_key))
        self.commands["archive"].setEnabled(self.page.row is not None)

    # --- Qt ---

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what stands is read anew."""
        super().showEvent(event)
        self._controller.look()
