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
        return msgspec.convert(given, Settings)
    except InputRefused:
        raise
    except (msgspec.DecodeError, msgspec.ValidationError, TypeError, AttributeError) as error:
        raise InputRefused(f"{file} cannot be used: {error}. Mend or remove it.") from error
