"""The day's proposals: which are open, what was decided about the others, and what follows from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.domain.board import DoneSuggestion, SuggestionCard
from app.domain.disruption import Dial, Policy
from app.domain.errors import MoveRefused
from app.domain.events import Actor, ActorKind, EventType
from app.domain.said import Said
from app.domain.settings import Orchestration, Settings
from app.domain.wishes import Moves
from app.orchestration.decisions import EXPIRED, IN_PART, UNDONE, Decisions
from app.orchestration.gains import Gain
from app.orchestration.in_part import as_decided, part_of
from app.orchestration.reoptimiser import Leeway
from app.orchestration.replacing import Replacement, apply, take_back
from app.orchestration.suggestions import Suggestion, told
from app.ports.store import Store
from app.tracking import DayTracker

GONE = Said(
    "Refusals",
    "The suggestion no longer fits: something it touches has changed. Nothing was done.",
)
TOLD_FOR = timedelta(minutes=20)
"""What was done stays in sight for so long, to be taken back."""


class Proposals:
    """Used by one thread at a time. What was decided on earlier is read from the day's log; ``kept`` is
    what proposals of earlier days kept of what they promised, once that was learned."""

    def __init__(self, store: Store, day: date, settings: Settings) -> None:
        self._store = store
        self._day = day
        self._rules = settings.orchestration
        self._open: dict[str, Suggestion] = {}
        self._done: dict[str, tuple[Suggestion, DoneSuggestion]] = {}
        self._shown_done: tuple[DoneSuggestion, ...] = ()
        self._decisions = Decisions(store.events(day))
        self.dial = settings.orchestration.dial
        self.kept: Mapping[str, float] = {}

    @property
    def cards(self) -> tuple[SuggestionCard, ...]:
        """What waits for a decision."""
        return tuple(suggestion.card for suggestion in self._open.values())

    def done(self, now: datetime) -> tuple[DoneSuggestion, ...]:
        """What was done lately and can still be taken back, the newest first; the same tuple as before
        where nothing has changed."""
        done = tuple(told for _, told in reversed(self._done.values()) if now - told.at < TOLD_FOR)
        if done != self._shown_done:
            self._shown_done = done
        return self._shown_done

    def leeway(self, now: datetime, staying: Collection[str]) -> Leeway:
        """How the day may be changed at an instant; ``staying`` are stops that keep their driver."""
        return replace(self._decisions.leeway(self.dial, now, staying), kept=self.kept)

    def acts_on(self, suggestion: Suggestion) -> bool:
        """Whether the site lets the program do it without asking."""
        card, rules = suggestion.card, self._rules
        return (
            rules.policy(card.kind) is Policy.ACT
            and card.cost_saved >= rules.act_from * 100
            and self.dial is not Dial.HOLD
        )

    def use_rules(self, rules: Orchestration) -> None:
        """Weigh what may be done without asking by these from now on."""
        self._rules = rules

    def put(self, suggestion: Suggestion, now: datetime, actor: Actor) -> None:
        """Put a proposal forward; open ones that touch the same routes give way to it."""
        touched = {base.shift_id for base in suggestion.base}
        for key, other in tuple(self._open.items()):
            if key != suggestion.card.suggestion_id and any(
                base.shift_id in touched for base in other.base
            ):
                self._close(key, EXPIRED, now, actor)
        if suggestion.card.suggestion_id not in self._open:
            self._log(EventType.SUGGESTED, suggestion, "", now, actor)
        self._open[suggestion.card.suggestion_id] = suggestion

    def apply(
        self, suggestion_id: str, tracker: DayTracker, decision: str, now: datetime, actor: Actor
    ) -> frozenset[str]:
        """Make a proposal's routes the drafts; returns the shifts touched, none if it has expired."""
        suggestion = self._open.get(suggestion_id)
        if suggestion is None:
            return frozenset()
        if not suggestion.still_stands(tracker) or not apply(self._store, self._day, suggestion):
            self._close(suggestion_id, EXPIRED, now, actor)
            return frozenset()
        self._close(suggestion_id, decision, now, actor)
        done = DoneSuggestion(suggestion.card, now, actor.kind is ActorKind.AUTOMATION)
        self._done[suggestion_id] = suggestion, done
        return frozenset(route.shift_id for route in suggestion.routes)

    def part(self, suggestion_id: str, stop_ids: Collection[str]) -> Moves:
        """The wish for some moves of an open proposal.

        Raises:
            MoveRefused: it is not open any more.
        """
        suggestion = self._open.get(suggestion_id)
        if suggestion is None:
            raise MoveRefused(GONE)
        return part_of(suggestion, stop_ids)

    def apply_part(
        self,
        suggestion_id: str,
        tracker: DayTracker,
        change: Replacement,
        gain: Gain,
        now: datetime,
        actor: Actor,
    ) -> frozenset[str]:
        """Make what was chosen of a proposal the drafts; as ``apply``."""
        suggestion = self._open.get(suggestion_id)
        if suggestion is None:
            return frozenset()
        part = as_decided(suggestion, tracker, change, gain)
        if not part.still_stands(tracker):
            return frozenset()
        self._open[suggestion_id] = part
        return self.apply(suggestion_id, tracker, IN_PART, now, actor)

    def undo(
        self, suggestion_id: str, tracker: DayTracker, now: datetime, actor: Actor
    ) -> frozenset[str]:
        """Take back what an applied proposal did; returns the shifts touched, none where these have
        changed since."""
        suggestion, _ = self._done.pop(suggestion_id, (None, None))
        if suggestion is None or not take_back(self._store, tracker, suggestion):
            return frozenset()
        self._log(EventType.DECIDED, suggestion, UNDONE, now, actor)
        return frozenset(route.shift_id for route in suggestion.routes)

    def dismiss(self, suggestion_id: str, decision: str, now: datetime, actor: Actor) -> None:
        """Put a proposal aside, for now or for today."""
        if suggestion_id in self._open:
            self._close(suggestion_id, decision, now, actor)

    def expire(self, tracker: DayTracker, now: datetime, actor: Actor) -> None:
        """Close proposals whose routes have changed or whose stops moved on."""
        for key, suggestion in tuple(self._open.items()):
            if not suggestion.still_stands(tracker):
                self._close(key, EXPIRED, now, actor)

    def _close(self, suggestion_id: str, decision: str, now: datetime, actor: Actor) -> None:
        self._log(EventType.DECIDED, self._open.pop(suggestion_id), decision, now, actor)

    def _log(
        self, kind: EventType, suggestion: Suggestion, decision: str, now: datetime, actor: Actor
    ) -> None:
        event = told(kind, suggestion, decision, now, actor)
        with self._store.write() as unit:
            unit.add_events(self._day, (event,))
            unit.commit()
        self._decisions.hear(event)
