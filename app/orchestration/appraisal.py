"""What an answer to the rest of the day is worth: the parts of it that stand alone, with reasons."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from hashlib import blake2b

from app.domain.board import MoveInWords, SuggestionCard
from app.domain.disruption import ChangeKind, DisruptionBudget, Policy
from app.domain.routes import Route
from app.domain.said import Distance, Said, counted, joined, names_said
from app.domain.settings import Settings
from app.orchestration.gains import Gain, Weighing
from app.orchestration.moves import components, moves_of, touched
from app.orchestration.remainder import Remainder
from app.orchestration.replacing import base_of
from app.orchestration.suggestions import Suggestion
from app.tracking import DayTracker

SAVES_LATE_S = 120
"""A change that saves less lateness than this is for the sake of money."""


class Appraisal:
    """Weighs changes of one day at one instant, under one budget."""

    def __init__(
        self,
        tracker: DayTracker,
        remainder: Remainder,
        settings: Settings,
        budget: DisruptionBudget,
        now: datetime,
        kept: Mapping[str, float],
    ) -> None:
        """``kept`` is the share of what proposals of a kind promised that came true; all, where it
        names none."""
        self._tracker = tracker
        self._remainder = remainder
        self._rules = settings.orchestration
        self._budget = budget
        self._kept = kept
        self._weighing = Weighing(tracker, settings, now)
        self._before = {key: record.route for key, record in tracker.data.routes.items()}

    @property
    def before(self) -> dict[str, Route]:
        """The routes as they stand, by shift."""
        return self._before

    def proposals(self, after: Collection[Route]) -> list[Suggestion]:
        """Groups of changed routes that earn their place, the best first."""
        groups = components(self._before, after)
        found = [made for group in groups if (made := self._proposal(group)) is not None]
        return sorted(found, key=lambda each: -each.card.cost_saved)

    def _proposal(self, routes: tuple[Route, ...]) -> Suggestion | None:
        """A group of changed routes as a proposal; None where it does not earn its place."""
        old = [self._before[r.shift_id] for r in routes if r.shift_id in self._before]
        gain = self._weighing.gain(old, routes)
        moves = moves_of(self._tracker, self._before, routes)
        kind = _kind(moves, gain, self._remainder)
        moved = sum(1 for move in moves if move.from_shift == move.to_shift)
        taken = self._taken(moves)
        price = self._budget.per_reassignment * taken
        price += self._budget.per_resequence * moved
        price += self._budget.per_retiming * len(gain.retimed)
        is_off = self._rules.policy(kind) is Policy.OFF
        to_expect = gain.cents * self._kept.get(kind.value, 1.0)
        if not moves or is_off or to_expect - price < round(self._rules.worth * 100):
            return None
        about = touched(self._tracker, self._before, routes) | {move.stop_id for move in moves}
        return Suggestion(
            card=card_of(self._tracker, routes, moves, gain, kind),
            routes=routes,
            base=tuple(base_of(self._tracker, route.shift_id) for route in routes),
            states=tuple((stop, self._tracker.facts(stop).state) for stop in sorted(about)),
            gain=gain,
            disturbs=taken,
        )

    def _taken(self, moves: Collection[MoveInWords]) -> int:
        """Stops that they take from drivers who could have made them."""
        return sum(
            1
            for move in moves
            if move.from_shift
            and move.from_shift != move.to_shift
            and move.stop_id not in self._remainder.out_of_reach
            and not self._tracker.shift_facts(move.from_shift).is_over
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


def card_of(
    tracker: DayTracker,
    routes: tuple[Route, ...],
    moves: tuple[MoveInWords, ...],
    gain: Gain,
    kind: ChangeKind,
) -> SuggestionCard:
    """A change of some routes in words and figures."""
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
    who = _who(names)
    new = sum(1 for move in moves if not move.from_shift)
    taken = sum(1 for move in moves if move.from_shift != move.to_shift)
    if kind is ChangeKind.NEW_ORDER:
        one, many = Said("Moves", "A new stop for {who}"), Said("Moves", "{count} new stops for {who}")
        return counted(new, one, many, who=who)
    if kind is ChangeKind.RETRY:
        one = Said("Moves", "One more try for {who}")
        return counted(new, one, Said("Moves", "{count} second tries for {who}"), who=who)
    if kind is ChangeKind.BREAKDOWN:
        one = Said("Moves", "A stop to be saved: {who}")
        return counted(taken, one, Said("Moves", "{count} stops to be saved: {who}"), who=who)
    if taken:
        return Said("Moves", "Stops between {who}").format(who=who)
    return Said("Moves", "New sequence for {who}").format(who=who)


def _who(names: list[str]) -> str:
    if len(names) == 2:
        return Said("Moves", "{one} and {other}").format(one=names[0], other=names[1])
    return names_said(names, 2)


def _reason(gain: Gain, kind: ChangeKind, moves: tuple[MoveInWords, ...]) -> str:
    """What it brings and what it takes, in words."""
    parts: list[str] = []
    if late := round(gain.late_s / 60):
        parts.append(_late_words(late))
    new = sum(1 for move in moves if not move.from_shift)
    if new and kind is not ChangeKind.RETRY:
        one = Said("Moves", "one order more is served")
        parts.append(counted(new, one, Said("Moves", "{count} orders more are served")))
    driven = Said("Moves", "{distance} more") if gain.metres < 0 else Said("Moves", "{distance} less")
    parts.append(driven.format(distance=Distance(abs(gain.metres))))
    if work := round(gain.seconds / 60):
        parts.append(_work_words(work))
    return joined(parts)


def _late_words(saved: int) -> Said:
    """``12 minutes of lateness less``."""
    if saved > 0:
        one = Said("Moves", "1 minute of lateness less")
        return counted(saved, one, Said("Moves", "{count} minutes of lateness less"))
    one = Said("Moves", "1 minute of lateness more")
    return counted(-saved, one, Said("Moves", "{count} minutes of lateness more"))


def _work_words(saved: int) -> Said:
    """``12 minutes of work less``."""
    if saved > 0:
        one = Said("Moves", "1 minute of work less")
        return counted(saved, one, Said("Moves", "{count} minutes of work less"))
    one = Said("Moves", "1 minute of work more")
    return counted(-saved, one, Said("Moves", "{count} minutes of work more"))
