"""How the phones stand: asked of the server and the database, off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from time import monotonic

from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

from app.desk import Desk
from app.domain.driver_sync import Quarantined, SentMessage
from app.domain.events import Event
from app.domain.fleet import Driver
from app.domain.phones import PhonesPicture
from app.phones import (
    SPOKEN,
    all_set_aside,
    conversation,
    known_drivers,
    phones_of_day,
    strangers,
    withdrawn,
)
from app.ports.desk_link import DeskLink, DeviceRow, PhonesLink
from ui.desktop.language import marked, translate
from ui.desktop.phones.controller import Network, Reach
from ui.workplace import Workplace

SET_ASIDE_EVERY_S = 10.0
TALK_SHOWN = timedelta(days=7)
STILL_WAITED_FOR = timedelta(days=1)
"""How long it is asked whether a phone has fetched a message: phones show it no longer."""
_PAGE = 500
SET_UP_THERE = marked("Phones", "How phones get in is set up there; they are paired here.")
PRACTICE = marked("Phones", "The practice day's phones are simulated: leave it to let real ones in.")


class Looker:
    """Remembers what need not be asked again. Used by one thread at a time."""

    def __init__(self) -> None:
        self._desk: Desk | None = None
        self._link: DeskLink | None = None
        self._forget()

    def _forget(self) -> None:
        """Another day, or another server."""
        self._heard: list[Event] = []
        self._sequence = 0
        self._sent: dict[int, SentMessage] = {}
        self._set_aside: tuple[tuple[Quarantined, ...], int] = ((), 0)
        self._set_aside_due = 0.0
        self._names: Mapping[str, Driver] = {}

    def look_at_quarantine(self) -> None:
        """It has changed by our own doing: look at it next time."""
        self._set_aside_due = 0.0

    def picture(self, place: Workplace, desk: Desk, link: PhonesLink) -> PhonesPicture:
        """All there is to see.

        Raises:
            ServerUnreachable, SyncError, StoreError
        """
        self._turn_to(desk, link)
        devices = link.devices()
        board = desk.board()
        self._listen(place, desk)
        self._follow_messages(place, link)
        if monotonic() >= self._set_aside_due:
            self._set_aside = all_set_aside(link)
            self._set_aside_due = monotonic() + SET_ASIDE_EVERY_S
        rows, not_kept = self._set_aside
        data = desk.tracker.data
        return PhonesPicture(
            now=place.clock.now(),
            drivers=phones_of_day(
                data.shifts,
                data.routes,
                devices,
                self._absent(place, desk, devices),
                withdrawn(link.withdrawals(), board),
            ),
            strangers=strangers(devices),
            messages=conversation(self._heard, self._sent.values()),
            set_aside=rows,
            not_kept=not_kept,
        )

    def practice(self, place: Workplace, desk: Desk) -> PhonesPicture:
        """The simulated phones, which nothing can be done about."""
        link = desk.link
        self._turn_to(desk, link)
        devices = link.devices() if link is not None else ()
        data = desk.tracker.data
        return PhonesPicture(
            now=place.clock.now(),
            drivers=phones_of_day(data.shifts, data.routes, devices, {}, {}),
        )

    def _turn_to(self, desk: Desk, link: DeskLink | None) -> None:
        if desk is not self._desk or link is not self._link:
            self._desk, self._link = desk, link
            self._forget()

    def _listen(self, place: Workplace, desk: Desk) -> None:
        """What drivers said that day."""
        new = place.store.events(desk.day, self._sequence)
        if new:
            self._sequence = new[-1].sequence
            self._heard += [event for event in new if event.type in SPOKEN]

    def _follow_messages(self, place: Workplace, link: PhonesLink) -> None:
        """What the desk said, asked again from the oldest message that no phone has fetched."""
        now = place.clock.now()
        waiting = [
            number
            for number, row in self._sent.items()
            if not row.held and row.message.at > now - STILL_WAITED_FOR
        ]
        after = min(waiting) - 1 if waiting else max(self._sent, default=0)
        while True:
            page = link.sent_messages(after, _PAGE)
            self._sent |= {row.number: row for row in page}
            if len(page) < _PAGE:
                break
            after = page[-1].number
        newest = max(self._sent, default=0)
        self._sent = {
            number: row
            for number, row in self._sent.items()
            if number == newest or row.message.at > now - TALK_SHOWN
        }

    def _absent(
        self, place: Workplace, desk: Desk, devices: tuple[DeviceRow, ...]
    ) -> Mapping[str, Driver]:
        """Drivers of other days; they are looked up only where a phone is theirs."""
        at_work = {shift.driver.driver_id for shift in desk.tracker.data.shifts}
        missing = {row.driver_id for row in devices if row.driver_id} - at_work - self._names.keys()
        if missing:
            self._names = {d: Driver(d, d) for d in missing} | known_drivers(place.store)
        return self._names


def reach_of(place: Workplace) -> Reach:
    """How phones get in.

    Raises:
        SyncError: what was chosen cannot be read.
    """
    elsewhere = place.listening.elsewhere()
    if elsewhere:
        return Reach(
            None,
            elsewhere,
            fixed=translate("Phones", "The sync server runs at {elsewhere}. {there}").format(
                elsewhere=elsewhere, there=translate("Phones", SET_UP_THERE)
            ),
        )
    address = place.listening.address()
    return Reach(
        place.listening.options(),
        address.phones_url if address else "",
        address.plain_url if address else "",
        networks(),
    )


def networks() -> tuple[Network, ...]:
    """The networks this computer is on now, by their addresses (IPv4)."""
    flags = QNetworkInterface.InterfaceFlag
    found = []
    for interface in QNetworkInterface.allInterfaces():
        on = interface.flags()
        if not on & flags.IsRunning or on & flags.IsLoopBack:
            continue
        for entry in interface.addressEntries():
            address = entry.ip()
            if address.protocol() is QAbstractSocket.NetworkLayerProtocol.IPv4Protocol:
                found.append(Network(interface.humanReadableName(), address.toString()))
    return tuple(found)
