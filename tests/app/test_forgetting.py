"""One customer's data removed at their wish: nothing shows it, and every fact still follows."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.customers import read_customers, remember_customers
from app.domain.driver_sync import Proof
from app.domain.errors import InputRefused, ServerUnreachable
from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.messages import Channel, CustomerMessage, Delivery, Trigger
from app.domain.orders import Contact, Order, Place
from app.domain.register import Customer, Entry
from app.domain.settings import Settings
from app.domain.tracked_orders import TrackingPage
from app.forgetting import find_customer, forget, would_forget
from app.reports.day_report import gather
from app.reports.proving import find_order
from storage import rows
from storage.desk_reads import EVENT_COLUMNS
from storage.store import DeskStore
from tests.app.running_days import AtDesk, at_desk, fact
from tests.app.sample_day import DAY
from tests.clocks import StillClock

SOON = timedelta(minutes=5)
LATER = timedelta(days=2)
_TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
DESK = Actor(ActorKind.DISPATCHER, "Noor")
NAME, STREET, MAIL, PHONE = "Eva Öhri-Wanger", "Silberbachweg 77", "eva@oehri.example", "+423 794 11 22"
SECRETS = (NAME, STREET, MAIL, PHONE, "Hintertür", "gate 4711", "P-99-EVA", "her sister Ida")


class ServerHere:
    """The desk's way to a server that only notes what it is to forget."""

    def __init__(self) -> None:
        self.asked: list[tuple[frozenset[str], tuple[str, ...]]] = []
        self.is_away = False

    def forget(self, stop_ids: Sequence[str], spoken: Sequence[str]) -> None:
        if self.is_away:
            raise ServerUnreachable("The server does not answer.")
        self.asked.append((frozenset(stop_ids), tuple(spoken)))


@dataclass
class Known:
    """A desk that knows a customer well."""

    at: AtDesk
    server: ServerHere
    order: Order
    stop_id: str
    picture: Path
    clock: StillClock

    def forget(self, wanted: str = NAME) -> None:
        forget(self.at.store, self.server, wanted, self.clock, DESK)  # type: ignore[arg-type]


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Known]:
    with closing(at_desk(tmp_path, Settings())) as at:
        yield known_at(at, tmp_path)


def known_at(at: AtDesk, folder: Path) -> Known:
    record = at.store.routes(DAY)[0]
    stop = record.route.stops[2].stop
    before = next(o for o in at.store.orders(DAY) if o.order_id == stop.order_id)
    assert before.delivery is not None
    place = replace(before.delivery.place, name=NAME, address=STREET)
    contact = Contact(PHONE, MAIL)
    task = replace(
        before.delivery, place=place, contact=contact, notes="Hintertür", access_code="gate 4711"
    )
    order = replace(before, delivery=task)
    content = b"\xff\xd8 a picture of her door"
    name = hashlib.sha256(content).hexdigest()
    data = {"proofs": [name], "name": NAME, "scans": ["P-99-EVA"], "lon": 9.52, "lat": 47.1, "n": 1}
    made = fact(EventType.COMPLETED, at.now + SOON, record.shift_id, stop.stop_id)
    told = Event("m/1", EventType.TOLD, at.now, at.now, DESK, record.shift_id, stop.stop_id)
    elsewhere = fact(EventType.PROBLEM, at.now, record.shift_id)
    with at.store.write() as unit:
        unit.put_orders((order,))
        remember_customers(unit, (order,))
        unit.add_events(
            DAY,
            (
                replace(made, data=data, note="gave it to her sister Ida"),
                replace(told, data={"window": None, "trigger": "late"}),
                replace(elsewhere, note=f"{NAME} called"),
                replace(fact(EventType.NOTE, at.now, record.shift_id), note="the Evangelist is late"),
            ),
        )
        unit.add_messages((_message(order, stop.stop_id, at),))
        unit.put_tracking_pages(DAY, (TrackingPage(stop.stop_id, "t" * 43, "https://x/t"),))
        unit.commit()
    at.store.proofs.keep(Proof(name, name, "image/jpeg", len(content), 40, 30), content)
    picture = folder / "proofs" / name[:2] / name
    assert picture.exists()
    return Known(at, ServerHere(), order, stop.stop_id, picture, StillClock(at.now + LATER))


def _message(order: Order, stop_id: str, at: AtDesk) -> CustomerMessage:
    return CustomerMessage(
        "m", DAY, order.order_id, stop_id, "s", Trigger.LATE, Channel.EMAIL, MAIL, "de", NAME,
        f"Dear {NAME}", at.now, at.now, at.now + LATER,
    )  # fmt: skip


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_nothing_on_the_disk_holds_the_customer_any_more_and_the_chain_holds(
    known: Known, tmp_path: Path
) -> None:
    before = on_disk(tmp_path)
    assert [word for word in SECRETS if word.encode() not in before] == [], "it was there"
    known.forget()
    after = on_disk(tmp_path)
    assert [word for word in SECRETS if word.encode() in after] == []
    assert not known.picture.exists()
    assert known.at.store.problems() == ()
    assert b"the Evangelist is late" in after, "words about somebody else stay"


def test_who_stands_in_the_register_alone_can_be_removed(known: Known) -> None:
    store = known.at.store
    somebody = Customer("c9", Place("Ida Nigg", "Im Gässle 3", "9490", "Vaduz"), by_hand=True)
    with store.write() as unit:
        unit.put_entries((Entry(somebody),))
        unit.commit()
    known.forget("Ida Nigg")
    assert read_customers(store).named("Ida Nigg") == ()
    assert read_customers(store).named("Eva Öhri"), "and nobody else"


