"""Which stops the three views show: one filter, set by the figures at the top and the search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.board import Board, BoardStop
from app.domain.routes import UnassignedOrder
from app.domain.stop_state import StopState


class Figure(StrEnum):
    """The figures at the top that filter."""

    OPEN = "open"
    LATE = "late"
    UNASSIGNED = "unassigned"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DayFilter:
    """One figure and a text; both empty show everything."""

    figure: Figure | None = None
    text: str = ""

    @property
    def is_off(self) -> bool:
        """Whether everything is shown."""
        return self.figure is None and not self.text

    def takes(self, stop: BoardStop) -> bool:
        """Whether a stop is shown."""
        return self._takes_figure(stop) and self._takes_text((stop.name, stop.address, stop.order_id))

    def takes_unassigned(self, unassigned: UnassignedOrder, board: Board) -> bool:
        """Whether an order nobody has is shown."""
        if self.figure not in (None, Figure.UNASSIGNED, Figure.OPEN):
            return False
        order = board.orders.get(unassigned.order_id)
        words = [unassigned.order_id]
        if order is not None:
            words += [order.reference, *(task.place.label for task in order.tasks)]
        return self._takes_text(words)

    def _takes_figure(self, stop: BoardStop) -> bool:
        match self.figure:
            case None:
                return True
            case Figure.OPEN:
                return not stop.state.is_final
            case Figure.LATE:
                return stop.late_s > 0 and not stop.state.is_final
            case Figure.DONE:
                return stop.state.is_done
            case Figure.FAILED:
                return stop.state is StopState.FAILED
        return False

    def _takes_text(self, words: Iterable[str]) -> bool:
        wanted = self.text.casefold().split()
        if not wanted:
            return True
        found = " ".join(words).casefold()
        return all(word in found for word in wanted)
