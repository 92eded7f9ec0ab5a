"""All families of instances under one door."""

from __future__ import annotations

from tests.benchmarks.solver import text_sets, vrplib_sets
from tests.benchmarks.solver.instances import Instance

_FAMILIES = {**text_sets.families(), **vrplib_sets.families()}
FAMILIES = tuple(_FAMILIES)


def instances(family: str) -> list[Instance]:
    """The instances of one of ``FAMILIES``, by name.

    Raises:
        Unavailable: they are not here.
    """
    return _FAMILIES[family]()
