"""What a newer version of an order changes, field by field, in words a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.load import DEFAULT_DIMENSIONS
from app.domain.orders import LocatedBy, Order, Place, Task
from app.domain.timing import TimeWindow, clock_text


@dataclass(frozen=True, slots=True)
class Change:
    """A field of an order with what it was and what it becomes; '' for nothing."""

    what: str
    before: str
    after: str


def changes(before: Order, after: Order) -> tuple[Change, ...]:
    """Every field that differs, the most telling first."""
    old, new = dict(_fields(before)), dict(_fields(after))
    return tuple(
        Change(what, old.get(what, ""), new.get(what, ""))
        for what in dict.fromkeys((*new, *old))
        if old.get(what, "") != new.get(what, "")
    )


def windows_text(windows: tuple[TimeWindow, ...]) -> str:
    """``08:00-10:00, 14:00-16:00``."""
    return ", ".join(f"{clock_text(each.start)}-{clock_text(each.end)}" for each in windows)


def _fields(order: Order) -> Iterator[tuple[str, str]]:
    yield "kind", order.kind.value
    for task in order.tasks:
        several = f"{task.kind.value} " if len(order.tasks) > 1 else ""
        for what, text in _task_fields(task):
            yield several + what, text
    for dimension, amount in zip(DEFAULT_DIMENSIONS, order.amounts, strict=False):
        yield dimension.name.lower(), f"{amount / dimension.scale:g} {dimension.unit}" if amount else ""
    yield (
        "items",
        ", ".join(f"{line.quantity} x {line.text} {line.code}".strip() for line in order.lines),
    )
    yield "skills", ", ".join(sorted(order.requirements))
    yield "priority", str(order.priority)
    yield "proof", ", ".join(proof.value for proof in order.required_proof)
    yield "cash to collect", f"{order.amount_due / 100:.2f}" if order.amount_due else ""
    yield "depot", order.depot_id
    yield "load", order.load


def _task_fields(task: Task) -> Iterator[tuple[str, str]]:
    yield "name", task.place.name
    yield "address", task.place.where
    yield "place", _pin_text(task.place)
    yield "window", windows_text(task.windows)
    yield "window's end", task.windows[0].end_means.value.replace("_", " ") if task.windows else ""
    yield "minutes at the door", f"{task.service_s / 60:g}"
    yield "phone", task.contact.phone
    yield "e-mail", task.contact.email
    yield "language", task.contact.language
    yield "no messages", "yes" if task.contact.silent else ""
    yield "access code", task.access_code
    yield "notes", task.notes


def _pin_text(place: Place) -> str:
    if place.location is None:
        return "not located"
    by = "by hand" if place.located_by is LocatedBy.PIN else place.located_by.value
    return f"{place.location.lat:.5f}, {place.location.lon:.5f} ({by})"
