"""Road graphs for OSRM: one per profile, contracted (CH) for the normal day, and divided into cells
(MLD) for copies in which roads are closed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import RegionError
from app.domain.fleet import Profile
from storage.region.commands import run
from storage.region.osrm_engine import OSRM_FOLDER

_LUA = Path(__file__).resolve().parents[2] / "resources" / "osrm"
CONTRACTED = frozenset({"hsgr"})
"""What only the contracted graph is made of. All else is kept beside it: a copy of the graph with roads
closed is made of that (see ``closing``), by a program that wants to see every file."""

_NO_EDGES = re.compile(r"There are no (\w+ )?edges")
"""How osrm-extract says that no road is open to a profile."""
_SCRIPT = "profile.lua"
_EXTRACT = "extract.osm.pbf"


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
    graph = f"{profile.value}.osrm"
    programs = OSRM_FOLDER / "bin"
    threads = str(os.cpu_count() or 1)
    extract = [str(programs / "osrm-extract"), "-t", threads, "-p", _SCRIPT, "-o", graph, _EXTRACT]
    try:
        with _linked(folder, {_SCRIPT: script, _EXTRACT: pbf}):
            run(extract, folder, cancelled, environment)
    except RegionError as error:
        if not _NO_EDGES.search(str(error)):
            raise
        for file in folder.glob(f"{profile.value}.osrm*"):
            file.unlink()
        return False
    for program in ("osrm-partition", "osrm-contract"):
        run([str(programs / program), "-t", threads, graph], folder, cancelled)
    return True


@contextmanager
def _linked(folder: Path, names: dict[str, Path]) -> Iterator[None]:
    """Files under plain names in the folder that a program runs in: OSRM's programs take no path with a
    space in it, and people's folders have some (on a Mac the usual one of every program)."""
    for name, file in names.items():
        (folder / name).symlink_to(file.resolve())
    try:
        yield
    finally:
        for name in names:
            (folder / name).unlink()
