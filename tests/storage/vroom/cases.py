"""Routing problems as VROOM's JSON: small ones by hand, and random ones with many features at once."""

from __future__ import annotations

import random
from typing import Any

type Document = dict[str, Any]


def tiny(**changes: Any) -> Document:
    """Two jobs on a street, one van, ten-minute drives, a kilometre each."""
    problem: Document = {
        "vehicles": [{"id": 1, "start_index": 0, "end_index": 0, "time_window": [0, 36_000]}],
        "jobs": [
            {"id": 1, "location_index": 1, "service": 300},
            {"id": 2, "location_index": 2, "service": 300},
        ],
        "matrices": {"car": street(3)},
    }
    return {**problem, **changes}


def street(places: int) -> Document:
    """Places in a row: neighbours are 600 s and 1,000 m apart."""
    return {
        "durations": [[600 * abs(a - b) for b in range(places)] for a in range(places)],
        "distances": [[1000 * abs(a - b) for b in range(places)] for a in range(places)],
    }


def random_problem(seed: int, exchanges: bool = True) -> Document:
    """A problem with most of what VROOM knows: several capacities, windows, skills, breaks, setups,
    types, limits, speed factors, open routes, shipments, priorities, shared places."""
    rng = random.Random(seed)
    places = rng.randint(3, 9)
    zero = rng.choice([0, 0, 1_600_416_000])
    dimensions = rng.randint(0, 2)
    durations = _table(rng, places, 100, 1500)
    vehicles = [_vehicle(rng, n + 1, places, dimensions, zero) for n in range(rng.randint(1, 3))]
    jobs = [_job(rng, 10 + n, places, dimensions, zero, exchanges) for n in range(rng.randint(1, 8))]
    shipments = [_shipment(rng, n, places, dimensions, zero) for n in range(rng.randint(0, 2))]
    return {
        "vehicles": vehicles,
        "jobs": jobs,
        "shipments": shipments,
        "matrices": {
            "car": {"durations": durations, "distances": _table(rng, places, 500, 20_000)},
            "bike": {
                "durations": _table(rng, places, 200, 2500),
                "distances": _table(rng, places, 500, 9000),
            },
        },
    }


def _table(rng: random.Random, places: int, low: int, high: int) -> list[list[int]]:
    return [[0 if a == b else rng.randint(low, high) for b in range(places)] for a in range(places)]


def _windows(rng: random.Random, zero: int, width: int = 7200) -> list[list[int]]:
    starts = sorted(rng.sample(range(0, 30_000, 3000), rng.randint(1, 2)))
    return [[zero + s, zero + s + rng.randint(300, min(width, 2900))] for s in starts]


def _vehicle(rng: random.Random, number: int, places: int, dimensions: int, zero: int) -> Document:
    vehicle: Document = {
        "id": number,
        "profile": rng.choice(["car", "car", "bike"]),
        "capacity": [rng.randint(4, 12) for _ in range(dimensions)],
        "skills": rng.sample([1, 2, 3], rng.randint(0, 3)),
        "time_window": [zero + rng.randint(0, 3000), zero + rng.randint(20_000, 40_000)],
        "costs": {
            "fixed": rng.choice([0, 500]),
            "per_hour": rng.choice([3600, 3600, 1000]),
            "per_km": rng.choice([0, 0, 70]),
        },
        "description": f"van {number}",
        "type": rng.choice(["", "truck"]),
    }
    ends = rng.choice(
        [("start_index", "end_index"), ("start_index", "end_index"), ("start_index",), ("end_index",)]
    )
    for end in ends:
        vehicle[end] = rng.randrange(places)
    if rng.random() < 0.4:
        vehicle["speed_factor"] = rng.choice([0.8, 1.15, 1.3])
    if rng.random() < 0.3:
        vehicle["max_tasks"] = rng.randint(2, 4)
    if rng.random() < 0.3:
        vehicle["max_travel_time"] = rng.randint(3000, 8000)
    if rng.random() < 0.3:
        vehicle["max_distance"] = rng.randint(20_000, 60_000)
    if rng.random() < 0.5:
        vehicle["breaks"] = [
            {
                "id": n + 1,
                "service": rng.randint(60, 900),
                "time_windows": [[zero + at, zero + at + 2000]],
            }
            for n, at in enumerate(sorted(rng.sample(range(4000, 18_000, 3500), rng.randint(1, 2))))
        ]
        if dimensions and rng.random() < 0.3:
            vehicle["breaks"][0]["max_load"] = [rng.randint(2, 12) for _ in range(dimensions)]
    return vehicle


def _task(rng: random.Random, number: int, places: int, zero: int) -> Document:
    task: Document = {
        "id": number,
        "location_index": rng.randrange(places),
        "service": rng.choice([0, 120, 300]),
        "setup": rng.choice([0, 0, 90]),
    }
    if rng.random() < 0.2:
        task["service_per_type"] = {"truck": 600}
    if rng.random() < 0.2:
        task["setup_per_type"] = {"truck": 30}
    if rng.random() < 0.5:
        task["time_windows"] = _windows(rng, zero)
    return task


def _wishes(rng: random.Random) -> Document:
    return {
        "skills": rng.choice([[], [], [rng.randint(1, 3)]]),
        "priority": rng.choice([0, 0, 10, 100]),
    }


def _job(
    rng: random.Random, number: int, places: int, dimensions: int, zero: int, exchanges: bool
) -> Document:
    job = {**_task(rng, number, places, zero), **_wishes(rng)}
    kind = rng.choice(["delivery", "pickup", "visit", "both" if exchanges else "visit"])
    for name in ("delivery", "pickup"):
        if kind in (name, "both") and dimensions:
            job[name] = [rng.randint(0, 4) for _ in range(dimensions)]
    return job


def _shipment(rng: random.Random, number: int, places: int, dimensions: int, zero: int) -> Document:
    return {
        "pickup": _task(rng, number, places, zero),
        "delivery": _task(rng, number, places, zero),
        "amount": [rng.randint(0, 3) for _ in range(dimensions)],
        **_wishes(rng),
    }
