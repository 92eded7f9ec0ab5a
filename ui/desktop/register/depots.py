"""The page of depots."""

from __future__ import annotations

from app.register.kinds import Kind
from ui.desktop.language import marked
from ui.desktop.register.screen_spec import FieldKind, FieldSpec, ScreenSpec

DEPOTS = ScreenSpec(
    Kind.DEPOTS,
    marked("Register", "Depots"),
    marked("Register", "depot"),
    ((marked("Register", "Name"), 180), (marked("Register", "Address"), 290)),
    (
        FieldSpec("name", marked("Register", "Name")),
        FieldSpec("address", marked("Register", "Address"), example="Im alten Riet 20, 9494 Schaan"),
        FieldSpec(
            "pin",
            marked("Register", "Pin"),
            FieldKind.PLACE,
            example=marked("Register", "47.16600, 9.51000; empty: by the address"),
        ),
        FieldSpec("timezone", marked("Register", "Time zone"), example="Europe/Vaduz"),
        FieldSpec("loading", marked("Register", "Loading takes"), FieldKind.SHORT, "min", "15"),
    ),
    marked(
        "Register",
        "Where goods wait and routes begin. Ctrl+N adds the first depot; a fleet file brings it too.",
    ),
    marked("Register", "Weekly shifts can no longer start there."),
)
