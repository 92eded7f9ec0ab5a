"""What customers want: orders, their lines, places and contacts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.geo import LonLat
from app.domain.load import NO_LOAD, Amounts
from app.domain.timing import TimeWindow


class OrderKind(StrEnum):
    """What is to be done for an order."""

    DELIVERY = "delivery"  # from the depot to the customer
    PICKUP = "pickup"  # from the customer to the depot
    SHIPMENT = "shipment"  # from one customer to another, on one vehicle


class TaskKind(StrEnum):
    """What happens at one stop."""

    DELIVERY = "delivery"
    PICKUP = "pickup"


class ProofKind(StrEnum):
    """What a driver must bring back from a stop."""

    PHOTO = "photo"
    SIGNATURE = "signature"
    NAME = "name"
    SCAN = "scan"
    AGE_CHECK = "age_check"
    PIN = "pin"


class LocatedBy(StrEnum):
    """Where a place's coordinates come from."""

    GIVEN = "given"  # in the file
    HOUSE = "house"  # the region's address index
    STREET = "street"
    TOWN = "town"
    PIN = "pin"  # set by hand
    NOT_LOCATED = "not_located"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens; ``location`` is None until it is found."""

    name: str
    address: str
    postcode: str = ""
    city: str = ""
    location: LonLat | None = None
    located_by: LocatedBy = LocatedBy.NOT_LOCATED

    @property
    def town(self) -> str:
        """``9490 Vaduz``."""
        return f"{self.postcode} {self.city}".strip()

    @property
    def where(self) -> str:
        """``Landstrasse 12, 9490 Vaduz``: one line without the name."""
        return ", ".join(part for part in (self.address, self.town) if part)

    @property
    def label(self) -> str:
        """One line for a person: name, address, postcode and city."""
        return ", ".join(part for part in (self.name, self.where) if part)


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the person at the door; ``language`` is a code such as ``de`` ('' as the site's),
    ``silent`` who wants no messages."""

    phone: str = ""
    email: str = ""
    language: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of parcel of an order."""

    text: str
    quantity: int = 1
    code: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One visit an order asks for. ``service_s`` in seconds."""

    kind: TaskKind
    place: Place
    windows: tuple[TimeWindow, ...] = ()
    service_s: int = 180
    contact: Contact = Contact()
    notes: str = ""
    access_code: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What a customer wants on a day.

    ``amounts`` in base units per load dimension; ``amount_due`` in minor units of money to be
    collected (cents); ``priority`` 0 (least) to 100; ``requirements`` are skills that driver and
    vehicle together must have; ``load`` names the load that brings its goods to the depot. A shipment
    has both a pickup and a delivery task. A delivery whose goods are on board of a van that cannot
    go on has a ``handover``: who brings it takes it over there first.
    """

    order_id: str
    reference: str
    sender: str
    day: date
    pickup: Task | None
    delivery: Task | None
    amounts: Amounts = NO_LOAD
    lines: tuple[Line, ...] = ()
    requirements: frozenset[str] = frozenset()
    priority: int = 50
    required_proof: tuple[ProofKind, ...] = ()
    amount_due: int = 0
    depot_id: str = ""
    cancelled: bool = False
    remarks: tuple[str, ...] = field(default=())
    """What the import noticed and a person should know (suspected double, place of low certainty)."""
    handover: Task | None = None
    load: str = ""

    @property
    def kind(self) -> OrderKind:
        """Delivery, pickup or shipment, from the tasks it has."""
        if self.pickup and self.delivery:
            return OrderKind.SHIPMENT
        return OrderKind.PICKUP if self.pickup else OrderKind.DELIVERY

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Its visits, in the order in which they must happen."""
        kinds = (TaskKind.PICKUP, TaskKind.DELIVERY)
        return tuple(task for kind in kinds if (task := self.task(kind)) is not None)

    def task(self, kind: TaskKind) -> Task | None:
        """The visit of a kind, where it has one; taking goods over is picking them up."""
        return self.delivery if kind is TaskKind.DELIVERY else self.pickup or self.handover

    def proof_at(self, task: Task) -> tuple[ProofKind, ...]:
        """What is to be brought back from a visit: nothing from where goods are only taken over."""
        return () if task is self.handover else self.required_proof

    def due_at(self, task: Task) -> int:
        """Cents to be collected at a visit: nothing where goods are only taken over."""
        return 0 if task is self.handover else self.amount_due

    @property
    def is_located(self) -> bool:
        """Whether every visit has coordinates."""
        return all(task.place.location is not None for task in self.tasks)
