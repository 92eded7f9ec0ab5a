"""What changes by hand ask for, done on other threads."""

from __future__ import annotations

from collections.abc import Callable

from app.amending import CalledOff
from app.by_hand import ByHand, Offer, Trial
from app.domain.errors import WorldError
from app.domain.wishes import Wish
from ui.desktop.hands.controller import HandsShown
from ui.desktop.language import translate
from ui.desktop.open_day import OpenDay
from ui.desktop.running import Newest, Run
from ui.desktop.vocabulary import error_words
from ui.workplace import OwnEvaluator


class HandWork:
    """See ``HandsController``.

    ``run`` is for questions, ``write`` for what changes the day, in the order asked; ``failed`` is told
    of what is no answer to a wish.
    """

    def __init__(self, day: OpenDay, run: Run, write: Run, failed: Callable[[Exception], None]) -> None:
        self._day = day
        self._run = run
        self._write = write
        self._failed = failed
        self._shown: HandsShown | None = None
        self._by_hand: ByHand | None = None
        self._evaluator = OwnEvaluator()
        self._trying = Newest(run)

    def attach(self, shown: HandsShown) -> None:
        """See ``HandsController``."""
        self._shown = shown

    def try_out(self, wish: Wish) -> None:
        """See ``HandsController``."""

        def tried(trial: Trial | None, refused: str = "") -> None:
            self._tell(lambda shown: shown.show_trial(wish, trial, refused))

        self._trying.ask(
            lambda: self._hands().try_out(wish), tried, self._refusing(lambda why: tried(None, why))
        )

    def make(self, wish: Wish) -> None:
        """See ``HandsController``."""

        def work() -> Trial:
            trial = self._hands().make(wish)
            self._day.show()
            return trial

        self._write(
            work,
            lambda trial: self._tell(lambda shown: shown.made(trial)),
            self._refusing(lambda why: self._tell(lambda shown: shown.refused(why))),
        )

    def take_back(self, trial: Trial) -> None:
        """See ``HandsController``."""

        def done(refused: str = "") -> None:
            self._tell(lambda shown: shown.taken_back(trial, refused))

        self._change(lambda hands: hands.take_back(trial), done)

    def make_again(self, trial: Trial) -> None:
        """See ``HandsController``."""

        def done(refused: str = "") -> None:
            self._tell(lambda shown: shown.made_again(trial, refused))

        self._change(lambda hands: hands.make_again(trial), done)

    def lock(self, stop_ids: tuple[str, ...], *, locked: bool) -> None:
        """See ``HandsController``."""

        def work() -> None:
            self._day.desk.lock(stop_ids, locked)
            self._day.show()

        self._write(
            work,
            lambda _: self._tell(lambda shown: shown.locked(stop_ids, locked)),
            self._refusing(lambda why: self._tell(lambda shown: shown.refused(why))),
        )

    def try_part(self, suggestion_id: str, stop_ids: tuple[str, ...]) -> None:
        """See ``HandsController``."""

        def tried(trial: Trial | None, refused: str = "") -> None:
            self._tell(lambda shown: shown.show_part(stop_ids, trial, refused))

        self._trying.ask(
            lambda: self._hands().try_part(suggestion_id, stop_ids),
            tried,
            self._refusing(lambda why: tried(None, why)),
        )

    def make_part(self, suggestion_id: str, stop_ids: tuple[str, ...]) -> None:
        """See ``HandsController``."""

        def work() -> Trial:
            trial = self._hands().make_part(suggestion_id, stop_ids)
            self._day.show()
            return trial

        self._write(
            work,
            lambda trial: self._tell(lambda shown: shown.part_made(trial)),
            self._refusing(lambda why: self._tell(lambda shown: shown.refused(why))),
        )

    def offers(self, stop_ids: tuple[str, ...]) -> None:
        """See ``HandsController``."""
        self._offer(lambda hands: hands.offers(stop_ids))

    def run_offers(self, shift_id: str, *, swap: bool, from_stop: str = "") -> None:
        """See ``HandsController``."""
        self._offer(lambda hands: hands.run_offers(shift_id, swap=swap, from_stop=from_stop))

    def call_off(self, order_ids: tuple[str, ...]) -> None:
        """See ``HandsController``."""

        def work() -> CalledOff:
            off = self._day.desk.call_off(order_ids)
            self._day.show()
            return off

        self._write(
            work,
            self.tell_called_off,
            self._refusing(lambda why: self._tell(lambda shown: shown.refused(why))),
        )

    def tell_called_off(self, off: CalledOff) -> None:
        """Orders were called off, here or elsewhere in the window. On the GUI thread."""
        self._tell(lambda shown: shown.called_off(off))

    def take_up(self, off: CalledOff) -> None:
        """See ``HandsController``."""

        def done(refused: str = "") -> None:
            self._tell(lambda shown: shown.taken_up(off, refused))

        self._change(lambda hands: hands.desk.take_up(off.order_ids), done)

    def call_off_again(self, off: CalledOff) -> None:
        """See ``HandsController``."""

        def done(refused: str = "") -> None:
            self._tell(lambda shown: shown.called_off_again(off, refused))

        self._change(lambda hands: hands.desk.call_off(off.order_ids), done)

    def _offer(self, ask: Callable[[ByHand], tuple[Offer, ...]]) -> None:
        def done(offers: tuple[Offer, ...], refused: str = "") -> None:
            self._tell(lambda shown: shown.show_offers(offers, refused))

        self._run(lambda: ask(self._hands()), done, self._refusing(lambda why: done((), why)))

    def _change(self, work: Callable[[ByHand], object], done: Callable[[str], None]) -> None:
        def change() -> None:
            work(self._hands())
            self._day.show()

        self._write(change, lambda _: done(""), self._refusing(done))

    def _hands(self) -> ByHand:
        """The open day's, made anew where another day was opened."""
        desk, place = self._day.desk, self._day.place
        if self._by_hand is None or self._by_hand.desk is not desk:
            self._by_hand = ByHand(desk, self._evaluator.of(place), place.settings)
        self._by_hand.settings = place.settings
        return self._by_hand

    def _refusing(self, refuse: Callable[[str], None]) -> Callable[[Exception], None]:
        """The world's trouble is the answer to a wish; a bug of ours is told as one, too."""

        def failed(error: Exception) -> None:
            if not isinstance(error, WorldError):
                self._failed(error)
            refuse(
                error_words(error)
                if isinstance(error, WorldError)
                else translate("Hands", "Nothing was changed.")
            )

        return failed

    def _tell(self, tell: Callable[[HandsShown], None]) -> None:
        if self._shown is not None:
            tell(self._shown)
