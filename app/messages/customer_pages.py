"""Customers' tracking pages: what each says now, kept up to date on the server."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.domain.board import Board, BoardStop, VehicleMark
from app.domain.errors import DeskReplaced, ServerUnreachable, SyncError
from app.domain.geo import LonLat
from app.domain.message_settings import MessageSettings
from app.domain.stop_state import StopState
from app.domain.timing import instant
from app.domain.tracked_orders import TrackedOrder, TrackedState, TrackingPage, Wish
from app.messages.notifying import span_of
from app.messages.reachable import ReachableStop, reachable_stops
from app.ports.desk_link import DeskLink
from app.ports.store import Store

SAID_AGAIN = timedelta(minutes=5)
"""A page of the running day says at least so often that what it says still holds."""
MOST_PICTURES, MOST_A_ROUND = 40, 300
KEPT = timedelta(days=7)
"""After its day a page is there for so long: for who was not at home, and for the rating."""

_ENDED = {
    StopState.COMPLETED: TrackedState.DONE,
    StopState.PARTIAL: TrackedState.DONE,
    StopState.FAILED: TrackedState.FAILED,
    StopState.NOT_ATTEMPTED: TrackedState.FAILED,
    StopState.CANCELLED: TrackedState.CALLED_OFF,
}
_FINAL = frozenset(_ENDED.values())


class CustomerPages:
    """The pages of one day. Used by one thread at a time."""

    def __init__(self, store: Store, settings: MessageSettings) -> None:
        self._store = store
        self._settings = settings
        self._shown: dict[str, TrackedOrder] = {}
        self._pages: dict[str, TrackingPage] = {}
        self._epoch = ""

    def url(self, stop_id: str) -> str:
        """Where a stop's customer looks, '' where there is no page on the server."""
        page = self._pages.get(stop_id)
        return page.url if page is not None else ""

    def load(self, day: date) -> None:
        """Know the addresses that the day's pages have."""
        self._pages = {page.stop_id: page for page in self._store.tracking_pages(day)}

    def show(self, board: Board, link: DeskLink) -> int:
        """Tell the server what has changed of the day that was loaded; returns how many pages that was.

        Raises:
            ServerUnreachable, SyncError: what was told is told; the next round goes on.
        """
        epoch = self._store.link().epoch
        if epoch != self._epoch:  # a restored server may have lost pages
            self._epoch = epoch
            self._shown.clear()
        told = 0
        there = {reached.stop.stop_id for reached in reachable_stops(board)}
        for stop_id, order in tracked(board, self._settings):
            if told < MOST_A_ROUND:
                told += self._tell(board, link, stop_id, order)
        for stop_id in self._shown.keys() - there:
            told += self._tell(board, link, stop_id, _gone(self._shown[stop_id], board))
        return told

    def _tell(self, board: Board, link: DeskLink, stop_id: str, order: TrackedOrder) -> int:
        """Tell the server of one page, where that says more. A refused one keeps no other back."""
        before = self._shown.get(stop_id)
        if before is not None and not _says_more(before, order):
            return 0
        page = self._pages.get(stop_id) or self._new_page(board, stop_id)
        self._shown[stop_id] = order
        try:
            url = link.put_tracking(page.token, order)
        except (ServerUnreachable, DeskReplaced):
            self._shown.pop(stop_id)
            raise
        except SyncError as error:
            logging.getLogger(__name__).warning("A tracking page was refused: %s", error)
            return 0
        if url != page.url:
            self._keep(board, replace(page, url=url))
        return 1

    def _new_page(self, board: Board, stop_id: str) -> TrackingPage:
        """A token of 256 bits, kept before anybody is told of it."""
        page = TrackingPage(stop_id, secrets.token_urlsafe(32))
        self._keep(board, page)
        return page

    def _keep(self, board: Board, page: TrackingPage) -> None:
        with self._store.write() as unit:
            unit.put_tracking_pages(board.day, (page,))
            unit.commit()
        self._pages[page.stop_id] = page


