"""What a row of the lanes holds, and how it reads."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.board import BoardStop, Lane
from app.domain.orders import Order
from app.domain.routes import UnassignedOrder
from resources.tokens import load_tokens
from ui.desktop.formats import clock
from ui.desktop.language import translate
from ui.desktop.words import late_text, state_word, why_text


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A driver's lane, or (``lane`` None) the orders nobody has. ``silence`` is how long the driver has
    been parked or lost, in words; '' while heard."""

    lane: Lane | None
    count: int
    silence: str = ""
    folded: bool = False


@dataclass(frozen=True, slots=True)
class StopRow:
    """A stop of a lane."""

    lane: Lane
    stop: BoardStop


@dataclass(frozen=True, slots=True)
class UnassignedRow:
    """An order nobody has, with its order where that is known."""

    unassigned: UnassignedOrder
    order: Order | None

    @property
    def name(self) -> str:
        """The customer's name, or the order's id."""
        if self.order is None:
            return self.unassigned.order_id
        return self.order.tasks[-1].place.name or self.order.reference


type Row = GroupRow | StopRow | UnassignedRow


def stop_of_row(row: Row | None) -> str:
    """The stop that a row stands for, '' for a heading."""
    match row:
        case StopRow(stop=stop):
            return stop.stop_id
        case UnassignedRow(unassigned=item):
            return item.stop_id
    return ""


def shift_of_row(row: Row | None) -> str:
    """The shift that a row belongs to, '' for orders nobody has."""
    match row:
        case StopRow(lane=lane):
            return lane.shift.shift_id
        case GroupRow(lane=lane) if lane is not None:
            return lane.shift.shift_id
    return ""


def row_text(row: Row | None) -> str:
    """A row in words."""
    match row:
        case GroupRow(lane=None, count=count):
            return translate("LaneRows", "Unassigned ({count})").format(count=count)
        case GroupRow(lane=lane, silence=silence) if lane is not None:
            parts = [lane.shift.driver.name, lane.shift.vehicle.name, f"{lane.done}/{len(lane.stops)}"]
            return ", ".join(part for part in (*parts, silence) if part)
        case StopRow(lane=lane, stop=stop):
            at = clock(stop.eta, lane.shift.depot.zone)
            word = state_word(stop, load_tokens().light)
            locked = translate("LaneRows", "locked") if stop.locked else ""
            offered = translate("LaneRows", "offered to a carrier") if stop.tendered else ""
            parts = [f"{stop.number} {stop.name}", at, word, late_text(stop.late_s), locked, offered]
            return ", ".join(part for part in parts if part)
        case UnassignedRow():
            word = (
                translate("LaneRows", "with a carrier")
                if row.unassigned.carrier_id
                else translate("LaneRows", "unassigned")
            )
            return f"{row.name}, {word}: {why_text(row.unassigned)}"
    return ""
