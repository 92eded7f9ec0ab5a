"""The report as JSON: every figure and row, instants in RFC 3339 with the depot's offset."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum

from app.domain.report import Cost, Counts
from app.domain.report_groups import (
    Dimension,
    Group,
    carrier_bills,
    foresight,
    groups,
    lateness,
    missed,
    per_hundred,
    takings,
)
from app.domain.report_period import PeriodReport, Report, days_of

FORMAT = "roundsman-report"
VERSION = 1
_OF_A_DAY = ("counts", "planned", "actual", "orders", "interventions", "worth")


def report_json(report: Report) -> bytes:
    """The report's bytes: metres, seconds and cents; ``null`` is what nobody knows."""
    document = {"format": FORMAT, "version": VERSION} | _fields(report) | _cut_up(report)
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return _fields(value)
    return value


def _fields(value: object) -> dict[str, object]:
    """A value's fields, and what is computed from them that a reader should not have to."""
    assert is_dataclass(value)
    plain = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, PeriodReport):
        for name in (
            "counts",
            "planned",
            "actual",
            "stops_per_hour",
            "events",
            "last_sequence",
            "head",
        ):
            plain[name] = _plain(getattr(value, name))
    if isinstance(value, Cost):
        plain["total"] = value.total
    if isinstance(value, Counts):
        plain["on_time_share"] = value.on_time_share
        plain["first_success_share"] = value.first_success_share
    return plain


def _cut_up(report: Report) -> dict[str, object]:
    """The figures by what stops have in common; the stops themselves are in the rows, by their ids."""
    days = days_of(report)
    rows = [row for day in days for row in day.rows]
    by = {
        dimension.name.lower(): [_group(group) for group in groups(days, dimension)]
        for dimension in Dimension
    }
    return {
        "by": by,
        "lateness": [{"late": band.words, "stops": len(band.rows)} for band in lateness(rows)],
        "missed": [_fields(each) for each in missed(days)],
        "foresight": [_fields(each) for each in foresight(days)],
        "bills": [_fields(each) for each in carrier_bills(days)],
        "takings": [_fields(each) for each in takings(days)],
        "interventions_per_100_orders": per_hundred(report.interventions, report.orders),
    }


def _group(group: Group) -> dict[str, object]:
    plain = _fields(group)
    plain["rows"] = [row.stop_id for row in group.rows]
    plain["stops_per_route"] = group.stops_per_route
    return plain
