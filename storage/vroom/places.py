"""Where the tasks and vehicles of a VROOM problem are, and how far apart.

Only places in use are kept, so a small problem cut out of a large matrix stays small.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite

from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from app.domain.matrix import UNREACHABLE, Matrix, TimeSlice
from storage.vroom.input import Place, Tables, VroomInput

NOWHERE = LonLat(0.0, 0.0)
"""Stands for a row of a matrix whose coordinates nobody gave."""

type Rows = Sequence[Sequence[int]]


class Places:
    """Numbers places in the order they are first named."""

    def __init__(self, source: VroomInput) -> None:
        tables = dict(source.matrices or {})
        if source.matrices is None and source.matrix is not None:  # VROOM's old way of writing it
            tables = {"car": Tables(durations=source.matrix)}
        self._tables: Mapping[str, Tables] = tables
        self._rows: dict[int, int] = {}
        self._points: dict[LonLat, int] = {}
        self._coordinates: list[LonLat] = []
        self.size = _common_size(tables)

    @property
    def have_matrices(self) -> bool:
        """Whether the file brings its own matrices; else roads are needed."""
        return bool(self._tables)

    @property
    def locations(self) -> tuple[LonLat, ...]:
        """All places named so far."""
        return tuple(self._coordinates)

    def number(self, index: int | None, point: list[float] | None, who: str) -> int:
        """The number of a place given as VROOM gives it.

        Raises:
            InputRefused: neither form of it can be used; ``who`` names the owner.
        """
        where = _lon_lat(point, who) if point is not None else None
        if not self.have_matrices:
            if where is None:
                raise InputRefused(f"{who} has no location, and there are no matrices.")
            return self._of(self._points, where, where)
        if index is None:
            raise InputRefused(f"{who} has no location_index, which goes with the matrices.")
        if index >= self.size:
            raise InputRefused(
                f"{who} is at index {index}, but the matrices have rows 0 to {self.size - 1} only."
            )
        return self._of(self._rows, index, where or NOWHERE)

    def of(self, place: Place, who: str) -> int:
        """The number of a place named by its index or coordinates alone."""
        if isinstance(place, int):
            if place < 0 or not self.have_matrices:
                raise InputRefused(f"{who} names the place {place}, which is no row of a matrix.")
            return self.number(place, None, who)
        if self.have_matrices:
            raise InputRefused(f"{who} names a place by coordinates; with matrices, give its index.")
        return self.number(None, place, who)

    def _of[K](self, known: dict[K, int], key: K, where: LonLat) -> int:
        if key not in known:
            known[key] = len(self._coordinates)
            self._coordinates.append(where)
        return known[key]

    def matrices(self, profiles: Iterable[str], metres_for: Iterable[str]) -> dict[str, Matrix]:
        """Per profile times, and metres where given (zero where not). ``metres_for`` are the profiles
        whose costs or limits need them. A profile with a matrix of costs has those for metres.

        Raises:
            InputRefused: a matrix is missing.
        """
        needed = set(metres_for)
        found = {}
        for profile in sorted(set(profiles)):
            tables = self._tables.get(profile)
            if tables is None or tables.durations is None:
                raise InputRefused(f"There is no matrix of durations for the profile '{profile}'.")
            metres = tables.distances if tables.costs is None else tables.costs
            if metres is None and profile in needed:
                raise InputRefused(
                    f"There is no matrix of distances for the profile '{profile}', "
                    "which costs per km or a max_distance need."
                )
            found[profile] = self._matrix(tables.durations, metres)
        return found

    def true_distances(self, profile: str) -> Matrix | None:
        """Times and metres as given, also where a matrix of costs stands for the metres; None: no
        distances are known."""
        tables = self._tables.get(profile)
        if tables is None or tables.durations is None or tables.distances is None:
            return None
        return self._matrix(tables.durations, tables.distances)

    def has_costs(self, profile: str) -> bool:
        """Whether driving costs what a matrix says."""
        tables = self._tables.get(profile)
        return tables is not None and tables.costs is not None

    def slices(self, source: VroomInput, zero: int) -> dict[str, tuple[TimeSlice, ...]]:
        """The driving times by hour, on the axis whose second 0 is ``zero``."""
        found = {}
        for profile, slices in source.roundsman.slices.items():
            if not self.have_matrices:
                raise InputRefused("Driving times by hour (slices) need matrices.")
            for part in slices:
                _check_square(
                    part.durations, f"The slice of '{profile}' from {part.start} on", self.size
                )
            ordered = sorted(slices, key=lambda part: part.start)
            found[profile] = tuple(
                TimeSlice(part.start - zero, self._matrix(part.durations, None)) for part in ordered
            )
        return found

    def _matrix(self, durations: Rows, metres: Rows | None) -> Matrix:
        rows = list(self._rows)
        size = len(rows)
        blank = bytes(4 * size * size)
        return Matrix(size, _flat(durations, rows), blank if metres is None else _flat(metres, rows))


def _flat(table: Rows, rows: Sequence[int]) -> bytes:
    """The rows and columns in use; what int32 cannot hold counts as no road."""
    flat = array("i")
    for n in rows:
        row = table[n]
        flat.extend(min(row[m], UNREACHABLE) for m in rows)
    return flat.tobytes()


def _common_size(tables: Mapping[str, Tables]) -> int:
    """The one size of all matrices (0 where there are none)."""
    size = None
    for profile, table in tables.items():
        for name in ("durations", "distances", "costs"):
            rows: Rows | None = getattr(table, name)
            if rows is not None:
                if not rows:
                    raise InputRefused(f"The matrix of {name} for '{profile}' is empty.")
                size = len(rows) if size is None else size
                _check_square(rows, f"The matrix of {name} for '{profile}'", size)
    return size or 0


def _check_square(rows: Rows, name: str, size: int) -> None:
    if len(rows) != size:
        raise InputRefused(f"{name} has {len(rows)} rows where others have {size}.")
    for n, row in enumerate(rows):
        if len(row) != size:
            raise InputRefused(f"{name} has {len(row)} numbers in row {n}, not {size}.")


def _lon_lat(point: list[float], who: str) -> LonLat:
    if len(point) < 2 or not all(isfinite(x) for x in point):
        raise InputRefused(f"{who} has a location that is not [lon, lat].")
    place = LonLat(point[0], point[1])
    if not place.is_valid:
        raise InputRefused(f"{who} is at {place.lon:g}, {place.lat:g}, which is not on the earth.")
    return place
