"""The desk of one day: every command a dispatcher gives, and what drivers and customers report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from threading import Lock
from zoneinfo import ZoneInfo

from app.amending import CalledOff, bring_back, call_off, lock, placings, take_out, take_up
from app.carriers import carriers_in_use, with_carriers
from app.closing import close_road, open_road
from app.day_picture import DayPicture
from app.dispatching import release_day, send_releases
from app.domain.board import SuggestionCard
from app.domain.closures import ClosedShape
from app.domain.disruption import ChangeKind, Dial, Policy
from app.domain.errors import InputRefused, ReleaseConflict, ServerUnreachable
from app.domain.events import Actor, ActorKind, Event, EventType
from app.domain.fleet import depot_for
from app.domain.forgetting import Forgotten
from app.domain.orders import Order
from app.domain.register import Carrier
from app.domain.routing import StopRule
from app.domain.said import Said
from app.domain.searches import Search
from app.domain.settings import Settings
from app.domain.solution import Progress
from app.domain.tenders import Answer, Tender
from app.domain.timing import TimeWindow
from app.domain.wishes import Moves
from app.forgetting import forget
from app.giving_away import (
    CarrierOffer,
    carrier_offers,
    give_away,
    is_taken_back,
    reclaim,
    takers_of,
)
from app.hearing import News, pull_news, pull_positions
from app.loads import LoadNews, note_load
from app.orchestration.decisions import ACCEPTED, ACTED, DISMISSED, NOT_TODAY
from app.orchestration.gains import Gain
from app.orchestration.reoptimiser import Reoptimiser, search_of, without_driver
from app.orchestration.replacing import Replacement, apply, apply_again, take_back
from app.order_entry import KeptOrder, keep_order
from app.planning.day_plan import PlanOutcome, make_plan
from app.ports.clock import Clock
from app.ports.desk_link import DeskLink
from app.ports.evaluator import Evaluator
from app.ports.planner import Planner
from app.ports.store import Store
from app.promising import Offers, offers
from app.proofs import ProofRounds
from app.settling import learn_from, may_go_again, meet, settle
from app.slots import last_stop, offer_slots, offerable, with_slot
from app.tendering.desk import TenderDesk
from app.tendering.offering import askable, tender

SEARCHES_KEPT = timedelta(days=30)
"""How long a day can be gone through again, search by search."""


class Desk(DayPicture):
    """One day at the desk, with the commands that change it.

    May be used from several threads: each method takes its turn at the picture. Searches run and
    the server is talked to without holding it, so the picture can always be had at once.
    """

    def __init__(
        self,
        store: Store,
        planner: Planner,
        clock: Clock,
        day: date,
        actor: Actor,
        roads_folder: str,
        link: DeskLink | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(store, clock, day, actor, roads_folder, settings)
        self._planner = planner
        self._talk = Lock()
        self.link = link
        self._exchanged_at: datetime | None = None
        self._proofs = ProofRounds(store, clock, self._settings.proofs_kept)
        self._offering = TenderDesk(store, actor)

    def use_settings(self, settings: Settings) -> None:
        """Work by these settings from now on; the mark of the dial stays where it was turned to."""
        with self._turn:
            self._settings = settings
            self._proposals.use_rules(settings.orchestration)
            self._proofs.kept = settings.proofs_kept

    def close_road(
        self,
        shape: ClosedShape,
        begins: datetime,
        ends: datetime,
        note: str = "",
        name: str = "",
    ) -> None:
        """Nobody can drive there, mostly in a street of that name, between two instants.

        Raises:
            InputRefused: it would be open again before it is closed.
        """
        with self._turn:
            now = self._clock.now()
            close_road(self._store, self.day, shape, name, (begins, ends), note, now, self._actor)
            self._catch_up()

    def open_road(self, closure_id: str) -> None:
        """A road that was closed can be driven again."""
        with self._turn:
            open_road(self._store, self.day, closure_id, self._clock.now(), self._actor)
            self._catch_up()

    def seen_set_aside(self) -> None:
        """The dispatcher has looked at what was set aside so far: it raises no alarm any more."""
        with self._turn:
            with self._store.write() as unit:
                unit.put_link(replace(unit.link(), set_aside_seen=self._phones.last_set_aside))
                unit.commit()
            self._phones.seen()

    def plan(
        self,
        stop: StopRule,
        seed: int,
        on_progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        fresh: bool = False,
        threads: int | None = None,
    ) -> PlanOutcome:
        """Make a draft of the day; see ``make_plan``.

        Raises:
            WorldError: as ``make_plan``; nothing was saved.
            PlannerDied, PlannerCrashed: likewise, or the best plan found by then is the draft, as the
                words say.
        """
        outcome = make_plan(
            self._store,
            self._planner,
            self.day,
            roads_folder=self.roads_folder,
            stop=stop,
            seed=seed,
            fresh=fresh,
            threads=threads,
            settings=self._settings,
            on_progress=on_progress,
            cancelled=cancelled,
        )
        self.reload()
        if outcome.ended_early is not None:
            raise outcome.ended_early
        return outcome

    def release(self) -> int:
        """Give every changed route out; returns how many routes changed."""
        with self._turn:
            release = release_day(self._store, self.day, self._clock, self._actor)
            self.reload()
            return len(release.routes) if release else 0

    def forget_customer(self, wanted: str) -> Forgotten:
        """Remove everything known of a customer, here and at the server.

        Raises:
            InputRefused, ServerUnreachable, SyncError, StoreError: as ``forget`` says.
        """
        if self.link is None:
            raise ServerUnreachable(
                "The sync server is not reached yet, and it would still hold the customer's data:"
                " nothing was removed. Try again in a moment."
            )
        went = forget(self._store, self.link, wanted, self._clock, self._actor)
        self.reload()
        return went

    def exchange(self) -> tuple[Event, ...]:
        """Send what waits and read what drivers reported.

        Raises:
            ServerUnreachable, SyncError, ReleaseConflict: nothing is lost.
        """
        link = self.link
        if link is None:
            return ()
        with self._talk:
            asked_at = self._clock.now()
            changed = meet(self._store, link, asked_at)
            positions = pull_positions(self._store, link)
            news = pull_news(self._store, link)
            changed |= news.changed_routes | settle(self._store, link, self._clock.now())
            self._note(news, link)
            with self._turn:
                if changed:
                    self._read_day()
                self.tracker.move(positions)
                self._catch_up()
                self._settle_tenders(asked_at)
                self._expire()
            self._offering.show(link, self._settings.messages, self._clock.now())
            try:
                send_releases(self._store, link)
            except ReleaseConflict as refused:
                self._reconsider(link, refused)
            if self._proofs.go(link, self._places, has_news=bool(news.events)):
                self._take_proofs()
            self._exchanged_at = self._clock.now()
            self._take_slots(news.events)
            return news.events

    def _settle_tenders(self, heard_until: datetime) -> None:
        """End the offers of all days that something ended; drivers who had the orders are told."""
        now = self._clock.now()
        settled = self._offering.settle(self.tracker, heard_until, now)
        for day, shifts in settled.items():
            if shifts:
                release_day(self._store, day, self._clock, self._actor, shifts)
        if self.day in settled:
            self.reload()

    def _take_slots(self, events: Iterable[Event]) -> None:
        """Promise by itself what customers chose, where the site wants that; what cannot be changed any
        more stays an issue of the day."""
        if not self._settings.messages.take_slots:
            return
        for event in events:
            if event.type is EventType.CUSTOMER_SLOT:
                with suppress(InputRefused):
                    self.take_slot(self._order_of(event.stop_id))

    def _order_of(self, stop_id: str) -> str:
        """The order of whose last visit somebody spoke.

        Raises:
            InputRefused: it is not on the day any more.
        """
        for order in self.tracker.data.orders.values():
            if last_stop(order) == stop_id:
                return order.order_id
        raise InputRefused(Said("Refusals", "This order is not on the day any more."))

    def is_up_to_date(self, within: timedelta) -> bool:
        """Whether everything that drivers reported until so long ago has been read."""
        at = self._exchanged_at
        return at is not None and self._clock.now() - at <= within

    def _note(self, news: News, link: DeskLink) -> None:
        """Remember what phones raise alarms about."""
        rows = self._phones.ask(link, news.set_aside, self._store.link().set_aside_seen)
        with self._turn:
            self._phones.take(news.withdrawals, news.set_aside, rows)

    def _reconsider(self, link: DeskLink, refused: ReleaseConflict) -> None:
        """Take in what a release was refused for, and give out once more what needs no decision.

        Raises:
            ReleaseConflict: a dispatcher has to look, and release again.
        """
        try:
            learn_from(self._store, link, refused, self._clock.now())
            again = may_go_again(self._store, refused)
            if not again:
                raise refused
            release_day(self._store, self.day, self._clock, self._actor, again)
            send_releases(self._store, link)
        finally:
            self.reload()

    def wait_for_news(self, seconds: float) -> None:
        """Wait until the server has a fact that ``exchange`` has not read, or the time is over.

        Raises:
            ServerUnreachable, SyncError
        """
        link = self.link
        if link is not None:
            link.events(self._store.link().events_cursor, seconds, limit=1)

    def turn_dial(self, dial: Dial) -> None:
        """Set how freely, from now on."""
        with self._turn:
            self._proposals.dial = dial

    def suggest(
        self, reoptimiser: Reoptimiser, searches: Callable[[], None] = lambda: None
    ) -> tuple[SuggestionCard, ...]:
        """Try to improve the rest of the day, if it is time to; ``searches`` is told when it is.

        Returns the proposals that were put before the dispatcher; what the site's policies let the
        program do by itself is done and released, and told in the log.
        """
        with self._turn:
            tracker = self.tracker.copy()
            now = self._clock.now()
            staying = {
                withdrawal.stop_id for withdrawal in self._phones.withdrawals
            } | tracker.kept_by_hand()
            leeway = self._proposals.leeway(now, staying)
        if self._roads.usual:
            reoptimiser.use_roads(self._roads.folder)
        if not reoptimiser.is_due(tracker, now):
            return ()
        searches()
        needed = without_driver(tracker)

        def is_superseded() -> bool:
            return bool(without_driver(self.tracker) - needed)

        found = reoptimiser.propose(tracker, now, leeway, is_superseded)
        if found is None:
            return ()
        self._keep_search(search_of(tracker, now, leeway, reoptimiser, found), now)
        shown = []
        for suggestion in found:
            with self._turn:
                if not suggestion.still_stands(self.tracker):
                    continue
                now, name = self._clock.now(), suggestion.card.suggestion_id
                robot = Actor(ActorKind.AUTOMATION, suggestion.card.kind.value)
                self._proposals.put(suggestion, now, robot)
                if self._proposals.acts_on(suggestion):
                    self._apply(name, ACTED, robot)
                else:
                    shown.append(suggestion.card)
                self._catch_up()
        self._ask_carriers(reoptimiser.without_place)
        return tuple(shown)

    def _ask_carriers(self, without_place: Collection[str]) -> None:
        """Of what a search found no place for: name the carriers that take it for no more than it is
        worth, or give it to them, as the site's policies say."""
        policy = self._settings.orchestration.policy(ChangeKind.CARRIER)
        if policy is Policy.OFF:
            return
        known = self._carriers()
        prices = {name: carrier.prices for name, carrier in known.items()}
        worth = round(self._settings.prices.missed * 100)
        with self._turn:
            now = self._clock.now()
            takers = takers_of(self.tracker, now, without_place, prices, worth)
            for_persons = {
                order_id: offer
                for order_id, offer in takers.items()
                if policy is not Policy.ACT or is_taken_back(self.tracker, order_id)
            }
            robot = Actor(ActorKind.AUTOMATION, ChangeKind.CARRIER.value)
            given = [order_id for order_id in takers if order_id not in for_persons]
            ways = askable(known, self._settings.messages)
            for order_id in given:
                offer = takers[order_id]
                name = offer.carrier_id
                if name in ways:  # it has a say
                    within, offers = known[name].contact.answer_min, {order_id: offer}
                    tender(self._store, self.tracker, offers, ways[name], within, now, robot)
                else:
                    give_away(self._store, self.tracker, order_id, offer, now, robot)
            if given:
                self.reload()
            self._takers.keep(for_persons)

    def _keep_search(self, search: Search, now: datetime) -> None:
        with self._turn, self._store.write() as unit:
            unit.add_search(self.day, search, now - SEARCHES_KEPT)
            unit.commit()

    def accept(self, suggestion_id: str) -> bool:
        """Apply a proposal and release it; False when it has expired."""
        with self._turn:
            return self._apply(suggestion_id, ACCEPTED, self._actor)

    def part(self, suggestion_id: str, stop_ids: Collection[str]) -> Moves:
        """The wish for some moves of a proposal.

        Raises:
            MoveRefused: it is not open any more.
        """
        with self._turn:
            return self._proposals.part(suggestion_id, stop_ids)

    def accept_part(self, suggestion_id: str, change: Replacement, gain: Gain) -> bool:
        """Apply what was chosen of a proposal and release it; False when it has expired."""
        with self._turn:
            now, actor = self._clock.now(), self._actor
            shifts = self._proposals.apply_part(suggestion_id, self.tracker, change, gain, now, actor)
            self._give_out(shifts, actor)
            return bool(shifts)

    def _apply(self, suggestion_id: str, decision: str, actor: Actor) -> bool:
        now = self._clock.now()
        shifts = self._proposals.apply(suggestion_id, self.tracker, decision, now, actor)
        if shifts:
            self._give_out(shifts, actor)
        return bool(shifts)

    def undo(self, suggestion_id: str) -> bool:
        """Take back an applied proposal and release that; False where its stops have moved on."""
        with self._turn:
            now = self._clock.now()
            shifts = self._proposals.undo(suggestion_id, self.tracker, now, self._actor)
            if shifts:
                self._give_out(shifts, self._actor)
            return bool(shifts)

    def dismiss(self, suggestion_id: str, *, for_today: bool = False) -> None:
        """Put a proposal aside; ``for_today``: the same is not put forward again."""
        with self._turn:
            decision = NOT_TODAY if for_today else DISMISSED
            self._proposals.dismiss(suggestion_id, decision, self._clock.now(), self._actor)
            self._catch_up()

    def keep_order(self, order: Order) -> KeptOrder:
        """Keep an order that was typed in or changed; see ``app.order_entry.keep_order``."""
        with self._turn:
            kept = keep_order(self._store, self.tracker, order, self._clock.now(), self._actor)
            self.reload()
            self._expire()
            return kept

    def offers(self, order: Order, evaluator: Evaluator) -> Offers:
        """What could be promised for an order; see ``app.promising.offers``. Takes a moment."""
        tracker, now = self.glance()
        budget = self._settings.orchestration.budget(self.dial)
        return offers(tracker, now, self._settings, budget, evaluator, self.roads_folder, order)

    def offer_slots(self, order_id: str, evaluator: Evaluator) -> tuple[TimeWindow, ...]:
        """Let an order's customer choose another time on the tracking page; returns which. Takes a
        moment.

        Raises:
            InputRefused: the order is over or called off, or the plan allows no other time.
        """
        with self._turn:
            order = self.tracker.data.orders[order_id]
            is_over = order.cancelled or self.tracker.facts(last_stop(order)).state.is_final
        found = Offers() if is_over else self.offers(order, evaluator)
        windows = offerable(found, order)
        name = order.tasks[-1].place.name
        if is_over:
            words = Said("Refusals", "{name} is over or called off; there is no other time to offer.")
            raise InputRefused(words.format(name=name))
        if not windows:
            words = Said("Refusals", "No other time can be offered to {name}: none fits.")
            raise InputRefused(found.words or words.format(name=name))
        with self._turn:
            zone = self._zone_of(order)
            offer_slots(self._store, order, windows, zone, self._clock.now(), self._actor)
            self._catch_up()
        return windows

    def take_slot(self, order_id: str) -> KeptOrder:
        """Promise the time that an order's customer chose; who has the order is told, and so is the
        customer, by the tracking page.

        Raises:
            InputRefused: the customer chose none, or nothing can be changed any more.
        """
        with self._turn:
            order = self.tracker.data.orders[order_id]
            wants = self.tracker.facts(last_stop(order)).wants
            if wants is None:
                words = Said("Refusals", "{name} has not chosen another time.")
                raise InputRefused(words.format(name=order.tasks[-1].place.name))
            zone = self._zone_of(order)
            kept = self.keep_order(with_slot(order, wants, zone))
            offer_slots(self._store, kept.order, (), zone, self._clock.now(), self._actor)
            self._catch_up()
            return kept

    def _zone_of(self, order: Order) -> ZoneInfo:
        depots = {depot.depot_id: depot for depot in self.tracker.data.depots}
        return depot_for(order.depot_id, depots, self.tracker.data.shifts).zone

    def replace_by_hand(self, change: Replacement) -> bool:
        """Make a change by hand the draft; False where what it rests on has moved on."""
        with self._turn:
            facts = self._placings(change.placed)
            stands = change.still_stands(self.tracker) and apply(self._store, self.day, change, facts)
            self._take_in_drafts()
            return stands

    def take_back_by_hand(self, change: Replacement) -> bool:
        """Make the routes from before a change the drafts again; False where the day has moved on."""
        with self._turn:
            facts = self._placings(dict(change.placed_before))
            done = take_back(self._store, self.tracker, change, facts)
            self._take_in_drafts()
            return done

    def repeat_by_hand(self, change: Replacement) -> bool:
        """Make a change that was taken back the draft again; False where the day has moved on."""
        with self._turn:
            done = apply_again(self._store, self.tracker, change, self._placings(change.placed))
            self._take_in_drafts()
            return done

    def _placings(self, homes: Mapping[str, str]) -> tuple[Event, ...]:
        return placings(homes, self._clock.now(), self._actor)

    def lock(self, stop_ids: Collection[str], locked: bool) -> None:
        """Have stops stay with their drivers, or no longer."""
        with self._turn:
            lock(self._store, self.tracker, stop_ids, locked, self._clock.now(), self._actor)
            self._catch_up()

    def _take_in_drafts(self) -> None:
        self._read_day()
        self._expire()

    def call_off(self, order_ids: Collection[str]) -> CalledOff:
        """Call orders off; drivers who have them are told."""
        with self._turn:
            now = self._clock.now()
            done = call_off(self._store, self.tracker, order_ids, now, self._actor)
            self._give_out(done.shifts, self._actor)
            return done

    def take_up(self, order_ids: Collection[str]) -> None:
        """Orders that were called off wait for a driver again."""
        with self._turn:
            take_up(self._store, self.tracker, order_ids, self._clock.now(), self._actor)
            self.reload()
            self._expire()

    def carrier_offers(self, order_id: str) -> tuple[CarrierOffer, ...]:
        """What carriers ask for an order of the day, the cheapest first."""
        carriers = with_carriers(self._settings, self._store).carriers
        with self._turn:
            return carrier_offers(self.tracker, order_id, carriers)

    def give_away(self, order_id: str, carrier_id: str = "") -> CarrierOffer:
        """Have a carrier take an order, the cheapest where none is named; a driver who had it is told.

        Raises:
            InputRefused: none takes it, or it cannot be given away any more.
        """
        offers = self.carrier_offers(order_id)
        offer = next((o for o in offers if carrier_id in ("", o.carrier_id)), None)
        with self._turn:
            if offer is None:
                name = self.tracker.data.orders[order_id].tasks[-1].place.name
                words = Said("Refusals", "No carrier takes {name}: see their price lists.")
                raise InputRefused(words.format(name=name))
            now, actor = self._clock.now(), self._actor
            shifts = give_away(self._store, self.tracker, order_id, offer, now, actor)
            self._give_out(shifts, actor)
        return offer

    def _carriers(self) -> Mapping[str, Carrier]:
        return carriers_in_use(self._store, self._settings)

    @property
    def tenders(self) -> tuple[Tender, ...]:
        """The day's offers to carriers, in the order they were made."""
        return self._tenders.all

    def tender_trouble(self, tender: Tender) -> str:
        """Why an offer has not gone out; '' where it has, or is on its way."""
        return self._tenders.trouble(tender)

    def tender(self, order_ids: Sequence[str], carrier_id: str = "", minutes: int = 0) -> Tender:
        """Offer orders to a carrier that can be asked: where none is named, the cheapest that was not
        asked for them before; with so many minutes to answer (0: as many as it usually has).

        Raises:
            InputRefused: there is none, or they cannot be given away or are offered already.
        """
        with self._turn:
            made = self._offering.tender_to(
                self.tracker,
                order_ids,
                carrier_id,
                minutes,
                self._carriers(),
                self._settings.messages,
                self._clock.now(),
            )
            self._catch_up()
            return made

    def answer_tender(self, tender_id: str, answer: Answer) -> Tender:
        """A carrier answered by telephone; returns the offer as it stands then.

        Raises:
            InputRefused: it is over, or its deadline has passed.
        """
        with self._turn:
            now = self._clock.now()
            self._offering.answer(tender_id, answer, now)
            self._catch_up()
            self._settle_tenders(now)
            return self._offering.find(tender_id)

    def withdraw_tender(self, tender_id: str) -> Tender:
        """Take an offer back; returns it as it stands then.

        Raises:
            InputRefused: it is over.
        """
        with self._turn:
            self._offering.withdraw(tender_id, self._clock.now())
            self._catch_up()
            return self._offering.find(tender_id)

    def reclaim(self, order_id: str) -> None:
        """Take an order back from its carrier: it waits for a route.

        Raises:
            InputRefused: no carrier has it.
        """
        with self._turn:
            reclaim(self._store, self.tracker, order_id, self._clock.now(), self._actor)
            self.reload()

    def note_load(self, news: LoadNews) -> None:
        """A load came, or is to come at another time: what waits for it is expected anew."""
        with self._turn:
            note_load(self._store, self.day, news, self._clock.now(), self._actor)
            self._catch_up()

    def take_out(self, shift_id: str, why: str = "") -> None:
        """A driver cannot go on: others may make the stops, and take over what is on board."""
        with self._turn:
            take_out(self._store, self.tracker, shift_id, why, self._clock.now(), self._actor)
            self.reload()
            self._expire()

    def bring_back(self, shift_id: str) -> None:
        """A driver who was taken out can go on."""
        with self._turn:
            bring_back(self._store, self.tracker, shift_id, self._clock.now(), self._actor)
            self.reload()
            self._expire()

    def _give_out(self, shifts: Collection[str], actor: Actor) -> None:
        """Release some shifts' routes, of those that drivers have a route of already."""
        with self._turn:
            if shifts:
                release_day(self._store, self.day, self._clock, actor, shifts)
            self.reload()
