"""The page of carriers and their price lists."""

from __future__ import annotations

from app.domain.orders import OrderKind
from app.register.kinds import Kind
from ui.desktop.language import marked
from ui.desktop.register.screen_spec import FieldKind, FieldSpec, ScreenSpec

CARRIERS = ScreenSpec(
    Kind.CARRIERS,
    marked("Register", "Carriers"),
    marked("Register", "carrier"),
    ((marked("Register", "Name"), 220), (marked("Register", "Price"), 220)),
    (
        FieldSpec("name", marked("Register", "Name")),
        FieldSpec("per_stop", marked("Register", "Price a stop"), FieldKind.SHORT, "", "0"),
        FieldSpec("per_kg", marked("Register", "a kilogram"), FieldKind.SHORT, "", "0"),
        FieldSpec(
            "per_km",
            marked("Register", "a kilometre"),
            FieldKind.SHORT,
            marked("Register", "straight from the depot"),
            "0",
        ),
        FieldSpec(
            "zones",
            marked("Register", "Zones"),
            FieldKind.LINES,
            example=marked("Register", "94, 95: 1.20   postcodes, price on top"),
        ),
        FieldSpec(
            "max_kg",
            marked("Register", "At most"),
            FieldKind.SHORT,
            marked("Register", "kg an order"),
            marked("Register", "no limit"),
        ),
        FieldSpec(OrderKind.DELIVERY.value, marked("Register", "Takes deliveries"), FieldKind.TICK),
        FieldSpec(OrderKind.PICKUP.value, marked("Register", "pickups"), FieldKind.TICK),
        FieldSpec(OrderKind.SHIPMENT.value, marked("Register", "from one to another"), FieldKind.TICK),
        FieldSpec(
            "skills", marked("Register", "Skills"), example=marked("Register", "cooled"), skills=True
        ),
        FieldSpec(
            "email",
            marked("Register", "Offers by e-mail to"),
            example=marked("Register", "empty: orders are given without asking"),
        ),
        FieldSpec("webhook", marked("Register", "or to its program at"), example="https://"),
        FieldSpec("secret", marked("Register", "signed with the secret")),
        FieldSpec(
            "answer_min",
            marked("Register", "It answers within"),
            FieldKind.SHORT,
            marked("Register", "minutes"),
            "60",
        ),
    ),
    marked("Register", "Who else takes orders, and for what. Those of the settings stand here too."),
    marked("Register", "An archived carrier is given no orders, also where the settings name it."),
)
