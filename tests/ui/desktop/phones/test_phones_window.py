"""The phones window: what a dispatcher sees of the phones, and what they can ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.domain.board import DayIssue
from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.phones import DriverPhones, Message, PhonesPicture
from app.sync.options import ServerOptions
from tests.ui.boards import board_of
from tests.ui.desktop.conftest import PhonesRecorder, Recorder, click_issue
from tests.ui.desktop.phones.pictures_of_phones import (
    CLOSED,
    LINK,
    NOW,
    OPEN,
    driver,
    invitation,
    phone,
    picture,
)
from ui.desktop.phones.commands import DRIVERS, REACH, SET_ASIDE
from ui.desktop.phones.controller import Reach
from ui.desktop.phones.invitation_panel import CLOSED as CLOSED_WORDS
from ui.desktop.phones.set_aside import NOTHING
from ui.desktop.phones.window import PhonesWindow
from ui.desktop.phones.words import spoken_words
from ui.desktop.theme import Theme
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui


@pytest.fixture
def asked() -> PhonesRecorder:
    return PhonesRecorder()


@pytest.fixture
def phones(qtbot: QtBot, asked: PhonesRecorder, theme: Theme) -> Iterator[PhonesWindow]:
    made = PhonesWindow(asked, theme)
    made.show()
    made.show_reach(OPEN)
    made.show_picture(picture())
    asked.asked.clear()
    yield made
    made.close()
    made.deleteLater()
    qtbot.wait(10)


def rows(window: PhonesWindow) -> list[str]:
    """Every driver's row in words."""
    model = window.rows
    return [
        ", ".join(str(model.data(model.index(n, c))) for c in range(3)) for n in range(model.rowCount())
    ]


