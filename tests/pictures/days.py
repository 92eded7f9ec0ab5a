"""Days to look at: small and large, late, with long names."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import cycle

from app.domain.board import Board, BoardStop, Lane
from app.domain.orders import Task
from tests.ui.boards import board_of, figures_of

LONG_NAMES = (
    "Kreislaufwirtschaftsgenossenschaft Liechtensteiner Unterland",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "Rechtsanwaltskanzlei Müller-Lüdenscheidt & Großwäscher-Überegger",
    "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsstelle",
)
LONG_DRIVERS = (
    "Maximiliane-Wilhelmine von Hohenstaufen-Überlingen",
    "Kunigunde zu Guttenstein",
)


def large() -> Board:
    """5,000 stops."""
    return board_of(100, 50)


def late() -> Board:
    """Everybody late, by more and more."""
    board = board_of()
    lanes = tuple(
        replace(
            lane,
            stops=tuple(
                stop if stop.state.is_final else _later(stop, 15 * n)
                for n, stop in enumerate(lane.stops, 1)
            ),
        )
        for lane in board.lanes
    )
    issues = tuple(
        replace(board.issues[0], issue_id=f"i-{n}", title=f"{lane.shift.driver.name} +{n * 35} min")
        for n, lane in enumerate(lanes, 1)
    )
    figures = figures_of(lanes, len(board.unassigned))
    return replace(board, lanes=lanes, issues=issues, figures=figures)


def long_named() -> Board:
    """Names as long as they come."""
    board = board_of()
    names, drivers = cycle(LONG_NAMES), cycle(LONG_DRIVERS)
    lanes = tuple(_renamed(lane, names, next(drivers)) for lane in board.lanes)
    orders = {
        key: replace(order, delivery=_named(order.delivery, next(names)))
        for key, order in board.orders.items()
    }
    issues = tuple(replace(issue, title=f"{next(names)}: +14 min") for issue in board.issues)
    moves = tuple(
        replace(move, words=f"14 {next(names)}: {next(drivers)}") for move in board.suggestions[0].moves
    )
    cards = (replace(board.suggestions[0], title=f"Stops for {next(drivers)}", moves=moves),)
    return replace(board, lanes=lanes, orders=orders, issues=issues, suggestions=cards)


def _named(task: Task | None, name: str) -> Task | None:
    return None if task is None else replace(task, place=replace(task.place, name=name))


def _renamed(lane: Lane, names: cycle[str], driver: str) -> Lane:
    shift = replace(lane.shift, driver=replace(lane.shift.driver, name=driver))
    stops = tuple(replace(stop, name=next(names)) for stop in lane.stops)
    return replace(lane, shift=shift, stops=stops)


def _later(stop: BoardStop, minutes: int) -> BoardStop:
    return replace(stop, late_s=minutes * 60, eta=stop.eta + timedelta(minutes=minutes))
