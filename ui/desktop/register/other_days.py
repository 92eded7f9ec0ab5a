"""The page of days that differ from the weekly shifts."""

from __future__ import annotations

from app.register.kinds import Kind
from app.register.weekly import OFF, OTHERWISE
from ui.desktop.register.screen_spec import FieldKind, FieldSpec, ScreenSpec

OTHER_DAYS = ScreenSpec(
    Kind.OTHER_DAYS,
    "Days that differ",
    "day that differs",
    (("Day", 120), ("Who", 150), ("What", 90), ("Why", 110)),
    (
        FieldSpec("day", "Day", FieldKind.SHORT, "", "25.12.2026"),
        FieldSpec("weekly", "Whose shift", FieldKind.CHOICE),
        FieldSpec(
            "what",
            "What",
            FieldKind.CHOICE,
            choices=((OFF, "Does not work"), (OTHERWISE, "Works otherwise")),
        ),
        FieldSpec("starts", "From", FieldKind.SHORT, "to", "as usual"),
        FieldSpec("ends", "", FieldKind.SHORT, "", "as usual", beside=True),
        FieldSpec("driver", "Driver instead", FieldKind.CHOICE),
        FieldSpec("vehicle", "Vehicle instead", FieldKind.CHOICE),
        FieldSpec("words", "Why", example="Christmas Day"),
    ),
    "Public holidays, days off, other hours or another vehicle on a single day.",
    "The day is as the weekly shifts have it again.",
)
