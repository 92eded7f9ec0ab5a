"""The page of carriers and their price lists."""

from __future__ import annotations

from app.domain.orders import OrderKind
from app.register.kinds import Kind
from ui.desktop.register.screen_spec import FieldKind, FieldSpec, ScreenSpec

CARRIERS = ScreenSpec(
    Kind.CARRIERS,
    "Carriers",
    "carrier",
    (("Name", 220), ("Price", 220)),
    (
        FieldSpec("name", "Name"),
        FieldSpec("per_stop", "Price a stop", FieldKind.SHORT, "", "0"),
        FieldSpec("per_kg", "a kilogram", FieldKind.SHORT, "", "0"),
        FieldSpec("per_km", "a kilometre", FieldKind.SHORT, "straight from the depot", "0"),
        FieldSpec("zones", "Zones", FieldKind.LINES, example="94, 95: 1.20   postcodes, price on top"),
        FieldSpec("max_kg", "At most", FieldKind.SHORT, "kg an order", "no limit"),
        FieldSpec(OrderKind.DELIVERY.value, "Takes deliveries", FieldKind.TICK),
        FieldSpec(OrderKind.PICKUP.value, "pickups", FieldKind.TICK),
        FieldSpec(OrderKind.SHIPMENT.value, "from one to another", FieldKind.TICK),
        FieldSpec("skills", "Skills", example="cooled", skills=True),
    ),
    "Who else takes orders, and for what. Those of the settings stand here too.",
    "An archived carrier is given no orders, also where the settings name it.",
)
