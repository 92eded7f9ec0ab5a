"""Road graphs for OSRM: one per profile, contracted (CH) for the normal day."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from app.domain.errors import RegionError
from app.domain.fleet import Profile
from storage.region.commands import run
from storage.region.osrm_engine import OSRM_FOLDER

_LUA = Path(__file__).resolve().parents[2] / "resources" / "osrm"
_NEEDED_ONCE_MADE = frozenset(
    {
        "datasource_names",
        "ebg_nodes",
        "edges",
        "fileIndex",
        "geometry",
        "hsgr",
        "icd",
        "maneuver_overrides",
        "names",
        "nbg_nodes",
        "properties",
        "ramIndex",
        "timestamp",
        "tld",
        "tls",
        "turn_duration_penalties",
        "turn_weight_penalties",
    }
)
"""What the engine reads with CH; the rest is scaffolding and half of the size."""

_NO_EDGES = re.compile(r"There are no (\w+ )?edges")
"""How osrm-extract says that no road is open to a profile."""


def build_graph(pbf: Path, profile: Profile, folder: Path, cancelled: Callable[[], bool]) -> bool:
    """Make ``folder/<profile>.osrm.*`` from an extract.

    Returns False where the extract has no road for this profile (nothing is left in the folder).

    Raises:
        RegionError: the extract cannot be used, or the preparation was cancelled.
        OSError: the disk is full.
    """
    if OSRM_FOLDER is None:
        raise RegionError("Road networks cannot be prepared on this kind of computer.")
    shipped = OSRM_FOLDER / "share" / "profiles"
    own = _LUA / f"{profile.value}.lua"
    script = own if own.exists() else shipped / f"{profile.value}.lua"
    environment = os.environ | {"LUA_PATH": f"{shipped}/?.lua;;"}
    graph = folder / f"{profile.value}.osrm"
    programs = OSRM_FOLDER / "bin"
    threads = str(os.cpu_count() or 1)
    extract = [str(programs / "osrm-extract"), "-t", threads, "-p", str(script), "-o", str(graph)]
    try:
        run([*extract, str(pbf)], folder, cancelled, environment)
    except RegionError as error:
        if not _NO_EDGES.search(str(error)):
            raise
        _drop(folder, profile, frozenset())
        return False
    run([str(programs / "osrm-contract"), "-t", threads, str(graph)], folder, cancelled)
    _drop(folder, profile, _NEEDED_ONCE_MADE)
    return True


def _drop(folder: Path, profile: Profile, keep: frozenset[str]) -> None:
    for file in folder.glob(f"{profile.value}.osrm*"):
        if file.name.rpartition(".")[2] not in keep:
            file.unlink()
