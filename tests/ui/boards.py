"""A made-up board: six drivers and 150 stops around Schaan, in every state a stop can have."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from app.domain.board import (
    Board,
    BoardStop,
    DayFigures,
    DayIssue,
    Lane,
    MoveInWords,
    SuggestionCard,
    VehicleMark,
)
from app.domain.events import Outcome
from app.domain.fleet import Break, Depot, Driver, Profile, Shift, Vehicle
from app.domain.geo import LonLat
from app.domain.orders import LocatedBy, Order, Place, Task, TaskKind
from app.domain.routes import PlannedBreak, UnassignedOrder
from app.domain.stop_state import StopState

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 20, tzinfo=UTC)  # 11:20 in Vaduz
DEPOT = Depot("depot-1", "Schaan depot", LonLat(9.5087, 47.1665), "Im alten Riet 20")
TOWNS = (
    ("Schaan", 9.5087, 47.1650),
    ("Vaduz", 9.5215, 47.1410),
    ("Triesen", 9.5280, 47.1070),
    ("Eschen", 9.5220, 47.2110),
    ("Ruggell", 9.5270, 47.2380),
    ("Balzers", 9.5030, 47.0670),
)
DRIVERS = ("Aino Korhonen", "Ben Frick", "Chiara Moser", "David Büchel", "Elif Yılmaz", "Fabio Marxer")
STREETS = (
    "Landstrasse",
    "Bahnhofstrasse",
    "Feldkircher Strasse",
    "Im Rietle",
    "Unterdorf",
    "Zollstrasse",
)
NAMES = ("Lauri K.", "Bäckerei Amann", "M. Ospelt", "Praxis Dr. Hasler", "Kita Rägaboga", "J. Wachter")


def stop_of(
    number: int,
    town: tuple[str, float, float],
    start: datetime,
    random: Random,
    shift: str,
    stops_per_lane: int,
) -> BoardStop:
    """A stop near a town, planned at ``start``."""
    name, lon, lat = town
    place = LonLat(lon + random.gauss(0, 0.007), lat + random.gauss(0, 0.008))
    window = None
    if random.random() < 0.6:
        opens = start - timedelta(minutes=random.choice((20, 45, 60)))
        window = (opens, opens + timedelta(minutes=120))
    return BoardStop(
        stop_id=f"{shift}-{number}-d1",
        order_id=f"{shift}-{number}",
        number=number,
        task=TaskKind.PICKUP if random.random() < 0.12 else TaskKind.DELIVERY,
        name=random.choice(NAMES),
        address=f"{random.choice(STREETS)} {random.randint(1, 90)}, {name}",
        location=place,
        state=StopState.RELEASED,
        planned_arrival=start - timedelta(minutes=1),
        planned_start=start,
        planned_departure=start + timedelta(minutes=random.choice((3, 4, 5, 8))),
        eta=start + timedelta(minutes=random.gauss(2, 3)),
        late_s=0,
        window=window,
        trip=0 if number <= stops_per_lane * 2 // 3 else 1,
        shape="",
    )


def _with_state(stop: BoardStop, ahead: int, random: Random) -> BoardStop:
    """``ahead`` counts stops from the one being driven to: negative ones are past."""
    if ahead < -1:
        roll = random.random()
        state, outcome = StopState.COMPLETED, Outcome.DELIVERED_TO_RECIPIENT
        if roll < 0.06:
            state, outcome = StopState.FAILED, Outcome.FAILED_NOT_HOME
        elif roll < 0.1:
            state, outcome = StopState.PARTIAL, Outcome.DELIVERED_OTHER
        return replace(stop, state=state, outcome=outcome, finished_at=stop.eta)
    if ahead == -1:
        return replace(stop, state=StopState.ARRIVED)
    if ahead == 0:
        return replace(stop, state=StopState.EN_ROUTE)
    return stop


def lane_of(index: int, stops_per_lane: int = 25, lateness_min: int = 0) -> Lane:
    """A driver's lane; deterministic by index."""
    random = Random(index)
    first = datetime(2026, 11, 23, 6, 45, tzinfo=UTC)
    last = first + timedelta(hours=8.5)
    shift_id = f"shift-{index + 1}"
    driver = Driver(f"driver-{index + 1}", DRIVERS[index % len(DRIVERS)])
    bike = index == 0
    vehicle = Vehicle(
        f"vehicle-{index + 1}",
        "cargo bike" if bike else f"van {index}",
        Profile.BICYCLE if bike else Profile.VAN,
        (60_000, 400_000, 40),
    )
    shift = Shift(
        shift_id, DAY, driver, vehicle, DEPOT, 27_000, 61_200, (Break(41_400, 46_800, 1800),), 2
    )
    gap = (last - first) / stops_per_lane
    towns = (TOWNS[0],) if bike else (TOWNS[index % len(TOWNS)], TOWNS[(index * 2 + 1) % len(TOWNS)])
    stops = []
    current = next((n for n in range(stops_per_lane) if first + gap * n > NOW), stops_per_lane)
    for n in range(stops_per_lane):
        start = first + gap * n + timedelta(minutes=random.uniform(0, 4))
        if start > first + timedelta(hours=5):
            start += timedelta(minutes=20)
        town = towns[0] if n < stops_per_lane // 2 else towns[-1]
        stop = _with_state(
            stop_of(n + 1, town, start, random, shift_id, stops_per_lane), n - current, random
        )
        if lateness_min and not stop.state.is_final:
            late = lateness_min - (n - current)
            if late > 0:
                stop = replace(stop, late_s=late * 60, eta=stop.eta + timedelta(minutes=lateness_min))
        stops.append(stop)
    rest = first + timedelta(hours=5)
    return Lane(
        shift=shift,
        hue=index,
        stops=tuple(stops),
        breaks=(PlannedBreak(rest, rest + timedelta(minutes=30), 14),),
        return_shapes=("", ""),
        starts=first - timedelta(minutes=20),
        ends=last + timedelta(minutes=40),
        distance_m=64_000 + 3_100 * index,
        draft=2,
        revision=1,
        unsent=False,
        started=True,
    )


