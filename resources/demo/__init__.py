"""The demo day: a fleet in Schaan and 150 orders as a customer's file would bring them."""

from pathlib import Path

ORDERS = Path(__file__).parent / "orders.csv"
FLEET = Path(__file__).parent / "fleet.json"
