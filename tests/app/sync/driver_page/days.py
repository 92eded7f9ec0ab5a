"""Routes that a driver's page is tried with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

_NAMES = ("Lauri Koskinen", "Bäckerei Frick", "Ana Ruiz", "Müller & Söhne AG", "Eva Öhri", "Kita Sonne")
_STREETS = (
    "Landstrasse 12",
    "Im Rietacker 4",
    "Austrasse 55",
    "Feldkircher Strasse 101",
    "Duxgass 7",
    "Zollweg 3",
)


def at(minutes: float) -> str:
    """An instant so many minutes from now."""
    return (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat()


def stop(number: int, **more: Any) -> dict[str, Any]:
    """A plain delivery of one parcel, ``number`` times twelve minutes from now."""
    due = 12 * number
    made = {
        "stop_id": f"S{number}",
        "name": _NAMES[(number - 1) % len(_NAMES)],
        "address": f"{_STREETS[(number - 1) % len(_STREETS)]}, 9490 Vaduz",
        "lon": 9.52 + number / 1000,
        "lat": 47.14 + number / 1000,
        "window": [at(due - 5), at(due + 40)],
        "eta": at(due),
        "service_s": 180,
        "lines": [{"text": "Parcel", "quantity": 1, "code": f"P-10{number}"}],
    }
    return made | more


def day(
    *stops: dict[str, Any], revision: int = 1, shift: str = "A", driver: str = "aino"
) -> dict[str, Any]:
    """A route of today to release, at a revision."""
    return {
        "shift_id": shift,
        "if_revision": revision - 1,
        "revision": revision,
        "driver": driver,
        "driver_name": "Aino Virtanen",
        "vehicle": "Van 1",
        "starts_at": at(-10),
        "ends_at": at(8 * 60),
        "stops": list(stops),
    }


def rich_day(driver: str = "aino") -> dict[str, Any]:
    """Every kind of thing a stop may carry; each driver's has stops of its own."""
    stops = (
        stop(
            1,
            notes="Ring twice, the bell is on the left. Dog in the yard, friendly.",
            access_code="1379#",
            phone="+423 555 01 01",
            amount_due=4250,
            required_proof=["photo", "signature"],
            lines=[
                {"text": "Parcel", "quantity": 2, "code": "P-101"},
                {"text": "Cool box, keep upright", "quantity": 1, "code": "P-102"},
            ],
        ),
        stop(2, required_proof=["scan", "name"], phone="+423 555 01 02"),
        stop(3, required_proof=["age_check", "pin"], window=None),
        stop(4, kind="pickup", notes="Goods at the back door", window=[at(-60), at(-12)]),
        stop(5),
        stop(6, lines=[{"text": "Newspapers", "quantity": 40}]),
    )
    own = (made | {"stop_id": f"{driver}-{made['stop_id']}"} for made in stops)
    return day(*own, shift=driver, driver=driver)


def wordy_day() -> dict[str, Any]:
    """Texts as long as they may be, in words that break nowhere."""
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 2
    text = " ".join(["hinter dem dritten Tor links, wo der Lastwagen steht"] * 10)
    made = {
        "name": word,
        "address": f"{word} {text}",
        "notes": f"{text} {word}",
        "access_code": "1234567890" * 4,
        "phone": "+423 555 01 01 02 02 03 03",
        "amount_due": 99_999_999,
        "required_proof": ["photo", "signature", "name", "scan", "age_check", "pin"],
        "lines": [
            {"text": word, "quantity": 999, "code": "C" * 90},
            {"text": text, "quantity": 1, "code": word[:100]},
        ],
    }
    stops = (stop(1, **made), stop(2, **made), stop(3, **made), stop(4, kind="pickup", **made))
    return day(*stops) | {"driver_name": word, "vehicle": word}
