"""The seals that bind every event, and every report that was written, to the one before it, so that a
silent change shows."""

from __future__ import annotations

from storage import rows
from storage.desk_reads import EVENT_COLUMNS
from storage.sqlite_library import Database


def last_link(database: Database) -> tuple[int, str]:
    """Sequence and seal of the newest event; 0 and an empty seal before the first."""
    newest = database.execute(
        "SELECT sequence, chain FROM events ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    return (int(newest[0]), str(newest[1])) if newest else (0, "")


def chain_problems(database: Database) -> tuple[str, ...]:
    """The first event that does not follow from the one before, in words; empty when all do.

    A log cut off at its end still holds together: what is missing there only the server can tell.
    """
    before, chain = 0, ""
    found = database.execute(f"SELECT chain, sequence, {EVENT_COLUMNS} FROM events ORDER BY sequence")
    for link, sequence, *row in found:
        if sequence != before + 1:
            return (f"the events between {before} and {sequence} are missing",)
        if link != rows.chain_link(chain, sequence, tuple(row)):
            return (f"event {sequence} ({row[0]}) was changed after it was written",)
        before, chain = sequence, link
    return ()


def last_report(database: Database) -> tuple[int, str]:
    """Number and seal of the newest report that was written; 0 and an empty seal before the first."""
    newest = database.execute(
        "SELECT number, seal FROM reports ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return (int(newest[0]), str(newest[1])) if newest else (0, "")


def report_problems(database: Database) -> tuple[str, ...]:
    """The first report that does not follow from the one before, in words; empty when all do."""
    if "reports" not in database.table_names():
        return ()  # a file of an earlier version, which kept none
    before, seal = 0, ""
    for number, body, contents, link in database.execute(
        "SELECT number, body, contents, seal FROM reports ORDER BY number"
    ):
        if number != before + 1:
            return (f"the reports between {before} and {number} are missing",)
        if link != rows.report_seal(seal, number, body, contents):
            return (f"what was kept of report {number} was changed after it was written",)
        before, seal = number, link
    return ()
