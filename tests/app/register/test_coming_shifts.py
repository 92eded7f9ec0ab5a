"""Weekly shifts make the coming days, and the register is kept without touching the past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.events import EventType
from app.domain.fleet import Depot, Driver, Profile, Shift, Vehicle
from app.domain.geo import LonLat
from app.domain.register import Entry, OtherDay, Record, WeeklyShift
from app.domain.routes import Route, RouteRecord
from app.fleet.coming_shifts import DAYS_AHEAD, make_coming_shifts
from app.register.keeping import keep_entry, kept_words, put_back
from storage.store import DeskStore
from tests.storage.values import event

MONDAY = date(2026, 11, 30)
DEPOT = Depot("schaan", "Schaan", LonLat(9.51, 47.16))
AINO = Driver("aino", "Aino Korhonen")
VAN = Vehicle("van-1", "Van 1", Profile.VAN, (800_000, 6_000_000, 60))
WEEKLY = WeeklyShift("w1", "aino", "van-1", "schaan", frozenset({0, 1, 2, 3, 4}), 27_000, 59_400)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeskStore]:
    opened = DeskStore.open(tmp_path / "desk.sqlite")
    for record in (DEPOT, AINO, VAN, WEEKLY):
        keep(opened, record)
    yield opened
    opened.close()


def keep(store: DeskStore, record: Record, *, archived: bool = False) -> str:
    return kept_words(keep_entry(store, Entry(record, archived), MONDAY), "It")


def working_days(store: DeskStore) -> list[int]:
    days = [MONDAY + timedelta(days=n) for n in range(-7, DAYS_AHEAD + 7)]
    return [day.day for day in days if store.shifts(day)]


def release(store: DeskStore, day: date) -> None:
    (shift,) = store.shifts(day)
    route = Route(shift.shift_id, ())
    with store.write() as unit:
        unit.put_routes((RouteRecord(day, shift.shift_id, 1, route, 1, route),))
        unit.commit()


def test_two_weeks_have_their_shifts_and_weekends_are_free(store: DeskStore) -> None:
    assert working_days(store) == [30, 1, 2, 3, 4, 7, 8, 9, 10, 11]
    (shift,) = store.shifts(MONDAY)
    assert shift == Shift("2026-11-30-aino", MONDAY, AINO, VAN, DEPOT, 27_000, 59_400)
    assert store.days() == (), "what a pattern makes of a day is no news of it"
    assert make_coming_shifts(store, MONDAY).added == 0, "and it is made once"


def test_a_later_day_is_made_when_it_is_opened(store: DeskStore) -> None:
    later = MONDAY + timedelta(days=28)
    make_coming_shifts(store, MONDAY, later)
    assert len(store.shifts(later)) == 1
    earlier = MONDAY - timedelta(days=7)
    make_coming_shifts(store, MONDAY, earlier)
    assert store.shifts(earlier) == ()


def test_a_holiday_switches_everybody_off_and_one_shift_may_differ(store: DeskStore) -> None:
    holiday = OtherDay("o1", date(2026, 12, 8), words="Mariä Empfängnis")
    assert "1 coming shift taken off" in keep(store, holiday)
    assert 8 not in working_days(store)
    short = OtherDay("o2", date(2026, 12, 9), "w1", works=True, ends=43_200)
    keep(store, short)
    assert store.shifts(date(2026, 12, 9))[0].ends == 43_200
    own = OtherDay("o3", date(2026, 12, 8), "w1", works=True, starts=36_000)
    keep(store, own)
    assert store.shifts(date(2026, 12, 8))[0].starts == 36_000, "its own word comes before everybody's"
    keep(store, own, archived=True)
    keep(store, holiday, archived=True)
    assert store.shifts(date(2026, 12, 8))[0].starts == 27_000


def test_an_archived_driver_works_no_coming_day_but_one_that_is_out_stays(store: DeskStore) -> None:
    release(store, MONDAY)
    words = keep(store, AINO, archived=True)
    assert working_days(store) == [30]
    assert "9 coming shifts taken off" in words
    assert "Stays as it is, set by hand or out with the driver: Aino Korhonen on Mon 30 Nov." in words
    assert "9 coming shifts made" in keep(store, AINO)
    assert len(working_days(store)) == 10


def test_a_shift_that_a_file_set_is_not_touched_by_the_pattern(store: DeskStore) -> None:
    (made,) = store.shifts(MONDAY)
    with store.write() as unit:
        unit.put_shifts((replace(made, starts=20_000),))
        unit.commit()
    keep(store, replace(WEEKLY, starts=30_000))
    assert store.shifts(MONDAY)[0].starts == 20_000
    assert store.shifts(MONDAY + timedelta(days=1))[0].starts == 30_000
    assert "Aino Korhonen on Mon 30 Nov" in keep(store, AINO, archived=True)
    assert working_days(store) == [30]
    assert store.days() == (MONDAY,)


def test_a_new_name_or_capacity_concerns_open_days_only(store: DeskStore) -> None:
    past, (made,) = MONDAY - timedelta(days=3), store.shifts(MONDAY)
    before = replace(made, shift_id="2026-11-27-aino", day=past)
    with store.write() as unit:
        unit.put_shifts((before,))
        unit.commit()
    release(store, MONDAY)
    keep(store, replace(AINO, name="Aino Virtanen"))
    keep(store, replace(VAN, capacity=(1, 2, 3)))
    (today,) = store.shifts(MONDAY)
    assert (today.driver.name, today.vehicle.capacity) == ("Aino Virtanen", (1, 2, 3))
    assert store.shifts(past) == (before,)
    assert {s.driver.name for d in range(1, 5) for s in store.shifts(MONDAY + timedelta(days=d))} == {
        "Aino Virtanen"
    }


def test_a_shift_that_has_ended_keeps_what_it_had(store: DeskStore) -> None:
    (today,) = store.shifts(MONDAY)
    ended = replace(
        event(1, at=datetime(2026, 11, 30, 15, tzinfo=UTC)),
        type=EventType.SHIFT_ENDED,
        shift_id=today.shift_id,
        stop_id="",
    )
    release(store, MONDAY)
    with store.write() as unit:
        unit.add_events(MONDAY, (ended,))
        unit.commit()
    keep(store, replace(AINO, name="Somebody else"))
    assert store.shifts(MONDAY)[0].driver.name == "Aino Korhonen"


def test_what_was_kept_can_be_put_back(store: DeskStore) -> None:
    kept = keep_entry(store, Entry(replace(WEEKLY, weekdays=frozenset({5}))), MONDAY)
    assert working_days(store) == [5, 12]
    again = put_back(store, kept, MONDAY)
    assert len(working_days(store)) == 10
    put_back(store, again, MONDAY)
    assert working_days(store) == [5, 12]


def test_a_draft_goes_with_its_shift_and_its_stops_are_free(store: DeskStore) -> None:
    (shift,) = store.shifts(MONDAY)
    with store.write() as unit:
        unit.put_routes((RouteRecord(MONDAY, shift.shift_id, 1, Route(shift.shift_id, ())),))
        unit.commit()
    keep(store, OtherDay("o1", MONDAY))
    assert (store.shifts(MONDAY), store.routes(MONDAY)) == ((), ())
    assert store.problems() == ()


def test_one_vehicle_is_on_one_shift_a_day(store: DeskStore) -> None:
    keep(store, Driver("ben", "Ben"))
    keep(store, WeeklyShift("w2", "ben", "van-1", "schaan", frozenset({0}), 27_000, 59_400))
    assert [s.driver.driver_id for s in store.shifts(MONDAY)] == ["aino"]
    keep(store, AINO, archived=True)
    assert [s.driver.driver_id for s in store.shifts(MONDAY)] == ["ben"]
