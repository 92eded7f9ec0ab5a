"""The map of a report: routes over the roads, stops by their state, in a frame that loads nothing."""

from __future__ import annotations

import base64
import re
from collections import Counter
from hashlib import sha256
from html import escape

from app.domain.geo import LonLat
from app.domain.report import StopRow
from app.domain.report_period import Report, days_of
from resources.report_map import is_built, report_map
from resources.tokens import Palette, load_tokens
from storage.papers.report_values import late_words, state_word

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def map_frame(report: Report) -> tuple[str, str]:
    """The frame's markup and what a content security policy must allow for it; both empty where
    nothing has a place."""
    if not is_built() or not any(row.location for day in days_of(report) for row in day.rows):
        return "", ""
    document = report_map(_data(report))
    digests = (sha256(block.encode()).digest() for block in _SCRIPT.findall(document))
    allowed = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    frame = f'<iframe title="Map" sandbox="allow-scripts" srcdoc="{escape(document)}"></iframe>'
    return frame, allowed


def _data(report: Report) -> dict[str, object]:
    look = load_tokens().light
    rows = [row for day in days_of(report) for row in day.rows if row.location]
    states = Counter(row.state.value for row in rows)
    return {
        "text": look.text,
        "late": look.late,
        "routes": _routes(report, look),
        "depots": [
            {"at": _at(place), "name": name}
            for name, place in sorted(
                {(course.depot, course.depot_at) for day in days_of(report) for course in day.courses},
                key=lambda depot: depot[0],
            )
        ],
        "stops": [_stop(row, look) for row in rows],
        "states": [
            {"colour": look.state(state).colour, "words": f"{look.state(state).word}: {count}"}
            for state, count in sorted(states.items())
        ],
    }


def _routes(report: Report, look: Palette) -> list[dict[str, object]]:
    routes: list[dict[str, object]] = []
    hues: dict[str, int] = {}
    for day in days_of(report):
        names = {figures.shift_id: figures for figures in day.drivers}
        for course in day.courses:
            figures = names.get(course.shift_id)
            driver = figures.driver if figures else course.shift_id
            hue = look.route(hues.setdefault(figures.driver_id if figures else driver, len(hues)))
            lines = [leg if isinstance(leg, str) else [_at(end) for end in leg] for leg in course.legs]
            routes.append(
                {"driver": driver, "colour": hue.colour, "dashed": hue.dashed, "lines": lines}
            )
    return routes


def _stop(row: StopRow, look: Palette) -> dict[str, object]:
    assert row.location is not None
    state = look.state(row.state.value)
    number = f"{row.number}. " if row.number else ""
    started = f"{row.started_at:%H:%M}" if row.started_at else ""
    said = " ".join(filter(None, (state_word(row), started, late_words(row.late_s))))
    outcome = row.outcome.words if row.outcome else ""
    return {
        "at": _at(row.location),
        "colour": state.colour,
        "hollow": state.shape in ("ring", "struck"),
        "late": row.late_s > 0,
        "words": [f"{number}{row.name}", row.address, row.promised, said, outcome, row.driver],
    }


def _at(place: LonLat) -> list[float]:
    return [round(place.lat, 5), round(place.lon, 5)]
