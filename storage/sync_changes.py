"""The count by which phones tell what they hold: it grows with everything that a phone is to hear."""

from __future__ import annotations

from storage.sqlite_library import Database


def new_change(db: Database) -> int:
    """The next number."""
    db.execute("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'change'")
    return int(db.execute("SELECT value FROM meta WHERE key = 'change'").fetchone()[0])


def tell(db: Database, driver_id: str, change: int) -> None:
    """Let a driver's phones find something new under this number."""
    db.execute("INSERT OR REPLACE INTO driver_change VALUES (?, ?)", [driver_id, change])


def change_of(db: Database, driver_id: str) -> int:
    """The number under which the driver's phones find all there is; 0 before the first."""
    row = db.execute("SELECT change FROM driver_change WHERE driver_id = ?", [driver_id]).fetchone()
    return int(row[0]) if row else 0