def labels(widget: QWidget) -> list[str]:
    """Every text in sight, once Qt has laid out what is new."""
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def press(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Press the first visible button with these words."""
    QApplication.processEvents()
    for button in widget.findChildren(QPushButton):
        if button.text() == text and button.isVisible():
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            return
    raise AssertionError(f"there is no button {text!r}")


def answer(verb: str) -> None:
    """Press a button of the question that comes next."""

    def press_it() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(5, press_it)  # it is not there yet
            return
        next(button for button in box.buttons() if button.text().replace("&", "") == verb).click()

    QTimer.singleShot(0, press_it)


# --- drivers -------------------------------------------------------------------------------------


def test_a_row_says_when_a_driver_was_heard_and_what_they_have(phones: PhonesWindow) -> None:
    assert rows(phones) == [
        "Aino Salmi, 4 s ago, has version 3",
        "Ben Oduya, 25 min ago, ⚠ call now",
        "Carla Reyes, 4 s ago, version 3 on its way",
        "Davit Kern, , ⚠ no phone",
        "Elin Berg, 2 h 30 ago, ⚠ has not fetched version 3",
        "Femi Okoye, 4 s ago, ⚠ tracked, no page",
    ]


def test_before_anybody_is_chosen_the_first_who_wants_a_look_is_shown(phones: PhonesWindow) -> None:
    assert phones.panel.driver is not None
    assert phones.panel.driver.name == "Ben Oduya"


def test_whom_to_call_is_said_with_number_and_stops(phones: PhonesWindow) -> None:
    phones.choose("ben")
    said = labels(phones.panel)
    assert "Call Ben Oduya, +423 555 01 02" in said
    assert "·  Garage Hilti, Feldkircher Strasse 100" in said
    phones.choose("aino")
    assert not [text for text in labels(phones.panel) if text.startswith("Call ")]


def test_each_phone_says_what_it_has_and_an_ended_one_since_when(phones: PhonesWindow) -> None:
    phones.choose("aino")
    said = labels(phones.panel.cards)
    assert "has version 3 · heard 4 s ago · 17 reports" in said
    assert any("reports from before that are taken for 7 days" in text for text in said)
    phones.choose("carla")
    assert "tells where it is · heard 4 s ago" in labels(phones.panel.cards)
    assert any(text.startswith("Traccar Client, since ") for text in labels(phones.panel.cards))


def test_a_new_picture_keeps_the_driver_in_view_and_what_is_being_written(
    phones: PhonesWindow,
) -> None:
    phones.choose("carla")
    phones.panel.conversation.line.setText("half a mess")
    seen = picture()
    phones.show_picture(replace(seen, drivers=(driver("Abel New"), *seen.drivers)))
    assert phones.panel.driver is not None
    assert phones.panel.driver.driver_id == "carla"
    assert phones.panel.conversation.line.text() == "half a mess"
    phones.choose("aino")
    assert phones.panel.conversation.line.text() == ""


def test_cards_stay_the_same_widgets_while_only_ages_change(phones: PhonesWindow) -> None:
    phones.choose("aino")
    before = phones.panel.cards.findChildren(QPushButton)
    phones.show_picture(replace(picture(), now=NOW + timedelta(seconds=30)))
    assert phones.panel.cards.findChildren(QPushButton) == before
    assert "has version 3 · heard 34 s ago · 17 reports" in labels(phones.panel.cards)


@pytest.mark.parametrize(("verb", "kind"), [("Retire", "retire"), ("Revoke", "revoke")])
def test_a_phone_is_ended_only_after_a_question(
    qtbot: QtBot, phones: PhonesWindow, asked: PhonesRecorder, verb: str, kind: str
) -> None:
    phones.choose("aino")
    answer("Cancel")
    press(qtbot, phones.panel.cards, verb)
    assert asked.asked == []
    answer(verb)
    press(qtbot, phones.panel.cards, verb)
    assert asked.asked == [(kind, "p-aino")]


def test_the_commands_end_the_newest_phone_and_are_off_where_there_is_none(
    phones: PhonesWindow, asked: PhonesRecorder
) -> None:
    phones.choose("carla")
    answer("Retire")
    phones.commands["retire"].trigger()
    assert asked.asked == [("retire", "p-carla")]
    phones.choose("davit")
    assert not phones.commands["retire"].isEnabled()
    assert not phones.commands["revoke"].isEnabled()
    assert phones.commands["invite"].isEnabled()


# --- codes ---------------------------------------------------------------------------------------


def test_a_code_is_shown_for_the_driver_who_was_asked_for_with_its_steps(
    qtbot: QtBot, phones: PhonesWindow, asked: PhonesRecorder
) -> None:
    phones.choose("davit")
    press(qtbot, phones.panel, "Pair a phone")
    assert asked.asked == [("invite", "davit")]
    phones.show_invitation(invitation())
    said = labels(phones.panel.invitation)
    assert "KXQF-7M2P" in said
    assert any(text.startswith("Good for 9:") or text == "Good for 10:00" for text in said)
    assert any(text.startswith("1. Scan the code") for text in said)
    assert not phones.panel.invitation._code.is_empty


def test_a_code_for_a_driver_who_is_no_longer_in_view_is_not_shown(phones: PhonesWindow) -> None:
    phones.choose("aino")
    phones.show_invitation(invitation("davit"))
    assert phones.panel.invitation.link == ""
    phones.choose("davit")
    phones.show_invitation(invitation("davit"))
    phones.choose("aino")
    assert phones.panel.invitation.link == ""


def test_a_used_code_leaves_the_screen_and_says_so(phones: PhonesWindow) -> None:
    phones.choose("davit")
    phones.show_invitation(invitation())
    seen = picture()
    paired = replace(seen.drivers[3], phones=(phone("p-new"),))
    phones.show_picture(replace(seen, drivers=(*seen.drivers[:3], paired, *seen.drivers[4:])))
    assert phones.panel.invitation.link == ""
    assert "A phone of Davit Kern was paired just now." in labels(phones.panel)


def test_a_code_that_has_ended_leaves_the_screen(phones: PhonesWindow) -> None:
    phones.choose("davit")
    over = invitation()
    ended = replace(over.ways[0], expires=over.made)
    phones.show_invitation(replace(over, ways=(ended,)))
    assert phones.panel.invitation.link == ""
    assert any(text.startswith("The code has ended.") for text in labels(phones.panel))
    assert not phones.commands["copy_link"].isEnabled()


def test_a_code_does_not_stay_behind_a_closed_window(phones: PhonesWindow) -> None:
    phones.choose("davit")
    phones.show_invitation(invitation())
    phones.close()
    assert phones.panel.invitation.link == ""


def test_a_tracking_apps_codes_are_chosen_by_app_and_go_once_it_has_reported(
    qtbot: QtBot, phones: PhonesWindow, asked: PhonesRecorder
) -> None:
    phones.choose("davit")
    press(qtbot, phones.panel, "Tracking app")
    assert asked.asked == [("invite_tracker", "davit")]
    page = invitation().ways[0]
    ways = tuple(
        replace(page, name=name, text=f"x://{name}", expires=None) for name in ("Traccar", "OwnTracks")
    )
    phones.show_invitation(replace(invitation(), ways=ways, device_id="t-new", code=""))
    phones.panel.invitation._tabs.setCurrentIndex(1)
    assert phones.panel.invitation.link == "x://OwnTracks"
    seen = picture()

    def with_tracker(last_seen: bool) -> PhonesPicture:
        made = replace(phone("t-new"), last_seen=NOW if last_seen else None)
        one = replace(seen.drivers[3], phones=(made,))
        return replace(seen, drivers=(*seen.drivers[:3], one, *seen.drivers[4:]))

    phones.show_picture(with_tracker(False))
    assert phones.panel.invitation.link == "x://OwnTracks"
    phones.show_picture(with_tracker(True))
    assert "The app of Davit Kern has reported: it is set up." in labels(phones.panel)


def test_the_link_can_be_copied(phones: PhonesWindow) -> None:
    phones.choose("davit")
    phones.show_invitation(invitation())
    phones.commands["copy_link"].trigger()
    assert QGuiApplication.clipboard().text() == LINK
    assert "send it to nobody but the driver" in phones.said


def test_where_phones_cannot_get_in_no_code_is_offered_but_the_way_there(
    qtbot: QtBot, phones: PhonesWindow
) -> None:
    phones.choose("davit")
    phones.show_reach(CLOSED)
    assert CLOSED_WORDS in labels(phones.panel)
    assert not phones.commands["invite"].isEnabled()
    assert not phones.commands["tracker"].isEnabled()
    assert phones.commands["write"].isEnabled()
    press(qtbot, phones.panel, "Let phones in …")
    assert phones.tabs.currentIndex() == REACH
    assert phones.reach.open.isChecked()


# --- words ---------------------------------------------------------------------------------------


def test_a_conversation_shows_only_this_driver_and_what_has_not_arrived(phones: PhonesWindow) -> None:
    phones.choose("aino")
    said = [line.split("  ", 1)[1] for line in phones.panel.conversation.lines]
    assert said == [
        "Aino: The lift is broken, I take the stairs.",
        "You: Fine. Leave the heavy one.",
        "Aino: ⚠ Flat tyre at Landstrasse 4",
        "You: Help is on its way.  (not on the phone yet)",
    ]
    phones.choose("carla")
    assert phones.panel.conversation.lines == ()


def test_what_is_written_stays_in_the_line_until_it_is_on_its_way(
    qtbot: QtBot, phones: PhonesWindow, asked: PhonesRecorder
) -> None:
    phones.choose("aino")
    phones.commands["write"].trigger()
    line = phones.panel.conversation.line
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked.asked == []
    line.setText("  come back  ")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked.asked == [("message", "aino", "come back")]
    assert line.text() == "  come back  "
    phones.message_sent()
    assert line.text() == ""


# --- set aside -----------------------------------------------------------------------------------


def test_what_was_set_aside_is_counted_explained_and_shown_as_it_came(phones: PhonesWindow) -> None:
    assert phones.tabs.tabText(SET_ASIDE) == "Set aside (7)"
    phones.show_page(SET_ASIDE)
    model = phones.set_aside.rows
    first = [str(model.data(model.index(0, column))) for column in (1, 2, 3)]
    assert first == ["Ben Oduya", "14", "The outcome 'delivered' is not one of those known."]
    phones.set_aside._list.setCurrentIndex(model.index(0, 0))
    assert '"note": "<b>left at door</b>"' in phones.set_aside._sent.toPlainText()
    assert any(text.startswith("4 more did not fit") for text in labels(phones.set_aside))
    phones.show_picture(PhonesPicture(NOW, picture().drivers))
    assert phones.tabs.tabText(SET_ASIDE) == "Set aside"
    assert NOTHING in labels(phones.set_aside)


def test_looking_at_what_is_set_aside_ends_the_alarm_until_there_is_more(
    phones: PhonesWindow, asked: PhonesRecorder
) -> None:
    phones.show_picture(picture())
    assert asked.asked == []
    phones.show_page(SET_ASIDE)
    phones.show_picture(picture())
    assert asked.asked == [("seen_set_aside",)]
    seen = picture()
    phones.show_picture(replace(seen, set_aside=(replace(seen.set_aside[0], number=3),)))
    assert asked.asked == [("seen_set_aside",)] * 2


def test_the_row_in_view_stays_in_view_when_more_is_set_aside(phones: PhonesWindow) -> None:
    phones.show_page(SET_ASIDE)
    seen = picture()
    phones.set_aside._list.setCurrentIndex(phones.set_aside.rows.index(1, 0))
    newer = replace(seen.set_aside[0], number=3, raw="newer")
    phones.show_picture(replace(seen, set_aside=(newer, *seen.set_aside)))
    assert phones.set_aside._sent.toPlainText() == '{\n  "seq": 3\n}'
    phones.show_picture(replace(seen, set_aside=(newer,)))
    assert phones.set_aside._sent.toPlainText() == ""


def test_an_unknown_phone_is_given_to_a_driver_that_a_person_names(
    qtbot: QtBot, phones: PhonesWindow, asked: PhonesRecorder
) -> None:
    phones.show_page(SET_ASIDE)
    assert "Traccar Client calling itself “482913”" in labels(phones.set_aside)
    give = next(b for b in phones.set_aside.findChildren(QPushButton) if b.text() == "Give")
    assert not give.isEnabled()
    choice = give.parentWidget().findChild(QWidget, "whose")
    choice.setCurrentIndex(choice.findData("carla"))  # type: ignore[attr-defined]
    phones.show_picture(replace(picture(), now=NOW + timedelta(seconds=2)))
    qtbot.mouseClick(give, Qt.MouseButton.LeftButton)
    assert asked.asked[-1] == ("adopt", "s-1", "carla")


# --- how phones get in -----------------------------------------------------------------------------


def test_letting_phones_in_for_the_first_time_proposes_what_is_usual(
    qtbot: QtBot, phones: PhonesWindow, asked: PhonesRecorder
) -> None:
    phones.show_reach(CLOSED)
    phones.commands["let_in"].trigger()
    press(qtbot, phones.reach, "Apply and restart the server")
    assert asked.asked == [
        ("listen", ServerOptions(host="0.0.0.0", plain_port=5055, tls="private")),
    ]
    assert any("phones wait a moment" in text for text in labels(phones.reach))
    assert not phones.reach._apply.isEnabled()
    phones.listening_over()
    assert phones.reach._apply.isEnabled()


def test_the_form_shows_what_is_in_force_and_offers_nothing_to_apply(phones: PhonesWindow) -> None:
    phones.show_page(REACH)
    assert phones.reach.options() == OPEN.options
    assert not phones.reach._apply.isEnabled()
    assert any("they open https://192.168.1.20:8443/driver" in text for text in labels(phones.reach))


def test_a_change_that_moves_the_address_warns_of_the_paired_phones(phones: PhonesWindow) -> None:
    phones.show_page(REACH)
    phones.reach.stock_port.setValue(5056)
    assert not [text for text in labels(phones.reach) if "must be paired again" in text]
    phones.reach.port.setValue(9000)
    assert [text for text in labels(phones.reach) if "must be paired again" in text]
    assert phones.reach._apply.isEnabled()
    phones.reach._undo.click()
    assert phones.reach.options() == OPEN.options


def test_what_a_person_is_choosing_survives_the_looks_in_between(phones: PhonesWindow) -> None:
    phones.reach.public.setText("https://phones.example.org")
    phones.show_reach(OPEN)
    assert phones.reach.public.text() == "https://phones.example.org"
    assert OPEN.options is not None
    other = msgspec.structs.replace(OPEN.options, port=9000)
    phones.show_reach(replace(OPEN, options=other))
    assert phones.reach.options() == other


@pytest.mark.parametrize(
    "url",
    ["phones.example.org", "ftp://x", "https://", "https://x/driver", "https://x:port", "http://x?a"],
)
def test_an_address_that_is_none_is_refused_in_words_before_anything_is_tried(
    phones: PhonesWindow, asked: PhonesRecorder, url: str
) -> None:
    phones.show_page(REACH)
    phones.reach.public.setText(url)
    assert not phones.reach._apply.isEnabled()
    assert any(url in text for text in labels(phones.reach))
    phones.reach._try()
    assert asked.asked == []


def test_own_certificate_files_must_be_there(phones: PhonesWindow, tmp_path: Path) -> None:
    phones.show_page(REACH)
    form = phones.reach
    form.tls.setCurrentIndex(form.tls.findData("own"))
    assert any("Choose the certificate file" in text for text in labels(form))
    for line, name in ((form.certificate, "site.pem"), (form.key, "site.key")):
        line.line.setText(str(tmp_path / name))
        assert any(f"There is no file '{tmp_path / name}'" in text for text in labels(form))
        (tmp_path / name).touch()
    form._changed()
    chosen = form.options()
    assert (chosen.tls, chosen.certificate) == ("own", str(tmp_path / "site.pem"))


def test_a_network_that_is_gone_is_kept_and_said_so(phones: PhonesWindow) -> None:
    assert OPEN.options is not None
    gone = msgspec.structs.replace(OPEN.options, host="172.16.0.9")
    phones.show_reach(replace(OPEN, options=gone))
    assert phones.reach.network.currentText() == "only 172.16.0.9 (not there now)"
    assert phones.reach.options() == gone


def test_a_server_elsewhere_is_not_set_up_here(phones: PhonesWindow) -> None:
    phones.show_page(REACH)
    phones.show_reach(Reach(None, fixed="It runs elsewhere."))
    assert "It runs elsewhere." in labels(phones.reach)
    assert not phones.reach.isEnabled()
    phones.choose("davit")
    assert phones.commands["invite"].isEnabled()


# --- the window ----------------------------------------------------------------------------------


def test_the_window_looks_for_news_only_while_it_is_in_sight(
    qtbot: QtBot, phones: PhonesWindow, asked: PhonesRecorder
) -> None:
    assert phones._look_timer.isActive()
    phones.close()
    assert not phones._look_timer.isActive()
    phones.show()
    assert asked.asked == [("look",)]
    assert phones._look_timer.isActive()
    phones.commands["look"].trigger()
    assert asked.asked == [("look",)] * 2
    qtbot.wait(1)


def test_texts_of_people_are_never_markup(qtbot: QtBot, phones: PhonesWindow) -> None:
    bad = "<img src=x onerror=alert(1)><b>bold</b>`${7*7}`"
    seen = picture()
    aino = replace(seen.drivers[0], name=bad, vehicle=bad, phone_number=bad, to_call=(bad,))
    odd = replace(seen.strangers[0], label=bad)
    aside = replace(seen.set_aside[0], reason=bad, raw=bad, driver_id=bad)
    phones.show_picture(
        PhonesPicture(NOW, (aino,), (odd,), (Message("aino", NOW, bad, True),), (aside,), 0)
    )
    for page in (DRIVERS, SET_ASIDE, REACH):
        phones.show_page(page)
        phones.say(bad)
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in _own_labels(phones))
        assert not phones.grab(QRect(0, 0, 400, 300)).isNull()
    qtbot.wait(1)


def _own_labels(window: PhonesWindow) -> list[QLabel]:
    return [label for label in window.findChildren(QLabel) if label.text()]


@pytest.mark.parametrize("name", ["", "x" * 3000, "Ō" * 300, "\n\n\t", "שלום ‮ world"])
def test_empty_endless_and_odd_names_do_not_break_the_window(phones: PhonesWindow, name: str) -> None:
    seen = picture()
    odd = DriverPhones("odd", name, name, name, "shift", 1, (phone(),), (name, name))
    phones.show_picture(replace(seen, drivers=(odd,)))
    ground = phones.centralWidget()
    assert isinstance(ground, QScrollArea)
    phones.resize(1000, 700)
    assert ground.horizontalScrollBar().maximum() == 0, "a name asks for no more room than there is"
    assert not phones.grab().isNull()


def test_every_command_has_words_and_no_two_share_a_key(phones: PhonesWindow) -> None:
    keys = [key.toString() for _, action in phones.commands for key in action.shortcuts()]
    assert all(action.text() for _, action in phones.commands)
    assert len(keys) == len(set(keys))


def test_the_main_window_opens_it_on_the_selected_driver(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(board_of(2, 8))
    window.commands["phones"].trigger()
    opened = recorder.phones.window
    assert isinstance(opened, PhonesWindow)
    assert opened.isVisible()
    lane = window.board.lanes[1] if window.board else None
    assert lane is not None
    ids = [lane.shift.driver.driver_id for lane in window.board.lanes] if window.board else []
    opened.show_reach(OPEN)
    opened.show_picture(
        PhonesPicture(NOW, tuple(replace(driver(f"Driver {i}"), driver_id=i) for i in ids))
    )
    window.selection.select(lane.shift.shift_id)
    window.commands["pair_phone"].trigger()
    assert recorder.phones.asked[-1] == ("invite", lane.shift.driver.driver_id)
    window.commands["message"].trigger()
    assert opened.panel.driver is not None
    assert opened.panel.driver.driver_id == lane.shift.driver.driver_id
    window.commands["let_phones_in"].trigger()
    assert opened.tabs.currentIndex() == REACH
    window.close()
    assert not opened.isVisible()
    qtbot.wait(1)


@pytest.mark.parametrize(("kind", "page"), [("call", DRIVERS), ("set_aside", SET_ASIDE)])
def test_an_issue_about_phones_leads_to_their_window(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, kind: str, page: int
) -> None:
    board = board_of(2, 8)
    shift = board.lanes[1].shift
    issue = DayIssue("i", kind, "Call Ben", "Two stops are gone.", shift.shift_id)
    window.show_board(replace(board, issues=(issue,), suggestions=()))
    click_issue(qtbot, window, "Call Ben")
    opened = recorder.phones.window
    assert isinstance(opened, PhonesWindow)
    assert opened.isVisible()
    assert opened.tabs.currentIndex() == page
    assert window.selection.shift_id == shift.shift_id


def test_what_drivers_say_is_told_with_their_name_and_nothing_else() -> None:
    aino = Actor(ActorKind.DRIVER, "driver-1")
    facts = [
        Event(str(n), kind, NOW, NOW, aino, note=note)
        for n, (kind, note) in enumerate(
            (
                (EventType.MESSAGE, "the lift is broken"),
                (EventType.PROBLEM, "flat tyre"),
                (EventType.NOTE, "left with the neighbour"),
                (EventType.MESSAGE, ""),
            )
        )
    ]
    shift = board_of(1, 3).lanes[0].shift
    shift = replace(shift, driver=replace(shift.driver, driver_id="driver-1", name="Aino Salmi"))
    assert spoken_words(facts, [shift]) == [
        "Aino Salmi: the lift is broken",
        "Aino Salmi: ⚠ flat tyre",
    ]
    assert spoken_words(facts[:1], []) == ["driver-1: the lift is broken"]
