"""Removing what is known of one customer, at their wish, without breaking the log of facts.

The sync server goes first: where it cannot be reached nothing is removed, and the customer can still be
found to be removed later. Doing it again does no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from app.customers import CustomerKey, customer_key, digits_of
from app.domain.errors import InputRefused
from app.domain.events import FINAL_TYPES, Actor, EventType
from app.domain.forgetting import Forgotten, Trace, without_doors, without_person
from app.domain.orders import Contact, Order, Place, Task, TaskKind
from app.domain.personal import REMOVED
from app.domain.register import Customer
from app.domain.routes import RouteRecord, Stop, first_attempts, next_attempt
from app.domain.spelling import address_key, folded
from app.ports.clock import Clock
from app.ports.desk_link import DeskLink
from app.ports.desk_reads import DeskReads
from app.ports.store import Store

MOST_NAMED = 8
MOST_ATTEMPTS = 20
SHORTEST_NAME, SHORTEST_PHONE = 4, 6
"""Shorter ones stand inside other words, and nobody is found by them."""

STILL_HELD = (
    "Backups (the daily ones too), reports, papers and copies from before an update that were made"
    " until now still hold it: delete them, or keep them only as long as you have to. Drivers' phones"
    " drop it within a week."
)


def find_customer(reads: DeskReads, wanted: str, today: date) -> Trace:
    """Everything of the customer of a name (``NAME, ADDRESS`` where several share it), a phone number,
    an e-mail address or an order's reference.

    Raises:
        InputRefused: nobody is called so, several are, or an order of theirs is still to be done.
    """
    every = [order for day in reads.days() for order in reads.orders(day)]
    visited = [(task.place, task.contact) for _, task in _visits(every)]
    meant = _by_key(each for each in visited if _is_meant(*each, wanted))
    if not meant:
        meant = _by_key(
            (task.place, task.contact)
            for order, task in _visits(every)
            if wanted and order.reference == wanted
        )
    register = [entry.record for entry in reads.register(Customer)]
    meant |= _by_key((c.place, c.contact) for c in register if _is_meant(c.place, c.contact, wanted))
    if not meant:
        raise InputRefused(f"There is no customer '{wanted}' in the data.")
    by_contact = any(_is_contact(contact, wanted) for _, contact in meant.values())
    if len(meant) > 1 and not by_contact:
        labels = [place.label for place, _ in meant.values()][:MOST_NAMED]
        raise InputRefused(
            f"Several customers are called '{wanted}': {'; '.join(labels)}. Name one with its address."
        )
    trace = _trace(reads, every, frozenset(meant), wanted if by_contact else "", today)
    entries = [c for c in register if customer_key(c.place) in meant]
    return replace(
        trace,
        label=trace.label or entries[0].place.label,
        customers=tuple(entry.customer_id for entry in entries),
    )


def forget(store: Store, link: DeskLink, wanted: str, clock: Clock, actor: Actor) -> Forgotten:
    """Remove everything of a customer at the server, then at the desk.

    Raises:
        InputRefused: see ``find_customer``; nothing was removed.
        ServerUnreachable, SyncError: likewise.
        StoreError: it is removed at the server only; do it again.
    """
    trace = find_customer(store, wanted, _today(clock))
    link.forget(sorted(trace.stop_ids), trace.spoken)
    with store.write() as unit:
        forgotten = unit.forget(find_customer(unit, wanted, _today(clock)), clock.now(), actor)
        unit.commit()
    store.tidy_up(forgotten.pictures)
    return forgotten


def would_forget(store: Store, wanted: str, clock: Clock, actor: Actor) -> tuple[Trace, Forgotten]:
    """What would go at the desk; nothing is changed.

    Raises:
        InputRefused: see ``find_customer``.
    """
    with store.write() as unit:
        trace = find_customer(unit, wanted, _today(clock))
        return trace, unit.forget(trace, clock.now(), actor)


def _today(clock: Clock) -> date:
    return clock.now().astimezone().date()


def _visits(orders: list[Order]) -> Iterator[tuple[Order, Task]]:
    for order in orders:
        for task in order.tasks:
            yield order, task


def _by_key(found: Iterable[tuple[Place, Contact]]) -> dict[CustomerKey, tuple[Place, Contact]]:
    """The last of each customer."""
    keyed = ((customer_key(place), place, contact) for place, contact in found)
    return {key: (place, contact) for key, place, contact in keyed if key is not None}


def _is_meant(place: Place, contact: Contact, wanted: str) -> bool:
    """Whether a text names somebody."""
    if place.name == REMOVED or not wanted.strip():
        return False
    called = {folded(place.name), folded(place.label), "".join(customer_key(place) or ())} - {""}
    return folded(wanted) in called or _is_contact(contact, wanted)


def _is_contact(contact: Contact, wanted: str) -> bool:
    digits = digits_of(wanted)
    by_mail = bool(contact.email) and contact.email.casefold() == wanted.strip().casefold()
    by_phone = len(digits) >= SHORTEST_PHONE and not any(c.isalpha() for c in wanted)
    return by_mail or (by_phone and digits_of(contact.phone) == digits)


def _trace(
    reads: DeskReads, every: list[Order], keys: frozenset[CustomerKey], contact: str, today: date
) -> Trace:
    kept: list[Order] = []
    stop_ids: set[str] = set()
    tasks: list[Task] = []
    for order in every:
        mine = [
            kind
            for kind in TaskKind
            if (task := order.task(kind)) is not None
            and (customer_key(task.place) in keys or (contact and _is_contact(task.contact, contact)))
        ]
        if mine:
            _refuse_open(reads, order, mine, today)
            kept.append(without_person(order, mine))
            stop_ids |= set(_stops(order, mine))
            tasks += [task for kind in mine if (task := order.task(kind)) is not None]
    places = [task.place for task in tasks]
    return Trace(
        label=places[-1].label if places else "",
        orders=tuple(kept),
        routes=tuple(_routes(reads, {order.day for order in kept}, frozenset(stop_ids))),
        stop_ids=frozenset(stop_ids),
        spoken=tuple(dict.fromkeys(_spoken(tasks))),
        addresses=tuple({address_key(each.address, each.postcode, each.city) for each in places}),
    )


def _stops(order: Order, kinds: list[TaskKind]) -> Iterator[str]:
    """The customer's visits at whatever attempt."""
    for first in _first(order):
        stop = first
        for _ in range(MOST_ATTEMPTS if first.task in kinds else 0):
            yield stop.stop_id
            stop = next_attempt(stop)


