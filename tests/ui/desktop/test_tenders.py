"""The window of offers to carriers: what waits for an answer is seen, decided by hand, withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.board import Board
from app.domain.messages import Channel
from app.domain.tenders import Answer, Tender, TenderedOrder
from tests.ui.boards import board_of
from tests.ui.desktop.conftest import Recorder
from ui.desktop.lane_rows import StopRow, row_text
from ui.desktop.tenders.window import OffersWindow
from ui.desktop.window import MainWindow

pytestmark = pytest.mark.gui


def offered(board: Board) -> Board:
    """A picture in which two carriers are to answer, the one that has less time named last."""
    stops = [stop for stop in board.lanes[0].stops if not stop.state.is_final][:2]
    tenders = tuple(
        Tender(
            tender_id=f"offer-{n}",
            day=board.day,
            carrier_id=f"c{n}",
            carrier=f"Carrier {n}",
            orders=(TenderedOrder(stop.order_id, {stop.stop_id: 590 + n}, had_route=True),),
            made_at=board.now,
            deadline=board.now + timedelta(minutes=60 - 30 * n),
            token="t" * 43,
            to=((Channel.EMAIL, "desk@carrier.example"),),
            url="https://desk.example/c/t" if n else "",
        )
        for n, stop in enumerate(stops)
    )
    return replace(board, tenders=tenders)


def cells(shown: OffersWindow) -> list[list[str]]:
    rows, columns = shown.rows.rowCount(), shown.rows.columnCount()
    return [[str(shown.rows.index(r, c).data()) for c in range(columns)] for r in range(rows)]


def test_what_waits_for_an_answer_is_seen_and_decided_by_hand(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    window.show_board(offered(board_of()))
    window.commands["tenders"].trigger()
    shown = window.findChild(OffersWindow)
    assert shown is not None
    qtbot.waitUntil(shown.isVisible)
    assert [row[1] for row in cells(shown)] == ["Carrier 1", "Carrier 0"], "the next deadline first"
    assert [row[4] for row in cells(shown)] == ["with the carrier", "waits for the server"]
    for text, asked in (
        ("It accepted", ("answer", ("offer-1", Answer.ACCEPT))),
        ("It declined", ("answer", ("offer-1", Answer.DECLINE))),
        ("Withdraw", ("withdraw", "offer-1")),
    ):
        next(b for b in shown.findChildren(QPushButton) if b.text() == text).click()
        assert recorder.asked.pop() == asked
    shown.table.setCurrentIndex(shown.rows.index(1, 0))
    board = offered(board_of())
    shown.show_board(replace(board, tenders=board.tenders[:1]))
    shown.withdrawn.click()
    assert recorder.asked.pop() == ("withdraw", "offer-0"), "what was chosen stays chosen"
    shown.show_board(replace(board, tenders=()))
    assert not shown.withdrawn.isEnabled()
    shown.close()


def test_a_stop_that_is_offered_says_so_in_its_row() -> None:
    lane = board_of().lanes[0]
    stop = replace(lane.stops[-1], tendered=True)
    assert row_text(StopRow(lane, stop)).endswith("offered to a carrier")