def test_lists_papers_and_search_do_not_show_the_customer(known: Known) -> None:
    store = known.at.store
    assert read_customers(store).named("Eva Öhri")
    known.forget()
    assert read_customers(store).named("Eva Öhri") == ()
    assert read_customers(store).named("removed") == ()
    with pytest.raises(InputRefused, match="no order"):
        find_order(store, NAME)
    with pytest.raises(InputRefused, match="no order"):
        find_order(store, known.order.reference, DAY)
    (message,) = store.messages(DAY)
    assert (message.to, message.state) == ("", Delivery.DROPPED), "what waited is not sent"
    assert store.tracking_pages(DAY) == ()


def test_the_days_report_is_a_new_version_with_the_same_figures(known: Known) -> None:
    before = gather(known.at.store, DAY)
    assert not any("ersion" in remark for remark in before.remarks)
    known.forget()
    after = gather(known.at.store, DAY)
    assert (after.counts, after.actual, after.drivers) == (before.counts, before.actual, before.drivers)
    assert any(remark.startswith("Version 2: data of customers") for remark in after.remarks)
    (row,) = [row for row in after.rows if row.stop_id == known.stop_id]
    assert (row.name, row.note, row.proof.name) == ("(removed)", "(removed)", "(removed)")
    assert not row.proof.is_outstanding, "what was brought stays brought"


def test_the_server_is_told_first_and_when_it_is_away_nothing_goes(known: Known) -> None:
    known.server.is_away = True
    with pytest.raises(ServerUnreachable):
        known.forget()
    assert find_order(known.at.store, NAME) == known.order
    known.server.is_away = False
    known.forget()
    ((stops, spoken),) = known.server.asked
    assert known.stop_id in stops
    assert {NAME.casefold(), MAIL, PHONE} <= set(spoken)


def test_a_trial_says_what_would_go_and_takes_nothing(known: Known) -> None:
    store = known.at.store
    head = len(store.events(DAY))
    trace, went = would_forget(store, MAIL.upper(), known.clock, DESK)
    assert NAME in trace.label
    assert went.words == (
        "one order, 2 facts, one picture, one message, one tracking page, one entry in the register"
    )
    assert (find_order(store, NAME), len(store.events(DAY))) == (known.order, head)
    assert known.picture.exists()


def test_who_is_still_to_be_delivered_to_is_refused(known: Known) -> None:
    open_stop = known.at.store.routes(DAY)[1].route.stops[-1].stop
    other = next(o for o in known.at.store.orders(DAY) if o.order_id == open_stop.order_id)
    assert other.delivery is not None
    with pytest.raises(InputRefused, match="still to be done"):
        find_customer(known.at.store, other.delivery.place.label, DAY)


def test_of_several_of_one_name_one_has_to_be_meant(known: Known) -> None:
    twin = next(o for o in known.at.store.orders(DAY) if o.order_id != known.order.order_id)
    assert twin.delivery is not None
    place = replace(twin.delivery.place, name=NAME, address="Feldstrasse 1")
    with known.at.store.write() as unit:
        unit.put_orders((replace(twin, delivery=replace(twin.delivery, place=place)),))
        unit.commit()
    with pytest.raises(InputRefused, match=r"Several customers.*Feldstrasse 1"):
        known.forget()
    assert known.order.delivery is not None
    known.forget(known.order.delivery.place.label)
    assert find_order(known.at.store, NAME).order_id == twin.order_id


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE event_words SET salt = NULL, body = '{}'",
        'UPDATE event_words SET body = \'{"note":"nothing happened","data":{}}\'',
        "DELETE FROM event_words",
        "UPDATE events SET note = 'x'",
        "UPDATE events SET personal = NULL",
    ],
)
def test_words_cannot_be_taken_or_changed_by_any_other_way(
    known: Known, tmp_path: Path, sql: str
) -> None:
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as other:
        with pytest.raises(sqlite3.IntegrityError, match="facts"):
            other.execute(sql)
        for (name,) in other.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            other.execute(f"DROP TRIGGER {name}")
        other.execute(sql)
        other.commit()
    (problem,) = known.at.store.problems()
    assert "was changed after it was written" in problem


def test_facts_from_before_words_stood_apart_are_removed_too_and_marked(
    known: Known, tmp_path: Path
) -> None:
    store = known.at.store
    _as_before(tmp_path / "desk.sqlite", store)
    assert store.problems() == ()
    known.forget()
    after = on_disk(tmp_path)
    assert [word for word in SECRETS if word.encode() in after] == []
    assert store.problems() == ()
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as other:
        other.execute("DROP TRIGGER events_are_not_changed")
        other.execute("UPDATE events SET outcome = 'failed_refused' WHERE type = 'completed'")
        other.commit()
    assert store.problems() != (), "what was left of them is sealed anew"


def _as_before(path: Path, store: DeskStore) -> None:
    """Have the log as it was kept before words stood apart."""
    events = store.events(DAY)
    with closing(sqlite3.connect(path)) as other:
        triggers = other.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            other.execute(f"DROP TRIGGER {name}")
        other.execute("DELETE FROM event_words")
        other.execute("DELETE FROM events")
        chain = ""
        for event in events:
            row = rows.event_row(DAY, event)
            chain = rows.chain_link(chain, event.sequence, row)
            other.execute(
                f"INSERT INTO events (sequence, {EVENT_COLUMNS}, chain) VALUES ({', '.join('?' * 14)})",
                (event.sequence, *row, chain),
            )
        for _, sql in triggers:
            other.execute(sql)
        other.commit()
