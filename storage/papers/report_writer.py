"""Reports and route sheets as files: the choice by format, written whole or not at all."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.domain.errors import InputRefused, StoreFull
from app.domain.fleet import Shift
from app.domain.load import DEFAULT_DIMENSIONS, LoadDimension
from app.domain.order_proof import OrderProof
from app.domain.orders import Order
from app.domain.report import PaperSize, ReportFormat
from app.domain.report_period import Report
from app.domain.route_formats import RouteFormat
from app.domain.routes import RouteRecord
from storage.papers.proof_paper import order_proof_pdf
from storage.papers.report_csv import report_csv
from storage.papers.report_html import report_html
from storage.papers.report_json import report_json
from storage.papers.report_pdf import report_pdf
from storage.papers.report_xlsx import report_xlsx
from storage.papers.route_files import route_file
from storage.papers.route_sheet import route_sheets_pdf
from storage.whole_files import put_whole


def report_bytes(report: Report, form: ReportFormat, paper: PaperSize = PaperSize.A4) -> bytes:
    """A report in a format; the same report gives the same bytes."""
    forms: dict[ReportFormat, Callable[[], bytes]] = {
        ReportFormat.PDF: lambda: report_pdf(report, paper),
        ReportFormat.XLSX: lambda: report_xlsx(report, paper),
        ReportFormat.CSV: lambda: report_csv(report),
        ReportFormat.HTML: lambda: report_html(report),
        ReportFormat.JSON: lambda: report_json(report),
    }
    return forms[form]()


class ReportFiles:
    """Writes reports and route sheets; see ``app.ports.reports.ReportWriter``.

    ``dimensions`` are the load dimensions under the site's names.
    """

    def __init__(self, dimensions: tuple[LoadDimension, ...] = DEFAULT_DIMENSIONS) -> None:
        self._dimensions = dimensions

    def content(self, report: Report, form: ReportFormat, paper: PaperSize) -> bytes:
        """A report's bytes: the same for the same report."""
        return report_bytes(report, form, paper)

    def write(self, content: bytes, path: Path) -> None:
        """Put a report's bytes into a file, replacing what stands at the path.

        Raises:
            InputRefused: the path cannot be written; what stood there is untouched.
            StoreFull: the disk is full; what stood there is untouched.
        """
        _replace(path, content)

    def write_route_sheets(
        self,
        routes: Sequence[tuple[Shift, RouteRecord]],
        orders: Mapping[str, Order],
        path: Path,
    ) -> None:
        """Write the route sheets and loading lists of some drivers as one PDF.

        Raises:
            InputRefused: no route has a stop, or the path cannot be written.
            StoreFull: the disk is full; what stood there is untouched.
        """
        if not any((record.released or record.route).stops for _, record in routes):
            raise InputRefused(
                "There is nothing to print: no route has a stop yet. Plan the day first."
            )
        _replace(path, route_sheets_pdf(routes, orders, self._dimensions))

    def write_routes(
        self,
        routes: Sequence[tuple[Shift, RouteRecord]],
        orders: Mapping[str, Order],
        path: Path,
        form: RouteFormat,
    ) -> None:
        """Write routes for other programs.

        Raises:
            InputRefused, StoreFull: like ``write``; InputRefused when no route has a stop.
        """
        _replace(path, route_file(routes, orders, form))

    def write_order_proof(self, proof: OrderProof, path: Path) -> None:
        """Write what happened to one order as a PDF.

        Raises:
            InputRefused: the path cannot be written; what stood there is untouched.
            StoreFull: the disk is full; what stood there is untouched.
        """
        _replace(path, order_proof_pdf(proof))


def _replace(path: Path, content: bytes) -> None:
    """Put a whole file in the place of whatever was there."""
    try:
        put_whole(path, content)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StoreFull(
                f"{path} was not written: the disk is full. Free some space and write it again."
            ) from error
        raise InputRefused(
            f"{path} cannot be written ({error.strerror}). Choose another folder or name."
        ) from error
