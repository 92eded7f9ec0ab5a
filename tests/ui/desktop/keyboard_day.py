"""A person at the keyboard of the real desktop: a thread that presses keys and looks at the window.

Run as a process of its own on a display (``python -m tests.ui.desktop.keyboard_day DATA ORDERS OUT``).
Every key goes to the widget that has the focus, as the system would send it; the mouse is never moved.
What is waited for is always something on the screen. ``OUT`` gets the day's report.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from threading import Event as Flag
from threading import Thread
from time import monotonic

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.board import Board, Lane
from app.domain.stop_state import StopState
from app.practice.phone import Phone
from app.sync.address import read_address
from main import RealLauncher, WindowOpener, data_folder
from resources import demo
from storage.datafolder import DataFolder
from ui.desktop.screen import Deliver
from ui.desktop.session import DeskSession
from ui.desktop.start import run_desktop
from ui.desktop.window import MainWindow

PATIENCE_S = 90.0
SEARCH_S = "1"
LOOK_EVERY_S = 0.03


class Manager:
    """What a window manager does and a bare display does not: a window that comes up gets the keys, and
    when it goes they are the one's behind it."""

    def __init__(self) -> None:
        self._pile: list[QWidget] = []

    def look(self) -> None:
        """Give the keys to the window on top."""
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and _takes_keys(w)]
        self._pile = [w for w in self._pile if w in shown] + [w for w in shown if w not in self._pile]
        top = QApplication.activeModalWidget() or (self._pile[-1] if self._pile else None)
        if top is not None and QApplication.activePopupWidget() is None and not top.isActiveWindow():
            top.activateWindow()


def _takes_keys(window: QWidget) -> bool:
    return window.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog)


class Turns(QObject):
    """Turns on the window's thread, each an event of its own: one that opens a question does not keep
    the others waiting."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.wanted.connect(lambda do: do(), Qt.ConnectionType.QueuedConnection)


class Person:
    """Sees the window and has a keyboard. Lives on a thread of its own: a dialog that waits for an
    answer keeps the window's thread, not the person."""

    def __init__(self, window: MainWindow) -> None:
        """On the window's thread."""
        self._window = window
        self._turns = Turns()
        self._manager = Manager()

    def see[T](self, look: Callable[[MainWindow], T]) -> T:
        """What a look at the window finds."""
        found: list[T] = []
        trouble: list[BaseException] = []
        seen = Flag()

        def on_gui_thread() -> None:
            self._manager.look()
            try:
                found.append(look(self._window))
            except Exception as error:  # noqa: BLE001 - told to who looked
                trouble.append(error)
            seen.set()

        self._turns.wanted.emit(on_gui_thread)
        if not seen.wait(PATIENCE_S):
            raise AssertionError("the window stands still")
        if trouble:
            raise trouble[0]
        return found[0]

    def wait(
        self, what: str, true: Callable[[MainWindow], object], patience_s: float = PATIENCE_S
    ) -> None:
        """Look until something is so."""
        give_up = monotonic() + patience_s
        pause = Flag()
        while not self.see(lambda window: bool(true(window))):
            if monotonic() > give_up:
                raise AssertionError(f"waited in vain until {what}; {self.see(_situation)}")
            pause.wait(LOOK_EVERY_S)
        if what:
            sys.stderr.write(f"{datetime.now(UTC):%H:%M:%S}  {what}\n")

    def press(self, *keys: str) -> None:
        """One key after the other."""
        for each in keys:
            self._strike(lambda widget, each=each: QTest.keySequence(widget, QKeySequence(each)))

    def type(self, text: str) -> None:
        """Letters."""
        self._strike(lambda widget: QTest.keyClicks(widget, text))

    def hears(self, words: str) -> None:
        """Until the window has said this."""
        self.wait(f"the window says '{words}'", lambda w: any(words in m for m in w.messages.kept))

    def close(self) -> None:
        """Give up."""
        self._turns.wanted.emit(self._window.close)

    def _strike(self, strike: Callable[[QWidget], None]) -> None:
        """At what has the focus, once something has. Not waited for: the key may open a question."""
        self.wait("", lambda _: _focus() is not None)
        struck = Flag()

        def on_gui_thread() -> None:
            struck.set()
            widget = _focus()
            if widget is not None:
                strike(widget)

        self._turns.wanted.emit(on_gui_thread)
        struck.wait(PATIENCE_S)


def _focus() -> QWidget | None:
    popup = QApplication.activePopupWidget()
    if popup is not None:  # it has the keyboard, the window below keeps the focus
        return popup.focusWidget() or popup
    return QApplication.focusWidget() or QApplication.activeWindow()


def _situation(window: MainWindow) -> str:
    focus, active = QApplication.focusWidget(), QApplication.activeWindow()
    said = " | ".join(window.messages.kept[:6])
    return f"focus on {focus!r} in {active!r}; the window said: {said}"


