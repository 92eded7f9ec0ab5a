"""A day as it was at a search, and the search run again: the same inputs give the same proposals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from app.day_data import DayData, read_plan
from app.domain.board import SuggestionCard
from app.domain.searches import Search
from app.domain.settings import Settings
from app.learning import NO_HISTORY, learn_times
from app.orchestration.decisions import Decisions
from app.orchestration.reoptimiser import Reoptimiser
from app.orchestration.track_record import track_record
from app.ports.planner import Planner
from app.ports.roads import RoadWorks
from app.ports.store import Store
from app.tracking import DayTracker


@dataclass(frozen=True, slots=True)
class Replayed:
    """A search and what it proposes when it is run again."""

    search: Search
    cards: tuple[SuggestionCard, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of what was proposed on the day and is not found again."""
        found = {card.suggestion_id for card in self.cards}
        return tuple(name for name in self.search.proposed if name not in found)

    @property
    def new(self) -> tuple[SuggestionCard, ...]:
        """What was not proposed on the day."""
        return tuple(card for card in self.cards if card.suggestion_id not in self.search.proposed)

    @property
    def is_same(self) -> bool:
        """Whether the proposals are those of the day."""
        return tuple(card.suggestion_id for card in self.cards) == self.search.proposed


def search_at(store: Store, day: date, at: datetime) -> Search | None:
    """The last search of a day up to an instant, None before the first."""
    return store.last_search(day, at)


def replay(
    store: Store,
    planner: Planner,
    day: date,
    search: Search,
    roads_folder: str,
    settings: Settings,
    works: RoadWorks | None = None,
) -> Replayed:
    """Run a search again from what was kept of it; ``works`` closes the roads that were closed then.

    Raises:
        WorldError: as the planner's and the store's.
    """
    experience = learn_times(store, day) if search.learned else NO_HISTORY
    tracker = DayTracker(_data(store, day, search), experience)
    facts = tuple(event for event in store.events(day) if event.sequence <= search.sequence)
    tracker.apply(facts)
    tracker.move(search.seen)
    leeway = Decisions(facts).leeway(search.dial, search.at, search.staying)
    if search.learned:
        leeway = replace(leeway, kept=track_record(store, day))
    closed = [closure.shape for closure in tracker.closures if closure.ends > search.at]
    if closed and works is not None:
        roads_folder = works.with_closed(closed).folder
    deeper = search.stop if search.quick else None
    reoptimiser = Reoptimiser(
        planner, roads_folder, search.stop, search.seed, settings=settings, deeper=deeper
    )
    found = reoptimiser.propose(tracker, search.at, leeway)
    return Replayed(search, tuple(suggestion.card for suggestion in found or ()))


def _data(store: Store, day: date, search: Search) -> DayData:
    """The day's data as they stood."""
    history = store.plan_history(day)
    made = history.made_by(search.sequence, search.at)
    orders = history.before(read_plan(store, day), made).orders
    off, handovers = frozenset(search.called_off), dict(search.handovers)
    return DayData(
        day=day,
        depots=store.depots(),
        shifts=store.shifts(day),
        orders={
            order_id: replace(order, cancelled=order_id in off, handover=handovers.get(order_id))
            for order_id, order in orders.items()
        },
        routes={record.shift_id: record for record in search.routes},
        unassigned=search.unassigned,
    )
