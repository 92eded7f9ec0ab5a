"""A day's papers, written to files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from app.domain.fleet import Shift
from app.domain.order_proof import OrderProof
from app.domain.orders import Order
from app.domain.report import PaperSize, ReportFormat
from app.domain.report_period import Report
from app.domain.route_formats import RouteFormat
from app.domain.routes import RouteRecord


class ReportWriter(Protocol):
    """Writes a day's papers to files, whole or not at all.

    Its calls that write replace what stands at the path, or raise InputRefused (it cannot be written)
    or StoreFull and leave it untouched.
    """

    def content(self, report: Report, form: ReportFormat, paper: PaperSize) -> bytes:
        """A report's bytes: the same for the same report."""
        ...

    def write(self, content: bytes, path: Path) -> None:
        """Put a report's bytes into a file."""
        ...

    def write_route_sheets(
        self,
        routes: Sequence[tuple[Shift, RouteRecord]],
        orders: Mapping[str, Order],
        path: Path,
    ) -> None:
        """Route sheets and loading lists as one PDF; InputRefused when no route has a stop."""
        ...

    def write_routes(
        self,
        routes: Sequence[tuple[Shift, RouteRecord]],
        orders: Mapping[str, Order],
        path: Path,
        form: RouteFormat,
    ) -> None:
        """Routes for other programs; InputRefused when none has a stop."""
        ...

    def write_order_proof(self, proof: OrderProof, path: Path) -> None:
        """What happened to one order as a PDF."""
        ...
