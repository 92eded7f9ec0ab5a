"""Reports that were written and that went out, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.timing import rfc3339
from app.domain.written_reports import ReportPost, WrittenReport
from ui.told_words import STATES

REPORTS_GO_NOWHERE = (
    "Reports go nowhere by themselves yet. Say in settings.json where to, for instance: "
    '{"reports": {"at": "19:00", "folder": "/srv/reports"}}'
)


def reports_lines(written: Iterable[WrittenReport], posts: Iterable[ReportPost]) -> Iterator[str]:
    """One line each."""
    for report in written:
        days = f"{report.first}" if report.first == report.last else f"{report.first} to {report.last}"
        chain = f"chain {report.head[:16]}, " if report.head else ""
        sealed = f"{chain}SHA-256 {report.sha256[:16]}"
        yield (
            f"{report.number}  {days}  {report.form.value}  written "
            f"{report.written_at:%Y-%m-%d %H:%M} UTC, from {report.events} events, {sealed}"
        )
    for post in posts:
        trouble = f": {post.trouble}" if post.trouble else ""
        yield f"{post.day} by {post.way}: {STATES[post.state]}{trouble}"


def reports_document(
    written: Iterable[WrittenReport], posts: Iterable[ReportPost]
) -> dict[str, object]:
    """Both lists."""
    return {
        "written": [
            {
                "number": report.number,
                "first": report.first.isoformat(),
                "last": report.last.isoformat(),
                "format": report.form.value,
                "paper": report.paper.value,
                "written_at": rfc3339(report.written_at),
                "version": report.version,
                "events": report.events,
                "sequence": report.sequence,
                "head": report.head,
                "sha256": report.sha256,
            }
            for report in written
        ],
        "posts": [
            {
                "day": post.day.isoformat(),
                "way": post.way,
                "state": post.state.value,
                "tries": post.tries,
                "trouble": post.trouble,
            }
            for post in posts
        ],
    }
