"""One place from the map for whoever asks: by a click, or by keys under the crosshair in its middle."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from app.domain.geo import LonLat
from ui.desktop.labels import plain_label
from ui.desktop.language import translate
from ui.desktop.map_view import MapView

_ABOVE, _WIDE = 12, 560
_STEP_PX, _FINE_PX = 40, 4
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class PlacePicker(QFrame):
    """A bar over the map while a place is awaited; with Shift the arrow keys move it by little.
    ``began`` when one is."""

    began = Signal()

    def __init__(self, over: MapView) -> None:
        super().__init__(over)
        self._map = over
        self._take: Callable[[LonLat], None] | None = None
        self._back: Callable[[], None] | None = None
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hint = translate(
            "PlacePicker",
            "Click the place, or move the map with the arrow keys, + and −, and press Enter.",
        )
        self.setAccessibleName(hint)
        self._cancel = QPushButton(translate("PlacePicker", "Cancel"))
        self._cancel.setToolTip(translate("PlacePicker", "Back without a place (Esc)"))
        self._cancel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cancel.clicked.connect(self.give_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(plain_label(hint, "title", wrap=True), 1)
        row.addWidget(self._cancel)
        over.pointed.connect(self._pointed)
        over.installEventFilter(self)
        self.hide()

    def ask(self, take: Callable[[LonLat], None], back: Callable[[], None]) -> None:
        """Await a place for ``take``; ``back`` is called where a person rather gives none. Who asked
        before gets none."""
        self._take, self._back = take, back
        self._map.point_once(True)
        self._map.show_aim(True)
        self.began.emit()
        self.show()
        self.raise_()
        self._place()
        self.window().activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def awaits_for(self, take: Callable[[LonLat], None]) -> bool:
        """Whether a place is awaited for this one."""
        return self._take == take

    @property
    def is_picking(self) -> bool:
        """Whether a place is awaited."""
        return self._take is not None

    def give_up(self) -> None:
        """Back without a place."""
        back = self._back
        self._map.point_once(False)
        self._end()
        if back is not None:
            back()

    def drop(self, take: Callable[[LonLat], None]) -> None:
        """Who asked does not await a place any more."""
        if self.awaits_for(take):
            self._map.point_once(False)
            self._end()

    def _pointed(self, place: LonLat) -> None:
        take = self._take
        if take is not None:
            self._end()
            take(place)

    def _end(self) -> None:
        """The click that gave the place is still to be told as one on what was there: the map knows."""
        self._take = self._back = None
        self.hide()
        self._map.show_aim(False)

    def _place(self) -> None:
        width = min(_WIDE, self._map.width() - 2 * _ABOVE)
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        self.setGeometry((self._map.width() - width) // 2, _ABOVE, width, height)

    # --- Qt ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: move, nearer, farther, take, back."""
        key = Qt.Key(event.key())
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _STEPS:
            step = _FINE_PX if fine else _STEP_PX
            self._map.move_aim(*(step * way for way in _STEPS[key]))
        elif key in _ZOOMS:
            self._map.zoom_aim(_ZOOMS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._map.take_aim()
        elif key == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the map has another size."""
        if watched is self._map and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)
