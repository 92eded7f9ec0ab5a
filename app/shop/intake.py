"""What shops ask for, taken into the desk's days as an import's orders are.

Read in pages by a cursor; orders, what is remembered of them and the cursor are kept in one
transaction, so that a kill at any instant loses nothing and doubles nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.customers import CustomerWords, remember_customers
from app.domain.errors import InputRefused, WorldError
from app.domain.events import Actor, ActorKind
from app.domain.orders import Order
from app.domain.shop import ShopAsk, ShopCursor, ShopEntry
from app.importing.drafts import Places
from app.importing.locating import Locator
from app.importing.matching import Draft, KnownOrders, Standing, Tally, Verdict, sort_in
from app.ports.clock import Clock
from app.ports.desk_link import ShopLink
from app.ports.desk_reads import DeskReads
from app.ports.desk_unit import DeskUnit
from app.ports.store import Store
from app.shop.days import ALREADY_OUT, WITH_CARRIER, call_off, given, held, off_its_route, take_up
from app.shop.orders import ShopRules, order_of

ASKED_AT_ONCE = 200
CALLED_OFF_HERE = "The desk has called it off: order it anew under another reference."


@dataclass(frozen=True, slots=True)
class Intake:
    """What a round took in: the days it changed, how many orders are new, changed, called off, how many
    wait for their address to be settled, and how many could not be taken."""

    days: frozenset[date] = frozenset()
    new: int = 0
    changed: int = 0
    called_off: int = 0
    questions: int = 0
    refused: int = 0

    def __add__(self, more: Intake) -> Intake:
        return Intake(
            self.days | more.days,
            self.new + more.new,
            self.changed + more.changed,
            self.called_off + more.called_off,
            self.questions + more.questions,
            self.refused + more.refused,
        )


class ShopIntake:
    """Reads what shops ask for. Used by one thread at a time.

    ``locator`` makes what finds addresses, asked for once something is to be found.
    """

    def __init__(
        self, store: Store, clock: Clock, locator: Callable[[], Locator], rules: Callable[[], ShopRules]
    ) -> None:
        self._store = store
        self._clock = clock
        self._locator = locator
        self._rules = rules

    def round(self, link: ShopLink) -> Intake:
        """Take in whatever is there. Where a later page fails, what came before it is kept and told:
        the next round goes on, and says what is wrong if it still is.

        Raises:
            ServerUnreachable, SyncError, StoreError: nothing was taken in.
        """
        taken, asked = Intake(), ASKED_AT_ONCE
        while asked == ASKED_AT_ONCE:
            try:
                more, asked = self._page(link)
            except WorldError:
                if taken == Intake():
                    raise
                return taken
            taken += more
        return taken

    def _page(self, link: ShopLink) -> tuple[Intake, int]:
        """Take in the next page; also how many changes it had."""
        cursor = self._store.shop_cursor()
        page = link.shop_asks(cursor.number, ASKED_AT_ONCE)
        if page.epoch != cursor.epoch and cursor.number:  # restored: its numbers begin anew
            page = link.shop_asks(0, ASKED_AT_ONCE)
        after = ShopCursor(page.epoch, page.next)
        if not page.asks and after == cursor:
            return Intake(), 0
        return self._keep(page.asks, after), len(page.asks)

    def _keep(self, asks: Sequence[ShopAsk], after: ShopCursor) -> Intake:
        drafts = self._drafts(asks)
        with self._store.write() as unit:
            page = _Page(unit, self._clock.now())
            if unit.shop_cursor().epoch != after.epoch:
                known = unit.shop_entries(date.min)
                unit.put_shop_entries(replace(entry, number=0) for entry in known)
            for ask, draft in zip(asks, drafts, strict=True):
                page.take(ask, draft)
            page.finish()
            unit.put_shop_cursor(after)
            unit.commit()
        return page.taken

    def _drafts(self, asks: Sequence[ShopAsk]) -> list[Draft | str]:
        """Each as an order that is located, or why it can be none; outside any transaction, as
        addresses take long. Of one that is called off nothing."""
        wanted = [ask for ask in asks if ask.thing is not None]
        if not wanted:
            return ["" for _ in asks]
        store, rules = self._store, self._rules()
        places = Places(self._locator(), (), store.settled_places())
        known, customers = KnownOrders(store), CustomerWords(store)
        today = self._clock.now().astimezone(rules.zone).date()

        def draft(line: int, ask: ShopAsk) -> Draft | str:
            if ask.thing is None:
                return ""
            if ask.thing.day < today:
                return f"{ask.thing.day} is past: name a day to come."
            try:
                made = order_of(ask.thing, ask.sender, ask.reference, rules)
            except InputRefused as refused:
                return str(refused)
            order = customers.filled(made, with_service=ask.thing.service_s is None)
            return places.located(line, order, known.same(order))

        return [draft(line, ask) for line, ask in enumerate(asks, start=1)]


class _Page:
    """Keeps what one page asks for, in one unit of work."""

    def __init__(self, unit: DeskUnit, now: datetime) -> None:
        self._unit = unit
        self._now = now
        self._drafts: list[tuple[ShopAsk, Draft, ShopEntry | None]] = []
        self.taken = Intake()

    def take(self, ask: ShopAsk, draft: Draft | str) -> None:
        """Do what is asked, or remember why not. Of a restored server, what is no later than what is
        known is known already; in one life of it numbers tell the order, as its clock may step back."""
        before = self._unit.shop_entry(ask.sender, ask.reference)
        if before is not None and not before.number and ask.received_at <= before.asked_at:
            self._put(replace(before, number=ask.number))
        elif ask.thing is None:
            self._call_off(ask, before)
        elif isinstance(draft, Draft):
            self._draft(ask, draft, before)
        else:
            self._refuse(ask, before, draft)

    def _put(self, entry: ShopEntry) -> None:
        self._unit.put_shop_entries((entry,))

    def finish(self) -> None:
        """Keep the orders of the page, compared with those the desk has all at once."""
        unit, tally = self._unit, Tally()
        drafts = [draft for _, draft, _ in self._drafts]
        sort_in(drafts, unit, lambda: f"o{unit.next_order_number():06d}", tally)
        with_carriers = given(unit, {order.day for order in tally.orders})
        orders = [order for order in tally.orders if order.order_id not in with_carriers]
        unit.put_orders(orders)
        remember_customers(unit, orders)
        verdicts = {verdict.draft.line: verdict for verdict in tally.verdicts}
        for ask, draft, before in self._drafts:
            verdict = verdicts[draft.line]
            if verdict.standing is Standing.REFUSED:
                self._leave(ask, verdict, before, ALREADY_OUT)
            elif verdict.standing is Standing.CHANGED and verdict.order.order_id in with_carriers:
                self._leave(ask, verdict, before, WITH_CARRIER)
            else:
                self._settle(ask, verdict, before)

    def _leave(self, ask: ShopAsk, verdict: Verdict, before: ShopEntry | None, reason: str) -> None:
        """The desk's order stays as it is."""
        self.taken += Intake(refused=1)
        kept = verdict.before.order_id if verdict.before is not None else ""
        self._put(replace(_entry(ask, before, reason), order_id=kept))

    def _draft(self, ask: ShopAsk, draft: Draft, before: ShopEntry | None) -> None:
        reason = ""
        if before is not None and before.day != draft.order.day:
            reason = self._leave_day(before, ask)
            if not reason and take_up(self._unit, draft.order, self._now):
                self.taken += Intake(days=frozenset({draft.order.day}))
        if reason:
            self._refuse(ask, before, reason)
        else:
            self._drafts.append((ask, draft, before))

    def _refuse(self, ask: ShopAsk, before: ShopEntry | None, reason: str) -> None:
        self.taken += Intake(refused=1)
        self._put(_entry(ask, before, reason))

    def _settle(self, ask: ShopAsk, verdict: Verdict, before: ShopEntry | None) -> None:
        """Remember what became of one order."""
        order, known = verdict.order, verdict.before
        if known is not None and _has_moved(known, order):
            off_its_route(self._unit, order)
        is_news = verdict.standing is not Standing.SAME
        self.taken += Intake(
            days=frozenset({order.day} if is_news else ()),
            new=int(verdict.standing is Standing.NEW),
            changed=int(verdict.standing is Standing.CHANGED),
            questions=int(is_news and not order.is_located),
        )
        entry = _entry(ask, before, CALLED_OFF_HERE if order.cancelled else "")
        self._put(replace(entry, order_id=order.order_id))

    def _leave_day(self, before: ShopEntry, ask: ShopAsk) -> str:
        """Take an order that is to be made on another day off the one it was on; why it cannot be."""
        order = _order_of(self._unit, before)
        if order is None or order.cancelled:
            return ""
        reason = held(self._unit, order)
        if not reason:
            call_off(self._unit, order, self._now, Actor(ActorKind.CUSTOMER, ask.sender))
            self.taken += Intake(days=frozenset({before.day}))
        return reason

    def _call_off(self, ask: ShopAsk, before: ShopEntry | None) -> None:
        order = _order_of(self._unit, before) if before is not None else None
        reason = ""
        if order is not None and not order.cancelled:
            reason = held(self._unit, order)
            if reason:
                self.taken += Intake(refused=1)
            else:
                call_off(self._unit, order, self._now, Actor(ActorKind.CUSTOMER, ask.sender))
                self.taken += Intake(days=frozenset({order.day}), called_off=1)
        self._put(_entry(ask, before, reason))


def _entry(ask: ShopAsk, before: ShopEntry | None, reason: str) -> ShopEntry:
    """What is remembered of an order after a change was read; its day is the one it stands on."""
    stays = before is not None and (bool(reason) or ask.thing is None)
    day = before.day if before is not None and stays else _day_of(ask)
    order_id = before.order_id if before is not None else ""
    return ShopEntry(ask.sender, ask.reference, day, ask.number, ask.received_at, order_id, reason)


def _day_of(ask: ShopAsk) -> date:
    return ask.thing.day if ask.thing is not None else ask.received_at.date()


def _order_of(reads: DeskReads, entry: ShopEntry) -> Order | None:
    orders = reads.orders(entry.day) if entry.order_id else ()
    return next((order for order in orders if order.order_id == entry.order_id), None)


def _has_moved(before: Order, after: Order) -> bool:
    return [t.place.location for t in before.tasks] != [t.place.location for t in after.tasks]
