"""The page of drivers."""

from __future__ import annotations

from app.register.kinds import Kind
from ui.desktop.language import marked
from ui.desktop.register.screen_spec import FieldSpec, ScreenSpec

DRIVERS = ScreenSpec(
    Kind.DRIVERS,
    marked("Register", "Drivers"),
    marked("Register", "driver"),
    (
        (marked("Register", "Name"), 180),
        (marked("Register", "Phone"), 130),
        (marked("Register", "Skills"), 160),
    ),
    (
        FieldSpec("name", marked("Register", "Name")),
        FieldSpec("phone", marked("Register", "Phone")),
        FieldSpec(
            "skills",
            marked("Register", "Skills"),
            example=marked("Register", "cooled, lift"),
            skills=True,
        ),
    ),
    marked("Register", "Ctrl+N adds the first driver; a fleet file brings several."),
    marked("Register", "The coming weekly shifts of an archived driver are taken off."),
)
