"""The desk of a day on a real store: what is on the board while others write, wait and talk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event as Flag
from threading import Thread

import pytest

from app.desk import Desk
from app.domain.driver_sync import Generation, Proof, QuarantineView
from app.domain.errors import ReleaseConflict
from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.release import Release, ReleasedRoute
from app.fleet.open_shifts import open_shifts
from app.hearing import FACTS_AT_ONCE
from app.ports.desk_link import DeviceRow, EventPage, PairingCode, PositionPage
from app.processes import ProcessPlanner
from storage.store import DeskStore
from tests.app.planning import planner_children
from tests.app.sample_day import DESK, SERVER, SampleDay, sample_day
from tests.clocks import StillClock


class SilentLink:
    """A server that takes a request and does not answer until it may."""

    def __init__(self) -> None:
        self.asked, self.may_answer = Flag(), Flag()

    def events(self, after: int, wait_s: float = 0, limit: int = 500) -> EventPage:  # noqa: ARG002
        self.asked.set()
        assert self.may_answer.wait(120)
        return EventPage("e", (), after)

    def positions(self, after: int, limit: int = 2000) -> PositionPage:  # noqa: ARG002
        return PositionPage("e", (), after)

    def release(self, release: Release) -> None:
        raise ReleaseConflict(release.release_id)

    def pairing_code(self, driver_id: str) -> PairingCode:
        raise NotImplementedError(driver_id)

    def devices(self) -> tuple[DeviceRow, ...]:
        return ()

    def present(self, generation: Generation) -> None:
        """Nobody listens."""

    def routes(self, since: datetime) -> tuple[ReleasedRoute, ...]:  # noqa: ARG002
        return ()

    def retire(self, device_id: str) -> None:
        raise NotImplementedError(device_id)

    def revoke(self, device_id: str) -> None:
        raise NotImplementedError(device_id)

    def quarantine(self, after: int = 0, limit: int = 500) -> QuarantineView:  # noqa: ARG002
        return QuarantineView((), 0)

    def find_proofs(self, sha256s: Sequence[str]) -> tuple[Proof, ...]:  # noqa: ARG002
        return ()

    def proof(self, sha256: str) -> bytes | None:  # noqa: ARG002
        return None


@pytest.fixture
def day() -> SampleDay:
    return sample_day(stops=12, drivers=2)


@pytest.fixture
def store(tmp_path: Path, day: SampleDay) -> Iterator[DeskStore]:
    """The day with drafts that were never sent."""
    opened = DeskStore.open(tmp_path / "desk.sqlite")
    with opened.write() as unit:
        unit.put_depot(day.shifts[0].depot)
        unit.put_shifts(day.shifts)
        unit.put_orders(day.orders)
        unit.put_routes(replace(record, revision=0, released=None) for record in day.routes)
        unit.commit()
    yield opened
    opened.close()


@pytest.fixture
def noon(day: SampleDay) -> datetime:
    return day.events[len(day.events) // 2].at


@pytest.fixture
def desk(store: DeskStore, day: SampleDay, noon: datetime) -> Desk:
    planner = ProcessPlanner(planner_children.leaves)
    return Desk(store, planner, StillClock(noon), day.day, DESK, "")


def test_the_board_can_be_had_while_the_server_keeps_the_desk_waiting(desk: Desk) -> None:
    link = SilentLink()
    desk.link = link
    talking = Thread(target=desk.exchange)
    talking.start()
    assert link.asked.wait(60)
    drawn: list[int] = []
    looking = Thread(target=lambda: drawn.append(len(desk.board().lanes)))
    looking.start()
    looking.join(60)
    drawn_meanwhile = list(drawn)
    link.may_answer.set()
    talking.join()
    looking.join()
    assert drawn_meanwhile == [2]


def test_facts_that_two_threads_keep_are_folded_once_and_in_order(
    desk: Desk, store: DeskStore, day: SampleDay
) -> None:
    shift = day.shifts[0].shift_id
    loads = tuple(
        Event(
            f"load-{n}",
            EventType.LOADED,
            at := day.events[0].at + timedelta(minutes=n),
            at,
            SERVER,
            shift,
        )
        for n in range(3)
    )
    for load in loads:
        with store.write() as unit:
            unit.add_events(day.day, (load,))
            unit.commit()
        desk.reload()
        desk.reload()
    assert desk.tracker.shift_facts(shift).loadings == 3


def test_an_order_no_plan_has_seen_counts_as_unassigned(
    desk: Desk, store: DeskStore, day: SampleDay
) -> None:
    before = desk.board().figures.unassigned
    fresh = replace(day.orders[0], order_id="fresh")
    with store.write() as unit:
        unit.put_orders((fresh, replace(fresh, order_id="gone", cancelled=True)))
        unit.commit()
    desk.reload()
    board = desk.board()
    assert board.figures.unassigned == before + len(fresh.tasks)
    assert {u.words for u in board.unassigned if u.order_id == "fresh"} == {"not planned yet"}


def test_a_shift_is_open_from_its_release_to_its_end_and_not_for_ever(
    desk: Desk, store: DeskStore, day: SampleDay, noon: datetime
) -> None:
    assert open_shifts(store, noon) == ()
    desk.release()
    assert set(open_shifts(store, noon)) == set(day.shifts)
    assert open_shifts(store, noon + timedelta(days=2)) == ()
    first = day.shifts[0].shift_id
    ended = Event("ended", EventType.SHIFT_ENDED, noon, noon, SERVER, first)
    with store.write() as unit:
        unit.add_events(day.day, (ended,))
        unit.commit()
    assert [shift.shift_id for shift in open_shifts(store, noon)] == [day.shifts[1].shift_id]


class PagedLink(SilentLink):
    """A server that has so many facts for the desk; ``pages`` holds what was asked and answered."""

    def __init__(self, facts: Sequence[Event]) -> None:
        super().__init__()
        self.facts = facts
        self.pages: list[tuple[int, int]] = []

    def events(self, after: int, wait_s: float = 0, limit: int = 500) -> EventPage:  # noqa: ARG002
        page = tuple(self.facts[after : after + limit])
        self.pages.append((after, len(page)))
        return EventPage("e", page, after + len(page))


def notes(day: SampleDay, count: int) -> tuple[Event, ...]:
    shift, at = day.shifts[0], day.events[0].at
    driver = Actor(ActorKind.DRIVER, shift.driver.driver_id)
    stop = day.routes[0].route.stop_ids[0]
    return tuple(
        Event(f"note-{n}", EventType.NOTE, at, at, driver, shift.shift_id, stop, sequence=n + 1)
        for n in range(count)
    )


@pytest.mark.parametrize(
    ("facts", "pages"),
    [
        (0, [(0, 0)]),
        (30, [(0, 30)]),
        (FACTS_AT_ONCE, [(0, FACTS_AT_ONCE), (FACTS_AT_ONCE, 0)]),
        (FACTS_AT_ONCE + 7, [(0, FACTS_AT_ONCE), (FACTS_AT_ONCE, 7)]),
    ],
)
def test_the_server_is_asked_once_for_what_one_page_holds(
    desk: Desk, store: DeskStore, day: SampleDay, facts: int, pages: list[tuple[int, int]]
) -> None:
    link = PagedLink(notes(day, facts))
    desk.link = link
    told = desk.exchange()
    assert link.pages == pages
    assert len(told) == len(store.events(day.day)) == facts


def test_issues_that_are_as_they_were_are_the_same_tuple(desk: Desk, day: SampleDay) -> None:
    first, second = desk.board(), desk.board()
    assert first.issues
    assert first.issues is second.issues
    desk.link = PagedLink(notes(day, 1))
    desk.exchange()
    assert desk.board().issues == first.issues
