"""One driver's day of four stops on one road; a test tells its facts and positions by the minute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from app.day_data import DayData
from app.domain.board import Board, BoardStop
from app.domain.events import Actor, ActorKind, Event, EventType, Outcome, Position
from app.domain.fleet import Depot, Driver, Profile, Shift, Vehicle
from app.domain.geo import LonLat
from app.domain.orders import LocatedBy, Order, Place, Task, TaskKind
from app.domain.polyline import encode_polyline
from app.domain.routes import PlannedStop, Route, RouteRecord, Stop, Trip, UnassignedOrder
from app.domain.timing import TimeWindow
from app.learning import Experience
from app.tracking import DayTracker

DAY = date(2026, 6, 15)
START = datetime(2026, 6, 15, 6, tzinfo=UTC)  # 08:00 in Vaduz
DEPOT = Depot("depot", "Schaan depot", LonLat(9.5, 47.0))
DRIVER = Actor(ActorKind.DRIVER, "ben")
DESK = Actor(ActorKind.DISPATCHER, "Noor")
STOPS = ("a", "b", "c", "d")
LEG_S = SERVICE_S = 600
PLACES = {name: LonLat(9.5, 47.0 + 0.05 * number) for number, name in enumerate(("", *STOPS))}
"""Stops lie 5.6 km apart, each north of the one before; '' is the depot."""
EAST = 0.01
"""The road swings 760 m to the east between two stops."""


def at(minute: float) -> datetime:
    """An instant of the day; loading begins at 0, the van leaves at 15."""
    return START + timedelta(minutes=minute)


def road(start: LonLat, end: LonLat) -> tuple[LonLat, ...]:
    """The road from one place to the next, in 40 pieces."""
    points = [LonLat(start.lon + EAST * min(n, 40 - n) / 20, start.lat) for n in range(41)]
    step = (end.lat - start.lat) / 40
    return tuple(LonLat(point.lon, start.lat + step * n) for n, point in enumerate(points))


def stop_id(name: str) -> str:
    """The id of the visit to a place."""
    return f"{name}-d1"


def _shift() -> Shift:
    vehicle = Vehicle("van", "Van 1", Profile.VAN, (900_000, 6_000_000, 400))
    return Shift("s", DAY, Driver("ben", "Ben Frick"), vehicle, DEPOT, 8 * 3600, 12 * 3600)


def _order(name: str) -> Order:
    place = Place(f"Customer {name.upper()}", "Road 1", "9494", "Schaan", PLACES[name], LocatedBy.GIVEN)
    task = Task(TaskKind.DELIVERY, place, service_s=SERVICE_S)
    return Order(name, name.upper(), "", DAY, None, task)


def _route(shapes: bool) -> Route:
    planned, before = [], ""
    for number, name in enumerate(STOPS):
        arrival = at(25 + 20 * number)
        shape = encode_polyline(road(PLACES[before], PLACES[name])) if shapes else ""
        leaves = arrival + timedelta(seconds=SERVICE_S)
        stop = Stop(stop_id(name), name, TaskKind.DELIVERY)
        planned.append(PlannedStop(stop, arrival, arrival, leaves, LEG_S, 5800, shape))
        before = name
    trip = Trip(
        at(0), at(15), tuple(planned), planned[-1].departure + timedelta(minutes=40), 2400, 22000
    )
    return Route("s", (trip,))


@dataclass
class SmallDay:
    """The day's data, and a tracker that is told of it; ``windows`` by stop name, as local hours."""

    windows: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    shapes: bool = True
    experience: Experience | None = None
    released: bool = True
    unassigned: tuple[UnassignedOrder, ...] = ()

    def __post_init__(self) -> None:
        self.shift = _shift()
        self.route = _route(self.shapes)
        self.orders = {name: self._order(name) for name in STOPS}
        given = self.route if self.released else None
        self.record = RouteRecord(DAY, "s", 1, self.route, int(self.released), given)
        self.tracker = DayTracker(self.data(), self.experience)
        self._facts = 0

    def _order(self, name: str) -> Order:
        order = _order(name)
        if name not in self.windows or order.delivery is None:
            return order
        start, end = (round(hour * 3600) for hour in self.windows[name])
        return replace(order, delivery=replace(order.delivery, windows=(TimeWindow(start, end),)))

    def data(self) -> DayData:
        """The data as they stand."""
        records = {"s": self.record}
        return DayData(DAY, (DEPOT,), (self.shift,), self.orders, records, self.unassigned)

    def tell(
        self,
        kind: EventType,
        minute: float,
        name: str = "",
        note: str = "",
        actor: Actor = DRIVER,
        data: Mapping[str, object] | None = None,
    ) -> None:
        """A fact of that minute, about a stop by name or about the shift."""
        self._facts += 1
        ends = kind in (EventType.COMPLETED, EventType.PARTIAL)
        fact = Event(
            f"e{self._facts}",
            kind,
            at(minute),
            at(minute),
            actor,
            "s",
            stop_id(name) if name else "",
            Outcome.DELIVERED_TO_RECIPIENT if ends else None,
            note,
            data or {},
            self._facts,
        )
        self.tracker.apply([fact])

    def begin(self) -> SmallDay:
        """The shift starts and the van is loaded, as planned."""
        self.tell(EventType.RELEASED, -60, actor=DESK)
        self.tell(EventType.SHIFT_STARTED, 0)
        self.tell(EventType.LOADED, 15)
        return self

    def do(self, name: str, arrived: float, left: float) -> None:
        """A stop is visited."""
        self.tell(EventType.ARRIVED, arrived, name)
        self.tell(EventType.COMPLETED, left, name)

    def on_leg(self, name: str, share: float, minute: float, **more: object) -> None:
        """The driver is seen on the road to a stop, so far along."""
        before = ("", *STOPS)[STOPS.index(name)]
        line = road(PLACES[before], PLACES[name])
        whole = min(int(share * 40), 39)
        a, b, part = line[whole], line[whole + 1], share * 40 - whole
        self.seen(
            LonLat(a.lon + (b.lon - a.lon) * part, a.lat + (b.lat - a.lat) * part), minute, **more
        )

    def seen(self, place: LonLat, minute: float, **more: object) -> None:
        """The driver is seen at a place."""
        position = Position("ben", at(minute), place.lon, place.lat)
        self.tracker.move([replace(position, **more)])  # type: ignore[arg-type]

    def board(self, minute: float) -> Board:
        """The picture then."""
        return self.tracker.board(at(minute))

    def stop(self, name: str, minute: float) -> BoardStop:
        """A stop as the board has it then."""
        stops = {stop.stop_id: stop for lane in self.board(minute).lanes for stop in lane.stops}
        return stops[stop_id(name)]
