"""The phones window over a real server process, a real store, and phones that know HTTP only."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event as Flag
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.domain.driver_sync import DeviceState
from app.fleet.files import load_fleet
from app.sync.address import ServerAddress, is_running
from app.sync.options import ServerOptions, write_options
from app.tasks import Tasks
from main import RealLauncher, data_folder
from resources import demo
from ui.desktop.heartbeat import Heartbeat
from ui.desktop.open_day import OpenDay
from ui.desktop.phones.commands import REACH
from ui.desktop.phones.window import PhonesWindow
from ui.desktop.phones.work import PhoneWork
from ui.desktop.screen import Screen
from ui.desktop.server_line import ServerLine, is_wanted
from ui.desktop.tasks import GuiDelivery
from ui.desktop.theme import Theme
from ui.workplace import Workplace

pytestmark = pytest.mark.gui

DAY = date(2026, 6, 15)
PATIENT_MS = 1000
"""Waiting for a server on the GUI thread would show here; see test_session."""


@dataclass
class Yard:
    """An open phones window with everything behind it."""

    qtbot: QtBot
    window: PhonesWindow
    work: PhoneWork
    place: Workplace
    desk: Desk

    def wait(self, true: Callable[[], object], seconds: float = 60) -> None:
        try:
            self.qtbot.waitUntil(lambda: bool(true()), timeout=round(seconds * 1000))
        except Exception as error:
            raise AssertionError(f"waited in vain; the window said: {self.window.said}") from error

    @property
    def address(self) -> ServerAddress:
        address = self.place.listening.address()
        assert address is not None
        return address

    def labels(self) -> str:
        return "\n".join(label.text() for label in self.window.findChildren(QLabel))

    def ask(self, method: str, path: str, token: str = "", **more: Any) -> requests.Response:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        url = f"{self.address.url}{path}"
        return requests.request(method, url, headers=headers, timeout=30, **more)

    def let_phones_in(self, plain_port: int) -> None:
        form = self.window.reach
        self.window.let_phones_in()
        form.stock_port.setValue(plain_port)
        self.qtbot.mouseClick(form._apply, Qt.MouseButton.LeftButton)


@pytest.fixture
def yard(qtbot: QtBot, theme: Theme, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Yard]:
    """On loopback, unless a test asks for other options."""
    folder = data_folder(tmp_path / "data")
    write_options(folder.server, getattr(request, "param", ServerOptions()))
    delivery = GuiDelivery()
    bugs: list[Exception] = []
    with RealLauncher().workplace(folder.root) as place:
        depot, shifts = load_fleet(demo.FLEET, DAY)
        with place.store.write() as unit:
            unit.put_depot(depot)
            unit.put_shifts(shifts)
            unit.commit()
        day = OpenDay(Screen(delivery.deliver), lambda *_: None)
        desk = day.open(place, DAY)
        line, tasks, beat = ServerLine(), Tasks(delivery.deliver), Heartbeat()
        closing = Flag()

        def run[T](
            do: Callable[[], T],
            on_success: Callable[[T], None],
            on_failure: Callable[[Exception], None],
        ) -> None:
            if not closing.is_set():  # as in DeskSession
                tasks.submit(do, on_success, on_failure)

        work = PhoneWork(day, line, run, lambda: False, bugs.append)
        window = PhonesWindow(work, theme)
        work.attach(window)
        window.show()
        qtbot.wait(50)
        beat.start()
        made = Yard(qtbot, window, work, place, desk)
        made.wait(lambda: window.rows.rowCount() == len(shifts))
        yield made
        stood_still = beat.stop()
        closing.set()
        window.close()
        tasks.close()
        qtbot.wait(20)  # what came last is shown
        window.deleteLater()
        assert line.leave(place) == ""
        assert not is_running(folder.server)
    assert bugs == []
    assert stood_still < PATIENT_MS


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_phones_are_let_in_paired_written_to_heard_and_ended(yard: Yard) -> None:
    window = yard.window
    driver = window.panel.driver
    assert driver is not None
    assert not window.commands["invite"].isEnabled()
    assert not is_wanted(yard.place, yard.desk)
    yard.let_phones_in(free_port())
    yard.wait(lambda: "was started again" in window.said)
    assert is_wanted(yard.place, yard.desk)
    yard.wait(lambda: yard.address.phones_url in yard.labels())
    assert yard.address.phones_url.startswith("https://")
    assert yard.place.listening.options().tls == "private"

    window.choose(driver.driver_id)
    window.commands["invite"].trigger()
    yard.wait(lambda: window.panel.invitation.link)
    link = urlsplit(window.panel.invitation.link)
    assert (link.scheme, link.path) == ("http", "/certificate")
    asked = parse_qs(link.fragment)
    assert asked["ca"] == [yard.address.fingerprint.replace(":", "").lower()]
    paired = yard.ask("POST", "/v1/pair", json={"code": asked["code"][0]}).json()
    assert paired["driver"] == driver.driver_id
    yard.wait(lambda: "was paired just now" in yard.labels())
    token = paired["token"]

    line = window.panel.conversation.line
    line.setText("come back")
    yard.qtbot.keyClick(line, Qt.Key.Key_Return)
    yard.wait(lambda: line.text() == "")
    yard.wait(lambda: any("not on the phone yet" in said for said in window.panel.conversation.lines))
    route = yard.ask("GET", "/v1/route", token).json()
    assert [message["text"] for message in route["messages"]] == ["come back"]
    yard.ask("GET", f"/v1/route?cursor={route['cursor']}", token)
    yard.wait(lambda: window.panel.conversation.lines[0].endswith("You: come back"))

    nonsense = {"seq": 1, "type": "danced", "note": "<b>hi</b>"}
    sent_at = datetime.now(UTC).isoformat()
    yard.ask("POST", "/v1/events", token, json={"sent_at": sent_at, "events": [nonsense]})
    yard.work._looker.look_at_quarantine()
    yard.wait(lambda: window.set_aside.rows.rowCount() == 1)
    assert "danced" in (window.set_aside.rows.row(window.set_aside.rows.index(0, 0)) or "").raw  # type: ignore[union-attr]

    yard.work.revoke(paired["device_id"])
    yard.wait(lambda: "revoked" in yard.labels())
    assert yard.ask("GET", "/v1/route", token).status_code == 401
    assert yard.place.store.ended_phones() == {paired["device_id"]: DeviceState.REVOKED}


def test_a_port_that_is_taken_is_said_and_everything_is_as_it_was(yard: Yard) -> None:
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        yard.let_phones_in(taken.getsockname()[1])
        yard.wait(lambda: "What was chosen before holds again." in yard.window.said)
    assert "used by another program" in yard.window.said
    assert yard.place.listening.options() == ServerOptions()
    yard.wait(lambda: not yard.window.reach._reach or not yard.window.reach._reach.is_open)
    assert yard.window.tabs.currentIndex() == REACH
    assert yard.ask("GET", "/health").status_code == 200


@pytest.mark.parametrize("yard", [ServerOptions(host="0.0.0.0")], indirect=True)
def test_a_tracking_app_is_set_up_and_a_strange_one_given_to_its_driver(yard: Yard) -> None:
    window = yard.window
    driver = window.panel.driver
    assert driver is not None
    yard.work.invite_tracker(driver.driver_id)
    yard.wait(lambda: window.panel.invitation.link)
    mine = urlsplit(window.panel.invitation.link)
    fix = "&lat=47.16&lon=9.51&timestamp=" + str(int(datetime.now(UTC).timestamp()))
    assert yard.ask("GET", f"/?id={parse_qs(mine.query)['id'][0]}{fix}").status_code == 200
    yard.wait(lambda: "has reported: it is set up" in yard.labels())
    assert yard.ask("GET", f"/?id=482913{fix}").status_code == 200
    yard.wait(lambda: "calling itself “482913”" in yard.labels())
    picture = window._picture
    assert picture is not None
    assert picture.strangers[0].last_seen is not None
    yard.work.adopt(picture.strangers[0].device_id, driver.driver_id)
    yard.wait(lambda: window._picture is not None and not window._picture.strangers)
    assert window.panel.driver is not None
    assert [phone.app for phone in window.panel.driver.active] == ["traccar", "traccar"]


def test_a_killed_server_is_told_once_and_found_again(yard: Yard) -> None:
    told: list[str] = []
    say = yard.window.say

    def note(words: str, *, trouble: bool = False) -> None:
        told.append(words)
        say(words, trouble=trouble)

    yard.window.say = note  # type: ignore[method-assign]
    os.kill(yard.address.pid, signal.SIGKILL)
    yard.wait(lambda: any("does not answer" in words for words in told))
    yard.wait(lambda: told[-1] == "The sync server answers again.")
    assert len(told) <= 3
