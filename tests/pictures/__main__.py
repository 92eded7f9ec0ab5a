"""``make pictures ARGS="FOLDER NAME ..."``: scenes of the window as PNG files, in both themes, on three
screens, each in a process of its own; with ``--screen 1280x800@2`` on that one (pixels and scaling).
What does not fit its screen is said."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.pictures.scenes import SCENES, Scene
from tests.regions import prepared_demo_region
from ui.desktop.language import LANGUAGES
from ui.desktop.pictures import NoController, wait_drawn
from ui.desktop.start import make_application
from ui.desktop.theme import Theme, ThemeMode
from ui.desktop.window import MainWindow

SCREENS = ("1280x800@1", "1920x1080@1", "3840x2160@2")


def main() -> int:
    """0; 1 when something does not fit its screen."""
    parser = argparse.ArgumentParser(prog="make pictures")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("pictures"))
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--screen", default="")
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    given = parser.parse_intermixed_args()
    if unknown := set(given.names) - set(SCENES):
        parser.error(f"no such scene: {', '.join(sorted(unknown))}; there are {', '.join(SCENES)}")
    if given.screen:
        return _draw(given.folder, given.names or list(SCENES), given.screen, given.language)
    return max(_in_a_process(screen) for screen in SCREENS)


def _in_a_process(screen: str) -> int:
    arguments = [sys.executable, "-m", "tests.pictures", *sys.argv[1:], "--screen", screen]
    with TemporaryDirectory() as folder:
        return subprocess.run(arguments, env=_screen(screen, Path(folder)), check=False).returncode


def _screen(screen: str, folder: Path) -> dict[str, str]:
    """The environment in which Qt believes to have such a screen."""
    pixels, _, scaling = screen.partition("@")
    width, height = map(int, pixels.split("x"))
    one = {"name": "one", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1,
           "logicalDpi": 96, "logicalBaseDpi": 96}  # fmt: skip
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": [one]}), encoding="utf-8")
    platform = f"offscreen:configfile={file}"
    return {**os.environ, "QT_QPA_PLATFORM": platform, "QT_SCALE_FACTOR": scaling or "1"}


def _draw(folder: Path, names: list[str], screen: str, language: str) -> int:
    if "configfile" not in os.environ.get("QT_QPA_PLATFORM", ""):
        return _in_a_process(screen)
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application(language)
    misfits = 0
    for name in names:
        for mode in (ThemeMode.LIGHT, ThemeMode.DARK):
            picture = folder / f"{name}-{mode.value}-{language}-{screen}.png"
            misfits += not _draw_one(app, Theme(app, mode), SCENES[name], picture)
    return 1 if misfits else 0


def _draw_one(app: QApplication, theme: Theme, scene: Scene, picture: Path) -> bool:
    """Whether what was drawn fits its screen."""
    window = MainWindow(NoController(), theme)
    window.show_basemap(prepared_demo_region().basemap_file)
    window.setGeometry(window.screen().availableGeometry())
    window.show()
    drawn = scene(window, theme)
    for _ in range(3):
        app.processEvents()
    if drawn is window:
        wait_drawn(window.map, 5000)
    drawn.grab().save(str(picture))
    fits = _fits(drawn)
    room = drawn.screen().availableGeometry()
    told = "" if fits else f"  DOES NOT FIT {room.width()}x{room.height()}"
    least = drawn.minimumSizeHint()
    sys.stdout.write(
        f"{picture.name}: {drawn.width()}x{drawn.height()},"
        f" at least {least.width()}x{least.height()}{told}\n"
    )
    _let_go(app, window)
    return fits


def _fits(drawn: QWidget) -> bool:
    room = drawn.screen().availableGeometry()
    return drawn.width() <= room.width() and drawn.height() <= room.height()


def _let_go(app: QApplication, window: MainWindow) -> None:
    for other in app.topLevelWidgets():
        if other is not window:
            other.hide()
    window.map.close_page()
    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()


if __name__ == "__main__":
    sys.exit(main())
