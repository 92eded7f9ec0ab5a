"""Work on regions in a process of its own.

Each tells over its connection how it stands as (words, share), and at the end '' when it is done, else
what is wrong. It gives up as soon as it is told anything, or its parent is gone.
"""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain.errors import WorldError
from storage.region.regions import Regions
from storage.region.workshop import Workshop


def make_ready(connection: Connection, regions_folder: Path) -> None:
    """Prepare the region in use."""
    regions = Regions(regions_folder, Workshop())
    _tell(connection, lambda tell: regions.active(tell, connection.poll))


def add_or_update(connection: Connection, regions_folder: Path, source: str, name: str) -> None:
    """Add a region from a source, or without one make the named one anew."""
    regions = Regions(regions_folder, Workshop())
    if source:
        _tell(connection, lambda tell: regions.add(source, name or None, tell, connection.poll))
    else:
        _tell(connection, lambda tell: regions.update(name, tell, connection.poll))


def _tell(connection: Connection, work: Callable[[Callable[[str, float], None]], object]) -> None:
    try:
        work(lambda words, share: connection.send((words, share)))
        connection.send("")
    except WorldError as error:
        connection.send(str(error))
