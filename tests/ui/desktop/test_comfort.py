"""What suits the person at the desk: units, language, and stillness."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from app.domain.said import Distance, Said
from tests.ui.boards import board_of
from tests.ui.desktop.conftest import ask_page
from ui.desktop.distances import (
    Units,
    distance,
    in_miles,
    measure,
    more_distance,
    near_distance,
    uses_miles,
)
from ui.desktop.language import LANGUAGE_KEY, LANGUAGES, speak
from ui.desktop.map_view import MapView
from ui.desktop.pictures import wait_drawn
from ui.desktop.settings.palette import setting_entries
from ui.desktop.settings.seat import LANGUAGE, MOTION, UNITS, Seat
from ui.desktop.settings.window import SIZE as SETTINGS_SIZE
from ui.desktop.settings.window import SettingsWindow
from ui.desktop.theme import Theme
from ui.desktop.vocabulary import said
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui


@pytest.fixture
def measuring() -> Iterator[Callable[[Units], None]]:
    """Say distances in other units; as the computer has them comes back."""
    yield measure
    measure(Units.SYSTEM)


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Speak another language; English comes back."""
    yield lambda language: speak(qapp, language)
    speak(qapp, "en")


@pytest.mark.parametrize(
    ("locale", "miles"),
    [("en_GB", True), ("en_US", True), ("en_IE", False), ("de_DE", False), ("fi_FI", False)],
)
def test_miles_are_said_where_the_country_has_them(locale: str, *, miles: bool) -> None:
    assert uses_miles(QLocale(locale)) is miles


@pytest.mark.parametrize(
    ("units", "told"),
    [
        (Units.KILOMETRES, ["12.9 km", "+3.1 km", "−0.4 km", "76 m", "2.2 km"]),
        (Units.MILES, ["8.0 mi", "+1.9 mi", "−0.2 mi", "83 yd", "1.4 mi"]),
    ],
)
def test_a_distance_is_said_in_the_units_that_were_chosen(
    units: Units, told: list[str], measuring: Callable[[Units], None]
) -> None:
    measuring(units)
    assert [
        distance(12_875), more_distance(3_100), more_distance(-400), near_distance(76),
        near_distance(2_200),
    ] == told  # fmt: skip


def test_what_the_domain_says_of_distances_follows_units_and_language(
    speaking: Callable[[str], None], measuring: Callable[[Units], None]
) -> None:
    sentence = Said("Moves", "{distance} more").format(distance=Distance(16_093))
    assert sentence == "16.1 km more"
    measuring(Units.MILES)
    speaking("de")
    assert said(sentence) == "10,0 mi mehr"


def test_units_chosen_by_hand_are_in_force_at_once_and_at_the_next_start(
    window: MainWindow, tmp_path: Path, theme: Theme, measuring: Callable[[Units], None]
) -> None:
    """Also in a suggestion that is in sight."""
    measuring(Units.KILOMETRES)
    window.show_board(board_of())
    assert "+3.1 km" in _suggested(window)
    window.seat.put(UNITS, Units.MILES)
    assert "+1.9 mi" in _suggested(window)
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    Seat(kept, theme).put(UNITS, Units.MILES)
    measure(Units.SYSTEM)
    Seat(kept, theme)
    assert in_miles()


def _suggested(window: MainWindow) -> str:
    """The figures of the suggestion that was shown last."""
    texts = [label.text() for label in window.side.findChildren(QLabel)]
    return [text for text in texts if "cost" in text][-1].replace("\N{NO-BREAK SPACE}", " ")


def test_the_maps_scale_is_in_the_same_units(qtbot: QtBot, map_view: MapView) -> None:
    def scale() -> str:
        assert wait_drawn(map_view)
        return str(
            ask_page(qtbot, map_view, "document.querySelector('.leaflet-control-scale').innerText")
        )

    assert scale().endswith("m")
    map_view.set_miles(True)
    assert scale().endswith(("mi", "ft"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_found_in_every_language_by_the_word_of_each(
    language: str, speaking: Callable[[str], None]
) -> None:
    """Whoever cannot read the window finds the way out of it."""
    speaking(language)
    opened: list[str] = []
    for word in ("language", "sprache", "kieli", "idioma", "english", "suomi"):
        found = [entry for entry in setting_entries(opened.append) if word in entry.sought]
        for entry in found:
            entry.open()
        assert LANGUAGE in opened, word
        opened.clear()


def test_a_language_is_kept_where_the_next_start_reads_it(tmp_path: Path, theme: Theme) -> None:
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    kept.setValue(LANGUAGE_KEY, "fi")
    seat = Seat(kept, theme)
    assert seat[LANGUAGE] == "fi", "also one chosen before there was a row for it"
    seat.put(LANGUAGE, "de")
    assert kept.value(LANGUAGE_KEY) == "de"
    seat.put(LANGUAGE, "")
    assert kept.value(LANGUAGE_KEY) == "system"


def test_with_reduced_motion_nothing_in_the_window_moves_by_itself(
    qapp: QApplication, theme: Theme
) -> None:
    """No cursor blinks, nothing of the style's is animated; and as it was when that is wanted again."""
    blinks = qapp.cursorFlashTime()
    seat = Seat(None, theme)
    seat.put(MOTION, "reduced")
    assert qapp.cursorFlashTime() == 0
    assert not any(qapp.isEffectEnabled(effect) for effect in (Qt.UIEffect.UI_FadeMenu,))
    assert "widget-animation-duration: 0" in qapp.styleSheet()
    seat.put(MOTION, "full")
    assert qapp.cursorFlashTime() == blinks > 0
    assert "widget-animation-duration" not in qapp.styleSheet()


def test_no_window_opens_larger_than_its_screen_and_what_has_no_room_scrolls(
    qtbot: QtBot, window: MainWindow
) -> None:
    """The screen of these claims is 800 pixels wide."""
    room = window.screen().availableGeometry()
    assert room.width() < SETTINGS_SIZE[0]
    window.commands["settings"].trigger()
    (settings,) = window.findChildren(SettingsWindow)
    assert settings.width() <= room.width()
    assert settings.height() <= room.height()
    settings.close()
    window.show_board(board_of())
    window.commands["what_if"].trigger()
    dialog = window.what_ifs.dialog
    dialog.resize(400, 300)
    assert (dialog.width(), dialog.height()) == (400, 300)
    (ground,) = dialog.findChildren(QScrollArea, options=Qt.FindChildOption.FindDirectChildrenOnly)
    qtbot.waitUntil(lambda: ground.horizontalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: ground.verticalScrollBar().maximum() > 0)
    dialog.close()
    window.resize(640, 400)
    assert (window.width(), window.height()) == (640, 400)
