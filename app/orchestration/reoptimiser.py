"""Improving the rest of the day: when to try, what is free, and what is put forward.

The thread or the practice day that drives this asks ``propose`` now and then; one search, and each part
of what it found that stands alone becomes a proposal of its own. What a driver has on board stays with
that driver, and the stop a driver is going to is never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from app.domain.disruption import ChangeKind, Dial, Policy
from app.domain.errors import PlannerDied, PlanningError
from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.routing import StopRule
from app.domain.searches import Search
from app.domain.settings import Settings
from app.domain.solution import Progress
from app.orchestration.appraisal import Appraisal
from app.orchestration.gains import Weighing
from app.orchestration.remainder import Remainder, find_remainder
from app.orchestration.rest_problem import StatedRest, state_rest
from app.orchestration.rest_routes import new_routes
from app.orchestration.suggestions import Suggestion
from app.ports.planner import Planner
from app.tracking import DayTracker

QUIET = timedelta(minutes=15)
"""Time between two tries when nothing happens."""
SETTLED = timedelta(minutes=2)
"""Time between two tries whatever happens, but for stops that need a driver."""
DEEPER_AFTER = timedelta(seconds=30)
"""Once a quick answer was given, a longer search looks for a better one while nothing happens."""
MOVED_S = 360
"""Lateness that has grown by so much since the last try is worth another."""
DEARER = 5
"""Where an answer moves more stops than the hour has left, another one is sought at so many times the
price of a move, and at last one in which everybody keeps what was given: there is always a place for
what has no driver."""


STEPS_PER_ORPHAN = 2
"""So many steps a search gets on top for every stop without a driver: those that find a few of them
their places find few of the places of many."""


FOR_GAIN = frozenset({ChangeKind.RETRY, ChangeKind.LATE, ChangeKind.CHEAPER})
"""Changes without which every stop still has a driver."""


@dataclass(frozen=True, slots=True)
class Leeway:
    """How the day may be changed at the moment.

    ``staying`` are stops that keep their driver whatever it costs; ``moved_lately`` counts
    reassignments of the last hour; ``refused`` are signatures of proposals not wanted again today.
    ``bars`` is what, in cents, a change of a kind that nobody is waiting for has to save beside what is
    asked of all. ``kept`` is the share, by kind, of what earlier proposals promised that came true.
    """

    dial: Dial = Dial.NORMAL
    staying: frozenset[str] = frozenset()
    moved_lately: int = 0
    refused: Collection[frozenset[tuple[str, str]]] = ()
    bars: Mapping[str, int] = MappingProxyType({})
    kept: Mapping[str, float] = MappingProxyType({})

    def wants(self, suggestion: Suggestion) -> bool:
        """Whether a proposal is worth a dispatcher's look, after what was decided about others."""
        card = suggestion.card
        bar = self.bars.get(card.kind.value, 0) if card.kind in FOR_GAIN else 0
        return suggestion.signature not in self.refused and card.cost_saved >= bar


@dataclass(frozen=True, slots=True)
class _Seen:
    """The day as it was at the last try."""

    at: datetime
    late_s: int
    without_driver: frozenset[str]
    was_urgent: bool


