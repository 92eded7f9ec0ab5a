"""Writing a report so that it can be trusted, and finding out later whether it still can."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from hashlib import sha256
from pathlib import Path

from app.domain.errors import InputRefused, StoreError
from app.domain.geo import LonLat
from app.domain.report import DayReport, Earlier, PaperSize, ReportFormat, Terms
from app.domain.report_basis import DayBasis, without_names
from app.domain.report_groups import (
    Dimension,
    carrier_bills,
    foresight,
    groups,
    lateness,
    missed,
    takings,
)
from app.domain.report_period import PeriodReport, Report, days_of, span_of
from app.domain.written_reports import ReportContents, WrittenReport
from app.ports.clock import Clock
from app.ports.reports import ReportWriter
from app.ports.store import Store
from app.reports.day_report import basis_of, report_on

type Scalar = str | int | float | bool | None

_WORDS = frozenset(
    {"name", "address", "reference", "note", "promised", "remarks", "why", "digest", "region"}
    | {"driver", "vehicle", "carrier", "earlier", "rows", "scans", "location", "courses"}
)
"""Fields that are no figures; rows are told one by one."""
TOLD_OF_EACH = 3
SHORTEST_HEAD = 12
"""So many digits of a seal are asked for at least: half of one would fit too many."""


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report with its bytes, and what is kept of it once it was handed over."""

    report: Report
    content: bytes
    written: WrittenReport
    contents: ReportContents


def make(
    store: Store,
    writer: ReportWriter,
    clock: Clock,
    days: tuple[date, date],
    form: ReportFormat,
    terms: Terms,
    *,
    version: str,
    paper: PaperSize = PaperSize.A4,
) -> MadeReport:
    """A report of the days from the first to the last.

    Raises:
        InputRefused: nothing is known of any of these days.
        StoreError: the database cannot be read.
    """
    bases = tuple(basis_of(store, day) for day in _days_within(store, days))
    report = with_earlier(report_of(store, bases, days, terms), store.written_reports())
    content = writer.content(report, form, paper)
    nameless = tuple(without_names(basis) for basis in bases)
    figures = figures_of(days_of(report_of(store, nameless, days, Terms(terms.prices))))
    written = WrittenReport(
        first=days[0],
        last=days[1],
        form=form,
        paper=paper,
        sha256=sha256(content).hexdigest(),
        written_at=clock.now(),
        version=version,
        events=report.events,
        sequence=report.last_sequence,
        head=report.head,
        terms=terms,
    )
    return MadeReport(report, content, written, ReportContents(nameless, json.dumps(figures)))


def keep(store: Store, made: MadeReport) -> None:
    """Keep what makes a report that was handed over worth trusting; once for the same bytes.

    Raises:
        StoreError: it could not be kept; the report itself is where it went.
    """
    if any(known.sha256 == made.written.sha256 for known in store.written_reports()):
        return
    with store.write() as unit:
        unit.add_written_report(made.written, made.contents)
        unit.commit()


def _days_within(store: Store, days: tuple[date, date]) -> tuple[date, ...]:
    known = store.days()
    wanted = tuple(day for day in known if days[0] <= day <= days[1])
    if not wanted:
        last = f" The latest day with data is {known[-1]}." if known else ""
        raise InputRefused(f"There is no data of {_span_words(*days)}.{last}")
    return wanted


def report_of(store: Store, bases: Sequence[DayBasis], days: tuple[date, date], terms: Terms) -> Report:
    """The report on days that are like that; one day by itself is a day's report."""
    made = tuple(report_on(basis, store.events(basis.day), store.chain_at, terms) for basis in bases)
    return made[0] if days[0] == days[1] else PeriodReport(*days, made)


def with_earlier(report: Report, written: Iterable[WrittenReport]) -> Report:
    """A report that says which one of the same days it takes the place of, if facts came since."""
    before = [
        known
        for known in written
        if (known.first, known.last) == span_of(report) and known.sequence < report.last_sequence
    ]
    if not before:
        return report
    last = max(before, key=lambda known: known.sequence)
    return replace(report, earlier=Earlier(last.events, last.sequence, last.head))


# --- every figure by its name ----------------------------------------------------------------------


