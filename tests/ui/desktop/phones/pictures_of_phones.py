"""Phones as values: every state that a dispatcher can see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.domain.driver_sync import DeviceState, Quarantined
from app.domain.phones import DriverPhones, Message, PhoneShown, PhonesPicture, RouteHeld
from app.sync.options import ServerOptions
from ui.desktop.phones.controller import Invitation, Network, Reach, Way
from ui.desktop.phones.qr import modules_of

NOW = datetime(2026, 6, 15, 9, 20, tzinfo=UTC)
LINK = "http://192.168.1.20:5055/certificate#code=KXQF-7M2P&ca=" + "a7" * 32
OPEN = Reach(
    ServerOptions(host="0.0.0.0", port=8443, plain_port=5055, tls="private"),
    "https://192.168.1.20:8443",
    "http://192.168.1.20:5055",
    (Network("eth0", "192.168.1.20"), Network("wlan0", "10.0.0.7")),
)
CLOSED = Reach(ServerOptions(), "http://127.0.0.1:40111", "", OPEN.networks)


def phone(
    device_id: str = "p-1",
    held: RouteHeld = RouteHeld.CONFIRMED,
    revision: int = 3,
    *,
    state: DeviceState = DeviceState.ACTIVE,
    seconds: float = 4,
    app: str = "",
    label: str = "",
) -> PhoneShown:
    """A phone heard so many seconds ago."""
    ended = NOW - timedelta(hours=1) if state in (DeviceState.RETIRED, DeviceState.REVOKED) else None
    return PhoneShown(
        device_id=device_id,
        state=state,
        held=held,
        revision=revision,
        paired_at=NOW - timedelta(hours=3),
        ended_at=ended,
        last_seen=NOW - timedelta(seconds=seconds),
        reports=17,
        app=app,
        label=label,
    )


def driver(name: str, *phones: PhoneShown, to_call: tuple[str, ...] = ()) -> DriverPhones:
    """A driver of the day, whose route was released three times."""
    return DriverPhones(
        driver_id=name.split()[0].lower(),
        name=name,
        phone_number="+423 555 01 02",
        vehicle="Van 1",
        shift_id=f"shift-{name.split()[0].lower()}",
        revision=3,
        phones=phones,
        to_call=to_call,
    )


def picture() -> PhonesPicture:
    """A day with something of everything."""
    lost = ("Kita Rägaboga, Duxgasse 12, 9494 Schaan", "Garage Hilti, Feldkircher Strasse 100")
    return PhonesPicture(
        now=NOW,
        drivers=(
            driver("Aino Salmi", phone("p-aino"), phone("p-old", state=DeviceState.RETIRED)),
            driver("Ben Oduya", phone("p-ben", RouteHeld.OLDER, 2, seconds=1500), to_call=lost),
            driver("Carla Reyes", phone("p-carla", RouteHeld.SENT), phone("t-carla", app="traccar")),
            driver("Davit Kern"),
            driver("Elin Berg", phone("p-elin", RouteHeld.NOTHING, 0, seconds=9000)),
            driver("Femi Okoye", phone("t-femi", RouteHeld.NOTHING, 0, app="owntracks")),
        ),
        strangers=(
            phone("s-1", state=DeviceState.STRANGER, app="traccar", label="482913", revision=0),
        ),
        messages=(
            Message("aino", NOW - timedelta(minutes=9), "The lift is broken, I take the stairs.", True),
            Message(
                "aino", NOW - timedelta(minutes=7), "Fine. Leave the heavy one.", False, is_held=True
            ),
            Message("aino", NOW - timedelta(minutes=2), "Flat tyre at Landstrasse 4", True, True),
            Message("aino", NOW, "Help is on its way.", False),
        ),
        set_aside=(
            Quarantined(
                2,
                "p-ben",
                "ben",
                14,
                "The outcome 'delivered' is not one of those known.",
                NOW - timedelta(minutes=3),
                '{"seq":14,"type":"completed","outcome":"delivered","note":"<b>left at door</b>"}',
            ),
            Quarantined(
                1, "p-aino", "aino", 3, "It was sent twice with other content.", NOW, '{"seq":3}'
            ),
        ),
        not_kept=4,
    )


def invitation(driver_id: str = "davit", link: str = LINK) -> Invitation:
    """A code that was asked for now."""
    steps = (
        "Scan the code with the phone's camera and open the link.",
        "The page shown first guides through trusting this desk: once per phone, about a minute.",
        "Put the page on the Home Screen, as it proposes: then it works without a connection.",
        "If it asks for a code, type this one:",
    )
    way = Way("Driver's page", link, modules_of(link), steps, NOW + timedelta(minutes=10))
    return Invitation(driver_id, "KXQF-7M2P", NOW, (way,))
