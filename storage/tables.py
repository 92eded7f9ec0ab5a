"""Tables out of files people have: CSV in its many dialects, XLSX, XLS and XML.

What kind of file it is follows from its bytes, never from its name. Everything that cannot be used
is refused in one sentence; nothing is guessed silently that would change a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import InputRefused
from storage import tables_csv, tables_xls, tables_xlsx, tables_xml

MAX_BYTES = 200 * 1024 * 1024
MAX_ROWS = 200_000
MAX_CELL = 32 * 1024
MAX_COLUMNS = 500
TITLE_LINES = 10
"""So many lines of text may stand above the header."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_COME_AS = "orders come as CSV, XLSX, XLS or XML."
_BINARY_KINDS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"SQLite format 3", "a database"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows as text, each with the 1-based line of the file it begins on.

    Every row has at least as many cells as the header; rows with more cells are handed on as they
    are, since only the reader of the values can say which row is wrong.
    """

    header: tuple[str, ...]
    rows: Sequence[tuple[int, tuple[str, ...]]]


class SpreadsheetReader:
    """Reads CSV (UTF-8, UTF-16, Windows-1252 ...; comma, semicolon, tab, bar), XLSX, XLS and XML."""

    def read(self, path: Path) -> Table:
        """The first sheet with data, or the whole file.

        Raises:
            InputRefused: missing, a folder, empty, binary, damaged, protected, no delimiter found,
                only a header, a cell over 32 KB, over 200,000 rows or 500 columns.
        """
        data = _bytes_of(path)
        name = path.name
        if data.startswith(_ZIP):
            numbered = tables_xlsx.numbered_rows(data, name)
        elif data.startswith(_OLE):
            _refuse_encrypted(data, name)
            numbered = tables_xls.numbered_rows(data, name)
        elif tables_xml.looks_like_xml(data):
            numbered = tables_xml.numbered_rows(data, name)
        else:
            _refuse_binary(data, name)
            numbered = tables_csv.numbered_rows(data, name)
        return _table(numbered, name)


def _bytes_of(path: Path) -> bytes:
    """The whole file.

    Raises:
        InputRefused: it is not there, not a file, too large, empty or may not be read.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise InputRefused(f"{path.name or path} is a folder; name a file of orders in it.")
        with path.open("rb") as file:  # a device or a pipe tells no size
            data = b"" if size > MAX_BYTES else file.read(MAX_BYTES + 1)
        if max(size, len(data)) > MAX_BYTES:
            raise InputRefused(
                f"{path.name} has {max(size, len(data)) // 1024**2} MB or more; files up to"
                f" {MAX_BYTES // 1024**2} MB are read."
            )
    except FileNotFoundError as error:
        raise InputRefused(f"There is no file {path}.") from error
    except OSError as error:
        raise InputRefused(f"{path.name} cannot be read: {error.strerror or error}.") from error
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise InputRefused(f"{path.name} is empty.")
    return data


def _refuse_encrypted(data: bytes, name: str) -> None:
    """Excel's encrypted XLSX files come in the container of its older format."""
    if _ENCRYPTED in data:
        raise InputRefused(f"{name} is protected by a password; save it without one and import that.")


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, words in _BINARY_KINDS:
        if data.startswith(magic):
            raise InputRefused(f"{name} is {words}, not a table; {_COME_AS}")
    if not tables_csv.looks_like_text(data):
        raise InputRefused(f"{name} is a binary file, not a table; {_COME_AS}")


def _table(numbered: Iterable[tuple[int, Sequence[str]]], name: str) -> Table:
    """The first row with text becomes the header, the others are checked and padded.

    Raises:
        InputRefused: see ``SpreadsheetReader.read``.
    """
    header: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    for line, cells in _below_the_title(numbered):
        _refuse_huge_cell(cells, header, line, name)
        if not header:
            header = _header(cells, line, name)
            continue
        if len(rows) >= MAX_ROWS:
            raise InputRefused(
                f"{name} has more than {MAX_ROWS:,} rows; split it and import the parts."
            )
        rows.append((line, _fitted(cells, len(header))))
    if not header:
        raise InputRefused(f"{name} is empty.")
    if not rows:
        raise InputRefused(f"{name} has a header and no rows below it.")
    return Table(header, rows)


def _below_the_title(
    numbered: Iterable[tuple[int, Sequence[str]]],
) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows that say something, without lines of text above the header: lone cells above a row."""
    held: list[tuple[int, Sequence[str]]] = []
    begun = False
    for line, cells in numbered:
        filled = sum(1 for cell in cells if cell.strip())
        if not filled:
            continue
        if not begun and filled == 1 and len(held) < TITLE_LINES:
            held.append((line, cells))
            continue
        if not begun and filled == 1:
            yield from held
            held = []
        begun = True
        yield line, cells
    if not begun:
        yield from held


def _header(cells: Sequence[str], line: int, name: str) -> tuple[str, ...]:
    header = [cell.strip() for cell in cells]
    while header and not header[-1]:
        header.pop()
    if len(header) > MAX_COLUMNS:
        raise InputRefused(
            f"{name}, line {line}: {len(header):,} columns; up to {MAX_COLUMNS} are read."
        )
    if len(header) < 2:
        raise InputRefused(
            f"{name} has only one column, or its columns are not separated by comma, semicolon, "
            "tab or bar; save it as CSV with one of these."
        )
    return _told_apart(header)


def _told_apart(header: Sequence[str]) -> tuple[str, ...]:
    """Titles of which none is there twice: ``Phone``, ``Phone (2)``."""
    taken = {_key(title) for title in header}
    seen: set[str] = set()
    titles = []
    for title in header:
        told, number = title, 1
        while _key(told) and (_key(told) in seen or (number > 1 and _key(told) in taken)):
            number += 1
            told = f"{title} ({number})"
        seen.add(_key(told))
        titles.append(told)
    return tuple(titles)


def _key(title: str) -> str:
    """By which two titles are the same for a person."""
    return " ".join(title.split()).casefold()


def _fitted(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """As wide as the header; surplus cells stay only where one of them says something."""
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        cells = cells[:width]
    return tuple(cells) + ("",) * (width - len(cells))


def _refuse_huge_cell(cells: Sequence[str], header: Sequence[str], line: int, name: str) -> None:
    for at, cell in enumerate(cells):
        if len(cell) > MAX_CELL:
            title = f"'{header[at][:60]}'" if at < len(header) and header[at] else str(at + 1)
            raise InputRefused(
                f"{name}, line {line}, column {title}: {len(cell):,} characters in one cell; "
                f"up to {MAX_CELL:,} are read. Often a quotation mark is missing there."
            )