def order_of(order_id: str, name: str, address: str, location: LonLat | None) -> Order:
    """A delivery nobody has yet."""
    place = Place(name, address, "9494", "Schaan", location, LocatedBy.GIVEN)
    return Order(order_id, order_id.upper(), "", DAY, None, Task(TaskKind.DELIVERY, place))


def figures_of(lanes: tuple[Lane, ...], unassigned: int) -> DayFigures:
    """Figures counted from lanes."""
    stops = [stop for lane in lanes for stop in lane.stops]
    return DayFigures(
        on_time=0.94,
        open=sum(not stop.state.is_final for stop in stops) + unassigned,
        will_be_late=sum(stop.late_s > 0 and not stop.state.is_final for stop in stops),
        unassigned=unassigned,
        done=sum(stop.state.is_done for stop in stops),
        failed=sum(stop.state is StopState.FAILED for stop in stops),
        unsent=sum(lane.unsent for lane in lanes),
    )


def board_of(lanes: int = 6, stops_per_lane: int = 25) -> Board:
    """The whole board; driver 2 runs late, driver 4 has unsent changes, driver 6 has gone silent."""
    made = [lane_of(i, stops_per_lane, 14 if i == 1 else 0) for i in range(lanes)]
    if lanes > 3:
        made[3] = _unsent(made[3])
    if lanes > 4:
        made[4] = _odd_ends(made[4])
    vehicles = tuple(_mark(lane, i) for i, lane in enumerate(made))
    orders = (
        order_of("o-901", "Garage Hilti", "Feldkircher Strasse 100", LonLat(9.515, 47.172)),
        order_of("o-902", "S. Nägele", "Duxgasse 12", LonLat(9.5135, 47.1612)),
    )
    unassigned = (
        UnassignedOrder("o-901-d1", "o-901", "window", "nobody can be there by 09:00"),
        UnassignedOrder("o-902-d1", "o-902", "no_room", "no shift has room left"),
    )
    return Board(
        day=DAY,
        now=NOW,
        depots=(DEPOT,),
        lanes=tuple(made),
        unassigned=unassigned,
        orders={order.order_id: order for order in orders},
        vehicles=vehicles,
        figures=figures_of(tuple(made), len(unassigned)),
        issues=_issues() if lanes > 1 else (),
        suggestions=_suggestions() if lanes > 1 else (),
    )


def empty_board() -> Board:
    """A day with nothing in it."""
    figures = DayFigures(None, 0, 0, 0, 0, 0, 0)
    return Board(DAY, NOW, (), (), (), {}, (), figures)


def _unsent(lane: Lane) -> Lane:
    stops = tuple(
        replace(stop, state=StopState.PLANNED) if stop.state is StopState.RELEASED and n % 2 else stop
        for n, stop in enumerate(lane.stops)
    )
    return replace(lane, stops=stops, unsent=True, draft=3)


def _odd_ends(lane: Lane) -> Lane:
    stops = list(lane.stops)
    stops[-1] = replace(stops[-1], state=StopState.CANCELLED)
    stops[-2] = replace(stops[-2], state=StopState.NOT_ATTEMPTED)
    stops[4] = replace(stops[4], state=StopState.PARTIAL, outcome=Outcome.DELIVERED_OTHER)
    return replace(lane, stops=tuple(stops))


def _mark(lane: Lane, index: int) -> VehicleMark:
    here = next((stop for stop in lane.stops if not stop.state.is_final), lane.stops[-1])
    heard = NOW - {4: timedelta(minutes=12), 5: timedelta(minutes=7)}.get(index, timedelta(seconds=4))
    parked = NOW - timedelta(minutes=25) if index == 4 else None
    place = LonLat(here.location.lon + 0.004, here.location.lat - 0.002)
    driver = lane.shift.driver
    bearing = None if index == 0 else 40.0 * index
    ids = (driver.driver_id, lane.shift.shift_id, driver.initials)
    return VehicleMark(*ids, place, bearing, heard, heard, stands_since=parked, battery=0.64)


def _issues() -> tuple[DayIssue, ...]:
    return (
        DayIssue(
            "i-1",
            "late",
            "Ben Frick +14 min",
            "12 customers will be late; waited 14 min at stop 11.",
            "shift-2",
            "shift-2-12-d1",
            90,
        ),
        DayIssue(
            "i-2",
            "silent",
            "Fabio Marxer is silent",
            "Last heard 7 min ago near Vaduz.",
            "shift-6",
            "",
            40,
        ),
    )


def _suggestions() -> tuple[SuggestionCard, ...]:
    moves = (
        MoveInWords("shift-2-14-d1", "shift-2", "shift-1", "14 M. Ospelt: Ben to Aino"),
        MoveInWords("shift-2-15-d1", "shift-2", "shift-1", "15 Kita Rägaboga: Ben to Aino"),
    )
    return (
        SuggestionCard(
            "s-1",
            "Move 2 stops from Ben to Aino",
            "Ben runs 14 min late and Aino passes by.",
            moves,
            22 * 60,
            3100,
            1240,
        ),
    )
