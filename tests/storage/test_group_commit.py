"""Writers who come together share a commit, and nothing else: neither a mistake nor an early answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import StoreBusy, StoreFull
from storage.database import SqliteFile, connect, open_database
from storage.group_commit import GroupCommit
from storage.sqlite_library import Database, Migrations
from tests.small_disk import fill, small_disk

_MIGRATIONS = Migrations("letters")
_AT_ONCE = 12


@_MIGRATIONS()
def m0001_letters(db: Database) -> None:
    """One table."""
    db.execute("CREATE TABLE letter (text TEXT NOT NULL) STRICT")


class _Post:
    """A file of letters, its commits counted, and writers to hand some in at once."""

    def __init__(self, folder: Path) -> None:
        self.file: SqliteFile = open_database(folder / "post.sqlite", _MIGRATIONS)
        self.commits = GroupCommit(self.file)
        self.done = 0
        self.at_commit: Callable[[], None] = lambda: None
        self.file._writer.conn.set_trace_callback(self._trace)
        self._writers = ThreadPoolExecutor(_AT_ONCE)
        self._gate = threading.Event()

    def _trace(self, statement: str) -> None:
        if statement == "COMMIT":
            self.done += 1
            self.at_commit()

    @contextmanager
    def held(self) -> Iterator[None]:
        """While a commit is under way: it ends with the block."""
        begun = threading.Event()

        def wait(_: Database) -> None:
            begun.set()
            assert self._gate.wait(10)

        first = self._writers.submit(self.commits.write, wait)
        assert begun.wait(10)
        try:
            yield
        finally:
            self._gate.set()
            first.result(10)
            self._gate.clear()

    def hand_in(self, *works: Callable[[Database], Any]) -> list[Future[Any]]:
        """All of them while a commit is under way, so that they make one group, in this order."""
        with self.held():
            futures = []
            for number, work in enumerate(works, start=1):
                futures.append(self._writers.submit(self.commits.write, work))
                while len(self.commits._waiting) < number:
                    time.sleep(0.001)
        return futures

    def letters(self) -> list[str]:
        """What is on the disk."""
        with self.file.reading() as db:
            return [row[0] for row in db.execute("SELECT text FROM letter ORDER BY rowid")]

    def close(self) -> None:
        self._writers.shutdown()
        self.commits.close()
        self.file.close()


@pytest.fixture
def post(tmp_path: Path) -> Iterator[_Post]:
    made = _Post(tmp_path)
    yield made
    made.close()


def _letter(text: str) -> Callable[[Database], str]:
    def write(db: Database) -> str:
        db.execute("INSERT INTO letter VALUES (?)", [text])
        return text

    return write


def _half(db: Database) -> None:
    """Writes something, and then makes a mistake."""
    db.execute("INSERT INTO letter VALUES ('half')")
    db.execute("INSERT INTO letter VALUES (NULL)")


def test_who_asks_while_a_commit_is_under_way_shares_the_next_one(post: _Post) -> None:
    asked = post.hand_in(*(_letter(str(number)) for number in range(_AT_ONCE - 1)))
    assert [one.result(10) for one in asked] == [str(number) for number in range(_AT_ONCE - 1)]
    assert post.done == 2, "the one that was under way, and one for all the others"
    assert post.letters() == [str(number) for number in range(_AT_ONCE - 1)]


def test_who_comes_alone_is_committed_at_once(post: _Post) -> None:
    for number in range(3):
        post.commits.write(_letter(str(number)))
        assert post.letters()[-1] == str(number)
    assert post.done == 3


def test_nobody_is_answered_before_the_common_commit_is_done(post: _Post) -> None:
    asked: list[Future[Any]] = []
    early: list[int] = []
    on_disk: list[int] = []

    def look() -> None:
        time.sleep(0.05)  # whoever was answered too soon has the time to say so
        early.append(sum(one.done() for one in asked))
        on_disk.append(len(post.letters()))

    with post.held():
        asked += [post._writers.submit(post.commits.write, _letter(str(n))) for n in range(5)]
        asked.append(post._writers.submit(post.commits.write, _half))
        while len(post.commits._waiting) < len(asked):
            time.sleep(0.001)
        post.at_commit = look
    for one in asked[:5]:
        one.result(10)
    assert early[-1] == 0, "neither an answer nor a refusal"
    assert on_disk[-1] == 0, "nor did anybody read what was not committed yet"
    assert len(post.letters()) == 5


def test_a_mistake_of_one_undoes_its_own_writes_and_nobody_elses(post: _Post) -> None:
    before, mistaken, after = post.hand_in(_letter("before"), _half, _letter("after"))
    assert (before.result(10), after.result(10)) == ("before", "after")
    with pytest.raises(Exception, match="NOT NULL"):
        mistaken.result(10)
    assert post.letters() == ["before", "after"]
    assert post.done == 2


def test_each_sees_what_others_of_its_group_wrote_before_it(post: _Post) -> None:
    def count(db: Database) -> int:
        return int(db.execute("SELECT count(*) FROM letter").fetchone()[0])

    *_, counted = post.hand_in(_letter("one"), _letter("two"), count)
    assert counted.result(10) == 2


def test_when_the_database_gives_up_the_transaction_each_is_tried_alone(post: _Post) -> None:
    """A full disk in the middle of a group: what has no room must not take the others' away."""
    post.commits.write(_letter("first"))
    pages = post.file._writer.execute("PRAGMA page_count").fetchone()[0]
    post.file._writer.execute(f"PRAGMA max_page_count={pages + 2}").fetchall()
    small, large, last = post.hand_in(_letter("small"), _letter("x" * 100_000), _letter("last"))
    assert (small.result(10), last.result(10)) == ("small", "last")
    with pytest.raises(StoreFull):
        large.result(10)
    assert post.letters() == ["first", "small", "last"]


