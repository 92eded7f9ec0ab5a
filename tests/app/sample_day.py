"""A made-up day as domain values: 150 stops, six shifts, and facts that arrive as real ones do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

from app.domain.events import Actor, ActorKind, Event, EventType, Outcome
from app.domain.fleet import Break, Depot, Driver, Profile, Shift, Vehicle, VehicleCosts
from app.domain.geo import LonLat
from app.domain.orders import Contact, Line, LocatedBy, Order, Place, ProofKind, Task, TaskKind
from app.domain.routes import PlannedBreak, PlannedStop, Route, RouteRecord, Stop, Trip
from app.domain.timing import TimeWindow, WindowEnd, instant

DAY = date(2026, 11, 22)
DESK = Actor(ActorKind.DISPATCHER, "Noor")
SERVER = Actor(ActorKind.SERVER)

NAMES = (
    "Jürg Öhri",
    "Zoë Größwang",
    "Łukasz Żółć-Ćwikliński",
    "Erzsébet Kőszeghy",
    '=HYPERLINK("http://example.org","Click")',
    "+423 Reinigung & Söhne <AG>",
    "Gemeinschaftspraxis für Physiotherapie, Osteopathie und medizinische Trainingstherapie Vaduz-Süd",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "Anna-Lena Marxer",
    "Café « L'Étoile » – 2€ Bar",
    "João Conceição",
    "田中さくら",
)
DRIVERS = ("Aino Koskinen", "Ben Öztürk", "Chloé Lefèvre", "Dmitri", "Elif Şahin", "Finn O'Neill")
STREETS = (
    "Landstrasse",
    "Im Bretscha",
    "Feldkircher Strasse",
    "Äulestrasse",
    "Saxgass",
    "Fürst-Franz-Josef-Strasse",
)
TOWNS = (
    ("9494", "Schaan"),
    ("9490", "Vaduz"),
    ("9496", "Balzers"),
    ("9492", "Eschen"),
    ("9493", "Mauren"),
)
NOTES = (
    "",
    "",
    "Ring twice.",
    "@SUM(A1:A9) second floor",
    "Bitte bei der Nachbarin im Erdgeschoss links abgeben, falls niemand öffnet; der Hund ist "
    "freundlich, "
    "aber das Gartentor muss unbedingt wieder geschlossen werden. Parken nur im Hof.",
)


@dataclass(frozen=True, eq=False)
class SampleDay:
    """Everything a report is made from."""

    day: date
    orders: tuple[Order, ...]
    shifts: tuple[Shift, ...]
    routes: tuple[RouteRecord, ...]
    events: tuple[Event, ...]


def sample_day(seed: int = 1, stops: int = 150, drivers: int = 6) -> SampleDay:
    """A day by seed: same seed, same day."""
    return _Maker(Random(seed)).make(stops, drivers)


class _Maker:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.log: list[Event] = []
        self.depot = Depot("depot", "Schaan", LonLat(9.508, 47.165), "Im alten Riet 1, 9494 Schaan")

    def make(self, stops: int, drivers: int) -> SampleDay:
        orders = [self._order(number) for number in range(1, stops + 1)]
        shifts = [self._shift(number) for number in range(drivers)]
        tasks = [
            Stop(f"{order.order_id}-{task.kind.value[0]}1", order.order_id, task.kind)
            for order in orders
            for task in order.tasks
        ]
        tasks[3] = replace(tasks[3], stop_id=f"{tasks[3].order_id}-d2", attempt=2)
        left_out, tasks = tasks[-2:], tasks[:-2]
        by_id = {order.order_id: order for order in orders}
        routes = []
        for index, shift in enumerate(shifts):
            mine = tasks[index::drivers]
            route = self._route(shift, mine, by_id)
            draft = route
            if index == 1:  # changed at the desk after the release, not yet given out
                trips = (replace(route.trips[0], stops=route.trips[0].stops[:-1]), *route.trips[1:])
                draft = replace(route, trips=trips)
            routes.append(RouteRecord(DAY, shift.shift_id, 3, draft, 1, route))
            self._happen(shift, route, ends=index != drivers - 1)
        if stops > 100 and drivers > 2:
            self._afterthoughts(shifts, routes, left_out)
        return SampleDay(DAY, tuple(orders), tuple(shifts), tuple(routes), self._as_received())

    # --- plan ---------------------------------------------------------------------------------

    def _order(self, number: int) -> Order:
        random = self.random
        name = random.choice(NAMES) if number % 3 == 0 else f"Kunde {number:03d} Müller"
        windows: tuple[TimeWindow, ...] = ()
        if random.random() < 0.8:
            start = random.randrange(8, 15) * 3600
            end_means = random.choice([WindowEnd.START_OF_SERVICE, WindowEnd.END_OF_SERVICE])
            windows = (TimeWindow(start, start + random.choice([3600, 7200, 10800]), end_means),)
            if random.random() < 0.1:
                windows += (TimeWindow(16 * 3600, 17 * 3600),)
        postcode, city = random.choice(TOWNS)
        location = LonLat(9.5 + random.random() / 10, 47.06 + random.random() / 5)
        address = f"{random.choice(STREETS)} {random.randrange(1, 130)}"
        place = Place(name, address, postcode, city, location, LocatedBy.HOUSE)
        kind = TaskKind.PICKUP if number % 11 == 0 else TaskKind.DELIVERY
        task = Task(
            kind,
            place,
            windows,
            service_s=random.choice([120, 180, 300]),
            contact=Contact(phone=f"+423 23{number:05d}"),
            notes=random.choice(NOTES),
            access_code="B 4711 #" if number % 9 == 0 else "",
        )
        lines = tuple(
            Line(
                random.choice(["Karton", "Kühlbox, nicht kippen", "Umschlag"]),
                random.randrange(1, 4),
                f"RM{number:05d}{piece}",
            )
            for piece in range(random.choice([1, 1, 1, 2, 5]))
        )
        parcels = sum(line.quantity for line in lines)
        return Order(
            order_id=f"o{number:04d}",
            reference=f"-{number}" if number % 20 == 0 else f"R-{10000 + number}",
            sender="Sender",
            day=DAY,
            pickup=task if kind is TaskKind.PICKUP else None,
            delivery=task if kind is TaskKind.DELIVERY else None,
            amounts=(parcels * 2300, parcels * 12000, parcels),
            lines=lines,
            required_proof=(ProofKind.SIGNATURE,) if number % 4 == 0 else (),
            amount_due=number * 135 if number % 7 == 0 else 0,
        )

    def _shift(self, index: int) -> Shift:
        name = ("Aino Koskinen", "Ben Öztürk", "Chloé Lefèvre", "Dmitri", "Elif Şahin", "Finn O'Neill")[
            index
        ]
        bike = index == 4
        vehicle = Vehicle(
            f"v{index}",
            "Cargo bike" if bike else f"Van {index + 1}",
            Profile.BICYCLE if bike else Profile.VAN,
            (150_000, 800_000, 60) if bike else (900_000, 6_000_000, 400),
            costs=VehicleCosts(fixed=1000 * index, per_hour=2850 + index, per_km=45 - index),
        )
        return Shift(
            f"s{index}",
            DAY,
            Driver(f"d{index}", name),
            vehicle,
            self.depot,
            7 * 3600,
            16 * 3600,
            (Break(11 * 3600, 13 * 3600, 1800),),
            max_trips=3 if bike else 1,
        )

    def _route(self, shift: Shift, stops: list[Stop], orders: dict[str, Order]) -> Route:
        clock = instant(DAY, shift.starts, self.depot.zone)
        size = -(-len(stops) // shift.max_trips)
        trips = []
        for begin in range(0, len(stops), size):
            loading, clock = clock, clock + timedelta(seconds=self.depot.loading_s)
            departure, planned = clock, []
            part = stops[begin : begin + size]
            rests = []
            for place, stop in enumerate(part):
                if place == len(part) // 2 and begin == 0:
                    rests.append(PlannedBreak(clock, clock + timedelta(seconds=1800), place))
                    clock += timedelta(seconds=1800)
                leg = self.random.randrange(120, 700)
                arrival = clock + timedelta(seconds=leg)
                clock = arrival + timedelta(seconds=orders[stop.order_id].tasks[0].service_s)
                planned.append(PlannedStop(stop, arrival, arrival, clock, leg, leg * 11))
            clock += timedelta(seconds=400)
            trips.append(
                Trip(loading, departure, tuple(planned), clock, 400, 4400, breaks=tuple(rests))
            )
        return Route(shift.shift_id, tuple(trips))

    # --- facts --------------------------------------------------------------------------------

    def _happen(self, shift: Shift, route: Route, ends: bool) -> None:
        """A driver's day: delays, failures, stops that were passed by, and its end."""
        random, driver = self.random, Actor(ActorKind.DRIVER, shift.driver.driver_id)
        delay = timedelta(seconds=random.randrange(-300, 1500))
        start = route.trips[0].loading_start
        self._fact(EventType.RELEASED, start - timedelta(hours=1), DESK, shift, data={"revision": 1})
        self._fact(EventType.SHIFT_STARTED, start + timedelta(seconds=77), driver, shift)
        for trip in route.trips:
            for rest in trip.breaks:
                self._fact(EventType.BREAK_STARTED, rest.start + delay, driver, shift)
                self._fact(EventType.BREAK_ENDED, rest.end + delay * 1.2, driver, shift)
        at = start
        for place, planned in enumerate(route.stops):
            delay += timedelta(seconds=random.randrange(-90, 150))
            at = planned.arrival + delay
            if not ends and place > len(route.stops) * 0.8:
                break
            if random.random() < 0.03:
                continue  # passed by
            self._visit(shift, driver, planned, at)
        at += timedelta(minutes=25)
        if ends:
            self._fact(EventType.SHIFT_ENDED, at, driver, shift)
            driven = {"metres": round(route.distance_m * 1.07), "seconds": round(route.driving_s * 1.1)}
            self._fact(EventType.DRIVEN, at, SERVER, shift, data=driven)

    def _visit(self, shift: Shift, driver: Actor, planned: PlannedStop, at: datetime) -> None:
        random, stop_id = self.random, planned.stop.stop_id
        end = at + (planned.departure - planned.service_start)
        self._fact(EventType.EN_ROUTE, at - timedelta(minutes=4), driver, shift, stop_id)
        if random.random() < 0.95:
            self._fact(EventType.ARRIVED, at, driver, shift, stop_id)
        kind, outcome, note = EventType.COMPLETED, Outcome.DELIVERED_TO_RECIPIENT, ""
        luck = random.random()
        if luck < 0.08:
            kind, note = EventType.FAILED, "Niemand da, Zettel hinterlassen; =1+1"
            outcome = random.choice([o for o in Outcome if o.value.startswith("failed")])
        elif luck < 0.11:
            kind, outcome, note = EventType.PARTIAL, Outcome.DELIVERED_TO_RECIPIENT, "1 of 2 boxes"
        elif luck < 0.3:
            outcome = random.choice([o for o in Outcome if o.value.startswith("delivered")])
        self._fact(kind, end, driver, shift, stop_id, outcome, note)
        if random.random() < 0.05:  # a second phone tells the same
            self._fact(kind, end + timedelta(seconds=20), driver, shift, stop_id, outcome, note)
        if random.random() < 0.04:  # the desk takes it back, and it is made anew
            self._fact(EventType.UNDONE, end + timedelta(minutes=1), DESK, shift, stop_id)
            if random.random() < 0.7:
                self._fact(
                    EventType.COMPLETED,
                    end + timedelta(minutes=3),
                    driver,
                    shift,
                    stop_id,
                    Outcome.DELIVERED_TO_MAILBOX,
                )

    def _afterthoughts(self, shifts: list[Shift], routes: list[RouteRecord], left: list[Stop]) -> None:
        """What the desk does: cancels, corrects; and a driver who did another's stop."""
        evening = instant(DAY, 18 * 3600, self.depot.zone)
        first = routes[0].released
        assert first is not None
        stops = first.stop_ids
        self._fact(EventType.CANCELLED, evening - timedelta(hours=12), DESK, shifts[0], stops[5])
        self._fact(
            EventType.CORRECTED,
            evening,
            DESK,
            shifts[0],
            stops[7],
            Outcome.FAILED_REFUSED,
            "customer rang",
            {"state": "failed"},
        )
        self._fact(
            EventType.COMPLETED,
            evening - timedelta(hours=9),
            Actor(ActorKind.DRIVER, "d2"),
            shifts[2],
            stops[9],
            Outcome.DELIVERED_TO_SAFE_PLACE,
        )
        self._fact(EventType.CANCELLED, evening, DESK, None, left[0].stop_id)
        self._fact(EventType.NOTE, evening, DESK, None, "", note="A day like others.")

    def _fact(
        self,
        kind: EventType,
        at: datetime,
        actor: Actor,
        shift: Shift | None,
        stop_id: str = "",
        outcome: Outcome | None = None,
        note: str = "",
        data: Mapping[str, object] | None = None,
    ) -> None:
        event_id = str(UUID(int=self.random.getrandbits(128), version=4))
        shift_id = shift.shift_id if shift else ""
        at = at.astimezone(UTC)
        self.log.append(
            Event(event_id, kind, at, at, actor, shift_id, stop_id, outcome, note, data or {})
        )

    def _as_received(self) -> tuple[Event, ...]:
        """Most facts arrive at once, some after a dead spot of up to forty minutes."""
        random = self.random
        received = []
        for event in self.log:
            late = (
                random.choice([0, 0, 0, 0, 0, 3, 40 * 60])
                if event.actor.kind is ActorKind.DRIVER
                else 0
            )
            late = late if event.type is not EventType.SHIFT_ENDED else 5
            received.append(replace(event, received_at=event.at + timedelta(seconds=late)))
        received.sort(key=lambda event: event.received_at)
        return tuple(replace(event, sequence=n) for n, event in enumerate(received, 1))
