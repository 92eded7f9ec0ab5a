"""A practice day in memory keeps the promises of the real server and phones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.desk import Desk
from app.domain.errors import ReleaseConflict
from app.domain.events import FINAL_TYPES, Event, EventType
from app.domain.timing import instant
from app.practice.driver import BROKEN_DOWN
from app.practice.memory_server import MemoryServer
from app.practice.quick_day import MemoryClock, QuickDay
from app.practice.world import World, WorldSettings
from storage.region.roads import StraightLineRoads
from storage.store import DeskStore
from tests.app.running_days import PlannerHere
from tests.app.sample_day import DAY, DESK, SampleDay, sample_day

NO_GAPS = WorldSettings(seed=7, gaps_per_shift=0)
LONG_GAPS = WorldSettings(seed=7, gaps_per_shift=4, gap_s=(1800.0, 5400.0))


def fresh_day() -> SampleDay:
    """Routes as planned, nothing given out yet."""
    day = sample_day(seed=3, stops=26, drivers=3)
    routes = tuple(
        replace(record, route=record.released or record.route, released=None, revision=0)
        for record in day.routes
    )
    return replace(day, routes=routes)


class Lived:
    """A day lived on a real store."""

    def __init__(
        self, folder: Path, settings: WorldSettings, breakdowns: dict[str, float] | None = None
    ) -> None:
        self.day = fresh_day()
        first = min(instant(DAY, shift.starts, shift.depot.zone) for shift in self.day.shifts)
        self.clock = MemoryClock(first - timedelta(minutes=30))
        self.server = MemoryServer(self.clock)
        self.store = DeskStore.open(folder / "desk.sqlite")
        with self.store.write() as unit:
            unit.put_depot(self.day.shifts[0].depot)
            unit.put_shifts(self.day.shifts)
            unit.put_orders(self.day.orders)
            unit.put_routes(self.day.routes)
            unit.commit()
        self.desk = Desk(self.store, PlannerHere(), self.clock, DAY, DESK, "")
        self.quick = QuickDay(
            self.desk, self.server, self.clock, StraightLineRoads(), World(settings), breakdowns or {}
        )

    def live(self) -> tuple[Event, ...]:
        """The desk's log of the whole day."""
        self.quick.run(self.day.shifts, lambda: None)
        with closing(self.store):
            return self.store.events(DAY)


@pytest.fixture
def folders(tmp_path: Path) -> Iterator[Path]:
    """New folders, as many as are asked for."""

    def made() -> Iterator[Path]:
        number = 0
        while True:
            number += 1
            folder = tmp_path / str(number)
            folder.mkdir()
            yield folder

    return made()


def test_the_same_seed_gives_the_same_day(folders: Iterator[Path]) -> None:
    def told(events: tuple[Event, ...]) -> list[tuple[object, ...]]:
        return [(e.type, e.at, e.received_at, e.shift_id, e.stop_id, e.outcome) for e in events]

    first, second = (told(Lived(next(folders), LONG_GAPS).live()) for _ in range(2))
    assert first == second
    other = told(Lived(next(folders), replace(LONG_GAPS, seed=8)).live())
    assert first != other


def test_every_stop_is_reported_in_spite_of_gaps_and_some_reports_come_late(
    folders: Iterator[Path],
) -> None:
    lived = Lived(next(folders), LONG_GAPS)
    events = lived.live()
    finished = [event.stop_id for event in events if event.type in FINAL_TYPES]
    planned = [stop_id for record in lived.day.routes for stop_id in record.route.stop_ids]
    assert sorted(finished) == sorted(planned)
    late = [event for event in events if event.received_at - event.at > timedelta(minutes=10)]
    assert late


def test_gaps_change_when_facts_come_and_not_when_they_happen(folders: Iterator[Path]) -> None:
    def happened(events: tuple[Event, ...]) -> list[tuple[object, ...]]:
        return sorted((e.at, e.type, e.stop_id) for e in events if e.type in FINAL_TYPES)

    with_gaps = Lived(next(folders), LONG_GAPS).live()
    without = Lived(next(folders), NO_GAPS).live()
    assert happened(with_gaps) == happened(without)
    assert all(e.received_at == e.at for e in without if e.type in FINAL_TYPES)


def test_a_release_on_an_old_revision_or_over_a_fact_is_refused_whole(folders: Iterator[Path]) -> None:
    lived = Lived(next(folders), NO_GAPS)
    lived.live()
    given = lived.server.releases[0].release
    route, other = given.routes[0], given.routes[1]
    stale = replace(
        given, release_id="stale", routes=(replace(other, if_revision=other.revision), route)
    )
    with pytest.raises(ReleaseConflict) as moved:
        lived.server.release(stale)
    assert moved.value.shift_ids == (route.shift_id,)
    without_first = replace(
        route, if_revision=route.revision, revision=route.revision + 1, stops=route.stops[1:]
    )
    touched = replace(given, release_id="touched", seen_events=0, routes=(without_first,))
    with pytest.raises(ReleaseConflict) as over_a_fact:
        lived.server.release(touched)
    assert over_a_fact.value.stop_ids == (route.stops[0].stop_id,)
    twice = replace(other, if_revision=1, revision=2, stops=(*other.stops, route.stops[0]))
    with pytest.raises(ReleaseConflict):
        lived.server.release(replace(given, release_id="twice", routes=(twice,)))
    assert [each.release for each in lived.server.releases] == [given]
    seen = replace(touched, release_id="seen", seen_events=len(lived.server.facts))
    lived.server.release(seen)
    assert len(lived.server.releases) == 2


def test_a_van_that_breaks_down_says_so_and_drives_no_further(folders: Iterator[Path]) -> None:
    shift = fresh_day().shifts[0]
    at = instant(DAY, 11 * 3600, shift.depot.zone)
    broken = Lived(next(folders), NO_GAPS, {shift.shift_id: at.timestamp()})
    mine = [event for event in broken.live() if event.shift_id == shift.shift_id]
    (problem,) = (event for event in mine if event.type is EventType.PROBLEM)
    assert problem.note == BROKEN_DOWN
    assert problem.at >= at
    after = [event.type for event in mine[mine.index(problem) :] if event.actor.name == "d0"]
    assert after == [EventType.PROBLEM, EventType.SHIFT_ENDED]


def test_a_phone_shows_the_shift_of_today_and_not_an_older_one_that_is_given_out_again(
    folders: Iterator[Path],
) -> None:
    lived = Lived(next(folders), NO_GAPS)
    lived.live()
    given = lived.server.releases[0].release
    server = MemoryServer(lived.clock)
    today = given.routes[0]
    assert server.shift_of(today.driver_id, 0) == (0, None)
    old = replace(
        today,
        shift_id="yesterday",
        stops=(),
        trips=(),
        starts_at=today.starts_at - timedelta(days=1),
        ends_at=today.ends_at - timedelta(days=1),
    )
    server.release(replace(given, routes=(old,)))
    assert server.shift_of(today.driver_id, 0) == (1, None)
    server.release(replace(given, release_id="today", routes=(today,)))
    _, shown = server.shift_of(today.driver_id, 0)
    assert shown is not None
    assert shown["shift_id"] == today.shift_id
