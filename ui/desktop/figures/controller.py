"""What the window of figures asks for. Every method returns at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from app.domain.events import Event
from app.domain.report_period import Report
from ui.desktop.theme import Theme


class Chart(Protocol):
    """Bars with names; ``picked`` has the number of the one that was clicked."""

    @property
    def widget(self) -> QWidget: ...

    @property
    def picked(self) -> SignalInstance: ...

    def show_bars(
        self, title: str, names: Sequence[str], values: Sequence[float], chosen: int, colour: str
    ) -> None:
        """Show these instead of any before; ``chosen`` is set off (-1: none)."""
        ...


type MakeChart = Callable[[Theme], Chart]


@dataclass(frozen=True, slots=True)
class Figures:
    """A report, the facts of each stop by its id, and how to draw."""

    report: Report
    facts: Mapping[str, tuple[Event, ...]]
    zone: ZoneInfo
    make_chart: MakeChart


class FiguresShown(Protocol):
    """Who is told, on the GUI thread."""

    def show_report(self, figures: Figures) -> None:
        """The figures as they stand."""
        ...


class FiguresController(Protocol):
    """Looking at figures."""

    def attach(self, shown: FiguresShown) -> None:
        """Who is told from now on."""
        ...

    def look(self, *, week: bool) -> None:
        """Of the day in view, or of the week that it is in; ends in ``show_report``."""
        ...
