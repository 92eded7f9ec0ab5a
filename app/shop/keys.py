"""Keys with which shops' programs may ask: made, listed and revoked by the dispatcher."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from app.domain.errors import InputRefused
from app.domain.shop import ShopKey
from app.ports.desk_reads import DeskReads
from app.ports.store import Store

LONGEST_SENDER = 100
MOST_IN_FORCE = 500


def make_key(store: Store, sender: str, now: datetime, label: str = "") -> tuple[ShopKey, str]:
    """A new key for a sender, and its secret, which is told this once and kept nowhere.

    Raises:
        InputRefused: no sender, one with too long a name, or too many keys are in force.
    """
    name = " ".join(sender.split())
    if not 1 <= len(name) <= LONGEST_SENDER:
        raise InputRefused(f"A key is for a sender, whose name has 1 to {LONGEST_SENDER} characters.")
    secret = secrets.token_urlsafe(32)
    with store.write() as unit:
        known = unit.shop_keys()
        if sum(key.revoked_at is None for key in known) >= MOST_IN_FORCE:
            raise InputRefused(f"{MOST_IN_FORCE} keys are in force: revoke some first.")
        number = 1 + max((int(key.key_id[1:]) for key in known), default=0)
        hashed = sha256(secret.encode()).hexdigest()
        key = ShopKey(f"k{number}", name, hashed, now, " ".join(label.split())[:LONGEST_SENDER])
        unit.put_shop_key(key)
        unit.commit()
    return key, secret


def revoke_key(store: Store, key_id: str, now: datetime) -> ShopKey:
    """Let a key open nothing any more; one that is revoked stays as it is.

    Raises:
        InputRefused: there is no such key.
    """
    with store.write() as unit:
        key = next((key for key in unit.shop_keys() if key.key_id == key_id), None)
        if key is None:
            raise InputRefused(f"There is no key '{key_id}'.")
        if key.revoked_at is None:
            key = replace(key, revoked_at=now)
            unit.put_shop_key(key)
            unit.commit()
    return key


def keys_in_force(reads: DeskReads) -> tuple[ShopKey, ...]:
    """Those that open something."""
    return tuple(key for key in reads.shop_keys() if key.revoked_at is None)
