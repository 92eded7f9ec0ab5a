"""The proof of the stop that is selected, in the side panel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.domain.board import Board, BoardStop
from app.domain.orders import ProofKind
from app.domain.proofs import ProofPicture, StopProof
from tests.app.sync import images
from tests.ui.boards import board_of
from ui.desktop.proof_card import LARGEST_PX, PictureLabel, read_picture
from ui.desktop.side_panel import SidePanel
from ui.desktop.theme import Theme
from ui.desktop.words import outstanding_text

pytestmark = pytest.mark.gui

PHOTO, SIGNATURE = "a" * 64, "b" * 64
PROOF = StopProof(
    pictures=(
        ProofPicture(PHOTO, ProofKind.PHOTO, True),
        ProofPicture(SIGNATURE, ProofKind.SIGNATURE, False),
    ),
    name="<b>Frau</b> Marxer",
    scans=("4006381333931",),
    missing=(ProofKind.AGE_CHECK,),
    distance_m=2224,
)


def _with(proof: StopProof) -> tuple[Board, BoardStop]:
    """A board whose first stop has this to show."""
    board = board_of()
    lane = board.lanes[0]
    stop = replace(lane.stops[0], proof=proof)
    lanes = (replace(lane, stops=(stop, *lane.stops[1:])), *board.lanes[1:])
    return replace(board, lanes=lanes), stop


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> SidePanel:
    made = SidePanel(theme)
    qtbot.addWidget(made)
    made.resize(286, 700)
    made.show()
    return made


def _words(panel: SidePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.text()]


def test_a_selected_stop_shows_what_it_has_and_what_is_outstanding(panel: SidePanel) -> None:
    board, stop = _with(PROOF)
    asked: list[str] = []
    panel.picture_wanted.connect(asked.append)
    panel.show_board(board)
    assert "Proof" not in _words(panel)
    panel.select(stop.stop_id)
    words = _words(panel)
    assert words[:2] == ["Proof", stop.name]
    assert "Proof outstanding: signature not here yet; age check missing" in words
    assert "Taken by <b>Frau</b> Marxer" in words
    assert "Reported 2.2 km from the stop" in words
    assert "signature: not here yet" in words
    assert asked == [PHOTO], "only what is here is loaded"
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in panel.findChildren(QLabel))


def test_a_picture_is_shown_when_it_comes_and_only_for_the_stop_it_belongs_to(
    panel: SidePanel,
) -> None:
    board, stop = _with(PROOF)
    panel.show_board(board)
    panel.select(stop.stop_id)
    image = read_picture(images.photo())
    panel.show_picture(PHOTO, image)
    shown = [label for label in panel.findChildren(PictureLabel) if not label.pixmap().isNull()]
    assert [label.accessibleName() for label in shown] == ["photo"]
    elsewhere = board.lanes[1].stops[0]
    panel.select(elsewhere.stop_id)
    panel.show_picture(PHOTO, image)
    assert panel.findChildren(PictureLabel) == []


def test_the_card_keeps_its_pictures_when_the_day_goes_on(panel: SidePanel) -> None:
    board, stop = _with(PROOF)
    asked: list[str] = []
    panel.picture_wanted.connect(asked.append)
    panel.show_board(board)
    panel.select(stop.stop_id)
    panel.show_picture(PHOTO, read_picture(images.photo()))
    panel.show_board(replace(board, issues=()))
    arrived = replace(PROOF, pictures=tuple(replace(p, is_here=True) for p in PROOF.pictures))
    panel.show_board(_with(arrived)[0])
    assert asked == [PHOTO, SIGNATURE]
    shown = [label for label in panel.findChildren(PictureLabel) if not label.pixmap().isNull()]
    assert len(shown) == 1


def test_a_picture_opens_large_by_key_and_closes_by_escape(panel: SidePanel, qtbot: QtBot) -> None:
    board, stop = _with(PROOF)
    panel.show_board(board)
    panel.select(stop.stop_id)
    panel.show_picture(PHOTO, read_picture(images.photo()))
    label = panel.findChildren(PictureLabel)[0]
    qtbot.keyClick(label, Qt.Key.Key_Return)
    large = panel.findChild(QDialog)
    assert large is not None
    assert large.windowTitle() == f"photo: {stop.name}"
    qtbot.keyClick(large, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.findChild(QDialog) is None, timeout=30_000)


def test_what_cannot_be_shown_is_said_and_what_is_huge_is_read_small(panel: SidePanel) -> None:
    board, stop = _with(PROOF)
    panel.show_board(board)
    panel.select(stop.stop_id)
    panel.show_picture(PHOTO, QImage())
    assert "photo: cannot be shown" in _words(panel)
    assert read_picture(b"no picture").isNull()
    large = read_picture(images.written(images.scene(4000, 3000), "JPEG"))
    assert (large.width(), large.height()) == (LARGEST_PX, 1200)


def test_a_stop_with_all_its_proof_is_not_urgent() -> None:
    assert outstanding_text(StopProof(name="Frau Marxer")) == ""
