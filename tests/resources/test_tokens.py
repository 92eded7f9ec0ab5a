"""Colours that can be read, and a look for every state."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.domain.stop_state import StopState
from resources.tokens import UNASSIGNED, Palette, contrast, load_tokens

ENOUGH = 4.5  # WCAG 2.2, AA for text
ROOT = Path(__file__).resolve().parents[2]
PALETTES = (load_tokens().light, load_tokens().dark)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda p: p.name)
def test_every_text_and_state_reaches_four_and_a_half_to_one_on_its_panel(palette: Palette) -> None:
    colours = {
        "text": palette.text,
        "muted": palette.muted,
        "accent": palette.accent,
        "late": palette.late,
    }
    colours |= {key: look.colour for key, look in palette.states.items()}
    colours |= {f"route {n}": colour for n, colour in enumerate(palette.routes)}
    faint = {name: round(contrast(c, palette.panel), 2) for name, c in colours.items()}
    assert {name: ratio for name, ratio in faint.items() if ratio < ENOUGH} == {}


@pytest.mark.parametrize("palette", PALETTES, ids=lambda p: p.name)
def test_words_on_badges_buttons_selections_and_the_map_can_be_read(palette: Palette) -> None:
    pairs = {
        "late badge": (palette.on_late, palette.late),
        "main button": (palette.on_accent, palette.accent),
        "selected row": (palette.text, palette.selection),
        "selected row, muted": (palette.muted, palette.selection),
        "map label": (palette.base_map["label"], palette.base_map["earth"]),
    }
    assert {name: contrast(*pair) for name, pair in pairs.items() if contrast(*pair) < ENOUGH} == {}


@pytest.mark.parametrize("palette", PALETTES, ids=lambda p: p.name)
def test_every_state_of_a_stop_has_a_colour_a_shape_and_a_word(palette: Palette) -> None:
    assert set(palette.states) == {state.value for state in StopState} | {UNASSIGNED}
    assert all(look.colour and look.shape and look.word for look in palette.states.values())


def test_the_twelve_route_hues_weigh_the_same_and_the_second_dozen_is_dashed() -> None:
    for palette in PALETTES:
        ratios = [contrast(colour, palette.panel) for colour in palette.routes]
        assert len(set(palette.routes)) == 12
        assert max(ratios) / min(ratios) < 1.25
        assert not palette.route(11).dashed
        assert palette.route(12).dashed
        assert palette.route(12).colour == palette.route(0).colour


def test_no_colour_literal_stands_outside_the_tokens() -> None:
    literal = re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?\b|rgba?\(")
    sources = [*(ROOT / "ui" / "desktop").glob("*.py"), *(ROOT / "resources").glob("*.qss")]
    sources += [*(ROOT / "resources" / "web").glob("map*.js"), ROOT / "resources" / "web" / "map.css"]
    found = {s.name: literal.findall(s.read_text(encoding="utf-8")) for s in sources}
    assert {name: hits for name, hits in found.items() if hits} == {}
