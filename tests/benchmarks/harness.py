"""What the benchmarks share: a table on the screen, the same figures as JSON, and scratch places."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from app.domain.region import RegionInfo
from resources.assets import DEMO_REGION
from storage.region.build import prepare
from storage.region.library import list_regions

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "bench-results"
WORK = RESULTS / "work"
"""Prepared regions are kept here between runs; may be deleted at any time."""

SHARED_OSM = ROOT.parent / "shared" / "data" / "osm"

EXTRACTS = {
    "demo": DEMO_REGION,
    "liechtenstein-2025": SHARED_OSM / "liechtenstein-2025-09-19.osm.pbf",
    "porto": SHARED_OSM / "porto-metro-roads-only.osm.pbf",
}
"""The regions measured: name to extract."""


type Figure = str | int | float | None
"""A cell of a table: words, a count, or seconds and the like."""


class Unavailable(Exception):
    """This benchmark cannot run here; ``str(error)`` says why."""


@dataclass(frozen=True)
class Outcome:
    """A benchmark's rows (all with the columns of the first), and remarks to read them by."""

    title: str
    rows: Sequence[Mapping[str, Figure]]
    remarks: Sequence[str] = field(default_factory=tuple)


def is_full() -> bool:
    """Whether everything was asked for (``FULL=1``) rather than the short form."""
    return os.environ.get("FULL", "") not in {"", "0"}


def publish(name: str, outcome: Outcome) -> Path:
    """Print the table and write ``bench-results/NAME.json``; returns the file."""
    print(f"\n{outcome.title}")
    _print_table(outcome.rows)
    for remark in outcome.remarks:
        print(f"  {remark}")
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{name}.json"
    document = {"benchmark": name, "machine": _machine(), **asdict(outcome)}
    file.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return file


def _print_table(rows: Sequence[Mapping[str, Figure]]) -> None:
    columns = list(rows[0])
    lines = [columns, *([_shown(row.get(column)) for column in columns] for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(columns))]
    for number, line in enumerate(lines):
        first = line[0].ljust(widths[0])
        print(
            "  ".join(
                [first, *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))]
            )
        )
        if number == 0:
            print("  ".join("-" * width for width in widths))


def _shown(figure: Figure) -> str:
    if figure is None:
        return "-"
    if isinstance(figure, float):
        return f"{figure:.3f}" if abs(figure) < 10 else f"{figure:.1f}"
    return f"{figure:,}" if isinstance(figure, int) else figure


def _machine() -> dict[str, str | int | None]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "cpu": _cpu(),
        "cores": os.cpu_count(),
    }


def _commit() -> str | None:
    command = ["git", "describe", "--always", "--dirty"]
    try:
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return None


def _cpu() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0 to 1) of the values lie, interpolated."""
    if len(values) == 1:
        return values[0]
    return statistics.quantiles(values, n=1000, method="inclusive")[max(0, round(share * 1000) - 1)]


def extracts() -> dict[str, Path]:
    """The extracts that are here."""
    return {name: file for name, file in EXTRACTS.items() if file.is_file()}


def regions_folder() -> Path:
    """Where regions are kept that this version of the preparation made; those of others are removed."""
    digest = hashlib.sha256()
    for source in sorted(
        [*(ROOT / "storage" / "region").glob("*.py"), *(ROOT / "resources" / "osrm").iterdir()]
    ):
        digest.update(source.read_bytes())
    folder = WORK / "regions" / digest.hexdigest()[:16]
    if not folder.is_dir():
        shutil.rmtree(WORK / "regions", ignore_errors=True)
    return folder


def region(name: str) -> RegionInfo:
    """A prepared region, from an earlier run where there is one.

    Raises:
        Unavailable: its extract is not here.
    """
    if name not in extracts():
        raise Unavailable(f"the extract of {name} is not here ({EXTRACTS[name].name})")
    folder = regions_folder()
    for info in list_regions(folder) if folder.is_dir() else ():
        if info.name == name:
            return info
    return prepare(EXTRACTS[name], folder, name, lambda _words, _share: None, lambda: False)
