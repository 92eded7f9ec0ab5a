"""Small texts of the import workbench, in one place."""

from __future__ import annotations

from enum import Enum

from app.importing.changes import Change
from app.importing.columns import TakenBy
from app.importing.preview import Preview, PreviewColumn, PreviewRow, RowState, Vanished
from app.importing.result import ImportResult
from ui.desktop.language import marked, translate

SHOWN_ROWS = 8
"""So many refused rows are named in the message; the rest are counted."""

LEAVE_OUT = marked("Importing", "Leave out")

MEANINGS: dict[tuple[str, float], str] = {
    ("reference", 1.0): marked("Importing", "Reference"),
    ("name", 1.0): marked("Importing", "Name"),
    ("address", 1.0): marked("Importing", "Address"),
    ("house_number", 1.0): marked("Importing", "House number"),
    ("house_suffix", 1.0): marked("Importing", "House number, letter"),
    ("address_extra", 1.0): marked("Importing", "Address, more of it"),
    ("postcode", 1.0): marked("Importing", "Postcode"),
    ("city", 1.0): marked("Importing", "Town"),
    ("lat", 1.0): marked("Importing", "Latitude"),
    ("lon", 1.0): marked("Importing", "Longitude"),
    ("coordinates", 1.0): marked("Importing", "Latitude and longitude"),
    ("date", 1.0): marked("Importing", "Date"),
    ("starts_at", 1.0): marked("Importing", "Date and earliest time"),
    ("window_start", 1.0): marked("Importing", "Earliest time"),
    ("window_start", 60): marked("Importing", "Earliest, minutes of the day"),
    ("window_end", 1.0): marked("Importing", "Latest time"),
    ("window_end", 60): marked("Importing", "Latest, minutes of the day"),
    ("window", 1.0): marked("Importing", "Time windows"),
    ("service_min", 1.0): marked("Importing", "Minutes at the door"),
    ("service_min", 1 / 60): marked("Importing", "Seconds at the door"),
    ("weight_kg", 1.0): marked("Importing", "Weight in kg"),
    ("weight_kg", 0.001): marked("Importing", "Weight in g"),
    ("weight_kg", 0.45359237): marked("Importing", "Weight in lb"),
    ("volume_l", 1.0): marked("Importing", "Volume in l"),
    ("volume_l", 1000): marked("Importing", "Volume in m³"),
    ("parcels", 1.0): marked("Importing", "Parcels"),
    ("kind", 1.0): marked("Importing", "Kind of order"),
    ("priority", 1.0): marked("Importing", "Priority"),
    ("skills", 1.0): marked("Importing", "Skills"),
    ("phone", 1.0): marked("Importing", "Phone"),
    ("email", 1.0): marked("Importing", "E-mail"),
    ("language", 1.0): marked("Importing", "Language of messages"),
    ("no_messages", 1.0): marked("Importing", "Wants no messages"),
    ("notes", 1.0): marked("Importing", "Notes"),
    ("access_code", 1.0): marked("Importing", "Access code"),
    ("proof", 1.0): marked("Importing", "Proof"),
    ("amount_due", 1.0): marked("Importing", "Cash to collect"),
    ("depot", 1.0): marked("Importing", "Depot"),
    ("load", 1.0): marked("Importing", "Load that brings the goods"),
    ("sender", 1.0): marked("Importing", "Sender"),
    ("item", 1.0): marked("Importing", "Items"),
    ("code", 1.0): marked("Importing", "Barcode"),
    ("pickup_name", 1.0): marked("Importing", "Pickup: name"),
    ("pickup_address", 1.0): marked("Importing", "Pickup: address"),
    ("pickup_postcode", 1.0): marked("Importing", "Pickup: postcode"),
    ("pickup_city", 1.0): marked("Importing", "Pickup: town"),
    ("pickup_lat", 1.0): marked("Importing", "Pickup: latitude"),
    ("pickup_lon", 1.0): marked("Importing", "Pickup: longitude"),
    ("pickup_window_start", 1.0): marked("Importing", "Pickup: earliest time"),
    ("pickup_window_end", 1.0): marked("Importing", "Pickup: latest time"),
    ("pickup_window", 1.0): marked("Importing", "Pickup: time windows"),
    ("pickup_service_min", 1.0): marked("Importing", "Pickup: minutes at the door"),
    ("pickup_phone", 1.0): marked("Importing", "Pickup: phone"),
    ("pickup_notes", 1.0): marked("Importing", "Pickup: notes"),
}
"""What a column can be, by field and the factor to its unit, in the order it is offered."""

_STATES = {
    RowState.NEW: marked("Importing", "New"),
    RowState.CHANGED: marked("Importing", "Changed"),
    RowState.SAME: marked("Importing", "Known"),
    RowState.REFUSED: marked("Importing", "Refused"),
    RowState.OUT: marked("Importing", "Out already"),
    RowState.JOINED: marked("Importing", "Line of an order"),
    RowState.LEFT_OUT: marked("Importing", "Left out"),
    RowState.UNREAD: marked("Importing", "Not read"),
}


