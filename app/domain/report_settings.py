"""What a site decides about its reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from app.domain.errors import InputRefused
from app.domain.report import PaperSize, ReportFormat


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """``paper`` is what PDFs are made for. Every evening at ``at`` (the depot's time, ``HH:MM``) the
    day's report is written into ``folder`` and mailed ``to``, as ``formats``; neither where both are
    empty. Mail goes the way that messages go.

    Raises:
        InputRefused: a value cannot be used.
    """

    paper: PaperSize = PaperSize.A4
    at: str = "19:00"
    folder: str = ""
    to: Sequence[str] = ()
    formats: Sequence[ReportFormat] = (ReportFormat.PDF,)

    def __post_init__(self) -> None:
        self.time  # noqa: B018 - refuses what is no time of day
        if any("@" not in address for address in self.to):
            raise InputRefused("reports.to needs e-mail addresses.")
        if not self.formats:
            raise InputRefused("reports.formats needs at least one of pdf, xlsx, csv, html, json.")

    @property
    def time(self) -> time:
        """When the day's report goes out."""
        try:
            found = time.fromisoformat(self.at)
        except ValueError:
            found = None
        if found is None or found.tzinfo is not None:
            raise InputRefused(f"reports.at is a time of day such as 19:00, not '{self.at}'.")
        return found
