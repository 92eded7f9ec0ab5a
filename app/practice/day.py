"""A practice day from release to the last driver home: the training mode and the demonstration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from threading import Event as Flag

from app.desk import Desk
from app.domain.board import Board
from app.domain.errors import PlannerDied, ServerUnreachable
from app.domain.fleet import Shift
from app.orchestration.reoptimiser import Reoptimiser
from app.ports.desk_link import DeskLink
from app.ports.roads import Roads
from app.practice.conductor import AdvancingClock, Conductor
from app.practice.driver import SimulatedDriver
from app.practice.exchanging import exchange_as_dispatcher
from app.practice.handset import connection
from app.practice.phone import Phone
from app.practice.world import World

DECIDES_AFTER = timedelta(seconds=90)
"""A practice dispatcher takes so long to read a suggestion and accept it."""
RECOVERIES = 5
"""So often in a row a practice day starts its server again before it gives up."""
BEGINS_BEFORE = timedelta(minutes=30)
"""The practice clock begins so long before the first shift."""


@dataclass(frozen=True, slots=True)
class PracticeParts:
    """What a practice day is made of.

    ``base_url`` is the sync server's, as phones know it. ``revive`` is called when the server does not
    answer: it returns once it answers again, or raises ServerUnreachable or SyncError.
    """

    desk: Desk
    link: DeskLink
    clock: AdvancingClock
    roads: Roads
    world: World
    base_url: str
    revive: Callable[[], None]
    reoptimiser: Reoptimiser


@dataclass(frozen=True, slots=True)
class PracticeRecord:
    """What happened beside the facts in the log."""

    suggested: int
    accepted: int


class PracticeDay:
    """Runs one practice day.

    ``accepts`` makes the practice dispatcher accept each suggestion after a while; without it a
    person decides. ``on_board`` is handed every new picture, on the thread that calls ``run``.
    """

    def __init__(
        self, parts: PracticeParts, on_board: Callable[[Board], None], *, accepts: bool
    ) -> None:
        self._parts = parts
        self._on_board = on_board
        self._accepts = accepts
        self._pending: tuple[tuple[str, ...], float] | None = None
        self._suggested = 0
        self._accepted = 0

    def run(self, speed: float | None, stop: Flag) -> PracticeRecord:
        """Release the plan, live the day, and leave the desk with all facts."""
        parts = self._parts
        parts.desk.link = parts.link
        parts.desk.release()
        parts.desk.exchange()
        phones = [self._phone(shift) for shift in parts.desk.tracker.data.shifts]
        try:
            lives = [
                SimulatedDriver(shift, phone, parts.world, parts.roads, parts.clock).live()
                for shift, phone in zip(parts.desk.tracker.data.shifts, phones, strict=True)
            ]
            Conductor(parts.clock, self._step, speed, stop).run(lives)
        finally:
            for phone in phones:
                phone.close()
        return PracticeRecord(self._suggested, self._accepted)

    def _phone(self, shift: Shift) -> Phone:
        """A paired phone for a shift's driver."""
        parts = self._parts
        driver = shift.driver.driver_id
        phone = Phone(
            parts.base_url,
            now=parts.clock.now,
            online=connection(parts.clock, parts.world, shift),
            draw=parts.world.random("phone", driver),
        )
        phone.pair(parts.link.pairing_code(driver).code)
        return phone

    def _step(self) -> None:
        """One look at the server, as the desk does it, and what follows from it.

        The practice clock stands while a server that ended is started again; phones notice no more
        than a gap in the connection.
        """
        desk = self._parts.desk
        try:
            self._look()
        except ServerUnreachable:
            self._recover()
        self._on_board(desk.board())

    def _recover(self) -> None:
        """Have the server back, also when it ends again at once.

        Raises:
            ServerUnreachable, SyncError: it does not stay.
        """
        for chance in range(RECOVERIES, 0, -1):
            self._parts.revive()
            try:
                exchange_as_dispatcher(self._parts.desk)
                return
            except ServerUnreachable:
                if chance == 1:
                    raise

    def _look(self) -> None:
        desk, now = self._parts.desk, self._parts.clock.now().timestamp()
        exchange_as_dispatcher(desk)
        if self._pending is not None and now >= self._pending[1]:
            names, self._pending = self._pending[0], None
            self._accepted += sum(desk.accept(name) for name in names)
            exchange_as_dispatcher(desk)
        elif self._pending is None:
            try:
                cards = desk.suggest(self._parts.reoptimiser)
            except PlannerDied:
                return  # the next try may fare better
            self._suggested += len(cards)
            if cards and self._accepts:
                names = tuple(card.suggestion_id for card in cards)
                self._pending = names, now + DECIDES_AFTER.total_seconds()
