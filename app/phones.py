"""The drivers' phones of a day: what each has, and the words between them and the desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import uuid4

from app.domain.board import Board
from app.domain.driver_sync import DeviceState, Quarantined, SentMessage, Withdrawal
from app.domain.errors import InputRefused
from app.domain.events import ActorKind, Event, EventType
from app.domain.fleet import Driver, Shift
from app.domain.phones import DriverPhones, Message, PhoneShown, RouteHeld
from app.domain.routes import RouteRecord
from app.ports.desk_link import DeviceRow, PhonesLink
from app.ports.desk_reads import DeskReads
from app.ports.store import Store

LONGEST_MESSAGE = 1000
MOST_SET_ASIDE = 2000
"""So many rows of the quarantine are read; nobody reads more, and the count tells of the rest."""
SPOKEN = frozenset({EventType.MESSAGE, EventType.PROBLEM})
"""Facts in which a driver speaks to the desk."""
_PAGE = 500
_STATES = tuple(DeviceState)


def with_phone(shifts: Iterable[Shift], devices: Iterable[DeviceRow]) -> frozenset[str]:
    """The drivers of a day who have a phone that works. A tracking app beside the driver's page is
    another device to the server, and the same phone to everybody else."""
    at_work = {shift.driver.driver_id for shift in shifts}
    return frozenset(
        device.driver_id
        for device in devices
        if device.state == DeviceState.ACTIVE and device.driver_id in at_work
    )


def phones_of_day(
    shifts: Iterable[Shift],
    records: Mapping[str, RouteRecord],
    devices: Iterable[DeviceRow],
    absent: Mapping[str, Driver],
    to_call: Mapping[str, tuple[str, ...]],
) -> tuple[DriverPhones, ...]:
    """Every driver of the day with their phones, by name; then those who have a phone and no shift.

    ``absent`` knows the drivers of other days; ``to_call`` names, by driver, what no phone of theirs
    has fetched.
    """
    of_driver: dict[str, list[DeviceRow]] = {}
    for device in devices:
        if device.state != DeviceState.STRANGER:
            of_driver.setdefault(device.driver_id, []).append(device)
    today = []
    at_work = set()
    for shift in shifts:
        driver_id, record = shift.driver.driver_id, records.get(shift.shift_id)
        at_work.add(driver_id)
        today.append(
            _driver_phones(
                shift.driver,
                of_driver.get(driver_id, ()),
                to_call.get(driver_id, ()),
                shift=shift,
                revision=record.revision if record else 0,
            )
        )
    others = [
        _driver_phones(absent.get(driver_id, Driver(driver_id, driver_id)), rows)
        for driver_id, rows in of_driver.items()
        if driver_id not in at_work
    ]
    return (*sorted(today, key=_by_name), *sorted(others, key=_by_name))


def _driver_phones(
    driver: Driver,
    rows: Iterable[DeviceRow],
    to_call: tuple[str, ...] = (),
    *,
    shift: Shift | None = None,
    revision: int = 0,
) -> DriverPhones:
    shift_id = shift.shift_id if shift else ""
    return DriverPhones(
        driver_id=driver.driver_id,
        name=driver.name,
        phone_number=driver.phone,
        vehicle=shift.vehicle.name if shift else "",
        shift_id=shift_id,
        revision=revision,
        phones=_in_order(_phone_shown(row, shift_id, revision) for row in rows),
        to_call=to_call,
    )


def _phone_shown(row: DeviceRow, shift_id: str, released: int) -> PhoneShown:
    sent = dict(row.fetched).get(shift_id, 0)
    return PhoneShown(
        device_id=row.device_id,
        state=DeviceState(row.state),
        held=_held(released, sent, dict(row.confirmed).get(shift_id, 0)),
        revision=sent,
        paired_at=row.paired_at,
        ended_at=row.ended_at,
        last_seen=row.last_seen,
        reports=row.acked,
        app=row.app,
        label=row.label,
    )


def _held(released: int, sent: int, confirmed: int) -> RouteHeld:
    if not released:
        return RouteHeld.NONE_RELEASED
    if confirmed >= released:
        return RouteHeld.CONFIRMED
    if sent >= released:
        return RouteHeld.SENT
    return RouteHeld.OLDER if sent else RouteHeld.NOTHING


def _in_order(phones: Iterable[PhoneShown]) -> tuple[PhoneShown, ...]:
    """Working ones first, each kind by the time of pairing, the newest first."""
    return tuple(
        sorted(
            phones,
            key=lambda p: (
                _STATES.index(p.state),
                -p.paired_at.timestamp() if p.paired_at else 0.0,
                p.device_id,
            ),
        )
    )


def _by_name(driver: DriverPhones) -> tuple[str, str]:
    return driver.name.casefold(), driver.driver_id


def strangers(devices: Iterable[DeviceRow]) -> tuple[PhoneShown, ...]:
    """Stock apps' phones that nobody has given to a driver yet."""
    return _in_order(_phone_shown(row, "", 0) for row in devices if row.state == DeviceState.STRANGER)


