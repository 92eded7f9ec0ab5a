"""The reports of several days as one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.report import (
    Counts,
    DayReport,
    DriverFigures,
    Earlier,
    Effort,
    StopRow,
    stops_per_hour,
    total_effort,
)
from app.domain.report_parts import NO_WORTH, CarrierStop, Worth


@dataclass(frozen=True, slots=True)
class PeriodReport:
    """Some days in a row, each as its own report has it; at least one, oldest first. ``first`` and
    ``last`` are what was asked for, whether or not anything happened then."""

    first: date
    last: date
    days: tuple[DayReport, ...]
    earlier: Earlier | None = None

    @property
    def region(self) -> str:
        """As the last day has it."""
        return self.days[-1].region

    @property
    def timezone(self) -> str:
        """As the last day has it."""
        return self.days[-1].timezone

    @property
    def rows(self) -> tuple[StopRow, ...]:
        """Every stop of every day."""
        return tuple(row for day in self.days for row in day.rows)

    @property
    def drivers(self) -> tuple[DriverFigures, ...]:
        """Every shift of every day."""
        return tuple(driver for day in self.days for driver in day.drivers)

    @property
    def carried(self) -> tuple[CarrierStop, ...]:
        """What carriers took."""
        return tuple(line for day in self.days for line in day.carried)

    @property
    def counts(self) -> Counts:
        """All stops together."""
        return sum((day.counts for day in self.days), Counts())

    @property
    def planned(self) -> Effort:
        """All that was planned."""
        return total_effort(day.planned for day in self.days)

    @property
    def actual(self) -> Effort:
        """All that was driven."""
        return total_effort(day.actual for day in self.days)

    @property
    def stops_per_hour(self) -> float | None:
        """Of the shifts whose hours are known."""
        return stops_per_hour(self.drivers)

    @property
    def worth(self) -> Worth:
        """What suggestions were worth."""
        return sum((day.worth for day in self.days), NO_WORTH)

    @property
    def orders(self) -> int:
        """Orders that were not called off."""
        return sum(day.orders for day in self.days)

    @property
    def interventions(self) -> int:
        """Moments at which a dispatcher changed a running day."""
        return sum(day.interventions for day in self.days)

    @property
    def events(self) -> int:
        """Facts it was made from."""
        return sum(day.events for day in self.days)

    @property
    def last_sequence(self) -> int:
        """The last of them in the desk's log."""
        return max(day.last_sequence for day in self.days)

    @property
    def head(self) -> str:
        """The chain's seal at that fact."""
        return max(self.days, key=lambda day: day.last_sequence).head

    @property
    def last_fact_at(self) -> datetime | None:
        """When the newest fact happened."""
        return max((day.last_fact_at for day in self.days if day.last_fact_at), default=None)

    @property
    def pictures(self) -> int:
        """How many photos and signatures facts name."""
        return sum(day.pictures for day in self.days)

    @property
    def pictures_here(self) -> int:
        """How many of them the desk has."""
        return sum(day.pictures_here for day in self.days)


type Report = DayReport | PeriodReport


def days_of(report: Report) -> tuple[DayReport, ...]:
    """The days of either kind."""
    return report.days if isinstance(report, PeriodReport) else (report,)


def span_of(report: Report) -> tuple[date, date]:
    """First and last day of either kind."""
    if isinstance(report, PeriodReport):
        return report.first, report.last
    return report.day, report.day
