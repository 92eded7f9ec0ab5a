"""Phones: one-time codes, tokens (as hashes), retiring and revoking."""

from __future__ import annotations

import secrets
from collections.abc import Container, Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from app.domain.driver_sync import Device, DeviceState
from app.domain.errors import PairingLocked, PairingRefused
from app.domain.timing import from_rfc3339, rfc3339
from storage.sqlite_library import Database

LOCK = timedelta(minutes=15)
WRONG_TRIES_PER_ADDRESS = 5
WRONG_TRIES_IN_ALL = 40
RETIRED_STILL_HEARD = timedelta(days=7)

_COLUMNS = "device_id, driver_id, state, paired_at, ended_at, last_seen, acked, app, label"


def put_code(db: Database, code_hash: str, driver_id: str, expires: datetime) -> None:
    """Keep a new one-time code."""
    db.execute(
        "INSERT INTO pairing_code (code_hash, driver_id, expires) VALUES (?, ?, ?)",
        [code_hash, driver_id, rfc3339(expires)],
    )


def refuse_locked(db: Database, address: str, now: datetime) -> None:
    """Refuse an address, or everybody, after too many wrong codes.

    Raises:
        PairingLocked
    """
    since = rfc3339(now - LOCK)
    for where, arguments, limit in (
        (" AND address = ?", [since, address], WRONG_TRIES_PER_ADDRESS),
        ("", [since], WRONG_TRIES_IN_ALL),
    ):
        tries = [
            from_rfc3339(at)
            for (at,) in db.execute(
                f"SELECT at FROM wrong_code WHERE at > ?{where} ORDER BY at DESC LIMIT {limit}",
                arguments,
            ).fetchall()
        ]
        if len(tries) >= limit:
            # Locked for the whole time after the last wrong try, not after the first.
            wait = ceil((tries[0] + LOCK - now).total_seconds())
            raise PairingLocked(
                f"Too many wrong pairing codes: try again in {ceil(wait / 60)} minutes.",
                retry_after_s=max(1, wait),
            )


def note_wrong_code(db: Database, address: str, now: datetime) -> None:
    """Count a wrong code against an address."""
    db.execute("INSERT INTO wrong_code VALUES (?, ?)", [address, rfc3339(now)])


def redeem(
    db: Database,
    code_hash: str,
    nonce_hash: str,
    attempt: int,
    token_hash: str,
    now: datetime,
    heard: Container[str] = (),
) -> Device | None:
    """The device a right code makes (or, repeated with its nonce, made); None for a wrong code.

    ``heard`` are phones that were heard lately, as far as that is not written down yet.

    Raises:
        PairingRefused: the phone has used the token that it was given, or a later attempt of it was
            answered: this request was held back on its way, and another token would shut the phone out.
    """
    row = db.execute(
        "SELECT driver_id, expires, device_id, nonce_hash, attempt FROM pairing_code"
        " WHERE code_hash = ?",
        [code_hash],
    ).fetchone()
    if row is None or from_rfc3339(row[1]) < now:
        return None
    driver_id, _, device_id, used_with, answered = row
    if device_id is not None:
        if not nonce_hash or used_with != nonce_hash:
            return None
        if attempt < answered or device_id in heard or _has_spoken(db, device_id):
            raise wrong_code()
        _answer(db, code_hash, attempt)
        changed = db.execute(
            "UPDATE device SET token_hash = ? WHERE device_id = ? AND state = 'active'",
            [token_hash, device_id],
        ).rowcount
        return find(db, device_id) if changed else None
    device_id = secrets.token_hex(16)
    db.execute(
        "INSERT INTO device (device_id, driver_id, token_hash, state, paired_at)"
        " VALUES (?, ?, ?, 'active', ?)",
        [device_id, driver_id, token_hash, rfc3339(now)],
    )
    db.execute(
        "UPDATE pairing_code SET device_id = ?, nonce_hash = ? WHERE code_hash = ?",
        [device_id, nonce_hash or None, code_hash],
    )
    _answer(db, code_hash, attempt)
    return find(db, device_id)


def _answer(db: Database, code_hash: str, attempt: int) -> None:
    db.execute("UPDATE pairing_code SET attempt = ? WHERE code_hash = ?", [attempt, code_hash])


def note_heard(db: Database, device_id: str, now: datetime) -> None:
    """A phone was heard."""
    db.execute("UPDATE device SET last_seen = ? WHERE device_id = ?", [rfc3339(now), device_id])


def _has_spoken(db: Database, device_id: str) -> bool:
    """Whether a phone has used its token, as far as is on disk."""
    row = db.execute(
        "SELECT last_seen IS NOT NULL OR acked > 0 FROM device WHERE device_id = ?", [device_id]
    ).fetchone()
    return bool(row and row[0])


def wrong_code() -> PairingRefused:
    """The refusal, the same words for wrong, used and expired: nothing to learn from it."""
    return PairingRefused(
        "This pairing code is wrong, used or expired: ask the dispatcher for a new one."
    )


def find(db: Database, device_id: str) -> Device | None:
    """A phone by its id."""
    return _one(db, "device_id", device_id)


def by_hash(db: Database, token_hash: str) -> Device | None:
    """A phone by the hash of its token, whatever its state."""
    return _one(db, "token_hash", token_hash)


def by_token(db: Database, token_hash: str, now: datetime) -> Device | None:
    """Whose token it is, where it still opens anything."""
    device = by_hash(db, token_hash)
    if device is None or device.state is DeviceState.REVOKED:
        return None
    if device.ended_at is not None and device.ended_at + RETIRED_STILL_HEARD < now:
        return None
    return device


def _one(db: Database, column: str, value: str) -> Device | None:
    row = db.execute(f"SELECT {_COLUMNS} FROM device WHERE {column} = ?", [value]).fetchone()
    return _device(row) if row else None


def all_devices(db: Database) -> tuple[Device, ...]:
    """Every phone, in order of pairing."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM device ORDER BY paired_at, device_id").fetchall()
    return tuple(_device(row) for row in rows)


def end(db: Database, device_id: str, state: DeviceState, now: datetime) -> Device | None:
    """Retire or revoke; a revoked phone stays revoked, a repeat keeps the first time."""
    device = find(db, device_id)
    if device is None or device.state in (state, DeviceState.REVOKED):
        return device
    db.execute(
        "UPDATE device SET state = ?, ended_at = coalesce(ended_at, ?) WHERE device_id = ?",
        [state.value, rfc3339(now), device_id],
    )
    return find(db, device_id)


def _device(row: Sequence[Any]) -> Device:
    return Device(
        device_id=row[0],
        driver_id=row[1],
        state=DeviceState(row[2]),
        paired_at=from_rfc3339(row[3]),
        ended_at=from_rfc3339(row[4]) if row[4] else None,
        last_seen=from_rfc3339(row[5]) if row[5] else None,
        acked=row[6],
        app=row[7],
        label=row[8],
    )
