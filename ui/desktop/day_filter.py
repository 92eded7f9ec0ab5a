"""Which stops the three views show: one filter, set by the figures at the top and the search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.board import Board, BoardStop, Lane
from app.domain.orders import Order
from app.domain.routes import UnassignedOrder
from app.domain.stop_state import StopState

_NO_DIGITS = re.compile(r"[^0-9]")


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

    def takes_unassigned(self, unassigned: UnassignedOrder, board: Board) -> bool:
        """Whether an order nobody has is shown."""
        if self.figure not in (None, Figure.UNASSIGNED, Figure.OPEN):
            return False
        order = board.orders.get(unassigned.order_id)
        words = f"{unassigned.order_id.casefold()} {searched_in(order) if order is not None else ''}"
        return not self.words or _holds(words, self.words)

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


def searched_in(order: Order) -> str:
    """What of an order is searched: references and codes, customers, addresses, phone numbers as they
    are written and as they are dialled."""
    texts = [order.order_id, order.reference, order.sender]
    texts += [line.code for line in order.lines]
    for task in order.tasks:
        phone = task.contact.phone
        texts += [task.place.label, task.contact.email, phone, _NO_DIGITS.sub("", phone)]
    return " ".join(text for text in texts if text).casefold()


def _holds(searched: str, words: Iterable[str]) -> bool:
    return all(word in searched for word in words)


class Sieve:
    """A filter put to one lane after the other, for all who show it. What it found in a lane stands
    while the lane does; so does what is searched in its stops, and in an order while that does."""

    def __init__(self) -> None:
        self._filter = DayFilter()
        self._orders: Mapping[str, Order] = {}
        self._kept: dict[str, tuple[Lane, tuple[BoardStop, ...]]] = {}
        self._searched: dict[str, tuple[Lane, tuple[str, ...]]] = {}
        self._texts: dict[str, tuple[Order, str]] = {}

    def use(self, day_filter: DayFilter, orders: Mapping[str, Order]) -> None:
        """Let through what this filter takes of the stops for these orders."""
        if orders is not self._orders:
            self._searched.clear()
        if day_filter != self._filter or (orders is not self._orders and day_filter.text):
            self._kept.clear()
        self._filter, self._orders = day_filter, orders

    def sift(self, lane: Lane) -> tuple[BoardStop, ...]:
        """The lane's stops that the filter takes."""
        if self._filter.is_off:
            return lane.stops
        known = self._kept.get(lane.shift.shift_id)
        if known is None or known[0] is not lane:
            known = self._kept[lane.shift.shift_id] = lane, tuple(self._taken(lane))
        return known[1]

    def get_ready(self, lanes: Iterable[Lane], stops: int) -> bool:
        """Gather what is searched in so many stops or a few more, before a key waits for it; whether
        any were left to gather."""
        waiting = stops
        for lane in lanes:
            if waiting <= 0:
                break
            known = self._searched.get(lane.shift.shift_id)
            if known is None or known[0] is not lane:
                self._texts_of(lane)
                waiting -= len(lane.stops)
        return waiting < stops

    def _taken(self, lane: Lane) -> Iterable[BoardStop]:
        """A word may be the driver's or the vehicle's as well."""
        shift, takes_figure = lane.shift, self._filter.takes_figure
        driver = f"{shift.driver.name} {shift.vehicle.name}".casefold()
        taken: Iterable[BoardStop] = lane.stops
        if words := [word for word in self._filter.words if word not in driver]:
            texts = zip(lane.stops, self._texts_of(lane), strict=True)
            taken = [stop for stop, text in texts if all(word in text for word in words)]
        return taken if self._filter.figure is None else filter(takes_figure, taken)

    def _texts_of(self, lane: Lane) -> tuple[str, ...]:
        """What is searched in each of a lane's stops."""
        known = self._searched.get(lane.shift.shift_id)
        if known is None or known[0] is not lane:
            texts = tuple(map(self._text_of, lane.stops))
            known = self._searched[lane.shift.shift_id] = lane, texts
        return known[1]

    def _text_of(self, stop: BoardStop) -> str:
        order = self._orders.get(stop.order_id)
        if order is None:
            return f"{stop.name} {stop.address} {stop.order_id}".casefold()
        known = self._texts.get(stop.order_id)
        if known is None or known[0] is not order:
            known = self._texts[stop.order_id] = order, searched_in(order)
        return known[1]
