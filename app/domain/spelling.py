"""Names and addresses however people spell them."""

from __future__ import annotations

import unicodedata

_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def folded(text: str) -> str:
    """A name without what people vary: case, accents, ä or ae, ß or ss, spaces, signs.

    ``Straße`` and ``strasse`` are one; so are ``Window Start`` and ``window_start``.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if c.isalnum())
    for two, one in _UMLAUTS:
        plain = plain.replace(two, one)
    return plain


def address_key(address: str, postcode: str, city: str) -> str:
    """By which an address that was settled is known again, however it is spaced, written and divided
    into cells."""
    return folded(f"{address} {postcode} {city}")
