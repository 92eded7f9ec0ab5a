"""The page of days that differ from the weekly shifts."""

from __future__ import annotations

from app.register.kinds import Kind
from app.register.weekly import OFF, OTHERWISE
from ui.desktop.language import marked
from ui.desktop.register.screen_spec import FieldKind, FieldSpec, ScreenSpec

OTHER_DAYS = ScreenSpec(
    Kind.OTHER_DAYS,
    marked("Register", "Days that differ"),
    marked("Register", "day that differs"),
    (
        (marked("Register", "Day"), 120),
        (marked("Register", "Who"), 150),
        (marked("Register", "What"), 90),
        (marked("Register", "Why"), 110),
    ),
    (
        FieldSpec("day", marked("Register", "Day"), FieldKind.SHORT, "", "25.12.2026"),
        FieldSpec("weekly", marked("Register", "Whose shift"), FieldKind.CHOICE),
        FieldSpec(
            "what",
            marked("Register", "What"),
            FieldKind.CHOICE,
            choices=(
                (OFF, marked("Register", "Does not work")),
                (OTHERWISE, marked("Register", "Works otherwise")),
            ),
        ),
        FieldSpec(
            "starts",
            marked("Register", "From"),
            FieldKind.SHORT,
            marked("Register", "to"),
            marked("Register", "as usual"),
        ),
        FieldSpec("ends", "", FieldKind.SHORT, "", marked("Register", "as usual"), beside=True),
        FieldSpec("driver", marked("Register", "Driver instead"), FieldKind.CHOICE),
        FieldSpec("vehicle", marked("Register", "Vehicle instead"), FieldKind.CHOICE),
        FieldSpec("words", marked("Register", "Why"), example=marked("Register", "Christmas Day")),
    ),
    marked("Register", "Public holidays, days off, other hours or another vehicle on a single day."),
    marked("Register", "The day is as the weekly shifts have it again."),
)