def _gone(shown: TrackedOrder, board: Board) -> TrackedOrder:
    """The page of a stop that no driver has any more: called off, or without a time until it has one
    again."""
    if shown.state in _FINAL:
        return shown
    stands = board.stop(shown.stop_id) or board.left_out(shown.stop_id)
    order = board.orders.get(stands.order_id) if stands is not None else None
    is_off = order is None or order.cancelled
    return replace(
        shown,
        state=TrackedState.CALLED_OFF if is_off else TrackedState.PLANNED,
        as_of=board.now,
        driver="",
        expected=None,
        stops_before=None,
        van=None,
        van_at=None,
        wishes=frozenset() if is_off else shown.wishes,
    )


def _says_more(before: TrackedOrder, now: TrackedOrder) -> bool:
    """Whether a page is to be told anew: it says something else, or has said it for long."""
    same = replace(before, as_of=now.as_of, van_at=now.van_at, expires=now.expires) == now
    if not same:
        return True
    return now.state not in _FINAL and now.as_of - before.as_of >= SAID_AGAIN


def tracked(board: Board, settings: MessageSettings) -> Iterator[tuple[str, TrackedOrder]]:
    """By stop, what the customers of the day may see."""
    marks = {mark.shift_id: mark for mark in board.vehicles}
    for reached in reachable_stops(board):
        if reached.lane.unsent and not reached.stop.state.is_lived and not reached.stop.state.is_final:
            continue  # the lane shows a draft: what was said before it stands until it is sent
        mark = marks.get(reached.lane.shift.shift_id)
        yield reached.stop.stop_id, _shown(reached, mark, settings, board.now)


def _state(reached: ReachableStop) -> TrackedState:
    state = reached.stop.state
    if state in _ENDED:
        return _ENDED[state]
    if state is StopState.ARRIVED:
        return TrackedState.HERE
    if state is StopState.EN_ROUTE or (reached.is_out and not reached.before):
        return TrackedState.NEXT
    return TrackedState.ON_THE_WAY if reached.is_out else TrackedState.PLANNED


def _shown(
    reached: ReachableStop, mark: VehicleMark | None, settings: MessageSettings, now: datetime
) -> TrackedOrder:
    stop, shift, task = reached.stop, reached.lane.shift, reached.task
    zone, state = shift.depot.zone, _state(reached)
    is_open, is_done = state not in _FINAL, state is TrackedState.DONE
    van = mark if mark is not None and state is TrackedState.NEXT else None
    names = shift.driver.name.split()
    return TrackedOrder(
        reference=reached.order.reference,
        site=settings.site,
        state=state,
        zone=str(zone),
        as_of=now,
        expires=instant(shift.day, 0, zone) + timedelta(days=1) + KEPT,
        stop_id=stop.stop_id,
        shift_id=shift.shift_id,
        driver=names[0] if names and state is not TrackedState.PLANNED else "",
        language=task.contact.language or settings.language,
        is_pickup=task is reached.order.pickup,
        window=stop.window,
        expected=span_of(stop, now) if is_open else None,
        stops_before=reached.before if state is TrackedState.ON_THE_WAY else None,
        van=_near(van.location) if van is not None else None,
        van_at=van.at if van is not None else None,
        finished_at=None if is_open else stop.finished_at,
        outcome=stop.outcome.value if stop.outcome is not None else "",
        received_by=stop.proof.name if is_done else "",
        pictures=_pictures(stop) if is_done else (),
        phone=settings.phone,
        wishes=_wishes(stop, is_open=is_open, is_done=is_done),
        slots=stop.offered if is_open else (),
    )


def _wishes(stop: BoardStop, *, is_open: bool, is_done: bool) -> frozenset[Wish]:
    """What the customer may say now; another time while some are offered and none is chosen."""
    if not is_open:
        return frozenset({Wish.RATING} if is_done else ())
    return frozenset({Wish.NOTE, Wish.SLOT} if stop.offered and stop.wants is None else {Wish.NOTE})


def _near(place: LonLat) -> LonLat:
    """To about ten metres: a van that stands does not seem to dance."""
    return LonLat(round(place.lon, 4), round(place.lat, 4))


def _pictures(stop: BoardStop) -> tuple[str, ...]:
    """Each once, those that have come."""
    names = dict.fromkeys(each.sha256 for each in stop.proof.pictures if each.is_here)
    return tuple(names)[:MOST_PICTURES]
