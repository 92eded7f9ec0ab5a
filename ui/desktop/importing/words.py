"""Small texts of the import workbench, in one place."""

from __future__ import annotations

from enum import Enum

from app.import_changes import Change
from app.import_columns import TakenBy
from app.import_preview import Preview, PreviewColumn, PreviewRow, RowState, Vanished
from app.import_result import ImportResult

SHOWN_ROWS = 8
"""So many refused rows are named in the message; the rest are counted."""

LEAVE_OUT = "Leave out"

MEANINGS: dict[tuple[str, float], str] = {
    ("reference", 1.0): "Reference",
    ("name", 1.0): "Name",
    ("address", 1.0): "Address",
    ("house_number", 1.0): "House number",
    ("house_suffix", 1.0): "House number, letter",
    ("address_extra", 1.0): "Address, more of it",
    ("postcode", 1.0): "Postcode",
    ("city", 1.0): "Town",
    ("lat", 1.0): "Latitude",
    ("lon", 1.0): "Longitude",
    ("coordinates", 1.0): "Latitude and longitude",
    ("date", 1.0): "Date",
    ("starts_at", 1.0): "Date and earliest time",
    ("window_start", 1.0): "Earliest time",
    ("window_start", 60): "Earliest, minutes of the day",
    ("window_end", 1.0): "Latest time",
    ("window_end", 60): "Latest, minutes of the day",
    ("window", 1.0): "Time windows",
    ("service_min", 1.0): "Minutes at the door",
    ("service_min", 1 / 60): "Seconds at the door",
    ("weight_kg", 1.0): "Weight in kg",
    ("weight_kg", 0.001): "Weight in g",
    ("weight_kg", 0.45359237): "Weight in lb",
    ("volume_l", 1.0): "Volume in l",
    ("volume_l", 1000): "Volume in m³",
    ("parcels", 1.0): "Parcels",
    ("kind", 1.0): "Kind of order",
    ("priority", 1.0): "Priority",
    ("skills", 1.0): "Skills",
    ("phone", 1.0): "Phone",
    ("email", 1.0): "E-mail",
    ("language", 1.0): "Language of messages",
    ("no_messages", 1.0): "Wants no messages",
    ("notes", 1.0): "Notes",
    ("access_code", 1.0): "Access code",
    ("proof", 1.0): "Proof",
    ("amount_due", 1.0): "Cash to collect",
    ("depot", 1.0): "Depot",
    ("load", 1.0): "Load that brings the goods",
    ("sender", 1.0): "Sender",
    ("item", 1.0): "Items",
    ("code", 1.0): "Barcode",
    ("pickup_name", 1.0): "Pickup: name",
    ("pickup_address", 1.0): "Pickup: address",
    ("pickup_postcode", 1.0): "Pickup: postcode",
    ("pickup_city", 1.0): "Pickup: town",
    ("pickup_lat", 1.0): "Pickup: latitude",
    ("pickup_lon", 1.0): "Pickup: longitude",
    ("pickup_window_start", 1.0): "Pickup: earliest time",
    ("pickup_window_end", 1.0): "Pickup: latest time",
    ("pickup_window", 1.0): "Pickup: time windows",
    ("pickup_service_min", 1.0): "Pickup: minutes at the door",
    ("pickup_phone", 1.0): "Pickup: phone",
    ("pickup_notes", 1.0): "Pickup: notes",
}
"""What a column can be, by field and the factor to its unit, in the order it is offered."""

_STATES = {
    RowState.NEW: "New",
    RowState.CHANGED: "Changed",
    RowState.SAME: "Known",
    RowState.REFUSED: "Refused",
    RowState.OUT: "Out already",
    RowState.JOINED: "Line of an order",
    RowState.LEFT_OUT: "Left out",
    RowState.UNREAD: "Not read",
}


class Show(Enum):
    """Which rows are shown."""

    ALL = "All"
    REFUSED = "Refused"
    UNLOCATED = "Not located"
    CHANGED = "Changed"
    OUT = "Out already"
    VANISHED = "Vanished"
    NEW = "New"


def state_words(row: PreviewRow) -> str:
    """``New``, ``New, not located``: what becomes of a row."""
    return _STATES[row.state] + (", not located" if row.unlocated is not None else "")


def meaning_words(field: str, factor: float) -> str:
    """What a column is, as the choosers say it."""
    return MEANINGS.get((field, factor)) or MEANINGS.get((field, 1.0), LEAVE_OUT)


def by_words(column: PreviewColumn) -> str:
    """What a person should know about how a column was taken; '' for nothing."""
    match column.taken.by:
        case TakenBy.NOBODY:
            return "Not known: say what it is, or leave it out."
        case TakenBy.RIVAL:
            return "Another column is taken for the same; say which counts."
        case TakenBy.PERSON:
            return "As you said."
        case TakenBy.NAME | TakenBy.PRODUCT:
            return ""


def to_know(row: PreviewRow) -> str:
    """Why, and what changes, in one line."""
    told = "; ".join(map(change_words, row.changes)) if row.state is RowState.CHANGED else ""
    return " ".join(part for part in (_sentence(row.words), told) if part)


def change_words(change: Change) -> str:
    """``window: 08:00-10:00 → 09:00-11:00``."""
    return f"{change.what}: {change.before or 'nothing'} → {change.after or 'nothing'}"


def vanished_words(vanished: Vanished) -> str:
    """What becomes of an order that the file does not have any more."""
    if vanished.driver:
        return f"Not in this file any more, and out with {vanished.driver}; it stays as it is."
    return "Not in this file any more; it stays until it is called off on the board."


def summary_words(preview: Preview) -> str:
    """``212 new, 3 changed, 2 refused``: what the file would do."""
    if preview.trouble:
        return preview.trouble
    counts = (
        (preview.count(RowState.NEW), "new"),
        (preview.count(RowState.CHANGED), "changed"),
        (preview.count(RowState.SAME), "known already"),
        (preview.count(RowState.REFUSED), "refused"),
        (preview.count(RowState.OUT), "out for delivery already"),
        (len(preview.unlocated), "not located"),
        (len(preview.vanished), "not in the file any more"),
    )
    told = [f"{count} {what}" for count, what in counts if count]
    if preview.senders:
        told.append("several senders have such files: say whose it is")
    if preview.open_columns:
        count = len(preview.open_columns)
        told.append(f"{count} column{'s' if count > 1 else ''} not understood")
    return ", ".join(told) + "."


def button_words(preview: Preview) -> str:
    """What the button does."""
    kept = preview.count(RowState.NEW, RowState.CHANGED)
    if not kept:
        return "Nothing to import"
    out = preview.count(RowState.REFUSED, RowState.OUT, RowState.LEFT_OUT)
    orders = "1 order" if kept == 1 else f"{kept} orders"
    return f"Import {orders}" + (f", leave out {out}" if out else "")


def result_words(name: str, result: ImportResult) -> str:
    """What an import came to, with the first refused rows."""
    lines = [
        f"{name}: {result.kept} orders kept, {result.updated} updated, "
        f"{result.duplicates} already there, {len(result.refused)} rows refused, "
        f"{len(result.unlocated)} not located."
    ]
    lines += [f"Line {row.line}, {row.column}: {row.reason}" for row in result.refused[:SHOWN_ROWS]]
    if len(result.refused) > SHOWN_ROWS:
        lines.append(f"and {len(result.refused) - SHOWN_ROWS} more rows.")
    return "\n".join(lines)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
