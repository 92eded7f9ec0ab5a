"""The regions a data folder holds: which there are, which one is used.

A region is a record (``<name>.json``) that points to a folder of files. Replacing the record is one
atomic step, so a region is there whole, old or new, whatever happens while it is made.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from app.domain.errors import RegionError
from app.domain.geo import Extent
from app.domain.region import RegionInfo
from storage.whole_files import force_names

ACTIVE_FILE = ".active"
_MAKING = ".making-"
_MAKER = re.compile(r"(?:\.making-|.+@\d+T\d+-)(?P<process>\d+)-")
_DAY_S = 86_400
_NAME = re.compile(r"[^\W_][\w .()+-]{0,62}")


def check_name(name: str) -> str:
    """The name, without spaces around it.

    Raises:
        RegionError: it could not be a file's name everywhere.
    """
    name = name.strip()
    if not _NAME.fullmatch(name) or name.endswith("."):
        raise RegionError(
            f"'{name[:40]}' cannot be a region's name: use up to 63 letters, digits, spaces, - and _."
        )
    return name


def list_regions(regions_folder: Path) -> tuple[RegionInfo, ...]:
    """Regions that can be used, by name. Records that cannot be read are left out."""
    found = []
    for record in sorted(regions_folder.glob("*.json")):
        try:
            found.append(_read(record))
        except RegionError:
            continue
    return tuple(found)


def find_region(regions_folder: Path, name: str) -> RegionInfo:
    """The region of that name.

    Raises:
        RegionError: there is none, or its record is damaged.
    """
    record = regions_folder / f"{check_name(name)}.json"
    if not record.exists():
        known = ", ".join(region.name for region in list_regions(regions_folder)) or "none"
        raise RegionError(f"There is no region '{name}' (there are: {known}).")
    return _read(record)


def active_region(regions_folder: Path) -> RegionInfo | None:
    """The region in use, None where no region was ever added or the active one was removed."""
    try:
        name = (regions_folder / ACTIVE_FILE).read_text(encoding="utf-8").strip()
        return find_region(regions_folder, name)
    except (OSError, RegionError):
        return None


def use_region(regions_folder: Path, name: str) -> RegionInfo:
    """Make a region the active one.

    Raises:
        RegionError: there is none of that name.
    """
    info = find_region(regions_folder, name)
    write_whole(regions_folder / ACTIVE_FILE, info.name)
    return info


def remove_region(regions_folder: Path, name: str) -> None:
    """Forget a region and delete its files.

    Raises:
        RegionError: there is none of that name.
    """
    info = find_region(regions_folder, name)
    (regions_folder / f"{info.name}.json").unlink()
    active = regions_folder / ACTIVE_FILE
    if active.exists() and active.read_text(encoding="utf-8").strip() == info.name:
        active.unlink()
    shutil.rmtree(info.folder, ignore_errors=True)


def put_record(regions_folder: Path, info: RegionInfo) -> None:
    """Swap a finished region in under its name, and make it the active one."""
    data = asdict(info) | {
        "folder": info.folder.name,
        "made_at": info.made_at.isoformat(),
    }
    write_whole(regions_folder / f"{info.name}.json", json.dumps(data, ensure_ascii=False, indent=1))
    write_whole(regions_folder / ACTIVE_FILE, info.name)


def making_prefix() -> str:
    """How the folder of an unfinished preparation begins: it names the process at work."""
    return f"{_MAKING}{os.getpid()}-"


def finished_name(name: str, made_at: datetime) -> str:
    """A folder name that was never used for a region of that name; it names its maker too."""
    return f"{name}@{made_at:%Y%m%dT%H%M%S}-{os.getpid()}-{uuid4().hex[:6]}"


def sweep(regions_folder: Path) -> None:
    """Delete what interrupted preparations and replaced regions left behind.

    Folders whose maker is still running are kept: it may not have written its record yet.
    """
    used = {region.folder.name for region in list_regions(regions_folder)}
    for folder in regions_folder.iterdir():
        maker = _MAKER.match(folder.name)
        if maker is None or folder.name in used or not folder.is_dir():
            continue
        if not _is_alive(int(maker["process"]), folder):
            shutil.rmtree(folder, ignore_errors=True)


def write_whole(file: Path, text: str) -> None:
    """Replace a small file in one step, on disk before this returns."""
    aside = file.with_name(f"{file.name}.{os.getpid()}.new")
    with aside.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    aside.replace(file)
    force_names(file.parent)


def _read(record: Path) -> RegionInfo:
    try:
        data = json.loads(record.read_text(encoding="utf-8"))
        info = RegionInfo(
            **data
            | {
                "folder": record.parent / data["folder"],
                "extent": Extent(**data["extent"]),
                "profiles": tuple(data["profiles"]),
                "notes": tuple(data["notes"]),
                "made_at": datetime.fromisoformat(data["made_at"]),
            }
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RegionError(f"The region {record.stem} is damaged; prepare it again.") from error
    if not info.folder.is_dir():
        raise RegionError(f"The files of the region {info.name} are gone; prepare it again.")
    return info


def _is_alive(process: int, folder: Path) -> bool:
    if os.name != "posix":
        # Windows has no harmless way to ask in the standard library: go by age.
        return time.time() - folder.stat().st_mtime < _DAY_S
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
