"""The page of vehicles."""

from __future__ import annotations

from app.domain.fleet import Profile
from app.domain.load import DEFAULT_DIMENSIONS
from app.register.kinds import Kind
from ui.desktop.language import marked
from ui.desktop.register.screen_spec import FieldKind, FieldSpec, ScreenSpec

_PROFILES = tuple((profile.value, profile.value) for profile in Profile)

VEHICLES = ScreenSpec(
    Kind.VEHICLES,
    marked("Register", "Vehicles"),
    marked("Register", "vehicle"),
    (
        (marked("Register", "Name"), 140),
        (marked("Register", "Type"), 80),
        (marked("Register", "Room"), 220),
    ),
    (
        FieldSpec("name", marked("Register", "Name")),
        FieldSpec("profile", marked("Register", "Drives as"), FieldKind.CHOICE, choices=_PROFILES),
        FieldSpec(
            "type",
            marked("Register", "Type"),
            example=marked("Register", "a word of your own, for its times at the door"),
        ),
        FieldSpec(
            "skills",
            marked("Register", "Skills"),
            example=marked("Register", "cooled, lift"),
            skills=True,
        ),
        *(
            FieldSpec(dimension.key, dimension.name, FieldKind.SHORT, dimension.unit, "0")
            for dimension in DEFAULT_DIMENSIONS
        ),
        FieldSpec("fixed", marked("Register", "Cost a day"), FieldKind.SHORT, "", "0"),
        FieldSpec("per_hour", marked("Register", "an hour"), FieldKind.SHORT, "", "0"),
        FieldSpec("per_km", marked("Register", "a kilometre"), FieldKind.SHORT, "", "0"),
        FieldSpec(
            "per_driving_hour",
            marked("Register", "an hour driven"),
            FieldKind.SHORT,
            marked("Register", "on top"),
            "0",
        ),
        FieldSpec(
            "per_task_hour",
            marked("Register", "an hour at doors"),
            FieldKind.SHORT,
            marked("Register", "on top"),
            "0",
        ),
        FieldSpec(
            "speed",
            marked("Register", "Speed"),
            FieldKind.SHORT,
            marked("Register", "times the usual"),
            "1",
        ),
    ),
    marked("Register", "Ctrl+N adds the first vehicle; a fleet file brings several."),
    marked("Register", "The coming weekly shifts with an archived vehicle are taken off."),
)
