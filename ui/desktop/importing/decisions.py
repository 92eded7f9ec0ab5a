"""What a person has decided in the workbench so far, one decision after the other."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.import_choices import ColumnUse, ImportChoices, Repair, SettledPlace
from app.domain.orders import Order
from app.importing.preview import Vanished


class Decisions:
    """Cells repaired, addresses settled, lines left out; the columns' meanings are in their panel."""

    def __init__(self) -> None:
        self._repairs: dict[tuple[int, int], str] = {}
        self._settled: dict[tuple[str, str, str], SettledPlace] = {}
        self._left_out: set[int] = set()
        self._off: dict[str, Vanished] = {}

    def clear(self) -> None:
        """Another file."""
        self._repairs.clear()
        self._settled.clear()
        self._left_out.clear()
        self._off.clear()

    def repair(self, line: int, at: int, text: str) -> None:
        """A cell is to be read as this."""
        self._repairs[line, at] = text

    def settle(self, place: SettledPlace) -> None:
        """An address is there."""
        self._settled[place.address, place.postcode, place.city] = place

    def unsettle(self, place: SettledPlace) -> None:
        """It is open again where an address is."""
        self._settled.pop((place.address, place.postcode, place.city), None)

    def leave_out(self, line: int, is_out: bool) -> None:
        """A line is not imported, or is after all."""
        if is_out:
            self._left_out.add(line)
        else:
            self._left_out.discard(line)

    def call_off(self, vanished: Vanished, is_off: bool) -> None:
        """An order that is not in the file any more is called off, or stays after all."""
        if is_off:
            self._off[vanished.order.order_id] = vanished
        else:
            self._off.pop(vanished.order.order_id, None)

    def off(self, vanished: Iterable[Vanished]) -> tuple[Vanished, ...]:
        """Those to be called off, of what has vanished as the file stands now."""
        return tuple(each for each in vanished if self._off.get(each.order.order_id) == each)

    def settled_of(self, order: Order | None) -> SettledPlace | None:
        """Where a place of an order was put by hand."""
        places = (task.place for task in order.tasks) if order is not None else ()
        found = (self._settled.get((place.address, place.postcode, place.city)) for place in places)
        return next((each for each in found if each is not None), None)

    def choices(self, uses: tuple[ColumnUse, ...]) -> ImportChoices:
        """Everything that was decided, with what was said of columns."""
        return ImportChoices(
            uses=uses,
            repairs=tuple(Repair(line, at, text) for (line, at), text in self._repairs.items()),
            settled=tuple(self._settled.values()),
            left_out=frozenset(self._left_out),
        )
