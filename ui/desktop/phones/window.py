"""The phones window: who has a phone, what it has, how it gets in, and what it sent amiss.

Driven by ``show_picture``, ``show_invitation``, ``show_reach``, ``message_sent`` and ``say``; it asks
for everything through its ``PhonesController``. All on the GUI thread.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.domain.phones import PhonesPicture
from app.sync.options import ServerOptions
from ui.desktop.actions import Actions
from ui.desktop.asking import is_sure
from ui.desktop.command_palette import CommandPalette
from ui.desktop.labels import breakable, foot, plain_label, rule
from ui.desktop.language import translate
from ui.desktop.phones.commands import (
    DRIVERS,
    LETS_IN,
    OF_DRIVER,
    OF_PHONE,
    REACH,
    SET_ASIDE,
    command_specs,
)
from ui.desktop.phones.controller import Invitation, PhonesController, Reach
from ui.desktop.phones.driver_panel import DriverPanel
from ui.desktop.phones.drivers_model import DriversModel
from ui.desktop.phones.reach_form import ReachForm
from ui.desktop.phones.set_aside import SetAside
from ui.desktop.phones.words import moment
from ui.desktop.room import open_within, scrolling
from ui.desktop.table_rows import flat_list, give_widths
from ui.desktop.theme import Theme

LOOK_EVERY_MS = 2000
TICK_MS = 1000
SIZE = (1000, 700)
LINES = 3
"""So many things said stay in sight."""


class PhonesWindow(QMainWindow):
    """See the module. Looks for news while it is in sight."""

    def __init__(
        self, controller: PhonesController, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._controller = controller
        self._picture: PhonesPicture | None = None
        self._reach: Reach | None = None
        self._seen = 0
        self._lines: deque[str] = deque(maxlen=LINES)
        self.commands = Actions(command_specs(self), self)
        for _, action in self.commands:
            self.addAction(action)
        self.rows = DriversModel(theme, self)
        self.panel = DriverPanel()
        self.set_aside = SetAside()
        self.reach = ReachForm()
        self._said = plain_label("", "secondary", wrap=True)
        self._lay_out()
        self._wire()
        self._look_timer = self._every(LOOK_EVERY_MS, self.look)
        self._tick_timer = self._every(TICK_MS, self._tick)
        self.setWindowTitle(translate("Phones", "Phones"))
        open_within(self, *SIZE)
        self._update_commands()

    # --- what is shown ---

    def show_picture(self, picture: PhonesPicture) -> None:
        """Show how the phones stand."""
        chosen = self.panel.driver
        self._picture = picture
        self.rows.show_picture(picture)
        self.set_aside.show_picture(picture)
        count = len(picture.set_aside) + picture.not_kept + len(picture.strangers)
        self.tabs.setTabText(
            SET_ASIDE,
            translate("Phones", "Set aside ({count})").format(count=count)
            if count
            else translate("Phones", "Set aside"),
        )
        self._note_seen()
        again = self.rows.index_of(chosen.driver_id) if chosen else QModelIndex()
        if not again.isValid():
            again = self.rows.first()
        if again.row() != self._list.currentIndex().row():
            self._list.setCurrentIndex(again)
        self._show_chosen()

    def show_invitation(self, invitation: Invitation) -> None:
        """Show the codes that were asked for."""
        self.panel.show_invitation(invitation)
        self._update_commands()

    def show_reach(self, reach: Reach) -> None:
        """Show how phones get in."""
        self._reach = reach
        self.reach.show_reach(reach)
        self.panel.invitation.show_reach(reach.is_open)
        self._update_commands()

    def listening_over(self) -> None:
        """A trial of other options has ended, well or not."""
        self.reach.show_over()

    def message_sent(self) -> None:
        """What was written is on its way."""
        self.panel.conversation.sent()

    def say(self, words: str, *, trouble: bool = False) -> None:
        """Tell the person something, at the foot of the window, where the last few things stay."""
        at = datetime.now().astimezone()
        self._lines.appendleft(f"{moment(at, at)}  {'⚠ ' if trouble else ''}{words}")
        self._said.setText("\n".join(breakable(line) for line in self._lines))

    @property
    def said(self) -> str:
        """What was said, newest first."""
        return "\n".join(self._lines)

    # --- commands ---

    def choose(self, driver_id: str) -> None:
        """Show a driver; the first one where there is none of that id."""
        index = self.rows.index_of(driver_id)
        if index.isValid():
            self.show_page(DRIVERS)
            self._list.setCurrentIndex(index)

    def invite(self) -> None:
        """A code for the driver in view."""
        self.panel.invite()

    def invite_tracker(self) -> None:
        """A tracking app for the driver in view."""
        self.panel.invite_tracker()

    def copy_link(self) -> None:
        """Put the link of the code in view onto the clipboard."""
        if self.panel.invitation.link:
            self._copy(self.panel.invitation.link)

    def retire_phone(self) -> None:
        """Retire the newest phone of the driver in view."""
        self._end_newest(self._retire)

    def revoke_phone(self) -> None:
        """Revoke the newest phone of the driver in view."""
        self._end_newest(self._revoke)

    def write(self) -> None:
        """Put the cursor into the message line."""
        self.show_page(DRIVERS)
        self.panel.conversation.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def let_phones_in(self) -> None:
        """Go to where phones are let in."""
        self.show_page(REACH)
        self.reach.let_in()

    def show_page(self, page: int) -> None:
        """Show one of the three pages."""
        self.tabs.setCurrentIndex(page)

    def look(self) -> None:
        """See how the phones stand."""
        self._controller.look()

    def show_palette(self) -> None:
        """Open the command palette."""
        CommandPalette(self.commands, self).open_over(self)

    def close_window(self) -> None:
        """Close the window; nothing ends with it."""
        self.close()

    # --- building ---

    def _lay_out(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(translate("Phones", "Pages"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(translate("Phones", "Pages"))
        for name in (
            translate("Phones", "Drivers"),
            translate("Phones", "Set aside"),
            translate("Phones", "How phones get in"),
        ):
            self.tabs.addTab(name)
        self._list = self._make_list()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._list)
        split.addWidget(self.panel)
        split.setSizes([430, 570])
        split.setStretchFactor(1, 1)
        self._pages = QStackedWidget()
        for page in (split, self.set_aside, self.reach):
            self._pages.addWidget(page)
        ground = QWidget()
        ground.setObjectName("panel")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(rule())
        column.addWidget(self._pages, 1)
        column.addWidget(foot(self._said))
        self.setCentralWidget(scrolling(ground))

    def _make_list(self) -> QTreeView:
        view = flat_list(self.rows, translate("Phones", "Drivers"))
        give_widths(view.header(), (150, 84))
        return view

    def _wire(self) -> None:
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self.tabs.currentChanged.connect(lambda _: self._note_seen())
        self._list.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.panel.invited.connect(self._controller.invite)
        self.panel.tracker_invited.connect(self._controller.invite_tracker)
        self.set_aside.adopted.connect(self._controller.adopt)
        self.panel.written.connect(self._controller.send_message)
        self.panel.cards.retired.connect(self._retire)
        self.panel.cards.revoked.connect(self._revoke)
        self.panel.invitation.reach_asked.connect(self.let_phones_in)
        self.panel.invitation.copied.connect(self._copy)
        self.reach.applied.connect(self._listen)

    def _every(self, milliseconds: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(call)
        return timer

    # --- what follows ---

    def _show_chosen(self) -> None:
        if self._picture is None:
            return
        driver = self.rows.row(self._list.currentIndex())
        self.panel.show_driver(driver, self._picture)
        self._update_commands()

    def _note_seen(self) -> None:
        """What is set aside was looked at, once its page is in sight."""
        newest = self._picture.set_aside[0].number if self._picture and self._picture.set_aside else 0
        if newest > self._seen and self.tabs.currentIndex() == SET_ASIDE and self.isVisible():
            self._seen = newest
            self._controller.seen_set_aside()

    def _update_commands(self) -> None:
        driver = self.panel.driver
        is_open = self._reach is not None and self._reach.is_open
        for name in OF_DRIVER:
            self.commands[name].setEnabled(driver is not None and (is_open or name not in LETS_IN))
        for name in OF_PHONE:
            self.commands[name].setEnabled(driver is not None and bool(driver.active))
        self.commands["copy_link"].setEnabled(bool(self.panel.invitation.link))

    def _tick(self) -> None:
        """Count a code's time down; its end ends the command to copy it."""
        self.panel.invitation.tick()
        self._update_commands()

    def _copy(self, link: str) -> None:
        QGuiApplication.clipboard().setText(link)
        self.say(
            translate(
                "Phones",
                "The link is copied. It pairs one phone, once: send it to nobody but the driver.",
            )
        )

    def _listen(self, options: ServerOptions) -> None:
        self.reach.show_trying()
        self._controller.listen(options)

    def _end_newest(self, end: Callable[[str], None]) -> None:
        driver = self.panel.driver
        if driver is not None and driver.active:
            end(driver.active[0].device_id)

    def _retire(self, device_id: str) -> None:
        driver = self.panel.driver
        if driver is not None and is_sure(
            self,
            translate("Phones", "Phones"),
            translate("Phones", "Retire this phone of {name}?").format(name=driver.name),
            translate(
                "Phones",
                "It gets no more routes. What it reported before now is still taken "
                "for 7 days. To use it again it must be paired anew.",
            ),
            translate("Phones", "Retire"),
        ):
            self._controller.retire(device_id)

    def _revoke(self, device_id: str) -> None:
        driver = self.panel.driver
        if driver is not None and is_sure(
            self,
            translate("Phones", "Phones"),
            translate("Phones", "Revoke this phone of {name}?").format(name=driver.name),
            translate(
                "Phones",
                "Nothing is taken from it any more, also not what it has not yet sent. "
                "This is for a phone that is lost or stolen; one that is merely "
                "replaced is better retired.",
            ),
            translate("Phones", "Revoke"),
        ):
            self._controller.revoke(device_id)

    # --- Qt ---

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: begin to look for news."""
        super().showEvent(event)
        self._look_timer.start()
        self._tick_timer.start()
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: out of sight, nothing is asked of the server; a code does not stay on the screen."""
        super().hideEvent(event)
        self._look_timer.stop()
        self._tick_timer.stop()
        self.panel.invitation.clear()
