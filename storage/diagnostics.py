"""A file for whoever is asked for help: what program and machine this is, how much there is, and what
went wrong; no names, addresses, numbers or words of customers and drivers.

Nothing is taken out of texts that might hold them: only what cannot hold any is put in.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sqlite3
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from app.domain.errors import StoreError
from storage.backup import DATABASE_ENDS
from storage.database import connect, integrity_problems
from storage.datafolder import DataFolder
from storage.sqlite_errors import errors_in_words, file_error
from storage.whole_files import spare_databases

LOG_BYTES = 400_000
"""So much of the end of a log is read."""
_PARTS = ("PySide6-Essentials", "ortools", "pyvrp", "osrm-bindings", "sqlite-utils")
_FRAME = re.compile(r'^\s*File "(?P<path>[^"]*)", line (?P<line>\d+)(?:, in| in) (?P<name>\w+|<\w+>)')
_KIND = re.compile(r"^(?P<name>(?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Died|Refused|Exit))\b")
_FATAL = re.compile(r"^Fatal Python error: [A-Za-z ]+")
_LINE = re.compile(r"^(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\S* (?P<level>[A-Z]+) (?P<words>.*)")
_OUR_WORDS = re.compile(r"[A-Z][a-z]*(?: [a-z]+)*(?=[ :.,]|$)")


def versions_of(program: str) -> dict[str, str]:
    """The program's, Python's, and those of the parts that are installed."""
    found = {"roundsman": program, "python": sys.version.split()[0]}
    for part in _PARTS:
        with suppress(PackageNotFoundError):  # the server's small set has no window and no solver
            found[part] = version(part)
    return found


def write_diagnostics(
    folder: DataFolder, target: Path, now: datetime, versions: Mapping[str, str]
) -> None:
    """Write the file, a zip of plain texts; ``versions`` are the program's and its parts' by name.

    Raises:
        StoreError: ``target`` cannot be written.
        StoreFull: the same, for want of room.
    """
    try:
        spare_databases(target)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            about = {**versions, "system": platform.platform(), "machine": platform.machine()}
            about |= {"cores": str(os.cpu_count()), "written": now.isoformat(timespec="seconds")}
            archive.writestr("about.json", _as_json(about))
            archive.writestr("files.json", _as_json(_sizes(folder)))
            archive.writestr("settings.json", _as_json(_settings(folder.settings)))
            archive.writestr("databases.json", _as_json(_databases(folder)))
            for path in sorted(_logs(folder)):
                told = "\n".join(without_words(_end_of(path).splitlines()))
                archive.writestr(f"logs/{path.name}", told + "\n")
    except OSError as error:
        raise file_error(error, target) from error


def without_words(lines: Iterable[str]) -> Iterator[str]:
    """What of a log or a crash notice cannot hold anybody's words: the times and grades of remarks with
    their first words as the program has them, where in its code something failed, and the kind of
    error."""
    for line in lines:
        if frame := _FRAME.match(line):
            where = "/".join(Path(frame["path"]).parts[-3:])
            yield f"  {where}:{frame['line']} {frame['name']}"
        elif fatal := _FATAL.match(line):
            yield fatal[0]
        elif kind := _KIND.match(line):
            yield kind["name"]
        elif remark := _LINE.match(line):
            words = _OUR_WORDS.match(remark["words"])
            yield f"{remark['at']} {remark['level']} {words[0] if words else ''}".rstrip()


def _logs(folder: DataFolder) -> Iterator[Path]:
    for place in (folder.logs, folder.server):
        if place.is_dir():
            yield from (path for path in place.iterdir() if path.suffix in (".log", ".txt"))


def _end_of(path: Path) -> str:
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - LOG_BYTES))
        return file.read().decode("utf-8", "replace")


def _sizes(folder: DataFolder) -> dict[str, int]:
    """Bytes by kind of file: a name may be anybody's."""
    sizes: dict[str, int] = {}
    for path in folder.root.rglob("*"):
        if path.is_file():
            top = path.relative_to(folder.root).parts[0]
            kind = f"{top if top in _KNOWN else '...'} *{path.suffix}"
            sizes[kind] = sizes.get(kind, 0) + path.stat().st_size
    return dict(sorted(sizes.items()))


_KNOWN = frozenset(
    ("server", "regions", "reports", "logs", "scratch", "backups", "proofs", "desk.sqlite")
)


def _settings(path: Path) -> object:
    """What is set, without any text: numbers, switches and how long texts are."""
    if not path.exists():
        return {}
    try:
        return _masked(json.loads(path.read_text(encoding="utf-8")), depth=0)
    except (OSError, ValueError):
        return "cannot be read"


def _masked(value: object, depth: int) -> object:
    """Names of settings stand in the open; deeper down a name may be a carrier's or a customer's."""
    if isinstance(value, dict):
        names = value if depth == 0 else range(len(value))
        return {
            str(name): _masked(inner, depth + 1)
            for name, inner in zip(names, value.values(), strict=True)
        }
    if isinstance(value, list):
        return [_masked(inner, depth + 1) for inner in value]
    return f"text of {len(value)}" if isinstance(value, str) else value


def _databases(folder: DataFolder) -> dict[str, object]:
    """Of each database whether it is whole, and its tables with their rows."""
    found: dict[str, object] = {}
    for place in (folder.root, folder.server):
        for path in sorted(place.glob("*")) if place.is_dir() else ():
            if path.name.endswith(DATABASE_ENDS):
                found[path.name] = _database(path)
    return found


def _database(path: Path) -> object:
    try:
        with errors_in_words(path), closing(connect(path, read_only=True)) as database:
            problems = integrity_problems(database)
            version = database.conn.execute("PRAGMA user_version").fetchone()[0]
            rows = {name: database[name].count for name in database.table_names()}
            return {"whole": not problems, "user_version": version, "rows": rows}
    except (StoreError, sqlite3.Error) as error:
        return type(error).__name__


def _as_json(value: object) -> str:
    return json.dumps(value, indent=1) + "\n"
