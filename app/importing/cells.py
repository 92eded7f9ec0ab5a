"""The cells of one row by field: text, values and times, refused with the column's title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.errors import InputRefused
from app.importing.columns import Column, Columns, vocabulary
from app.importing.values import parse_number

_MARKED_AS_TEXT = re.compile(r"'(?=[=+\-@\d\t\r])")


class RowRefused(InputRefused):
    """A row that cannot become an order; ``column`` is the title in the file."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


@dataclass(frozen=True, slots=True)
class RowCells:
    """The cells of one row by field."""

    columns: Columns
    cells: Sequence[str]

    def text(self, field: str) -> str:
        """A field's text, trimmed: of the first of its columns that is filled, or of all joined by line
        breaks where the field takes all."""
        if field not in self.columns.by_field:
            return ""
        texts = [text for _, text in self._filled(field)]
        return "\n".join(texts) if field in vocabulary().joined else next(iter(texts), "")

    def value[T, D](self, field: str, parse: Callable[[str], T], default: D) -> T | D:
        """A field's value, or the default where the cell is empty."""
        text = self.text(field)
        return parsed(self._title(field), text, parse) if text else default

    def number[T, D](self, field: str, parse: Callable[[str, float], T], default: D) -> T | D:
        """A field's number in our unit, or the default where the cell is empty."""
        filled = self._filled(field)
        factor = filled[0][0].factor if filled else 1.0
        return self.value(field, lambda text: parse(text, factor), default)

    def clock(self, field: str) -> str:
        """A time as text; minutes after midnight, which some columns hold, become hours and minutes."""
        filled = self._filled(field)
        if not filled or filled[0][0].factor == 1.0:
            return self.text(field)
        seconds = parse_number(filled[0][1]) * filled[0][0].factor
        return f"{int(seconds // 3600):02d}:{int(seconds // 60 % 60):02d}"

    def _filled(self, field: str) -> list[tuple[Column, str]]:
        found = self.columns.by_field.get(field, ())
        texts = ((column, cleaned(self.cells[column.at])) for column in found)
        return [(column, text) for column, text in texts if text]

    def _title(self, field: str) -> str:
        filled = self._filled(field)
        return filled[0][0].title if filled else self.columns.title(field)

    def has_place(self, prefix: str) -> bool:
        """Whether the row says where, in this set of columns."""
        return any(self.text(f"{prefix}{field}") for field in ("address", "lat", "coordinates"))


def cleaned(text: str) -> str:
    """A cell without outer blanks and without the ' that marks text for spreadsheets."""
    return _MARKED_AS_TEXT.sub("", text.strip(), count=1) if text[:1] == "'" else text.strip()


def parsed[T](column: str, text: str, parse: Callable[[str], T]) -> T:
    """The value of a cell.

    Raises:
        RowRefused: it cannot be understood.
    """
    try:
        return parse(text)
    except InputRefused as error:
        raise RowRefused(column, str(error)) from error
