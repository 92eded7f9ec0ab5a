"""The files of the page that guides a phone to trust the server's certificate."""

from __future__ import annotations

from resources.driver_page import driver_page
from resources.tokens import TOKENS_FILE

_FOLDER = TOKENS_FILE.parent / "web" / "certificate"


def certificate_page() -> dict[str, str]:
    """Each file's text by its name; ``index.html`` has ``@@url@@`` and ``@@fingerprint@@`` in it.

    Raises:
        OSError: a file cannot be read.
    """
    paths = (path for path in sorted(_FOLDER.rglob("*.*")) if path.is_file() and path.name[0] != ".")
    files = {path.relative_to(_FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return {**files, "tokens.css": driver_page().assets["tokens.css"].decode()}
