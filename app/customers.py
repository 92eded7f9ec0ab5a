"""Customers: one register, fed by every order that is kept, and asked by the order form and imports.

An entry that nobody has looked at is as the customer's latest order has it. One that somebody has kept
in the window is as they left it: orders add only what it does not say, and files are filled in from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from app.domain.orders import Contact, Order, Place, Task
from app.domain.personal import REMOVED
from app.domain.register import Customer, Entry
from app.domain.spelling import folded
from app.ports.desk_reads import DeskReads
from app.ports.desk_unit import DeskUnit

type CustomerKey = tuple[str, str]


class Customers:
    """Everybody in use, to be found by what is typed; who had the latest order comes first."""

    def __init__(self, customers: Iterable[Customer]) -> None:
        latest = sorted(customers, key=lambda each: each.last or date.min, reverse=True)
        self._all = tuple((folded(each.name), digits_of(each.contact.phone), each) for each in latest)

    def named(self, text: str, limit: int = 8) -> tuple[Customer, ...]:
        """Those in whose names every word typed begins a word, or stands inside; the former first."""
        words = [word for word in map(folded, text.split()) if word]
        if sum(map(len, words)) < 2:
            return ()
        found = [each for name, _, each in self._all if all(word in name for word in words)]
        begins = words[0]
        found.sort(key=lambda each: not any(folded(w).startswith(begins) for w in each.name.split()))
        return tuple(found[:limit])

    def with_phone(self, text: str, limit: int = 8) -> tuple[Customer, ...]:
        """Those whose number holds the digits typed."""
        digits = digits_of(text)
        if len(digits) < 3:
            return ()
        return tuple([each for _, phone, each in self._all if digits in phone][:limit])


def read_customers(reads: DeskReads) -> Customers:
    """Everybody in use. Takes a moment where they are many."""
    return Customers(entry.record for entry in reads.register(Customer) if not entry.archived)


def remember_customers(unit: DeskUnit, orders: Iterable[Order]) -> None:
    """Take what orders that are kept say of their customers into the register.

    An archived customer who orders again is in use again.
    """
    known = {customer_key(entry.record.place): entry for entry in unit.register(Customer)}
    changed: dict[CustomerKey, Entry[Customer]] = {}
    for order in orders:
        for task in order.tasks:
            key = customer_key(task.place)
            if key is None or order.cancelled:
                continue
            before = changed.get(key) or known.get(key)
            name = before.record.customer_id if before else f"c{unit.next_customer_number():06d}"
            after = Entry(_as_ordered(before.record if before else None, name, task, order.day))
            if after != before:
                changed[key] = after
    unit.put_entries(changed.values())


class CustomerWords:
    """What the register says of customers whom a file names; only entries that somebody looked at."""

    def __init__(self, reads: DeskReads) -> None:
        self._known: Mapping[CustomerKey | None, Customer] = {
            customer_key(entry.record.place): entry.record
            for entry in reads.register(Customer)
            if entry.record.by_hand and not entry.archived
        }

    def filled(self, order: Order, *, with_service: bool) -> Order:
        """The order with what it does not say itself; ``with_service``: nor how long it takes."""
        if not self._known:
            return order
        return replace(
            order,
            pickup=order.pickup and self._task(order.pickup, with_service=with_service),
            delivery=order.delivery and self._task(order.delivery, with_service=with_service),
        )

    def _task(self, task: Task, *, with_service: bool) -> Task:
        customer = self._known.get(customer_key(task.place))
        if customer is None:
            return task
        return replace(
            task,
            contact=joined(task.contact, customer.contact),
            notes=task.notes or customer.notes,
            access_code=task.access_code or customer.access_code,
            service_s=(with_service and customer.service_s) or task.service_s,
        )


def joined(contact: Contact, more: Contact) -> Contact:
    """A contact with what it does not say itself; either may wish for silence."""
    return Contact(
        phone=contact.phone or more.phone,
        email=contact.email or more.email,
        language=contact.language or more.language,
        silent=contact.silent or more.silent,
    )


def customer_key(place: Place) -> CustomerKey | None:
    """By which two orders are for one customer: the name and the place; None without either,
    and of one whose data were removed."""
    name, where = folded(place.name), folded(place.address + place.city)
    return (name, where) if name and where and place.name != REMOVED else None


def digits_of(text: str) -> str:
    """A number's own digits: ``+423 232 10 10``, ``00423 2321010`` and ``0423...`` share their end."""
    return "".join(c for c in text if c.isdigit()).lstrip("0")


def _as_ordered(before: Customer | None, name: str, task: Task, day: date) -> Customer:
    ordered = Customer(
        customer_id=name,
        place=task.place,
        contact=task.contact,
        notes=task.notes,
        access_code=task.access_code,
        service_s=task.service_s,
        last=day,
    )
    if before is None:
        return ordered
    last = max(day, before.last or day)
    if before.by_hand:
        place = before.place if before.place.location is not None else task.place
        contact = replace(joined(before.contact, task.contact), silent=before.contact.silent)
        return replace(before, place=replace(place, name=before.name), contact=contact, last=last)
    return replace(ordered, last=last) if day >= last else before
