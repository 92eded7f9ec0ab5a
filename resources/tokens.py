"""The one place of colours, shapes and state words, typed.

``tokens.json`` is read by the Qt style, the map page, the phone and customer pages and the reports;
no colour literal stands anywhere else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TOKENS_FILE = Path(__file__).with_name("tokens.json")
UNASSIGNED = "unassigned"


@dataclass(frozen=True, slots=True)
class StateLook:
    """How a stop's state looks: colour, shape and word, everywhere the same.

    ``shape`` is one of ring, dot, chevron, pause, tick, half, cross, struck.
    """

    colour: str
    shape: str
    word: str


@dataclass(frozen=True, slots=True)
class RouteLook:
    """A route's colour; the second dozen is dashed."""

    colour: str
    dashed: bool


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as ``#RRGGBB``.

    ``states`` is keyed by the state's value (``en_route``) and ``unassigned``; ``base_map`` by the
    kinds of things that the base map paints.
    """

    name: str
    background: str
    panel: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    selection: str
    late: str
    on_late: str
    stale: str
    states: Mapping[str, StateLook]
    routes: tuple[str, ...]
    base_map: Mapping[str, str]

    def state(self, value: str) -> StateLook:
        """The look of a stop state by its value."""
        return self.states[value]

    def route(self, hue: int) -> RouteLook:
        """The look of route hue 0..23 (counted round after that)."""
        return RouteLook(self.routes[hue % len(self.routes)], hue // len(self.routes) % 2 == 1)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels at 100 %: type, rows and corners."""

    base: int
    secondary: int
    figure: int
    unit: int
    row_compact: int
    row_comfortable: int
    radius: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """Both themes and the sizes."""

    light: Palette
    dark: Palette
    sizes: Sizes

    def palette(self, dark: bool) -> Palette:
        """The palette of a theme."""
        return self.dark if dark else self.light


@cache
def load_tokens() -> Tokens:
    """The tokens of ``tokens.json``.

    Raises:
        KeyError: a token is missing from the file.
    """
    raw = json.loads(TOKENS_FILE.read_text(encoding="utf-8"))
    kind, grid = raw["type"], raw["grid"]
    sizes = Sizes(
        base=kind["base_px"],
        secondary=kind["secondary_px"],
        figure=kind["figure_px"],
        unit=grid["unit_px"],
        row_compact=grid["row_compact_px"],
        row_comfortable=grid["row_comfortable_px"],
        radius=grid["radius_px"],
    )
    return Tokens(_palette(raw, "light"), _palette(raw, "dark"), sizes)


def _palette(raw: Mapping[str, Mapping[str, Mapping[str, str]]], theme: str) -> Palette:
    states = {
        key: StateLook(look[theme], look["shape"], look["word"]) for key, look in raw["states"].items()
    }
    return Palette(
        name=theme,
        states=states,
        routes=tuple(raw["routes"][theme]),
        base_map=dict(raw["map"][theme]),
        **raw[theme],  # type: ignore[arg-type]
    )


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` (WCAG 2.2, 0 black to 1 white)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(a), luminance(b)))
    return (lighter + 0.05) / (darker + 0.05)
