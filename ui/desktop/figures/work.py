"""What the window of figures asks for, done on other threads."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.domain.events import Event
from app.domain.report_groups import week_of
from app.domain.report_period import days_of
from app.reports.day_report import basis_of
from app.reports.written import report_of
from ui.desktop.figures.controller import Figures, FiguresShown, MakeChart
from ui.desktop.open_day import OpenDay
from ui.desktop.running import Newest, Run
from ui.workplace import zone_of


class FiguresWork:
    """See ``FiguresController``. ``load_chart`` takes a moment at its first call."""

    def __init__(
        self,
        day: OpenDay,
        run: Run,
        failed: Callable[[Exception], None],
        load_chart: Callable[[], MakeChart],
    ) -> None:
        self._day = day
        self._newest = Newest(run)
        self._failed = failed
        self._load_chart = load_chart
        self._shown: FiguresShown | None = None

    def attach(self, shown: FiguresShown) -> None:
        """See ``FiguresController``."""
        self._shown = shown

    def look(self, *, week: bool) -> None:
        """See ``FiguresController``."""
        self._newest.ask(partial(self._figures, week), self._tell, self._failed)

    def _figures(self, week: bool) -> Figures:
        place, day = self._day.place, self._day.desk.day
        first, last = week_of(day) if week else (day, day)
        days = [each for each in place.store.days() if first <= each <= last] or [day]
        bases = [basis_of(place.store, each) for each in days]
        report = report_of(place.store, bases, (first, last), place.settings.report_terms)
        facts: dict[str, tuple[Event, ...]] = {}
        for each in days_of(report):
            for event in place.store.events(each.day):
                if event.stop_id:
                    facts[event.stop_id] = (*facts.get(event.stop_id, ()), event)
        return Figures(report, facts, zone_of(place, day), self._load_chart())

    def _tell(self, figures: Figures) -> None:
        if self._shown is not None:
            self._shown.show_report(figures)