def known_drivers(store: DeskReads) -> dict[str, Driver]:
    """Every driver of the register, archived ones too: facts of theirs may be of any day."""
    return {entry.record.driver_id: entry.record for entry in store.register(Driver)}


def end_phone(store: Store, link: PhonesLink, device_id: str, state: DeviceState) -> None:
    """Retire or revoke a phone; remembered at the desk, too, for a server that is restored.

    Raises:
        ServerUnreachable, SyncError: the phone may still speak.
    """
    end = link.revoke if state is DeviceState.REVOKED else link.retire
    end(device_id)
    with store.write() as unit:
        unit.put_ended_phone(device_id, state)
        unit.commit()


def all_set_aside(link: PhonesLink) -> tuple[tuple[Quarantined, ...], int]:
    """What is in the server's quarantine, newest first, and how much more there was.

    Raises:
        ServerUnreachable, SyncError
    """
    rows: list[Quarantined] = []
    while True:
        view = link.quarantine(rows[-1].number if rows else 0, _PAGE)
        rows += view.rows
        if len(view.rows) < _PAGE or len(rows) >= MOST_SET_ASIDE:
            return tuple(reversed(rows)), view.not_kept


def withdrawn(withdrawals: Iterable[Withdrawal], board: Board) -> Mapping[str, tuple[str, ...]]:
    """By driver, the stops that left them unheard, in words that can be said on the telephone."""
    words = {s.stop_id: _said(s.name, s.address) for lane in board.lanes for s in lane.stops}
    for left_out in board.unassigned:
        place = board.orders[left_out.order_id].tasks[-1].place
        words[left_out.stop_id] = _said(place.name, place.address)
    of_driver: dict[str, list[str]] = {}
    for row in withdrawals:
        of_driver.setdefault(row.driver_id, []).append(words.get(row.stop_id, row.stop_id))
    return {driver_id: tuple(stops) for driver_id, stops in of_driver.items()}


def _said(name: str, address: str) -> str:
    return ", ".join(part for part in (name, address) if part)


# --- messages ----------------------------------------------------------------------------------


def send_message(link: PhonesLink, driver_id: str, text: str) -> None:
    """Put words on a driver's phones.

    Raises:
        InputRefused: nothing to say, or too much.
        ServerUnreachable, SyncError: nothing was sent.
    """
    words = text.strip()
    if not words:
        raise InputRefused("There is nothing to send yet: write the message first.")
    if len(words) > LONGEST_MESSAGE:
        raise InputRefused(
            f"The message has {len(words)} characters and a phone shows {LONGEST_MESSAGE}: shorten it."
        )
    link.send_message(str(uuid4()), driver_id, words)


def conversation(heard: Iterable[Event], sent: Iterable[SentMessage]) -> tuple[Message, ...]:
    """The words between drivers and the desk, oldest first."""
    said = [
        Message(
            driver_id=event.actor.name,
            at=event.at,
            text=event.note,
            from_driver=True,
            is_problem=event.type is EventType.PROBLEM,
        )
        for event in heard
        if event.type in SPOKEN and event.actor.kind is ActorKind.DRIVER and event.note
    ]
    said += [
        Message(
            driver_id=row.message.driver_id,
            at=row.message.at,
            text=row.message.text,
            from_driver=False,
            is_held=row.held,
        )
        for row in sent
    ]
    return tuple(sorted(said, key=lambda message: message.at))
