"""The orders of an XML file: each with what it says once, and its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from app.domain.errors import InputRefused
from storage.tables_xml_words import folded, words

MAX_ROWS = 200_000
MAX_TEXT = 64 * 1024
"""More of one text is not kept; a cell of this length is refused."""

type Path = tuple[str, ...]


def local_name(title: str) -> str:
    """A name without the prefix of its namespace."""
    return title.rpartition(":")[2]


def attributes_of(attrs: AttributesImpl) -> Iterator[tuple[str, str]]:
    """What an element says of itself; where its words are defined is not that."""
    for title, text in attrs.items():
        if not title.startswith(("xmlns", "xsi:", "xml:")):
            yield f"@{local_name(title)}", text


@dataclass(slots=True)
class _Node:
    """An element of an order while it is read."""

    path: Path
    line: int
    own: dict[Path, str] = field(default_factory=dict)
    inner: dict[str, list[_Node]] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)

    @property
    def is_leaf(self) -> bool:
        """Whether it is a text and nothing else."""
        return not self.inner and not self.own


@dataclass(frozen=True, slots=True)
class Found:
    """An order as it was read: what it says once, its lines, and what is said around it.

    ``around`` is what each element around it says, outermost first; that grows until the element ends,
    and holds '' for what it says several times.
    """

    line: int
    own: dict[Path, str]
    lines: tuple[tuple[int, dict[Path, str]], ...]
    around: tuple[dict[Path, str], ...] = ()


class Records(ContentHandler):
    """The orders, one after the other; only one is held as a tree."""

    def __init__(self, record: Path, name: str) -> None:
        super().__init__()
        self.found: list[Found] = []
        self._record = record
        self._name = name
        self._path: Path = ()
        self._open: list[_Node] = []
        self._around: list[dict[Path, str]] = []
        self._text: list[str] | None = None
        self._count = 0
        self._place: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802
        """SAX: where the parser is."""
        self._place = locator

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        """SAX: an element begins."""
        self._path = (*self._path, local_name(name))
        if not self._open and self._path != self._record:
            if self._is_around():
                self._around.append({})
            for key, text in attributes_of(attrs):
                self._say((*self._path, key), text)
            self._text = []
            return
        line = self._place.getLineNumber() if self._place is not None else None
        node = _Node(self._path, line or 0)
        node.own = {(*self._path, key): text.strip()[:MAX_TEXT] for key, text in attributes_of(attrs)}
        if self._open:
            self._open[-1].inner.setdefault(self._path[-1], []).append(node)
        self._open.append(node)

    def characters(self, content: str) -> None:
        """SAX: text."""
        if self._open:
            self._open[-1].text.append(content)
        elif self._text is not None:
            self._text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802, ARG002 - SAX
        """SAX: an element ends."""
        if not self._open:
            if self._text is not None:
                self._say(self._path, "".join(self._text))
            if self._is_around():
                self._around.pop()
            self._path, self._text = self._path[:-1], None
            return
        self._path, self._text = self._path[:-1], None
        node = self._open.pop()
        text = "".join(node.text).strip()[:MAX_TEXT]
        if text and not node.inner:
            node.own[node.path] = text
        if not self._open:
            found = replace(_read(node), around=tuple(self._around))
            self._count += max(1, len(found.lines))
            if self._count > MAX_ROWS:
                raise InputRefused(
                    f"{self._name} has more than {MAX_ROWS:,} rows; split it and import the parts."
                )
            self.found.append(found)

    def _is_around(self) -> bool:
        return self._path == self._record[: len(self._path)]

    def _say(self, path: Path, text: str) -> None:
        """Something that is no order's own."""
        text = text.strip()[:MAX_TEXT]
        if text and self._around:
            said = self._around[-1]
            said[path] = "" if path in said else text


def _read(node: _Node) -> Found:
    """An element's own fields and those of its single children; of those that repeat, mere texts become
    one text, and the most numerous others are its lines."""
    own = dict(node.own)
    lines: list[tuple[int, dict[Path, str]]] = []
    for same in node.inner.values():
        if len(same) == 1:
            inner = _read(same[0])
            own.update(inner.own)
            many = list(inner.lines)
        elif all(len(each.own) <= 1 and not each.inner and each.path in each.own for each in same):
            own[same[0].path] = ", ".join(each.own[each.path] for each in same)
            many = []
        else:
            parts = [_read(each) for each in same]
            many = [
                (part.line, {**part.own, **cells})
                for part in parts
                for _, cells in part.lines or ((part.line, {}),)
            ]
        if len(many) > len(lines):
            lines, many = many, lines
        for path in dict.fromkeys(path for _, cells in many for path in cells):
            texts = dict.fromkeys(cells[path] for _, cells in many if cells.get(path))
            own[path] = ", ".join(texts)
    return Found(node.line, own, tuple(lines))


def one_by_one(found: Sequence[Found]) -> list[tuple[int, dict[Path, str]]]:
    """The rows, each with what is said around its order. Of an order with lines the first row says all;
    the others name it, by the first of its fields that no two orders share."""
    key = _naming(found)
    rows: list[tuple[int, dict[Path, str]]] = []
    for each in found:
        around = {path: text for said in each.around for path, text in said.items() if text}
        first, *more = each.lines or ((each.line, {}),)
        own = _counted_in_all(each.own) if more else each.own
        rows.append((each.line, {**around, **own, **first[1]}))
        named = {**around, **({key: each.own[key]} if key else own)}
        rows += [(line, {**named, **cells}) for line, cells in more]
    return rows


def _counted_in_all(own: dict[Path, str]) -> dict[Path, str]:
    """Parcels of a whole order under a title of their own: they are not the count of its first line."""
    return {
        (*path[:-1], f"{path[-1]} in all") if folded(path[-1]) in words().counts else path: text
        for path, text in own.items()
    }


def _naming(found: Sequence[Found]) -> Path:
    paths = found[0].own if found else ()
    for path in sorted(paths, key=lambda path: folded(path[-1]) not in words().naming):
        texts = {each.own.get(path, "") for each in found}
        if len(texts) == len(found) and "" not in texts:
            return path
    return ()
