"""``settings.json``: read whole, refused whole."""

from __future__ import annotations

from pathlib import Path

import msgspec

from app.domain.errors import InputRefused
from app.domain.settings import Settings


def read_settings(file: Path) -> Settings:
    """The settings a file makes; the defaults where there is no file.

    Raises:
        InputRefused: it cannot be read, is no JSON, or names or holds something unknown.
    """
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise InputRefused(f"{file} cannot be read ({error.strerror}).") from error
    try:
        given = msgspec.json.decode(content)
        unknown = sorted(set(given) - set(Settings.__dataclass_fields__))
        if unknown:
            raise InputRefused(f"{file} holds the setting '{unknown[0]}', which does not exist.")
        settings = msgspec.convert(given, Settings)
        ignored = _ignored(given, msgspec.to_builtins(settings))
        if ignored:
            raise InputRefused(f"{file} holds '{ignored}', which does not exist.")
        return settings
    except InputRefused:
        raise
    except (msgspec.DecodeError, msgspec.ValidationError, TypeError, AttributeError) as error:
        raise InputRefused(f"{file} cannot be used: {error}. Mend or remove it.") from error


def _ignored(given: object, taken: object, path: str = "") -> str:
    """The path of the first name in what was given that the settings do not have: a misspelt price
    must not be taken for none."""
    if isinstance(given, dict) and isinstance(taken, dict):
        pairs = [(key, value, taken.get(key)) for key, value in given.items()]
        for key, value, kept in pairs:
            here = f"{path}.{key}" if path else str(key)
            found = here if key not in taken else _ignored(value, kept, here)
            if found:
                return found
    elif isinstance(given, list) and isinstance(taken, list | tuple):
        for one, kept in zip(given, taken, strict=False):
            if found := _ignored(one, kept, path):
                return found
    return ""
