"""The page of vehicles."""

from __future__ import annotations

from app.domain.fleet import Profile
from app.domain.load import DEFAULT_DIMENSIONS
from app.register.kinds import Kind
from ui.desktop.register.screen_spec import FieldKind, FieldSpec, ScreenSpec

_PROFILES = tuple((profile.value, profile.value) for profile in Profile)

VEHICLES = ScreenSpec(
    Kind.VEHICLES,
    "Vehicles",
    "vehicle",
    (("Name", 140), ("Type", 80), ("Room", 220)),
    (
        FieldSpec("name", "Name"),
        FieldSpec("profile", "Drives as", FieldKind.CHOICE, choices=_PROFILES),
        FieldSpec("type", "Type", example="a word of your own, for its times at the door"),
        FieldSpec("skills", "Skills", example="cooled, lift", skills=True),
        *(
            FieldSpec(dimension.key, dimension.name, FieldKind.SHORT, dimension.unit, "0")
            for dimension in DEFAULT_DIMENSIONS
        ),
        FieldSpec("fixed", "Cost a day", FieldKind.SHORT, "", "0"),
        FieldSpec("per_hour", "an hour", FieldKind.SHORT, "", "0"),
        FieldSpec("per_km", "a kilometre", FieldKind.SHORT, "", "0"),
        FieldSpec("per_driving_hour", "an hour driven", FieldKind.SHORT, "on top", "0"),
        FieldSpec("per_task_hour", "an hour at doors", FieldKind.SHORT, "on top", "0"),
        FieldSpec("speed", "Speed", FieldKind.SHORT, "times the usual", "1"),
    ),
    "Ctrl+N adds the first vehicle; a fleet file brings several.",
    "The coming weekly shifts with an archived vehicle are taken off.",
)
