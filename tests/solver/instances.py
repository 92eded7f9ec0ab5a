"""Named tiny instances: a straight street with a place every minute, so times can be told by heart."""

from __future__ import annotations

from dataclasses import replace

from app.domain.geo import LonLat
from app.domain.matrix import Matrix
from app.domain.orders import TaskKind
from app.domain.routing import BreakSpec, Costs, Job, Problem, Shipment, VehicleSpec, Window

HOUR = 3600
MINUTE = 60


def street(places: int) -> tuple[tuple[LonLat, ...], Matrix]:
    """Places 0..n-1 in a row: neighbours are a minute and 500 m apart."""
    durations = [[MINUTE * abs(a - b) for b in range(places)] for a in range(places)]
    distances = [[500 * abs(a - b) for b in range(places)] for a in range(places)]
    locations = tuple(LonLat(9.5 + n / 1000, 47.1) for n in range(places))
    return locations, Matrix.of(durations, distances)


def van(name: str = "van", **changes: object) -> VehicleSpec:
    """8:00-12:00 from and to place 0, ten pieces, ten minutes of loading."""
    plain = VehicleSpec(
        name, "car", 0, 0, (10,), 8 * HOUR, 12 * HOUR, 10 * MINUTE, costs=Costs(0, 3600, 100)
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def rest(earliest: int, latest: int, duration: int) -> BreakSpec:
    """A break that starts between two seconds."""
    return BreakSpec((Window(earliest, latest),), duration)


def delivery(name: str, place: int, **changes: object) -> Job:
    """One piece to a place, five minutes of service."""
    plain = Job(name, place, TaskKind.DELIVERY, (1,), 5 * MINUTE, 20_000)
    return replace(plain, **changes)  # type: ignore[arg-type]


def pickup(name: str, place: int, **changes: object) -> Job:
    """One piece from a place."""
    return replace(delivery(name, place, **changes), kind=TaskKind.PICKUP)


def shipment(name: str, origin: int, destination: int, amount: int = 1) -> Shipment:
    """From one place to another."""
    return Shipment(
        pickup(f"{name}-p", origin, amounts=(amount,)),
        delivery(f"{name}-d", destination, amounts=(amount,)),
    )


def problem(
    *jobs: Job,
    vehicles: tuple[VehicleSpec, ...] | None = None,
    shipments: tuple[Shipment, ...] = (),
    places: int = 12,
) -> Problem:
    """These jobs on the street, with one van unless others are given."""
    locations, matrix = street(places)
    return Problem(locations, vehicles or (van(),), jobs, shipments, {"car": matrix})


def at(hour: int, minute: int = 0) -> int:
    """Seconds of a clock time."""
    return hour * HOUR + minute * MINUTE


def between(first: tuple[int, int], last: tuple[int, int]) -> tuple[Window, ...]:
    """One window from clock time to clock time."""
    return (Window(at(*first), at(*last)),)
