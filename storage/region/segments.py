"""The pieces of road of a region between two neighbouring nodes, and which of them a drawing closes.

One flat file, in the order of the extract's ways, that is mapped into memory: a node's number, its
place (in 1e-7 degrees), and what begins there: the number of the street's name, or -1 at the last node
of a way. A look through all of it takes some 10 ms per million pieces.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, degrees, hypot, radians
from pathlib import Path

import numpy as np
import osmium
from numpy.typing import NDArray
from osmium.osm import Way

from app.domain.closures import ClosedKind, ClosedShape
from app.domain.geo import LonLat
from storage.region.source import CAR_ROADS, pbf_file, read
from storage.region.towns import metres

SEGMENTS_FILE = "segments.npy"
NAMES_FILE = "segments.json"
WIDTH_M = 15.0
"""A piece runs along a line where it is within so many metres of it, half of a wide road, ..."""
TURN_DEGREES = 35.0
"""... and no more askew to it than this; ..."""
ALONG_M = 25.0
"""... over so many metres or half of its length."""
MOST_SEGMENTS = 20_000
_NO_ROADS = frozenset({"proposed", "construction", "platform", "rest_area", "services", "raceway"})
_E7 = 1e7
_STEP_M = 5.0
_KIND = np.dtype([("node", "<i8"), ("lon", "<i4"), ("lat", "<i4"), ("name", "<i4"), ("car", "?")])

type _Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of road between two nodes of OpenStreetMap; ``name`` is its street's, ``is_for_cars``
    whether it is a road for cars."""

    nodes: tuple[int, int]
    ends: tuple[LonLat, LonLat]
    name: str
    is_for_cars: bool

    @property
    def metres(self) -> float:
        """Its length."""
        return metres(*self.ends)


def build_segments(pbf: Path, folder: Path, cancelled: Callable[[], bool]) -> None:
    """Write the table of an extract into a folder.

    Raises:
        RegionError: the extract is damaged, or the preparation was cancelled.
        OSError: the disk is full.
    """
    names: dict[str, int] = {"": 0}
    rows: list[tuple[int, int, int, int, bool]] = []
    blocks: list[NDArray[np.void]] = []
    for way in read(
        pbf, osmium.FileProcessor(pbf_file(pbf)).with_locations(), cancelled, "highway", "route"
    ):
        if not isinstance(way, Way) or not _is_driven(way):
            continue
        name = names.setdefault(way.tags.get("name") or way.tags.get("ref") or "", len(names))
        is_for_cars = way.tags.get("highway") in CAR_ROADS
        places = [(n.ref, n.location) for n in way.nodes if n.location.valid()]
        for number, (node, at) in enumerate(places, 1):
            begins = name if number < len(places) else -1
            rows.append((node, round(at.lon * _E7), round(at.lat * _E7), begins, is_for_cars))
        if len(rows) > 500_000:
            blocks.append(np.array(rows, _KIND))
            rows.clear()
    blocks.append(np.array(rows, _KIND))
    np.save(folder / SEGMENTS_FILE, np.concatenate(blocks))
    (folder / NAMES_FILE).write_text(json.dumps(list(names), ensure_ascii=False), encoding="utf-8")


def _is_driven(way: Way) -> bool:
    return way.tags.get("highway", "") not in {"", *_NO_ROADS} or way.tags.get("route") == "ferry"


