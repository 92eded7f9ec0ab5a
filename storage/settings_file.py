"""``settings.json``: read whole, refused whole, changed value by value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from app.domain.errors import InputRefused, StoreError
from app.domain.settings import Settings
from storage.whole_files import OWNER, put_whole

_LACKS = re.compile(r"missing required field `(\w+)`(?: - at `\$\.?(.*)`)?")

type Tree = dict[str, object]


def read_settings(file: Path) -> Settings:
    """The settings a file makes; the defaults where there is no file.

    Raises:
        InputRefused: it cannot be read, is no JSON, or names or holds something unknown.
    """
    content = _content(file)
    try:
        return _settings(file, msgspec.json.decode(content))
    except (msgspec.DecodeError, msgspec.ValidationError, TypeError, AttributeError) as error:
        raise InputRefused(f"{file} cannot be used: {error}. Mend or remove it.") from error


def change_settings(file: Path, changes: Mapping[str, object]) -> tuple[Settings, Mapping[str, object]]:
    """Set values by their paths (``messages.mail.host``); None takes one out: it is as usual again.

    Returns:
        All settings now, and how what was changed stood in the file before, for a way back.

    Raises:
        InputRefused: together with the others they cannot be used; the file is as it was.
        StoreError: it cannot be written; it is as it was.
    """
    read_settings(file)  # a broken file is not written over
    given: Tree = msgspec.json.decode(_content(file), type=dict[str, object])
    before = {path: _put(given, path.split("."), value) for path, value in changes.items()}
    try:
        settings = _settings(file, given)
    except msgspec.ValidationError as error:
        raise InputRefused(_lack_words(str(error))) from error
    _write(file, msgspec.json.format(msgspec.json.encode(given), indent=2))
    return settings, before


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b"{}"
    except OSError as error:
        raise InputRefused(f"{file} cannot be read ({error.strerror}).") from error


def _put(tree: Tree, path: list[str], value: object) -> object:
    """Set a value, or with None take it out, and what is empty then; returns what stood there."""
    name, *rest = path
    if not rest:
        before = tree.pop(name, None)
        if value is not None:
            tree[name] = value
        return before
    below = tree.get(name)
    branch: Tree = below if isinstance(below, dict) else {}
    before = _put(branch, rest, value)
    tree[name] = branch
    if not branch:
        del tree[name]
    return before


def _lack_words(error: str) -> str:
    """``messages.mail.sender is needed as well.``"""
    found = _LACKS.search(error)
    if found is None:
        return f"{error}."
    field, where = found.groups()
    return f"{where}.{field} is needed as well." if where else f"{field} is needed as well."


def _write(file: Path, content: bytes) -> None:
    """Readable by its owner alone, for it may hold a password."""
    try:
        put_whole(file, content, OWNER)
    except OSError as error:
        raise StoreError(f"{file} cannot be written ({error.strerror}). It is as it was.") from error


def _settings(file: Path, given: object) -> Settings:
    """What a document says; msgspec's errors where it has another shape."""
    if isinstance(given, dict):
        unknown = sorted(set(given) - set(Settings.__dataclass_fields__))
        if unknown:
            raise InputRefused(f"{file} holds the setting '{unknown[0]}', which does not exist.")
    settings = msgspec.convert(given, Settings)
    ignored = _ignored(given, msgspec.to_builtins(settings))
    if ignored:
        raise InputRefused(f"{file} holds '{ignored}', which does not exist.")
    return settings


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
