"""Fleet and customers on a real store: by the keyboard alone, with drafts, undo and archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.customers import read_customers, remember_customers
from app.domain.carriers import CarrierPriceList
from app.domain.fleet import Depot, Driver, Vehicle
from app.domain.orders import Contact, LocatedBy, Order, Place, Task, TaskKind
from app.domain.register import Carrier, Entry, OtherDay, WeeklyShift
from app.domain.settings import Settings
from app.register.kinds import Kind
from storage.store import DeskStore
from ui.desktop.open_day import OpenDay
from ui.desktop.register.window import SCREENS, RegisterWindow
from ui.desktop.register.work import RegisterWork
from ui.desktop.theme import Theme

MONDAY = date(2026, 11, 30)
HOSTILE = '<img src=x onerror="alert(1)"><b>Größwang</b>'
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


@dataclass
class Opened:
    """The window on a store, its work done at once."""

    window: RegisterWindow
    store: DeskStore
    bugs: list[Exception] = field(default_factory=list)

    def type(self, text: str) -> None:
        """Into whatever has the focus."""
        QTest.keyClicks(cast("QWidget", self.window.focusWidget()), text)

    def press(self, keys: str) -> None:
        """A command by its shortcut."""
        wanted = QKeySequence(keys)
        for _, action in self.window.commands:
            if wanted in action.shortcuts():
                assert action.isEnabled(), keys
                action.trigger()
                return
        raise AssertionError(f"no command has {keys}")

    def tab(self, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(cast("QWidget", self.window.focusWidget()), Qt.Key.Key_Tab)

    @property
    def cells(self) -> list[str]:
        rows = self.window.page.rows
        return [str(rows.index(n, 0).data()) for n in range(rows.rowCount())]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Opened]:
    store = DeskStore.open(tmp_path / "desk.sqlite")
    carriers = {"nordpost": CarrierPriceList("Nordpost", 5.9)}
    place = SimpleNamespace(
        store=store,
        settings=Settings(carriers=carriers),
        clock=SimpleNamespace(now=lambda: datetime(2026, 11, 30, 9, tzinfo=UTC)),
    )
    desk = SimpleNamespace(day=MONDAY, reload=lambda: None)
    day = cast("OpenDay", SimpleNamespace(place=place, desk=desk, addresses=None, show=lambda: None))
    bugs: list[Exception] = []

    def at_once[T](
        work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - as the tasks do
            failed(error)
        else:
            done(result)

    work = RegisterWork(day, at_once, at_once, bugs.append)
    window = RegisterWindow(work, theme)
    work.attach(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    yield Opened(window, store, bugs)
    assert bugs == []
    store.close()


def order(name: str, address: str, phone: str = "") -> Order:
    place = Place(name, address, "9490", "Vaduz", None, LocatedBy.NOT_LOCATED)
    task = Task(TaskKind.DELIVERY, place, contact=Contact(phone))
    return Order(name, "", "", MONDAY, None, task)


def fleet_by_keys(opened: Opened) -> None:
    """A depot, a driver, a vehicle and their week, typed without a mouse."""
    opened.press("Ctrl+6")
    opened.press("Ctrl+N")
    opened.type("Lager Schaan")
    opened.tab(2)
    opened.type("47.1660, 9.5100")
    opened.press("Ctrl+S")
    opened.press("Ctrl+2")
    opened.press("Ctrl+N")
    opened.type("Aino")
    opened.tab(2)
    opened.type("Lift, cooled")
    opened.press("Ctrl+S")
    opened.press("Ctrl+3")
    opened.press("Ctrl+N")
    opened.type("Van 1")
    opened.tab(4)
    for room in ("800", "6000", "60"):
        opened.type(room)
        opened.tab()
    opened.press("Ctrl+S")
    opened.press("Ctrl+4")
    opened.press("Ctrl+N")
    for _ in range(2):
        QTest.keyClick(cast("QWidget", opened.window.focusWidget()), Qt.Key.Key_Down)
        opened.tab()
    opened.press("Ctrl+S")


def test_a_fleet_is_typed_by_keys_alone_and_its_shifts_are_made(opened: Opened) -> None:
    fleet_by_keys(opened)
    (driver,) = opened.store.register(Driver)
    assert driver == Entry(Driver("aino", "Aino", "", frozenset({"lift", "cooled"})))
    assert opened.store.register(Vehicle)[0].record.capacity == (800_000, 6_000_000, 60)
    assert opened.store.register(Depot)[0].record.location.lat == pytest.approx(47.166)
    (weekly,) = opened.store.register(WeeklyShift)
    assert weekly.record.weekdays == frozenset(range(5))
    assert "10 coming shifts made" in opened.window.said
    (shift,) = opened.store.shifts(MONDAY)
    assert (shift.driver.name, shift.vehicle.name, shift.depot.name) == (
        "Aino",
        "Van 1",
        "Lager Schaan",
    )


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(opened: Opened) -> None:
    fleet_by_keys(opened)
    opened.press("Ctrl+N")
    form = opened.window.page.form
    form.fields["driver"].put("aino")
    form.fields["vehicle"].put("van-1")
    form.fields["starts"].put("25:99")
    form.fields["breaks"].put("noon")
    form.changed.emit()
    opened.press("Ctrl+S")
    said = [label.text() for label in form.findChildren(QLabel) if label.objectName() == "trouble"]
    assert "⚠ Aino is on another weekly shift on Mon-Fri." in said
    assert any("'25:99' is not a time" in words for words in said)
    assert "⚠ 'noon' is no break such as 11:30-13:00 30 min." in said
    assert len(opened.store.register(WeeklyShift)) == 1
    assert opened.window.focusWidget() is form.fields["driver"]


def test_what_is_typed_and_not_saved_is_there_when_one_comes_back(opened: Opened) -> None:
    fleet_by_keys(opened)
    opened.press("Ctrl+2")
    page = opened.window.page
    page.list.setCurrentIndex(page.rows.index(0, 0))
    page.form.focus_first()
    opened.type("Aino!")
    assert opened.cells == ["Aino (not saved)"]
    opened.press("Ctrl+N")
    opened.type("Ben")
    opened.press("Ctrl+3")
    opened.window.close_window()
    opened.window.open_now(Kind.DRIVERS)
    assert page.form.typed["name"] == "Ben"
    page.list.setCurrentIndex(page.rows.index(0, 0))
    assert page.form.typed["name"] == "Aino!"
    opened.press("Ctrl+Backspace")
    assert page.form.typed["name"] == "Aino"
    assert opened.cells == ["Aino"]
    assert opened.store.register(Driver)[0].record.name == "Aino"


def test_archived_is_out_of_sight_comes_back_and_the_last_thing_is_taken_back(opened: Opened) -> None:
    fleet_by_keys(opened)
    opened.press("Ctrl+2")
    opened.window.page.list.setCurrentIndex(opened.window.page.rows.index(0, 0))
    opened.press("Ctrl+Del")
    assert opened.cells == []
    assert "Aino is archived; past days keep it, and it can be brought back." in opened.window.said
    assert "10 coming shifts taken off" in opened.window.said
    assert opened.store.shifts(MONDAY) == ()
    opened.window.page.with_archived.setChecked(True)
    assert opened.cells == ["Aino (archived)"]
    opened.press("Ctrl+Z")
    assert "Taken back: Aino is back." in opened.window.said
    assert len(opened.store.shifts(MONDAY)) == 1


def test_a_depot_that_weekly_shifts_start_from_is_not_archived(opened: Opened) -> None:
    fleet_by_keys(opened)
    opened.press("Ctrl+6")
    opened.window.page.list.setCurrentIndex(opened.window.page.rows.index(0, 0))
    opened.press("Ctrl+Del")
    assert "1 weekly shift starts at Lager Schaan; give them another depot first." in opened.window.said
    assert not opened.store.register(Depot)[0].archived


def test_a_public_holiday_is_a_day_switched_off(opened: Opened) -> None:
    fleet_by_keys(opened)
    opened.press("Ctrl+5")
    opened.press("Ctrl+N")
    opened.type("8.12.2026")
    opened.press("Ctrl+S")
    assert opened.store.register(OtherDay)[0].record.day == date(2026, 12, 8)
    assert opened.store.shifts(date(2026, 12, 8)) == ()
    assert len(opened.store.shifts(date(2026, 12, 9))) == 1


def test_customers_are_found_by_name_address_and_phone_and_feed_the_order_form(
    opened: Opened,
) -> None:
    with opened.store.write() as unit:
        remember_customers(
            unit,
            (order("Zoë Größwang", "Äulestrasse 2", "+423 232 10 10"), order(LONG, "Saxgass 4")),
        )
        unit.commit()
    opened.window.close_window()
    opened.window.open_now(Kind.CUSTOMERS)
    page = opened.window.page
    for text in ("groess", "aeulestr", "2321010", "00423 232 10"):
        page.search.setText(text)
        assert opened.cells == ["Zoë Größwang"], text
    page._into_list()
    page.form.fields["pin"].put("47.1400, 9.5200")
    page.form.fields["service"].put("10")
    page.form.fields["messages"].put("")
    page.form.changed.emit()
    opened.press("Ctrl+S")
    (kept,) = read_customers(opened.store).named("zoe")
    assert (kept.service_s, kept.contact.silent, kept.by_hand) == (600, True, True)
    assert kept.place.located_by is LocatedBy.PIN
    assert set(opened.store.settled_places().values()) == {kept.place.location}


def test_a_carrier_of_the_settings_is_changed_in_the_window_and_the_settings_stay_valid(
    opened: Opened,
) -> None:
    opened.press("Ctrl+7")
    assert opened.cells == ["Nordpost"]
    form = opened.window.page.form
    form.fields["per_stop"].put("7.5")
    form.fields["zones"].put("94, 95: 1.20\n96: 2")
    form.changed.emit()
    opened.press("Ctrl+S")
    (kept,) = opened.store.register(Carrier)
    assert (kept.record.carrier_id, kept.record.prices.per_stop) == ("nordpost", 7.5)
    assert [zone.postcodes for zone in kept.record.prices.zones] == [("94", "95"), ("96",)]


def test_hostile_and_long_names_are_words_and_nothing_else(opened: Opened, qtbot: QtBot) -> None:
    with opened.store.write() as unit:
        unit.put_entries((Entry(Driver("x", HOSTILE)), Entry(Driver("y", LONG))))
        unit.commit()
    opened.window.close_window()
    opened.window.open_now(Kind.DRIVERS)
    page = opened.window.page
    assert set(opened.cells) == {HOSTILE, LONG}
    page.list.setCurrentIndex(page.rows.index_of("x"))
    opened.press("Ctrl+Del")
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText
        for label in opened.window.findChildren(QLabel)
        if "Größwang" in label.text()
    )
    page.list.setCurrentIndex(page.rows.index_of("y"))
    qtbot.wait(10)
    assert opened.window.width() <= 1120, "a long name does not push the window apart"


def test_every_command_is_in_the_palette_and_the_window(opened: Opened) -> None:
    names = {spec.name for spec, _ in opened.window.commands}
    assert {screen.kind.value for screen in SCREENS} <= names
    assert {"new", "keep", "archive", "take_back", "find", "write_fleet", "fleet"} <= names