def _lane(board: Board | None, shift_id: str) -> Lane:
    lane = board.lane(shift_id) if board is not None else None
    assert lane is not None
    return lane


class Day:
    """The steps of a day, one after the other."""

    def __init__(
        self, person: Person, folder: DataFolder, orders: Path, out: Path, pair: Callable[[str], str]
    ) -> None:
        """``pair`` gives a driver's phone a one-time code."""
        self._person = person
        self._pair = pair
        self._folder = folder
        self._orders = orders
        self._out = out
        self.tomorrow = date.today() + timedelta(days=1)

    def live(self) -> None:
        """From the orders to the report."""
        self.take_in()
        self.set_the_time_to_search()
        self.plan()
        shift_id = self.move_a_stop()
        self.send()
        self.drive(shift_id)
        self.answer_a_suggestion(shift_id)
        self.take_a_call()
        self.lock_and_undo()
        self.write_report()

    def take_in(self) -> None:
        """Drivers and orders from files; one cell is repaired in the workbench."""
        person = self._person
        person.wait("the window shows a day", lambda w: w.board is not None)
        person.press("Alt+Right")
        person.wait("it is tomorrow", lambda w: w.board is not None and w.board.day == self.tomorrow)
        person.press("Ctrl+Shift+O")
        self._answer_file("Import drivers and vehicles", demo.FLEET)
        person.hears("6 drivers of ")
        person.press("Ctrl+O")
        self._answer_file("Import orders", self._orders)
        person.wait("the workbench is open", lambda _: _active_title().startswith("Import few.csv"))
        person.wait(
            "it stands on the cell at fault", lambda w: w.importing.dialog.table.cells.hasFocus()
        )
        person.press("F2")
        person.wait("the cell is open", lambda _: _focus_is("QLineEdit"))
        person.press("Ctrl+A")
        person.type("13:00")
        person.press("Return")
        person.wait(
            "it is understood",
            lambda w: (
                w.importing.dialog.bring_in.isEnabled()
                and "leave out" not in w.importing.dialog.bring_in.text()
            ),
        )
        person.press("Ctrl+Return")
        person.hears("orders kept")
        person.wait("the orders are on the board", lambda w: w.board is not None and w.board.orders)

    def set_the_time_to_search(self) -> None:
        """A setting, found in the palette by its words."""
        person = self._person
        self._command("planner searches")
        person.wait("the setting is open", lambda _: _active_title() == "Settings")
        person.wait("its field has the cursor", lambda _: _focus_is("QLineEdit"))
        person.type(SEARCH_S)
        person.press("Return")
        person.wait("it holds", lambda w: w.planner.seconds == int(SEARCH_S))
        person.press("Esc")
        person.wait("the desk is back", lambda w: w.isActiveWindow())

    def plan(self) -> None:
        """A draft."""
        self._person.press("F5")
        self._person.hears("Planned ")
        self._person.wait("there are routes", lambda w: any(lane.stops for lane in w.board.lanes))

    def move_a_stop(self) -> str:
        """Choose a driver, go down to a stop, read it, move it later."""
        person = self._person
        number, shift_id = person.see(_busiest)
        person.press("Ctrl+1", str(number))
        person.wait("the driver is chosen", lambda w: w.selection.shift_id == shift_id)
        person.press("Down")
        person.wait("a stop is chosen", lambda w: w.selection.stop_id)
        chosen = person.see(lambda w: w.selection.stop_id)
        before = person.see(lambda w: _order(w, shift_id))
        name = person.see(lambda w: w.board.stop(chosen).name)
        person.wait("the stop can be read", lambda w: name in _current_text(w))
        person.press("Alt+Down")
        at = before.index(chosen)
        after = [*before[:at], before[at + 1], chosen, *before[at + 2 :]]
        person.wait("it stands one later", lambda w: _order(w, shift_id) == after)
        return shift_id

    def send(self) -> None:
        """To the drivers."""
        self._person.press("Ctrl+Return")
        self._person.hears("Sent ")

    def drive(self, shift_id: str) -> None:
        """The driver's phone reports the first stop done."""
        person = self._person
        lane = person.see(lambda w: _lane(w.board, shift_id))
        address = read_address(self._folder.server)
        assert address is not None
        code = self._pair(lane.shift.driver.driver_id)
        phone = Phone(address.url, lambda: datetime.now(UTC), lambda: True, Random(1))
        phone.pair(code)
        phone.fetch()
        stop = lane.stops[0].stop_id
        phone.report("shift_started", shift_id)
        phone.report("arrived", shift_id, stop_id=stop)
        phone.report("completed", shift_id, stop_id=stop, outcome="delivered_to_recipient")
        person.wait("the stop is done", lambda w: w.board.stop(stop).state is StopState.COMPLETED)
        phone.close()

    def answer_a_suggestion(self, shift_id: str) -> None:
        """The driver cannot go on; what is suggested is accepted."""
        person = self._person
        self._command("cannot go on")
        person.wait("it is asked", lambda _: _focus_is("QPushButton"))
        person.press("Shift+Tab")
        person.wait(
            "the other answer has the focus", lambda _: _focus().text().replace("&", "") == "Take out"
        )
        person.press("Space")
        person.wait("somebody else is suggested", lambda w: w.board.suggestions)
        person.press("A")
        person.wait(
            "another driver has the stops",
            lambda w: not any(not s.state.is_final for s in _lane(w.board, shift_id).stops),
        )

    def take_a_call(self) -> None:
        """An order by phone."""
        person = self._person
        person.press("Ctrl+N")
        person.wait("the form is open", lambda w: w.intake.dialog.isActiveWindow())
        person.wait("the cursor is in the name", lambda w: w.intake.dialog.form.name.hasFocus())
        person.type("Frau Neu")
        person.press("Tab")
        for _ in range(4):
            if person.see(lambda w: w.intake.dialog.form.address.hasFocus()):
                break
            person.press("Tab")
        person.type("landstrasse 12 vaduz")
        person.wait("streets are offered", lambda w: w.intake.dialog.form.address.list.isVisible())
        person.press("Return")
        person.wait("the place is known", lambda w: not w.intake.dialog.form.address.list.isVisible())
        person.press("Return")
        person.hears("Saved: Frau Neu")
        person.wait("the form is gone", lambda w: not w.intake.dialog.isVisible())

    def lock_and_undo(self) -> None:
        """A stop is locked to its driver, then not."""
        person = self._person
        number, shift_id = person.see(_busiest)
        person.press("Ctrl+1", str(number))
        person.wait("the driver is chosen", lambda w: w.selection.shift_id == shift_id)
        person.press("Down")
        person.wait("a stop is chosen", lambda w: w.selection.stop_id)
        chosen = person.see(lambda w: w.selection.stop_id)
        person.press("L")
        person.wait("it is locked", lambda w: w.board.stop(chosen).locked)
        person.press("Ctrl+Z")
        person.wait("it is free", lambda w: not w.board.stop(chosen).locked)

    def write_report(self) -> None:
        """To a file."""
        self._person.press("Ctrl+R")
        self._answer_file("Write the day's report", self._out)
        self._person.hears("Wrote ")

    def _answer_file(self, title: str, path: Path) -> None:
        self._person.wait(
            f"'{title}' asks for a file", lambda _: _active_title() == title and _focus_is("QLineEdit")
        )
        self._person.press("Ctrl+A")
        self._person.type(str(path))
        self._person.press("Return")

    def _command(self, words: str) -> None:
        self._person.press("Ctrl+K")
        self._person.wait("the palette is open", lambda _: QApplication.activePopupWidget() is not None)
        self._person.type(words)
        self._person.press("Return")


