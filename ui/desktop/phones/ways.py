"""What a person does on the phone, for each way of taking part."""

from __future__ import annotations

from app.ports.desk_link import PairingCode, TrackerSetup
from ui.desktop.phones.controller import Way
from ui.desktop.phones.qr import modules_of

PAGE = "Driver's page"
_TRUST = "The page shown first guides through trusting this desk: once per phone, about a minute."
_SCANNED = "Scan the code with the phone's camera and open the link."
_HOME = "Put the page on the Home Screen, as it proposes: then it works without a connection."
_TYPED = "If it asks for a code, type this one:"
_ALWAYS = "Allow it to see the location always, and switch the phone's battery saving off for it."

_APPS: dict[str, tuple[str, ...]] = {
    "Traccar Client": (
        "Install Traccar Client from the phone's store.",
        "In its settings tap the QR sign and scan this code.",
        _ALWAYS,
        "Switch tracking on.",
    ),
    "OwnTracks": (
        "Install OwnTracks from the phone's store.",
        "Scan the code with the phone's camera and let OwnTracks import it.",
        _ALWAYS,
    ),
    "Overland": (
        "Install Overland from the phone's store.",
        "Scan the code with the phone's camera and open it in Overland.",
        _ALWAYS,
        "Switch tracking on.",
    ),
    "GPSLogger": (
        "Install GPSLogger (Android). Under Logging details choose Log to custom URL.",
        "Send the phone this link (Copy the link) and paste it as the URL.",
        _ALWAYS,
        "Start logging.",
    ),
}


def page_way(code: PairingCode) -> Way:
    """The driver's page, by a code that is good once."""
    trust = (_TRUST,) if "/certificate#" in code.url else ()
    steps = (_SCANNED, *trust, _HOME, _TYPED)
    return Way(PAGE, code.url, modules_of(code.url), steps, code.expires)


def tracker_ways(setup: TrackerSetup) -> tuple[Way, ...]:
    """Each tracking app, by a link that sets it up."""
    return tuple(Way(app, link, modules_of(link), _APPS[app]) for app, link in setup.links)
