"""How stops are drawn: colour and shape by state, the same as on the map page (map_shapes.js)."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPixmapCache,
    QPolygonF,
)

from resources.tokens import Palette, StateLook

_MARKS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "chevron": (((-0.2, -0.45), (0.3, 0.0), (-0.2, 0.45)),),
    "pause": (((-0.25, -0.4), (-0.25, 0.4)), ((0.25, -0.4), (0.25, 0.4))),
    "tick": (((-0.45, 0.05), (-0.1, 0.4), (0.45, -0.35)),),
    "cross": (((-0.35, -0.35), (0.35, 0.35)), ((0.35, -0.35), (-0.35, 0.35))),
}
_HOLLOW = ("ring", "struck", "half")


@dataclass(frozen=True, slots=True)
class StopLook:
    """What of a stop is drawn besides its state: pickups are square, unsent ones dashed."""

    state: StateLook
    square: bool = False
    dashed: bool = False
    late: bool = False


def draw_stop(painter: QPainter, centre: QPointF, r: float, look: StopLook, palette: Palette) -> None:
    """Draw a stop of radius ``r`` (pixels) around a point.

    Each look is painted once and kept as a picture: a board of hundreds of stops is drawn several
    times a second.
    """
    ratio = painter.device().devicePixelRatioF()
    half = ceil(r * 1.5) + 5  # room for the clock badge and the dashes
    colours = (palette.panel, palette.text, palette.late, palette.on_late)
    key = f"stop {r} {ratio} {look} {colours}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = QPixmap(round(2 * half * ratio), round(2 * half * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as fresh:
            _paint_stop(fresh, QPointF(half, half), r, look, palette)
        QPixmapCache.insert(key, picture)
    painter.drawPixmap(centre - QPointF(half, half), picture)


def _paint_stop(painter: QPainter, centre: QPointF, r: float, look: StopLook, palette: Palette) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour, panel = QColor(look.state.colour), QColor(palette.panel)
    hollow = look.state.shape in _HOLLOW
    body = _body(centre, r - 1 if hollow else r, look.square)
    if hollow:
        painter.fillPath(body, panel)
        painter.strokePath(body, QPen(colour, 1.8))
    else:
        painter.fillPath(body, colour)
    if look.state.shape == "half":
        painter.setClipPath(body)
        painter.fillRect(QRectF(centre.x() - r, centre.y() - r, r, 2 * r), colour)
        painter.setClipping(False)
    _mark(painter, centre, r, look.state.shape, colour if hollow else panel)
    if look.dashed:
        pen = QPen(QColor(palette.text), 1.1)
        pen.setDashPattern([2.2, 1.6])
        painter.strokePath(_body(centre, r + 2.2, look.square), pen)
    if look.late:
        draw_clock(
            painter, QPointF(centre.x() + r * 0.85, centre.y() - r * 0.85), max(3.4, r * 0.6), palette
        )
    painter.restore()


def _body(centre: QPointF, r: float, square: bool) -> QPainterPath:
    path = QPainterPath()
    if square:
        side = r * 0.9
        path.addRect(QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side))
    else:
        path.addEllipse(centre, r, r)
    return path


def _mark(painter: QPainter, centre: QPointF, r: float, shape: str, colour: QColor) -> None:
    lines = _MARKS.get(shape, ())
    if shape == "struck":
        lines = (((-0.95, 0.95), (0.95, -0.95)),)
    pen = QPen(colour, max(1.2, r * 0.26))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for line in lines:
        points = [QPointF(centre.x() + dx * r, centre.y() + dy * r) for dx, dy in line]
        painter.drawPolyline(QPolygonF(points))


def draw_clock(painter: QPainter, centre: QPointF, r: float, palette: Palette) -> None:
    """The badge of what is late or will be late."""
    painter.setPen(QPen(QColor(palette.panel), 1))
    painter.setBrush(QColor(palette.late))
    painter.drawEllipse(centre, r, r)
    painter.setPen(QPen(QColor(palette.on_late), max(1.0, r * 0.28)))
    hands = [(0.0, -0.6), (0.0, 0.0), (0.45, 0.2)]
    painter.drawPolyline(
        QPolygonF([QPointF(centre.x() + dx * r, centre.y() + dy * r) for dx, dy in hands])
    )


def draw_badge(
    painter: QPainter, right: float, middle: float, text: str, font: QFont, palette: Palette
) -> float:
    """A late badge with clock and words, ending at ``right``; returns its left edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = QFontMetricsF(font).horizontalAdvance(text) + 24
    box = QRectF(right - width, middle - 8, width, 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.late))
    painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.on_late), 1.2))
    centre = QPointF(box.left() + 9, middle)
    painter.drawEllipse(centre, 4.5, 4.5)
    painter.drawPolyline(QPolygonF([centre + QPointF(0, -2.8), centre, centre + QPointF(2.2, 1)]))
    painter.setFont(font)
    painter.drawText(
        box.adjusted(17, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text
    )
    painter.restore()
    return box.left()


def draw_padlock(painter: QPainter, centre: QPointF, colour: str) -> None:
    """A small padlock, ten pixels wide: what it stands beside stays where it is."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.4))
    painter.drawArc(QRectF(centre.x() - 3, centre.y() - 6, 6, 7), 0, 180 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(centre.x() - 4.5, centre.y() - 2, 9, 7), 1.5, 1.5)
    painter.restore()
