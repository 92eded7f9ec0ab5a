"""A day with as many drivers as are asked for, and their phones in a process of their own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.domain.fleet import Shift
from app.domain.orders import Order
from app.domain.routes import PlannedStop, Route, RouteRecord, Trip
from app.sync.address import desk_token
from app.sync.client import HttpDeskLink
from tests.app.sample_day import SampleDay, sample_day
from tests.benchmarks.sync_load.crowd import Member, Server, Stretch, Told, drive

_SOURCES = 6


def day_of(drivers: int, stops_each: int) -> SampleDay:
    """A made-up day, its stops dealt out to so many drivers.

    Nobody was promised a time: the day lies in the past, and the board would show every stop as late.
    """
    day = sample_day(stops=drivers * stops_each + 2 + _SOURCES, drivers=_SOURCES)
    planned = [stop for record in day.routes for stop in record.route.stops]
    shifts, routes = [], []
    for number in range(drivers):
        shift = _shift(day.shifts[0], number)
        shifts.append(shift)
        stops = planned[number * stops_each : (number + 1) * stops_each]
        routes.append(RouteRecord(day.day, shift.shift_id, 1, _route(shift, stops)))
    orders = tuple(_without_promise(order) for order in day.orders)
    return replace(day, orders=orders, shifts=tuple(shifts), routes=tuple(routes), events=())


def _without_promise(order: Order) -> Order:
    pickup = replace(order.pickup, windows=()) if order.pickup else None
    delivery = replace(order.delivery, windows=()) if order.delivery else None
    return replace(order, pickup=pickup, delivery=delivery)


def _shift(like: Shift, number: int) -> Shift:
    driver = replace(like.driver, driver_id=f"driver-{number}", name=f"Driver {number:03d}")
    vehicle = replace(like.vehicle, vehicle_id=f"van-{number}", name=f"Van {number:03d}")
    return replace(like, shift_id=f"shift-{number}", driver=driver, vehicle=vehicle)


def _route(shift: Shift, stops: Sequence[PlannedStop]) -> Route:
    first, last = stops[0], stops[-1]
    trip = Trip(first.arrival, first.arrival, tuple(stops), last.departure, 0, 0)
    return Route(shift.shift_id, (trip,))


def members_of(day: SampleDay, desk_url: str, folder: Path) -> list[Member]:
    """A phone for every driver of the day, with a code from the server that the desk talks to."""
    routes = {record.shift_id: record.route for record in day.routes}
    link = HttpDeskLink(desk_url, desk_token(folder))
    members = [
        Member(
            link.pairing_code(shift.driver.driver_id).code,
            shift.shift_id,
            routes[shift.shift_id].stop_ids,
        )
        for shift in day.shifts
    ]
    link.close()
    return members


class Crowd:
    """The phones' process, driven from here."""

    def __init__(self, server: Server, members: Sequence[Member]) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=drive, args=(theirs, server, members))
        self._process.start()
        theirs.close()

    def is_ready(self) -> bool:
        """Whether all are paired and on the road; takes the news once."""
        ready = self._pipe.poll()
        if ready:
            self._pipe.recv()
        return ready

    def begin(self, stretch: Stretch) -> None:
        """Have them report."""
        self._pipe.send(stretch)

    def told(self) -> Told | None:
        """What came of it, once it is over; takes the news once."""
        if not self._pipe.poll():
            return None
        told: Told = self._pipe.recv()
        return told

    def run(self, stretch: Stretch) -> Told:
        """The same, and wait for its end."""
        self.begin(stretch)
        told: Told = self._pipe.recv()
        return told

    def wait_ready(self) -> None:
        """Wait until all are on the road."""
        self._pipe.recv()

    def end(self) -> None:
        """Switch them all off."""
        self._pipe.send(None)
        self._process.join()
        self._pipe.close()