def _focus_is(kind: str) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and focus.inherits(kind)


def _active_title() -> str:
    active = QApplication.activeWindow()
    return active.windowTitle() if active is not None else ""


def _busiest(window: MainWindow) -> tuple[int, str]:
    """Number and shift of the driver with most to do."""
    lanes = window.board.lanes if window.board is not None else ()
    open_stops = [sum(not stop.state.is_final for stop in lane.stops) for lane in lanes]
    at = open_stops.index(max(open_stops))
    return at + 1, lanes[at].shift.shift_id


def _order(window: MainWindow, shift_id: str) -> list[str]:
    return [stop.stop_id for stop in _lane(window.board, shift_id).stops]


def _current_text(window: MainWindow) -> str:
    """What a screen reader says of the row that has the cursor."""
    lanes = window.lanes
    return str(lanes.model().data(lanes.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))


def main(data: Path, orders: Path, out: Path) -> int:
    """Live the day; 0 when it went through."""
    folder = data_folder(data)
    opener = WindowOpener(RealLauncher(), folder, folder.regions)
    troubles: list[str] = []

    def make(deliver: Deliver) -> DeskSession:
        return DeskSession(opener, deliver)

    def attach(session: DeskSession, window: MainWindow) -> None:
        session.attach(window)
        person = Person(window)

        def pair(driver_id: str) -> str:
            link = session._day.desk.link
            assert link is not None
            return link.pairing_code(driver_id).code

        def live() -> None:
            try:
                Day(person, folder, orders, out, pair).live()
            except BaseException:  # noqa: BLE001 - told by the exit status
                troubles.append(traceback.format_exc())
                person.close()
            else:
                person.press("Ctrl+Q")

        Thread(target=live, name="person", daemon=True).start()

    run_desktop(folder.root, make, attach)
    sys.stderr.writelines(troubles)
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main(*(Path(name) for name in sys.argv[1:4])))
