"""Qt for these tests: offscreen, the map's scheme known before the application, pages let go."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.amending import CalledOff
from app.by_hand import Trial
from app.domain.closures import ClosedShape
from app.domain.disruption import Dial
from app.domain.orders import Order
from app.domain.region import RegionInfo
from app.domain.tenders import Answer
from app.domain.wishes import Wish
from app.importing.preview import Vanished
from app.loads import LoadNews
from app.register.kinds import Kind
from app.register.reading import Fields
from app.sync.options import ServerOptions
from app.typed_orders import Field, TypedOrder
from resources import build_map
from tests.regions import prepared_demo_region
from ui.desktop.figures.controller import FiguresShown
from ui.desktop.hands.controller import HandsShown
from ui.desktop.importing.controller import Decided, ImportShown
from ui.desktop.intake.controller import IntakeShown
from ui.desktop.language import speak
from ui.desktop.looking_back.controller import LookBackShown
from ui.desktop.map_scheme import WEB_FOLDER, register_scheme
from ui.desktop.map_view import MapView
from ui.desktop.phones.controller import PhonesShown
from ui.desktop.pictures import wait_drawn
from ui.desktop.regions.controller import RegionsShown
from ui.desktop.register.controller import RegisterShown
from ui.desktop.selection import Selection
from ui.desktop.settings.controller import Changes, SettingsShown
from ui.desktop.shops.controller import ShopsShown
from ui.desktop.theme import Theme, ThemeMode
from ui.desktop.told.controller import ToldShown
from ui.desktop.what_if.controller import Question, WhatIfShown
from ui.desktop.window import MainWindow

register_scheme()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[object]:
    """What a claim leaves in cycles is collected here, after its fixtures have let go: a later claim's
    threads would destroy Qt's objects outside the GUI thread (see ``ui.desktop.garbage``)."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect(0)
        gc.enable()


@dataclass
class PhonesRecorder:
    """What the phones window asks for, written down."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    window: PhonesShown | None = None

    def attach(self, window: PhonesShown) -> None:
        self.window = window

    def look(self) -> None:
        self.asked.append(("look",))

    def invite(self, driver_id: str) -> None:
        self.asked.append(("invite", driver_id))

    def invite_tracker(self, driver_id: str) -> None:
        self.asked.append(("invite_tracker", driver_id))

    def adopt(self, device_id: str, driver_id: str) -> None:
        self.asked.append(("adopt", device_id, driver_id))

    def seen_set_aside(self) -> None:
        self.asked.append(("seen_set_aside",))

    def retire(self, device_id: str) -> None:
        self.asked.append(("retire", device_id))

    def revoke(self, device_id: str) -> None:
        self.asked.append(("revoke", device_id))

    def send_message(self, driver_id: str, text: str) -> None:
        self.asked.append(("message", driver_id, text))

    def listen(self, options: ServerOptions) -> None:
        self.asked.append(("listen", options))


@dataclass
class IntakeRecorder:
    """What the order form asks for, written down."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    form: IntakeShown | None = None

    def attach(self, form: IntakeShown) -> None:
        self.form = form

    def begin(self) -> None:
        self.asked.append(("begin",))

    def find(self, field: Field, text: str) -> None:
        self.asked.append(("find", field, text))

    def weigh(self, typed: TypedOrder) -> None:
        self.asked.append(("weigh", typed))

    def keep(self, day: date, typed: TypedOrder, was: Order | None) -> None:
        self.asked.append(("keep", day, typed, was))


