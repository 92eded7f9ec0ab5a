"""XLS (Excel 97 to 2003) to numbered rows of text, by xlrd.

xlrd reads nothing else any more and is plain Python: a file that is broken, or made to break its
reader, ends in an exception and never takes the program along.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence
from datetime import timedelta

import xlrd
from xlrd.compdoc import CompDocError
from xlrd.xldate import XLDateError, xldate_as_datetime

from app.domain.errors import InputRefused
from storage.tables_xlsx import cell_text

MAX_BYTES = 64 * 1024 * 1024
"""A full sheet of this format, 65,536 rows of forty columns, has about as much."""

_DAMAGE = (
    CompDocError,
    struct.error,
    AssertionError,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    TypeError,
    ValueError,
)
"""What xlrd raises on a broken file beside its own error."""


def numbered_rows(data: bytes, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows of the first sheet that has data, with the sheet's own row numbers.

    Raises:
        InputRefused: not an Excel file, damaged, protected, or larger than any honest one.
    """
    if len(data) > MAX_BYTES:
        raise InputRefused(
            f"{name} has {len(data) // 1024**2} MB; of the old Excel format up to "
            f"{MAX_BYTES // 1024**2} MB are read. Save it as XLSX or CSV and import that."
        )
    try:
        yield from _first_sheet_with_data(data)
    except xlrd.XLRDError as error:
        raise InputRefused(_words_for(str(error), name)) from error
    except _DAMAGE as error:
        raise InputRefused(
            f"{name} is a damaged Excel file; open it in its program, save it as XLSX and import that."
        ) from error


def _words_for(error: str, name: str) -> str:
    if "encrypted" in error:
        return f"{name} is protected by a password; save it without one and import that."
    if "Can't find workbook" in error:
        return f"{name} is an Office document without a table; orders come as a table."
    return f"{name} cannot be read as an Excel file; save it as XLSX or CSV and import that."


def _first_sheet_with_data(data: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    quiet = io.StringIO()  # it talks to the console otherwise
    with xlrd.open_workbook(
        file_contents=data, logfile=quiet, on_demand=True, ragged_rows=True
    ) as book:
        for number in range(book.nsheets):
            sheet = book.sheet_by_index(number)
            found = False
            for row in range(sheet.nrows):
                texts = [_text(cell, book.datemode) for cell in sheet.row(row)]
                if any(texts):
                    found = True
                    yield row + 1, texts
            if found:
                return
            book.unload_sheet(number)


def _text(cell: xlrd.sheet.Cell, datemode: int) -> str:
    """A cell as a person would have typed it. Less than two days are a time alone, as 25:30 is."""
    match cell.ctype:
        case xlrd.XL_CELL_NUMBER:
            return cell_text(float(cell.value))
        case xlrd.XL_CELL_TEXT:
            return cell_text(cell.value)
        case xlrd.XL_CELL_BOOLEAN:
            return cell_text(bool(cell.value))
        case xlrd.XL_CELL_DATE if 0 <= cell.value < 2:
            return cell_text(timedelta(days=cell.value))
        case xlrd.XL_CELL_DATE:
            try:
                return cell_text(xldate_as_datetime(cell.value, datemode))
            except (XLDateError, OverflowError):
                return cell_text(float(cell.value))  # a number that is only shown as a day
    return ""
