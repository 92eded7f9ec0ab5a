"""The classic sets in their authors' own text formats."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyvrp
from numpy.typing import NDArray

from tests.benchmarks.solver.instances import DATA, Instance, Loaded, files
from tests.benchmarks.solver.translation import problem_of

VEHICLES_FIRST = (
    "distance x 10, truncated; the published values put the number of vehicles first, so the gap is to "
    "the best of this run"
)
ROUNDED = "distance x 1000, rounded; listed value, two decimals"

type Rows = list[list[float]]


def families() -> dict[str, Callable[[], list[Instance]]]:
    """What can be read here, by name."""
    found: dict[str, Callable[[], list[Instance]]] = {
        "solomon": partial(_instances, "solomon", "vrp/vrptw-solomon", "*.txt", solomon)
    }
    for size, folder in (
        (200, "vrptw-homberger-200"),
        (400, "vrptw-homberger-400"),
        (600, "vrptw-homberger-600-sample"),
        (800, "vrptw-homberger-800-sample"),
    ):
        name = f"homberger-{size}"
        found[name] = partial(_instances, name, f"vrp/{folder}", "*.txt", solomon)
    for size, folder in ((100, "100"), (200, "200"), (400, "400"), (1000, "1000-sample")):
        name = f"lilim-{size}"
        found[name] = partial(_instances, name, f"vrp/pdptw-lilim-{folder}", "*.txt", li_lim)
    found["cordeau"] = partial(_instances, "cordeau", "vrp/mdvrp-cordeau", "*.txt", cordeau)
    found["hvrp"] = partial(_instances, "hvrp", "vrp/hvrp-small", "*/*.txt", taillard)
    return found


def _instances(
    family: str, folder: str, pattern: str, read: Callable[[Path], Loaded]
) -> list[Instance]:
    return [Instance(family, file.stem, file, partial(read, file)) for file in files(folder, pattern)]


def solomon(file: Path) -> Loaded:
    """Solomon's format, also Gehring and Homberger's: delivery with windows."""
    rows = _numbers(file)
    count, capacity = (int(x) for x in rows[0])
    spots = np.array(rows[1:])
    scaled = (10 * spots).astype(np.int64)
    clients = [
        pyvrp.Client(
            n,
            delivery=[int(spots[n, 3])],
            tw_early=scaled[n, 4],
            tw_late=scaled[n, 5],
            service_duration=scaled[n, 6],
        )
        for n in range(1, len(spots))
    ]
    kind = pyvrp.VehicleType(count, [capacity], tw_early=scaled[0, 4], tw_late=scaled[0, 5])
    return _loaded(spots[:, 1:3], _truncated(spots[:, 1:3]), clients, [], [kind], None, VEHICLES_FIRST)


def li_lim(file: Path) -> Loaded:
    """Li and Lim's format: number, x, y, demand, window, service, then the row of the pair's pickup
    and of its delivery (0: none)."""
    rows = _numbers(file)
    count, capacity = (int(x) for x in rows[0][:2])
    spots = np.array(rows[1:])
    scaled = (10 * spots).astype(np.int64)
    shipments = [
        pyvrp.Shipment(
            n,
            int(spots[n, 8]),
            *scaled[n, 4:7],
            *scaled[int(spots[n, 8]), 4:7],
            [int(spots[n, 3])],
        )
        for n in range(1, len(spots))
        if spots[n, 8]
    ]
    kind = pyvrp.VehicleType(count, [capacity], tw_early=scaled[0, 4], tw_late=scaled[0, 5])
    table = _truncated(spots[:, 1:3])
    return _loaded(spots[:, 1:3], table, [], shipments, [kind], None, VEHICLES_FIRST)


def cordeau(file: Path) -> Loaded:
    """Cordeau's format for several depots: vehicles per depot, stops, depots; a longest duration and a
    load for each; stops; depots. Nothing has a window, so the duration is the length of the shift."""
    rows = _numbers(file)
    _, count, stops, depots = (int(x) for x in rows[0])
    limits = rows[1 : depots + 1]
    at = [row[:5] for row in rows[depots + 1 :]]
    spots = np.array(at[stops:] + at[:stops])
    clients = [
        pyvrp.Client(n, delivery=[int(spots[n, 4])], service_duration=int(1000 * spots[n, 3]))
        for n in range(depots, len(spots))
    ]
    endless = pyvrp.VehicleType().tw_late
    kinds = [
        pyvrp.VehicleType(
            count, [int(load)], depot, depot, tw_late=int(1000 * longest) if longest else endless
        )
        for depot, (longest, load) in enumerate(limits)
    ]
    known = json.loads((DATA / "vrp" / "bks" / "vroom-MDVRP-BKS.json").read_text())[file.stem]
    best = round(1000 * known["best_known_cost"])
    table = _rounded(spots[:, 1:3])
    return _loaded(spots[:, 1:3], table, clients, [], kinds, best, ROUNDED, depots)


def taillard(file: Path) -> Loaded:
    """Mixed fleets, as collected by VROOM: five lines that say how to read them.

    Amounts are scaled too, or PyVRP's largest penalty would not outweigh the scaled costs.
    """
    rows = _numbers(file)
    _, types, longest, _, _, best = rows[0]
    fleet = rows[1 : int(types) + 1]
    spots = np.array([[*rows[int(types) + 1], 0], *rows[int(types) + 2 :]])
    clients = [pyvrp.Client(n, delivery=[int(1000 * spots[n, 2])]) for n in range(1, len(spots))]
    assert longest > 10_000, "no instance limits the range"
    kinds = [
        pyvrp.VehicleType(
            int(count),
            [int(1000 * capacity)],
            fixed_cost=round(10_000 * fixed),
            unit_distance_cost=round(10 * unit),
        )
        for count, capacity, fixed, unit in fleet
    ]
    note = "fixed costs and distance x 10,000, rounded; listed value, two decimals"
    table = _rounded(spots[:, :2])
    return _loaded(spots[:, :2], table, clients, [], kinds, round(10_000 * best), note)


def _numbers(file: Path) -> Rows:
    """The lines made of numbers alone."""
    rows = []
    for line in file.read_text().splitlines():
        try:
            row = [float(word) for word in line.split()]
        except ValueError:
            continue
        if row:
            rows.append(row)
    return rows


def _distances(spots: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.sqrt(((spots[:, None, :] - spots[None, :, :]) ** 2).sum(axis=2))


def _truncated(spots: NDArray[np.float64]) -> NDArray[Any]:
    return (10 * _distances(spots)).astype(np.int64)


def _rounded(spots: NDArray[np.float64]) -> NDArray[Any]:
    return np.round(1000 * _distances(spots)).astype(np.int64)


def _loaded(
    spots: NDArray[np.float64],
    table: NDArray[Any],
    clients: list[pyvrp.Client],
    shipments: list[pyvrp.Shipment],
    kinds: list[pyvrp.VehicleType],
    best: int | None,
    note: str,
    depots: int = 1,
) -> Loaded:
    data = pyvrp.ProblemData(
        locations=[pyvrp.Location(x, y) for x, y in spots],
        clients=clients,
        depots=[pyvrp.Depot(n) for n in range(depots)],
        vehicle_types=kinds,
        distance_matrices=[table],
        duration_matrices=[table],
        shipments=shipments,
    )
    # A listed value is the sum of exact distances; each of ours is off by half a unit at most.
    tolerance = 0 if best is None else 5 * len(spots) + 50
    return Loaded(problem_of(data), data, best, note, tolerance)