def _first(order: Order) -> tuple[Stop, ...]:
    return first_attempts(order if order.handover is None else replace(order, pickup=order.handover))


def _spoken(tasks: list[Task]) -> Iterator[str]:
    for task in tasks:
        if len(task.place.name) >= SHORTEST_NAME:
            yield task.place.name.casefold()
        if len(digits_of(task.contact.phone)) >= SHORTEST_PHONE:
            yield task.contact.phone.casefold()
        if task.contact.email:
            yield task.contact.email.casefold()


def _routes(reads: DeskReads, days: set[date], stop_ids: frozenset[str]) -> Iterator[RouteRecord]:
    for day in sorted(days):
        for record in reads.routes(day):
            if record.stop_ids & stop_ids:
                given = record.released
                yield replace(
                    record,
                    route=without_doors(record.route, stop_ids),
                    released=None if given is None else without_doors(given, stop_ids),
                )


def _refuse_open(reads: DeskReads, order: Order, kinds: list[TaskKind], today: date) -> None:
    """Who is still to be delivered to cannot be forgotten: the driver needs name and address."""
    if order.day < today or order.cancelled:
        return
    ended = {
        event.stop_id
        for event in reads.events(order.day)
        if event.type in FINAL_TYPES or event.type is EventType.CANCELLED
    }
    if not any(name in ended for name in _stops(order, kinds)):
        raise InputRefused(
            f"The order of {order.day} for {order.tasks[-1].place.label} is still to be done:"
            " call it off or finish it first, then remove the customer's data."
        )
