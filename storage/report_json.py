"""The report as JSON: every figure and row, instants in RFC 3339 with the depot's offset."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum

from app.domain.report import Cost, Counts, DayReport

FORMAT = "roundsman-report"
VERSION = 1


def report_json(report: DayReport) -> bytes:
    """The report's bytes: metres, seconds and cents; ``null`` is what nobody knows."""
    document = {"format": FORMAT, "version": VERSION} | _fields(report)
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return _fields(value)
    return value


def _fields(value: object) -> dict[str, object]:
    """A value's fields, and what is computed from them that a reader should not have to."""
    assert is_dataclass(value)
    plain = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Cost):
        plain["total"] = value.total
    if isinstance(value, Counts):
        plain["on_time_share"] = value.on_time_share
        plain["first_success_share"] = value.first_success_share
    return plain
