"""Looking back, done on other threads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from app.desk import SEARCHES_KEPT
from app.domain.events import EventType
from app.orchestration.replaying import replay, search_at
from app.reports.looking_back import Past, PastDay
from ui.desktop.language import translate
from ui.desktop.looking_back import words
from ui.desktop.looking_back.controller import LookBackShown, Span
from ui.desktop.open_day import OpenDay
from ui.desktop.running import Newest, Run
from ui.workplace import zone_of


class LookBackWork:
    """See ``LookBackController``."""

    def __init__(self, day: OpenDay, run: Run, failed: Callable[[Exception], None]) -> None:
        self._day = day
        self._run = run
        self._failed = failed
        self._looks = Newest(run)
        self._shown: LookBackShown | None = None
        self._past: PastDay | None = None
        self._visit = 0

    def attach(self, shown: LookBackShown) -> None:
        """See ``LookBackController``."""
        self._shown = shown

    def open(self) -> None:
        """See ``LookBackController``."""
        self._visit += 1
        visit = self._visit

        def read(opened: tuple[PastDay, Span]) -> None:
            if self._is_there(visit) is not None:
                self._past, span = opened
                self._tell(visit, lambda shown: shown.show_span(span))

        self._run(lambda: self._read(visit), read, self._stop(visit))

    def look(self, at: datetime) -> None:
        """See ``LookBackController``."""
        past, visit = self._past, self._visit
        if past is None:
            return

        def show(found: Past) -> None:
            self._tell(visit, lambda shown: shown.show_past(found))

        self._looks.ask(lambda: past.at(at), show, self._stop(visit))

    def search_again(self, at: datetime) -> None:
        """See ``LookBackController``."""
        past, visit = self._past, self._visit
        if past is None:
            return

        def show(found: str) -> None:
            self._tell(visit, lambda shown: shown.show_searched(found))

        def fail(error: Exception) -> None:
            self._tell(
                visit,
                lambda shown: shown.show_searched(
                    translate("LookingBack", "The search could not be run again.")
                ),
            )
            self._failed(error)

        self._run(lambda: self._search(past, at), show, fail)

    def close(self) -> None:
        """See ``LookBackController``."""
        self._visit += 1
        self._past = None

    # --- off the GUI thread ---------------------------------------------------------------------

    def _read(self, visit: int) -> tuple[PastDay, Span]:
        place, desk = self._day.place, self._day.desk
        tracker, now = desk.glance()
        past = PastDay(place.store, tracker, now, lambda: visit != self._visit)
        zone = zone_of(place, past.day)
        return past, Span(past.begins, past.ends, zone, past.has_positions)

    def _search(self, past: PastDay, at: datetime) -> str:
        place, roads = self._day.place, self._day.desk.usual_roads
        zone = zone_of(place, past.day)
        search = search_at(place.store, past.day, at + timedelta(seconds=59))
        if search is None:
            is_kept = place.clock.now() - past.begins < SEARCHES_KEPT
            return words.none_words(at, zone, is_kept)
        if not roads:
            return words.NO_ROADS
        again = replay(
            place.store,
            place.background_planner,
            past.day,
            search,
            roads,
            place.settings,
            place.regions,
        )
        titles = {
            str(event.data.get("suggestion_id")): event.note
            for event in place.store.events(past.day)
            if event.type is EventType.SUGGESTED
        }
        return words.searched_words(again, titles, zone)

    # --- back on it -----------------------------------------------------------------------------

    def _is_there(self, visit: int) -> LookBackShown | None:
        """Who is told, unless that visit to the past is over."""
        return self._shown if visit == self._visit else None

    def _tell(self, visit: int, what: Callable[[LookBackShown], None]) -> None:
        shown = self._is_there(visit)
        if shown is not None:
            what(shown)

    def _stop(self, visit: int) -> Callable[[Exception], None]:
        """Nothing can be looked at: say so in the program's one voice, and be back in the present."""

        def stop(error: Exception) -> None:
            self._tell(visit, lambda shown: shown.refused())
            self._failed(error)

        return stop
