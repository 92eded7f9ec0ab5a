"""How shops' orders stand, told to the server, where their programs read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from app.domain.board import Board, BoardStop, Lane
from app.domain.events import FINAL_TYPES
from app.domain.orders import Order
from app.domain.routes import first_attempts
from app.domain.shop import ShopAttempt, ShopEntry, ShopState, ShopStatus
from app.domain.stop_state import StopState
from app.messages.notifying import span_of
from app.ports.clock import Clock
from app.ports.desk_link import ShopLink
from app.ports.store import Store

TOLD_FOR = timedelta(days=7)
"""So long after its day it is still looked how an order stands."""
LOOKS = timedelta(minutes=1)
"""... and of other days than the one in view so often."""
NOT_LOCATED = "Not located: "

type _Visit = tuple[Lane, BoardStop]

_STATES: Mapping[StopState, ShopState] = {
    StopState.PLANNED: ShopState.PLANNED,
    StopState.RELEASED: ShopState.RELEASED,
    StopState.EN_ROUTE: ShopState.ON_THE_WAY,
    StopState.ARRIVED: ShopState.ARRIVED,
    StopState.COMPLETED: ShopState.COMPLETED,
    StopState.PARTIAL: ShopState.PARTIAL,
    StopState.FAILED: ShopState.FAILED,
    StopState.CANCELLED: ShopState.CALLED_OFF,
    StopState.NOT_ATTEMPTED: ShopState.NOT_ATTEMPTED,
}


class ShopTelling:
    """Remembers what was told, and tells what is new. Used by one thread at a time."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._told: dict[tuple[str, str], ShopStatus] = {}
        self._seals: dict[str, str] = {}
        self._epoch = ""

    def days(self) -> frozenset[date]:
        """The days of which something is to be told."""
        return frozenset(entry.day for entry in self._entries())

    def show(self, boards: Iterable[Board], link: ShopLink) -> int:
        """Tell what has changed of the days of some boards; returns of how many orders that was.

        Raises:
            ServerUnreachable, SyncError: it is told at the next round.
        """
        epoch = self._store.shop_cursor().epoch
        if epoch != self._epoch:  # a restored server may have lost what was told
            self._epoch = epoch
            self._told.clear()
        entries = self._entries()
        news = [
            status
            for board in boards
            for status in self._statuses(board, [e for e in entries if e.day == board.day])
            if self._says_more(status)
        ]
        if news:
            link.put_shop_statuses(news)
            self._told |= {(status.sender, status.reference): status for status in news}
        return len(news)

    def _entries(self) -> tuple[ShopEntry, ...]:
        return self._store.shop_entries((self._clock.now() - TOLD_FOR).date())

    def _says_more(self, status: ShopStatus) -> bool:
        before = self._told.get((status.sender, status.reference))
        return before is None or replace(before, as_of=status.as_of) != status

    def _statuses(self, board: Board, entries: list[ShopEntry]) -> Iterator[ShopStatus]:
        """How the orders of a day stand, from what is known of the day looked up once."""
        if not entries:
            return
        visits: dict[str, list[_Visit]] = {}
        for lane in board.lanes:
            for stop in lane.stops:
                visits.setdefault(stop.order_id, []).append((lane, stop))
        pages = {page.stop_id: page.url for page in self._store.tracking_pages(board.day)}
        for entry in entries:
            order = board.orders.get(entry.order_id) if entry.order_id else None
            yield self._status(entry, order, visits.get(entry.order_id, []), board, pages)

    def _status(
        self,
        entry: ShopEntry,
        order: Order | None,
        visits: list[_Visit],
        board: Board,
        pages: Mapping[str, str],
    ) -> ShopStatus:
        bare = ShopStatus(
            entry.sender,
            entry.reference,
            entry.number,
            ShopState.REFUSED if entry.reason else ShopState.CALLED_OFF,
            entry.day,
            board.now,
            entry.reason,
        )
        if order is None:
            return bare
        bare = replace(bare, stop_ids=_names(order, visits, board))
        if order.cancelled:
            return replace(bare, state=ShopState.CALLED_OFF)
        if not visits:
            return _waiting(bare, order, board)
        ended = [stop for _, stop in visits if stop.state.is_done]
        seal = self._seal(board.day, ended[-1].stop_id) if ended else ""
        return replace(_on_route(bare, visits, board, pages), seal=seal)

    def _seal(self, day: date, stop_id: str) -> str:
        """That of the chain of facts up to the one that ended a visit; it never changes."""
        if stop_id not in self._seals:
            for event in self._store.events(day):
                if event.type in FINAL_TYPES and event.stop_id not in self._seals:
                    self._seals[event.stop_id] = self._store.chain_at(event.sequence)
        return self._seals.get(stop_id, "")


def _waiting(bare: ShopStatus, order: Order, board: Board) -> ShopStatus:
    """An order on no route: its address is a question, a carrier has it, or it waits."""
    if not order.is_located:
        asked = (text for text in order.remarks if text.startswith(NOT_LOCATED))
        words = next(asked, NOT_LOCATED).removeprefix(NOT_LOCATED).strip()
        return replace(bare, state=ShopState.QUESTION, reason=bare.reason or words)
    left = [item for item in board.unassigned if item.order_id == order.order_id]
    given = any(item.carrier_id for item in left)
    return replace(bare, state=ShopState.CARRIER if given else ShopState.ACCEPTED)


def _on_route(
    bare: ShopStatus, visits: list[_Visit], board: Board, pages: Mapping[str, str]
) -> ShopStatus:
    """An order with visits: the last open one counts, else the last that ended."""
    lane, stop = max(visits, key=lambda visit: (not visit[1].state.is_final, visit[1].stop_id))
    state = _STATES[stop.state]
    if state is ShopState.RELEASED and lane.started:
        state = ShopState.ON_THE_WAY
    ended = [each for _, each in visits if each.state.is_done]
    pictures = (picture.sha256 for each in ended for picture in each.proof.pictures)
    return replace(
        bare,
        state=state,
        window=stop.window,
        expected=None if stop.state.is_final else span_of(stop, board.now),
        tracking=pages.get(stop.stop_id, ""),
        attempts=tuple(_attempts(ended)),
        proofs=tuple(dict.fromkeys(pictures)),
    )


def _names(order: Order, visits: Iterable[_Visit], board: Board) -> tuple[str, ...]:
    """The stops by which the server finds the order when its customer is to be forgotten."""
    firsts = (stop.stop_id for stop in first_attempts(order))
    made = (stop.stop_id for _, stop in visits)
    left = (item.stop_id for item in board.unassigned if item.order_id == order.order_id)
    return tuple(dict.fromkeys((*firsts, *made, *left)))


def _attempts(ended: Iterable[BoardStop]) -> Iterator[ShopAttempt]:
    for stop in sorted(ended, key=lambda each: each.finished_at or each.eta):
        if stop.finished_at is not None and stop.outcome is not None:
            yield ShopAttempt(stop.finished_at, stop.outcome.value)
