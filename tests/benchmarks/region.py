"""How long it takes to prepare a region for offline use, step by step."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

from storage.region.build import prepare
from tests.benchmarks.harness import Figure, Outcome, extracts, regions_folder


def run() -> Outcome:
    """Prepare each extract anew and time its steps, told apart by their progress reports."""
    columns = {name: _measure(name, file) for name, file in extracts().items()}
    rows = [
        {"": label, **{name: figures.get(label) for name, figures in columns.items()}}
        for label in next(iter(columns.values()))
    ]
    return Outcome("Region preparation, seconds by step", rows)


def _measure(name: str, extract: Path) -> dict[str, Figure]:
    steps: list[tuple[str, float]] = []

    def on_progress(words: str, _share: float) -> None:
        steps.append((words, time.perf_counter()))

    start = time.perf_counter()
    info = prepare(extract, regions_folder(), name, on_progress, lambda: False)
    whole = time.perf_counter() - start
    # the last report is "NAME is ready"
    took = {words: after - at for (words, at), (_, after) in pairwise(steps)}
    size = sum(file.stat().st_size for file in info.folder.rglob("*") if file.is_file())
    return {
        "extract, MB": extract.stat().st_size / 1e6,
        "roads": info.roads,
        "addresses": info.addresses,
        **took,
        "the whole, seconds": whole,
        "prepared, MB": size / 1e6,
    }
