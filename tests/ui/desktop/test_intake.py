"""An order taken by phone: typed, suggested, weighed, saved by keyboard alone, and never lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.geo import LonLat
from app.domain.load import DEFAULT_DIMENSIONS
from app.domain.orders import Contact, LocatedBy, Order, OrderKind, Place, Task, TaskKind
from app.domain.register import Customer
from app.domain.routes import UnassignedOrder
from app.domain.solution import Relaxation, RelaxationKind
from app.domain.timing import TimeWindow
from app.importing.locating import Found
from app.order_entry import KeptOrder
from app.promising import Offer, Offers, Slot, WayIn
from app.typed_orders import Field, TypedOrder, place_of_hit, typed_from
from storage.region.addresses import open_addresses
from tests.regions import prepared_demo_region
from tests.ui.boards import DAY, NOW, board_of
from tests.ui.desktop.conftest import IntakeRecorder, Recorder
from ui.desktop.intake.controller import Checked, Site, Suggestion
from ui.desktop.intake.dialog import OpenOn, OrderDialog
from ui.desktop.intake.opening import Intake
from ui.desktop.intake.work import aside_of
from ui.desktop.running import Newest
from ui.desktop.selection import Selection
from ui.desktop.theme import Theme
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui

H = 3600
ZONE = ZoneInfo("Europe/Vaduz")
ABOUT = OpenOn(DAY, ZONE)
PLACE = Place("", "Landstrasse 12", "9490", "Vaduz", LonLat(9.52, 47.14), LocatedBy.HOUSE)
FILLED = TypedOrder(
    name="Zoë Größwang",
    phone="+423 232 10 10",
    address="Landstrasse 12, 9490 Vaduz",
    place=PLACE,
    window="bis 12",
    amounts=("4.5", "", "2"),
)
CUSTOMER = Customer(
    "c000001",
    replace(PLACE, name="Zoë Größwang"),
    Contact("+423 232 10 10", "zoe@example.org", "fr", silent=True),
    notes="Ring twice.",
    access_code="4711",
    service_s=600,
    last=DAY,
)


@pytest.fixture
def asked() -> IntakeRecorder:
    return IntakeRecorder()


@pytest.fixture
def dialog(qtbot: QtBot, asked: IntakeRecorder, theme: Theme) -> Iterator[OrderDialog]:
    made = OrderDialog(asked, theme)
    asked.attach(made)
    made.open_on(TypedOrder(), TypedOrder(), ABOUT)
    qtbot.waitExposed(made)
    made.activateWindow()
    made.form.name.setFocus()
    yield made
    made.close()
    made.deleteLater()
    qtbot.wait(10)


def shown(dialog: OrderDialog) -> str:
    labels = dialog.findChildren(QLabel)
    texts = [label.text() for label in labels if label.isVisible()]
    return "\n".join(text.replace("\N{ZERO WIDTH SPACE}", "") for text in texts)


def focused(dialog: OrderDialog) -> str:
    widget = dialog.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def hits(text: str) -> tuple[Suggestion, ...]:
    """What the built-in region has for a text."""
    region = open_addresses(prepared_demo_region().addresses_file)
    found = region.search(text, LonLat(9.508, 47.165), 8)
    region.close()
    return tuple(Suggestion(h.label, aside_of(h, text), place_of_hit(h, text)) for h in found)


def offer(driver: str, cost: int, late: tuple[str, ...] = ()) -> Offer:
    return Offer("s", driver, datetime(2026, 11, 23, 9, 12, tzinfo=ZONE), cost, 300, 2100, late)


def test_the_caller_comes_first_and_the_whole_form_is_reached_by_tab(
    qtbot: QtBot, dialog: OrderDialog
) -> None:
    assert focused(dialog) == "Name"
    passed = []
    for _ in range(11):
        widget = QApplication.focusWidget() or dialog.focusWidget()
        assert widget is not None
        passed.append(widget.accessibleName())
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert passed[:5] == ["Name", "Phone", "Address", "When", "Kind"]
    assert passed[5:8] == ["Parcels in pcs", "Volume in l", "Weight in kg"]
    assert passed[8:] == ["Minutes at the door", "Access code", "Cash to collect"]


def test_an_address_is_asked_about_after_a_pause_and_not_at_every_key(
    qtbot: QtBot, dialog: OrderDialog, asked: IntakeRecorder
) -> None:
    dialog.form.address.setFocus()
    qtbot.keyClicks(dialog.form.address, "landstr")
    assert not [each for each in asked.asked if each[0] == "find"]
    qtbot.waitUntil(lambda: ("find", Field.ADDRESS, "landstr") in asked.asked)
    assert len([each for each in asked.asked if each[0] == "find"]) == 1


def test_arrows_and_enter_choose_an_address_and_the_house_number_is_not_lost(
    qtbot: QtBot, dialog: OrderDialog, asked: IntakeRecorder
) -> None:
    line = dialog.form.address
    line.setFocus()
    qtbot.keyClicks(line, "landstrasse 12 vaduz")
    found = hits("landstrasse 12 vaduz")
    dialog.show_found(Field.ADDRESS, "landstrasse 12 vaduz", found)
    assert line.list.isVisible()
    assert 1 <= line.list.count() <= 8
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Up)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert not line.list.isVisible()
    assert dialog.typed.place == found[0].place
    assert dialog.typed.address.startswith("Landstrasse 12, ")
    assert "keep" not in [each[0] for each in asked.asked]
    assert focused(dialog) == "When"


def test_tab_moves_on_and_escape_closes_only_the_suggestions(qtbot: QtBot, dialog: OrderDialog) -> None:
    line = dialog.form.address
    line.setFocus()
    qtbot.keyClicks(line, "landstr")
    dialog.show_found(Field.ADDRESS, "landstr", hits("landstr"))
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not line.list.isVisible()
    assert dialog.isVisible()
    dialog.show_found(Field.ADDRESS, "landstr", hits("landstr"))
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert not line.list.isVisible()
    assert (dialog.typed.address, dialog.typed.place) == ("landstr", None)


def test_an_answer_about_text_that_was_typed_over_is_not_shown(
    qtbot: QtBot, dialog: OrderDialog
) -> None:
    line = dialog.form.address
    line.setFocus()
    qtbot.keyClicks(line, "landstr")
    dialog.show_found(Field.ADDRESS, "lands", hits("lands"))
    assert not line.list.isVisible()


def test_a_chosen_place_is_forgotten_once_its_address_is_typed_over(
    qtbot: QtBot, dialog: OrderDialog
) -> None:
    dialog.form.fill(FILLED)
    assert dialog.typed.place == PLACE
    qtbot.keyClicks(dialog.form.address, "x")
    assert dialog.typed.place is None


def test_a_saved_customer_brings_all_that_is_known(qtbot: QtBot, dialog: OrderDialog) -> None:
    line = dialog.form.name
    qtbot.keyClicks(line, "zoe")
    dialog.show_found(Field.NAME, "zoe", (Suggestion("Zoë Größwang", "", customer=CUSTOMER),))
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    typed = dialog.typed
    assert (typed.name, typed.phone, typed.email) == (
        "Zoë Größwang",
        "+423 232 10 10",
        "zoe@example.org",
    )
    assert typed.place is not None
    assert (typed.access_code, typed.notes, typed.service) == ("4711", "Ring twice.", "10")
    assert (typed.language, typed.silent) == ("fr", True)
    assert typed.amounts[2] == "1"


def test_enter_with_a_new_name_does_not_take_a_saved_customer(
    qtbot: QtBot, dialog: OrderDialog
) -> None:
    qtbot.keyClicks(dialog.form.name, "zoe")
    dialog.show_found(Field.NAME, "zoe", (Suggestion("Zoë Größwang", "", customer=CUSTOMER),))
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return)
    assert dialog.typed.name == "zoe"
    assert dialog.typed.phone == ""


def test_enter_saves_from_any_field(qtbot: QtBot, dialog: OrderDialog, asked: IntakeRecorder) -> None:
    dialog.form.fill(FILLED)
    for widget in (dialog.form.name, dialog.form.notes, dialog.form.cash):
        asked.asked.clear()
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Return)
        assert ("keep", DAY, FILLED, None) in asked.asked
        dialog.show_not_kept(FILLED, "The disk is full.")
    assert "The disk is full." in shown(dialog)
    assert dialog.typed == FILLED


def test_enter_twice_saves_once(qtbot: QtBot, dialog: OrderDialog, asked: IntakeRecorder) -> None:
    dialog.form.fill(FILLED)
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return)
    assert [each[0] for each in asked.asked].count("keep") == 1


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(
    qtbot: QtBot, dialog: OrderDialog, asked: IntakeRecorder
) -> None:
    dialog.form.fill(replace(FILLED, window="soon", amounts=("many", "", "1")))
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return)
    assert "'soon' is not a window such as 8:00-10:00." in shown(dialog)
    assert "'many' is not a plain number." in shown(dialog)
    assert focused(dialog) == "When"
    assert "keep" not in [each[0] for each in asked.asked]
    dialog.form.window_line.setText("9-12")
    assert "'soon'" not in shown(dialog)


def test_how_a_window_is_understood_is_shown_while_it_is_typed(
    qtbot: QtBot, dialog: OrderDialog
) -> None:
    qtbot.keyClicks(dialog.form.window_line, "bis 12")
    assert "until 12:00" in shown(dialog)


def test_an_address_that_is_not_found_is_told_and_can_be_saved(
    qtbot: QtBot, dialog: OrderDialog, asked: IntakeRecorder
) -> None:
    dialog.form.fill(replace(FILLED, address="Nirgendwoweg 9", place=None))
    reason = "the address was not found."
    dialog.show_checked(dialog.typed, Checked(Found(Place("", "Nirgendwoweg 9"), reason=reason)))
    assert "The address was not found. It can be saved all the same" in shown(dialog)
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return)
    assert asked.asked[-1][0] == "keep"


def test_a_possible_double_is_warned_of_and_not_blocked(
    qtbot: QtBot, dialog: OrderDialog, asked: IntakeRecorder
) -> None:
    dialog.form.fill(FILLED)
    task = Task(TaskKind.DELIVERY, PLACE, (TimeWindow(9 * H, 12 * H),))
    other = Order("o000012", "", "", DAY, None, task)
    dialog.show_checked(dialog.typed, Checked(Found(PLACE), (other,)))
    assert "Perhaps a double: order o000012 has the same name and place, 09:00-12:00." in shown(dialog)
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return)
    assert asked.asked[-1][0] == "keep"


def test_slots_show_who_comes_and_what_it_costs_and_enter_takes_one(
    qtbot: QtBot, dialog: OrderDialog, asked: IntakeRecorder
) -> None:
    dialog.form.fill(FILLED)
    slots = (
        Slot(TimeWindow(10 * H, 12 * H), offer("Ben Frick", 346, ("Kita Rägaboga",))),
        Slot(TimeWindow(12 * H, 14 * H), None),
    )
    dialog.show_offers(dialog.typed, Offers(offer("Ben Frick", 93), slots))
    assert "It fits until 12:00: Ben Frick at 09:12, 2.1 km more, +0.93" in shown(dialog)
    first, second = dialog.offers.slots.rows
    assert (first.title, first.price, first.words) == (
        "10:00–12:00",
        "+3.46",
        "Ben Frick at 09:12, 2.1 km more",
    )
    assert first.late == "makes Kita Rägaboga late"
    assert second.words == "nobody can make it"
    dialog.offers.slots.setFocus()
    dialog.offers.slots.setCurrentRow(0)
    qtbot.keyClick(dialog.offers.slots, Qt.Key.Key_Return)
    assert dialog.typed.window == "10:00-12:00"
    assert "keep" not in [each[0] for each in asked.asked]


def test_why_it_does_not_fit_is_told_with_what_would_make_it(qtbot: QtBot, dialog: OrderDialog) -> None:
    dialog.form.fill(replace(FILLED, window="9-9:30"))
    ways = (
        WayIn(
            Relaxation(RelaxationKind.WINDOW_LATER, 2400, "s", 320), "Ben", TimeWindow(9 * H, 10 * H)
        ),
        WayIn(Relaxation(RelaxationKind.CAPACITY, 12_000, "s", 100, "0"), "Aino"),
    )
    dialog.show_offers(dialog.typed, Offers(None, (), ways))
    assert "It does not fit 09:00-09:30." in shown(dialog)
    assert [(row.title, row.words) for row in dialog.offers.ways.rows] == [
        ("Until 10:00", "with Ben"),
        ("Room for 12 kg more", "with Aino"),
    ]
    dialog.offers.ways.setCurrentRow(0)
    qtbot.keyClick(dialog.offers.ways, Qt.Key.Key_Return)
    assert dialog.typed.window == "09:00-10:00"


@pytest.mark.parametrize("kind", list(RelaxationKind))
def test_every_way_to_make_it_fit_has_words(dialog: OrderDialog, kind: RelaxationKind) -> None:
    dialog.form.fill(FILLED)
    subject = "0" if kind is RelaxationKind.CAPACITY else "crane"
    way = WayIn(Relaxation(kind, 1200, "s", 5, subject), "Ben")
    dialog.show_offers(dialog.typed, Offers(None, (), (way,)))
    assert dialog.offers.ways.rows[0].title


def test_an_answer_about_an_order_that_was_changed_since_is_not_shown(dialog: OrderDialog) -> None:
    dialog.form.fill(FILLED)
    before = dialog.typed
    dialog.form.window_line.setText("14-16")
    dialog.show_offers(before, Offers(offer("Ben", 1)))
    assert "It fits" not in shown(dialog)


def test_notes_and_phone_change_nothing_about_the_slots(
    qtbot: QtBot, dialog: OrderDialog, asked: IntakeRecorder
) -> None:
    dialog.form.fill(FILLED)
    qtbot.waitUntil(lambda: ("weigh", FILLED) in asked.asked)
    dialog.show_offers(FILLED, Offers(offer("Ben", 1)))
    dialog.form.notes.setPlainText("Ring twice.")
    qtbot.keyClicks(dialog.form.phone, "1")
    qtbot.wait(400)
    assert "It fits" in shown(dialog)
    assert [each[0] for each in asked.asked].count("weigh") == 1
    dialog.form.window_line.setText("14-16")
    assert "Looking …" in shown(dialog)
    qtbot.waitUntil(lambda: [each[0] for each in asked.asked].count("weigh") == 2)


def test_of_questions_that_come_faster_than_answers_only_the_newest_is_answered() -> None:
    begun: list[Callable[[], None]] = []

    def run[T](
        work: Callable[[], T], show: Callable[[T], None], _: Callable[[Exception], None]
    ) -> None:
        begun.append(lambda: show(work()))

    newest, answers = Newest(run), list[int]()
    for number in range(5):
        newest.ask(partial(int, number), answers.append, lambda _: None)
    while begun:
        begun.pop()()
    assert answers == [0, 4]


def test_text_from_people_is_never_read_as_markup(dialog: OrderDialog) -> None:
    evil = "<b>bold</b><img src=x>"
    dialog.form.fill(replace(FILLED, name=evil))
    task = Task(TaskKind.DELIVERY, replace(PLACE, name=evil))
    dialog.show_checked(dialog.typed, Checked(Found(PLACE), (Order(evil, evil, "", DAY, None, task),)))
    dialog.show_offers(dialog.typed, Offers(offer(evil, 1, (evil,))))
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_the_site_s_own_words_for_loads_are_used(dialog: OrderDialog) -> None:
    crates = replace(DEFAULT_DIMENSIONS[2], name="Crates", unit="crates")
    dialog.show_site(Site((*DEFAULT_DIMENSIONS[:2], crates)))
    assert "crates" in shown(dialog)


# --- in the window ------------------------------------------------------------------------------


def typed_in(window: MainWindow, qtbot: QtBot) -> OrderDialog:
    window.show_board(board_of())
    window.commands["type_order"].trigger()
    dialog = window.intake.dialog
    qtbot.waitUntil(lambda: dialog.isVisible() and dialog.isActiveWindow())
    return dialog


def test_what_is_typed_is_there_again_after_escape_until_it_is_discarded(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = typed_in(window, qtbot)
    qtbot.keyClicks(dialog.form.name, "Zoe")
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    window.commands["type_order"].trigger()
    assert dialog.isVisible()
    assert dialog.typed.name == "Zoe"
    assert "What you typed before is here again." in shown(dialog)
    dialog.discard.click()
    assert not dialog.isVisible()
    window.commands["type_order"].trigger()
    assert dialog.typed == TypedOrder()


def test_what_is_typed_outlives_the_program_until_it_is_saved_or_discarded(
    qtbot: QtBot, theme: Theme, asked: IntakeRecorder, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)

    def start() -> tuple[QWidget, Intake]:
        window = QWidget()
        qtbot.addWidget(window)
        intake = Intake(asked, Selection(window), theme, window, settings)
        intake.show_board(board_of())
        intake.open_new()
        return window, intake

    _, first = start()
    first.dialog.form.fill(FILLED)
    first.close()
    _, second = start()
    assert second.dialog.typed == FILLED
    second.dialog.discard.click()
    second.close()
    _, third = start()
    assert third.dialog.typed == TypedOrder()
    third.close()
    settings.setValue("order_draft", "{of another version")
    _, fourth = start()
    assert fourth.dialog.typed == TypedOrder()
    fourth.close()


def test_changing_another_order_meanwhile_loses_neither(qtbot: QtBot, window: MainWindow) -> None:
    dialog = typed_in(window, qtbot)
    qtbot.keyClicks(dialog.form.name, "Zoe")
    window.selection.select("", "o-901-d1")
    window.commands["edit_order"].trigger()
    assert dialog.typed.order_id == "o-901"
    dialog.form.notes.setPlainText("half typed")
    window.commands["type_order"].trigger()
    assert (dialog.typed.name, dialog.typed.order_id) == ("Zoe", "")
    window.commands["edit_order"].trigger()
    assert dialog.typed.notes == "half typed"
    assert "Change the order of" in dialog.windowTitle()


def test_after_saving_the_new_order_is_selected_and_the_form_is_empty(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = typed_in(window, qtbot)
    dialog.form.fill(FILLED)
    order = Order("o000077", "", "", DAY, None, Task(TaskKind.DELIVERY, replace(PLACE, name="Zoë")))
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return)
    dialog.show_kept(FILLED, KeptOrder(order, "o000077-d1", is_new=True))
    assert not dialog.isVisible()
    board = board_of()
    left = UnassignedOrder("o000077-d1", "o000077", "not_planned", "not planned yet")
    window.show_board(
        replace(
            board,
            orders={**board.orders, "o000077": order},
            unassigned=(*board.unassigned, left),
        )
    )
    qtbot.waitUntil(lambda: window.selection.stop_id == "o000077-d1")
    window.commands["type_order"].trigger()
    assert dialog.typed == TypedOrder()


def test_an_order_saved_while_another_is_opened_does_not_come_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = typed_in(window, qtbot)
    dialog.form.fill(FILLED)
    qtbot.keyClick(dialog.form.name, Qt.Key.Key_Return)
    window.selection.select("", "o-901-d1")
    window.commands["edit_order"].trigger()
    order = Order("o000077", "", "", DAY, None, Task(TaskKind.DELIVERY, PLACE))
    dialog.show_kept(FILLED, KeptOrder(order, "o000077-d1", is_new=True))
    assert dialog.isVisible()
    assert dialog.typed.order_id == "o-901"
    window.commands["type_order"].trigger()
    assert dialog.typed == TypedOrder()


def test_another_day_hides_the_form_and_keeps_what_was_typed(qtbot: QtBot, window: MainWindow) -> None:
    dialog = typed_in(window, qtbot)
    qtbot.keyClicks(dialog.form.name, "Zoe")
    tomorrow = replace(board_of(), day=DAY.replace(day=DAY.day + 1), now=NOW)
    window.show_board(tomorrow)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    window.commands["type_order"].trigger()
    assert dialog.typed.name == "Zoe"
    assert f"{tomorrow.day.day} Nov" in dialog.windowTitle()


def test_without_a_selected_stop_changing_an_order_says_what_to_do(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_board(board_of())
    qtbot.wait(10)
    window.commands["edit_order"].trigger()
    assert "Choose the stop of the order first." in window.messages.kept[-1] + window.messages.kept[0]


def test_an_order_of_the_day_opens_as_it_stands(qtbot: QtBot, window: MainWindow) -> None:
    board = board_of()
    window.show_board(board)
    qtbot.wait(10)
    window.selection.select("", "o-901-d1")
    window.commands["edit_order"].trigger()
    dialog = window.intake.dialog
    assert dialog.typed == typed_from(board.orders["o-901"], DEFAULT_DIMENSIONS)
    assert dialog.save.text() == "Save changes"
    assert not dialog.discard.isEnabled()


def changed_elsewhere(order: Order, phone: str, notes: str) -> Order:
    """The order as a shop has it by now."""
    task = order.tasks[-1]
    task = replace(task, contact=replace(task.contact, phone=phone), notes=notes)
    return replace(order, pickup=task) if order.delivery is None else replace(order, delivery=task)


def test_what_somebody_else_changed_meanwhile_is_said_and_nothing_typed_is_lost(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    board = board_of()
    window.show_board(board)
    qtbot.wait(10)
    window.selection.select("", "o-901-d1")
    window.commands["edit_order"].trigger()
    dialog = window.intake.dialog
    dialog.form.notes.setPlainText("Ring twice")
    dialog.save.click()
    theirs = changed_elsewhere(board.orders["o-901"], "+423 999", "Ring once")
    dialog.show_changed(theirs)
    assert (dialog.typed.phone, dialog.typed.notes) == ("+423 999", "Ring twice")
    assert "Somebody else changed it meanwhile: Phone, Notes." in dialog.said.text()
    assert "Yours stands in Notes" in dialog.said.text()
    dialog.save.click()
    assert recorder.intake.asked[-1] == ("keep", board.day, dialog.typed, theirs)
    dialog.show_not_kept(dialog.typed, "The disk is full.")
    dialog.discard.click()
    assert dialog.typed.notes == "Ring once", "what is not wanted gives way to what is"


def test_what_waited_to_be_saved_meets_what_the_order_is_by_now(
    qtbot: QtBot, window: MainWindow
) -> None:
    board = board_of()
    window.show_board(board)
    qtbot.wait(10)
    window.selection.select("", "o-901-d1")
    window.commands["edit_order"].trigger()
    dialog = window.intake.dialog
    dialog.form.notes.setPlainText("Ring twice")
    dialog.close()
    theirs = changed_elsewhere(board.orders["o-901"], "+423 999", "")
    later = replace(board, orders={**board.orders, "o-901": theirs})
    window.show_board(later)
    qtbot.waitUntil(lambda: window.board is later)
    window.commands["edit_order"].trigger()
    assert (dialog.typed.phone, dialog.typed.notes) == ("+423 999", "Ring twice")
    assert "Somebody else changed it meanwhile: Phone." in dialog.said.text()


def test_a_place_is_taken_from_the_map_and_the_typed_address_stays(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    dialog = typed_in(window, qtbot)
    dialog.form.address.setText("Hinter dem Hof, Vaduz")
    dialog.form.pin.click()
    assert not dialog.isVisible()
    window.map.bridge.pointed(9.521, 47.141)
    window.map.bridge.picked("stops", "o-901-d1")
    assert dialog.isVisible()
    place = dialog.typed.place
    assert place is not None
    assert (place.location, place.located_by) == (LonLat(9.521, 47.141), LocatedBy.PIN)
    assert (place.address, place.city) == ("Hinter dem Hof", "Vaduz")
    assert window.selection.stop_id == ""  # the click was for the place
    window.map.bridge.pointed(9.6, 47.2)
    assert dialog.typed.place == place
    assert recorder.intake.form is dialog


def test_a_place_that_is_awaited_can_be_given_up(qtbot: QtBot, window: MainWindow) -> None:
    dialog = typed_in(window, qtbot)
    dialog.form.address.setText("Hinter dem Hof")
    dialog.form.pin.click()
    window.commands["type_order"].trigger()
    assert dialog.isVisible()
    window.map.bridge.pointed(9.521, 47.141)
    assert dialog.typed.place is None


def test_every_field_has_a_name_for_screen_readers(dialog: OrderDialog) -> None:
    assert all(line.accessibleName() for line in dialog.findChildren(QLineEdit))


def test_a_pickup_chosen_in_the_form_is_typed_as_one(dialog: OrderDialog) -> None:
    form = dialog.form
    form.kind.setCurrentIndex(form.kind.findData(OrderKind.PICKUP))
    assert dialog.typed.kind is OrderKind.PICKUP


def test_where_a_shipment_begins_is_asked_of_a_shipment_alone(
    qtbot: QtBot, dialog: OrderDialog, asked: IntakeRecorder
) -> None:
    form = dialog.form
    assert not form.pickup.isVisible()
    form.name.setText("Frau Neu")
    form.address.setText("Im Rösle 12, 9494 Schaan")
    form.kind.setCurrentIndex(form.kind.findData(OrderKind.SHIPMENT))
    assert form.pickup.isVisible()
    dialog.save.click()
    assert "Who gives it?" in shown(dialog)
    assert focused(dialog) == "Pickup: name"
    qtbot.keyClicks(form.pickup.name, "Amann")
    form.pickup.address.setFocus()
    qtbot.keyClicks(form.pickup.address, "landstrasse 12 vaduz")
    qtbot.waitUntil(lambda: ("find", Field.FROM_ADDRESS, "landstrasse 12 vaduz") in asked.asked)
    dialog.show_found(Field.FROM_ADDRESS, "landstrasse 12 vaduz", hits("landstrasse 12 vaduz"))
    qtbot.keyClick(form.pickup.address, Qt.Key.Key_Return)
    form.pickup.window_line.setText("8-10")
    dialog.save.click()
    what, _, typed, _ = asked.asked[-1]
    assert what == "keep"
    assert isinstance(typed, TypedOrder)
    assert typed.kind is OrderKind.SHIPMENT
    assert typed.pickup.place is not None
    assert (typed.pickup.name, typed.pickup.window) == ("Amann", "8-10")
    assert typed.address == "Im Rösle 12, 9494 Schaan", "the other end is as it was typed"


def test_a_pin_is_set_for_the_end_that_asked_for_it(qtbot: QtBot, dialog: OrderDialog) -> None:
    form = dialog.form
    form.kind.setCurrentIndex(form.kind.findData(OrderKind.SHIPMENT))
    with qtbot.waitSignal(dialog.pin_wanted):
        form.pickup.pin.click()
    dialog.pin_at(LonLat(9.51, 47.16))
    assert dialog.typed.pickup.place is not None
    assert dialog.typed.place is None
