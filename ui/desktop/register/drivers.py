"""The page of drivers."""

from __future__ import annotations

from app.register.kinds import Kind
from ui.desktop.register.screen_spec import FieldSpec, ScreenSpec

DRIVERS = ScreenSpec(
    Kind.DRIVERS,
    "Drivers",
    "driver",
    (("Name", 180), ("Phone", 130), ("Skills", 160)),
    (
        FieldSpec("name", "Name"),
        FieldSpec("phone", "Phone"),
        FieldSpec("skills", "Skills", example="cooled, lift", skills=True),
    ),
    "Ctrl+N adds the first driver; a fleet file brings several.",
    "The coming weekly shifts of an archived driver are taken off.",
)
