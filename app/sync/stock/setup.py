"""Links that set a stock app up, so that nobody types on a phone."""

from __future__ import annotations

import json
from base64 import b64encode
from urllib.parse import quote, urlencode

from app.sync.wire.stock import Setup

INTERVAL_S = 30
DISTANCE_M = 50
HEARTBEAT_S = 300
"""How often a standing phone says that it is there. Without it a parked van falls silent like a lost
one (traccar-client-ios issue 87)."""


def setup_of(address: str, tracker: str, driver_name: str) -> Setup:
    """The links for a server's address and a phone's name."""
    return Setup(
        traccar=_traccar(address, tracker),
        owntracks=_owntracks(address, tracker, driver_name),
        overland=_overland(address, tracker),
        gpslogger=_gpslogger(address, tracker),
    )


def _traccar(address: str, tracker: str) -> str:
    """Read by the app's QR scanner (traccar-client, configuration_service.dart)."""
    settings = {
        "id": tracker,
        "accuracy": "high",
        "distance": DISTANCE_M,
        "interval": INTERVAL_S,
        "angle": 30,
        "heartbeat": HEARTBEAT_S,
        "buffer": "true",
        "stop_detection": "true",
    }
    return f"{address}/?{urlencode(settings)}"


def _owntracks(address: str, tracker: str, driver_name: str) -> str:
    """A configuration of the booklet (features/remoteconfig, tech/json): HTTP mode, moving mode, and
    commands allowed, by which the next stops become regions."""
    initials = "".join(part[0] for part in driver_name.split())[:2]
    settings = {
        "_type": "configuration",
        "mode": 3,
        "url": f"{address}/owntracks",
        "auth": True,
        "usePassword": True,
        "username": "driver",
        "password": tracker,
        "deviceId": "phone",
        "tid": (initials or driver_name[:2] or "rm").upper(),
        "cmd": True,
        "monitoring": 2,
        "locatorInterval": INTERVAL_S,
        "locatorDisplacement": DISTANCE_M,
        "moveModeLocatorInterval": INTERVAL_S,
        "ping": 15,
        "extendedData": True,
    }
    inline = b64encode(json.dumps(settings, separators=(",", ":")).encode()).decode()
    return f"owntracks:///config?inline={quote(inline, safe='')}"


def _overland(address: str, tracker: str) -> str:
    """Overland's own scheme (aaronpk/Overland-iOS, README)."""
    fields = urlencode({"url": f"{address}/overland", "token": tracker, "device_id": "phone"})
    return f"overland://setup?{fields}"


def _gpslogger(address: str, tracker: str) -> str:
    """For "Log to custom URL" of GPSLogger for Android, which fills in what begins with ``%``."""
    return (
        f"{address}/?id={tracker}&lat=%LAT&lon=%LON&timestamp=%TIMESTAMP&mps=%SPD&bearing=%DIR"
        "&accuracy=%ACC&batt=%BATT"
    )
