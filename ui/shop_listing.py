"""Shops' keys, and what a round with the server came to, in words and as documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.count_words import count_text
from app.domain.shop import ShopKey
from app.domain.timing import rfc3339
from app.shop.intake import Intake


def key_document(key: ShopKey) -> dict[str, object]:
    """A key without its hash."""
    return {
        "key": key.key_id,
        "sender": key.sender,
        "label": key.label,
        "made_at": rfc3339(key.made_at),
        "revoked_at": rfc3339(key.revoked_at) if key.revoked_at is not None else None,
    }


def key_lines(keys: Iterable[ShopKey]) -> Iterator[str]:
    """One line each."""
    for key in keys:
        state = "in force" if key.revoked_at is None else f"revoked {key.revoked_at:%d.%m.%Y}"
        label = f"  ({key.label})" if key.label else ""
        yield f"{key.key_id:6} {key.sender:24} made {key.made_at:%d.%m.%Y}  {state}{label}"


def intake_words(taken: Intake) -> str:
    """What shops asked for, in one line; '' for nothing."""
    counts = (
        (taken.new, "one new order", "new orders"),
        (taken.changed, "one changed", "changed"),
        (taken.called_off, "one called off", "called off"),
        (taken.questions, "one address to settle", "addresses to settle"),
        (taken.refused, "one refused", "refused"),
    )
    parts = (count_text(count, one, many) for count, one, many in counts if count)
    said = ", ".join(parts)
    return f"From shops: {said}." if said else ""
