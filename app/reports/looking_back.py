"""A day as it was known at any of its instants: from the log, and from what its plan was before.

A fact counts from when the server had it, and never before those that stand before it in the desk's
log: a report that a phone sent late changes nothing of what was known until then.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from app.day_data import Standing, data_of, read_plan, stand
from app.domain.board import Board
from app.domain.driver_sync import POSITIONS_KEPT
from app.domain.errors import InputRefused
from app.domain.events import EventType, Position
from app.domain.timing import instant
from app.orchestration.told_suggestions import ToldSuggestions
from app.ports.desk_reads import DeskReads
from app.tracking import DayTracker

SNAPSHOT_EVERY = 200
"""Facts from one kept picture to the next: so many are folded at most to be anywhere in the day."""
FOLLOWED = timedelta(minutes=20)
"""So long before an instant positions are followed to say where a van is, and whether it stands."""
BLOCK = timedelta(minutes=15)
"""Positions are read so much at a time."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BEFORE, _AFTER = timedelta(hours=3), timedelta(hours=6)
"""What was known so long before the first shift, and after the last, is within the span of a day."""


@dataclass(frozen=True, slots=True)
class Past:
    """A day as it was known at the board's ``now``. ``is_plan_known``: it was kept how routes and
    orders stood then, else they are as near to that as is known."""

    board: Board
    is_plan_known: bool


class PastDay:
    """Used by one thread at a time.

    ``like`` gives what is expected of driving and service times, ``now`` ends the past.

    Raises:
        InputRefused: nothing has happened on the day yet.
    """

    def __init__(
        self,
        store: DeskReads,
        like: DayTracker,
        now: datetime,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        day = like.data.day
        # What changes meanwhile is in the history, which is read last.
        self._events = tuple(event for event in store.events(day) if event.received_at <= now)
        self._known = list(accumulate((event.received_at for event in self._events), max))
        self._fleet = store.depots(), store.shifts(day)
        self._plan = read_plan(store, day)
        self._history = store.plan_history(day)
        self._standings: dict[int, Standing] = {}
        self.day = day
        self.begins, self.ends = self._span(now)
        self.has_positions = now - self.begins < POSITIONS_KEPT
        self._tracks = _Tracks(store, self.begins - _BEFORE)
        self._told = ToldSuggestions(self._events)
        self._snapshots = self._folded(like, cancelled)
        self._shown: tuple[datetime, int, DayTracker] | None = None

    def at(self, at: datetime) -> Past:
        """The day as it was known at an instant."""
        known = bisect_right(self._known, at)
        tracker = self._tracker(known, at)
        self._place(tracker, known, at)
        self._shown = at, known, tracker
        told = self._told.at(known, at, tracker)
        board = replace(tracker.board(at), suggestions=told.open, done=told.done)
        # Before its first fact nothing of a day was changed that would have to be known.
        newest = self._events[max(known, 1) - 1]
        return Past(board, self._history.is_known_at(newest.sequence))

    # --- the span ------------------------------------------------------------------------------

    def _span(self, now: datetime) -> tuple[datetime, datetime]:
        _, shifts = self._fleet
        if not self._events or not shifts:
            raise InputRefused(
                f"Nothing was sent or reported on {self.day:%a %d %b} yet: there is nothing to look "
                "back at."
            )
        starts = min(instant(s.day, s.starts, s.depot.zone) for s in shifts)
        closes = max(instant(s.day, s.ends, s.depot.zone) for s in shifts)
        within = [at for at in self._known if starts - _BEFORE <= at <= closes + _AFTER]
        begins = min([starts, *within[:1]])
        begins -= (begins - _EPOCH) % BLOCK
        ends = min(now, max([closes, *within[-1:]]))
        if ends <= begins:
            raise InputRefused(f"{self.day:%a %d %b} has not begun: there is nothing to look back at.")
        return begins, ends

    # --- facts ---------------------------------------------------------------------------------

    def _folded(self, like: DayTracker, cancelled: Callable[[], bool]) -> list[tuple[int, DayTracker]]:
        """Pictures to begin from, by how many facts they know."""
        tracker = like.anew()
        self._place(tracker, 0, self.begins)
        snapshots = [(0, tracker.copy())]
        for known in range(SNAPSHOT_EVERY, len(self._events), SNAPSHOT_EVERY):
            if cancelled():
                break
            self._fold(tracker, known - SNAPSHOT_EVERY, known)
            snapshots.append((known, tracker.copy()))
        return snapshots

    def _fold(self, tracker: DayTracker, known: int, to: int) -> None:
        """Have a picture that knows so many facts know more."""
        for number in range(known, to):
            event = self._events[number]
            # What a release or an end says of stops is said of those on the route of that time.
            if event.type in (EventType.RELEASED, EventType.SHIFT_ENDED):
                self._place(tracker, number + 1, self._known[number])
            tracker.apply((event,))

    def _tracker(self, known: int, at: datetime) -> DayTracker:
        """A picture that knows so many facts, and the positions up to an instant; the one shown last
        where it only has to go on a little."""
        start, tracker = self._snapshots[bisect_right(self._snapshots, known, key=lambda s: s[0]) - 1]
        followed = at - FOLLOWED
        if self._shown is not None and start <= self._shown[1] <= known and self._shown[0] <= at:
            seen, start, tracker = self._shown
            followed = max(seen, followed)
        else:
            tracker = tracker.copy()
            if self._shown is not None:
                tracker.look_like(self._shown[2])
        self._fold(tracker, start, known)
        for shift in tracker.data.shifts:
            tracker.move(self._tracks.between(shift.driver.driver_id, followed, at))
        return tracker

    # --- the plan ------------------------------------------------------------------------------

    def _place(self, tracker: DayTracker, known: int, at: datetime) -> None:
        """Give a picture the day's data of when so many facts were known, at an instant."""
        made = self._history.made_by(self._newest(known), at)
        if made not in self._standings:
            plan = self._history.before(self._plan, made)
            near = self._standings.get(made - 1)
            self._standings[made] = stand(data_of(self.day, *self._fleet, plan), near)
        if tracker.data is not self._standings[made].data:
            tracker.stand_on(self._standings[made])

    def _newest(self, known: int) -> int:
        """The newest of so many facts, by its place in the log."""
        return self._events[known - 1].sequence if known else 0


class _Tracks:
    """Drivers' positions, read as they are needed and kept."""

    def __init__(self, store: DeskReads, begins: datetime) -> None:
        self._store = store
        self._first = (begins - _EPOCH) // BLOCK
        self._blocks: dict[tuple[str, int], tuple[Position, ...]] = {}

    def between(self, driver_id: str, start: datetime, end: datetime) -> Iterable[Position]:
        """Positions after one instant and up to another; where there are none, the last one before."""
        first, last = (start - _EPOCH) // BLOCK, (end - _EPOCH) // BLOCK
        found = [
            position
            for number in range(first, last + 1)
            for position in self._block(driver_id, number)
            if start < position.at <= end
        ]
        number = first
        while not found and number >= self._first:
            sound = [p for p in self._block(driver_id, number) if p.at <= end and p.doubt is None]
            found, number = sound[-1:], number - 1
        return found

    def _block(self, driver_id: str, number: int) -> tuple[Position, ...]:
        key = driver_id, number
        if key not in self._blocks:
            begins = _EPOCH + number * BLOCK
            ends = begins + BLOCK - timedelta(microseconds=1)
            self._blocks[key] = self._store.positions(driver_id, begins, ends)
        return self._blocks[key]
