"""What the printed papers share: fonts, safe text, marks for states, page x of y, A4 and Letter.

Set in Bitstream Vera, which comes with reportlab: Western and much of Central European Latin, with
figures of one width. A letter that it lacks is printed without its accents, else as a question mark;
never as a box or an error.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from app.domain.orders import TaskKind
from app.domain.report import PaperSize
from resources.tokens import Palette, load_tokens

PLAIN, BOLD = "Vera", "VeraBd"
MARGIN = 15 * mm
WIDTH = A4[0] - 2 * MARGIN
"""Letter, which is wider, has wider margins: a paper is laid out once."""
_SIZES = {PaperSize.A4: A4, PaperSize.LETTER: LETTER}
_INSTEAD = {"ħ": "h", "Ħ": "H", "đ": "d", "ŋ": "n", "ə": "e", "\u2011": "-", "\u202f": " ", "−": "-"}

type Align = Literal["left", "right"]


@cache
def _faces() -> tuple[TTFont, TTFont]:
    """The two faces, known to reportlab from here on."""
    faces = (TTFont(PLAIN, "Vera.ttf"), TTFont(BOLD, "VeraBd.ttf"))
    for face in faces:
        pdfmetrics.registerFont(face)
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)
    return faces


@cache
def _letters() -> frozenset[int]:
    """Characters that both faces have."""
    plain, bold = _faces()
    return frozenset(plain.face.charToGlyph) & frozenset(bold.face.charToGlyph)


def printable(text: str, longest: int = 2000) -> str:
    """Text in letters that the font has, at most ``longest`` of them, on one line per line."""
    if len(text) > longest:
        text = text[: longest - 1] + "…"
    return "".join(_letter(char) for char in unicodedata.normalize("NFC", text))


def _letter(char: str) -> str:
    if char in "\n\t":
        return " " if char == "\t" else char
    if unicodedata.category(char) in ("Cc", "Cf", "Mn", "Cs", "Co"):
        return ""
    if ord(char) in _letters():
        return char
    if char in _INSTEAD:
        return _INSTEAD[char]
    plain = unicodedata.normalize("NFKD", char)
    return "".join(part for part in plain if ord(part) in _letters()) or "?"


def look() -> Palette:
    """Paper is light."""
    return load_tokens().light


@cache
def colour(value: str) -> Any:
    """A token's colour for reportlab."""
    return colors.HexColor(value)


@cache
def style(size: float = 8, bold: bool = False, align: Align = "left", tone: str = "") -> ParagraphStyle:
    """A paragraph style; ``tone`` is a colour token's value, black where empty."""
    _faces()
    return ParagraphStyle(
        name=f"{size}{bold}{align}{tone}",
        fontName=BOLD if bold else PLAIN,
        fontSize=size,
        leading=size * 1.25,
        alignment=TA_RIGHT if align == "right" else TA_LEFT,
        textColor=colour(tone) if tone else colors.black,
        splitLongWords=True,
    )


def text(
    words: str,
    size: float = 8,
    bold: bool = False,
    align: Align = "left",
    tone: str = "",
    longest: int = 600,
    breaks: int = 0,
) -> Paragraph:
    """A paragraph of a person's text: no markup in it takes effect, long words break.

    So that a cell always fits a page, it keeps ``longest`` letters and ``breaks`` line breaks; further
    breaks become spaces.
    """
    lines = escape(printable(words, longest)).split("\n")
    safe = "<br/>".join((*lines[:breaks], " ".join(lines[breaks:])))
    return Paragraph(safe, style(size, bold, align, tone))


class TwoLines(Flowable):
    """A bold line and a muted one under it; several each where there is no room, as a paragraph."""

    def __init__(self, first: str, second: str, size: float = 8) -> None:
        super().__init__()
        _faces()
        self._first, self._second, self._size = printable(first, 200), printable(second, 400), size
        self._paragraph: Paragraph | None = None

    def wrap(self, room: float, height: float) -> tuple[float, float]:
        first = pdfmetrics.stringWidth(self._first, BOLD, self._size)
        second = pdfmetrics.stringWidth(self._second, PLAIN, self._size - 1)
        if max(first, second) <= room and "\n" not in self._first + self._second:
            self.width, self.height = room, 2 * self._size * 1.25
            return self.width, self.height
        small = f'<font size="{self._size - 1}" color="{look().muted}">{escape(self._second)}</font>'
        self._paragraph = Paragraph(f"<b>{escape(self._first)}</b><br/>{small}", style(self._size))
        self.width, self.height = self._paragraph.wrap(room, height)
        return self.width, self.height

    def draw(self) -> None:
        pen, size = self.canv, self._size
        if self._paragraph is not None:
            self._paragraph.drawOn(pen, 0, 0)
            return
        top = self.height - 0.93 * size
        pen.setFillColor(colors.black)
        pen.setFont(BOLD, size)
        pen.drawString(0, top, self._first)
        pen.setFillColor(colour(look().muted))
        pen.setFont(PLAIN, size - 1)
        pen.drawString(0, top - size * 1.25, self._second)


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a person's text in a cell of several; ``breaks`` of its own line breaks are kept."""

    words: str
    bold: bool = False
    larger: bool = False
    tone: str = ""
    breaks: int = 0


def several_lines(*lines: Said, size: float) -> Paragraph:
    """One paragraph of those lines that have words: no markup in them takes effect."""
    return Paragraph("<br/>".join(_marked(line, size) for line in lines if line.words), style(size))


