"""What the what-if window asks for, done on other threads; searches in a process of their own."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.closures import ClosedRoads, ClosedShape
from app.domain.errors import RegionError, WorldError
from app.domain.routing import StopRule
from app.orchestration.reoptimiser import Leeway, Reoptimiser
from app.orchestration.what_if import Means, WhatIf, what_if
from ui.desktop.language import translate
from ui.desktop.open_day import OpenDay
from ui.desktop.running import Newest, Run
from ui.desktop.vocabulary import error_words
from ui.desktop.what_if.controller import Question, WhatIfShown

STEPS = StopRule(steps=100)
"""Some seconds for a day of a few hundred stops."""


class WhatIfWork:
    """See ``WhatIfController``. ``bug`` is told of failures that are faults of the program."""

    def __init__(
        self,
        day: OpenDay,
        run: Run,
        cancelled: Callable[[], bool],
        bug: Callable[[Exception], None],
    ) -> None:
        self._day = day
        self._run = run
        self._cancelled = cancelled
        self._bug = bug
        self._asking = Newest(run)
        self._shown: WhatIfShown | None = None

    def attach(self, shown: WhatIfShown) -> None:
        """See ``WhatIfController``."""
        self._shown = shown

    def look_at(self, shape: ClosedShape) -> None:
        """See ``WhatIfController``."""
        shown = self._shown
        if shown is not None:
            self._run(
                lambda: self._closed(shape),
                lambda closed: shown.show_closed(shape, closed),
                lambda error: shown.show_not_closed(shape, self._words(error)),
            )

    def ask(self, question: Question) -> None:
        """See ``WhatIfController``."""
        shown = self._shown
        if shown is not None:
            self._asking.ask(
                lambda: self._answer(question),
                lambda answer: shown.show_answer(question, answer),
                lambda error: shown.show_no_answer(question, self._words(error)),
            )

    # --- off the GUI thread -----------------------------------------------------------------

    def _closed(self, shape: ClosedShape) -> ClosedRoads:
        self._wait_for_region()
        return self._day.place.regions.closed_by((shape,))

    def _answer(self, question: Question) -> WhatIf:
        if question.change.closed or question.improve:
            self._wait_for_region()
        place, desk = self._day.place, self._day.desk
        tracker, now = desk.glance()
        standing = tuple(each.closure.shape for each in desk.closures)
        means = Means(
            place.settings,
            desk.roads_folder,
            place.regions,
            standing,
            self._reoptimiser if question.improve else None,
            Leeway(desk.dial, frozenset(tracker.kept_by_hand())),
        )
        return what_if(tracker, now, question.change, means)

    def _reoptimiser(self, roads_folder: str) -> Reoptimiser:
        place = self._day.place
        return Reoptimiser(
            place.background_planner, roads_folder, STEPS, 1, self._cancelled, place.settings
        )

    def _wait_for_region(self) -> None:
        if not self._day.desk.roads_folder:
            raise RegionError(
                translate("WhatIf", "The map region is still being prepared; try again in a moment.")
            )

    def _words(self, error: Exception) -> str:
        if isinstance(error, WorldError):
            return error_words(error)
        self._bug(error)
        return translate("WhatIf", "It could not be worked out.")
