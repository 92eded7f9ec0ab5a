"""The orders of a file against those the desk has: new, the same, changed, or not to be touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.domain.orders import Order
from app.domain.spelling import folded
from app.importing.result import ImportWarning, RefusedRow, UnlocatedOrder
from app.ports.addresses import AddressHit
from app.ports.desk_reads import DeskReads


class Standing(StrEnum):
    """How an order of a file stands to those the desk has."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Draft:
    """An order out of a row, why it is not located if it is not, and what is to be said of its place.
    ``more`` are further lines of the file that say more of it."""

    line: int
    order: Order
    reason: str = ""
    candidates: tuple[AddressHit, ...] = ()
    notes: tuple[str, ...] = ()
    more: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedDraft:
    """A row that makes no order: its line, the title of the column at fault (may be empty), why."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a draft. ``order`` is as it would be kept, ``before`` as the desk has it;
    ``driver`` has it already."""

    draft: Draft
    standing: Standing
    order: Order
    before: Order | None = None
    reason: str = ""
    driver: str = ""


@dataclass(slots=True)
class Tally:
    """The result while it grows."""

    duplicates: int = 0
    orders: list[Order] = field(default_factory=list)
    kept: int = 0
    updated: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    unlocated: list[UnlocatedOrder] = field(default_factory=list)
    warnings: list[ImportWarning] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def refuse(self, draft: Draft, reason: str, before: Order | None = None, driver: str = "") -> None:
        """Do not keep a draft."""
        self.refused.append(RefusedRow(draft.line, "reference", reason))
        verdict = Verdict(draft, Standing.REFUSED, draft.order, before, reason, driver)
        self.verdicts.append(verdict)


class KnownOrders:
    """The desk's orders of the days a file touches, read once per day."""

    def __init__(self, reads: DeskReads) -> None:
        self._reads = reads
        self._days: dict[date, dict[tuple[str, str], Order]] = {}
        self._places: dict[date, dict[tuple[str, ...], str]] = {}
        self._out: dict[date, dict[str, str]] = {}

    def same(self, order: Order) -> Order | None:
        """The order with the same sender, reference and date."""
        if not order.reference:
            return None
        return self._of(order.day).get((order.sender, order.reference))

    def of(self, day: date) -> tuple[Order, ...]:
        """A day's orders that have a reference."""
        return tuple(self._of(day).values())

    def alike(self, order: Order) -> str:
        """What an order of the same place, name and date is called; empty where there is none."""
        self._of(order.day)
        return self._places[order.day].get(place_key(order), "")

    def remember(self, order: Order, called: str) -> None:
        """Take an order of this file among those that others may be alike to."""
        self._of(order.day)
        self._places[order.day].setdefault(place_key(order), called)

    def out_with(self, order: Order) -> str:
        """The driver who has been given the order; empty where none has."""
        if order.day not in self._out:
            drivers = {s.shift_id: s.driver.name for s in self._reads.shifts(order.day)}
            self._out[order.day] = {
                stop.stop.order_id: drivers.get(record.shift_id, record.shift_id)
                for record in self._reads.routes(order.day)
                if record.released is not None
                for stop in record.released.stops
            }
        return self._out[order.day].get(order.order_id, "")

    def _of(self, day: date) -> dict[tuple[str, str], Order]:
        if day not in self._days:
            orders = self._reads.orders(day)
            self._days[day] = {(o.sender, o.reference): o for o in orders if o.reference}
            self._places[day] = {
                place_key(o): f"order {o.reference or o.order_id}" for o in orders if not o.cancelled
            }
        return self._days[day]


def place_key(order: Order) -> tuple[str, ...]:
    """By which two orders of a day are for the same name and place."""
    parts = [order.kind.value]
    for task in order.tasks:
        place = task.place
        where = folded(place.address + place.postcode + place.city)
        if not place.address and place.location is not None:
            where = f"{place.location.lon:.5f} {place.location.lat:.5f}"
        parts += [folded(place.name), where]
    return tuple(parts)


def sort_in(
    drafts: Sequence[Draft], reads: DeskReads, next_id: Callable[[], str], tally: Tally
) -> None:
    """Decide for each draft whether it is new, the same, changed, or must not be touched."""
    known = KnownOrders(reads)
    in_file: dict[tuple[date, str, str], Draft] = {}
    for draft in drafts:
        order = draft.order
        if order.reference:
            key = (order.day, order.sender, order.reference)
            first = in_file.setdefault(key, draft)
            if first is not draft:
                _repeated(draft, first, tally)
                continue
        before = known.same(order)
        if before is not None:
            _compare(draft, before, known, tally)
            continue
        _add(draft, known, next_id, tally)


def _repeated(draft: Draft, first: Draft, tally: Tally) -> None:
    """A second row with the same reference in one file."""
    if draft.order == first.order:
        tally.duplicates += 1
        text = f"The same order as in line {first.line}; it is kept once."
        tally.warnings.append(ImportWarning(draft.line, "reference", text))
        tally.verdicts.append(Verdict(draft, Standing.SAME, draft.order, reason=text))
        return
    reason = (
        f"line {first.line} has the same reference '{draft.order.reference[:40]}' with other content; "
        "only the first is kept."
    )
    tally.refuse(draft, reason)


def _compare(draft: Draft, before: Order, known: KnownOrders, tally: Tally) -> None:
    """An order the desk already has."""
    now = replace(
        draft.order,
        order_id=before.order_id,
        cancelled=before.cancelled,
        handover=before.handover,
    )
    if before.cancelled:
        text = f"Order {before.reference} was cancelled at the desk and stays so."
        tally.warnings.append(ImportWarning(draft.line, "reference", text))
    if replace(now, remarks=()) == replace(before, remarks=()):
        tally.duplicates += 1
        tally.verdicts.append(Verdict(draft, Standing.SAME, before, before))
        _list_unlocated(draft, before.order_id, tally)
        return
    driver = known.out_with(before)
    if driver:
        reason = (
            f"order {before.reference} is already out for delivery with {driver} and was left as it "
            "is; change it on the board."
        )
        tally.refuse(draft, reason, before, driver)
        return
    tally.orders.append(now)
    tally.updated += 1
    tally.verdicts.append(Verdict(draft, Standing.CHANGED, now, before))
    _list_unlocated(draft, before.order_id, tally)


def _add(draft: Draft, known: KnownOrders, next_id: Callable[[], str], tally: Tally) -> None:
    """A new order; without a reference it may be a double, which is shown and kept."""
    order = replace(draft.order, order_id=next_id())
    alike = known.alike(order) if not order.reference else ""
    if alike:
        remark = f"Perhaps a double: the same name and place as {alike}."
        order = replace(order, remarks=(*order.remarks, remark))
        tally.warnings.append(ImportWarning(draft.line, "name", remark))
    known.remember(order, f"line {draft.line}")
    tally.orders.append(order)
    tally.kept += 1
    tally.verdicts.append(Verdict(draft, Standing.NEW, order))
    _list_unlocated(draft, order.order_id, tally)


def _list_unlocated(draft: Draft, order_id: str, tally: Tally) -> None:
    if not draft.reason:
        return
    place = next(t.place for t in draft.order.tasks if t.place.location is None)
    tally.unlocated.append(
        UnlocatedOrder(
            line=draft.line,
            order_id=order_id,
            reference=draft.order.reference,
            name=place.name,
            address=place.where,
            reason=draft.reason,
            candidates=draft.candidates,
        )
    )