class Segments:
    """The table of a region. Safe to call from several threads."""

    def __init__(self, folder: Path) -> None:
        """Raises:
        OSError, ValueError: the table is not there or damaged.
        """
        self._rows = np.load(folder / SEGMENTS_FILE, mmap_mode="r")
        self._names: list[str] = json.loads((folder / NAMES_FILE).read_text(encoding="utf-8"))

    def closed_by(self, shape: ClosedShape) -> tuple[Segment, ...]:
        """What a drawing closes, in the table's order; see ``ClosedKind``."""
        near = list(self._near(shape))
        if not near:
            return ()
        plane = _Plane(shape.points[0])
        drawn = plane.all(shape.points)
        if shape.kind is ClosedKind.AREA:
            outline = np.vstack([drawn, drawn[:1]])
            return tuple(s for s in near if _touches(plane.all(s.ends), outline))
        along = tuple(s for s in near if _runs_along(plane.all(s.ends), drawn))
        return along or tuple(s for s in near if _crosses(plane.all(s.ends), drawn))

    def sample(self, count: int) -> tuple[LonLat, ...]:
        """So many places on roads for cars, spread over the table; fewer where there are fewer."""
        found = np.flatnonzero(self._rows["car"])
        chosen = found[:: max(1, len(found) // count)][:count]
        return tuple(_place(self._rows[n]) for n in chosen.tolist())

    def _near(self, shape: ClosedShape) -> Iterator[Segment]:
        """The pieces whose box touches that of the drawing, with the width of a road around it."""
        lons = [p.lon for p in shape.points]
        lats = [p.lat for p in shape.points]
        high = 2 * degrees(WIDTH_M / 6_371_000)
        wide = high / max(0.01, cos(radians(lats[0])))
        west, east = (round((at + off) * _E7) for at, off in ((min(lons), -wide), (max(lons), wide)))
        south, north = (round((at + off) * _E7) for at, off in ((min(lats), -high), (max(lats), high)))
        here, there = self._rows[:-1], self._rows[1:]
        touches = (
            (here["name"] >= 0)
            & (np.maximum(here["lon"], there["lon"]) >= west)
            & (np.minimum(here["lon"], there["lon"]) <= east)
            & (np.maximum(here["lat"], there["lat"]) >= south)
            & (np.minimum(here["lat"], there["lat"]) <= north)
        )
        for n in np.flatnonzero(touches).tolist():
            a, b = self._rows[n], self._rows[n + 1]
            yield Segment(
                (int(a["node"]), int(b["node"])),
                (_place(a), _place(b)),
                self._names[int(a["name"])],
                bool(a["car"]),
            )


def streets_of(segments: Sequence[Segment]) -> tuple[str, ...]:
    """The names of the streets, the one with most of it first."""
    lengths: dict[str, float] = defaultdict(float)
    for segment in segments:
        lengths[segment.name] += segment.metres
    lengths.pop("", None)
    return tuple(sorted(lengths, key=lambda name: (-lengths[name], name)))


class _Plane:
    """Metres east and north of a place: good to a few metres within a town."""

    def __init__(self, middle: LonLat) -> None:
        self._middle = middle
        self._up = 111_195.0
        self._across = self._up * cos(radians(middle.lat))

    def all(self, places: Sequence[LonLat]) -> _Points:
        """The places as rows of two."""
        east, north = self._across, self._up
        return np.array(
            [((p.lon - self._middle.lon) * east, (p.lat - self._middle.lat) * north) for p in places]
        )


def _place(row: np.void) -> LonLat:
    return LonLat(float(row["lon"]) / _E7, float(row["lat"]) / _E7)


def _runs_along(piece: _Points, line: _Points) -> bool:
    """Whether enough of a piece lies beside the line, in its direction."""
    (ax, ay), (bx, by) = piece
    length = hypot(bx - ax, by - ay)
    if length == 0:
        return False
    count = max(2, int(length / _STEP_M) + 1)
    steps = piece[0] + np.linspace(0, 1, count)[:, None] * (piece[1] - piece[0])
    beside = np.zeros(count, bool)
    straight = cos(radians(TURN_DEGREES))
    for start, end in pairwise(line):
        way = end - start
        long = float(np.hypot(*way))
        if long == 0 or abs(float(way @ (piece[1] - piece[0]))) < straight * long * length:
            continue
        share = ((steps - start) @ way) / long**2
        away = np.hypot(*(steps - start - share[:, None] * way).T)
        beside |= (share >= 0) & (share <= 1) & (away <= WIDTH_M)
    return float(beside.mean()) * length >= min(ALONG_M, length / 2)


def _crosses(piece: _Points, line: _Points) -> bool:
    """Whether a piece and a line have a point in common."""
    a, b = piece
    return any(_meet(a, b, c, d) for c, d in pairwise(line))


def _meet(a: _Points, b: _Points, c: _Points, d: _Points) -> bool:
    if (np.maximum(a, b) < np.minimum(c, d)).any() or (np.maximum(c, d) < np.minimum(a, b)).any():
        return False  # also where all four lie on one line
    return _side(a, b, c) * _side(a, b, d) <= 0 and _side(c, d, a) * _side(c, d, b) <= 0


def _side(a: _Points, b: _Points, point: _Points) -> float:
    return float((b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]))


def _touches(piece: _Points, outline: _Points) -> bool:
    """Whether a piece lies in an area or crosses its outline."""
    return _inside(piece[0], outline) or _inside(piece[1], outline) or _crosses(piece, outline)


def _inside(point: _Points, outline: _Points) -> bool:
    """Even-odd rule over a closed ring."""
    (x, y), inside = point, False
    for (ax, ay), (bx, by) in pairwise(outline):
        if (ay > y) != (by > y):
            inside ^= bool(x < ax + (y - ay) / (by - ay) * (bx - ax))
    return inside
