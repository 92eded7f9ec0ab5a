"""Every setting is found by its words, edited where it stands, kept at once, and taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import InputRefused, WorldError
from app.domain.load import DEFAULT_DIMENSIONS
from app.domain.settings import Settings
from storage.settings_file import change_settings, read_settings
from ui.desktop.settings.controller import Changes, SettingsShown
from ui.desktop.settings.palette import setting_entries
from ui.desktop.settings.seat import MOTION, THEME, Seat
from ui.desktop.settings.spec import Home, SettingSpec
from ui.desktop.settings.table import BY_KEY, SETTINGS
from ui.desktop.settings.values import text_in_force, text_of, value_of
from ui.desktop.settings.window import SettingsWindow
from ui.desktop.theme import Theme, ThemeMode

pytestmark = pytest.mark.gui

SITE = [spec for spec in SETTINGS if spec.home is Home.SITE]


class OnFile:
    """The site's settings in a real file, answered at once."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.shown: SettingsShown | None = None

    def attach(self, shown: SettingsShown) -> None:
        self.shown = shown

    def look(self) -> None:
        assert self.shown is not None
        self.shown.show_settings(read_settings(self.file))

    def keep(self, changes: Changes) -> None:
        assert self.shown is not None
        try:
            settings, before = change_settings(self.file, changes)
        except WorldError as error:
            self.shown.show_refused(changes, str(error))
            return
        self.shown.show_settings(settings)
        self.shown.show_kept(changes, before)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.fixture
def opened(qtbot: QtBot, file: Path, theme: Theme) -> Iterator[SettingsWindow]:
    controller = OnFile(file)
    window = SettingsWindow(controller, Seat(None, theme))
    controller.attach(window)
    qtbot.addWidget(window)
    window.open_on()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    yield window
    window.close()


def leaves(kind: type, path: str = "") -> Iterator[str]:
    """The paths of all values below a declaration, as far as names are fixed."""
    hints = get_type_hints(kind)
    for each in fields(kind):
        hint, here = hints[each.name], f"{path}.{each.name}" if path else each.name
        inner = next((one for one in (hint, *get_args(hint)) if is_dataclass(one)), None)
        if inner is not None and not issubclass(getattr(hint, "__origin__", object), Mapping):
            yield from leaves(inner, here)
        else:
            yield here


def test_every_setting_that_is_declared_stands_in_the_table_and_none_beside() -> None:
    declared = set(leaves(Settings)) - {"carriers"}
    """Carriers have a window of their own; the table leads there."""
    table = {spec.key for spec in SITE}
    assert [
        path for path in declared if not any(f"{key}.".startswith(f"{path}.") for key in table)
    ] == []
    assert [
        key for key in table if not any(f"{key}.".startswith(f"{path}.") for path in declared)
    ] == []
    assert "carriers" in BY_KEY
    assert len(BY_KEY) == len(SETTINGS)


def test_what_stands_in_a_field_is_what_the_file_takes(tmp_path: Path) -> None:
    """The text of what is usual, read back, changes nothing."""
    for spec in SITE:
        _take_back_and_forth(spec, tmp_path / f"{spec.key}.json")


def _take_back_and_forth(spec: SettingSpec, file: Path) -> None:
    usual = text_in_force(spec, Settings())
    value = value_of(spec, usual)
    beside: dict[str, object] = {
        "messages.mail": {"messages.mail.host": "h", "messages.mail.sender": "a@b"},
        "messages.webhook": {"messages.webhook.url": "https://h"},
        "messages.status": {"messages.status.url": "https://h"},
        **{
            f"load_words.{one.key}": {
                f"load_words.{one.key}.name": one.name,
                f"load_words.{one.key}.unit": one.unit,
            }
            for one in DEFAULT_DIMENSIONS
        },
    }.get(spec.key.rpartition(".")[0], {})
    changes = {**beside, spec.key: value if value is not None else beside.get(spec.key)}
    settings, _ = change_settings(file, changes)
    if spec.key not in beside:
        assert text_in_force(spec, settings) == usual, spec.key
    assert read_settings(file) == settings


