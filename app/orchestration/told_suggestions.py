"""What was suggested and decided, told again from the log as it was shown at an instant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from app.domain.board import DoneSuggestion, MoveInWords, SuggestionCard
from app.domain.disruption import ChangeKind
from app.domain.events import Event, EventType
from app.domain.routes import first_attempts, next_attempt
from app.orchestration.decisions import ACTED, APPLIED, UNDONE, moves_in, whole
from app.orchestration.proposals import TOLD_FOR
from app.tracking import DayTracker


@dataclass(frozen=True, slots=True)
class Told:
    """What waited for a decision; what was done lately and could be taken back, the newest first."""

    open: tuple[SuggestionCard, ...]
    done: tuple[DoneSuggestion, ...]


class ToldSuggestions:
    """A day's suggestions in its log. Which of them a restart of the desk let go of is not in it: one
    counts as gone once a stop of it is over or stands elsewhere."""

    def __init__(self, events: Iterable[Event]) -> None:
        kinds = (EventType.SUGGESTED, EventType.DECIDED)
        self._told = tuple((n, event) for n, event in enumerate(events) if event.type in kinds)

    def at(self, known: int, at: datetime, tracker: DayTracker) -> Told:
        """When so many facts of the log were known, as ``tracker`` has the day."""
        waiting: dict[str, Event] = {}
        done: dict[str, Event] = {}
        for number, event in self._told:
            if number >= known:
                break
            name, decision = str(event.data.get("suggestion_id", "")), event.data.get("decision")
            if event.type is EventType.SUGGESTED:
                waiting[name] = event
                continue
            waiting.pop(name, None)
            if decision in APPLIED:
                done[name] = event
            elif decision == UNDONE:
                done.pop(name, None)
        words = _Words(tracker)
        return Told(
            tuple(words.card(event) for event in waiting.values() if words.stands(event)),
            tuple(
                DoneSuggestion(words.card(event), event.at, event.data.get("decision") == ACTED)
                for event in reversed(done.values())
                if at - event.at < TOLD_FOR
            ),
        )


class _Words:
    """Facts about suggestions as cards, in the words of a day as it stood."""

    def __init__(self, tracker: DayTracker) -> None:
        self._tracker = tracker

    @cached_property
    def _homes(self) -> dict[str, str]:
        """The shift of each stop on a route."""
        routes = self._tracker.data.routes.values()
        return {stop_id: record.shift_id for record in routes for stop_id in record.route.stop_ids}

    @cached_property
    def _names(self) -> dict[str, str]:
        """Whose each stop is; also of those that would be made next where one is tried again."""
        data = self._tracker.data
        planned = [p.stop for record in data.routes.values() for p in record.route.stops]
        stops = [*planned, *(next_attempt(stop) for stop in planned)]
        stops += [stop for order in data.orders.values() for stop in first_attempts(order)]
        return {stop.stop_id: data.orders[stop.order_id].tasks[-1].place.name for stop in stops}

    def stands(self, event: Event) -> bool:
        """Whether every stop that is moved is still open, and where it is taken from."""
        return all(
            self._homes.get(stop_id, "") == giver and not self._tracker.facts(stop_id).state.is_final
            for stop_id, giver, _ in moves_in(event)
        )

    def card(self, event: Event) -> SuggestionCard:
        """The suggestion that a fact is about."""
        data = event.data
        return SuggestionCard(
            suggestion_id=str(data.get("suggestion_id", "")),
            title=event.note,
            reason=str(data.get("reason", "")),
            moves=tuple(self._move(*move) for move in moves_in(event)),
            late_s_saved=whole(data.get("late_s_saved")),
            extra_m=whole(data.get("extra_m")),
            cost_saved=whole(data.get("cost_saved")),
            kind=ChangeKind(str(data.get("kind", ChangeKind.CHEAPER))),
            seconds_saved=whole(data.get("seconds_saved")),
        )

    def _move(self, stop_id: str, giver: str, taker: str) -> MoveInWords:
        """A move in words; after which stop is not in the log."""
        drivers = {shift.shift_id: shift.driver.name for shift in self._tracker.data.shifts}
        what, driver = self._names.get(stop_id, "a stop"), drivers.get(taker, taker)
        words = f"take {what} from {drivers.get(giver, giver)} to {driver}"
        if not giver:
            words = f"{driver} takes {what}"
        elif giver == taker:
            words = f"{driver}: {what} at another place"
        return MoveInWords(stop_id, giver, taker, words)
