"""One owner of plain threads: nothing is lost, nothing is left running."""

from __future__ import annotations

import threading
from threading import Event

import pytest

from app.domain.errors import PlanningError
from app.tasks import Tasks, deliver_here


def wait_for(stop: Event) -> None:
    stop.wait()


def unexpected(error: Exception) -> None:
    raise AssertionError(error)


def test_a_result_and_a_failure_both_reach_their_receiver() -> None:
    results: list[object] = []

    def fails() -> None:
        raise PlanningError("No.")

    with Tasks(deliver_here) as tasks:
        tasks.submit(lambda: 42, results.append, unexpected)
        tasks.submit(fails, lambda _: None, results.append)
    assert 42 in results
    assert any(isinstance(result, PlanningError) for result in results)


def test_results_are_handed_over_where_the_receiver_lives() -> None:
    waiting: list[object] = []
    where: list[str] = []
    with Tasks(waiting.append) as tasks:
        tasks.submit(lambda: None, lambda _: where.append(threading.current_thread().name), unexpected)
    assert where == []
    for callback in waiting:
        assert callable(callback)
        callback()
    assert where == [threading.current_thread().name]


def test_writes_happen_one_at_a_time_in_their_order() -> None:
    seen: list[int] = []
    threads: set[str] = set()

    def write(n: int) -> None:
        threads.add(threading.current_thread().name)
        seen.append(n)

    with Tasks(deliver_here) as tasks:
        for n in range(50):
            tasks.submit_write(lambda n=n: write(n), lambda _: None, unexpected)
    assert seen == list(range(50))
    assert len(threads) == 1


def test_a_long_operation_does_not_hold_up_another() -> None:
    second_ran = Event()
    with Tasks(deliver_here, pool_size=2) as tasks:
        tasks.submit(
            lambda: second_ran.wait(20), lambda done: None if done else unexpected_wait(), unexpected
        )
        tasks.submit(second_ran.set, lambda _: None, unexpected)
    assert second_ran.is_set()


def unexpected_wait() -> None:
    raise AssertionError("the second operation waited for the first")


def test_a_loop_runs_until_it_is_stopped_and_its_failure_is_told() -> None:
    began, told = Event(), []

    def body(stop: Event) -> None:
        began.set()
        stop.wait()

    def fails(_: Event) -> None:
        raise ValueError("broken")

    with Tasks(deliver_here) as tasks:
        stop = tasks.spawn_loop("watch", body, unexpected)
        tasks.spawn_loop("broken", fails, told.append)
        assert began.wait(20)
        assert "roundsman-watch" in {thread.name for thread in threading.enumerate()}
        stop()
    assert [str(error) for error in told] == ["broken"]


def test_closing_joins_every_thread_and_refuses_more() -> None:
    tasks = Tasks(deliver_here)
    for _ in range(5):
        tasks.submit(lambda: None, lambda _: None, unexpected)
    tasks.spawn_loop("watch", wait_for, unexpected)
    tasks.close()
    tasks.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("roundsman-")]
    with pytest.raises(RuntimeError):
        tasks.submit(lambda: None, lambda _: None, unexpected)


def test_closing_later_returns_at_once_and_tells_when_every_thread_has_ended() -> None:
    told: list[str] = []
    closed, release = Event(), Event()
    tasks = Tasks(deliver_here)
    tasks.submit(lambda: release.wait(60), lambda _: told.append("work"), unexpected)
    tasks.close_later(lambda: told.append("last"), lambda: (told.append("closed"), closed.set()))
    assert told == []
    release.set()
    assert closed.wait(60)
    assert told == ["work", "last", "closed"]
