"""What is selected and what is pointed at: values that lanes, timeline and map both set and follow."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Pointed(QObject):
    """What the pointer is over in one of the views, and the others show lightly: a stop of a shift, a
    shift, or nothing. ``changed`` is emitted once per change, with what was pointed at before."""

    changed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = ("", "")

    @property
    def shift_id(self) -> str:
        """The shift that is pointed at, '' for none."""
        return self._at[0]

    @property
    def stop_id(self) -> str:
        """The stop that is pointed at, '' for none."""
        return self._at[1]

    def point(self, shift_id: str = "", stop_id: str = "") -> None:
        """The pointer is over a stop of a shift, over a shift, or over nothing."""
        before = self._at
        if before != (shift_id, stop_id):
            self._at = shift_id, stop_id
            self.changed.emit(*before)


class Selection(QObject):
    """A shift, and perhaps one of its stops (or an unassigned stop with no shift); beside that stop
    others may be chosen, of any shift.

    ``changed`` is emitted once per change, with no arguments: read the properties.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pointed = Pointed(self)
        self._shift_id = ""
        self._stop_id = ""
        self._stop_ids: tuple[str, ...] = ()
        self._chosen: frozenset[str] = frozenset()

    @property
    def shift_id(self) -> str:
        """The selected shift, '' for none."""
        return self._shift_id

    @property
    def stop_id(self) -> str:
        """The selected stop, '' for none."""
        return self._stop_id

    @property
    def stop_ids(self) -> tuple[str, ...]:
        """All the stops that are chosen, of any shifts: the selected one, alone or among others."""
        return self._stop_ids

    def has(self, stop_id: str) -> bool:
        """Whether a stop is chosen."""
        return stop_id in self._chosen

    def select(self, shift_id: str = "", stop_id: str = "") -> None:
        """Select a stop of a shift, a whole shift, or nothing."""
        self.choose(shift_id, stop_id, (stop_id,) if stop_id else ())

    def choose(self, shift_id: str, stop_id: str, stop_ids: Iterable[str]) -> None:
        """Select a stop (or a shift) and choose others beside it."""
        wanted = (shift_id, stop_id, tuple(dict.fromkeys(stop_ids)))
        if wanted == (self._shift_id, self._stop_id, self._stop_ids):
            return
        self._shift_id, self._stop_id, self._stop_ids = wanted
        self._chosen = frozenset(self._stop_ids)
        self.changed.emit()

    def toggle(self, shift_id: str, stop_id: str) -> None:
        """Choose one more stop, or one less."""
        if not self.has(stop_id):
            self.choose(shift_id, stop_id, (*self._stop_ids, stop_id))
        elif stop_id != self._stop_id:
            others = (each for each in self._stop_ids if each != stop_id)
            self.choose(self._shift_id, self._stop_id, others)

    def clear(self) -> None:
        """Select nothing."""
        self.select()