def _marked(line: Said, size: float) -> str:
    parts = escape(printable(line.words, 300)).split("\n")
    safe = "<br/>".join((*parts[: line.breaks], " ".join(parts[line.breaks :])))
    if line.bold:
        safe = f"<b>{safe}</b>"
    larger = f' size="{size + 0.5}"' if line.larger else ""
    tone = f' color="{line.tone}"' if line.tone else ""
    return f"<font{larger}{tone}>{safe}</font>" if larger or tone else safe


class Mark(Flowable):
    """A state's colour and shape: dot (square for a pickup) with the state's sign in it."""

    def __init__(self, state: str, task: TaskKind, size: float = 7) -> None:
        super().__init__()
        self.width = self.height = size
        self._state = look().state(state)
        self._square = task is TaskKind.PICKUP

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        pen, size, shape = self.canv, self.width, self._state.shape
        pen.setStrokeColor(colour(self._state.colour))
        pen.setFillColor(colour(self._state.colour))
        pen.setLineWidth(0.9)
        hollow = shape in ("ring", "struck", "half")
        if self._square:
            pen.rect(0.5, 0.5, size - 1, size - 1, stroke=1, fill=int(not hollow))
        else:
            pen.circle(size / 2, size / 2, size / 2 - 0.5, stroke=1, fill=int(not hollow))
        if shape == "half":
            pen.rect(
                0.5, 0.5, size - 1, size / 2 - 0.5, stroke=0, fill=1
            ) if self._square else pen.wedge(
                0.5, 0.5, size - 0.5, size - 0.5, 180, 180, stroke=0, fill=1
            )
        if shape == "struck":
            pen.line(0, 0, size, size)
        pen.setStrokeColor(colors.white)
        for start, end in _SIGNS.get(shape, ()):
            pen.line(start[0] * size, start[1] * size, end[0] * size, end[1] * size)


type _Point = tuple[float, float]
_SIGNS: dict[str, tuple[tuple[_Point, _Point], ...]] = {
    "tick": (((0.26, 0.5), (0.44, 0.3)), ((0.44, 0.3), (0.76, 0.68))),
    "cross": (((0.3, 0.3), (0.7, 0.7)), ((0.3, 0.7), (0.7, 0.3))),
    "pause": (((0.4, 0.3), (0.4, 0.7)), ((0.62, 0.3), (0.62, 0.7))),
    "chevron": (((0.4, 0.28), (0.64, 0.5)), ((0.64, 0.5), (0.4, 0.72))),
}


class Section(Flowable):
    """Takes no room: notes which section a page has come to, for its running head."""

    def __init__(self, name: str, current: list[str]) -> None:
        super().__init__()
        self._name, self._current = name, current

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self._current[:] = [self._name]


class TickBox(Flowable):
    """An empty square to tick by hand."""

    def __init__(self, size: float = 9) -> None:
        super().__init__()
        self.width = self.height = size

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setLineWidth(0.7)
        self.canv.setStrokeColor(colors.black)
        self.canv.rect(0, 0, self.width, self.height)


class _CountedCanvas(Canvas):
    """Holds pages back until their number is known, then writes ``Page x of y`` on each."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 (reportlab's own name)
        self._held.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        for number, page in enumerate(self._held, 1):
            self.__dict__.update(page)
            self.setFont(PLAIN, 7)
            self.setFillColor(colour(look().muted))
            self.drawRightString(_margin(self) + WIDTH, 9 * mm, f"Page {number} of {len(self._held)}")
            Canvas.showPage(self)
        super().save()


def _margin(canvas: Any) -> float:
    """Left of the text on a canvas's pages."""
    width: float = canvas._pagesize[0]
    return (width - WIDTH) / 2


def build_pdf(
    title: str,
    story: Sequence[Flowable],
    head: Callable[[Canvas, int], None],
    foot: str,
    paper: PaperSize = PaperSize.A4,
) -> bytes:
    """The bytes of a document: the same for the same story (reportlab's invariant mode).

    ``head`` draws what stands above the text of a page, given its number; it is called when the page
    is full, so that it may tell what the page holds (see Section).
    """
    _faces()
    buffer = BytesIO()
    size = _SIZES[paper]
    margin = (size[0] - WIDTH) / 2
    document = BaseDocTemplate(
        buffer,
        pagesize=size,
        title=printable(title),
        author="Roundsman",
        invariant=1,
        leftMargin=margin,
        rightMargin=margin,
    )
    frame = Frame(
        margin,
        15 * mm,
        WIDTH,
        size[1] - 33 * mm,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def furnish(canvas: Canvas, doc: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setStrokeColor(colour(look().line))
        canvas.setLineWidth(0.5)
        canvas.line(margin, 13 * mm, margin + WIDTH, 13 * mm)
        canvas.setFont(PLAIN, 7)
        canvas.setFillColor(colour(look().muted))
        canvas.drawString(margin, 9 * mm, printable(foot, 120))
        head(canvas, doc.page)
        canvas.restoreState()

    document.addPageTemplates([PageTemplate(frames=[frame], onPageEnd=furnish)])
    document.build(list(story), canvasmaker=_CountedCanvas)
    return buffer.getvalue()


def running_head(canvas: Canvas, left: str, right: str) -> None:
    """A small line at the top of a page."""
    margin, height = _margin(canvas), canvas._pagesize[1]  # type: ignore[attr-defined]
    canvas.setFont(PLAIN, 7)
    canvas.setFillColor(colour(look().muted))
    canvas.drawString(margin, height - 12 * mm, printable(left, 90))
    canvas.drawRightString(margin + WIDTH, height - 12 * mm, printable(right, 50))
