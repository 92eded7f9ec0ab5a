"""Prepared regions for tests: made once, kept beside pytest's cache, read only.

Import the fixture into a conftest (``from tests.regions import demo_region``) or call
``prepared_demo_region``. The key of the kept copy covers all that goes into it, so a change of the
preparation makes it anew.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from filelock import FileLock

from app.domain.region import RegionInfo
from resources.assets import DEMO_REGION
from storage.region.build import ensure_demo_region

ROOT = Path(__file__).resolve().parents[1]
SHARED_OSM = ROOT.parent / "shared" / "data" / "osm"


def prepared_demo_region() -> RegionInfo:
    """The built-in region, prepared; from the kept copy where there is one."""
    digest = hashlib.sha256()
    sources = [*(ROOT / "storage" / "region").glob("*.py"), *(ROOT / "resources" / "osrm").iterdir()]
    for source in [DEMO_REGION, *sorted(sources)]:
        digest.update(source.read_bytes())
    kept = ROOT / ".pytest_cache" / "regions" / digest.hexdigest()[:16]
    kept.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{kept}.lock"):  # tests run side by side
        return ensure_demo_region(kept)


def shared_extract(name: str) -> Path:
    """An extract from the shared data, or a skip with the reason where it is absent."""
    path = SHARED_OSM / name
    if not path.exists():
        pytest.skip(f"the extract {name} is not on this machine")
    return path


@pytest.fixture(scope="session")
def demo_region() -> RegionInfo:
    """The built-in region, prepared."""
    return prepared_demo_region()