@dataclass
class ImportRecorder:
    """What the import workbench asks for, written down."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    shown: ImportShown | None = None

    def attach(self, shown: ImportShown) -> None:
        self.shown = shown

    def look(self, path: Path) -> None:
        self.asked.append(("look", path))

    def judge(self, decided: Decided) -> None:
        self.asked.append(("judge", decided))

    def find(self, text: str) -> None:
        self.asked.append(("find", text))

    def bring_in(self, decided: Decided, off: tuple[Vanished, ...] = ()) -> None:
        self.asked.append(("bring_in", decided, *off))


@dataclass
class HandsRecorder:
    """What changes by hand ask for, written down."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    shown: HandsShown | None = None

    def attach(self, shown: HandsShown) -> None:
        self.shown = shown

    def try_out(self, wish: Wish) -> None:
        self.asked.append(("try", wish))

    def make(self, wish: Wish) -> None:
        self.asked.append(("make", wish))

    def take_back(self, trial: Trial) -> None:
        self.asked.append(("take_back", trial))

    def make_again(self, trial: Trial) -> None:
        self.asked.append(("make_again", trial))

    def lock(self, stop_ids: tuple[str, ...], *, locked: bool) -> None:
        self.asked.append(("lock", stop_ids, locked))

    def try_part(self, suggestion_id: str, stop_ids: tuple[str, ...]) -> None:
        self.asked.append(("try_part", suggestion_id, stop_ids))

    def make_part(self, suggestion_id: str, stop_ids: tuple[str, ...]) -> None:
        self.asked.append(("make_part", suggestion_id, stop_ids))

    def offers(self, stop_ids: tuple[str, ...]) -> None:
        self.asked.append(("offers", stop_ids))

    def run_offers(self, shift_id: str, *, swap: bool, from_stop: str = "") -> None:
        self.asked.append(("run_offers", shift_id, swap, from_stop))

    def call_off(self, order_ids: tuple[str, ...]) -> None:
        self.asked.append(("call_off", order_ids))

    def take_up(self, off: CalledOff) -> None:
        self.asked.append(("take_up", off))

    def call_off_again(self, off: CalledOff) -> None:
        self.asked.append(("call_off_again", off))


@dataclass
class ToldRecorder:
    """What the window of messages asks for, written down."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    shown: ToldShown | None = None

    def attach(self, shown: ToldShown) -> None:
        self.shown = shown

    def look(self) -> None:
        self.asked.append(("look",))

    def send_again(self, message_id: str) -> None:
        self.asked.append(("again", message_id))


@dataclass
class ShopsRecorder:
    """What the window of shops asks for, written down."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    shown: ShopsShown | None = None

    def attach(self, shown: ShopsShown) -> None:
        self.shown = shown

    def look(self) -> None:
        self.asked.append(("look",))

    def make_key(self, sender: str, label: str) -> None:
        self.asked.append(("make", sender, label))

    def revoke_key(self, key_id: str) -> None:
        self.asked.append(("revoke", key_id))


@dataclass
class LookBackRecorder:
    """What looking back asks for, written down."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    shown: LookBackShown | None = None

    def attach(self, shown: LookBackShown) -> None:
        self.shown = shown

    def open(self) -> None:
        self.asked.append(("open",))

    def look(self, at: datetime) -> None:
        self.asked.append(("look", at))

    def search_again(self, at: datetime) -> None:
        self.asked.append(("search_again", at))

    def close(self) -> None:
        self.asked.append(("close",))


@dataclass
class WhatIfRecorder:
    """What the what-if window asks for, written down."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    shown: WhatIfShown | None = None

    def attach(self, shown: WhatIfShown) -> None:
        self.shown = shown

    def look_at(self, shape: ClosedShape) -> None:
        self.asked.append(("look_at", shape))

    def ask(self, question: Question) -> None:
        self.asked.append(("ask", question))