class Reoptimiser:
    """Decides when to try, drives the planner, and weighs what comes back.

    ``stop`` limits the first search after something happened, ``deeper`` (None: the same) those that
    there is time for: by steps, so that they can be repeated. A search ends without an answer once
    ``cancelled`` is true, or something that is asked for needs a driver at once.
    """

    def __init__(
        self,
        planner: Planner,
        roads_folder: str,
        stop: StopRule,
        seed: int,
        cancelled: Callable[[], bool] = lambda: False,
        settings: Settings | None = None,
        deeper: StopRule | None = None,
    ) -> None:
        self._planner = planner
        self._quick, self._deeper = stop, deeper
        self._roads_folder = roads_folder
        self.seed = seed
        self._cancelled = cancelled
        self._settings = settings or Settings()
        self._seen: _Seen | None = None
        self._left_over: frozenset[str] = frozenset()

    def use_roads(self, folder: str) -> None:
        """Search on the roads in this folder from now on; at once, where it is another."""
        if folder != self._roads_folder:
            self._roads_folder = folder
            self._seen = None

    @property
    def was_quick(self) -> bool:
        """Whether a longer search is to follow the last one."""
        return self._deeper is not None and self._seen is not None and self._seen.was_urgent

    @property
    def without_place(self) -> frozenset[str]:
        """Stops that the last search looked for a place for and found none, whatever came of its
        answers; none while a longer search is to follow, where an answer was missing or unsound, or
        while a route has unsent changes: it was not looked at and might have one."""
        return frozenset() if self.was_quick else self._left_over

    @property
    def stop(self) -> StopRule:
        """What limited the last search, or will limit the first."""
        is_first = self._seen is None or self._seen.was_urgent
        return self._quick if is_first or self._deeper is None else self._deeper

    def is_due(self, tracker: DayTracker, now: datetime) -> bool:
        """Whether it is worth to try: a stop needs a driver, the forecast has moved, or it is time."""
        seen, weighing = self._seen, Weighing(tracker, self._settings, now)
        if seen is None or _is_urgent(tracker, now, seen, weighing.late_total):
            return True
        return now - seen.at >= (DEEPER_AFTER if self.was_quick else QUIET)

    def propose(
        self,
        tracker: DayTracker,
        now: datetime,
        leeway: Leeway | None = None,
        superseded: Callable[[], bool] = lambda: False,
    ) -> tuple[Suggestion, ...] | None:
        """Proposals that earn their place, the best first; none touches a route that another does.

        None where the search was broken off: cancelled, or ``superseded``, as the day that it is about
        is not the day any more.
        """

        def is_over() -> bool:
            return self._cancelled() or superseded()

        leeway = leeway or Leeway()
        late_s, seen = Weighing(tracker, self._settings, now).late_total(), self._seen
        is_urgent = seen is None or _is_urgent(tracker, now, seen, lambda: late_s)
        self._seen = _Seen(now, late_s, without_driver(tracker), is_urgent)
        self._left_over = frozenset()
        budget = self._settings.orchestration.budget(leeway.dial)
        remainder = self._wanted(find_remainder(tracker, now, budget.kept_stops))
        if remainder.is_empty:
            return ()
        appraisal = Appraisal(tracker, remainder, self._settings, budget, now, leeway.kept)
        left = budget.reassignments_per_hour - leeway.moved_lately
        best: tuple[Suggestion, ...] = ()
        left_over: list[frozenset[str]] = []
        for dearer, may_move in self._tries(left):
            asked = replace(budget, per_reassignment=budget.per_reassignment * dearer)
            stated = state_rest(tracker, remainder, self._settings, asked, leeway.staying, may_move)
            answer = self._search(stated, len(remainder.orphans), budget.later_s, is_over)
            if is_over():
                return None
            left_over.append(_left_over(stated, answer))
            if answer is None or any(not breach.vehicle_id for breach in answer.violations):
                break
            found = appraisal.proposals(new_routes(remainder, stated, answer, appraisal.before))
            unsound = _unsound(stated, answer)
            wanted = [
                each
                for each in found
                if leeway.wants(each) and unsound.isdisjoint(route.shift_id for route in each.routes)
            ]
            within = _within(wanted, left)
            if _worth(within) > _worth(best):
                best = within
            if len(within) == len(wanted) or may_move <= 0:
                break
        if remainder.is_whole:
            self._left_over = frozenset.intersection(*left_over)
        return best

    def _tries(self, left: int) -> tuple[tuple[int, int], ...]:
        """How often to search while answers move too much: by how much a move is dearer, and how many
        may be made."""
        if left <= 0:
            return ((1, 0),)
        return ((1, left), (1, 0)) if self.was_quick else ((1, left), (DEARER, left), (1, 0))

    def _wanted(self, remainder: Remainder) -> Remainder:
        """The remainder less what no policy asks for."""
        policy = self._settings.orchestration.policy
        orphans = tuple(
            orphan
            for orphan in remainder.orphans
            if policy(ChangeKind.BREAKDOWN if orphan.shift_id else ChangeKind.NEW_ORDER)
            is not Policy.OFF
        )
        retries = remainder.retries if policy(ChangeKind.RETRY) is not Policy.OFF else ()
        return replace(remainder, orphans=orphans, retries=retries)

    def _search(
        self, stated: StatedRest, orphans: int, later_s: int, is_over: Callable[[], bool]
    ) -> PlanAnswer | None:
        """An answer, or None, for so many stops without a driver.

        Raises:
            PlannerDied, RoadsError: as the planner's; the next try may fare better.
        """
        job = PlanJob(
            stated.problem,
            self._roads_folder,
            _with_time_for(self.stop, orphans),
            self.seed,
            standing=stated.standing,
            later_s=later_s,
        )
        try:
            return self._planner.solve(job, _ignore_progress, is_over)
        except PlannerDied:
            raise
        except PlanningError:
            return None


