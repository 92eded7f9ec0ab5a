"""Letting a phone take part: the code to scan, and what a person does on the phone."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.domain.phones import DriverPhones
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate
from ui.desktop.phones.controller import Invitation, Way
from ui.desktop.phones.qr import QrView
from ui.desktop.phones.words import time_left

CODE_SIDE = 300
CLOSED = marked("Phones", "Phones cannot reach this desk yet: it listens to this computer only.")


class InvitationPanel(QWidget):
    """Empty until a code is asked for. A code is taken off the screen when it was used or has ended."""

    asked = Signal()
    tracker_asked = Signal()
    reach_asked = Signal()
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._invitation: Invitation | None = None
        self._shown = QElapsedTimer()
        self._known: frozenset[str] = frozenset()
        self._words = plain_label("", "secondary", wrap=True)
        self._ask = QPushButton(translate("Phones", "Pair a phone"))
        self._ask.setProperty("primary", True)
        self._ask.clicked.connect(self.asked)
        self._track = QPushButton(translate("Phones", "Tracking app"))
        self._track.setToolTip(
            translate("Phones", "Traccar Client, OwnTracks ...: tell where the van is")
        )
        self._track.clicked.connect(self.tracker_asked)
        self._reach = QPushButton(translate("Phones", "Let phones in …"))
        self._reach.setProperty("primary", True)
        self._reach.clicked.connect(self.reach_asked)
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setAccessibleName(translate("Phones", "App on the phone"))
        self._tabs.currentChanged.connect(self._show_way)
        self._code = QrView(CODE_SIDE)
        self._steps = plain_label("", "", wrap=True)
        self._left = plain_label("", "title")
        self._typed = plain_label("", "code")
        self._copy = QPushButton(translate("Phones", "Copy the link"))
        self._copy.clicked.connect(self._copy_link)
        self._body = self._make_body()
        self._lay_out()
        self.clear()

    def _make_body(self) -> QWidget:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._steps)
        right.addWidget(self._typed)
        right.addWidget(self._left)
        right.addStretch(1)
        right.addWidget(self._copy)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self._code)
        across.addLayout(right, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tabs)
        column.addLayout(across)
        return body

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(plain_label(translate("Phones", "Pair a phone"), "heading"))
        head.addStretch(1)
        for button in (self._track, self._ask, self._reach):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addWidget(self._body)

    # --- what is shown ---

    def show_reach(self, is_open: bool) -> None:
        """Say whether a phone could get in at all."""
        self._ask.setVisible(is_open)
        self._track.setVisible(is_open)
        self._reach.setVisible(not is_open)
        if not is_open:
            self.clear(translate("Phones", CLOSED))
        elif self._invitation is None and self._words.text() == translate("Phones", CLOSED):
            self.clear()

    def show_invitation(self, invitation: Invitation, driver: DriverPhones) -> None:
        """Show a driver's codes."""
        self._known = frozenset(phone.device_id for phone in driver.phones)
        self._invitation = invitation
        self._shown.start()
        with QSignalBlocker(self._tabs):
            while self._tabs.count():
                self._tabs.removeTab(0)
            for way in invitation.ways:
                self._tabs.addTab(way.name)
        self._tabs.setVisible(len(invitation.ways) > 1)
        self._words.setVisible(False)
        self._body.setVisible(True)
        self._ask.setText(
            translate("Phones", "New code")
            if not invitation.device_id
            else translate("Phones", "Pair a phone")
        )
        self._show_way(0)

    def show_driver(self, driver: DriverPhones) -> None:
        """Follow the driver in view: a used or ended code goes, and a code of another driver."""
        invitation = self._invitation
        if invitation is None:
            return
        if invitation.driver_id != driver.driver_id:
            self.clear()
            return
        if invitation.device_id:
            heard = {phone.device_id for phone in driver.active if phone.last_seen is not None}
            if invitation.device_id in heard:
                self.clear(
                    translate("Phones", "The app of {name} has reported: it is set up.").format(
                        name=driver.name
                    )
                )
            return
        if any(phone.device_id not in self._known for phone in driver.active):
            self.clear(
                translate("Phones", "A phone of {name} was paired just now.").format(name=driver.name)
            )

    def tick(self) -> None:
        """Count the code's time down, by the seconds it has been shown: clocks may differ."""
        way, invitation = self._way(), self._invitation
        if way is None or way.expires is None or invitation is None:
            return
        lives_ms = (way.expires - invitation.made).total_seconds() * 1000
        left = time_left(lives_ms - self._shown.elapsed())
        if not left:
            self.clear(
                translate("Phones", "The code has ended. Ask for a new one when the phone is at hand.")
            )
        else:
            self._left.setText(translate("Phones", "Good for {left}").format(left=left))

    def clear(self, words: str = "") -> None:
        """Take a code off the screen, and say why."""
        self._invitation = None
        self._code.show_code(())
        self._body.setVisible(False)
        self._words.setVisible(bool(words))
        self._words.setText(words)
        self._ask.setText(translate("Phones", "Pair a phone"))

    @property
    def link(self) -> str:
        """What the code in view says; '' when there is none."""
        way = self._way()
        return way.text if way is not None else ""

    def _way(self) -> Way | None:
        if self._invitation is None or not 0 <= self._tabs.currentIndex() < len(self._invitation.ways):
            return None
        return self._invitation.ways[self._tabs.currentIndex()]

    def _show_way(self, _index: int) -> None:
        way = self._way()
        if way is None or self._invitation is None:
            return
        self._code.show_code(
            way.modules,
            translate("Phones", "{name}: code to scan with the phone").format(name=way.name),
        )
        numbered = [f"{n}. {step}" for n, step in enumerate(way.steps, 1)]
        self._steps.setText("\n".join(numbered))
        one_time = way.expires is not None
        self._typed.setVisible(one_time)
        self._typed.setText(self._invitation.code)
        self._left.setVisible(one_time)
        self.tick()

    def _copy_link(self) -> None:
        if self.link:
            self.copied.emit(self.link)
