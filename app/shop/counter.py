"""The counter for shops: their keys are in force, what they ask for is taken in, and they are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from app.day_data import read_day
from app.domain.board import Board
from app.domain.shop import ShopKey
from app.ports.clock import Clock
from app.ports.desk_link import ShopLink
from app.ports.store import Store
from app.shop.intake import Intake, ShopIntake
from app.shop.keys import keys_in_force
from app.shop.telling import LOOKS, ShopTelling
from app.tracking import DayTracker


class ShopCounter:
    """One desk's shops. Used by one thread at a time."""

    def __init__(self, store: Store, clock: Clock, intake: ShopIntake) -> None:
        self._store = store
        self._clock = clock
        self._intake = intake
        self._telling = ShopTelling(store, clock)
        self._in_force: tuple[str, tuple[ShopKey, ...]] | None = None
        self._looked: datetime | None = None

    @property
    def is_wanted(self) -> bool:
        """Whether any shop has, or ever had, a key."""
        return bool(self._store.shop_keys())

    def take(self, link: ShopLink) -> Intake:
        """Make the keys known to the server, and take in what shops ask for.

        Raises:
            ServerUnreachable, SyncError, StoreError: the next round may fare better.
        """
        self.put_keys(link)
        return self._intake.round(link)

    def tell(self, board: Board | None, changed: Iterable[date], link: ShopLink) -> int:
        """Tell how orders stand: of the day of ``board``, of days that were ``changed`` just now, and
        of others now and then. Returns of how many orders something was said.

        Raises:
            ServerUnreachable, SyncError, StoreError: likewise.
        """
        return self._telling.show(self._boards(board, frozenset(changed)), link)

    def put_keys(self, link: ShopLink) -> None:
        """Make the keys in force known to the server, where they are not.

        Raises:
            ServerUnreachable, SyncError, StoreError: likewise.
        """
        wanted = (self._store.shop_cursor().epoch, keys_in_force(self._store))
        if wanted != self._in_force:
            link.put_shop_keys(wanted[1])
            self._in_force = wanted

    def _boards(self, shown: Board | None, changed: frozenset[date]) -> Iterator[Board]:
        now = self._clock.now()
        others = changed
        if self._looked is None or now - self._looked >= LOOKS:
            self._looked = now
            others = self._telling.days() | changed
        if shown is not None:
            yield shown
        for day in sorted(others):
            if shown is None or day != shown.day:
                yield board_of(self._store, day, now)


def board_of(store: Store, day: date, now: datetime) -> Board:
    """A day as it stands, whether or not anybody has it in view."""
    tracker = DayTracker(read_day(store, day))
    tracker.apply(store.events(day))
    tracker.set_proofs(store.proofs.here(day), store.proofs.distances(day))
    return tracker.board(now)