def test_a_disk_that_takes_nothing_is_told_to_each_and_nothing_is_half_kept(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as drive:
        post = _Post(drive)
        try:
            post.commits.write(_letter("first"))
            fill(drive / "filler")
            for one in post.hand_in(*(_letter("x" * 20_000) for _ in range(5))):
                with pytest.raises(StoreFull):
                    one.result(10)
            assert post.letters() == ["first"]
            (drive / "filler").unlink()
            for one in post.hand_in(*(_letter("x" * 20_000) for _ in range(5))):
                one.result(10)
            assert len(post.letters()) == 6
        finally:
            post.close()


def test_a_file_held_by_another_program_is_told_to_each_after_one_wait(post: _Post) -> None:
    post.file._writer.execute("PRAGMA busy_timeout=300").fetchall()
    other = connect(post.file.path)
    asked = []
    with post.held():
        pass
    other.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()
    asked = [post._writers.submit(post.commits.write, _letter(str(n))) for n in range(8)]
    for one in asked:
        with pytest.raises(StoreBusy):
            one.result(10)
    assert time.monotonic() - begun < 2.0, "not one wait after the other"
    other.execute("ROLLBACK")
    other.close()
    assert post.commits.write(_letter("later")) == "later"


def test_what_goes_along_is_written_once_a_commit_and_let_go_only_after_it(tmp_path: Path) -> None:
    file = open_database(tmp_path / "post.sqlite", _MIGRATIONS)
    told: list[str] = []

    def along(db: Database) -> Callable[[], None]:
        db.execute("INSERT INTO letter VALUES ('along')")
        return lambda: told.append("committed")

    commits = GroupCommit(file, along)
    commits.write(_letter("one"))
    assert told == ["committed"]
    pages = file._writer.execute("PRAGMA page_count").fetchone()[0]
    file._writer.execute(f"PRAGMA max_page_count={pages}").fetchall()
    with pytest.raises(StoreFull):
        commits.write(_letter("x" * 100_000))
    commits.close()
    file.close()
    assert told == ["committed"]
