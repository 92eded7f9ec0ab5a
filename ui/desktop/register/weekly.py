"""The page of weekly shifts."""

from __future__ import annotations

from app.register.kinds import Kind
from app.register.weekly import WEEKDAYS
from ui.desktop.language import marked
from ui.desktop.register.screen_spec import FieldKind, FieldSpec, ScreenSpec

WEEKLY = ScreenSpec(
    Kind.WEEKLY,
    marked("Register", "Weekly shifts"),
    marked("Register", "weekly shift"),
    (
        (marked("Register", "Driver"), 150),
        (marked("Register", "Days"), 120),
        (marked("Register", "Hours"), 100),
        (marked("Register", "Vehicle"), 100),
    ),
    (
        FieldSpec("driver", marked("Register", "Driver"), FieldKind.CHOICE),
        FieldSpec("vehicle", marked("Register", "Vehicle"), FieldKind.CHOICE),
        FieldSpec("depot", marked("Register", "From depot"), FieldKind.CHOICE),
        FieldSpec(
            "weekdays",
            marked("Register", "Days"),
            FieldKind.SEVERAL,
            choices=tuple((str(n), name) for n, name in enumerate(WEEKDAYS)),
        ),
        FieldSpec(
            "starts", marked("Register", "From"), FieldKind.SHORT, marked("Register", "to"), "07:30"
        ),
        FieldSpec("ends", "", FieldKind.SHORT, "", "16:30", beside=True),
        FieldSpec(
            "breaks",
            marked("Register", "Breaks"),
            FieldKind.LINES,
            example=marked("Register", "11:30-13:00 30 min"),
        ),
        FieldSpec(
            "since",
            marked("Register", "First day"),
            FieldKind.SHORT,
            marked("Register", "last"),
            marked("Register", "always"),
        ),
        FieldSpec("until", "", FieldKind.SHORT, "", marked("Register", "open"), beside=True),
        FieldSpec("trips", marked("Register", "Loadings"), FieldKind.SHORT, "", "1"),
        FieldSpec("reload", marked("Register", "Also loads at"), FieldKind.SEVERAL),
        FieldSpec(
            "overtime",
            marked("Register", "Overtime"),
            FieldKind.SHORT,
            marked("Register", "min, an hour at"),
            marked("Register", "none"),
        ),
        FieldSpec("overtime_price", "", FieldKind.SHORT, "", "0", beside=True),
        FieldSpec(
            "stops",
            marked("Register", "At most"),
            FieldKind.SHORT,
            marked("Register", "stops"),
            marked("Register", "no limit"),
        ),
        FieldSpec("km", "", FieldKind.SHORT, "km", marked("Register", "no limit"), beside=True),
        FieldSpec(
            "hours", "", FieldKind.SHORT, marked("Register", "hours"), marked("Register", "no limit")
        ),
        FieldSpec(
            "driving",
            "",
            FieldKind.SHORT,
            marked("Register", "h driving"),
            marked("Register", "no limit"),
            beside=True,
        ),
        FieldSpec(
            "without_rest",
            "",
            FieldKind.SHORT,
            marked("Register", "h driving without rest"),
            marked("Register", "no limit"),
        ),
    ),
    marked(
        "Register",
        "Who drives what, week by week: the coming two weeks' shifts are made "
        "from this. It takes a driver, a vehicle and a depot.",
    ),
    marked("Register", "Its coming shifts are taken off; those that are out with the driver stay."),
)
