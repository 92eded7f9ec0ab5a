"""The strip at the bottom: unsent changes, the sync server, the optimiser."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from app.domain.board import ServerStatus
from app.domain.disruption import Dial
from ui.desktop.actions import Actions
from ui.desktop.formats import percent
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate
from ui.desktop.phones.choice import Choice
from ui.desktop.regions.controller import RegionJob
from ui.desktop.vocabulary import said
from ui.desktop.words import seconds_text

DIAL_TIPS = {
    Dial.HOLD: marked(
        "StatusStrip", "Nothing that a driver was given moves; new orders come in between"
    ),
    Dial.CAREFUL: marked("StatusStrip", "Few changes, and no promise gets worse"),
    Dial.NORMAL: marked("StatusStrip", "A few stops an hour may change their driver where it pays"),
    Dial.FREE: marked("StatusStrip", "Whatever makes the day better"),
}


class StatusStrip(QWidget):
    """One line, always visible. ``dial_turned`` has the mark that a person chose."""

    dial_turned = Signal(Dial)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusstrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(36)
        self._unsent = plain_label(translate("StatusStrip", "Everything is sent"))
        self._server = plain_label(translate("StatusStrip", "server not started"), "secondary")
        self._optimiser = plain_label(translate("StatusStrip", "optimiser: off"), "secondary")
        self._job = plain_label("", "secondary")
        self._stop_job = QToolButton()
        self._stop_job.setText(translate("StatusStrip", "Stop"))
        self._stop_job.setToolTip(actions["stop_region"].text())
        self._stop_job.clicked.connect(actions["stop_region"].trigger)
        self._dial = Choice()
        self._dial.setAccessibleName(translate("StatusStrip", "How freely the day may be planned anew"))
        for mark, tip in DIAL_TIPS.items():
            self._dial.addItem(
                translate("StatusStrip", "Changes: {mark}").format(mark=said(mark.value)), mark
            )
            self._dial.setItemData(
                self._dial.count() - 1, translate("StatusStrip", tip), Qt.ItemDataRole.ToolTipRole
            )
        self._dial.activated.connect(lambda at: self.dial_turned.emit(self._dial.itemData(at)))
        self.show_dial(Dial.NORMAL)
        self.show_job(None)
        self._send = QPushButton(translate("StatusStrip", "Send"))
        self._send.setProperty("primary", True)
        send = actions["send"]
        self._send.setToolTip(send.text())
        self._send.setEnabled(send.isEnabled())
        self._send.clicked.connect(send.trigger)
        send.enabledChanged.connect(self._send.setEnabled)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self._unsent)
        row.addWidget(self._send)
        row.addStretch(1)
        row.addWidget(_phones_button(actions))
        row.addWidget(self._server)
        row.addStretch(1)
        row.addWidget(self._job)
        row.addWidget(self._stop_job)
        row.addWidget(self._optimiser)
        row.addWidget(self._dial)

    def show_unsent(self, routes: int, moved: int) -> None:
        """How many routes phones do not have as they stand, and how many stops moved on those that they
        have in another form."""
        if routes == 0:
            self._unsent.setText(translate("StatusStrip", "Everything is sent"))
        elif moved:
            self._unsent.setText(translate("StatusStrip", "%n unsent changes", "", moved))
        else:
            self._unsent.setText(translate("StatusStrip", "%n routes not sent", "", routes))
        self._send.setVisible(routes > 0)

    def show_server(self, status: ServerStatus, now: datetime | None) -> None:
        """How the link to the phones stands."""
        self._server.setText(server_words(status, now or datetime.now(UTC)))

    def only_look(self, reason: str) -> None:
        """Nothing can be changed from here, for this reason."""
        self._dial.setEnabled(False)
        self._dial.setToolTip(
            translate("StatusStrip", "How freely the day may be planned anew: {reason}").format(
                reason=reason
            )
        )
        self._send.hide()
        self._server.setText(translate("StatusStrip", "only to look"))

    def show_dial(self, dial: Dial) -> None:
        """How freely the rest of the day may be planned anew."""
        if dial != self._dial.currentData():
            self._dial.setCurrentIndex(self._dial.findData(dial))
        self._dial.setToolTip(translate("StatusStrip", DIAL_TIPS[dial]))

    def show_job(self, job: RegionJob | None) -> None:
        """How a long job stands, with the way to stop it; None when none runs."""
        self._job.setText(f"{job.words[:48]} {percent(job.share)}" if job is not None else "")
        for part in (self._job, self._stop_job):
            part.setVisible(job is not None)

    def show_optimiser(self, words: str) -> None:
        """What the optimiser does."""
        self._optimiser.setText(translate("StatusStrip", "optimiser: {words}").format(words=words))


def _phones_button(actions: Actions) -> QToolButton:
    """The way to the phones, beside the words about them."""
    button = QToolButton()
    button.setText(translate("StatusStrip", "Phones"))
    button.setAutoRaise(True)
    button.setToolTip(actions["phones"].text())
    button.clicked.connect(actions["phones"].trigger)
    actions["phones"].enabledChanged.connect(button.setEnabled)
    return button


def server_words(status: ServerStatus, now: datetime) -> str:
    """``server ok, 6 phones, last 4 s ago``; ``4 of 6 phones`` where a driver has none."""
    parts = [status.words]
    if status.drivers:
        words = translate("StatusStrip", "%n phones", "", status.drivers)
        if status.phones < status.drivers:
            some = translate("StatusStrip", "{some} of {phones}")
            words = some.format(some=status.phones, phones=words)
        parts.append(words)
    if status.last_heard is not None:
        parts.append(
            translate("StatusStrip", "last {age} ago").format(
                age=seconds_text((now - status.last_heard).total_seconds())
            )
        )
    return ("" if status.reachable else "⚠ ") + ", ".join(parts)