@dataclass
class FiguresRecorder:
    """What the window of figures asks for, written down."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    shown: FiguresShown | None = None

    def attach(self, shown: FiguresShown) -> None:
        self.shown = shown

    def look(self, *, week: bool) -> None:
        self.asked.append(("look", week))


@dataclass
class RegisterRecorder:
    """What the window of fleet and customers asks for, written down."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    shown: RegisterShown | None = None

    def attach(self, shown: RegisterShown) -> None:
        self.shown = shown

    def look(self) -> None:
        self.asked.append(("look",))

    def keep(self, kind: Kind, record_id: str, fields: Fields) -> None:
        self.asked.append(("keep", kind, record_id, fields))

    def set_archived(self, kind: Kind, record_id: str, *, archived: bool) -> None:
        self.asked.append(("archive", kind, record_id, archived))

    def undo(self) -> None:
        self.asked.append(("undo",))

    def read_fleet(self, path: Path) -> None:
        self.asked.append(("read_fleet", path))

    def write_fleet(self, path: Path) -> None:
        self.asked.append(("write_fleet", path))


@dataclass
class RegionsRecorder:
    """What the window of map regions asks for, written down."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    shown: RegionsShown | None = None

    def attach(self, shown: RegionsShown) -> None:
        self.shown = shown

    def look(self) -> None:
        self.asked.append(("look",))

    def add(self, source: str, name: str) -> None:
        self.asked.append(("add", source, name))

    def update(self, name: str) -> None:
        self.asked.append(("update", name))

    def use(self, name: str) -> None:
        self.asked.append(("use", name))

    def remove(self, name: str) -> None:
        self.asked.append(("remove", name))

    def cancel_job(self) -> None:
        self.asked.append(("cancel",))


@dataclass
class SettingsRecorder:
    """What the window of settings asks for, written down."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    shown: SettingsShown | None = None

    def attach(self, shown: SettingsShown) -> None:
        self.shown = shown

    def look(self) -> None:
        self.asked.append(("look",))

    def keep(self, changes: Changes) -> None:
        self.asked.append(("keep", changes))


@dataclass
class Recorder:
    """A controller that writes down what it was asked."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    phones: PhonesRecorder = field(default_factory=PhonesRecorder)
    intake: IntakeRecorder = field(default_factory=IntakeRecorder)
    importing: ImportRecorder = field(default_factory=ImportRecorder)
    hands: HandsRecorder = field(default_factory=HandsRecorder)
    told: ToldRecorder = field(default_factory=ToldRecorder)
    shops: ShopsRecorder = field(default_factory=ShopsRecorder)
    looking_back: LookBackRecorder = field(default_factory=LookBackRecorder)
    what_if: WhatIfRecorder = field(default_factory=WhatIfRecorder)
    figures: FiguresRecorder = field(default_factory=FiguresRecorder)
    register: RegisterRecorder = field(default_factory=RegisterRecorder)
    regions: RegionsRecorder = field(default_factory=RegionsRecorder)
    settings: SettingsRecorder = field(default_factory=SettingsRecorder)

    def plan(self, seconds: float) -> None:
        self.asked.append(("plan", seconds))

    def cancel_plan(self) -> None:
        self.asked.append(("cancel_plan",))

    def send(self) -> None:
        self.asked.append(("send",))

    def import_fleet(self, path: Path) -> None:
        self.asked.append(("import_fleet", path))

    def practise(self, speed: float) -> None:
        self.asked.append(("practise", speed))

    def leave_practice(self) -> None:
        self.asked.append(("leave_practice",))

    def accept_suggestion(self, suggestion_id: str) -> None:
        self.asked.append(("accept", suggestion_id))

    def dismiss_suggestion(self, suggestion_id: str) -> None:
        self.asked.append(("dismiss", suggestion_id))

    def refuse_suggestion(self, suggestion_id: str) -> None:
        self.asked.append(("refuse", suggestion_id))

    def undo_suggestion(self, suggestion_id: str) -> None:
        self.asked.append(("undo", suggestion_id))

    def turn_dial(self, dial: Dial) -> None:
        self.asked.append(("dial", dial))

    def give_away(self, order_id: str) -> None:
        self.asked.append(("give_away", order_id))

    def tender(self, order_id: str) -> None:
        self.asked.append(("tender", order_id))

    def answer_tender(self, tender_id: str, answer: Answer) -> None:
        self.asked.append(("answer", (tender_id, answer)))

    def withdraw_tender(self, tender_id: str) -> None:
        self.asked.append(("withdraw", tender_id))

    def reclaim(self, order_id: str) -> None:
        self.asked.append(("reclaim", order_id))

    def offer_slots(self, order_id: str) -> None:
        self.asked.append(("offer_slots", order_id))

    def take_slot(self, order_id: str) -> None:
        self.asked.append(("take_slot", order_id))

    def note_load(self, news: LoadNews) -> None:
        self.asked.append(("load", news))

    def forget_customer(self, wanted: str) -> None:
        self.asked.append(("forget", wanted))

    def take_out(self, shift_id: str) -> None:
        self.asked.append(("take_out", shift_id))

    def bring_back(self, shift_id: str) -> None:
        self.asked.append(("bring_back", shift_id))

    def close_road(self, shapes: tuple[ClosedShape, ...], ends: datetime, note: str) -> None:
        self.asked.append(("close_road", shapes, ends, note))

    def open_road(self, closure_id: str) -> None:
        self.asked.append(("open_road", closure_id))

    def write_order_proof(self, order_id: str, path: Path) -> None:
        self.asked.append(("order_proof", order_id, path))

    def write_routes(self, path: Path) -> None:
        self.asked.append(("routes", path))

    def write_report(self, path: Path) -> None:
        self.asked.append(("report", path))

    def show_proof(self, sha256: str) -> None:
        self.asked.append(("show_proof", sha256))

    def select_day(self, day: date) -> None:
        self.asked.append(("select_day", day))

    def closing(self, when_done: Callable[[], None]) -> None:
        self.asked.append(("closing",))
        when_done()


@pytest.fixture(scope="session", autouse=True)
def english(qapp: QApplication) -> None:
    """These tests read English, with its two forms of what is counted."""
    speak(qapp, "en")


@pytest.fixture(scope="session")
def map_page() -> None:
    """The map's document and libraries, as set-up makes them."""
    if not (WEB_FOLDER / "vendor" / "leaflet.js").exists():
        pytest.skip("the map libraries are not there: run make setup")
    if not (WEB_FOLDER / "map.html").exists():
        build_map.build()


