"""What a page of the register consists of: columns of its list, and fields of its form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.register.kinds import Kind
from ui.desktop.language import translate
from ui.desktop.vocabulary import said


class FieldKind(StrEnum):
    """How a field is edited."""

    LINE = "line"
    SHORT = "short"  # a number, a time
    LINES = "lines"
    CHOICE = "choice"
    SEVERAL = "several"  # boxes to tick, kept as ids apart by spaces
    TICK = "tick"
    PLACE = "place"  # latitude and longitude, typed or picked on the map


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field: its key, title and way of editing. ``unit`` stands behind it, ``example`` in it while it
    is empty; ``choices`` are (id, words), or those the picture has under the field's key. ``beside``:
    in one row with the field before it. ``skills``: the words in use are told below it."""

    key: str
    title: str
    kind: FieldKind = FieldKind.LINE
    unit: str = ""
    example: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    beside: bool = False
    skills: bool = False


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """A page: ``one`` is what a record is called, ``columns`` are titles and widths (pixels) of the
    list; ``empty`` says how to begin where there is nothing yet; ``archiving`` what it means to archive
    one."""

    kind: Kind
    title: str
    one: str
    columns: tuple[tuple[str, int], ...]
    fields: tuple[FieldSpec, ...]
    empty: str
    archiving: str


def spoken(text: str) -> str:
    """A text of these specs in the person's language: our own, or a word of the domain."""
    return said(translate("Register", text)) if text else ""
