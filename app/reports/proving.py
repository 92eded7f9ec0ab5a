"""Finding an order and gathering what shows what happened to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.errors import InputRefused
from app.domain.events import FINAL_TYPES
from app.domain.order_proof import OrderProof, Seal
from app.domain.orders import Order
from app.domain.report import StopRow
from app.domain.spelling import folded
from app.ports.store import Store
from app.reports.day_report import gather

MOST_NAMED = 8


def find_order(store: Store, wanted: str, day: date | None = None) -> Order:
    """The order of a reference, an id or a customer's name, of a day or of the latest that has it.

    Raises:
        InputRefused: there is none, or several, which are named.
    """
    days = [day] if day is not None else list(reversed(store.days()))
    for one in days:
        orders = store.orders(one)
        for found in (_by_number(orders, wanted), _by_name(orders, wanted)):
            if len(found) == 1:
                return found[0]
            if found:
                raise InputRefused(
                    f"Several orders of {one} are called '{wanted}': "
                    f"{', '.join(_numbers(found))}. Ask for one of these."
                )
    where = f" on {day}" if day is not None else ""
    raise InputRefused(f"There is no order '{wanted}'{where}.")


def _by_number(orders: tuple[Order, ...], wanted: str) -> list[Order]:
    return [order for order in orders if wanted in (order.reference, order.order_id)]


def _by_name(orders: tuple[Order, ...], wanted: str) -> list[Order]:
    name = folded(wanted)
    return [o for o in orders if name and any(folded(t.place.name) == name for t in o.tasks)]


def _numbers(orders: list[Order]) -> Iterator[str]:
    for order in orders[:MOST_NAMED]:
        yield order.reference or order.order_id
    if len(orders) > MOST_NAMED:
        yield f"and {len(orders) - MOST_NAMED} more"


def prove(store: Store, order: Order) -> OrderProof:
    """What happened to an order.

    Raises:
        InputRefused: nobody has been there yet.
        StoreError: the database cannot be read.
    """
    report = gather(store, order.day)
    rows = tuple(row for row in report.rows if row.order_id == order.order_id and row.state.is_done)
    if not rows:
        raise InputRefused(
            f"There is nothing to prove of {order.reference or order.order_id} yet: nobody has ended a "
            "visit there."
        )
    return OrderProof(
        day=order.day,
        timezone=report.timezone,
        reference=order.reference or order.order_id,
        sender=order.sender,
        lines=order.lines,
        attempts=rows,
        seals=_seals(store, order, rows),
        pictures=dict(_pictures(store, rows)),
        vehicles={figures.shift_id: figures.vehicle for figures in report.drivers},
    )


def _seals(store: Store, order: Order, rows: tuple[StopRow, ...]) -> dict[str, Seal]:
    """The first final fact of each stop, in the desk's order: it is the one that stands."""
    stops = {row.stop_id for row in rows}
    seals: dict[str, Seal] = {}
    for event in store.events(order.day):
        if event.type in FINAL_TYPES and event.stop_id in stops and event.stop_id not in seals:
            chain = store.chain_at(event.sequence)
            seals[event.stop_id] = Seal(event.event_id, event.sequence, chain, event.received_at)
    return seals


def _pictures(store: Store, rows: tuple[StopRow, ...]) -> Iterator[tuple[str, bytes]]:
    for row in rows:
        for picture in row.proof.pictures:
            found = store.proofs.read(picture.sha256)
            if found is not None:
                yield picture.sha256, found[1]
