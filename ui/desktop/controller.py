"""What the window asks for: implemented where the parts come together, called on the GUI thread.

Every method returns at once. The work runs elsewhere; its results and troubles come back through the
window's ``show_...`` methods and ``say``. None of them raises for anything a person can cause.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from app.domain.closures import ClosedShape
from app.domain.disruption import Dial
from app.domain.tenders import Answer
from app.loads import LoadNews
from ui.desktop.figures.controller import FiguresController
from ui.desktop.hands.controller import HandsController
from ui.desktop.importing.controller import ImportController
from ui.desktop.intake.controller import IntakeController
from ui.desktop.looking_back.controller import LookBackController
from ui.desktop.phones.controller import PhonesController
from ui.desktop.regions.controller import RegionsController
from ui.desktop.register.controller import RegisterController
from ui.desktop.settings.controller import SettingsController
from ui.desktop.shops.controller import ShopsController
from ui.desktop.told.controller import ToldController
from ui.desktop.what_if.controller import WhatIfController


class DeskController(Protocol):
    """The commands a dispatcher gives; ``phones`` has those of the phones window, ``intake`` those of
    the order form, ``importing`` those of the import workbench, ``hands`` those that change the plan by
    hand, ``told`` those about messages to customers, ``shops`` those about shops' keys, ``what_if``
    what can be asked about the day, ``figures`` those of the window of figures, ``register`` those
    about fleet and customers, ``regions`` those about map regions, ``settings`` those of the window of
    settings, ``looking_back`` those of the day gone through again."""

    @property
    def phones(self) -> PhonesController: ...

    @property
    def intake(self) -> IntakeController: ...

    @property
    def importing(self) -> ImportController: ...

    @property
    def hands(self) -> HandsController: ...

    @property
    def told(self) -> ToldController: ...

    @property
    def shops(self) -> ShopsController: ...

    @property
    def looking_back(self) -> LookBackController: ...

    @property
    def what_if(self) -> WhatIfController: ...

    @property
    def figures(self) -> FiguresController: ...

    @property
    def register(self) -> RegisterController: ...

    @property
    def regions(self) -> RegionsController: ...

    @property
    def settings(self) -> SettingsController: ...

    def plan(self, seconds: float) -> None:
        """Make a draft of the day, searching so many seconds.

        Ends in ``show_progress(None)``.
        """
        ...

    def cancel_plan(self) -> None:
        """Stop the search; the best plan so far is kept."""
        ...

    def send(self) -> None:
        """Give every changed route to its driver."""
        ...

    def import_fleet(self, path: Path) -> None:
        """Read the day's drivers and vehicles from a JSON file."""
        ...

    def practise(self, speed: float) -> None:
        """Open the demo day on the practice clock, so many times as fast as the real one."""
        ...

    def leave_practice(self) -> None:
        """Go back from the practice day to the person's own."""
        ...

    def accept_suggestion(self, suggestion_id: str) -> None:
        """Do what the suggestion proposes and send it."""
        ...

    def dismiss_suggestion(self, suggestion_id: str) -> None:
        """Put the suggestion aside."""
        ...

    def refuse_suggestion(self, suggestion_id: str) -> None:
        """Put the suggestion aside for today."""
        ...

    def undo_suggestion(self, suggestion_id: str) -> None:
        """Take back what the suggestion did, and send that."""
        ...

    def turn_dial(self, dial: Dial) -> None:
        """Set how freely the rest of the day may be planned anew."""
        ...

    def give_away(self, order_id: str) -> None:
        """Have the cheapest carrier take the order; who had it is told."""
        ...

    def tender(self, order_id: str) -> None:
        """Offer the order to the cheapest carrier that can be asked and was not asked before."""
        ...

    def answer_tender(self, tender_id: str, answer: Answer) -> None:
        """A carrier answered an offer by telephone."""
        ...

    def withdraw_tender(self, tender_id: str) -> None:
        """Take an offer to a carrier back."""
        ...

    def reclaim(self, order_id: str) -> None:
        """Take the order back from its carrier."""
        ...

    def offer_slots(self, order_id: str) -> None:
        """Let the order's customer choose another time on the tracking page."""
        ...

    def take_slot(self, order_id: str) -> None:
        """Promise the time that the order's customer chose."""
        ...

    def note_load(self, news: LoadNews) -> None:
        """A load came to its depot, or is to come at another time."""
        ...

    def forget_customer(self, wanted: str) -> None:
        """Remove everything known of a customer, named as ``app.forgetting`` has it."""
        ...

    def take_out(self, shift_id: str) -> None:
        """The driver cannot go on."""
        ...

    def bring_back(self, shift_id: str) -> None:
        """The driver can go on."""
        ...

    def close_road(self, shapes: tuple[ClosedShape, ...], ends: datetime, note: str) -> None:
        """Nobody can drive there from now until then."""
        ...

    def open_road(self, closure_id: str) -> None:
        """A road that was closed can be driven again."""
        ...

    def write_order_proof(self, order_id: str, path: Path) -> None:
        """Write what happened to an order as a PDF."""
        ...

    def write_routes(self, path: Path) -> None:
        """Write the day's routes for other programs; the ending of the name says in which format."""
        ...

    def write_report(self, path: Path) -> None:
        """Write the day's report; the ending of the name says in which format."""
        ...

    def write_diagnostics(self, path: Path) -> None:
        """Write a file for whoever is asked for help, without names and addresses."""
        ...

    def show_proof(self, sha256: str) -> None:
        """Load a driver's photo or signature; ends in the side panel's ``show_picture``."""
        ...

    def select_day(self, day: date) -> None:
        """Show another day."""
        ...

    def closing(self, when_done: Callable[[], None]) -> None:
        """The window is going: finish or stop what runs, then call ``when_done`` on the GUI thread.

        Nothing more is shown from here on.
        """
        ...
