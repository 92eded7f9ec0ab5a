"""The driver's page as it is served: the files of ``web/driver``, with the tokens filled in.

Nothing is built beforehand and nothing is fetched: plain HTML, CSS and JavaScript modules. Every file
lies below a folder named by the hash of them all, so that a phone never mixes two versions.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resources.tokens import TOKENS_FILE, Palette, load_tokens

FOLDER = TOKENS_FILE.parent / "web" / "driver"
_PAGE = "index.html"
_WORKER = "sw.js"
_FILLED_IN = (_PAGE, _WORKER, "manifest.webmanifest", "icons/icon.svg")


@dataclass(frozen=True, slots=True)
class DriverPage:
    """``page`` is the document, ``worker`` the service worker that keeps it for times without a
    connection, ``assets`` all else by its path below the folder ``version``."""

    version: str
    page: bytes
    worker: bytes
    assets: Mapping[str, bytes]


@cache
def driver_page() -> DriverPage:
    """The page as it stands in the program's folder, read once.

    Raises:
        OSError: a file cannot be read.
    """
    files = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in _sources(FOLDER)}
    files["tokens.css"] = _tokens_css().encode()
    files["js/tokens.js"] = _tokens_js().encode()
    version = _version(files)
    assets = sorted(name for name in files if name not in (_PAGE, _WORKER))
    values = {
        "version": version,
        "files": json.dumps([f"/driver/{version}/{name}" for name in assets]),
        "modules": "\n".join(
            f'<link rel="modulepreload" href="/driver/{version}/{name}">'
            for name in assets
            if name.endswith(".js")
        ),
        **_colours(load_tokens().light, "light"),
        **_colours(load_tokens().dark, "dark"),
    }
    for name in _FILLED_IN:
        files[name] = _fill_in(files[name].decode(), values).encode()
    return DriverPage(version, files[_PAGE], files[_WORKER], {name: files[name] for name in assets})


def _sources(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name[0] != ".")


def _version(files: Mapping[str, bytes]) -> str:
    together = hashlib.sha256()
    for name in sorted(files):
        together.update(f"{name} {len(files[name])} ".encode() + files[name])
    return together.hexdigest()[:16]


def _fill_in(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"@@{name}@@", value)
    return text


def _colours(palette: Palette, theme: str) -> dict[str, str]:
    """The colours that stand where no style sheet reaches: the browser's bar, the icon."""
    return {
        f"{theme}-background": palette.background,
        f"{theme}-panel": palette.panel,
        f"{theme}-accent": palette.accent,
        f"{theme}-on-accent": palette.on_accent,
    }


def _tokens_css() -> str:
    """Both themes as custom properties: the system's, unless the driver chose one."""
    light, dark = _properties(load_tokens().light), _properties(load_tokens().dark)
    paper, ink = load_tokens().light.panel, load_tokens().light.text
    return (
        f":root{{color-scheme:light;--paper:{paper};--ink:{ink};{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{color-scheme:dark;{dark}}}}}\n"
        f":root[data-theme=light]{{color-scheme:light;{light}}}\n"
        f":root[data-theme=dark]{{color-scheme:dark;{dark}}}\n"
    )


def _properties(palette: Palette) -> str:
    colours = {
        "background": palette.background,
        "panel": palette.panel,
        "line": palette.line,
        "text": palette.text,
        "muted": palette.muted,
        "accent": palette.accent,
        "on-accent": palette.on_accent,
        "selection": palette.selection,
        "late": palette.late,
        "on-late": palette.on_late,
    }
    colours |= {f"state-{name}": look.colour for name, look in palette.states.items()}
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


def _tokens_js() -> str:
    """The shape of every state, for drawing it."""
    shapes = {name: look.shape for name, look in load_tokens().light.states.items()}
    return f"export const SHAPES = {json.dumps(shapes)};\n"
