"""What changing the plan by hand asks for, and how it is told what came of it.

Called on the GUI thread; every method returns at once, and its end comes back through ``HandsShown``.
"""

from __future__ import annotations

from typing import Protocol

from app.amending import CalledOff
from app.by_hand import Offer, Trial
from app.domain.wishes import Wish


class HandsShown(Protocol):
    """Who is told, on the GUI thread."""

    def show_trial(self, wish: Wish, trial: Trial | None, refused: str) -> None:
        """What a wish would come to; None where it cannot be, ``refused`` says why."""
        ...

    def show_offers(self, offers: tuple[Offer, ...], refused: str) -> None:
        """Who could take what was asked about; ``refused``: nobody, and why."""
        ...

    def made(self, trial: Trial) -> None:
        """A wish has become the draft."""
        ...

    def taken_back(self, trial: Trial, refused: str) -> None:
        """A change is taken back, or cannot be any more."""
        ...

    def made_again(self, trial: Trial, refused: str) -> None:
        """A change is done once more, or cannot be any more."""
        ...

    def locked(self, stop_ids: tuple[str, ...], locked: bool) -> None:
        """Stops stay with their drivers now, or no longer."""
        ...

    def show_part(self, stop_ids: tuple[str, ...], trial: Trial | None, refused: str) -> None:
        """What some moves of a suggestion would come to; as ``show_trial``."""
        ...

    def part_made(self, trial: Trial) -> None:
        """Some moves of a suggestion are done and go to the drivers."""
        ...

    def called_off(self, off: CalledOff) -> None:
        """Orders are called off; can be taken back."""
        ...

    def taken_up(self, off: CalledOff, refused: str) -> None:
        """Orders that were called off wait for a driver again, or cannot."""
        ...

    def called_off_again(self, off: CalledOff, refused: str) -> None:
        """Orders are called off once more, or cannot be."""
        ...

    def refused(self, words: str) -> None:
        """A wish cannot be done; nothing was changed."""
        ...


class HandsController(Protocol):
    """Trying, making, taking back."""

    def attach(self, shown: HandsShown) -> None:
        """Who is told from now on."""
        ...

    def try_out(self, wish: Wish) -> None:
        """Ends in ``show_trial``; of wishes that follow fast only the last is tried."""
        ...

    def make(self, wish: Wish) -> None:
        """Ends in ``made`` or ``refused``."""
        ...

    def take_back(self, trial: Trial) -> None:
        """Ends in ``taken_back``."""
        ...

    def make_again(self, trial: Trial) -> None:
        """Ends in ``made_again``."""
        ...

    def lock(self, stop_ids: tuple[str, ...], *, locked: bool) -> None:
        """Have stops stay with their drivers whoever plans, or no longer; ends in ``locked``."""
        ...

    def try_part(self, suggestion_id: str, stop_ids: tuple[str, ...]) -> None:
        """Ends in ``show_part``; of choices that follow fast only the last is tried."""
        ...

    def make_part(self, suggestion_id: str, stop_ids: tuple[str, ...]) -> None:
        """Ends in ``part_made`` or ``refused``."""
        ...

    def offers(self, stop_ids: tuple[str, ...]) -> None:
        """Who could take these stops; ends in ``show_offers``."""
        ...

    def run_offers(self, shift_id: str, *, swap: bool, from_stop: str = "") -> None:
        """Who could take a driver's run (from a stop on, where one is named), or ``swap`` with the
        driver; ends in ``show_offers``."""
        ...

    def call_off(self, order_ids: tuple[str, ...]) -> None:
        """Customers do not want these orders any more; ends in ``called_off`` or ``refused``."""
        ...

    def take_up(self, off: CalledOff) -> None:
        """They are wanted after all; ends in ``taken_up``."""
        ...

    def call_off_again(self, off: CalledOff) -> None:
        """And are not; ends in ``called_off_again``."""
        ...
