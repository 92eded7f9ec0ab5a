"""What a person does on the phone, for each way of taking part."""

from __future__ import annotations

from app.ports.desk_link import PairingCode, TrackerSetup
from ui.desktop.language import marked, translate, translated
from ui.desktop.phones.controller import Way
from ui.desktop.phones.qr import modules_of

PAGE = marked("Phones", "Driver's page")
_TRUST = marked(
    "Phones", "The page shown first guides through trusting this desk: once per phone, about a minute."
)
_SCANNED = marked("Phones", "Scan the code with the phone's camera and open the link.")
_HOME = marked(
    "Phones", "Put the page on the Home Screen, as it proposes: then it works without a connection."
)
_TYPED = marked("Phones", "If it asks for a code, type this one:")
_ALWAYS = marked(
    "Phones", "Allow it to see the location always, and switch the phone's battery saving off for it."
)

_APPS: dict[str, tuple[str, ...]] = {
    "Traccar Client": (
        marked("Phones", "Install Traccar Client from the phone's store."),
        marked("Phones", "In its settings tap the QR sign and scan this code."),
        _ALWAYS,
        marked("Phones", "Switch tracking on."),
    ),
    "OwnTracks": (
        marked("Phones", "Install OwnTracks from the phone's store."),
        marked("Phones", "Scan the code with the phone's camera and let OwnTracks import it."),
        _ALWAYS,
    ),
    "Overland": (
        marked("Phones", "Install Overland from the phone's store."),
        marked("Phones", "Scan the code with the phone's camera and open it in Overland."),
        _ALWAYS,
        marked("Phones", "Switch tracking on."),
    ),
    "GPSLogger": (
        marked(
            "Phones", "Install GPSLogger (Android). Under Logging details choose Log to custom URL."
        ),
        marked("Phones", "Send the phone this link (Copy the link) and paste it as the URL."),
        _ALWAYS,
        marked("Phones", "Start logging."),
    ),
}


def page_way(code: PairingCode) -> Way:
    """The driver's page, by a code that is good once."""
    trust = (_TRUST,) if "/certificate#" in code.url else ()
    steps = translated("Phones", (_SCANNED, *trust, _HOME, _TYPED))
    return Way(translate("Phones", PAGE), code.url, modules_of(code.url), steps, code.expires)


def tracker_ways(setup: TrackerSetup) -> tuple[Way, ...]:
    """Each tracking app, by a link that sets it up."""
    return tuple(
        Way(app, link, modules_of(link), translated("Phones", _APPS[app])) for app, link in setup.links
    )
