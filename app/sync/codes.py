"""One-time codes as a person reads and types them."""

from __future__ import annotations

import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_ALIKE = str.maketrans("OIL", "011", " -")
_LENGTH = 8  # 40 bits, behind a lock after five wrong tries


def new_code() -> str:
    """A code in two groups of four, such as ``7K3M-Q0ZT``."""
    text = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    return f"{text[:4]}-{text[4:]}"


def normalised(code: str) -> str:
    """The same text for every way of typing a code: case, spaces, hyphens, O for 0, I and L for 1."""
    return code.strip().upper().translate(_ALIKE)
