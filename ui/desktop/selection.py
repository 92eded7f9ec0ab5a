"""What is selected: one value that lanes, timeline and map both set and follow."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """A shift, and perhaps one of its stops (or an unassigned stop with no shift).

    ``changed`` is emitted once per change, with no arguments: read the properties.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shift_id = ""
        self._stop_id = ""

    @property
    def shift_id(self) -> str:
        """The selected shift, '' for none."""
        return self._shift_id

    @property
    def stop_id(self) -> str:
        """The selected stop, '' for none."""
        return self._stop_id

    def select(self, shift_id: str = "", stop_id: str = "") -> None:
        """Select a stop of a shift, a whole shift, or nothing."""
        if (shift_id, stop_id) == (self._shift_id, self._stop_id):
            return
        self._shift_id, self._stop_id = shift_id, stop_id
        self.changed.emit()

    def clear(self) -> None:
        """Select nothing."""
        self.select()
