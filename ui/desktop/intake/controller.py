"""What the order form asks for, and the frozen values it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from app.domain.geo import Extent
from app.domain.load import DEFAULT_DIMENSIONS, LoadDimension
from app.domain.orders import Order, Place
from app.domain.register import Customer
from app.importing.locating import Found
from app.order_entry import KeptOrder
from app.promising import Offers
from app.typed_orders import Field, TypedOrder


@dataclass(frozen=True, slots=True)
class Site:
    """What the form is read by: the dimensions of load, and the region's box (None: not known yet)."""

    dimensions: tuple[LoadDimension, ...] = DEFAULT_DIMENSIONS
    extent: Extent | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that may be meant by what is typed: a place of the region, or a customer with all that
    is known. ``aside`` is what tells it from others."""

    text: str
    aside: str
    place: Place | None = None
    customer: Customer | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of an order that is being typed: how its place was found (of a shipment where it
    begins, too), and orders of the day that may be the same."""

    found: Found
    doubles: tuple[Order, ...] = ()
    start: Found | None = None


class IntakeShown(Protocol):
    """What the order form can show. All on the GUI thread."""

    def show_site(self, site: Site) -> None:
        """What the form is read by from now on."""
        ...

    def show_found(self, field: Field, text: str, found: tuple[Suggestion, ...]) -> None:
        """What may be meant by the text of a field."""
        ...

    def show_checked(self, typed: TypedOrder, checked: Checked) -> None:
        """What is known of the order as it was typed."""
        ...

    def show_offers(self, typed: TypedOrder, offers: Offers) -> None:
        """What could be promised for the order as it was typed."""
        ...

    def show_kept(self, typed: TypedOrder, kept: KeptOrder) -> None:
        """The order is kept."""
        ...

    def show_changed(self, now: Order) -> None:
        """The order was changed by somebody else since it was opened, to this; nothing was kept."""
        ...

    def show_not_kept(self, typed: TypedOrder, words: str) -> None:
        """The order could not be kept; nothing typed is lost."""
        ...


class IntakeController(Protocol):
    """The commands of the order form, called on the GUI thread.

    Every method returns at once; results come back through ``IntakeShown``, and of questions that come
    faster than their answers only the newest is answered.
    """

    def attach(self, form: IntakeShown) -> None:
        """The form that is shown the results."""
        ...

    def begin(self) -> None:
        """Get ready: customers of earlier days are read anew. Ends in ``show_site``."""
        ...

    def find(self, field: Field, text: str) -> None:
        """What may be meant by the text of the name, the phone or the address."""
        ...

    def weigh(self, typed: TypedOrder) -> None:
        """Look the place up, look for doubles and ask what could be promised."""
        ...

    def keep(self, day: date, typed: TypedOrder, was: Order | None) -> None:
        """Keep the order on the day it was typed for; ``was`` is how it stood when it was opened,
        None for a new one."""
        ...
