"""What the what-if window asks for, and what it is shown. Every method returns at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from app.domain.closures import ClosedRoads, ClosedShape
from app.orchestration.what_if import Otherwise, WhatIf


@dataclass(frozen=True, slots=True)
class Question:
    """What would be otherwise, and whether to look for suggestions then."""

    change: Otherwise
    improve: bool = False


class WhatIfShown(Protocol):
    """Who is told, on the GUI thread."""

    def show_closed(self, shape: ClosedShape, closed: ClosedRoads) -> None:
        """What a drawing closes."""
        ...

    def show_not_closed(self, shape: ClosedShape, words: str) -> None:
        """A drawing closes nothing, and why."""
        ...

    def show_answer(self, question: Question, answer: WhatIf) -> None:
        """What the day would come to."""
        ...

    def show_no_answer(self, question: Question, words: str) -> None:
        """A question cannot be answered, and why."""
        ...


class WhatIfController(Protocol):
    """Nothing is changed by asking."""

    def attach(self, shown: WhatIfShown) -> None:
        """Who is told from now on."""
        ...

    def look_at(self, shape: ClosedShape) -> None:
        """What a drawing closes; ends in ``show_closed`` or ``show_not_closed``."""
        ...

    def ask(self, question: Question) -> None:
        """Of questions that come faster than their answers only the newest is answered; ends in
        ``show_answer`` or ``show_no_answer``."""
        ...
