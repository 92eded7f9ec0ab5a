"""Orders that a sender's newer file has not any more, called off where a person says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.amending import CalledOff
from app.desk import Desk
from app.importing.matching import KnownOrders
from app.importing.preview import Vanished
from app.ports.desk_reads import DeskReads


def call_off_vanished(desk: Desk, reads: DeskReads, chosen: Iterable[Vanished]) -> CalledOff:
    """Call off what was chosen of the desk's day, as by hand. What a driver was given since the person
    looked, and what is of another day, is left.

    Raises:
        StoreFull, StoreBusy, StoreError: none of them was called off.
    """
    known = KnownOrders(reads)
    each = tuple(chosen)
    off = [v.order for v in each if v.order.day == desk.day and known.out_with(v.order) == v.driver]
    done = desk.call_off([order.order_id for order in off])
    left = tuple(v.order.tasks[-1].place.name for v in each if v.order not in off)
    return replace(done, left=(*done.left, *left))
