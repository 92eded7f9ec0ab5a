"""``python -m tests.benchmarks.orchestration.one_day SEED POLICY ...``: one process per day."""

from __future__ import annotations

import sys

from storage.region.roads import OsrmRoads, open_roads
from tests.benchmarks.harness import Unavailable, region
from tests.benchmarks.orchestration.closing import REGION
from tests.benchmarks.orchestration.living import Ground
from tests.benchmarks.orchestration.planners import RememberedRoads
from tests.benchmarks.orchestration.results import (
    FORESEEN,
    WATCHED,
    foresee_and_keep,
    foreseen,
    live_and_keep,
    read,
    watch_and_keep,
    watched,
)
from tests.benchmarks.orchestration.scenario import scenario


def ground() -> Ground:
    """The country's roads.

    Raises:
        Unavailable: the extract or OSRM is not here.
    """
    folder = region(REGION).roads_folder
    if not isinstance(open_roads(folder), OsrmRoads):
        raise Unavailable("there is no road network on this kind of computer")
    return Ground(RememberedRoads(folder))


def main(seed: int, policies: list[str]) -> None:
    """Live a day under policies that it was not lived under yet."""
    country = ground()
    day = scenario(seed, country.roads)
    for policy in policies:
        if policy == FORESEEN:
            if foreseen(day) is None:
                foresee_and_keep(country, day)
        elif policy == WATCHED:
            if watched(day) is None:
                watch_and_keep(country, day)
        elif read(day, policy) is None:
            live_and_keep(country, day, policy)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
