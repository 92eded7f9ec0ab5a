"""How routes can be written for other programs."""

from __future__ import annotations

from enum import StrEnum


class RouteFormat(StrEnum):
    """The value is the file's extension."""

    GPX = "gpx"  # navigation devices and apps
    GEOJSON = "geojson"  # maps
    ICS = "ics"  # calendars
