"""Domain values as the plain rows that JSON holds, field by field, with no rule of any kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from app.domain.events import Event
from app.domain.fleet import Shift
from app.domain.orders import Order
from app.domain.routes import RouteRecord


def plain(value: object) -> Any:
    """A value as dicts, lists, texts and numbers."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def raw_day(
    orders: Iterable[Order],
    shifts: Iterable[Shift],
    routes: Iterable[RouteRecord],
    events: Iterable[Event],
    pictures: Iterable[str] = (),
) -> dict[str, list[Any]]:
    """The lists that ``tests.recount`` counts from."""
    crew = {shift.shift_id: plain(shift) for shift in shifts}
    return {
        "events": [plain(event) for event in events],
        "routes": [plain(record) | {"shift": crew[record.shift_id]} for record in routes],
        "orders": [plain(order) for order in orders],
        "pictures": sorted(pictures),
    }
