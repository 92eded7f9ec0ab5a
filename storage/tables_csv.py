"""CSV as people have it: bytes to numbered rows of text."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import charset_normalizer

from app.domain.errors import InputRefused

DELIMITERS = ",;\t|"

_SAMPLE_ROWS = 200
_MOST = 0.5
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27})
_OTHER_ENCODINGS = [
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1257",
    "iso8859_2",
    "iso8859_5",
    "koi8_r",
    "cp850",
    "cp866",
    "mac_roman",
    "gb18030",
    "big5",
    "cp932",
    "euc_jp",
    "cp949",
]
"""What spreadsheets and shop systems write; rarer ones only make the guess worse."""

_WESTERN_SIGNS = set("€°–—’‘“”„«»…·§£±²³½¼¾×´`®©™\u00a0ºª¿¡")
_EXCEL_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def looks_like_text(data: bytes) -> bool:
    """Whether the bytes are text in some encoding: no NUL or control bytes but in UTF-16."""
    if data.startswith((BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE)) or _utf16_without_mark(data):
        return True
    return len(data) - len(data.translate(None, _CONTROLS)) == 0


def numbered_rows(data: bytes, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows with the 1-based physical line each begins on; empty lines count and are left out.

    Raises:
        InputRefused: not text, no delimiter fits, or a quotation mark is never closed.
    """
    text = decoded(data, name)
    first_line = 1
    hint = _EXCEL_HINT.match(text)
    if hint:
        text = text[hint.end() :]
        first_line = 2
    delimiter = hint.group(1) if hint else recognised_delimiter(text)
    if delimiter is None:
        raise InputRefused(
            f"{name} has only one column, or its columns are not separated by comma, semicolon, "
            "tab or bar; save it as CSV with one of these."
        )
    yield from _parsed(text, delimiter, first_line, name)


def decoded(data: bytes, name: str) -> str:
    """The text, by byte order mark, then UTF-8, UTF-16, Windows-1252, then the best guess.

    Raises:
        InputRefused: no encoding makes text of it.
    """
    try:
        if data.startswith(BOM_UTF8):
            return data.decode("utf-8-sig")
        if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            return data.decode("utf-16")
        without_mark = _utf16_without_mark(data)
        if without_mark:
            return data.decode(without_mark)
    except UnicodeDecodeError as error:
        raise InputRefused(
            f"{name} is damaged: its text breaks off at byte {error.start + 1:,}."
        ) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _eight_bit(data, name)


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 shows in NULs at every second byte, as most of a table is ASCII."""
    sample = data[:2000]
    if len(sample) < 4:
        return ""
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) == 0:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return ""


def _eight_bit(data: bytes, name: str) -> str:
    """Windows-1252 where it reads like a western language, else what charset-normalizer finds."""
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and _reads_western(western):
        return western
    best = charset_normalizer.from_bytes(data[:200_000], cp_isolation=_OTHER_ENCODINGS).best()
    if best is not None:
        try:
            return data.decode(best.encoding)
        except UnicodeDecodeError:
            pass  # the beginning was not typical of the whole
    if western:
        return western
    raise InputRefused(f"{name} is in an unknown encoding; save it as CSV in UTF-8.")


def _reads_western(text: str) -> bool:
    """Few accents, and these inside words: Cyrillic or Polish read as Windows-1252 shows otherwise."""
    letters = sum(character.isalpha() for character in text)
    foreign = [character for character in text if ord(character) > 127]
    odd = [c for c in foreign if not c.isalpha() and c not in _WESTERN_SIGNS]
    capitals_inside = len(re.findall(r"[a-z][À-Þ](?=[a-z])", text))
    return (
        len(foreign) <= 0.3 * max(letters, 1)
        and len(odd) <= 0.1 * len(foreign)
        and capitals_inside <= 0.1 * len(foreign)
        and not any(unicodedata.category(c) == "Cc" for c in foreign)
    )


def recognised_delimiter(text: str) -> str | None:
    """The delimiter that cuts the header and the most rows into the same number of columns, 2 or more.

    None where there is none. Ties go to the one that makes more columns. Where none fits most of the
    rows, lines of text above the header may be in the way.
    """
    widths = {delimiter: _widths(text, delimiter) for delimiter in DELIMITERS}
    share, found = _most_even(widths)
    if share < _MOST:
        below = {delimiter: _below_lone(rows) for delimiter, rows in widths.items()}
        share_below, found_below = _most_even(below)
        if share_below >= _MOST:
            return found_below
    return found


def _most_even(widths: Mapping[str, Sequence[int]]) -> tuple[float, str | None]:
    """The share of rows as wide as the first by the best delimiter, and that."""
    best: tuple[float, int] = (0.0, 0)
    found: str | None = None
    for delimiter, rows in widths.items():
        if not rows or rows[0] < 2:
            continue
        same = Counter(rows)[rows[0]] / len(rows)
        if (round(same, 1), rows[0]) > best:
            best = (round(same, 1), rows[0])
            found = delimiter
    return best[0], found


def _below_lone(widths: Sequence[int]) -> Sequence[int]:
    """Without the rows of one cell at the beginning."""
    begins = next((at for at, width in enumerate(widths) if width > 1), len(widths))
    return widths[begins:]


def _widths(text: str, delimiter: str) -> list[int]:
    """Columns of the first rows, empty lines left out."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [len(row) for row in islice(reader, _SAMPLE_ROWS) if any(c.strip() for c in row)]
    except csv.Error:
        # A cell beyond csv's own limit: the header alone has to do.
        first = next((line for line in io.StringIO(text) if line.strip()), "")
        return [first.count(delimiter) + 1]


def _parsed(
    text: str, delimiter: str, first_line: int, name: str
) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows with their physical line, by the csv module; leniently where quotes stand inside cells."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter)
    begins = first_line
    unclosed = _line_of_unclosed_quote(text, delimiter)
    if unclosed is not None:
        raise InputRefused(
            f"{name}, line {first_line + unclosed}: a quotation mark is opened there and never closed."
        )
    try:
        for row in reader:
            if row:
                yield begins, row
            begins = first_line + reader.line_num
    except csv.Error as error:
        column = _column_of_huge_cell(text, delimiter, begins - first_line)
        raise InputRefused(
            f"{name}, line {begins}, column {column}: more than {csv.field_size_limit():,} characters "
            "in one cell. Often a quotation mark is missing there."
        ) from error


def _line_of_unclosed_quote(text: str, delimiter: str) -> int | None:
    """The 0-based line of the record whose quote never closes, None where every quote closes."""
    if '"' not in text:
        return None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 0
    try:
        for _ in reader:
            begins = reader.line_num
    except csv.Error as error:
        # Other complaints (text after a closing quote) are tolerated: the cell keeps its text.
        return begins if "unexpected end" in str(error) else None
    return None


def _column_of_huge_cell(text: str, delimiter: str, skip_lines: int) -> int:
    """The 1-based column in which a record's cell exceeds the limit of the csv module."""
    record = "".join(islice(io.StringIO(text, newline=""), skip_lines, None))
    limit = csv.field_size_limit()
    column, begins, quoted = 1, 0, False
    for at, character in enumerate(record):
        if character == '"':
            quoted = not quoted
        elif character == delimiter and not quoted:
            column, begins = column + 1, at + 1
        if at - begins > limit:
            break
    return column