def figures_of(days: Sequence[DayReport]) -> dict[str, Scalar]:
    """Every figure of some days by a name for it: ``2026-11-22.counts.done``. No words are among them.

    Raises nothing; the same facts and the same basis give the same.
    """
    told: dict[str, Scalar] = {}
    for day in days:
        told.update(_figures(day, day.day.isoformat()))
        for row in day.rows:
            told.update(_figures(row, f"{day.day}.stop {row.stop_id}"))
    for dimension in Dimension:
        for group in groups(days, dimension):
            told.update(_figures(group, f"{dimension.value} {group.key}"))
    for band in lateness(row for day in days for row in day.rows):
        told[f"lateness.{band.words}"] = len(band.rows)
    for list_name, values in (
        ("foresight", foresight(days)),
        ("bills", carrier_bills(days)),
        ("takings", takings(days)),
        ("missed", missed(days)),
    ):
        told.update(_figures(values, list_name))
    return told


def _figures(value: object, name: str) -> Iterator[tuple[str, Scalar]]:
    if isinstance(value, Enum):
        yield name, value.value
    elif isinstance(value, date):  # and instants
        yield name, value.isoformat()
    elif isinstance(value, tuple):
        yield f"{name}.count", len(value)
        for number, item in enumerate(value, 1):
            yield from _figures(item, f"{name}.{number}")
    elif is_dataclass(value) and not isinstance(value, LonLat):
        for field in fields(value):
            if field.name not in _WORDS:
                yield from _figures(getattr(value, field.name), f"{name}.{field.name}")
    elif value is None or isinstance(value, str | int | float):
        yield name, value


# --- finding out -----------------------------------------------------------------------------------


def problems(store: Store) -> tuple[str, ...]:
    """What is wrong with reports that were written, one sentence each: the chain is another than they
    bear, or a figure is not what the facts come to."""
    found: list[str] = []
    for written in store.written_reports():
        if store.chain_at(written.sequence) != written.head:
            found.append(
                f"{_named(written)} bears the chain head {written.head[:SHORTEST_HEAD]}, and the log "
                f"has another at event {written.sequence}: facts were changed and sealed anew since."
            )
            continue
        try:
            found += _wrong_figures(store, written)
        except StoreError as error:
            found.append(f"{_named(written)} cannot be checked: {error}")
    return tuple(found)


def _wrong_figures(store: Store, written: WrittenReport) -> list[str]:
    contents = store.report_contents(written.number)
    known: dict[str, Scalar] = json.loads(contents.figures)
    days = [
        report_on(
            basis,
            (event for event in store.events(basis.day) if event.sequence <= written.sequence),
            store.chain_at,
            Terms(written.terms.prices),
        )
        for basis in contents.basis
    ]
    now = figures_of(days)
    wrong = [name for name, value in known.items() if _plain(now.get(name)) != value]
    words = [
        f"{_named(written)} says {name} is {known[name]}, and its facts come to {now.get(name)}."
        for name in wrong[:TOLD_OF_EACH]
    ]
    if len(wrong) > TOLD_OF_EACH:
        words.append(f"{_named(written)} has {len(wrong) - TOLD_OF_EACH} more figures that are wrong.")
    return words


def _plain(value: Scalar) -> Scalar:
    """As JSON gives it back."""
    plain: Scalar = json.loads(json.dumps(value))
    return plain


def head_problems(store: Store, head: str) -> tuple[str, ...]:
    """What is wrong with a chain head that stands on paper: no event of the log bears it.

    Raises:
        InputRefused: it is too short to be told from others, or no seal at all.
    """
    wanted = "".join(head.split()).lower()
    if len(wanted) < SHORTEST_HEAD or len(wanted) > 64 or set(wanted) - set("0123456789abcdef"):
        raise InputRefused(
            f"'{head}' is no chain head: give the {SHORTEST_HEAD} to 64 digits (0-9, a-f) that stand "
            "on the report."
        )
    if store.bears_seal(wanted):
        return ()
    return (
        f"No event of the log bears the chain head {wanted}: facts up to that report were changed and "
        "the chain was made anew, or the report is of other data.",
    )


def file_problems(
    store: Store, file: Path, read: Callable[[Path], bytes] = Path.read_bytes
) -> tuple[str, ...]:
    """What is wrong with a report's file: it is not, byte for byte, one that was written here.

    Raises:
        InputRefused: it cannot be read.
    """
    try:
        digest = sha256(read(file)).hexdigest()
    except OSError as error:
        raise InputRefused(f"{file} cannot be read ({error.strerror}).") from error
    if any(written.sha256 == digest for written in store.written_reports()):
        return ()
    return (
        f"'{file}' is no report as it was written here: it was changed since, or comes from elsewhere.",
    )


def _named(written: WrittenReport) -> str:
    at: datetime = written.written_at
    return (
        f"Report {written.number} of {_span_words(written.first, written.last)} ({written.form.value}, "
        f"written {at:%Y-%m-%d %H:%M} UTC by version {written.version})"
    )


def _span_words(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first} to {last}"
