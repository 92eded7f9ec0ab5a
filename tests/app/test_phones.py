"""The phones of a day: what each holds, whom to call, and the words between them and the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.driver_sync import (
    MessageToDriver,
    Quarantined,
    QuarantineView,
    SentMessage,
    Withdrawal,
)
from app.domain.errors import InputRefused
from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.fleet import Driver
from app.domain.phones import DriverPhones, RouteHeld
from app.phones import (
    LONGEST_MESSAGE,
    MOST_SET_ASIDE,
    all_set_aside,
    conversation,
    phones_of_day,
    send_message,
    strangers,
    with_phone,
    withdrawn,
)
from app.ports.desk_link import DeviceRow
from tests.app.sample_day import SampleDay, sample_day
from tests.ui.boards import board_of

AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def day() -> SampleDay:
    return sample_day(stops=12, drivers=2)


def row(driver_id: str, device_id: str = "d1", **more: object) -> DeviceRow:
    """A paired phone that was heard."""
    made = DeviceRow(device_id, driver_id, AT, "active", paired_at=AT)
    return replace(made, **more)  # type: ignore[arg-type]


def test_a_driver_with_a_tracking_app_beside_the_page_has_one_phone(day: SampleDay) -> None:
    first, second = (shift.driver.driver_id for shift in day.shifts)
    devices = (
        row(first),
        row(first, "d2", app="traccar"),
        row(second, "d3", state="retired"),
        row("", "d4", state="stranger"),
        row("of another day", "d5"),
    )
    assert with_phone(day.shifts, devices) == {first}


def shown(day: SampleDay, *devices: DeviceRow, revision: int = 3) -> DriverPhones:
    """The first driver of the day, whose route was released so often."""
    shift = day.shifts[0]
    records = {r.shift_id: replace(r, revision=revision) for r in day.routes}
    drivers = phones_of_day(day.shifts, records, devices, {}, {})
    return next(d for d in drivers if d.driver_id == shift.driver.driver_id)


@pytest.mark.parametrize(
    ("sent", "confirmed", "held"),
    [
        (0, 0, RouteHeld.NOTHING),
        (2, 2, RouteHeld.OLDER),
        (2, 0, RouteHeld.OLDER),
        (3, 2, RouteHeld.SENT),
        (3, 3, RouteHeld.CONFIRMED),
    ],
)
def test_what_a_phone_holds_follows_from_what_it_was_sent_and_has_shown_to_hold(
    day: SampleDay, sent: int, confirmed: int, held: RouteHeld
) -> None:
    shift = day.shifts[0]
    phone = row(
        shift.driver.driver_id,
        fetched=((shift.shift_id, sent), ("other", 9)) if sent else (("other", 9),),
        confirmed=((shift.shift_id, confirmed), ("other", 9)),
    )
    driver = shown(day, phone)
    assert (driver.held, driver.phones[0].held, driver.phones[0].revision) == (held, held, sent)
    assert shown(day, phone, revision=0).held is RouteHeld.NONE_RELEASED


def test_the_best_page_counts_and_an_ended_phone_or_a_tracking_app_does_not(day: SampleDay) -> None:
    shift = day.shifts[0]
    driver_id = shift.driver.driver_id
    has = ((shift.shift_id, 3),)
    behind = row(driver_id, "behind", fetched=((shift.shift_id, 1),))
    revoked = row(driver_id, "gone", state="revoked", fetched=has, confirmed=has)
    tracker = row(driver_id, "tracker", app="traccar", fetched=has, confirmed=has)
    assert shown(day, behind, revoked, tracker).held is RouteHeld.OLDER
    fresh = row(driver_id, "fresh", fetched=has, confirmed=has)
    assert shown(day, behind, revoked, tracker, fresh).held is RouteHeld.CONFIRMED
    assert shown(day, revoked, tracker).held is RouteHeld.NOTHING
    assert shown(day).held is RouteHeld.NOTHING


def test_working_phones_come_first_and_the_newest_of_them_on_top(day: SampleDay) -> None:
    driver_id = day.shifts[0].driver.driver_id
    driver = shown(
        day,
        row(driver_id, "revoked", state="revoked", paired_at=AT + timedelta(hours=5)),
        row(driver_id, "old"),
        row(driver_id, "retired", state="retired"),
        row(driver_id, "new", paired_at=AT + timedelta(hours=1)),
    )
    assert [phone.device_id for phone in driver.phones] == ["new", "old", "retired", "revoked"]


def test_a_driver_with_a_phone_and_no_shift_is_listed_below_by_the_last_known_name(
    day: SampleDay,
) -> None:
    known = {"zoe": Driver("zoe", "Aaa Zoe", "+423 1")}
    devices = (row("zoe", "a"), row("nobody", "b"), row("", "s", state="stranger", label="482913"))
    drivers = phones_of_day(day.shifts, {}, devices, known, {})
    assert [(d.name, d.shift_id, len(d.phones)) for d in drivers[2:]] == [
        ("Aaa Zoe", "", 1),
        ("nobody", "", 1),
    ]
    assert [(p.device_id, p.label) for p in strangers(devices)] == [("s", "482913")]


def test_a_driver_with_two_shifts_has_the_phone_in_both(day: SampleDay) -> None:
    first = day.shifts[0]
    second = replace(first, shift_id="evening")
    drivers = phones_of_day((first, second), {}, (row(first.driver.driver_id),), {}, {})
    assert [(d.shift_id, len(d.phones)) for d in drivers] == [(first.shift_id, 1), ("evening", 1)]


def test_whom_to_call_names_stops_on_routes_left_out_and_gone() -> None:
    board = board_of(2, 8)
    on_route = board.lanes[0].stops[3]
    rows = [
        Withdrawal("ben", on_route.stop_id, "shift-2", AT),
        Withdrawal("ben", "o-901-d1", "shift-2", AT),
        Withdrawal("aino", "vanished", "shift-1", AT),
    ]
    assert withdrawn(rows, board) == {
        "ben": (
            f"{on_route.name}, {on_route.address}",
            "Garage Hilti, Feldkircher Strasse 100",
        ),
        "aino": ("vanished",),
    }


class Shelf:
    """A server with so many things set aside and messages taken."""

    def __init__(self, count: int = 0) -> None:
        self.count = count
        self.asked: list[int] = []
        self.said: list[tuple[str, str]] = []

    def quarantine(self, after: int = 0, limit: int = 500) -> QuarantineView:
        self.asked.append(after)
        last = min(self.count, after + limit)
        rows = [Quarantined(n, "d", "aino", n, "odd", AT, "{}") for n in range(after + 1, last + 1)]
        return QuarantineView(rows, 7)

    def send_message(self, message_id: str, driver_id: str, text: str) -> None:
        assert len(message_id) == 36
        self.said.append((driver_id, text))


@pytest.mark.parametrize(
    ("count", "pages"), [(0, 1), (3, 1), (500, 2), (1203, 3), (MOST_SET_ASIDE + 900, 4)]
)
def test_the_quarantine_is_read_page_by_page_newest_first_up_to_a_bound(count: int, pages: int) -> None:
    shelf = Shelf(count)
    rows, not_kept = all_set_aside(shelf)  # type: ignore[arg-type]
    read = min(count, MOST_SET_ASIDE)
    assert [row.number for row in rows] == list(range(read, 0, -1))
    assert (len(shelf.asked), not_kept) == (pages, 7)


def test_a_message_is_trimmed_and_refused_when_it_is_empty_or_too_long() -> None:
    shelf = Shelf()
    send_message(shelf, "aino", "  come back \n")  # type: ignore[arg-type]
    assert shelf.said == [("aino", "come back")]
    for text, words in (("  \n", "nothing to send"), ("x" * (LONGEST_MESSAGE + 1), "shorten it")):
        with pytest.raises(InputRefused, match=words):
            send_message(shelf, "aino", text)  # type: ignore[arg-type]
    assert len(shelf.said) == 1


def heard(minute: int, kind: EventType, note: str, actor: Actor) -> Event:
    at = AT + timedelta(minutes=minute)
    return Event(f"e{minute}", kind, at, at, actor, note=note)


def test_a_conversation_has_both_sides_in_order_and_nothing_but_words() -> None:
    aino = Actor(ActorKind.DRIVER, "aino")
    events: Sequence[Event] = (
        heard(1, EventType.MESSAGE, "the lift is broken", aino),
        heard(2, EventType.NOTE, "left with the neighbour", aino),
        heard(4, EventType.PROBLEM, "flat tyre", aino),
        heard(5, EventType.PROBLEM, "", aino),
        heard(6, EventType.MESSAGE, "not a driver", Actor(ActorKind.DISPATCHER, "Noor")),
    )
    said = MessageToDriver("m", "aino", AT + timedelta(minutes=3), "take the stairs")
    talk = conversation(events, [SentMessage(1, said, held=True)])
    assert [(m.text, m.from_driver, m.is_problem, m.is_held) for m in talk] == [
        ("the lift is broken", True, False, False),
        ("take the stairs", False, False, True),
        ("flat tyre", True, True, False),
    ]
