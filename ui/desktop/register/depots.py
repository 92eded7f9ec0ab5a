"""The page of depots."""

from __future__ import annotations

from app.register.kinds import Kind
from ui.desktop.register.screen_spec import FieldKind, FieldSpec, ScreenSpec

DEPOTS = ScreenSpec(
    Kind.DEPOTS,
    "Depots",
    "depot",
    (("Name", 180), ("Address", 290)),
    (
        FieldSpec("name", "Name"),
        FieldSpec("address", "Address", example="Im alten Riet 20, 9494 Schaan"),
        FieldSpec("pin", "Pin", example="47.16600, 9.51000; empty: by the address"),
        FieldSpec("timezone", "Time zone", example="Europe/Vaduz"),
        FieldSpec("loading", "Loading takes", FieldKind.SHORT, "min", "15"),
    ),
    "Where goods wait and routes begin. Ctrl+N adds the first depot; a fleet file brings it too.",
    "Weekly shifts can no longer start there.",
)
