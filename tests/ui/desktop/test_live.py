"""However much drivers report, the desk asks and draws at its own pace."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event as Flag
from threading import Thread
from types import SimpleNamespace
from typing import cast

import pytest

from app.desk import Desk
from app.domain.board import Board
from app.domain.events import Event
from app.domain.settings import Settings
from app.ports.desk_link import EventPage
from app.processes import ProcessPlanner
from app.tasks import deliver_here
from storage.store import DeskStore
from tests.app.planning import planner_children
from tests.app.sample_day import SampleDay, sample_day
from tests.app.test_desk import PagedLink, StillClock, notes
from ui.desktop.live import LOOK_EVERY_S, SHORTEST_PAUSE_S, Exchange, watch
from ui.desktop.open_day import OpenDay
from ui.desktop.screen import Screen
from ui.desktop.server_line import ServerLine
from ui.workplace import Workplace

FOR_S = 2.5


class BusyLink(PagedLink):
    """A server to which drivers report a thousand facts a second."""

    def __init__(self, facts: tuple[Event, ...]) -> None:
        super().__init__(facts)
        self.begun = time.monotonic()

    def events(self, after: int, wait_s: float = 0, limit: int = 500) -> EventPage:
        page = super().events(after, wait_s, limit)
        due = int(1000 * (time.monotonic() - self.begun))
        some = page.events[: max(0, due - after)]
        return replace(page, events=some, next=after + len(some))


@pytest.fixture
def day() -> SampleDay:
    return sample_day(stops=12, drivers=2)


@pytest.fixture
def place(tmp_path: Path, day: SampleDay) -> Iterator[Workplace]:
    """As much of a workplace as the loops need."""
    store = DeskStore.open(tmp_path / "desk.sqlite")
    with store.write() as unit:
        unit.put_depot(day.shifts[0].depot)
        unit.put_shifts(day.shifts)
        unit.put_orders(day.orders)
        unit.put_routes(day.routes)
        unit.commit()
    planner, clock = ProcessPlanner(planner_children.leaves), StillClock(day.events[-1].at)
    parts = SimpleNamespace(store=store, planner=planner, clock=clock, settings=Settings())
    yield cast(Workplace, parts)
    store.close()


def test_a_thousand_facts_a_second_make_some_rounds_and_some_pictures(
    place: Workplace, day: SampleDay, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Board] = []
    real = Desk.board
    monkeypatch.setattr(Desk, "board", lambda desk: drawn.append(b := real(desk)) or b)
    screen, stop = Screen(deliver_here), Flag()
    open_day = OpenDay(screen, lambda *_: None)
    desk = open_day.open(place, day.day)
    link = BusyLink(notes(day, 20_000))
    desk.link = link
    drawn.clear()
    loops = (
        Thread(target=Exchange(open_day, ServerLine(), screen).run, args=(stop,)),
        Thread(target=watch, args=(open_day, screen, stop)),
    )
    for loop in loops:
        loop.start()
    time.sleep(FOR_S)
    stop.set()
    for loop in loops:
        loop.join()
    kept = len(place.store.events(day.day))
    assert kept > 500 * FOR_S
    assert 3 <= len(drawn) <= FOR_S / SHORTEST_PAUSE_S + FOR_S / LOOK_EVERY_S + 2
    assert len(drawn) < kept / 10, "many facts make one picture"
    asked = sum(1 for _, count in link.pages if count)
    assert asked <= 3 * (FOR_S / SHORTEST_PAUSE_S + 1)
