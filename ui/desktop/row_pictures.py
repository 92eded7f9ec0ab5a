"""Rows that are painted once each, into pictures that are kept while nothing about a row is another: so
that a turn of the wheel, a key in the search and a new board paint what is new and no more."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPixmap


class RowPictures:
    """Pictures that all look alike: another ``look`` paints all of them anew."""

    def __init__(self) -> None:
        self._look: object = None
        self._keep = 0
        self._kept: dict[Hashable, tuple[tuple[object, ...], QPixmap]] = {}
        self.painted = 0

    def use(self, look: object, keep: int) -> None:
        """What the pictures of all rows depend on, and how many of them are kept."""
        if look != self._look:
            self._look = look
            self._kept.clear()
        self._keep = keep

    def of(self, key: Hashable, values: tuple[object, ...], paint: Callable[[], QPixmap]) -> QPixmap:
        """The picture of a row; ``paint`` makes it where none is kept of this key and these very
        values."""
        known = self._kept.get(key)
        if known is not None and all(a is b for a, b in zip(known[0], values, strict=True)):
            return known[1]
        self.painted += 1
        picture = paint()
        self._kept.pop(key, None)
        while len(self._kept) >= self._keep > 0:
            del self._kept[next(iter(self._kept))]  # the one that was painted first
        self._kept[key] = values, picture
        return picture


def blank(size: QSize, ratio: float, ground: str) -> QPixmap:
    """A picture of so many pixels of a screen with ``ratio`` of its own to each, to paint on."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(ground))
    return picture
