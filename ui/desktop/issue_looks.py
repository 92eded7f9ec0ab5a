"""How kinds of issues look: a glyph and a colour beside the words, to read a column at a glance.

A clock is about time, a cross about what broke or is undone, a pin about where somebody is, a wave
about a phone, a box about an order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from resources.tokens import Palette
from ui.desktop.shapes import draw_clock


class Glyph(StrEnum):
    """What is painted before an issue's title."""

    CLOCK = "clock"
    CROSS = "cross"
    PIN = "pin"
    WAVE = "wave"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class IssueLook:
    """A kind's glyph, and its colour in a palette."""

    glyph: Glyph
    colour: Callable[[Palette], str]


def _late(palette: Palette) -> str:
    return palette.late


def _failed(palette: Palette) -> str:
    return palette.state("failed").colour


def _accent(palette: Palette) -> str:
    return palette.accent


_TIME = IssueLook(Glyph.CLOCK, _late)
_BROKEN = IssueLook(Glyph.CROSS, _failed)
_PLACE = IssueLook(Glyph.PIN, _accent)
_PHONE = IssueLook(Glyph.WAVE, _failed)
_ORDER = IssueLook(Glyph.BOX, _accent)
UNKNOWN = IssueLook(Glyph.BOX, _late)
LOOKS = {
    **dict.fromkeys(("late", "risk", "early", "overtime", "slow", "absent", "loading", "delay"), _TIME),
    **dict.fromkeys(("vehicle", "accident", "problem", "gone", "disputed", "road_closed"), _BROKEN),
    **dict.fromkeys(("stands", "off_route", "unsaid_arrival", "unsaid_end", "far"), _PLACE),
    **dict.fromkeys(("address", "not_located"), _PLACE),
    **dict.fromkeys(("lost", "call", "set_aside"), _PHONE),
    **dict.fromkeys(
        ("cancelled", "carrier", "tender", "not_planned", "window", "unproven", "parcel"), _ORDER
    ),
}
"""By kind (``app.watching``, ``app.alarms``, ``app.day_roads``)."""
_STROKES: dict[Glyph, tuple[tuple[tuple[float, float], ...], ...]] = {
    Glyph.CROSS: (((-0.35, -0.35), (0.35, 0.35)), ((0.35, -0.35), (-0.35, 0.35))),
    Glyph.BOX: (((-0.8, -0.25), (0.8, -0.25)), ((0.0, -0.25), (0.0, 0.1))),
}


def look_of(kind: str) -> IssueLook:
    """The look of a kind of issue."""
    return LOOKS.get(kind, UNKNOWN)


def draw_glyph(painter: QPainter, centre: QPointF, r: float, kind: str, palette: Palette) -> None:
    """Draw an issue's glyph within ``r`` pixels of a point."""
    look = look_of(kind)
    colour = QColor(look.colour(palette))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    match look.glyph:
        case Glyph.CLOCK:
            draw_clock(painter, centre, r, palette)
        case Glyph.CROSS:
            painter.setBrush(colour)
            painter.drawEllipse(centre, r - 0.5, r - 0.5)
            painter.setPen(QPen(QColor(palette.panel), 1.6))
        case Glyph.PIN:
            painter.strokePath(_pin(centre, r), pen)
        case Glyph.WAVE:
            for reach in (0.35, 0.8):
                box = QRectF(
                    centre.x() - r * reach, centre.y() - r * reach, 2 * r * reach, 2 * r * reach
                )
                painter.drawArc(box, -50 * 16, 100 * 16)
                painter.drawArc(box, 130 * 16, 100 * 16)
        case Glyph.BOX:
            painter.drawRect(QRectF(centre.x() - r * 0.8, centre.y() - r * 0.7, r * 1.6, r * 1.4))
    for line in _STROKES.get(look.glyph, ()):
        painter.drawPolyline(QPolygonF([centre + QPointF(dx * r, dy * r) for dx, dy in line]))
    painter.restore()


def _pin(centre: QPointF, r: float) -> QPainterPath:
    """A drop with its point at the bottom, and a hole."""
    path = QPainterPath()
    top = QRectF(centre.x() - r * 0.65, centre.y() - r, 1.3 * r, 1.3 * r)
    path.moveTo(centre.x(), centre.y() + r)
    path.arcTo(top, 215, -250)
    path.closeSubpath()
    path.addEllipse(top.center(), r * 0.15, r * 0.15)
    return path
