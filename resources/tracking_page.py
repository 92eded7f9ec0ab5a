"""The files of the customer's tracking page: style, script and texts. The page itself is made by the
server, because it has to be readable without a script."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from resources.driver_page import driver_page
from resources.tokens import TOKENS_FILE

FOLDER = TOKENS_FILE.parent / "web" / "tracking"
LANGUAGES = ("en", "de", "fi", "es", "ar")


@dataclass(frozen=True, slots=True)
class TrackingPage:
    """``assets`` by their names below the folder ``version``, which is the hash of them all; ``texts``
    by language and name."""

    version: str
    assets: Mapping[str, bytes]
    texts: Mapping[str, Mapping[str, str]]


@cache
def tracking_page() -> TrackingPage:
    """The files as they stand in the program's folder, read once.

    Raises:
        OSError: a file cannot be read.
    """
    assets = {name: (FOLDER / name).read_bytes() for name in ("tracking.css", "tracking.js")}
    assets["tokens.css"] = driver_page().assets["tokens.css"]
    assets["icon.svg"] = driver_page().assets["icons/icon.svg"]
    together = hashlib.sha256(b"".join(assets[name] for name in sorted(assets)))
    texts = {
        language: json.loads((FOLDER / "i18n" / f"{language}.json").read_text(encoding="utf-8"))
        for language in LANGUAGES
    }
    return TrackingPage(together.hexdigest()[:16], assets, texts)
