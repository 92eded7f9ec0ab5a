"""Improving the rest of the day: when to try, what a change is worth, and what is put forward.

The thread or the practice day that drives this asks ``propose`` now and then; one search, and each part
of what it found that stands alone becomes a proposal of its own. What a driver has on board stays with
that driver, and the stop a driver is going to is never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import blake2b

from app.domain.board import MoveInWords, SuggestionCard
from app.domain.disruption import ChangeKind, Dial, DisruptionBudget, Policy
from app.domain.errors import PlannerDied, PlanningError
from app.domain.plan_job import PlanAnswer, PlanJob
from app.domain.routes import Route
from app.domain.routing import StopRule
from app.domain.searches import Search
from app.domain.settings import Settings
from app.domain.solution import Progress
from app.gains import Gain, Weighing
from app.moves import components, moves_of, touched
from app.ports import Planner
from app.remainder import Remainder, find_remainder
from app.rest_problem import StatedRest, state_rest
from app.rest_routes import new_routes
from app.suggestions import Suggestion, base_of
from app.tracking import DayTracker

QUIET = timedelta(minutes=15)
"""Time between two tries when nothing happens."""
SETTLED = timedelta(minutes=2)
"""Time between two tries whatever happens, but for stops that need a driver."""
DEEPER_AFTER = timedelta(seconds=30)
"""Once a quick answer was given, a longer search looks for a better one while nothing happens."""
MOVED_S = 360
"""Lateness that has grown by so much since the last try is worth another."""
SAVES_LATE_S = 120
"""A change that saves less lateness than this is for the sake of money."""


@dataclass(frozen=True, slots=True)
class Leeway:
    """How the day may be changed at the moment.

    ``staying`` are stops that keep their driver whatever it costs; ``moved_lately`` counts
    reassignments of the last hour; ``refused`` are signatures of proposals not wanted again today.
    """

    dial: Dial = Dial.NORMAL
    staying: frozenset[str] = frozenset()
    moved_lately: int = 0
    refused: Collection[frozenset[tuple[str, str]]] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """The day as it was at the last try."""

    at: datetime
    late_s: int
    without_driver: frozenset[str]
    was_quick: bool


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
        self.stop = stop
        self.seed = seed
        self._cancelled = cancelled
        self._settings = settings or Settings()
        self._seen: _Seen | None = None

    def is_due(self, tracker: DayTracker, now: datetime) -> bool:
        """Whether it is worth to try: a stop needs a driver, the forecast has moved, or it is time."""
        seen = self._seen
        if seen is None or self._is_urgent(tracker, now, seen):
            return True
        has_more = seen.was_quick and self._deeper is not None
        return now - seen.at >= (DEEPER_AFTER if has_more else QUIET)

    def _is_urgent(self, tracker: DayTracker, now: datetime, seen: _Seen) -> bool:
        """Whether something has happened since."""
        if without_driver(tracker) - seen.without_driver:
            return True
        if now - seen.at < SETTLED:
            return False
        return Weighing(tracker, self._settings, now).late_total() - seen.late_s >= MOVED_S

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
        weighing = Weighing(tracker, self._settings, now)
        is_quick = self._seen is None or self._is_urgent(tracker, now, self._seen)
        self.stop = self._quick if is_quick or self._deeper is None else self._deeper
        self._seen = _Seen(now, weighing.late_total(), without_driver(tracker), is_quick)
        budget = self._settings.orchestration.budget(leeway.dial)
        remainder = self._wanted(find_remainder(tracker, now, budget.kept_stops))
        if remainder.is_empty:
            return ()
        left = budget.reassignments_per_hour - leeway.moved_lately
        stated = state_rest(tracker, remainder, self._settings, budget, leeway.staying, left)
        answer = self._search(stated, is_over)
        if is_over():
            return None
        if answer is None:
            return ()
        return self._weigh(tracker, weighing, remainder, stated, answer, budget, left, leeway)

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

    def _search(self, stated: StatedRest, is_over: Callable[[], bool]) -> PlanAnswer | None:
        """A sound answer that leaves out nothing that a driver was given, or None.

        Raises:
            PlannerDied, RoadsError: as the planner's; the next try may fare better.
        """
        job = PlanJob(stated.problem, self._roads_folder, self.stop, self.seed)
        try:
            answer = self._planner.solve(job, _ignore_progress, is_over)
        except PlannerDied:
            raise
        except PlanningError:
            return None
        given = {name for names in stated.problem.warm_start.values() for name in names}
        lost = any(item.job_id in given for item in answer.solution.unassigned)
        return None if answer.violations or lost else answer

    def _weigh(
        self,
        tracker: DayTracker,
        weighing: Weighing,
        remainder: Remainder,
        stated: StatedRest,
        answer: PlanAnswer,
        budget: DisruptionBudget,
        left: int,
        leeway: Leeway,
    ) -> tuple[Suggestion, ...]:
        before = {key: record.route for key, record in tracker.data.routes.items()}
        found = [
            suggestion
            for routes in components(before, new_routes(remainder, stated, answer, before))
            if (suggestion := self._suggestion(tracker, weighing, remainder, before, routes, budget))
            and suggestion.signature not in leeway.refused
        ]
        found.sort(key=lambda each: -each.card.cost_saved)
        within: list[Suggestion] = []
        for suggestion in found:
            count = _disturbing(suggestion.card.moves, tracker)
            if count <= left or not count:
                within.append(suggestion)
                left -= count
        return tuple(within)

    def _suggestion(
        self,
        tracker: DayTracker,
        weighing: Weighing,
        remainder: Remainder,
        before: Mapping[str, Route],
        routes: tuple[Route, ...],
        budget: DisruptionBudget,
    ) -> Suggestion | None:
        """A group of changed routes as a proposal; None where it does not earn its place."""
        old = [before[route.shift_id] for route in routes if route.shift_id in before]
        gain = weighing.gain(old, routes)
        moves = moves_of(tracker, before, routes)
        kind = _kind(moves, gain, remainder)
        price = budget.per_reassignment * _disturbing(moves, tracker)
        price += budget.per_resequence * sum(1 for m in moves if m.from_shift == m.to_shift)
        worth = round(self._settings.orchestration.worth * 100)
        is_off = self._settings.orchestration.policy(kind) is Policy.OFF
        if not moves or is_off or gain.cents - price < worth:
            return None
        card = _card(tracker, routes, moves, gain, kind)
        about = touched(tracker, before, routes) | {move.stop_id for move in moves}
        states = tuple((stop, tracker.facts(stop).state) for stop in sorted(about))
        return Suggestion(
            card, routes, tuple(base_of(tracker, route.shift_id) for route in routes), states, gain
        )


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
        routes=tuple(data.routes.values()),
        unassigned=data.unassigned,
        called_off=tuple(sorted(key for key, order in data.orders.items() if order.cancelled)),
        seen=tracker.last_seen(),
        staying=tuple(sorted(leeway.staying)),
        proposed=tuple(suggestion.card.suggestion_id for suggestion in found),
    )


def _ignore_progress(_: Progress) -> None:
    """Nobody watches a search in the background."""


def without_driver(tracker: DayTracker) -> frozenset[str]:
    """What needs a driver: stops that no route takes, and shifts that cannot go on."""
    out = (s.shift_id for s in tracker.data.shifts if tracker.shift_facts(s.shift_id).out_at)
    stops = (item.stop_id for item in tracker.data.unassigned if not item.carrier_id)
    return frozenset((*out, *stops))


def _disturbing(moves: Collection[MoveInWords], tracker: DayTracker) -> int:
    """Stops taken from a driver who could have made them."""
    return sum(
        1
        for move in moves
        if move.from_shift
        and move.from_shift != move.to_shift
        and not tracker.shift_facts(move.from_shift).is_over
    )


def _kind(moves: Collection[MoveInWords], gain: Gain, remainder: Remainder) -> ChangeKind:
    """What a change is for."""
    names = {move.stop_id for move in moves}
    orphans = {orphan.stop.stop_id: orphan.shift_id for orphan in remainder.orphans}
    if any(orphans.get(name) for name in names):
        return ChangeKind.BREAKDOWN
    if any(name in orphans for name in names):
        return ChangeKind.NEW_ORDER
    if any(retry.stop.stop_id in names for retry in remainder.retries):
        return ChangeKind.RETRY
    return ChangeKind.LATE if gain.late_s >= SAVES_LATE_S else ChangeKind.CHEAPER


def _card(
    tracker: DayTracker,
    routes: tuple[Route, ...],
    moves: tuple[MoveInWords, ...],
    gain: Gain,
    kind: ChangeKind,
) -> SuggestionCard:
    shifts = {shift.shift_id: shift for shift in tracker.data.shifts}
    names = sorted({shifts[route.shift_id].driver.name for route in routes})
    said = "|".join(f"{r.shift_id}:{','.join(r.stop_ids)}" for r in routes)
    drafts = "|".join(str(base_of(tracker, route.shift_id).draft) for route in routes)
    return SuggestionCard(
        suggestion_id=blake2b(f"{said}|{drafts}".encode(), digest_size=8).hexdigest(),
        title=_title(kind, moves, names),
        reason=_reason(gain, kind, moves),
        moves=moves,
        late_s_saved=gain.late_s,
        extra_m=-gain.metres,
        cost_saved=gain.cents,
        kind=kind,
        seconds_saved=gain.seconds,
        later=gain.later,
        newly_late=gain.newly_late,
    )


def _title(kind: ChangeKind, moves: tuple[MoveInWords, ...], names: list[str]) -> str:
    who = " and ".join(names) if len(names) < 3 else f"{', '.join(names[:2])} and {len(names) - 2} more"
    new = sum(1 for move in moves if not move.from_shift)
    if kind is ChangeKind.NEW_ORDER:
        return f"{_stops(new, 'A new stop', 'new stops')} for {who}"
    if kind is ChangeKind.RETRY:
        return f"{_stops(new, 'One more try', 'second tries')} for {who}"
    if kind is ChangeKind.BREAKDOWN:
        taken = sum(1 for move in moves if move.from_shift != move.to_shift)
        return f"{_stops(taken, 'A stop', 'stops')} to be saved: {who}"
    if any(move.from_shift != move.to_shift for move in moves):
        return f"Stops between {who}"
    return f"New sequence for {who}"


def _stops(count: int, one: str, many: str) -> str:
    return one if count == 1 else f"{count} {many}"


def _reason(gain: Gain, kind: ChangeKind, moves: tuple[MoveInWords, ...]) -> str:
    """What it brings and what it takes, in words."""
    parts = []
    late = round(gain.late_s / 60)
    if late:
        parts.append(f"{abs(late)} minutes of lateness {'less' if late > 0 else 'more'}")
    new = sum(1 for move in moves if not move.from_shift)
    if new and kind is not ChangeKind.RETRY:
        parts.append(_stops(new, "one order more is served", "orders more are served"))
    kilometres = -gain.metres / 1000
    parts.append(f"{abs(kilometres):.1f} km {'more' if kilometres > 0 else 'less'}")
    minutes = round(gain.seconds / 60)
    if minutes:
        parts.append(f"{abs(minutes)} minutes of work {'less' if minutes > 0 else 'more'}")
    return ", ".join(parts)
