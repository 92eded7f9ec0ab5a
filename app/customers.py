"""Customers as earlier orders know them: who was delivered to before, where, and what was noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.orders import Order, Task
from app.domain.personal import REMOVED
from app.import_columns import folded
from app.ports import DeskReads

DAYS_READ = 60
"""So many of the latest days with orders are looked through."""


@dataclass(frozen=True, slots=True)
class Customer:
    """Somebody delivered to before, as the latest order has it; ``visits`` counts the orders."""

    task: Task
    last: date
    visits: int

    @property
    def name(self) -> str:
        """The customer's name."""
        return self.task.place.name


class Customers:
    """Everybody on the latest days, to be found by what is typed."""

    def __init__(self, orders: Iterable[Order]) -> None:
        """``orders`` from the oldest to the newest."""
        known: dict[tuple[str, str], Customer] = {}
        for order in orders:
            for task in order.tasks:
                key = person_key(task)
                if not all(key) or task.place.name == REMOVED:
                    continue
                before = known.pop(key, None)
                known[key] = Customer(task, order.day, before.visits + 1 if before else 1)
        self._all = tuple(
            (folded(each.name), phone_digits(each.task.contact.phone), each)
            for each in reversed(known.values())
        )

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
        digits = phone_digits(text)
        if len(digits) < 3:
            return ()
        return tuple([each for _, phone, each in self._all if digits in phone][:limit])


def read_customers(reads: DeskReads) -> Customers:
    """Everybody on the latest days. Takes a moment where days are large."""
    days = reads.days()[-DAYS_READ:]
    return Customers(order for day in days for order in reads.orders(day))


def person_key(task: Task) -> tuple[str, str]:
    """By which two orders are for one customer: the name and the place."""
    return folded(task.place.name), folded(task.place.address + task.place.city)


def phone_digits(text: str) -> str:
    """A number's own digits: ``+423 232 10 10``, ``00423 2321010`` and ``0423...`` share their end."""
    return "".join(c for c in text if c.isdigit()).lstrip("0")
