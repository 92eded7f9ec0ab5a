"""Starting the desktop: the application, its theme, the window, one per data folder."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socketpair

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QSettings,
    QSocketNotifier,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from app.domain.errors import AlreadyRunning, RoundsmanError
from ui.desktop.controller import DeskController
from ui.desktop.garbage import GuiGarbage
from ui.desktop.language import LANGUAGE_KEY, SYSTEM, speak
from ui.desktop.map_scheme import WEB_FOLDER, register_scheme
from ui.desktop.single import OneDesktop
from ui.desktop.tasks import GuiDelivery
from ui.desktop.theme import Theme, ThemeMode
from ui.desktop.window import MainWindow

BENCH_START = "ROUNDSMAN_BENCH_START"
"""In the environment: say when the window is usable, and end."""

SWITCH_S = 0.001
"""So long a thread may keep the interpreter while another waits for it (Python's own: 5 ms). A paint
asks for it several times, and what the desk computes beside it must not hold each of them up."""

type Deliver = Callable[[Callable[[], None]], None]


class MissingAssets(RoundsmanError):
    """The map page has not been built: set-up did not finish."""


def make_application(language: str = SYSTEM, *, headless: bool = False) -> QApplication:
    """The QApplication, with WebEngine made ready before it, speaking a language.

    ``headless`` draws into memory; no display is needed. As root Chromium refuses to start with its
    sandbox, so it is switched off then, and only then.

    Raises:
        MissingAssets: the map page is not there.
    """
    if not (WEB_FOLDER / "map.html").exists() or not (WEB_FOLDER / "vendor" / "leaflet.js").exists():
        raise MissingAssets("The map page has not been built. Run make setup, then start again.")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    sys.setswitchinterval(SWITCH_S)
    qInstallMessageHandler(_log_qt)
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = f"{flags} --log-level=3".strip()
    register_scheme()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    app = QApplication(["roundsman"])
    app.setApplicationName("Roundsman")
    app.setApplicationDisplayName("Roundsman")
    GuiGarbage(app)
    speak(app, language)
    return app


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
    """Qt's own remarks (no GPU here, no D-Bus there) go to the log, not to the person's terminal."""
    level = logging.ERROR if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg) else logging.INFO
    logging.getLogger("qt").log(level, "%s", message)


def run_desktop[Controller: DeskController](
    data_folder: Path,
    make_controller: Callable[[Deliver], Controller],
    attach: Callable[[Controller, MainWindow], None],
    *,
    basemap: Path | None = None,
    theme: ThemeMode = ThemeMode.SYSTEM,
) -> int:
    """Run the desktop until its window is closed; returns the exit status.

    ``make_controller`` is given the way back to the GUI thread and makes the parts; ``attach`` joins
    them with the window, which is shown by then.
    """
    settings = QSettings(str(data_folder / "window.ini"), QSettings.Format.IniFormat)
    app = make_application(str(settings.value(LANGUAGE_KEY, SYSTEM)))
    try:
        only = OneDesktop(data_folder)
    except AlreadyRunning as told:
        sys.stderr.write(f"{told}\n")
        return 0
    delivery = GuiDelivery()
    controller = make_controller(delivery.deliver)
    window = MainWindow(controller, Theme(app, theme), settings)
    only.raised.connect(lambda: bring_to_front(window))
    app.setQuitOnLastWindowClosed(False)  # out of sight is not yet ended
    window.closed.connect(app.quit)
    window.show_basemap(basemap)
    window.show()
    mark = FirstSight(window) if os.environ.get(BENCH_START) else None
    attach(controller, window)
    with _closed_by_signals(window):
        status = app.exec()
    if mark is not None:
        mark.deleteLater()
    only.release()
    return status


def run_looking_desktop[Controller: DeskController](
    make_controller: Callable[[Deliver], Controller],
    attach: Callable[[Controller, MainWindow], None],
) -> int:
    """Run a desktop that changes nothing until its window is closed; there may be several, and its
    shape is not kept."""
    app = make_application()
    controller = make_controller(GuiDelivery().deliver)
    window = MainWindow(controller, Theme(app, ThemeMode.SYSTEM))
    app.setQuitOnLastWindowClosed(False)
    window.closed.connect(app.quit)
    window.show()
    attach(controller, window)
    with _closed_by_signals(window):
        return app.exec()


class FirstSight(QObject):
    """For the start-up benchmark: says when the window can be used, and closes it.

    Usable: a day is on the board, the region's base map lies under it, and both are painted.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asked = 0
        window.map.drawn.connect(self._drawn)
        self._look = QTimer(self)
        self._look.timeout.connect(self._ask)
        self._look.start(5)

    def _ask(self) -> None:
        if self._window.board is not None and self._window.map.files.basemap is not None:
            self._look.stop()
            self._asked = self._window.map.ask_drawn()

    def _drawn(self, serial: int) -> None:
        if self._asked and serial >= self._asked:
            sys.stdout.write("window usable\n")
            sys.stdout.flush()
            self._window.close()


@contextmanager
def _closed_by_signals(window: MainWindow) -> Iterator[None]:
    """Ctrl+C and a polite end by the system close the window as a person would.

    Python looks at signals only between its own steps, and Qt's event loop takes none while nothing
    happens; so a signal's number arrives on a socket that Qt listens to (``signal.set_wakeup_fd``).
    """
    ours, theirs = socketpair()
    with ours, theirs:
        theirs.setblocking(False)
        before = signal.set_wakeup_fd(theirs.fileno())
        heard = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
        heard.activated.connect(lambda: (ours.recv(64), window.close()))
        kept = {s: signal.signal(s, lambda *_: None) for s in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            heard.setEnabled(False)
            for number, handler in kept.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(before)


def bring_to_front(window: MainWindow) -> None:
    """Show the window above the others."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
