"""The page of customers."""

from __future__ import annotations

from app.register.kinds import Kind
from ui.desktop.language import marked
from ui.desktop.register.screen_spec import FieldKind, FieldSpec, ScreenSpec

LANGUAGES = (
    ("", marked("Register", "as the site writes")),
    ("de", marked("Register", "German")),
    ("en", marked("Register", "English")),
    ("fr", marked("Register", "French")),
    ("it", marked("Register", "Italian")),
    ("es", marked("Register", "Spanish")),
    ("fi", marked("Register", "Finnish")),
)

CUSTOMERS = ScreenSpec(
    Kind.CUSTOMERS,
    marked("Register", "Customers"),
    marked("Register", "customer"),
    (
        (marked("Register", "Name"), 150),
        (marked("Register", "Address"), 170),
        (marked("Register", "Phone"), 100),
        (marked("Register", "Last order"), 80),
    ),
    (
        FieldSpec("name", marked("Register", "Name")),
        FieldSpec("address", marked("Register", "Street"), example="Landstrasse 26"),
        FieldSpec("postcode", marked("Register", "Town"), FieldKind.SHORT, example="9494"),
        FieldSpec("city", "", example="Schaan", beside=True),
        FieldSpec(
            "pin",
            marked("Register", "Pin"),
            FieldKind.PLACE,
            example=marked("Register", "47.16600, 9.51000; empty: by the address"),
        ),
        FieldSpec("phone", marked("Register", "Phone")),
        FieldSpec("email", marked("Register", "Mail")),
        FieldSpec("language", marked("Register", "Language"), FieldKind.CHOICE, choices=LANGUAGES),
        FieldSpec("messages", marked("Register", "Wants messages"), FieldKind.TICK),
        FieldSpec(
            "service",
            marked("Register", "At the door"),
            FieldKind.SHORT,
            "min",
            marked("Register", "usual"),
        ),
        FieldSpec("access_code", marked("Register", "Access code")),
        FieldSpec(
            "notes",
            marked("Register", "Notes"),
            FieldKind.LINES,
            example=marked("Register", "For the driver, on every order"),
        ),
    ),
    marked("Register", "Every order that is kept adds its customer here. Ctrl+N adds one by hand."),
    marked("Register", "An archived customer is suggested no more, until the next order."),
)
