"""Which stops the three views show: one filter, set by the figures at the top and the search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import repeat

from app.domain.board import Board, BoardStop, Lane
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

    @property
    def words(self) -> tuple[str, ...]:
        """What is looked for, as it stands in what is searched."""
        return tuple(self.text.casefold().split())

    def takes(self, stop: BoardStop) -> bool:
        """Whether a stop is shown."""
        words = self.words
        return self.takes_figure(stop) and (not words or _holds(searched_in(stop), words))

    def takes_unassigned(self, unassigned: UnassignedOrder, board: Board) -> bool:
        """Whether an order nobody has is shown."""
        if self.figure not in (None, Figure.UNASSIGNED, Figure.OPEN):
            return False
        if not self.words:
            return True
        order = board.orders.get(unassigned.order_id)
        texts = [unassigned.order_id]
        if order is not None:
            texts += [order.reference, *(task.place.label for task in order.tasks)]
        return _holds(_searchable(texts), self.words)

    def takes_figure(self, stop: BoardStop) -> bool:
        """Whether a stop counts in the figure."""
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


def searched_in(stop: BoardStop) -> str:
    """What of a stop is searched."""
    return _searchable((stop.name, stop.address, stop.order_id))


def _searchable(texts: Iterable[str]) -> str:
    return " ".join(texts).casefold()


def _holds(searched: str, words: Iterable[str]) -> bool:
    return all(word in searched for word in words)


class Sieve:
    """A filter put to one lane after the other. What it found in a lane stands while the lane does, and
    what is searched in it also while the filter changes."""

    def __init__(self) -> None:
        self._filter = DayFilter()
        self._kept: dict[str, tuple[Lane, tuple[BoardStop, ...]]] = {}
        self._texts: dict[str, tuple[Lane, tuple[str, ...]]] = {}

    def use(self, day_filter: DayFilter) -> None:
        """Let through what this filter takes."""
        if day_filter != self._filter:
            self._filter = day_filter
            self._kept.clear()

    def sift(self, lane: Lane) -> tuple[BoardStop, ...]:
        """The lane's stops that the filter takes."""
        if self._filter.is_off:
            return lane.stops
        known = self._kept.get(lane.shift.shift_id)
        if known is None or known[0] is not lane:
            known = self._kept[lane.shift.shift_id] = lane, tuple(self._taken(lane))
        return known[1]

    def _taken(self, lane: Lane) -> Iterable[BoardStop]:
        words, takes_figure = self._filter.words, self._filter.takes_figure
        texts = self._searched(lane) if words else repeat("", len(lane.stops))
        for stop, text in zip(lane.stops, texts, strict=True):
            if takes_figure(stop) and _holds(text, words):
                yield stop

    def _searched(self, lane: Lane) -> tuple[str, ...]:
        known = self._texts.get(lane.shift.shift_id)
        if known is None or known[0] is not lane:
            texts = tuple(searched_in(stop) for stop in lane.stops)
            known = self._texts[lane.shift.shift_id] = lane, texts
        return known[1]
