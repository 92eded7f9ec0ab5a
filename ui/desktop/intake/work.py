"""What the order form asks for, done: addresses, orders and slots are looked up on other threads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from threading import Lock

from app.customers import Customers, read_customers
from app.desk import Desk
from app.domain.errors import InputRefused, WorldError
from app.domain.geo import LonLat
from app.domain.orders import Order, Place
from app.importing.locating import Found
from app.order_entry import KeptOrder, doubles, locate
from app.ports.addresses import AddressHit
from app.promising import Offers
from app.typed_orders import (
    Field,
    TypedOrder,
    named,
    place_of_hit,
    read_typed,
    typed_from,
    unknown_number,
)
from ui.desktop.intake.controller import Checked, IntakeShown, Site, Suggestion
from ui.desktop.intake.words import customer_aside, kept_words
from ui.desktop.language import translate
from ui.desktop.open_day import OpenDay
from ui.desktop.running import Newest, Run
from ui.desktop.vocabulary import error_words, said
from ui.workplace import OwnEvaluator

SUGGESTIONS = 8


class IntakeWork:
    """See ``IntakeController``. ``write`` does work in the order asked, ``run`` in any; ``bug`` is told
    of failures that are faults of the program, ``say`` of what the message area is to say."""

    def __init__(
        self,
        day: OpenDay,
        run: Run,
        write: Run,
        say: Callable[[str], None],
        bug: Callable[[Exception], None],
    ) -> None:
        self._day = day
        self._run = run
        self._write = write
        self._say = say
        self._bug = bug
        self._form: IntakeShown | None = None
        self._finding, self._checking, self._offering = Newest(run), Newest(run), Newest(run)
        self._customers = Customers(())
        self._evaluator = OwnEvaluator()
        self._asking = Lock()

    def attach(self, form: IntakeShown) -> None:
        """The form that is shown the results."""
        self._form = form

    def begin(self) -> None:
        """See ``IntakeController``."""

        def ready(site: Site) -> None:
            self._show(lambda form: form.show_site(site))

        self._run(self._get_ready, ready, self._failed)

    def find(self, field: Field, text: str) -> None:
        """See ``IntakeController``."""

        def show(found: tuple[Suggestion, ...]) -> None:
            self._show(lambda form: form.show_found(field, text, found))

        self._finding.ask(lambda: self._found(field, text), show, self._failed)

    def weigh(self, typed: TypedOrder) -> None:
        """See ``IntakeController``."""

        def checked(result: tuple[Checked, Order | None]) -> None:
            known, order = result
            self._show(lambda form: form.show_checked(typed, known))
            if order is not None:
                self._offer(typed, order)

        self._checking.ask(lambda: self._checked(typed), checked, self._failed)

    def keep(self, day: date, typed: TypedOrder, was: Order | None) -> None:
        """See ``IntakeController``."""

        def kept(result: KeptOrder | Order) -> None:
            if isinstance(result, Order):
                now = result
                self._show(lambda form: form.show_changed(now))
                return
            self._say(kept_words(result))
            self._show(lambda form: form.show_kept(typed, result))

        def failed(error: Exception) -> None:
            words = (
                error_words(error)
                if isinstance(error, WorldError)
                else translate("Intake", "It could not be saved.")
            )
            self._show(lambda form: form.show_not_kept(typed, words))
            self._failed(error)

        self._write(lambda: self._keep(day, typed, was), kept, failed)

    def close(self) -> None:
        """End the process that was asked. Any thread."""
        with self._asking:
            self._evaluator.close()

    # --- off the GUI thread -----------------------------------------------------------------

    def _get_ready(self) -> Site:
        place = self._day.place
        self._customers = read_customers(place.store)
        addresses = self._day.addresses
        extent = addresses.extent if addresses is not None else None
        return Site(place.settings.dimensions, extent)

    def _found(self, field: Field, text: str) -> tuple[Suggestion, ...]:
        if field in (Field.ADDRESS, Field.FROM_ADDRESS):
            addresses = self._day.addresses
            if addresses is None or len(text.strip()) < 2:
                return ()
            hits = addresses.search(text, self._near(), SUGGESTIONS)
            return tuple(
                Suggestion(hit.label, aside_of(hit, text), place_of_hit(hit, text)) for hit in hits
            )
        by = self._customers.with_phone if field is Field.PHONE else self._customers.named
        return tuple(
            Suggestion(each.name, customer_aside(each), customer=each) for each in by(text, SUGGESTIONS)
        )

    def _checked(self, typed: TypedOrder) -> tuple[Checked, Order | None]:
        """The place and possible doubles; the order too where all that was typed is understood."""
        desk = self._day.desk
        order = self._read(named(typed))
        bare = order or self._read(named(TypedOrder(address=typed.address, place=typed.place)))
        if bare is None:
            return Checked(Found(Place(typed.name, typed.address))), None
        located = locate(bare, self._day.addresses, self._near(), self._settled())
        orders = desk.tracker.data.orders.values()
        same = doubles(located.order, orders) if order is not None else ()
        return Checked(located.found, same, located.start), located.order if order is not None else None

    def _keep(self, day: date, typed: TypedOrder, was: Order | None) -> KeptOrder | Order:
        """The order as it was kept, or how it stands where somebody else changed it meanwhile."""
        if self._day.desk.day != day:
            raise InputRefused(
                translate(
                    "Intake", "Another day is in view now; go back to the order's day and save there."
                )
            )
        dimensions = self._day.place.settings.dimensions
        now = self._day.desk.tracker.data.orders.get(typed.order_id)
        if (
            was is not None
            and now is not None
            and typed_from(now, dimensions) != typed_from(was, dimensions)
        ):
            return now
        order = self._read(typed)
        if order is None:
            raise InputRefused(
                translate("Intake", "Something typed is not understood; it is said at its field.")
            )
        desk = self._day.desk
        located = locate(order, self._day.addresses, self._near(), self._settled()).order
        remark = [
            translate("Intake", "Perhaps a double of {order}.").format(order=same.order_id)
            for same in self._doubles(desk, located)
        ]
        remarks = tuple(dict.fromkeys((*located.remarks, *remark[:1])))
        kept = desk.keep_order(replace(located, remarks=remarks))
        self._day.show()
        return kept

    def _doubles(self, desk: Desk, order: Order) -> tuple[Order, ...]:
        return () if order.order_id else doubles(order, desk.tracker.data.orders.values())

    def _read(self, typed: TypedOrder) -> Order | None:
        desk, place = self._day.desk, self._day.place
        addresses = self._day.addresses
        extent = addresses.extent if addresses is not None else None
        before = desk.tracker.data.orders.get(typed.order_id)
        return read_typed(typed, desk.day, place.settings.dimensions, extent, before).order

    def _settled(self) -> Mapping[str, LonLat]:
        return self._day.place.store.settled_places()

    def _near(self) -> LonLat | None:
        depots = self._day.desk.tracker.data.depots
        return depots[0].location if depots else None

    def _offers(self, order: Order) -> Offers:
        """One question at a time: the evaluator holds one day."""
        place, desk = self._day.place, self._day.desk
        with self._asking:
            return desk.offers(order, self._evaluator.of(place))

    # --- results ----------------------------------------------------------------------------

    def _offer(self, typed: TypedOrder, order: Order) -> None:
        def show(offers: Offers) -> None:
            self._show(lambda form: form.show_offers(typed, offers))

        def failed(error: Exception) -> None:
            if isinstance(error, WorldError):
                show(Offers(words=error_words(error)))
            else:
                self._bug(error)

        self._offering.ask(lambda: self._offers(order), show, failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            self._bug(error)

    def _show(self, show: Callable[[IntakeShown], None]) -> None:
        if self._form is not None:
            show(self._form)


def aside_of(hit: AddressHit, text: str) -> str:
    """What kind of place a hit is, '' for the house itself."""
    number = unknown_number(hit, text)
    if number:
        return translate("Intake", "street; house {number} is not known").format(number=number)
    return "" if hit.kind == "house" else said(hit.kind)
