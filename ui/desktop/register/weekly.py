"""The page of weekly shifts."""

from __future__ import annotations

from app.register.kinds import Kind
from app.register.weekly import WEEKDAYS
from ui.desktop.register.screen_spec import FieldKind, FieldSpec, ScreenSpec

WEEKLY = ScreenSpec(
    Kind.WEEKLY,
    "Weekly shifts",
    "weekly shift",
    (("Driver", 150), ("Days", 120), ("Hours", 100), ("Vehicle", 100)),
    (
        FieldSpec("driver", "Driver", FieldKind.CHOICE),
        FieldSpec("vehicle", "Vehicle", FieldKind.CHOICE),
        FieldSpec("depot", "From depot", FieldKind.CHOICE),
        FieldSpec(
            "weekdays",
            "Days",
            FieldKind.SEVERAL,
            choices=tuple((str(n), name) for n, name in enumerate(WEEKDAYS)),
        ),
        FieldSpec("starts", "From", FieldKind.SHORT, "to", "07:30"),
        FieldSpec("ends", "", FieldKind.SHORT, "", "16:30", beside=True),
        FieldSpec("breaks", "Breaks", FieldKind.LINES, example="11:30-13:00 30 min"),
        FieldSpec("since", "First day", FieldKind.SHORT, "last", "always"),
        FieldSpec("until", "", FieldKind.SHORT, "", "open", beside=True),
        FieldSpec("trips", "Loadings", FieldKind.SHORT, "", "1"),
        FieldSpec("reload", "Also loads at", FieldKind.SEVERAL),
        FieldSpec("overtime", "Overtime", FieldKind.SHORT, "min, an hour at", "none"),
        FieldSpec("overtime_price", "", FieldKind.SHORT, "", "0", beside=True),
        FieldSpec("stops", "At most", FieldKind.SHORT, "stops", "no limit"),
        FieldSpec("km", "", FieldKind.SHORT, "km", "no limit", beside=True),
        FieldSpec("hours", "", FieldKind.SHORT, "hours", "no limit"),
        FieldSpec("driving", "", FieldKind.SHORT, "h driving", "no limit", beside=True),
        FieldSpec("without_rest", "", FieldKind.SHORT, "h driving without rest", "no limit"),
    ),
    "Who drives what, week by week: the coming two weeks' shifts are made from this. It takes a "
    "driver, a vehicle and a depot.",
    "Its coming shifts are taken off; those that are out with the driver stay.",
)
