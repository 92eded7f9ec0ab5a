"""XLSX to numbered rows of text, read-only, by openpyxl."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from app.domain.errors import InputRefused

MAX_UNPACKED = 1024 * 1024 * 1024
BOMB_BYTES, BOMB_RATIO = 64 * 1024 * 1024, 100
"""A large part that shrank by more than this was made to fill the memory: tables shrink tenfold."""

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    EOFError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
)
"""What openpyxl and zipfile raise on a broken file; openpyxl has no error type of its own for it."""


def numbered_rows(data: bytes, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows of the first sheet that has data, with the sheet's own row numbers.

    Raises:
        InputRefused: not a workbook, damaged, or absurdly large when unpacked.
    """
    _refuse_other_archives(data, name)
    try:
        with warnings.catch_warnings():
            # openpyxl warns about styles and extensions it leaves out; none of them is a value.
            warnings.simplefilter("ignore")
            yield from _first_sheet_with_data(data)
    except _DAMAGE as error:
        raise InputRefused(
            f"{name} is a damaged XLSX file; open it in its program, save it again and import that."
        ) from error


def _refuse_other_archives(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except _DAMAGE as error:
        raise InputRefused(f"{name} is a damaged XLSX file: it breaks off before its end.") from error
    if not any(part.filename.startswith("xl/") for part in parts):
        raise InputRefused(f"{name} is an archive of other files, not an XLSX table.")
    if sum(part.file_size for part in parts) > MAX_UNPACKED or any(map(_is_bomb, parts)):
        raise InputRefused(
            f"{name} unpacks to far more than a table of orders has; for safety nothing was read."
        )


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > max(BOMB_BYTES, BOMB_RATIO * part.compress_size)


def _first_sheet_with_data(data: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            # Some programs declare a million empty rows or one cell; what is there counts.
            sheet.reset_dimensions()
            found = False
            for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
                texts = [cell_text(cell) for cell in cells]
                if any(texts):
                    found = True
                    yield number, texts
            if found:
                return
    finally:
        book.close()


def cell_text(value: object) -> str:
    """A cell as the text a person would have typed into a CSV file.

    Whole numbers lose their ``.0``, times are HH:MM:SS, dates ISO; an error such as #N/A is empty.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return _instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.replace(microsecond=0).isoformat()
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    text = str(value)
    return "" if text in ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!") else text


def _instant_text(value: datetime) -> str:
    """Excel keeps a time alone as one on its day zero, a date alone as midnight."""
    if value.year < 1901:
        return value.time().replace(microsecond=0).isoformat()
    if value.time() == time():
        return value.date().isoformat()
    return value.replace(microsecond=0).isoformat(sep=" ")