def _type(qtbot: QtBot, window: SettingsWindow, words: str, text: str) -> None:
    """As a person does: seek, Enter, type, Enter."""
    QTest.keySequence(QApplication.focusWidget(), QKeySequence("Ctrl+F"))
    qtbot.keyClicks(window.search, words)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    field = window.editor.field
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_number_is_sought_typed_kept_at_once_and_taken_back(
    qtbot: QtBot, opened: SettingsWindow, file: Path
) -> None:
    _type(qtbot, opened, "planner searches", "99999")
    assert "Time to search is a whole number between 1 and 3,600 s." in opened.editor.trouble.text()
    assert not file.exists()
    _type(qtbot, opened, "planner searches", "45")
    assert read_settings(file).plan_seconds == 45
    assert not opened.editor.trouble.isVisible()
    _type(qtbot, opened, "many stops before", "3")
    assert read_settings(file).messages.near_stops == 3
    for _ in range(2):
        QTest.keySequence(QApplication.focusWidget(), QKeySequence("Ctrl+Z"))
    assert read_settings(file) == Settings()
    assert opened.editor.field is not None
    assert opened.editor.field.text() == "2"


def test_what_needs_another_waits_for_it_and_both_are_kept(
    qtbot: QtBot, opened: SettingsWindow, file: Path
) -> None:
    _type(qtbot, opened, "mail server smtp", "smtp.example.org")
    assert "Not kept yet: “Mail from” is needed as well." in opened.editor.trouble.text()
    _type(qtbot, opened, "mail from", "info@example.org")
    mail = read_settings(file).messages.mail
    assert mail is not None
    assert (mail.host, mail.sender) == ("smtp.example.org", "info@example.org")
    QTest.keySequence(QApplication.focusWidget(), QKeySequence("Ctrl+Z"))
    assert read_settings(file).messages.mail is None


@pytest.mark.parametrize(
    ("country", "typed", "value"),
    [
        ("en_GB", "1,000", 1000.0), ("en_GB", "2.5", 2.5), ("en_GB", "2,5", 2.5),
        ("en_GB", "1,000.5", 1000.5), ("en_GB", "0.125", 0.125), ("en_GB", "2.500", None),
        ("de_DE", "2.500", 2500.0), ("de_DE", "2.5", 2.5), ("de_DE", "2,5", 2.5),
        ("de_DE", "1,000", None), ("es_ES", "2.500", None),
        ("fi_FI", "1 000,5", 1000.5), ("en_GB", "1.000,5", None),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_its_country_writes_it_and_never_guessed(
    country: str, typed: str, value: float | None
) -> None:
    """One sign before three digits is refused where it would make a thousand a one."""
    spec, usual = BY_KEY["prices.missed"], QLocale()
    QLocale.setDefault(QLocale(country))
    try:
        if value is None:
            with pytest.raises(InputRefused, match=r"write \d{4} or \d|is a number between"):
                value_of(spec, typed)
        else:
            assert value_of(spec, typed) == value
            assert value_of(spec, text_of(spec, value)) == value
        assert value_of(spec, text_of(spec, 123456.75)) == 123456.75
    finally:
        QLocale.setDefault(usual)


def test_a_switch_a_choice_and_lines_are_kept_without_a_button(
    qtbot: QtBot, opened: SettingsWindow, file: Path
) -> None:
    for words in ("driver is at the door", "letter"):
        QTest.keySequence(QApplication.focusWidget(), QKeySequence("Ctrl+F"))
        qtbot.keyClicks(opened.search, words)
        qtbot.keyClick(opened.search, Qt.Key.Key_Return)
        qtbot.keyClick(opened.editor.field, Qt.Key.Key_Space if "door" in words else Qt.Key.Key_Down)
    _type(qtbot, opened, "vehicle types", "bicycle, 0.3 min, 0.9")
    opened.search.setFocus()
    kept = read_settings(file)
    assert kept.messages.tells(next(iter(t for t in kept.messages.tell)))
    assert kept.reports.paper == "letter"
    assert kept.vehicle_types["bicycle"].setup_min == 0.3


def test_the_palette_finds_settings_by_their_words_and_opens_them() -> None:
    opened: list[str] = []
    found = [entry for entry in setting_entries(opened.append) if "backups" in entry.sought]
    assert [entry.text for entry in found] == ["Setting: Daily backups kept"]
    found[0].open()
    assert opened == ["backups_kept"]


def test_the_seats_choices_outlive_the_window(tmp_path: Path, theme: Theme) -> None:
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    seat = Seat(kept, theme)
    seat.put(THEME, ThemeMode.DARK)
    seat.put(MOTION, "reduced")
    assert theme.is_dark
    assert seat.moves_less
    theme.set_mode(ThemeMode.LIGHT)
    again = Seat(kept, theme)
    assert theme.is_dark
    assert again.moves_less
    theme.set_mode(ThemeMode.LIGHT)


def test_a_settings_file_that_is_broken_is_not_written_over(file: Path) -> None:
    file.write_text("{", encoding="utf-8")
    with pytest.raises(InputRefused):
        change_settings(file, {"plan_seconds": 5})
    assert file.read_text(encoding="utf-8") == "{"
