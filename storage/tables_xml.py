"""XML to numbered rows of text: the elements that repeat are rows, what is in and around them columns.

No sender's form is known beforehand. The file is looked through twice: first for its outline, by which
the element that is an order shows (of those that repeat, the one with the most fields; within a group
such as a tour, its orders; around lines that are no orders, the one they are of), then for its rows.
What a group says goes for each of its orders. What repeats itself within an order (its lines) makes
further rows, which name the order and say nothing else of it.
Documents are parsed by defusedxml: no entities, nothing from elsewhere.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException
from defusedxml.sax import parse

from app.domain.errors import InputRefused
from storage.tables_xml_records import (
    MAX_ROWS,
    Path,
    Records,
    attributes_of,
    local_name,
    one_by_one,
)
from storage.tables_xml_words import folded, is_order, may_be_order, words

MAX_DEPTH = 40
MAX_NAMES = 2_000
MAX_ELEMENTS = 5_000_000

_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def looks_like_xml(data: bytes) -> bool:
    """Whether the bytes begin as a document of this kind, in any encoding."""
    begin = _begin(data)
    return begin.startswith((b"<?", b"<!")) or (begin.startswith(b"<") and begin[1:2].isalpha())


def _begin(data: bytes) -> bytes:
    return data[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")


def numbered_rows(data: bytes, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The titles as the first row, then the rows, with the lines of the file they begin on; where
    several begin on one line, they are counted instead.

    Raises:
        InputRefused: not well-formed, with entities of its own, a web page, or no rows in it.
    """
    if _begin(data).lower().startswith((b"<!doctype html", b"<html", b"<table")):
        raise InputRefused(f"{name} is a web page, not a table; save it as CSV and import that.")
    outline = _Outline(name)
    _parse(data, outline, name)
    reader = Records(outline.record, name)
    _parse(data, reader, name)
    rows = one_by_one(reader.found)
    paths = tuple(dict.fromkeys(path for _, cells in rows for path in cells))
    if not rows or not paths:
        raise InputRefused(f"{name} has no orders in it that a table could be made of.")
    lines = [line for line, _ in rows]
    if len(set(lines)) < len(lines):
        lines = list(range(1, len(rows) + 1))
    yield 1, _titles(paths, outline.record)
    for line, (_, cells) in zip(lines, rows, strict=True):
        yield line, [cells.get(path, "") for path in paths]


def _parse(data: bytes, handler: ContentHandler, name: str) -> None:
    try:
        parse(io.BytesIO(data), handler)
    except DefusedXmlException as error:
        raise InputRefused(
            f"{name} declares entities or fetches parts from elsewhere; for safety nothing was read. "
            "Save it without them and import that."
        ) from error
    except SAXParseException as error:
        raise InputRefused(
            f"{name}, line {error.getLineNumber()}: not a well-formed XML file ({error.getMessage()}); "
            "export it again and import that."
        ) from error
    except (SAXException, LookupError, ValueError) as error:
        raise InputRefused(
            f"{name} cannot be read as an XML file; save it as UTF-8 or as CSV and import that."
        ) from error


def _is_within(path: Path, outer: Path) -> bool:
    return len(path) > len(outer) and path[: len(outer)] == outer


class _Outline(ContentHandler):
    """Which elements there are, and which of them repeat under one parent."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._path: Path = ()
        self._siblings: list[Counter[str]] = [Counter()]
        self._is_leaf = False
        self._elements = 0
        self._fields: dict[Path, None] = {}
        self._repeated: set[Path] = set()

    @property
    def record(self) -> Path:
        """The element that is an order; the whole document where nothing repeats."""
        inner = Counter(
            outer for path in self._fields for outer in self._repeated if _is_within(path, outer)
        )
        best = max(inner, key=lambda path: (inner[path], -len(path)), default=None)
        if best is None:
            return next(iter(self._fields), ("",))[:1]
        if not self._has_place(best):
            return self._around_lines(best)
        while not is_order(best[-1]):
            orders = [path for path in inner if _is_within(path, best) and self._is_order(path)]
            if not orders:
                break
            best = max(orders, key=lambda path: (inner[path], -len(path)))
        return best

    def _around_lines(self, line: Path) -> Path:
        """The one order that what repeats is the lines of; what repeats, where there is none."""
        if may_be_order(line[-1]):
            return line
        for size in range(len(line) - 1, 0, -1):
            outer = line[:size]
            if self._has_place(outer):
                return outer if is_order(outer[-1]) or self._is_named(outer) else line
        return line

    def _is_order(self, path: Path) -> bool:
        """Whether what repeats within a group is its orders: it has a place, and a name of its own."""
        return self._has_place(path) and (may_be_order(path[-1]) or self._is_named(path))

    def _has_place(self, outer: Path) -> bool:
        return any(
            _is_within(path, outer)
            and any(folded(part) in words().places for part in path[len(outer) :])
            for path in self._fields
        )

    def _is_named(self, outer: Path) -> bool:
        """Whether one of its very own fields names it."""
        size = len(outer)
        return any(
            path[:size] == outer and len(path) == size + 1 and folded(path[-1]) in words().naming
            for path in self._fields
        )

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        """SAX: an element begins."""
        tag = local_name(name)
        self._elements += 1
        self._siblings[-1][tag] += 1
        self._path = (*self._path, tag)
        if len(self._path) == 1:
            _refuse_spreadsheet(tag, attrs, self._name)
        times = self._siblings[-1][tag]
        if times == 2:
            self._repeated.add(self._path)
        if times > MAX_ROWS or self._elements > MAX_ELEMENTS:
            raise InputRefused(
                f"{self._name} has more than {MAX_ROWS:,} rows; split it and import the parts."
            )
        if len(self._path) > MAX_DEPTH or len(self._fields) > MAX_NAMES:
            raise InputRefused(f"{self._name} has no orders in it that a table could be made of.")
        self._siblings.append(Counter())
        self._is_leaf = True
        for key, _ in attributes_of(attrs):
            self._fields[(*self._path, key)] = None

    def endElement(self, name: str) -> None:  # noqa: N802, ARG002 - SAX
        """SAX: an element ends; without any inside it is a field."""
        if self._is_leaf:
            self._fields[self._path] = None
        self._path, self._is_leaf = self._path[:-1], False
        self._siblings.pop()


def _refuse_spreadsheet(tag: str, attrs: AttributesImpl, name: str) -> None:
    if tag == "Workbook" and any(text == _SPREADSHEET for _, text in attrs.items()):
        raise InputRefused(
            f"{name} is an Excel table written as XML; save it as XLSX or CSV and import that."
        )


def _titles(paths: Sequence[Path], record: Path) -> tuple[str, ...]:
    """Each field by its own name, with those around it as far as they tell it from others. What a group
    of orders is called, or says as an order does, is told from the order's own at once."""
    own = {folded(path[-1]) for path in paths if path[: len(record)] == record}
    own |= words().naming | {"name"}
    names = [tuple(part.removeprefix("@") for part in path) for path in paths]
    sizes = [2 if path[: len(record)] != record and folded(path[-1]) in own else 1 for path in paths]
    while True:
        titles = [" ".join(each[-size:]) for each, size in zip(names, sizes, strict=True)]
        count = Counter(title.casefold() for title in titles)
        longer = [
            min(size + 1, len(each)) if count[title.casefold()] > 1 else size
            for each, size, title in zip(names, sizes, titles, strict=True)
        ]
        if longer == sizes:
            return tuple(titles)
        sizes = longer
