"""The page of customers."""

from __future__ import annotations

from app.register.kinds import Kind
from ui.desktop.register.screen_spec import FieldKind, FieldSpec, ScreenSpec

LANGUAGES = (
    ("", "as the site writes"),
    ("de", "German"),
    ("en", "English"),
    ("fr", "French"),
    ("it", "Italian"),
    ("es", "Spanish"),
    ("fi", "Finnish"),
)

CUSTOMERS = ScreenSpec(
    Kind.CUSTOMERS,
    "Customers",
    "customer",
    (("Name", 150), ("Address", 170), ("Phone", 100), ("Last order", 80)),
    (
        FieldSpec("name", "Name"),
        FieldSpec("address", "Street", example="Landstrasse 26"),
        FieldSpec("postcode", "Town", FieldKind.SHORT, example="9494"),
        FieldSpec("city", "", example="Schaan", beside=True),
        FieldSpec("pin", "Pin", example="47.16600, 9.51000; empty: by the address"),
        FieldSpec("phone", "Phone"),
        FieldSpec("email", "Mail"),
        FieldSpec("language", "Language", FieldKind.CHOICE, choices=LANGUAGES),
        FieldSpec("messages", "Wants messages", FieldKind.TICK),
        FieldSpec("service", "At the door", FieldKind.SHORT, "min", "usual"),
        FieldSpec("access_code", "Access code"),
        FieldSpec("notes", "Notes", FieldKind.LINES, example="For the driver, on every order"),
    ),
    "Every order that is kept adds its customer here. Ctrl+N adds one by hand.",
    "An archived customer is suggested no more, until the next order.",
)
