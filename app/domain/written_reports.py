"""Reports that were written: what the desk keeps of each, so that it can be trusted later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.messages import Delivery
from app.domain.report import PaperSize, ReportFormat, Terms
from app.domain.report_basis import DayBasis


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """One report that was written.

    ``sha256`` is of the file's bytes; ``events`` of the days it covers had come by then, the last of
    them number ``sequence`` of the desk's log, where the chain's seal was ``head``. ``version`` is the
    program's; ``terms`` and ``paper`` what it was asked for. ``number`` is its place among those that
    were written, 0 before it is kept.
    """

    first: date
    last: date
    form: ReportFormat
    paper: PaperSize
    sha256: str
    written_at: datetime
    version: str
    events: int
    sequence: int
    head: str
    terms: Terms
    number: int = 0


@dataclass(frozen=True, slots=True)
class ReportContents:
    """What a report's figures were computed from beside the facts, day by day, and every figure as
    JSON (see ``app.reports.written``). Nobody's name is in it."""

    basis: tuple[DayBasis, ...]
    figures: str


@dataclass(frozen=True, slots=True)
class ReportPost:
    """A day's report on its way out by itself: into a folder or to somebody by mail.

    ``way`` is ``folder`` or ``mail``; of each a day has one at most. It is tried from ``not_before``
    on; ``tries`` counts hand-overs, ``trouble`` says what went wrong at the last. ``made_at`` is when
    it was due first, ``settled_at`` when its state became what it is.
    """

    day: date
    way: str
    made_at: datetime
    not_before: datetime
    state: Delivery = Delivery.WAITING
    tries: int = 0
    settled_at: datetime | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class ReportLetter:
    """A mail with reports: ``files`` are names and bytes. ``letter_id`` is the same at every try."""

    letter_id: str
    to: tuple[str, ...]
    subject: str
    text: str
    files: tuple[tuple[str, bytes], ...]
    made_at: datetime
