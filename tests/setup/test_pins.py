"""What set-up installs is pinned by hash, and no lock file says where it is downloaded from."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

REQUIREMENTS = ("requirements.txt", "requirements-server.txt", "requirements-uv.txt")


def pins(name: str) -> dict[str, str]:
    """Versions by package name (several for one name only where a marker tells them apart)."""
    lines = (ROOT / name).read_text().splitlines()
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", "\n".join(lines), re.MULTILINE))


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_package_is_pinned_with_a_hash_and_without_an_address(name: str) -> None:
    text = (ROOT / name).read_text()
    blocks = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert blocks
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text


def test_the_server_needs_neither_qt_nor_solver_nor_roads() -> None:
    server = pins("requirements-server.txt")
    assert {"starlette", "uvicorn", "sqlite-utils", "requests"} <= set(server)
    assert not [name for name in server if re.match("pyside|shiboken|ortools|osrm|numpy|pandas", name)]


def test_the_server_runs_the_versions_that_the_desk_was_tested_with() -> None:
    assert pins("requirements-server.txt").items() <= pins("requirements.txt").items()


def test_the_web_lock_records_hashes_but_no_addresses() -> None:
    lock = json.loads((ROOT / "resources" / "web" / "package-lock.json").read_text())
    packages = [entry for name, entry in lock["packages"].items() if name]
    assert packages
    assert all(entry["integrity"].startswith("sha512-") for entry in packages)
    assert not [entry for entry in packages if "resolved" in entry]


def test_the_map_libraries_are_built_with_their_licences() -> None:
    vendor = ROOT / "resources" / "web" / "vendor"
    if not vendor.is_dir():
        pytest.skip("the map libraries are not built: run make setup")
    assert (vendor / "leaflet.js").stat().st_size > 100_000
    assert (vendor / "protomaps-leaflet.js").stat().st_size > 100_000
    assert {"leaflet.txt", "protomaps-leaflet.txt"} <= {p.name for p in (vendor / "licences").iterdir()}


def test_the_demo_region_is_shipped_with_its_notice(demo_extract: Path) -> None:
    assert demo_extract.stat().st_size == 592_570
    assert "OpenStreetMap contributors" in (demo_extract.parent / "LICENSE-ODbL.txt").read_text()
