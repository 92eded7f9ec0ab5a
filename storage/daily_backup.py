"""A backup a day, made by itself into the data folder; the newest are kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from storage.backup import make_backup
from storage.datafolder import DataFolder
from storage.sqlite_errors import file_error

_NAME = "roundsman-{:%Y-%m-%d}.zip"
_EVERY = "roundsman-????-??-??.zip"


def back_up_daily(folder: DataFolder, now: datetime, kept: int) -> Path | None:
    """Make the day's backup unless it is there, and let the oldest go so that ``kept`` stay (0: none
    are made). Days are those of ``now``'s time zone. Returns the file that was made.

    Raises:
        StoreError: as ``make_backup`` does; backups of earlier days are all still there then.
    """
    if not kept or not folder.desk_database.exists():
        return None
    target = folder.backups / _NAME.format(now)
    if target.exists():
        return None
    try:
        folder.backups.mkdir(exist_ok=True)
    except OSError as error:
        raise file_error(error, folder.backups) from error
    make_backup(folder, target, now)
    for old in sorted(folder.backups.glob(_EVERY))[:-kept]:
        old.unlink(missing_ok=True)
    return target
