"""The bar over the map while a closed road is drawn: what to do, and how to end it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from app.domain.closures import ClosedKind, ClosedShape
from app.domain.errors import InputRefused
from app.domain.geo import LonLat
from ui.desktop.labels import plain_label
from ui.desktop.language import marked, translate
from ui.desktop.map_view import MapView
from ui.desktop.vocabulary import error_words

_ABOVE = 12
_HINTS = {
    ClosedKind.LINE: marked("WhatIf", "Click along the closed road, or across it."),
    ClosedKind.AREA: marked("WhatIf", "Click around the closed roads."),
}
_LEAST = {ClosedKind.LINE: 2, ClosedKind.AREA: 3}


class DrawBar(QFrame):
    """``drawn`` carries the shape, ``given_up`` when there is none. Enter ends, Backspace takes the
    last point back, Escape gives up (the window's own command)."""

    drawn = Signal(object)
    given_up = Signal()

    def __init__(self, over: MapView) -> None:
        super().__init__(over)
        self._map = over
        self._kind = ClosedKind.LINE
        self._points: list[LonLat] = []
        self.setObjectName("card")
        self._hint = plain_label("", "title")
        self.back = QPushButton(translate("WhatIf", "Last point back"))
        self.cancel = QPushButton(translate("WhatIf", "Cancel"))
        self.ready = QPushButton(translate("WhatIf", "Done"))
        self.ready.setProperty("primary", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._hint, 1)
        for button in (self.back, self.cancel, self.ready):
            row.addWidget(button)
        self.back.clicked.connect(self._take_back)
        self.cancel.clicked.connect(self.give_up)
        self.ready.clicked.connect(self._end)
        self._keys = [
            QShortcut(QKeySequence(key), self, call, context=Qt.ShortcutContext.WindowShortcut)
            for key, call in (
                ("Return", self._end),
                ("Enter", self._end),
                ("Backspace", self._take_back),
            )
        ]
        over.pointed.connect(self._take)
        over.installEventFilter(self)
        self._switch(on=False)

    def begin(self, kind: ClosedKind) -> None:
        """Draw from the first point on."""
        self._kind, self._points = kind, []
        self._switch(on=True)
        self._show_points()
        self.raise_()

    @property
    def is_drawing(self) -> bool:
        """Whether a person is at it."""
        return self.isVisibleTo(self._map)

    def give_up(self) -> None:
        """Nothing is drawn."""
        self._stop()
        self.given_up.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the map has another size."""
        if watched is self._map and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _switch(self, *, on: bool) -> None:
        self.setVisible(on)
        for key in self._keys:
            key.setEnabled(on)

    def _stop(self) -> None:
        self._switch(on=False)
        self._map.end_drawing()

    def _take(self, place: LonLat) -> None:
        if self.is_drawing:
            self._points.append(place)
            self._show_points()

    def _take_back(self) -> None:
        if self._points:
            self._points.pop()
            self._show_points()

    def _show_points(self) -> None:
        self._hint.setText(translate("WhatIf", _HINTS[self._kind]))
        self.back.setEnabled(bool(self._points))
        self.ready.setEnabled(len(self._points) >= _LEAST[self._kind])
        self._map.show_drawing(self._points, is_area=self._kind is ClosedKind.AREA)
        self._place()

    def _end(self) -> None:
        if len(self._points) < _LEAST[self._kind]:
            return
        try:
            shape = ClosedShape(self._kind, tuple(self._points))
        except InputRefused as error:
            self._hint.setText(error_words(error))
            self._place()
            return
        self._stop()
        self.drawn.emit(shape)

    def _place(self) -> None:
        self.adjustSize()
        width = min(self.width(), self._map.width() - 2 * _ABOVE)
        self.setGeometry((self._map.width() - width) // 2, _ABOVE, width, self.height())
