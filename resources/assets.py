"""Where the shipped files are, and the building of the two map libraries that are fetched.

``python -m resources.assets`` (called by ``make setup``) installs the versions that
``web/package-lock.json`` pins, by hash, and copies their browser builds into ``web/vendor``:

    vendor/leaflet.js, vendor/leaflet.css, vendor/images/*   Leaflet
    vendor/protomaps-leaflet.js                              protomaps-leaflet with all it uses
    vendor/licences/*.txt                                    the licence of every package in them

Nothing is fetched when the program runs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent
DEMO_REGION = RESOURCES / "regions" / "liechtenstein.osm.pbf"
"""The extract of the built-in region (ODbL, see its LICENSE-ODbL.txt)."""

WEB = RESOURCES / "web"
VENDOR = WEB / "vendor"

COPIED = {
    "leaflet/dist/leaflet.js": "leaflet.js",
    "leaflet/dist/leaflet.css": "leaflet.css",
    "leaflet/dist/images": "images",
    "protomaps-leaflet/dist/protomaps-leaflet.js": "protomaps-leaflet.js",
}
"""What is taken from ``node_modules``, and its name in ``vendor``."""

NPM_TIMEOUT_S = 600


class AssetsError(Exception):
    """The map libraries cannot be fetched; ``str(error)`` is one clear sentence."""


def build(npm: Path) -> None:
    """Fetch the pinned packages with ``npm`` and replace ``vendor`` as a whole.

    Raises:
        AssetsError: npm failed or a file is not where it was; an earlier ``vendor`` is untouched.
    """
    with tempfile.TemporaryDirectory(prefix="roundsman-web-") as scratch:
        work = Path(scratch)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(WEB / name, work / name)
        _install(npm, work)
        fresh = work / "vendor"
        fresh.mkdir()
        _copy(work / "node_modules", fresh)
        shutil.rmtree(VENDOR, ignore_errors=True)
        shutil.copytree(fresh, VENDOR)


def _install(npm: Path, work: Path) -> None:
    command = [str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=2"]
    env = os.environ | {
        # npm takes the node that stands beside it
        "PATH": f"{npm.parent}{os.pathsep}{os.environ.get('PATH', '')}",
        # a company's own certificate authority is known to the system, not to node
        "NODE_OPTIONS": f"{os.environ.get('NODE_OPTIONS', '')} --use-system-ca".strip(),
    }
    try:
        done = subprocess.run(
            command,
            cwd=work,
            env=env,
            capture_output=True,
            text=True,
            timeout=NPM_TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise AssetsError(
            f"The map libraries could not be fetched: npm did not run ({error})."
        ) from error
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if line.strip()]
        raise AssetsError(
            "The map libraries could not be fetched. npm said: "
            + (" / ".join(said[:3]) or f"status {done.returncode}")
            + ". Check the network and run make setup again."
        )


def _copy(modules: Path, vendor: Path) -> None:
    for source, target in COPIED.items():
        found = modules / source
        if not found.exists():
            raise AssetsError(f"The map libraries are not as expected: {source} is missing.")
        if found.is_dir():
            shutil.copytree(found, vendor / target)
        else:
            shutil.copy(found, vendor / target)
    licences = vendor / "licences"
    licences.mkdir()
    for text in sorted(modules.rglob("LICENSE*")):
        package = text.parent.relative_to(modules).as_posix()
        if text.is_file() and not package.startswith("@types/"):  # types are not in the builds
            shutil.copy(text, licences / f"{package.replace('/', '-')}.txt")


def main() -> int:
    """Build ``vendor`` with the npm of the running Python's environment."""
    npm = Path(sys.executable).parent / "npm"
    try:
        build(npm)
    except AssetsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
