"""A thin typed wrapper around osrm-bindings: the only file that touches the untyped package.

The engine is safe to call from several threads (it keeps no state between calls) and holds Python's
global lock while it works.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from app.domain.errors import RoadsError
from app.domain.geo import LonLat

_OSRM = find_spec("osrm")
OSRM_FOLDER = None if _OSRM is None or _OSRM.origin is None else Path(_OSRM.origin).parent
"""Where the bindings are installed with their programs and profiles; None on other platforms."""

if OSRM_FOLDER is not None:
    import osrm


class OsrmEngine:
    """One road graph, mapped into memory: several processes share it. Contracted (CH) where that was
    made, as for the normal day; else by cells (MLD), as where roads are closed.

    Raises:
        RoadsError: the graph is missing or damaged.
    """

    def __init__(self, graph: Path) -> None:
        self.graph = graph
        if OSRM_FOLDER is None:
            raise RoadsError("Routing over roads is not available on this kind of computer.")
        try:
            self._engine: Any = osrm.OSRM(
                storage_config=str(graph),
                algorithm="CH" if graph.with_name(f"{graph.name}.hsgr").exists() else "MLD",
                use_shared_memory=False,
                use_mmap=True,
                verbosity="NONE",
            )
        except RuntimeError as error:
            raise RoadsError(
                f"The road network {graph.name} of {graph.parent.parent.name} is missing or damaged; "
                "prepare the region again."
            ) from error

    def nearest(self, place: LonLat) -> float:
        """Metres to the nearest road, infinite where there is none."""
        parameters = osrm.NearestParameters(coordinates=[(place.lon, place.lat)], generate_hints=False)
        try:
            answer = self._engine.Nearest(parameters)
        except RuntimeError:
            return float("inf")
        return float(answer["waypoints"][0]["distance"])

    def table(
        self, places: Sequence[LonLat], sources: Sequence[int], destinations: Sequence[int]
    ) -> tuple[Any, Any]:
        """Rows of seconds and of metres from ``sources`` to ``destinations``, both numbers of
        ``places``; None where no road leads."""
        parameters = osrm.TableParameters(
            coordinates=[(p.lon, p.lat) for p in places],
            sources=list(sources),
            destinations=list(destinations),
            annotations=["duration", "distance"],
            generate_hints=False,
        )
        try:
            answer = self._engine.Table(parameters)
        except RuntimeError as error:
            raise RoadsError(f"The road network gave no distances ({error}).") from error
        return answer["durations"], answer["distances"]

    def route(self, places: Sequence[LonLat]) -> tuple[float, float, str] | None:
        """Seconds, metres and polyline (five decimals) through the places; None: no road leads."""
        parameters = osrm.RouteParameters(
            coordinates=[(p.lon, p.lat) for p in places],
            geometries="polyline",
            overview="full",
            # A van may turn round at a stop, as the table assumes.
            continue_straight=False,
            generate_hints=False,
        )
        try:
            answer = self._engine.Route(parameters)
        except RuntimeError:
            return None
        best = answer["routes"][0]
        return float(best["duration"]), float(best["distance"]), str(best["geometry"])

    def nodes_of(self, places: Sequence[LonLat]) -> tuple[int, ...]:
        """OpenStreetMap's nodes on the fastest course through the places; none: no road leads."""
        parameters = osrm.RouteParameters(
            coordinates=[(p.lon, p.lat) for p in places],
            annotations=["nodes"],
            generate_hints=False,
        )
        try:
            legs = self._engine.Route(parameters)["routes"][0]["legs"]
        except RuntimeError:
            return ()
        return tuple(int(node) for leg in legs for node in leg["annotation"]["nodes"])
