"""Reports, route sheets, and what proves that an order was done."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from app.domain.errors import InputRefused
from app.domain.report import PaperSize, ReportFormat
from app.reports.proving import find_order, prove
from ui.cli import values
from ui.cli.desk import day_of, days_of
from ui.cli.grammar import Verbs, add_verb
from ui.cli.launcher import DONE, FAILED, Launcher
from ui.cli.printing import print_json
from ui.cli.report_listing import REPORTS_GO_NOWHERE, reports_document, reports_lines
from ui.workplace import posting_of, write_report, write_sheets, zone_of


def add_to(verbs: Verbs) -> None:
    """Put them into the grammar."""
    report = add_verb(
        verbs, "report", "the report of a day, a week or some days; or route sheets", _report
    )
    report.add_argument("--date", type=values.day)
    report.add_argument("--week", action="store_true", help="of the whole week that the day is in")
    report.add_argument("--from", type=values.day, dest="first", metavar="DATE", help="of several days")
    report.add_argument("--to", type=values.day, dest="last", metavar="DATE", help="the last of them")
    report.add_argument(
        "--paper", choices=("a4", "letter"), help="what a PDF or a workbook is to be printed on"
    )
    report.add_argument(
        "-f", "--format", choices=("pdf", "xlsx", "csv", "html", "json", "sheets"), required=True
    )
    report.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    posted = add_verb(
        verbs, "reports", "reports that were written, and those that go out by themselves", _reports
    )
    posted.add_argument("--send", action="store_true", help="send what is due by now")
    posted.add_argument("--json", action="store_true")
    proof = add_verb(verbs, "proof", "what happened to one order, as a PDF with its pictures", _proof)
    proof.add_argument("order", metavar="ORDER", help="its reference, or the customer's name")
    proof.add_argument("--date", type=values.day)
    proof.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")


def _report(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        if options.format == "sheets":
            write_sheets(place, day_of(place, options.date), options.output)
        else:
            paper = PaperSize(options.paper) if options.paper else place.settings.reports.paper
            days, form = days_of(place, options), ReportFormat(options.format)
            write_report(place, days, form, options.output, paper)
    print(f"Wrote {options.output}.")
    return DONE


def _reports(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        posting = posting_of(place)
        trouble: tuple[str, ...] = ()
        if options.send:
            if not posting.is_wanted:
                raise InputRefused(REPORTS_GO_NOWHERE)
            today = place.clock.now().astimezone().date()
            trouble = posting.round(zone_of(place, today))
        written, posts = place.store.written_reports(), place.store.report_posts()
    if options.json:
        print_json(reports_document(written, posts))
    else:
        for words in reports_lines(written, posts):
            print(words)
    for words in trouble:
        print(words, file=sys.stderr)
    return FAILED if trouble else DONE


def _proof(launcher: Launcher, options: Namespace) -> int:
    with launcher.workplace(options.data_dir) as place:
        found = prove(place.store, find_order(place.store, options.order, options.date))
        place.reports.write_order_proof(found, options.output)
    print(f"Wrote {options.output}.")
    return DONE