def _with_time_for(stop: StopRule, orphans: int) -> StopRule:
    """The rule, where it counts steps, with enough of them for so many stops without a driver."""
    return stop if stop.steps is None else replace(stop, steps=stop.steps + STEPS_PER_ORPHAN * orphans)


def _unsound(stated: StatedRest, answer: PlanAnswer) -> frozenset[str]:
    """Shifts that the answer has break a rule, or takes a stop from that it gives to nobody."""
    owner = {name: itinerary.vehicle_id for itinerary in stated.standing for name in itinerary.job_ids}
    lost = (owner.get(item.job_id, "") for item in answer.solution.unassigned)
    return frozenset((*lost, *(violation.vehicle_id for violation in answer.violations)))


def _left_over(stated: StatedRest, answer: PlanAnswer | None) -> frozenset[str]:
    """Stops that a sound answer has no place for; without one nothing is known of any."""
    if answer is None or answer.violations:
        return frozenset()
    left = (stated.stops.get(item.job_id) for item in answer.solution.unassigned)
    return frozenset(stop.stop_id for stop in left if stop is not None)


def _is_urgent(tracker: DayTracker, now: datetime, seen: _Seen, late_s: Callable[[], int]) -> bool:
    """Whether something has happened since; how late all is is asked for only where it counts."""
    if without_driver(tracker) - seen.without_driver:
        return True
    return now - seen.at >= SETTLED and late_s() - seen.late_s >= MOVED_S


def _within(found: Iterable[Suggestion], left: int) -> tuple[Suggestion, ...]:
    """The best of them that together move no more stops than the hour has left."""
    within = []
    for suggestion in found:
        if suggestion.disturbs <= left or not suggestion.disturbs:
            within.append(suggestion)
            left -= suggestion.disturbs
    return tuple(within)


def _worth(suggestions: Iterable[Suggestion]) -> int:
    return sum(suggestion.card.cost_saved for suggestion in suggestions)


def search_of(
    tracker: DayTracker,
    now: datetime,
    leeway: Leeway,
    reoptimiser: Reoptimiser,
    found: tuple[Suggestion, ...],
) -> Search:
    """What a search began from and what it led to, to be kept."""
    data = tracker.data
    return Search(
        at=now,
        sequence=tracker.last_sequence,
        learned=tracker.has_learned,
        dial=leeway.dial,
        stop=reoptimiser.stop,
        seed=reoptimiser.seed,
        quick=reoptimiser.was_quick,
        routes=tuple(data.routes.values()),
        unassigned=data.unassigned,
        called_off=tuple(sorted(key for key, order in data.orders.items() if order.cancelled)),
        seen=tracker.last_seen(),
        staying=tuple(sorted(leeway.staying)),
        proposed=tuple(suggestion.card.suggestion_id for suggestion in found),
        handovers=tuple(
            (key, order.handover) for key, order in data.orders.items() if order.handover is not None
        ),
    )


def _ignore_progress(_: Progress) -> None:
    """Nobody watches a search in the background."""


def without_driver(tracker: DayTracker) -> frozenset[str]:
    """What needs a driver: stops that no route takes, and shifts that cannot go on."""
    out = (s.shift_id for s in tracker.data.shifts if tracker.shift_facts(s.shift_id).out_at)
    stops = (item.stop_id for item in tracker.data.unassigned if not item.carrier_id)
    return frozenset((*out, *stops))