@pytest.fixture(scope="session")
def region() -> RegionInfo:
    """The built-in region, prepared."""
    return prepared_demo_region()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, ThemeMode.LIGHT)
    yield made
    made.set_still(False)


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def window(qtbot: QtBot, recorder: Recorder, theme: Theme, map_page: None) -> Iterator[MainWindow]:  # noqa: ARG001
    """A window that is closed in the right order afterwards."""
    made = MainWindow(recorder, theme)
    made.resize(1280, 800)  # whatever this machine's screen has room for
    made.show()
    yield made
    made.close()
    qtbot.wait(20)  # the page is gone, and what drew it, before the profile goes with the window
    made.deleteLater()
    qtbot.wait(20)


@pytest.fixture
def map_view(qtbot: QtBot, theme: Theme, map_page: None, region: RegionInfo) -> Iterator[MapView]:  # noqa: ARG001
    """A map over the demo region, painted once."""
    view = MapView(Selection())
    view.resize(700, 520)
    view.set_palette(theme.palette)
    view.set_basemap(region.basemap_file)
    view.show()
    assert wait_drawn(view)
    yield view
    view.close_page()
    view.deleteLater()
    qtbot.wait(20)


def ask_page(qtbot: QtBot, view: MapView, script: str) -> object:
    """What a script in the page comes to."""
    answers: list[object] = []
    view.run(script, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)
    return answers[0]


def click_issue(qtbot: QtBot, window: MainWindow, title: str) -> None:
    """Click on the card of an issue."""
    view = window.side.issues
    row = [issue.title for issue in view.cards.issues].index(title)
    place = view.visualRect(view.cards.index(row)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
