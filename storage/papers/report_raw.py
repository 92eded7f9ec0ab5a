"""Every stop as a raw row: ids, whole instants, seconds and cents, for further work elsewhere."""

from __future__ import annotations

from app.domain.report import StopRow
from app.domain.report_period import Report, days_of
from storage.papers.report_values import Column, Kind, Table, Value

_COLUMNS = (
    ("day", Kind.TEXT), ("shift_id", Kind.TEXT), ("driver_id", Kind.TEXT), ("driver", Kind.TEXT),
    ("vehicle_id", Kind.TEXT), ("vehicle", Kind.TEXT), ("number", Kind.COUNT), ("trip", Kind.COUNT),
    ("stop_id", Kind.TEXT), ("order_id", Kind.TEXT), ("reference", Kind.TEXT), ("sender", Kind.TEXT),
    ("task", Kind.TEXT), ("attempt", Kind.COUNT), ("name", Kind.TEXT), ("address", Kind.TEXT),
    ("zone", Kind.TEXT), ("lon", Kind.DEGREES), ("lat", Kind.DEGREES),
    ("first_window_from", Kind.INSTANT), ("last_window_to", Kind.INSTANT),
    ("planned_start", Kind.INSTANT), ("arrived_at", Kind.INSTANT), ("started_at", Kind.INSTANT),
    ("finished_at", Kind.INSTANT), ("timing", Kind.TEXT), ("late_s", Kind.COUNT), ("state", Kind.TEXT),
    ("outcome", Kind.TEXT), ("disputed", Kind.COUNT), ("corrected", Kind.COUNT),
    ("due_cents", Kind.COUNT), ("collected_cents", Kind.COUNT), ("pictures", Kind.COUNT),
    ("metres_from_stop", Kind.COUNT), ("note", Kind.TEXT),
)  # fmt: skip


def raw_table(report: Report) -> Table:
    """One row per stop of every day; instants are in the depot's zone, yes and no are 1 and 0."""
    rows = []
    for day in days_of(report):
        crew = {figures.shift_id: figures for figures in day.drivers if figures.shift_id}
        for row in day.rows:
            figures = crew.get(row.shift_id)
            ids = (figures.driver_id, figures.vehicle_id) if figures else ("", "")
            vehicle = (ids[0], row.driver, ids[1], figures.vehicle if figures else "")
            rows.append((day.day.isoformat(), row.shift_id, *vehicle, *_values(row)))
    return Table("Raw rows", tuple(Column(head, kind) for head, kind in _COLUMNS), tuple(rows))


def _values(row: StopRow) -> tuple[Value, ...]:
    place = row.location
    return (
        row.number or None, row.trip or None, row.stop_id, row.order_id, row.reference, row.sender,
        row.task.value, row.attempt, row.name, row.address, row.zone,
        place.lon if place else None, place.lat if place else None,
        row.windows[0][0] if row.windows else None, row.windows[-1][1] if row.windows else None,
        row.planned_start, row.arrived_at, row.started_at, row.finished_at,
        row.timing.value if row.timing else "", row.late_s, row.state.value,
        row.outcome.value if row.outcome else "", int(row.disputed), int(row.corrected),
        row.due, row.collected, len(row.proof.pictures), row.proof.distance_m, row.note,
    )  # fmt: skip