class Show(Enum):
    """Which rows are shown."""

    ALL = marked("Importing", "All")
    REFUSED = marked("Importing", "Refused")
    UNLOCATED = marked("Importing", "Not located")
    CHANGED = marked("Importing", "Changed")
    OUT = marked("Importing", "Out already")
    VANISHED = marked("Importing", "Vanished")
    NEW = marked("Importing", "New")


def state_words(row: PreviewRow) -> str:
    """``New``, ``New, not located``: what becomes of a row."""
    state = translate("Importing", _STATES[row.state])
    if row.unlocated is None:
        return state
    return translate("Importing", "{state}, not located").format(state=state)


def meaning_words(field: str, factor: float) -> str:
    """What a column is, as the choosers say it."""
    words = MEANINGS.get((field, factor)) or MEANINGS.get((field, 1.0), LEAVE_OUT)
    return translate("Importing", words)


def by_words(column: PreviewColumn) -> str:
    """What a person should know about how a column was taken; '' for nothing."""
    match column.taken.by:
        case TakenBy.NOBODY:
            return translate("Importing", "Not known: say what it is, or leave it out.")
        case TakenBy.RIVAL:
            return translate("Importing", "Another column is taken for the same; say which counts.")
        case TakenBy.PERSON:
            return translate("Importing", "As you said.")
        case TakenBy.NAME | TakenBy.PRODUCT:
            return ""


def to_know(row: PreviewRow) -> str:
    """Why, and what changes, in one line."""
    told = "; ".join(map(change_words, row.changes)) if row.state is RowState.CHANGED else ""
    return " ".join(part for part in (_sentence(row.words), told) if part)


def change_words(change: Change) -> str:
    """``window: 08:00-10:00 → 09:00-11:00``."""
    nothing = translate("Importing", "nothing")
    return f"{change.what}: {change.before or nothing} → {change.after or nothing}"


def vanished_words(vanished: Vanished, *, is_off: bool) -> str:
    """What becomes of an order that the file does not have any more."""
    driver = vanished.driver
    if driver and is_off:
        words = translate(
            "Importing",
            "Not in this file any more, and out with {driver}; it is called off with the import. "
            "{driver} is told; what is on board comes back.",
        )
    elif driver:
        words = translate(
            "Importing",
            "Not in this file any more, and out with {driver}; it stays unless you call it off.",
        )
    elif is_off:
        words = translate("Importing", "Not in this file any more; it is called off with the import.")
    else:
        words = translate("Importing", "Not in this file any more; it stays unless you call it off.")
    return words.format(driver=driver)


def summary_words(preview: Preview) -> str:
    """``212 new, 3 changed, 2 refused``: what the file would do."""
    if preview.trouble:
        return preview.trouble
    counts = (
        (preview.count(RowState.NEW), translate("Importing", "new")),
        (preview.count(RowState.CHANGED), translate("Importing", "changed")),
        (preview.count(RowState.SAME), translate("Importing", "known already")),
        (preview.count(RowState.REFUSED), translate("Importing", "refused")),
        (preview.count(RowState.OUT), translate("Importing", "out for delivery already")),
        (len(preview.unlocated), translate("Importing", "not located")),
        (len(preview.vanished), translate("Importing", "not in the file any more")),
    )
    told = [f"{count} {what}" for count, what in counts if count]
    if preview.senders:
        told.append(translate("Importing", "several senders have such files: say whose it is"))
    if preview.open_columns:
        told.append(translate("Importing", "%n columns not understood", "", len(preview.open_columns)))
    return ", ".join(told) + "."


def button_words(preview: Preview, off: int) -> str:
    """What the button does; ``off`` orders are called off."""
    kept = preview.count(RowState.NEW, RowState.CHANGED)
    if not kept:
        if off:
            return translate("Importing", "Call off %n orders", "", off)
        return translate("Importing", "Nothing to import")
    words = translate("Importing", "Import %n orders", "", kept)
    out = preview.count(RowState.REFUSED, RowState.OUT, RowState.LEFT_OUT)
    if out:
        words = translate("Importing", "{what}, leave out {count}").format(what=words, count=out)
    if off:
        words = translate("Importing", "{what}, call off {count}").format(what=words, count=off)
    return words


def result_words(name: str, result: ImportResult) -> str:
    """What an import came to, with the first refused rows."""
    lines = [
        translate(
            "Importing",
            "{name}: {kept} orders kept, {updated} updated, {duplicates} already "
            "there, {refused} rows refused, {unlocated} not located.",
        ).format(
            name=name,
            kept=result.kept,
            updated=result.updated,
            duplicates=result.duplicates,
            refused=len(result.refused),
            unlocated=len(result.unlocated),
        )
    ]
    lines += [
        translate("Importing", "Line {line}, {column}: {reason}").format(
            line=row.line, column=row.column, reason=row.reason
        )
        for row in result.refused[:SHOWN_ROWS]
    ]
    if len(result.refused) > SHOWN_ROWS:
        more = len(result.refused) - SHOWN_ROWS
        lines.append(translate("Importing", "and %n more rows.", "", more))
    return "\n".join(lines)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
